"""The names of places in a sentence: those that the reader found there, and what stands behind "in", "bei", "aus" without an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lagebild.picture import wording
from lagebild.picture.material import Text
from lagebild.records import Event, Figure, Place, Span, Spans, Statement

_STOP = frozenset(
    """abrede absprache ablauf alarmbereitschaft anfrage anfang angaben angst ansicht anspruch antrag arbeit art auskunft auslieferung
    aussage aussicht begleitung beginn bereitschaft berichten betrieb betracht bewegung bezug blick brand darstellung dauer deckung
    delegationskreisen diplomatenkreisen einschätzung ende erkenntnissen eigenregie flammen form frage fragen frieden gang gefahr gefechten
    geheimdienstkreisen gesprächen gewahrsam grund haft hause hinblick höhe informationen kraft kreisen kürze lebensgefahr milliardenhöhe
    minuten mitternacht monaten nachfrage not ordnung panik protest reaktion rede regierungskreisen richtung ruhe schach seiten sicherheit
    schutt sicht sorge stellung stunden tagen teilen trauer uhr verbindung verhandlungen waffen wahrheit
    zählung schätzung schätzungen rechnung lesart auffassung meinung überzeugung wirklichkeit wochen worten wut zeit
    zukunft zusammenhang militärkreisen januar februar märz april mai juni juli august september oktober november dezember montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag""".split()
)
_GENERIC = frozenset(
    """stadt ort grenzort dorf insel region gebiet fluss ufer küste grenze hafen brücke straße land see meer provinz gegend nähe ostufer
    westufer nordufer südufer innenstadt zentrum übergang boden town city village island river border port bridge area""".split()
)
_NAMELESS = _GENERIC | frozenset(
    """gebäude haus fabrik moschee kirche schule krankenhaus klinik markt flughafen lager camp gelände platz bahnhof vorplatz stützpunkt
    stadtteil viertel vorort hauptstadt provinzhauptstadt ortschaft gemeinde bezirk rand gefängnis universität botschaft hotel wohnung
    park bundesstaat hier dort da daheim krankenhäuser
    krankenhäusern kliniken schulen straßen häuser häusern gebäuden städte städten dörfer dörfern orten
    regionen gebieten provinzen lagern unterkünften""".split()
)
_OF_KIND = """Stadt Hauptstadt Ort Ortschaft Dorf Insel Region Gebiet Provinz Provinzen Bezirk Kreis Gemeinde Land Staat Staaten Markt
    Schule Gymnasium Krankenhaus Klinik Moschee Kirche Gebäude Haus Nähe Norden Süden Osten Westen Nordosten Südosten Nordwesten Südwesten
    Zentrum Hafen Grenze Straße"""
_KIND = (
    r"(?:(?:der|die|dem|den|das)\s+)?(?:\w*(?:[Ss]tadt|[Ii]nsel|[Dd]orf|[Rr]egion|[Pp]rovinz|[Gg]emeinde|[Oo]rt(?:schaft)?|[Hh]afen))"
    r"(?:\s+von)?\s+"
)
_IN = rf"(?:[Ii]n|[Bb]ei|[Nn]ahe|[Aa]uf(?=\s+{_KIND})|[Aa]us|[Nn]ach|[Vv]or|[Vv]on|[Ii]m Raum|[Ii]m Hafen von|near|[Aa]t|[Ff]rom|to)"
_NAMED = re.compile(rf"\b{_IN}\s+(?:{_KIND})?([A-ZÄÖÜ][\w’'-]{{2,}}(?:\s+[A-ZÄÖÜ][\w’'-]+)?)")
_OCCASION = re.compile(  # what "bei" stands before that is no place: "Bei Protesten gegen …"
    r"(?:Protest|Kämpf|Unruh|Krawall|Ausschreitung|Zusammenst[oö]|Gefecht|\w*[Aa]ngriff|\w*[Aa]nschl|\w*überf|Überf|\w*[Dd]emonstration|Auseinandersetz|"
    r"Razzi|Gespräch|Bränd|\w*unfäll|Unfäll|\w*[Uu]nglück|Explosion|Bombard|Schießerei|Überschwemm|Unwetter|Stürm|Schusswechsel|Kundgebung|Einsätz|Patrouill|Arbeit|"
    r"Wahl|Kontroll|Durchsuch|Rettung|Temperatur|Übergriff)\w*|\w+(?:ungen|tionen|heiten|keiten|täten)"
)
_NATION = re.compile(r"\b(?!(?:städt|heim|unterird|industri|prakt|militär)isch)\w{3,}isch(?:e[nmrs]?)?\b")
_BODY = re.compile(r"[A-ZÄÖÜ]{2,}-")  # "UN-Stützpunkt"
_IN_BEHIND = r"(?: \w+){0,2} (?:in|aus|bei|at)(?: (?:der|dem))?(?: (?:Hauptstadt|Stadt|Provinz))?\s*\Z"
_TELLER = re.compile(  # "das Ministerium in Orven" says nothing of where something was
    r"\b(?:\w*[Mm]inisteri(?:um|en|ums)|Regierung|\w*[Pp]olizei|\w*[Bb]ehörden?|\w*[Ss]precher(?:in|s)?|Präsident(?:in)?|\w*[Mm]inister(?:in)?|"
    r"Gouverneur(?:in)?|\w*[Bb]ürgermeister(?:in)?|Agentur|Zeitung|Sender)" + _IN_BEHIND
)
_HOUSE = re.compile(  # of them only where they tell it: they are hit and stormed as well
    r"\b(?:\w*[Kk]rankenhaus\w*|\w*[Kk]linik(?:en)?|Gericht|Botschaft|\w*[Zz]entrale|Universität)" + _IN_BEHIND
)
_THERE = re.compile(
    r"\b(?:auf|im|am|vor|vorm|bei|beim|in|an|gegen|on|into)\s+(?:(?:der|dem|den|das|die|ein\w*|the|a)\s+)?(?:[a-zäöüß]+e[nrms]?\s+)?\Z",
    re.IGNORECASE,
)
_BY_WORD = re.compile(
    r"\b(?:laut|nach Angaben|Angaben|zufolge|sagten?|teilten?|meldeten?|berichteten?|bestätigten?|erklärten?|aus|hieß es)\b[^,;:.]{0,30}\Z",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\s+(?:(?:hat|haben|habe)\b.*\b(?:gemeldet|mitgeteilt|gezählt|bestätigt|berichtet|erklärt)\b|zufolge\b|(?:meld|zähl|berichte|bestätig|teil|sprach|sprech|"
    r"spricht|sag|erklär|nenn|nann|gab|gaben|bezifferte)\w*)"
)


def is_teller_s(before: str, behind: str) -> bool:
    """Whether a place says where somebody sits who tells it, or whose house is named: "Das Ministerium in Orven zählt 20 Tote".

    Where something was "in" it or "auf" it, it is where that was: "Angriff auf das Krankenhaus in Karsk".

    Args:
        before: the words of the sentence before the place.
        behind: those behind it.
    """
    house = _HOUSE.search(before)
    found = house or _TELLER.search(before)
    if found is None or _THERE.search(before, 0, found.start()):
        return False
    return house is None or _BY_WORD.search(before, 0, found.start()) is not None or _TELLS.match(behind) is not None


def is_generic(name: str) -> bool:
    """Whether the words for a place name none: "Gebäude", "das ölreiche Land", "UN-Stützpunkt der Stadt"."""
    if _NATION.search(name):
        return False
    nouns = [_BODY.sub("", word).casefold() for word in re.findall(r"\w[\w-]*", name) if _is_noun(word)]
    return all(noun in _NAMELESS or noun.removesuffix("s").removesuffix("e") in _NAMELESS for noun in nouns)


def _is_noun(word: str) -> bool:
    """Whether a word may be a name: "al-Faschir" as well, and what is written in letters that know no capitals."""
    return any(map(str.isupper, word)) or (word.isalpha() and word.upper() == word.lower())


class Places:
    """The places that a text names, by where they stand."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._generic: frozenset[str] | None = None
        self._read = sorted({(place.spans[0], place.name) for place in _places(text) if place.spans})

    def named(self, within: Span, but: Spans = ()) -> dict[str, str]:
        """The places named within a stretch of the text, by their terms, with the words; those that overlap some spans are left out."""
        language = self._text.reading.article.language
        found: dict[str, str] = {}
        for span, name in self.found(within):
            if not any(begin < span[1] and span[0] < end for begin, end in but):
                terms = wording.terms(name, language)
                for term in sorted(terms - self._kinds(language)) or sorted(terms):
                    found.setdefault(term, name)
        return found

    def _kinds(self, language: str) -> frozenset[str]:
        """The terms that say what kind of place it is, or on which side: "Stadt" is in the names of many."""
        if self._generic is None:
            self._generic = wording.terms(_OF_KIND if language == "de" else "town city village north south", language)
        return self._generic

    def found(self, within: Span) -> Iterator[tuple[Span, str]]:
        """The places named within a stretch of the text: those that were read, then those that a preposition shows."""
        for span, name in self._read:
            if within[0] <= span[0] and span[1] <= within[1] and name.casefold() not in _GENERIC:
                yield span, name
        for match in _NAMED.finditer(self._text.text, *within):
            words = match[1].split()
            if words[0].casefold() not in _STOP | _GENERIC and not _OCCASION.fullmatch(words[0]):
                yield match.span(1), match[1]


def _places(text: Text) -> Iterator[Place]:
    frames = text.reading.frames
    records: tuple[Event | Figure | Statement, ...] = (*frames.events, *frames.figures, *text.reading.statements)
    for record in records:
        if record.place is not None and not record.extra:
            yield record.place
