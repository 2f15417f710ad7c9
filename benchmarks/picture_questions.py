"""Questions, stances and who moved, against what is expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.picture_evidence import Ground, Hit, Item, Place, Shelf, same_name
from benchmarks.picture_measure import Measure, Section, Weights, adjusted_rand, bootstrapped
from lagebild.situation import Picture, PositionLine, Question, Stance

GROUPED = 0.7
CHANGES_FOUND = 0.75
CHANGES_RIGHT = 0.85
ENOUGH = 3  # stances for and against in one question, before its label can be said to mean the opposite
OPPOSITE = {"for": "against", "against": "for"}


class Held(NamedTuple):
    """A stance in the picture, and where it stands there."""

    question: Question
    line: PositionLine
    stance: Stance


@dataclass(frozen=True, slots=True)
class Position:
    """An expected position, with the stance that was found at its words."""

    key: str
    question: str
    item: Item
    hit: Hit[Held] | None

    @property
    def found(self) -> Held | None:
        """The stance."""
        return None if self.hit is None else self.hit.line


class Positions:
    """The expected positions, and which question of the picture is which."""

    def __init__(self, picture: Picture, expected: Item, ground: Ground) -> None:
        shelf = Shelf(
            (Held(question, line, stance), evidence)
            for question in picture.questions
            for line in question.positions
            for stance in line.history
            for evidence in (*stance.evidence, *stance.unsure)
        )
        self.all = [
            Position(
                f"{one['id']}.{number}", one["id"], item, _best(shelf, ground.place(item, one["id"]), item, ground)
            )
            for one in expected.get("questions", ())
            for number, item in enumerate(one["positions"], 1)
        ]
        self.matched: dict[str, set[str]] = {}
        """The expected questions that have a position in a question of the picture, by its id."""
        for one in self.all:
            if one.found:
                self.matched.setdefault(one.found.question.id, set()).add(one.question)
        self.reversed = {question for question in self.matched if self._reversed(question)}
        """The questions of the picture whose label means the opposite of what is expected."""

    def _reversed(self, question: str) -> bool:
        """Whether nearly everybody who should be for is against, and the other way round."""
        stances = [
            (one.item["stance"], one.found.stance.stance)
            for one in self.all
            if one.found and one.found.question.id == question and one.item["stance"] in OPPOSITE
        ]
        opposite = sum(OPPOSITE[wanted] == have for wanted, have in stances)
        return len(stances) >= ENOUGH and opposite >= 0.75 * len(stances)

    def stance(self, question: str, stance: str) -> str:
        """A stance in a question of the picture, towards what is expected to be asked."""
        return OPPOSITE.get(stance, stance) if question in self.reversed else stance


def _best(shelf: Shelf[Held], place: Place, item: Item, ground: Ground) -> Hit[Held] | None:
    """The closest stance; of several at the same words the one of the right actor."""
    hits = shelf.hits(place, ground.word)
    return max(hits, key=lambda hit: (hit.quality, whose(item, hit.line)), default=None)


def whose(item: Item, held: Held) -> bool:
    """Whether a stance is held by the right actor: by name of the state or alliance, or of who spoke for it."""
    names = (held.line.actor.name, held.stance.holder.name)
    holder = item.get("holder") or item.get("by") or item["actor"]
    return any(same_name(item["actor"], name) or same_name(holder, name) for name in names)


def of_side(item: Item, line: PositionLine) -> bool:
    """Whether a line is the right state's or alliance's."""
    side = (line.actor.side or "").rpartition(":")[2]
    return any(same_name(item["actor"], name) for name in (line.actor.name, side))


# -- grouping and stances -----------------------------------------------------------------------------------------------------


def questions(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether positions on the same thing stand under one question, each with the right stance of the right actor."""
    section = Section("Questions and positions")
    positions = Positions(picture, expected, ground)
    found = [one for one in positions.all if one.found]
    section.share("positions read at all", len(found), len(positions.all))
    section.measures += [
        _grouped("adjusted Rand index (found)", found),
        _grouped("adjusted Rand index (all)", positions.all, GROUPED),
    ]
    right = [one for one in found if one.found and _stance_right(positions, one)]
    section.both("stance right", len(right), len(found), len(positions.all))
    held = [one for one in found if one.found and whose(one.item, one.found)]
    section.both("actor right", len(held), len(found), len(positions.all))
    sided = [one for one in found if one.found and of_side(one.item, one.found.line)]
    section.share("state or alliance right (found)", len(sided), len(found))
    turned = len(positions.reversed)
    section.share("questions whose label means the opposite", turned, len(positions.matched), less=True)
    section.share("expected questions in one question", *_whole(positions, expected))
    _shown(section, picture, positions)
    _misses(section, positions, right, held)
    return section


def _shown(section: Section, picture: Picture, positions: Positions) -> None:
    """How much of what is shown without being asked for is expected, and right: the question, the actor and the stance.

    What is not expected need not be wrong: `docs/questions.md` says what readers found who judged every line.
    """
    every = [one for question in picture.questions for line in question.positions for one in line.history if one.shown]
    at = {id(one.found.stance): one for one in positions.all if one.found}
    homes: dict[str, Counter[str]] = {}
    for one in positions.all:
        if one.found:
            homes.setdefault(one.found.question.id, Counter())[one.question] += 1
    known = [at[id(one)] for one in every if id(one) in at]
    right = [
        one
        for one in known
        if one.found
        and _stance_right(positions, one)
        and whose(one.item, one.found)
        and homes[one.found.question.id].most_common(1)[0][0] == one.question
    ]
    section.share("stances shown that are expected", len(known), len(every) if positions.all else 0)
    section.share("  question, actor and stance right", len(right), len(known))


