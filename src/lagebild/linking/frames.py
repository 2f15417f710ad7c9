"""Frames linked: whose word they are, which actors, times and places they name, what numbers mean.

The network says which words; this module says what they stand for. Decisions that the contract leaves open:
- A frame's `statement` is the smallest statement inside which all its own words stand. What merely reports a speech act ("der
  Minister kritisierte …") is the reporter's own word about the speaker: an event or position of the speaker there has no statement.
- A pronoun in a role is replaced by the last mention of its actor that is more than a pronoun, else the first behind it.
- A figure whose words give no number is left out: there would be nothing to show.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import NamedTuple, TypeVar

from lagebild.background import Report
from lagebild.linking import clauses, conditions, quantities, quantityphrases, stances
from lagebild.linking.around import Around, differ, shared
from lagebild.linking.eventguards import Guard
from lagebild.linking.gazetteer import Gazetteer
from lagebild.linking.kept import apart, contested, once, read_once, views
from lagebild.linking.placewords import place_words
from lagebild.linking.questions import question
from lagebild.nonames import is_date, is_nobody
from lagebild.records import (
    Actor,
    Article,
    Commitment,
    Event,
    Explanation,
    Figure,
    Findings,
    Frame,
    Frames,
    Place,
    Position,
    Ref,
    Role,
    Span,
    Spans,
    Statement,
    Time,
    frame_id,
    quoted,
)
from lagebild.saying import REPROACHED
from lagebild.terms import folded

ACTING = {  # roles whose words may stand for an actor
    "event": ("actor", "recipient"),
    "commitment": ("by", "toward"),
    "position": ("holder",),
    "figure": ("source",),
    "role": ("person", "org"),
    "explanation": ("holder",),
}
_ACTIVE = frozenset(("actor", "by", "holder", "source"))  # roles of whoever does, says or holds something
_PRONOUN = re.compile(  # alone or with "selbst"; "US" is none
    r"(?!US\Z|U\.S)(?:er|sie|es|ihn|ihm|ihr|ihnen|wir|uns|ich|mich|mir|sich|der|die|das|dem|den|denen|"
    r"diese[rsmn]?|letztere[rm]?|erstere[rm]?|he|she|they|we|him|them|us)(?:\s+(?:selbst|alle|beide|auch))?\Z",
    re.IGNORECASE,
)
_HEARERS = re.compile(
    r"(?:the )?(?:reporters|journalists|lawmakers|legislators|deputies|senators|MPs|parliament|television|state TV)"
)
_IS_TOLD = re.compile(r"\b(?:told|telling|tells)\s(?:the\s)?\Z")
_POINTING = re.compile(r"[Dd]iese[rmn]?|[Ll]etztere[rmn]?")

# Acts that are done by speaking: only these can be all that a reported statement tells ("wies die Forderung zurück")
SPEECH_ACTS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "CONSULT"))
_TOWARDS = frozenset(("ACCUSE", "REJECT", "AGREE", "SUPPORT", "CONCEDE"))
"""Acts that say nothing without what they are directed at ("Aus Mirosk kam Kritik"): of 27 such lines of news 8 misled, none was of use."""

_T = TypeVar("_T")
_D = TypeVar("_D", Event, Commitment, Position, Figure)


class Known(NamedTuple):
    """What the rest of linking knows of the article."""

    actors: Mapping[str, Actor]  # by id
    ids: Mapping[Spans, str]  # actors of marked words
    statements: Sequence[Statement]
    times: Sequence[Time]
    places: Gazetteer


def role_words(findings: Findings) -> Iterator[Spans]:
    """The words of all roles that may stand for an actor, for the actors' resolution."""
    for frame in findings.frames:
        for role in ACTING.get(frame.kind, ()):
            yield from frame.roles.get(role, ())


