"""Who stands where: a table of actors and questions, and below it who has moved in which words and whose organs differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lagebild.labels import STANCES
from lagebild.situation import PositionLine, Question, Stance
from lagebild.views.dossierwords import kept
from lagebild.views.pictureactors import is_named
from lagebild.views.picturechoice import current, left, sure_position
from lagebild.views.picturetripwires import last_move
from lagebild.views.reportnotes import NAME
from lagebild.views.reportparts import Line, Part, Row, Run, Table
from lagebild.views.reportpen import Pen
from lagebild.views.reportquotes import enclosed, plain
from lagebild.views.words import name_of

ARROW, NONE = " → ", "–"
WIDEST = 4  # questions side by side
LABEL = 80  # characters of a question in the head of a table


@dataclass(frozen=True, slots=True)
class Seat:
    """An actor's line on a question, with the stances that count: the current one, and the one it took the place of."""

    question: Question
    line: PositionLine
    now: Stance
    before: Stance | None = None


def positions_part(pen: Pen, questions: Sequence[Question], fresh: frozenset[tuple[str, str]]) -> Part:
    """Table and lines for the questions on which somebody surely takes a position, the most important first.

    `fresh` are the pairs of question and actor that have just moved: they come first.
    """
    seats = [seat for one in questions if pen.shows("questions", one) for seat in seats_of(pen, one)]
    order = _in_order(pen, seats, fresh)
    shown = order[: pen.extent.questions]
    ids = {question.id for question in shown}
    tables, hidden = _tables(pen, [seat for seat in seats if seat.question.id in ids], shown)
    lines = list(_lines(pen, seats, ids, fresh))
    kept_lines = [write(pen, seat) for write, seat in lines[: pen.extent.moves]]
    rest = {"questions": len(order) - len(shown), "actors": hidden, "moves": len(lines) - len(kept_lines)}
    told = [*(seat for seat in seats if seat.question.id in ids), *(seat for _, seat in lines[: pen.extent.moves])]
    legend = (pen.say.doubt,) if any(map(_in_doubt, told)) else ()
    supported = [line for one in questions if one.evidence for line in one.positions if _is_supported(line)]
    rest["nameless"] = sum(
        not pen.extent.unsure and not is_named(line.actor) and sure_position(line) for line in supported
    )
    unsure = len(supported) - len(seats) - rest["nameless"]
    left_out = pen.left_out(rest, unsure, of="questions")
    return Part(lines=tuple(kept_lines), tables=tuple(tables), more=(*legend, *left_out))


def seats_of(pen: Pen, question: Question) -> Iterator[Seat]:
    """The actors who take a position on a question, as far as they have a name and something trustworthy supports it."""
    for line in question.positions:
        now = current(line)
        told = pen.extent.unsure or (sure_position(line) and is_named(line.actor))
        if now is not None and _is_supported(line) and told:
            before = left(line)
            yield Seat(question, line, now, before if before is not None and pen.stands(before) else None)


def _is_supported(line: PositionLine) -> bool:
    """Whether there is evidence for where an actor stands."""
    now = current(line)
    return now is not None and bool(now.evidence)


def _in_doubt(seat: Seat) -> bool:
    """Whether any stance of a seat has the sign for what was not read surely."""
    organs = _organs(seat.line) if seat.line.differ else ()
    return any(doubt(one) for one in (seat.now, seat.before, *organs) if one is not None)


def stance_words(pen: Pen, question: Question, stance: str) -> str:
    """What a stance is called: towards a claim it is another thing than towards what should be done."""
    claims: Mapping[str, str] = pen.say.claims if question.about == "claim" else {}
    return claims.get(stance) or name_of(STANCES, stance, pen.language)


# -- the table --------------------------------------------------------------------------------------------------------------------


def _in_order(pen: Pen, seats: Iterable[Seat], fresh: frozenset[tuple[str, str]]) -> list[Question]:
    """The questions: where somebody has just moved, then new ones, those where somebody has moved at all, where organs differ, and those
    with the most positions.
    """
    by_id: dict[str, list[Seat]] = {}
    for seat in seats:
        by_id.setdefault(seat.question.id, []).append(seat)

    def importance(some: list[Seat]) -> tuple[object, ...]:
        just = any((seat.question.id, seat.line.actor.id) in fresh for seat in some)
        moved = any(seat.before for seat in some)
        differ = any(seat.line.differ for seat in some)
        old = ("questions", some[0].question.id) not in pen.fresh
        return (not just, old, not moved, not differ, -len(some), some[0].question.label, some[0].question.id)

    return [some[0].question for some in sorted(by_id.values(), key=importance)]


def _tables(pen: Pen, seats: Sequence[Seat], questions: Sequence[Question]) -> tuple[list[Table], int]:
    """Tables of at most WIDEST questions, and how many actors have no row in them."""
    tables, hidden = [], 0
    for at in range(0, len(questions), WIDEST):
        some = questions[at : at + WIDEST]
        ids = [question.id for question in some]
        here = [seat for seat in seats if seat.question.id in ids]
        often = Counter(seat.line.actor.id for seat in here)
        actors = list({seat.line.actor.id: seat.line.actor for seat in here}.values())
        actors.sort(key=lambda who: (-often[who.id], who.name, who.id))
        shown = actors[: pen.extent.actors]
        hidden += len(actors) - len(shown)
        cells = {(seat.line.actor.id, seat.question.id): seat for seat in here}
        rows = (Row(pen.name(who), tuple(_cell(pen, cells.get((who.id, one))) for one in ids)) for who in shown)
        columns = tuple(_column(pen, question) for question in some)
        tables.append(Table(pen.say.titles["questions"], pen.say.who, columns, tuple(rows)))
    return tables, hidden


