"""What of a picture a view in the terminal shows, and how much there is beside it: all that such a view needs, little of a picture.

It is kept beside the picture (`pipeline.overview`), so that looking at a large one again costs what is shown, not what there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from lagebild import moments
from lagebild.situation import LISTS, Picture, Question, Tripwire
from lagebild.views.picturechoice import Choice, in_doubt, salient, sure_position, surer, visible
from lagebild.views.picturescene import names_of
from lagebild.views.picturetripwires import last_move
from lagebild.views.picturewords import SECTIONS, STATES_FIRST

MOST: Mapping[str, int] = {
    "questions": 6,
    "actual": 8,
    "other": 4,
    "statements": 6,
    "disputes": 6,
    "hypotheses": 4,
    "figures": 6,
    "actors": 12,
}
"""How many lines of a section are shown, where not everything is asked for; of events that have happened, and of others."""
MOST_TRIPWIRES: Mapping[str, int] = {"touched": 12, "fulfilled": 4, "lapsed": 4, "withdrawn": 3, "open": 9}
"""The same of tripwires, by state."""
HAPPENED = ("actual", "other")


@dataclass(frozen=True, slots=True)
class Overview:
    """What is shown of a picture. The lists of `picture` have the lines that are shown, in the order in which they are.

    Of each list `every` is how many lines there are, `kept` how many of these are sure enough, `groups` how many of these stand under each
    heading, `unsure` whether one of these has a question mark. `moves` is how often somebody moved, in all and surely; `differ` how many
    figures cannot all be true. `names` are those of actors by their ids.
    """

    picture: Picture
    names: Mapping[str, str] = field(default_factory=dict)
    every: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    unsure: Mapping[str, bool] = field(default_factory=dict)
    moves: tuple[int, int] = (0, 0)
    differ: int = 0

    def of(self, dossier: str, at: str | None) -> Overview:
        """The same of a dossier by its name, at a time at which the same texts stood."""
        return replace(self, picture=replace(self.picture, dossier=dossier, at=at))


def overview(picture: Picture, choice: Choice | None = None, *, include_all: bool = False) -> Overview:
    """What is shown of a picture, or all there is of it.

    Args:
        picture: with what was asked for (`picturechoice.chosen`).
        choice: the lists that were asked for.
        include_all: also what is less sure, and all of it.
    """
    sections = sections_of(choice or Choice())
    kept = {name: visible(name, getattr(picture, name), include_all=include_all) for name in sections}
    shown: dict[str, Any] = {name: tuple(_shown(name, lines, include_all=include_all)) for name, lines in kept.items()}
    return Overview(
        replace(picture, **dict.fromkeys(LISTS, ()) | shown),
        names_of([picture]),
        {name: len(getattr(picture, name)) for name in sections},
        {name: len(lines) for name, lines in kept.items()},
        {name: Counter(group_of(name, line) for line in lines) for name, lines in kept.items()},
        {name: any(map(in_doubt, lines)) for name, lines in kept.items()},
        _moves(kept.get("questions", ())),
        sum(line.differs for line in kept.get("figures", ())),
    )


def sections_of(choice: Choice) -> list[str]:
    """The sections that were asked for, in the order in which they are shown."""
    return [name for name in SECTIONS if name in choice.only and (choice.questions is None or name == "questions")]


def _moves(questions: Iterable[Question]) -> tuple[int, int]:
    """How often somebody moved: in all, and surely, as the lines show it."""
    lines = [line for question in questions for line in question.positions]
    return sum(len(line.moves) for line in lines), sum(len(line.moves) for line in filter(sure_position, lines))


# -- what is shown, and in which order --------------------------------------------------------------------------------------------


def _shown(name: str, lines: Sequence[Any], *, include_all: bool) -> list[Any]:
    """The lines of a section in the order in which they are shown."""
    if name == "tripwires":
        return list(chain.from_iterable(_of_state(state, lines, include_all=include_all) for state in STATES_FIRST))
    if name == "events":
        groups = ([line for line in lines if group_of(name, line) == group] for group in HAPPENED)
        some = (_salient(group, lines, include_all) for group, lines in zip(HAPPENED, groups, strict=True))
        return list(chain.from_iterable(some))
    if name == "statements":
        return _salient(name, lines, include_all)
    if name == "actors":
        ordered = sorted(lines, key=lambda line: (-line.statements, -line.articles, line.who.name))
    else:
        ordered = sorted(lines, key=lambda line: _urgency(line, include_all), reverse=True)
    return ordered if include_all else ordered[: MOST[name]]


def _salient(name: str, lines: Sequence[Any], include_all: bool) -> list[Any]:
    """The latest lines, and those with the most sources."""
    return salient(lines, MOST[name], when=when_of, weight=lambda line: line.sources, include_all=include_all)


def group_of(name: str, line: Any) -> str:
    """Under which heading of its section a line stands: a tripwire's state; of an event whether it has happened; "" for none."""
    if name == "tripwires":
        return str(line.state)
    if name == "events":
        return "actual" if line.status == "actual" else "other"
    return ""


def _of_state(state: str, lines: Sequence[Tripwire], *, include_all: bool) -> list[Tripwire]:
    """The tripwires of one state: the latest first; of open ones those with a deadline, then those with a condition."""
    here = [line for line in lines if line.state == state]
    here.sort(key=lambda line: moments.end(line.since), reverse=True)
    if state == "open":
        here.sort(key=lambda line: (line.deadline is None, line.deadline or "", line.condition is None))
    return here if include_all else here[: MOST_TRIPWIRES[state]]


def _urgency(line: Any, include_all: bool) -> tuple[str, bool, str]:
    """By what questions, disputes, explanations and figures are ordered: the last move that is shown, a contradiction, the last report."""
    positions = surer(line.positions, sure_position, include_all=include_all) if isinstance(line, Question) else ()
    moved = max(map(last_move, positions), default="")
    latest = max((moments.moment(one.published) for one in line.evidence), default="")
    return moved, bool(getattr(line, "differs", False)), latest


def when_of(line: Any) -> str:
    """When an event happened or something was said, else when it was first reported; that time of the day where it is known."""
    days = line.date if hasattr(line, "date") else line.said
    first, day = moments.moment(line.first), days.end or days.start or ""
    return first if not day or first.startswith(day[:10]) else day
