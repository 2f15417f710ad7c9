"""The picture: what many readings together say of a situation. Frozen values, like the records; every line has its evidence.

A picture is a function of articles, readings, judgements and two times: up to when it was published, and as of when it was known.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lagebild.grounds import Evidence, Interval, Who
from lagebild.records import Coder

__all__ = [
    "LIKELY", "LISTS", "STATES", "Alternative", "Change", "Changes", "Detail", "Dispute", "Evidence", "FigureLine",
    "FigureValue", "Fused", "FusedEvent", "FusedStatement", "Hypothesis", "Interval", "Lead", "Picture", "PictureActor",
    "PositionLine", "Question", "Source", "Stance", "State", "Totals", "Touch", "Tripwire", "WhatIf", "Who",
]  # fmt: skip

_OPEN = Interval()  # no time given
STATES = ("open", "touched", "fulfilled", "lapsed", "withdrawn")
"""States of a tripwire."""


@dataclass(frozen=True, slots=True)
class Fused:
    """What every line of the picture has.

    `evidence` is what it rests on, the earliest report first; `reports` counts articles, `sources` their
    publishers, without those that only print another one's text.
    `why` holds a reason for every merge, in plain English. `confidence` is that of the surest evidence; `shown` says whether the views
    show it by default. `confirmed` is True where a person confirmed a record that it rests on.
    """

    id: str
    evidence: tuple[Evidence, ...]
    reports: int = 1
    sources: int = 1
    why: tuple[str, ...] = ()
    confidence: float = 1.0
    shown: bool = True
    confirmed: bool | None = None

    @property
    def first(self) -> str:
        """When it was first reported: ISO 8601, "" where unknown."""
        return next((one.published for one in self.evidence if one.published), None) or ""


@dataclass(frozen=True, slots=True)
class FusedStatement(Fused):
    """A statement with all reports of it. `text` is the wording of the earliest direct quotation, else of the earliest report;
    `variants` are the other wordings; `via` the hops through which it reached the earliest report. `verb` are the words that say how it was
    said, where they say more than that it was: "dementierte", "warf vor".
    """

    speaker: Who | None = None
    type: str = "indirect"
    text: str = ""
    variants: tuple[str, ...] = ()
    said: Interval = _OPEN
    via: tuple[Who, ...] = ()
    addressee: Who | None = None
    responds_to: str | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """Something on which the reports of one event differ ("status", "place", "date", "number"): a value and who gives it."""

    name: str
    value: str
    according_to: tuple[Who, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FusedEvent(Fused):
    """An event with all reports of it; `according_to` is who says so where no report gives it on its own word.

    `unsure` are the names of the fields that are less sure than the event itself, of "actors", "recipients", "place", "according_to".
    """

    type: str = ""
    status: str = "actual"
    actors: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    place: str | None = None
    date: Interval = _OPEN
    according_to: tuple[Who, ...] = ()
    details: tuple[Detail, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance as it was at one time: `stance` is towards the question's label, with the polarity of the wording resolved.

    `since` is when it was taken (ISO 8601), `holder` the person or organ that took it; `wording` the target as worded. `shown` says that
    little is left to doubt of who takes it towards what; `according_to` whose word it is where the holder does not say so.
    `unsure` is evidence of which more is left to doubt, where `evidence` alone has it shown.
    """

    stance: str
    since: str
    holder: Who
    evidence: tuple[Evidence, ...]
    wording: str = ""
    condition: str | None = None
    shown: bool = True
    according_to: tuple[Who, ...] = ()
    unsure: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionLine:
    """An actor's line on one question: a cell of the matrix.

    `actor` is the side (a state, an alliance), else the person; `history` the stances, the oldest first, the last of them current.
    `moves` are the indices into `history` at which the actor as a whole changed its stance. `differ` says that two of its organs stand
    differently at the end: then `organs` has the current stance of each.
    """

    actor: Who
    stance: str
    since: str
    history: tuple[Stance, ...]
    moves: tuple[int, ...] = ()
    differ: bool = False
    organs: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True)
