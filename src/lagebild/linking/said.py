"""When a statement was made: the time expression that dates the act of saying ("sagte die Sprecherin am Dienstag")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lagebild.records import Quotation, Span, Spans, Time

_REACH = 160  # characters on either side of a cue that stands without a frame
_GAP = 60  # characters between two parts of a frame that are told with it
_BORDER = re.compile(r"[,;:.!?\n„“”\"»«()]")
# An expression that begins so tells how long, until when, for when; it does not date what was said.
_BOUNDED = re.compile(
    r"(?:seit|bis|ab|für|auf|vor dem|vor der|zum|zur|zwischen|nach|since|until|till|by|from|for)\b", re.IGNORECASE
)
# "nach dem Treffen am Montag", "zum Anschlag vom Dienstag": the expression dates the noun.
_ATTACHED = re.compile(
    r"\b(?:[Nn]ach|[Ss]eit|[Üü]ber|[Ww]egen|[Gg]egen|[Ff]ür|[Zz]u[mr]|[Zz]u\s+de[nmr]|after|about|since)\s+(?:[\w-]+\s+){0,3}[A-ZÄÖÜ][\w-]*\s+\Z"
)
# "der am Montag gewählte Präsident"
_ATTRIBUTE = re.compile(r"\b(?:[Dd](?:er|ie|as|e[nms])|[Ee]ine?[nrms]?)\s+\Z")
# "des Jahresberichts 2008"
_NOUN = re.compile(r"\b[A-ZÄÖÜ][\w-]*\s+\Z")
_SUBORDINATE = re.compile(
    r"\s*(?:und\s+)?(?:de[rnms]|die|das|dessen|deren|welche[rnms]?|wo|als|nachdem|weil|wenn|obwohl|dass|who|which|whose)\b",
    re.IGNORECASE,
)
_ACT = re.compile(r"(?:am|an|gestern|heute|vorgestern|in der Nacht|on|yesterday|today)\b", re.IGNORECASE)


def said(text: str, quotation: Quotation, found_times: Sequence[Time]) -> Time | None:
    """The time expression that dates the act of saying, or None where the text gives none.

    It stands in the frame (or around the cue), outside the quotation's own spans and outside relative clauses and attributes. Only a
    reported statement, whose own words tell the act, may hold it itself: there it must stand before the first comma and name a day.
    Of several the one next to the cue counts. `found_times` is in text order, each with one span, as `times` gives it.
    """
    own = quotation.type == "reported" and not quotation.frame and not quotation.cue
    regions = _told(text, quotation.spans) if own else _regions(text, quotation)
    possible = [
        time
        for time in _inside(found_times, regions)
        if (own or not any(_meet(time.spans[0], span) for span in quotation.spans))
        and _dates_the_act(text, time, regions, quotation.cue)
        and (not own or (time.precision == "day" and _ACT.match(text, time.spans[0][0])))
    ]
    if [text[b:e] for b, e in quotation.cue] == [
        "wonach"
    ]:  # the frame tells another act: "wies Berichte zurück, wonach …"
        possible = [time for time in possible if any(_within(time.spans[0], span) for span in quotation.speaker)]
    anchor = quotation.cue or quotation.speaker
    return min(possible, key=lambda time: (_distance(time.spans[0], anchor), time.spans), default=None)


def _inside(found_times: Sequence[Time], regions: Spans) -> list[Time]:
    """The expressions that stand within the regions; `found_times` is in text order."""
    result: list[Time] = []
    for begin, end in regions:
        at = bisect_left(found_times, begin, key=lambda time: time.spans[0][0])
        while at < len(found_times) and found_times[at].spans[0][0] < end:
            if found_times[at].spans[0][1] <= end and found_times[at] not in result:
                result.append(found_times[at])
            at += 1
    return result


def _regions(text: str, quotation: Quotation) -> Spans:
    """Where the act of saying is told: the frame with its gaps ("Sellin hatte | am Dienstag | jedes Gespräch verweigert"), else the clause
    around the cue.
    """
    if quotation.frame:
        return _bridged(text, quotation)
    return tuple(_clause(text, span) for span in quotation.cue)


def _bridged(text: str, quotation: Quotation) -> Spans:
    """The frame, where nothing that ends a clause and nothing of the quotation stands between two parts of it as one."""
    result = list(quotation.frame[:1])
    for begin, end in quotation.frame[1:]:
        gap = result[-1][1], begin
        if gap[1] - gap[0] > _GAP or _BORDER.search(text, *gap) or any(_meet(gap, span) for span in quotation.spans):
            result.append((begin, end))
        else:
            result[-1] = result[-1][0], end
    return tuple(result)


def _clause(text: str, span: Span) -> Span:
    low, high = max(0, span[0] - _REACH), min(len(text), span[1] + _REACH)
    before = [match.end() for match in _BORDER.finditer(text, low, span[0])]
    after = _BORDER.search(text, span[1], high)
    return (before[-1] if before else low), (after.start() if after else high)


def _told(text: str, spans: Spans) -> Spans:
    """The beginning of a reported statement, up to its first comma."""
    begin, end = spans[0]
    comma = _BORDER.search(text, begin, end)
    return ((begin, comma.start() if comma else end),)


def _dates_the_act(text: str, time: Time, regions: Spans, cue: Spans) -> bool:
    begin, end = time.spans[0]
    if _BOUNDED.match(text, begin) or time.precision == "decade" or (time.precision == "range" and not _short(time)):
        return False
    before = text[max(0, begin - 60) : begin]
    if _ATTACHED.search(before) or _ATTRIBUTE.search(before) or (text[begin].isdecimal() and _NOUN.search(before)):
        return False
    low = max((region[0] for region in regions if _within((begin, end), region)), default=begin)
    comma = text.rfind(",", low, begin)
    if comma < 0 or not _SUBORDINATE.match(text, comma + 1):
        return True
    return any(comma < span[0] and "," not in text[end : span[0]] for span in cue)


def _short(time: Time) -> bool:
    """A night or a weekend: a range that still dates an act."""
    return (
        time.start is not None
        and time.end is not None
        and time.start[:7] == time.end[:7]
        and int(time.end[8:]) - int(time.start[8:]) <= 1
    )


def _within(span: Span, region: Span) -> bool:
    return region[0] <= span[0] and span[1] <= region[1]


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _distance(span: Span, anchor: Spans) -> int:
    return min((max(b - span[1], span[0] - e, 0) for b, e in anchor), default=0)
