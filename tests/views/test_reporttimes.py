from __future__ import annotations

import pytest

from lagebild.situation import Interval
from lagebild.views.reporttimes import Clock, a_day_before, zone_words

GERMAN, ENGLISH = Clock("de", "+01:00", 2031), Clock("en", "+01:00", 2031)


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2031-03-04T18:05:00+01:00", "Dienstag, 4. März 2031, 18:05 Uhr", "Tuesday, 4 March 2031, 18:05"),
        ("2031-03-04T06:05:59Z", "Dienstag, 4. März 2031, 7:05 Uhr", "Tuesday, 4 March 2031, 07:05"),
        ("2031-03-04T23:30:00", "Mittwoch, 5. März 2031, 0:30 Uhr", "Wednesday, 5 March 2031, 00:30"),
        ("2031-12-31", "Mittwoch, 31. Dezember 2031", "Wednesday, 31 December 2031"),
        ("irgendwann\x1b", "irgendwann␛", "irgendwann␛"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_time_is_read_out(iso: str | None, german: str, english: str) -> None:
    assert GERMAN.long(iso).replace("\u00a0", " ") == german
    assert ENGLISH.long(iso).replace("\u00a0", " ") == english


def test_the_report_s_own_year_goes_without_saying() -> None:
    assert GERMAN.brief("2031-03-04").replace("\u00a0", " ") == "Dienstag, 4. März"
    assert GERMAN.brief("2030-03-04").replace("\u00a0", " ") == "Montag, 4. März 2030"
    assert GERMAN.short("2031-03-04T18:05:00+01:00").replace("\u00a0", " ") == "4. März"


def test_a_time_in_a_note_is_in_figures() -> None:
    assert GERMAN.noted("2031-03-04T18:05:00+01:00").replace("\u00a0", " ") == "4.3.2031, 18:05 Uhr"
    assert ENGLISH.noted("2031-03-04T18:05:00+01:00") == "4 Mar 2031, 18:05"


@pytest.mark.parametrize(
    ("interval", "german", "english"),
    [
        (Interval("2031-03-04", "2031-03-04"), "am Dienstag, 4. März", "on Tuesday, 4 March"),
        (
            Interval("2031-03-04", "2031-03-06"),
            "zwischen Dienstag, 4. März und Donnerstag, 6. März",
            "between Tuesday, 4 March and Thursday, 6 March",
        ),
        (Interval("2031-03-04", None), "ab Dienstag, 4. März", "from Tuesday, 4 March"),
        (Interval(None, "2031-03-04"), "bis Dienstag, 4. März", "until Tuesday, 4 March"),
        (Interval(), "", ""),
    ],
)
def test_days_come_with_their_preposition(interval: Interval, german: str, english: str) -> None:
    assert GERMAN.days(interval).replace("\u00a0", " ") == german
    assert ENGLISH.days(interval).replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("offset", "words"), [("+00:00", "UTC"), ("+01:00", "UTC+1"), ("-03:30", "UTC−3:30"), ("+05:45", "UTC+5:45")]
)
def test_a_zone_has_a_short_name(offset: str, words: str) -> None:
    assert zone_words(offset) == words


@pytest.mark.parametrize(
    ("iso", "before"),
    [
        ("2031-03-04T18:05:00+01:00", "2031-03-03T18:05:00+01:00"),
        ("2031-03-04", "2031-03-04"),
        ("0001-01-01T06:00:00", "0001-01-01"),
    ],
)
def test_the_last_24_hours_begin(iso: str, before: str) -> None:
    assert a_day_before(iso) == before
