"""What texts tell as having happened, held against the commitments that it can do something to.

What a clause does to a commitment depends on these two alone. So in a text that stood in a drawing before only commitments that are new
since then are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from lagebild.entries import Verdict
from lagebild.picture.cast import Cast
from lagebild.picture.happenings import Happening, named, tales
from lagebild.picture.histories import Found
from lagebild.picture.material import Material, Sheet, evidence
from lagebild.picture.nearby import Nearby
from lagebild.picture.touching import Contact, contacts
from lagebild.picture.wiring import Joined, condition, meant

STEP = "touches"

Touched = Mapping[Joined, list[Found]]
"""What a text does to commitments."""
_Gone = tuple[str, ...]


def touches(material: Material, sheets: Iterable[Sheet], held: Sequence[Joined], cast: Cast) -> list[Touched]:
    """What each of some texts does to commitments.

    Args:
        material: for what people rejected, and for what a drawing before has left.
        sheets: the texts.
        held: all commitments.
        cast: who is who.
    """
    before: Mapping[tuple[Sheet, _Gone], Touched]
    before, old = material.kept.left.get(STEP, ({}, frozenset()))
    there = frozenset(held)
    new, gone = _Against([one for one in held if one not in old], cast), old - there
    every, rejected = _Against(held, cast) if old else new, _rejected(material.verdicts)
    found: dict[tuple[Sheet, _Gone], Touched] = {}
    for sheet in sheets:
        words = tuple(rejected.get(sheet.text.version.article, ()))
        kept = before.get((sheet, words))
        if kept is None:
            found[sheet, words] = every.of(sheet, words)
            continue
        more = new.of(sheet, words)
        if more or not gone.isdisjoint(kept):
            kept = {one: some for one, some in kept.items() if one not in gone} | more
        found[sheet, words] = kept
    material.kept.left[STEP] = found, there
    return list(found.values())


class _Against:
    """Some commitments, against which texts are held."""

    def __init__(self, held: Sequence[Joined], cast: Cast) -> None:
        self._held, self._cast = held, cast
        self._nearby = Nearby(held)
        self._names = frozenset(_names(held))

    def of(self, sheet: Sheet, gone: _Gone) -> dict[Joined, list[Found]]:
        """What a text does to them; what has words of an event that a person rejected does nothing."""
        told: dict[Joined, list[Found]] = defaultdict(list)
        for happening in _happenings(sheet, self._names) if self._held else ():
            if any(words in happening.around for words in gone):
                continue
            for one in self._nearby.of(happening):
                told[one] += [_of_contact(contact) for contact in contacts(one, happening, self._cast)]
        return {one: some for one, some in told.items() if some}


def _names(held: Iterable[Joined]) -> Iterator[str]:
    """The names in commitments: what names none of them does nothing to any, where nothing else marks it."""
    for one in held:
        for wire in one.wires:
            for part in (meant(wire), condition(wire)):
                yield from (name.name for name in part.names) if part is not None else ()


def _happenings(sheet: Sheet, names: Set[str]) -> Iterator[Happening]:
    """What a text tells as having happened that can do something to commitments that have some names."""
    some = not sheet.of(named).isdisjoint(names)
    for tale in sheet.of(tales):
        if tale.stands or (some and not tale.names.isdisjoint(names)):
            yield from tale.happenings


def _rejected(verdicts: Iterable[Verdict]) -> Mapping[str | None, list[str]]:
    """The words of events that people rejected, by article."""
    gone: dict[str | None, list[str]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.kind == "reject" and verdict.of == "event" and verdict.undone is None and verdict.anchor:
            gone[verdict.article].append(verdict.anchor.words)
    return gone


def _of_contact(contact: Contact) -> Found:
    happening = contact.happening
    record = max(happening.events, key=lambda one: one.confidence, default=None)
    shown = evidence(happening.text, (happening.span,), record)
    return Found(contact.fact, happening.text, shown, round(contact.score, 2), contact.why)
