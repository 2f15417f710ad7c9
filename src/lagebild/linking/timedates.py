"""Time expressions that are written with a number or a month: dates, months, years, decades, centuries."""

from __future__ import annotations

import re

from lagebild.linking import intervals, timewords
from lagebild.linking.intervals import UNRESOLVED, Interval
from lagebild.linking.timeforms import Lead, patterns
from lagebild.linking.timescan import Scan, Value


def four_digits(value: str, like: int) -> int:
    """A year of two or four digits; two stand for the same century as `like`."""
    year = int(value)
    return year if len(value) == 4 else like - like % 100 + year


def century_of(value: str) -> int:
    """A year of a date that is written with two digits: 1970 to 2069."""
    year = int(value)
    return year if len(value) != 2 else year + (2000 if year < 70 else 1900)


def nearest_year(scan: Scan, lead: Lead, month: int, number: int = 15) -> int | None:
    """The year that a month without one most likely means: by the word before it or the verb, else the nearest."""
    reference = scan.reference
    if reference is None:
        return None
    distance = (month - reference.month) * 30.4 + number - reference.day  # days in the article's own year
    where, set_ahead = (lead.begin, lead.begin), lead.preposition in ("für", "auf") or lead.bound == "until"
    if distance > 15 and _TOLD.match(scan.text, lead.begin):
        return reference.year - 1
    if distance > 100 and not set_ahead and scan.behind(*where) and not scan.ahead(*where):
        return reference.year - 1
    if distance < -45 and (set_ahead or scan.ahead(*where)) and not scan.behind(*where):
        return reference.year + 1
    if abs(distance) <= 182:
        return reference.year
    return reference.year - 1 if distance > 240 else reference.year + 1 if distance < -300 else reference.year


# "Im Mai hatte das Gericht", "Am 7. Mai fielen": the verb right after the expression is what it dates.
_TOLD = re.compile(
    r"(?:Am|Im)\s+(?:\d{1,2}\.\s*)?[A-ZÄÖÜ]\w+\s+(?:wurden?|waren?|hatten?|gab|kam|kamen|ging|gingen|fand|fanden|fiel|fielen|trat|traten|"
    r"begann|(?!(?:soll|woll|könn|müss|dürf|möch|hät)ten?\b)[a-zäöüß]{2,}ten?)\b"
)


def written_year(scan: Scan, found: re.Match[str], n: str = "") -> int | None:
    """The year that a date names: by its number, "dieses Jahres", "des Vorjahres"; None where it names none."""
    groups = found.groupdict()
    if written := groups.get(f"y{n}") or groups.get(f"z{n}"):
        return century_of(written)
    related = groups.get(f"rel{n}")
    if related and related.lower() in timewords.ANAPHORIC:
        return scan.period.year if scan.period else None
    if scan.reference is None:
        return None
    if groups.get(f"rel_last{n}"):
        return scan.reference.year - 1
    if related:
        return scan.reference.year + timewords.SHIFTS.get(related.lower(), 0)
    return None


def dated(scan: Scan, found: re.Match[str], lead: Lead, n: str = "") -> Value | None:
    """The value of the date pattern's groups."""
    month = timewords.MONTHS[found[f"mon{n}"].lower()] if found[f"mon{n}"] else int(found[f"m{n}"])
    number = int(found[f"d{n}"])
    first = int(found[f"e{n}"] or number)
    year = written_year(scan, found, n)
    floating = year is None
    if year is None:
        year = _attacks(scan, lead, month, number) or nearest_year(scan, lead, month, number)
    if year is None:
        model = Interval(intervals.day(_MODEL, month, first).start, intervals.day(_MODEL, month, number).end)
        return Value(found.end(), UNRESOLVED, "day" if first == number else "range", True, model=model)
    start, end = intervals.day(year, month, first).start, intervals.day(year, month, number).end
    if start is None or end is None or start > end:
        return Value(found.end(), UNRESOLVED, "day")
    return Value(found.end(), Interval(start, end), "day" if start == end else "range", floating)


_MODEL = 2000  # a leap year


def _attacks(scan: Scan, lead: Lead, month: int, number: int) -> int | None:
    """As in "die Anschläge vom 11. September" are those of 2001."""
    if (month, number) != (9, 11) or not re.search(
        r"(?i)anschl|terror|attack", scan.text[max(0, lead.begin - 40) : lead.begin]
    ):
        return None
    return 2001


