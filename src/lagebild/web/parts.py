"""Who has which part in which lines of a picture: what the page of an actor consists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lagebild.situation import LISTS, Evidence, Picture, Who
from lagebild.views.picturechoice import involved

PARTS = ("statements", "positions", "tripwires", "toward", "events", "disputes", "hypotheses", "figures")
"""What an actor says; where it stands; what it announces; what is announced to it; what it does or suffers; what it asserts, denies,
explains, counts."""


class Parts:
    """The parts of everybody in a picture, found once.

    What somebody says or does who speaks for a state is that state's part too, never the other way round. Positions are pairs of a
    question and an actor's line on it.
    """

    def __init__(self, picture: Picture) -> None:
        self.people: dict[str, Who] = {}
        self._of: dict[str, dict[str, list[Any]]] = {part: {} for part in PARTS}
        self._lines: dict[str, list[Any]] = {}
        for name in LISTS:
            for line in getattr(picture, name):
                self._meet(name, line)
        for part, line, some in _shares(picture):
            for key in _keys(some):
                self._of[part].setdefault(key, []).append(line)
        self.speakers: dict[str, list[Who]] = {}
        for actor in picture.actors:
            if actor.who.side is not None and actor.who.side != actor.who.id:
                self.speakers.setdefault(actor.who.side, []).append(actor.who)

    def of(self, part: str, actor: str) -> list[Any]:
        """The lines in which an actor has a part, in the order of the picture."""
        return self._of[part].get(actor, [])

    def evidence(self, actor: str) -> Iterator[Evidence]:
        """What the lines that name an actor rest on, in whatever part."""
        for line in self._lines.get(actor, ()):
            yield from line.evidence

    def _meet(self, name: str, line: Any) -> None:
        for who in involved(line):
            known = self.people.get(who.id)
            if known is None or (known.side is None and who.side is not None):
                self.people[who.id] = who
        if name != "actors":
            for key in {who.id for who in involved(line)}:
                self._lines.setdefault(key, []).append(line)


def _keys(some: Iterable[Who]) -> set[str]:
    return {key for who in some for key in (who.id, who.side) if key is not None}


def _shares(picture: Picture) -> Iterator[tuple[str, Any, Iterable[Who]]]:
    """Part, line, and whose it is."""
    for said in picture.statements:
        yield "statements", said, () if said.speaker is None else (said.speaker,)
    for question in picture.questions:
        for position in question.positions:
            holders = (stance.holder for stance in (*position.history, *position.organs))
            yield "positions", (question, position), (position.actor, *holders)
    for tripwire in picture.tripwires:
        yield "tripwires", tripwire, tripwire.by
        yield "toward", tripwire, tripwire.toward
    for event in picture.events:
        yield "events", event, event.actors + event.recipients
    for dispute in picture.disputes:
        yield "disputes", dispute, dispute.asserted_by + dispute.denied_by
    for hypothesis in picture.hypotheses:
        yield "hypotheses", hypothesis, [who for one in hypothesis.alternatives for who in one.held_by]
    for figure in picture.figures:
        yield "figures", figure, [value.source for value in figure.values if value.source is not None]
