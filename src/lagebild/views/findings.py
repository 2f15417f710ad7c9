"""Events, commitments, positions and the other frames as a desk wants them: in sections, each finding in words.

What the terminal and the page have in common. A finding that stands inside a statement always says so first, whether or not
that statement is shown: nothing that somebody claims may look like a fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict, TypeVar

from lagebild.labels import (
    ABOUT,
    COMMITMENT_KINDS,
    CONDITION_KINDS,
    EVENT_TYPES,
    STANCES,
    STATUSES,
)
from lagebild.records import (
    Actor,
    Commitment,
    Event,
    Explanation,
    Figure,
    Frames,
    Place,
    Position,
    Reading,
    Ref,
    Role,
    Spans,
    Statement,
    Time,
    quoted,
)
from lagebild.views.excerpts import Excerpts, Piece
from lagebild.views.framewords import FrameWords, frame_words, number_words
from lagebild.views.harmless import one_line
from lagebild.views.naming import called, coordinates, place_name
from lagebild.views.outline import AnyFrame, Keep, actors_of, everything, numbered, outline, voice
from lagebild.views.words import interval, name_of, quoted_words
from lagebild.views.words import words as words_of

DOT = " · "
ARROW = " → "
_Kind = TypeVar("_Kind", bound=AnyFrame)


class Part(NamedTuple):
    """Some words of a finding's line. `look` is the role that they stand for; `joint` stands before them."""

    text: str
    look: str = ""
    joint: str = DOT
    label: str = ""
    title: str = ""  # what a pointer over it tells: the words of the text, where a place lies

    @property
    def words(self) -> str:
        """The text with its label."""
        return f"{self.label}: {self.text}" if self.label else self.text