def number(scan: Scan, at: int, lead: Lead) -> Value | None:
    """A number: a date, a century, a decade, a year."""
    begin, digits = scan.words[at].begin, scan.words[at].key
    if begin and (scan.text[begin - 1] in ".,:/-–+§$€£#_" or scan.text[begin - 1].isalnum()) and not scan.joined:
        return None
    if scan.text[max(0, begin - 2) : begin].rstrip().endswith("§") or _is_street(scan, at, lead):
        return None
    found = patterns()
    if len(digits) == 4 and (match := found.iso.match(scan.text, begin)):
        return Value(match.end(), intervals.day(*map(int, match.groups())))
    if len(digits) <= 2:
        if (match := found.date.match(scan.text, begin)) and is_date(scan, match, lead):
            return dated(scan, match, lead)
        if match := found.century.match(scan.text, begin):
            return _century(match.end(), int(digits), lead)
    if match := found.decade.match(scan.text, begin):
        return _decade(match, lead)
    return _bare_year(scan, at, lead) if len(digits) == 4 else None


def _is_street(scan: Scan, at: int, lead: Lead) -> bool:
    """As in "auf der Straße des 17. Juni"."""
    before = at - len(lead.words) - 1
    return lead.words == ("des",) and before >= 0 and scan.words[before].key.endswith(timewords.STREETS)


def is_date(scan: Scan, match: re.Match[str], lead: Lead) -> bool:
    """Whether a date pattern is one: figures without a year need a word like "am" before and possible values."""
    if match["mon"]:
        return 1 <= int(match["d"]) <= 31 and (
            match["mon"].lower() not in timewords.AMBIGUOUS_MONTHS or match["mon"][0].isupper()
        )
    possible = 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31
    if match["z"]:
        return possible and (len(match["z"]) == 4 or len(match["m"]) == 2 or bool(lead.preposition))
    before = scan.text[max(0, match.start() - 1) : match.start()]
    return possible and (bool(lead.preposition) or any(key in ("den", "dem") for key in lead.words) or before == "(")


def _decade(match: re.Match[str], lead: Lead) -> Value | None:
    if match[0].endswith("s") and len(match[1]) < 4:  # "the 80s" only with the century
        return None
    return _ten_years(match, int(match[1]) if len(match[1]) == 4 else 1900 + int(match[1]), lead)


def _ten_years(match: re.Match[str], first: int, lead: Lead) -> Value:
    """The decade that begins with a year; "des 19. Jahrhunderts" after it moves it there."""
    if match["century"]:
        first = 100 * (int(match["century"]) - 1) + first % 100
    whole = intervals.years(first, first + 9) if first % 10 == 0 else UNRESOLVED
    return Value(
        match.end(), intervals.third(whole, lead.part) if lead.part else whole, "part" if lead.part else "decade"
    )


