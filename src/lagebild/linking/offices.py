"""Where a text names a person's office: the noun before a name ("Außenministerin Irma Dorwin"), or beside it between commas.

Candidates only: the network says which of them are offices that a person holds.
"""

from __future__ import annotations

import re

from lagebild.linking.names import TITLES, gender_of
from lagebild.linking.nouns import noun
from lagebild.records import Span, Spans

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Nouns of persons that are no offices: "der Mann Hans Muster", "die Zeugin Anna Muster".
_NO_OFFICE = frozenset(
    """mann frau herr dame mensch junge mädchen kind sohn tochter bruder schwester vater mutter bürger opfer täter zeuge mörder verdächtige
    tote verletzte geisel gefangene häftling freund feind gegner anhänger held star bewohner einwohner nachbar passant augenzeuge sieger
    verlierer gewinner flüchtling demonstrant angeklagte beschuldigte verhaftete festgenommene attentäter terrorist witwe witwer
    autor schauspieler sänger musiker sportler spieler trainer profi künstler student schüler fahrer pilot""".split()
)
# Adjectives that the tables know as persons: "die Weißen", but "des Weißen Hauses", "Deutsche Bahn", "der Angeklagte Hans Muster".
_ADJECTIVES = frozenset(
    """weiß schwarz deutsch bekannt verwandt verlobt unbekannt vermisst geflüchtet festgenommen protestierend gläubig entführt studierend
    anwesend intellektuell liberal kriminell konservativ verdächtig tatverdächtig beschuldigt angeklagt verurteilt gefangen inhaftiert
    überlebend verletzt betroffen beteiligt reisend jugendlich erwachsen jährig vertrieben verhaftet gerettet geschädigt beschäftigt
    versammelt demonstrierend homosexuell arbeitslos obdachlos aufständisch minderjährig getötet abtrünnig kundig befragt
    streikend""".split()
)
# Where somebody comes from is no office: "der Schweizer Kanton", "der Kurde Raed Muster".
_ORIGINS = frozenset(
    """amerikaner engländer italiener spanier schweizer österreicher belgier niederländer norweger ägypter iraner iraker palästinenser
    japaner kanadier mexikaner ukrainer araber kurde türke russe pole däne schwede finne franzose brite schotte ire grieche chinese serbe
    kroate bulgare rumäne afghane jude libanese portugiese israeli pakistani muslim moslem sachse tibeter katholik protestant""".split()
)
_NO_OFFICES = _NO_OFFICE | _ADJECTIVES | _ORIGINS
_CAPITAL = f"[{''.join(c for at in (range(0x41, 0x250), range(0x1E00, 0x1F00)) for c in map(chr, at) if c.isupper())}]"
_ARTICLE = r"(?:(?:der|die|den|dem|des|ein|eine|einer|einem)\s+)?"
# "Präsident Jan Muster", "Generalsekretär (Jan Muster)", "Bundeskanzler a. D. Jan Muster"
_BEFORE_NAME = re.compile(
    rf"\s+(?:namens\s+|(?:a\.\s?D\.|außer\sDienst|i\.\s?R\.)\s+)?(?:\((?![A-Z]+\)))?(?:(?:Dr|Prof)\.\s+)*(?P<name>{_CAPITAL}[\w’'-]*)"
)
# "des Irak, Jan Muster, sagte": what stands between the office and the name is its body
_BODY = re.compile(r"\s+(?:der|des|von|vom|im|in|beim|für|bei)(?=\s)")
_BODY_WORD = re.compile(r"\s+(?P<word>[\w„“\"/’'.()&-]+)(?P<comma>,?)")
_FULL_NAME = re.compile(
    rf"\s+(?:(?:Dr|Prof)\.\s+)*(?P<name>{_CAPITAL}[\w’'-]+)\s+(?:\([^()]{{1,30}}\)\s+)?(?:[a-zäöü]{{2,3}}[\s-])*{_CAPITAL}"
)
_BODY_WORDS = 9
_ENDS_SENTENCE = re.compile(r"\w{4,}[“”\"»«)]*\.[“”\"»«)]*\Z")
# "Jan Muster, der Vorsitzende der Partei", "Jan Muster, Präsident von …"
_AFTER_NAME = re.compile(
    rf"(?P<name>{_CAPITAL}[\w’'-]+)(?:\s\([^()]{{1,30}}\))?,\s+(?:(?:damals|heute|einst|früher|seit\s\d{{4}})\s+)?{_ARTICLE}"
    rf"(?:[a-zäöüß-]+e[nrm]?\s+){{0,2}}(?:[A-Z]{{2,5}}-)?\Z"
)
# "ihr Leiter, General Jan Muster,", "Der Wortführer, der frühere Richter Jan Muster,", "der Agent, Jan Muster,"
_APPOSITION = re.compile(rf",\s+{_ARTICLE}(?:[a-zäöüß]{{3,}}e[nrm]?\s+){{0,2}}(?={_CAPITAL})")
_TITLE = re.compile(rf"(?P<title>{_CAPITAL}[\w-]*)\.?\s+(?:namens\s+)?")
# "Erster Stellvertreter wurde der Physiker Jan Muster", "Ministerpräsident bleibt Jan Muster"
_IS_NAMED = re.compile(r"\s+(?:wird|wurde|ist|bleibt|blieb)\s+(?=\S)")
_NAMED_SOON = re.compile(rf"(?:[\w-]+\s+){{0,5}}?(?P<name>{_CAPITAL}[\w’'-]+)\s+(?:[a-zäöü]{{2,3}}[\s-])*{_CAPITAL}")
# "der Vizekanzler und Arbeitsminister Jan Muster"
_AND = re.compile(r"\s+(?:und|sowie)\s+(?:[a-zäöüß]+\s+)?(?P<office>[^\W\d_]+(?:-[^\W\d_]+)*)")
_HEADS_SENTENCE = re.compile(rf"(?:\A|[.!?:„“\"»«\n])\s*(?:{_CAPITAL}[a-zäöüß]+e[rs]?\s+)?\Z")
_NO_NAME = re.compile(
    r".{3,}(?:ung|heit|keit|schaft|tion|ität)(?:en)?\Z|[IVX]+\Z|(?:Dynamics|Motors|Electric|Atomics)\Z"
)
_REACH = 90  # characters before an office that are looked at
_REACH_BEHIND = 130


