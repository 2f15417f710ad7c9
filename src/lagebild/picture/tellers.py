"""Who tells of a stance that somebody else takes: "Der Generalstab lehne den Abzug ab, sagte Minister Edelund" is the minister's word.

Whoever speaks for the holder tells of the holder's own: its spokesman, its head, the government of a state, an office of its minister.
Whoever is known by a name alone, or by an office that may be anybody's ("Präsidentin Spolar"), speaks for the holder as far as anybody
knows: the stance has their name and does not wait.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lagebild.picture import mouthpieces
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page
from lagebild.picture.denied import PRONOUN
from lagebild.picture.material import Piece
from lagebild.picture.overlaps import meet
from lagebild.records import Span, Spans
from lagebild.situation import Who
from lagebild.terms import folded

BACK = 40  # letters before a name in which the office of whoever bears it stands
STEM = 5  # letters that an office and a body have in common

_HEARSAY = re.compile(
    r"(?<!\w)(?:angeblich|dem vernehmen nach|mutmaßlich|gerüchten zufolge|berichten zufolge|"
    r"(?:es )?hei(?:ß|ss)t es|hieß es)(?!\w)(?! (?:aus|in|von|bei|seitens) )",
    re.IGNORECASE,
)
_TOLD_MOOD = re.compile(
    r"(?<!\w)(?:sei|seien|habe|werde|wolle|solle|müsse|könne|dürfe|lehne|trage|fordere|verlange|unterstütze|begrüße|befürworte|akzeptiere|"
    r"erwarte|stimme|stehe|bleibe|halte|spreche|weise|verurteile|kritisiere|warne|billige|dränge|poche|beharre|bestehe|plädiere|werbe|sehe|"
    r"schließe|nenne|bestreite|verweigere)(?!\w)"
)
_SELF = re.compile(r"(?<!\w)(?:ich|wir|er|sie|man)(?!\w)", re.IGNORECASE)
_HEAD = (  # of folded words
    r"(?:sprecher|chef|vorsitzende|praesident|minister|vorstand|leiter|fuehrer|direktor|sekretaer|kommandeur|kommandant|vertreter|obmann|"
    r"obfrau|anwalt|anwaelt|buergermeister|landrat|kanzler|premier|botschafter|generalstabschef|general|admiral|vize|intendant|rektor|"
    r"trainer|ambassador|president|chairman|leader|spokes(?:man|woman|person)|secretary)(?:innen|in|e[rnms]?|rn?|s|n)?"
)
_OFFICE = re.compile(rf"(?P<of>\w*?)s?-?{_HEAD}", re.IGNORECASE)
_ONE = re.compile(r"(?:(?:ein|eine|der|die|des|einer)\s)?\w*sprecher(?:in|s)?", re.IGNORECASE)
_ITS = re.compile(rf"(?<!\w)(?:ihr|sein|dessen|deren)(?:e[rnms]?)?\s(?:[a-zäöüß]+\s)?\w*{_HEAD}(?!\w)", re.IGNORECASE)
_ITS_BODY = re.compile(
    r"(?:ihr|sein|deren|dessen)e?r?\s\w*(?:gewerkschaft|partei|verband|fraktion|regierung|ministerium|buero|vereinigung|dachverband|"
    r"organisation)",
    re.IGNORECASE,
)
_OBSERVES = re.compile(
    r"(?:beobachter|expert|(?<!chef)diplomat|analyst|zeuge|anwohner|bewohner|haendler|kommentator|forscher|kenner|observer|witness)"
)
_RULES = ("state", "government")
_BODIES = ("government", "organisation", "state")
_NOBODY = ("unnamed", "group")
_OWN, _MAYBE, _STRANGE = "own", "maybe", "strange"
_WORD = re.compile(r"\w+")


class Teller(NamedTuple):
    """Whose word a stance is that is not known to be the holder's own; `who` None where the text does not say.

    `strange` says that they are known not to speak for the holder.
    """

    who: Who | None
    strange: bool = True


class Tellers:
    """Who tells what in a text."""

    def __init__(self, page: Page, cast: Cast, statements: Sequence[Piece]) -> None:
        self._page, self._cast, self._statements = page, cast, statements
        self._roles: dict[str, str] = {}
        for role in page.text.reading.frames.roles:
            if role.person.actor:
                before = self._roles.get(role.person.actor, "")
                self._roles[role.person.actor] = f"{before} {page.text.words(role.role)}".strip()

    def teller(self, holder: Who, cue: Spans) -> Teller | None:
        """Who tells that somebody takes a stance; None where they do so themselves, or the report says so on its own word.

        Args:
            holder: who takes it.
            cue: the words by which.
        """
        if not cue:
            return None
        said = [piece for piece in self._statements if _within(cue[0], piece.spans)]
        known = [piece for piece in said if piece.actors and not all(PRONOUN.match(who.name) for who in piece.actors)]
        found = [(who, self._whose(who, holder, self._called(piece))) for piece in known for who in piece.actors]
        if any(whose == _OWN for _, whose in found):
            return None
        if found:
            return Teller(found[0][0], strange=all(whose == _STRANGE for _, whose in found))
        return Teller(None) if not said and self._is_hearsay(cue) else None

    def _whose(self, teller: Who, holder: Who, words: str) -> str:
        """Whether somebody who tells of a holder's stance is the holder or speaks for them, surely does not, or may.

        Args:
            teller: who tells.
            holder: who takes the stance.
            words: by which the text calls who tells, folded.
        """
        one, other = self._cast.side(teller), self._cast.side(holder)
        if holder.id in (teller.id, one.id) or other.id == teller.id or folded(one.name) == folded(holder.name):
            return _OWN
        if (country := mouthpieces.seat(words)) and holder.kind in _RULES and other.country:
            return _OWN if other.country == country else _STRANGE
        if one.id != other.id and teller.side and (holder.side or holder.kind in _RULES):
            return _STRANGE
        name = folded(teller.name)
        if _ONE.fullmatch(name) or _ITS.search(words) or _ITS_BODY.match(name) or self._is_head(words, holder):
            return _OWN
        if mouthpieces.is_strange(words, holder) or teller.kind == "media":
            return _STRANGE
        if teller.kind in _NOBODY and _OBSERVES.search(name):
            return _STRANGE
        if one.id == other.id:
            return _OWN
        if teller.kind in _BODIES:
            return self._of_body(teller)
        if one.kind == other.kind == "organisation" and teller.side and not _shares(one.name, holder.name):
            return _STRANGE  # "eine Sprecherin von Nordchem" for a union
        of_state = mouthpieces.STATE in mouthpieces.sorts(words) - mouthpieces.sort_of(holder)
        return _STRANGE if teller.side and of_state and holder.kind == "organisation" else _MAYBE

    @staticmethod
    def _of_body(teller: Who) -> str:
        """Whose word a body's is whose side nobody knows: any ministry's is its state's."""
        if mouthpieces.is_organ(teller) or mouthpieces.is_bare(teller):
            return _OWN
        return _MAYBE if teller.kind == "government" else _STRANGE

    @staticmethod
    def _is_head(words: str, holder: Who) -> bool:
        """Whether words have an office of a holder in them."""
        bodies = _WORD.findall(folded(holder.name))
        return any(_heads(word, body) for word in _WORD.findall(words) for body in bodies)

    def _called(self, piece: Piece) -> str:
        """The words by which a text calls whoever speaks, with the office."""
        ref = piece.record.speaker
        if ref is None:
            return ""
        begin = ref.spans[0][0] if ref.spans else 0
        ahead = re.split(r"[,;:.!?„“”\"»«\n]", self._page.words[max(0, begin - BACK) : begin])[-1]
        return folded(f"{ahead}{self._page.text.words(ref.spans)} {self._roles.get(ref.actor or '', '')}")

    def _is_hearsay(self, cue: Spans) -> bool:
        """Whether a clause about somebody who is named in it is told in the words of nobody who is named."""
        sentence = self._page.sentence(cue[0][0])
        if sentence is None:
            return False
        clause = next((one for one in self._page.clauses(sentence) if meet(one, cue[0])), sentence.span)
        words = self._page.said(clause)
        return bool(
            _HEARSAY.search(self._page.said(sentence.span)) or (_TOLD_MOOD.search(words) and not _SELF.search(words))
        )


def _within(span: Span, spans: Spans) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in spans)


def _shares(one: str, other: str) -> bool:
    """Whether two names have a long word in common."""
    mine, theirs = (set(_WORD.findall(folded(name))) for name in (one, other))
    return any(len(word) >= STEM for word in mine & theirs)


def _heads(word: str, body: str) -> bool:
    """Whether a word is the office of a body, or what it is of: "gewerkschaftschefin" and "gewerkschaft"."""
    if len(body) < STEM:
        return False
    office = _OFFICE.fullmatch(word)
    if office is None:
        return word == body
    of = office["of"]
    return body.startswith(word) or (len(of) >= STEM and (of in body or body in of))
