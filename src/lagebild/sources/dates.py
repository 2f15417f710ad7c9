"""Dates as sources write them, brought into ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from lagebild.errors import TimeFormatError

HINT = "give a date such as 2022-01-24 or a date-time such as 2022-01-24T18:05:00+01:00 (ISO 8601)"
ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?([Zz]|[+-]\d\d(?::?\d\d)?)?)?")
NAMES = {
    1: "Januar Jänner Jan January",
    2: "Februar Feber Feb February",
    3: "März Maerz Mrz Mär March Mar",
    4: "April Apr",
    5: "Mai May",
    6: "Juni Jun June",
    7: "Juli Jul July",
    8: "August Aug",
    9: "September Sept Sep",
    10: "Oktober Okt October Oct",
    11: "November Nov",
    12: "Dezember Dez December Dec",
}
MONTHS = {name: number for number, names in NAMES.items() for name in names.split()}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "Montag Mo Monday Mon",
            "Dienstag Di Tuesday Tue",
            "Mittwoch Mi Wednesday Wed",
            "Donnerstag Do Thursday Thu",
            "Freitag Fr Friday Fri",
            "Samstag Sonnabend Sa Saturday Sat",
            "Sonntag So Sunday Sun",
        )
    )
    for name in names.split()
}
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
ZONES = {"MEZ": "+01:00", "CET": "+01:00", "MESZ": "+02:00", "CEST": "+02:00", "UTC": "Z", "GMT": "Z"}
ZONE = re.compile(r":\d\d\s+[A-Za-z]{2,5}\s*$")  # a zone by its letters
DAY = (
    r"(?:\d{1,2}\. ?\d{1,2}\. ?\d{4}"
    rf"|\d{{1,2}}\.? ?{MONTH}\.? \d{{4}}"
    rf"|{MONTH}\.? \d{{1,2}}, \d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
)
CLOCK = rf"\d{{1,2}}(?::\d\d(?::\d\d)?(?: ?(?:Uhr|h))?|\.\d\d ?Uhr| Uhr)(?: (?:{'|'.join(ZONES)}))?"
# a calendar date with year as people write it, with weekday and time of day where there are any
STAMP = rf"(?:{WEEKDAY}\.?,? (?:den |dem )?)?{DAY}(?:,? (?:um |-|[–—|])? ?{CLOCK})?(?!\w|\.\d)"


def iso(value: str) -> str | None:
    """The value as ISO 8601 date or date-time with "T" and a colon in the zone; None where it is neither."""
    match = ISO.fullmatch(value.strip())
    if not match:
        return None
    day, clock, zone = match.groups()
    try:
        datetime.fromisoformat(day + (f"T{clock.replace(',', '.')}" if clock else "") + (_zone(zone) if zone else ""))
    except ValueError:
        return None
    return day + (f"T{clock.replace(',', '.')}" if clock else "") + (_zone(zone) if zone else "")


def _zone(zone: str) -> str:
    if zone in "Zz":
        return "Z"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}"


def checked(value: object, *, where: str, key: str) -> str:
    """The value as ISO 8601; TimeFormatError where it is anything else."""
    found = iso(value) if isinstance(value, str) else None
    if found is None:
        raise TimeFormatError(where, f"{key} is {str(value)[:60]!r}, which is no date or date-time", HINT)
    return found


def read(value: str) -> str | None:
    """A date or date-time as pages and front matter write it (ISO 8601, German, English, RFC 5322) as ISO 8601."""
    value = value.strip()
    return iso(value) or stamp(value) or _mail(value)


def _mail(value: str) -> str | None:
    """A date as mails and feeds write it; only its day where nobody can tell its zone, such as "BST"."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.date().isoformat() if moment.tzinfo is None and ZONE.search(value) else moment.isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def stamp(value: str) -> str | None:
    """A date that people write (STAMP) as ISO 8601; None where the day does not exist or is no such weekday."""
    match = re.fullmatch(rf"(?:(?P<name>{WEEKDAY})\.?,? (?:den |dem )?)?(?P<day>{DAY})(?P<rest>.*)", value.strip())
    if not match or not re.fullmatch(STAMP, value.strip()):
        return None
    day = _day(match["day"])
    if day is None or (match["name"] and WEEKDAYS[match["name"]] != day.weekday()):
        return None
    clock = _clock(match["rest"])
    return iso(f"{day:%Y-%m-%d}" if not clock else f"{day:%Y-%m-%d}T{clock}")


def _day(words: str) -> datetime | None:
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    month = re.search(MONTH, words)
    if month:
        numbers.insert(1, MONTHS[month[0]])
    if words[:4].isdigit():
        numbers.reverse()
    try:
        return datetime(numbers[2], numbers[1], numbers[0]) if numbers[2] >= 1900 else None
    except ValueError:
        return None


def _clock(words: str) -> str | None:
    numbers = re.findall(r"\d+", words)
    if not numbers:
        return None
    hour, minute, *second = numbers if len(numbers) > 1 else (*numbers, "00")
    zone = re.search("|".join(ZONES), words)
    return ":".join([hour.zfill(2), minute, *second]) + (ZONES[zone[0]] if zone else "")


def in_future(published: str, now: datetime) -> bool:
    """Whether an ISO 8601 time lies more than a day after `now`; times without zone are taken as UTC."""
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment - now > timedelta(days=1)
