"""Times as people at a desk type them: "6h", "2d", "today", "06:00", or ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

import click

from lagebild.cli import common

AGO = re.compile(r"(\d{1,6})\s*(min|m|h|d|w)", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
DAYS = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}  # how many days ago
NOW = ("now", "jetzt")
HOW = """\b
A TIME is a date (2026-03-18), a date and time (2026-03-18T06:00+01:00; UTC
where it has no offset), or counts from now: 90min, 6h, 2d, 1w ago; today or
heute, yesterday or gestern, from midnight here; 06:00, the last time that it
was six o'clock here; now or jetzt."""


class When(common.Moment):
    """A date or date-time as in ISO 8601, or one that counts from now."""

    hint = "give a date such as 2026-03-18, a time such as 2026-03-18T06:00 or 06:00, or how long ago such as 6h or 2d"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time in ISO 8601."""
        words = str(value).strip().casefold()
        try:
            return _from_now(words, common.now()) or super().convert(value, param, ctx)
        except OverflowError:
            self.fail(f"{value!r} is before the beginning of time", param, ctx)


def _from_now(words: str, now: datetime) -> str | None:
    """The time that words mean that count from now, with the desk's offset; None of other words."""
    if words in NOW:
        return _iso(now)
    if words in DAYS:
        return _iso(datetime.combine(now.date() - timedelta(days=DAYS[words]), time(), now.tzinfo))
    if ago := AGO.fullmatch(words):
        return _iso(now - timedelta(**{UNITS[ago[2]]: int(ago[1])}))
    clock = CLOCK.fullmatch(words)
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return None
    today = now.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
    return _iso(today if today <= now else today - timedelta(days=1))


def _iso(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
