"""Time expressions of an article, as calendar intervals: own German rules, English basics.

What counts as a time expression and what it means follows the annotation guidelines of the frames corpus: a weekday is the nearest
one before the article's date unless words or tense point ahead; "vergangene Woche" is Monday to Sunday of the week before; a month
or year is its whole span; "Anfang", "Mitte", "Ende" are thirds; seasons are meteorological; "seit X" runs from X to the article's
date, "bis X" from it to X, "ab X" is open. Words like "jetzt" or "bisher" and vague ones like "seit Jahren" are left out.

Nothing is ever resolved against the current day: without a publication date a relative expression has neither start nor end.
The precision is one of PRECISIONS.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from lagebild.linking import intervals, timedates, timedays, timeperiods, timewords
from lagebild.linking.intervals import Interval
from lagebild.linking.said import said
from lagebild.linking.timeforms import Lead, lead, split
from lagebild.linking.timescan import Kind, Scan, Value
from lagebild.records import Spans, Time

__all__ = ["KINDS", "PRECISIONS", "said", "times"]

PRECISIONS = ("day", "week", "month", "season", "year", "decade", "part", "range")
# Which reader each class of calendar words has; where a word is in two classes, the later one has it.
KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (frozenset(timewords.DAYPARTS), timedays.daypart),
    (frozenset(("nacht", "night")), timedays.night),
    (frozenset(timewords.DEICTIC), timedays.deictic),
    (frozenset(timewords.DEICTIC_ADJECTIVES), timedays.deictic_adjective),
    (frozenset(timewords.WEEKDAYS) | frozenset(timewords.WEEKDAY_PARTS), timedays.weekday),
    (timewords.SHORT_WEEKDAYS, timedays.short_weekday),
    (frozenset(timewords.MONTHS), timedates.month),
    (frozenset(timewords.DECADES), timedates.named_decade),
    (timewords.CENTURIES, timedates.named_century),
    (frozenset(timewords.SEASONS), timeperiods.season),
    (frozenset(timewords.UNITS), timeperiods.unit),
    (frozenset(timewords.NAMED_YEARS), timeperiods.named_year),
    (frozenset(timewords.COMPOUNDS), timeperiods.compound),
    (frozenset(timewords.NEIGHBOURS), timedays.neighbour),
    (frozenset(timewords.FEASTS) | frozenset(timewords.EASTER_FEASTS), timedays.feast),
)


class _Found(NamedTuple):
    """An expression before it is bounded by "seit", "bis", "ab" and joined with its neighbour."""

    begin: int
    value: Value
    lead: Lead

    @property
    def bound(self) -> str:
        return self.lead.bound if self.value.bound is None else self.value.bound


def times(text: str, published: str | None, sentences: Spans) -> tuple[Time, ...]:
    """All time expressions of a text, in order and without overlap.

    Args:
        text: the article's text.
        published: ISO date or date-time of publication; anything else counts as None.
        sentences: spans of the sentences, in order; they bound where the verb of an expression is looked for.
    """
    scan = Scan(text, split(text), sentences, _date_of(published))
    return tuple(_time(one, scan.reference) for one in _joined(text, _walk(scan)))


def _date_of(published: str | None) -> date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", published or "")
    return intervals.day(*map(int, match.groups())).start if match else None


@cache
def _readers() -> dict[str, Kind]:
    return {word: kind for names, kind in KINDS for word in names}


def _walk(scan: Scan) -> list[_Found]:
    """Every expression, left to right; an expression begins where the one before it has ended."""
    found: list[_Found] = []
    readers, end = _readers(), 0
    for at, word in enumerate(scan.words):
        kind = timedates.number if word.key.isdecimal() else readers.get(word.key)
        if kind is None or word.begin < end:
            continue
        before = lead(scan.text, scan.words, at)
        scan.joined = bool(found) and _JOINT.fullmatch(scan.text, end, before.begin) is not None
        value = kind(scan, at, before)
        if value is None:
            continue
        begin = max(before.begin if value.begin is None else value.begin, end)
        begin += len(scan.text[begin : value.end]) - len(
            scan.text[begin : value.end].lstrip()
        )  # the one before took a word of it
        found.append(_bounded(scan, at, _Found(begin, value, before), end))
        end = found[-1].value.end
        _remember(scan, value.interval, begin, value.end)
    return found


def _bounded(scan: Scan, at: int, one: _Found, floor: int) -> _Found:
    """Bounds that stand apart from the calendar word: "von Mittwoch an", "seit der Wahl im Dezember"."""
    value, before = one.value, one.lead
    if before.preposition in ("vom", "von") and (tail := _ONWARD.match(scan.text, value.end)):
        return one._replace(value=value._replace(end=tail.end(), bound="from"))
    if before.preposition == "vor" and not before.counts:
        return one._replace(value=value._replace(bound="before"))
    if before.bound or before.preposition not in ("", "im", "in", "am", "vom"):
        return one
    low = max(floor, one.begin - _REACH)
    event = _EVENT.search(scan.text[low : one.begin])
    if event is None:
        return one
    return one._replace(
        begin=low + event.start(), value=value._replace(bound="since" if event[1][0] in "sS" else "until")
    )


_REACH = 80
_ONWARD = re.compile(r"\s+an\b(?=\s+[^\W\d_])(?!\s+(?:de[rmn]|eine[rmn]|[A-ZÄÖÜ]))")
# "seit der Ermordung des Präsidenten", "bis zu den Wahlen": a bound, articles and nouns up to the expression.
_EVENT = re.compile(
    r"\b([Ss]eit|[Bb]is\s+zu[mr]?)\s+(?:(?:de[rmns]|eine[rms]|die|das)\s+|(?:[a-z]{2,3}-)?[A-ZÄÖÜ][\w-]+\s+){1,5}\Z"
)
_JOINT = re.compile(r"\s*(?:,|und|oder|bis|auf|and|or|to|/|–|-)?\s*", re.IGNORECASE)


def _remember(scan: Scan, interval: Interval, begin: int, end: int) -> None:
    if interval.start is None:
        return
    scan.period = interval.start
    if interval.end is not None and (interval.end - interval.start).days <= 1:
        scan.last = interval.end
        if scan.looks_back(begin, end):
            scan.aside = scan.sentence(begin)
        else:
            scan.news, scan.aside = interval.end, None


# ---- ranges -----------------------------------------------------------------------------------------------------
def _joined(text: str, found: Sequence[_Found]) -> list[_Found]:
    """Ranges made of two expressions: "von Mai bis Juli 2006", "zwischen 1990 und 1994", "am Montag und Dienstag"."""
    out: list[_Found] = []
    for one in found:
        if out and (joint := _range(text, out[-1], one)):
            out[-1] = joint
        else:
            out.append(one)
    return out


def _range(text: str, a: _Found, b: _Found) -> _Found | None:
    """The two expressions as one, where the text joins them."""
    gap = text[a.value.end : b.begin].strip().lower()
    to = (not gap and b.bound == "until" and a.lead.preposition in _OPENERS) or (
        gap in ("bis", "to", "–", "-") and not b.lead.preposition
    )
    between = gap in ("und", "and") and a.lead.preposition in ("zwischen", "between")
    both = (
        gap in ("und", "and", ",", "/")
        and not b.lead.preposition
        and b.lead.begin == b.begin
        and not a.bound
        and _follow(a, b)
    )
    if not (to or between or both):
        return None
    first, last = _same_year(a.value, b.value), b.value.interval
    interval = Interval(first.start, last.end)
    if first.start is None or last.end is None or first.start > last.end:
        if not (between or to):
            return None
        interval = intervals.UNRESOLVED
    return _Found(a.begin, Value(b.value.end, interval, "range", bound=""), a.lead)


_OPENERS = ("", "von", "vom", "ab", "from", "seit")


def _follow(a: _Found, b: _Found) -> bool:
    """Whether b is the day or the part of a month that comes right after a ("am Montag und Dienstag")."""
    end, start = _same_year(a.value, b.value).end, b.value.interval.start
    return (
        a.value.precision == b.value.precision
        and end is not None
        and start is not None
        and 0 < (start - end).days <= 7
        and a.value.precision != "year"
    )


def _same_year(a: Value, b: Value) -> Interval:
    """The first part's interval; a part without a year takes the second part's ("von Mai bis Juli 2006")."""
    start, end = a.interval if a.interval.start else a.model
    if not a.floating or start is None or end is None or b.interval.end is None:
        return a.interval
    year = b.interval.end.year - ((start.month, start.day) > (b.interval.end.month, b.interval.end.day))
    return Interval(intervals.in_year(start, year), intervals.in_year(end, year))


def _time(found: _Found, reference: date | None) -> Time:
    interval, precision = _between(found, reference), "range" if found.bound else found.value.precision
    return Time(((found.begin, found.value.end),), _iso(interval.start), _iso(interval.end), precision)


def _between(found: _Found, reference: date | None) -> Interval:
    """The days that an expression with its "seit", "bis", "vor" or "ab" covers; the article's date is the other end."""
    start, end = found.value.interval
    if found.bound == "since":
        return Interval(start, reference if start and reference and start <= reference else None)
    if found.bound == "from":
        return Interval(start, None)
    if found.bound == "before":
        end = intervals.plus(start, -1)
    if found.bound in ("until", "before"):
        return Interval(reference if end and reference and reference <= end else None, end)
    return Interval(start, end)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
