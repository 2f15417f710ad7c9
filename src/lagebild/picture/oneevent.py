"""Whether two reports tell of one event, and why.

Nothing may speak against it: the kind of fact, the days, who did it. Then something must speak for it: the same words for what happened
together with whom, where or when, or so much of the rest that two events are unlikely. Words that only say that somebody spoke (a demand,
a refusal) need their content in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.picture import wording
from lagebild.picture.eventdays import NEAR
from lagebild.picture.told import SPOKEN, Told
from lagebild.picture.wordlexicon import lexicon

CONFUSED = frozenset(
    frozenset(both)
    for both in (
        ("COERCE", "SANCTION"),  # a crossing is closed, an envoy expelled
        ("COERCE", "ASSAULT"),  # an island is seized
        ("MOBILIZE", "ASSAULT"),  # soldiers land
        ("MOBILIZE", "COERCE"),
        ("RETREAT", "CONCEDE"),  # a bridge is cleared
        ("AGREE", "SUPPORT"),  # a paper is signed
        ("AGREE", "COOPERATE"),
        ("SUPPORT", "SANCTION"),  # sanctions are joined
        ("AID", "COOPERATE"),
        ("CONSULT", "AGREE"),
    )
)
"""Types that are taken for one another where one event is told twice."""

_ANSWER = frozenset(("ACCUSE", "REJECT"))
"""Who rejects a reproach does not make it, though both are told in the same words."""

KIN = tuple(
    frozenset(words.split())
    for words in (
        "deploy reinforce arrive enter land_troops occupy stand_at be_there",  # soldiers come, and are there
        "withdraw reduce_force leave return vacate give_back",
        "attack shell bomb missile_attack drone_attack hit_place bombing_attack ram fight destroy blow_up sink",
        "kill die injure shell attack bomb bombing_attack",
        "close border_close blockade encircle",
        "open passage let_through",
        "agree sign trade_deal ceasefire",
        "negotiate meet summit visit mediate",
        "arrest abduct",
        "expel break_relations",
        "aid_act deliver supply_people escort",
        "sanction freeze embargo join",
        "dismiss resign",
        "protest riot strike_work uprising",
    )
)
"""Deeds that are told for one another: they come before they stay, what is signed was agreed."""

SAME = 0.7  # the same where who did it is all that they have in common
ALIKE = 0.5  # likeness of the clauses from which on they tell of the same
LOOSE = 0.4  # the same where day, place or much else is the same too


@dataclass(frozen=True)
class Likeness:
    """What two reports have in common: what was done (or `kin`: something told for it), by whom, to whom, where, whether both give the day,
    and how alike their clauses are, in [0, 1], by `shared` units that name nobody; `named` says that a name is in both, `bare` that one
    says nothing but the deed, `unknown` that the deed of one is in no table.
    """

    deed: bool
    kin: bool
    who: bool
    whom: bool
    where: bool
    when: bool
    words: float
    shared: int
    named: bool
    bare: bool
    unknown: bool

    @property
    def strength(self) -> float:
        """How much speaks for one event."""
        return 2 * self.deed + self.kin + self.who + self.whom + self.where + self.when + 2 * self.words

    def parts(self) -> Iterator[str]:
        """What it is, in plain English."""
        named = {
            "same deed": self.deed,
            "deeds told for one another": self.kin and not self.deed,
            "same actor": self.who,
        }
        named |= {"same recipient": self.whom, "same place": self.where}
        yield from (name for name, there in named.items() if there)
        yield "same day" if self.when else "days that agree"
        yield f"words {round(100 * self.words)} % alike"


def same_event(one: Told, other: Told) -> tuple[float, str] | None:
    """How much speaks for it that two reports tell of one event, and what; None where it is not enough."""
    if one.kind != other.kind or not days_meet(one, other) or not types_agree(one, other) or _only_named(one, other):
        return None
    if not _may_be(one, other) or parted(one, other):
        return None
    like = likeness(one, other)
    enough = _spoken(like) if one.type in SPOKEN or other.type in SPOKEN else _done(like, one)
    return (like.strength, ", ".join(like.parts())) if enough else None


def days_meet(one: Told, other: Told) -> bool:
    """Whether both can have been on one day."""
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _may_be(one: Told, other: Told) -> bool:
    """Whether it can be enough, whatever their words: nothing is that has neither the deed nor both actor and day."""
    return _same_deed(one, other) or _kin(one, other) or (one.dated and other.dated and one.who.meets(other.who))


def parted(one: Told, other: Told) -> bool:
    """Whether something speaks against it: another kind of fact, other days, other actors."""
    if one.kind != other.kind or not days_meet(one, other):
        return True
    return _others_act(one, other) or _elsewhere(one, other) or _opposed(one, other)


def _only_named(one: Told, other: Told) -> bool:
    """Whether both only name it, without a day, in reports of different days: "die Sanktionen" of each may be others."""
    days = abs((one.days[1] - other.days[1]).days)
    return one.named and other.named and not one.dated and not other.dated and days > NEAR.days


def _others_act(one: Told, other: Told) -> bool:
    """Whether other parties do it. With a noun ("der Abzug der Posten") who does it may be taken for whom it is done to; and who is no
    state, no alliance and no person may be no actor at all.
    """
    if not one.who.differs(other.who) or _turned(one, other):
        return False
    vague = not (one.who.firm and other.who.firm)
    return not (
        vague and _same_deed(one, other) and _same_place(one, other) and wording.topic(one.meant, other.meant) >= SAME
    )


def _turned(one: Told, other: Told) -> bool:
    """Whether those who do it in one report are those to whom a noun says that it is done in the other."""
    return (other.noun and one.who.meets(other.whom)) or (one.noun and other.who.meets(one.whom))


def _same_place(one: Told, other: Told) -> bool:
    return bool(one.places & other.spots or other.places & one.spots)


def _elsewhere(one: Told, other: Told) -> bool:
    """Whether both name a place, and others."""
    return bool(one.places and other.places) and not _same_place(one, other)


def _opposed(one: Told, other: Told) -> bool:
    """Whether one undoes the other: a bridge is closed, a bridge is opened."""
    lex = lexicon()
    return (
        bool(one.deeds and other.deeds)
        and not _same_deed(one, other)
        and any(lex.opposed(left, right) for left in one.deeds for right in other.deeds)
    )


def _same_deed(one: Told, other: Told) -> bool:
    """Whether one deed is the other or a kind of it."""
    if one.deeds and other.deeds:
        return bool(one.deeds & other.wide or other.deeds & one.wide)
    return bool(one.trigger & other.trigger)


def kins(one: Told) -> Iterator[int]:
    """The numbers of the groups of deeds that are told for its own."""
    return (number for number, some in enumerate(KIN) if one.deeds & some)


def _kin(one: Told, other: Told) -> bool:
    """Whether their deeds are told for one another."""
    return any(one.deeds & some and other.deeds & some for some in KIN)


def types_agree(one: Told, other: Told) -> bool:
    """Whether their types are one, or are taken for one another."""
    both = frozenset((one.type, other.type))
    if both == _ANSWER:
        return False
    return len(both) == 1 or both in CONFUSED or _same_deed(one, other) or _kin(one, other)


def likeness(one: Told, other: Told) -> Likeness:
    """What they have in common."""
    return Likeness(
        deed=_same_deed(one, other),
        kin=_kin(one, other),
        who=one.who.meets(other.who) or _turned(one, other),
        whom=one.whom.meets(other.whom),
        where=_same_place(one, other),
        when=one.dated and other.dated,
        words=wording.topic(one.meant, other.meant),
        shared=len(one.content & other.content),
        named=bool(one.meant.names & other.meant.names),
        bare=one.type == other.type and (one.bare or other.bare),
        unknown=one.type == other.type and not (one.deeds and other.deeds),
    )


def _spoken(like: Likeness) -> bool:
    """Whether what was said is the same."""
    if like.kin and like.when and like.where and like.words >= LOOSE:
        return True  # a paper was signed there on that day
    return like.words >= ALIKE and like.shared > 1 and like.who and (like.deed or like.whom)


def _done(like: Likeness, one: Told) -> bool:
    """Whether what was done is the same."""
    if like.deed:
        more = like.shared > 0 or (like.words >= SAME and one.kind == "fact")
        known = like.whom or like.where or like.when or (more and (like.who or (like.named and like.shared > 0)))
        sparse = like.when and (like.bare or (like.where and (like.who or like.whom)))
        return (known and like.words >= ALIKE) or sparse
    if like.kin and like.who:
        placed = like.where or (like.when and like.shared > 1)
        return (like.words >= ALIKE and (placed or like.shared > 0)) or (placed and like.words >= LOOSE)
    more = like.whom or like.where or (like.unknown and like.named)
    return like.words >= ALIKE and like.who and like.when and more and like.shared > 0
