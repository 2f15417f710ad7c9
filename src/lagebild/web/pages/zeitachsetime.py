"""Stretches of time and the columns that they are drawn in: hours, days, weeks, months, years.

Times are minutes since the beginning of the calendar, in the zone of the dossier; a stretch is half open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from lagebild.web.typedtimes import iso_of

DAY = 24 * 60  # minutes
LAST = date.max.toordinal() * DAY
HOUR, DAYS, WEEK, MONTH, YEAR = "hour", "day", "week", "month", "year"
MOST_HOURS, MOST_DAYS, MOST_WEEKS, MOST_MONTHS, MOST_YEARS = 48, 45, 45, 48, 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `begin` to before `end`."""

    begin: int
    end: int

    @property
    def length(self) -> int:
        """In minutes."""
        return self.end - self.begin

    def moved(self, by: int) -> Stretch:
        """The same length, later by some minutes."""
        return Stretch(self.begin + by, self.end + by)

    def has(self, at: int) -> bool:
        """Whether a time lies in it."""
        return self.begin <= at < self.end

    @property
    def query(self) -> tuple[str, str]:
        """As the address has it: whole days by their first and last, else times."""
        if self.begin % DAY == 0 and self.end % DAY == 0:
            return text_of(self.begin)[:10], text_of(self.end - 1)[:10]
        return text_of(self.begin), text_of(self.end)


def minutes(when: datetime | date) -> int:
    """A time, as it is on the wall, in minutes."""
    clock = when.hour * 60 + when.minute if isinstance(when, datetime) else 0
    return when.toordinal() * DAY + clock


def text_of(at: int) -> str:
    """Minutes in ISO 8601."""
    day = date.fromordinal(min(max(1, at // DAY), date.max.toordinal()))
    return f"{day.isoformat()}T{at % DAY // 60:02}:{at % 60:02}"


def local(iso: str | None, home: str) -> int | None:
    """A time in minutes of the zone `home`; of a day its beginning. None for anything else."""
    try:
        when = datetime.fromisoformat(iso or "")
        if len(iso or "") > len("2031-03-04"):
            when = (when if when.tzinfo is not None else when.replace(tzinfo=UTC)).astimezone(
                datetime.fromisoformat(f"2000-01-01T00:00{home}").tzinfo
            )
    except (ValueError, OverflowError):
        return None
    return minutes(when)


def stretch_of(begin: str, end: str) -> Stretch | None:
    """The stretch that two fields of an address name, a day to its end; one of both is enough. None for anything else."""
    begin, end = iso_of(begin) or begin, iso_of(end) or end
    first, last = _typed(begin), _typed(end)
    if first is None and last is None:
        return None
    if first is None or last is None:
        only = first if first is not None else last
        assert only is not None
        return Stretch(only // DAY * DAY, only // DAY * DAY + DAY)
    if last < first:
        first, last, end = last, first, begin
    if len(end) == len("2031-03-04"):
        last += DAY
    return Stretch(first, max(last, first + 1))


def _typed(text: str) -> int | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return minutes(when.replace(tzinfo=None))


def unit_of(stretch: Stretch) -> str:
    """In what a stretch is drawn."""
    days = stretch.length / DAY
    if days * 24 <= MOST_HOURS:
        return HOUR
    if days <= MOST_DAYS:
        return DAYS
    if days <= MOST_WEEKS * 7:
        return WEEK
    return MONTH if days <= MOST_MONTHS * 30.5 else YEAR


def columns_of(stretch: Stretch) -> list[Stretch]:
    """The columns, whole ones: the first and the last may reach out of the stretch."""
    unit = unit_of(stretch)
    if unit in (HOUR, DAYS, WEEK):
        size = {HOUR: 60, DAYS: DAY, WEEK: 7 * DAY}[unit]
        first = stretch.begin // size * size
        if unit == WEEK:
            first = (stretch.begin // DAY - (stretch.begin // DAY - 1) % 7) * DAY  # Mondays
        return [Stretch(at, at + size) for at in range(first, stretch.end, size)]
    return list(_long_columns(stretch, unit))


def _long_columns(stretch: Stretch, unit: str) -> Iterator[Stretch]:
    begin, last = (
        date.fromordinal(min(max(1, at // DAY), date.max.toordinal())) for at in (stretch.begin, stretch.end)
    )
    if unit == MONTH:
        first, step = begin.replace(day=1), 1
    else:
        step = max(1, -(-(last.year - begin.year + 1) // MOST_YEARS)) * 12
        first = begin.replace(month=1, day=1)
    at = minutes(first)
    while at < stretch.end:
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        if year > date.max.year:
            yield Stretch(at, LAST)
            return
        first = date(year, month + 1, 1)
        yield Stretch(at, minutes(first))
        at = minutes(first)


def week_before(last: int) -> Stretch:
    """The seven days that end with the day of a time."""
    end = (last // DAY + 1) * DAY
    return Stretch(max(DAY, end - 7 * DAY), end)


def day_of(at: int) -> Stretch:
    """The day of a time."""
    return Stretch(at // DAY * DAY, at // DAY * DAY + DAY)
