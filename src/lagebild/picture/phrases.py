"""Noun phrases of a German text, by capitals and determiners: no grammar, but enough to find what a stance is about.

A phrase has a determiner, adjectives, one or more nouns, and what hangs on them ("die Verlegung von Truppen nach Orlanien").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lagebild.records import Span

PREPOSITIONS = frozenset(
    "gegen nach für in im von vom mit über auf zu zum zur zwischen an am aus durch bei beim um vor ins ans unter ohne".split()
)
_OF = "|".join(sorted(PREPOSITIONS | {"des", "der", "eines", "einer"}, key=len, reverse=True))
_DETERMINERS = {  # which genders a determiner can have: masculine, feminine, neuter, plural
    "derlei": "fmnp", "der": "mfp", "die": "fp", "das": "n", "den": "mp", "dem": "mn", "des": "mn", "ein": "mn",
    "eine": "f", "einen": "m", "einem": "mn",
    "einer": "f", "eines": "mn", "im": "mn", "am": "mn", "zum": "mn", "zur": "f", "vom": "mn", "beim": "mn", "ins": "n", "ans": "n",
}  # fmt: skip
_ENDED = re.compile(
    r"(?:dies|jen|jed|solch|welch|manch|kein|mein|sein|ihr|unser|euer|eur|all|beid)(e|er|es|en|em|)$", re.IGNORECASE
)
_BY_ENDING = {"e": "fp", "er": "mfp", "es": "n", "en": "mp", "em": "mn", "": "mn"}
_PRONOUNS = {
    "ihn": "m", "ihm": "mn", "sie": "fp", "ihr": "f", "ihnen": "p", "er": "m", "es": "n", "den": "m",
    "dem": "mn", "diesen": "m", "diese": "fp",
    "dieser": "mf", "diesem": "mn", "der": "m", "die": "fp",
}  # fmt: skip
_FEMININE = re.compile(r"(?:ung|heit|keit|schaft|ion|tät|anz|enz|ie|ik|ur|reise|hilfe|sperre)$")
_PLURAL = re.compile(r"(?:ungen|heiten|keiten|schaften|ionen|täten|nahmen|soldaten|truppen)$")

_FIRST = (  # what begins a sentence with a capital and is no noun
    "Mit|Auch|Für|Gegen|Zu|Von|In|An|Auf|Bei|Nach|Vor|Aus|Um|Über|Unter|Noch|Nur|Schon|Selbst|Aber|Doch|Und|Oder|Wenn|Falls|Ob|Dass|Weil|Wer|Was|"
    "Wie|Wo|Sie|Er|Es|Wir|Ich|Man|Ihm|Ihn|Ihnen|Davon|Dazu|Dafür|Dagegen|Darüber|Dann|Da|Dort|Hier|So|Solange|Bevor|Ehe|Sollten?|Sofern|Zugleich|"
    "Zudem|Unterdessen|Derweil|Dennoch|Trotzdem|Statt|Ohne|Seit|Bis|Während|Sonst|Nun|Jetzt|Heute|Gestern|Zuvor|Später|Wenig|Kurz|Erst"
)
_NOUN = rf"(?!(?:{_FIRST}) )[A-ZÄÖÜ][\w-]*"
_NEXT = rf" (?<!tag )(?<!morgen )(?<!abend )(?<!mittag )(?<!nacht ){_NOUN}"  # "am Montag Zölle" are two
_DET = (
    r"(?:[dD]erlei|[dD]erartige[rnsm]?|[dD](?:er|ie|as|en|em|es)|[eE]in(?:e|en|em|er|es)?|(?:[dD]ies|[jJ]en|[jJ]ed|[sS]olch|[kK]ein|[mM]ein|[sS]ein|[iI]hr|[uU]nser|[aA]ll|[bB]eid)"
    r"(?:e|en|em|er|es)?|[iI]m|[aA]m|[zZ]um|[zZ]ur|[vV]om|[bB]eim|[iI]ns|[aA]ns)"
)
_NONE = (
    "gegen|neben|wegen|zwischen|unter|hinter|über|ohne|außer|während|aber|oder|immer|wieder|heute|gestern|morgen|sie|alle|weder|bisher|"
    "eher"
)
_ADJECTIVE = rf"(?:(?!{_DET} |(?:{_NONE}) )[a-zäöüß][\wäöüß]*(?:e|en|er|es|em)|\d[\d.,]*|[A-ZÄÖÜ]\w+er(?= [A-ZÄÖÜ]))"
_CORE = rf"(?:{_DET} )?(?:{_ADJECTIVE} ){{0,3}}{_NOUN}(?:{_NEXT})*"
_PHRASE = re.compile(
    rf"(?<![\w-])(?P<det>{_DET} )?(?P<adj>(?:{_ADJECTIVE} ){{0,3}})(?P<noun>{_NOUN}(?:{_NEXT})*)(?P<more>(?: (?:{_OF}) {_CORE})*)"
)


class Phrase(NamedTuple):
    """A noun phrase of a string: all of it, its head noun, its determiner in small letters ("" where it has none)."""

    span: Span
    head: str
    determiner: str

    @property
    def genders(self) -> frozenset[str]:
        """The genders ("m", "f", "n") and number ("p") that it can have, by its determiner and ending."""
        by_det = frozenset(_genders(self.determiner))
        if _PLURAL.search(self.head):
            return by_det & {"p"} or frozenset("p")
        if _FEMININE.search(self.head):
            return by_det & {"f"} or frozenset("f")
        return by_det or frozenset("mfnp")


def phrases(words: str) -> Iterator[Phrase]:
    """The noun phrases of some words, in order, none inside another."""
    for found in _PHRASE.finditer(words.replace("\n", " ")):
        det = (found["det"] or "").strip().lower()
        yield Phrase(found.span(), found["noun"].split()[-1] if not found["more"] else found["noun"].split()[0], det)


def first(words: str) -> Phrase | None:
    """The first of them."""
    return next(phrases(words), None)


def _genders(determiner: str) -> str:
    if determiner in _DETERMINERS:
        return _DETERMINERS[determiner]
    ended = _ENDED.fullmatch(determiner)
    return _BY_ENDING[ended[1].lower()] if ended else ""


def pronoun(words: str) -> frozenset[str] | None:
    """The genders of a pronoun; None where the words are none."""
    genders = _PRONOUNS.get(words.strip().lower())
    return frozenset(genders) if genders else None
