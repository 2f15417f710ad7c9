"""What is different between two pictures of one dossier.

Lines are matched by the words that they rest on, not by their ids: a line that a late report gives another beginning stays the same line,
and so does one whose article has a new version with the same words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from lagebild.situation import (
    LISTS,
    Change,
    Changes,
    Dispute,
    Evidence,
    FigureLine,
    Fused,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Lead,
    Picture,
    PictureActor,
    Question,
    Tripwire,
)

TOLD: dict[type[Any], tuple[str, ...]] = {
    FusedStatement: ("speaker", "sources", "reports", "text"),
    FusedEvent: (
        "type",
        "status",
        "actors",
        "recipients",
        "place",
        "date",
        "sources",
        "reports",
        "according_to",
        "details",
    ),
    Question: ("positions",),
    Tripwire: ("state", "decided", "kind", "condition", "consequence", "touched_by", "replaced_by", "leads", "reports"),
    Dispute: ("asserted_by", "denied_by"),
    Hypothesis: ("alternatives",),
    FigureLine: ("values", "differs"),
    PictureActor: ("roles",),
}
"""What counts as a change of a line, by its kind."""


def changes(before: Picture, after: Picture) -> Changes:
    """The changes from one picture to a later one, in the order of the lists and of the lines in them; what is withdrawn comes last."""
    found = [change for name in LISTS for change in _of_list(name, getattr(before, name), getattr(after, name))]
    return Changes(before, after, tuple(found))


def _of_list(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    old, new = [_marks(line) for line in before], [_marks(line) for line in after]
    partners = _partners(old, new)
    taken = set(partners.values())
    for at, line in enumerate(after):
        if at not in partners:
            yield Change(name, "new", line)
        elif told := different(before[partners[at]], line):
            yield Change(name, "changed", line, before[partners[at]], told)
    still = set[object]().union(*new)
    for at, line in enumerate(before):
        if at not in taken and not still.issuperset(old[at]):  # else it has become part of another line
            yield Change(name, "withdrawn", None, line)


def different(before: Fused | PictureActor, after: Fused | PictureActor) -> tuple[str, ...]:
    """The names of what is different between two states of a line."""
    both = ((name, getattr(before, name), getattr(after, name)) for name in TOLD[type(after)])
    news = {"leads": bool(new_leads(before, after))}  # which are likely is a matter of scores, which are not told
    return tuple(
        name
        for name, one, other in both
        if one != other and (news[name] if name in news else _told(one) != _told(other))
    )


def new_leads(before: object, after: object) -> tuple[Lead, ...]:
    """The likely leads that a tripwire did not have before; those that are gone, or less likely now, are no news."""
    if not isinstance(before, Tripwire) or not isinstance(after, Tripwire):
        return ()
    old = {(one.evidence.article, one.evidence.quote) for one in before.likely}
    return tuple(one for one in after.likely if (one.evidence.article, one.evidence.quote) not in old)


def _told(value: Any) -> Any:
    """A value as far as it is told: without evidence, ids and scores, which may be others for the same."""
    if isinstance(value, tuple):
        return tuple(_told(one) for one in value)
    if isinstance(value, Evidence):
        return value.article, value.version, value.spans
    if hasattr(value, "__dataclass_fields__"):
        return tuple(_told(getattr(value, name)) for name in _names(type(value)))  # type: ignore[arg-type]  # a class can be a key
    return value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a record that are told."""
    return tuple(one.name for one in fields(kind) if one.name not in ("score", "why", "kind"))


def _partners(before: Sequence[Collection[object]], after: Sequence[Collection[object]]) -> dict[int, int]:
    """For lines after, by their places, those before that they go on from, both by their marks: most in common first, each once."""
    holders: dict[object, list[int]] = {}
    for at, marks in enumerate(before):
        for mark in marks:
            holders.setdefault(mark, []).append(at)
    shared: dict[tuple[int, int], int] = {}
    for at, marks in enumerate(after):
        for mark in marks:
            for other in holders.get(mark, ()):
                shared[at, other] = shared.get((at, other), 0) + 1
    result: dict[int, int] = {}
    taken: set[int] = set()
    for (at, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if at not in result and other not in taken:
            result[at] = other
            taken.add(other)
    return result


def _marks(line: Any) -> Collection[object]:
    """By what a line is known again: its words with their article; of an actor its id."""
    if isinstance(line, PictureActor):
        return (line.who.id,)
    return {(one.article, " ".join(one.quote.split()) or one.record or one.spans) for one in line.evidence}
