"""What a text has told of, as later words can point back to it, and what a voice is about."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.picture.clauses import Sentence
from lagebild.picture.namesakes import Names

NAMES_SOMEBODY = "names somebody"


@dataclass(frozen=True)
class Topic:
    """Something in a text that later words can point back to: its words, where they stand, whose they are, whether they propose it.

    `weak` ones count only where there is nothing else; `against` says that it was told of with refusal.
    """

    at: int
    sentence: Sentence
    words: str
    holders: frozenset[str]
    genders: frozenset[str]
    proposing: bool = False
    claim: bool = False
    weak: bool = False
    against: bool = False
    heading: bool = False
    matter: Matter | None = None


@dataclass(frozen=True)
class Matter:
    """What a voice is about. `own` are its own words, "" where they only point back; `back` the words that it points back to;
    `around` those of its sentence. `why` says how it was resolved. `names` are the names in its wordings, `aside` those of its sentence.
    `told` says that `back` only tells more of its own words, `turned` that the words stand for somebody's being against it ("die Absage").
    `people` are the persons in its first wording. `after` are the wordings of what somebody else's voice is about
    right before it, in the same sentence (`close`) or in the one before.
    """

    own: str
    back: tuple[str, ...] = ()
    around: str = ""
    why: str = ""
    names: Names = frozenset()
    aside: Names = frozenset()
    told: bool = False
    turned: bool = False
    people: Names = frozenset()
    after: tuple[str, ...] = ()
    close: bool = False

    @property
    def plain(self) -> bool:
        """Whether its first wording says by itself what it is about."""
        return self.why != "goes on"

    @property
    def somebody(self) -> bool:
        """Whether its words only name a person: what is about that person in other words is meant."""
        return self.why == NAMES_SOMEBODY

    @property
    def wordings(self) -> tuple[str, ...]:
        """Its wordings, its own first."""
        return tuple(dict.fromkeys(one for one in (self.own, *self.back) if one))
