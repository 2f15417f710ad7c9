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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from lagebild.linking.drafts import Source
from lagebild.linking.entities import Entity, Found
from lagebild.linking.ledger import Ledger
from lagebild.linking.marked import marked_phrase, verb_number
from lagebild.linking.names import PARTICLES, gender_of
from lagebild.linking.phrases import PREPOSITIONS, Phrase
from lagebild.linking.pronouns import WINDOW, Pronoun, Seen, agrees, choose, pronoun
from lagebild.linking.scanning import later_mentions, scan
from lagebild.linking.tokens import Tokens, tokens
from lagebild.records import Actor, Findings, Mention, Quotation, Span, Spans

_BACK = 40  # mentions that a pronoun looks back over
_AROUND = 30  # quotations that may enclose a pronoun
_OBJECTS = ("ihm", "ihn", "ihr", "ihnen", "him")
_ARTICLES = frozenset(("der", "die", "das", "dem"))
_BEFORE_RELATIVE = PREPOSITIONS | {","}
_UNSURE = 0.5  # score of a name that nothing but its capital shows to be one


class Resolved(NamedTuple):
    """The actors of an article, and for marked words (speaker, addressee, hop) the id of the actor they stand for."""

    actors: tuple[Actor, ...]
    ids: Mapping[Spans, str]


class _Mark(NamedTuple):
    """A phrase that was marked, with the words as they were marked; `spans` is empty for a phrase found in passing."""

    phrase: Phrase
    spans: Spans
    speaker: bool
    acting: bool = False  # marked for nothing but an act


def resolve_actors(
    text: str, findings: Findings, passed_on: Iterable[Spans] = (), acting: Iterable[Spans] = ()
) -> Resolved:
    """Actors of the speakers and addressees that were found, of those who pass on and of those who act (words only).

    Who only acts (`acting`) is an actor where the words say so: a name, an office, a body; not by their article alone.
    """
    acting = list(acting)
    if not findings.quotations and not acting:
        return Resolved((), {})
    quotations = sorted(findings.quotations, key=lambda q: (q.spans, q.speaker, q.cue, q.type, q.addressee))
    cut = tokens(text, findings.sentences)
    labels = _labels(cut, findings.mentions)
    source = Source(cut, labels, frozenset(cut.words), _with_article(cut), _surnames(cut), _located(cut))
    marks = _marks(source, quotations, passed_on, acting)
    walk = _Walk(source, quotations)
    for mark in _in_order(source, marks, walk.ledger):
        walk.take(mark)
    walk.finish()
    only_acting = {mark.spans for mark in marks if mark.acting}
    return _result(
        {spans: entity for spans, entity in walk.found.items() if spans not in only_acting or _is_somebody(entity)}
    )


def _is_somebody(entity: Entity | None) -> bool:
    """Whether more than an article shows that words mean somebody: "die Stange" and "das Flugzeug" do not act."""
    return entity is not None and set(entity.final().links) != {"unknown noun"}


def _labels(cut: Tokens, mentions: Sequence[Mention]) -> dict[int, str]:
    labels: dict[int, str] = {}
    for mention in mentions:
        for token in range(*cut.covering(mention.span)):
            labels.setdefault(token, mention.label)
    return labels


def _with_article(cut: Tokens) -> frozenset[str]:
    """Names that stand behind an article somewhere: "die Wikipedia"; a person's hardly ever does ("in der Hu sagte" is none)."""
    words = cut.words
    behind = [
        at + 1 for at, word in enumerate(words) if word in _ARTICLES and at and words[at - 1] not in _BEFORE_RELATIVE
    ]
    last = len(words) - 1
    return frozenset(
        words[at] for at in behind if at < last and words[at][0].isupper() and not words[at + 1][0].isupper()
    )


def _surnames(cut: Tokens) -> frozenset[str]:
    """Words behind a given name: "Müller" in "Anna Müller", "Leyen" in "Ursula von der Leyen"."""
    words = cut.words
    found = set()
    for at in [at for at, word in enumerate(words) if word[0].isupper() and gender_of(word)]:
        behind = at + 1
        while behind < min(at + 4, len(words)) and words[behind] in PARTICLES:
            behind += 1
        if behind < len(words):
            found.add(words[behind].removesuffix("s"))
            found.add(words[behind])
    return frozenset(found)


