"""Tripwires of a picture, as lines of a report: what was announced under which condition, and what has come of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lagebild import moments
from lagebild.labels import COMMITMENT_KINDS
from lagebild.situation import Evidence, State, Tripwire
from lagebild.views.dossierwords import kept
from lagebild.views.picturescene import is_over
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.reportnotes import NAME
from lagebild.views.reportparts import Line, Run
from lagebild.views.reportpen import Pen, capital
from lagebild.views.reportquotes import plain
from lagebild.views.words import name_of

MOST_EARLIER = 2  # states before the current one


def tripwire_line(pen: Pen, tripwire: Tripwire) -> Line:
    """State and since when, whether a person said so; kind, who, to whom; condition, consequence; what brought the state about."""
    return (
        *_standing(pen, tripwire),
        *_announced(pen, tripwire),
        *_wording(pen, tripwire),
        *_cause(pen, tripwire),
        *_earlier(pen, tripwire),
        *_replaced(pen, tripwire),
        *_lead(pen, tripwire),
    )


def moved_line(pen: Pen, tripwire: Tripwire) -> Line:
    """The same for the list of what is new: its state, whose it is, condition and consequence, what brought the state about."""
    words = _wording(pen, tripwire, most=1)
    closing = ": " if tripwire.condition is None else ". "
    head = Run(f". {capital(kind_words(pen, tripwire))}, {pen.people(tripwire.by) or pen.say.nobody}{closing}")
    return (*_state(pen, tripwire), head, *words, *_deadline(pen, tripwire), *_cause(pen, tripwire))


def announced_line(pen: Pen, tripwire: Tripwire) -> Line:
    """A new tripwire: kind, who, condition, consequence."""
    who = pen.people(tripwire.by) or pen.say.nobody
    return (Run(capital(kind_words(pen, tripwire)), "strong"), Run(f", {who}. "), *_wording(pen, tripwire))


def kind_words(pen: Pen, tripwire: Tripwire) -> str:
    """What kind of announcement it is."""
    return name_of(COMMITMENT_KINDS, tripwire.kind, pen.language)


def _standing(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """The state, of what is open only where a person said it: then it stands under a heading that says so."""
    if tripwire.state == "open" and tripwire.decided is None:
        return
    yield from _state(pen, tripwire)
    if tripwire.state != "open":
        yield Run(f" {pen.say.since.format(pen.clock.brief(tripwire.since))}")
    yield Run(". ")


def _state(pen: Pen, tripwire: Tripwire) -> Line:
    """The state with whether a person said so, and who."""
    say = pen.say
    name = pen.shared.states.get(tripwire.state, plain(tripwire.state, NAME))
    said = {None: pen.shared.unconfirmed, True: pen.shared.confirmed, False: pen.shared.rejected}[tripwire.decided]
    author = tripwire.history[-1].author if tripwire.history else None
    by = Run(f", {say.by_person.format(plain(author, NAME))}" if author else "")
    return (Run(capital(name), "strong"), Run(" ("), Run(said, "mark"), by, Run(")"))


def _announced(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """Kind, by whom, to whom, when, until when."""
    say = pen.say
    parts = [pen.people(tripwire.by) or say.nobody]
    parts += [say.toward.format(pen.people(tripwire.toward))] if tripwire.toward else []
    parts += [say.stated.format(pen.clock.day(tripwire.stated))] if tripwire.stated else []
    yield Run(capital(kind_words(pen, tripwire)), "strong")
    yield Run(f", {', '.join(parts)}.")
    yield from _deadline(pen, tripwire)
    yield Run(" ")


def _deadline(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """The last day that it names."""
    if tripwire.deadline:
        yield Run(" ")
        words = pen.say.deadline_over if is_over(tripwire, pen.until) else pen.say.deadline
        yield Run(words.format(pen.clock.brief(tripwire.deadline)), "strong")
        yield Run(".")


def _wording(pen: Pen, tripwire: Tripwire, most: int | None = -1) -> Iterator[Run]:
    """The condition and the consequence in the words of the text; the notes stand behind the last."""
    if tripwire.condition is not None:
        yield Run(f"{pen.say.condition}: ")
        yield from pen.sense(tripwire.condition)
        yield Run(f" {pen.say.consequence}: ")
    yield from pen.sense(tripwire.consequence, tripwire.evidence, most=most)


def _cause(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """The words that brought the state about; where there are none, as of a deadline that passed, nothing."""
    if tripwire.state != "open" and tripwire.history and not _is_its_own(tripwire):
        label = pen.say.replaced if _stands_for_itself(pen, tripwire) else pen.say.cause
        yield from _told(pen, label, tripwire.history[-1].evidence)


def _is_its_own(tripwire: Tripwire) -> bool:
    """Whether the state rests on nothing but the announcement itself, as when a deadline passed."""
    own = {(one.article, one.version, one.record or one.spans) for one in tripwire.evidence}
    return all((one.article, one.version, one.record or one.spans) in own for one in tripwire.history[-1].evidence)


def _told(pen: Pen, label: str, some: Sequence[Evidence]) -> Iterator[Run]:
    """The words of some evidence behind a label."""
    words = next((one.quote for one in some if kept(one.quote)), "")
    if some:
        yield Run(f" {label}: ")
        yield from pen.sense(words, some, most=1)


def _earlier(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """The states that it went through before, the first left out: that it was open goes without saying."""
    before = [one for one in tripwire.history[:-1] if one.state != "open" and one.evidence]
    before = before if pen.extent.notes is None else before[-MOST_EARLIER:]
    for at, state in enumerate(before):
        yield Run("; " if at else f" {pen.say.earlier}: ")
        yield Run(_state_since(pen, state), notes=pen.cite(state.evidence, 1))
    if before:
        yield Run(".")


def _state_since(pen: Pen, state: State) -> str:
    name = pen.shared.states.get(state.state, plain(state.state, NAME))
    return f"{name} {pen.say.since.format(pen.clock.brief(state.since))}"


def _replaced(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """What took its place, as far as the picture has it."""
    other = pen.tripwires.get(tripwire.replaced_by or "")
    if other is not None and other.evidence and not _stands_for_itself(pen, tripwire):
        yield Run(f" {pen.say.replaced}: ")
        yield from pen.sense(other.consequence, other.evidence, most=1)


def _lead(pen: Pen, tripwire: Tripwire) -> Iterator[Run]:
    """The sentence that most probably tells what became of it, where that is probable enough: for a person to look at."""
    for lead in tripwire.likely[:1]:
        yield Run(" ")
        yield Run(f"{capital(pen.shared.lead)}:", "mark")
        yield Run(" ")
        yield from pen.sense(lead.evidence.quote, (lead.evidence,), most=1)


def _stands_for_itself(pen: Pen, tripwire: Tripwire) -> bool:
    """Whether what brought the state about is what took the tripwire's place."""
    other = pen.tripwires.get(tripwire.replaced_by or "")
    return other is not None and any(one in other.evidence for one in tripwire.history[-1].evidence[:1])


def in_order(tripwires: Sequence[Tripwire], fresh: Collection[str]) -> tuple[list[Tripwire], list[Tripwire]]:
    """Those that have moved: what has just moved, then by state, the latest first; and the open ones: new ones, then by deadline."""
    latest = sorted(tripwires, key=lambda one: (moments.end(one.since), one.id), reverse=True)
    moved = [one for one in latest if one.state != "open"]
    moved.sort(key=lambda one: (one.id not in fresh, _rank(one.state)))
    still = [one for one in latest if one.state == "open"]
    still.sort(key=lambda one: _urgency(one, fresh))
    return moved, still


def _urgency(one: Tripwire, fresh: Collection[str]) -> tuple[object, ...]:
    return (one.id not in fresh, one.deadline is None, one.deadline or "", one.condition is None, -one.sources)


def _rank(state: str) -> int:
    return STATES_FIRST.index(state) if state in STATES_FIRST else len(STATES_FIRST)
