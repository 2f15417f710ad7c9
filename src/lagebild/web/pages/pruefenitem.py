"""One item of the queue as the page shows it: the sentence in its context, what was read, why it is unsure, what it could be one with.

Only this opens a reading, and only that of the item that is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz, process

from lagebild.entries import Verdict
from lagebild.labels import STANCES
from lagebild.records import Spans
from lagebild.sentences import sentences
from lagebild.situation import Evidence, Fused, FusedStatement, Picture, Question, Tripwire
from lagebild.store.anchors import WORDED
from lagebild.store.judging import STATES
from lagebild.store.texts import spans_of
from lagebild.views.dossierwords import readable
from lagebild.views.harmless import harmless, one_line
from lagebild.views.picturechoice import involved
from lagebild.views.picturescene import Scene
from lagebild.views.wirereasons import wire_reason
from lagebild.views.words import name_of, percent
from lagebild.web.filters import unscored
from lagebild.web.pages.judging import MOST, Asked, Opened, deciding, mark, on_actors, on_records, on_source
from lagebild.web.pages.pruefenfields import Field, Sheet, joined, kind_of
from lagebild.web.pages.pruefenpast import Past, past
from lagebild.web.pages.pruefentables import link_reason
from lagebild.web.pages.pruefenwords import PruefenWords
from lagebild.web.pages.queue import CERTAIN, Item, Queue
from lagebild.web.people import Person
from lagebild.web.proofs import Proof, in_sentences, proof

ALIKE = 40.0  # per cent of likeness from which on another line is offered
OFFERED = 5  # similar lines that are offered
COMPARED = 1000  # lines on either side that are looked at for them
_BREAKS = re.compile(r"\s*\n\s*")
BESIDE = 8  # reports of the same line that are offered


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the context: `mark` is "own" for the record's words, "part" for those of its roles, "" for the rest."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is to be reviewed: words, what they rest on, and that in the text. `english` says that `detail` is not translated."""

    words: str
    detail: str = ""
    english: bool = False
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another report that could be the same, or that is taken as the same now."""

    record: str
    who: str
    proof: Proof
    same_line: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What every form carries: what it decides about, and the last judgement on it that was seen."""

    about: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class View:
    """An item, ready to be shown."""

    key: str
    kind: str
    record: str
    of: str
    proof: Proof
    context: tuple[Segment, ...]
    fields: tuple[Field, ...]
    reasons: tuple[Reason, ...]
    candidates: tuple[Candidate, ...]
    past: tuple[Past, ...]
    rejected: bool
    own: Form
    source: Form
    called: Form
    publisher: str
    grade: str
    words: str
    actors: tuple[str, ...]
    state: str
    state_name: str
    states: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]

    def typed(self, asked: Asked) -> View:
        """The same with what was typed into its fields."""
        return replace(self, fields=tuple(one.kept(asked.typed) for one in self.fields))

    def wanted(self, asked: Asked) -> Iterator[str]:
        """What a form asks for that was not carried out, in words."""
        for one in self.fields:
            if one.name in asked.typed and joined(asked.typed[one.name]) != asked.was.get(one.name, one.was):
                names = dict(one.options)
                yield f"{one.label}: {joined(names.get(value, value) for value in asked.typed[one.name])}"
        states = {**dict(self.states), self.state: self.state_name}
        given = ("state", "reliability", "credibility", "words", "name", "other", "other_id")
        named = [
            asked.argument,
            *(asked.given.get(name, "") for name in given if name != "state" or not asked.argument),
        ]
        yield from (states.get(value, value) for value in (*named, asked.note) if value)


