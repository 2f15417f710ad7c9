"""What the pages on positions show, worked out of a picture: the matrix actor × question, a question's lines, the history of a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lagebild import moments
from lagebild.errors import UnknownError
from lagebild.labels import ABOUT, ACTOR_KINDS, STANCES
from lagebild.situation import Picture, PositionLine, Question, Stance, Who
from lagebild.terms import folded
from lagebild.views.picturechoice import Choice, choose, chosen, current, is_sure, sure_position, surer
from lagebild.views.picturescene import Scene
from lagebild.views.picturetripwires import in_order, last_move
from lagebild.views.wirereasons import wire_reason
from lagebild.views.words import name_of
from lagebild.web.filters import segment
from lagebild.web.named import actor_href
from lagebild.web.paging import Sheet, page_number, sheet
from lagebild.web.proofs import Proof, in_sentences

QUESTIONS, ACTORS = 8, 40  # columns and rows of one page of the matrix
LINES = 50  # actors of one page of a question
SUGGESTED = 100  # actors that the field for an actor suggests
STEM = 4  # letters of a side's name that its adjective begins with
LABEL = 120  # characters of a question's label
MOST_REASONS, MOST_WORDINGS = 20, 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the matrix is asked for; `questions` and `actors` are the pages of columns and of rows, from 1."""

    actor: str = ""
    words: str = ""
    about: str = ""
    moved: bool = False
    less_sure: bool = False
    questions: int = 1
    actors: int = 1

    @property
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self.actor or self.words or self.about or self.moved)


