"""Where an actor's events took place: rows of a table, and the map on which those with coordinates are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.labels import EVENT_TYPES
from lagebild.records import Place
from lagebild.situation import FusedEvent
from lagebild.views.picturescene import Scene
from lagebild.views.words import name_of, name_of_precision
from lagebild.web.gleaned import Gleaner, place_of
from lagebild.web.maps import Map, Spot, drawn
from lagebild.web.proofs import Proof, proofs

DEED = 4  # events of one place that are listed


@dataclass(frozen=True, slots=True)
class Deed:
    """An event at a place."""

    what: str
    when: str
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place. `number` is that on the map, None where it has no point there; `area` where the map shows a whole state.

    `sure` where something happened there, as opposed to what was only planned, feared or denied; `differing` where reports of an event
    name other places, too.
    """

    number: int | None
    name: str
    where: str
    area: bool
    sure: bool
    differing: bool
    deeds: tuple[Deed, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places of some events, those on the map first; of `total` events that name a place `looked` were looked at."""

    rows: tuple[PlaceRow, ...]
    map: Map | None
    looked: int
    total: int

    @property
    def missing(self) -> bool:
        """Whether a place is not on the map."""
        return any(row.number is None and not row.area for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Group:
    place: Place | None
    events: list[FusedEvent]


def places(scene: Scene, gleaner: Gleaner, events: Sequence[FusedEvent]) -> Places:
    """The places of events, which are given the latest first; as many as may be looked up.

    Coordinates are those of the readings: of towns that a text means without doubt. Nothing is looked up by name here.
    """
    placed = [event for event in events if event.place]
    groups: dict[tuple[object, ...], _Group] = {}
    looked = 0
    for event in placed:
        if not _may(gleaner, event):
            break
        looked += 1
        place = place_of(gleaner, event)
        at = (None,) if place is None else (place.lat, place.lon, place.country, place.precision)
        groups.setdefault((event.place, *at), _Group(place, [])).events.append(event)
    ordered = sorted(groups.items(), key=lambda one: (_rank(one[1].place), -len(one[1].events), str(one[0][0])))
    some = [group for _, group in ordered]
    spots = _spots(scene, some)
    states = {one.place.country for one in some if one.place is not None and _is_state(one.place) and one.place.country}
    chart = drawn(list(spots.values()), states)
    rows = tuple(_row(scene, group, spots.get(at), on_map=chart is not None) for at, group in enumerate(some))
    return Places(rows, chart, looked, len(placed))


def _may(gleaner: Gleaner, event: FusedEvent) -> bool:
    return bool(event.evidence) and gleaner.may((event.evidence[0].article, event.evidence[0].version))


def _has_point(place: Place | None) -> bool:
    return place is not None and place.lat is not None and place.lon is not None


def _is_state(place: Place) -> bool:
    return place.precision == "state" and not _has_point(place)


def _rank(place: Place | None) -> int:
    return 0 if _has_point(place) else 1 if place is not None and _is_state(place) else 2


def _spots(scene: Scene, groups: Iterable[_Group]) -> dict[int, Spot]:
    """The places with coordinates, numbered, by the place of their group."""
    found: dict[int, Spot] = {}
    for at, group in enumerate(groups):
        place = group.place
        if place is not None and place.lat is not None and place.lon is not None:
            found[at] = Spot(len(found) + 1, scene.name(place.name), place.lat, place.lon, _happened(group.events))
    return found


def _happened(events: Iterable[FusedEvent]) -> bool:
    return any(event.status == "actual" for event in events)


def _row(scene: Scene, group: _Group, spot: Spot | None, *, on_map: bool) -> PlaceRow:
    place, events = group.place, group.events
    return PlaceRow(
        spot.number if spot is not None else None,
        scene.name(events[0].place),
        _where(scene, place),
        on_map and place is not None and _is_state(place) and bool(place.country),
        _happened(events),
        any(detail.name == "place" for event in events for detail in event.details),
        tuple(_deed(scene, event) for event in events[:DEED]),
        max(0, len(events) - DEED),
    )


def _where(scene: Scene, place: Place | None) -> str:
    """What is known of where a place lies: how closely, in which state, its coordinates; "" for nothing."""
    if place is None:
        return ""
    precision = name_of_precision(place.precision, scene.language) if place.precision else ""
    country = scene.names.get(f"state:{place.country}", place.country) if place.country else ""
    at = ""
    if place.lat is not None and place.lon is not None:
        at = (
            f"{_degrees(scene, place.lat, 'NS')} {_degrees(scene, place.lon, 'OW' if scene.language == 'de' else 'EW')}"
        )
    return ", ".join(filter(None, (precision, scene.name(country), at)))


def _degrees(scene: Scene, value: float, sides: str) -> str:
    number = f"{abs(value):.2f}°\u00a0{sides[value < 0]}"
    return number.replace(".", ",") if scene.language == "de" else number


def _deed(scene: Scene, event: FusedEvent) -> Deed:
    when = scene.days(event.date) or (scene.day(event.first) if event.first else "")
    found = proofs(scene, event.evidence[:1])
    return Deed(name_of(EVENT_TYPES, event.type, scene.language), when, found[0] if found else None)