@dataclass(frozen=True, slots=True)
class Maker:
    """What views of items are made of."""

    scene: Scene
    say: PruefenWords
    queue: Queue
    verdicts: Sequence[Verdict]
    user: Person | None = None

    @property
    def picture(self) -> Picture:
        """The picture that the queue is of."""
        return self.queue.picture

    def view(self, item: Item | None, evidence: Evidence, opened: Opened) -> View:
        """The view of an item; without one that of a record that is not in question."""
        sheet = Sheet(opened.reading, self.say)
        on_it = on_records(self.verdicts, item.records if item is not None else (opened.record.id,), opened.placed)
        publisher = evidence.publisher or ""
        state = item.touch.effect if item is not None and item.touch is not None else ""
        own = Form(item.records if item is not None else (opened.record.id,), mark(deciding(on_it)))
        states = self.scene.say.states
        return View(
            key=item.key if item is not None else opened.record.id,
            kind=item.kind if item is not None else opened.of,
            record=opened.record.id,
            of=opened.of,
            proof=proof(self.scene, evidence),
            context=tuple(context(opened)),
            fields=sheet.fields(opened.of, opened.record),
            reasons=tuple(self._reasons(item, opened)) if item is not None else (),
            candidates=tuple(self._candidates(item, opened)),
            past=tuple(past(self.scene, self.say, reversed(on_it), self.picture, self.user)),
            rejected=opened.rejected,
            own=own,
            source=Form((), mark(on_source(self.verdicts, publisher))),
            called=Form((), mark(on_actors(self.verdicts))),
            publisher=publisher,
            grade=next((one.grade or "" for one in self.picture.sources if one.publisher == publisher), ""),
            words=_called(sheet, opened),
            actors=tuple(dict.fromkeys(one.who.name for one in self.picture.actors[: BESIDE * 10])),
            state=state,
            state_name=states.get(state, ""),
            states=tuple((one, states[one]) for one in STATES if one != state),
            lines=tuple(self._lines(item)),
        )

    # -- why ------------------------------------------------------------------------------------------------------------------

    def _reasons(self, item: Item, opened: Opened) -> Iterator[Reason]:
        say = self.say
        if item.touch is not None:
            touch = item.touch
            name, (why, english) = self.scene.say.states.get(touch.effect, touch.effect), self._why(touch.why)
            detail = f"{unscored(why)} ({say.alike.format(percent(touch.score))})"
            yield Reason(f"{say.proposed} {name}", detail, english, in_sentences(self.scene, (touch.evidence,)))
            return
        if item.position is not None:
            yield self._position(item)
        if item.kind == "merge":
            yield Reason(say.merged)
            for why in dict.fromkeys(item.line.why):
                yield Reason("", *self._why(why))
            return
        if isinstance(item.line, FusedStatement) and item.kind == "speaker":
            yield Reason(say.no_speaker if item.line.speaker is None else say.unnamed_speaker)
        if item.confidence < CERTAIN:
            yield Reason(_sureness(item, say))
        for field in Sheet(opened.reading, say).fields(opened.of, opened.record):
            if field.why:
                yield Reason(say.resting, f"{field.label}: {field.read} — {field.why}")

    def _position(self, item: Item) -> Reason:
        assert item.position is not None
        who, language = self.scene.who(item.position.actor), self.scene.language
        if item.kind != "move":
            return Reason(self.say.stands.format(who), name_of(STANCES, item.position.stance, language))
        now, before = item.position.history[item.moved], item.position.history[: item.moved]
        names = [name_of(STANCES, one.stance, language) for one in (*before[-1:], now)]
        return Reason(
            self.say.moved.format(who),
            " → ".join(names),
            proofs=in_sentences(self.scene, (one for each in before[-1:] for one in each.evidence[:1])),
        )

    def _why(self, why: str) -> tuple[str, bool]:
        """A reason in the language of the page, and whether it stays in English where that is another one."""
        line = one_line(why)
        if self.say.language == "en":
            return self.scene.plain(line), False
        said = wire_reason(line, self.say.language)
        said = link_reason(line) if said == line else said
        return self.scene.plain(said), said == line

    def _lines(self, item: Item | None) -> Iterator[tuple[str, str]]:
        """What the line of the picture says, by name."""
        line = item.line if item is not None else None
        if isinstance(line, Tripwire):
            yield self.say.committed[line.kind], self.scene.people(line.by)
            if line.condition:
                yield self.say.condition, self.scene.in_marks(line.condition)
            yield kind_of(line.kind, self.scene.language), self.scene.in_marks(line.consequence)
        elif item is not None and item.position is not None:
            yield self.say.question, self.scene.plain(getattr(line, "label", ""))

    # -- what it could be one with --------------------------------------------------------------------------------------------

    def _candidates(self, item: Item | None, opened: Opened) -> Iterator[Candidate]:
        own = opened.record.id
        line = item.line if item is not None else self.queue.places.get(own, (None, None))[1]
        if line is None:
            return
        seen = {own}
        for one in line.evidence:
            if one.record not in seen and one.record[:1] == own[:1]:
                seen.add(one.record)
                yield Candidate(one.record, self._who(line), proof(self.scene, one), same_line=True)
            if len(seen) > (MOST if item is not None and item.kind == "merge" else BESIDE):
                break
        if item is None or item.kind != "merge":
            yield from self._similar(line, own)

    def _similar(self, line: Fused, own: str) -> Iterator[Candidate]:
        """Lines of the same list by the same actors whose words are alike, the most alike first."""
        about = {key for who in involved(line) for key in (who.id, who.side) if key}
        others = [
            one
            for one in self.queue.beside(line, COMPARED)
            if one.evidence and one.evidence[0].record[:1] == own[:1] and _concerns(one, about)
        ]
        told = [_words(one) for one in others]
        for _, _, at in process.extract(
            _words(line), told, scorer=fuzz.token_set_ratio, limit=OFFERED, score_cutoff=ALIKE
        ):
            first = others[at].evidence[0]
            yield Candidate(first.record, self._who(others[at]), proof(self.scene, first), same_line=False)

    def _who(self, line: Fused) -> str:
        if isinstance(line, Question):
            return ""  # each of its reports is another actor's
        return self.scene.people(tuple(dict.fromkeys(involved(line)))[:3], "")


