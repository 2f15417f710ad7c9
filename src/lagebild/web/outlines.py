"""The outlines of the world's states, as the package carries them (tools/outlines.py says where they come from)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

Point = tuple[float, float]  # longitude, latitude: degrees
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]  # west, south, east, north

WHOLE = 360.0
POLE = -90.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A state: its ISO 3166 code (None where it has none) and its rings, each with its box, the one that spans most first.

    Longitudes of a ring run on across the 180th meridian: they may lie beyond it.
    """

    code: str | None
    rings: tuple[tuple[Box, Ring], ...]

    @property
    def main(self) -> Box:
        """The box of the largest part: of France without Guiana."""
        return self.rings[0][0]


@cache
def outlines() -> tuple[Outline, ...]:
    """All of them."""
    text = resources.files("lagebild.web").joinpath("data/outlines.json").read_text("utf-8")
    held = json.loads(text)
    arcs = [_arc(steps, held["units"]) for steps in held["arcs"]]
    return tuple(_outline(one["code"], (_ring(ring, arcs) for ring in one["rings"])) for one in held["lands"])


def box_of(points: Iterable[Point]) -> Box:
    """The box around some points, of which there is at least one."""
    wide, high = zip(*points, strict=True)
    return min(wide), min(high), max(wide), max(high)


def _outline(code: str | None, rings: Iterable[Ring]) -> Outline:
    boxed = [(box_of(ring), ring) for ring in rings]
    boxed.sort(key=lambda one: (one[0][2] - one[0][0]) * (one[0][3] - one[0][1]), reverse=True)
    return Outline(code, tuple(boxed))


def _arc(steps: Sequence[int], units: int) -> Ring:
    """A line out of its first point and the steps from there."""
    return tuple((x / units, y / units) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """A closed line out of several; one around the pole goes on to it."""
    points: list[Point] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else tuple(reversed(arcs[~number]))
        points += line[bool(points) :]
    run = list(_run_on(points))
    if abs(run[-1][0] - run[0][0]) > WHOLE / 2:
        run += [(run[-1][0], POLE), (run[0][0], POLE)]
    return tuple(run)


def _run_on(points: Iterable[Point]) -> Iterator[Point]:
    """The points with longitudes that do not jump at the 180th meridian."""
    turns, last = 0.0, None
    for x, y in points:
        if last is not None and abs(x + turns - last) > WHOLE / 2:
            turns += WHOLE if last > x + turns else -WHOLE
        last = x + turns
        yield last, y
