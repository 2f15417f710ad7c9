"""An actor's line on one question: its stances over time, when it moved as a whole, where its organs differ.

That a state has moved is said only on good evidence: whoever held the old stance takes the new one, or the state as such does, or the text
says that it is a change. Another minister's voice is no move, it is a difference; an evasion is neither.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lagebild import moments
from lagebild.picture.cast import Cast
from lagebild.picture.stances import FLIPPED
from lagebild.picture.voice import Voice
from lagebild.situation import Evidence, PositionLine, Stance, Who

_RANK = {"evasive": 0, "for": 1, "against": 1, "conditional": 2}
_NOBODY = ("group", "unnamed")

Copies = Mapping[str, str]
"""The article whose text an article prints."""

Near = Callable[[Sequence[Voice], Sequence[Voice]], bool]
"""Whether any of some voices and any of others are about the same by their own words."""

Heard = Sequence[tuple[Voice, int]]
"""Voices, each with 1 where its words mean what the question's label means, -1 where they mean the opposite."""


@dataclass(frozen=True)
class Taken:
    """A stance towards a question as somebody of a side took it: with the polarity of the words resolved, when, by what evidence.

    `article` is the one that told of it first: a copy tells nothing new.
    """

    stance: str
    holder: Who
    moment: str
    since: str
    article: str
    voices: tuple[Voice, ...]
    doubtful: bool = False

    @property
    def sure(self) -> bool:
        """Whether any evidence of it is, and nothing in the article says the opposite of the same voice."""
        return not self.doubtful and any(voice.sure for voice in self.voices)

    @property
    def moved(self) -> bool:
        """Whether a text says that it is a change."""
        return any((voice.moved or voice.turned) and voice.sure for voice in self.voices)

    @property
    def turned(self) -> bool:
        """Whether a text says in so many words that the holder has taken another stance."""
        return any(voice.turned and voice.sure for voice in self.voices)

    @property
    def confidence(self) -> float:
        """That of its surest evidence."""
        return max(voice.confidence for voice in self.voices)

    def record(self, certain: Collection[str]) -> Stance:
        """As a record of the picture; `certain` are the ids of voices that are shown without being asked for."""
        sure = tuple(voice for voice in self.voices if voice.id in certain)
        shown = bool(sure) and not self.doubtful
        voices = sure if shown else self.voices  # what is shown without being asked for rests on no guess
        best = max(voices, key=lambda voice: (bool(voice.target), voice.sure, voice.confidence))
        proofs = _evidence(voices)
        tellers = {voice.told.who.id: voice.told.who for voice in voices if voice.told and voice.told.who}
        return Stance(
            self.stance,
            self.since,
            self.holder if any(voice.holder.id == self.holder.id for voice in voices) else best.holder,
            evidence=tuple(proofs.values()),
            wording=best.words(best.target),
            condition=next((voice.words(voice.condition) for voice in voices if voice.condition), None),
            shown=shown,
            according_to=tuple(tellers.values()) if all(voice.told for voice in voices) else (),
            unsure=tuple(one for key, one in _evidence(self.voices).items() if key not in proofs),
        )


def _evidence(voices: Iterable[Voice]) -> dict[tuple[str, int, object], Evidence]:
    """The evidence of some voices by where it stands, each once."""
    found: dict[tuple[str, int, object], Evidence] = {}
    for voice in voices:
        key = voice.text.version.article, voice.text.version.number, voice.evidence.spans
        found.setdefault(key, voice.evidence)
    return found


def towards(voice: Voice, sign: int) -> str:
    """A voice's stance towards a question to which its target points (1) or the opposite of which it means (-1).

    Who is against lifting sanctions as long as something holds is for them.
    """
    if sign < 0 and voice.stance == "conditional" and voice.base == "against":
        return "for"
    return FLIPPED.get(voice.stance, voice.stance) if sign < 0 else voice.stance