class Claim(NamedTuple):
    """Whose word a finding is: the statement's id and number, and its speaker where the line does not name him anyway.

    A statement that the view does not list has no number, and its speaker is not named: he is as unsure as the statement.
    """

    statement: str
    number: str
    speaker: str

    def words(self, say: FrameWords) -> str:
        """As it stands before the finding."""
        if not self.number:
            return say.claim_of_nobody
        return say.claim_of.format(self.number, self.speaker) if self.speaker else say.claim.format(self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: `head` and `parts` make its line, `quote` the words of the text, `lines` what has a line of its own.

    `main` are the words that are marked in the text, `lights` those that light up with it, by look.
    """

    kind: str
    number: str
    head: Part
    parts: tuple[Part, ...] = ()
    quote: tuple[Piece, ...] = ()
    lines: tuple[Part, ...] = ()
    main: Spans = ()
    lights: tuple[tuple[str, Spans], ...] = ()
    claim: Claim | None = None
    shown: bool = True
    confidence: float = 1.0
    holder: str | None = None  # of an office, by the actor's id


@dataclass(frozen=True, slots=True)
class Group:
    """Findings on the same thing; a group without a title holds all of its section."""

    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All findings of one kind (labels.FRAMES)."""

    kind: str
    title: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The findings of all groups."""
        return tuple(entry for group in self.groups for entry in group.entries)


def sections(reading: Reading, *, language: str, keep: Keep = everything) -> tuple[Section, ...]:
    """The frames that `keep` lets through, in the order of a desk; empty sections and groups are left out.

    Numbers do not depend on `keep`: what is shown counts E1, E2; what is less sure follows as E2a, E2b.
    """
    frames = reading.frames
    if frames == Frames():
        return ()
    make = _Maker(reading, language, keep)
    commitments = sorted(frames.commitments, key=lambda commitment: not commitment.condition)
    candidates = (
        make.section("event", [("", frames.events)], make.event, keep),
        make.section("commitment", [("", commitments)], make.commitment, keep),
        make.section("position", make.grouped(frames.positions, make.question), make.position, keep),
        make.section("explanation", make.grouped(frames.explanations, make.explained), make.explanation, keep),
        make.section("figure", [("", frames.figures)], make.figure, keep),
        make.section("role", [("", frames.roles)], make.role, keep),
    )
    return tuple(section for section in candidates if section.groups)


@dataclass(slots=True)
class _Maker:
    """Makes the findings of one reading."""

    reading: Reading
    language: str
    keep: Keep
    say: FrameWords = field(init=False)
    actors: Mapping[str, Actor] = field(init=False)
    statements: Mapping[str, Statement] = field(init=False)
    numbers: Mapping[str, str] = field(init=False)
    excerpts: Excerpts = field(init=False)

    def __post_init__(self) -> None:
        self.say = frame_words(self.language)
        self.actors = actors_of(self.reading)
        self.statements = {statement.id: statement for statement in self.reading.statements}
        self.numbers = {
            item.statement.id: item.number + ("" if item.statement.shown else "?")
            for item in outline(self.reading, everything)
        }
        self.excerpts = Excerpts(self.reading.article.text)

    # ---- sections and groups

    def section(
        self,
        kind: str,
        groups: Iterable[tuple[str, Sequence[_Kind]]],
        make: Callable[[_Kind, str], Entry],
        keep: Keep,
    ) -> Section:
        """All findings of a kind, numbered in the order in which they are shown."""
        groups = list(groups)
        numbers = iter(numbered(frame.shown for _, frames in groups for frame in frames))
        letter, result = self.say.letters[kind], []
        for title, frames in groups:
            named = [(frame, letter + next(numbers)) for frame in frames]
            entries = tuple(make(frame, number) for frame, number in named if keep(frame))
            if entries:
                result.append(Group(title, self.note(frames[0]), entries))
        return Section(kind, self.say.titles[kind], tuple(result))

    def grouped(self, frames: Iterable[_Kind], title: Callable[[_Kind], str]) -> list[tuple[str, Sequence[_Kind]]]:
        """Frames with equal titles together, whatever their case, in the order in which they come up."""
        groups: dict[str, tuple[str, list[_Kind]]] = {}
        for frame in frames:
            name = title(frame)
            groups.setdefault(name.casefold(), (name, []))[1].append(frame)
        return list(groups.values())

    def question(self, position: Position) -> str:
        return one_line(position.question) or self.heard(position.target) or self.say.question_open

    def explained(self, explanation: Explanation) -> str:
        return self.heard(explanation.of)

    def note(self, frame: AnyFrame) -> str:
        return name_of(ABOUT, frame.about, self.language) if isinstance(frame, Position) else ""

    # ---- findings

    def event(self, event: Event, number: str) -> Entry:
        kind = name_of(EVENT_TYPES, event.type, self.language)
        status = "" if event.status == "actual" else f" ({name_of(STATUSES, event.status, self.language)})"
        return Entry(
            "event",
            number,
            Part(kind + status),
            (*self.who(event.actors, event.recipients), *self.where_and_when(event.place, event.time)),
            self.excerpts.around(event.trigger),
            main=event.trigger,
            lights=(*_acting(event.actors, event.recipients), *_setting(event.place, event.time)),
            **self.standing(event),
        )

    def commitment(self, commitment: Commitment, number: str) -> Entry:
        condition = self.heard(commitment.condition)
        kind = name_of(CONDITION_KINDS, commitment.condition_kind or "if", self.language)
        return Entry(
            "commitment",
            number,
            Part(name_of(COMMITMENT_KINDS, commitment.kind, self.language)),
            self.who(commitment.by, commitment.toward),
            self.excerpts.whole(commitment.consequence),
            (Part(condition, "if", label=kind),) if condition else (),
            main=commitment.consequence,
            lights=(*_acting(commitment.by, commitment.toward), ("if", commitment.condition)),
            **self.standing(commitment, commitment.by),
        )

    def position(self, position: Position, number: str) -> Entry:
        target, condition = self.heard(position.target), self.heard(position.condition)
        cue = self.heard(position.cue)
        stance = [Part(name_of(STANCES, position.stance, self.language), "stance")]
        stance += [Part(quoted_words(cue, self.language), "core")] if cue else []
        lines = [Part(condition, "if", label=self.say.condition)] if condition else []
        if (
            len(target.split()) > len(self.question(position).split()) + 1
        ):  # says more than the title, not just an article
            lines.insert(0, Part(target, "frame", label=self.say.target))
        return Entry(
            "position",
            number,
            self.named(position.holders),
            tuple(stance),
            self.excerpts.around(position.cue or position.target),
            lines=tuple(line for line in lines if line.text),
            main=position.cue or position.target,
            lights=(("speaker", _words(position.holders)), ("frame", position.target), ("if", position.condition)),
            **self.standing(position, position.holders),
        )

    def figure(self, figure: Figure, number: str) -> Entry:
        of = self.heard(figure.of)
        parts = [Part(number_words(figure, self.language), joint=" = ")]
        parts += [Part(of, "frame")] if of else []
        parts += self.given(figure.source, DOT, self.say.source)
        return Entry(
            "figure",
            number,
            Part(quoted_words(self.heard(figure.value), self.language), "core"),
            (*parts, *self.where_and_when(figure.place, figure.time)),
            self.excerpts.around(figure.value),
            main=figure.value,
            lights=(
                ("frame", figure.of),
                ("via", figure.source.spans if figure.source else ()),
                *_setting(figure.place, figure.time),
            ),
            **self.standing(figure, [figure.source] if figure.source else []),
        )

    def role(self, role: Role, number: str) -> Entry:
        office = self.heard(role.role)
        parts = [Part(f"{self.say.former} {office}" if role.former else office, "core", joint=" — ")]
        return Entry(
            "role",
            number,
            self.named([role.person]),
            (*parts, *self.given(role.org, ", ")),
            self.excerpts.around(role.role),
            main=role.role,
            lights=(("speaker", role.person.spans), ("via", role.org.spans if role.org else ())),
            shown=role.shown,
            confidence=role.confidence,
            holder=role.person.actor,
        )

    def explanation(self, explanation: Explanation, number: str) -> Entry:
        return Entry(
            "explanation",
            number,
            self.named(explanation.holders),
            quote=self.excerpts.whole(explanation.spans),
            main=explanation.spans,
            lights=(("speaker", _words(explanation.holders)), ("frame", explanation.of)),
            **self.standing(explanation, explanation.holders),
        )

    # ---- what findings are made of

    def heard(self, spans: Spans) -> str:
        """The words under the spans, harmless and on one line."""
        return one_line(quoted(self.reading.article.text, spans))

    def names(self, refs: Iterable[Ref]) -> str:
        """What they are called, each once."""
        voices = [voice(self.reading, self.actors, ref) for ref in refs]
        return ", ".join(dict.fromkeys(heard.name for heard in voices if heard and heard.name))

    def named(self, refs: Sequence[Ref], look: str = "speaker", joint: str = DOT) -> Part:
        """What they are called; a pointer tells the words of the text."""
        return Part(self.names(refs) or self.say.nobody, look, joint, title=self.wording(refs))

    def given(self, ref: Ref | None, joint: str, label: str = "") -> list[Part]:
        """The source or organisation, where the text gives one."""
        if ref is None or not self.names([ref]):
            return []
        return [self.named([ref], "via", joint)._replace(label=label)]

    def wording(self, refs: Iterable[Ref]) -> str:
        """The words of the text for them, where it calls them otherwise."""
        voices = [voice(self.reading, self.actors, ref) for ref in refs]
        said = dict.fromkeys(called(heard)[1] for heard in voices if heard)
        quotes = [quoted_words(words, self.language) for words in said if words]
        return f"{words_of(self.language).in_text}: {', '.join(quotes)}" if quotes else ""

    def who(self, by: Sequence[Ref], toward: Sequence[Ref]) -> tuple[Part, ...]:
        """Who → whom, as far as the text says."""
        sides = ((by, "speaker", DOT), (toward, "to", ARROW))
        return tuple(self.named(refs, look, joint) for refs, look, joint in sides if self.names(refs))

    def where_and_when(self, place: Place | None, time: Time | None) -> tuple[Part, ...]:
        """Place by its name, time as an interval; in the text's words where it has none."""
        where = place_name(place, self.language) or self.heard(place.spans) if place else ""
        when = interval(time, self.language) or self.heard(time.spans) if time else ""
        parts = (Part(where, "place", title=coordinates(place, self.language)), Part(when, "said"))
        return tuple(part for part in parts if part.text)

    def standing(
        self, frame: Event | Commitment | Position | Figure | Explanation, named: Sequence[Ref] = ()
    ) -> _Standing:
        """Whose word it is, and how sure. `named` are those whom its line names anyway."""
        return {"claim": self.claim(frame.statement, named), "shown": frame.shown, "confidence": frame.confidence}

    def claim(self, identity: str | None, named: Sequence[Ref]) -> Claim | None:
        if identity is None:
            return None
        statement = self.statements.get(identity)
        if statement is None:  # only in damaged data; somebody's word all the same
            return Claim(identity, "", "")
        speaker = self.names([statement.speaker] if statement.speaker else [])
        if not self.keep(statement):
            return Claim(identity, "", speaker)
        return Claim(identity, self.numbers[identity], "" if speaker == self.names(named) else speaker)


class _Standing(TypedDict):
    claim: Claim | None
    shown: bool
    confidence: float


_Lights = tuple[tuple[str, Spans], ...]


def _words(refs: Iterable[Ref]) -> Spans:
    return tuple(span for ref in refs for span in ref.spans)


def _acting(by: Iterable[Ref], toward: Iterable[Ref]) -> _Lights:
    return (("speaker", _words(by)), ("to", _words(toward)))


def _setting(place: Place | None, time: Time | None) -> _Lights:
    return (("place", place.spans if place else ()), ("said", time.spans if time else ()))
