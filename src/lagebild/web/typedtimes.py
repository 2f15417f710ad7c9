"""Times as people type them: every way in which the pages write one, and ISO 8601; a time without an offset is in the reports' zone."""

from __future__ import annotations

import re
from datetime import datetime

from lagebild.views.words import moment

_MONTHS = {
    short: number
    for names in (
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"),
    )
    for number, short in enumerate(names, 1)
}
_CLOCK = r"(?:,? (?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?: Uhr)?(?: \(?(?P<zone>[+-]\d\d:\d\d|Z)\)?)?)?"
_WAYS = (
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})" + _CLOCK),
    re.compile(r"(?P<day>\d{1,2})\.? (?P<name>[^\W\d_]{3,9})\.? (?P<year>\d{4})" + _CLOCK),
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\S+)?")
DAY = len("2031-03-14")


def iso_of(typed: str, home: str = "+00:00") -> str | None:
    """A day or a time in ISO 8601; None where what was typed is none.

    Args:
        typed: "14.03.2031", "14 Mar 2031, 18:00", "2031-03-14T18:00+01:00" and the like.
        home: the offset of times that are typed without one.
    """
    words = " ".join(typed.split())
    if _ISO.fullmatch(words):
        return _zoned(words, home)
    found = next((match for way in _WAYS if (match := way.fullmatch(words))), None)
    if found is None:
        return None
    part = found.groupdict()
    month = _MONTHS.get((part.get("name") or "").casefold()[:3], 0) if part.get("name") else int(part["month"])
    day = f"{part['year']}-{month:02}-{int(part['day']):02}"
    clock = f"T{int(part['hour']):02}:{part['minute']}{part['zone'] or ''}" if part["hour"] else ""
    return _zoned(day + clock, home)


def _zoned(iso: str, home: str) -> str | None:
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return None
    if len(iso) == DAY:
        return iso
    return iso.replace(" ", "T") if when.tzinfo is not None else f"{when.isoformat()}{home}"


def sample(iso: str | None, language: str, *, day: bool = False) -> str:
    """A time as it could be typed, for a field to show: that of the latest report, so that it fits the dossier; "" where there is none."""
    said = moment((iso or "")[: DAY if day else DAY + 6], language) if iso else ""
    return said.replace("\u00a0", " ").replace(",", "")
