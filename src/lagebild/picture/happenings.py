"""What texts tell as having happened, clause by clause: with whose word it is and on which days it was.

A clause counts where the reader found an actual event in it, or none at all and its verb tells of something that is or was. What is
planned, possible, asked for, tied to a condition or denied by the reader does not count, nor what stands in a commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import OUGHT, Page, Sentence
from lagebild.picture.comments import comments
from lagebild.picture.lifecycle import Fact
from lagebild.picture.material import Piece, Sheet, Text
from lagebild.picture.naming import Naming, naming
from lagebild.picture.patterns import Patterns
from lagebild.picture.wires import wires
from lagebild.picture.wordtokens import tokens
from lagebild.records import Event, Span, Spans
from lagebild.situation import Who

OWN, CLAIMED, GUESSED = (
    1.0,
    0.75,
    0.95,
)  # how sure what the text itself tells is, what somebody says, what the reader saw no event in
HEAD = 2  # sentences at the head of a report
SHARED = 2  # what a headline must share with the first sentence to tell of the same
NAMED = 0.5  # confidence from which those whom the reader takes for an event's actors are named with it
_NOTHING = (
    Fact.UNDONE,
    Fact.WITHDRAWN,
    Fact.REPLACED,
    Fact.POSTPONED,
)  # a sentence that comments a commitment so tells of nothing that was done
UNSURE = 0.4  # confidence below which the tense says more of an event's status than the reader
SPEECH = frozenset({"REQUEST", "THREATEN", "AGREE"})  # telling of these as actual does not make so what they are about
VIEW = re.compile(
    r"\b(?:begrüß\w+|würdig\w+|lob(?:t|te|ten|en)|dank(?:t|te|ten)|gratulier\w+|kritisier\w+|verurteil\w+|bedauer\w+|"
    r"warn(?:t|te|ten)|demonstrier\w+|protestier\w+|forder(?:t|te|ten)|verlang(?:t|te|ten)|äußer\w+|nann(?:te|ten)|"
    r"nenn(?:t|en|e)|bezeichne\w+|mahn(?:t|te|ten)|erinner(?:t|te|ten)|droh(?:t|te|ten)|befürworte\w+|lehn(?:t|te|ten) \b.*\bab|"
    r"kommentier\w+|abhängig gemacht|diskutier\w+|stritten|streite\w+|berieten|berät|erwarte\w+|hoff(?:t|te|ten)|fürchte\w+|"
    r"vermute\w+|rechne\w+|beantrag\w+|plan(?:t|te|ten)|sprach(?:en)? sich|spricht sich|sprechen sich|gegner|debatt\w+|frage|"
    r"(?:sprach(?:en)?|spricht|sprechen) von|"
    r"forderung\w*|bitte(?:t|n)|bat(?:en)?|appell\w+|schlug \b.*\bvor|vorgeschlagen|begründe\w+|welcom\w+|praise\w+|"
    r"condemn\w+|criticis\w+|demand\w+|warn\w+|call(?:s|ed) for|urge\w*|protest\w*|discuss\w*)\b",
    re.I,
)
"""Words of a clause that tells of somebody's view of a thing and not of the thing."""
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
_JUST = re.compile(r"\b(?:kurz|Stunden|Minuten|wenige Tage) zuvor\b|\b(?:soeben|eben erst|gerade erst)\b")
_ELSEWHEN = re.compile(  # another time than a day
    r"\b(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahr\w*|monat\w*|wochen?|sommer|herbst|"
    r"winter|frühjahr|frühling|krieg\w*|damals|einst|früher|(?:1\d|20)\d\d)\b",
    re.I,
)
_BACK = re.compile(r"\b(?:hatten?|war(?:en)? \w+ worden|had)\b", re.I)
_DENIAL = re.compile(
    r"(?<!\w)(?:dementier\w*|bestreit\w*|bestritt\w*|leugne\w*|in Abrede|wie(?:s|sen)(?!\w)[^.]*zurück|weis(?:t|en)(?!\w)[^.]*zurück"
    r"|denie[sd]|erfunden|haltlos|unzutreffend|unwahr|falsch|keine Rede|nicht (?:wahr|zutreffend|den Tatsachen))(?!\w)",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:dementier\w*|bestreit\w*|bestritt\w*|leugne\w*|denie[sd])\b|\bin Abrede\b", re.IGNORECASE)
