from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from lagebild.moments import end, moment, stamp

NOON = datetime(2022, 1, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("iso", "utc"),
    [
        (None, ""),
        ("2022-01-24", "2022-01-24"),
        ("2022-01-24T10:00:00Z", "2022-01-24T10:00:00Z"),
        ("2022-01-24T10:00:00+01:00", "2022-01-24T09:00:00Z"),
        ("2022-01-24T00:30+02:00", "2022-01-23T22:30:00Z"),
        ("2022-01-24T10:00:00", "2022-01-24T10:00:00Z"),
        ("2022-01-24T10:00:00.75-05:00", "2022-01-24T15:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01"),
        ("9999-12-31T23:00:00-05:00", "9999-12-31"),
        ("0800-12-25T08:00:00Z", "0800-12-25T08:00:00Z"),
    ],
)
def test_times_are_utc(iso: str | None, utc: str) -> None:
    assert moment(iso) == utc


def test_the_order_of_times_is_that_of_the_strings() -> None:
    times = ["2022-01-23T23:59:59Z", "2022-01-24", "2022-01-24T00:00:00Z", "2022-01-24T22:00:00-01:00", "2022-01-25"]
    assert sorted(map(moment, reversed(times))) == list(map(moment, times))


def test_a_day_ends_after_every_time_of_it_and_before_the_next_begins() -> None:
    assert moment("2022-01-24T23:59:59Z") < end("2022-01-24") < moment("2022-01-25")
    assert end("2022-01-24T10:00:00Z") == "2022-01-24T10:00:00Z"
    assert end(None) == ""


def test_a_stamp_is_utc_with_microseconds() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=2)))
    assert stamp(there) == stamp(NOON) == "2022-01-24T12:00:00.000000Z"


@pytest.mark.parametrize("back", [timedelta(0), timedelta(microseconds=1), timedelta(days=400)])
def test_a_stamp_is_after_the_last_one_also_where_the_clock_went_back(back: timedelta) -> None:
    last = stamp(NOON)
    stamps = [last]
    for _ in range(50):
        stamps.append(stamp(NOON - back, stamps[-1]))
    assert stamps == sorted(set(stamps))


def test_a_stamp_later_than_the_last_one_is_the_clocks() -> None:
    assert stamp(NOON, "2022-01-24T11:59:59.999999Z") == "2022-01-24T12:00:00.000000Z"


@pytest.mark.parametrize(
    "last", ["2022-12-31T23:59:59.999999Z", "2038-01-19T03:14:07.999999Z", "9999-12-31T00:00:00.123457Z"]
)
def test_a_stamp_far_ahead_is_followed_by_a_later_one(last: str) -> None:
    assert last < stamp(NOON, last) < stamp(NOON, stamp(NOON, last))