def _located(cut: Tokens) -> frozenset[str]:
    """Towns and countries: what stands behind "in" without an article, or before ", das"."""
    words = cut.words
    located = {words[at + 1] for at, word in enumerate(words[:-1]) if word == "in"}
    related = {words[at - 1] for at, word in enumerate(words[:-1]) if at and word == "," and words[at + 1] == "das"}
    return frozenset(word for word in located | related if word[0].isupper())


def _marks(
    source: Source, quotations: Sequence[Quotation], passed_on: Iterable[Spans], acting: Sequence[Spans]
) -> list[_Mark]:
    """What is marked, each stretch once; a stretch that is a speaker somewhere counts as one."""
    roles: dict[Spans, tuple[bool, str]] = {}
    for quotation in quotations:
        if quotation.speaker:
            roles.setdefault(quotation.speaker, (True, verb_number(source.tokens.text, quotation.cue)))
    for spans in (*(q.addressee for q in quotations), *passed_on):
        if spans:
            roles.setdefault(spans, (False, ""))
    speaking = len(roles)
    for spans in acting:
        roles.setdefault(spans, (False, ""))
    marks = []
    for n, (spans, (speaker, number)) in enumerate(roles.items()):
        phrase = marked_phrase(source, spans, number)
        if phrase is not None:
            marks.append(_Mark(phrase, spans, speaker, n >= speaking))
    return marks


def _in_order(source: Source, marks: list[_Mark], ledger: Ledger) -> list[_Mark]:
    """The marked phrases and those of the running text, in text order; full names are enrolled before anything is resolved."""
    taken = [False] * len(source.tokens)
    for mark in marks:
        for token in range(mark.phrase.first, mark.phrase.last):
            taken[token] = True
    passing = list(scan(source, taken))
    named = [phrase for mark in marks for phrase in (mark.phrase.behind or mark.phrase,)]
    for phrase in (*named, *passing):
        ledger.enrol(phrase)
    known = [*named, *(phrase for phrase in passing if phrase.kind == "person")]
    passing += later_mentions(source, known, taken)
    everything = [*marks, *(_Mark(phrase, (), False) for phrase in passing)]
    everything.sort(key=lambda mark: (mark.phrase.first, -mark.phrase.last, mark.spans))
    return everything


