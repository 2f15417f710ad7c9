"""Whose stance a cue is: of the event at the same words, of the name beside the verb, of who speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from lagebild.picture import ownwords, turns, viewpoints
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.material import Piece
from lagebild.picture.overlaps import meet
from lagebild.picture.targets import Hit
from lagebild.records import Ref, Span, Spans
from lagebild.situation import Who
from lagebild.terms import folded

REACH = 40  # letters that a subject can stand behind its verb

_REPORTED = frozenset(
    "müsse müssten dürfe dürften solle sollten werde wolle komme fließe gehe gehöre gehörten habe hätten".split()
)
_WILLING = frozenset(("will", "wollen"))
_OWN_SIDE = re.compile(r"(?:sein|ihr|unser|mein|dessen|deren)(?:e|er|em|en|es)? .*|man|wir|ich|er|sie|es")
_PRONOUN = re.compile(r"er|sie|ihr|ihm|ihn")
_OWN_SUBJECT = re.compile(
    r"(?<!\w)(?:sein|ihr|unser)(?:e|)\s(?:Land|Regierung|Staat|Partei|Fraktion|Haus|Bündnis|Organisation|Behörde)(?!\w)"
)
_SHE = re.compile(r"\s(?:er|sie|man|ich|wir)(?!\w)")  # the subject of a verb before it
_IMPERSONAL = frozenset(("wird es nicht geben",))
LEAST_TWO = 2
_ZUFOLGE = re.compile(r"[“”\"»«]?\szufolge(?!\w)")  # "Arnow zufolge befürwortet Auland den Plan"
_THEM = re.compile(r"(?<!\w)(?:ihm|ihr|ihnen|er|sie|man)(?!\w)", re.IGNORECASE)
_OBLIQUE = frozenset(
    """von vom mit gegen für nach in im an am bei beim aus über unter zu zum zur um vor durch des dem den einem einen
    eines laut zwischen auf
    hinter neben wegen""".split()
)


class Held(Protocol):
    """Somebody's stance in a sentence."""

    @property
    def holder(self) -> Who:
        """Whose."""

    @property
    def sentence(self) -> Sentence:
        """Where."""


