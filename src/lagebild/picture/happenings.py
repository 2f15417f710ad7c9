"""What texts tell as having happened, clause by clause: with whose word it is and on which days it was.

A clause counts where the reader found an actual event in it, or none at all and its verb tells of something that is or was. What is
planned, possible, asked for, tied to a condition or denied by the reader does not count, nor what stands in a commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.comments import comments
from lagebild.picture.lifecycle import Fact
from lagebild.picture.material import Piece, Text
from lagebild.picture.naming import Naming
from lagebild.picture.wires import Wire
from lagebild.records import Event, Span, Spans
from lagebild.situation import Who

OWN, CLAIMED, GUESSED = (
    1.0,
    0.75,
    0.95,
)  # how sure what the text itself tells is, what somebody says, what the reader saw no event in
SHARED = 2  # what a headline must share with the first sentence to tell of the same
NAMED = 0.5  # confidence from which those whom the reader takes for an event's actors are named with it
_NOTHING = (
    Fact.UNDONE,
    Fact.WITHDRAWN,
    Fact.REPLACED,
)  # a sentence that comments a commitment so tells of nothing that was done
UNSURE = 0.4  # confidence below which the tense says more of an event's status than the reader
SPEECH = frozenset({"REQUEST", "THREATEN", "AGREE"})  # telling of these as actual does not make so what they are about
_AHEAD = re.compile(
    r"\b(?:werden?|wird|würden?|will|wollen?|wollten?|soll(?:en?|te|ten)?|muss|müss(?:en?|ten?)|kann|könn(?:en?|ten?)|darf|"
    r"dürf(?:en?|ten?)|möge[n]?|möchten?|wäre[n]?|hätten?|wenn|falls|ob|sofern|solange|bevor|ehe|sobald|damit|es sei denn|shall|"
    r"would|could|should|may|might|must|if|unless|until|before|whether|plant|planen|geplant|angekündigt|droht|drohte|gedroht|"
    r"angedroht|fordert|forderte|verlangt|verlangte|gefordert|versprach|versprochen|zugesagt|versichert|zugesichert|warnt|warnte|"
    r"gewarnt)\b|^(?:bis|wonach)\b",
    re.I,
)
_WAS_DONE = re.compile(r"\b(?:wird|werden) (?:seit|derzeit|weiter|noch|inzwischen|bereits|nun)\b|\bworden\b", re.I)
_INFINITIVE = re.compile(r"\bzu \w+e?n$|\b\w+zu(?!g)\w+e?n$")
_CONFIRMED = re.compile(r"(?:das|dies)\b[^.,]*\bbestätig(?:t|te|ten)\b", re.I)
_CALLS = re.compile(r"^\W*\w+en Sie\b|^\W*(?:lassen|let) (?:wir|uns|us)\b")
_OURSELVES = re.compile(r"\b(?:[Ww]ir|[Ii]ch|[Uu]ns(?:er\w*)?|we|I|our)\b")
_NOCH = re.compile(r"\b(?:noch immer|immer noch|noch)\b")
_PERFECT = re.compile(
    r"\b(?:ist|sind|hat|haben|wurden?|has|have|was|were)\b.*\b(?:\w*ge\w+(?:t|en)|(?:be|ver|er|ent|zer|über)\w+(?:t|en)|\w+ed)\W*$",
    re.I,
)
_BACK = re.compile(r"\b(?:hatten?|war(?:en)? \w+ worden|had)\b", re.I)


@dataclass(frozen=True)
class Happening:
    """A clause that tells what happened: `words` with those of its actors, `around` the whole of it before "und" parted it,
    `lead` the two sentences before it.

    `first` and `last` are the days as far as the words give them. `source` is who says so, None where the text tells it itself; `back` says
    that it is told as something past before that, `leads` that it stands in one of the first two sentences.
    """

    text: Text
    span: Span
    words: str
    around: str
    lead: str
    sure: float
    actors: tuple[Who, ...] = ()
    source: Who | None = None
    events: tuple[Event, ...] = ()
    first: date | None = None
    last: date | None = None
    back: bool = False
    leads: bool = False

    @property
    def moment(self) -> str:
        """When it was told first."""
        return self.text.moment

    @cached_property
    def meaning(self) -> wording.Meaning:
        """Its words; "noch" and "immer noch" say nothing of whether it is so."""
        return wording.meaning(
            _NOCH.sub(" ", self.words) if "weder" not in self.words else self.words, self.text.reading.article.language
        )

    @cached_property
    def before(self) -> wording.Meaning:
        """What stands before it."""
        return wording.meaning(self.lead, self.text.reading.article.language)

    @property
    def day(self) -> date | None:
        """On which day it was at the latest: as told, else that of the report."""
        return self.last or _day(self.text.day)


def happenings(
    text: Text, page: Page, events: Iterable[Piece], bound: Iterable[Wire], cast: Cast
) -> Iterator[Happening]:
    """What a text tells as having happened.

    Args:
        text: the text.
        page: its sentences.
        events: its events.
        bound: its commitments: what they say has not happened.
        cast: who is who.
    """
    taken = [span for wire in bound for span in (*wire.consequence, *wire.condition)]
    taken += [
        sentence.span
        for sentence in page.sentences
        if any(one.fact in _NOTHING for one in comments(page, sentence.span))
    ]
    naming = Naming(text, cast)
    for place, told in _places(text, page, list(events)):
        if _DENIAL.search(page.said(place.sentence.span)):
            continue  # what somebody says is not so, whatever clause of it is looked at
        if _share(place.clause, taken) < 0.5 and (sure := _sureness(page.said(place.clause), told)) > 0:
            found = _happening(place, told, sure, cast, naming)
            yield found
            if place.sentence.number == 0 and (title := _title(text, found)):
                yield replace(found, words=f"{title}. {found.words}", sure=OWN)


_DENIAL = re.compile(
    r"(?<!\w)(?:dementier\w*|bestreit\w*|bestritt\w*|leugne\w*|in Abrede|wie(?:s|sen)(?!\w)[^.]*zurück|weis(?:t|en)(?!\w)[^.]*zurück"
    r"|denie[sd]|erfunden|haltlos|unzutreffend|unwahr|falsch|keine Rede|nicht (?:wahr|zutreffend|den Tatsachen))(?!\w)",
    re.IGNORECASE,
)


def _title(text: Text, found: Happening) -> str:
    """The headline, where it tells of the same as the first sentence."""
    title = text.version.title or ""
    if not title or "?" in title or _AHEAD.search(title):
        return ""
    meant = wording.meaning(title, text.reading.article.language)
    return title if len(set(meant.units) & set(found.meaning.units)) >= SHARED else ""


def supposed(text: Text, page: Page, events: Iterable[Piece], cast: Cast) -> Iterator[Happening]:
    """What a text tells, taken as having happened, however it is told."""
    naming = Naming(text, cast)
    for place, told in _places(text, page, list(events)):
        yield _happening(place, told, OWN, cast, naming)


def _places(text: Text, page: Page, events: list[Piece]) -> Iterator[tuple[_Place, list[Piece]]]:
    """The clauses of a text with the events in them."""
    for sentence in page.sentences:
        if page.said(sentence.span).rstrip('„“”»«"‚‘ )').endswith("?"):
            continue
        inside = [piece for piece in events if _overlap(piece.spans, sentence.span)]
        whole = page.clauses(sentence)
        for clause in page.clauses(sentence, tuple(piece.spans[0] for piece in inside)):
            told = [piece for piece in inside if _overlap((piece.spans[0], piece.spans[-1]), clause)]
            around = next((page.said(one) for one in whole if _overlap((clause,), one)), "")
            yield _Place(text, page, sentence, clause, around), told


@dataclass(frozen=True)
class _Place:
    text: Text
    page: Page
    sentence: Sentence
    clause: Span
    around: str


def _sureness(words: str, told: list[Piece]) -> float:
    statuses = {
        piece.record.status for piece in told if piece.record.type not in SPEECH or piece.record.status != "actual"
    }
    if _CALLS.search(words):
        return 0.0
    if (_AHEAD.search(words) and not _WAS_DONE.search(words)) or _INFINITIVE.search(words):
        return 0.0
    if not told:
        return GUESSED
    if statuses and "actual" not in statuses:
        unsure = max(piece.record.confidence for piece in told) < UNSURE and _PERFECT.search(words)
        return GUESSED if statuses == {"denied"} or unsure else 0.0
    return OWN


def _happening(place: _Place, told: list[Piece], sure: float, cast: Cast, naming: Naming) -> Happening:
    text, page, clause = place.text, place.page, place.clause
    read = [piece.record for piece in told if piece.record.confidence >= NAMED]
    words = naming.words((clause,), (ref.spans for record in read for ref in (*record.actors, *record.recipients)))
    following = page.beside(place.sentence, 1)
    confirmed = following is not None and bool(_CONFIRMED.match(page.said(following.span)))
    source = None if confirmed else _source(text, clause, cast)
    first, last = _days(text, page, place)
    return Happening(
        text=text,
        span=clause,
        words=words,
        around=place.around,
        lead=" ".join(page.said(one.span) for by in (-2, -1) if (one := page.beside(place.sentence, by))),
        sure=sure * (CLAIMED if source or _OURSELVES.search(words) else 1.0),
        actors=tuple(dict.fromkeys(who for piece in told for who in piece.actors)),
        source=source,
        events=tuple(piece.record for piece in told),
        first=first,
        last=last,
        back=bool(_BACK.search(place.around)),
        leads=place.sentence.number < 2,
    )


def _source(text: Text, clause: Span, cast: Cast) -> Who | None:
    """Who says it, where it stands in somebody's words."""
    for one in text.reading.statements:
        if not one.extra and one.type != "reported" and _share(clause, one.spans) >= 0.5:
            return cast.who(text, one.speaker) or Who("unnamed:", "")
    return None


def _days(text: Text, page: Page, place: _Place) -> tuple[date | None, date | None]:
    """The days that the clause gives, else its sentence."""
    for span in (place.clause, place.sentence.span):
        times = [one for one in text.reading.times if _overlap(one.spans, span) and one.precision in ("day", "range")]
        if times:
            return _day(times[0].start or ""), _day(times[0].end or times[0].start or "")
    return None, None


def _overlap(spans: Spans, span: Span) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in spans)


def _share(span: Span, others: Iterable[Span]) -> float:
    """The share of a span that others cover."""
    covered = {at for begin, end in others for at in range(max(begin, span[0]), min(end, span[1]))}
    return len(covered) / max(1, span[1] - span[0])


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
