"""Times as they are read out: "Dienstag, 4. März 2031, 18:05 Uhr"; all of one report in one zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from lagebild.situation import Interval
from lagebild.views.reportquotes import plain
from lagebild.views.words import words

DAY = len("2031-03-04")
LONGEST = 40  # characters of what is no time
WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "de": tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}
ON = {"de": "am {}", "en": "on {}"}
BETWEEN = {"de": "zwischen {} und {}", "en": "between {} and {}"}
FROM = {"de": "ab {}", "en": "from {}"}
UNTIL = {"de": "bis {}", "en": "until {}"}


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes times in a language and in a zone, an offset such as "+01:00"; `year` is left out of days of that year."""

    language: str
    zone: str = "+00:00"
    year: int | None = None

    def long(self, iso: str | None) -> str:
        """Weekday, day, month, year, and time of day where there is one; anything else as it is given, "" for None."""
        return self._written(iso, weekday=True, year=None)

    def brief(self, iso: str | None) -> str:
        """The same without the report's own year."""
        return self._written(iso, weekday=True, year=self.year)

    def noted(self, iso: str | None) -> str:
        """In figures, as in a note: "4.3.2031, 18:05 Uhr"."""
        return self._written(iso, weekday=False, year=None, figures=True)

    def short(self, iso: str | None) -> str:
        """The day alone, without weekday and the report's own year."""
        return self._written((iso or "")[:DAY] or None, weekday=False, year=self.year)

    def day(self, iso: str | None) -> str:
        """The same with the weekday."""
        return self.brief((iso or "")[:DAY] or None)

    def days(self, interval: Interval) -> str:
        """An interval with its preposition: "am Dienstag, 4. März"; "" where both ends are unknown."""
        start, end = (self.day(one) for one in (interval.start, interval.end))
        if start and end:
            return (ON if start == end else BETWEEN)[self._language].format(start, end)
        form = FROM if start else UNTIL
        return form[self._language].format(start or end) if start or end else ""

    @property
    def _language(self) -> str:
        return words(self.language).language

    def _written(self, iso: str | None, *, weekday: bool, year: int | None, figures: bool = False) -> str:
        found = _parsed(iso or "", self.zone)
        if found is None:
            return plain(iso, LONGEST)
        when, timed = found
        day = self._figures(when) if figures else self._day(when, weekday=weekday, year=year)
        if not timed:
            return day
        return f"{day}, {when.hour}:{when:%M}\u00a0Uhr" if self._language == "de" else f"{day}, {when:%H:%M}"

    def _figures(self, day: date) -> str:
        if self._language == "de":
            return f"{day.day}.{day.month}.{day.year}"
        return f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"

    def _day(self, day: date, *, weekday: bool, year: int | None) -> str:
        language = self._language
        dot = "." if language == "de" else ""
        text = f"{day.day}{dot}\u00a0{MONTHS[language][day.month - 1]}"
        text += "" if day.year == year else f" {day.year}"
        return f"{WEEKDAYS[language][day.weekday()]}, {text}" if weekday else text


def zone_words(offset: str) -> str:
    """An offset for people: "UTC+1", "UTC−3:30"."""
    sign, hours, minutes = offset[:1], int(offset[1:3]), offset[4:6]
    if not hours and minutes == "00":
        return "UTC"
    return f"UTC{'−' if sign == '-' else '+'}{hours}" + (f":{minutes}" if minutes != "00" else "")


def a_day_before(iso: str) -> str:
    """The time 24 hours earlier; of a day, which counts to its end, the day itself, which counts from its beginning."""
    if len(iso) == DAY:
        return iso
    try:
        return (datetime.fromisoformat(iso) - timedelta(days=1)).isoformat()
    except OverflowError:
        return iso[:DAY]


def _parsed(iso: str, zone: str) -> tuple[datetime, bool] | None:
    """A time in a zone, and whether it has a time of day; None for anything else. One without an offset counts as UTC."""
    try:
        when = datetime.fromisoformat(iso)
        if len(iso) <= DAY:
            return when, False
        when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
        return when.astimezone(datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo), True
    except (ValueError, OverflowError):
        return None
