"""Finds the words by which one statement names those who pass it on and those whom its speaker relies on.

Each rule is a small function over one zone of the text: the stretch of a sentence around the statement's frame, cue or speaker
that belongs to no quotation. `RULES` lists them all; the order within a chain comes from the kind of hop, not from the rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lagebild.linking.sourcewords import (
    english_object_at,
    is_medium,
    object_at,
    passes_on,
    shapes,
    subject_at,
    subject_before,
    testifies,
)
from lagebild.records import Quotation, Span, Spans

# Characters that a zone holds at most beside a piece, and from its begin on; they bound the work in a text without full stops.
_REACH = 600
_LONGEST = 1500


class RawHop(NamedTuple):
    """One hop of a source chain in the words of the text: who, and the words that say so."""

    spans: Spans
    cue: Spans


class Sources(NamedTuple):
    """The hops that one statement's own words name: before the speaker (they pass it on) and behind (he relies on them)."""

    before: tuple[RawHop, ...] = ()
    behind: tuple[RawHop, ...] = ()


class Place(NamedTuple):
    """A zone of the text that belongs to a statement, and the statement."""

    text: str
    begin: int
    end: int
    quotation: Quotation

    def is_speaker(self, span: Span) -> bool:
        """Whether a phrase is (a part of) the statement's speaker."""
        return any(b < span[1] and span[0] < e for b, e in self.quotation.speaker)

    def is_cue(self, span: Span) -> bool:
        """Whether words are (a part of) the statement's own cue."""
        return any(b < span[1] and span[0] < e for b, e in self.quotation.cue)

    def words(self, span: Span) -> str:
        """The words under a span."""
        return self.text[span[0] : span[1]]

    def after_speaker(self, at: int) -> bool:
        """Whether a place follows the speaker directly, as a relative clause does."""
        return any(0 <= at - e <= 2 for _, e in self.quotation.speaker)


class Found(NamedTuple):
    """A hop, and whether it stands behind the speaker."""

    hop: RawHop
    behind: bool


Rule = Callable[[Place], Iterator[Found]]


class Borders:
    """Where quotations begin and end, to cut zones with; built once for an article."""

    def __init__(self, quotations: Sequence[Quotation], sentences: Spans) -> None:
        spans = [span for quotation in quotations for span in quotation.spans]
        self._begins = sorted({begin for begin, _ in spans})
        self._ends = sorted({end for _, end in spans})
        self._sentences = sentences

    def sentence(self, at: int) -> int:
        """Number of the sentence that a place lies in (or follows); -1 before the first."""
        return bisect_right(self._sentences, (at, 1 << 62)) - 1

    def span(self, number: int) -> Span | None:
        """Span of a sentence by its number, None where there is no such sentence."""
        return self._sentences[number] if 0 <= number < len(self._sentences) else None

    def begin(self, number: int) -> int:
        """Where a sentence begins."""
        return self._sentences[number][0]

    def zone(self, span: Span) -> Span:
        """The stretch around a piece, within its sentence and between the quotations before and after it."""
        which = self.sentence(span[0])
        low, high = self._sentences[which] if which >= 0 else span
        end, begin = bisect_right(self._ends, span[0]), bisect_left(self._begins, span[1])
        low = max(low, self._ends[end - 1] if end else low)
        high = min(max(high, span[1]), self._begins[begin] if begin < len(self._begins) else max(high, span[1]))
        high = min(max(high, span[1]), span[0] + _LONGEST, span[1] + _REACH)
        return min(max(low, span[0] - _REACH), span[0]), high


def sources(text: str, quotation: Quotation, borders: Borders) -> Sources:
    """The hops that the words around a statement name."""
    pieces = quotation.frame or (*quotation.cue, *quotation.speaker)
    if quotation.type == "reported" and not quotation.frame:
        pieces = quotation.spans
    zones = sorted({borders.zone(piece) for piece in pieces})
    found = [hop for begin, end in zones for rule in RULES for hop in rule(Place(text, begin, end, quotation))]
    found.sort(key=lambda one: one.hop.spans)
    return Sources(tuple(one.hop for one in found if not one.behind), tuple(one.hop for one in found if one.behind))


# ---- whom the speaker relies on ---------------------------------------------------------------------------------
def _relying(place: Place) -> Iterator[Found]:
    """As in "unter Berufung auf Regierungskreise"; where the network took those for the speaker, the reporter passes them on."""
    for match in shapes().relying.finditer(place.text, place.begin, place.end):
        phrase = object_at(place.text, match.end(), place.end)
        if phrase is None:
            continue
        if place.is_speaker(phrase):
            yield from _reporter(place)
            continue
        believed = passes_on if match["noun"] in ("Berufung", "Bezugnahme") else testifies
        if believed(place.words(phrase)):
            yield Found(RawHop((phrase,), (_stripped(place.text, match.span()),)), True)


