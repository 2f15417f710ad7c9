"""What is new: the changes that matter one by one, the most important first; the rest in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from lagebild.situation import (
    Change,
    Changes,
    Fused,
    FusedEvent,
    FusedStatement,
    Question,
    Tripwire,
)
from lagebild.views.dossierwords import kept
from lagebild.views.reportlines import event_line
from lagebild.views.reportparts import Line, Part, Run
from lagebild.views.reportpen import Pen, has_notes, is_unsure
from lagebild.views.reportpositions import move_line, seats_of
from lagebild.views.reporttripwires import announced_line, moved_line
from lagebild.views.words import count

OVER = ("touched", "fulfilled", "lapsed", "withdrawn")
MATTERS = {
    "tripwires": frozenset(("decided",)),
    "disputes": frozenset(("asserted_by", "denied_by")),
    "figures": frozenset(("differs", "values")),
    "hypotheses": frozenset(("alternatives",)),
}
"""The fields whose change matters, by list of the picture."""
LIKELY = ("actual", "planned")  # statuses of events that matter more than the others


class Piece(NamedTuple):
    """A change that has a line of its own: its rank, a weight within the rank, and what writes it."""

    rank: int
    weight: tuple[object, ...]
    change: Change
    write: Callable[[Pen], Line]


class News(NamedTuple):
    """The lines of what is new, and the changes of which they tell; `cut` are pieces for which there was no room."""

    lines: tuple[Line, ...]
    told: tuple[Change, ...]
    cut: tuple[Piece, ...]


def new_lines(pen: Pen, changes: Changes) -> News:
    """What changed in the picture, one by one."""
    pieces = sorted(_pieces(pen, changes), key=lambda piece: (piece.rank, piece.weight))
    shown = pieces[: pen.extent.new]
    lines = ((*_caution(pen, piece.change), *line) for piece in shown if has_notes(line := piece.write(pen)))
    return News(tuple(lines), tuple(piece.change for piece in shown), tuple(pieces[len(shown) :]))


def new_part(pen: Pen, changes: Changes, news: News) -> Part:
    """The lines, and behind them in one paragraph how much came in and what else there is: what is marked below, and what is not in the
    report. It is written after the sections in which the marks stand.
    """
    told = set(map(id, news.told))
    rest = [one for one in changes.changes if id(one) not in told and _is_fresh(pen, one)]
    below = Counter(one.what for one in rest if _is_marked(pen, one))
    parts = [count(below[what], noun) for what, noun in pen.say.kinds.items() if below[what]]
    more = (pen.say.besides.format(", ".join(parts)),) if parts else ()
    hidden = {id(one) for one in (*rest, *(piece.change for piece in news.cut)) if not _is_marked(pen, one)} - told
    unsure = sum(_is_left_out(pen, one) for one in changes.changes)
    said = " ".join((*_added(pen, changes), *more, *pen.left_out({"new": len(hidden)}, unsure)))
    return Part(lines=news.lines, more=(said,) if said else ())


def fresh_lines(changes: Changes | None) -> dict[tuple[str, str], str]:
    """List and id of what is "new" or has "changed" in what matters."""
    return {
        (one.what, one.after.id): one.change
        for one in (changes.changes if changes is not None else ())
        if isinstance(one.after, Fused) and (one.change == "new" or _matters(one))
    }


def _matters(one: Change) -> bool:
    """Whether a change is more than that there are more reports of the same."""
    return one.change == "changed" and (_has_moved(one) or bool(MATTERS.get(one.what, frozenset()) & set(one.fields)))


def _is_fresh(pen: Pen, one: Change) -> bool:
    """Whether what a change is about belongs into a section of its own, with a mark."""
    line = one.after
    if one.what not in pen.say.kinds or not isinstance(line, Fused) or (one.what, line.id) not in pen.fresh:
        return False
    return pen.shows(one.what, line)


def _is_marked(pen: Pen, one: Change) -> bool:
    """Whether what a change is about has been written there, with its mark."""
    return isinstance(one.after, Fused) and (one.what, one.after.id) in pen.marked


def _is_left_out(pen: Pen, one: Change) -> bool:
    """Whether a change that matters is not in the report because its line was not read surely."""
    line = one.after if one.change != "withdrawn" else one.before
    if not isinstance(line, Fused) or not line.evidence or pen.shows(one.what, line):
        return False
    return one.change != "changed" or _matters(one) or (one.what == "events" and "status" in one.fields)


def moves(changes: Changes | None) -> frozenset[tuple[str, str]]:
    """Question and actor of every position that has changed, by their ids."""
    some = changes.changes if changes is not None else ()
    return frozenset(
        (one.after.id, line.actor.id)
        for one in some
        if isinstance(one.after, Question) and isinstance(one.before, Question)
        for line in one.after.positions
        if _has_been(one.before, line.actor.id, len(line.moves))
    )


def _has_been(before: Question, actor: str, moved: int) -> bool:
    """Whether an actor had a position before, and fewer moves behind it."""
    return any(line.actor.id == actor and len(line.moves) < moved for line in before.positions)


def _has_moved(one: Change) -> bool:
    """Whether a tripwire is in another state than it was; one that is new and no longer open has moved too."""
    if not isinstance(one.after, Tripwire):
        return False
    before = one.before.state if isinstance(one.before, Tripwire) else "open"
    return one.after.state != before


def _pieces(pen: Pen, changes: Changes) -> Iterator[Piece]:
    moved = moves(changes)
    for one in changes.changes:
        line = one.after if one.change != "withdrawn" else one.before
        if not isinstance(line, Fused) or not pen.shows(one.what, line):
            continue
        if one.change == "withdrawn":
            if not isinstance(line, Question):
                yield Piece(2, (one.what, line.id), one, partial(_gone, line=line, what=one.what))
        elif isinstance(line, Question):
            yield from _question_pieces(pen, one, line, moved)
        else:
            yield from _piece(one, line)


def _question_pieces(pen: Pen, one: Change, question: Question, moved: frozenset[tuple[str, str]]) -> Iterator[Piece]:
    """Everybody who has moved on a question."""
    for seat in seats_of(pen, question):
        if seat.before is not None and ((question.id, seat.line.actor.id) in moved or one.change == "new"):
            yield Piece(1, (question.id, seat.line.actor.id), one, partial(move_line, seat=seat))


def _piece(one: Change, line: Fused) -> Iterator[Piece]:
    """The piece of an event or a tripwire; what else is new is found in its own section, where it comes first."""
    weight = (-line.sources, line.first, line.id)
    new = one.change == "new"
    if isinstance(line, Tripwire):
        if _has_moved(one):
            yield Piece(0, (_state_rank(line), *weight), one, partial(moved_line, tripwire=line))
        elif new:
            yield Piece(4, weight, one, partial(announced_line, tripwire=line))
    elif isinstance(line, FusedEvent) and (new or "status" in one.fields):
        likely = (line.status not in LIKELY, *weight)
        yield Piece(3, likely, one, partial(event_line, event=line))


def _state_rank(tripwire: Tripwire) -> int:
    return OVER.index(tripwire.state) if tripwire.state in OVER else len(OVER)


def _caution(pen: Pen, change: Change) -> Line:
    """What stands before a line: that it is an event that was known, that it was not read surely; positions say so themselves."""
    line = change.after or change.before
    if not isinstance(line, Fused) or isinstance(line, Question):
        return ()
    marks = [pen.say.changed] * (isinstance(line, FusedEvent) and change.change == "changed")
    marks += [pen.say.unsure] * is_unsure(line)
    return (Run(", ".join(marks), "mark"), Run(": ")) if marks else ()


def _gone(pen: Pen, line: Fused, what: str) -> Line:
    """What the picture had and has no longer, in the words that it rested on."""
    words = next((one.told for one in line.evidence if kept(one.quote)), "")
    said = isinstance(line, FusedStatement) and line.speaker is not None
    who = f", {pen.name(line.speaker)}" if said and isinstance(line, FusedStatement) and line.speaker else ""
    return (Run(pen.say.gone, "strong"), Run(f" ({pen.say.gone_kinds[what]}{who}): "), *pen.sense(words, line.evidence))


def _added(pen: Pen, changes: Changes) -> Sequence[str]:
    """How many articles, copies and versions came in; nothing where none did."""
    say, before, after = pen.say, changes.before.articles, changes.after.articles
    articles, copies = after.articles - before.articles, after.copies - before.copies
    versions = after.versions - before.versions - articles
    parts = []
    if articles > 0:
        parts.append(count(articles, say.new_articles) + _copies(pen, copies))
    parts += [count(versions, say.new_versions)] if versions > 0 else []
    return (say.added.format("; ".join(parts)),) if parts else ()


def _copies(pen: Pen, copies: int) -> str:
    return f", {pen.counted(copies, pen.say.new_copies)}" if copies > 0 else ""
