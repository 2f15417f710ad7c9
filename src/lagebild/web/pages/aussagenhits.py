"""What the page Aussagen shows of hits and facets: plain values for the template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from lagebild.entries import Facet, Hit, Version
from lagebild.labels import EVENT_TYPES, STATEMENT_TYPES
from lagebild.picture.castwords import is_common
from lagebild.records import Actor
from lagebild.situation import Picture, Question
from lagebild.store.facets import Facets
from lagebild.terms import Stems
from lagebild.views.dossierwords import dossier_words, readable
from lagebild.views.harmless import one_line
from lagebild.views.hits import heading, kept_words, short
from lagebild.views.statementwords import manner
from lagebild.views.words import name_of
from lagebild.web.clock import Clock
from lagebild.web.filters import segment
from lagebild.web.pages.aussagenquery import FIELDS, Asked
from lagebild.web.pages.aussagenwords import AussagenWords

LONGEST = 420  # characters of a quotation that are shown
BEFORE = 80  # of them before the first word that was looked for
QUESTIONS = 12
SPOKEN = ("speaker", "question", "publisher")  # facets whose values are words of the reports
BODIES = frozenset(
    "behörde behörden amt dienst polizei feuerwehr gericht staatsanwaltschaft agentur kreise stelle authority authorities police".split()
)
"""Bodies that are somebody only together with whose they are."""
_WORD = re.compile(r"[^\W_]+")


class Piece(NamedTuple):
    """Words of a quotation; `found` where they were looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A hit; `words` are empty where their wording is not kept. `named` says that the speaker is called by a name, and not by a
    description ("ein Händler", "Behörde"); `side` whom the speaker speaks for, as far as the picture knows.
    """

    speaker: str
    speaker_href: str
    kind: str
    type: str
    when: str
    publisher: str
    title: str
    words: tuple[Piece, ...]
    href: str
    article_href: str
    notes: tuple[str, ...]
    language: str
    unsure: bool
    named: bool = True
    side: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, with the address that chooses it, or takes it back where it is chosen."""

    name: str
    count: int | None
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet; `spoken` says that its values are words of the reports, in their language."""

    name: str
    values: tuple[Value, ...]
    spoken: bool = False


def address(
    fields: Mapping[str, str], changed: Mapping[str, str | int | None] | None = None, *, path: str = "/aussagen"
) -> str:
    """The address of a search with some of its fields changed, always on its first page unless that is changed, too."""
    merged: dict[str, str | int | None] = {**fields, **(changed or {})}
    query = [(name, str(merged[name])) for name in (*FIELDS, "page") if merged.get(name) not in (None, "")]
    return path + (f"?{urlencode(query)}" if query else "")


def place(hit: Hit) -> str:
    """The address of a hit's words in its article."""
    spans = f"&from={hit.spans[0][0]}&to={hit.spans[-1][1]}#beleg" if hit.spans else ""
    return f"/artikel/{segment(hit.version.article)}?version={hit.version.number}{spans}"


def lines(
    found: Iterable[Hit],
    asked: Asked,
    terms: Collection[str],
    say: AussagenWords,
    clock: Clock,
    picture: Picture | None = None,
) -> tuple[Line, ...]:
    """The hits of a page; the picture says for whom those speak who are only described."""
    stems, hits = Stems(), list(found)
    made = [_line(hit, asked, terms, stems, say, clock) for hit in hits]
    described = {hit.statement for hit, line in zip(hits, made, strict=True) if hit.statement and not line.named}
    sides = sides_of(picture, described) if picture is not None and described else {}
    return tuple(
        replace(line, side=sides.get(hit.statement or "", "")) if not line.named else line
        for hit, line in zip(hits, made, strict=True)
    )


def sides_of(picture: Picture, ids: Collection[str]) -> dict[str, str]:
    """For whom the speakers of some statements speak, by the statements' ids, as far as the picture knows."""
    names = {one.who.id: one.who.name for one in picture.actors}
    found: dict[str, str] = {}
    for line in picture.statements:
        side = names.get(line.speaker.side or "") if line.speaker is not None else None
        if side:
            found |= {one.record: short(side) for one in line.evidence if one.record in ids}
    return found


def is_described(actor: Actor) -> bool:
    """Whether somebody has no name, and is called by a description alone: "ein Händler", "Behörde", "Ministerium"."""
    words = actor.name.split()
    listed = actor.entity is not None and not actor.entity.startswith((f"{actor.kind}:", "unnamed:"))
    if listed or not words:
        return False
    return actor.kind == "unnamed" or (len(words) == 1 and (is_common(words[0]) or words[0].casefold() in BODIES))


