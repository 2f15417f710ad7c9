"""Tripwires and positions of a picture, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from lagebild import moments
from lagebild.labels import COMMITMENT_KINDS, CONDITION_KINDS, STANCES
from lagebild.situation import Evidence, Lead, PositionLine, Question, Stance, State, Touch, Tripwire
from lagebild.views.blocks import Block
from lagebild.views.hits import DOT
from lagebild.views.picturechoice import current, sure_position, surer
from lagebild.views.picturescene import Scene, joined, row
from lagebild.views.words import name_of, percent

__all__ = ["current", "in_order", "last_move", "position_blocks", "question_blocks", "tripwire_blocks"]

MOST_POSITIONS = 8  # actors under one question
MOST_BEFORE = 3  # earlier stances of one actor
ARROW = "→ "
STATE_STYLES = {"touched": "bold red", "fulfilled": "bold magenta"}
STANCE_STYLES = {"for": "bold green", "against": "bold red", "conditional": "bold yellow"}
STANCE_ORDER = tuple(STANCES)
CONJUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "if": ("wenn", "falls", "sollte", "sofern", "sobald", "if", "should", "once", "in case"),
    "unless": ("es sei denn", "außer", "wenn nicht", "unless", "except"),
    "until": ("bis", "until", "till"),
    "while": ("solange", "so lange", "während", "as long as", "while"),
    "before": ("bevor", "ehe", "noch bevor", "vor", "before"),
}
"""How conditions begin that say themselves of which kind they are."""


# -- tripwires --------------------------------------------------------------------------------------------------------------------


def tripwire_blocks(
    scene: Scene, tripwire: Tripwire, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One tripwire: who, what on which condition, what happened to it, where it stands. `mark` is put before all."""
    kind = name_of(COMMITMENT_KINDS, tripwire.kind, scene.language)
    if tripwire.toward:
        kind += f" {scene.say.toward.format(scene.people(tripwire.toward))}"
    who = Text(scene.people(tripwire.by), style="bold")
    lines = [joined(mark, who, kind, scene.sureness(tripwire))]
    lines += [*_wording(scene, tripwire), *_history(scene, tripwire), _foot(scene, tripwire)]
    lines += (lead_line(scene, lead) for lead in _leads(scene, tripwire))
    lines += scene.proofs(tripwire.evidence, tripwire.why)
    yield Block(tuple(lines), Text(number, style=STATE_STYLES.get(tripwire.state, "bold")), indent)


def _wording(scene: Scene, tripwire: Tripwire) -> Iterator[Text]:
    """The condition and the consequence in the words of the text."""
    if tripwire.condition is not None:
        words, kind = scene.plain(tripwire.condition), tripwire.condition_kind or "if"
        told = words.casefold().startswith(CONJUNCTIONS.get(kind, ()))
        label = "" if told else f"{name_of(CONDITION_KINDS, kind, scene.language)}: "
        yield Text(label, style="bold").append(words, style="not bold")
    arrow = Text(ARROW if tripwire.condition is not None else "", style="bold")
    yield arrow.append(scene.plain(tripwire.consequence), style="not bold")


def _history(scene: Scene, tripwire: Tripwire) -> Iterator[Text]:
    """What happened to it, the latest last; that it was open at first has no line of its own."""
    for at, state in enumerate(tripwire.history):
        if at or state.state != "open" or state.author:
            yield _state(scene, state)
    if scene.evidence:
        seen = {(one.article, one.version, one.spans) for state in tripwire.history for one in state.evidence}
        for touch in tripwire.touched_by:
            if (touch.evidence.article, touch.evidence.version, touch.evidence.spans) not in seen:
                yield touch_line(scene, touch)
    if tripwire.replaced_by is not None:
        number = scene.numbers.get(tripwire.replaced_by)
        yield Text(scene.say.replaced_by.format(number) if number else scene.say.replaced)


