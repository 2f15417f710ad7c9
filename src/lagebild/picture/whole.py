"""The whole picture: a pure function of texts, copies, judgements and the two times."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from lagebild.entries import Stored, Verdict
from lagebild.picture import comments, denials, explaining, happenings, stances, vowkinds
from lagebild.picture.cast import Cast
from lagebild.picture.disputes import disputes
from lagebild.picture.events import events
from lagebild.picture.figures import figures
from lagebild.picture.hypotheses import hypotheses
from lagebild.picture.material import Material, Text
from lagebild.picture.pieces import material
from lagebild.picture.questions import questions
from lagebild.picture.statements import statements
from lagebild.picture.told import Pages
from lagebild.picture.tripwires import tripwires
from lagebild.picture.whatif import whatif
from lagebild.records import Reading
from lagebild.situation import Picture, PictureActor, Source, Totals, WhatIf, Who

LOOKUPS = (
    comments.lookup,
    happenings.lookup,
    vowkinds.lookup,
    stances.lookup,
    denials.lookup,
    explaining.lookup,
)
"""All patterns that are looked for in sentences: known from the beginning, so that every word is looked at once."""


def text_of(held: Stored, judged: Reading, placed: Mapping[str, str]) -> Text:
    """A text of the picture: a stored reading, the same as people left it, and which judgement is about which of its records."""
    live = [one for one in held.verdicts if one.undone is None and one.id in placed]
    confirmed = (placed[one.id] for one in live if one.kind == "confirm")
    subjects = {one.id: placed[one.id] for one in live if "twin" not in one.value}
    partners = {str(one.value["twin"]): placed[one.id] for one in live if "twin" in one.value}
    return Text(held.version, judged, frozenset(confirmed), subjects, partners)


def settled(verdicts: Iterable[Verdict], texts: Iterable[Text]) -> tuple[Verdict, ...]:
    """The judgements, each with the ids that its records have in the current readings."""
    placed, partners = dict[str, str](), dict[str, str]()
    for text in texts:
        placed |= text.placed
        partners |= text.partners
    return tuple(
        replace(
            verdict,
            subject=placed.get(verdict.id, verdict.subject),
            value={**verdict.value, "with": partners[verdict.id]} if verdict.id in partners else verdict.value,
        )
        for verdict in verdicts
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage: drawing makes a great many objects that stay, and hardly any that hold one another."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@uncollected()
def picture(
    dossier: str,
    texts: Iterable[Text],
    *,
    copies: Sequence[tuple[str, str]] = (),
    verdicts: Sequence[Verdict] = (),
    totals: Totals | None = None,
    at: str | None = None,
    as_known: str | None = None,
) -> Picture:
    """The picture that some texts give.

    Args:
        dossier: its name.
        texts: of every article the one that stood at the time.
        copies: copy and original by their articles' ids.
        verdicts: people's judgements, oldest first.
        totals: how many articles, versions and copies there are; counted from the texts where not given.
        at: up to when the texts were published, ISO 8601; decides which deadlines have passed. None: up to the latest text.
        as_known: as of when they were known.
    """
    for lookup in LOOKUPS:
        lookup()
    held = tuple(texts)
    said_of = settled(verdicts, held)
    cast = Cast(held, said_of)
    stuff = material(held, cast, copies, said_of, at)
    said, pages = statements(stuff, cast), Pages()
    dated = [text.published for text in stuff.texts if text.published]
    printed = {copy for copy, _ in copies}
    return Picture(
        dossier=dossier,
        at=at,
        as_known=as_known,
        coder=stuff.texts[-1].reading.coder if stuff.texts else None,
        articles=totals or Totals(len(held), len(held), sum(text.version.article in printed for text in held)),
        earliest=dated[0] if dated else None,
        latest=dated[-1] if dated else None,
        actors=_actors(stuff, [one.speaker for one in said if one.speaker is not None]),
        statements=said,
        events=events(stuff, cast, pages),
        questions=questions(stuff, cast),
        tripwires=tripwires(stuff, cast),
        disputes=disputes(stuff, cast, pages),
        hypotheses=hypotheses(stuff, cast, pages),
        figures=figures(stuff, cast, pages),
        sources=_sources(stuff, said_of),
    )


@uncollected()
def supposed(
    texts: Iterable[Text],
    sentence: Text,
    *,
    copies: Sequence[tuple[str, str]] = (),
    verdicts: Sequence[Verdict] = (),
    at: str | None = None,
) -> WhatIf:
    """What a sentence, with its reading as a text that comes in last, would touch in the picture that some texts give, if it came true.

    The other arguments are those of `picture`.
    """
    held = tuple(texts)
    said_of = settled(verdicts, held)
    cast = Cast((*held, sentence), said_of)
    stuff = material(held, cast, copies, said_of, at)
    return whatif(stuff, cast, tripwires(stuff, cast), sentence, questions(stuff, cast))


def _actors(stuff: Material, speakers: Sequence[Who]) -> tuple[PictureActor, ...]:
    """Who acts or speaks, those who say the most first."""
    said = Counter(who.id for who in speakers)
    names: dict[str, Who] = {}
    seen: dict[str, set[str]] = {}
    roles: dict[str, dict[str, None]] = {}
    for kind in ("statement", "event", "commitment", "position", "role"):
        for piece in stuff.of(kind):
            for who in piece.actors + piece.others:
                names.setdefault(who.id, who)
                seen.setdefault(who.id, set()).add(piece.text.version.article)
            if kind == "role":
                for who in piece.actors:
                    roles.setdefault(who.id, {})[piece.words] = None
    found = [
        PictureActor(who, tuple(roles.get(key, ())), said[key], len(seen[key]))
        for key, who in names.items()
        if said[key] or key in roles or len(seen[key]) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.statements, -one.articles, one.who.id)))


def _sources(stuff: Material, verdicts: Sequence[Verdict]) -> tuple[Source, ...]:
    """The publishers, those with the most reports first."""
    printed = {copy for copy, _ in stuff.copies}
    grades = {
        verdict.subject: str(verdict.value.get("grade"))
        for verdict in verdicts
        if verdict.kind == "grade" and verdict.undone is None
    }
    articles = Counter(text.version.publisher or "" for text in stuff.texts)
    copied = Counter(text.version.publisher or "" for text in stuff.texts if text.version.article in printed)
    found = [Source(name, number, copied[name], grades.get(name)) for name, number in articles.items()]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.publisher)))