def _reporter(place: Place) -> Iterator[Found]:
    """Who reports: "| die Zeitung | berichtet", "berichtet | die Zeitung |"."""
    for match in shapes().reporting.finditer(place.text, place.begin, place.end):
        after = subject_at(place.text, _skip(place.text, match.end()), place.end)
        phrase = after or subject_before(place.text, place.begin, match.start())
        if phrase and not place.is_speaker(phrase):
            yield Found(RawHop((phrase,), (match.span("verb"),)), False)
            return


def _relying_relative(place: Place) -> Iterator[Found]:
    """As in "einer Zeitung, die sich auf Diplomaten beruft"."""
    for match in shapes().relative.finditer(place.text, place.begin, place.end):
        phrase = object_at(place.text, match.end(), place.end)
        verb = phrase and _RELIES.match(place.text, phrase[1])
        if phrase and verb and place.after_speaker(match.start()) and passes_on(place.words(phrase)):
            yield Found(RawHop((phrase,), (match.span("a"), verb.span("verb"))), True)


_RELIES = re.compile(r"(?:\s+\w+)?\s+(?P<verb>beruf\w*|berief\w*|stütz\w*|bezieh\w*|bezog\w*)\b")


def _quoting_relative(place: Place) -> Iterator[Found]:
    """As in "Medienberichten, die einen Beamten zitieren"."""
    for match in shapes().quoting_relative.finditer(place.text, place.begin, place.end):
        if not place.after_speaker(match.start()):
            continue
        phrase = object_at(place.text, match.end(), place.end)
        verb = phrase and _QUOTES.match(place.text, phrase[1])
        if phrase and verb and passes_on(place.words(phrase)):
            yield Found(RawHop((phrase,), (verb.span("verb"),)), True)


_QUOTES = re.compile(r"\s+(?P<verb>zitier\w+)\b")


def _citing(place: Place) -> Iterator[Found]:
    """As in "Reuters reported, citing two officials"."""
    for match in shapes().citing.finditer(place.text, place.begin, place.end):
        phrase = english_object_at(place.text, match.end(), place.end)
        if phrase and not place.is_speaker(phrase) and passes_on(place.words(phrase)):
            yield Found(RawHop((phrase,), (match.span("cue"),)), True)


# ---- both ways --------------------------------------------------------------------------------------------------
def _relying_verb(place: Place) -> Iterator[Found]:
    """As in "das Präsidialamt berief sich auf einen Bericht, wonach …": the office passes the report on."""
    for match in shapes().relying_verb.finditer(place.text, place.begin, place.end):
        points = match["verb"].startswith("verw")
        if not points and not re.search(r"\bsich\b", match["between"]):
            continue
        phrase = object_at(place.text, match.end(), place.end)
        subject = _subject(place, match)
        if phrase is None or subject is None:
            continue
        whole = match["between"].strip() in ("", "sich")  # "berief sich auf" in one piece
        cue = (_stripped(place.text, match.span()) if whole else match.span("verb"),)
        if place.is_speaker(phrase) and not place.is_speaker(subject):
            yield Found(RawHop((subject,), cue), False)
        elif place.is_speaker(subject) and not points and passes_on(place.words(phrase)):
            yield Found(RawHop((phrase,), cue), True)


def _subject(place: Place, verb: re.Match[str]) -> Span | None:
    """Subject of a clause with the verb in second place: before it, or after it and "sich"."""
    before = subject_before(place.text, place.begin, verb.start())
    if before is not None:
        return before
    at, end = verb.span("between")
    match = _AFTER_SELF.match(place.text, at, end)
    return subject_at(place.text, match.end() if match else at, end)


_AFTER_SELF = re.compile(r"\s*(?:sich\s+)?(?:(?:dabei|daraufhin|zudem|am|heute|gestern)\s+)*")


def _quoting(place: Place) -> Iterator[Found]:
    """As in "die Zeitung zitiert den Minister", "zitiert die Zeitung den Minister": the paper passes on, the minister is relied on."""
    for match in shapes().quoting.finditer(place.text, place.begin, place.end):
        if _PASSIVE.search(place.text, place.begin, match.start()):
            continue
        one, other = _quoter_and_quoted(place, match)
        if one is None or other is None:
            continue
        cue = (match.span("verb"),)
        if place.is_speaker(other) and not place.is_speaker(one):
            yield Found(RawHop((one,), cue), False)
        elif place.is_speaker(one) and not place.is_speaker(other) and passes_on(place.words(other)):
            yield Found(RawHop((other,), cue), True)


_PASSIVE = re.compile(r"\b(?:wird|wurden?|werden|worden|was|were|is|been)\b")
_QUOTE_FROM = re.compile(r"\s+(?:aus|from)\s+")


def _quoter_and_quoted(place: Place, verb: re.Match[str]) -> tuple[Span | None, Span | None]:
    text, end = place.text, place.end
    before = subject_before(text, place.begin, verb.start())
    if before is not None and (source := _QUOTE_FROM.match(text, verb.end(), end)):
        return before, object_at(text, source.end(), end)
    after = subject_at(text, _skip(text, verb.end()), end)
    if before is not None:
        return before, after
    if after is None:
        return None, None
    after = _without_second(place, after)
    return after, subject_at(text, _skip(text, after[1]), end)


