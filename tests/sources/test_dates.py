from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import TimeFormatError
from lagebild.sources import dates

NOW = datetime(2022, 1, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-01-24", "2022-01-24"),
        (" 2022-01-24 ", "2022-01-24"),
        ("2022-01-24T18:05", "2022-01-24T18:05"),
        ("2022-01-24T18:05:00+01:00", "2022-01-24T18:05:00+01:00"),
        ("2022-01-24T17:05:00Z", "2022-01-24T17:05:00Z"),
        ("2022-01-24T18:05:00.123+0100", "2022-01-24T18:05:00.123+01:00"),
        ("2022-01-24T18:05:00,5+01", "2022-01-24T18:05:00.5+01:00"),
        ("2022-01-24 18:05:00 +0100", "2022-01-24T18:05:00+01:00"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_iso_forms(value: str, expected: str) -> None:
    assert dates.iso(value) == expected
    datetime.fromisoformat(expected)  # what the stages behind may rely on


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2022",
        "2022-01",
        "20220124",
        "24.01.2022",
        "2022-13-01",
        "2022-02-30",
        "2023-02-29",
        "2022-01-24T25:00",
        "x",
        "2022-01-24T",
        "2022-01-24T18",
        "2022-01-24T18:61",
        "2022-W04-1",
        "2022-01-24T18:05+25:00",
        "0000-01-01",
        "gestern",
    ],
)
def test_what_is_no_iso_is_refused_with_place_and_remedy(value: str) -> None:
    assert dates.iso(value) is None
    with pytest.raises(TimeFormatError) as caught:
        dates.checked(value, where="a.jsonl:3", key='"published"')
    assert caught.value.where == "a.jsonl:3"
    assert '"published"' in caught.value.what
    assert repr(value) in caught.value.what
    assert "2022-01-24" in caught.value.hint


@pytest.mark.parametrize("value", [1643043900, None, ["2022-01-24"], True, {"date": "2022-01-24"}])
def test_times_of_another_type_are_refused(value: object) -> None:
    with pytest.raises(TimeFormatError):
        dates.checked(value, where="x", key="the date")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24.01.2022", "2022-01-24"),
        ("24. 1. 2022", "2022-01-24"),
        ("24. Januar 2022", "2022-01-24"),
        ("24. Jänner 2022, 18:05 Uhr", "2022-01-24T18:05"),
        ("Montag, 24. Januar 2022", "2022-01-24"),
        ("Mo., 24.01.2022 - 18:05", "2022-01-24T18:05"),
        ("24.01.2022 um 18.05 Uhr MEZ", "2022-01-24T18:05+01:00"),
        ("1. März 2022, 9 Uhr", "2022-03-01T09:00"),
        ("January 24, 2022", "2022-01-24"),
        ("24 January 2022", "2022-01-24"),
        ("Mon, 24 Jan 2022 17:05:00 GMT", "2022-01-24T17:05:00Z"),
        ("Mon, 24 Jan 2022 17:05:00 +0100", "2022-01-24T17:05:00+01:00"),
    ],
)
def test_dates_as_pages_write_them(value: str, expected: str) -> None:
    assert dates.read(value) == expected


@pytest.mark.parametrize(
    "value",
    ["31.02.2022", "Dienstag, 24. Januar 2022", "24.01.22", "24. Januar", "Januar 2022", "24.13.2022", "1.1.1022"],
)
def test_impossible_or_incomplete_dates_are_none(value: str) -> None:
    assert dates.stamp(value) is None


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d. %m. %Y"]))
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert dates.stamp(day.strftime(form)) == day.isoformat()


@settings(deadline=None)
@given(st.datetimes(timezones=st.none() | st.just(UTC)))
def test_python_s_own_iso_form_is_accepted(moment: datetime) -> None:
    found = dates.iso(moment.isoformat())
    assert found is not None
    assert datetime.fromisoformat(found) == moment


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_date_or_none(value: str) -> None:
    found = dates.read(value)
    assert found is None or dates.iso(found) == found


@pytest.mark.parametrize(
    ("published", "future"),
    [
        ("2022-01-24", False),
        ("2022-01-25", False),
        ("2022-01-25T11:59:00Z", False),
        ("2022-01-25T13:00:00Z", True),
        ("2022-01-25T13:00:00+02:00", False),
        ("2022-01-27", True),
    ],
)
def test_future_begins_a_day_from_now(published: str, future: bool) -> None:
    assert dates.in_future(published, NOW) is future


def test_the_last_day_of_the_calendar_is_only_in_the_future() -> None:
    assert dates.in_future("9999-12-31T23:59:59-12:00", NOW)
    assert not dates.in_future("0001-01-01T00:00:00+12:00", NOW + timedelta(days=1))


@pytest.mark.parametrize("zone", ["BST", "EET", "MSK"])
def test_a_time_in_a_zone_that_nobody_can_tell_is_left_out(zone: str) -> None:
    assert dates.read(f"Tue, 24 Nov 2026 23:30:00 {zone}") == "2026-11-24"
    assert dates.read("Tue, 24 Nov 2026 23:30:00 +0200") == "2026-11-24T23:30:00+02:00"
    assert dates.read("Tue, 24 Nov 2026 23:30:00") == "2026-11-24T23:30:00"
