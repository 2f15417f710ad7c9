"""What the pages on tripwires show, worked out of a picture: the list with its filters, and one tripwire with all that became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lagebild import moments
from lagebild.errors import UnknownError
from lagebild.labels import COMMITMENT_KINDS, CONDITION_KINDS
from lagebild.situation import STATES, Picture, State, Touch, Tripwire
from lagebild.terms import folded
from lagebild.views.picturechoice import Choice, choose, chosen, in_doubt, is_sure
from lagebild.views.picturescene import Scene
from lagebild.views.picturetripwires import CONJUNCTIONS
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.wirereasons import wire_reason
from lagebild.views.words import count, name_of, percent
from lagebild.web.filters import segment
from lagebild.web.named import Named, all_named
from lagebild.web.pages.stolperdraehtewords import WireWords
from lagebild.web.paging import Sheet, page_number, sheet
from lagebild.web.proofs import Proof, in_sentences

SIZE = 40  # tripwires of one page
LIVE = ("open", "touched")
SOON = (3, 7, 30)  # days within which a deadline can be asked for
OVERDUE = "vorbei"
SUGGESTED = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is asked for; `deadline` is a number of days or OVERDUE, "" for any."""

    state: str = ""
    actor: str = ""
    kind: str = ""
    words: str = ""
    deadline: str = ""
    unconfirmed: bool = False
    less_sure: bool = False
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self.state or self.actor or self.kind or self.words or self.deadline or self.unconfirmed)


