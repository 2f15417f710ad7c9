"""Which state the words at some place of an article speak of: the one named beside them, just before, or all along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.linking.tokens import Tokens

UNKNOWN = "?"
"""The country of a clue to a state that the table does not know: an article on one has no main state, and organs near it no owner."""

_LEAST = 0.5  # weight from which a clue says of which state its sentence speaks


@dataclass(frozen=True, slots=True, order=True)
class Clue:
    """A state that words at token `at` bring up; `entity` where they name a known actor."""

    at: int
    country: str
    entity: str = ""
    weight: float = 1.0


class Focus:
    """The clues of one article."""

    def __init__(self, cut: Tokens, clues: Iterable[Clue]) -> None:
        self._cut = cut
        self._clues = sorted(clues)
        self._at = [clue.at for clue in self._clues]
        self._sentences = [cut.sentence_of[clue.at] for clue in self._clues]
        weights: Counter[str] = Counter()
        for clue in (c for c in self._clues if c.country):
            lead = 2.5 if cut.sentence_of[clue.at] <= 1 else 1.0
            weights[clue.country] += clue.weight * lead  # type: ignore[assignment]
        total = sum(weights.values())
        (first, most), (_, second) = [*weights.most_common(2), ("", 0.0), ("", 0.0)][:2]
        self.share = most / total if total else 0.0
        """What part of the clues brings up the state that the article is about."""
        alone = most >= 1.4 and len(weights) == 1  # named in the lead, and no other anywhere
        clear = most >= 2 and (most / total >= 0.45 or (most >= 4 and most >= 1.3 * second))
        self.main = first if (alone or clear) and first != UNKNOWN else None
        known = [country for country, _ in weights.most_common(2) if country != UNKNOWN]
        self._leading = self.main or (known[0] if known and weights[known[0]] >= 2 else None)

    def entities(self, before: int) -> list[str]:
        """Known actors named before a token, the last first."""
        return [c.entity for c in reversed(self._clues[: bisect_left(self._at, before)]) if c.entity]

    def just(self, at: int) -> set[str]:
        """Known actors named in the sentence of a token, before it, and in the one before."""
        sentence = self._cut.sentence_of[at]
        first, last = bisect_left(self._sentences, sentence - 1), bisect_right(self._sentences, sentence)
        return {c.entity for c in self._clues[first:last] if c.at < at and c.entity}

    def around_sentence(self, at: int) -> set[str]:
        """Known actors named in the sentence of a token, the one before and the one behind."""
        sentence = self._cut.sentence_of[at]
        first, last = bisect_left(self._sentences, sentence - 1), bisect_right(self._sentences, sentence + 1)
        return {c.entity for c in self._clues[first:last] if c.entity}

    def near(self, at: int) -> set[str]:
        """States that the sentence of a token and the one before bring up."""
        sentence = self._cut.sentence_of[at]
        return {c.country for c in (*self._of(sentence - 1), *self._of(sentence))}

    def everywhere(self) -> set[str]:
        """Known actors named anywhere."""
        return {c.entity for c in self._clues if c.entity}

    def around(self, at: int) -> list[tuple[float, list[str]]]:
        """States by nearness: of the sentence before the token, behind it, of the sentence before, behind; then the main one."""
        sentence = self._cut.sentence_of[at]
        here = self._of(sentence)
        steps = [
            (0.8, [c for c in here if c.at < at]),
            (0.75, [c for c in here if c.at > at]),
            (0.75, self._of(sentence - 1)),
            (0.65, self._of(sentence + 1)),
        ]
        out = [(score, list(dict.fromkeys(c.country for c in reversed(clues)))) for score, clues in steps]
        return [*out, (0.62, [self.main] if self.main else [])]

    def choose(self, at: int, among: Iterable[str]) -> tuple[str, float] | None:
        """The one state of `among` that is nearest; None where none is near, or two are equally."""
        wanted = set(among)
        *near, (least, _) = self.around(at)
        for score, countries in (*near, (least, [self._leading] if self._leading else [])):
            fitting = [c for c in countries if c in wanted]
            if fitting:
                return (
                    (fitting[0], score)
                    if len(set(fitting)) == 1 or self.main not in fitting
                    else (str(self.main), score - 0.1)
                )
        return None

    def nearest(self, at: int) -> tuple[str, float] | None:
        """The state that a bare "die Regierung" belongs to: the only one of the nearest sentence that has any.

        The sentence behind does not count: who is named there with a state is rather somebody else.
        """
        *near, _, main = self.around(at)
        for score, countries in (*near, main):
            if UNKNOWN in countries:
                return None
            if len(set(countries)) == 1:
                return countries[0], score if countries[0] == self.main or self.main is None else score - 0.1
            if len(set(countries)) > 1:
                return (self.main, 0.6) if self.main in countries and self.main else None
        return None

    def clues(self, country: str) -> int:
        """How many words bring a state up."""
        return sum(clue.country == country for clue in self._clues)

    def is_named_before(self, country: str, at: int) -> bool:
        """Whether anything brings a state up before a token."""
        return any(clue.country == country for clue in self._clues[: bisect_left(self._at, at)])

    def is_of_the_clause(self, country: str, at: int) -> bool:
        """Whether a state is brought up behind a token, before the next comma."""
        ends = next(
            (n for n in range(at, len(self._cut)) if self._cut.words[n] in (",", ";", ":", ".")), len(self._cut)
        )
        return any(clue.country == country and at <= clue.at < ends for clue in self._clues)

    def last(self, at: int) -> tuple[str, float] | None:
        """The state named last before a token."""
        before = [c for c in self._clues[: bisect_left(self._at, at)] if c.country]
        return (before[-1].country, 0.8) if before else None

    def _of(self, sentence: int) -> list[Clue]:
        first, last = bisect_left(self._sentences, sentence), bisect_right(self._sentences, sentence)
        return [clue for clue in self._clues[first:last] if clue.country and clue.weight >= _LEAST]
