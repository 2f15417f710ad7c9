"""Who the speakers of one article are: one actor for each, however named.

The phrases of the article are gone through in text order against a ledger of those met before (`ledger`); pronouns are
resolved from what was mentioned last (`pronouns`); what depends on words that may come later (the "ich" of a quotation whose
speaker is named behind it) is decided at the end.

Decisions that the contract leaves open:
- Two who speak together ("Wien und Rom") are one actor of kind group with the name as written.
- A document without an author ("die Studie", "offizielle Angaben") is nobody: its reference keeps the words and has no
  actor. "Dem Bericht zufolge" after "ein Bericht der BBC" is the BBC.
- "Wir" inside a quotation is its speaker, who speaks for others too.
- Only those who speak, are spoken to or pass on become actors; whoever is only mentioned does not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from lagebild.linking.authors import announcer, author_beside, one_sort
from lagebild.linking.contexts import source_of, told_sentences
from lagebild.linking.demonstratives import last_named, verb_number
from lagebild.linking.drafts import Source
from lagebild.linking.entities import Entity, Found
from lagebild.linking.ledger import Ledger
from lagebild.linking.marks import Mark, in_order, marks_of
from lagebild.linking.phrases import FUNCTION_WORDS, Phrase
from lagebild.linking.pronouns import WINDOW, Pronoun, Seen, agrees, choose, pronoun, unnamed_in_speech
from lagebild.linking.tokens import tokens
from lagebild.records import Actor, Findings, Quotation, Span, Spans

_BACK = 40  # mentions that a pronoun looks back over
_CLAUSE = 12  # words between an object and the verb behind it
_NESTED = 4  # mentions that may end at one word
_FAR = 8  # sentences that a pronoun looks back over what was said
_AROUND = 30  # quotations that may enclose a pronoun
_STRETCH = 90  # characters that two who were named together may be apart
_OBJECTS = ("ihm", "ihn", "ihr", "ihnen", "him")
_BEFORE_OBJECTS = frozenset(
    "unter von vom mit gegen für durch um ohne bei wegen gegenüber neben hinter zwischen".split()
)
_NEVER_SPEAKING = frozenset("unter gegen um ohne neben hinter".split())  # not "laut", "von", "bei"
_BARE = 0.6  # score of a single word without an office or a known gender
_UNSURE = 0.5  # score of a name that nothing but its capital shows to be one


class Resolved(NamedTuple):
    """The actors of an article, and for marked words (speaker, addressee, hop) the id of the actor they stand for."""

    actors: tuple[Actor, ...]
    ids: Mapping[Spans, str]


def resolve_actors(
    text: str,
    findings: Findings,
    passed_on: Iterable[Spans] = (),
    acting: Iterable[Spans] = (),
    *,
    day: str | None = None,
) -> Resolved:
    """Actors of the speakers and addressees that were found, of those who pass on and of those who act (words only).

    Who only acts (`acting`) is an actor where the words say so: a name, an office, a body; not by their article alone.
    `day` (ISO) is when the article appeared: it says who held an office.
    """
    acting = list(acting)
    if not findings.quotations and not acting:
        return Resolved((), {})
    quotations = sorted(findings.quotations, key=lambda q: (q.spans, q.speaker, q.cue, q.type, q.addressee))
    cut = tokens(text, findings.sentences)
    source = source_of(cut, findings.mentions)
    marks = marks_of(source, quotations, passed_on, acting)
    walk = _Walk(source, quotations, day)
    for mark in in_order(source, marks, walk.ledger):
        walk.take(mark)
    walk.finish()
    only_acting = {mark.spans for mark in marks if mark.acting}
    persons = frozenset(mention.span[0] for mention in findings.mentions if mention.label == "person")
    return numbered(
        {s: entity for s, entity in walk.found.items() if s not in only_acting or _is_somebody(entity, persons)}
    )


def _is_somebody(entity: Entity | None, persons: Collection[int]) -> bool:
    """Whether more than an article or a capital shows that words mean somebody: "die Stange" and "das Flugzeug" do not act, nor do
    "Häuser" or "Neuwahlen"; a single word is a person where the network says so of one of its places, which begin at `persons`.
    """
    if entity is None:
        return False
    one = entity.final()
    if set(one.links) == {"name"} and one.kind == "person" and one.links["name"] <= _BARE and len(one.keys) == 1:
        return any(begin in persons for begin, _ in one.mentions)
    return set(one.links) != {"unknown noun"}


class _Walk:
    """Goes through the phrases once; `found` holds whom each marked stretch stands for."""

    def __init__(self, source: Source, quotations: Sequence[Quotation], day: str | None = None) -> None:
        self.ledger = Ledger(day)
        self.found: dict[Spans, Entity | None] = {}
        self._source = source
        self._seen: list[Seen] = []
        self._waiting: list[tuple[Mark, Pronoun]] = []
        self._quotations = sorted((q for q in quotations if q.spans), key=lambda q: q.spans[0][0])
        self._begins = [q.spans[0][0] for q in self._quotations]
        self._told = told_sentences(source.tokens, self._quotations)

    def take(self, mark: Mark) -> None:
        """Resolve one phrase."""
        phrase = mark.phrase
        if phrase.kind == "source":
            entity = self._behind(mark)
        elif phrase.kind == "pronoun":
            entity = self._pronoun(mark, phrase.pronoun)
        else:
            entity = self._plain(phrase, mark)
        if mark.spans:
            self.found[mark.spans] = entity

    def finish(self) -> None:
        """Resolve what had to wait for the words behind it."""
        for mark, asked in self._waiting:
            entity = self._outer_speaker(mark) if asked.sort == "first" else self._subject_of_sentence(mark)
            self.found[mark.spans] = entity
            if entity is not None and asked.sort == "first":
                entity.final().mentions[mark.phrase.span] = None
                entity.final().links.setdefault("first person in its quotation", 0.8)

    def _plain(self, phrase: Phrase, mark: Mark) -> Entity | None:
        if not mark.spans and phrase.det == "indef" and not phrase.name and self._enclosing(phrase.span) is not None:
            return None  # "wenn ein Papst …": speech about anybody
        sentence = self._source.tokens.sentence_of[phrase.first]
        found = self.ledger.find(phrase, sentence)
        self._note(found, phrase, speaker=mark.speaker)
        if mark.aside and found.entity is not None:
            self._set_aside()
        return found.entity

    def _set_aside(self) -> None:
        """Keep a piece of a phrase from the pronouns, unless it names a person; a piece that means the whole is no second mention."""
        piece = self._seen.pop()
        whole = any(seen.entity.final() is piece.entity.final() and seen.last >= piece.last for seen in self._seen[-3:])
        if not whole:
            self._seen.append(piece._replace(aside=piece.entity.final().kind != "person"))

    def _note(self, found: Found, phrase: Phrase, *, speaker: bool) -> None:
        if found.entity is None:
            return
        cut = self._source.tokens
        sentence = cut.sentence_of[phrase.first]
        self.ledger.see(found, phrase, sentence)
        quoted = 2 if self._enclosing(phrase.span) is not None else int(self._is_reported(phrase.span))
        speaks = speaker and self._preposition(phrase.first, phrase.last) not in _NEVER_SPEAKING
        subject = (phrase.subject and not speaker) or speaks
        self._seen.append(Seen(found.entity, sentence, phrase.first, phrase.last, subject, quoted, speaks))

    def _keep_in_mind(self, entity: Entity, phrase: Phrase) -> None:
        """Count a pronoun in passing for those that follow; it is too weak to be a mention."""
        sentence = self._source.tokens.sentence_of[phrase.first]
        quoted = 2 if self._enclosing(phrase.span) is not None else int(self._is_reported(phrase.span))
        self._seen.append(Seen(entity, sentence, phrase.first, phrase.last, True, quoted, False))

    def _behind(self, mark: Mark) -> Entity | None:
        """The person or body behind "Angaben der Polizei", "seiner Meinung", "dem Bericht"."""
        phrase = mark.phrase
        if phrase.behind is not None and phrase.behind.kind == "source":
            return self.ledger.document(phrase.behind, None)
        if phrase.behind is not None:
            entity = self._plain(phrase.behind, mark)
            return self.ledger.document(phrase, entity)
        if phrase.pronoun:
            return self._pronoun(mark, phrase.pronoun)
        known = self.ledger.document(phrase, None)
        if known is not None or not mark.speaker or phrase.definite:
            return known
        return author_beside(self._source, self._in_sentence(self._source.tokens.sentence_of[phrase.first]), phrase)

    def _pronoun(self, mark: Mark, word: str) -> Entity | None:
        asked = pronoun(word)
        if asked is None:
            return None
        if asked.sort in ("first", "reflexive") and mark.spans:
            self._waiting.append((mark, asked))
            return None
        entity, score = self._antecedent(mark, asked)
        if entity is not None:
            phrase = mark.phrase
            if not mark.spans:
                self._keep_in_mind(entity, phrase)
            elif phrase.kind == "pronoun":
                self._note(Found(entity, f"pronoun “{word}”", score), phrase, speaker=mark.speaker)
            else:
                entity.links.setdefault(f"pronoun “{word}”", score)
        return entity

    def _antecedent(self, mark: Mark, asked: Pronoun) -> tuple[Entity | None, float]:
        phrase = mark.phrase
        sentence = self._source.tokens.sentence_of[phrase.first]
        number = phrase.number if phrase.kind == "pronoun" else ""
        if asked.sort == "relative":
            for before in self._just_before_comma(phrase.first):
                if agrees(asked, number, before):
                    return before, 0.85
            if not self._source.tokens.starts_sentence(phrase.first):
                return None, 0.0
        if asked.sort == "source":
            last = next(
                (seen for seen in self._window(sentence) if seen.speaker and seen.sentence >= sentence - 1), None
            )
            if last is not None:
                return last.entity.final(), 0.7
            author = announcer(self._source, self._in_sentence(sentence - 1), sentence - 1)
            return (author, 0.6) if author is not None else (None, 0.0)
        if asked.sort == "both":
            return self._both(phrase, sentence)
        if asked.sort in ("demonstrative", "latter", "former", "relative"):
            return self._pointed_at(asked, number, sentence, phrase.first)
        quoted = self._enclosing(phrase.span) is not None
        window = self._window_without_speech(sentence)
        if phrase.pronoun in _OBJECTS:
            window = (seen for seen in window if not self._is_subject_of(seen, phrase))
        elif self._is_inverted(phrase):
            window = (self._behind_subject(seen, sentence) for seen in window if not self._is_object(seen, phrase))
        if asked.sort == "personal" and not quoted:
            window = iter(unnamed_in_speech(asked, number, sentence, window, self._source.tokens.words))
        in_own_words = (seen._replace(sentence=self._told[seen.sentence]) for seen in window if not seen.aside)
        paragraph = self._source.tokens.paragraph(phrase.first)
        return choose(asked, number, self._told[sentence], in_own_words, quoted=quoted, paragraph=paragraph)

    def _is_inverted(self, phrase: Phrase) -> bool:
        """As in "… bezeichnete er als Unsinn": the subject stands behind its verb, something else opens the sentence."""
        words = self._source.tokens.words
        before = words[phrase.first - 1] if phrase.first else ""
        opened_by_speech = any(word in '“”"»«‘’' for word in words[max(phrase.first - 3, 0) : phrase.first])
        return (
            phrase.pronoun in ("er", "sie")
            and before.islower()
            and before not in FUNCTION_WORDS
            and not opened_by_speech
        )

    def _is_object(self, seen: Seen, phrase: Phrase) -> bool:
        """As in "Den Rat forderte er auf": the accusative or dative of the pronoun's own clause."""
        words = self._source.tokens.words
        oblique = words[seen.first].lower() in ("den", "dem", "einen", "einem") and not seen.subject
        return (
            oblique
            and phrase.first - _CLAUSE <= seen.last <= phrase.first
            and "," not in words[seen.last : phrase.first]
        )

    def _behind_subject(self, seen: Seen, sentence: int) -> Seen:
        """As in "Die Pläne der Minister unter Weber lehnte er ab": who stands in the object is hardly its subject as well."""
        if seen.sentence != sentence or (
            seen.subject and self._preposition(seen.first, seen.last) not in _BEFORE_OBJECTS
        ):
            return seen
        return seen._replace(sentence=max(sentence - 1, 0), subject=False, speaker=False)

    def _preposition(self, first: int, last: int) -> str:
        """The word before a name in capitals, as in "unter Robert Weber": whoever stands behind a preposition is no subject, even if the
        network took the name for somebody who speaks.
        """
        words, at = self._source.tokens.words, first
        while at > 0 and words[at - 1][:1].isupper() and not self._source.tokens.starts_sentence(at):
            at -= 1
        return words[at - 1].lower() if 0 < at < last and not self._source.tokens.starts_sentence(at) else ""

    def _window_without_speech(self, sentence: int) -> Iterator[Seen]:
        """The last mentions, latest first; sentences that only tell what somebody said do not count as distance."""
        least = max(self._told[sentence] - WINDOW, 0)
        back = islice(reversed(self._seen), _BACK)
        return takewhile(lambda seen: self._told[seen.sentence] >= least and seen.sentence >= sentence - _FAR, back)

    def _is_subject_of(self, seen: Seen, phrase: Phrase) -> bool:
        """As in "Ein Abgeordneter warf ihm vor": the subject of a clause is not its object as well."""
        cut = self._source.tokens
        same = seen.subject and seen.sentence == cut.sentence_of[phrase.first]
        return same and "," not in cut.words[seen.last : phrase.first]

    def _window(self, sentence: int) -> Iterator[Seen]:
        """The last mentions, latest first."""
        back = islice(reversed(self._seen), _BACK)
        return takewhile(lambda seen: seen.sentence >= sentence - WINDOW, back)

    def _pointed_at(self, asked: Pronoun, number: str, sentence: int, first: int) -> tuple[Entity | None, float]:
        """As in "Dieser" and "Letzterer": the one mentioned last in the sentence before; "Ersterer": the first of two."""
        near = [
            seen for seen in self._window(sentence) if seen.sentence in (sentence - 1, sentence) and seen.quoted < 2
        ]
        if asked.sort == "demonstrative":
            return last_named(
                asked, number or verb_number(self._source.tokens.words, first), near, self._source.tokens.words
            )
        distinct = list(
            dict.fromkeys(seen.entity.final() for seen in near if agrees(asked, number, seen.entity.final()))
        )
        if not distinct:
            return None, 0.0
        if asked.sort == "former":
            return (distinct[1], 0.75) if len(distinct) == 2 else (None, 0.0)
        return distinct[0], 0.7 if len(distinct) > 1 else 0.8

    def _just_before_comma(self, first: int) -> list[Entity]:
        """As in "Müller, der …", "Müller war anwesend, der …": who was mentioned last before the comma, in the same clause.

        A phrase comes before what it ends with: "ein Vorschlag der Stadt Pelsk" before "Pelsk".
        """
        words = self._source.tokens.words
        at = first - 1
        if at >= 0 and words[at].islower():  # a preposition: ", mit dem"
            at -= 1
        if at < 0 or words[at] != ",":
            return []
        last = max((seen.last for seen in self._seen[-_NESTED:]), default=-1)
        if last < at - 4 or any(word in ",;:.(" for word in words[last:at]):
            return []
        return [seen.entity.final() for seen in self._seen[-_NESTED:] if seen.last == last]

    def _enclosing(self, span: Span) -> Quotation | None:
        """The smallest direct quotation around a stretch that it does not take for its own speaker."""
        at = bisect_right(self._begins, span[0])
        around = self._quotations[max(0, at - _AROUND) : at]
        holding = [q for q in around if q.type == "direct" and any(b <= span[0] and span[1] <= e for b, e in q.spans)]
        return min(holding, key=lambda q: q.spans[-1][1] - q.spans[0][0], default=None)

    def _is_reported(self, span: Span) -> bool:
        """Whether words stand inside indirect speech (a statement that is only told of does not count)."""
        at = bisect_right(self._begins, span[0])
        around = (q for q in self._quotations[max(0, at - _AROUND) : at] if q.type not in ("direct", "reported"))
        return any(b <= span[0] and span[1] <= e for q in around for b, e in q.spans)

    def _outer_speaker(self, mark: Mark) -> Entity | None:
        """As in "Ich" and "wir": whoever speaks the quotation that they stand in."""
        outer = self._enclosing(mark.phrase.span)
        return self.found.get(outer.speaker) if outer is not None and outer.speaker != mark.spans else None

    def _both(self, phrase: Phrase, sentence: int) -> tuple[Entity | None, float]:
        """As in "Anna Müller traf Hans Weber. Beide sagten …": the two of the sentence before, if there are no more."""
        for near in (self._in_sentence(sentence), self._in_sentence(sentence - 1)):
            met = one_sort([seen for seen in near if seen.first < phrase.first and seen.quoted < 2])
            two = list(dict.fromkeys(seen.entity.final() for seen in met))
            if len(two) == 2 and all(entity.number == "s" for entity in two):
                found = self.ledger.pair(two[0], two[1])
                begin, end = self._source.tokens.span(met[0].first, met[-1].last)
                if end - begin <= _STRETCH:
                    found.mentions[(begin, end)] = None
                return found, 0.8
            if two:
                return None, 0.0
        return None, 0.0

    def _in_sentence(self, sentence: int) -> list[Seen]:
        """The mentions of one sentence so far, in text order."""
        first = bisect_left(self._seen, sentence, key=lambda seen: seen.sentence)
        return list(takewhile(lambda seen: seen.sentence == sentence, islice(self._seen, first, None)))

    def _subject_of_sentence(self, mark: Mark) -> Entity | None:
        """As in "Nach eigenen Angaben": the subject of the sentence, before the words or behind them."""
        phrase = mark.phrase
        sentence = self._source.tokens.sentence_of[phrase.first]
        here = [seen for seen in self._in_sentence(sentence) if seen.quoted < 2]
        before = [seen for seen in here if seen.subject and seen.first < phrase.first]
        behind = [seen for seen in here if seen.first > phrase.first]
        chosen = before[-1] if before else behind[0] if behind else None
        return chosen.entity.final() if chosen is not None else None


def numbered(found: Mapping[Spans, Entity | None]) -> Resolved:
    """Number the entities that marked words stand for by first mention."""
    entities = list(dict.fromkeys(entity.final() for entity in found.values() if entity is not None))
    entities.sort(key=lambda entity: min(entity.mentions, default=(0, 0)))
    ids = {entity: f"a{number}" for number, entity in enumerate(entities, 1)}
    actors = tuple(_actor(entity, ids[entity]) for entity in entities)
    return Resolved(actors, {spans: ids[entity.final()] for spans, entity in found.items() if entity is not None})


def _actor(entity: Entity, identity: str) -> Actor:
    score = min(entity.links.values(), default=_UNSURE)
    why = "; ".join(entity.links)
    return Actor(
        identity,
        entity.label,
        entity.kind,
        tuple(sorted(entity.mentions)),
        round(score, 2),
        why,
        country=entity.country,
    )