def _stance_right(positions: Positions, one: Position) -> bool:
    held = one.found
    return held is not None and positions.stance(held.question.id, held.stance.stance) == one.item["stance"]


def _grouped(name: str, some: Sequence[Position], target: float | None = None) -> Measure:
    """The index; what was not read is alone."""
    left: dict[Hashable, Hashable] = {one.key: one.question for one in some}
    right: dict[Hashable, Hashable] = {
        one.key: one.found.question.id if one.found else f"unread {one.key}" for one in some
    }

    def index(weights: Weights) -> float | None:
        return adjusted_rand(left, right, weights)

    return bootstrapped(name, left, index, target=target)


def _whole(positions: Positions, expected: Item) -> tuple[int, int]:
    """How many questions have all that was read of them in one question, with nothing of another."""
    right = of = 0
    for one in expected.get("questions", ()):
        homes = [
            held.question.id
            for position in positions.all
            if position.question == one["id"] and (held := position.found)
        ]
        of += 1
        right += len(set(homes)) == 1 and len(positions.matched[homes[0]]) == 1
    return right, of


def _misses(section: Section, positions: Positions, right: Sequence[Position], held: Sequence[Position]) -> None:
    homes: Mapping[str, Counter[str]] = {one.question: Counter() for one in positions.all}
    for one in positions.all:
        if one.found:
            homes[one.question][one.found.question.id] += 1
    for one in positions.all:
        if (found := one.found) is None:
            section.miss(one.key, "position", "not read")
            continue
        if found.question.id != homes[one.question].most_common(1)[0][0]:
            section.miss(one.key, "question", f"alone or elsewhere: {found.question.label!r}")
        if others := positions.matched[found.question.id] - {one.question}:
            section.miss(one.key, "question", f"one question with {' '.join(sorted(others))}: {found.question.label!r}")
        if one not in right:
            have = positions.stance(found.question.id, found.stance.stance)
            section.miss(one.key, "stance", f"{have} instead of {one.item['stance']}")
        if one not in held:
            name = found.stance.holder.name or found.line.actor.name
            section.miss(one.key, "actor", f"{name} instead of {one.item.get('holder') or one.item['actor']}")


# -- who moved ----------------------------------------------------------------------------------------------------------------


class Move(NamedTuple):
    """A change of stance in the picture; `before` are what it can have been before, for the actor as a whole or the last to speak."""

    question: Question
    line: PositionLine
    before: set[str]
    after: str
    articles: set[str]


def moves(picture: Picture) -> Iterator[Move]:
    """All changes of stance in a picture."""
    for question in picture.questions:
        for line in question.positions:
            last = 0
            for at in line.moves:
                before = {line.history[last].stance, line.history[at - 1].stance} if at else set[str]()
                articles = {one.article for one in (*line.history[at].evidence, *line.history[at].unsure)}
                yield Move(question, line, before, line.history[at].stance, articles)
                last = at


def changes(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether it is seen who changed position, when, from what to what."""
    section = Section("Position changes")
    positions = Positions(picture, expected, ground)
    made = list(moves(picture))
    wanted = [(one["id"], item) for one in expected.get("questions", ()) for item in one["changes"]]
    good: set[int] = set()
    found = elsewhere = 0
    for question, item in wanted:
        ground.place(item, f"{question}, changes")
        near = [at for at, move in enumerate(made) if _is(positions, move, question, item)]
        exact = [at for at in near if _told(made[at], item, ground)]
        good.update(exact)
        found += bool(exact)
        elsewhere += bool(near)
        if not exact:
            articles = sorted({article for at in near for article in made[at].articles})
            why = f"shown by {' '.join(articles)}" if near else "not found"
            name = f"{item['actor']} from {item['from']} to {item['to']} by {item['article']}"
            section.miss(question, "change", f"{name}: {why}")
    known = [at for at, move in enumerate(made) if move.question.id in positions.matched]
    for at in known:
        if at not in good:
            move = made[at]
            what = f"{move.line.actor.name} to {move.after} by {' '.join(sorted(move.articles))}"
            section.miss(" ".join(sorted(positions.matched[move.question.id])), "no change", what)
    section.share("changes found", found, len(wanted), target=CHANGES_FOUND)
    section.share("  by whatever article", elsewhere, len(wanted))
    section.share("changes right, in expected questions", len(good), len(known), target=CHANGES_RIGHT)
    section.share("changes right, in all questions", len(good), len(made))
    return section


def _is(positions: Positions, move: Move, question: str, item: Item) -> bool:
    """Whether a move is the expected one, whatever article shows it."""
    if question not in positions.matched.get(move.question.id, ()):
        return False
    before = {positions.stance(move.question.id, one) for one in move.before}
    after = positions.stance(move.question.id, move.after)
    named = of_side(item, move.line) or _speaks_for(positions, move.line, item["actor"])
    return named and item["from"] in before and item["to"] == after


def _speaks_for(positions: Positions, line: PositionLine, actor: str) -> bool:
    """Whether a line is a person's whom the expected positions know as a voice of that state."""
    holders = (
        one.item.get("holder") or one.item.get("by") or "" for one in positions.all if one.item["actor"] == actor
    )
    return any(same_name(name, line.actor.name) for name in holders)


def _told(move: Move, item: Item, ground: Ground) -> bool:
    return ground.original(item["article"]) in {ground.original(article) for article in move.articles}
