"""Mends the ends of clauses and phrases that the network cut a few words short; each rule with its example."""

from __future__ import annotations

import re

from lagebild.records import Span, Spans

_DETERMINER = (
    "der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|keinen|keinem|keiner|keines|"
    "dieser|diese|dieses|diesem|diesen|jede|jeder|jedes|jeden|jedem|"
    "sein|seine|seinen|seinem|seiner|seines|ihr|ihre|ihren|ihrem|ihrer|ihres|unsere|unseren|unserer|alle|allen"
)
_PREPOSITION = (
    "in|im|an|am|auf|aus|bei|beim|mit|nach|von|vom|vor|zu|zum|zur|für|gegen|über|um|unter|durch|ohne|wegen|zwischen"
)
# "das | Verbot", "ein Ansteigen der | Zahl", "mit | sofortiger Wirkung": the span ends before its noun
_DANGLING = re.compile(rf"(?:\A|\s)(?:{_DETERMINER}|{_PREPOSITION})\Z", re.IGNORECASE)
_TO_NOUN = re.compile(r"\s+(?:[„“\"»]?[a-zäöüß][\wäöüß-]*[“\"«]?\s+){0,3}[„“\"»]?[A-ZÄÖÜ][\wÄÖÜäöüß-]*[“\"«]?")
# "die Truppen | abzuziehen", "die Behandlung Gefangener | zu ächten", "Frauen, die fliehen |, zu helfen"; but not "zu den Reportern",
# "zu neuen Gesprächen": what follows an infinitive is no noun
_TO_INFINITIVE = re.compile(
    r"(?:,[^\S\n]+(?=zu\b)|[^\S\n]+(?:(?!zu\b)[^\s,.;:!?“”\"»«()–]+[^\S\n]+){0,2}?)"
    r"(?:zu[^\S\n]+(?!(?:k?ein|sein|ihr|unser|euer|dies|jen|all|viel|d|beid|manch|solch)en\b|zehn\b|neun\b|sieben\b|ihn(?:en)?\b)[a-zäöüß]{2,}n|"
    r"(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|um|vor|weg|weiter|"
    r"wieder|zurück|zusammen|heraus|heran|bereit|fern|offen|teil|statt|preis)[a-zäöüß]*zu[a-zäöüß]{2,}n)\b(?![^\S\n]+(?:[a-zäöüß]+[^\S\n]+)?[A-ZÄÖÜ0-9])"
)
# "sie | wolle zurücktreten", "man | werde antworten": a pronoun alone says nothing
_ALONE = re.compile(
    rf"(?:{_DETERMINER}|er|sie|es|man|wir|ich|dabei|dafür|dagegen|damit|daran|dazu|auch|nicht|weiter|zu)\Z",
    re.IGNORECASE,
)
_TO_CLAUSE_END = re.compile(r"[^,.;:!?“”\"»«()\n–]+")
_INFINITIVE_INSIDE = re.compile(r"(?:\bzu\s+[a-zäöüß]{2,}n|[a-zäöüß]+zu[a-zäöüß]{3,}n)\Z")


def whole(text: str, spans: Spans) -> Spans:
    """The spans with the last one led on to where its phrase or clause ends; as they are where nothing shows that they are cut."""
    if not spans:
        return spans
    begin, end = spans[-1]
    return (*spans[:-1], (begin, _end(text, (begin, end))))


def _end(text: str, span: Span) -> int:
    begin, end = span
    words = text[begin:end]
    if _ALONE.match(words) and (rest := _TO_CLAUSE_END.match(text, end)):
        return end + len(rest[0].rstrip())
    if _DANGLING.search(words) and (noun := _TO_NOUN.match(text, end)):
        end = noun.end()
        words = text[begin:end]
    if not _INFINITIVE_INSIDE.search(words) and (infinitive := _TO_INFINITIVE.match(text, end)):
        return infinitive.end()
    return end