def _state(scene: Scene, state: State) -> Text:
    """A state, since when, whether a person said so, and the words that brought it about."""
    line = Text(
        scene.say.states.get(state.state, scene.plain(state.state)), style=STATE_STYLES.get(state.state, "bold")
    )
    if state.since and not any(_same(state.since, one.published) for one in state.evidence[:1]):
        line.append(f" {scene.when(state.since)}", style="not bold")
    line.append(" (", style="not bold").append_text(decided(scene, state)).append(")", style="not bold")
    if state.evidence:
        line.append(f": {scene.said(state.evidence[0])}", style="not bold").append_text(scene.bracketed(state.evidence))
    if state.why and (scene.evidence or not state.evidence):
        line.append(DOT + scene.reason(state.why), style="not bold dim")
    return line


def _same(since: str, published: str | None) -> bool:
    """Whether a state began when its evidence was published, as closely as is known."""
    exact, day = moments.moment(published), (published or "")[:10]
    return day == since if len(since) == len("2022-01-24") else exact == moments.moment(since)


def decided(scene: Scene, state: State) -> Text:
    """What a person says of a state."""
    if state.confirmed is None:
        return Text(scene.say.unconfirmed, style="not bold yellow")
    said = scene.say.confirmed if state.confirmed else scene.say.rejected
    return Text(said + (f": {scene.name(state.author)}" if state.author else ""), style="not bold")


def touch_line(scene: Scene, touch: Touch) -> Text:
    """Something that may bear on a tripwire but made no state of its own."""
    label = scene.say.states.get(touch.effect, scene.plain(touch.effect))
    doubt = (
        percent(touch.score)
        if touch.confirmed is None
        else scene.say.confirmed
        if touch.confirmed
        else scene.say.rejected
    )
    line = Text(f"{label}? ({doubt}): {scene.said(touch.evidence)}").append_text(scene.bracketed((touch.evidence,)))
    return line.append(DOT + scene.reason(touch.why) if touch.why else "", style="dim")


def _leads(scene: Scene, tripwire: Tripwire) -> Sequence[Lead]:
    """The leads that are shown: the likeliest, where more is asked for all of them."""
    return tripwire.leads if scene.evidence or scene.include_all else tripwire.likely[:1]


def lead_line(scene: Scene, lead: Lead) -> Text:
    """A sentence that may tell what became of a tripwire, for a person to look at."""
    sure = f" ({percent(lead.score)})" if scene.evidence else ""
    label = Text(f"{scene.say.lead}{sure}: ", style="yellow")
    return label.append(scene.said(lead.evidence), style="not bold not yellow").append_text(
        scene.bracketed((lead.evidence,))
    )


def _foot(scene: Scene, tripwire: Tripwire) -> Text:
    """Its deadline; when and where it was announced."""
    line = Text()
    if tripwire.deadline:
        line.append(scene.deadline(tripwire), style="bold").append(DOT, style="dim")
    published = tripwire.evidence[0].published if tripwire.evidence else None
    told = published is not None and (tripwire.stated or published)[:10] == published[:10]
    stated = "" if told else f" {scene.when(tripwire.stated)}"
    line.append(f"{scene.say.stated}{stated}: ", style="dim")
    return line.append_text(scene.reference(tripwire.evidence, tripwire))


# -- positions --------------------------------------------------------------------------------------------------------------------