class Speakers:
    """Who speaks and acts where in a text."""

    def __init__(self, page: Page, cast: Cast, events: Sequence[Piece], statements: Sequence[Piece]) -> None:
        self.page, self.cast = page, cast
        self._events, self._statements = events, statements
        self._names = {actor.id: actor.name for actor in page.text.reading.actors}
        self._people = {actor.id for actor in page.text.reading.actors if actor.kind == "person"}
        self._mentions = sorted((span, actor.id) for actor in page.text.reading.actors for span in actor.mentions)

    def whose(self, actors: tuple[Who, ...], spans: Spans, sentence: Sentence) -> tuple[Who, ...]:
        """The holders as read; "one", "we" and an own country that nobody knows are the speaker."""
        named = tuple(who for who in actors if not _OWN_SIDE.fullmatch(folded(who.name)))
        return named or self._speaker(spans, sentence) or actors

    def person(self, who: Who, spans: Spans) -> Who:
        """Whoever says some words for a side ("his country will take part"); themselves where nobody does."""
        said = next(iter(self.saying(spans)), who)
        return said if said.id != who.id and self.cast.side(said).id == who.id else who

    def subject(self, hit: Hit, last: Held | None) -> tuple[Who, ...]:
        """Whose stance a cue is; () where nothing says so.

        Args:
            hit: the cue. Where its subject is the target ("Beobachter seien willkommen") it is the stance of who says so.
            last: the stance before it: whom "him" and "they" mean.
        """
        if apart := self._apart(hit):
            return apart
        if hit.cue.at[:1] == ("subject",) or hit.cue.name in _IMPERSONAL:
            return self.saying(hit.ends) or self._announcing(hit)
        if hit.cue.at == ("clause",):
            return self.wanting(hit)
        pronoun = _SHE.match(self.page.words, hit.ends[0][1])
        if pronoun and (meant := self.named((pronoun.start() + 1, pronoun.end()))):
            return self.whose(meant[:1], hit.ends, hit.sentence)
        ahead = hit.sentence.span[0], hit.ends[0][0]
        for piece in self._events:
            if pronoun and any(meet(span, ahead) for ref in piece.record.actors for span in ref.spans):
                continue  # what stands before "unterstütze sie" is what she supports
            if piece.actors and hit.touches(piece.spans):
                return self.whose(piece.actors[:1], hit.ends, hit.sentence)
        named = self._beside(hit.ends[0], hit.sentence) if not pronoun else None
        if named is not None:
            return self.whose(self.cast.all(self.page.text, (Ref(named[1], (named[0],)),)), hit.ends, hit.sentence)
        return self._replying(hit.ends) or self._said(hit.ends) or self._last(hit, last) or self.own(hit.ends)

    def _apart(self, hit: Hit) -> tuple[Who, ...]:
        """Who is named as the holder of a cue by another word than its subject ("aus Auland kam eine Absage")."""
        if not hit.cue.stance or hit.cue.weak:
            return ()
        names = {span: actor for span, actor in self._mentions if meet(span, hit.sentence.span)}
        span = viewpoints.named(hit, self.page.words, sorted(names))
        if span is not None:
            is_concern = viewpoints.is_concern(self.page.words, span)
            if is_concern and (names[span] not in self._people or self._said(hit.ends)):
                return ()  # "für Auland sei das falsch, sagte Velten": whom it is bad for
            return self.cast.all(self.page.text, (Ref(names[span], (span,)),))
        for place in viewpoints.places(hit, self.page.words):
            found = self.cast.all(self.page.text, (Ref(None, (place,)),))
            if found and found[0].kind in ("state", "government"):
                return found[:1]
        return ()

    def turned(self, who: Who, sentence: Sentence) -> bool:
        """Whether the text tells in or beside a sentence that somebody, or whoever they speak for, has taken another stance."""
        own = {who.id, self.cast.side(who).id}
        for turn in turns.turns(self.page, sentence):
            named = [one for one in self._mentions if meet(one[0], turn.sentence.span) and self._nominative(one[0])]
            some = [each for span, actor in named for each in self.cast.all(self.page.text, (Ref(actor, (span,)),))]
            if any(not own.isdisjoint((one.id, self.cast.side(one).id)) for one in some) or (turn.own and not some):
                return True
        return False

    def _announcing(self, hit: Hit) -> tuple[Who, ...]:
        """Who is named before the colon that announces a cue's words: "Brandner widersprach: Das sei nicht zu machen"."""
        begin = hit.sentence.span[0]
        colon = self.page.words.rfind(":", begin, hit.ends[0][0])
        some = [one for one in self._mentions if begin <= one[0][0] < colon and self._nominative(one[0])]
        return self.cast.all(self.page.text, (Ref(some[0][1], (some[0][0],)),)) if some else ()

    def wanting(self, hit: Hit) -> tuple[Who, ...]:
        """Who says that something must be or may not be: the speaker; of what is told as a wish or a will, whoever has it."""
        inside = self._inside(hit)
        said = self.saying(hit.ends)
        if said and not inside & {who.id for who in said}:
            return said
        word = self.page.words[slice(*hit.ends[0])].lower()
        if word in _REPORTED:
            return self._speaker(hit.ends, hit.sentence, but=inside)
        named = self._beside(hit.ends[0], hit.sentence) if word in _WILLING else None
        return self.cast.all(self.page.text, (Ref(named[1], (named[0],)),)) if named else ()

    def _inside(self, hit: Hit) -> set[str]:
        """Who is named in a cue's clause: of them something is wanted."""
        named = (Ref(actor, (span,)) for span, actor in self._mentions if hit.about((span,)))
        return {who.id for ref in named for who in self.cast.all(self.page.text, (ref,))}

    def named(self, span: Span) -> tuple[Who, ...]:
        """Who is named at a place."""
        found = next((one for one in self._mentions if meet(one[0], span)), None)
        return self.cast.all(self.page.text, (Ref(found[1], (found[0],)),)) if found else ()

    def told_by_others(self, piece: Piece, holders: Sequence[Who]) -> bool:
        """Whether a state is only told to do something by somebody of another side: "Auland breche den Vertrag, sagte Velten"."""
        said = self._said(piece.record.cue or piece.record.target)
        if not said or not holders or holders[0].kind not in ("state", "government"):
            return False
        side = self.cast.side(holders[0]).id
        return all(one.id != holders[0].id and self.cast.side(one).id != side for one in said)

    def _last(self, hit: Hit, last: Held | None) -> tuple[Who, ...]:
        """Whoever had a voice last in the paragraph, where a sentence names nobody but "him", "her", "them"."""
        if last is None or last.sentence.paragraph != hit.sentence.paragraph:
            return ()
        return (last.holder,) if _THEM.search(hit.words) else ()

    def _speaker(self, spans: Spans, sentence: Sentence, but: Collection[str] = ()) -> tuple[Who, ...]:
        """Whoever says these words, else whoever spoke last in the paragraph; none of some whose ids are given."""
        last: tuple[Who, ...] = ()
        for piece in self._statements:
            begin = piece.spans[0][0]
            if any(who.id in but for who in piece.actors):
                continue
            if any(meet(one, span) for one in piece.spans for span in spans):
                return self._meant(piece.actors, begin)
            home = self.page.sentence(begin)
            if home and home.paragraph == sentence.paragraph and begin < spans[0][0] and piece.actors:
                last = piece.actors
        return last or self.own(spans)

    def saying(self, spans: Spans) -> tuple[Who, ...]:
        """Who says some words."""
        return self._said(spans) or self.own(spans)

    def _said(self, spans: Spans) -> tuple[Who, ...]:
        """Who says some words as the reading has it."""
        for piece in self._statements:
            if piece.actors and any(meet(one, span) for one in piece.spans for span in spans):
                return self._meant(piece.actors, piece.spans[0][0])
        return ()

    def _meant(self, actors: tuple[Who, ...], at: int) -> tuple[Who, ...]:
        """Actors; for a pronoun that the reading left alone whoever was named last as a subject before it in the paragraph."""
        if not all(_PRONOUN.fullmatch(folded(who.name)) for who in actors):
            return actors
        home = self.page.sentence(at)
        if home is None:
            return ()
        before = (one for one in reversed(self._mentions) if one[0][1] <= at and one[1] in self._people)
        for span, actor in before:
            sentence = self.page.sentence(span[0])
            if sentence is None or sentence.paragraph != home.paragraph:
                break
            ahead = self.page.words[sentence.span[0] : span[0]]
            if len(ahead) <= REACH and "," not in ahead and self._nominative(span):
                return self.cast.all(self.page.text, (Ref(actor, (span,)),))
        return ()

    def holding(self, refs: Sequence[Ref], hit: Hit | None, spans: Spans, sentence: Sentence) -> tuple[Who, ...]:
        """Who of those whom the reading names holds a stance by its clause: "sein Land werde" is the speaker's, "mochte sie sich nicht
        äußern" is hers alone; () where the clause does not tell.
        """
        if hit is not None and refs and all(self._passes_on(ref) for ref in refs):
            return self.subject(hit, None)
        spans = hit.ends if hit is not None else spans
        clause = next((one for one in self.page.clauses(sentence) if spans and one[0] <= spans[0][0] < one[1]), None)
        if clause is None:
            return ()
        words = self.page.said(clause)
        if hit is not None and hit.cue.stance and _OWN_SUBJECT.search(words):
            return self._replying(spans) or self._said(spans)
        begin, end = (hit.sentence.span[0], hit.ends[0][0]) if hit is not None else (0, 0)
        fronted = [ref for ref in refs for span in ref.spans if max(begin, clause[0]) <= span[0] < end]
        pronoun = _SHE.match(self.page.words, hit.ends[0][1]) if hit is not None and hit.cue.stance else None
        if fronted and pronoun:  # "die Mission Veltens unterstütze sie"
            meant = self.named((pronoun.start() + 1, pronoun.end()))
            return meant[:1] or self._replying(spans) or self._said(spans)
        if len(refs) < LEAST_TWO:
            return ()
        inside = {actor for span, actor in self._mentions if meet(span, clause) and self._nominative(span)}
        own = [ref for ref in refs if ref.actor in inside and not _OWN_SIDE.fullmatch(folded(self._names[ref.actor]))]
        return self.cast.all(self.page.text, own[:1]) if own else ()

    def own(self, spans: Spans) -> tuple[Who, ...]:
        """Whose own words a text has at a place: who gives the reply, who made the text public; () where a report tells."""
        if replying := self._replying(spans):
            return replying
        sentence = self.page.sentence(spans[0][0]) if spans else None
        issuer = ownwords.issuer(self.page)
        if issuer is None or sentence is None or sentence.span[1] <= issuer[1][0]:
            return ()
        return self.cast.all(self.page.text, (Ref(issuer[0].id, (issuer[1],)),))

    def _replying(self, spans: Spans) -> tuple[Who, ...]:
        """Who gives the reply in which some words stand."""
        sentence = self.page.sentence(spans[0][0]) if spans else None
        reply = ownwords.replies(self.page).get(sentence.paragraph) if sentence else None
        return self.named(reply.name) if reply is not None else ()

    def _beside(self, verb: Span, sentence: Sentence) -> tuple[Span, str] | None:
        """The mention right after a verb, else the last one in front of it that can be its subject, else one a little behind it."""
        words = self.page.words
        here = [
            one
            for one in self._mentions
            if sentence.span[0] <= one[0][0] < sentence.span[1] and self._nominative(one[0])
        ]
        for span, actor in here:
            if span[0] >= verb[1] and not words[verb[1] : span[0]].strip():
                return span, actor
        before = [one for one in here if one[0][1] <= verb[0]]
        if before and not re.search(r"[;:.]", words[before[-1][0][1] : verb[0]]):
            return before[-1]
        after = [one for one in here if verb[1] < one[0][0] < verb[1] + REACH]
        return after[0] if after and "," not in words[verb[1] : after[0][0][0]] else None

    def _passes_on(self, ref: Ref) -> bool:
        """Whether somebody is only named as whose word it is: "Arnow zufolge befürwortet Auland den Plan"."""
        return any(_ZUFOLGE.match(self.page.words, end) for _, end in ref.spans)

    def _nominative(self, span: Span) -> bool:
        """Whether no preposition and no other case stands before a name."""
        before = self.page.words[max(0, span[0] - 30) : span[0]].split()
        if _ZUFOLGE.match(self.page.words, span[1]):
            return False
        return not before or before[-1].lower().strip('„“"»«(') not in _OBLIQUE
