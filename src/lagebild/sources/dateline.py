"""The date of publication where only the text has it.

A wrong date turns every "am Dienstag" into a wrong day, so only forms are read that say nothing else: an agency's
dateline, a line or part of a line that is a date and nothing more, "Veröffentlicht am …", "Stand: …". They must stand
at the head of the text or in its last line, with a year. Where two of them contradict each other, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lagebild.sources.dates import STAMP, WEEKDAYS, stamp

HEAD = 400  # characters from the start of the text
LONGEST = 160  # characters of a line that may be taken apart at its separators
PUBLISHED = (
    r"(?:(?:Erst)?[Vv]eröffentlicht|Publiziert|Erschienen|Published|Datum|Meldung vom|Pressemitteilung vom)(?: am| on)?"
)
REVISED = (
    r"(?:Stand|(?:[Zz]uletzt )?[Aa]ktualisiert|Letzte (?:Aktualisierung|Änderung)|(?:Last )?[Uu]pdated)(?: am| on)?"
)
PLACE = r"[A-ZÄÖÜ][\w.’'-]*(?:[ /](?:am |an |der |im |bei |ob |de |la |el |upon )*[A-ZÄÖÜ][\w.’'-]*){0,3}"
AGENCY = r"\([^()\d]{2,40}\)"
DASH = r" ?(?:[–—]|-{1,2}(?= ))(?! ?\d)"  # not the dash of "24.01.2022 – 25.01.2022"
DATELINE = re.compile(
    rf"(?P<place>{PLACE})(?:"
    rf",? (?:den )?(?P<first>{STAMP}),? ?(?:{AGENCY}|{DASH}|$)"  # Berlin, 24. Januar 2022 (dpa) –
    rf"| ?{AGENCY},? (?:den )?(?P<second>{STAMP})"  # Moskau (AFP) 24.01.2022
    r")"
)
# words at a line's start that make no dateline of what follows
NO_PLACES = frozenset(WEEKDAYS) | frozenset(
    re.findall(
        r"\w+",
        "Ab Am An Auf Aus Bei Beim Bis Das Dem Den Der Des Die Ein Eine Er Erst Es Für Im In Mit Nach Nur Schon Seit"
        " Sie Um Vom Von Vor Zum Zur Zwischen At By From In On Since The Until",
    )
)
PARTS = re.compile(r" ?[|·•] ?|\t+")


def found(text: str) -> str | None:
    """Date or date-time of publication out of the text itself, ISO 8601; None unless it is beyond doubt."""
    body = text.strip()
    for tier in (_labelled(body, PUBLISHED), _datelines(body), _bare(body), _labelled(body, REVISED)):
        days = {moment[:10] for moment in tier}
        if len(days) == 1:
            return max(tier, key=len)  # the one with the time of day
        if days:
            return None
    return None


def _plain(text: str) -> str:
    """A copy to look at: no soft hyphens, every space the same."""
    return re.sub(r"[ \u00a0\u2007\u2009\u202f]+", " ", text.replace("\u00ad", "")).strip()


def _head(text: str) -> list[str]:
    """The lines that begin in the head of the text."""
    end = text.find("\n", HEAD)
    return [_plain(line) for line in text[: end if end >= 0 else len(text)].split("\n")]


def _last(text: str) -> str:
    return _plain(text.rsplit("\n", 1)[-1])


def _parts(line: str) -> list[str]:
    return PARTS.split(line) if len(line) <= LONGEST else []


def _labelled(text: str, label: str) -> list[str]:
    form = re.compile(rf"{label} ?:? (?:den )?({STAMP})\.?")
    matches = (form.fullmatch(part) for line in (*_head(text), _last(text)) for part in _parts(line))
    return [moment for match in matches if match and (moment := stamp(match[1]))]


def _bare(text: str) -> list[str]:
    """Parts of lines that are a date and no more; none where the text has lines for several days (a chronicle).

    In the last line it must have a time of day: lists of older articles end in bare dates.
    """
    days = {moment[:10] for line in text.split("\n") if len(line) < 60 and (moment := stamp(_plain(line)))}
    if len(days) > 1:
        return []
    head = _head(text)[:-1] if len(text) <= HEAD else _head(text)
    last = [moment for part in _parts(_last(text)) if (moment := stamp(part)) and "T" in moment]
    return [moment for line in head for part in _parts(line) if (moment := stamp(part))] + last


def _datelines(text: str) -> list[str]:
    return [moment for line in _openings(text) if (moment := _dateline(line))]


def _openings(text: str) -> Iterator[str]:
    """The first two lines with words (a headline may stand first), and the last where it is short (a signature)."""
    lines = [line for line in map(_plain, text[:HEAD].split("\n")) if line]
    yield from lines[:2]
    if len(last := _last(text)) < 60:
        yield last


def _dateline(line: str) -> str | None:
    match = DATELINE.match(line)
    if not match or NO_PLACES & set(re.split(r"[ /]", match["place"])):
        return None
    return stamp(match["first"] or match["second"])
