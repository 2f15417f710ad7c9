"""When an event can have been that a text tells, and whether the text only names it: "die Landung", "die gelandeten Soldaten"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lagebild.moments import date_of
from lagebild.ownclauses import closed, is_strange
from lagebild.picture.clauses import Page
from lagebild.picture.material import Piece
from lagebild.records import Span, Spans

Days = tuple[date, date]

NEAR = timedelta(days=1)  # of what is told as news: it happened on the day of the report or the day before
NOUN = timedelta(days=14)  # how far a noun ("die Landung") points back
LONG = timedelta(days=31)  # before the report from which on a month or a year is one of the past
BACK = timedelta(days=60)  # how far a look back points back, and a plan ahead
WEEK = timedelta(days=7)  # longer times say nothing about the day
EARLIEST, LATEST = date.min + 2 * BACK, date.max - 2 * BACK  # so that every day that is reckoned is one

_BACK = re.compile(r"\b(?:hatten?|war(?:en)?(?: \w+){1,6} worden|worden war(?:en)?|had)\b", re.IGNORECASE)
_JUST = re.compile(
    r"\b(?:zuvor|eben|soeben|heute|\w*(?:[Mm]orgen|[Vv]ormittag|[Mm]ittag|[Nn]achmittag|[Aa]bend)s?|[Nn]acht|Stunden?|Minuten|today|hours?)\b"
)
_FOR = re.compile(r"(?:\A|.*\s)(?:für|bis|seit|vo[nm]|ab|zum|for|until|by|since|from)\s", re.IGNORECASE | re.DOTALL)
_REACH = 6  # letters before a time in which a preposition can stand that makes it no day on which something was
_ATTRIBUTE = re.compile(r"(?:\w*(?:ge|be|ver|er|ent|zer|über|unter)\w+(?:t|en)|\w+iert|\w+end)e[nrms]?\Z")
_BEFORE_NOUN = re.compile(r"\s+(?:[a-zäöüß-]+e[nrms]?\s+){0,2}[A-ZÄÖÜ]")
_ADJECTIVES = r"(?:(?:[a-zäöüß]{3,}e[nrms]?|bereits|kürzlich|neu|widerrechtlich|inzwischen)\s+){0,2}"
_DETERMINER = (
    r"(?i:d(?:er|ie|as|em|en|es)|(?:k?ein|ihr|sein|unser|dies|jed|all|beid|viel|einig|mehrer)e?[nmrs]?|zwei|drei|vier|fünf|sechs|sieben|"
    r"acht|neun|zehn|elf|zwölf|\d+)"
)
_DETERMINED = re.compile(rf"\b{_DETERMINER}\s+{_ADJECTIVES}\Z")
_LOOKING_BACK = re.compile(
    rf"\b(?i:nach|seit|wegen|trotz|infolge|angesichts|seit Beginn)\s+(?:{_DETERMINER}\s+)?{_ADJECTIVES}\Z"
)
_OF_NOUN = re.compile(  # what may stand between a noun and its day
    r"(?:\s(?!(?:ist|sind|hat|haben|hatten?|wurden?|wird|werden|war(?:en)?|sei(?:en)?|habe|soll(?:en)?|will|wollen)\b)[\w-]+){0,5}(?:,\s(?:der|die|das))?\s"
)
_YEAR_OF = re.compile(
    r"(?:\s(?:bei|in|im|nahe|auf)\s[A-ZÄÖÜ]\w+)?\s(?:(?:von|vom|aus|im|des)\s(?:dem\s)?(?:Jahre?s?\s)?)?"
)
_FINITE = re.compile(
    r"\b(?:ist|sind|hat|haben|hatten?|wird|werden|war(?:en)?|wurden?|soll(?:en)?|will|wollen|kann|können|muss|müssen|darf|dürfen|"
    r"[a-zäöüß]{3,}(?:te|ten|t))\b"
)
_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ][\w-]*\s\Z")
_AROUND = 50  # letters before a noun in which what leads up to it stands


@dataclass(frozen=True)
class When:
    """On which days an event can have been, and whether the text gives the day itself."""

    days: Days
    dated: bool = False


def when(piece: Piece, page: Page, sentence: Span, clauses: str, kind: str, *, named: bool) -> When:
    """When it can have been.

    Args:
        piece: the event.
        page: its text.
        sentence: the sentence in which its words begin.
        clauses: the words of its clauses.
        kind: what kind of fact it is (`told.FACTS`).
        named: whether the text only names it (`is_named`).
    """
    told_on = date_of(piece.text.day) or date_of(piece.text.version.known[:10]) or date.min
    told_on = max(EARLIEST, min(LATEST, told_on))
    given = _given(piece, page, sentence)
    if given is None and kind == "fact" and not named:
        given = _in_clause(piece, page, sentence, told_on)
    if given is not None:
        return When(given, dated=True)
    if kind != "fact":
        return When((told_on - NEAR, told_on + BACK))
    if (past := _long_past(piece, page, sentence, told_on)) is not None:
        return When(past)
    if _BACK.search(clauses):
        return When((told_on - BACK, told_on if _JUST.search(clauses) else told_on - NEAR))
    return When((told_on - (NOUN if named else NEAR), told_on))


def _given(piece: Piece, page: Page, sentence: Span) -> Days | None:
    """The days that were read for it, where they stand in its sentence and are its own: not "Die entführten Reporter sind am Sonntag
    freigekommen", "Erstmals seit der Waffenruhe ist am Montag geschossen worden".
    """
    time = piece.record.time
    first, last = date_of(piece.days.start), date_of(piece.days.end)
    if time is None or not time.spans or not sentence[0] <= time.spans[0][0] < sentence[1]:
        return None
    if not first or not last or not first <= last < first + WEEK:
        return None
    if _is_attribute(piece, page, sentence) and not _in_one(page, sentence, time.spans[0][0], piece.spans[0][1]):
        return None
    if _looks_back(piece, page, sentence) and not _hangs_on_it(piece, page, time.spans[0]):
        return None
    return first, last


def _long_past(piece: Piece, page: Page, sentence: Span, told_on: date) -> Days | None:
    """The month or year that stands right behind a noun, where that is well before the report: "der Absturz von 1998"."""
    time = piece.record.time
    first, last = date_of(piece.days.start), date_of(piece.days.end)
    if time is None or not time.spans or not sentence[0] <= time.spans[0][0] < sentence[1] or not first or not last:
        return None
    begin, end = time.spans[0][0], piece.spans[0][1]
    if not is_noun(piece.words) or begin < end or not _YEAR_OF.fullmatch(page.words, end, begin):
        return None
    return (max(EARLIEST, first), last) if EARLIEST <= last < told_on - LONG else None


def _hangs_on_it(piece: Piece, page: Page, time: Span) -> bool:
    """Whether a time says when something was that is named by a noun: "nach der Landung am Montag", "seit dem Beschuss, der am …"."""
    end = piece.spans[0][1]
    return time[0] >= end and _OF_NOUN.fullmatch(page.words, end, time[0]) is not None


def _in_clause(piece: Piece, page: Page, sentence: Span, told_on: date) -> Days | None:
    """The day in the clause of a verb for which no time was read: "die am Samstag festgenommen worden waren". None where the clause names
    several, one that is still to come, or one that can be that of a noun before it ("wegen der Wahl am Freitag").
    """
    if piece.record.time is not None or not piece.spans:
        return None
    around = page.around(piece.spans)
    times = [one for one in piece.text.reading.times if _in(one.spans, around)]
    if len(times) != 1 or times[0].precision != "day":
        return None
    span, day = times[0].spans[0], date_of(times[0].start)
    before = page.words[max(sentence[0], span[0] - _AROUND) : span[0]]
    if (
        day is None
        or day > told_on
        or _NOUN_BEFORE.search(before)
        or _FOR.match(f"{before[-_REACH:]}{page.words[slice(*span)]}")
    ):
        return None
    return None if is_strange(page.words, sentence, piece.spans, span) else (day, day)


def _in(spans: Spans, around: Iterable[Span]) -> bool:
    return bool(spans) and any(begin <= spans[0][0] < end for begin, end in around)


def is_noun(words: str) -> bool:
    """Whether words are one noun."""
    return words[:1].isupper() and " " not in words


def is_named(piece: Piece, page: Page, sentence: Span) -> bool:
    """Whether an event is only named: by a noun, by an attribute, or by what a clause looks back to ("Nach dem Anschlag … in Kraft")."""
    return is_noun(piece.words) or _is_attribute(piece, page, sentence) or _looks_back(piece, page, sentence)


def _looks_back(piece: Piece, page: Page, sentence: Span) -> bool:
    if not piece.spans:
        return False
    begin, end = piece.spans[0]
    noun = is_noun(page.words[begin:end])
    return noun and _LOOKING_BACK.search(page.words[max(sentence[0], begin - _AROUND) : begin]) is not None


def _is_attribute(piece: Piece, page: Page, sentence: Span) -> bool:
    """Whether its trigger is an attribute: "die vor einer Woche entführten Reporter", and not "die Rebellen entführten Reporter"."""
    if len(piece.spans) != 1 or not _ATTRIBUTE.match(piece.words):
        return False
    begin, end = piece.spans[0]
    if not _BEFORE_NOUN.match(page.words, end, sentence[1]):
        return False
    determined = _DETERMINED.search(page.words, sentence[0], begin)
    if determined is None:
        return _in_one(page, sentence, begin, end)
    alone = not any(sign.isalnum() for sign in page.words[sentence[0] : determined.start()])
    return not alone or _FINITE.search(page.words, end, sentence[1]) is not None  # "Das verurteilte Norland am Freitag"


def _in_one(page: Page, sentence: Span, begin: int, end: int) -> bool:
    """Whether an attribute has both what begins here and, as its last word, what ends there: "die am Montag verletzten Männer"."""
    first, last = begin - sentence[0], end - sentence[0]
    return any(left <= first and right == last for left, right in closed(page.said(sentence)))


def looks_back(piece: Piece, clauses: str, dated: Days | None) -> bool:
    """Whether a report looks back on what happened: to days (`dated`) before the one that news are of, else by its tense."""
    told_on = date_of(piece.text.day) or date_of(piece.text.version.known[:10])
    if dated is not None and told_on is not None:
        return dated[1] < max(EARLIEST, told_on) - NEAR
    return _BACK.search(clauses) is not None and _JUST.search(clauses) is None
