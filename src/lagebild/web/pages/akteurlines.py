"""The lines of an actor's page: what each says, as values that the template sets down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from lagebild.labels import COMMITMENT_KINDS, EVENT_TYPES, STANCES, STATUSES
from lagebild.records import Figure
from lagebild.situation import (
    Dispute,
    FigureLine,
    Fused,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    PositionLine,
    Question,
    Stance,
    Tripwire,
    Who,
)
from lagebild.views.dossierwords import kept
from lagebild.views.framewords import number_words
from lagebild.views.picturechoice import is_sure, sure_position
from lagebild.views.picturescene import Scene
from lagebild.views.reportwords import report_words
from lagebild.views.statementwords import manner
from lagebild.views.words import count, name_of
from lagebild.web.filters import spoken
from lagebild.web.named import Named, all_named, named
from lagebild.web.pages.akteurewords import ActorWords
from lagebild.web.pages.lageentries import tongue
from lagebild.web.proofs import Proof, in_sentences, proofs

KINDS = {"toward": "tripwires"}  # parts of an actor whose lines are of another list of the picture


@dataclass(frozen=True, slots=True)
class Line:
    """A line: when, what kind of thing, who (to whom), in which words, what else is to be said of it.

    `state` is key and name of a tripwire's state, `decided` what a person said of it. `href` leads to more about it.
    """

    id: str
    when: str
    kind: str
    proofs: tuple[Proof, ...]
    who: tuple[Named, ...] = ()
    arrow: str = ""
    to: tuple[Named, ...] = ()
    words: str = ""
    facts: tuple[str, ...] = ()
    unsure: bool = False
    confirmed: bool = False
    state: tuple[str, str] = ("", "")
    decided: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A stance as it was taken; `moved` where the actor as a whole changed its stance with it."""

    when: str
    stance: str
    name: str
    holder: Named | None
    wording: str
    condition: str
    moved: bool
    unsure: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands on a question: its stances, the latest first. `side` is whose line it is where that is another actor."""

    label: str
    href: str
    side: Named | None
    divided: bool
    unsure: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the lines for the page of one actor."""

    scene: Scene
    say: ActorWords
    actor: str

    def line(self, part: str, one: Fused) -> Line:
        """A line of any part but positions."""
        return replace(
            self._line(part, one), unsure=not is_sure(KINDS.get(part, part), one), confirmed=bool(one.confirmed)
        )

    def _line(self, part: str, one: Fused) -> Line:
        if isinstance(one, FusedStatement):
            return self.statement(one)
        if isinstance(one, FusedEvent):
            return self.event(one)
        if isinstance(one, Tripwire):
            return self.tripwire(one, toward=part == "toward")
        if isinstance(one, Dispute):
            return self.dispute(one)
        if isinstance(one, Hypothesis):
            return self.hypothesis(one)
        assert isinstance(one, FigureLine), type(one)
        return self.figure(one)

    # -- what it says, does, announces ----------------------------------------------------------------------------------------

    def statement(self, one: FusedStatement) -> Line:
        """A statement; its words are in quotation marks only where the text says that they were these."""
        scene, say = self.scene, self.say
        via = " ← ".join(dict.fromkeys(map(scene.who, one.via)))
        return Line(
            one.id,
            scene.days(one.said) or self._reported(one),
            manner(one, scene.language),
            proofs(scene, one.evidence),
            who=self._others(() if one.speaker is None else (one.speaker,)),
            arrow=say.to if one.addressee is not None else "",
            to=all_named(scene, () if one.addressee is None else (one.addressee,)),
            words=scene.spoken(one),
            facts=self._facts(spoken(say.through, tongue(one), via) if via else "", self._support(one)),
        )

    def event(self, one: FusedEvent) -> Line:
        """An event: who did what to whom, where, on whose word."""
        scene, say = self.scene, self.say
        told = next((scene.in_marks(each.told) for each in one.evidence if kept(each.quote)), scene.say.not_kept)
        according = (
            spoken(f"{say.according_to} {{}}", tongue(one), scene.people(one.according_to)) if one.according_to else ""
        )
        place = spoken(say.place, tongue(one), scene.name(one.place)) if one.place else ""
        return Line(
            one.id,
            scene.days(one.date) or self._reported(one),
            name_of(EVENT_TYPES, one.type, scene.language),
            proofs(scene, one.evidence),
            who=all_named(scene, one.actors),
            arrow="→" if one.recipients else "",
            to=all_named(scene, one.recipients),
            words=told,
            facts=self._facts(self._status(one), place, *self._differing(one), according, self._support(one)),
        )

    def _status(self, one: FusedEvent) -> str:
        return "" if one.status == "actual" else name_of(STATUSES, one.status, self.scene.language)

    def _differing(self, one: FusedEvent) -> Iterator[str]:
        """On what the reports differ, with the values."""
        say, values = self.scene.say, dict[str, dict[str, None]]()
        for detail in one.details:
            values.setdefault(detail.name, {})[self._value(detail.name, detail.value)] = None
        for name, some in values.items():
            yield f"{say.differ}, {say.details.get(name, self.scene.plain(name))}: {' / '.join(some)}"

    def _value(self, name: str, value: str) -> str:
        if name == "status":
            return name_of(STATUSES, value, self.scene.language)
        return self.scene.day(value) if name == "date" else self.scene.name(value)

    def tripwire(self, one: Tripwire, *, toward: bool) -> Line:
        """A commitment with its state; whose it is, or (`toward`) to whom it was made."""
        scene, say = self.scene, self.say
        last = one.history[-1] if one.history else None
        condition = scene.plain(one.condition) if one.condition is not None else ""
        decided = scene.say.confirmed if one.decided else scene.say.unconfirmed if one.decided is None else ""
        brought = last.evidence if last is not None and one.state != "open" else ()
        return Line(
            one.id,
            scene.when(one.stated or one.first or None),
            name_of(COMMITMENT_KINDS, one.kind, scene.language),
            proofs(scene, (*one.evidence, *brought)),
            who=all_named(scene, one.by) if toward else self._others(one.by),
            arrow=say.toward if one.toward and not toward else "",
            to=() if toward else all_named(scene, one.toward),
            words=scene.plain(one.consequence),
            facts=self._facts(
                spoken(say.condition, tongue(one), condition) if condition else "",
                scene.deadline(one),
                say.since.format(scene.when(one.since)) if one.state != "open" else "",
            ),
            state=(one.state, scene.say.states.get(one.state, scene.plain(one.state))),
            decided=decided if one.state != "open" else "",
            href=f"/stolperdraehte/{quote(one.id, safe='')}",
        )

    # -- disputes, explanations, figures --------------------------------------------------------------------------------------

    def dispute(self, one: Dispute) -> Line:
        """A claim that the actor asserts or denies, against whom, with the words of its side."""
        scene, say = self.scene, self.say
        asserts, denies = self._among(one.asserted_by), self._among(one.denied_by)
        evidence = (one.assertions if asserts else ()) + (one.denials if denies else ())
        ours = (one.asserted_by if asserts else ()) + (one.denied_by if denies else ())
        theirs = (() if asserts else one.asserted_by) + (() if denies else one.denied_by)
        return Line(
            one.id,
            self._reported(one),
            say.both if asserts and denies else say.asserts if asserts else say.denies,
            in_sentences(scene, evidence),
            who=self._others(ours),
            arrow=say.against if theirs else "",
            to=all_named(scene, theirs),
            words=scene.plain(one.claim),
            href=dispute_href(one),
        )

    def hypothesis(self, one: Hypothesis) -> Line:
        """What the actor gives as the explanation of something."""
        scene = self.scene
        ours = [each for each in one.alternatives if self._among(each.held_by)]
        return Line(
            one.id,
            self._reported(one),
            self.say.explains,
            in_sentences(scene, (each for alternative in ours for each in alternative.evidence)),
            who=self._others(who for alternative in ours for who in alternative.held_by),
            words=f"{scene.plain(one.explains)}: {' / '.join(scene.plain(each.text) for each in ours)}",
            href=dispute_href(one),
        )

    def figure(self, one: FigureLine) -> Line:
        """The numbers that the actor gives for something."""
        scene = self.scene
        ours = [value for value in one.values if value.source is not None and self._among((value.source,))]
        numbers = (
            number_words(Figure("", (), each.number, each.comparator, one.unit), scene.language) for each in ours
        )
        return Line(
            one.id,
            self._reported(one),
            self.say.counts,
            in_sentences(scene, (each for value in ours for each in value.evidence)),
            who=self._others(value.source for value in ours if value.source is not None),
            words=f"{scene.plain(one.of)}: {' / '.join(dict.fromkeys(scene.plain(number, 60) for number in numbers))}",
            facts=self._facts(scene.say.contradicts if one.differs else ""),
            href=dispute_href(one),
        )

    # -- positions ------------------------------------------------------------------------------------------------------------

    def stand(self, question: Question, line: PositionLine) -> Stand:
        """A line on a question; on the page of one who speaks for another only its own stances, on that other's line."""
        whole = line.actor.id == self.actor
        steps = [
            self._step(question, stance, whole=whole, moved=at in line.moves)
            for at, stance in enumerate(line.history)
            if whole or self._among((stance.holder,))
        ]
        return Stand(
            self.scene.plain(question.label, 160) or "?",
            f"/positionen/{quote(question.id, safe='')}/{quote(line.actor.id, safe='')}",
            None if whole else named(self.scene, line.actor),
            whole and line.differ,
            not sure_position(line),
            tuple(reversed(steps)),
        )

    def _step(self, question: Question, stance: Stance, *, whole: bool, moved: bool) -> Step:
        scene = self.scene
        claims = report_words(scene.language).claims if question.about == "claim" else {}
        said = stance.evidence[0].language or "" if stance.evidence else ""
        return Step(
            scene.when(stance.since or None),
            stance.stance,
            claims.get(stance.stance) or name_of(STANCES, stance.stance, scene.language),
            named(scene, stance.holder) if whole and stance.holder.id != self.actor else None,
            spoken(self.say.wording, said, scene.plain(stance.wording, 160)) if stance.wording else "",
            spoken(self.say.condition, said, scene.plain(stance.condition)) if stance.condition else "",
            moved,
            not stance.shown,
            proofs(scene, stance.evidence),
        )

    # -- what every line has --------------------------------------------------------------------------------------------------

    def _among(self, some: Iterable[Who]) -> bool:
        return any(self.actor in (who.id, who.side) for who in some)

    def _others(self, some: Iterable[Who]) -> tuple[Named, ...]:
        """Who it was; nobody where it was just the actor whose page it is."""
        found = tuple(named(self.scene, who) for who in {who.id: who for who in some}.values())
        return () if [one.id for one in found] == [self.actor] else found

    def _reported(self, one: Fused) -> str:
        return self.say.reported.format(self.scene.day(one.first)) if one.first else self.scene.say.undated

    def _support(self, one: Fused) -> str:
        say = self.scene.say
        return f"{count(one.reports, say.reports)}, {count(one.sources, say.sources)}" if one.reports > 1 else ""

    def _facts(self, *parts: str) -> tuple[str, ...]:
        return tuple(filter(None, parts))


def dispute_href(one: Fused) -> str:
    """The address of a dispute, of competing explanations, of figures."""
    return f"/streitpunkte/{quote(one.id, safe='')}"