def frames(article: Article, findings: Findings, known: Known) -> Frames:
    """The frames of one article, linked; `findings` holds spans of `article.text`."""
    link = _Link(article, known, findings)
    of_kind = {kind: [f for f in findings.frames if f.kind == kind and f.spans] for kind in ACTING}
    mended = [replace(f, spans=link.whole(f.spans)) for f in of_kind["commitment"]]
    return Frames(
        events=tuple(link.current(link.event(f)) for f in of_kind["event"]),
        commitments=tuple(
            link.current(link.commitment(f))
            for f in apart(m for m in mended if not _CONDITION.match(article.text, m.spans[0][0]))
        ),
        positions=views(link.current(link.position(f)) for f in of_kind["position"] if not link.is_of_paper(f)),
        figures=read_once(map(link.current, _known(link.figure(f) for f in of_kind["figure"]))),
        roles=once(_known(link.role(f) for f in of_kind["role"]), article.text),
        explanations=contested(_known(link.explanation(f) for f in of_kind["explanation"])),
    )


def _known(items: Iterable[_T | None]) -> tuple[_T, ...]:
    return tuple(item for item in items if item is not None)


def _when(record: Event | Commitment | Position | Figure) -> tuple[Spans, Time | None]:
    """The words that a record is known by, and its time."""
    if isinstance(record, Event):
        return record.trigger, record.time
    if isinstance(record, Figure):
        return record.value, record.time
    return record.consequence if isinstance(record, Commitment) else record.cue, None


_CONDITION = re.compile(
    r"(?:nur |erst |auch |selbst )?(?:wenn|falls|sofern|solange|es sei denn|unless|if)\b", re.IGNORECASE
)
_NO_PLACE = re.compile(r"\s(?:ge[a-zäöü]{2,}(?:t|en)|und [a-zäöüß]{2,}(?:te|ten))\b(?! \w+e[nrsm]? [A-ZÄÖÜ]| [A-ZÄÖÜ])")
_FAR = 3  # words between the noun of a figure and another one that cannot be it


