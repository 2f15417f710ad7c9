"""Maps: the outlines, which part of the world is shown, where places and their numbers are drawn."""

from __future__ import annotations

import pytest

from lagebild.web.maps import WIDTH, Spot, drawn
from lagebild.web.outlines import outlines


def test_the_outlines_cover_the_world() -> None:
    codes = {one.code for one in outlines()}
    assert len(codes) > 170
    assert {"DE", "RU", "FJ", "XK", None} <= codes
    germany = next(one for one in outlines() if one.code == "DE").main
    assert germany == pytest.approx((5.99, 47.3, 15.02, 54.98), abs=0.1)


def test_a_place_lies_within_the_outline_that_it_lies_in() -> None:
    found = drawn([Spot(1, "Wien", 48.21, 16.37)], {"AT"})
    assert found is not None
    (austria,) = [shape for shape in found.shapes if shape.marked]
    (mark,) = found.marks
    begin = austria.path.index("M") + 1
    start, _, steps = austria.path[begin:-1].partition("l")
    x, y = map(int, start.split())
    xs, ys = [x], [y]
    for step in steps.replace("-", " -").split()[::2]:
        xs.append(xs[-1] + int(step))
    for step in steps.replace("-", " -").split()[1::2]:
        ys.append(ys[-1] + int(step))
    assert min(xs) < mark.x < max(xs)
    assert min(ys) < mark.y < max(ys)
    assert mark.x > (min(xs) + max(xs)) / 2  # in the east of it


@pytest.mark.parametrize(
    "spots",
    [
        [(-18.14, 178.44), (-13.83, -171.76)],  # Suva and Apia, on both sides of the 180th meridian
        [(48.2, 16.4), (40.7, -74.0), (35.7, 139.7)],
        [(-77.85, 166.67)],
        [(89.9, 0.0)],
        [(0.0, 179.99)],
    ],
)
def test_every_place_and_its_number_is_on_the_map(spots: list[tuple[float, float]]) -> None:
    found = drawn([Spot(n, str(n), *place) for n, place in enumerate(spots, 1)])
    assert found is not None
    assert len(found.marks) == len(spots)
    for mark in found.marks:
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= found.height
        assert 0 <= mark.at_x <= WIDTH
        assert 0 <= mark.at_y <= found.height


def test_places_across_the_date_line_are_drawn_near_one_another() -> None:
    found = drawn([Spot(1, "Suva", -18.14, 178.44), Spot(2, "Apia", -13.83, -171.76)])
    assert found is not None
    one, other = found.marks
    assert 100 < other.x - one.x < WIDTH
    assert len(found.shapes) < 20


def test_a_map_is_small_enough_for_a_page() -> None:
    found = drawn([Spot(1, "Wien", 48.2, 16.4), Spot(2, "New York", 40.7, -74.0), Spot(3, "Tokio", 35.7, 139.7)])
    assert found is not None
    assert sum(len(shape.path) for shape in found.shapes) < 60_000


def test_nothing_to_show_no_map() -> None:
    assert drawn([]) is None
    assert drawn([], {"ZZ"}) is None