class _Walk:
    """Goes through the phrases once; `found` holds whom each marked stretch stands for."""

    def __init__(self, source: Source, quotations: Sequence[Quotation]) -> None:
        self.ledger = Ledger()
        self.found: dict[Spans, Entity | None] = {}
        self._source = source
        self._seen: list[Seen] = []
        self._waiting: list[tuple[_Mark, Pronoun]] = []
        self._quotations = sorted((q for q in quotations if q.spans), key=lambda q: q.spans[0][0])
        self._begins = [q.spans[0][0] for q in self._quotations]

    def take(self, mark: _Mark) -> None:
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

    def _plain(self, phrase: Phrase, mark: _Mark) -> Entity | None:
        if not mark.spans and phrase.det == "indef" and not phrase.name and self._enclosing(phrase.span) is not None:
            return None  # "wenn ein Papst …": speech about anybody
        sentence = self._source.tokens.sentence_of[phrase.first]
        found = self.ledger.find(phrase, sentence)
        self._note(found, phrase, speaker=mark.speaker)
        return found.entity

    def _note(self, found: Found, phrase: Phrase, *, speaker: bool) -> None:
        if found.entity is None:
            return
        cut = self._source.tokens
        sentence = cut.sentence_of[phrase.first]
        self.ledger.see(found, phrase, sentence)
        quoted = 2 if self._enclosing(phrase.span) is not None else int(self._is_reported(phrase.span))
        subject = phrase.subject or speaker
        self._seen.append(Seen(found.entity, sentence, phrase.first, phrase.last, subject, quoted, speaker))

    def _keep_in_mind(self, entity: Entity, phrase: Phrase) -> None:
        """Count a pronoun in passing for those that follow; it is too weak to be a mention."""
        sentence = self._source.tokens.sentence_of[phrase.first]
        quoted = 2 if self._enclosing(phrase.span) is not None else int(self._is_reported(phrase.span))
        self._seen.append(Seen(entity, sentence, phrase.first, phrase.last, True, quoted, False))

    def _behind(self, mark: _Mark) -> Entity | None:
        """The person or body behind "Angaben der Polizei", "seiner Meinung", "dem Bericht"."""
        phrase = mark.phrase
        if phrase.behind is not None and phrase.behind.kind == "source":
            return self.ledger.document(phrase.behind, None)
        if phrase.behind is not None:
            entity = self._plain(phrase.behind, mark)
            return self.ledger.document(phrase, entity)
        if phrase.pronoun:
            return self._pronoun(mark, phrase.pronoun)
        return self.ledger.document(phrase, None)

    def _pronoun(self, mark: _Mark, word: str) -> Entity | None:
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

    def _antecedent(self, mark: _Mark, asked: Pronoun) -> tuple[Entity | None, float]:
        phrase = mark.phrase
        sentence = self._source.tokens.sentence_of[phrase.first]
        number = phrase.number if phrase.kind == "pronoun" else ""
        if asked.sort == "relative":
            before = self._just_before_comma(phrase.first)
            if before is not None and agrees(asked, number, before):
                return before, 0.85
            if not self._source.tokens.starts_sentence(phrase.first):
                return None, 0.0
        if asked.sort == "source":
            last = next(
                (seen for seen in self._window(sentence) if seen.speaker and seen.sentence >= sentence - 1), None
            )
            return (last.entity.final(), 0.7) if last is not None else (None, 0.0)
        if asked.sort in ("demonstrative", "latter", "former", "relative"):
            return self._pointed_at(asked, number, sentence)
        quoted = self._enclosing(phrase.span) is not None
        window = self._window(sentence)
        if phrase.pronoun in _OBJECTS:
            window = (seen for seen in window if not self._is_subject_of(seen, phrase))
        return choose(asked, number, sentence, window, quoted=quoted)

    def _is_subject_of(self, seen: Seen, phrase: Phrase) -> bool:
        """As in "Ein Abgeordneter warf ihm vor": the subject of a clause is not its object as well."""
        cut = self._source.tokens
        same = seen.subject and seen.sentence == cut.sentence_of[phrase.first]
        return same and "," not in cut.words[seen.last : phrase.first]

    def _window(self, sentence: int) -> Iterator[Seen]:
        """The last mentions, latest first."""
        back = islice(reversed(self._seen), _BACK)
        return takewhile(lambda seen: seen.sentence >= sentence - WINDOW, back)

    def _pointed_at(self, asked: Pronoun, number: str, sentence: int) -> tuple[Entity | None, float]:
        """As in "Dieser" and "Letzterer": the one mentioned last in the sentence before; "Ersterer": the first of two."""
        near = [
            seen for seen in self._window(sentence) if seen.sentence in (sentence - 1, sentence) and seen.quoted < 2
        ]
        distinct = list(
            dict.fromkeys(seen.entity.final() for seen in near if agrees(asked, number, seen.entity.final()))
        )
        if not distinct:
            return None, 0.0
        if asked.sort == "former":
            return (distinct[1], 0.75) if len(distinct) == 2 else (None, 0.0)
        return distinct[0], 0.7 if len(distinct) > 1 else 0.8

    def _just_before_comma(self, first: int) -> Entity | None:
        """As in "Müller, der …", "Müller war anwesend, der …": who was mentioned last before the comma, in the same clause."""
        words = self._source.tokens.words
        at = first - 1
        if at >= 0 and words[at].islower():  # a preposition: ", mit dem"
            at -= 1
        if at < 0 or words[at] != ",":
            return None
        last = self._seen[-1] if self._seen else None
        if last is None or last.last < at - 4 or any(word in ",;:.(" for word in words[last.last : at]):
            return None
        return last.entity.final()

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

    def _outer_speaker(self, mark: _Mark) -> Entity | None:
        """As in "Ich" and "wir": whoever speaks the quotation that they stand in."""
        outer = self._enclosing(mark.phrase.span)
        return self.found.get(outer.speaker) if outer is not None and outer.speaker != mark.spans else None

    def _subject_of_sentence(self, mark: _Mark) -> Entity | None:
        """As in "Nach eigenen Angaben": the subject of the sentence, before the words or behind them."""
        phrase = mark.phrase
        sentence = self._source.tokens.sentence_of[phrase.first]
        first = bisect_left(self._seen, sentence, key=lambda seen: seen.sentence)
        rest = takewhile(lambda seen: seen.sentence == sentence, islice(self._seen, first, None))
        here = [seen for seen in rest if seen.quoted < 2]
        before = [seen for seen in here if seen.subject and seen.first < phrase.first]
        behind = [seen for seen in here if seen.first > phrase.first]
        chosen = before[-1] if before else behind[0] if behind else None
        return chosen.entity.final() if chosen is not None else None


def _result(found: Mapping[Spans, Entity | None]) -> Resolved:
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