def _line(hit: Hit, asked: Asked, terms: Collection[str], stems: Stems, say: AussagenWords, clock: Clock) -> Line:
    version, actor = hit.version, hit.speakers[0] if hit.speakers else None
    language = clock.language
    return Line(
        speaker=short(actor.name) if actor else "" if hit.statement is None else say.no_speaker,
        speaker_href=address(asked.fields, {"speaker": actor.entity or actor.name}) if actor else "",
        kind=hit.type or "",
        type=one_line(readable(manner(hit, language))) if hit.type else "",
        when=when(hit, clock),
        publisher=short(version.publisher),
        title=heading(version, language),
        words=tuple(_marked(hit, terms, stems, language)),
        href=place(hit),
        article_href=f"/artikel/{segment(version.article)}?version={version.number}",
        notes=tuple(notes(version, say, language)),
        language=version.language,
        unsure=not hit.shown,
        named=actor is None or not is_described(actor),
    )


def when(hit: Hit, clock: Clock) -> str:
    """When something was said, else published; with a time of day it is the article's."""
    version, said = hit.version, hit.said[0]
    return clock.when(version.published if said is None or "T" in said else said)


def notes(version: Version, say: AussagenWords, language: str) -> Iterator[str]:
    """What else is to be known of a text: which version it is, that it is a copy, what is not kept."""
    if version.versions > 1:
        yield f"{say.version.format(version.number)}/{version.versions}"
    if version.original is not None:
        yield say.copy
    keeps = dossier_words(language).keeps
    if version.keep in keeps:
        yield keeps[version.keep]


def quotation(hit: Hit, language: str) -> str:
    """The exact words on one line, with a sign for what is not kept; "" where nothing is."""
    joined = " … ".join(hit.text[begin:end] for begin, end in hit.spans)
    return one_line(readable(joined, dossier_words(language).gap)) if kept_words(joined) else ""


def _marked(hit: Hit, terms: Collection[str], stems: Stems, language: str) -> Iterator[Piece]:
    text = quotation(hit, language)
    spelt = stems.spellings(text, hit.version.language, terms) if terms else {}
    marks = [word.span() for word in _WORD.finditer(text) if word[0].casefold() in spelt]
    begin = max(0, marks[0][0] - BEFORE) if marks and len(text) > LONGEST and marks[0][0] > LONGEST // 2 else 0
    begin = text.find(" ", begin) + 1 if begin else 0
    end = len(text) if len(text) - begin <= LONGEST else text.rfind(" ", begin, begin + LONGEST)
    end = begin + LONGEST if end <= begin else end
    at = begin
    if begin:
        yield Piece("… ", found=False)
    for first, last in marks:
        if at <= first and last <= end:
            if first > at:
                yield Piece(text[at:first], found=False)
            yield Piece(text[first:last], found=True)
            at = last
    if rest := text[at:end]:
        yield Piece(rest, found=False)
    if end < len(text):
        yield Piece(" …", found=False)


def groups(
    found: Facets,
    asked: Asked,
    questions: Mapping[str, tuple[Question, frozenset[str]]],
    say: AussagenWords,
    language: str,
) -> tuple[Group, ...]:
    """The facets that have something to choose."""
    types = [Facet(one.key, name_of(STATEMENT_TYPES, one.key, language), one.count) for one in found.types]
    events = [Facet(one.key, name_of(EVENT_TYPES, one.key, language), one.count) for one in found.events]
    counted = [
        Facet(identity, short(line.label, 60), number)
        for identity, (line, ids) in questions.items()
        if (number := len(ids & found.among)) or identity == asked.field("question")
    ]
    counted.sort(key=lambda one: (-one.count, one.name))
    shown = {
        "speaker": found.speakers,
        "question": counted[:QUESTIONS],
        "type": types,
        "event": events,
        "publisher": found.publishers,
    }
    return tuple(
        Group(say.facets[name], values, name in SPOKEN)
        for name, some in shown.items()
        if (values := _values(name, some, asked))
    )


def _values(name: str, some: Iterable[Facet], asked: Asked) -> tuple[Value, ...]:
    chosen = asked.field(name)
    return tuple(
        Value(
            short(one.name, 60),
            one.count,
            address(asked.fields, {name: None if one.key == chosen else one.key}),
            one.key == chosen,
        )
        for one in some
    )
