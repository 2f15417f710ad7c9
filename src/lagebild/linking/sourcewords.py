"""Words that tell on whose word something is passed on, and the noun phrases beside them: patterns over plain text.

A noun phrase is read by shape alone: lower-case words up to capitalised ones, names in quotation marks, and what is attached by a
genitive, "von", "aus", "in". All patterns are compiled at the first use.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lagebild.linking.nouns import noun
from lagebild.linking.places import is_media
from lagebild.records import Span

_LOW = r"[a-zäöüß][a-zäöüß-]*"
_CAPITAL = r"(?:[A-ZÄÖÜ][\w’'&/-]*(?:\.[a-z]{2,3}\b)?|\w+\.(?:de|com|org|net|tv|ru|info)\b|[a-z]{2,3}-[A-ZÄÖÜ]\w*)"
_QUOTED = r"(?:„[^“”\"„\n]{1,40}[“”\"]|\"[^\"\n]{1,40}\"|»[^«»\n]{1,40}«|«[^«»\n]{1,40}»)"
_NOUNS = rf"(?:{_CAPITAL}|{_QUOTED})(?:\s+(?:(?:von(?:\s+der)?|van(?:\s+de[rn]?)?|de|al|bin|ibn|[A-Z]\.)\s+)?(?:{_CAPITAL}|{_QUOTED}))*"
_DETERMINER = (
    r"(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[nmrs]?|[Dd]iese[nmrs]?|[Mm]ehrere[nr]?|[Ee]inige[nr]?|[Zz]wei|[Dd]rei|[Vv]ier|[Aa]ndere[nr]?|[Ww]eitere[nr]?|"
    r"[Tt]he|[Aa]n?|[Ss]everal|[Tt]wo|[Ss]eine?[nmrs]?|[Ii]hre?[nmrs]?)"
)
_ATTACHED = (
    rf"(?:\s+(?:de[sr]|eine[sr]|dessen|deren|ihre[sr]|seine[sr]|of\s+the|of)\s+(?:{_LOW}\s+){{0,3}}?{_NOUNS}"
    rf"|\s+(?:von|vom|aus|from)\s+(?:(?:de[nmr]|eine[mr]|the)\s+)?(?:{_LOW}\s+){{0,2}}?{_NOUNS}"
    rf"|\s+(?:in|im|beim|nahe|at)\s+(?:(?:der|dem|the)\s+)?{_NOUNS}"
    rf"|\s+(?:und|sowie|and)\s+(?:{_DETERMINER}\s+)?(?:\w+(?:en|er)\s+)?{_NOUNS}){{0,4}}"
)
_APPOSITION = rf"(?:,\s+{_NOUNS}(?=\s*[,.;:)]|\s*\Z))?"
# Nouns that "unter Berufung auf" may name without anybody's word being passed on: laws, rights, reasons.
_LEGAL = tuple(
    """gesetz gesetze verfassung artikel resolution vertrag vertrags abkommen verordnung recht rechte urteil paragraph paragraf charta
    konvention konventionen protokoll beschluss beschlüsse entscheidung satzung statut regelung vorschrift vorschriften freiheit
    notwehr immunität gründe""".split()
)
_PASSING = frozenset(("person", "people", "circles", "government", "organisation", "media", "source"))
_PEOPLE = frozenset(
    """person personen stellen leute umfeld umkreis seiten kreise kreisen quelle quellen sources source officials official diplomats
    diplomat people person persons reports report media agency newspaper ministry police""".split()
)


class Shapes(NamedTuple):
    """The compiled patterns."""

    object: re.Pattern[str]
    subject: re.Pattern[str]
    relying: re.Pattern[str]
    relative: re.Pattern[str]
    relying_verb: re.Pattern[str]
    quoting_relative: re.Pattern[str]
    quoting: re.Pattern[str]
    quoted_passive: re.Pattern[str]
    according: re.Pattern[str]
    following: re.Pattern[str]
    reporting: re.Pattern[str]
    citing: re.Pattern[str]


@cache
def shapes() -> Shapes:
    """All patterns, compiled at the first use."""
    rely = r"(?:beruf\w*|berief\w*|stütz\w*|bezieh\w*|bezog\w*|relie[sd]|rely)"
    return Shapes(
        object=re.compile(
            rf"(?:(?:mit\s+de[nmr]\s+[A-ZÄÖÜ]\w+\s+vertraute[nr]?|{_LOW},?)\s+){{0,6}}{_NOUNS}{_ATTACHED}{_APPOSITION}"
        ),
        subject=re.compile(rf"(?:{_DETERMINER}\s+(?:{_LOW}\s+){{0,4}}?)?{_NOUNS}{_ATTACHED}"),
        relying=re.compile(
            r"\b(?:[Uu]nter|[Mm]it)\s+(?:\w+er\s+)?(?P<noun>Berufung|Bezugnahme|Bezug|Verweis|Hinweis)\s+auf\s+"
        ),
        relative=re.compile(r",\s*(?:der|die|das|welche[rs]?|which)\s+(?P<a>sich\s+(?:\w+\s+){0,3}?auf)\s+"),
        relying_verb=re.compile(
            rf"\b(?P<verb>{rely}|verw(?:ies|iesen|eist|eisen))\b(?P<between>(?:\s+[^\s,;.:!?]+){{0,7}}?)\s+auf\s+"
        ),
        quoting_relative=re.compile(r",\s*(?:der|die|das|welche[rs]?|who|which)\s+(?=\S)"),
        quoting=re.compile(r"\b(?P<verb>[Zz]itier(?:t|te|ten|en)|quote[sd]?|cite[sd]?)\b"),
        quoted_passive=re.compile(
            r"\b(?P<aux>wird|wurde|werden|wurden|was|were|is)\b(?P<middle>[^.;:!?„“\n]{0,160}?)\b(?P<verb>zitiert|quoted|cited)\b(?P<tail>(?:\s+as\s+saying)?\s+by\s+)?"
        ),
        according=re.compile(
            r"\b(?P<cue>[Ll]aut|[Gg]emäß|[Nn]ach\s+(?:Angaben?|Informationen|Aussagen?|Auskunft|Berichten|Meldungen|Darstellung)(?:\s+(?:von|vom))?|[Aa]ccording\s+to)\s+"
        ),
        following=re.compile(r"\b(?P<cue>zufolge)\b"),
        reporting=re.compile(
            r"\b(?P<verb>berichte(?:t|te|ten|n)|melde(?:t|te|ten|n)|schreib(?:t|en)|schrieb(?:en)?|vermelde(?:t|te|ten)|reported|reports|wrote)\b"
        ),
        citing=re.compile(r"\b(?P<cue>citing|quoting)\s+"),
    )


_LONGEST = 240  # characters of a noun phrase that is looked for backwards


def object_at(text: str, at: int, end: int) -> Span | None:
    """The noun phrase that begins at a place, as an object: "auf | einen namentlich nicht genannten Beamten im Ministerium"."""
    match = shapes().object.match(text, at, end)
    return match.span() if match else None


def english_object_at(text: str, at: int, end: int) -> Span | None:
    """The noun phrase after "citing", which may hold no capital: "citing | two unnamed officials |, reported"."""
    match = _ENGLISH.match(text, at, end)
    return match.span() if match else object_at(text, at, end)


_ENGLISH = re.compile(r"(?:[\w’'-]+\s+){0,7}?[\w’'-]+(?=\s*[,.;:)]|\s*\Z|\s+(?:said|says|on|in|who|which|that|as)\b)")


def subject_at(text: str, at: int, end: int) -> Span | None:
    """The noun phrase that begins at a place, as a subject: an article, adjectives, nouns."""
    match = shapes().subject.match(text, at, end)
    return match.span() if match and not _adverbial(text, match.start()) else None


def subject_before(text: str, low: int, end: int) -> Span | None:
    """The noun phrase that ends at a place: "| das Präsidialamt | berief"."""
    while end > low and text[end - 1].isspace():
        end -= 1
    for match in shapes().subject.finditer(text, max(low, end - _LONGEST), end):
        if match.end() == end:
            return None if _adverbial(text, match.start()) else match.span()
    return None


_ADVERBIAL = re.compile(
    r"(?:Am|Im|In|An|Auf|Bei|Beim|Nach|Vor|Seit|Zum|Zur|Mit|Unter|Laut|Dabei|Daraufhin|Demnach|Zuvor|Zudem|Außerdem|Gestern|Heute|So|Wie|Und|Aber|Doch|Auch|"
    r"Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|On|By|As|But)\b"
)


def _adverbial(text: str, at: int) -> bool:
    """Whether a phrase of capitalised words is no noun phrase but the beginning of a sentence: "Am Dienstag"."""
    return _ADVERBIAL.match(text, at) is not None


def passes_on(words: str) -> bool:
    """Whether a noun phrase names somebody, or a report, on whose word something can rest; laws and reasons do not."""
    capitals = re.findall(r"[^\W\d_][\w-]*", words)
    named = [word for word in capitals if word[0].isupper()]
    for word in named or capitals:
        if word.lower() in _PEOPLE:
            return True
        known = noun(word)
        if word.lower().endswith(_LEGAL):
            return False
        if known is not None and known.kind in _PASSING:
            return True
    return is_medium(words) or len(named) > 1


def testifies(words: str) -> bool:
    """Whether a noun phrase names somebody who can be asked, or what he said: narrower than `passes_on`."""
    for word in re.findall(r"[^\W\d_][\w-]*", words):
        known = noun(word) if word[0].isupper() else None
        if known is not None and (known.kind in ("person", "people", "circles", "media") or known.base in _SAID):
            return True
    return is_medium(words)


_SAID = frozenset(("angabe", "aussage", "bericht", "quelle", "mitteilung", "meldung", "auskunft", "information"))


def is_medium(words: str) -> bool:
    """Whether a noun phrase names a medium or what one publishes: "der Agentur Tass", "Medienberichten", "Reuters", "ndr.de"."""
    if re.search(r"\b\w+\.(?:de|com|org|net|tv|ru|info)\b", words) or is_media(_bare(words)):
        return True
    for word in re.findall(r"[^\W\d_][\w-]*", words):
        known = noun(word) if word[0].isupper() else None
        if (
            known is not None and (known.kind == "media" or (known.base in _PUBLISHED and _of_media(known.parts)))
        ) or is_media(word):
            return True
    return False


_PUBLISHED = frozenset(("bericht", "meldung", "artikel"))
_MEDIA_PARTS = frozenset(("medien", "presse", "zeitung", "agentur", "zeitungs", "fernseh", "rundfunk", "eil"))


def closeness(words: str) -> int:
    """How near to the article a speaker stands who shares his words with another: 0 a medium, 1 a document, 2 anybody else."""
    if is_medium(words):
        return 0
    known = [found for word in re.findall(r"[^\W\d_][\w-]*", words) if word[0].isupper() and (found := noun(word))]
    return 1 if known and known[0].kind == "source" else 2


def names_of(words: str) -> frozenset[str]:
    """The capitalised words of a phrase that no table of nouns knows: names, without the genitive -s."""
    found = (word for word in re.findall(r"[^\W\d_][\w-]*", words) if word[0].isupper() and noun(word) is None)
    return frozenset(word.lower().removesuffix("s") for word in found if len(word) > 3)


def _of_media(parts: tuple[str, ...]) -> bool:
    return any(part in _MEDIA_PARTS or part.endswith(("agentur", "zeitung")) for part in parts)


def _bare(words: str) -> str:
    """A phrase without its article, preposition and quotation marks."""
    return re.sub(r"^(?:(?:von|in|im|bei|beim|vom|der|die|das|dem|den|des|the)\s+)+", "", words).strip("„“”\"»«' ")
