"""Time expressions that name a period or count in one: "vergangene Woche", "vor drei Tagen", "im Jahr 2003", "im Sommer"."""

from __future__ import annotations

import re
from datetime import date

from lagebild.linking import intervals, timewords
from lagebild.linking.intervals import UNRESOLVED, Interval
from lagebild.linking.timedates import four_digits, written_year, year_read
from lagebild.linking.timeforms import Lead, patterns
from lagebild.linking.timescan import Scan, Value

_DAYS = {"day": 1.0, "week": 7.0}
_MONTHS = {"month": 1.0, "quarter": 3.0, "half": 6.0, "year": 12.0, "decade": 120.0}
_AFTER = {
    "später": 1,
    "danach": 1,
    "darauf": 1,
    "later": 1,
    "after": 1,
    "zuvor": -1,
    "davor": -1,
    "vorher": -1,
    "earlier": -1,
    "before": -1,
}
_PLURALS = frozenset(("tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren", "jahrzehnte", "jahrzehnten"))


def unit(scan: Scan, at: int, lead: Lead) -> Value | None:
    """A unit of the calendar: with a year, counted, moved by "letzte", or neither, which is no time."""
    word = scan.words[at]
    kind = timewords.UNITS[word.key]
    if kind == "year" and (match := patterns().year_word.match(scan.text, word.begin)):
        first = int(match[1])
        return _years(match.end(), first, four_digits(match[2], first) if match[2] else first, lead.part)
    if kind in ("half", "quarter"):
        return _share_of_year(scan, at, lead, 6 if kind == "half" else 3)
    if lead.counts and (value := _counted(scan, at, lead, kind)):
        return value
    after = _AFTER.get(scan.next_key(at, word.end))
    if (
        after is not None
        and kind in ("day", "year")
        and word.key not in _PLURALS
        and (lead.preposition in ("am", "im", "in", "on") or word.key == "tags")
    ):
        return _neighbour(scan, at, kind, after)
    if word.key in _PLURALS and lead.deictic is None:
        return None
    return _moved(scan, at, lead, kind)


def _years(end: int, first: int, last: int, part: str | None) -> Value | None:
    if last < first:
        return None
    whole = intervals.years(first, last)
    if part and first == last:
        return Value(end, intervals.third(whole, part), "part")
    return Value(end, whole, "year" if first == last else "range")


def _share_of_year(scan: Scan, at: int, lead: Lead, size: int) -> Value | None:
    """As in "im ersten Halbjahr 2006", "im dritten Quartal"."""
    if lead.ordinal is None or lead.ordinal * size > 12:
        return None
    match = patterns().season.match(scan.text, scan.words[at].begin)
    year = written_year(scan, match) if match else None
    end = match.end() if match and year_read(match) else scan.words[at].end
    if year is None and scan.reference is not None:
        year = scan.reference.year
    interval = UNRESOLVED if year is None else intervals.months(year, 1 + size * (lead.ordinal - 1), size)
    return Value(end, interval, "part")


# ---- counted ----------------------------------------------------------------------------------------------------
def _counted(scan: Scan, at: int, lead: Lead, kind: str) -> Value | None:
    """As in "vor drei Tagen", "seit zwei Jahren", "in den nächsten vier Wochen", "einen Tag später", "two days ago"."""
    word, reference = scan.words[at], scan.reference
    if kind == "weekend":
        return None
    follow = scan.next_key(at, word.end)
    low, high = min(lead.counts), max(lead.counts)
    if lead.preposition == "vor" or follow == "ago":
        end = scan.words[at + 1].end if follow == "ago" else word.end
        return Value(end, *_ago(reference, kind, high))
    if follow in _AFTER and kind in _DAYS and not lead.bound:
        return _counted_from_last(scan, at, lead, kind, _AFTER[follow] * high)
    if lead.bound == "since":
        return Value(word.end, intervals.single(_away(reference, kind, -high)), "range")
    if lead.preposition in ("innerhalb", "binnen", "within"):
        return Value(word.end, Interval(reference, _away(reference, kind, high)), "range", bound="")
    if lead.shift in (-1, 1):
        edge = _away(reference, kind, lead.shift * high)
        return Value(
            word.end, Interval(reference, edge) if lead.shift > 0 else Interval(edge, reference), "range", bound=""
        )
    if lead.preposition == "in" and not any(key in timewords.ARTICLES - timewords.ONE for key in lead.words):
        return _in_future(scan, at, kind, low, high)
    return None


