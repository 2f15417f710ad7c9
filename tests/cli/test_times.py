from __future__ import annotations

from datetime import datetime, timedelta, timezone

import click
import pytest

from lagebild.cli import common
from lagebild.cli.times import When
from lagebild.moments import before

CLOCK = datetime(2026, 3, 18, 5, 30, 15, 999, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(autouse=True)
def three_in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "now", lambda: CLOCK)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6h", "2026-03-17T23:30:15+01:00"),
        ("6 H", "2026-03-17T23:30:15+01:00"),
        ("90min", "2026-03-18T04:00:15+01:00"),
        ("90m", "2026-03-18T04:00:15+01:00"),
        ("2d", "2026-03-16T05:30:15+01:00"),
        ("1w", "2026-03-11T05:30:15+01:00"),
        ("today", "2026-03-18T00:00:00+01:00"),
        ("Heute", "2026-03-18T00:00:00+01:00"),
        ("gestern", "2026-03-17T00:00:00+01:00"),
        ("yesterday", "2026-03-17T00:00:00+01:00"),
        ("now", "2026-03-18T05:30:15+01:00"),
        ("jetzt", "2026-03-18T05:30:15+01:00"),
        ("05:30", "2026-03-18T05:30:00+01:00"),
        ("5:31", "2026-03-17T05:31:00+01:00"),
        ("22:00", "2026-03-17T22:00:00+01:00"),
        ("2026-03-18", "2026-03-18"),
        ("2026-03-18 06:00Z", "2026-03-18T06:00Z"),
        ("2026-03-18T06:00+0100", "2026-03-18T06:00+01:00"),
    ],
)
def test_a_time_as_a_desk_types_it(typed: str, meant: str) -> None:
    assert When().convert(typed, None, None) == meant


@pytest.mark.parametrize(
    "typed", ["", "6", "h", "-6h", "6y", "24:00", "12:60", "1:2", "morgen", "18.3.2026", "2026-02-30", "999999w"]
)
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(click.BadParameter, match=r"which is no date|before the beginning of time"):
        When().convert(typed, None, None)


@pytest.mark.parametrize(
    ("time", "last"),
    [
        ("2026-03-18", "2026-03-17T23:59:59Z"),
        ("2026-03-18T06:00:00+01:00", "2026-03-18T04:59:59Z"),
        ("2026-03-18T06:00", "2026-03-18T05:59:59Z"),
        ("2026-03-18T06:00:00.5Z", "2026-03-18T05:59:59Z"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_the_last_moment_before_a_time(time: str, last: str) -> None:
    assert before(time) == last