class Question(Fused):
    """A question on which actors take positions; `label` is the commonest target, `wordings` all of them."""

    label: str = ""
    about: str = "policy"
    wordings: tuple[str, ...] = ()
    positions: tuple[PositionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Touch:
    """A later event or statement that bears on a tripwire.

    `effect` is the state that it proposes, one of STATES; `score` in [0, 1]; `why` in plain English. `confirmed` is what a person
    said of it, None where nobody did.
    """

    effect: str
    evidence: Evidence
    score: float
    why: str
    confirmed: bool | None = None


LIKELY = 0.4
"""How probable a lead is that is shown without being asked for."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence of a later report that may tell what became of a tripwire, for a person to look at; it changes no state.

    `score` in [0, 1] is how probable it is that it does.
    """

    evidence: Evidence
    score: float


@dataclass(frozen=True, slots=True)
class State:
    """A state of a tripwire, since when, by which evidence; `confirmed` None where the machine proposes it."""

    state: str
    since: str
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    confirmed: bool | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Tripwire(Fused):
    """A commitment with its state and history; `condition` None where it has none. `deadline` is the last day that it names.

    `replaced_by` is the id of the tripwire by the same actor that took its place. `leads` are there as long as it is open or touched.
    """

    kind: str = "threat"
    by: tuple[Who, ...] = ()
    toward: tuple[Who, ...] = ()
    condition: str | None = None
    condition_kind: str | None = None
    consequence: str = ""
    stated: str = ""
    deadline: str | None = None
    history: tuple[State, ...] = ()
    touched_by: tuple[Touch, ...] = ()
    replaced_by: str | None = None
    leads: tuple[Lead, ...] = ()

    @property
    def state(self) -> str:
        """The current state."""
        return self.history[-1].state if self.history else "open"

    @property
    def since(self) -> str:
        """Since when."""
        return self.history[-1].since if self.history else self.stated

    @property
    def likely(self) -> tuple[Lead, ...]:
        """Its leads that are probable enough to be shown without being asked for."""
        return tuple(lead for lead in self.leads if lead.score >= LIKELY)

    @property
    def decided(self) -> bool | None:
        """Whether a person confirmed the current state; None where the machine proposes it."""
        return self.history[-1].confirmed if self.history else None


@dataclass(frozen=True, slots=True)
class Dispute(Fused):
    """A claim that one side asserts and another denies: the evidence of each."""

    claim: str = ""
    asserted_by: tuple[Who, ...] = ()
    denied_by: tuple[Who, ...] = ()
    assertions: tuple[Evidence, ...] = ()
    denials: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One explanation, who holds it, where it stands."""

    text: str
    held_by: tuple[Who, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis(Fused):
    """Something that is explained in different ways."""

    explains: str = ""
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A number that a source gives; `number` is a pair for the comparator "range". `as_of` is the day that it is true of."""

    number: float | tuple[float, float]
    comparator: str
    source: Who | None
    as_of: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FigureLine(Fused):
    """Figures on the same thing; `differs` says that they cannot all be true of the same day."""

    of: str = ""
    unit: str | None = None
    place: str | None = None
    differs: bool = False
    values: tuple[FigureValue, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureActor:
    """An actor with the offices that the texts give, and how many statements of the picture are theirs."""

    who: Who
    roles: tuple[str, ...] = ()
    statements: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Copies are articles too; versions are all texts of all articles."""

    articles: int = 0
    versions: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher, how many reports of it there are, and how far a person trusts it (Admiralty scale), if anybody said so."""

    publisher: str
    articles: int
    copies: int
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The situation as published up to `at` (None: all there is) and as known at `as_known` (None: now)."""

    dossier: str
    at: str | None = None
    as_known: str | None = None
    coder: Coder | None = None
    articles: Totals = Totals()
    earliest: str | None = None
    latest: str | None = None
    actors: tuple[PictureActor, ...] = ()
    statements: tuple[FusedStatement, ...] = ()
    events: tuple[FusedEvent, ...] = ()
    questions: tuple[Question, ...] = ()
    tripwires: tuple[Tripwire, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    sources: tuple[Source, ...] = field(default=())


LISTS = ("actors", "statements", "events", "questions", "tripwires", "disputes", "hypotheses", "figures")
"""The lists of a picture, in the contract's order."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something of the picture that is "new", "changed" or "withdrawn" between two times; `what` is one of LISTS."""

    what: str
    change: str
    after: Fused | PictureActor | None
    before: Fused | PictureActor | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two pictures of one dossier."""

    before: Picture
    after: Picture
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What an event that has not happened would touch; `read` are the events that were read out of the sentence.

    `near` are tripwires that come closest to it without being touched, as far as can be told, the closest first.
    `sides` are the states and organisations for which those speak who have a part in the answer, as far as they are known.
    """

    sentence: str
    read: tuple[FusedEvent, ...] = ()
    touches: tuple[tuple[Tripwire, Touch], ...] = ()
    positions: tuple[tuple[Question, PositionLine], ...] = ()
    remarks: tuple[str, ...] = ()
    sides: tuple[Who, ...] = ()
    near: tuple[Tripwire, ...] = ()
