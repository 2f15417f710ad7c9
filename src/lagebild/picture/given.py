"""A number as a text gives it, with what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lagebild.moments import date_of
from lagebild.picture.counted import HARM
from lagebild.picture.eventdays import WEEK
from lagebild.picture.levels import is_of_another
from lagebild.picture.material import Piece
from lagebild.picture.numbers import Number, bounds
from lagebild.picture.told import Told
from lagebild.situation import Who


@dataclass(frozen=True)
class Given:
    """A number as a text gives it.

    `thing` is what is counted (`counted.thing`), `terms` the terms of its words; `places` are those of its own sentence by their terms,
    `near` those of the sentences before it where its own has none; `plan` says that it is of what is to be; `events` are told beside it.
    `some` says that the words behind it say of how many others it counts some ("Zwölf der 30 Verletzten").
    `against` says that words set it against a number before it, `borrowed` is the id of the number that says what is counted where its own
    words leave that out. `part` says that it counts some of others ("darunter sechs Kinder"), `lent` that the words for
    what it counts stand at another number, `untold` that its sentence tells of losses
    and not surely whether of them. `spot` is the place where it is true, where its own clause or what stands before it names one.
    """

    piece: Piece
    thing: str
    terms: frozenset[str]
    of: str
    nations: frozenset[str]
    places: Mapping[str, str]
    near: Mapping[str, str]
    plan: bool
    events: tuple[Told, ...]
    source: Who | None
    clause: str
    sentence: int
    paragraph: int
    against: bool = False
    borrowed: str | None = None
    part: bool = False
    lent: bool = False
    untold: bool = False
    spot: str | None = None
    some: bool = False

    @property
    def number(self) -> Number:
        """The number, or the pair of a range."""
        return self.piece.record.number  # type: ignore[no-any-return]

    @property
    def comparator(self) -> str:
        """How it is meant."""
        return str(self.piece.record.comparator)

    @property
    def unit(self) -> str | None:
        """Its unit."""
        return self.piece.record.unit  # type: ignore[no-any-return]

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number that is meant."""
        return bounds(self.number, self.comparator)

    @cached_property
    def day(self) -> str:
        """The day that it is true of: its own date, the end of a time that is over, else that of the report."""
        first, last = date_of(self.piece.days.start), date_of(self.piece.days.end)
        told = date_of(self.piece.text.day)
        if self.thing in HARM and first is not None and told is not None and first > told:
            return self.piece.text.day  # nobody is counted before it happens
        if first is not None and first == last:
            return first.isoformat()
        over = last is not None and told is not None and last < told - WEEK and not is_of_another(self.piece)
        return last.isoformat() if last is not None and over else self.piece.text.day

    @property
    def voice(self) -> str:
        """Who gives it: the source, else the report."""
        return self.source.id if self.source is not None else self.piece.text.version.article

    @cached_property
    def things(self) -> frozenset[tuple[str | None, str]]:
        """What is counted, as keys to look it up by."""
        names = [self.thing] if self.thing else list(self.terms)
        return frozenset((self.unit, name) for name in names)
