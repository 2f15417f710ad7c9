"""What stands on the time axis: events and statements with when, who and what, found once for each picture."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from lagebild.situation import FusedEvent, FusedStatement, Picture, Who
from lagebild.views.pictureactors import acting
from lagebild.views.picturechoice import is_sure
from lagebild.web.desk import Shown
from lagebild.web.pages.zeitachsetime import DAY, Stretch, local

EVENT, STATEMENT = "event", "statement"
KINDS = (EVENT, STATEMENT)
ACTOR, SIDE, TYPE = "actor", "side", "type"
ROWS = (SIDE, ACTOR, TYPE)
UNNAMED, NOBODY, REST = "unnamed", "nobody", "rest"
"""Keys of rows for those who have no name, for what nobody has a part in, and for whoever has no row."""
KEPT = 6  # choices of items that are held
CHOOSABLE = 80  # actors in the form's list


class Item(NamedTuple):
    """An event or a statement. `day` is when it happened or was said, else reported; `reported` when it was first reported: minutes.

    `actors` are ids, `sides` those for whom they speak, else themselves; `at` is its place in the picture's list.
    """

    kind: str
    type: str
    day: int
    reported: int
    actors: tuple[str, ...]
    sides: tuple[str, ...]
    sure: bool
    at: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: kinds, a type ("event:ASSAULT"), an actor by id, also what is less sure."""

    kind: str = ""
    type: str = ""
    actor: str = ""
    include_all: bool = False

    def has(self, item: Item) -> bool:
        """Whether an item is asked for."""
        return (
            (item.sure or self.include_all)
            and (not self.kind or item.kind == self.kind)
            and (not self.type or f"{item.kind}:{item.type}" == self.type)
            and (not self.actor or self.actor in item.actors or self.actor in item.sides)
        )


@dataclass(frozen=True)
class Timeline:
    """The items of a picture, in the order of when they happened and in that of when they were reported; names by id.

    `choosable` are the ids of the actors that the form offers.
    """

    by_day: Sequence[Item]
    by_report: Sequence[Item]
    names: Mapping[str, str]
    choosable: Collection[str] = ()
    days: Sequence[int] = field(init=False)
    reports: Sequence[int] = field(init=False)
    _narrowed: OrderedDict[Wanted, Timeline] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", [one.day for one in self.by_day])
        object.__setattr__(self, "reports", [one.reported for one in self.by_report])

    @cached_property
    def most(self) -> Sequence[str]:
        """The ids of the actors that have a part in most items, and of those for whom they speak."""
        counts = Counter(
            key for item in self.by_day for key in dict.fromkeys(item.actors + item.sides) if key in self.choosable
        )
        return [key for key, _ in counts.most_common(CHOOSABLE)]

    def narrowed(self, wanted: Wanted) -> Timeline:
        """The items that are asked for; those that were asked for last are held."""
        found = self._narrowed.get(wanted)
        if found is None:
            by_day, by_report = ([one for one in items if wanted.has(one)] for items in (self.by_day, self.by_report))
            found = self._narrowed[wanted] = Timeline(by_day, by_report, self.names, self.choosable)
            while len(self._narrowed) > KEPT:
                self._narrowed.popitem(last=False)
        return found

    def within(self, stretch: Stretch, *, reported: bool) -> Sequence[Item]:
        """The items of a stretch, by when they were `reported` or happened."""
        items, times = (self.by_report, self.reports) if reported else (self.by_day, self.days)
        return items[bisect_left(times, stretch.begin) : bisect_left(times, stretch.end)]

    def around(self, stretch: Stretch, *, reported: bool) -> tuple[int, int]:
        """How many items lie before a stretch, and after it."""
        times = self.reports if reported else self.days
        return bisect_left(times, stretch.begin), len(times) - bisect_left(times, stretch.end)


def timeline_of(shown: Shown, held: dict[str, Timeline], home: str) -> Timeline:
    """The timeline of a picture; the one of the last picture is held."""
    found = held.get(shown.stamp)
    if found is None:
        found = _timeline(shown.picture, home)
        if not shown.old:
            held.clear()
            held[shown.stamp] = found
    return found


def _timeline(picture: Picture, home: str) -> Timeline:
    names: dict[str, str] = {one.who.id: one.who.name for one in picture.actors}
    items = list(_items(picture, home, names))
    choosable = frozenset(acting(picture))
    return Timeline(sorted(items, key=itemgetter(2, 3)), sorted(items, key=itemgetter(3)), names, choosable)


def _items(picture: Picture, home: str, names: dict[str, str]) -> Iterator[Item]:
    """Every event and statement of which it is known when it happened or was reported; `names` comes to hold those of all actors."""
    both: tuple[Sequence[FusedEvent | FusedStatement], ...] = (picture.events, picture.statements)
    sides = frozenset(names)
    for lines in both:
        for at, line in enumerate(lines):
            item = _item(line, at, home, sides)
            if item is not None:
                names |= {who.id: who.name for who in _who(line) if who.id not in names}
                yield item


def _who(line: FusedEvent | FusedStatement) -> tuple[Who, ...]:
    if isinstance(line, FusedEvent):
        return line.actors
    return (line.speaker,) if line.speaker is not None else ()


def _item(line: FusedEvent | FusedStatement, at: int, home: str, known: Collection[str]) -> Item | None:
    """A line on the axis; None where neither is known when it happened nor when it was reported.

    Whoever speaks for a side that is not `known`, so that nothing is known to call it by, stands for himself.
    """
    happened = isinstance(line, FusedEvent)
    when = line.date if isinstance(line, FusedEvent) else line.said
    reported = local(line.first or None, home)
    day = local((when.start or when.end or "")[:10], home)
    if day is None and reported is None:
        return None
    actors = tuple(dict.fromkeys(who.id for who in _who(line))) or (NOBODY,)
    sides = dict.fromkeys(_side(who, known) for who in _who(line))
    return Item(
        EVENT if happened else STATEMENT,
        line.type,
        (reported or 0) // DAY * DAY if day is None else day,
        day or 0 if reported is None else reported,
        actors,
        tuple(sides) or (NOBODY,),
        is_sure("events" if happened else "statements", line),
        at,
    )


def _side(who: Who, known: Collection[str]) -> str:
    if who.side is not None and who.side in known:
        return who.side
    return UNNAMED if _unnamed(who) else who.id


def _unnamed(who: Who) -> bool:
    return who.id.startswith("unnamed:")


def rows_of(item: Item, by: str) -> Sequence[str]:
    """The keys of the rows that an item stands in."""
    if by == TYPE:
        return (f"{item.kind}:{item.type}",)
    if by == SIDE:
        return item.sides
    return tuple(dict.fromkeys(UNNAMED if one.startswith("unnamed:") else one for one in item.actors))
