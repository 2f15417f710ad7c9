"""What of a picture is shown: the lists, the actor, the question that are asked for; what is sure; what matters most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from typing import Any, TypeVar

from lagebild import moments
from lagebild.errors import UnknownError
from lagebild.situation import (
    LISTS,
    Change,
    Changes,
    Evidence,
    Fused,
    FusedEvent,
    Picture,
    PictureActor,
    PositionLine,
    Question,
    Stance,
    Tripwire,
    Who,
)
from lagebild.terms import folded
from lagebild.views.hits import short
from lagebild.views.pictureactors import is_named

SUGGESTIONS = 3
ALIKE = 70.0  # per cent
SURE = 0.5  # confidence from which on the words of a tripwire or a position are sure: the reader itself calls none of them so
JUDGED_BY_CONFIDENCE = {"tripwires": 0.6, "questions": SURE}  # … and from which such a line is shown
JUDGED_RECORDS = ("c", "p")  # first letters of the ids of commitments and positions

_T = TypeVar("_T")
_Line = Fused | PictureActor


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: lists of a picture, what concerns some actors (by id), some questions (by id); None where all.

    `names` and `labels` are how they are called.
    """

    only: tuple[str, ...] = LISTS
    actors: frozenset[str] | None = None
    questions: frozenset[str] | None = None
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.actors is None and self.questions is None and set(self.only) == set(LISTS)


# -- who and what is meant --------------------------------------------------------------------------------------------------------


def choose(
    pictures: Sequence[Picture], *, only: Sequence[str] = (), actor: str | None = None, question: str | None = None
) -> Choice:
    """The choice that names on a command line make, in one picture or in several of one dossier.

    An actor is meant by its id, by its name, or by all the words of a part of it; a question by its id or by all the words of a part of
    its label or of one of its wordings.

    Raises:
        UnknownError: nobody and nothing is called so; it says who or what is called almost so.
    """
    choice = Choice(tuple(one for one in LISTS if one in only) if only else LISTS)
    if actor is not None:
        found = dict(_meant(actor, _names(pictures), "nobody called {!r} in this picture"))
        choice = replace(choice, actors=frozenset(found), names=tuple(dict.fromkeys(found.values())))
    if question is not None:
        asked = dict(_meant(question, _labels(pictures), "no question {!r} in this picture"))
        choice = replace(choice, questions=frozenset(asked), labels=tuple(dict.fromkeys(asked.values())))
    return choice


def _names(pictures: Iterable[Picture]) -> Iterator[tuple[str, str, str]]:
    """Id, name and what it may be called, of every actor of some pictures."""
    seen = {who.id: who for picture in pictures for who in _everybody(picture)}
    return ((who.id, who.name, who.name) for who in seen.values())


def _everybody(picture: Picture) -> Iterator[Who]:
    for name in LISTS:
        for line in getattr(picture, name):
            yield from involved(line)


def _labels(pictures: Iterable[Picture]) -> Iterator[tuple[str, str, str]]:
    """Id, label and a wording, of every question."""
    for picture in pictures:
        for question in picture.questions:
            for wording in dict.fromkeys((question.label, *question.wordings)):
                yield question.id, question.label, wording


def _meant(asked: str, known: Iterable[tuple[str, str, str]], unknown: str) -> list[tuple[str, str]]:
    """Id and name of those that a name means."""
    small, choices = folded(asked), [(*one, folded(one[2])) for one in known]
    exact = [(key, name) for key, name, _, word in choices if key == asked or (small and word == small)]
    if exact or not small:
        return exact or _unknown(asked, unknown, ())
    wanted = set(small.split())
    having = [(key, name) for key, name, _, word in choices if wanted <= set(word.split())]
    return having or _unknown(asked, unknown, [(word, wording) for _, _, wording, word in choices])


