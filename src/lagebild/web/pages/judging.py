"""Decisions that are made on pages: what a form asks for, whether somebody else has decided meanwhile, and writing it down.

Every form carries what it decides about and the moment of the last judgement on it (its mark). Where there is a later one the form is not
carried out: whoever sent it sees both and decides again. The same decision sent twice is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData

from lagebild.entries import Verdict, Version
from lagebild.errors import StoreError, UnknownError
from lagebild.records import Reading, quoted
from lagebild.situation import Evidence
from lagebild.store import Dossier
from lagebild.store.anchors import WORDED
from lagebild.store.decisions import Decision
from lagebild.web.pages.pruefenfields import Sheet, TypedError
from lagebild.web.pages.pruefenwords import PruefenWords
from lagebild.web.security import TOKEN

ON_RECORDS = ("confirm", "reject", "correct", "state", "merge", "split", "note")
ON_ACTORS = {"called": "merge", "uncalled": "split"}
"""What a form asks for, and what that is in the store."""
LONGEST = 4000  # characters of one field
MOST = 60  # fields of a correction, records of one decision


class StaleError(Exception):
    """Somebody else has decided meanwhile; `theirs` is what was written."""

    def __init__(self, theirs: Sequence[Verdict]) -> None:
        super().__init__("decided meanwhile")
        self.theirs = tuple(theirs)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for.

    `action` is one of ON_RECORDS, ON_ACTORS or "grade"; `argument` is its state, or the ids of other records. `item` is the key of the
    item it stands in, `record` the id of what is decided about; `about` are the ids whose judgements make it stale, `mark` the moment of
    the last of them that was seen. `typed` are the fields of a correction, `was` what stood in them; `given` all other fields.
    """

    action: str = ""
    argument: str = ""
    item: str = ""
    record: str = ""
    about: frozenset[str] = frozenset()
    mark: str = ""
    following: str = ""
    note: str = ""
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    def again(self, mark: str) -> list[tuple[str, str]]:
        """The fields of a form that asks for the same, having seen the judgements up to another mark."""
        own = {
            "action": f"{self.action}:{self.argument}" if self.argument else self.action,
            "mark": mark,
            "note": self.note,
        }
        own |= {"item": self.item, "record": self.record, "about": " ".join(sorted(self.about)), "next": self.following}
        typed = [(f"f.{name}.{at}", one) for name, values in self.typed.items() for at, one in enumerate(values)]
        return [*own.items(), *typed, *((f"was.{name}", one) for name, one in self.was.items()), *self.given.items()]

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of other records that it names: those of the button, the one that was chosen, the one that was typed."""
        named = (*self.argument.split(","), self.given.get("other_id", "").strip() or self.given.get("other", ""))
        return tuple(dict.fromkeys(filter(None, named)))[:MOST]


def asked(form: FormData) -> Asked:
    """What a form asks for."""
    typed: dict[str, list[str]] = {}
    single: dict[str, str] = {}
    for name, value in form.multi_items():
        if isinstance(value, str) and name.startswith("f.") and len(typed) < MOST:
            typed.setdefault(name.split(".")[1], []).append(value[:LONGEST])
        elif isinstance(value, str):
            single[name] = value[:LONGEST]
    single.pop(TOKEN, None)
    action, _, argument = single.pop("action", "").partition(":")
    was = {name.removeprefix("was."): single.pop(name) for name in list(single) if name.startswith("was.")}
    return Asked(
        action,
        argument,
        single.pop("item", ""),
        single.pop("record", ""),
        frozenset(single.pop("about", "").split()[:MOST]),
        single.pop("mark", ""),
        single.pop("next", ""),
        single.pop("note", "").strip(),
        {name: tuple(values) for name, values in typed.items()},
        was,
        single,
    )


# -- what was decided before ------------------------------------------------------------------------------------------------------


def last_changed(verdict: Verdict) -> str:
    """When a judgement was made or taken back."""
    return max(verdict.made, verdict.undone or "")


def mark(verdicts: Iterable[Verdict]) -> str:
    """The moment of the last of some judgements; "" where there is none."""
    return max(map(last_changed, verdicts), default="")


def on_records(
    verdicts: Iterable[Verdict], ids: Iterable[str], placed: Mapping[str, str] | None = None
) -> list[Verdict]:
    """The judgements on some records, notes too.

    Args:
        verdicts: all.
        ids: of the records.
        placed: which record a judgement found in the current reading, by the judgement's id, where that is not the one it was made on.
    """
    about, found = set(ids), placed or {}
    return [
        one
        for one in verdicts
        if one.of in WORDED
        and not about.isdisjoint((one.subject, str(one.value.get("with", "")), found.get(one.id, "")))
    ]


def deciding(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those that decide something: all but notes."""
    return [one for one in verdicts if one.kind != "note"]


def on_source(verdicts: Iterable[Verdict], publisher: str | None) -> list[Verdict]:
    """The judgements on a publisher."""
    return [one for one in verdicts if one.of == "source" and one.subject == publisher]


def on_actors(verdicts: Iterable[Verdict], words: str | None = None) -> list[Verdict]:
    """The judgements on who is called by some words, or by any."""
    return [one for one in verdicts if one.of == "actor" and words in (None, one.subject)]


def touching(verdicts: Iterable[Verdict], asked: Asked) -> list[Verdict]:
    """The judgements that a decision is about too, by which it can be stale."""
    if asked.action == "grade":
        return deciding(on_source(verdicts, asked.given.get("publisher")))
    if asked.action in ON_ACTORS:
        return deciding(on_actors(verdicts, asked.given.get("words", "").strip()))
    return deciding(on_records(verdicts, {asked.record, *asked.about}))


