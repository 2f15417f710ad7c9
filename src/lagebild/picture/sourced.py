"""Who only tells of a commitment is not who makes it: a medium, a source ("nach Angaben der Opposition weigerten sich Polizisten, …"), a
word for what is asked ("auf die Bitte, …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild import nonames
from lagebild.picture.castnouns import ALLIANCE, CLASS, COUNCIL, GROUP, LAND, ORGAN, noun
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

_WILL = re.compile(
    r"\A\W*(?:(?:Danach|Dann|Nun|Jetzt|Anschließend|Zudem|Außerdem|Dafür|Dort|(?:Am|Bis|Ab)\s+\w+)\s+(?:will|wollen|wird|werden)\s+"
    r"(?:der|die|das)\s+(?P<behind>[A-ZÄÖÜ]\w+)|(?:Der|Die|Das)\s+(?P<first>[A-ZÄÖÜ]\w+)\s+(?:will|wollen|wird|werden)\b)"
)
_DOES = re.compile(
    r"\A\W*(?P<name>[A-ZÄÖÜ][a-zäöüß-]{2,})\s+(?:lässt|will|wird|stellt|schließt|gibt|bleibt|hält|zieht|sperrt|öffnet|liefert|schickt|zahlt|nimmt|"
    r"holt|verlegt|setzt|fordert|verlangt|droht)\b"
)
_HE = re.compile(r"\A\W*(?:He|She)\s")
_OBLIQUE = (
    r"(?<!\blaut )(?<!\bLaut )(?<!\bnach )(?<!\bNach )(?<!\bvon )(?<!\bVon )(?<!\bdurch )"
    r"(?<!\bgemäß )(?<!\bGemäß )(?<!\baus )(?<!\bAus )(?<!\bfür )(?<!\bFür )"
    r"\b(?:[IiSs](?:hre|eine)[nm]|[Dd]e[nm]|[Ee]ine[nm]|[Uu]nsere[nm])\s(?:[a-zäöüß-]+en\s)?(?:[A-ZÄÖÜ][\w-]+\s){1,3}?"
    r"NAME\b(?!(?: \([^)]*\)|,[^,]*,)? zufolge)"
)
"""Words in the accusative or dative with an office before a person's name."""
_CALLED_BY = r"\b([A-ZÄÖÜ]\w+)\s(?:von|des|der)\s(?:[A-ZÄÖÜ][\w.-]+\s){0,3}NAMEs?\b"
_BODIES = (ORGAN, COUNCIL, ALLIANCE, CLASS, GROUP, LAND)
_POINTS = re.compile(r"\b(?:er|sie|es|man|wir|ich)\b", re.IGNORECASE)


def makers(page: Page, consequence: Spans, by: Sequence[Who], *, reported: bool = True) -> tuple[Who, ...]:
    """Those of some who make a commitment, as far as its sentence tells them from those who tell of it, and of whom it is asked.

    Args:
        page: the text.
        consequence: where it stands.
        by: whom the reading has make it.
        reported: whether it stands in what somebody says; else it is the report's own word that somebody will do something.
    """
    home = " ".join(page.said(one.span) for one in page.over(consequence[:1]))
    kept = tuple(
        who
        for who in by
        if not (_only_tells(who, home) or _is_asked(who, home) or _is_object(who, home) or _is_beside(who, home))
    )
    return () if not reported and _of_another(home, kept, page) else kept


def _is_asked(who: Who, home: str) -> bool:
    """As in "Von Norland verlangte die Ministerin, …"."""
    name = re.escape(last_name(who.name))
    return (
        re.search(rf"(?:\A\W*|,\s+)von\s+(?:de[rmn]\s+)?{name}\w*\s+(?:verlang|forder|erwart)", home, re.IGNORECASE)
        is not None
    )


def _is_object(who: Who, home: str) -> bool:
    """As in "Ihren Gegner Jan Muster forderte Orlen auf, …", "bestellte den Premierminister Muster ein": the accusative or dative of the
    sentence, where a person's name stands nowhere else in it.
    """
    if who.kind != "person" or _POINTS.search(home):
        return False
    last = re.escape(last_name(who.name))
    there = len(re.findall(rf"\b{last}\b", home))
    return there == 1 and re.search(_OBLIQUE.replace("NAME", last), home) is not None


def _is_beside(who: Who, home: str) -> bool:
    """As in "Ein Vertrauter von Muster weigerte sich": the sentence is about somebody who is only called by a person's name."""
    if who.kind != "person" or _POINTS.search(home):
        return False
    last = re.escape(last_name(who.name))
    found = re.findall(_CALLED_BY.replace("NAME", last), home)
    return len(re.findall(rf"\b{last}s?\b", home)) == 1 and any(map(nonames.is_relation, found))


def _of_another(home: str, by: Sequence[Who], page: Page) -> bool:
    """As in "Danach will die Armee …", "Kesmar lässt niemanden herein, bis …": a body, or a town for its government, will do something by a
    sentence that neither names any of some persons nor points to them; or "He set a deadline", where none of some is a person.
    """
    if by and all(who.kind != "person" and last_name(who.name) not in home for who in by) and _HE.search(home):
        return True
    if not by or _POINTS.search(home) or any(who.kind != "person" or last_name(who.name) in home for who in by):
        return False
    named = _DOES.match(home)
    if named is not None and _is_town(named["name"], page):
        return True
    subjects = (noun(found["first"] or found["behind"]) for found in _WILL.finditer(home))
    return any(known is not None and known.kind in _BODIES for known in subjects)


def _is_town(name: str, page: Page) -> bool:
    """Whether a text speaks of a place by a name: "in Kesmar"."""
    return re.search(rf"\b(?:[Ii]n|[Aa]us|[Nn]ach) {re.escape(name)}\b", page.words) is not None


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