def _ago(reference: date | None, kind: str, count: float) -> tuple[Interval, str]:
    """A count of units back: days and weeks give a day, months and broken years a month, years a year."""
    if kind in _DAYS:
        return intervals.single(_away(reference, kind, -count)), "day"
    whole_years = kind in ("year", "decade") and count == int(count)
    back = _away(reference, kind, -count)
    if back is None:
        return UNRESOLVED, "year" if whole_years else "month"
    if whole_years:
        return intervals.years(back.year, back.year), "year"
    return intervals.month(back.year, back.month), "month"


def _away(reference: date | None, kind: str, count: float) -> date | None:
    """The day that lies a count of units from the reference; None without one, or where the calendar ends."""
    if reference is None or abs(count) > 9000:
        return None
    if kind in _DAYS:
        return intervals.plus(reference, int(count * _DAYS[kind]))
    return intervals.plus_months(reference, int(count * _MONTHS[kind]))


def _in_future(scan: Scan, at: int, kind: str, low: float, high: float) -> Value | None:
    """As in "in zwei Wochen", "in zwei bis drei Monaten": only where the verb does not tell of the past ("in drei Tagen getötet")."""
    word = scan.words[at]
    if scan.behind(word.begin, word.end) and not scan.ahead(word.begin, word.end):
        return None
    first, last = _away(scan.reference, kind, low), _away(scan.reference, kind, high)
    if first == last and first is not None and kind in ("year", "decade"):
        return Value(word.end, intervals.years(first.year, first.year), "year", bound="")
    return Value(word.end, Interval(first, last), "day" if first == last else "range", bound="")


def _counted_from_last(scan: Scan, at: int, lead: Lead, kind: str, count: float) -> Value | None:
    """As in "einen Tag später": from the day that the text spoke of last."""
    if lead.preposition:
        return None
    return Value(scan.words[at + 1].end, intervals.single(_away(scan.last, kind, count)))


# ---- moved ------------------------------------------------------------------------------------------------------
def _neighbour(scan: Scan, at: int, kind: str, shift: int) -> Value:
    """As in "am Tag zuvor", "im Jahr darauf": from what the text spoke of last."""
    end = scan.words[at + 1].end
    if kind == "day":
        return Value(end, intervals.single(intervals.plus(scan.last, shift)))
    year = scan.period.year + shift if scan.period else None
    return Value(end, intervals.years(year, year) if year else UNRESOLVED, "year")


def _moved(scan: Scan, at: int, lead: Lead, kind: str) -> Value | None:
    """As in "letzte Woche", "in diesem Jahr", "am heutigen Tag", "Ende des Monats", "am Wochenende"."""
    word = scan.words[at]
    if kind == "day":
        return _this_day(scan, at, lead)
    shift = lead.shift
    if lead.anaphora is not None and shift is None:
        return _same_period(scan, at, lead, kind)
    if shift is None:
        if kind == "weekend" and lead.preposition in ("am", "vom", "zum", "für", "on") and lead.deictic is None:
            return Value(word.end, _weekend(scan, (word.begin, word.end)), "range")
        if lead.part is None or not any(key in ("des", "der", "of") for key in lead.words):
            return None
        shift = 0
    if scan.reference is None:
        return Value(word.end, UNRESOLVED, _precision(kind, lead.part))
    whole = _whole(scan.reference, kind, shift)
    return Value(word.end, intervals.third(whole, lead.part) if lead.part else whole, _precision(kind, lead.part))


def _precision(kind: str, part: str | None) -> str:
    return "part" if part else "range" if kind == "weekend" else kind


def _whole(reference: date, kind: str, shift: int) -> Interval:
    """The week, weekend, month, year or decade that lies `shift` ones after that of the reference."""
    if kind == "week":
        return intervals.week(reference, shift)
    if kind == "weekend":
        if shift > 0 and reference.weekday() < 5:  # on a weekday the next one is this week's
            shift -= 1
        saturday = intervals.plus(reference, 7 * shift + 5 - reference.weekday())
        return Interval(saturday, intervals.plus(saturday, 1))
    if kind == "month":
        return intervals.month(reference.year, reference.month + shift)
    if kind == "decade":
        first = reference.year - reference.year % 10 + 10 * shift
        return intervals.years(first, first + 9)
    return intervals.years(reference.year + shift, reference.year + shift)


