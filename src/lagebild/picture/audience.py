"""To whom a statement was made: not to the paper that somebody told it, unless the words say that it was said to the paper.

"Sagte er der Zeitung" names through whom all others are spoken to; "schrieb an den Sender" and "forderte den Sender auf" name who is meant.
"""

from __future__ import annotations

import re

from lagebild.picture.material import Piece
from lagebild.situation import Who

BACK = 40  # letters before a name in which its noun and its preposition stand

_MEDIUM = re.compile(
    r"zeitung|(?<!\w)(?:nachrichten|presse)?agentur|sender(?!\w)|magazin|illustrierte|(?<!\w)(?:blatt|wochenblatt|boulevardblatt|portal|podcast|radio)(?!\w)|"
    r"nachrichten(?!dienst)|rundfunk|fernseh|deutschlandfunk|(?:tages|morgen|abend|volks)(?:blatt|post|presse)|tagesspiegel|tagesschau|"
    r"rundschau|anzeiger(?!\w)|kurier(?!\w)|(?<!\w)(?:bote|dpa|afp|reuters|apa|sda|epd|kna|ard|zdf|bbc|cnn|orf|srf|taz|faz)(?!\w)",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"(?:d(?:er|en|ie)\s)?(?:\w+en\s)?(?:journalist(?:inn)?en|reporter(?:n|innen)?|medien|medienvertreter(?:n)?|presse)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:mitarbeiter|redakteur|reporter|chef|intendant|betreiber|eigentümer|verlag)\w*\s", re.IGNORECASE
)
_TOWARDS = re.compile(
    r"(?<!\w)(?:an|zu|zum|zur)\s(?:(?:de[rnm]|die|das|ein(?:e[rnm]?)?)\s)?(?:[\w-]+\s){0,2}[„“\"»«‚]?\Z"
)
_AIMED = re.compile(
    r"forder|aufgefordert|w[aie]rf\w*|vorgeworfen|vorw|vorh[aä]lt|vorhielt|droh|b(?:itte|at|aten)\w*|gebeten|appell|verlang|befehl|befahl|"
    r"befiehl|angewiesen|wies\w*.*\ban\b|versprach|verspr[ei]ch|versprochen|zugesichert|bot\b.*\ban\b|angeboten|widersprach|widersprochen|"
    r"dank|gratul|beschuldig|bezichtig|unterstell|warn|mahn|ermahn|beschimpf|kritisier|rügt|aufruf|aufgerufen|rief\w*.*\bauf\b",
    re.IGNORECASE,
)


def addressee(piece: Piece) -> Who | None:
    """Whom a statement is to; None where the text names nobody, or only who took it down."""
    who = piece.others[0] if piece.others else None
    ref = piece.record.addressee
    if who is None or ref is None or not _only_heard(piece, who):
        return who
    return None


def _only_heard(piece: Piece, who: Who) -> bool:
    """Whether an addressee is a medium, or the press, and nothing says that they are meant."""
    spans = piece.record.addressee.spans
    if not spans or _AIMED.search(piece.text.words(piece.record.cue)):
        return False
    begin = spans[0][0]
    ahead = re.split(r"[,;:.!?\n]", piece.text.text[max(0, begin - BACK) : begin])[-1]
    words = piece.text.words(spans)
    if _HOUSE.search(words) or _TOWARDS.search(ahead):
        return False
    return who.kind == "media" or bool(_MEDIUM.search(f"{ahead[-20:]} {words}") or _PRESS.fullmatch(words))
