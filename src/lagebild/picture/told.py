"""What one text tells of an event, ready to be compared: what kind of fact it is, when, where, who, to whom, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lagebild.picture import wording
from lagebild.picture.alleged import is_alleged
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import OUGHT, Page
from lagebild.picture.eventdays import Days, is_named, is_noun, looks_back, when
from lagebild.picture.material import Piece, Sheet, Text
from lagebild.picture.wording import Meaning
from lagebild.picture.wordlexicon import lexicon
from lagebild.records import Place, Ref
from lagebild.situation import Who

FACTS = {
    "actual": "fact",
    "denied": "fact",
    "planned": "plan",
    "demanded": "demand",
    "conditional": "case",
    "possible": "case",
}
"""Which statuses can be one event: a denied event is the same event as the one that happened, a demanded one never is."""

SPOKEN = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"))
"""Types that are mostly something said: two of one day by one actor are often two."""

OPENED = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN"))
"""Those of which another clause says what is said."""

_AHEAD = re.compile(
    r"\b(?:wird|werden?|würden?|w[io]ll(?:e|en)?|soll(?:e|en|te|ten)?|will|would|shall|should)\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?:(?:nord|süd|ost|west|grenz|haupt|hafen|innen|alt)?(?:ende?|ufer|seite|rand|teil|hälfte|küste|grenze|ort|stadt|dorf|brücke|"
    r"fluss|insel|hafen|gebiet|region|straße|land|zentrum|meer|see|übergang|boden|außenwelt)|d[a-z]{2}|in|an|am|im|von)\Z",
    re.IGNORECASE,
)
_NAMELESS = ("unnamed", "group")
_FIRM = ("state", "person")


@dataclass(frozen=True)
class Party:
    """Those who do something, or those to whom it is done.

    `ids` are keys of actors who are somebody in particular; `sides` of the states and organisations that they speak for; `names` the proper
    names in all of these ("velmar" of "velmarische Soldaten"), `words` the terms of what they are called; `firm` says that one of them is
    a state, a person or in the actor table.
    """

    ids: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    firm: bool = False

    def meets(self, other: Party) -> bool:
        """Whether somebody, or some side, is in both."""
        return bool(
            self.ids & other.ids
            or self.sides & other.sides
            or self.names & other.names
            or len(self.words & other.words) > 1
            or (self.words and other.words and (self.words <= other.words or other.words <= self.words))
        )

    def differs(self, other: Party) -> bool:
        """Whether both are named and none is in both."""
        return bool(self.names and other.names) and not self.meets(other)


@dataclass(frozen=True)
class Told:
    """An event as a text tells it. `deeds` are the concepts of the acts that its trigger stands for, `trigger` its terms, `meant` what the
    clauses mean in which it stands, `content` the units of that that name nobody; `sentence` the words of its sentence without marks.
    `back` says that the text looks back on it: it dates it back, or tells it as something past before that;
    `alleged` that it only passes on that it happened; `named` that it only names it ("nach der Landung", "die gelandeten Soldaten");
    `days` are those on which it can have been.
    """

    piece: Piece
    kind: str
    days: Days
    dated: bool
    who: Party
    whom: Party
    places: frozenset[str]
    deeds: frozenset[str]
    trigger: frozenset[str]
    meant: Meaning
    content: frozenset[str]
    sentence: str
    back: bool = False
    alleged: bool = False
    named: bool = False

    @property
    def type(self) -> str:
        """Its PLOVER type."""
        return str(self.piece.record.type)

    @property
    def status(self) -> str:
        """Its status; `possible` for what is only alleged."""
        status = str(self.piece.record.status)
        return "possible" if self.alleged and status == "actual" else status

    @property
    def noun(self) -> bool:
        """Whether its trigger is a noun: "die Landung"."""
        return is_noun(self.piece.words)

    @property
    def bare(self) -> bool:
        """Whether it says what was done and nothing else: "wer am 8. März geschossen hat"."""
        return not (self.who.words or self.whom.words or self.places or self.content or self.meant.names)

    @cached_property
    def spots(self) -> frozenset[str]:
        """Where it is: its place, and the names that stand in its clauses as places."""
        return self.places | {name.name for name in self.meant.names if name.slot == "at"}

    @cached_property
    def around(self) -> frozenset[str]:
        """Whom and what it is about, as keys to look it up by."""
        parties = self.who.sides | self.whom.sides | self.who.names | self.whom.names
        return parties | self.places | {name.name for name in self.meant.names}

    @cached_property
    def wide(self) -> frozenset[str]:
        """The concepts of its deeds with those that are wider; where there are none, the terms of its trigger."""
        up = lexicon().up
        return frozenset(also for one in self.deeds for also in up.get(one, (one,))) or self.trigger


def tellings(sheet: Sheet) -> Mapping[str, Told]:
    """What a text tells of every event, by the piece's id."""
    return {piece.id: told(piece, sheet.cast, sheet.page) for piece in sheet.pieces("event")}


