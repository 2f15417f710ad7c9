"""The lines of the page Lage: what each says, as values that the template sets down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.labels import COMMITMENT_KINDS, CONDITION_KINDS, EVENT_TYPES, STANCES, STATUSES
from lagebild.picture.differences import new_leads
from lagebild.records import Figure
from lagebild.situation import (
    Change,
    Dispute,
    Evidence,
    FigureLine,
    Fused,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    PositionLine,
    Question,
    Stance,
    State,
    Tripwire,
    Who,
)
from lagebild.views.dossierwords import kept
from lagebild.views.framewords import number_words
from lagebild.views.pictureactors import is_named
from lagebild.views.picturechangewords import change_words
from lagebild.views.picturechoice import current, in_doubt, is_sure, sure_position
from lagebild.views.picturediff import differences
from lagebild.views.picturefacts import latest_of_each
from lagebild.views.pictureheadline import headline
from lagebild.views.picturescene import Scene
from lagebild.views.picturetripwires import CONJUNCTIONS
from lagebild.views.statementwords import manner
from lagebild.views.words import count, name_of
from lagebild.web.filters import segment, spoken
from lagebild.web.pages.lagewords import LageWords
from lagebild.web.proofs import Proof, proofs

MOST_VALUES = 6  # of one figure


@dataclass(frozen=True, slots=True)
class Entry:
    """What every line has: a mark ("new"), whether it was read surely, all evidence, who bears it out, what is different.

    `before` is the state or stance that it has left, "" for none; `href` the page of what it is about.
    """

    mark: str
    unsure: bool
    proofs: tuple[Proof, ...]
    support: str = ""
    differences: tuple[str, ...] = ()
    before: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class TripwireEntry(Entry):
    """A tripwire: state by key and name, what it was before, what a person said of it, the words that brought it about.

    `lead` is what a person should look at to know what became of it.
    """

    state: str = "open"
    state_name: str = ""
    decided: str = ""
    confirmed: bool = False
    who: str = ""
    kind: str = ""
    toward: str = ""
    condition_kind: str = ""
    condition: str = ""
    consequence: str = ""
    deadline: str = ""
    stated: str = ""
    since: str = ""
    touched: Proof | None = None
    lead: Proof | None = None
    announced: Proof | None = None


@dataclass(frozen=True, slots=True)
class MoveEntry(Entry):
    """Where an actor stands on a question now, and where it stood before; each stance by key, name and words."""

    who: str = ""
    holder: str = ""
    question: str = ""
    stance: str = ""
    stance_name: str = ""
    words: Proof | None = None
    condition: str = ""
    before_name: str = ""
    before_words: Proof | None = None
    since: str = ""
    organs: tuple[tuple[str, str], ...] = ()  # who, where they stand


@dataclass(frozen=True, slots=True)
class EventEntry(Entry):
    """An event: when, what, who to whom, where, on whose word; `read` says whether anybody has confirmed that it was read so."""

    when: str = ""
    type: str = ""
    status: str = ""
    status_name: str = ""
    who: str = ""
    recipients: str = ""
    place: str = ""
    according_to: str = ""
    read: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class StatementEntry(Entry):
    """A statement: who in which office, when, how told, in which words, to whom, through whom; `named` says that whoever said it has a
    name.
    """

    who: str = ""
    named: bool = True
    office: str = ""
    when: str = ""
    type: str = ""
    words: str = ""
    addressee: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class SidesEntry(Entry):
    """A dispute, competing explanations, or figures: what it is about, and what each side says, with its words."""

    title: str = ""
    note: str = ""
    sides: tuple[tuple[str, str, Proof | None], ...] = ()


@dataclass(frozen=True, slots=True)
class GoneEntry(Entry):
    """What the picture had and has no longer: its kind and its words."""

    kind: str = ""
    words: str = ""


def tongue(line: Fused) -> str:
    """The language of a line's first report; "" where that is not known."""
    return (line.evidence[0].language or "") if line.evidence else ""


