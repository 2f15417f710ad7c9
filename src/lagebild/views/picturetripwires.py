"""Tripwires and positions of a picture, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from lagebild import moments
from lagebild.labels import COMMITMENT_KINDS, CONDITION_KINDS, STANCES
from lagebild.situation import PositionLine, Question, Stance, State, Touch, Tripwire
from lagebild.views.blocks import Block
from lagebild.views.picturechoice import sure_evidence, surer
from lagebild.views.picturescene import Scene, joined, row
from lagebild.views.words import count, name_of, percent

MOST_POSITIONS = 8  # actors under one question
MOST_BEFORE = 3  # earlier stances of one actor
STATE_STYLES = {
    "touched": "bold red",
    "fulfilled": "bold magenta",
    "lapsed": "bold",
    "withdrawn": "bold",
    "open": "bold",
}
STANCE_STYLES = {"for": "bold green", "against": "bold red", "conditional": "bold yellow", "evasive": "bold"}
STANCE_ORDER = tuple(STANCES)
ARROW = "→ "


# -- tripwires --------------------------------------------------------------------------------------------------------------------


def tripwire_blocks(
    scene: Scene, tripwire: Tripwire, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One tripwire: who, what on which condition, how it came to its state, where it stands. `mark` is put before all."""
    lines = [_head(scene, tripwire, mark), *_wording(scene, tripwire), *_history(scene, tripwire)]
    lines.append(_foot(scene, tripwire))
    lines += scene.proofs(tripwire.evidence, tripwire.why)
    yield Block(tuple(lines), Text(number, style=STATE_STYLES.get(tripwire.state, "bold")), indent)


def _head(scene: Scene, tripwire: Tripwire, mark: str) -> Text:
    """Whose it is, of which kind, in which state since when, and whether a person said so."""
    say = scene.say
    who = Text(scene.people(tripwire.by), style="bold")
    kind = name_of(COMMITMENT_KINDS, tripwire.kind, scene.language)
    if tripwire.toward:
        kind += f" {say.toward.format(scene.people(tripwire.toward))}"
    state = ""
    if tripwire.state != "open":
        state = say.since.format(say.states.get(tripwire.state, tripwire.state), scene.when(tripwire.since))
    said = _decided(scene, tripwire.decided) if tripwire.state != "open" or tripwire.decided is not None else ""
    return joined(mark, who, kind, state, said, scene.unsure(tripwire))


def _decided(scene: Scene, confirmed: bool | None) -> Text:
    """What a person says of a state."""
    if confirmed is None:
        return Text(scene.say.unconfirmed, style="yellow")
    return Text(scene.say.confirmed if confirmed else scene.say.rejected)


def _wording(scene: Scene, tripwire: Tripwire) -> Iterator[Text]:
    """The condition and the consequence in the words of the text."""
    if tripwire.condition is not None:
        kind = name_of(CONDITION_KINDS, tripwire.condition_kind or "if", scene.language)
        yield Text(f"{kind}: ", style="bold").append(scene.plain(tripwire.condition), style="not bold")
    arrow = Text(ARROW if tripwire.condition is not None else "", style="bold")
    yield arrow.append(scene.plain(tripwire.consequence), style="not bold")


def _history(scene: Scene, tripwire: Tripwire) -> Iterator[Text]:
    """What happened to it, the latest last; the first state, open, has no line of its own."""
    for state in tripwire.history:
        if state.state != "open" or state.why or state.author:
            yield _state(scene, state)
    if scene.evidence:
        seen = {(one.article, one.version, one.spans) for state in tripwire.history for one in state.evidence}
        for touch in tripwire.touched_by:
            if (touch.evidence.article, touch.evidence.version, touch.evidence.spans) not in seen:
                yield _touch(scene, touch)
    if tripwire.replaced_by is not None:
        number = scene.numbers.get(tripwire.replaced_by)
        yield Text(scene.say.replaced_by.format(number) if number else scene.say.replaced)


def _state(scene: Scene, state: State) -> Text:
    """A state, since when, and the words that brought it about."""
    label = scene.say.states.get(state.state, scene.plain(state.state))
    line = Text(f"{label} {scene.when(state.since)}", style=STATE_STYLES.get(state.state, "bold"))
    if state.evidence:
        line.append(": ", style="not bold").append(scene.said(state.evidence[0]), style="not bold")
        line.append_text(_bracketed(scene.reference(state.evidence)))
    if state.author:
        line.append(f" ({scene.say.by_author.format(scene.plain(state.author, 60))})", style="not bold")
    if state.why and scene.evidence:
        line.append(f" · {scene.say.reason}: {scene.reason(state.why)}", style="not bold dim")
    return line


def _touch(scene: Scene, touch: Touch) -> Text:
    """Something that may bear on it but made no state of its own."""
    label = scene.say.states.get(touch.effect, scene.plain(touch.effect))
    line = Text(f"{label}? {percent(touch.score)} ", style="dim").append(scene.said(touch.evidence))
    line.append_text(_bracketed(scene.reference((touch.evidence,))))
    return line.append(f" · {scene.reason(touch.why)}" if touch.why else "", style="dim")


def _foot(scene: Scene, tripwire: Tripwire) -> Text:
    """When it was announced, its deadline, where it stands, the id by which a person can decide on it."""
    say = scene.say
    deadline = Text(say.deadline.format(scene.day(tripwire.deadline)), style="bold") if tripwire.deadline else ""
    stated = say.stated.format(scene.when(tripwire.stated))
    record = next((one.record for one in tripwire.evidence if one.record), "")
    line = joined(deadline, stated, scene.reference(tripwire.evidence, tripwire), scene.plain(record, 60))
    line.stylize("dim", len(deadline))
    return line


