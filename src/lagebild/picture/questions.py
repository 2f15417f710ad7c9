"""Questions of a picture: positions on the same thing, however worded, under one label, with each actor's line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import is_not
from typing import Any

from lagebild.picture import clusters, counting, grouping, matters, moves
from lagebild.picture.cast import Cast
from lagebild.picture.certain import certain
from lagebild.picture.clusters import Pair
from lagebild.picture.grouping import Group, Links
from lagebild.picture.material import Kept, Material, Sheet
from lagebild.picture.questionlabels import label_of, named
from lagebild.picture.senses import Sense, senses
from lagebild.picture.topics import Matter
from lagebild.picture.voice import Voice
from lagebild.picture.voices import voices
from lagebild.records import digest
from lagebild.situation import PositionLine, Question

ALONE = 0.3  # from which confidence a stance that nobody answers is a question


def questions(material: Material, cast: Cast) -> tuple[Question, ...]:
    """The questions of a picture, the first first."""
    heard = material.each(voices)
    meant = {key: one for sheet in material.sheets for key, one in sheet.of(_matters).items()}
    said = clusters.decisions(material.verdicts)
    parted = {one for both, verdict in said.items() if verdict != "merge" for one in both}
    found = _groups(senses(heard, meant, parted), said, material.kept)
    lines = _Asked(material)
    made = [lines.question(group, partial(question, group, meant, material, cast)) for group in found]
    return tuple(sorted((one for one in made if one is not None), key=lambda one: (one.first, one.id)))


def _groups(found: Sequence[Sense], said: Mapping[Pair, str], kept: Kept) -> list[Group]:
    """Matters that are one question: those of a drawing before, where these are the same as then; else what was found of two that are."""
    before, judged, groups, links = kept.left.get("groups", ((), None, [], None))
    known = {sense.words: sense for sense in before}
    found = [held if (held := known.get(one.words)) is not None and _is_same(held, one) else one for one in found]
    if judged != said or len(before) != len(found) or any(map(is_not, before, found)):
        links = Links(links)
        groups = grouping.groups(found, said, links)
    kept.left["groups"] = found, dict(said), groups, links
    return groups  # type: ignore[no-any-return]


def _is_same(one: Sense, other: Sense) -> bool:
    """Whether two matters are one, with the same voices."""
    return (
        one == other
        and one.beside == other.beside
        and len(one.voices) == len(other.voices)
        and all(each is also for each, also in zip(one.voices, other.voices, strict=True))
    )


class _Asked:
    """The questions of a drawing: those that are asked by the same voices as in one before are taken over."""

    def __init__(self, material: Material) -> None:
        self._before: Mapping[str, tuple[Group, object, Question | None]] = material.kept.left.get("questions", {})
        self._now: dict[str, tuple[Group, object, Question | None]] = {}
        self._copies = dict[str, list[str]]()
        for copy, original in material.copies:
            self._copies.setdefault(copy, []).append(original)
        material.kept.left["questions"] = self._now

    def question(self, group: Group, make: Callable[[], Question | None]) -> Question | None:
        """A group as a question."""
        voices = group.voices
        articles = {voice.text.version.article for voice in voices} if self._copies else set()
        printed = [(one, self._copies[one]) for one in sorted(articles) if one in self._copies]
        held = self._before.get(voices[0].id)
        if held is None or held[1] != printed or not _is_same_group(held[0], group):
            held = group, printed, make()
        self._now[voices[0].id] = held
        return held[2]


def _is_same_group(one: Group, other: Group) -> bool:
    if one is other:
        return True
    return (
        len(one.senses) == len(other.senses)
        and one.links == other.links
        and all(map(_is_same, one.senses, other.senses))
    )


def _matters(sheet: Sheet) -> Mapping[str, Matter]:
    """What the voices of a text are about."""
    return matters.matters(sheet.of(voices), sheet.alone, sheet.cast)


def question(group: Group, meant: Mapping[str, Matter], material: Material, cast: Cast) -> Question | None:
    """A group as a question; None where it is none: nobody else has a voice on it, and the one is not sure.

    Args:
        group: the matters.
        meant: the matter of every voice.
        material: for copies.
        cast: for whom people speak.
    """
    label = label_of(group)
    signs = grouping.signs(group, label)
    heard = [
        (voice, -sign if meant[voice.id].turned else sign)
        for sense, sign in zip(group.senses, signs, strict=True)
        for voice in sense.voices
    ]
    heard.sort(key=lambda item: item[0].order)
    sure = {
        voice.id
        for at, (sense, sign) in enumerate(zip(group.senses, signs, strict=True))
        for voice in sense.voices
        if sign > 0 and certain(voice, meant[voice.id], group.linked(at, label))
    }
    lines = moves.lines(heard, cast, dict(material.copies), group.near, sure)
    if len(lines) == 1:  # of what one side alone speaks on, only what a person confirmed
        sure = {voice.id for voice, _ in heard if voice.confirmed}
        lines = moves.lines(heard, cast, dict(material.copies), group.near, sure)
    if not lines or not _asked(lines, group.voices):
        return None
    return Question(
        **_line(group, material, lines),
        label=named(group.senses[label]),
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
    return {
        "id": "q" + digest(some[0].id),
        "evidence": tuple(voice.evidence for voice in some),
        "reports": len(articles),
        "sources": counting.sources(some, material.originals, lambda voice: voice.past),
        "why": tuple(dict.fromkeys(link.why for link in group.links.values())),
        "confidence": max(voice.confidence for voice in some),
        "shown": any(stance.shown for line in lines for stance in line.history),
        "confirmed": True if any(voice.confirmed for voice in some) else None,
    }


def _about(some: Sequence[Voice]) -> str:
    """What most of its voices are about, by confidence."""
    weights = Counter[str]()
    for voice in some:
        weights[voice.about] += voice.confidence  # type: ignore[assignment]
    return max(sorted(weights), key=lambda about: weights[about])