def _without_second(place: Place, phrase: Span) -> Span:
    """A subject that ran on into a speaker who stands right behind it ("zitiert CNN | Panetta")."""
    cut = min((b for b, e in place.quotation.speaker if phrase[0] < b < phrase[1]), default=phrase[1])
    while cut > phrase[0] + 1 and place.text[cut - 1].isspace():
        cut -= 1
    inner = max((e for b, e in place.quotation.speaker if b == phrase[0] and e < phrase[1]), default=cut)
    return phrase[0], inner


def _quoted_passive(place: Place) -> Iterator[Found]:
    """As in "der Minister wird von der Agentur mit den Worten zitiert"."""
    for match in shapes().quoted_passive.finditer(place.text, place.begin, place.end):
        medium = _by(place, match)
        if medium is None:
            continue
        cue = (match.span("aux"), match.span("verb"))
        if not place.is_speaker(medium):
            yield Found(RawHop((medium,), cue), False)
            continue
        quoted = subject_before(place.text, place.begin, match.start()) or subject_at(
            place.text, _skip(place.text, match.end("aux")), match.end("middle")
        )
        if quoted and not place.is_speaker(quoted):
            yield Found(RawHop((quoted,), cue), True)


def _by(place: Place, passive: re.Match[str]) -> Span | None:
    """The medium of a passive: after "von" or "by" anybody, after "in", "auf" only what can hold words."""
    if passive["tail"]:
        return object_at(place.text, passive.end("tail"), place.end)
    begin, end = passive.span("middle")
    for match in _BY.finditer(place.text, begin, end):
        phrase = object_at(place.text, match.end(), end)
        if (
            phrase is None or "," in place.text[phrase[1] : end]
        ):  # "Vertreterin einer Gruppe zum Schutz von Frauen, zitiert"
            continue
        if (match["by"] in ("von", "vom", "by") or is_medium(place.words(phrase))) and passes_on(place.words(phrase)):
            return phrase
    return None


_BY = re.compile(r"\b(?P<by>von|vom|by|in|im|auf|bei)\s+")


# ---- who passes the speaker's word on ---------------------------------------------------------------------------
def _according(place: Place) -> Iterator[Found]:
    """As in "sagte der Minister laut Reuters": a second source beside the speaker."""
    for match in shapes().according.finditer(place.text, place.begin, place.end):
        phrase = object_at(place.text, match.end(), place.end)
        if phrase is None or place.is_cue(match.span("cue")) or _OWN.match(place.text, match.end()):
            continue
        cue = match.span("cue")
        if match["cue"].lower().startswith("nach"):  # "nach | Angaben der Agentur"
            cue = (cue[0], cue[0] + len("nach"))
            phrase = (_skip(place.text, cue[1]), phrase[1])
        attribute = _ATTRIBUTE.search(place.text, max(place.begin, match.start() - 12), match.start())
        if attribute or place.is_speaker(phrase) or not place.quotation.speaker or not passes_on(place.words(phrase)):
            continue
        yield Found(RawHop((phrase,), (cue,)), False)


_OWN = re.compile(r"(?:seine[nr]|ihre[nr]|unsere[nr]|diese[nr])?\s*eigene[nrm]?\b")
_ATTRIBUTE = re.compile(r"\b(?:de[rnms]|die|das|eine?[nrms]?|seine?[nrms]?|ihre?[nrms]?)\s+\Z")


def _following(place: Place) -> Iterator[Found]:
    """As in "sagte der Minister Medienberichten zufolge"."""
    for match in shapes().following.finditer(place.text, place.begin, place.end):
        phrase = subject_before(place.text, place.begin, match.start())
        if phrase is None or place.is_cue(match.span()) or place.is_speaker(phrase) or not place.quotation.speaker:
            continue
        if passes_on(place.words(phrase)):
            yield Found(RawHop((phrase,), (match.span(),)), False)


def _as_reported(place: Place) -> Iterator[Found]:
    """As in "…, sagte der Minister, wie die Zeitung berichtet"."""
    for match in _AS.finditer(place.text, place.begin, place.end):
        phrase = subject_at(place.text, match.end(), place.end)
        if phrase is None or place.is_speaker(phrase):
            continue
        verb = shapes().reporting.search(place.text, phrase[1], min(place.end, phrase[1] + 80))
        if verb is None or "," in place.text[phrase[1] : verb.start()] or place.is_cue(verb.span()):
            continue
        if place.quotation.speaker and passes_on(place.words(phrase)):
            yield Found(RawHop((phrase,), (match.span("as"), verb.span())), False)


_AS = re.compile(r"\b(?P<as>[Ww]ie|[Aa]s)\s+")
RULES: tuple[Rule, ...] = (
    _relying,
    _relying_relative,
    _quoting_relative,
    _citing,
    _relying_verb,
    _quoting,
    _quoted_passive,
    _according,
    _following,
    _as_reported,
)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _stripped(text: str, span: Span) -> Span:
    end = span[1]
    while end > span[0] and text[end - 1].isspace():
        end -= 1
    return span[0], end
