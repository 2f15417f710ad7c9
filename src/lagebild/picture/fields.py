"""Fields: what questions of one kind are spoken of as. "Den Neustart", "den Weiterbetrieb" and "die Abschaltung" are one question.

The tables are `words/fields-*.txt`, a field a line: its name, a colon, ids of concepts. Whoever is for a concept is for the question, or
against it where "-" stands before the id; behind "~" stands what only belongs to it. A kind of a concept is in the fields of that concept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Meaning

Poles = Mapping[str, int]
"""Poles by the names of fields: 1, -1, 0 where there is none."""

_POLES = {"-": -1, "~": 0}
_NONE: Poles = {}


@cache
def fields() -> Mapping[str, Poles]:
    """The fields of every concept, of itself and of what it is a kind of."""
    own: dict[str, dict[str, int]] = defaultdict(dict)
    for name, ids in rows():
        for one in ids:
            own[one.lstrip("-~")][name] = _POLES.get(one[0], 1)
    found: dict[str, Poles] = {}
    for concept, wider in lexicon().up.items():
        held = {name: pole for up in sorted(wider) for name, pole in own.get(up, _NONE).items()} | own.get(concept, {})
        if held:
            found[concept] = held
    return found


def rows() -> Iterable[tuple[str, list[str]]]:
    """The names of all fields with their ids as they stand in the tables."""
    folder = files("lagebild.picture").joinpath("words")
    for table in sorted(one.name for one in folder.iterdir() if one.name.startswith("fields-")):
        for line in folder.joinpath(table).read_text("utf8").splitlines():
            if line.strip() and not line.startswith("#"):
                name, _, ids = line.partition(":")
                yield name.strip(), ids.split()


@cache
def members(*, poled: bool = False) -> Mapping[str, frozenset[str]]:
    """The concepts of every field, with their kinds; with `poled` only those that have a pole."""
    found: dict[str, set[str]] = defaultdict(set)
    for concept, held in fields().items():
        for name, pole in held.items():
            if pole or not poled:
                found[name].add(concept)
    return {name: frozenset(found[name]) for name, _ in rows()}


def poles(meant: Meaning, content: Iterable[str]) -> Poles:
    """The fields of a wording, with the pole that it takes in each: of its acts, with their signs, before things.

    Args:
        meant: what it means.
        content: the units of that which tell what it is about.
    """
    table, telling = fields(), set(content)
    found: dict[str, int] = {}
    acts = {act.concept: act.sign for act in reversed(meant.acts)}  # the first of two
    acted: dict[str, int] = {}
    for unit in sorted(telling):
        for name, pole in table.get(unit, _NONE).items():
            if unit in acts:
                acted[name] = acted.get(name) or pole * acts[unit]
            found[name] = found.get(name) or pole
    return found | acted