def lines(
    voices: Heard, cast: Cast, copies: Copies, near: Near, certain: Collection[str] = ()
) -> tuple[PositionLine, ...]:
    """The lines of all who have a voice on a question, in the order in which they first spoke.

    Args:
        voices: in their order.
        cast: for whom people speak.
        copies: which article prints which other.
        near: whether any of some voices and any of others are about the same by their own words.
        certain: ids of the voices that are shown without being asked for.
    """
    sides: dict[str, tuple[Who, list[tuple[Voice, int]]]] = {}
    for voice, sign in voices:
        side = cast.side(voice.holder)
        sides.setdefault(side.id, (side, []))[1].append((voice, sign))
    found = (line(side, some, copies, near, certain) for side, some in sides.values())
    return tuple(one for one in found if one is not None)


def line(side: Who, voices: Heard, copies: Copies, near: Near, certain: Collection[str] = ()) -> PositionLine | None:
    """The line of one side; None where nobody in particular is meant by it, or all looks back on something that nobody dates."""
    if side.kind in _NOBODY and not any(voice.sure for voice, _ in voices):
        return None
    track = _Track(side, _settled(side, _dated(voices, copies)), near)
    if not track.history:
        return None
    organs = track.organs()
    differ = len({taken.stance for taken in organs}) > 1
    current = track.history[track.current]
    return PositionLine(
        actor=side,
        stance=current.stance,
        since=current.since,
        history=tuple(taken.record(certain) for taken in track.history),
        moves=tuple(track.moves),
        differ=differ,
        organs=tuple(taken.record(certain) for taken in organs) if differ else (),
    )


# -- when ---------------------------------------------------------------------------------------------------------------------


def _dated(voices: Heard, copies: Copies) -> list[Taken]:
    """Voices with their times. What looks back is dated by the text's own words, else it is evidence for the last stance like it."""
    told = {voice.text.version.article: (voice.text.moment, voice.text.published or "") for voice, _ in voices}
    found: list[Taken] = []
    undated: list[tuple[Voice, int]] = []
    for voice, sign in voices:
        article = voice.text.version.article
        article = copies.get(article, article) if copies.get(article) in told else article
        when = told[article]
        if voice.past:
            day = looked_back(voice)
            if day is None:
                undated.append((voice, sign))
                continue
            if day < voice.text.day:
                when = (moments.moment(f"{day}T12:00") or when[0], day)
        found.append(Taken(towards(voice, sign), voice.holder, *when, article, (voice,)))
    found.sort(key=lambda taken: (taken.moment, taken.voices[0].order))
    for voice, sign in undated:
        stance = towards(voice, sign)
        for at in range(len(found) - 1, -1, -1):
            if found[at].moment < voice.text.moment and found[at].stance == stance:
                found[at] = replace(found[at], voices=(*found[at].voices, voice))
                break
    return found


def looked_back(voice: Voice) -> str | None:
    """The day that a look back names in its sentence; None where it names none."""
    begin, end = voice.sentence.span
    days = [
        time.start
        for time in voice.text.reading.times
        if time.start
        and time.start == time.end
        and begin <= time.spans[0][0] < end
        and time.start <= (voice.text.day or time.start)
    ]
    return max(days, default=None)


# -- what -----------------------------------------------------------------------------------------------------------------------


def _settled(side: Who, taken: Iterable[Taken]) -> list[Taken]:
    """What one article gives of one voice as one stance: a condition says more than yes or no, and they more than an evasion.

    The side as such is one voice with the only person who speaks for it there; of several, with those who say the same, else with one who
    says on which condition.
    """
    by_article: dict[tuple[str, str], list[Taken]] = {}
    for one in taken:
        by_article.setdefault((one.article, one.moment), []).append(one)
    return [one for some in by_article.values() for one in _of_article(side, some)]


def _of_article(side: Who, taken: Sequence[Taken]) -> list[Taken]:
    people = dict.fromkeys(one.holder.id for one in taken if one.holder.id != side.id)
    if len(people) <= 1:
        return [_one(side, taken)]
    found = [_one(side, [one for one in taken if one.holder.id == person]) for person in people]
    for one in (one for one in taken if one.holder.id == side.id):
        stances = [other.stance for other in found]
        says_more = one.stance in FLIPPED and one.stance not in stances and "conditional" in stances
        wanted = "conditional" if says_more else one.stance
        at = stances.index(wanted) if wanted in stances else None
        if at is None:
            found.append(one)
        else:
            found[at] = _one(side, [found[at], one])
    order = {voice.id: at for at, one in enumerate(taken) for voice in one.voices}
    return sorted(found, key=lambda one: min(order[voice.id] for voice in one.voices))