def _weekend(scan: Scan, where: tuple[int, int]) -> Interval:
    """The weekend that the article stands in, else the last one, or the next one by the verb."""
    if scan.reference is None:
        return UNRESOLVED
    if scan.reference.weekday() >= 5:
        return _whole(scan.reference, "weekend", 0)
    return _whole(scan.reference, "weekend", 1 if scan.ahead(*where) else -1)


def _this_day(scan: Scan, at: int, lead: Lead) -> Value | None:
    word = scan.words[at]
    if lead.deictic is not None:
        return Value(word.end, intervals.single(intervals.plus(scan.reference, lead.deictic)))
    shift = lead.anaphora if lead.anaphora is not None else lead.shift
    if shift is None or not lead.preposition or word.key not in ("tag", "tages", "day"):
        return None
    return Value(word.end, intervals.single(intervals.plus(scan.last, shift)))


def _same_period(scan: Scan, at: int, lead: Lead, kind: str) -> Value | None:
    """As in "im selben Jahr", "in der folgenden Woche": from what the text spoke of last."""
    if not lead.preposition or lead.anaphora is None:
        return None
    end = scan.words[at].end
    if scan.period is None:
        return Value(end, UNRESOLVED, _precision(kind, None))
    return Value(end, _whole(scan.period, kind, lead.anaphora), _precision(kind, None))


# ---- words of their own -----------------------------------------------------------------------------------------
def named_year(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "im Haushaltsjahr 2008", "Schuljahr 2012/13"."""
    word = scan.words[at]
    match = patterns().year_word.match(scan.text, word.begin)
    if match is None:
        return None
    begins, first = timewords.NAMED_YEARS[word.key], int(match[1])
    if begins == 1:
        return _years(match.end(), first, four_digits(match[2], first) if match[2] else first, None)
    return Value(match.end(), intervals.months(first, begins, 12), "year")


def compound(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "im Vorjahr", "zum Jahresende 2013", "heuer"."""
    word = scan.words[at]
    if word.key == "heuer" and scan.text[word.begin].isupper() and not scan.starts_sentence(word.begin):
        return None
    kind, shift, part = timewords.COMPOUNDS[word.key]
    match = patterns().season.match(scan.text, word.begin)
    year = written_year(scan, match) if match and kind == "year" else None
    if year is not None and match is not None:
        return _years(match.end(), year, year, part)
    if scan.reference is None:
        return Value(word.end, UNRESOLVED, _precision(kind, part))
    whole = _whole(scan.reference, kind, shift)
    return Value(word.end, intervals.third(whole, part) if part else whole, _precision(kind, part))


def season(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "im Sommer 2011": June to August; without a year the nearest one by the verb."""
    word = scan.words[at]
    match = patterns().season.match(scan.text, word.begin)
    year = written_year(scan, match) if match else None
    if (
        not scan.text[word.begin].isupper()
        and year is None
        and scan.text[word.begin : word.end] not in ("summer", "autumn")
    ):
        return None
    end = match.end() if match and year_read(match) else word.end
    if year and timewords.SEASONS[word.key] == 12 and (pair := _PAIR.match(scan.text, end)):
        end = pair.end() if (int(pair[1]) - year) % 100 == 1 else end
    if year is None and not (
        lead.preposition in ("im", "in", "seit", "bis", "ab", "vom", "since", "until")
        or lead.shift is not None
        or lead.part
    ):
        return None
    if year is None:
        year = _season_year(scan, at, lead)
    if year is None:
        return Value(end, UNRESOLVED, "season", True)
    whole = intervals.months(year, timewords.SEASONS[word.key], intervals.SEASON_MONTHS)
    return Value(end, intervals.third(whole, lead.part) if lead.part else whole, "part" if lead.part else "season")


_PAIR = re.compile(r"\s?[/–-]\s?(\d{4}|\d\d)(?!\d)")  # "im Winter 1941/42"


def _season_year(scan: Scan, at: int, lead: Lead) -> int | None:
    reference, word = scan.reference, scan.words[at]
    if reference is None:
        return None
    middle = timewords.SEASONS[word.key] + 1
    if lead.shift is not None and lead.shift != 0:
        reached = middle + 1 < reference.month if lead.shift < 0 else middle - 1 > reference.month
        return reference.year if reached else reference.year + lead.shift
    if lead.shift == 0:
        return reference.year - (middle > 12 and reference.month < 6)  # in March "dieser Winter" is the one that ends
    if scan.ahead(word.begin, word.end):
        return reference.year + (middle + 1 < reference.month)
    return reference.year - (middle - reference.month > 3)
