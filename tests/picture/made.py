"""Texts with readings made by hand: each record is given by the words that it stands on.

text = Report("Korwath sagte, man werde die Brücke sperren.").says("Korwath", "man werde die Brücke sperren").text
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material, Text
from lagebild.picture.pieces import material
from lagebild.records import (
    Actor,
    Article,
    Commitment,
    Event,
    Explanation,
    Figure,
    Frames,
    Place,
    Position,
    Quotation,
    Reading,
    Ref,
    Role,
    Spans,
    Statement,
    Time,
    frame_id,
    statement_id,
)
from tests.factories import CODER, a_time, a_version, span

Who = str | Sequence[str]


@dataclass
class Report:
    """A report that is being read. Every method adds a record and gives the report back; `text` is the finished text."""

    words: str
    article: str = "eins"
    published: str | None = "2031-03-04T12:00:00+01:00"
    publisher: str | None = "Nachrichtendienst Auland"
    version: int = 1
    language: str = "de"
    title: str | None = None
    known: str = "2031-03-20T00:00:00.000000Z"
    modified: str | None = None
    actors: dict[str, Actor] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    frames: dict[str, list[Any]] = field(default_factory=dict)
    times: list[Time] = field(default_factory=list)
    confirmed: set[str] = field(default_factory=set)
    corrected: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def stored(self) -> Article:
        """The article."""
        return Article(
            self.article,
            self.words,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            modified=self.modified,
            language=self.language,
        )

    @property
    def text(self) -> Text:
        """The text with everything that was read."""
        article = self.stored
        frames = Frames(**{kind: tuple(some) for kind, some in self.frames.items()})
        actors, statements = tuple(self.actors.values()), tuple(self.statements)
        reading = Reading(CODER, article, actors, statements, tuple(self.times), frames=frames)
        version = a_version(
            self.article,
            self.version,
            sha256=article.sha256,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            modified=self.modified,
            known=self.known,
            language=self.language,
        )
        return Text(version, reading, frozenset(self.confirmed), corrected=self.corrected)

    def actor(self, name: str, kind: str = "person", *also: str, **fields: Any) -> Self:
        """An actor by name, with all places where it or one of `also` stands."""
        places = [span(self.words, word, nth) for word in (name, *also) for nth in range(1, self.words.count(word) + 1)]
        key = f"a{len(self.actors) + 1}"
        self.actors[name] = Actor(key, name, kind, tuple(places), **fields)
        return self

    def ref(self, name: str) -> Ref:
        """An actor who was named before, or will be: by the words of the text."""
        if name not in self.actors:
            self.actor(name)
        where = (span(self.words, name),) if name in self.words else self.actors[name].mentions[:1]
        return Ref(self.actors[name].id, where)

    def refs(self, names: Who) -> tuple[Ref, ...]:
        """Several actors."""
        return tuple(map(self.ref, (names,) if isinstance(names, str) else names))

    def spans(self, *words: str) -> Spans:
        """Where words stand."""
        return tuple(span(self.words, one) for one in words if one)

    def time(self, words: str, start: str, end: str | None = None) -> Time:
        """A time expression of the text."""
        found = a_time(span(self.words, words), start, end)
        self.times.append(found)
        return found

    def says(self, speaker: str | None, *words: str, cue: str = "", said: tuple[str, ...] = (), **fields: Any) -> Self:
        """A statement; `said` are the words of a time, its first and its last day."""
        where = self.spans(*words)
        kind = fields.pop("type", "indirect")
        identity = statement_id(self.stored, Quotation(kind, "Speech", where), 1)
        values: dict[str, Any] = {"confidence": 0.9, "cue": self.spans(cue), **fields}
        when = self.time(*said) if said else None
        who = self.ref(speaker) if speaker else None
        self.statements.append(Statement(identity, kind, "Speech", where, who, said=when, **values))
        return self

    def _frame(self, kind: str, where: Spans) -> str:
        inside = next(
            (one.id for one in self.statements if one.spans[0][0] <= where[0][0] and where[-1][1] <= one.spans[-1][1]),
            None,
        )
        self._inside = inside
        return frame_id(self.stored, kind, where, 1)

    def event(self, kind: str, trigger: str, by: Who = (), to: Who = (), **fields: Any) -> Self:
        """An event; `place` is a name, `time` like `said` of a statement, `status` actual where nothing is said; " … " parts a trigger."""
        where = self.spans(*trigger.split(" … "))
        place, time = fields.pop("place", None), fields.pop("time", ())
        identity = self._frame("event", where)
        values = {
            "actors": self.refs(by),
            "recipients": self.refs(to),
            "place": Place(place, self.spans(place)) if place else None,
            "time": self.time(*time) if time else None,
            "statement": self._inside,
            "confidence": 0.8,
            **fields,
        }
        self.frames.setdefault("events", []).append(
            Event(identity, kind, values.pop("status", "actual"), where, **values)
        )
        return self

    def commits(
        self, kind: str, by: Who, consequence: str, condition: str = "", when: str = "if", **fields: Any
    ) -> Self:
        """A commitment, with its condition or without one."""
        where = self.spans(consequence)
        identity = self._frame("commitment", where)
        values = {
            "by": self.refs(by),
            "toward": self.refs(fields.pop("toward", ())),
            "condition": self.spans(condition),
            "condition_kind": when if condition else None,
            "statement": self._inside,
            "confidence": 0.7,
            "shown": False,
            **fields,
        }
        self.frames.setdefault("commitments", []).append(Commitment(identity, kind, where, **values))
        return self

    def position(self, stance: str, holder: Who, target: str, cue: str, **fields: Any) -> Self:
        """A position; `question` is the target unless it is given."""
        where = self.spans(target)
        identity = self._frame("position", where or self.spans(cue))
        values = {
            "about": "policy",
            "holders": self.refs(holder),
            "question": fields.pop("question", target),
            "condition": self.spans(fields.pop("condition", "")),
            "statement": self._inside,
            "confidence": 0.6,
            "shown": False,
            **fields,
        }
        about = str(values.pop("about"))
        found = Position(identity, stance, about, where, self.spans(cue), **values)
        self.frames.setdefault("positions", []).append(found)
        return self

    def figure(
        self, value: str, number: float | tuple[float, float], of: str, comparator: str = "=", **fields: Any
    ) -> Self:
        """A figure; `source` is an actor's name, `place` a name, `time` like `said` of a statement."""
        where = self.spans(value)
        identity = self._frame("figure", where)
        source, place, time = fields.pop("source", None), fields.pop("place", None), fields.pop("time", ())
        values = {
            "source": self.ref(source) if source else None,
            "place": Place(place, self.spans(place)) if place else None,
            "time": self.time(*time) if time else None,
            "statement": self._inside,
            "confidence": 0.9,
            **fields,
        }
        found = Figure(identity, where, number, comparator, of=self.spans(of), **values)
        self.frames.setdefault("figures", []).append(found)
        return self

    def explains(self, of: str, words: str, holder: Who, **fields: Any) -> Self:
        """An explanation of something."""
        where = self.spans(words)
        identity = self._frame("explanation", where)
        values = {"holders": self.refs(holder), "statement": self._inside, "confidence": 0.6, "shown": False, **fields}
        self.frames.setdefault("explanations", []).append(Explanation(identity, self.spans(of), where, **values))
        return self

    def role(self, person: str, office: str, org: str = "", **fields: Any) -> Self:
        """An office."""
        where = self.spans(office)
        named = Ref(None, self.spans(org)) if org else None
        self.frames.setdefault("roles", []).append(
            Role(self._frame("role", where), self.ref(person), where, named, **fields)
        )
        return self

    def confirms(self, identity: str) -> Self:
        """A person confirmed a record."""
        self.confirmed.add(identity)
        return self

    def sets(self, identity: str, *names: str) -> Self:
        """A person set fields of a record as they are."""
        self.corrected[identity] = frozenset(names)
        return self


def made(texts: Iterable[Text | Report], **options: Any) -> tuple[Material, Cast]:
    """The material of texts, with their cast."""
    held = [one.text if isinstance(one, Report) else one for one in texts]
    cast = Cast(held, options.get("verdicts", ()))
    return material(held, cast, **options), cast


def with_version(text: Text, **fields: Any) -> Text:
    """The text with other details."""
    return replace(text, version=replace(text.version, **fields))