_REPORTED = re.compile(r"\W*(?:dass|daß|wonach|that)\b", re.IGNORECASE)
_CUES = {
    "denial": _DENIAL,
    "view": VIEW,
    "calls": _CALLS,
    "ahead": _AHEAD,
    "was done": _WAS_DONE,
    "infinitive": _INFINITIVE,
    "perfect": _PERFECT,
    "back": _BACK,
    "ought": OUGHT,
}


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

    @property
    def language(self) -> str:
        """The text's language."""
        return self.text.reading.article.language

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
        return self.last or date_of(self.text.day)


class Tale:
    """A clause that tells what happened, worked out when it is asked for.

    `words` are those that are held against commitments. `stands` says that it counts whatever it names: the reader found an event in it,
    or it is at the head of the report; of all others only those count that name somebody whom a commitment names.
    """

    def __init__(self, teller: _Teller, place: _Place, told: list[Piece], words: str, sure: float) -> None:
        self._teller, self._place, self._told, self._sure = teller, place, told, sure
        self.words = words
        self.stands = bool(told) or _leads(place.sentence)

    @cached_property
    def names(self) -> frozenset[str]:
        """What names in its words are called."""
        language = self._teller.text.reading.article.language
        return frozenset(token.called for token in tokens("en" if language == "en" else "de").of(self.words))

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What happened; of the first sentence also with the words of the headline."""
        found = self._teller.happening(self._place, self._told, self.words, self._sure)
        agreed = self._told and all(
            piece.record.type in SPEECH for piece in self._told
        )  # the headline has what will be
        if self._place.sentence.number == 0 and not agreed and (title := _title(self._teller.text, found)):
            return found, replace(found, words=f"{title}. {found.words}", sure=OWN)
        return (found,)


def tales(sheet: Sheet) -> list[Tale]:
    """What a text tells as having happened, but for what only tells of somebody's view of it, and what its own commitments say."""
    page, events = sheet.page, list(sheet.pieces("event"))
    taken = [span for wire in sheet.of(wires) for span in (*wire.consequence, *wire.condition)]
    taken += [
        sentence.span
        for sentence in page.sentences
        if any(one.fact in _NOTHING for one in comments(page, sentence.span))
    ]
    teller = _Teller(sheet.text, page, sheet.cast, sheet.of(naming))
    found = []
    for place, told in teller.places(events):
        if place.finds("denial", page.said(place.sentence.span)) or place.finds("view", place.around):
            continue  # what somebody says is not so, whatever clause of it is looked at
        if _share(place.clause, taken) >= 0.5 or (sure := _sureness(place, page.said(place.clause), told)) <= 0:
            continue
        found.append(Tale(teller, place, told, teller.words(place, told), sure))
    return found


def named(sheet: Sheet) -> frozenset[str]:
    """What names in the tales of a text are called that count only where they name somebody."""
    return frozenset(name for tale in sheet.of(tales) if not tale.stands for name in tale.names)


def _title(text: Text, found: Happening) -> str:
    """The headline, where it tells of the same as the first sentence."""
    title = text.version.title or ""
    if not title or "?" in title or _AHEAD.search(title):
        return ""
    meant = wording.meaning(title, text.reading.article.language)
    return title if len(set(meant.units) & set(found.meaning.units)) >= SHARED else ""


def supposed(text: Text, page: Page, events: Iterable[Piece], cast: Cast) -> Iterator[Happening]:
    """What a text tells, taken as having happened, however it is told, but for what it says that somebody denies."""
    teller = _Teller(text, page, cast, Naming(text, cast))
    for place, told in teller.places(list(events)):
        if _is_denied(place, page):
            continue
        yield teller.happening(place, told, teller.words(place, told), OWN)


def _is_denied(place: _Place, page: Page) -> bool:
    """Whether a clause is what its sentence says is denied: it denies itself, comes after that, or begins with "dass"."""
    sentence = page.said(place.sentence.span)
    if not place.finds("denial", sentence):
        return False
    begins = place.sentence.span[0] + next(_DENIAL.finditer(sentence)).start()
    words = page.said(place.clause)
    if place.clause[0] <= begins < place.clause[1]:
        return _DENIES.search(words) is not None
    return place.clause[0] > begins or _REPORTED.match(words) is not None


def _leads(sentence: Sentence) -> bool:
    """Whether a sentence is at the head of a report."""
    return sentence.number < HEAD


class _Place(NamedTuple):
    """A clause: `around` is the whole of it before "und" parted it, `may` has the cues that its sentence can have."""

    sentence: Sentence
    clause: Span
    around: str
    may: frozenset[str]

    def finds(self, cue: str, words: str) -> bool:
        """Whether some of its sentence's words have a cue."""
        return cue in self.may and _CUES[cue].search(words) is not None


