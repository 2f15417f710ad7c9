"""What is different in a line of the picture, in a few words: field, before, after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lagebild.labels import ABOUT, COMMITMENT_KINDS, CONDITION_KINDS, EVENT_TYPES, STANCES, STATEMENT_TYPES, STATUSES
from lagebild.situation import Alternative, Change, Detail, FigureValue, Interval, PositionLine, Question, Tripwire, Who
from lagebild.terms import folded
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
    if "leads" in change.fields:
        return True
    names = ("roles",) if change.what == "actors" else FIELDS[change.what]
    return any(_other(before, after, name) for name in names if name not in MORE_OF_THE_SAME)


def _other(before: Any, after: Any, name: str) -> bool:
    """Whether a field is another one, whatever further evidence there is for the same."""
    return bool(_bare(getattr(before, name)) != _bare(getattr(after, name)))


def _bare(value: Any) -> Any:
    """A value without its evidence."""
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    return replace(value, evidence=()) if isinstance(value, Alternative | Detail | FigureValue) else value


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
        if _bare(old) != _bare(new) and not (name == "decided" and "state" in said):
            said.append(name)
            words = [_value(scene, say, change.what, name, one) for one in (old, new)]
            if words[0] == words[1]:  # as many values, but others; an actor that the dossier knows better now
                yield from () if _names(old) else (say.same_number.format(say.fields[name]),)
            elif name != "state":
                yield say.was.format(say.fields[name], *words)
    if "leads" in change.fields and isinstance(before, Tripwire) and isinstance(after, Tripwire):
        said.append("leads")
        old, new = len(before.likely), len(after.likely)
        name = say.fields["leads"]
        yield say.same_number.format(name) if old == new else say.was.format(name, old, new)
    if not said and not isinstance(after, Question):
        counts = (len(getattr(one, "evidence", ())) for one in (before, after))
        yield say.was.format(say.fields["evidence"], *counts)


def _stances(scene: Scene, say: ChangeWords, before: Question, after: Question) -> Iterator[str]:
    """Who has taken another stance, or one for the first time, or has none any more."""
    old, new = ({one.actor.id: one for one in side} for side in (old_lines(before, after), after.positions))
    for key in dict.fromkeys((*new, *old)):
        stances = [side[key].stance if key in side else "" for side in (old, new)]
        line = new.get(key) or old[key]
        if stances[0] != stances[1] and (scene.include_all or sure_position(line)):
            words = [name_of(STANCES, stance, scene.language) if stance else say.nothing for stance in stances]
            yield say.was.format(scene.name(line.actor.name), *words)


def moved_lines(before: Question, after: Question) -> tuple[PositionLine, ...]:
    """The positions of a question that are others than before, or new, or of an actor that is divided since; and those that are gone."""
    earlier = old_lines(before, after)
    old = {one.actor.id: (one.stance, one.differ, len(one.moves)) for one in earlier}
    new = {one.actor.id for one in after.positions}
    moved = (one for one in after.positions if old.get(one.actor.id) != (one.stance, one.differ, len(one.moves)))
    return (*moved, *(one for one in earlier if one.actor.id not in new))


def old_lines(before: Question, after: Question) -> tuple[PositionLine, ...]:
    """The positions as they were before, each of an actor who has become another one since under whoever that is now.

    So it is where a later report tells of whom a name is, or for whom a person speaks: nobody has moved then.
    """
    here, there = ({one.actor.id for one in side.positions} for side in (before, after))
    fresh = [one for one in after.positions if one.actor.id not in here]
    found: dict[str, PositionLine] = {}
    for old in before.positions:
        now = next((one for one in fresh if one.actor.id not in found and _same(old, one)), None)
        if old.actor.id not in there and now is not None:
            found[now.actor.id] = replace(old, actor=now.actor)
            fresh.remove(now)
        elif old.actor.id not in found:
            found[old.actor.id] = old
    return tuple(found.values())


def _same(old: PositionLine, new: PositionLine) -> bool:
    """Whether a line goes on under another actor: one of the same name, or the side of whom it was before."""
    if folded(old.actor.name) == folded(new.actor.name):
        return True
    holders = {(folded(one.holder.name), one.since) for one in new.history}
    return bool(old.history) and all((folded(one.holder.name), one.since) in holders for one in old.history)


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


def _names(value: Any) -> bool:
    """Whether a value is who somebody is, which is told by the name."""
    return isinstance(value, Who) or (isinstance(value, tuple) and bool(value) and isinstance(value[0], Who))


def _several(scene: Scene, values: tuple[Any, ...]) -> str:
    """Actors or words by their names, of anything else how many there are."""
    if isinstance(values[0], Who):
        return scene.people(values)
    return ", ".join(map(scene.name, values)) if isinstance(values[0], str) else str(len(values))