def _column(pen: Pen, question: Question) -> str:
    label = plain(question.label, LABEL) or "?"
    notes = [pen.say.claim] * (question.about == "claim") + pen.news("questions", question.id)
    return f"{label} ({', '.join(notes)})" if notes else label


def _cell(pen: Pen, seat: Seat | None) -> Line:
    """Where an actor stands on a question; where it stood before; where its organs stand, if they differ."""
    if seat is None:
        return (Run(NONE, "soft"),)
    if seat.line.differ:
        runs = [Run(f"{pen.say.divided}: ", "strong")]
        for at, one in enumerate(_parted(_organs(seat.line) or [seat.now])):
            runs += [Run(" / ")] * bool(at) + [_stance(pen, seat, one)]
        return tuple(runs)
    if seat.before is None:
        return (_stance(pen, seat, seat.now),)
    return (_stance(pen, seat, seat.before), Run(ARROW), _stance(pen, seat, seat.now, "strong"))


def _organs(line: PositionLine) -> list[Stance]:
    """Where the organs of an actor stand: also those whose stance was not read surely, or one would not see that they differ."""
    return [one for one in line.organs if one.evidence]


def _parted(organs: Iterable[Stance]) -> list[Stance]:
    """One of the organs for each stance, the surest."""
    found: dict[str, Stance] = {}
    for one in organs:
        if one.stance not in found or (one.shown and not found[one.stance].shown):
            found[one.stance] = one
    return list(found.values())


def _stance(pen: Pen, seat: Seat, one: Stance, look: str = "") -> Run:
    return Run(stance_words(pen, seat.question, one.stance) + doubt(one), look, pen.cite(one.evidence, 1))


def doubt(stance: Stance) -> str:
    """The sign for a stance that was not read surely."""
    return "" if stance.shown else "?"


# -- the lines --------------------------------------------------------------------------------------------------------------------


_Writer = Callable[[Pen, Seat], Line]


def _lines(
    pen: Pen, seats: Sequence[Seat], shown: Collection[str], fresh: frozenset[tuple[str, str]]
) -> Iterator[tuple[_Writer, Seat]]:
    """What the tables cannot say: who moved, the latest first; whose organs differ; on questions that are in them, who is for it under
    which condition.
    """
    moved = sorted((seat for seat in seats if seat.before), key=lambda seat: last_move(seat.line), reverse=True)
    moved.sort(key=lambda seat: (seat.question.id, seat.line.actor.id) not in fresh)
    yield from ((_moved, seat) for seat in moved)
    for seat in seats:
        if seat.line.differ and len(_organs(seat.line)) > 1:
            yield organs_line, seat
    for seat in seats:
        conditional = seat.now.stance == "conditional" and kept(seat.now.condition or "")
        if conditional and not seat.before and seat.question.id in shown:
            yield condition_line, seat


def move_line(pen: Pen, seat: Seat) -> Line:
    """Who stood how before, and how now, since when."""
    assert seat.before is not None, "a seat of a move"
    before = pen.say.before_now.format(stance_words(pen, seat.question, seat.before.stance)) + doubt(seat.before)
    return (
        *_about(pen, seat),
        Run(before, notes=pen.cite(seat.before.evidence, 1)),
        Run(f", {pen.say.now}"),
        _stance(pen, seat, seat.now, "strong"),
        Run(f" ({pen.say.since.format(pen.clock.brief(seat.now.since))})."),
    )


def _moved(pen: Pen, seat: Seat) -> Line:
    """The same with the words in which that was said, and under which condition it holds."""
    return (*move_line(pen, seat), *_in_words(pen, seat, seat.now), *_under(pen, seat.now))


def organs_line(pen: Pen, seat: Seat) -> Line:
    """How the organs of one actor differ."""
    runs = [*_about(pen, seat), Run(f"{pen.say.divided}. ", "strong")]
    for at, one in enumerate(_organs(seat.line)):
        words = f"{plain(one.holder.name, NAME)}: {stance_words(pen, seat.question, one.stance)}{doubt(one)}"
        runs += [Run("; ")] * bool(at) + [Run(words, notes=pen.cite(one.evidence, 1))]
    return (*runs, Run("."))


def condition_line(pen: Pen, seat: Seat) -> Line:
    """The condition of a conditional stance."""
    words = Run(
        stance_words(pen, seat.question, seat.now.stance) + doubt(seat.now), notes=pen.cite(seat.now.evidence, 1)
    )
    return (*_about(pen, seat), words, Run("."), *_under(pen, seat.now))


def _about(pen: Pen, seat: Seat) -> Iterator[Run]:
    """Who, on which question."""
    label = enclosed(plain(seat.question.label, LABEL), pen.language)
    yield Run(plain(seat.line.actor.name, NAME), "strong")
    yield Run(f" {pen.say.on_question.format(label)}: ")


def _in_words(pen: Pen, seat: Seat, stance: Stance) -> Iterator[Run]:
    """The words by which a stance is known, and whose they are."""
    words = next((one.quote for one in stance.evidence if kept(one.quote)), "")
    who = f"{plain(stance.holder.name, NAME)}: " if stance.holder.id != seat.line.actor.id else ""
    yield Run(f" {who}")
    yield from pen.sense(words, stance.evidence, most=1)


def _under(pen: Pen, stance: Stance) -> Iterator[Run]:
    """The condition of a stance, where it has one."""
    if stance.stance == "conditional" and kept(stance.condition or ""):
        yield Run(f" {pen.say.condition}: ")
        yield from pen.sense(stance.condition)
