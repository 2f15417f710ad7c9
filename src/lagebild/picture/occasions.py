"""When a statement was made: two reports of one day tell of one occasion, a look back tells of an earlier one.

"Er werde bleiben, sagte er am Dienstag" and "hatte er am Dienstag gesagt" are one occasion; the same words said again next week are
another one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lagebild.moments import date_of
from lagebild.picture.material import Piece
from lagebild.records import Spans

SPAN = timedelta(days=1)  # between two reports of one occasion
BACK = timedelta(days=60)  # how far a look back goes where it names no day
_PLUPERFECT = re.compile(r"\b(?:hatten?|habe[nt]?st|had)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:zuvor|bereits|schon|seinerzeit|damals|früher|earlier|previously|angekündigten?|angedrohten?|geforderten?|wollte[nt]?|"
    r"(?:vor|letzte|vergangene)[nr]? (?:Woche|Monat|Jahr))\b"
)


_ACT = re.compile(
    r"(?:(?:noch|schon|bereits|erst) )?(?:am|gestern|vorgestern|heute|on|yesterday|today)\b|tags zuvor", re.IGNORECASE
)
_BOUND = re.compile(  # words before a time by which it tells when something is to be, or which thing
    r"(?:\b(?:für|bis|ab|seit|vom|von|zum|nach dem|vor dem|de[rmns]|die|das|eine[nmr]?)"
    r"|\b[A-ZÄÖÜ]\w+ung|\b(?:Angriff|Treffen|Gipfel|Gespräch)\w*)\s$"
)
_INNER = re.compile(
    r"(?:dass|ob|wenn|falls|sofern|solange|bis|ehe|bevor|als|nachdem|seit|weil|der|die|das|was)\s", re.IGNORECASE
)
_TO_DO = re.compile(r"\bzu \w+e?n\b|\b\w+zu(?!g)\w{3,}e?n\b")


@dataclass(frozen=True)
class Occasion:
    """The days on which something was said, as far as known (None: open), whether the report looks back on it, and whether it says when."""

    first: date | None
    last: date | None
    back: bool
    dated: bool = False


def occasion(piece: Piece) -> Occasion:
    """When a statement was made, by the time that the text gives, else by the day of the report."""
    return piece.of(_occasion)


def _occasion(piece: Piece) -> Occasion:
    told = date_of(piece.text.day) or date_of(piece.text.version.known[:10])
    first, last = date_of(piece.days.start), date_of(piece.days.end)
    if first is not None and last is not None and (told is None or last <= told):
        return Occasion(first, last, told is not None and last < shifted(told, -SPAN), dated=True)
    if told is not None and (on := _beside(piece, told)) is not None:
        return Occasion(on, on, on < shifted(told, -SPAN), dated=True)
    words = around(piece)
    if told is not None and (_PLUPERFECT.search(words) or _EARLIER.search(words)):
        return Occasion(shifted(told, -BACK), told, True)
    return Occasion(told, told, False)


def _beside(piece: Piece, told: date) -> date | None:
    """The day that the main clause of a report gives to the act of saying, where the reader has none: "wusste er schon am Dienstag"."""
    record, page = piece.record, piece.text.page
    reported = record.type == "reported"
    home = page.sentence((record.cue or record.spans)[0][0]) if record.cue or record.spans else None
    if home is None:
        return None
    for time in piece.text.reading.times:
        begin, end = time.spans[0]
        on = date_of(time.start) if time.start == time.end else None
        if (
            on is None
            or on > told
            or not home.span[0] <= begin < home.span[1]
            or not _ACT.match(page.said((begin, end)))
        ):
            continue
        if _BOUND.search(page.said((home.span[0], begin))) or (
            not reported and any(left < end and begin < right for left, right in record.spans)
        ):
            continue
        clause = next((one for one in page.clauses(home) if one[0] <= begin < one[1]), home.span)
        words = page.said(clause)
        if not _INNER.match(words) and not _TO_DO.search(words):
            return on
    return None


def one_occasion(one: Occasion, other: Occasion) -> bool:
    """Whether two reports can tell of one occasion; what has no day at all can be any."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= shifted(other.last, SPAN) and other.first <= shifted(one.last, SPAN)


def other_days(one: Occasion, other: Occasion) -> bool:
    """Whether both reports say when, and it is not the same day."""
    if not (one.dated and other.dated and one.first and one.last and other.first and other.last):
        return False
    return one.last < other.first or other.last < one.first


def shifted(on: date, by: timedelta) -> date:
    """A day later or earlier; at the ends of the calendar that end."""
    try:
        return on + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def around(piece: Piece) -> str:
    """The words around a statement in its first sentence: who says it, with which verb; the statement itself is left out.

    Where it is only told that something was said, all of the sentence.
    """
    record, text = piece.record, piece.text
    if record.type == "reported" and not record.cue:
        begin, end = text.sentence(record.spans[0][0])
        return text.text[begin:end]
    cue: Spans = record.cue or record.frame or record.spans
    if not cue:
        return ""
    begin, end = text.sentence(cue[0][0])
    words, at = [], begin
    for start, stop in sorted(record.spans):
        if start < end and stop > begin:
            words.append(text.text[at : max(at, start)])
            at = max(at, min(stop, end))
    words.append(text.text[at:end])
    return " ".join(words)
