"""What the views have in common: which statements are kept, in which order and under which number, who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import TypeVar

from lagebild.records import (
    Actor,
    Commitment,
    Event,
    Explanation,
    Figure,
    Frames,
    Position,
    Reading,
    Ref,
    Role,
    Statement,
    quoted,
)
from lagebild.views.harmless import one_line

AnyFrame = Event | Commitment | Position | Figure | Role | Explanation
Candidate = Statement | AnyFrame
Keep = Callable[[Candidate], bool]
"""Says of a statement or another frame whether a view keeps it."""


def shown(candidate: Candidate) -> bool:
    """Keep what the views show by default: precision first."""
    return candidate.shown


def best_by_f1(candidate: Candidate) -> bool:
    """Keep the set that the contract's JSON holds; what is beyond it only `--all` gives."""
    return not candidate.extra


def everything(_: Candidate) -> bool:
    """Keep every candidate."""
    return True


@dataclass(frozen=True, slots=True)
class Item:
    """A statement in its place: `number` as people call it, `depth` of nesting; it refers to kept statements only."""

    number: str
    depth: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, or is spoken to: the actor where one is known, and the words of the text.

    `key` tells voices of one reading apart; `name` is what people call it.
    """

    key: str
    name: str
    words: str
    actor: Actor | None


def kept(statements: Sequence[Statement], keep: Keep) -> tuple[Statement, ...]:
    """The statements that `keep` lets through, in the order given.

    A reference to one that was dropped leads to its nearest ancestor that was kept, or to none.
    """
    nearest = _nearest(statements, keep)
    stay = {statement.id for statement in statements if keep(statement)}

    return tuple(
        replace(
            statement,
            parent=nearest(statement.parent, statement.id),
            responds_to=nearest(statement.responds_to, statement.id),
        )
        for statement in statements
        if statement.id in stay
    )


def _nearest(statements: Sequence[Statement], keep: Keep) -> Callable[[str | None, str], str | None]:
    """A function from a reference, and who asks for it, to the nearest statement that is kept."""
    known = {statement.id: statement for statement in statements}
    stay = {statement.id for statement in statements if keep(statement)}

    def nearest(reference: str | None, asking: str) -> str | None:
        passed: set[str] = {asking}  # a ring of parents, which only damaged data has, ends here
        while reference is not None and reference not in stay:
            if reference in passed or reference not in known:
                return None
            passed.add(reference)
            reference = known[reference].parent
        return None if reference == asking else reference

    return nearest


_Said = TypeVar("_Said", Event, Commitment, Position, Figure, Explanation)


def kept_frames(reading: Reading, keep: Keep) -> Frames:
    """The frames that `keep` lets through, in the order given; their statements as in `kept`.

    A frame that loses its statement is not shown: it would look like the reporter's own word.
    """
    nearest = _nearest(reading.statements, keep)

    def standing(frames: Iterable[_Said]) -> tuple[_Said, ...]:
        out = []
        for one in filter(keep, frames):
            statement = nearest(one.statement, one.id)
            lost = one.statement is not None and statement is None
            out.append(replace(one, statement=statement, shown=one.shown and not lost))
        return tuple(out)

    every = reading.frames
    return Frames(
        events=standing(every.events),
        commitments=standing(every.commitments),
        positions=standing(every.positions),
        figures=standing(every.figures),
        roles=tuple(filter(keep, every.roles)),
        explanations=standing(every.explanations),
    )


def outline(reading: Reading, keep: Keep) -> tuple[Item, ...]:
    """The kept statements in text order, nested ones after the one that they stand in.

    Numbers do not depend on `keep`: what is shown counts 1, 2, 3; what is less sure follows as 2a, 2b.
    """
    order = [statement.id for statement, _ in _nested(reading.statements)]
    number = dict(zip(order, _numbers(reading.statements, order), strict=True))
    place = {identity: position for position, identity in enumerate(order)}
    nested = _nested(sorted(kept(reading.statements, keep), key=lambda statement: place[statement.id]))
    return tuple(Item(number[statement.id], depth, statement) for statement, depth in nested)


def _nested(statements: Sequence[Statement]) -> list[tuple[Statement, int]]:
    """All statements, each with its depth, every one after its parent; neighbours in text order."""
    known = {statement.id for statement in statements}
    children: dict[str | None, list[Statement]] = {}
    for statement in sorted(statements, key=_position):
        children.setdefault(statement.parent if statement.parent in known else None, []).append(statement)
    result: list[tuple[Statement, int]] = []
    seen: set[str] = set()
    rings = (statement for siblings in tuple(children.values()) for statement in siblings)  # no root leads to these
    for root in (*children.get(None, ()), *rings):
        waiting = [(root, 0)]
        while waiting:
            statement, depth = waiting.pop()
            if statement.id not in seen:
                seen.add(statement.id)
                result.append((statement, depth))
                waiting += [(child, depth + 1) for child in reversed(children.get(statement.id, ()))]
    return result


def _position(statement: Statement) -> tuple[int, int]:
    """Text order: by the first character, the longer one first."""
    if not statement.spans:
        return (0, 0)
    return (statement.spans[0][0], -statement.spans[-1][1])


def _numbers(statements: Sequence[Statement], order: Iterable[str]) -> list[str]:
    """A number for each statement in the order, as `numbered` gives them."""
    is_shown = {statement.id: statement.shown for statement in statements}
    return numbered(is_shown[identity] for identity in order)


def numbered(sure: Iterable[bool]) -> list[str]:
    """Numbers for things in order: the sure ones count 1, 2; others take the letters after the last number: 2a, 2b."""
    numbers: list[str] = []
    whole = letter = 0
    for one in sure:
        if one:
            whole, letter = whole + 1, 0
            numbers.append(str(whole))
        else:
            letter += 1
            numbers.append(f"{whole}{_letters(letter)}")
    return numbers


def _letters(number: int) -> str:
    """1 is a, 26 z, 27 aa: as spreadsheets name their columns."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters


def actors_of(reading: Reading) -> dict[str, Actor]:
    """The actors of a reading by their ids."""
    return {actor.id: actor for actor in reading.actors}


def voice(reading: Reading, actors: Mapping[str, Actor], ref: Ref | None) -> Voice | None:
    """Who the reference means; None where the text names nobody."""
    if ref is None:
        return None
    heard = one_line(quoted(reading.article.text, ref.spans))
    actor = actors.get(ref.actor) if ref.actor is not None else None
    if actor is not None:
        return Voice(f"actor:{actor.id}", one_line(actor.name) or heard, heard, actor)
    return Voice(f"words:{heard.casefold()}", heard, heard, None) if heard else None


def speakers(voices: Iterable[Voice | None]) -> list[tuple[Voice | None, int]]:
    """Who speaks how often; the busiest first, then in order of appearance; None is "nobody named"."""
    first: dict[str, Voice | None] = {}
    counts: Counter[str] = Counter()
    for speaker in voices:
        key = speaker.key if speaker else ""
        first.setdefault(key, speaker)
        counts[key] += 1
    return [(first[key], number) for key, number in counts.most_common()]
