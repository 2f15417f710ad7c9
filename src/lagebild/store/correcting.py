"""A person's values put into a record: labels, words, days, actors; in another reading or text each is looked for where it is now.

Positions are those of the text that was judged. In an edited text words are found by the anchor's words and what stands around them,
actors by their entry or name; what is not found there stays as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from lagebild.entries import Anchor, Verdict
from lagebild.records import Actor, Reading, Ref, Span, Spans, Time
from lagebild.store.anchors import CONTEXT, WORDED, located
from lagebild.store.codec import Content
from lagebild.terms import folded

SURE = 1.0
STATEMENTS = ("parent", "responds_to", "statement")
"""Fields that name a statement."""


@dataclass(frozen=True, slots=True)
class _Unknown:
    """In place of a value that is none here."""

    why: str


def same_words(left: str, right: str) -> bool:
    """Whether words are the same but for case and a genitive's ending ("Korwath", "Korwaths")."""
    a, b = folded(left), folded(right)
    return bool(a) and (a == b or a in (b + "s", b + "es") or b in (a + "s", a + "es"))


def actor_at(actors: Sequence[Actor], spans: Spans) -> str | None:
    """The actor that is mentioned where the spans stand."""
    return next((actor.id for actor in actors if _is_at(actor, spans)), None)


def _is_at(actor: Actor, spans: Spans) -> bool:
    return any(begin < last and first < end for first, last in actor.mentions for begin, end in spans)


def sure(record: Any) -> Any:
    """The record as one that a person stands for."""
    return replace(record, confidence=SURE, shown=True, extra=False)


def corrected(held: Content, reading: Reading, record: Any, verdict: Verdict) -> Any:
    """The record with the values of a correction; those that are none in this text are left out."""
    place = _Place(held, reading, verdict)
    new = {name: place.value(record, name, value) for name, value in _set(verdict.value).items()}
    return sure(replace(record, **{name: value for name, value in new.items() if not isinstance(value, _Unknown)}))


def faults(held: Content, reading: Reading, record: Any, verdict: Verdict) -> Iterator[str]:
    """What is wrong with the values of a correction."""
    place = _Place(held, reading, verdict)
    for name, value in _set(verdict.value).items():
        new = place.value(record, name, value)
        if isinstance(new, _Unknown):
            yield f"{name}: {new.why}"


def meant(held: Content, values: Mapping[str, Any]) -> dict[str, str]:
    """The actors that values name by their ids, by what they are called in another reading too: the entry, else the name."""
    known = {actor.id: actor.entity or actor.name for actor in held.actors}
    wanted = (ref.get("actor") for value in values.values() for ref in _references(value))
    return {one: known[one] for one in wanted if isinstance(one, str) and one in known}


def _references(value: Any) -> list[Mapping[str, Any]]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, Mapping) and "start" not in one]


