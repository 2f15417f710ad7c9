"""Commitments in words alone, as what happens is held against them: what is left of one when its texts are not at hand.

`Words` is what a happening is held against of one text's commitment, `Promise` of one told in many: both as the texts give them
(`wires.Wire`, `wiring.Joined`) and as they are kept (`Bond`, `Bound`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from lagebild.picture.deadlines import Deadline
from lagebild.picture.lifecycle import Binds, binding
from lagebild.situation import Who

if TYPE_CHECKING:
    from lagebild.picture.wiring import Joined


class Words(Protocol):
    """A commitment of one text in words: see `wires.Wire`."""

    @property
    def by(self) -> tuple[Who, ...]:
        """Who made it."""

    @property
    def others(self) -> tuple[Who, ...]:
        """To whom it is made."""

    @property
    def says(self) -> str:
        """The consequence."""

    @property
    def asserts(self) -> str:
        """The consequence without who announced it."""

    @property
    def when(self) -> str | None:
        """The condition; None where there is none."""

    @property
    def told(self) -> str:
        """The consequence as what happens is held against it."""

    @property
    def tied(self) -> str | None:
        """The condition as what happens is held against it."""

    @property
    def before(self) -> str:
        """What stands before it and belongs to it."""

    @property
    def refers(self) -> bool:
        """Whether something does."""

    @property
    def condition_kind(self) -> str | None:
        """How its condition stands."""

    @property
    def day(self) -> str:
        """The day of its text."""

    @property
    def language(self) -> str:
        """The text's language."""


class Promise(Protocol):
    """A commitment with all texts of it: see `wiring.Joined`."""

    @property
    def wires(self) -> Sequence[Words]:
        """What single texts say of it, the earliest first."""

    @property
    def binds(self) -> Binds:
        """What it binds to."""

    @property
    def condition_kind(self) -> str | None:
        """How its condition stands."""

    @property
    def by(self) -> tuple[Who, ...]:
        """Who made it."""

    @property
    def sides(self) -> frozenset[str]:
        """The sides that it binds."""

    @property
    def deadline(self) -> Deadline | None:
        """Its deadline."""


@dataclass(frozen=True, slots=True)
class Bond:
    """The words of a commitment of one text."""

    by: tuple[Who, ...]
    others: tuple[Who, ...]
    says: str
    asserts: str
    when: str | None
    told: str
    tied: str | None
    before: str
    refers: bool
    condition_kind: str | None
    day: str
    language: str


@dataclass(frozen=True)
class Bound:
    """The words of a commitment with all texts of it. `main` has the kind and whether it is kept by not doing something."""

    wires: tuple[Bond, ...]
    kind: str
    keeps: bool
    condition_kind: str | None
    by: tuple[Who, ...]
    bound: tuple[str, ...]
    deadline: Deadline | None

    @cached_property
    def binds(self) -> Binds:
        """What it binds to."""
        return binding(self.kind, self.keeps)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides that it binds."""
        return frozenset(self.bound)


def bound(one: Joined) -> Bound:
    """The words of a commitment."""
    wires = tuple(_bond(wire) for wire in one.wires)
    return Bound(wires, one.kind, one.main.keeps, one.condition_kind, one.by, tuple(sorted(one.sides)), one.deadline)


def _bond(wire: Words) -> Bond:
    return Bond(
        by=wire.by,
        others=wire.others,
        says=wire.says,
        asserts=wire.asserts,
        when=wire.when,
        told=wire.told,
        tied=wire.tied,
        before=wire.before,
        refers=wire.refers,
        condition_kind=wire.condition_kind,
        day=wire.day,
        language=wire.language,
    )
