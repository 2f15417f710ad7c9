"""The shapes of time expressions: how words before a calendar word are read, and what may follow it.

An expression is found by its calendar word ("Freitag", "Woche", "2003"). The words that lead up to it ("seit der vergangenen") are
read as a bag, `Lead`; what follows it is one anchored pattern per kind. So the work is bounded for every calendar word, and a text
without any costs one dictionary lookup a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from lagebild.linking import timewords as words

T = TypeVar("T")
MAX_LEAD = 7  # words before the calendar word


class Word(NamedTuple):
    """A run of letters or of digits: lower case form, begin and end in the text."""

    key: str
    begin: int
    end: int


class Lead(NamedTuple):
    """What the words before a calendar word say.

    `begin` is where the expression begins, `preposition` its first preposition; `bound` is "since", "until", "from" or ""; `shift`
    moves by units ("letzten": -1), `anaphora` by days from the day spoken of last ("folgenden": 1), `deictic` by days from the
    article's date ("gestrigen": -1); `part` is a third of the period; `counts` are the numbers; `words` are all of them.
    """

    begin: int
    preposition: str = ""
    bound: str = ""
    shift: int | None = None
    anaphora: int | None = None
    deictic: int | None = None
    part: str | None = None
    counts: tuple[float, ...] = ()
    ordinal: int | None = None
    words: tuple[str, ...] = ()


class Patterns(NamedTuple):
    """What may follow at a calendar word, each to be matched at its begin."""

    iso: re.Pattern[str]
    date: re.Pattern[str]
    weekday: re.Pattern[str]
    deictic: re.Pattern[str]
    daypart: re.Pattern[str]
    night: re.Pattern[str]
    month: re.Pattern[str]
    month_day: re.Pattern[str]
    century: re.Pattern[str]
    decade: re.Pattern[str]
    years: re.Pattern[str]
    year_word: re.Pattern[str]
    season: re.Pattern[str]
    clock: re.Pattern[str]
    short_weekday: re.Pattern[str]
    named_decade: re.Pattern[str]


_WORD = re.compile(r"\d+|[^\W\d_]+")
_YEAR = r"(?:1\d{3}|20\d\d|2100)(?!\d)"
# "dieses Jahres", "des vergangenen Jahres", "des Vorjahres"
_OF_YEAR = r"(?:des\s+(?P<rel_last{n}>Vor)jahres|(?:des\s+)?(?P<rel{n}>diese[sn]|[a-zäöü]+en|desselben|des)\s+Jahres)"
# The full stop of "15. Jan. 1999"; not that of "im Mai. 1999 begann"
_SHORT = r"(?:(?<=\b(?:jan|feb|mrz|apr|aug|sep|oct|okt|nov|dec|dez))\.|(?<=\bsept)\.)?"
# "um 16.53 Uhr Ortszeit", ", 22:45 Uhr"
_CLOCK = (
    r"(?:,\s+\d{1,2}(?::\d\d(?:\s+Uhr)?|(?:\.\d\d)?\s+Uhr)\b|,?\s+(?:um|gegen|kurz\s+vor|kurz\s+nach|at)\s+(?:\d{1,2}(?:[:.]\d\d)?\s+Uhr|Mitternacht)|\s+kurz\s+(?:vor|nach)\s+Mitternacht)?"
    r"(?:\s+\(?Ortszeit\)?)?"
)


@cache
def patterns() -> Patterns:
    """All patterns, compiled at the first use."""

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    day, weekday = rf"(?:{_alternatives(words.DAYPARTS)})", _alternatives(words.WEEKDAYS)
    late = rf"(?:am\s+(?:frühen|späten)\s+{day}|{day})"
    month = _alternatives(words.MONTHS)
    return Patterns(
        iso=compiled(r"(\d{4})-(\d\d)-(\d\d)(?!\d)"),
        date=compiled(_date("") + _CLOCK),
        weekday=compiled(
            rf"\w+(?:\s+{late}\b)?(?:\s+(?:der\s+)?(?P<week>{_alternatives(words.SHIFTS)})\s+Woche|\s+(?P<ago>vor\s+einer\s+Woche))?(?:,?\s+\(?(?:de[nm]\s+)?(?:{_date('')}|(?P<month>{month})\s+(?P<number>\d{{1,2}})\b(?:,\s*(?P<year>{_YEAR}))?)\)?)?{_CLOCK}"
        ),
        deictic=compiled(
            rf"\w+(?:\s+(?:{late}|mittag)\b)?(?:\s+\((?:{weekday})\)|,?\s+(?:de[nm]\s+|\(){_date('')}\)?)?{_CLOCK}"
        ),
        daypart=compiled(
            rf"\w+\s+(?:(?:des|vom|of)\s+)?(?:(?P<deictic>{_alternatives(words.DEICTIC_ADJECTIVES)})\s+)?(?:{_date('')}|(?P<weekday>{weekday})s?\b|(?P<tag>Tag(?:es)?)\b){_CLOCK}"
        ),
        night=compiled(
            rf"\w+\s+(?:(?:von|vom)\s+(?:{_date('1')}|\d{{1,2}}\.|(?:{weekday}))\s+)?(?:zum|zu|auf|to)\s+(?:den\s+|dem\s+)?(?:{_date('')}|(?P<weekday>{weekday})\b|(?P<deictic>heute|gestern))"
        ),
        month=compiled(rf"(\w+)(?:{_SHORT}\s+(?:(?P<y>{_YEAR})|{_OF_YEAR.format(n='')}))?"),
        month_day=compiled(
            rf"(?P<mon>\w+)\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?(?:[.:]\d|Uhr))(?:,?\s+(?P<y>{_YEAR}))?"
        ),
        century=compiled(r"(\d{1,2})(?:\.|st|nd|rd|th)\s*(?:Jahrhunderts?|century)\b"),
        decade=compiled(
            r"(\d{2}|1\d{2}0|20\d0)(?:er[-\s]?\s*Jahren?|s)\b(?:\s+des\s+(?P<century>\d{1,2})\.\s*Jahrhunderts)?"
        ),
        years=compiled(rf"({_YEAR})(?:\s?[-–/]\s?(\d{{4}}|\d\d)(?!\d))?(?![.,:/-]?\d|[%°€$]|\s[%°€$]|[-–][A-Za-z])"),
        year_word=compiled(rf"\w+\s+({_YEAR})(?:\s*(?:bis|und|[-–/])\s*({_YEAR}|\d\d)(?!\d))?"),
        season=compiled(rf"\w+(?:\s+(?:(?P<y>{_YEAR})|{_OF_YEAR.format(n='')}))?"),
        clock=compiled(_CLOCK),
        short_weekday=compiled(rf"\w\w\.,?\s+(?:de[nm]\s+)?{_date('')}{_CLOCK}"),
        named_decade=compiled(
            r"\w+?(?P<years>jahren?|[-\s]+Jahren?)?\b(?!-)(?:\s+des\s+(?P<century>\d{1,2})\.\s*Jahrhunderts)?"
        ),
    )


def _alternatives(names: Iterable[str]) -> str:
    """The names of a table as alternatives, longer ones first."""
    return "|".join(sorted(names, key=len, reverse=True))


def _date(n: str) -> str:
    """Pattern of a date, groups numbered by `n`: "24. Januar 2022", "16. und 17. Juni", "24.01.2022", "26.06.", "24 January"."""
    month = _alternatives(words.MONTHS)
    return (
        rf"(?:(?P<e{n}>\d{{1,2}})\.\s*(?:bis|und|oder|/|–|-)\s*(?:zum\s+|den\s+)?)?(?P<d{n}>\d{{1,2}})(?:\.\s?|(?:st|nd|rd|th)?\s+(?:of\s+)?)"
        rf"(?:(?P<mon{n}>{month})\b(?:{_SHORT},?\s+(?:(?P<y{n}>{_YEAR})|{_OF_YEAR.format(n=n)}))?"
        rf"|(?P<m{n}>\d{{1,2}})(?:\.\s?(?P<z{n}>{_YEAR}|\d\d(?![\d:.]))|(?P<open{n}>\.|(?=\)))))(?!\s*Uhr|\d)"
    )


def split(text: str) -> list[Word]:
    """The words and numbers of a text."""
    return [Word(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


@cache
def _leading() -> frozenset[str]:
    """Words that may stand before a calendar word within an expression."""
    tables = (
        words.PREPOSITIONS, words.ARTICLES, words.SHIFTS, words.ANAPHORIC, words.PARTS, words.FILLERS, words.NUMERALS, words.ONE,
        words.ORDINALS, words.DEICTIC_ADJECTIVES,
    )  # fmt: skip
    return frozenset(word for table in tables for word in table)


@cache
def _opening() -> frozenset[str]:
    """Words that an expression may begin with."""
    tables = (
        words.PREPOSITIONS, words.ARTICLES, words.SHIFTS, words.ANAPHORIC, words.PARTS, words.NUMERALS, words.ONE, words.ORDINALS,
        words.DEICTIC_ADJECTIVES,
    )  # fmt: skip
    return frozenset(word for table in tables for word in table)


def lead(text: str, found: list[Word], at: int) -> Lead:
    """Read the words that lead up to the calendar word `at`."""
    allowed, first = _leading(), at
    while first > 0 and at - first < MAX_LEAD:
        word = found[first - 1]
        if word.key not in allowed and not (word.key.isdecimal() and len(word.key) < 3):
            break
        if not text[word.end : found[first].begin].isspace() or not _may_precede(word.key, found[first].key):
            break
        first -= 1
    while first < at and not _may_open(found, first, at):
        first += 1
    return _read(found[first:at], found[at].begin)


def _may_open(found: list[Word], first: int, at: int) -> bool:
    """Whether an expression may begin at this word; an article only right before what it belongs to ("der bereits letztes Jahr")."""
    key = found[first].key
    if (
        key in words.ARTICLES
        and key not in words.PREPOSITIONS
        and first + 1 < at
        and found[first + 1].key in words.FILLERS
    ):
        return False
    return key.isdecimal() or key in _opening()


def _may_precede(key: str, following: str) -> bool:
    """Whether an expression that begins with a preposition may reach further left: "bis zum", "innerhalb von"."""
    if following not in words.PREPOSITIONS:
        return True
    if following == "bis" and (key.isdecimal() or key in words.NUMERALS):  # "zwei bis drei"
        return True
    return (key in ("bis", "until") and following in _AFTER_UNTIL) or (
        key in ("innerhalb", "within") and following in ("von", "of")
    )


_AFTER_UNTIL = frozenset(("zum", "zur", "zu", "in", "ins", "vor", "im"))


def _read(before: list[Word], begin: int) -> Lead:
    keys = tuple(word.key for word in before)
    if not keys:
        return Lead(begin)
    prepositions = [key for key in keys if key in words.PREPOSITIONS]
    return Lead(
        before[0].begin,
        prepositions[0] if prepositions else "",
        next((words.PREPOSITIONS[key] for key in prepositions if words.PREPOSITIONS[key]), ""),
        _first(words.SHIFTS, keys),
        _first(words.ANAPHORIC, keys),
        _first(words.DEICTIC_ADJECTIVES, keys),
        _first(words.PARTS, keys),
        _counts(keys),
        _first(words.ORDINALS, keys),
        keys,
    )


def _first(table: Mapping[str, T], keys: tuple[str, ...]) -> T | None:
    return next((table[key] for key in keys if key in table), None)


def _counts(keys: tuple[str, ...]) -> tuple[float, ...]:
    """Numbers among the words; "einem" counts as one only where no other number stands ("einem halben")."""
    counts = tuple(
        float(key) if key.isdecimal() else words.NUMERALS[key]
        for key in keys
        if key.isdecimal() or key in words.NUMERALS
    )
    return counts or ((1.0,) if any(key in words.ONE for key in keys) else ())
