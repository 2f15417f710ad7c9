"""Time expressions that name a day: weekdays, "gestern", parts of the day, feasts."""

from __future__ import annotations

import re
from datetime import date

from lagebild.linking import intervals, timewords
from lagebild.linking.intervals import UNRESOLVED, Interval
from lagebild.linking.timedates import dated, is_date, nearest_year, written_year, year_read
from lagebild.linking.timeforms import Lead, patterns
from lagebild.linking.timescan import Scan, Value


def weekday(scan: Scan, at: int, lead: Lead) -> Value | None:
    """A weekday: the nearest before the article's date, unless the words or the tense point ahead."""
    word, text = scan.words[at], scan.text
    if not text[word.begin].isupper() or text[word.begin : word.end].isupper() or _is_name(scan, at):
        return None
    match = patterns().weekday.match(text, word.begin)
    if match is None:
        return None
    if match["d"] and (match["mon"] or is_date(scan, match, lead._replace(preposition="am"))):
        return dated(scan, match, lead)
    if match["number"]:
        return _english_date(scan, match)
    if not (
        lead.preposition
        or lead.shift is not None
        or lead.deictic is not None
        or lead.anaphora is not None
        or scan.joined
        or _is_bare(scan, at, match.end())
    ):
        return None
    end = match.end() if not match["d"] else word.end
    if match["week"] or match["ago"]:
        shift = timewords.SHIFTS[match["week"].lower()] if match["week"] else None
        return Value(end, _of_week(scan, word.key, shift))
    number = _weekday_number(word.key)
    if scan.reference is None:
        return Value(end, UNRESOLVED)
    if lead.deictic is not None:
        return Value(end, intervals.single(intervals.plus(scan.reference, lead.deictic)))
    day = _weekday_date(scan, (lead.begin, end), number, lead)
    if word.key.endswith("nacht"):  # "Sonntagnacht" ends on Monday
        return Value(end, Interval(day, intervals.plus(day, 1)), "range")
    return Value(end, intervals.single(day))


def _is_bare(scan: Scan, at: int, end: int) -> bool:
    """As in "Das Amt bestellte Montag den Botschafter ein"; "Freitagabend" also opens a sentence, for it is nobody's name."""
    word = scan.words[at]
    if not _GOES_ON.match(scan.text, end):
        return False
    if word.key in timewords.WEEKDAY_PARTS and scan.starts_sentence(word.begin):
        return True
    verb = _VERB.search(scan.text, max(0, word.begin - 40), word.begin)
    return verb is not None and not verb["article"]


_GOES_ON = re.compile(r"\s+[a-zäöü]")
_VERB = re.compile(
    r"(?P<article>\b(?i:de[rnms]|die|das|eine?[rnms]?)\s+)?"
    r"\b(?:[a-zäöüß]{2,}ten?|hat|haben|ist|sind|war|waren|wird|werden|wurden?|soll|sollen|will|wollen)\s+\Z",
)


