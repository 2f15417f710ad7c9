"""What a denial answers: which of the claims before it, and whose."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from lagebild.picture import claimwords, wording
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.denials import Cue
from lagebild.picture.material import Piece
from lagebild.picture.reproaches import reproaches, tells_deed
from lagebild.picture.told import Party
from lagebild.picture.wording import Meaning
from lagebild.situation import Who

REACH = 4  # sentences back in which what a denial answers is looked for
CHARGED = 8  # the same for a charge that is called one, and for what the last speaker before a denial says in one go
LIKE = 0.35  # how far a denial's own words are about a claim that does not stand right before it
REPLY = 0.15  # the same for what is only called a reply, wherever the claim stands
FAR = 0.03  # what each sentence between takes away
QUOTED = 0.1  # the same for words in quotation marks, which mostly say less of what is claimed than those before them
TOLD = 0.1  # what it adds that a claim is of what happened, where another of the same speaker is not
AT = 0.2  # the same where a claim is about the denier's own side, of what is called a charge


@dataclass(frozen=True)
class Claimed:
    """A statement that says that something is so, or is not: who says it and what it means, and in which sentences it begins and ends.
    `charge` says that it blames somebody, `ahead` that it is of what is to be.
    """

    piece: Piece
    who: Party
    meant: Meaning
    sentence: int
    last: int
    paragraph: int
    charge: bool
    ahead: bool

    @property
    def people(self) -> tuple[Who, ...]:
        """Who says it."""
        return self.piece.actors

    @cached_property
    def content(self) -> frozenset[str]:
        """What it is about, without names."""
        return frozenset(self.meant.units) - {name.name for name in self.meant.names}

    @cached_property
    def happened(self) -> bool:
        """Whether it is of what happened or is there."""
        return not self.ahead and claimwords.happened(self.piece.words)

    @cached_property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return claimwords.says_no(self.piece.words)


@dataclass(frozen=True)
class Denying:
    """A denial whose claim is looked for: the sentence and the words that deny, who denies, and what they say with it (`more`).

    `own` is what their own words say of what is denied, `named` that the text itself says what that is, `but` are the ids of the statements
    that are the denial, `fits` that a claim can be what the words name.
    """

    sentence: Sentence
    cue: Cue
    denier: Party
    more: Claimed | None
    own: Meaning | None
    named: bool
    but: Collection[str]
    fits: Callable[[Claimed], bool] = lambda one: True

    @property
    def charged(self) -> bool:
        """Whether what is denied is called a charge."""
        return self.cue.about == "charge"

    def back(self, one: Claimed) -> int:
        """How many sentences before it a claim stands; below 0 behind it."""
        return self.sentence.number - (one.last if one.last < self.sentence.number else one.sentence)

    def follows(self, one: Claimed) -> bool:
        """Whether it stands behind a claim."""
        back, spans = self.back(one), one.piece.spans
        return back > 0 or (back == 0 and spans[0][0] <= self.cue.span[0] and spans[-1][1] <= self.cue.span[1])


_PARTED = re.compile(r"[,;:–—…“”»«\"]")


class Antecedents:
    """The claims of a text, to find those that a denial answers.

    `told` are all statements, `said` those that claim something and are somebody's; `sides` gives the sides that a claim is about.
    """

    def __init__(
        self, page: Page, told: Sequence[Claimed], said: Sequence[Claimed], sides: Callable[[Claimed], Collection[str]]
    ) -> None:
        self._page, self._told, self._said, self._sides = page, told, said, sides
        self._ids = {one.piece.id for one in said}

    def best(self, denying: Denying) -> Claimed | None:
        """What a denial answers: what somebody of another side has said before it.

        What is called a reproach is one; where there is none, what is told right before it of what somebody has done.
        """
        found = [one for one in self._said if self._may(one, denying)]
        if denying.charged:
            blaming = [one for one in found if self._alleges(one, denying)]
            found = blaming or [one for one in found if denying.back(one) <= 1 and tells_deed(self._page, one.piece)]
        run = self._run(denying)
        best: tuple[float, Claimed] | None = None
        for one in found:
            score = self._score(one, denying, run)
            if score is not None and (best is None or score > best[0]):
                best = (score, one)
        return self._plainly(best[1], denying.sentence) if best else None

    def _may(self, one: Claimed, denying: Denying) -> bool:
        if one.piece.id in denying.but or one.who.meets(denying.denier) or not denying.follows(one):
            return False
        if not denying.fits(one):
            return False
        between = self._page.said((one.piece.spans[-1][1], denying.cue.span[0]))
        if not denying.back(one) and one.piece.record.type != "direct" and not _PARTED.search(between):
            return False  # the subject of the denial
        names = {name.name for name in one.meant.names}
        return denying.cue.about != "part" or bool(names & denying.denier.names)

    def _alleges(self, one: Claimed, denying: Denying) -> bool:
        """Whether a claim can be what is called a reproach: it is one, or it is about what the denier says beside the denial."""
        if denying.more and denying.own and wording.topic(denying.own, one.meant) >= LIKE:
            return True
        return reproaches(self._page, one.piece, one.sentence, denying.denier, self._sides(one))

    def _score(self, one: Claimed, denying: Denying, run: Collection[str]) -> float | None:
        """How much speaks for it that a claim is what is denied; None where it cannot be."""
        back, inside = denying.back(one), one.piece.id in run
        charged = denying.charged and one.charge
        if not inside and back > (CHARGED if charged else REACH):
            return None
        about = wording.topic(denying.own, one.meant) if denying.own else 0.0
        called = self._is_called(denying)
        near = charged or back <= 1 or (back == 2 and self._goes_on(one, answer=denying.cue.answers))
        if denying.charged and not one.charge and one.piece.record.type == "direct":
            near = inside = False
        if about < LIKE and (denying.named or one.ahead or not (near or inside)):
            return None
        if denying.cue.about == "reply" and about < REPLY:
            return None
        if about < LIKE and not (near or called):
            about = 0.0  # a word in common says little where something else stands nearer
        # "Wir haben es gesehen" stands after what was seen
        score: float = about + 0.5 * charged - QUOTED * (one.piece.record.type == "direct")
        if inside and called:
            return score + TOLD * one.happened + AT * bool(denying.denier.sides.intersection(self._sides(one)))
        return score - FAR * back

    def _is_called(self, denying: Denying) -> bool:
        """Whether somebody denies what there is a word for: "wies die Darstellung zurück", and not "der Bericht sei falsch"."""
        first, last = (self._page.said(end) for end in denying.cue.ends)
        words = self._page.said(denying.cue.span)
        return claimwords.NOUN.search(words) is not None and not (claimwords.NOUN.match(first) and "zurück" not in last)

    def _run(self, denying: Denying) -> frozenset[str]:
        """What the last one of another side says before a denial in one go: in the same paragraph or the one before, up to what somebody
        else says. Without a word for what is denied only where the denier goes on with what did not happen.
        """
        more = denying.more
        told = more is not None and more.denies and more.happened and denying.cue.about != "reply"
        if not self._is_called(denying) and not told:
            return frozenset()
        found: list[Claimed] = []
        for one in reversed(self._told):
            if not denying.follows(one) or one.piece.id in denying.but or not one.people:
                continue
            if denying.back(one) > CHARGED or denying.sentence.paragraph - one.paragraph > 1:
                break
            if one.ahead or one.piece.id not in self._ids:
                continue
            if one.who.meets(denying.denier) or (found and not one.who.meets(found[0].who)):
                break
            found.append(one)
        return frozenset(one.piece.id for one in found)

    def beside(self, one: Claimed) -> tuple[Claimed, ...]:
        """What the same speaker says of what is so right before and right behind a claim."""
        return tuple(
            other
            for other in self._said
            if abs(other.sentence - one.sentence) == 1
            and other.paragraph == one.paragraph
            and other.who.meets(one.who)
            and not other.ahead
        )

    def _plainly(self, one: Claimed, sentence: Sentence) -> Claimed:
        """What the same speaker has said of what is so after what they said of what is to be."""
        if not one.ahead:
            return one
        after = (
            other
            for other in self._said
            if one.last < other.sentence < sentence.number and other.who.meets(one.who) and not other.ahead
        )
        return next(after, one)

    def _goes_on(self, one: Claimed, *, answer: bool) -> bool:
        """Whether the same speaker still speaks in the next sentence; for an answer with words of its own, whether nobody else does."""
        after = [other for other in self._told if other.sentence == one.last + 1]
        if answer and not after:
            return one.paragraph == self._page.sentences[one.last + 1].paragraph
        return any(other.who.meets(one.who) for other in after if other.piece.id in self._ids)