def told(piece: Piece, cast: Cast, page: Page) -> Told:
    """What a piece of the kind "event" tells."""
    record, language = piece.record, piece.text.reading.article.language
    sentence = page.sentence(piece.spans[0][0]) if piece.spans else None
    span = sentence.span if sentence else (0, 0)
    clauses = ", ".join(page.said(one) for one in page.around(piece.spans))
    who, whom = party(piece.actors, cast, language), party(piece.others, cast, language)
    kind = FACTS.get(record.status, "case")
    alleged = is_alleged(page, piece.spans)
    if kind == "fact" and not alleged and _AHEAD.search(clauses) and (record.status == "denied" or record.statement):
        kind = "plan"
    if kind == "fact" and any(OUGHT.search(page.said(one)) for one in page.around(piece.spans)):
        kind = "case"
    named = is_named(piece, page, span)
    time = when(piece, page, span, clauses, kind, named=named)
    # "verlangte, die Truppen abzuziehen": what is asked for stands in another clause
    meant = wording.meaning(page.said(span) if record.type in OPENED else clauses, language)
    deeds = _deeds(piece, meant, language)
    names = {name.name for name in meant.names}
    return Told(
        piece=piece,
        kind=kind,
        days=time.days,
        dated=time.dated,
        who=who,
        whom=whom,
        places=_spots(piece.text, record.place, cast) if record.place else frozenset(),
        deeds=deeds,
        trigger=piece.terms,
        meant=meant,
        content=frozenset(unit for unit in meant.units if not unit[:1].isdigit()) - names - deeds - piece.terms,
        sentence=_plain(page.said(span)),
        alleged=record.type != "ACCUSE" and not piece.text.settled(record.id, "status") and alleged,
        back=kind == "fact" and looks_back(piece, clauses, time.days if time.dated else None),
        named=named,
    )


def _acts(meant: Meaning) -> set[str]:
    """The acts in words; what only begins or ends something is none."""
    return {act.concept for act in meant.acts if lexicon().concepts[act.concept].kind in ("act", "state")}


def _spots(text: Text, place: Place, cast: Cast) -> frozenset[str]:
    """The names and terms in the name of a place, with the state whose seat it is; nothing of "Ostende der Brücke"."""
    named = " ".join(word for word in re.findall(r"\w+", place.name) if not _GENERIC.match(word))
    meant = wording.meaning(named, text.reading.article.language)
    who = cast.who(text, Ref(None, place.spans)) if named and place.spans else None
    seat = {who.id} if who is not None and who.kind == "state" else set[str]()
    return frozenset(name.name for name in meant.names) | meant.terms | seat


def _deeds(piece: Piece, meant: Meaning, language: str) -> frozenset[str]:
    """What its trigger says is done, in its clauses: "wies … aus" is another deed than "wies". Where the trigger is a verb that alone says
    something else or nothing, what its clauses say, if it is one thing.
    """
    own, told_there = _acts(wording.meaning(piece.words, language)), _acts(meant)
    alone = len(told_there) == 1 and not is_noun(piece.words)
    return frozenset(told_there if alone else own)


def party(people: Iterable[Who], cast: Cast, language: str) -> Party:
    """Some actors as a party."""
    ids, sides, names, words = set[str](), set[str](), set[str](), set[str]()
    firm = False
    for who in people:
        side = cast.side(who)
        meant = wording.meaning(who.name.replace("-", " "), language)  # "Westbund-Soldaten" are of the Westbund
        words |= meant.terms
        names |= {name.name for name in (*meant.names, *wording.meaning(side.name, language).names)}
        if who.kind not in _NAMELESS:
            ids.add(who.id)
            sides.add(side.id)
            firm |= side.kind in _FIRM or side.wikidata is not None
    return Party(frozenset(ids), frozenset(sides), frozenset(names), frozenset(words), firm)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
