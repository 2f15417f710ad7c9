"""The fields of a record as a person may correct them: what stands there, what can be put there, what was typed made ready for the store.

Words are typed as words and looked for in the text, nearest to where the record stands; actors and statements are chosen by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from lagebild import labels
from lagebild.entries import ERASED, HIDDEN
from lagebild.labels import Label
from lagebild.records import Actor, Reading, Ref, Span, Spans, Statement, Time
from lagebild.store.anchors import WORDED
from lagebild.store.judging import FIXED, TABLES
from lagebild.views.hits import short
from lagebild.views.reasons import reason
from lagebild.views.words import interval, name_of, percent
from lagebild.web.pages.pruefenwords import PruefenWords

GAP = " … "  # between the pieces of words that do not stand together
NOBODY = "none"  # what the store takes for an empty field
SPARE = 1  # empty choices behind those that are filled
UNCORRECTED = frozenset(("place", "via"))  # fields that the store does not correct
STATEMENTS = ("parent", "responds_to", "statement")
ACTORS = ("speaker", "addressee", "actors", "recipients", "by", "toward", "holders", "source", "person", "org")
NAMES: Mapping[tuple[str, str], Mapping[str, Label]] = {
    ("statement", "type"): labels.STATEMENT_TYPES,
    ("statement", "medium"): labels.MEDIA,
    ("event", "type"): labels.EVENT_TYPES,
    ("event", "status"): labels.STATUSES,
    ("commitment", "kind"): labels.COMMITMENT_KINDS,
    ("commitment", "condition_kind"): labels.CONDITION_KINDS,
    ("position", "stance"): labels.STANCES,
    ("position", "about"): labels.ABOUT,
    ("figure", "comparator"): labels.COMPARATORS,
}
"""The tables that labels have their names from, by kind of record and field."""
_PLACES = re.compile(r"\s*\d+\s*-\s*\d+\s*(?:,\s*\d+\s*-\s*\d+\s*)*")


class TypedError(Exception):
    """What was typed is no value of its field; the message is in the visitor's language."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `control` is "choice", "words", "days" or "text"; `values` stand in it, one for each input.

    `options` are value and name of what can be chosen. `read` says in words what was read, "" for nothing; `why` what an actor rests on.
    """

    name: str
    label: str
    control: str
    values: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    read: str = ""
    why: str = ""

    @property
    def was(self) -> str:
        """The values as one text, by which is seen whether anything was changed."""
        return joined(self.values)

    @property
    def spoken(self) -> bool:
        """Whether what was read are words of the text, in its language, not the page's."""
        return self.control == "words" or self.name in ACTORS or self.name in STATEMENTS

    def kept(self, typed: Mapping[str, Sequence[str]]) -> Field:
        """The same with what was typed into it."""
        return replace(self, values=tuple(typed[self.name])) if self.name in typed else self


def kind_of(kind: str, language: str) -> str:
    """What a commitment is, at the beginning of a line: "Forderung", "Demand"."""
    name = name_of(labels.COMMITMENT_KINDS, kind, language)
    return name[:1].upper() + name[1:]


