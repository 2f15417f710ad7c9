"""When words that look like a known name are none: a part of another name, a common noun, a product.

As in "Stadtwerke Bremen", "Demokratische Partei Serbiens", "die Welt schaut auf den Gipfel", "eine Boeing 747".
"""

from __future__ import annotations

import re

from lagebild.linking.composed import DETERMINERS
from lagebild.linking.table import Name
from lagebild.linking.tokens import Tokens

# Media whose name is a common noun: they need their marks or the word for what they are.
_COMMON = frozenset(
    "welt zeit spiegel bild stern focus standard presse kurier post times guardian independent economist sun tag freitag west".split()
)
_PRESS = re.compile(r"(?:schr(?:eibt|ieb|ieben)|berichtete?n?|meldete?n?|zitierte?|titelte?|veröffentlichte?)\Z")
_PAPERS = ("zeitung", "magazin", "blatt", "bericht", "wochenzeitung", "agentur")
_MARKS = '„“"»«‚‘›‹'
_IN_ADDRESSES = ("/", "_", "=", "@")
_BODIES = re.compile(  # nouns that a place's name behind them makes a body's name
    r"(?:werke|gericht|verband|verein|bund|bank|klinik|klinikum|universität|institut|gesellschaft|energie|versicherung|messe|polizei|"
    r"feuerwehr|anwaltschaft|schule|museum|oper|theater|rundfunk|radio|kammer|zentrale|behörde|forum|studio)\Z|\A(?:FC|SC|SV|TSV|VfB|Werder|Hertha|"
    r"Eintracht|Austria|Rapid|Dynamo|Bank|Radio|Air|Technology)\Z",
    re.I,
)
_ENGLISH = frozenset(
    """of and Association Company Bank Institute Oil Nature Conservation Party Front Army National State University Foundation Council
    Republic Democratic People's Group International Airlines Petroleum Broadcasting Times Post News""".split()
)
_MOVEMENTS = frozenset("Partei Bewegung Union Front Liga Kirche Allianz".split())
_CITIES = ("sub:DE/hamburg", "sub:DE/berlin", "sub:DE/bremen", "sub:AT/wien")  # parts that are towns
_LEGAL_FORMS = frozenset("AG GmbH SE Inc Ltd Corp eG KG SA SpA plc Limited".split())


def inside_another(cut: Tokens, name: Name, at: int) -> bool:
    """Whether a state's name is a part of an address or of a foreign or a company's name.

    As in "wiki/Ukraine", "Iceland Nature Conservation Association", "EnBW Energie Baden-Württemberg AG".
    """
    if not name.entity.startswith(("state:", "sub:")):
        return False
    words, text = cut.words, cut.text
    begin, end = cut.span(at, at + 1)
    if text[max(0, begin - 1) : begin] in _IN_ADDRESSES or text[end : end + 1] in ("_", "="):
        return True
    before = words[at - 1] if at and cut.sentence_of[at - 1] == cut.sentence_of[at] else ""
    beside = (before, *words[at + 1 : at + 2])
    party = before in _MOVEMENTS and at > 1 and words[at - 2][0].isupper() and words[at - 2].endswith("e")
    if party or (before in ("Stadt", "Städten") and name.entity.startswith("sub:") and name.entity not in _CITIES):
        return True  # "Demokratische Partei Serbiens", "in der Stadt Surat Thani"
    if _BODIES.search(before) and before[0].isupper() and not words[at].endswith("s"):
        return True
    return any(word in _LEGAL_FORMS for word in words[at + 1 : at + 3]) or any(word in _ENGLISH for word in beside)


def is_none(cut: Tokens, first: int, last: int, name: Name) -> bool:
    """Whether words that look like the name of a party, company or medium are none here."""
    return is_adjective(cut, last, name) or is_common(cut, first, last, name) or is_product(cut, first, last, name)


def is_adjective(cut: Tokens, last: int, name: Name) -> bool:
    """As in "die Grünen Damen", "der Linken Hand": a party's name that is an adjective before a noun."""
    after = cut.words[last] if last < len(cut) else ""
    same = last < len(cut) and cut.sentence_of[last] == cut.sentence_of[last - 1]
    return (
        name.entity.startswith("party:")
        and same
        and after[:1].isupper()
        and cut.words[last - 1].endswith(("e", "en", "er"))
    )


def is_quoted_paper(cut: Tokens, first: int, last: int) -> bool:
    """As in: die Zeitung „Österreich“."""
    words = cut.words
    return first > 1 and words[first - 1] in _MARKS and words[first - 2].lower().endswith(_PAPERS)


def is_product(cut: Tokens, first: int, last: int, name: Name) -> bool:
    """As in "eine Boeing 747", "auf Facebook": what a company makes or runs."""
    if not name.entity.startswith("company:"):
        return False
    words = cut.words
    after, before = words[last] if last < len(words) else "", words[first - 1].lower() if first else ""
    return any(c.isdigit() for c in after) or before in (
        "auf",
        "über",
        "via",
        "ein",
        "eine",
        "einer",
        "einem",
        "einen",
    )


def is_common(cut: Tokens, first: int, last: int, name: Name) -> bool:
    """A medium's name that is a common noun, without quotation marks or the word for a paper beside it."""
    words = cut.words
    if not name.entity.startswith("media:") or not (
        name.how == "needs its state" or words[last - 1].lower().rstrip("s") in _COMMON
    ):
        return False
    before_it = words[first - 1] if first > 1 else ""
    if before_it[:1].isupper() and before_it.lower() not in DETERMINERS and words[first - 2] in _MARKS:
        return True  # „Vessener Kurier“ is another paper than the „Kurier“
    several = last - first > 2 or (last - first == 2 and words[first].lower() not in DETERMINERS)
    if several and name.how != "needs its state":
        return False
    marked = first > 0 and last < len(words) and words[first - 1] in _MARKS and words[last] in _MARKS
    before = [word.lower() for word in words[max(0, first - 3) : first]]
    after = words[last] if last < len(words) else ""
    told = _PRESS.match(after) or any(_PRESS.match(word) for word in before[-2:])
    sourced = any(word in ("informationen", "angaben", "bericht", "berichten") for word in before)
    return not (told or sourced or marked or any(word.endswith(_PAPERS) for word in before))
