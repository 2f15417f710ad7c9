"""Who only tells of a commitment is not who makes it: a medium, a source ("nach Angaben der Opposition weigerten sich Polizisten, …"), a
word for what is asked ("auf die Bitte, …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild.picture.castwords import last_name
from lagebild.picture.clauses import Page
from lagebild.records import Spans
from lagebild.situation import Who

_REQUESTS = frozenset("bitte forderung aufruf appell petition antrag anfrage gesuch ersuchen frage".split())
_SOURCE = (
    r"\b(?:laut|nach (?:den |ersten |eigenen )?(?:angaben|informationen|berichten|auskunft|darstellung|worten|erkenntnissen)"
    r"(?: von| vo[mn]| des| der)?)\s(?:(?!(?:habe|hätte|sei|seien|wäre|werde|würde|wurde|will|wolle)n?\b)[^\W\d]+\s[„»]?){0,3}"
)
_COMMITS = re.compile(
    r"\b(?:weiger(?:t|te|ten)|forder(?:t|te|ten)|verlang(?:t|te|ten)|b(?:at|aten|ittet)|fragten?\b[^.;:]*\ban|droh(?:t|te|ten)|k[üu]ndig(?:t|te|ten)|"
    r"verspr(?:ach|achen|icht)|b(?:ot|oten|ietet)|sagten?\b[^.;:]*\bzu|lehn(?:t|te|ten)|untersag(?:t|te|ten)|"
    r"(?:ange|abge|zu)?(?:fragt|droht|kündigt|sagt|boten|lehnt)|gefordert|verlangt|gebeten|versprochen|geweigert)\b",
    re.IGNORECASE,
)


def makers(page: Page, consequence: Spans, by: Sequence[Who]) -> tuple[Who, ...]:
    """Those of some who make a commitment, as far as its sentence tells them from those who tell of it.

    Args:
        page: the text.
        consequence: where it stands.
        by: whom the reading has make it.
    """
    home = " ".join(page.said(one.span) for one in page.over(consequence[:1]))
    return tuple(who for who in by if not _only_tells(who, home))


def _only_tells(who: Who, home: str) -> bool:
    if who.name.casefold() in _REQUESTS:
        return True
    name = rf"\b{re.escape(last_name(who.name))}"
    source = re.search(rf"{_SOURCE}{name}\w*", home, re.IGNORECASE)
    rest = f"{home[: source.start()]} {home[source.end() :]}" if source is not None else home
    if who.kind == "media":
        return source is not None or re.search(name, home) is None or _reports(name, home)
    if re.search(rf"{_COMMITS.pattern}\s+(?:er|sie|es|man)\b", rest, re.IGNORECASE):  # "Laut Muster fordert er …"
        return False
    return source is not None and _COMMITS.search(rest) is not None and re.search(name, rest) is None


def _reports(name: str, home: str) -> bool:
    """Whether a sentence says that a medium reports something: "meldete der Kurier", "der Kurier berichtet", "dem Kurier zufolge"."""
    tells = r"\b(?:bericht|meld|schr[ei])\w*"
    return (
        re.search(
            rf"{name}\w*[“”«»\"]?[^,;:]{{0,30}}{tells}|{tells}[^,;:]{{0,40}}{name}|{name}\w*\s+zufolge",
            home,
            re.IGNORECASE,
        )
        is not None
    )