def _concerns(line: Fused, about: set[str]) -> bool:
    return not about or any(who.id in about or who.side in about for who in involved(line))


def _words(line: Fused) -> str:
    return line.evidence[0].told


def _called(sheet: Sheet, opened: Opened) -> str:
    """The words by which the one who speaks or acts is called."""
    ref: Any = getattr(opened.record, "speaker", None) or getattr(opened.record, "person", None)
    several = next((value for name in ("actors", "by", "holders") if (value := getattr(opened.record, name, None))), ())
    return sheet.words(ref.spans if ref is not None else several[0].spans if several else ())


def context(opened: Opened) -> Iterator[Segment]:
    """The sentences that a record's words stand in, with the one before and the one behind."""
    text, own = opened.reading.article.text, getattr(opened.record, WORDED[opened.of])
    every = sentences(text)
    if not own:
        return
    hit = [at for at, (begin, end) in enumerate(every) if begin < own[-1][1] and own[0][0] < end]
    if not hit:
        return
    begin, end = every[max(0, hit[0] - 1)][0], every[min(len(every) - 1, hit[-1] + 1)][1]
    yield from _segments(text, (begin, end), own, tuple(spans_of(opened.record)))


def _segments(text: str, window: tuple[int, int], own: Spans, parts: Spans) -> Iterator[Segment]:
    """A stretch of text cut where marks begin and end."""
    begin, end = window
    cuts = {begin, end, *(at for span in (*own, *parts) for at in span if begin < at < end)}
    places = sorted(cuts)
    for first, last in pairwise(places):
        mark_ = "own" if _within(first, own) else "part" if _within(first, parts) else ""
        yield Segment(_BREAKS.sub("\n", readable(harmless(text[first:last]))), mark_)


def _within(at: int, spans: Spans) -> bool:
    return any(begin <= at < end for begin, end in spans)


def _sureness(item: Item, say: PruefenWords) -> str:
    """How sure an item is, beside the threshold from which its kind is shown, where that is what decides."""
    sure, least = percent(item.confidence), percent(item.least)
    if item.kind in ("commitment", "position", "move"):
        return say.parts["rule"].format(sure)
    return (say.at if sure == least else say.below if item.confidence < item.least else say.above).format(sure, least)