def asked(query: Mapping[str, str]) -> Asked:
    """What the query of an address asks for; what it cannot ask for is passed over."""
    about = query.get("art", "")
    return Asked(
        actor=query.get("akteur", "").strip()[:200],
        words=query.get("q", "").strip()[:200],
        about=about if about in ABOUT else "",
        moved=query.get("bewegt") == "1",
        less_sure=query.get("alle") == "1",
        questions=page_number(query.get("fragen")),
        actors=page_number(query.get("akteure")),
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """An actor's stance on a question: `before` is the name of the stance that it left last, "" where it has not moved; `read` says that
    a machine read it and nobody has confirmed it.
    """

    href: str
    stance: str
    name: str
    since: str
    before: str
    unsure: bool
    differ: bool
    read: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A question; `cells` are those who have a position on it, with their names and notes (see Row). `about` is "" for what should be
    done.
    """

    href: str
    label: str
    about: str
    cells: tuple[tuple[str, str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An actor; a cell for each column, None where it has no position. `note` says for whom a person or an organ speaks, else of a person
    that it is one.
    """

    name: str
    note: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A page of the matrix. `nobody` says that nobody is called as the actor that was asked for; `people` and `positions` are
    counted over all pages; `hidden` are positions that are less sure.
    """

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    questions: Sheet[Question] | None = None
    actors: Sheet[Who] | None = None
    people: int = 0
    positions: int = 0
    hidden: int = 0
    suggested: tuple[str, ...] = ()
    nobody: bool = False


# -- the matrix -------------------------------------------------------------------------------------------------------------------


def matrix(picture: Picture, scene: Scene, ask: Asked) -> Matrix:
    """The page of the matrix that is asked for: questions and actors on which there is most come first."""
    suggested = _suggested(picture.questions, scene)
    try:
        left = list(_left(picture, ask))
    except UnknownError:
        return Matrix(suggested=suggested, nobody=True)
    shown = [question for question in (_surer(one, ask) for one in left) if question.positions]
    shown.sort(key=lambda one: (-len(one.positions), one.label, one.id))
    count = sum(len(one.positions) for one in shown)
    hidden = sum(len(one.positions) for one in left) - count
    across = sheet(shown, ask.questions, QUESTIONS)
    columns = across.lines
    held = Counter(line.actor.id for question in shown for line in question.positions)
    who = {line.actor.id: line.actor for question in columns for line in question.positions}
    ordered = sorted(who.values(), key=lambda one: (-held[one.id], one.name, one.id))
    down = sheet(ordered, ask.actors, ACTORS)
    rows = down.lines
    cells = {(one.id, line.actor.id): cell(scene, one, line) for one in columns for line in one.positions}
    return Matrix(
        columns=tuple(
            _column(
                scene, one, [(scene.name(row.name), note_of(scene, row), cells.get((one.id, row.id))) for row in rows]
            )
            for one in columns
        ),
        rows=tuple(
            Row(scene.name(row.name), note_of(scene, row), tuple(cells.get((one.id, row.id)) for one in columns))
            for row in rows
        ),
        questions=across,
        actors=down,
        people=len(held),
        positions=count,
        hidden=0 if ask.less_sure or ask.moved else max(hidden, 0),
        suggested=suggested,
    )


def _suggested(questions: Iterable[Question], scene: Scene) -> tuple[str, ...]:
    """The names of those with most positions."""
    held = Counter(line.actor.name for question in questions for line in question.positions)
    return tuple(sorted(scene.name(name) for name, _ in held.most_common(SUGGESTED)))


def _left(picture: Picture, ask: Asked) -> Iterable[Question]:
    """The questions that are asked for, with the positions of those who are.

    Raises:
        UnknownError: nobody is called so.
    """
    bare = Picture(picture.dossier, actors=picture.actors, questions=picture.questions)
    actors = choose([bare], actor=ask.actor).actors if ask.actor else None
    some = chosen(bare, Choice(("questions",), actors)).questions
    for question in some:
        if (not ask.about or question.about == ask.about) and speaks_of(question, ask.words):
            yield question


def speaks_of(question: Question, words: str) -> bool:
    """Whether a question has all of some words in its label or in one of its wordings, be it as a part of longer ones."""
    wanted = folded(words).split()
    said = [folded(one) for one in (question.label, *question.wordings)] if wanted else []
    return not wanted or any(all(word in one for word in wanted) for one in said)


def _surer(question: Question, ask: Asked) -> Question:
    """A question with the positions that are shown."""
    if not ask.less_sure and not is_sure("questions", question):
        return replace(question, positions=())
    lines = surer(question.positions, sure_position, include_all=ask.less_sure)
    return replace(question, positions=tuple(one for one in lines if not ask.moved or last_move(one)))


def note_of(scene: Scene, who: Who) -> str:
    """For whom somebody speaks where the name does not say so; else what kind of actor it is, but of a state, which everybody knows."""
    side = scene.name(scene.names.get(who.side or ""))
    if side and side[:STEM].casefold() not in who.name.casefold():
        return side
    return "" if who.kind == "state" or side or not who.kind else name_of(ACTOR_KINDS, who.kind, scene.language)


def _column(scene: Scene, question: Question, cells: Iterable[tuple[str, str, Cell | None]]) -> Column:
    about = "" if question.about == "policy" else name_of(ABOUT, question.about, scene.language)
    held = tuple((name, note, one) for name, note, one in cells if one is not None)
    return Column(question_href(question), label_of(scene, question), about, held)


def label_of(scene: Scene, question: Question) -> str:
    """What a question is called."""
    return scene.plain(question.label, LABEL) or "?"


def question_href(question: Question) -> str:
    """The address of a question's page."""
    return f"/positionen/{segment(question.id)}"


def cell(scene: Scene, question: Question, line: PositionLine) -> Cell:
    """An actor's stance on a question."""
    return Cell(
        f"{question_href(question)}/{segment(line.actor.id)}",
        line.stance,
        name_of(STANCES, line.stance, scene.language),
        scene.day(line.since),
        _before(scene, line),
        not sure_position(line),
        line.differ,
        not _is_confirmed(line),
    )


def _is_confirmed(line: PositionLine) -> bool:
    """Whether a person confirmed or corrected a record on which the current stance rests: only then is one wholly sure."""
    stance = current(line)
    return stance is not None and any(one.record and one.confidence >= 1.0 for one in stance.evidence)


def _before(scene: Scene, line: PositionLine) -> str:
    """The stance that an actor left when it moved last."""
    moved = [at for at in line.moves if 0 < at < len(line.history)]
    past = line.history[: moved[-1] + 1] if moved else ()
    others = [one.stance for one in past if one.stance != past[-1].stance]
    return name_of(STANCES, others[-1], scene.language) if others and others[-1] != line.stance else ""


# -- a question, and a cell's history ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Past:
    """A stance as it was taken once; `moved` says that the actor as a whole changed then, `now` that it is its current one."""

    stance: str
    name: str
    since: str
    holder: str
    wording: str
    condition: str
    moved: bool
    now: bool
    unsure: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An actor's line on a question: the latest stance first."""

    cell: Cell
    actor: str
    actor_href: str
    history: tuple[Past, ...]
    organs: tuple[Past, ...]

    @property
    def current(self) -> Past | None:
        """The stance that holds."""
        return next((one for one in self.history if one.now), None)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with what it is made of; `reasons` say why its wordings are one, `hidden` counts less sure positions."""

    id: str
    href: str
    label: str
    about: str
    wordings: tuple[str, ...]
    reasons: tuple[str, ...]
    more_reasons: int
    reports: int
    sources: int
    lines: tuple[Line, ...]
    place: Sheet[PositionLine]
    hidden: int


def question_view(scene: Scene, question: Question, *, less_sure: bool, page: int) -> QuestionView:
    """A question with a page of its actors, those who moved first."""
    everybody = in_order(question.positions)
    sure = surer(everybody, sure_position, include_all=less_sure)
    place = sheet(sure, page, LINES)
    shown = place.lines
    why = tuple(dict.fromkeys(question.why))
    return QuestionView(
        id=question.id,
        href=question_href(question),
        label=label_of(scene, question),
        about=name_of(ABOUT, question.about, scene.language),
        wordings=tuple(scene.plain(one) for one in dict.fromkeys(question.wordings))[:MOST_WORDINGS],
        reasons=tuple(scene.plain(wire_reason(one, scene.language)) for one in why[:MOST_REASONS]),
        more_reasons=max(0, len(why) - MOST_REASONS),
        reports=question.reports,
        sources=question.sources,
        lines=tuple(line_view(scene, question, one) for one in shown),
        place=place,
        hidden=len(everybody) - len(sure),
    )


def line_view(scene: Scene, question: Question, line: PositionLine) -> Line:
    """An actor's line with its history."""
    held = current(line)
    past = [
        _past(scene, line, one, moved=at in line.moves and at > 0, now=one is held)
        for at, one in enumerate(line.history)
    ]
    organs = [_past(scene, line, one, moved=False, now=False) for one in line.organs] if line.differ else []
    return Line(
        cell(scene, question, line),
        scene.name(line.actor.name),
        actor_href(line.actor.id),
        tuple(reversed(past)),
        tuple(organs),
    )


def _past(scene: Scene, line: PositionLine, one: Stance, *, moved: bool, now: bool) -> Past:
    timed = "T" in one.since and moments.moment(one.since) != moments.moment(one.since[:10])
    return Past(
        stance=one.stance,
        name=name_of(STANCES, one.stance, scene.language),
        since=scene.when(one.since) if timed else scene.day(one.since),
        holder=scene.name(one.holder.name) if one.holder.id != line.actor.id else "",
        wording=scene.in_marks(one.wording) if one.wording else "",
        condition=scene.plain(one.condition) if one.condition else "",
        moved=moved,
        now=now,
        unsure=not one.shown,
        proofs=in_sentences(scene, one.evidence),
    )
