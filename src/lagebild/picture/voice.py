"""A voice: a stance that somebody takes in a text, and what its cue says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lagebild.picture.clauses import Sentence
from lagebild.picture.material import Text, evidence
from lagebild.picture.overlaps import joined
from lagebild.picture.tellers import Teller
from lagebild.records import Spans
from lagebild.situation import Evidence, Who

SURE = 0.4  # from which confidence positions without a cue are mostly right
CONDITIONAL = 0.3  # the same where the reader found the words of a condition

_NO_CONDITION = re.compile(r"(?:wie|dass|daß|als|weil|da|der|die|das|was)\s", re.IGNORECASE)
_CLAIMS = frozenset(
    (
        "bestreiten",
        "unwahr nennen",
        "?davon ausgehen",
        "jeder Grundlage entbehren",
        "keine Erkenntnisse",
        "nicht geschehen",
    )
)
_POLICIES = frozenset(
    """ablehnen befürworten warnen unterstützen willkommen festhalten mittragen vorschlagen teilnehmen annehmen
    zustimmen ?fordern ?protestieren
    fernbleiben""".split()
) | frozenset(
    ("sprechen für", "sprechen gegen", "dafür sein", "dagegen sein", "für sein", "gegen sein", "falsch sein",
    "richtig sein", "falsch nennen",
     "richtig nennen", "werben für", "stehen hinter", "sich anschließen", "bitten um", "sich anbieten", "nicht mitmachen", "nicht brauchen",
     "bereit sein", "Widerstand aufgeben", "wird es nicht geben", "nicht länger ausschließen")
)  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """A stance that somebody takes in a text.

    `target` are the words that it is towards, () where there are none; `cue` those that give it, `reason` the cue's name ("" where the
    reader alone says so), `base` its stance without a condition. `condition` are the words of one, `also` more words
    that are evidence. `past` says that the text looks back on it,
    `moved` that its words are those of a change, `turned` that the text says in so many words that the holder has changed; `weak` that it
    is no question's beginning; `told` whose word it is where somebody else tells of it,
    `supposed` that its clause only supposes it ("wenn das Parlament ablehnt").
    """

    id: str
    text: Text
    sentence: Sentence
    holder: Who
    stance: str
    about: str
    target: Spans
    cue: Spans
    confidence: float
    record: Any = None
    reason: str = ""
    base: str = ""
    condition: Spans = ()
    also: Spans = ()
    past: bool = False
    moved: bool = False
    turned: bool = False
    weak: bool = False
    told: Teller | None = None
    supposed: bool = False
    others: tuple[Who, ...] = field(default=(), compare=False)

    @property
    def sure(self) -> bool:
        """Whether the words or the reader's confidence leave little doubt that it is a stance."""
        under = self.stance == "conditional" and self.condition and not _NO_CONDITION.match(self.words(self.condition))
        least = CONDITIONAL if under else SURE
        return self.confirmed or (not self.weak and (bool(self.reason) or self.confidence >= least))

    @property
    def confirmed(self) -> bool:
        """Whether a person says so."""
        return self.id in self.text.confirmed

    @property
    def settled(self) -> bool:
        """Whether its cue is only used of policies, or only of claims."""
        return self.reason in _CLAIMS or self.reason in _POLICIES

    @property
    def at(self) -> int:
        """Where it stands in the text."""
        return self.cue[0][0] if self.cue else self.target[0][0]

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """The order of voices: as published, then by place."""
        return self.text.moment, self.text.version.article, self.text.version.number, self.at, self.id

    @property
    def evidence(self) -> Evidence:
        """Cue and target."""
        here = [one for one in self.target if self.sentence.span[0] <= one[0] < self.sentence.span[1]]
        return evidence(self.text, joined(self.text.text, (*self.cue, *here, *self.also)), self.record)

    def words(self, spans: Spans) -> str:
        """Words of its text."""
        return self.text.words(spans)


def about_of(reason: str, read: str) -> str:
    """Whether a stance is on a policy or a claim: where its cue is only used of one, that, else as read."""
    return "claim" if reason in _CLAIMS else "policy" if reason in _POLICIES else read
