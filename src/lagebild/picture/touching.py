"""What a happening does to a commitment: whether it is what the condition or the consequence speaks of, by whom, after it was made.

The words are held against each other by `wording.entails` and `wording.contradicts`; who acts, when, and whether the clause tells of the
thing itself or only of somebody's view of it is looked at here. Precision first: a missed touch is better than a false one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lagebild.moments import date_of
from lagebild.picture import thresholds, vowwords, wording
from lagebild.picture.bonds import Promise, Words
from lagebild.picture.cast import Cast
from lagebild.picture.happenings import VIEW, Happening
from lagebild.picture.lifecycle import Binds, Fact
from lagebild.picture.parts import all_of, partly
from lagebild.picture.resolved import comes_of, resolved, same_thing, stays
from lagebild.picture.wires import CALLED
from lagebild.picture.wiring import Joined, condition, context, meant, vague
from lagebild.picture.wordlexicon import lexicon
from lagebild.situation import Who
from lagebild.terms import folded

LEAST = 0.65  # score from which a happening is proposed
PARTLY = 0.6  # how much is left where all was announced and the words do not say that it is all
SPELLED, STEM, RARE = (
    0.9,
    5,
    6,
)  # how sure verbs are that only begin alike; how many letters must be the same, so many of rarer ones
SOON = timedelta(days=30)  # how long after it what happens can be what was meant where no name says so
BEYOND = 0.9  # how sure it is that what is measured beyond a mark is what a condition speaks of
GIVEN_UP = 0.8  # … that what stays where it is is no longer to be moved, where those say so who announced it
LATE = timedelta(days=1)  # after a deadline what happens is about something else
UNKNOWN = 0.85  # how much is left where the words do not say who did it
UNNAMED = 0.7  # … where besides no name is the same; with somebody who does it, it is more doubtful still
DOUBTFUL = 0.6  # … where they say it of one side and the dossier does not know the other
LASTING = frozenset(
    """ceasefire sanction embargo arms_embargo export_ban fishing_ban entry_ban blockade no_fly tariff toll martial_law curfew quarantine
    strike_work boycott new_election referendum ransom power_cut conscription buffer_zone uprising travel_warning price_cap
    visa_free""".split()
)
"""Acts that last and say by themselves what something is about; of others there are too many at a time ("Gespräche", "Kampf")."""
_RARE = frozenset({"vote", "elect"})  # acts that are no act of the table's and are news wherever they are told
_SAYING = frozenset({"ask", "govern", "accept", "announce", "offer", "recommend"})
_VAGUE = frozenset(
    {"alliance", "money", "person", "place", "government", "official", "parliament", "country", "state", "people"}
)
SPECIFIC = 0.5  # weight from which a thing says what words are about
_OWN_SUBJECT = re.compile(
    r"\b(?:man|wir|ich|er|sie|we|I|they)\b|\b(?:sein|ihr|unser|mein|our|his|her|its)e?[nrsm]?\b (?:\w+ )?\w+", re.I
)
_REJECTS = re.compile(
    r"\b(?:abgelehnt|lehn\w+ \b.*\bab|verweiger\w+|zurückgewiesen|ausgeschlossen|verworfen|untersagt|refused|rejected)\b",
    re.I,
)
_NOBODY = re.compile(r"\W*(?:dass )?(?:werde )?(?:kein|niemand|no |nobody)(?!.*(?:\bzu \w+n\b|\w+zu\w+en\b))", re.I)
_DONE_TO = re.compile(r"\b(?:ist|sind|war|waren|wird|werden|wurden?|is|are|was|were)\b", re.I)
_AS_BEFORE = re.compile(r"\b(?:noch|weiter|weiterhin|nach wie vor|bleib(?:en?|t)|blieb(?:en)?|still|remain\w*)\b", re.I)
_STILL = re.compile(r"\bbleib(?:en?|t)\b|\bblieben?\b|\bremain", re.I)


@dataclass(frozen=True)
class Contact:
    """A happening that does something to a commitment."""

    joined: Promise
    happening: Happening
    fact: Fact
    score: float
    why: str


def contacts(joined: Joined, happening: Happening, cast: Cast) -> Iterator[Contact]:
    """What a happening does to a commitment; nothing where it was told before, is only looked at, or does too little for that."""
    if after(joined, happening) and not VIEW.search(happening.around):
        yield from bearing(joined, happening, cast)


def bearing(joined: Promise, happening: Happening, cast: Cast) -> Iterator[Contact]:
    """What a happening does to a commitment, whenever it was told; of each fact the surest.

    Who tells its condition again without saying whom or what it is about ("falls geschossen werde") tells less than the others do.
    """
    best: dict[Fact, Contact] = {}
    plain = any(wire.tied and not vague(wire) for wire in joined.wires)
    for wire in joined.wires:
        passed = _another(wire.tied and wire.when, happening) or (plain and vague(wire))
        touches = () if passed else _on_condition(joined, wire, happening)
        does = () if _another(wire.asserts, happening) else _on_consequence(joined, wire, happening, cast)
        for found in (*touches, *does):
            if (
                found.score >= LEAST
                and not late(joined, happening, found.fact)
                and found.score > (best[found.fact].score if found.fact in best else 0.0)
            ):
                best[found.fact] = found
    yield from best.values()


def _another(words: str | None, happening: Happening) -> bool:
    """Whether some words name a thing as it is called ("die Fähre „Abendstern“") and what happened is told of another, or not of that."""
    called = {one.casefold() for one in CALLED.findall(words or "")}
    if not called:
        return False
    told = {one.casefold() for one in CALLED.findall(happening.around)}
    whole = happening.text.text.casefold()
    return bool(told and not called & told) or not any(one in whole for one in called)


def after(joined: Joined, happening: Happening) -> bool:
    """Whether something was told, and happened, after a commitment was made."""
    made, day = date_of(joined.first.piece.text.day), happening.day
    if happening.moment <= joined.moment:
        return False
    if happening.back:  # "In der Nacht hatten sie …": told as past, and dated after it
        return made is not None and happening.last is not None and (happening.first or happening.last) > made
    return made is None or day is None or day >= made


def late(joined: Promise, happening: Happening, fact: Fact) -> bool:
    """Whether something comes too late to be what was meant: after the deadline, that of the condition for the condition alone."""
    due, day = joined.deadline, happening.day
    if due is None or day is None or (last := date_of(due.day)) is None:
        return False
    if due.in_condition and joined.condition_kind != "before" and fact not in (Fact.CAME, Fact.CEASED):
        return False
    return day > last + LATE


def _on_condition(joined: Promise, wire: Words, happening: Happening) -> Iterator[Contact]:
    wanted = condition(wire)
    if wanted is None:
        return
    pending = joined.deadline is not None and (happening.day or date.min).isoformat() < joined.deadline.day
    if pending and _STILL.search(wire.when or ""):
        return
    beyond = _beyond(wanted, wire, happening)
    if beyond is not None:
        fact = Fact.CAME if beyond else Fact.CEASED
        if beyond or joined.condition_kind == "while":
            yield Contact(joined, happening, fact, BEYOND * happening.sure, "it is measured so")
    if thresholds.marks(wire.tied or ""):
        return  # what is not measured, or of something else, says nothing of a mark
    if (
        not _substance(wanted, happening.meaning)
        or _rejected(wanted, happening)
        or not _anchored(wanted, wire, joined, happening)
        or partly(happening.around, wire.tied or "", some=True)
    ):
        return
    came, ceased = _held(*resolved(wanted, happening))
    if {wire.condition_kind, joined.condition_kind} == {"if", "unless"}:  # "if he does not" is "unless he does"
        came, ceased = ceased, came
    if came > ceased or (came == ceased and joined.condition_kind != "while"):
        yield Contact(
            joined, happening, Fact.CAME, came * happening.sure, f"it is what the condition speaks of ({came:.2f})"
        )
    elif joined.condition_kind != "unless" or not (pending or _AS_BEFORE.search(happening.words)):
        yield Contact(
            joined,
            happening,
            Fact.CEASED,
            ceased * happening.sure,
            f"it ends what the condition speaks of ({ceased:.2f})",
        )


def _beyond(wanted: wording.Meaning, wire: Words, happening: Happening) -> bool | None:
    """Whether something is measured beyond the mark that a condition names; None where it names none, or nothing is measured."""
    if vowwords.NOT.search(wire.tied or "") or happening.source is not None or happening.back:
        return None
    return thresholds.reached(wire.tied or "", wanted, happening.around)


def _on_consequence(joined: Promise, wire: Words, happening: Happening, cast: Cast) -> Iterator[Contact]:
    wanted = meant(wire)
    if joined.binds is Binds.DOES and wire.when is None and _given_up(wanted, joined, happening, cast):
        yield Contact(joined, happening, Fact.REFUSED, GIVEN_UP, "the same side says that it stays as it is")
        return
    if not about(wanted):
        before = context(wire)
        itself = {who.id for who in joined.by} & {who.id for who in happening.actors}
        if not (itself if before is None else _substance(wanted, happening.meaning, before)):
            return
        if not same_thing(wanted, wire.before, happening.meaning):
            return
    elif not _substance(wanted, happening.meaning):
        return
    if _rejected(wanted, happening) or not _anchored(wanted, wire, joined, happening):
        return
    does, undoes = _held(*resolved(wanted, happening))
    result = not any(_kin(one.concept, also.concept) for one in wanted.acts for also in happening.meaning.acts)
    own = _by_whom(joined, wire, happening, cast, result=result and does >= SPELLED)
    does *= PARTLY if not all_of(happening.around, wire.told, wanted) else 1.0
    does *= 0.0 if partly(happening.around, wire.told) else 1.0
    if does > undoes and joined.binds in (Binds.DOES, Binds.ASKS):
        yield Contact(
            joined, happening, Fact.DONE, does * happening.sure * own, f"it is what was announced ({does:.2f})"
        )
    elif undoes > does and joined.binds in (Binds.KEEPS, Binds.SPARES):
        others = own < 1.0 and (not own or _NOBODY.match(wire.says)) and not _OWN_SUBJECT.search(wire.says)
        fact, sure = (Fact.CROSSED, 1.0) if others else (Fact.BROKEN, own)
        lasts = not others and joined.condition_kind in ("until", "while")
        why = "it ends what was to last so long" if lasts else "it is the opposite of what was announced"
        yield Contact(
            joined,
            happening,
            fact,
            undoes * happening.sure * sure,
            f"{why} ({undoes:.2f})",
        )


def _given_up(wanted: wording.Meaning, joined: Promise, happening: Happening, cast: Cast) -> bool:
    """Whether the side that announced to move something says that it stays."""
    speaks = happening.source is not None and cast.side(happening.source).id in joined.sides
    return speaks and stays(wanted, happening.meaning, happening.around)


def _substance(wanted: wording.Meaning, told: wording.Meaning, before: wording.Meaning | None = None) -> bool:
    """Whether they have something in common beside a plain act: a thing (or a kind of it), a name, something that lasts ("Waffenruhe").

    Where what is wanted names none of these, what stands `before` it counts.
    """
    if not about(wanted) and before is None:
        return True  # an act alone: what `_anchored` makes of it decides
    have, narrower = about(told), lexicon().narrower
    own = about(wanted) or (about(before) if before else frozenset())
    return any(one in have or any(narrower(name, one) or narrower(one, name) for name in have) for one in own)


@lru_cache(maxsize=50_000)
def about(meant: wording.Meaning) -> frozenset[str]:
    """What words are about: things, names, and acts that last and are things too."""
    return frozenset({one.name for one in meant.things | meant.names} | {act.concept for act in meant.acts} & LASTING)


def _anchored(wanted: wording.Meaning, wire: Words, joined: Promise, happening: Happening) -> bool:
    """Whether they have enough in common to be about one matter: an act that says something and a thing or a name; without an act two of
    these. What every report has ("Regierung", "Gespräche") is none. Where no name is the same it must be soon after, and told as an
    event or at the head of a report.
    """
    if not _named(wire, happening) and (not (happening.events or happening.leads) or long_after(joined, happening)):
        return False
    lex, told = lexicon(), happening.meaning
    wanting, have = anchors(wanted), about(told)
    shared = sum(any(_kin(one, name) for name in have) for one in wanting)
    acts = {
        one.concept: lex.concepts[one.concept]
        for one in wanted.acts
        for also in told.acts
        if (also.head or happening.events)
        and (
            _kin(one.concept, also.concept)
            or lex.opposed(also.concept, one.concept)
            or comes_of(one.concept, also.concept)
        )
    }
    if acts.keys() & LASTING:
        return True
    if any(each.kind == "act" and name not in _SAYING for name, each in acts.items()):
        return bool(shared) or not wanting
    if acts:
        return bool(shared - bool(wanting & _VAGUE)) or (not wanting and bool(acts.keys() & _RARE))
    return shared > (0 if _same_verb(wanted, told, RARE) else 1)


def _named(wire: Words, happening: Happening) -> bool:
    """Whether a name of the consequence or the condition is told of."""
    told = {one.name for one in happening.meaning.names}
    return any(one.name in told for part in (meant(wire), condition(wire)) if part for one in part.names)


def long_after(joined: Promise, happening: Happening) -> bool:
    """Whether something happened so long after a commitment was told that without a name it is about something else."""
    made, day = date_of(joined.wires[-1].day), happening.day
    return made is not None and day is not None and day - made > SOON


@lru_cache(maxsize=50_000)
def anchors(meant: wording.Meaning) -> frozenset[str]:
    """What says most of what words are about: names, specific things, acts that last; else the things that are left."""
    things = {one.name for one in meant.things if meant.units.get(one.name, 0.0) >= SPECIFIC} - _VAGUE
    best = things | {one.name for one in meant.names} | ({act.concept for act in meant.acts} & LASTING)
    return frozenset(best) or about(meant)


def _kin(one: str, other: str) -> bool:
    return one == other or lexicon().narrower(one, other) or lexicon().narrower(other, one)


def _held(wanted: wording.Meaning, told: wording.Meaning) -> tuple[float, float]:
    """How surely what is told makes what is wanted true, and how surely it does the opposite.

    Verbs that no table knows are the same where they begin the same ("verkehre", "verkehrt").
    """
    does, undoes = wording.entails(wanted, told), wording.contradicts(wanted, told)
    if does or undoes:
        return does, undoes
    if wanted.acts:
        return _result(wanted, told), 0.0
    if not _same_verb(wanted, told) or not _same_number(wanted, told):
        return 0.0, 0.0
    way, things = wording.polarity(wanted, told), {thing.name for thing in wanted.things}
    shared = len(things & {thing.name for thing in told.things}) / len(things) if things else 0.0
    sure = SPELLED * (0.3 + 0.7 * shared) * (1.0 if not wanted.names or wanted.names & told.names else 0.75)
    return (sure, 0.0) if way > 0 else (0.0, sure) if way < 0 else (0.0, 0.0)


def _result(wanted: wording.Meaning, told: wording.Meaning) -> float:
    """How surely what is told is what comes of what is wanted: so many who are sent arrive, and no name is told that is not wanted."""
    have = {act.concept for act in told.acts if act.sign > 0}
    caused = {act.concept for act in wanted.acts if act.sign > 0 and any(comes_of(act.concept, one) for one in have)}
    itself = {one.name for one in wanted.things} & {one.name for one in told.things}
    others = {one.name for one in told.names} - {one.name for one in wanted.names}
    return SPELLED if caused and itself and not others and _counted(wanted) & _counted(told) else 0.0


def _counted(meant: wording.Meaning) -> set[tuple[float, str]]:
    return {(one.value, one.unit) for one in meant.numbers if one.unit}


def _same_verb(one: wording.Meaning, other: wording.Meaning, letters: int = STEM) -> bool:
    """Whether they have words that begin with the same letters."""
    begins = {word[:letters] for word in one.words if len(word) >= letters}
    return any(word[:letters] in begins for word in other.words if len(word) >= letters)


def _same_number(one: wording.Meaning, other: wording.Meaning) -> bool:
    """Whether what both count is the same number; where one counts nothing it can be."""
    units = {each.unit for each in one.numbers} & {each.unit for each in other.numbers}
    return all(
        {each.value for each in one.numbers if each.unit == unit}
        & {each.value for each in other.numbers if each.unit == unit}
        for unit in units
    )


def _rejected(wanted: wording.Meaning, happening: Happening) -> bool:
    """Whether what is wanted is only what somebody refused."""
    return bool(_REJECTS.search(happening.words)) and "refuse" not in {act.concept for act in wanted.acts}


def _by_whom(joined: Promise, wire: Words, happening: Happening, cast: Cast, *, result: bool) -> float:
    """How surely those do it who are to: 0 where others do, less than 1 where the words do not say, as of what comes of an act."""
    if any(name.slot == "core" for name in meant(wire).names):
        return 1.0  # the consequence names who it is, and the words were held against each other
    people = {who.id for who in happening.actors}
    if joined.binds is not Binds.ASKS and people & {who.id for who in joined.by}:
        return 1.0
    done_to = {  # "die Botschaft ist geöffnet", "die Kinder sind zurück": no doer
        thing.name for thing in meant(wire).things if result or _DONE_TO.search(happening.words)
    }
    doers = [who for who in happening.actors if not done_to & {one.name for one in wording.meaning(who.name).things}]
    wanted, doing = _bound(joined, cast), {cast.side(who).id for who in doers}
    names = {folded(who.name) for who in (_asked(joined) if joined.binds is Binds.ASKS else joined.by)}
    if wanted & doing or names & {folded(who.name) for who in doers}:
        return 1.0
    known = {_known(some) for some in (wanted, doing)}
    if wanted and doing and known != {False}:
        return DOUBTFUL if False in known else 0.0
    if joined.binds is Binds.ASKS or _named(wire, happening) or (result and not doing):
        return UNKNOWN
    return DOUBTFUL if doing else UNNAMED


def _bound(joined: Promise, cast: Cast) -> frozenset[str]:
    """The sides that are to act."""
    return frozenset(cast.side(who).id for who in _asked(joined)) if joined.binds is Binds.ASKS else joined.sides


def _asked(joined: Promise) -> list[Who]:
    """Those of whom something is demanded."""
    return [who for wire in joined.wires for who in wire.others]


def _known(sides: frozenset[str] | set[str]) -> bool:
    """Whether some of them are states or organisations, and not somebody of whom nothing says for whom he acts."""
    return any(not side.startswith(("person:", "unnamed:")) for side in sides)
