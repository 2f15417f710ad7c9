"""What a cast knows of a dossier, as plain records: by it one more text is read without any of the others.

Kept are the tables that all texts look things up in, not what stands in single texts. A cast laid upon them (`Cast(…, upon=…)`) makes the
tables of its own few texts and takes what is kept for the rest: where both have an entry, that of the dossier holds, or what both list is
taken together. So who is who stays as the picture has it, and somebody whom only the new text names is whoever it says.

What can differ from a cast of all texts: the new text counts for nothing where texts are counted. It decides no vote that the dossier
left open (for whom a person speaks, where a government sits), gives a name no second bearer where the dossier knows it in full, makes an
organ that one state of the dossier has no other's, and makes no state of a name that the dossier has only as a plain word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lagebild.picture.castoffices import Held
from lagebild.situation import Who

WORDS = (
    "full names", "states", "adjectives", "adjectives of states", "places", "bodies", "organs", "alliances", "bodies by their noun",
    "sides of persons", "seats",
)  # fmt: skip
MARKS = (
    "given names", "introduced", "speaking", "things", "beside offices", "spellings", "towns", "may be towns", "whose country is known",
    "whose side is said",
)  # fmt: skip
SETS = ("surnames", "worth")
WHOS = ("who is a state", "who is who")
OFFICES, APART = "offices", "apart"
ROUNDS = ("sides of persons", "seats")
"""Tables that are made in rounds, each under its name and the round's number: what came of the last holds in all."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Words that are none of some actors, in one article or in all."""

    words: str
    ids: tuple[str, ...]
    article: str | None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a cast by their names, by what their entries are."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sets: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    whos: Mapping[str, tuple[Who, ...]] = field(default_factory=dict)
    offices: tuple[Held, ...] = ()
    apart: tuple[Apart, ...] = ()


def tables(found: Mapping[str, Mapping[Any, Any]]) -> Tables:
    """What is kept of the tables of a cast (`Notes.tables`)."""
    return Tables(
        {name: dict(found[name]) for name in WORDS},
        {name: tuple(sorted(found[name])) for name in MARKS},
        {name: {key: tuple(sorted(some)) for key, some in found[name].items()} for name in SETS},
        {name: tuple(sorted(found[name].values(), key=_id)) for name in WHOS},
        tuple(held for who in sorted(found[OFFICES]) for held in found[OFFICES][who]),
        tuple(one for words in sorted(found[APART]) for one in found[APART][words]),
    )


def entries(kept: Tables) -> dict[str, Mapping[Any, Any]]:
    """The entries of kept tables by the tables' names, as a cast looks them up."""
    found: dict[str, Mapping[Any, Any]] = dict(kept.words)
    for name in ROUNDS:
        found |= {f"{name} {number}": found.get(name, {}) for number in range(2)}
    found |= {name: dict.fromkeys(keys, True) for name, keys in kept.marks.items()}
    found |= {name: {key: frozenset(some) for key, some in sets.items()} for name, sets in kept.sets.items()}
    found |= {name: {who.id: who for who in whos} for name, whos in kept.whos.items()}
    found[OFFICES] = _grouped((held.person, held) for held in kept.offices)
    found[APART] = _grouped((one.words, one) for one in kept.apart)
    return found


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return {key: tuple(some) for key, some in found.items()}


def _id(who: Who) -> str:
    return who.id


_OF_ALL = frozenset({"organs", APART, *(f"seats{number}" for number in ("", " 0", " 1"))})
"""Tables to which a text by itself adds nothing."""


def laid(name: str, own: Mapping[Any, Any], below: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """The entries of a table upon those that are kept."""
    if name in _OF_ALL:
        return below
    return {**own, **below, **{key: _both(own[key], below[key]) for key in own.keys() & below.keys()}}


def _both(own: Hashable, below: Hashable) -> Hashable:
    """An entry that both have."""
    if isinstance(own, frozenset) and isinstance(below, frozenset):
        return below | own
    if type(own) is tuple and type(below) is tuple:
        return (*below, *own)
    return below
