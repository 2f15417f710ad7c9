"""The page's list of actors: who occurs, what they do, which offices they hold, where the text names them, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.records import Reading
from lagebild.views.actorlist import Listed, deed_words, listed
from lagebild.views.harmless import one_line
from lagebild.views.marks import Light
from lagebild.views.outline import Keep, everything, shown
from lagebild.views.pagefindings import Finding, Found
from lagebild.views.reasons import reason
from lagebild.views.words import percent, quoted_words, words

ITEM = re.compile(r"Q[1-9][0-9]*")  # of Wikidata


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the list. `place` is the actor's among those of the reading: its mentions light up by it."""

    index: int
    place: int
    name: str
    facts: str
    wordings: str
    roles: tuple[Finding, ...]
    mentions: int
    why: str
    score: str
    entity: str
    wikidata: str
    item: str | None  # of Wikidata, where its name is one: no other becomes a link
    sure: bool


def people(
    reading: Reading, found: Sequence[Found], *, language: str, keep: Keep, include_all: bool
) -> tuple[Person, ...]:
    """The rows of one article; `found` are its sections, which hold the offices."""
    place = {actor.id: number for number, actor in enumerate(reading.actors)}
    counted = everything if include_all else shown
    several = enumerate(listed(reading, (), language=language, keep=keep, counted=counted))
    offices = [finding for section in found if section.kind == "role" for finding in section.findings]
    return tuple(_person(index, one, place[one.actor.id], offices, language) for index, one in several)


def others(found: Sequence[Found], rows: Sequence[Person]) -> tuple[Finding, ...]:
    """Offices of people who are no actors of the reading."""
    placed = {finding.index for row in rows for finding in row.roles}
    return tuple(
        finding
        for section in found
        if section.kind == "role"
        for finding in section.findings
        if finding.index not in placed
    )


def _person(index: int, one: Listed, place: int, offices: Sequence[Finding], language: str) -> Person:
    actor, wikidata = one.actor, one_line(one.actor.wikidata)
    return Person(
        index=index,
        place=place,
        name=one.name,
        facts=" · ".join(filter(None, (one.kind, one.country, one.holder, deed_words(one, language)))),
        wordings=_wordings(one, language),
        roles=tuple(finding for finding in offices if finding.entry.holder == actor.id),
        mentions=len(actor.mentions),
        why=one_line(reason(actor.why, language)),
        score=percent(actor.score),
        entity=one_line(actor.entity),
        wikidata=wikidata,
        item=wikidata if ITEM.fullmatch(wikidata) else None,
        sure=one.sure,
    )


def _wordings(one: Listed, language: str) -> str:
    """The text's words for the actor, with their counts: "im Text: „Paris“ ×2, „der Élysée-Palast“"."""
    said = [
        quoted_words(wording, language) + (f"\u00a0×{number}" if number > 1 else "") for wording, number in one.wordings
    ]
    return f"{words(language).in_text}: {', '.join(said)}" if said else ""


def mention_lights(reading: Reading) -> list[Light]:
    """Each mention of each actor by its own key, beside that of all of the actor's mentions: "x2-0" is the first of actor 2."""
    lights: list[Light] = []
    for place, actor in enumerate(reading.actors):
        for number, span in enumerate(actor.mentions):
            lights += [Light(span, f"m{place}"), Light(span, f"x{place}-{number}")]
    return lights