def _set(value: Mapping[str, Any]) -> Mapping[str, Any]:
    values = value.get("set")
    return values if isinstance(values, Mapping) else {}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where values are to be understood: the reading as far as judged, and the correction that they come from."""

    held: Content
    reading: Reading
    verdict: Verdict

    @property
    def _is_same_text(self) -> bool:
        return bool(self.verdict.value.get("sha256", self.reading.article.sha256) == self.reading.article.sha256)

    def value(self, record: Any, name: str, value: Any) -> Any:
        """A value as the record has it."""
        kind = next((str(one.type) for one in fields(record) if one.name == name), "")
        if value is None:
            return None if kind.endswith("| None") else _Unknown("something must stand here")
        if kind == "Spans":
            return self._spans(value, needed=WORDED[self.verdict.of] == name)
        if kind in ("Ref", "Ref | None"):
            return self._ref(value)
        if kind == "tuple[Ref, ...]":
            return self._refs(value)
        if kind == "Time | None":
            return _time(getattr(record, name), value)
        if name in STATEMENTS:
            return self._statement(record, value)
        return _plain(kind, value)

    def _spans(self, value: Any, *, needed: bool = False) -> Any:
        try:
            spans = tuple((int(begin), int(end)) for begin, end in value)
        except (TypeError, ValueError):
            return _Unknown(f"words are pairs of positions in the text, such as [[12, 40]], not {value!r}")
        if needed and not spans:
            return _Unknown("it needs words")
        found = tuple(self._here(span) for span in spans)
        whole = tuple(span for span in found if span is not None)
        return whole if len(whole) == len(found) else _Unknown(f"not all words stand in the text: {value!r}")

    def _here(self, span: Span) -> Span | None:
        """Where the words of a span of the judged text stand in this one."""
        text = self.reading.article.text
        if self._is_same_text:
            return span if 0 <= span[0] < span[1] <= len(text) else None
        anchor, old = self.verdict.anchor, self.verdict.value.get("record", {})
        if anchor is None or not old.get(WORDED[self.verdict.of]):
            return None
        first = old[WORDED[self.verdict.of]][0][0] - len(anchor.before)
        window, begin, end = anchor.before + anchor.words + anchor.after, span[0] - first, span[1] - first
        if not 0 <= begin < end <= len(window):
            return None
        return located(
            text, Anchor(window[begin:end], window[max(0, begin - CONTEXT) : begin], window[end : end + CONTEXT])
        )

    def _refs(self, value: Any) -> Any:
        found = [self._ref(one) for one in value] if isinstance(value, list | tuple) else [_Unknown("a list is wanted")]
        return next((one for one in found if isinstance(one, _Unknown)), tuple(found))

    def _ref(self, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return _Unknown(f'an actor is {{"actor": ID, "spans": [[BEGIN, END]]}}, not {value!r}')
        spans = self._spans(value.get("spans", ()))
        here: Spans = () if isinstance(spans, _Unknown) else spans
        actor = self._actor(value.get("actor"), here)
        if actor is None and not here:
            return _Unknown("there is neither such an actor nor such words")
        return Ref(None if actor is None else actor.id, here or (actor.mentions[:1] if actor else ()))

    def _actor(self, identity: Any, spans: Spans) -> Actor | None:
        """The actor that was meant: by the id where the words agree, else by the words, the entry, the name."""
        actors = self.held.actors
        by_id = next((actor for actor in actors if actor.id == identity), None)
        known = self.verdict.value.get("meant", {}).get(str(identity))
        if by_id is not None and (_is_at(by_id, spans) or known in (None, by_id.entity, by_id.name)):
            return by_id
        by_words = actor_at(actors, spans)
        if by_words is not None:
            return next(actor for actor in actors if actor.id == by_words)
        return next((one for one in actors if known and (one.entity == known or same_words(one.name, known))), None)

    def _statement(self, record: Any, value: Any) -> Any:
        """The id of a statement, which must not stand inside of the record itself."""
        parents = {one.id: one.parent for one in self.held.statements}
        if not isinstance(value, str) or value not in parents:
            return _Unknown(f"no statement {value!r} in this reading")
        above: str | None = value
        seen: set[str] = set()
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        return _Unknown("a statement does not stand in itself") if record.id in seen else value


def _time(old: Any, value: Any) -> Any:
    try:
        start, end = (value.get(name) for name in ("start", "end"))
        days = [date.fromisoformat(str(one)[:10]) for one in (start, end) if one is not None]
    except (AttributeError, ValueError):
        return _Unknown(f'a time is {{"start": DAY, "end": DAY}}, not {value!r}')
    if not days or days[0] > days[-1]:
        return _Unknown("a time needs a day, and does not end before it begins")
    return Time(old.spans if isinstance(old, Time) else (), start, end, str(value.get("precision", "day")))


def _plain(kind: str, value: Any) -> Any:
    """A label, a name, a number or a truth."""
    if kind.startswith("str"):
        return value if isinstance(value, str) else _Unknown(f"words are wanted, not {value!r}")
    if kind == "bool":
        return value if isinstance(value, bool) else _Unknown(f"true or false is wanted, not {value!r}")
    if kind.startswith("float"):
        parts = value if isinstance(value, list | tuple) else [value]
        if len(parts) not in (1, 2) or any(isinstance(one, bool) or not isinstance(one, int | float) for one in parts):
            return _Unknown(f"one number or two are wanted, not {value!r}")
        return tuple(parts) if isinstance(value, list | tuple) else value
    return _Unknown("this field cannot be corrected yet; reject the record or write a note")