def question_blocks(
    scene: Scene, question: Question, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One question with a line for each actor: stance, since when, in which words, what it was before."""
    head = joined(mark, Text(scene.plain(question.label) or "?", style="bold"), scene.sureness(question))
    yield Block((head,), Text(number, style="bold blue"), indent)
    everybody = in_order(question.positions)
    sure = surer(everybody, sure_position, include_all=scene.include_all)
    shown = sure if scene.include_all else sure[:MOST_POSITIONS]
    yield from position_blocks(scene, shown, indent)
    lines = list(scene.proofs((), question.why))
    if hidden := len(everybody) - len(shown):
        lines.insert(0, scene.more(hidden, scene.say.more["positions"], len(everybody) - len(sure)))
    yield Block(tuple(lines), indent=indent)


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


def position_blocks(scene: Scene, positions: Sequence[PositionLine], indent: int) -> Iterator[Block]:
    """A line for each actor, the stances in a column of their own."""
    width = max((len(_label(scene, one)) for one in positions), default=0)
    for one in positions:
        stance = current(one)
        lines = [_stands(scene, one, stance)]
        if stance is not None and stance.condition:
            lines.append(Text(scene.say.on_condition.format(scene.plain(stance.condition))))
        lines += (Text(scene.say.before.format(before)) for before in _before(scene, one))
        if one.differ:
            lines.append(Text(f"{scene.say.organs}: ", style="bold yellow").append_text(_organs(scene, one.organs)))
        lines += scene.proofs(_proofs(stance, include_all=scene.include_all))
        yield row(_label(scene, one), width, indent, lines, style=STANCE_STYLES.get(one.stance, "bold"))


def _proofs(stance: Stance | None, *, include_all: bool) -> Sequence[Evidence]:
    """The evidence of a stance; what is less sure of it only where all is asked for."""
    if stance is None:
        return ()
    return (*stance.evidence, *stance.unsure) if include_all else stance.evidence


def _stands(scene: Scene, one: PositionLine, stance: Stance | None) -> Text:
    """Who stands so since when and by whose word; of one who moved, in which words."""
    line = Text(scene.name(one.actor.name), style="bold")
    if stance is not None and stance.holder.id != one.actor.id:
        line.append(f" ({scene.name(stance.holder.name)})", style="not bold")
    if stance is not None and stance.according_to:
        line.append(f" {scene.say.says.format(scene.people(stance.according_to))}", style="not bold")
    line.append(f" {scene.say.since_when.format(scene.when(one.since))}", style="not bold")
    if stance is None or not stance.evidence:
        return line
    if last_move(one) and not scene.evidence:
        line.append(f": {scene.said(stance.evidence[0])}", style="not bold")
    return line.append_text(scene.cited(stance.evidence, day=one.since))


def _label(scene: Scene, one: PositionLine) -> str:
    """The stance, with an arrow where the actor has moved and "?" where that is not sure."""
    stance = name_of(STANCES, one.stance, scene.language)
    return (ARROW if last_move(one) else "") + stance + ("" if sure_position(one) else "?")


def _before(scene: Scene, one: PositionLine) -> Iterator[str]:
    """The stances that the actor as a whole has left, the latest first."""
    left = [stance for at in reversed(one.moves) for stance in _left(one.history[: at + 1])]
    kept = left if scene.include_all else left[:MOST_BEFORE]
    for stance in kept:
        since = scene.say.since_when.format(scene.when(stance.since))
        words = f": {scene.said(stance.evidence[0])}" if stance.evidence else ""
        source = f" [{scene.source(stance.evidence[0], stance.since)}]" if stance.evidence else ""
        yield f"{name_of(STANCES, stance.stance, scene.language)} {since}{words}{source}"
    if len(kept) < len(left):
        yield "…"


def _left(history: Sequence[Stance]) -> Sequence[Stance]:
    """The stance that the last of some stances took the place of."""
    return [stance for stance in history if stance.stance != history[-1].stance][-1:]


def _organs(scene: Scene, organs: Sequence[Stance]) -> Text:
    """Where the organs of one actor stand."""
    line = Text()
    for stance in organs:
        name = name_of(STANCES, stance.stance, scene.language)
        line.append("; " if line else "", style="not bold yellow")
        line.append(f"{scene.name(stance.holder.name)} {name}{'' if stance.shown else '?'}", style="not bold")
        line.append_text(scene.bracketed(stance.evidence))
    return line
