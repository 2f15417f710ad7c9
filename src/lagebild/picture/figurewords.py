"""The words for what a number counts or measures: how far they go on, and whether they say of what it is."""

from __future__ import annotations

import re

_PREPOSITION = r"(?:der|des|von|vom|durch|für|an|am|in|im|aus|bei|beim|zur|zum|auf|gegen)"
_NO_NAME = (
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember|\w*[Jj]ahr\w*|\w*[Qq]uartal\w*|Vergleich|Wert|Monat\w*|Woche\w*|Tag\w*|Höhe|Millionen|Milliarden|Euro|Dollar|Prozent)\b"
)
_LED_ON = re.compile(
    rf"(?:\s{_PREPOSITION}(?:\s(?:de[rmns]|die|das|eine[nmrs]?|seine[nmrs]?|ihre[nmrs]?))?(?:\s[a-zäöüß-]+e[nrsm]?)?\s(?!{_NO_NAME})"
    r"[A-ZÄÖÜ][\w’-]+(?:\s(?!und\b)[A-ZÄÖÜ][\w’-]+)?)+"
)
_VAGUE = re.compile(  # the last part of words that say how much, never of what
    r"(?:\w*(?:umsatz|größenordnung|gewinn|verlust|betrag|summe|höhe|kosten|preis|wert|volumen|investition|einnahme|erlös|defizit|überschuss)|"
    r"schaden|schäden|schuld|schulden|ausgabe|etat|haushalt|budget|strafe|bußgeld|geldstrafe|mittel|kredit|darlehen|vermögen|geld|spende|hilfe|"
    r"beitrag|zahlung|aufwand|ergebnis|bilanz|anteil|abfindung|prämie|entschädigung|"
    r"projekt|unternehmen|konzern|firma|gesellschaft|regierung|stadt|land|staat|bank|behörde|partei|stiftung|bau|jahr|"
    r"million|milliarde|euro|dollar|revenue|profit|loss|sum|amount|costs?|price|value|budget|debts?|fine|money|damages?|project|company)"
    r"(?:e?s|en|e|n|er|ern)?",
    re.IGNORECASE,
)
_AID = re.compile(r"(?:[a-zäöüß]+ )*\w*(?:[Hh]ilfe|[Hh]ilfen|[Kk]redite?|[Dd]arlehen|[Ss]penden?|aid|loans?)\Z")
_HOLDER = re.compile(  # who pays or takes it, not what it is for
    r"(?:(?:[Dd](?:ie|er|as|en|em))\s+)?(?:[a-zäöüß]+\s+)?(?:Stadt|Land|Staat|Konzern|Unternehmen|Firma|Gesellschaft|Bank|Regierung|Gemeinde|Behörde|"
    r"Hersteller|Betreiber)\b(?!\s(?:der|des|für)\b)"
)
_SENTENCE = re.compile(r"\s*(?:[Dd]as|[Ee]s|[Dd]ies|[Ss]ie|[Ee]r|[Mm]an|[Ww]as|[Ii]t|[Tt]his|[Tt]hat)\s+[a-zäöüß]")
_SOME_OF = re.compile(
    r"\A\s*(?:Prozent\s+)?(?:der|von(?: den)?|of(?: the)?)\s+(?:(?:nach|laut)\s(?:\w+\s){1,3})?"
    r"(?:(?:insgesamt|rund|etwa|mehr als|über|total)\s+)?"
    r"(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
)
_SHARE = re.compile(
    r"\A\s+(?:der|dieser|ihrer|seiner)\s+(?:[a-zäöüß]+e[nr]\s+)?[A-ZÄÖÜ][\w-]+\s+(?:waren?|sind|seien|sei|ist)\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ]"
)
_NUMBER = (
    r"(?:\d[\d.]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mehrere|einige|viele|wenige|keine[nr]?|die Hälfte|die meisten|"
    r"ein (?:Teil|Drittel|Viertel))"
)
_ABOUT = r"(?:(?:rund|etwa|knapp|fast|gut|mehr als|über|insgesamt|mindestens|den|the)\s+){0,2}"
_OF_ALL = re.compile(rf"\b{_NUMBER}\s+(?:der|von|of)\s+{_ABOUT}\Z", re.IGNORECASE)
_BESIDE = re.compile(
    rf"\b(?:bei|von|mit|in|aus|durch|gegen|vor|nach|an|unter|zwischen|by|with|during)\s+{_ABOUT}\Z", re.IGNORECASE
)
_TOGETHER = re.compile(rf"\b(?:zusammen|gemeinsam) mit\s+{_ABOUT}\Z", re.IGNORECASE)
_AT_FIRST = re.compile(
    r"\b(?:[Zz]unächst|[Zz]uerst|[Aa]nfangs|[Uu]rsprünglich)\s+(?:war|hatten?|wurden?|hieß)\b[^,;]*\s"
    r"(?:die Rede|gesprochen|gemeldet|geheißen|berichtet)\b"
)
_NOUN = re.compile(r"\b[A-ZÄÖÜ][\w’-]*")
_WANTED = r"(?:benötigt|erforderlich|geplant|gewünscht|vorgesehen|angestrebt)e[nrsm]?"
_WANTED_BEFORE = re.compile(rf"\b{_WANTED}(?: (?:rund|etwa|gut|fast|knapp|mehr als|über|insgesamt|bis zu))?\s\Z")
_WANTED_BEHIND = re.compile(
    rf"\s(?:(?:Millionen|Milliarden|Tausend|Euro|Dollar|[A-Z]{{3}}|[a-zäöüß]+e[nr]?)\s)*?{_WANTED}\s"
)
NEARBY = 60  # characters on either side of a number in which it says that it is only wanted
LONG = 10  # words that no thing is called by
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency."""
    return unit is not None and _CURRENCY.match(unit) is not None


def led_on(of: str, behind: str) -> str:
    """What is measured with what hangs on it: "Der Schaden durch das Hochwasser in Lorven"; `behind` are the words behind it."""
    found = _LED_ON.match(behind)
    return of + found[0] if found is not None else of


def says_of_what(of: str) -> bool:
    """Whether words for a sum say of what it is: not "Umsatz", "Betrag", "der Umsatz des Unternehmens", "Das kostet die Stadt"."""
    if _SENTENCE.match(of) or "," in of or len(of.split()) > LONG:
        return False
    nouns = _NOUN.findall(of)
    if _HOLDER.match(of):
        return False
    opened = nouns[:1] if of.split()[:1] == nouns[:1] and nouns[0] in _ARTICLES else []
    return any(_VAGUE.fullmatch(noun) is None for noun in nouns[len(opened) :])


_ARTICLES = frozenset("Der Die Das Den Dem Des Ein Eine Einen Einem Ihr Ihre Sein Seine Insgesamt The A".split())


def is_aid(of: str) -> bool:
    """Whether words for a sum name what one gives another: with who gives it or who gets it they say of what it is."""
    return _AID.match(of) is not None


def is_some_of(behind: str) -> bool:
    """Whether the words behind a number say that it counts some of others: "Zwölf der 30 Verletzten"."""
    return _SOME_OF.match(behind) is not None


def is_somebody(name: str) -> bool:
    """Whether words may name a source: not "polizeilichen", nor half a sentence."""
    return any(word[:1].isupper() for word in name.split()) and len(name.split()) <= LONG - 2


def is_wanted(before: str, behind: str) -> bool:
    """Whether the words right before or behind a number say that it is of what is to be: "die geplanten 20 Millionen", "300 geplante
    Stellen"; not where it is of something else ("bei der geplanten Demonstration wurden 40 Menschen verletzt").
    """
    return _WANTED_BEFORE.search(before) is not None or _WANTED_BEHIND.match(behind) is not None


def is_share(behind: str) -> bool:
    """Whether the words behind a number say that it counts some of others who are not counted: "Zwei der Getöteten waren Frauen"."""
    return _SHARE.match(behind) is not None


def is_of_others(before: str, behind: str, became: str) -> bool:
    """Whether what becomes of people in a clause ("getötet") does not become of those whom a number counts.

    So it is where the number is of all of whom some did ("189 der 259 Personen ertranken"), where it stands behind a preposition ("bei 33
    Angriffen", "in einem Einsatz von 400 Polizisten"), and where it is one of two things ("verletzt oder obdachlos").

    Args:
        before: the words of the sentence before the number.
        behind: those behind it.
        became: the word that says what becomes of them.
    """
    if re.match(rf"\s+{re.escape(became)}", behind) or _TOGETHER.search(before):
        return False  # "12 ermordete Journalisten", "zusammen mit vier Kindern"
    either = re.search(rf"\b{re.escape(became)}\w*\s+(?:oder|or)\s", behind) is not None
    return either or _OF_ALL.search(before) is not None or _BESIDE.search(before) is not None


def is_first_said(sentence: str) -> bool:
    """Whether a sentence gives a number that no longer holds: "Zunächst war von 25 Verletzten die Rede"."""
    return _AT_FIRST.search(sentence) is not None
