"""Who tells of a stance that somebody else takes: "Der Generalstab lehne den Abzug ab, sagte Minister Edelund" is the minister's word.

Whoever speaks for the holder tells of the holder's own: its spokesman, its head, the government of a state, an office of its minister.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

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
    r"(?<!\w)(?:angeblich|dem vernehmen nach|mutmaßlich|gerüchten zufolge|berichten zufolge|(?:es )?hei(?:ß|ss)t es|hieß es)(?!\w)",
    re.IGNORECASE,
)
_TOLD_MOOD = re.compile(
    r"(?<!\w)(?:sei|seien|habe|werde|wolle|solle|müsse|könne|dürfe|lehne|trage|fordere|verlange|unterstütze|begrüße|befürworte|akzeptiere|"
    r"erwarte|stimme|stehe|bleibe|halte|spreche|weise|verurteile|kritisiere|warne|billige|dränge|poche|beharre|bestehe|plädiere|werbe|sehe|"
    r"schließe|nenne|bestreite|verweigere)(?!\w)"
)
_SELF = re.compile(r"(?<!\w)(?:ich|wir|er|sie|man)(?!\w)", re.IGNORECASE)
_HEAD = (
    r"(?:sprecher|chef|vorsitzende|praesident|minister|vorstand|leiter|fuehrer|direktor|sekretär|kommandeur|kommandant|vertreter|obmann|"
    r"obfrau|anwalt|anwaelt|buergermeister|kanzler|botschafter|generalstabschef|intendant|rektor)(?:innen|in|e[rnms]?|rn?|s|n)?"
)
_OFFICE = re.compile(rf"(?P<of>\w*?)s?-?{_HEAD}", re.IGNORECASE)
_SPEAKS = re.compile(r"sprecher(?:in|innen|s)?\b", re.IGNORECASE)
_ONE = re.compile(r"(?:(?:ein|eine|der|die|des|einer)\s)?\w*sprecher(?:in|s)?", re.IGNORECASE)
_ITS = re.compile(rf"(?<!\w)(?:ihr|sein|dessen|deren)(?:e[rnms]?)?\s(?:[a-zäöüß]+\s)?\w*{_HEAD}(?!\w)", re.IGNORECASE)
_ITS_BODY = re.compile(
    r"(?:ihr|sein|deren|dessen)e?r?\s\w*(?:gewerkschaft|partei|verband|fraktion|regierung|ministerium|buero|vereinigung|dachverband|"
    r"organisation)",
    re.IGNORECASE,
)
_RULES = ("state", "government")
_BODIES = ("government", "organisation", "state")
_GOVERNMENT = re.compile(r"regierung(?!\w)")
_WORD = re.compile(r"\w+")


class Teller(NamedTuple):
    """Whose word a stance is that is not the holder's own; `who` None where the text does not say."""

    who: Who | None


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
        if any(self._is_own(who, holder, piece) for piece in known for who in piece.actors):
            return None
        if known:
            return Teller(known[0].actors[0])
        return Teller(None) if not said and self._is_hearsay(cue) else None

    def _is_own(self, teller: Who, holder: Who, piece: Piece) -> bool:
        """Whether somebody who tells of a holder's stance is the holder, or speaks for them."""
        one, other = self._cast.side(teller).id, self._cast.side(holder).id
        if holder.id in (teller.id, one) or other == teller.id:
            return True
        if one != other and teller.side and (holder.side or holder.kind in _RULES):
            return False
        name, words = folded(teller.name), self._called(piece)
        if _ONE.fullmatch(name) or _ITS.search(words) or _ITS_BODY.match(name):
            return True
        if one == other and (
            teller.kind in _BODIES or _GOVERNMENT.search(folded(holder.name)) or _SPEAKS.search(words)
        ):
            return True
        return any(_heads(word, body) for word in _WORD.findall(words) for body in _WORD.findall(folded(holder.name)))

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


def _heads(word: str, body: str) -> bool:
    """Whether a word is the office of a body, or what it is of: "gewerkschaftschefin" and "gewerkschaft"."""
    if len(body) < STEM:
        return False
    office = _OFFICE.fullmatch(word)
    if office is None:
        return word == body
    of = office["of"]
    return body.startswith(word) or (len(of) >= STEM and (of in body or body in of))