def short_weekday(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "Mo., 3.5.99"."""
    word = scan.words[at]
    if not scan.text[word.begin].isupper() or scan.text[word.end : word.end + 1] != ".":
        return None
    match = patterns().short_weekday.match(scan.text, word.begin)
    if match is None or not is_date(scan, match, lead._replace(preposition="am")):
        return None
    return dated(scan, match, lead)


def _weekday_number(key: str) -> int:
    return timewords.WEEKDAYS[key] if key in timewords.WEEKDAYS else timewords.WEEKDAY_PARTS[key]


def _of_week(scan: Scan, key: str, shift: int | None) -> Interval:
    """As in "am Freitag vergangener Woche", "am Freitag vor einer Woche": without a shift the nearest one, a week earlier."""
    if scan.reference is None:
        return UNRESOLVED
    number = _weekday_number(key)
    if shift is None:
        return intervals.single(intervals.plus(scan.reference, -7 - (scan.reference.weekday() - number) % 7))
    return intervals.single(intervals.plus(intervals.week(scan.reference, shift).start, number))


def _is_name(scan: Scan, at: int) -> bool:
    """As in "Bild am Sonntag", "Sonntag Aktuell"."""
    if at > 1 and scan.words[at - 1].key == "am" and scan.words[at - 2].key in timewords.PAPERS:
        return scan.text[scan.words[at - 2].begin].isupper()
    return scan.next_key(at, scan.words[at].end) in timewords.UNSTABLE_AFTER_WEEKDAY


def _english_date(scan: Scan, match: re.Match[str]) -> Value:
    number, day = timewords.MONTHS[match["month"].lower()], int(match["number"])
    year = int(match["year"]) if match["year"] else nearest_year(scan, Lead(match.start()), number, day)
    interval = UNRESOLVED if year is None else intervals.day(year, number, day)
    return Value(match.end(), interval, "day", not match["year"])


def _weekday_date(scan: Scan, where: tuple[int, int], number: int, lead: Lead) -> date | None:
    reference = scan.reference
    assert reference is not None
    back = (reference.weekday() - number) % 7
    if lead.shift is not None and lead.shift != 0:
        if lead.shift > 0:
            return intervals.plus(reference, 7 * lead.shift - back if back else 7)
        return intervals.plus(reference, -(back or 7) - 7 * (-lead.shift - 1))
    if scan.last is not None and (lead.anaphora or _goes_on_from_last(scan, lead)):
        return intervals.plus(scan.last, (number - scan.last.weekday() - 1) % 7 + 1)
    if lead.shift == 0:
        return _this_weeks(scan, where, intervals.plus(reference, number - reference.weekday()))
    future = lead.preposition in ("für", "auf") or lead.bound in ("until", "from")
    of_noun = lead.preposition in ("vom", "von") and not _UNTIL.match(scan.text, where[1])
    if back and (future or (lead.bound != "since" and not of_noun and scan.ahead(*where))):
        return intervals.plus(reference, 7 - back)
    return intervals.plus(reference, -back)


_UNTIL = re.compile(r"\s+(?:bis|an)\b")
_JOINING = re.compile(r"(?:\bund|\bbis|[–-])\s*\Z")


def _goes_on_from_last(scan: Scan, lead: Lead) -> bool:
    """As in "von Montag bis Freitag", "zwischen Montag und Mittwoch": the later one follows the earlier one."""
    joining = not lead.preposition and _JOINING.search(scan.text, max(0, lead.begin - 6), lead.begin) is not None
    return scan.joined and (lead.bound == "until" or joining)


def _this_weeks(scan: Scan, where: tuple[int, int], day: date | None) -> date | None:
    """As in "an diesem Donnerstag": of the article's week, unless the verb says otherwise ("hat diesen Samstag gesagt")."""
    if day is None or scan.reference is None or day == scan.reference:
        return day
    if day > scan.reference:
        return intervals.plus(day, -7) if _DONE.search(scan.clause(*where)) and not scan.ahead(*where) else day
    return intervals.plus(day, 7) if scan.ahead(*where) else day


_DONE = re.compile(r"\b(?:hat|haben|hatten?|war|waren|wurden?|kam|kamen|\w{2,}te)\b")


def deictic(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "heute", "gestern Abend", "morgen (Mittwoch)"."""
    word = scan.words[at]
    match = patterns().deictic.match(scan.text, word.begin)
    if match is None or (word.key in ("heute", "morgen") and _vague(scan, at)):
        return None
    if word.key == "morgen" and not _is_tomorrow(scan, at, lead):
        return daypart(scan, at, lead)
    if match["d"] and (match["mon"] or is_date(scan, match, lead._replace(preposition="am"))):
        return dated(scan, match, lead)
    end = match.end() if not match["d"] else word.end
    begin = lead.begin if lead.preposition in ("für", "per", "ab", "seit", "bis", "von") else word.begin
    return Value(
        end, intervals.single(intervals.plus(scan.reference, timewords.DEICTIC[word.key])), "day", False, begin
    )


def _vague(scan: Scan, at: int) -> bool:
    """As in "bis heute", "noch heute", "heute noch", "von heute auf morgen": nowadays, quickly."""
    word = scan.words[at]
    before = scan.words[at - 1].key if at else ""
    if word.key == "morgen":
        return before == "auf" and at > 1 and scan.words[at - 2].key == "heute"
    return (
        before in ("bis", "noch")
        or scan.next_key(at, word.end) == "noch"
        or _AT_ONCE.match(scan.text, word.end) is not None
    )


_AT_ONCE = re.compile(r"\s+auf\s+morgen\b")


def _is_tomorrow(scan: Scan, at: int, lead: Lead) -> bool:
    word = scan.words[at]
    if scan.text[word.begin].islower():
        return True
    return scan.starts_sentence(word.begin) and not lead.words


def deictic_adjective(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "die heutige Ausgabe": the adjective alone, where no calendar word follows it."""
    word = scan.words[at]
    following = scan.next_key(at, word.end)
    if following in _CALENDAR or following[:1].isdecimal():
        return None
    if timewords.DEICTIC_ADJECTIVES[word.key] == 0 and following in _NOWADAYS:
        return None
    return Value(
        word.end,
        intervals.single(intervals.plus(scan.reference, timewords.DEICTIC_ADJECTIVES[word.key])),
        "day",
        False,
        word.begin,
    )


_CALENDAR = frozenset((*timewords.WEEKDAYS, *timewords.WEEKDAY_PARTS, *timewords.DAYPARTS, "tag", "tages", "tage"))
_NOWADAYS = frozenset("zeit gesellschaft welt generation jugend sicht stand form situation lage namen".split())


def daypart(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "am Abend des 29. Juni", "am Abend": of the day spoken of last."""
    word = scan.words[at]
    if not scan.text[word.begin].isupper() or not lead.preposition:
        return None
    if match := patterns().daypart.match(scan.text, word.begin):
        return _daypart_of(scan, match, lead)
    if lead.preposition not in ("am", "seit", "bis", "in") or (lead.bound and "in" in lead.words):
        return None
    if lead.deictic is not None:
        return Value(word.end, intervals.single(intervals.plus(scan.reference, lead.deictic)))
    if lead.preposition == "in":
        return None
    shift = lead.shift if lead.anaphora is None else lead.anaphora
    clock = patterns().clock.match(scan.text, word.end)
    return Value(
        clock.end() if clock else word.end,
        intervals.single(intervals.plus(_spoken_of(scan, word.begin, word.end), shift or 0)),
    )


def _spoken_of(scan: Scan, begin: int, end: int) -> date | None:
    """The day that a bare "am Abend" belongs to: the one spoken of last if it is fresh news, else the article's.

    A day that the text only looked back on counts in its own sentence, and where it still looks back.
    """
    told = scan.aside is None or scan.aside == scan.sentence(begin) or scan.looks_back(begin, end)
    last = scan.last if told else scan.news
    if last is None or scan.reference is None:
        return last or scan.reference
    return last if 0 <= (scan.reference - last).days <= 7 else scan.reference


def _daypart_of(scan: Scan, match: re.Match[str], lead: Lead) -> Value | None:
    if match["d"]:
        return dated(scan, match, lead) if is_date(scan, match, lead) else None
    if scan.reference is None:
        return Value(match.end(), UNRESOLVED)
    if match["deictic"]:
        return Value(
            match.end(),
            intervals.single(intervals.plus(scan.reference, timewords.DEICTIC_ADJECTIVES[match["deictic"].lower()])),
        )
    if match["weekday"]:
        number = timewords.WEEKDAYS[match["weekday"].lower()]
        return Value(match.end(), intervals.single(_weekday_date(scan, match.span(), number, lead)))
    return None


def night(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "in der Nacht zum Samstag": the day before and Saturday; "in der vergangenen Nacht"."""
    word = scan.words[at]
    if not scan.text[word.begin].isupper() and word.key == "nacht":
        return None
    match = patterns().night.match(scan.text, word.begin)
    if match:
        end = _night_until(scan, match, lead)
        return Value(match.end(), Interval(intervals.plus(end, -1), end), "range")
    if scan.reference is None and (lead.shift is not None or lead.deictic is not None):
        return Value(word.end, UNRESOLVED, "range")
    if lead.deictic is not None:
        return Value(word.end, intervals.single(intervals.plus(scan.reference, lead.deictic)))
    if lead.shift is None or not lead.preposition:
        return None
    shift = 0 if lead.shift < 0 else 1
    return Value(
        word.end, Interval(intervals.plus(scan.reference, shift - 1), intervals.plus(scan.reference, shift)), "range"
    )


def _night_until(scan: Scan, match: re.Match[str], lead: Lead) -> date | None:
    if match["d"]:
        value = dated(scan, match, lead)
        return value.interval.end if value else None
    if scan.reference is None:
        return None
    if match["deictic"]:
        return intervals.plus(scan.reference, timewords.DEICTIC[match["deictic"].lower()])
    return _weekday_date(
        scan, match.span(), timewords.WEEKDAYS[match["weekday"].lower()], lead._replace(preposition="", bound="")
    )


def neighbour(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "am Vortag", "am Vorabend": counted from the day spoken of last; unresolved where the text spoke of none."""
    word = scan.words[at]
    if not lead.preposition:
        return None
    return Value(word.end, intervals.single(intervals.plus(scan.last, timewords.NEIGHBOURS[word.key])))


def feast(scan: Scan, at: int, lead: Lead) -> Value | None:
    """As in "zu Weihnachten 2004", "am Ostersonntag"."""
    word = scan.words[at]
    if not scan.text[word.begin].isupper() or (not lead.preposition and lead.shift is None):
        return None
    match = patterns().season.match(scan.text, word.begin)
    written = written_year(scan, match) if match else None
    end = match.end() if match and year_read(match) else word.end
    first, last = timewords.FEASTS.get(word.key) or timewords.EASTER_FEASTS[word.key]
    precision = "day" if first == last else "range"
    if written is None and scan.reference is None:
        return Value(end, UNRESOLVED, precision)
    if written is not None:
        return Value(end, _feast_in(word.key, written), precision)
    assert scan.reference is not None
    reference = scan.reference
    near = [_feast_in(word.key, reference.year + shift) for shift in (-1, 0, 1)]
    nearest = min(near, key=lambda one: abs((one.start - reference).days) if one.start else 10**6)
    return Value(end, nearest, precision, True)


def _feast_in(key: str, year: int) -> Interval:
    if key in timewords.FEASTS:
        first, last = timewords.FEASTS[key]
        return Interval(intervals.day(year, *first).start, intervals.day(year, *last).end)
    if not 1 < year < 9999:
        return UNRESOLVED
    first_shift, last_shift = timewords.EASTER_FEASTS[key]
    sunday = intervals.easter(year)
    return Interval(intervals.plus(sunday, first_shift), intervals.plus(sunday, last_shift))
