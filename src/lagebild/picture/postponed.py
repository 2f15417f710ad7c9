"""Deadlines that move: "hat die Frist um eine Woche verlängert", "verschob den angedrohten Prozess auf Sonntag".

What is put off stands as it did. The new day is the one that the sentence gives, else so much later as it says; where it says neither,
nobody knows it, and the old one holds no longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from lagebild.picture.deadlines import WEEK, WEEKDAY
from lagebild.picture.lifecycle import Fact
from lagebild.picture.material import Text
from lagebild.picture.recalls import Recall
from lagebild.records import Span, Time

LEAD = 16  # letters before a time in which a word says that it is the new day

_NUMBERS = {
    word: number
    for number, words in enumerate("ein|eine|einen zwei drei vier fünf sechs sieben acht neun zehn".split(), 1)
    for word in words.split("|")
}
_BY = re.compile(
    rf"\bum (?:weitere |noch )?(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})(?: weitere[n]?)? (?P<unit>stunden?|tage?n?|wochen?)\b",
    re.I,
)
_HOURS = 24  # of a day
_EARLIER = re.compile(r"\bverkürz|\bvorgezogen|\bvorverleg", re.I)
_TO = re.compile(r"\b(?:bis(?: zum| zu| einschließlich| ende)?|auf(?: den)?)(?: (?:kommende|nächste)n)?\s*\Z", re.I)


def new_deadlines(spoken: Iterable[Recall]) -> Mapping[str, str | None]:
    """The deadlines of commitments that were put off, by the ids of their first records; None where no text gives the day.

    Args:
        spoken: what texts say of commitments, in any order.
    """
    moved: dict[str, str | None] = {}
    ordered = sorted(spoken, key=lambda one: (one.text.moment, one.text.version.article, one.sentence))
    for recall in (one for one in ordered if one.comment.fact is Fact.POSTPONED):
        one = recall.joined
        before = moved.get(one.first.id, one.deadline.day if one.deadline else None)
        moved[one.first.id] = _new_day(recall.text, recall.sentence, before)
    return moved


def _new_day(text: Text, sentence: Span, before: str | None) -> str | None:
    """The day to which a sentence says that something is put off, ISO 8601."""
    named = [day for time in text.reading.times if (day := _named(text, time, sentence))]
    if len(set(named)) == 1:
        return named[0].isoformat()
    found = _BY.search(text.words((sentence,)))
    if named or found is None or before is None:
        return None
    number = _NUMBERS.get(found["number"].casefold()) or int(found["number"])
    unit = found["unit"].casefold()
    if unit.startswith("stunde") and number % _HOURS:
        return None
    days = number * 7 if unit.startswith("woche") else number // _HOURS if unit.startswith("stunde") else number
    way = -1 if _EARLIER.search(text.words((sentence,))) else 1
    return (date.fromisoformat(before) + way * timedelta(days=days)).isoformat()


def _named(text: Text, time: Time, sentence: Span) -> date | None:
    """The day of a time in a sentence that says up to when ("bis Dienstag", "auf den 4. Mai")."""
    begin, end = time.spans[0][0], time.spans[-1][1]
    if not (sentence[0] <= begin and end <= sentence[1]) or time.precision not in ("day", "range"):
        return None
    words = text.words(time.spans)
    if not (_TO.search(text.text[max(sentence[0], begin - LEAD) : begin]) or re.match(r"(?:bis|auf)\b", words, re.I)):
        return None
    day, told = date.fromisoformat((time.end or time.start or text.day)[:10]), date.fromisoformat(text.day[:10])
    if WEEKDAY.search(words) and day <= told and told - day <= WEEK:
        day += WEEK
    return day if day > told else None
