"""Deadlines: up to when a commitment is to be kept, and when that has passed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lagebild import moments
from lagebild.moments import date_of
from lagebild.picture.material import Text
from lagebild.picture.vowwords import NOT
from lagebild.records import Spans, Time

WEEK = timedelta(days=7)
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\s?Uhr\b|\bum (?P<word>\w+) Uhr\b", re.I)
_HOURS = dict(zip("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), range(1, 13), strict=True))
_PARTS = {"mittag": 12, "vormittag": 12, "nachmittag": 18, "morgen": 12, "abend": 24, "nacht": 24, "mitternacht": 24}
WEEKDAY = re.compile(
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)",
    re.I,
)
_BOUND = re.compile(r"\b(?:bis|ab|vor|am|noch|binnen|innerhalb|spätestens|by|within|until|on|before)\b|\bfrist\b", re.I)
_SAME_DAY = re.compile(r"\b(?:selben|gleichen|same)\b", re.I)
_ELSEWHERE = re.compile(r"\b(?:Ortszeit|(?:dortiger|hiesiger|lokaler) Zeit|local time)\b", re.I)
_LIMIT = re.compile(r"\b(?:bis|spätestens|binnen|innerhalb|vor|noch|by|within|until|before)\b", re.I)
_COUNTED = re.compile(r"\b(?:binnen|innerhalb|within)\b", re.I)
_ONCE = re.compile(r"\W*(?:wenn|sobald|falls|sofern|if|once)\b", re.I)
_AFTER = re.compile(r",? (?:um |gegen )?[\w.:]+ Uhr\b")
_LEFT = re.compile(
    r"(?:\b(?:bis|spätestens|zum|zur|vom|am|ab|im|in|um|der|den|dem|des|ende|anfang|mitte|by|until|on|the|of|end|nächste[nrs]?|"
    r"kommende[nrs]?|uhr|zwölf|noch|von|nacht|früh|abend|morgen|mittag)\b|\d|[.,:\s–-])+",
    re.I,
)


@dataclass(frozen=True)
class Deadline:
    """The last day, ISO 8601; with the time of day (and the offset of the text's date) where the words give one.

    `in_condition` says that it is the condition's, not the consequence's.
    """

    last: str
    in_condition: bool = False

    @property
    def day(self) -> str:
        """The last day."""
        return self.last[:10]

    @property
    def moment(self) -> str:
        """The last moment, in UTC, to be compared with moments; of a day its end."""
        return moments.end(self.last)


def deadline(text: Text, spans: Spans, others: Spans = (), *, back: bool = False) -> Deadline | None:
    """The deadline that the words of a consequence give, else those of its condition; None where they give none.

    A weekday is the one to come; where a text looks `back` on the commitment, the one before.
    """
    counts = bool(others) and _comes(text.words(others))
    for some, in_condition in ((spans, False), (others, True)):
        found = [
            one
            for time in text.reading.times
            if _within(time, some)
            and not (not in_condition and counts and _counted(text, time))
            and (one := _last(text, time, back))
        ]
        if found:
            return Deadline(max(found, key=moments.end), in_condition)
    return None


def _comes(condition: str) -> bool:
    """Whether a condition is that something comes true: what counts from then on has no day."""
    return bool(_ONCE.match(condition)) and not NOT.search(condition)


def _counted(text: Text, time: Time) -> bool:
    """Whether a time counts from when a condition comes true: "wenn er zusage, werde man binnen zwei Tagen liefern"."""
    lead = text.text[max(0, time.spans[0][0] - 14) : time.spans[0][0]]
    return bool(_COUNTED.search(f"{lead} {text.words(time.spans)}"))


def only_time(text: Text, spans: Spans) -> bool:
    """Whether some words are a time and nothing else ("bis Mittwoch", "Ende des Monats")."""
    times = [one for one in text.reading.times if _within(one, spans)]
    if not times:
        return False
    rest = "".join(
        text.text[at]
        for begin, end in spans
        for at in range(begin, end)
        if not any(left <= at < right for one in times for left, right in one.spans)
    )
    return not rest.strip() or bool(_LEFT.fullmatch(rest))


def _within(time: Time, spans: Spans) -> bool:
    return any(begin <= time.spans[0][0] and time.spans[-1][1] <= end for begin, end in spans)


def _last(text: Text, time: Time, back: bool) -> str | None:
    end, told = date_of(time.end or time.start or ""), date_of(text.day)
    words = text.words(time.spans)
    if _SAME_DAY.search(words):
        return None  # that of something else
    lead = text.text[max(0, time.spans[0][0] - 14) : time.spans[0][0]]
    if end is None or not (_BOUND.search(words) or _BOUND.search(lead)):
        return None
    if told is not None and WEEKDAY.search(words) and abs(end - told) <= WEEK:
        end += WEEK if not back and end < told else -WEEK if back and end > told else timedelta()
    if told is not None and not back and (end < told or (end == told and not _LIMIT.search(f"{lead} {words}"))):
        return None
    if told is not None and told - end > 2 * WEEK:
        return None
    after = _AFTER.match(text.text, time.spans[-1][1])
    found = _at_clock(end, words + (after.group() if after else ""), text)
    # an hour that was over when it was told is another day's, where no day is named
    over = not back and "T" in found and bool(text.published) and moments.end(found) < moments.moment(text.published)
    return None if over and end == told and not WEEKDAY.search(words) else found


def _at_clock(day: date, words: str, text: Text) -> str:
    found = _CLOCK.search(words)
    hour, minute = None, 0
    if found:
        hour = int(found["hour"]) if found["hour"] else _HOURS.get(found["word"].casefold())
        minute = int(found["minute"] or 0)
    else:
        hour = next((hour for part, hour in _PARTS.items() if words.casefold().rstrip("s").endswith(part)), None)
    offset = (text.published or "")[19:]
    if _ELSEWHERE.search(words):
        return day.isoformat()  # by which clock is not known
    if hour is None or hour == 24 or not re.fullmatch(r"[+-]\d\d:\d\d|Z", offset):
        return day.isoformat()
    return datetime(day.year, day.month, day.day, hour, minute).isoformat() + offset
