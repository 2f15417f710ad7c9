"""A claim and its denial, and a denial that names a claim which its text does not have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lagebild.picture.antecedents import Claimed
from lagebild.picture.material import Piece, Text
from lagebild.records import Spans
from lagebild.situation import Who

PAPER = re.compile(
    r"\b(?:\w*mitteilung|\w*erklärung|stellungnahme|\w*schreiben|note|kommuniqu\w*|brief|papier|statement|note|letter)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"(?:er|sie|es|der|die|das|den|dem|denen|dieser?|he|she|it|they)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Denied:
    """A claim and its denial. `denial` carries it, `spans` are the words that deny; `more` is what the denier says with it.

    `claim` are the words of what is denied where the denial names them, else ""; `also` is what belongs to the same charge.
    """

    assertion: Claimed
    denial: Piece
    people: tuple[Who, ...]
    spans: Spans
    more: Piece | None
    claim: str
    why: str
    also: tuple[Claimed, ...] = ()

    @property
    def deniers(self) -> tuple[Who, ...]:
        """Who denies it; a paper that says so is nobody."""
        also = self.more.actors if self.more else ()
        return (*self.people, *(who for who in also if not PAPER.search(who.name) and not PRONOUN.match(who.name)))

    @property
    def text(self) -> Text:
        """The text in which it is denied."""
        return self.denial.text

    @property
    def sentence(self) -> str:
        """The words that deny, to tell those of a copy by."""
        return self.text.words(self.spans)


@dataclass(frozen=True)
class Unmet:
    """A denial that names what it denies, which nobody says in its text: `denied` is that as a claim, held against those who claim it."""

    denied: Claimed
    people: tuple[Who, ...]
    spans: Spans
    more: Piece | None
    claim: str
    why: str

    def of(self, assertion: Claimed) -> Denied:
        """The denial of a claim."""
        return Denied(assertion, self.denied.piece, self.people, self.spans, self.more, "", self.why)
