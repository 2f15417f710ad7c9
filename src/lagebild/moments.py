"""Times as strings whose order is theirs: UTC, with a day's beginning and end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

LAST = "9999-12-31T23:59:59.999999Z"  # after every moment
END = "T24"  # after every time of a day, before the next day


@lru_cache(maxsize=20_000)
def moment(iso: str | None) -> str:
    """A date, or a date-time in UTC, with "Z"; one without an offset is taken as UTC. "" for None."""
    if iso is None or len(iso) == len("2022-01-24"):
        return iso or ""
    try:
        when = datetime.fromisoformat(iso)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return iso[:10]
    return when.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def end(iso: str | None) -> str:
    """The last moment of what a time names: of a day its end. "" for None."""
    when = moment(iso)
    return when + END if len(when) == len("2022-01-24") else when


def before(iso: str) -> str:
    """The last second before a time: of a day before its beginning. What is published at the time itself comes after it."""
    when = moment(iso)
    try:
        begin = datetime.fromisoformat(when if "T" in when else f"{when}T00:00:00+00:00")
        return (begin - timedelta(seconds=1)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except OverflowError:
        return iso


def instant(iso: str | None) -> str | None:
    """A time to which things were known, to compare with stamps: a day to its end, a second to its end."""
    if iso is None or len(iso) == len("2022-01-24"):
        return None if iso is None else end(iso)
    when = datetime.fromisoformat(iso)
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when
    return stamp(when) if when.microsecond else moment(iso)


def stamp(now: datetime, last: str | None = None) -> str:
    """A moment of knowing, with microseconds; never before or at the `last` one, so that no two are the same."""
    text = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if last is None or text > last:
        return text
    after = datetime.strptime(last, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    return (after + timedelta(microseconds=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def date_of(iso: str | None) -> date | None:
    """The day of a time as it is written; None where there is none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
