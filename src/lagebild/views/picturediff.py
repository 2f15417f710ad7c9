"""What is different in a line of the picture, in a few words: field, before, after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lagebild.labels import ABOUT, COMMITMENT_KINDS, CONDITION_KINDS, EVENT_TYPES, STANCES, STATEMENT_TYPES, STATUSES
from lagebild.situation import Change, Interval, PositionLine, Question, Who
from lagebild.views.picturechangewords import ChangeWords
from lagebild.views.picturechoice import sure_position
from lagebild.views.picturescene import Scene
from lagebild.views.words import name_of

FIELDS: Mapping[str, tuple[str, ...]] = {
    "tripwires": (
        "state",
        "decided",
        "condition",
        "consequence",
        "deadline",
        "kind",
        "by",
        "toward",
        "reports",
        "sources",
    ),
    "questions": ("label", "about"),
    "events": (
        *("status", "type", "date", "place", "actors", "recipients", "according_to", "details"),
        *("reports", "sources", "confirmed"),
    ),
    "statements": ("speaker", "addressee", "type", "text", "said", "reports", "sources", "confirmed"),
    "disputes": ("claim", "asserted_by", "denied_by", "reports", "sources"),
    "hypotheses": ("explains", "alternatives", "reports", "sources"),
    "figures": ("differs", "of", "place", "unit", "values", "reports", "sources"),
    "actors": ("roles", "statements", "articles"),
}
"""What of a line of each list is compared, the most important first."""
LABELS = {
    ("tripwires", "kind"): COMMITMENT_KINDS,
    ("tripwires", "condition_kind"): CONDITION_KINDS,
    ("questions", "about"): ABOUT,
    ("events", "type"): EVENT_TYPES,
    ("events", "status"): STATUSES,
    ("statements", "type"): STATEMENT_TYPES,
}


TRUTHS = ("decided", "confirmed", "differs")
MORE_OF_THE_SAME = ("reports", "sources")


def has_substance(change: Change) -> bool:
    """Whether a change says more than that a line has been reported again."""
    before, after = change.before, change.after
    if change.change != "changed" or before is None or after is None:
        return True
    if isinstance(before, Question) and isinstance(after, Question) and moved_lines(before, after):
        return True
    names = ("roles",) if change.what == "actors" else FIELDS[change.what]
    return any(getattr(before, name) != getattr(after, name) for name in names if name not in MORE_OF_THE_SAME)


def differences(scene: Scene, say: ChangeWords, change: Change) -> Iterator[str]:
    """Everything in which a line has changed, as "field: before → after"; of a question who stands otherwise than before.

    The state of a tripwire is left out: it is said before all.
    """
    before, after = change.before, change.after
    if before is None or after is None or change.change != "changed":
        return
    if isinstance(before, Question) and isinstance(after, Question):
        yield from _stances(scene, say, before, after)
    said: list[str] = []
    for name in FIELDS[change.what]:
        old, new = getattr(before, name), getattr(after, name)
        if old != new and not (name == "decided" and "state" in said):
            said.append(name)
            words = (_value(scene, say, change.what, name, one) for one in (old, new))
            yield from () if name == "state" else (say.was.format(say.fields[name], *words),)
    if not said and not isinstance(after, Question):
        counts = (len(getattr(one, "evidence", ())) for one in (before, after))
        yield say.was.format(say.fields["evidence"], *counts)


def _stances(scene: Scene, say: ChangeWords, before: Question, after: Question) -> Iterator[str]:
    """Who has taken another stance, or one for the first time, or has none any more."""
    old, new = ({one.actor.id: one for one in side.positions} for side in (before, after))
    for key in dict.fromkeys((*new, *old)):
        stances = [side[key].stance if key in side else "" for side in (old, new)]
        line = new.get(key) or old[key]
        if stances[0] != stances[1] and (scene.include_all or sure_position(line)):
            words = [name_of(STANCES, stance, scene.language) if stance else say.nothing for stance in stances]
            yield say.was.format(scene.name(line.actor.name), *words)


def moved_lines(before: Question, after: Question) -> tuple[PositionLine, ...]:
    """The positions of a question that are others than before, or new, or of an actor that is divided since; and those that are gone."""
    old = {one.actor.id: (one.stance, one.differ, len(one.moves)) for one in before.positions}
    new = {one.actor.id for one in after.positions}
    moved = (one for one in after.positions if old.get(one.actor.id) != (one.stance, one.differ, len(one.moves)))
    return (*moved, *(one for one in before.positions if one.actor.id not in new))


def _value(scene: Scene, say: ChangeWords, what: str, name: str, value: Any) -> str:
    """A value of a field for people."""
    if name in TRUTHS:
        return say.truth[str(value)]
    if value in (None, "", (), Interval()):
        return say.nothing
    if isinstance(value, tuple):
        return _several(scene, value)
    if isinstance(value, Interval):
        return scene.days(value)
    if isinstance(value, Who):
        return scene.who(value)
    table = LABELS.get((what, name))
    if table is not None:
        return name_of(table, value, scene.language)
    return scene.day(value) if name == "deadline" else scene.plain(str(value))


def _several(scene: Scene, values: tuple[Any, ...]) -> str:
    """Actors or words by their names, of anything else how many there are."""
    if isinstance(values[0], Who):
        return scene.people(values)
    return ", ".join(map(scene.name, values)) if isinstance(values[0], str) else str(len(values))