def _one(side: Who, taken: Sequence[Taken]) -> Taken:
    """Several stances as the one that says the most, with all evidence for it; of the person, if one speaks for the side."""
    best = max(taken, key=lambda one: (one.sure, _RANK[one.stance], one.confidence))
    same = tuple(voice for one in taken if one.stance == best.stance for voice in one.voices)
    holder = next((one.holder for one in (best, *taken) if one.holder.id != side.id), best.holder)
    opposite = {"for", "against"} <= {one.stance for one in taken if one.sure} and best.stance != "conditional"
    return replace(best, voices=same, holder=holder, doubtful=best.doubtful or opposite)


# -- who moved ------------------------------------------------------------------------------------------------------------------


class _Track:
    """The stances of a side one after another; equal ones of the side, or of one organ, are one with more evidence."""

    def __init__(self, side: Who, taken: Iterable[Taken], near: Near) -> None:
        self.side, self._near = side, near
        self.history: list[Taken] = []
        self.moves: list[int] = []
        self.current = 0
        self._last: dict[str, int] = {}  # the last stance of each holder, by its place in the history
        for one in taken:
            self._add(one)

    def _add(self, taken: Taken) -> None:
        if not self.history:
            self._take(taken)
            return
        if taken.stance == self.history[self.current].stance:
            self._strengthen(self.current, taken)
            return
        if taken.sure and not self.history[self.current].sure:
            self._take(taken)
            self.current = len(self.history) - 1
            return
        if self._is_new(taken):
            before = self.history[self.current]
            told = taken.turned or (taken.moved and self._same_voice(before, taken))
            spoke = before.stance != "evasive" or bool(self.moves) or told
            self._take(taken)
            self.current = len(self.history) - 1
            if spoke:  # who said nothing before has not changed, but where the text says so
                self.moves.append(self.current)
            return
        own = self._last.get(taken.holder.id)
        if own is not None and self.history[own].stance == taken.stance:
            self._strengthen(own, taken)
        else:
            self._take(taken)

    def _take(self, taken: Taken) -> None:
        self.history.append(taken)
        self._note(len(self.history) - 1, taken)

    def _strengthen(self, at: int, taken: Taken) -> None:
        self.history[at] = replace(self.history[at], voices=(*self.history[at].voices, *taken.voices))
        self._note(at, taken)

    def _note(self, at: int, taken: Taken) -> None:
        for holder in {taken.holder.id, *(voice.holder.id for voice in taken.voices)}:
            self._last[holder] = at

    def _is_new(self, taken: Taken) -> bool:
        """Whether a stance is the side's new one: by whoever held the old one, by the side as such, or by the text's own word."""
        if taken.stance == "evasive" or not taken.sure:
            return False
        current = self.history[self.current]
        if current.stance == "evasive" and not self.moves:
            return True
        now = {voice.holder.id for voice in taken.voices if voice.sure}
        own = taken.moved or self._same_voice(current, taken) or self.side.id in now
        return own and self._near(current.voices, taken.voices)

    def _same_voice(self, before: Taken, after: Taken) -> bool:
        """Whether somebody who took the old stance takes the new one."""
        now = {voice.holder.id for voice in after.voices if voice.sure}
        return not now.isdisjoint(voice.holder.id for voice in before.voices if voice.sure)

    def organs(self) -> list[Taken]:
        """The last clear stance of each organ since the side took its current one, and of those that took it."""
        last: dict[str, Taken] = {}
        start = self.history[self.current].moment
        for taken in self.history:
            for voice in taken.voices:
                if (
                    voice.holder.id == self.side.id
                    or not voice.sure
                    or taken.stance == "evasive"
                    or voice.text.moment < start
                ):
                    continue
                held = last.get(voice.holder.id)
                if held is None or held.voices[0].order < voice.order:
                    last[voice.holder.id] = replace(
                        taken, holder=voice.holder, voices=(voice,), since=voice.text.published or ""
                    )
        return list(last.values())
