"""Maps as pages show them: outlines and numbered places, ready to be written as SVG. Every place has its row in a table beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lagebild.web.outlines import WHOLE, Box, Point, Ring, box_of, outlines

WIDTH = 1440.0  # of a map in its own units
FLATTEST, STEEPEST = 2.2, 1.6  # width by height
WORLD: Box = (-180.0, -58.0, 180.0, 80.0)
WORLDWIDE = 150.0  # degrees of longitude from which on the whole world is shown
LEAST = 16.0  # degrees of latitude that a map shows: enough to know the region again
MARGIN = 0.2  # of what is shown, around the places
STEP = 2.5  # units: points of an outline that are closer to one another are one
SPECK = 3.0  # units: what is smaller is left out
RIM = 12.0  # units beyond the map up to which outlines are drawn
AWAY = 32.0  # units from a place to its number
APART = 32.0  # units between numbers
AROUND = tuple((math.sin(turn), -math.cos(turn)) for turn in (math.pi * k / 4 for k in (1, 7, 3, 5, 0, 4, 2, 6)))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a map: degrees; `number` is that of its row in the table. `sure` where something happened there as reported."""

    number: int
    name: str
    lat: float
    lon: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a state as the data of an SVG path; `marked` where the table has the state itself."""

    path: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot where it is drawn; its number beside it at (`at_x`, `at_y`)."""

    number: int
    name: str
    x: int
    y: int
    at_x: int
    at_y: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Map:
    """A map of `width` by `height` units."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]


def drawn(spots: Sequence[Spot], states: Collection[str] = ()) -> Map | None:
    """A map of some places and some states (ISO codes); None where there is nothing to show on it."""
    wanted = [one.main for one in outlines() if one.code in states]
    if not spots and not wanted:
        return None
    view = _view([(spot.lon, spot.lat) for spot in spots], wanted)
    sheet = _Sheet(view)
    shapes = tuple(_shapes(sheet, states))
    return Map(round(WIDTH), round(sheet.height), shapes, tuple(_marks(sheet, spots)))


# -- what is shown ----------------------------------------------------------------------------------------------------------------


def _view(points: Iterable[Point], boxes: Iterable[Box]) -> Box:
    """The part of the world that some places and boxes need."""
    boxes = list(boxes)
    corners = [*points, *((box[0], box[1]) for box in boxes), *((box[2], box[3]) for box in boxes)]
    west, east = _narrowest(corners, boxes)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    if east - west > WORLDWIDE:
        return WORLD
    high = max(LEAST, (north - south) * (1 + 2 * MARGIN))
    middle = min(90 - high / 2, max(high / 2 - 90, (south + north) / 2))
    squeeze = _squeeze(middle)
    wide = max((east - west) * (1 + 2 * MARGIN), high * STEEPEST / squeeze)
    high = max(high, wide * squeeze / FLATTEST)
    if wide > WORLDWIDE:
        return WORLD
    centre = (west + east) / 2
    return centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2


def _narrowest(corners: Sequence[Point], boxes: Sequence[Box]) -> tuple[float, float]:
    """West and east of the narrowest strip with all of them; across the 180th meridian where that is the shorter way."""
    plain = box_of(corners)
    turned = box_of([(x % WHOLE, y) for x, y in corners])
    across = turned[2] - turned[0] < plain[2] - plain[0] and not any(box[0] < 0 < box[2] for box in boxes)
    return (turned[0], turned[2]) if across else (plain[0], plain[2])


def _squeeze(latitude: float) -> float:
    """By how much a degree of longitude is shorter than one of latitude."""
    return max(0.2, math.cos(math.radians(latitude)))


class _Sheet:
    """From degrees to units: equirectangular, true to scale at the middle of the view."""

    def __init__(self, view: Box) -> None:
        self.view = view
        west, self._south, east, self._north = view
        self._scale = WIDTH / (east - west)
        self._steep = self._scale / _squeeze(35.0 if view == WORLD else (view[1] + view[3]) / 2)
        self.height = (self._north - self._south) * self._steep

    def at(self, point: Point) -> Point:
        """Where a point is."""
        return (point[0] - self.view[0]) * self._scale, (self._north - point[1]) * self._steep

    def home(self, longitude: float) -> float:
        """The longitude by that of its turns which lies in the view, if one does."""
        return self.view[0] + (longitude - self.view[0]) % WHOLE


# -- outlines ---------------------------------------------------------------------------------------------------------------------


def _shapes(sheet: _Sheet, states: Collection[str]) -> Iterator[Shape]:
    """The outlines that reach into the view, those of the marked states last, above the others."""
    found = []
    for one in outlines():
        path = "".join(_paths(sheet, one.rings))
        if path:
            found.append(Shape(path, one.code is not None and one.code in states))
    yield from sorted(found, key=lambda shape: shape.marked)


def _paths(sheet: _Sheet, rings: Iterable[tuple[Box, Ring]]) -> Iterator[str]:
    west, south, east, north = sheet.view
    for box, ring in rings:
        for turn in (-WHOLE, 0.0, WHOLE):
            if box[0] + turn < east and box[2] + turn > west and box[1] < north and box[3] > south:
                yield _path(sheet, [sheet.at((x + turn, y)) for x, y in ring])


def _path(sheet: _Sheet, ring: Sequence[Point]) -> str:
    """The data of a path for a ring, cut at the rim; "" for what is too small to be seen."""
    points = list(_thinned(_cut(ring, sheet.height)))
    if len(points) < 3:
        return ""
    box = box_of(points)
    if max(box[2] - box[0], box[3] - box[1]) < SPECK:
        return ""
    whole = [(round(x), round(y)) for x, y in points]
    steps = ((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole))
    return f"M{whole[0][0]} {whole[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"


def _thinned(points: Iterable[Point]) -> Iterator[Point]:
    last: Point | None = None
    for point in points:
        if last is None or max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= STEP:
            yield point
            last = point


def _cut(ring: Sequence[Point], height: float) -> Sequence[Point]:
    """The part of a ring within the rim (Sutherland and Hodgman, 1974)."""
    for axis, edge, sign in ((0, -RIM, 1), (0, WIDTH + RIM, -1), (1, -RIM, 1), (1, height + RIM, -1)):
        ring = list(_half(ring, lambda point, a=axis, e=edge, s=sign: (point[a] - e) * s))  # type: ignore[misc]
    return ring


def _half(ring: Sequence[Point], inside: Callable[[Point], float]) -> Iterator[Point]:
    """The part of a ring on that side of a line on which `inside` is not negative; it grows by the distance from the line."""
    for at, point in enumerate(ring):
        before = ring[at - 1]
        here, there = inside(point), inside(before)
        if (here < 0) != (there < 0):
            share = there / (there - here)
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if here >= 0:
            yield point


# -- places -----------------------------------------------------------------------------------------------------------------------


def _marks(sheet: _Sheet, spots: Iterable[Spot]) -> Iterator[Mark]:
    """The spots, each with its number where it hides no other spot or number, as far as there is room."""
    placed = [(spot, sheet.at((sheet.home(spot.lon), spot.lat))) for spot in spots]
    taken = [at for _, at in placed]
    for spot, (x, y) in placed:
        free = [(x + AWAY * right, y + AWAY * down) for right, down in AROUND]
        room = [at for at in free if RIM < at[0] < WIDTH - RIM and RIM < at[1] < sheet.height - RIM]
        at = max(room or free, key=lambda one: min(APART, *(math.dist(one, other) for other in taken)))
        taken.append(at)
        yield Mark(spot.number, spot.name, round(x), round(y), round(at[0]), round(at[1]), spot.sure)