def offices(text: str) -> Spans:
    """Spans of nouns that may be the office of a person named beside them; of "US-Außenminister" only "Außenminister"."""
    out: list[Span] = []
    for match in _WORD.finditer(text):
        if match[0][0].isupper() and _is_office(match[0]):
            begin, end = match.span()
            if _named(text, begin, end):
                out.append((begin + match[0].rfind("-") + 1, end))
    return tuple(out)


def _is_office(word: str) -> bool:
    known = noun(word)
    return known is not None and known.kind == "person" and known.base not in _NO_OFFICES


def _named(text: str, begin: int, end: int) -> bool:
    known = noun(text[begin:end])
    behind, before = text[end : end + _REACH_BEHIND], text[max(0, begin - _REACH) : begin]
    if known is not None and known.number == "p":  # "den Außenministern Jan Muster und Anna Beispiel"
        found = _BEFORE_NAME.match(behind)
        return found is not None and bool(gender_of(found["name"]))
    if (found := _AND.match(behind)) and _is_office(found["office"]):
        behind = behind[found.end() :]
    if (found := _BEFORE_NAME.match(_untitled(behind))) and _is_name(found["name"]):
        return True
    if (found := _AFTER_NAME.search(before)) and _is_name(found["name"]):
        return True
    return _named_behind_body(behind) or _named_behind_comma(behind) or _is_given_to(before, behind)


def _untitled(behind: str) -> str:
    """What follows an office without the titles before the name: "Innenminister General Jan Muster"."""
    while (word := _BODY_WORD.match(behind)) and word["word"].lower() in TITLES:
        behind = behind[word.end() :]
    return behind


def _named_behind_comma(behind: str) -> bool:
    """As in "ihr Leiter, General Jan Muster,", "der Wortführer, der frühere Richter Jan Muster,"."""
    comma = _APPOSITION.match(behind)
    if comma is None:
        return False
    at = comma.end()
    while (word := _TITLE.match(behind, at)) and _is_title(word["title"]):
        at = word.end()
    name = _FULL_NAME.match(behind, at - 1)
    return name is not None and _is_name(name["name"])


def _is_title(word: str) -> bool:
    known = noun(word)
    return word.lower() in TITLES or (known is not None and known.kind == "person" and not gender_of(word))


def _named_behind_body(behind: str) -> bool:
    """As in "der Sprecher der Partei im Landtag, Jan Muster,": a full name after the body's words, or after their comma."""
    opening = _BODY.match(behind)
    at = opening.end() if opening else len(behind)
    for _ in range(_BODY_WORDS):
        word = _BODY_WORD.match(behind, at)
        if word is None or _ENDS_SENTENCE.search(word["word"]):
            return False
        at = word.end()
        name = _FULL_NAME.match(behind, at)
        if name is not None and (word["comma"] or gender_of(name["name"])):
            return bool(word["comma"]) or not _is_office(word["word"])  # "Nachfolger des Präsidenten Jan Muster"
        if word["comma"]:
            return False
    return False


def _is_given_to(before: str, behind: str) -> bool:
    """As in "Erster Stellvertreter wurde der Physiker Jan Muster"."""
    verb = _IS_NAMED.match(behind)
    return verb is not None and bool(_HEADS_SENTENCE.search(before)) and bool(_NAMED_SOON.match(behind, verb.end()))


def _is_name(word: str) -> bool:
    """Whether a capitalised word can be a name: no office, no other noun of the tables, none by its ending."""
    return bool(gender_of(word)) or (noun(word) is None and not _NO_NAME.match(word))