def joined(values: Iterable[str]) -> str:
    """Several values as one text, without the empty ones."""
    return "; ".join(filter(None, (" ".join(value.split()) for value in values)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What fields are made of: the reading as people left it, and the words of the page."""

    reading: Reading
    say: PruefenWords

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    def fields(self, of: str, record: Any) -> tuple[Field, ...]:
        """The fields of a record that can be corrected, its own words first."""
        names = [one for one in fields(record) if one.name not in FIXED | UNCORRECTED]
        names.sort(key=lambda one: (one.name != WORDED[of], one.name in STATEMENTS))
        return tuple(self._field(of, record, one.name, str(one.type)) for one in names)

    def _field(self, of: str, record: Any, name: str, kind: str) -> Field:
        value, label = getattr(record, name), self._name(of, record, name)
        if (of, name) in NAMES and name in TABLES[of]:
            return self._label(of, name, label, value, optional=kind.endswith("None"))
        if kind in ("Ref", "Ref | None"):
            return self._actors(name, label, () if value is None else (value,), spare=0, optional=kind != "Ref")
        if kind == "tuple[Ref, ...]":
            return self._actors(name, label, value, spare=SPARE)
        if kind == "Spans":
            return self._words(name, label, value)
        if kind == "Time | None":
            return self._days(name, label, value)
        if name in STATEMENTS:
            return self._statement(name, label, value, record.id)
        if kind == "bool":
            options = (("false", self.say.no), ("true", self.say.yes))
            return Field(name, label, "choice", (str(value).lower(),), options, self.say.yes if value else "")
        typed = "-".join(map(_typed, value)) if isinstance(value, tuple) else _typed(value)
        return Field(name, label, "text", (typed,), read=short(typed))

    def _name(self, of: str, record: Any, name: str) -> str:
        """What a field is called; in a commitment it depends on whether that is a threat, a demand or something else."""
        if of == "commitment" and name == "by":
            return self.say.committed.get(record.kind, self.say.fields[name])
        if of == "commitment" and name == "consequence":
            return kind_of(record.kind, self.say.language)
        return self.say.fields.get(name, name)

    def _label(self, of: str, name: str, label: str, value: str | None, *, optional: bool) -> Field:
        table = NAMES[of, name]
        options = [(key, name_of(table, key, self.say.language) or key) for key in TABLES[of][name]]
        if optional:
            options.insert(0, ("", self.say.nothing))
        return Field(
            name, label, "choice", (value or "",), tuple(options), dict(options).get(value or "", "") if value else ""
        )

    def _actors(self, name: str, label: str, refs: Sequence[Ref], *, spare: int, optional: bool = True) -> Field:
        known = {actor.id: actor for actor in self.reading.actors}
        options = [(one.id, self.named(one)) for one in sorted(known.values(), key=lambda one: one.name.casefold())]
        if optional:
            options.insert(0, ("", self.say.nobody))
        values = [ref.actor or "" for ref in refs] + [""] * (spare if refs or not spare else 1)
        read = [self._ref(ref, known) for ref in refs]
        why = [self._why(known[ref.actor]) for ref in refs if ref.actor in known]
        return Field(
            name, label, "choice", tuple(values) or ("",), tuple(options), ", ".join(read), "; ".join(filter(None, why))
        )

    def named(self, actor: Actor) -> str:
        """What an actor is called in a choice."""
        return f"{short(actor.name)} ({name_of(labels.ACTOR_KINDS, actor.kind, self.say.language)})"

    def _ref(self, ref: Ref, known: Mapping[str, Actor]) -> str:
        words, actor = self.words(ref.spans), known.get(ref.actor or "")
        if actor is None:
            return f"„{short(words)}“ ({self.say.unresolved})" if words else self.say.unresolved
        return short(actor.name) + (f" („{short(words)}“)" if words and words != actor.name else "")

    def _why(self, actor: Actor) -> str:
        """What holds an actor's mentions together, and how surely."""
        return (
            f"{reason(actor.why, self.say.language)} ({percent(actor.score)})" if actor.why and actor.score < 1 else ""
        )

    def _words(self, name: str, label: str, spans: Spans) -> Field:
        words = self.words(spans)
        value = words if words or not spans else ", ".join(f"{begin}-{end}" for begin, end in spans)
        return Field(name, label, "words", (value,), read=short(words, 300))

    def words(self, spans: Spans) -> str:
        """The words under some spans; "" where not all are kept."""
        found = GAP.join(" ".join(self.text[begin:end].split()) for begin, end in spans)
        return "" if HIDDEN in found or ERASED in found else found

    def _days(self, name: str, label: str, time: Time | None) -> Field:
        ends = ("", "") if time is None else ((time.start or "")[:10], (time.end or "")[:10])
        return Field(name, label, "days", ends, read="" if time is None else interval(time, self.say.language))

    def _statement(self, name: str, label: str, value: str | None, own: str) -> Field:
        options = [
            ("", self.say.nothing),
            *((one.id, self._said(one)) for one in self.reading.statements if one.id != own),
        ]
        there = value if value in dict(options) else None
        return Field(name, label, "choice", (there or "",), tuple(options), dict(options)[there] if there else "")

    def _said(self, one: Statement) -> str:
        return short(self.words(one.spans), 60) or one.id

    # -- what was typed -------------------------------------------------------------------------------------------------------

    def typed(self, of: str, record: Any, typed: Mapping[str, Sequence[str]], was: Mapping[str, str]) -> dict[str, str]:
        """What was changed, as the store takes it (`lagebild.store.corrections`): by field, those alone that differ from `was`.

        Raises:
            TypedError: words do not stand in the text.
        """
        changed = {}
        for one in self.fields(of, record):
            if one.name in typed and joined(typed[one.name]) != was.get(one.name, one.was):
                changed[one.name] = self._ready(one, typed[one.name], _at(record, of))
        return changed

    def _ready(self, one: Field, values: Sequence[str], at: int) -> str:
        small = [" ".join(value.split()) for value in values]
        if not any(small):
            return NOBODY
        if one.control == "words" and not _PLACES.fullmatch(small[0]):
            return ", ".join(f"{begin}-{end}" for begin, end in self.places(small[0], at))
        if one.control == "days":
            return "/".join((small[0] or small[-1], small[-1] or small[0]))
        return ";".join(filter(None, small))

    def places(self, words: str, at: int) -> Iterator[Span]:
        """Where words stand in the text, piece by piece, each nearest to `at`.

        Raises:
            TypedError: they do not stand there.
        """
        for piece in re.split(r"\s+(?:…|\.\.\.)\s+", words.strip()):
            pattern = r"\s+".join(map(re.escape, piece.split()))
            found = [match.span() for match in re.finditer(pattern, self.text)] if pattern else []
            if not found:
                raise TypedError(self.say.not_there.format(short(piece)))
            yield min(found, key=lambda span: abs(span[0] - at))


def _typed(value: object) -> str:
    """A number or words as a person would type them."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _at(record: Any, of: str) -> int:
    spans: Spans = getattr(record, WORDED[of])
    return spans[0][0] if spans else 0
