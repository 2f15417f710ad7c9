"""Calendar arithmetic for time expressions: intervals of whole days, both ends inclusive.

Nothing here raises for a date that does not exist: 31 February, or a day before the year 1, is `UNRESOLVED`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

SEASON_MONTHS = 3
THIRDS = ("begin", "middle", "end")


class Interval(NamedTuple):
    """Days from `start` to `end`; None where unresolved or open."""

    start: date | None
    end: date | None


UNRESOLVED = Interval(None, None)


def day(year: int, month: int, number: int) -> Interval:
    """One calendar day, unresolved where there is no such day."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]:
        only = date(year, month, number)
        return Interval(only, only)
    return UNRESOLVED


def single(value: date | None) -> Interval:
    """The interval of one day."""
    return Interval(value, value)


def month(year: int, number: int) -> Interval:
    """A whole month."""
    return months(year, number, 1)


def months(year: int, first: int, count: int) -> Interval:
    """`count` whole months from month `first` of `year` on; `first` may lie outside 1 to 12."""
    start = month_start(year, first)
    after = month_start(year, first + count)
    return Interval(start, after - timedelta(1)) if start and after else UNRESOLVED


def month_start(year: int, number: int) -> date | None:
    """First day of a month; `number` may lie outside 1 to 12 and then reaches into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1) if 1 <= year <= 9998 else None


def years(first: int, last: int) -> Interval:
    """From 1 January of `first` to 31 December of `last`."""
    if 1 <= first <= last <= 9998:
        return Interval(date(first, 1, 1), date(last, 12, 31))
    return UNRESOLVED


def week(reference: date, shift: int = 0) -> Interval:
    """Monday to Sunday of the week `shift` weeks after that of `reference`."""
    monday = plus(reference, 7 * shift - reference.weekday())
    return Interval(monday, plus(monday, 6))


def plus(value: date | None, days: int) -> date | None:
    """`days` later (earlier if negative), None where the calendar ends."""
    if value is None or not date.min.toordinal() <= value.toordinal() + days <= date.max.toordinal():
        return None
    return value + timedelta(days)


def in_year(value: date, year: int) -> date | None:
    """The same day of another year; 29 February may become the 28th."""
    return plus_months(value, 12 * (year - value.year))


def plus_months(value: date, count: int) -> date | None:
    """The same day `count` months later, or the last one of a shorter month."""
    first = month_start(value.year, value.month + count)
    return first and first.replace(day=min(value.day, monthrange(first.year, first.month)[1]))


def third(whole: Interval, which: str) -> Interval:
    """The first, middle or last third of a period, `which` being one of THIRDS.

    A century is divided by years, years and decades by months, a month into days 1 to 10, 11 to 20 and the rest, a week
    by days.
    """
    start, end = whole
    if start is None or end is None:
        return whole
    index = THIRDS.index(which)
    length = (end - start).days + 1
    if length > 7500:  # more than twenty years
        share = (end.year - start.year + 1) // 3
        first_year = start.year + index * share
        return years(first_year, first_year + share - 1 if index < 2 else end.year)
    if length > 80:
        share = round(length / 30.4375) // 3  # in months
        return months(start.year, start.month + index * share, share if index < 2 else _rest(start, end, 2 * share))
    share = 10 if length > 27 else length // 3
    first = plus(start, index * share)
    return Interval(first, plus(start, (index + 1) * share - 1) if index < 2 else end)


def _rest(start: date, end: date, used: int) -> int:
    """Months of a period that are left after `used` ones."""
    return (end.year - start.year) * 12 + end.month - start.month + 1 - used


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (Gauss's rule with Lichtenberg's correction)."""
    golden, century = year % 19, year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    seed = (19 * golden + moon) % 30
    full = 21 + seed - (seed + golden // 11) // 29
    sunday = 7 - (year + year // 4 + 2 - (3 * century + 3) // 4) % 7
    return date(year, 3, 1) + timedelta(full + (7 - (full - sunday) % 7) - 1)