def _unknown(asked: str, unknown: str, known: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Complain, with those that are called almost so; what is much shorter than the longest word is like anything."""
    written = dict(known)
    small = folded(asked)
    least = 2 / 3 * max(map(len, small.split()), default=0)
    long = [one for one in written if len(one) >= least]
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- only for what is not found

    alike = process.extract(small, long, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=ALIKE)
    names = " or ".join(short(written[one[0]]) for one in alike)
    raise UnknownError(unknown.format(asked[:80]) + (f"; did you mean {names}?" if names else ""))


# -- what is left of a picture ----------------------------------------------------------------------------------------------------


def chosen(picture: Picture, choice: Choice) -> Picture:
    """The picture with what was asked for; the lists that were not are empty."""
    if choice.everything:
        return picture
    lists: dict[str, Any] = {name: tuple(_lines(name, getattr(picture, name), choice)) for name in LISTS}
    return replace(picture, **lists)


def chosen_changes(changes: Changes, choice: Choice) -> Changes:
    """The changes that were asked for."""
    if choice.everything:
        return changes
    left = (_change(one, choice) for one in changes.changes)
    return replace(changes, changes=tuple(one for one in left if one is not None))


def _change(one: Change, choice: Choice) -> Change | None:
    """What of a change was asked for; None for nothing."""
    after, before = (
        next(_lines(one.what, [] if line is None else [line], choice), None) for line in (one.after, one.before)
    )
    if after is None and before is None:
        return None
    if isinstance(after, Question) and isinstance(before, Question) and choice.actors is not None:
        if after.positions == before.positions:
            return None  # others have moved
    elif one.change == "changed" and (after is None or before is None):
        return replace(one, change="withdrawn" if after is None else "new", after=after, before=before)
    return replace(one, after=after, before=before)


def _lines(name: str, lines: Iterable[_Line], choice: Choice) -> Iterator[_Line]:
    if name not in choice.only or (choice.questions is not None and name != "questions"):
        return
    for line in lines:
        if choice.questions is not None and (not isinstance(line, Question) or line.id not in choice.questions):
            continue
        narrowed = _narrowed(line, choice.actors)
        if narrowed is not None:
            yield narrowed


def _narrowed(line: _Line, actors: frozenset[str] | None) -> _Line | None:
    """What of a line concerns some actors: of a question their positions, of all others the whole line or nothing."""
    if actors is None:
        return line
    if isinstance(line, Question):
        left = tuple(one for one in line.positions if _concern(_of_position(one), actors))
        return replace(line, positions=left) if left else None
    return line if _concern(involved(line), actors) else None


def _concern(some: Iterable[Who], actors: frozenset[str]) -> bool:
    return any(who.id in actors or who.side in actors for who in some)


def involved(line: Any) -> Iterator[Who]:
    """Everybody who has a part in a line of any list."""
    if isinstance(line, PictureActor):
        yield line.who
        return
    for name in ("actors", "recipients", "according_to", "by", "toward", "via", "asserted_by", "denied_by"):
        yield from getattr(line, name, ())
    for who in (getattr(line, name, None) for name in ("speaker", "addressee")):
        if who is not None:
            yield who
    for position in getattr(line, "positions", ()):
        yield from _of_position(position)
    for alternative in getattr(line, "alternatives", ()):
        yield from alternative.held_by
    for value in getattr(line, "values", ()):
        yield from (value.source,) if value.source is not None else ()


def _of_position(position: PositionLine) -> Iterator[Who]:
    yield position.actor
    for stance in (*position.history, *position.organs):
        yield stance.holder


# -- what is sure, and what matters -----------------------------------------------------------------------------------------------


def is_sure(name: str, line: Fused | PictureActor) -> bool:
    """Whether a line is shown without being asked for; of actors, whether it has a name."""
    if isinstance(line, PictureActor):
        return is_named(line.who)
    if line.confirmed:
        return True
    if isinstance(line, Question) and line.positions and not any(map(sure_position, line.positions)):
        return False
    return line.shown or line.confidence >= JUDGED_BY_CONFIDENCE.get(name, inf)


def sure_evidence(some: Iterable[Evidence]) -> bool:
    """Whether some evidence of a commitment was read surely."""
    return any(one.shown or one.confidence >= SURE for one in some)


def unsure_words(one: Evidence) -> bool:
    """Whether a piece of evidence is marked as read unsurely: of a commitment or a position, which the reader calls sure of none, by its
    confidence.
    """
    return not sure_evidence((one,)) if one.record[:1] in JUDGED_RECORDS else not one.shown


def in_doubt(line: Any) -> bool:
    """Whether a line has a question mark: it was not read surely, and no person confirmed it.

    A tripwire is read as surely as its best evidence is, however many reports and later events speak of it, unless a person said what
    its state is.
    """
    if isinstance(line, PictureActor) or line.confirmed:
        return False
    proposed = isinstance(line, Tripwire) and line.decided is None
    return not line.shown or (proposed and not sure_evidence(line.evidence))


def surely(event: FusedEvent, name: str) -> bool:
    """Whether a part of an event stands in its headline: what is less sure than the event itself does not."""
    return name not in event.unsure


def current(one: PositionLine) -> Stance | None:
    """The stance of an actor's history that is its current one; None where the history has none such."""
    alike = [stance for stance in one.history if stance.stance == one.stance]
    return next((stance for stance in reversed(alike) if stance.since == one.since), alike[-1] if alike else None)


def left(one: PositionLine) -> Stance | None:
    """The stance that an actor as a whole has left last; None where it has not moved."""
    moves = [at for at in one.moves if 0 < at < len(one.history)]
    if not moves:
        return None
    now = one.history[moves[-1]]
    return next((stance for stance in reversed(one.history[: moves[-1]]) if stance.stance != now.stance), None)


def sure_position(one: PositionLine) -> bool:
    """Whether an actor's line under a question is shown without being asked for: its stance is sure, and the one that it has left."""
    stance, before = current(one), left(one)
    return stance is not None and stance.shown and (before is None or before.shown)


def visible(name: str, lines: Sequence[_T], *, include_all: bool) -> list[_T]:
    """The lines of a list of the picture that are shown: the sure ones, or all where none is, or all; actors who have a name.

    Where no position is sure, no question is shown: most positions that are less sure are not what they seem (docs/picture.md).
    """
    if name in ("actors", "questions") and not include_all:
        return [line for line in lines if is_sure(name, line)]  # type: ignore[arg-type]
    return surer(lines, partial(is_sure, name), include_all=include_all)


def surer(lines: Sequence[_T], sure: Callable[[_T], bool], *, include_all: bool) -> list[_T]:
    """The lines that are shown: the sure ones, or all where none is, or all."""
    kept = [] if include_all else [line for line in lines if sure(line)]
    return kept or list(lines)


def salient(
    lines: Sequence[_T], most: int, *, when: Callable[[_T], str], weight: Callable[[_T], int], include_all: bool
) -> list[_T]:
    """The lines that matter, the latest first: two thirds of `most` for the latest, the rest for those with the greatest weight."""
    latest = sorted(lines, key=lambda line: moments.end(when(line)), reverse=True)
    if include_all or len(latest) <= most:
        return latest
    first = -(-2 * most // 3)
    rest = sorted(range(first, len(latest)), key=lambda at: (-weight(latest[at]), at))[: most - first]
    return latest[:first] + [latest[at] for at in sorted(rest)]