def _bracketed(reference: Text) -> Text:
    return Text(" [", style="dim").append_text(reference).append("]") if reference else Text()


# -- positions --------------------------------------------------------------------------------------------------------------------


def question_blocks(
    scene: Scene,
    question: Question,
    number: str,
    indent: int,
    *,
    mark: Text | str = "",
    positions: Sequence[PositionLine] = (),
) -> Iterator[Block]:
    """One question with a line for each actor: stance, since when, in which words, what it was before."""
    head = joined(mark, Text(scene.plain(question.label), style="bold"), scene.unsure(question))
    yield Block((head,), Text(number, style="bold blue"), indent)
    everybody = in_order(positions or question.positions)
    sure = surer(everybody, _is_sure, include_all=scene.include_all)
    shown = sure if scene.include_all else sure[:MOST_POSITIONS]
    width = max((len(_label(scene, one)) for one in shown), default=0)
    for one in shown:
        yield position_block(scene, one, width, indent)
    lines = [*scene.proofs((), question.why)]
    if hidden := len(everybody) - len(shown):
        more = count(hidden, scene.say.more["positions"])
        unsure = len(everybody) - len(sure)
        lines.insert(0, Text(scene.more(more, unsure), style="dim"))
    yield Block(tuple(lines), indent=indent)


def _is_sure(one: PositionLine) -> bool:
    stance = current(one)
    return stance is not None and sure_evidence(stance.evidence)


def in_order(positions: Iterable[PositionLine]) -> list[PositionLine]:
    """Those who moved first, the latest first; the others by stance."""
    by_stance = sorted(positions, key=lambda one: (_rank(one.stance), one.actor.name))
    return sorted(by_stance, key=last_move, reverse=True)


def _rank(stance: str) -> int:
    return STANCE_ORDER.index(stance) if stance in STANCE_ORDER else len(STANCE_ORDER)


def last_move(one: PositionLine) -> str:
    """When an actor moved last; "" where it never did."""
    moved = [at for at in one.moves if 0 < at < len(one.history)]
    return moments.moment(one.history[moved[-1]].since) if moved else ""


def position_block(scene: Scene, one: PositionLine, width: int, indent: int) -> Block:
    """One actor's line under a question."""
    stance = current(one)
    lines = [_stands(scene, one, stance)]
    if stance is not None and stance.condition:
        lines.append(Text(scene.say.on_condition.format(scene.quoted(stance.condition))))
    if before := _before(scene, one):
        lines.append(Text(scene.say.before.format(before)))
    if one.differ:
        lines.append(Text(f"{scene.say.organs}: ", style="bold yellow").append_text(_organs(scene, one.organs)))
    lines += scene.proofs(stance.evidence if stance is not None else ())
    return row(_label(scene, one), width, indent, lines, style=STANCE_STYLES.get(one.stance, "bold"))


def _stands(scene: Scene, one: PositionLine, stance: Stance | None) -> Text:
    """Who stands so since when and by whose word; of one who moved, in which words."""
    line = joined(Text(scene.plain(one.actor.name, 60), style="bold"), *_by(scene, one.actor.id, stance))
    line.append(f" {scene.say.since_when.format(scene.when(one.since))}", style="not bold")
    if stance is None or not stance.evidence:
        return line
    if last_move(one) and not scene.evidence:
        line.append(f": {scene.said(stance.evidence[0])}", style="not bold")
    return line.append_text(_bracketed(scene.reference(stance.evidence)))


def _label(scene: Scene, one: PositionLine) -> str:
    """The stance, with an arrow where the actor has moved and "?" where that is not sure."""
    stance = name_of(STANCES, one.stance, scene.language)
    held = current(one)
    doubt = "" if held is not None and any(piece.shown for piece in held.evidence) else "?"
    return (ARROW if last_move(one) else "") + stance + doubt


def _by(scene: Scene, actor: str, stance: Stance | None) -> Iterator[str]:
    """Who took the stance, where it is not the actor itself."""
    if stance is not None and stance.holder.id != actor:
        yield scene.say.holder.format(scene.plain(stance.holder.name, 60))


def _before(scene: Scene, one: PositionLine) -> str:
    """The stances that the actor as a whole has left, the latest first."""
    left = [stance for at in reversed(one.moves) for stance in _left(one.history[: at + 1])]
    kept = left if scene.include_all else left[:MOST_BEFORE]
    return ", ".join(_earlier(scene, stance) for stance in kept) + (", …" if len(kept) < len(left) else "")


def _left(history: Sequence[Stance]) -> Sequence[Stance]:
    """The stance that the last of some stances took the place of."""
    return [stance for stance in history if stance.stance != history[-1].stance][-1:]


def current(one: PositionLine) -> Stance | None:
    """The stance of an actor's history that is its current one; None where the history has none such."""
    alike = [stance for stance in one.history if stance.stance == one.stance]
    return next((stance for stance in reversed(alike) if stance.since == one.since), alike[-1] if alike else None)


def _earlier(scene: Scene, stance: Stance) -> str:
    name = name_of(STANCES, stance.stance, scene.language)
    since = scene.say.since_when.format(scene.when(stance.since))
    words = f": {scene.said(stance.evidence[0])} [{scene.source(stance.evidence[0])}]" if stance.evidence else ""
    return f"{name} {since}{words}"


def _organs(scene: Scene, organs: Sequence[Stance]) -> Text:
    """Where the organs of one actor stand."""
    line = Text()
    for stance in organs:
        line.append("; " if line else "").append(f"{scene.plain(stance.holder.name, 60)} ")
        line.append(name_of(STANCES, stance.stance, scene.language)).append_text(
            _bracketed(scene.reference(stance.evidence))
        )
    return line
