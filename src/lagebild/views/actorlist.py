"""Who is who: the actors that occur in what a view shows, with what they do, their offices and the text's words for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lagebild.labels import ACTOR_KINDS
from lagebild.records import Actor, Reading, Ref, Statement
from lagebild.views.findings import Entry, Section
from lagebild.views.framewords import frame_words
from lagebild.views.harmless import one_line
from lagebild.views.naming import wordings
from lagebild.views.outline import AnyFrame, Keep, actors_of, shown
from lagebild.views.words import count, name_of, words

DEEDS = ("statement", "event", "commitment", "position", "explanation")  # what an actor does, in the order it is told
_PARTICLES = frozenset("von van der den de al bin".split())  # small within a person's name


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor with all that a list says of it; `sure` means that something sure speaks of it."""

    actor: Actor
    name: str
    kind: str  # in words
    country: str
    holder: str  # who held the office that day, in words; empty where it is none
    deeds: Mapping[str, int]  # by kind, as far as it did anything
    roles: tuple[Entry, ...]
    wordings: tuple[tuple[str, int], ...]  # that differ from the name, with their counts
    sure: bool

    @property
    def linked(self) -> bool:
        """Whether the actor is known beyond the article."""
        return self.actor.entity is not None


def listed(
    reading: Reading, found: Sequence[Section], *, language: str, keep: Keep, counted: Keep = shown
) -> tuple[Listed, ...]:
    """The actors that occur in what `keep` lets through: linked ones first, then by what they do, then in text order.

    Args:
        reading: whose actors they are.
        found: its sections, made with the same `keep`; they hold the offices.
        language: of the kinds, "de" or "en".
        keep: says which statements and frames are seen.
        counted: says which of them count as something done.
    """
    deeds: dict[str, Counter[str]] = {}
    sure: set[str] = set()
    for identity, deed, candidate in _occurrences(reading, keep):
        one = deeds.setdefault(identity, Counter())
        if counted(candidate):
            sure.add(identity)
            one[deed] += bool(deed)
    roles = _roles(found)
    known = actors_of(reading)
    people = [
        _listed(reading, known[one], deeds[one], roles.get(one, ()), language, one in sure)
        for one in known
        if one in deeds
    ]
    return tuple(sorted(people, key=lambda one: (not one.linked, -sum(one.deeds.values()))))


def _listed(
    reading: Reading, actor: Actor, deeds: Counter[str], roles: Sequence[Entry], language: str, sure: bool
) -> Listed:
    said = wordings(reading.article.text, actor)
    return Listed(
        actor=actor,
        name=one_line(actor.name) or (said[0][0] if said else "?"),
        kind=name_of(ACTOR_KINDS, actor.kind, language),
        country=one_line(actor.country),
        holder=_held_by(actor, language),
        deeds={deed: deeds[deed] for deed in DEEDS if deeds[deed]},
        roles=tuple(roles),
        wordings=tuple(said),
        sure=sure,
    )


def _held_by(actor: Actor, language: str) -> str:
    """Who held an office: "Amtsinhaber damals: Joe Biden", from the entry `person:joe-biden`."""
    if actor.holder is None:
        return ""
    first, *others = one_line(actor.holder).removeprefix("person:").split("-")
    name = [first.capitalize(), *(word if word in _PARTICLES else word.capitalize() for word in others)]
    return words(language).held_by.format(" ".join(name))


def _roles(found: Iterable[Section]) -> dict[str, list[Entry]]:
    """Offices by the ids of those who hold them."""
    roles: dict[str, list[Entry]] = {}
    for entry in offices(found):
        if entry.holder is not None:
            roles.setdefault(entry.holder, []).append(entry)
    return roles


def offices(found: Iterable[Section]) -> list[Entry]:
    """All offices of the sections."""
    return [entry for section in found if section.kind == "role" for entry in section.entries]


def deed_words(one: Listed, language: str) -> str:
    """What an actor does, in numbers: "3 Aussagen, 1 Ereignis"."""
    nouns = {"statement": words(language).statement, **frame_words(language).nouns}
    return ", ".join(count(number, nouns[deed]) for deed, number in one.deeds.items())


def _occurrences(reading: Reading, keep: Keep) -> Iterator[tuple[str, str, Statement | AnyFrame]]:
    """Every actor in every kept statement and frame, with what it does there; "" where it only occurs."""
    for statement in filter(keep, reading.statements):
        yield from ((actor, deed, statement) for actor, deed in _in_statement(statement) if actor is not None)
    frames = reading.frames
    every: tuple[tuple[Sequence[AnyFrame], tuple[tuple[str, str], ...]], ...] = (
        (frames.events, (("actors", "event"), ("recipients", ""))),
        (frames.commitments, (("by", "commitment"), ("toward", ""))),
        (frames.positions, (("holders", "position"),)),
        (frames.explanations, (("holders", "explanation"),)),
        (frames.figures, (("source", ""),)),
        (frames.roles, (("person", ""), ("org", ""))),
    )
    for kind, parts in every:
        for frame in filter(keep, kind):
            for part, deed in parts:
                yield from ((actor, deed, frame) for actor in _meant(getattr(frame, part)))


def _in_statement(statement: Statement) -> Iterator[tuple[str | None, str]]:
    yield from ((ref.actor, deed) for ref, deed in ((statement.speaker, "statement"), (statement.addressee, "")) if ref)
    yield from ((hop.actor, "") for hop in statement.via)


def _meant(refs: Ref | Sequence[Ref] | None) -> set[str]:
    """The actors of one reference or several, each once."""
    several = (refs,) if isinstance(refs, Ref) else refs or ()
    return {ref.actor for ref in several if ref.actor is not None}
