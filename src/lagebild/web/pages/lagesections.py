"""What is new, in the order in which a duty officer needs it: sections, and a glance at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from lagebild import moments
from lagebild.picture.castnouns import noun
from lagebild.picture.differences import new_leads
from lagebild.situation import (
    Change,
    Changes,
    FigureLine,
    Fused,
    FusedStatement,
    Picture,
    PositionLine,
    Question,
    Tripwire,
    Who,
)
from lagebild.views.picturechangeoverview import new_state
from lagebild.views.picturechoice import current, is_sure, left, salient, sure_position
from lagebild.views.picturediff import moved_lines, old_lines
from lagebild.views.picturescene import Scene
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.reportnew import LIKELY, MATTERS
from lagebild.web.pages.lageentries import Entry, Writer
from lagebild.web.pages.lagewords import LageWords

SECTIONS = ("tripwires", "moves", "events", "statements", "disputes", "figures", "gone")
MOST = 10  # lines of a group where all sections are shown
PAGE = 50  # lines of a group where it is shown alone
HEADS = frozenset(
    "präsident kanzler premier premierminister ministerpräsident regierungschef staatschef staatsoberhaupt könig "
    "kaiser emir sultan fürst monarch schah president chancellor king queen emperor".split()
)
"""Heads of state and government, as the last part of what their offices are called."""
MINISTERS = frozenset("minister secretary".split())
ORGANISED = ("state", "government", "organisation")
NO_SIGNS = str.maketrans("", "", "-:TZ")
OTHERS = 3  # rank of whoever is no principal


class Found(NamedTuple):
    """A change that has a line: whether it was read surely, its order, and what writes it."""

    sure: bool
    order: tuple[Any, ...]
    write: Callable[[], Entry]
    state: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading of a section. `hidden` are those that are sure and not shown, `unsure` those that are not sure."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    total: int
    unsure: int
    page: int = 1
    pages: int = 1

    @property
    def hidden(self) -> bool:
        """Whether there are more than are shown, where it is not shown alone."""
        return self.pages == 1 and self.total > len(self.entries)


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its groups; `states` counts the tripwires that came to a state."""

    key: str
    title: str
    groups: tuple[Group, ...]
    states: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many lines it has that are shown without being asked for, on all pages."""
        return sum(group.total for group in self.groups)

    @property
    def unsure(self) -> int:
        """How many there are that are shown only when asked for."""
        return sum(group.unsure for group in self.groups)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is shown: also what is less sure, one group alone, which page of it."""

    include_all: bool = False
    only: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Sorter:
    """Sorts changes into sections."""

    scene: Scene
    say: LageWords
    extent: Extent = field(default_factory=Extent)

    def sections(self, changes: Changes) -> list[Section]:
        """All sections, also those that are empty."""
        writer = Writer(self.scene, self.say)
        by_list: dict[str, list[Change]] = {}
        for one in changes.changes:
            by_list.setdefault(one.what, []).append(one)
        offices = Offices(changes.after)
        groups = self._groups(writer, by_list, offices, moments.end(changes.before.at))
        found = []
        for key in SECTIONS:
            some = tuple(self._group(name, title, list(lines)) for name, title, lines in groups[key])
            states = self._states(by_list.get("tripwires", ())) if key == "tripwires" else ()
            found.append(Section(key, self.say.titles[key], some, states))
        return found

    def _groups(
        self, writer: Writer, by_list: Mapping[str, list[Change]], offices: Offices, begin: str
    ) -> Mapping[str, Sequence[tuple[str, str, Iterator[Found]]]]:
        """By section: key, title and lines of its groups."""
        wires, questions = by_list.get("tripwires", []), by_list.get("questions", [])
        disputes = [*by_list.get("disputes", []), *by_list.get("hypotheses", [])]
        said = list(_statements(writer, by_list.get("statements", []), offices))
        moves = list(_moves(writer, questions, begin))
        gone = [one for some in by_list.values() for one in some if one.change == "withdrawn"]
        return {
            "tripwires": [
                ("touched", "", _touched(writer, wires)),
                ("check", self.say.check, _to_check(writer, wires)),
                ("announced", self.say.announced, _announced(writer, wires)),
            ],
            "moves": [
                ("moves", "", (found for moved, found in moves if moved)),
                ("first", self.say.first_positions, (found for moved, found in moves if not moved)),
            ],
            "events": [("events", "", _events(writer, by_list.get("events", []), self.extent))],
            "statements": [
                ("principals", "", (one for one in said if one.order[0] < OTHERS)),
                ("others", self.say.others_said, (one for one in said if one.order[0] == OTHERS)),
            ],
            "disputes": [("disputes", "", _sides(writer, disputes))],
            "figures": [("figures", "", _figures(writer, by_list.get("figures", [])))],
            "gone": [("gone", "", _gone(writer, gone))],
        }

    def _group(self, key: str, title: str, some: list[Found]) -> Group:
        """The lines of a group that are shown, in order."""
        shown = sorted((one for one in some if one.sure or self.extent.include_all), key=lambda one: one.order)
        alone = self.extent.only == key
        most = PAGE if alone else 0 if self.extent.only else MOST
        pages = max(1, -(-len(shown) // PAGE)) if alone else 1
        page = min(max(1, self.extent.page), pages)
        entries = tuple(one.write() for one in shown[(page - 1) * most : page * most])
        unsure = 0 if self.extent.include_all else sum(not one.sure for one in some)
        return Group(key, title, entries, len(shown), unsure, page, pages)

    def _states(self, some: Sequence[Change]) -> tuple[tuple[str, int], ...]:
        """How many tripwires came to which state."""
        counts = Counter(
            new_state(one)
            for one in some
            if one.after is not None and (self.extent.include_all or is_sure("tripwires", one.after))
        )
        return tuple((state, counts[state]) for state in STATES_FIRST if counts[state])


# -- who matters ------------------------------------------------------------------------------------------------------------------


class Offices:
    """What offices the actors of a picture have, and how much their words matter."""

    def __init__(self, picture: Picture) -> None:
        self._roles = {one.who.id: one.roles for one in picture.actors}

    def office(self, who: Who | None) -> str:
        """The office that matters most, "" for none."""
        roles = self._roles.get(who.id, ()) if who is not None and who.kind == "person" else ()
        return min(roles, key=_office_rank, default="")

    def rank(self, who: Who | None) -> int:
        """0 for heads of state and government, 1 for ministers, 2 for states and organisations, OTHERS for everybody else."""
        if who is None or who.id.startswith("unnamed:"):
            return OTHERS
        if who.kind in ORGANISED:
            return 2
        return _office_rank(self.office(who)) if who.kind == "person" else OTHERS


def _office_rank(role: str) -> int:
    word = (role.split() or [""])[-1]
    read = noun(word)
    head = read.head if read is not None and read.kind == "state" else word.lower()
    head = "head" if read is not None and read.head == "generalsekretär" else head
    return 0 if head in HEADS else 1 if head in MINISTERS else 2 if head == "head" else OTHERS


# -- the lines of each section ----------------------------------------------------------------------------------------------------


def _latest(line: Any) -> int:
    """A key by which what was reported last comes first."""
    return _backwards(max((moments.moment(one.published) for one in line.evidence), default=""))


def _backwards(moment: str) -> int:
    """A key by which the latest moment comes first; a day before its hours."""
    return -int(moment.translate(NO_SIGNS).ljust(14, "0"))


def _touched(writer: Writer, some: Sequence[Change]) -> Iterator[Found]:
    """Tripwires that came to another state, or of whose state a person has decided."""
    for one in some:
        line = one.after
        if not isinstance(line, Tripwire):
            continue
        state = new_state(one)
        if state or ("decided" in one.fields and one.change == "changed"):
            order = (STATES_FIRST.index(line.state), _backwards(moments.moment(line.since)), line.id)
            yield Found(is_sure(one.what, line), order, partial(writer.tripwire, one), state)


def _to_check(writer: Writer, some: Sequence[Change]) -> Iterator[Found]:
    """Tripwires whose state is what it was, of which later reports may tell what became; the most probable first."""
    for one in some:
        line, found = one.after, new_leads(one.before, one.after)
        if isinstance(line, Tripwire) and found and not new_state(one) and "decided" not in one.fields:
            order = (-found[0].score, _latest(line), line.id)
            yield Found(is_sure(one.what, line), order, partial(writer.tripwire, one))


def _announced(writer: Writer, some: Sequence[Change]) -> Iterator[Found]:
    """Tripwires that are new and open; those with a condition first."""
    for one in some:
        line = one.after
        if isinstance(line, Tripwire) and one.change == "new" and not new_state(one):
            order = (line.condition is None, _latest(line), line.id)
            yield Found(is_sure(one.what, line), order, partial(writer.tripwire, one))


def _moves(writer: Writer, some: Sequence[Change], begin: str) -> Iterator[tuple[bool, Found]]:
    """Who stands otherwise than before, with whether that is a move; and who has taken a position for the first time."""
    for one in some:
        question, before = one.after, one.before
        if not isinstance(question, Question):
            continue
        old = {line.actor.id: line for line in old_lines(before, question)} if isinstance(before, Question) else {}
        here = {line.actor.id for line in question.positions}
        lines = moved_lines(before, question) if isinstance(before, Question) else question.positions
        for line in lines:
            if line.actor.id in here:
                yield _move(writer, one, line, old.get(line.actor.id), begin)


def _move(
    writer: Writer, change: Change, line: PositionLine, old: PositionLine | None, begin: str
) -> tuple[bool, Found]:
    assert isinstance(change.after, Question)
    moved = len(line.moves) > (len(old.moves) if old is not None else 0)
    before = left(line) if moved else None
    reread = not moved and (old.stance != line.stance if old is not None else moments.moment(line.since) <= begin)
    if reread and old is not None:
        before = current(old)
    told = moved or line.differ or (reread and old is not None)
    order = (not moved, reread, _backwards(moments.moment(line.since)), change.after.label, line.actor.name)
    return told, Found(sure_position(line), order, partial(writer.move, change, line, before, reread=reread))


def _events(writer: Writer, some: Sequence[Change], extent: Extent) -> Iterator[Found]:
    """Events that are new or have another status: what happened, what is planned, the rest; the latest, and those of most sources."""
    told = [one for one in some if one.after is not None and (one.change == "new" or "status" in one.fields)]
    sure = {id(one) for one in told if one.after is not None and is_sure("events", one.after)}
    shown = [one for one in told if extent.include_all or id(one) in sure]
    by_status = ([one for one in shown if getattr(one.after, "status", "") == status] for status in LIKELY)
    order = {id(one): at for at, one in enumerate(chain.from_iterable(map(_salient, by_status)))}
    for one in told:
        line: Any = one.after
        place = order.get(id(one), len(order))
        yield Found(id(one) in sure, (place, _latest(line), line.id), partial(writer.event, one))


def _salient(some: Sequence[Change]) -> list[Change]:
    """The changes in order: on the first page the latest and those that most sources report, then the rest, the latest first."""

    def when(one: Change) -> str:
        return one.after.first if isinstance(one.after, Fused) else ""

    def weight(one: Change) -> int:
        return one.after.sources if isinstance(one.after, Fused) else 0

    first = salient(some, MOST, when=when, weight=weight, include_all=False)
    ids = set(map(id, first))
    rest = salient([one for one in some if id(one) not in ids], MOST, when=when, weight=weight, include_all=True)
    return [*first, *rest]


def _statements(writer: Writer, some: Sequence[Change], offices: Offices) -> Iterator[Found]:
    """Statements that are new: those of heads of state and government first, then ministers, organisations, others."""
    for one in some:
        line = one.after
        if isinstance(line, FusedStatement) and one.change == "new":
            order = (offices.rank(line.speaker), _latest(line), line.id)
            office = offices.office(line.speaker)
            yield Found(is_sure(one.what, line), order, partial(writer.statement, one, office))


def _matters(one: Change) -> bool:
    return one.change == "new" or (one.change == "changed" and bool(MATTERS[one.what] & set(one.fields)))


def _sides(writer: Writer, some: Sequence[Change]) -> Iterator[Found]:
    """Disputes and explanations that are new, or in which a side has come in."""
    for one in some:
        line: Any = one.after
        if line is not None and _matters(one):
            order = (one.what, _latest(line), line.id)
            yield Found(is_sure(one.what, line), order, partial(writer.sides, one))


def _figures(writer: Writer, some: Sequence[Change]) -> Iterator[Found]:
    """Figures that cannot all be true, where that is new or a value has come in."""
    for one in some:
        line = one.after
        if isinstance(line, FigureLine) and line.differs and _matters(one):
            order = (_latest(line), line.id)
            yield Found(is_sure(one.what, line), order, partial(writer.sides, one))


def _gone(writer: Writer, some: Sequence[Change]) -> Iterator[Found]:
    """What is no longer in the picture; how often somebody spoke, or what a question was called, is no news."""
    for one in some:
        line = one.before
        if isinstance(line, Fused) and not isinstance(line, Question):
            yield Found(is_sure(one.what, line), (one.what, line.id), partial(writer.gone, one))
