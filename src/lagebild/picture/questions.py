"""Questions of a picture: positions on the same thing, however worded, under one label, with each actor's line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lagebild.picture import clusters, counting, grouping, matters, moves, namesakes, phrases, wording
from lagebild.picture.cast import Cast
from lagebild.picture.grouping import Group
from lagebild.picture.material import Material
from lagebild.picture.matters import Matter
from lagebild.picture.senses import Sense, senses
from lagebild.picture.voices import Voice, voices
from lagebild.records import digest
from lagebild.situation import PositionLine, Question

ALONE = 0.45  # from which confidence a stance that nobody answers is a question


def questions(material: Material, cast: Cast) -> tuple[Question, ...]:
    """The questions of a picture, the first first."""
    heard = voices(material, cast)
    meant = matters.matters(heard, material, cast)
    said = clusters.decisions(material.verdicts)
    parted = {one for both, verdict in said.items() if verdict != "merge" for one in both}
    found = grouping.groups(senses(heard, meant, parted), said)
    made = (question(group, meant, material, cast) for group in found)
    return tuple(sorted((one for one in made if one is not None), key=lambda one: (one.first, one.id)))


def question(group: Group, meant: Mapping[str, Matter], material: Material, cast: Cast) -> Question | None:
    """A group as a question; None where it is none: nobody else has a voice on it, and the one is not sure.

    Args:
        group: the matters.
        meant: the matter of every voice.
        material: for copies.
        cast: for whom people speak.
    """
    label = _label(group)
    signs = grouping.signs(group, label)
    heard = [
        (voice, -sign if meant[voice.id].turned else sign)
        for sense, sign in zip(group.senses, signs, strict=True)
        for voice in sense.voices
    ]
    heard.sort(key=lambda item: item[0].order)
    lines = moves.lines(heard, cast, dict(material.copies), group.near)
    if not lines or not _asked(lines, group.voices):
        return None
    return Question(
        **_line(group, material, lines),
        label=_named(group.senses[label]),
        about=_about(group.voices),
        wordings=tuple(dict.fromkeys(words for voice in group.voices if (words := voice.words(voice.target)))),
        positions=lines,
    )


def _asked(lines: Sequence[PositionLine], some: Sequence[Voice]) -> bool:
    """Whether it is a question: two sides have a voice, or one has a sure one that is not evasive."""
    if not any(voice.sure for voice in some):
        return False
    if len(lines) > 1:
        return True
    return any(
        voice.sure and voice.stance != "evasive" and (voice.confidence >= ALONE or voice.confirmed) for voice in some
    )


def _line(group: Group, material: Material, lines: Sequence[PositionLine]) -> dict[str, Any]:
    some = group.voices
    articles = {voice.text.version.article for voice in some}
    sure = {
        line.actor.id for line in lines for stance in line.history for one in stance.evidence if one.confidence >= 0.0
    }
    return {
        "id": "q" + digest(some[0].id),
        "evidence": tuple(voice.evidence for voice in some),
        "reports": len(articles),
        "sources": counting.sources(some, material.copies),
        "why": tuple(dict.fromkeys(link.why for link in group.links.values())),
        "confidence": max(voice.confidence for voice in some),
        "shown": len(sure) > 1 or any(voice.record is not None and voice.record.shown for voice in some),
        "confirmed": True if any(voice.confirmed for voice in some) else None,
    }


def _about(some: Sequence[Voice]) -> str:
    """What most of its voices are about, by confidence."""
    weights = Counter[str]()
    for voice in some:
        weights[voice.about] += voice.confidence  # type: ignore[assignment]
    return max(sorted(weights), key=lambda about: weights[about])


# -- the label ----------------------------------------------------------------------------------------------------------------


def _label(group: Group) -> int:
    """The sense that the question is called by: what most voices say, a noun phrase rather than a clause, with its names."""
    return max(range(len(group.senses)), key=lambda at: (_fitness(group, at), -at))


def _fitness(group: Group, at: int) -> float:
    sense = group.senses[at]
    words, meant = sense.words[0], sense.wordings[0].meaning
    near = sum(
        len(group.senses[other].voices) for other in range(len(group.senses)) if other == at or _same(group, at, other)
    )
    phrase = phrases.first(words)
    clause = phrase is None or phrase.span[1] < len(words.strip()) - 1 or len(words.split()) > 8
    complete = min(2, len(namesakes.names(words, sense.names))) + 0.5 * min(2, len(meant.things))
    against = sense.wordings[0].way < 0 or meant.sign < 0 or meant.negated or any(act.sign < 0 for act in meant.acts)
    weak = not sense.sure
    bare = not sense.plain or (not meant.things and not meant.acts)
    asked = clause and words.startswith("ob ")
    fitness: float = (
        near**0.5 + 1.5 * complete - (1.0 if asked else 4.0) * clause - 3.0 * against - 3.0 * bare - 3.0 * weak
    )
    return fitness


def _same(group: Group, one: int, other: int) -> bool:
    found = group.links.get((min(one, other), max(one, other)))
    return found is not None and found.score >= 0.6 and found.sign > 0


def _named(sense: Sense) -> str:
    """A label in the nominative: as the reader has it, else the words."""
    names = Counter(
        voice.record.question for voice in sense.voices if getattr(voice.record, "question", "") and _is(voice, sense)
    )
    return names.most_common(1)[0][0] if names else sense.words[0]


def _is(voice: Voice, sense: Sense) -> bool:
    return wording.likeness(wording.meaning(voice.record.question), sense.wordings[0].meaning) > 0.7
