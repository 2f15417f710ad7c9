"""What of the changes of a picture a view in the terminal shows, and how many there are beside them: all that such a view needs.

It is kept beside the later picture (`pipeline.changes_overview`), as what is shown of a picture is (`pictureoverview`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lagebild import moments
from lagebild.situation import LISTS, Change, Changes, Picture, PictureActor, Question, Tripwire
from lagebild.views.picturechoice import Choice, is_sure, sure_position, surer
from lagebild.views.picturediff import has_substance, moved_lines
from lagebild.views.pictureoverview import sections_of
from lagebild.views.picturescene import names_of
from lagebild.views.picturewords import STATES_FIRST

MOST = 12  # changes of a section, where not everything is asked for
KINDS = ("new", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Shown:
    """A change that is shown: its kind, the fields that differ, and where its lines stand in the lists of both pictures."""

    change: str
    fields: tuple[str, ...] = ()
    after: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Sifted:
    """The changes of one list: those that are shown; of all that are told of into which states tripwires came, and how many of the others
    there are by kind; how many more there are, and how many of these are less sure; how many say only that there are more reports.
    """

    shown: tuple[Shown, ...] = ()
    states: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    unsure: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class ChangesOverview:
    """What is shown of the changes between two pictures, whose lists have the lines of these changes alone.

    `names` are those of actors by their ids, `since` says of which texts the earlier picture is (`Dossier.stamp`).
    """

    before: Picture
    after: Picture
    names: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sifted] = field(default_factory=dict)
    since: str = ""

    def of(self, dossier: str, since: str, until: str | None) -> ChangesOverview:
        """The same of a dossier by its name, between times at which the same texts stood."""
        earlier, later = (
            replace(one, dossier=dossier, at=at) for one, at in ((self.before, since), (self.after, until))
        )
        return replace(self, before=earlier, after=later)

    def changes(self, name: str) -> list[Change]:
        """The changes of a list that are shown, in their order."""
        after, before = (getattr(picture, name) for picture in (self.after, self.before))
        return [
            Change(
                name,
                one.change,
                None if one.after is None else after[one.after],
                None if one.before is None else before[one.before],
                one.fields,
            )
            for one in self.lists[name].shown
        ]


def changes_overview(
    changes: Changes, choice: Choice | None = None, *, include_all: bool = False, since: str = ""
) -> ChangesOverview:
    """What is shown of some changes.

    Args:
        changes: those that were asked for (`picturechoice.chosen_changes`).
        choice: the lists that were asked for.
        include_all: all changes, also of what is less sure.
        since: of which texts the earlier picture is.
    """
    lists = dict[str, Sifted]()
    lines: dict[str, dict[str, Any]] = {"before": dict.fromkeys(LISTS, ()), "after": dict.fromkeys(LISTS, ())}
    for name in sections_of(choice or Choice()):
        shown, sifted = _sifted([one for one in changes.changes if one.what == name], include_all=include_all)
        lists[name] = replace(sifted, shown=tuple(_placed(lines, name, one) for one in shown))
    return ChangesOverview(
        replace(changes.before, **lines["before"]),
        replace(changes.after, **lines["after"]),
        names_of([changes.after, changes.before]),
        lists,
        since,
    )


def _placed(lines: Mapping[str, dict[str, Any]], name: str, change: Change) -> Shown:
    """A change whose lines are put into the lists of both pictures."""
    places = dict[str, int | None](before=None, after=None)
    for side, line in (("before", change.before), ("after", change.after)):
        if line is not None:
            places[side] = len(lines[side][name])
            lines[side][name] += (line,)
    return Shown(change.change, change.fields, places["after"], places["before"])


def _sifted(some: Sequence[Change], *, include_all: bool) -> tuple[list[Change], Sifted]:
    """The changes of a list that are shown, those that a desk asks for first before the others; and what is said of all."""
    renamed = frozenset[str]() if include_all else _renamed(some)
    some = [one for one in some if not _is_renamed(one, renamed)]
    alone = all(one.what in ("actors", "questions") for one in some)  # of these what is less sure stands in for nothing
    sure = (
        [one for one in some if include_all or is_sure_change(one)]
        if alone
        else surer(some, is_sure_change, include_all=include_all)
    )
    told = [one for one in sure if include_all or has_substance(one)]
    latest = sorted(told, key=lambda one: _when(line_of(one)), reverse=True)
    ranked = sorted(latest, key=_rank)
    shown = ranked[: None if include_all else MOST]
    repeated = len(sure) - len(told)
    states = Counter(map(new_state, told))
    kinds = Counter(one.change for one in told if not new_state(one))
    return shown, Sifted(
        (),
        {state: number for state, number in states.items() if state},
        kinds,
        len(some) - len(shown) - repeated,
        len(some) - len(sure),
        repeated,
    )


def is_sure_change(change: Change) -> bool:
    """Whether a change is shown without being asked for: of a question, whether somebody surely stands otherwise than before."""
    if isinstance(change.before, Question) and isinstance(change.after, Question):
        moved = moved_lines(change.before, change.after)
        if moved and not any(map(sure_position, moved)):
            return False
    return is_sure(change.what, line_of(change))


def _renamed(some: Sequence[Change]) -> frozenset[str]:
    """Names of actors of whom one is new and one is gone: they are only better known now, or known as another kind."""
    names: dict[str, set[str]] = {"new": set(), "withdrawn": set()}
    for one in some:
        if isinstance(line := line_of(one), PictureActor) and one.change in names:
            names[one.change].add(line.who.name)
    return frozenset(names["new"] & names["withdrawn"])


def _is_renamed(change: Change, renamed: frozenset[str]) -> bool:
    """Whether an actor that is new, or gone, is one of those."""
    line = line_of(change)
    return isinstance(line, PictureActor) and change.change != "changed" and line.who.name in renamed


def new_state(change: Change) -> str:
    """The state that a tripwire has come to; "" where it is the one that it had, or the first, or the change is another one."""
    before, after = change.before, change.after
    if not isinstance(after, Tripwire) or change.change == "withdrawn":
        return ""
    old = before.state if isinstance(before, Tripwire) else "open"
    return after.state if after.state != old else ""


def _rank(change: Change) -> tuple[int, int]:
    """Tripwires that came to another state first, then what is new, changed, gone."""
    state = new_state(change)
    return (STATES_FIRST.index(state) if state else len(STATES_FIRST)), KINDS.index(change.change)


def _when(line: Any) -> str:
    """When the last evidence of a line was published."""
    return max((moments.moment(one.published) for one in getattr(line, "evidence", ())), default="")


def line_of(change: Change) -> Any:
    """The line as it is now; as it was, where it is gone."""
    return change.after if change.after is not None else change.before