class _Teller:
    """One text, with what all its clauses need."""

    def __init__(self, text: Text, page: Page, cast: Cast, names: Naming) -> None:
        self.text, self.page, self.cast = text, page, cast
        self._naming = names
        self._dated = [one for one in text.reading.times if one.precision in ("day", "range")]
        self._said = [one for one in text.reading.statements if not one.extra and one.type != "reported"]

    def places(self, events: list[Piece]) -> Iterator[tuple[_Place, list[Piece]]]:
        """The clauses of the text with the events in them."""
        page = self.page
        for sentence in page.sentences:
            words = page.said(sentence.span)
            if words.rstrip('„“”»«"‚‘ )').endswith("?"):
                continue
            inside = [piece for piece in events if _overlap(piece.spans, sentence.span)]
            whole = page.clauses(sentence)
            parted = page.clauses(sentence, tuple(piece.spans[0] for piece in inside)) if len(inside) > 1 else whole
            may = _may(words) if whole else frozenset[str]()
            for clause in parted:
                told = [piece for piece in inside if _overlap((piece.spans[0], piece.spans[-1]), clause)]
                around = next((page.said(one) for one in whole if _overlap((clause,), one)), "")
                yield _Place(sentence, clause, around, may), told

    def words(self, place: _Place, told: Iterable[Piece]) -> str:
        """The words of a clause, with those of its actors."""
        read = [piece.record for piece in told if piece.record.confidence >= NAMED]
        more = (ref.spans for record in read for ref in (*record.actors, *record.recipients))
        return self._naming.words((place.clause,), more)

    def happening(self, place: _Place, told: list[Piece], words: str, sure: float) -> Happening:
        """A clause as what happened."""
        page, clause = self.page, place.clause
        following = page.beside(place.sentence, 1)
        confirmed = following is not None and bool(_CONFIRMED.match(page.said(following.span)))
        source = None if confirmed else self._source(clause)
        first, last = self._days(place)
        return Happening(
            text=self.text,
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
            back=place.finds("back", place.around)
            and (not _JUST.search(place.around) or bool(_ELSEWHEN.search(place.around))),
            leads=_leads(place.sentence),
        )

    def _source(self, clause: Span) -> Who | None:
        """Who says it, where it stands in somebody's words."""
        for one in self._said:
            if _overlap(one.spans, clause) and _share(clause, one.spans) >= 0.5:
                return self.cast.who(self.text, one.speaker) or Who("unnamed:", "")
        return None

    def _days(self, place: _Place) -> tuple[date | None, date | None]:
        """The days that the clause gives, else its sentence; what is told as past before has that of its own clause, and one alone."""
        back = place.finds("back", place.around)
        spans = (place.clause,) if back else (place.clause, place.sentence.span)
        for span in spans if self._dated else ():
            times = [one for one in self._dated if _overlap(one.spans, span)]
            if times and not (back and (len(times) > 1 or _ELSEWHEN.search(place.around))):
                return date_of(times[0].start or ""), date_of(times[0].end or times[0].start or "")
        return None, None


def _sureness(place: _Place, words: str, told: list[Piece]) -> float:
    """How surely words tell of what is or was, with the events that the reader found in them."""
    if place.finds("calls", words) or place.finds("ought", words):
        return 0.0
    if (place.finds("ahead", words) and not place.finds("was done", words)) or place.finds("infinitive", words):
        return 0.0
    if not told:
        return GUESSED
    statuses = {
        piece.record.status for piece in told if piece.record.type not in SPEECH or piece.record.status != "actual"
    }
    if statuses and "actual" not in statuses:
        unsure = max(piece.record.confidence for piece in told) < UNSURE and place.finds("perfect", words)
        return GUESSED if statuses == {"denied"} or unsure else 0.0
    return OWN


def _may(sentence: str) -> frozenset[str]:
    """The cues that a sentence can have."""
    names = list(_CUES)
    return frozenset(names[number] for number in lookup().possible(sentence))


@cache
def lookup() -> Patterns:
    """The cues, to find those that a sentence can have."""
    return Patterns((one,) for one in _CUES.values())


def _overlap(spans: Spans, span: Span) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in spans)


def _share(span: Span, others: Iterable[Span]) -> float:
    """The share of a span that others cover."""
    meeting = [(max(begin, span[0]), min(end, span[1])) for begin, end in others if begin < span[1] and span[0] < end]
    covered = {at for begin, end in meeting for at in range(begin, end)} if meeting else ()
    return len(covered) / max(1, span[1] - span[0])