def named_decade(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "in den neunziger Jahren", "in den Achtzigern", "Anfang der Siebziger"."""
    word = scan.words[at]
    match = patterns().named_decade.match(scan.text, word.begin)
    of_them = scan.text[word.begin].isupper() and {"den", "der"} & {*lead.words} and (lead.preposition or lead.part)
    if match is None or not (match["years"] or of_them):
        return None
    return _ten_years(match, timewords.DECADES[word.key], lead)


def named_century(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "im neunzehnten Jahrhundert"."""
    return _century(scan.words[at].end, lead.ordinal, lead) if lead.ordinal else None


def _century(end: int, century: int, lead: Lead) -> Value:
    whole = intervals.years(100 * century - 99, 100 * century)
    return Value(end, intervals.third(whole, lead.part) if lead.part else whole, "part" if lead.part else "range")


def _bare_year(scan: Scan, at: int, lead: Lead) -> Value | None:
    """A number of four digits, where what stands around it speaks for a year."""
    word = scan.words[at]
    match = patterns().years.match(scan.text, word.begin)
    if match is None:
        return None
    lead_counts = (
        any(key in ("für", "zwischen", *timewords.PARTS) for key in lead.words)
        or bool(lead.bound)
        or lead.preposition == "von"
    )
    if not lead_counts and not _looks_like_year(scan, at, match.end()):
        return None
    if lead_counts and scan.next_key(at, match.end()) in timewords.NOT_A_YEAR_BEFORE:
        return None
    first = int(match[1])
    last = four_digits(match[2], first) if match[2] else first
    if last < first or last > 2100:
        return None
    whole = intervals.years(first, last)
    part = lead.part if lead_counts and first == last else None
    precision = "part" if part else "year" if first == last else "range"
    return Value(
        match.end(),
        intervals.third(whole, part) if part else whole,
        precision,
        False,
        None if lead_counts else word.begin,
    )


def _looks_like_year(scan: Scan, at: int, end: int) -> bool:
    word, text = scan.words[at], scan.text
    gap = text[scan.words[at - 1].end : word.begin] if at else ""
    before = scan.words[at - 1].key if gap.isspace() else ""
    after = scan.next_key(at, end)
    if gap[:1] == "." and scan.words[at - 1].key in timewords.NOT_A_YEAR_AFTER_SHORT:
        return False
    if before in timewords.NOT_A_YEAR_AFTER or after in timewords.NOT_A_YEAR_BEFORE:
        return False
    if not after or not text[end:].lstrip(" \u00a0")[:1].isupper():
        return True
    return not after.endswith(_PLURAL)


_PLURAL = ("en", "er", "e", "eln", "s")  # what a counted noun ends with: "2000 Soldaten"


def month(scan: Scan, at: int, lead: Lead) -> Value | None:
    """A month without a day before it: "im Mai", "Anfang Juni 2014", "May 5, 2022"."""
    word = scan.words[at]
    if not scan.text[word.begin].isupper():
        return None
    english_day = patterns().month_day.match(scan.text, word.begin)
    if english_day and english_day["mon"].lower() in timewords.MONTHS:
        return _month_day(scan, english_day)
    match = patterns().month.match(scan.text, word.begin)
    if match is None or match[1].lower() not in timewords.MONTHS:  # "Mai3" with a footnote's number
        return None
    year = written_year(scan, match)
    opens = lead.preposition in ("von", "from") and scan.next_key(at, word.end) in ("bis", "to", "until")
    if year is None and not (_month_lead(word.key, lead) or scan.joined or opens):
        return None
    return _month_value(scan, match, lead, year)


def _month_lead(key: str, lead: Lead) -> bool:
    """Whether the words before it make a bare name of a month a time."""
    if key in timewords.AMBIGUOUS_MONTHS:
        return lead.preposition in ("in", "since", "until", "of") or lead.shift is not None
    if lead.preposition in ("von", "aus", "für", "auf", "an"):
        return lead.preposition == "für" or lead.part is not None
    return bool(lead.preposition) or lead.shift is not None or lead.part is not None


def _month_value(scan: Scan, match: re.Match[str], lead: Lead, year: int | None) -> Value:
    number, floating = timewords.MONTHS[match[1].lower()], year is None
    if year is None and scan.reference is not None:
        year = _shifted_month_year(scan, number, lead)
    precision = "part" if lead.part else "month"
    end = match.end() if year_read(match) else match.end(1)
    if lead.ordinal is not None and not {"im", "in"} & {*lead.words}:  # "am ersten Oktober"
        interval = intervals.day(year, number, lead.ordinal) if year else UNRESOLVED
        return Value(end, interval, "day", floating)
    whole = intervals.month(year or _MODEL, number)
    whole = intervals.third(whole, lead.part) if lead.part else whole
    if year is None:
        return Value(end, UNRESOLVED, precision, floating, model=whole)
    return Value(end, whole, precision, floating)


def year_read(match: re.Match[str]) -> bool:
    """Whether a month or season was matched together with its year ("Mai 2005", "Mai dieses Jahres")."""
    return any(match.groupdict().values())


def _shifted_month_year(scan: Scan, number: int, lead: Lead) -> int | None:
    """The year of "letzten September", "kommenden Mai", "im Oktober"."""
    assert scan.reference is not None
    current = scan.reference
    if lead.shift is not None and lead.shift < 0:
        return current.year - (number >= current.month)
    if lead.shift is not None and lead.shift > 0:
        return current.year + (number <= current.month)
    if lead.bound == "until" and number < current.month and not scan.behind(lead.begin, lead.begin):
        return current.year + 1
    if lead.bound == "since":
        return current.year - (number > current.month)
    return nearest_year(scan, lead, number)


def _month_day(scan: Scan, match: re.Match[str]) -> Value | None:
    number, day = timewords.MONTHS[match["mon"].lower()], int(match["d"])
    if not 1 <= day <= 31:
        return None
    year = int(match["y"]) if match["y"] else nearest_year(scan, Lead(match.start()), number, day)
    interval = UNRESOLVED if year is None else intervals.day(year, number, day)
    return Value(match.end(), interval, "day", not match["y"])