# -- the record -------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with the reading that it stands in, as people left it; `rejected` where it stands in it no more.

    `placed` says which record each judgement on the article found, by the judgement's id.
    """

    version: Version
    reading: Reading
    of: str
    record: Any
    rejected: bool
    placed: Mapping[str, str]


def opened(dossier: Dossier, record: str, article: str, number: int | None = None) -> Opened:
    """The record of an article.

    Raises:
        UnknownError: there is no such article, or no such record in it.
    """
    held = dossier.reading(article, number)
    left, placed = dossier.left(held)
    for reading, rejected in ((left, False), (held.reading, True)):
        for of in WORDED:
            some = reading.statements if of == "statement" else getattr(reading.frames, f"{of}s")
            for one in some:
                if one.id == record:
                    return Opened(held.version, left, of, one, rejected, placed)
    raise UnknownError(f"no statement or frame {record!r} in article {article!r}")


def evidence(opened: Opened) -> Evidence:
    """A record that stands in no picture as evidence."""
    version, spans = opened.version, getattr(opened.record, WORDED[opened.of])
    return Evidence(
        article=version.article,
        version=version.number,
        title=version.title,
        publisher=version.publisher,
        published=version.modified or version.published,
        url=version.url,
        sha256=version.sha256,
        spans=spans,
        quote=quoted(opened.reading.article.text, spans),
        record=opened.record.id,
        confidence=opened.record.confidence,
        shown=opened.record.shown,
    )


# -- writing it down --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement that is to be made; the fields are the arguments of `Dossier.judge`."""

    kind: str
    subject: str
    of: str | None = None
    article: str | None = None
    value: Mapping[str, Any] = field(default_factory=dict)

    def is_done(self, verdict: Verdict) -> bool:
        """Whether a judgement says this already."""
        same = (verdict.kind, verdict.subject) == (self.kind, self.subject) and verdict.undone is None
        return same and all(verdict.value.get(name) == value for name, value in self.value.items())


def decide(dossier: Dossier, asked: Asked, author: str, record: Opened | None, say: PruefenWords) -> list[Verdict]:
    """Carry out what a form asks for; what was written.

    Args:
        dossier: open.
        asked: the form.
        author: who signs.
        record: what it decides about, where that is a record.
        say: for what is said of a value that is none.

    Raises:
        StaleError: somebody else has decided meanwhile.
        TypedError: what was typed cannot be.
        StoreError: the store does not take it.
    """
    later = _later(dossier.verdicts(), asked)
    try:
        planned = judgements(dossier, asked, record, say)
    except (StoreError, TypedError):
        if later:
            raise StaleError(later) from None
        raise
    if later:
        if all(one.author == author and any(each.is_done(one) for each in planned) for one in later):
            return later  # the same form was sent twice
        raise StaleError(later)

    def check(now: list[Verdict]) -> None:
        if theirs := _later(now, asked):
            raise StaleError(theirs)

    decisions = [Decision(one.kind, one.subject, one.of, one.article, one.value) for one in planned]
    return dossier.judge_all(decisions, author=author, check=check)


def _later(verdicts: Iterable[Verdict], asked: Asked) -> list[Verdict]:
    """The judgements on what a form decides about that whoever sent it has not seen."""
    return [one for one in touching(verdicts, asked) if last_changed(one) > asked.mark]


def judgements(dossier: Dossier, asked: Asked, record: Opened | None, say: PruefenWords) -> list[Judgement]:
    """The judgements that a form asks for, a note last.

    Raises:
        TypedError: nothing is asked for, or what was typed cannot be.
        StoreError: there is no such actor, or a value is none.
    """
    given = asked.given
    if asked.action == "grade":
        grade = given.get("reliability", "") + given.get("credibility", "")
        return [Judgement("grade", given.get("publisher", ""), "source", None, {"grade": grade})]
    if asked.action in ON_ACTORS:
        words = given.get("words", "").strip()
        article = record.version.article if record is not None and given.get("here") else None
        value = {"words": words, **dossier.meant(given.get("name", "").strip())}
        return [Judgement(ON_ACTORS[asked.action], words, "actor", article, value)]
    if asked.action not in ON_RECORDS or record is None:
        raise TypedError(say.unchanged)
    own = _on_record(dossier, asked, record, say)
    noted = asked.note and asked.action not in ("state", "note")
    return [*own, Judgement("note", asked.record, value={"text": asked.note})] if noted else own


def _on_record(dossier: Dossier, asked: Asked, record: Opened, say: PruefenWords) -> list[Judgement]:
    subject = asked.record
    match asked.action:
        case "correct":
            typed = Sheet(record.reading, say).typed(record.of, record.record, asked.typed, asked.was)
            if not typed:
                raise TypedError(say.unchanged)
            return [Judgement("correct", subject, value={"set": dossier.corrections(subject, typed)})]
        case "state":
            why = {"text": asked.note} if asked.note else {}
            return [Judgement("state", subject, value={"state": asked.argument or asked.given.get("state", ""), **why})]
        case "merge" | "split":
            if not asked.others:
                raise TypedError(say.choose)
            return [
                Judgement(asked.action, subject, value={"with": other}) for other in asked.others if other != subject
            ]
        case "note":
            return [Judgement("note", subject, value={"text": asked.note})]
        case _:
            return [Judgement(asked.action, subject)]