def conjunction(scene: Scene, one: Tripwire) -> str:
    """Of which kind a condition is, where its words do not say so themselves."""
    kind = one.condition_kind or "if"
    if one.condition is None or scene.plain(one.condition).casefold().startswith(CONJUNCTIONS.get(kind, ())):
        return ""
    return name_of(CONDITION_KINDS, kind, scene.language)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes lines."""

    scene: Scene
    say: LageWords

    def common(self, change: Change, evidence: tuple[Evidence, ...] | None = None) -> dict[str, object]:
        """What every line has."""
        line = change.after if change.after is not None else change.before
        assert isinstance(line, Fused)
        say = self.scene.say
        support = f"{count(line.reports, say.reports)}, {count(line.sources, say.sources)}" if line.reports > 1 else ""
        return {
            "mark": {"new": self.say.new, "changed": self.say.changed}.get(change.change, ""),
            "unsure": in_doubt(line) or not is_sure(change.what, line),
            "proofs": proofs(self.scene, line.evidence if evidence is None else evidence),
            "support": support,
        }

    def _first(self, some: tuple[Evidence, ...]) -> Proof | None:
        """The first evidence whose words are kept, else the first."""
        ordered = [*(one for one in some if kept(one.quote)), *some][:1]
        return next(iter(proofs(self.scene, ordered)), None)

    def _stance(self, stance: str) -> str:
        return name_of(STANCES, stance, self.scene.language) if stance else self.scene.say.unknown

    # -- tripwires ------------------------------------------------------------------------------------------------------------

    def tripwire(self, change: Change) -> TripwireEntry:
        """A tripwire with its state, and what brought it about."""
        one, scene = change.after, self.scene
        assert isinstance(one, Tripwire)
        before = change.before.state if isinstance(change.before, Tripwire) else ""
        last = one.history[-1] if one.history else None
        moved = last is not None and (last.state != "open" or before not in ("", "open"))
        brought = last.evidence if last is not None and moved else ()
        return TripwireEntry(
            **self.common(change, (*brought, *one.evidence)),  # type: ignore[arg-type]
            href=f"/stolperdraehte/{segment(one.id)}",
            state=one.state,
            state_name=scene.say.states.get(one.state, one.state),
            before=scene.say.states.get(before, "") if before != one.state else "",
            decided=self._decided(last) if moved else "",
            confirmed=bool(last is not None and last.confirmed),
            who=scene.people(one.by),
            kind=name_of(COMMITMENT_KINDS, one.kind, scene.language),
            toward=spoken(scene.say.toward, tongue(one), scene.people(one.toward)) if one.toward else "",
            condition_kind=conjunction(scene, one),
            condition=scene.plain(one.condition) if one.condition is not None else "",
            consequence=scene.plain(one.consequence),
            deadline=scene.deadline(one),
            stated=scene.when(one.stated or one.first),
            since=scene.when(one.since) if moved else "",
            touched=self._first(brought),
            lead=self._first(tuple(lead.evidence for lead in (*new_leads(change.before, one), *one.likely)[:1])),
            announced=self._first(one.evidence),
        )

    def _decided(self, state: State | None) -> str:
        """What a person says of a state."""
        say = self.scene.say
        if state is None or state.confirmed is None:
            return say.unconfirmed
        said = say.confirmed if state.confirmed else say.rejected
        return f"{said}: {self.scene.name(state.author)}" if state.author else said

    # -- positions ------------------------------------------------------------------------------------------------------------

    def move(self, change: Change, line: PositionLine, before: Stance | None, *, reread: bool = False) -> MoveEntry:
        """An actor's line on a question, with the stance that it has left."""
        question, scene, stance = change.after, self.scene, current(line)
        assert isinstance(question, Question)
        evidence = stance.evidence if stance is not None else ()
        common = self.common(change, (*evidence, *(before.evidence if before is not None else ())))
        common |= {"unsure": not sure_position(line), "mark": self.say.reread if reread else "", "support": ""}
        holder = stance.holder.name if stance is not None and stance.holder.id != line.actor.id else ""
        return MoveEntry(
            **common,  # type: ignore[arg-type]
            href=f"/positionen/{segment(question.id)}/{segment(line.actor.id)}",
            who=scene.name(line.actor.name),
            holder=scene.name(holder),
            question=scene.plain(question.label, 160),
            stance=line.stance,
            stance_name=self._stance(line.stance),
            words=self._first(evidence),
            condition=scene.plain(stance.condition) if stance is not None and stance.condition else "",
            before=before.stance if before is not None else "",
            before_name=self._stance(before.stance) if before is not None else "",
            before_words=self._first(before.evidence) if before is not None else None,
            since=scene.when(line.since),
            organs=tuple(self._organ(one) for one in line.organs) if line.differ else (),
        )

    def _organ(self, one: Stance) -> tuple[str, str]:
        return self.scene.name(one.holder.name), self._stance(one.stance)

    # -- events and statements ------------------------------------------------------------------------------------------------

    def event(self, change: Change) -> EventEntry:
        """An event."""
        one, scene = change.after, self.scene
        assert isinstance(one, FusedEvent)
        when = scene.days(one.date) or (scene.say.reported.format(scene.day(one.first)) if one.first else "")
        told = headline(scene, one)
        return EventEntry(
            **self.common(change),  # type: ignore[arg-type]
            differences=self._differences(change),
            when=when,
            type=name_of(EVENT_TYPES, one.type, scene.language),
            status=one.status,
            status_name=name_of(STATUSES, one.status, scene.language),
            who=told.who,
            recipients=told.whom,
            place=told.place,
            according_to=spoken(self.say.according_to, tongue(one), told.whose) if told.whose else "",
            read=scene.say.confirmed if one.confirmed else scene.say.read_only,
            confirmed=bool(one.confirmed),
        )

    def statement(self, change: Change, office: str) -> StatementEntry:
        """A statement by somebody with an office, "" for none."""
        one, scene = change.after, self.scene
        assert isinstance(one, FusedStatement)
        via = " ← ".join(dict.fromkeys(map(scene.who, one.via)))
        return StatementEntry(
            **self.common(change),  # type: ignore[arg-type]
            who=scene.who(one.speaker) if one.speaker is not None else scene.say.no_speaker,
            named=one.speaker is not None and is_named(one.speaker),
            office=scene.name(office),
            when=scene.days(one.said) or scene.say.reported.format(scene.day(one.first or None)),
            type=manner(one, scene.language),
            words=scene.spoken(one),
            addressee=spoken(scene.say.to, tongue(one), scene.who(one.addressee)) if one.addressee is not None else "",
            via=spoken(self.say.through, tongue(one), via) if via else "",
        )

    # -- disputes, explanations, figures --------------------------------------------------------------------------------------

    def sides(self, change: Change) -> SidesEntry:
        """What two sides or more say of the same."""
        one = change.after
        assert isinstance(one, Dispute | Hypothesis | FigureLine)
        rows = {Dispute: self._dispute, Hypothesis: self._hypothesis, FigureLine: self._figure}[type(one)]
        title, note, sides = rows(one)  # type: ignore[operator]
        return SidesEntry(
            **self.common(change),  # type: ignore[arg-type]
            differences=self._differences(change),
            title=title or "?",
            note=note,
            sides=tuple(sides),
        )

    def _dispute(self, one: Dispute) -> tuple[str, str, Iterator[tuple[str, str, Proof | None]]]:
        scene, say = self.scene, self.scene.say
        sides = ((say.asserts, one.asserted_by, one.assertions), (say.denies, one.denied_by, one.denials))
        rows = ((label, scene.people(people), self._first(evidence)) for label, people, evidence in sides)
        return scene.plain(one.claim), "", rows

    def _hypothesis(self, one: Hypothesis) -> tuple[str, str, Iterator[tuple[str, str, Proof | None]]]:
        scene = self.scene
        rows = (
            (scene.people(other.held_by), scene.plain(other.text), self._first(other.evidence))
            for other in one.alternatives[:MOST_VALUES]
        )
        return scene.plain(one.explains), scene.say.titles["hypotheses"], rows

    def _figure(self, one: FigureLine) -> tuple[str, str, Iterator[tuple[str, str, Proof | None]]]:
        scene = self.scene

        def rows() -> Iterator[tuple[str, str, Proof | None]]:
            for value in latest_of_each(one.values)[-MOST_VALUES:]:
                number = number_words(Figure("", (), value.number, value.comparator, one.unit), scene.language)
                source: Who | None = value.source
                who = scene.who(source) if source is not None else scene.say.no_source
                as_of = scene.say.as_of_day.format(scene.day(value.as_of)) if value.as_of else ""
                yield scene.plain(number, 60), " · ".join(filter(None, (who, as_of))), self._first(value.evidence)

        return scene.plain(one.of), scene.name(one.place), rows()

    # -- what is different, what is gone --------------------------------------------------------------------------------------

    def _differences(self, change: Change) -> tuple[str, ...]:
        return tuple(differences(self.scene, change_words(self.scene.language), change))

    def gone(self, change: Change) -> GoneEntry:
        """What is no longer in the picture."""
        line = change.before
        assert isinstance(line, Fused)
        mark = self.scene.in_marks if isinstance(line, FusedStatement) and line.type == "direct" else self.scene.plain
        words = next((mark(one.told) for one in line.evidence if kept(one.quote)), "")
        who = f"{self.scene.who(line.speaker)}: " if isinstance(line, FusedStatement) and line.speaker else ""
        return GoneEntry(
            **self.common(change),  # type: ignore[arg-type]
            kind=self.say.gone_kinds.get(change.what, change.what),
            words=who + (words or self.scene.say.not_kept),
        )
