"""What a picture does not keep of its readings and a page wants: where places lie, and where offices stand in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lagebild.entries import Version
from lagebild.errors import UnknownError
from lagebild.records import Place, Reading, quoted
from lagebild.situation import Evidence, FusedEvent
from lagebild.store import Dossier
from lagebild.terms import folded

Text = tuple[str, int]  # an article's id and the number of one of its texts


@dataclass(frozen=True, slots=True)
class Office:
    """An office as one text gives it to a person whom it calls so."""

    person: str
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Read:
    """What one text has: the places of its events by the events' ids, and offices."""

    places: Mapping[str, Place] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()


class Gleaner:
    """Looks into readings, into each once; at most into so many that are not known yet. `known` is shared by those who ask."""

    def __init__(self, dossier: Dossier, known: dict[Text, Read], most: int) -> None:
        self._dossier, self._known, self._asked, self._most = dossier, known, set[Text](), most

    def may(self, text: Text) -> bool:
        """Whether a text may be looked into: what a page shows depends on this alone, not on what others have asked before."""
        return text in self._asked or len(self._asked) < self._most

    def read(self, text: Text) -> Read:
        """What a text has; nothing, where it was forgotten meanwhile."""
        self._asked.add(text)
        if text not in self._known:
            self._known[text] = self._looked(text)
        return self._known[text]

    def _looked(self, text: Text) -> Read:
        try:
            held = self._dossier.reading(*text)
        except UnknownError:
            return Read()
        reading, _ = self._dossier.left(held)
        places = {event.id: event.place for event in reading.frames.events if event.place is not None}
        return Read(places, tuple(_offices(held.version, reading)))


def _offices(version: Version, reading: Reading) -> Iterator[Office]:
    names = {actor.id: actor.name for actor in reading.actors}
    for role in reading.frames.roles:
        name = names.get(role.person.actor or "")
        if name and not role.extra:
            words = quoted(reading.article.text, role.role)
            yield Office(name, words, _evidence(version, role.role, words, role.id, role.confidence, role.shown))


def _evidence(
    version: Version, spans: tuple[tuple[int, int], ...], words: str, record: str, sure: float, shown: bool
) -> Evidence:
    said = (version.title, version.publisher, version.published, version.url, version.sha256)
    return Evidence(version.article, version.number, *said, spans, words, record, sure, shown)


def place_of(gleaner: Gleaner, event: FusedEvent) -> Place | None:
    """The place of an event as the text that names it gives it; None where no text may be looked into any more."""
    for one in event.evidence:
        text = (one.article, one.version)
        if not gleaner.may(text):
            return None
        found = gleaner.read(text).places.get(one.record)
        if found is not None and found.name == event.place:
            return found
    return None


def offices_of(gleaner: Gleaner, name: str, some: Iterable[Evidence]) -> dict[str, Evidence]:
    """Where the offices of a person stand, by the words of the office; only where the text calls the person by that very name."""
    found: dict[str, Evidence] = {}
    wanted = folded(name)
    for text in dict.fromkeys((one.article, one.version) for one in some):
        if not gleaner.may(text):
            break
        for office in gleaner.read(text).offices:
            if folded(office.person) == wanted:
                found.setdefault(office.words, office.evidence)
    return found