def asked(query: Mapping[str, str]) -> Asked:
    """What the query of an address asks for; what it cannot ask for is passed over."""

    def one_of(name: str, known: Iterable[str]) -> str:
        return query.get(name, "") if query.get(name, "") in known else ""

    return Asked(
        state=one_of("zustand", STATES),
        actor=query.get("akteur", "").strip()[:200],
        kind=one_of("art", COMMITMENT_KINDS),
        words=query.get("q", "").strip()[:200],
        deadline=one_of("frist", (*map(str, SOON), OVERDUE)),
        unconfirmed=query.get("offen") == "1",
        less_sure=query.get("alle") == "1",
        page=page_number(query.get("seite")),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A state since when, what a person said of it, why, and the sentences that brought it about."""

    state: str
    name: str
    since: str
    said: str
    confirmed: bool | None
    why: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class TouchView:
    """What bears on a tripwire: `confirm` and `reject` are the states that a person's yes or no would make of it, "" where not asked."""

    state: str
    name: str
    score: str
    why: str
    confirmed: bool | None
    proofs: tuple[Proof, ...]
    confirm: str
    reject: str


@dataclass(frozen=True, slots=True)
class LeadView:
    """A sentence that may tell what became of a tripwire, and how probable that is."""

    score: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A tripwire as the list has it; `left` says how long its deadline is away, `last` what changed its state."""

    id: str
    href: str
    state: str
    name: str
    since: str
    said: str
    confirmed: bool | None
    by: str
    toward: str
    kind: str
    condition: str
    condition_label: str
    consequence: str
    stated: str
    deadline: str
    left: str
    counts: str
    unsure: bool
    read_confirmed: bool
    last: Step | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class WireView:
    """A tripwire with its history, oldest first, and all that bears on it. `confirm` and `reject` are as in TouchView."""

    card: Card
    by: tuple[Named, ...]
    toward: tuple[Named, ...]
    history: tuple[Step, ...]
    touches: tuple[TouchView, ...]
    leads: tuple[LeadView, ...]
    reasons: tuple[str, ...]
    replaced_by: str
    confirm: str
    reject: str
    seen: str
    record: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list; `states` are how many there are of each state under the other filters, `day` from when deadlines count."""

    cards: tuple[Card, ...] = ()
    place: Sheet[Tripwire] | None = None
    states: tuple[tuple[str, str, int], ...] = ()
    hidden: int = 0
    suggested: tuple[str, ...] = ()
    nobody: bool = False
    day: str = ""

    @property
    def groups(self) -> list[list[Card]]:
        """The tripwires of the page by state, in their order."""
        return [list(some) for _, some in groupby(self.cards, key=lambda one: one.state)]


# -- the list ---------------------------------------------------------------------------------------------------------------------


def listing(picture: Picture, scene: Scene, ask: Asked, words: WireWords) -> Listing:
    """The page of the list that is asked for: by state in the order in which a desk needs it, the latest first."""
    by = Counter(who.name for wire in picture.tripwires for who in wire.by)
    suggested = tuple(sorted(scene.name(name) for name, _ in by.most_common(SUGGESTED)))
    try:
        left = _left(picture, ask)
    except UnknownError:
        return Listing(suggested=suggested, nobody=True)
    sure = left if ask.less_sure else [wire for wire in left if is_sure("tripwires", wire)]
    shown = sure or left
    states = Counter(wire.state for wire in shown)
    found = [wire for wire in shown if not ask.state or wire.state == ask.state]
    found.sort(key=lambda wire: moments.moment(wire.since), reverse=True)
    found.sort(key=lambda wire: STATES_FIRST.index(wire.state))
    place = sheet(found, ask.page, SIZE)
    day = today(picture)
    return Listing(
        tuple(card(scene, wire, words, day) for wire in place.lines),
        place,
        tuple((state, scene.say.states[state], states[state]) for state in STATES_FIRST),
        len(left) - len(shown),
        suggested,
        day=scene.day(day),
    )


def today(picture: Picture) -> str:
    """The day from which deadlines count: that of the picture, else of its last report."""
    return (picture.at or picture.latest or "")[:10]


def _left(picture: Picture, ask: Asked) -> list[Tripwire]:
    """The tripwires that are asked for, of every state.

    Raises:
        UnknownError: nobody is called so.
    """
    bare = Picture(picture.dossier, actors=picture.actors, tripwires=picture.tripwires)
    actors = choose([bare], actor=ask.actor).actors if ask.actor else None
    day = today(picture)
    return [wire for wire in chosen(bare, Choice(("tripwires",), actors)).tripwires if _fits(wire, ask, day)]


def _fits(wire: Tripwire, ask: Asked, day: str) -> bool:
    """Whether a tripwire is asked for, whatever its state."""
    if (ask.kind and wire.kind != ask.kind) or (ask.unconfirmed and (wire.decided is not None or wire.state == "open")):
        return False
    if ask.deadline and not _due(wire, ask.deadline, day):
        return False
    wanted = folded(ask.words).split()
    said = folded(f"{wire.condition or ''} {wire.consequence}") if wanted else ""
    return all(word in said for word in wanted)


def _due(wire: Tripwire, deadline: str, day: str) -> bool:
    """Whether what is still open has a deadline within some days, or one that is past."""
    left = days_left(wire, day)
    if left is None or wire.state not in LIVE:
        return False
    return left < 0 if deadline == OVERDUE else 0 <= left <= int(deadline)


def days_left(wire: Tripwire, day: str) -> int | None:
    """Days from a day to a tripwire's deadline; None where it has none."""
    try:
        return (date.fromisoformat((wire.deadline or "")[:10]) - date.fromisoformat(day)).days
    except ValueError:
        return None


# -- one tripwire -----------------------------------------------------------------------------------------------------------------


def card(scene: Scene, wire: Tripwire, words: WireWords, day: str) -> Card:
    """A tripwire as the list has it."""
    last = wire.history[-1] if wire.history else None
    moved = last is not None and (len(wire.history) > 1 or last.author is not None)
    label, condition = _condition(scene, wire)
    return Card(
        id=wire.id,
        href=f"/stolperdraehte/{segment(wire.id)}",
        state=wire.state,
        name=scene.say.states.get(wire.state, wire.state),
        since=scene.when(wire.since) if moved else "",
        said=_said(scene, last, words) if last is not None and moved else "",
        confirmed=wire.decided,
        by=scene.people(wire.by),
        toward=scene.people(wire.toward, "") if wire.toward else "",
        kind=name_of(COMMITMENT_KINDS, wire.kind, scene.language),
        condition=condition,
        condition_label=label,
        consequence=scene.plain(wire.consequence),
        stated=scene.when(wire.stated),
        deadline=scene.day(wire.deadline) if wire.deadline else "",
        left=_remaining(wire, words, day),
        counts=f"{count(wire.reports, words.reports)}, {count(wire.sources, words.sources)}"
        if wire.reports > 1
        else "",
        unsure=in_doubt(wire) or not is_sure("tripwires", wire),
        read_confirmed=bool(wire.confirmed),
        last=step(scene, last, words) if last is not None and moved else None,
        proofs=in_sentences(scene, wire.evidence),
    )


def _condition(scene: Scene, wire: Tripwire) -> tuple[str, str]:
    """The condition's conjunction, where its words do not begin with one, and its words; "" where there is none."""
    if wire.condition is None:
        return "", ""
    said, kind = scene.plain(wire.condition), wire.condition_kind or "if"
    told = said.casefold().startswith(CONJUNCTIONS.get(kind, ()))
    return "" if told else name_of(CONDITION_KINDS, kind, scene.language), said


def _remaining(wire: Tripwire, words: WireWords, day: str) -> str:
    """How far the deadline of what is still open is away."""
    left = days_left(wire, day) if wire.state in LIVE else None
    if left is None:
        return ""
    noun = words.in_days if left > 0 else words.days_ago
    return noun[0 if abs(left) == 1 else 1].format(abs(left)) if left else words.today


def _said(scene: Scene, state: State, words: WireWords) -> str:
    """What a person says of a state."""
    if state.confirmed is None:
        return words.unconfirmed
    return words.confirmed_by.format(scene.name(state.author)) if state.confirmed else words.rejected


def step(scene: Scene, state: State, words: WireWords) -> Step:
    """A state of the history."""
    return Step(
        state.state,
        scene.say.states.get(state.state, scene.plain(state.state)),
        scene.when(state.since),
        _said(scene, state, words),
        state.confirmed,
        scene.plain(wire_reason(state.why, scene.language)) if state.why else "",
        in_sentences(scene, state.evidence),
    )


def wire_view(scene: Scene, wire: Tripwire, words: WireWords, day: str) -> WireView:
    """A tripwire with everything that became of it."""
    confirm, reject = choices(wire)
    return WireView(
        card=card(scene, wire, words, day),
        by=all_named(scene, wire.by),
        toward=all_named(scene, wire.toward),
        history=tuple(step(scene, one, words) for one in wire.history),
        touches=tuple(_touch(scene, wire, one) for one in wire.touched_by),
        leads=tuple(LeadView(percent(one.score), in_sentences(scene, [one.evidence])) for one in wire.leads),
        reasons=tuple(scene.plain(wire_reason(one, scene.language)) for one in dict.fromkeys(wire.why)),
        replaced_by=f"/stolperdraehte/{segment(wire.replaced_by)}" if wire.replaced_by else "",
        confirm=confirm,
        reject=reject,
        seen=mark_of(wire.history[-1]) if wire.history else "",
        record=record_of(wire),
    )


def _touch(scene: Scene, wire: Tripwire, touch: Touch) -> TouchView:
    confirm, reject = _touch_choices(wire, touch)
    return TouchView(
        touch.effect,
        scene.say.states.get(touch.effect, scene.plain(touch.effect)),
        percent(touch.score),
        scene.plain(wire_reason(touch.why, scene.language)),
        touch.confirmed,
        in_sentences(scene, [touch.evidence]),
        confirm,
        reject,
    )


def choices(wire: Tripwire) -> tuple[str, str]:
    """The states that a yes and a no to the current one would make of a tripwire; "" where nothing is to be said yes or no to."""
    if wire.decided is not None or not wire.history:
        return "", ""
    before = [one.state for one in wire.history if one.state != wire.state]
    return wire.state, before[-1] if before else ""


def _touch_choices(wire: Tripwire, touch: Touch) -> tuple[str, str]:
    """The same for something that bears on it: what speaks for the current state, or came after a person's word."""
    if touch.confirmed is not None:
        return "", ""
    if touch.effect == wire.state:
        return choices(wire)
    return (touch.effect, wire.state) if wire.decided is not None else ("", "")


def record_of(wire: Tripwire) -> str:
    """The record on which a judgement of its state holds; "" where there is none."""
    return next((one.record for one in wire.evidence if one.record), "")


def mark_of(state: State) -> str:
    """By which a form tells which state it was about: another one as soon as anybody, or any report, changes it."""
    return f"{state.state}|{state.since}|{state.author or ''}"
