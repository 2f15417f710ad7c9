"""What a number stands in: dates, clock times, ordinals, names and ages are no figures."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from lagebild.linking import timewords
from lagebild.linking.quantityforms import Amount, Scan
from lagebild.linking.quantitywords import patterns
from lagebild.records import Span

# "Artikel 5", "Resolution 1701", "Seite 12", "Boeing 747", "Platz 3": the number is part of a name.
_NAMES = frozenset(
    """artikel art artikels paragraf paragraph absatz abs resolution nr nummer seite seiten kapitel band teil ziffer punkt nummern
    platz rang position gruppe gruppen phase stufe kategorie klasse version typ modell kanal programm block reaktor reaktors halle tor
    zone sektor route autobahn bundesstraße straße highway interstate flug flugs linie boeing airbus apollo sojus windows formel agenda
    hartz radio uefa fifa liga juli channel article section chapter page pages number no flight phase type model group room zimmer
    aktenzeichen az isbn telefon tel fax postfach psalm vers lektion episode folge staffel u20 u21 bayern drucksache charta euro-norm
    protokoll richtlinie verordnung gesetz generation schacht bahnsteig gleis hausnummer stand jahr jahre jahren jahres year anfang mitte
    ende sommer winter herbst frühjahr frühling seit""".split()
)  # fmt: skip
_DETERMINERS = (
    "der|die|das|dem|den|des|am|im|zum|zur|vom|beim|ins|ans|ein|eine|einen|einem|einer|eines|seine[rmns]?|ihre[rmns]?|diese[rmns]?|"
    "jede[rmns]?|unsere[rmns]?|kein|keine"
)


@cache
def _blocked() -> re.Pattern[str]:
    """Where no number is a figure, whoever says so."""
    month = "|".join(sorted(timewords.MONTHS, key=len, reverse=True))
    return re.compile(
        rf"""\b\d{{1,2}}\.?[ ]?(?:bis|und|oder|/|–|-)[ ]?(?:zum[ ])?\d{{1,2}}\.[ ]?(?:{month})\b(?:[ ]\d{{4}})?  # 3. bis 5. Mai
        | \b\d{{1,2}}(?:\.|st|nd|rd|th)?[ \u00a0]?(?:of[ ])?(?:{month})\b(?:,?[ ]\d{{4}}\b)?    # 24. Januar 2022, 24 January
        | \b(?:{month})\.?[ ](?:\d{{4}}\b|\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?[ ]\d{{4}}\b)?)      # Mai 2006, May 5, 2006
        | \b\d{{1,2}}\.[ ]?\d{{1,2}}\.(?:[ ]?\d{{4}}|\d\d\b)?                                 # 06.12.2004, 26.06.
        | \(\d\d\.\d\d\.?\) | \b\d{{4}}-\d\d-\d\d                                             # (26.06), 2004-12-06
        | \b\d{{1,2}}(?:[:.]\d\d)?(?:[ ]?(?:bis|und|-|–)[ ]?\d{{1,2}}(?:[:.]\d\d)?)?[ \u00a0]?Uhr\b  # 16.53 Uhr, 10 bis 12 Uhr
        | \b\d{{1,2}}:\d\d(?!\d|[ ](?:Stimmen|votes))(?::\d\d)?                                # 16:53
        | \b\d{{1,2}}:\d{{1,2}}\b(?!\d|[ ](?:Stimmen|votes|voices))                            # 2:1
        | (?<!\d)\d{{1,9}}/\d{{1,9}} | §[ ]?\d{{1,9}} | \#\d{{1,9}}                     # 2004/05, § 5
        | (?:https?://|www\.)\S{{1,300}}                                                       # addresses
        | \b\d{{1,2}}\.[ ](?:und|bis|oder)[ ]\d{{1,2}}\.[ ]                                   # 6. und 7. Tag
        | \b\d{{1,2}}\.[ ]?(?:Jahrhundert|Jh\b|Tag\b|Woche\b|Runde\b|Platz\b|Bataillon|Division\b)
        | \b\d{{2,4}}er\b                              # 20. Jahrhundert, 90er
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_FURTHER = re.compile(r"\s(?:weitere[rsn]?|another)\s[a-zäöüß]+t\b")
_TIMES = re.compile(r"\s(?:Male?n?|mal|times|Seiten|pages)\b")
_LARGE = frozenset(("hundert", "tausend", "zehntausend", "hunderttausend"))
_ORDINAL = re.compile(rf"\b(?:{_DETERMINERS})\s+(?:[a-zäöüß]+\s+)?\Z", re.IGNORECASE)
_LINE = re.compile(r"(?:\A|\n)\s*\Z")
_AGED = re.compile(r"[A-ZÄÖÜ][\w-]+,?\s\(?\Z|(?:\bAlter von|\baged)\s\Z")
_YEARLIKE = re.compile(r"(?:1[0-9]\d\d|20\d\d|2100)\Z")
_NOUN = re.compile(r"\s(?:[a-zäöüß-]{3,}(?:e|en|er)\s)?[A-ZÄÖÜ][a-zäöü]")


def blocked(text: str, begin: int, end: int) -> tuple[Span, ...]:
    """Spans of dates, clock times, years after a month, paragraphs and addresses within [begin, end)."""
    return tuple([match.span() for match in _blocked().finditer(text, begin, end)])


def countable(scan: Scan, number: Amount, end: int, *, unit: bool, comparator: str) -> bool:
    """Whether the number may be a figure; `end` is where it ends with its unit, `comparator` its sign."""
    text, first, last = scan.text, scan.tokens[number.first], scan.tokens[number.stop - 1]
    if patterns().duration.match(text, last.end):  # "drei Wochen", "34 Jahre alt"
        return False
    if _glued(text, first.begin, last.end, end, unit=unit):
        return False
    before = text[max(0, first.begin - 40) : first.begin]
    if (
        number.kind == "one"
    ):  # "mindestens eine Person", "einem Prozent", "und eine weitere verletzt"; never "ein" alone
        return unit or comparator in (">", ">=", "~", "range") or _FURTHER.match(text, last.end) is not None
    previous = scan.tokens[number.first - 1].key if scan.key(number.first) else ""
    if previous in _NAMES and not unit and comparator == "=":  # "Artikel 5"
        return False
    if _TIMES.match(text, last.end) or text[last.end : last.end + 2] == "%-":  # "drei Mal", "70 Seiten", "5%-Hürde"
        return False
    if (
        number.kind == "word"
        and number.stop - number.first == 1
        and before[-1:] == " "
        and before[-2:-1].isalpha()
        and first.key not in _LARGE
    ):
        return text[first.begin].islower()  # never the "Acht" of "Gruppe der Acht", "Cuban Five"
    if number.kind != "digits" or (number.stop - number.first > 1 and comparator != "range") or unit:
        return not (first.key == "acht" and previous == "außer")
    return not (
        _ordinal(text, before, last.end, number.value) or _age(text, before, end) or _year(text, first, end, comparator)
    )


def _glued(text: str, begin: int, last: int, end: int, *, unit: bool) -> bool:
    """As in "G7", "B-52", "A380", "Fünf-Sterne", "11-Punkte-Plan", "7th", "90/Die": letters hang on the number."""
    before, after = text[max(0, begin - 2) : begin], text[last : last + 2]
    if before[-1:] in ("/", "_") or before[-1:].isalnum() or re.fullmatch(r"\w[-.\u2011]|[.,]\d?", before):
        return True
    if unit and end > last:
        return False
    return after[:1] in ("/", "_") or after[:1].isalpha() or re.fullmatch(r"[-\u2011][^\W\d_]", after) is not None


def _ordinal(text: str, before: str, last: int, value: Decimal) -> bool:
    """As in "das 3. Bataillon", "die 27. Sitzung", "1. Punkt" at the begin of a line; not "auf 626. Die Behörden"."""
    if text[last : last + 1] != "." or value >= 1000:
        return False
    following = text[last + 1 : last + 4].lstrip()
    if following[:1].islower() or text[last + 1 : last + 2].isalpha() or _LINE.search(before):
        return True
    return following[:1].isupper() and _ORDINAL.search(before) is not None


def _age(text: str, before: str, end: int) -> bool:
    """As in "Anna Muster (34)", "Anna Muster, 34,", "im Alter von 34"."""
    if not _AGED.search(before):
        return False
    if before.endswith("("):
        return text[end : end + 1] == ")"
    return "Alter" in before[-10:] or "aged" in before[-6:] or (before.endswith(", ") and text[end : end + 1] == ",")


def _year(text: str, first: tuple[str, int, int], end: int, comparator: str) -> bool:
    """As in "2004 gab es", "die Wahl 1998"; not "1300 Polizisten", "2000 Soldaten", "mehr als 1900"."""
    if not _YEARLIKE.match(first[0]) or comparator not in ("=", "range"):
        return False
    if not _NOUN.match(text, end):
        return True
    return int(first[0]) >= 1500 and int(first[0]) % 100 != 0