class _Link:
    """Links the frames of one article."""

    def __init__(self, article: Article, known: Known, findings: Findings) -> None:
        self._article, self._text, self._known = article, article.text, known
        self._seen: Counter[tuple[str, Spans]] = Counter()
        self._around = Around((s.spans, s) for s in known.statements)
        self._doubtful = Around((spans, None) for spans in findings.doubtful)
        named = [(at, actor.id) for actor in known.actors.values() for at in actor.mentions]
        self._guard = Guard(self._text, findings.sentences, known.times, article.published, named)
        self._time_ends = [t.spans[-1][1] for t in known.times]
        self._background = Report.of(article, findings.sentences, known.times)

    def whole(self, spans: Spans) -> Spans:
        """Words led on to the end of their clause (`clauses.whole`), not beyond the statement that they stand in."""
        mended = clauses.whole(self._text, spans)
        holding = self._around.holding(spans)
        if not mended or not holding:
            return mended
        (begin, end), limit = mended[-1], holding[0][0][-1][1]
        return (*mended[:-1], (begin, max(spans[-1][1], min(end, limit))))

    def _shown(self, f: Frame, statement: str | None) -> bool:
        """What stands in somebody's word that is too unsure to be a statement is not shown as fact either."""
        return f.shown and (statement is not None or not self._doubtful.holding(f.spans))

    def current(self, record: _D) -> _D:
        """A record that is not shown where what it tells is of long ago."""
        if not record.shown:
            return record
        return replace(record, shown=False) if self._background.hides(*_when(record)) else record

    def event(self, f: Frame) -> Event:
        actors = self._refs(f, "actor")
        statement = self._statement(f.spans, actors if f.labels["type"] in SPEECH_ACTS else ())
        event = Event(
            self._id(f),
            f.labels["type"],
            f.labels["status"],
            f.spans,
            actors,
            self._refs(f, "recipient"),
            self._place(f.role("place")),
            self._time(f.role("time")),
            statement,
            f.confidence,
            self._shown(f, statement),
            f.extra,
        )
        event = self._guard.mended(event)
        alone = event.type in _TOWARDS and self._is_alone(event)
        return replace(event, shown=False) if alone else event

    def _is_alone(self, event: Event) -> bool:
        """Whether an act has nobody and nothing that it is directed at, and is not one of several with one another."""
        several = len(event.actors) != 1 or " und " in quoted(self._text, event.actors[0].spans)
        return not several and not event.recipients

    def commitment(self, f: Frame) -> Commitment:
        by, condition = self._refs(f, "by"), self.whole(f.role("condition"))
        statement = self._statement(f.spans, by)
        kind = conditions.kind(self._text, condition, f.labels.get("condition_kind", "none")) if condition else None
        return Commitment(
            self._id(f),
            f.labels["kind"],
            f.spans,
            by,
            self._refs(f, "toward"),
            condition,
            kind,
            statement,
            f.confidence,
            self._shown(f, statement),
            f.extra,
        )

    def position(self, f: Frame) -> Position:
        holders, target = self._refs(f, "holder"), self.whole(f.role("target"))
        statement = self._statement(target, holders) or self._statement(f.spans, holders)
        if f.labels["about"] == "claim":
            target = self._claimed(f.spans, target)
        return Position(
            self._id(f),
            stances.stance(self._text, f.spans, f.labels["stance"]),
            f.labels["about"],
            target,
            f.spans,
            holders,
            question(self._text, target),
            self.whole(f.role("condition")),
            statement,
            f.confidence,
            self._shown(f, statement) and not self._is_reproach(f),
            f.extra,
        )

    def _is_reproach(self, f: Frame) -> bool:
        """Whether a position is for what somebody is reproached with: its holder is rather against that, or for the contrary."""
        target = f.role("target")
        lead = self._text[max(0, target[0][0] - 160) : target[0][0]] if target else ""
        return f.labels["stance"] == "for" and REPROACHED.search(lead) is not None

    def is_of_paper(self, f: Frame) -> bool:
        """Whether a position is given to whoever prints it: who asks in an interview holds none."""
        asking = [spans for spans in f.roles.get("holder", ()) if self._text[spans[-1][1] :][:1] == ":"]
        names = {folded(quoted(self._text, spans)) for spans in asking}
        return bool(self._article.publisher) and names == {folded(self._article.publisher or "")}

    def _claimed(self, cue: Spans, target: Spans) -> Spans:
        """As in "verlautete, dass Menschen starben, als …": what is claimed is all that the cue says, not its first clause."""
        for spans, statement in self._around.holding(target):
            if statement is not None and statement.type == "indirect" and shared(statement.cue, cue):
                return spans
        return target

    def figure(self, f: Frame) -> Figure | None:
        read = quantities.quantity(self._text, (f.spans[0][0], f.spans[-1][1]))
        if read is None:
            return None
        f = replace(f, spans=(read.span,))
        of = f.role("of")
        own = quantityphrases.own_noun(self._text, read)
        if own is not None and of and not shared(of, (own,)) and self._is_far(of[0], own):
            of = ()  # "in zehn Provinzen … 35 Todesopfer": ten are the provinces
        if not of:
            counted = quantityphrases.of_phrase(self._text, read)
            of = (counted,) if counted else ()
        sources, statement = self._refs(f, "source"), self._statement(f.spans, ())
        figure = Figure(
            self._id(f),
            f.spans,
            read.number,
            read.comparator,
            read.unit,
            of,
            sources[0] if sources else None,
            self._place(f.role("place")),
            self._time(f.role("time")),
            statement,
            f.confidence,
            self._shown(f, statement),
            f.extra,
        )
        return self._guard.own(figure, f.spans + of)

    def _is_far(self, of: Span, own: Span) -> bool:
        """Whether what a figure is said to count stands before it, or well behind the noun that it has."""
        return of[0] < own[0] or len(self._text[own[1] : of[0]].split()) > _FAR

    def role(self, f: Frame) -> Role | None:
        persons, orgs = self._refs(f, "person"), self._refs(f, "org")
        if not persons:
            return None
        return Role(
            self._id(f),
            persons[0],
            f.spans,
            orgs[0] if orgs else None,
            f.labels.get("former") == "yes",
            f.confidence,
            f.shown,
            f.extra,
        )

    def explanation(self, f: Frame) -> Explanation | None:
        of, holders = f.role("of"), self._refs(f, "holder")
        if not of:
            return None
        statement = self._statement(f.spans, ())
        shown = self._shown(f, statement)
        return Explanation(self._id(f), of, f.spans, holders, statement, f.confidence, shown, f.extra)

    def _id(self, f: Frame) -> str:
        key = (f.kind, f.spans)
        self._seen[key] += 1
        return frame_id(self._article, f.kind, f.spans, self._seen[key] - 1)

    def _refs(self, f: Frame, role: str) -> tuple[Ref, ...]:
        out = []
        for spans in f.roles.get(role, ()):
            identity = self._known.ids.get(spans)
            actor = self._known.actors.get(identity) if identity else None
            if actor is not None and _PRONOUN.match(self._text[spans[0][0] : spans[-1][1]]):
                spans = (self._antecedent(actor, spans[0]),)  # noqa: PLW2901
            words = quoted(self._text, spans)
            unsaid = role in _ACTIVE and words.lower() != "man" and is_nobody(words)
            if actor is None and (unsaid or is_date(words)):
                continue
            before, behind = self._text[max(0, spans[0][0] - 20) : spans[0][0]], self._text[spans[-1][1] :][:20]
            hears = _HEARERS.fullmatch(words) and _IS_TOLD.search(before) and not behind.startswith(" to ")
            if role == "toward" and hears:
                continue  # "told lawmakers that …": who hears it is not whom it is aimed at
            if actor is not None and actor.members:
                out += self._members(actor, spans)
                continue
            if actor is None and _POINTING.fullmatch(self._text, spans[0][0], spans[-1][1]):
                continue  # whom "Dieser" means is not sure: nobody
            out.append(Ref(identity if actor is not None else None, spans))
        return tuple(dict.fromkeys(out))  # a pronoun beside its own antecedent is one filler

    def _members(self, actor: Actor, spans: Spans) -> list[Ref]:
        """As in "Wien und Rom lehnten ab": each of those who act together, by the words that name it there."""
        out = []
        for identity in actor.members:
            here = [m for m in self._known.actors[identity].mentions if spans[0][0] <= m[0] and m[1] <= spans[-1][1]]
            out.append(Ref(identity, (here[0],) if here else spans))
        return out

    def _antecedent(self, actor: Actor, pronoun: Span) -> Span:
        """The last mention before a pronoun that is more than one, else the first behind it; the pronoun itself where there is none."""
        at = bisect_left(actor.mentions, pronoun)
        for mention in (*reversed(actor.mentions[:at]), *actor.mentions[at:]):
            if not _PRONOUN.match(self._text[mention[0] : mention[1]]):
                return mention
        return pronoun

    def _place(self, spans: Spans) -> Place | None:
        if not spans:
            return None
        name = place_words(self._text, spans[0][0], spans[-1][1])
        return None if _NO_PLACE.search(name) else self._known.places.place(Place(name, spans))

    def _time(self, spans: Spans) -> Time | None:
        """The time expression that shares most with the words; None where they hold none that can be placed."""
        if not spans:
            return None
        first = bisect_left(self._time_ends, spans[0][0] + 1)
        near = takewhile(lambda t: t.spans[0][0] < spans[-1][1], islice(self._known.times, first, None))
        best = max(near, key=lambda t: shared(t.spans, spans), default=None)
        return best if best is not None and shared(best.spans, spans) else None

    def _statement(self, spans: Spans, own: Sequence[Ref]) -> str | None:
        """The smallest statement around the words, unless it only reports an act of speech of `own`."""
        for _, statement in self._around.holding(spans):
            if statement is None:
                continue
            if statement.type == "reported" and statement.speaker is not None and _same(statement.speaker, own):
                continue
            return statement.id
        return None


def _same(speaker: Ref, refs: Iterable[Ref]) -> bool:
    return any(
        (ref.actor is not None and ref.actor == speaker.actor) or not differ(ref.spans, speaker.spans) for ref in refs
    )
