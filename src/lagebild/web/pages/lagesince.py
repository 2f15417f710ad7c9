"""From when on something is new: the last visit, some hours, midnight, a time that somebody typed.

What is new since a time is counted by when reports were published; since a visit, by what the dossier has come to know after it. Hours
count from the clock, or from the latest report where that is long past: a dossier may be old.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from lagebild import moments
from lagebild.web.typedtimes import iso_of

VISIT, MIDNIGHT, TYPED = "visit", "midnight", "time"
HOURS = {"6h": timedelta(hours=6), "24h": timedelta(hours=24)}
CHOICES = (VISIT, "6h", "24h", MIDNIGHT)
"""What can be chosen without typing."""
FAR = timedelta(hours=24)  # between the clock and the latest report, from which on hours count from the report
NOW, REPORT = "now", "report"
CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
"""A moment of knowing as the store writes it (`moments.stamp`)."""


@dataclass(frozen=True, slots=True)
class Since:
    """The beginning of what is new.

    Args:
        key: one of CHOICES, or TYPED.
        time: ISO 8601, with an offset; of a visit when it was.
        known: of a visit, when the dossier had last come to know something that was seen then.
        counted: NOW or REPORT: from where hours are counted.
        far: the latest report is so far from the clock that it is said from where hours are counted.
        fault: what was typed is no time.
    """

    key: str
    time: str
    known: str | None = None
    counted: str = NOW
    far: bool = False
    fault: bool = False


def since_of(
    asked: str,
    counted: str,
    *,
    seen: str | None,
    seen_at: str = "",
    latest: str | None,
    now: datetime,
    home: str = "+00:00",
) -> Since:
    """The beginning that was asked for.

    Args:
        asked: one of CHOICES, a time, or "" for the last visit, or a day where there was none.
        counted: NOW, REPORT, or "" for whichever fits.
        seen: the moment of knowing of the last visit.
        seen_at: when that visit was by the clock.
        latest: when the latest report was published.
        now: the clock.
        home: the offset of times without one.
    """
    zone = datetime.fromisoformat(f"2000-01-01T00:00{home}").tzinfo
    last = _parsed(latest, home)
    far = last is not None and abs(now - last) > FAR
    if counted not in (NOW, REPORT):
        counted = REPORT if far else NOW
    reference = (last if counted == REPORT and last is not None else now).astimezone(zone)
    default = VISIT if seen is not None else "24h"
    key = asked.strip() or default
    if key == VISIT:
        if seen is not None:
            return Since(VISIT, _visited(seen_at or seen, zone), seen, counted, far)
        key = "24h"
    typed = None if key in (*HOURS, MIDNIGHT) else _typed(key, reference, home)
    fault = typed is None and key not in (*HOURS, MIDNIGHT)
    if fault:
        key = "24h"
    try:
        begin = typed or _begin(key, reference)
    except OverflowError:
        begin = reference
    return Since(TYPED if typed else key, _iso(begin), None, counted, far, fault)


def _visited(seen: str, zone: object) -> str:
    return _iso(datetime.fromisoformat(seen).astimezone(zone))  # type: ignore[arg-type]


def _begin(key: str, reference: datetime) -> datetime:
    if key == MIDNIGHT:
        return datetime.combine(reference.date(), time(), reference.tzinfo)
    return reference - HOURS[key]


def _typed(words: str, reference: datetime, home: str) -> datetime | None:
    """A time in ISO 8601, or "06:00": the last time that it was six o'clock; None for other words."""
    if clock := CLOCK.fullmatch(words):
        hour, minute = int(clock[1]), int(clock[2])
        if hour > 23 or minute > 59:
            return None
        today = reference.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return today if today <= reference else today - timedelta(days=1)
    found = _parsed(iso_of(words, home) or words, home)
    try:
        return None if found is None else found.astimezone(reference.tzinfo)
    except OverflowError:
        return None


def _parsed(iso: str | None, home: str) -> datetime | None:
    """A time; of a day its beginning; one without an offset is of the given one."""
    try:
        when = datetime.fromisoformat(iso or "")
        if when.tzinfo is None:
            when = datetime.fromisoformat(f"{when.isoformat()}{home}")
        when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return when


def _iso(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


# -- times at which the picture changes -------------------------------------------------------------------------------------------


def is_stamp(text: str) -> bool:
    """Whether something is a moment of knowing."""
    if not STAMP.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def snapped(since: str, times: Sequence[str]) -> str | None:
    """The last time before `since` at which a report was published: the picture of then is that of the last second before `since`.

    So that few pictures have to be drawn. None where none was published at `since` or later.

    Args:
        since: ISO 8601.
        times: when reports were published, as `moments.moment` writes it, in order.
    """
    begin = moments.moment(since)
    at = bisect_right(times, _second_before(begin))
    if at == len(times):
        return None
    return times[at - 1] if at else _second_before(times[0])


def _second_before(moment: str) -> str:
    try:
        when = datetime.fromisoformat(moment) - timedelta(seconds=1)
    except (ValueError, OverflowError):
        return moment
    return when.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def exact(moment: str) -> str:
    """A moment, of a day its first second: what is dated by a day counts from then on."""
    return f"{moment}T00:00:00Z" if len(moment) == len("2022-01-24") else moment[:19].removesuffix("Z") + "Z"
