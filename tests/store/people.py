"""Readings of texts about invented persons, for what is judged and forgotten: full names, surnames alone, an office, a foundation."""

from __future__ import annotations

import re
from typing import Any

from lagebild.entries import Added
from lagebild.records import (
    Actor,
    Article,
    Coder,
    Commitment,
    Event,
    Explanation,
    Figure,
    Findings,
    Frames,
    Place,
    Position,
    Quotation,
    Reading,
    Ref,
    Role,
    Span,
    Statement,
    Time,
    frame_id,
    statement_id,
)
from lagebild.store import Dossier
from tests.factories import an_article
from tests.fakes import CODER

OTHER = Coder("0.0.0", "other", "e" * 64)
PERSON = re.compile(r"\b(?:(?P<first>Ada|Bert|Clara|Frank) )?(?P<last>Korwath|Brandner|Velten|Klein)(?:s|es)?\b(?!-)")
BODY = re.compile(r"\b(?:Korwath-Stiftung|Freunde Korwaths|Hafenamt)\b")
SAID = re.compile(r"(?P<speaker>(?:\w+ )?\w+) sagte: „(?P<words>[^“]+)“")
EVENT = re.compile(r"\b(?:angegriffen|besetzt|getroffen)\b")
FIGURE = re.compile(r"\b(\d+) Panzer\b")
TEXT = (
    "Ada Korwath sagte: „Wir ziehen die Truppen ab.“ Clara Brandner sagte: „Korwath weicht aus.“ "
    "Das Hafenamt wurde besetzt, meldet die Korwath-Stiftung. Die Korwathsche Linie ist neu. Am Kai stehen 40 Panzer."
)


def added(dossier: Dossier, text: str = TEXT, *, coder: Coder = CODER, **fields: Any) -> Added:
    """Read a text and take it in, as the pipeline does."""
    article = an_article(text, **fields)
    standing = dossier.standing(article, coder)
    if standing.added is not None:
        return standing.added
    return dossier.add(read(standing.article, coder), Findings(sentences=((0, len(text)),)))


def read(article: Article, coder: Coder = CODER, *, blind: bool = False) -> Reading:
    """Everything that the patterns find; `blind` finds nobody."""
    text = article.text
    actors = () if blind else (*_persons(text), *_bodies(text))
    statements = tuple(_statement(article, actors, found) for found in SAID.finditer(text)) if not blind else ()
    frames = Frames() if blind else _frames(article, actors, statements)
    return Reading(coder, article, actors, statements, frames=frames)


def _persons(text: str) -> list[Actor]:
    """Who is named; a surname alone means the first of that name who has a first name, if there is one."""
    found = list(PERSON.finditer(text))
    full = {one["last"]: f"{one['first']} {one['last']}" for one in reversed(found) if one["first"]}
    mentions: dict[str, list[Span]] = {}
    for one in found:
        name = f"{one['first']} {one['last']}" if one["first"] else full.get(one["last"], one["last"])
        mentions.setdefault(name, []).append(one.span())
    return [
        Actor(f"a{n}", name, "person", tuple(spans), 0.9, "name") for n, (name, spans) in enumerate(mentions.items(), 1)
    ]


def _bodies(text: str) -> list[Actor]:
    return [
        Actor(f"b{number}", found[0], "organisation", (found.span(),), 0.8, f"named like {found[0]}")
        for number, found in enumerate(BODY.finditer(text), 1)
    ]


def _at(actors: tuple[Actor, ...], span: Span) -> Ref:
    spoken = (one.id for one in actors if any(b < span[1] and span[0] < e for b, e in one.mentions))
    return Ref(next(spoken, None), (span,))


def _statement(article: Article, actors: tuple[Actor, ...], found: re.Match[str]) -> Statement:
    span = found.span("words")
    identity = statement_id(article, Quotation("direct", "Speech", (span,)), 1)
    speaker = _at(actors, found.span("speaker"))
    return Statement(identity, "direct", "Speech", (span,), speaker, confidence=0.9)


def _frames(article: Article, actors: tuple[Actor, ...], statements: tuple[Statement, ...]) -> Frames:
    text = article.text
    events = tuple(_event(article, actors, found.span()) for found in EVENT.finditer(text))
    figures = tuple(
        Figure(frame_id(article, "figure", (found.span(),), 1), (found.span(),), int(found[1]), "=", unit=None)
        for found in FIGURE.finditer(text)
    )
    said = [(one, one.spans[0], one.speaker) for one in statements]
    return Frames(
        events=events,
        figures=figures,
        commitments=tuple(
            Commitment(frame_id(article, "commitment", (span,), 1), "promise", (span,), (ref,), statement=one.id)
            for one, span, ref in said
            if ref
        ),
        positions=tuple(
            Position(
                frame_id(article, "position", (span,), 1),
                "for",
                "policy",
                (span,),
                (),
                (ref,),
                text[span[0] : span[1]],
                statement=one.id,
            )
            for one, span, ref in said
            if ref
        ),
        explanations=tuple(
            Explanation(frame_id(article, "explanation", (span,), 1), (), (span,), (ref,), one.id)
            for one, span, ref in said
            if ref
        ),
        roles=tuple(
            Role(frame_id(article, "role", (mention,), 1), Ref(actor.id, (mention,)), (mention,))
            for actor in actors
            if actor.kind == "person"
            for mention in actor.mentions[:1]
        ),
    )


def _event(article: Article, actors: tuple[Actor, ...], span: Span) -> Event:
    text = article.text
    begin = text.rfind(". ", 0, span[0]) + 2 if ". " in text[: span[0]] else 0
    who = tuple(Ref(a.id, (m,)) for a in actors for m in a.mentions[:1] if begin <= m[0] < span[0])
    place = Place(text[begin : begin + 12].strip(), ((begin, begin + 12),))
    time = Time((span,), "2022-01-24", "2022-01-24", "day")
    return Event(frame_id(article, "event", (span,), 1), "ASSAULT", "done", (span,), who, place=place, time=time)
