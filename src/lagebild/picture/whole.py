"""The whole picture: a pure function of texts, copies, judgements and the two times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lagebild.entries import Stored, Verdict
from lagebild.picture import comments, denials, explaining, happenings, stances, vowkinds
from lagebild.picture.cast import Cast
from lagebild.picture.castoffices import of_one
from lagebild.picture.disputes import disputes
from lagebild.picture.events import events
from lagebild.picture.figures import figures
from lagebild.picture.hypotheses import hypotheses
from lagebild.picture.material import Material, Text
from lagebild.picture.questions import questions
from lagebild.picture.statements import statements
from lagebild.picture.tripwires import tripwires
from lagebild.picture.wiring import once, ties, told_once
from lagebild.records import Reading
from lagebild.situation import Picture, PictureActor, Source, Totals, Who

LOOKUPS = (
    comments.lookup,
    happenings.lookup,
    vowkinds.lookup,
    stances.lookup,
    denials.lookup,
    explaining.lookup,
)
"""All patterns that are looked for in sentences: known from the beginning, so that every word is looked at once."""


def looked_up() -> None:
    """Make all patterns known."""
    for lookup in LOOKUPS:
        lookup()


def text_of(held: Stored, judged: Reading, placed: Mapping[str, str]) -> Text:
    """A text of the picture: a stored reading, the same as people left it, and which judgement is about which of its records."""
    live = [one for one in held.verdicts if one.undone is None and one.id in placed]
    confirmed = (placed[one.id] for one in live if one.kind == "confirm")
    subjects = {one.id: placed[one.id] for one in live if "twin" not in one.value}
    partners = {str(one.value["twin"]): placed[one.id] for one in live if "twin" in one.value}
    corrected: dict[str, frozenset[str]] = {}
    for one in live:
        if one.kind == "correct":
            record = placed[one.id]
            corrected[record] = corrected.get(record, frozenset()) | frozenset(one.value.get("set") or ())
    return Text(held.version, judged, frozenset(confirmed), subjects, partners, corrected)


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


def composed(dossier: str, material: Material, cast: Cast, totals: Totals | None, as_known: str | None) -> Picture:
    """The picture that a material gives.

    Args:
        dossier: its name.
        material: all pieces.
        cast: who is who in them.
        totals: how many articles, versions and copies there are; counted from the texts where not given.
        as_known: as of when they were known.
    """
    vows, texts = ties(material, cast), material.texts
    said = statements(material, cast, once(material, vows))
    dated = [text.published for text in texts if text.published]
    printed = {copy for copy, _ in material.copies}
    return Picture(
        dossier=dossier,
        at=material.at,
        as_known=as_known,
        coder=texts[-1].reading.coder if texts else None,
        articles=totals or Totals(len(texts), len(texts), sum(text.version.article in printed for text in texts)),
        earliest=dated[0] if dated else None,
        latest=dated[-1] if dated else None,
        actors=_actors(material, [one.speaker for one in said if one.speaker is not None]),
        statements=said,
        events=events(material, cast),
        questions=questions(material, cast),
        tripwires=tripwires(material, cast, {**told_once(material, said, vows), **vows}),
        disputes=disputes(material),
        hypotheses=hypotheses(material),
        figures=figures(material, cast),
        sources=_sources(material),
    )


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
            if kind == "role" and of_one(piece.words):
                for who in piece.actors:
                    if who.kind == "person":
                        roles.setdefault(who.id, {})[piece.words] = None
    found = [
        PictureActor(who, tuple(roles.get(key, ())), said[key], len(seen[key]))
        for key, who in names.items()
        if said[key] or key in roles or len(seen[key]) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.statements, -one.articles, one.who.id)))


def _sources(stuff: Material) -> tuple[Source, ...]:
    """The publishers, those with the most reports first."""
    printed = {copy for copy, _ in stuff.copies}
    grades = {
        verdict.subject: str(verdict.value.get("grade"))
        for verdict in stuff.verdicts
        if verdict.kind == "grade" and verdict.undone is None
    }
    articles = Counter(text.version.publisher or "" for text in stuff.texts)
    copied = Counter(text.version.publisher or "" for text in stuff.texts if text.version.article in printed)
    found = [Source(name, number, copied[name], grades.get(name)) for name, number in articles.items()]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.publisher)))
