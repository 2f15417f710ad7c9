"""The head of an event's line: who does it to whom, where, on whose word, as far as each part is as sure as the event itself."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.situation import FusedEvent
from lagebild.views.picturechoice import surely
from lagebild.views.picturescene import Scene


@dataclass(frozen=True, slots=True)
class Headline:
    """The parts in words, "" where there is none. A "?" stands behind what is less sure than the event."""

    who: str = ""
    whom: str = ""
    place: str = ""
    whose: str = ""


def headline(scene: Scene, event: FusedEvent) -> Headline:
    """The parts of an event that a headline has.

    Whoever acts has a question mark where that is less sure; to whom it is done and where are left out then, and on whose word it is told
    is unclear. Where everything is asked for, all have their question marks.
    """

    def told(name: str, words: str) -> str:
        return f"{words}?" if words and not surely(event, name) else words

    def firm(name: str, words: str, otherwise: str = "") -> str:
        if scene.include_all or surely(event, name) or not words:
            return told(name, words)
        return otherwise

    return Headline(
        told("actors", scene.people(event.actors, "")),
        firm("recipients", scene.people(event.recipients, "")),
        firm("place", scene.name(event.place)),
        firm("according_to", scene.people(event.according_to, ""), scene.say.unclear),
    )
