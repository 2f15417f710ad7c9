"""What one text says of who is who: names of persons with the offices beside them, adjectives of states, alliances, places."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lagebild.picture.castnouns import CLASS, LAND, OFFICES, ORGAN, Noun, noun
from lagebild.picture.castphrases import Phrase, phrase
from lagebild.picture.castwords import (
    CAPITAL,
    LETTER,
    MARK,
    POSSESSIVE,
    TITLES,
    adjective,
    alliance_name,
    body_name,
    capitalised,
    opens_clause,
)
from lagebild.picture.material import Text
from lagebild.records import Actor, Span

_NAME = rf"[{CAPITAL}]{LETTER}{{2,40}}"
_ADJECTIVE = re.compile(
    rf"isch(?:e[nrsm]?)?\s+(?:[a-zäöüß]+e[nrsm]?\s+){{0,2}}(?P<noun>[{CAPITAL}][\w-]+)(?P<name>\s+[{CAPITAL}])?"
)
_ALLIANCE = re.compile(rf"(?:pakt|bund|union|allianz|bündnis)(?:ses|es|s)?(?!{LETTER})")
_BODY = re.compile(
    rf"(?:r[aä]te?s?|kommission|organisation|agentur|verband(?:e?s)?|hilfe|hilfswerks?|gerichtshofs?|komitees?|versammlung|gemeinschaft|partei|"
    rf"front|konferenz)(?!{LETTER})",
    re.IGNORECASE,
)
_FIRST = "Bad|Sankt|St\\.|Port|Puerto|San|Santa|São|Saint|Fort|Kap|Nord|Süd|Ost|West|Groß|Klein"  # first words of towns' names
_PLACE = re.compile(
    rf"(?<!\w)(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei)\s+(?P<name>(?:(?:{_FIRST})\s)?{_NAME})(?!\w)|(?<!\w)(?P<it>{_NAME}),\s+das(?!\w)"
)
_STATE = re.compile(
    rf"(?<!\w)(?:Republik|Inselrepublik|Volksrepublik|Königreich|Fürstentum|Inselstaat|Sultanat|Emirat)(?:e?s)?\s+"
    rf"(?P<name>(?:(?:{_FIRST})\s)?{_NAME})(?!\w)"
)
_BREAK = re.compile(r'[.!?:;,„“”»«"\n()–…‚‘›‹]')
_ABBREVIATED = re.compile(r"(?:(?:Dr|Prof|Gen|Adm)\.\s*)+\Z")
_APPOSED = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?,\s+(?P<words>(?:(?:der|die|den|dem|des)\s+)?(?:[a-zäöüß]+\s+){0,3}[A-ZÄÖÜ][\w-]+"
    r"(?:\s+(?:des|der|von|vom|im|in|für|bei)\s+[^,.;:!?\n]{2,60}|\s+[A-ZÄÖÜ]\w+s)?)(?=[,.;)])"
)
_BEFORE_COMMA = re.compile(
    r"(?P<words>(?:(?:[Dd]er|[Dd]ie|[Dd]en|[Dd]em|[Dd]es)\s+)?(?:[a-zäöüß]+\s+){0,2}[A-ZÄÖÜ][\w-]+\s+(?:des|der|von|vom|im|in|für|bei|beim)\s+[^,.;:!?\n]{2,60}),\s+\Z"
)
_PARTY = re.compile(r"\s\((?P<party>[A-ZÄÖÜ][\w-]{1,30})\)")
_CAPITAL = re.compile(
    r"(?<!\w)(?:(?P<adjective>\w{3,40}isch)en?|(?P<owner>[A-ZÄÖÜ]\w{2,40}s))\s+Hauptstadt\s+(?P<town>[A-ZÄÖÜ]\w{2,})"
    r"|(?<!\w)(?P<first>[A-ZÄÖÜ]\w{2,40}),\s+(?:die|der)\s+(?P<of>\w{3,}isch)en?\s+Hauptstadt"
)
_REACH = 90  # characters beside a name that are looked at


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a person is named. `names` are the words of the name; `office` the noun beside it, with what belongs to that.

    `of` is the phrase behind the office that says whose it is; `possessive` that "sein" or "ihr" does; `party` a short name in brackets.
    `fit` says that nothing beside the name speaks
    against a person: no article stands right before it.
    """

    actor: str
    names: tuple[str, ...]
    span: Span
    office: Noun | None = None
    adjectives: tuple[str, ...] = ()
    origin: str = ""
    owner: str = ""
    of: Phrase | None = None
    former: bool = False
    possessive: bool = False
    party: str = ""
    introduced: bool = False
    fit: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says.

    `words` are all in capitals and all adjectives on "-isch", `bodies` names of bodies that are one word. `described` are adjectives on
    "-isch" with the noun behind them, whether a name follows that, and where they end; `alliances` names of alliances; `places` what
    stands behind "in" or "aus" without an article or is taken up by "das" ("Norrvik, das …"); `states` what is called a republic or the
    like; `capitals` towns with the adjective or name of the state whose capital they are called.
    """

    text: Text
    named: tuple[Named, ...]
    described: tuple[tuple[str, str, bool, int], ...]
    alliances: frozenset[str]
    places: tuple[str, ...]
    states: frozenset[str]
    capitals: tuple[tuple[str, str], ...]
    bodies: frozenset[str]
    words: frozenset[str]


def facts(text: Text) -> Facts:
    """What a text says of who is who, worked out once for each text."""
    found: Facts | None = text.page.kept.get("facts")
    if found is None:
        found = text.page.kept["facts"] = _facts(text)
    return found


def _facts(text: Text) -> Facts:
    words = text.text
    hits = [
        (_before_end(words, m.start()).lower() + "isch", m["noun"], m["name"] is not None, m.start())
        for m in _ADJECTIVE.finditer(words)
    ]
    named = [one for actor in text.reading.actors if actor.kind == "person" for one in _named(words, actor)]
    return Facts(
        text,
        tuple(named),
        tuple(hits),
        frozenset(
            name for m in _ALLIANCE.finditer(words) if (name := alliance_name(_before_end(words, m.start()) + m[0]))
        ),
        tuple(m["name"] or m["it"] for m in _PLACE.finditer(words)),
        frozenset(m["name"] for m in _STATE.finditer(words)),
        tuple(
            (m["town"] or m["first"], (m["adjective"] or m["of"] or m["owner"]).lower())
            for m in (_CAPITAL.finditer(words) if "Hauptstadt" in words else ())
        ),
        frozenset(_bodies(text)),
        frozenset(map(sys.intern, _words(words))),
    )


def _words(words: str) -> Iterator[str]:
    """The words that may be marks (`castscenes`), and the first parts of compounds among them."""
    for word in {found[0] for found in MARK.finditer(words)}:
        yield word
        if "-" in word:
            yield word.partition("-")[0]


def _bodies(text: Text) -> Iterator[str]:
    """Bodies that a text or its reading calls by one word."""
    for found in _BODY.finditer(text.text):
        begin = found.start()
        while begin > 0 and (text.text[begin - 1].isalpha() or text.text[begin - 1] == "-"):
            begin -= 1
        if name := body_name(text.text[begin : found.end()].lstrip("-")):
            yield name
    for actor in text.reading.actors:
        yield from (name for word in actor.name.split() if (name := body_name(word)))


def _before_end(words: str, end: int) -> str:
    """The letters before a place."""
    begin = end
    while begin > 0 and words[begin - 1].isalpha():
        begin -= 1
    return words[begin:end]


def _named(words: str, actor: Actor) -> Iterator[Named]:
    """The places where an actor is called by name."""
    for begin, end in actor.mentions:
        called = words[begin:end]
        if not any(map(capitalised, called.split())):
            continue
        found = phrase(called)
        names = cleaned(found.names)
        if found.pronoun or not names or (found.article in ("indefinite", "negative") and not found.noun):
            continue
        first = begin + max(called.find(names[0]), 0)
        yield _beside(words, Named(actor.id, names, (first, end)), found)


def cleaned(names: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without words that begin a sentence and titles: of "Solange Brandner" the surname is left."""
    kept = list(names)
    while kept and (opens_clause(kept[0]) or kept[0].lower().rstrip(".") in TITLES):
        kept.pop(0)
    return tuple(kept)


def _beside(words: str, named: Named, inside: Phrase) -> Named:
    """The name with the office that stands beside it, and what belongs to the office."""
    begin, end = named.span
    office = inside if inside.noun else _before(words[max(0, begin - _REACH) : begin])
    if office.noun is None or office.noun.kind not in OFFICES:
        apart = _apposed(words[max(0, begin - 2 * _REACH) : begin], words[end : end + 2 * _REACH])
        if apart is not None:
            office = apart
        elif office.noun is not None and office.noun.kind not in (CLASS, LAND, ORGAN):
            return Named(named.actor, named.names, named.span, introduced=True)
    known = office.noun if office.noun and office.noun.kind in OFFICES else None
    return Named(
        named.actor,
        named.names,
        named.span,
        known,
        office.adjectives if known else (),
        office.origin if known else "",
        office.owner if known else "",
        office.of if known else None,
        office.former,
        known is not None and office.article == "possessive",
        found["party"] if (found := _PARTY.match(words, end)) else "",
        known is not None or office.article == "introduced",
        not (office.article in ("definite", "possessive", "indefinite") and known is None),
    )


def _before(before: str) -> Phrase:
    """What stands right before a name: its noun, adjectives, owner; an article alone or an adjective speaks against a person."""
    bare = _ABBREVIATED.sub("", before)
    words = _BREAK.split(bare)[-1].split()
    while words and words[-1].lower().rstrip(".") in TITLES:
        return Phrase("", "introduced")
    if not words:
        return Phrase("")
    last = words[-1]
    if not capitalised(last) or opens_clause(last):
        small = last.lower()
        is_article = (
            small in _ARTICLES or small in POSSESSIVE or (small.endswith(("e", "en", "er", "es")) and small in _LOOSE)
        )
        return Phrase("", "definite" if is_article or adjective(last) else "")
    if noun(last) is None:
        return Phrase("", "introduced" if not last.endswith(("s", "’")) else "")
    return _office(words)


_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines kein keine keinen keiner".split())
_LOOSE = frozenset(
    "sämtliche alle allen aller einige viele mehrere weitere neue neuen erste ersten letzte letzten andere anderen".split()
)


def _office(words: Sequence[str]) -> Phrase:
    """The phrase that ends with an office."""
    first = len(words) - 1
    while first > 0 and noun(words[first - 1]) and capitalised(words[first - 1]):
        first -= 1  # "Innenminister General"
    while first > 0:
        word = words[first - 1]
        if not capitalised(word):
            if not (adjective(word) or word.endswith(("e", "en", "er", "em"))) or opens_clause(word):
                break
        elif not (word.endswith(("er", "s", "’")) and noun(word) is None) or opens_clause(word):
            break
        first -= 1
        if capitalised(word) and not adjective(word):
            break
    article = words[first - 1] if first > 0 else ""
    known = article.lower() in _ARTICLES or article.lower() in POSSESSIVE
    return phrase(" ".join([article, *words[first:]] if known else words[first:]))


def _apposed(before: str, behind: str) -> Phrase | None:
    """The office beside a comma: "Jan Muster, der Präsident Norlands," or "Der Sprecher der Werft, Jan Muster"."""
    if (found := _APPOSED.match(behind)) and (apart := phrase(found["words"])).noun and apart.noun.kind in OFFICES:
        if len(apart.names) == 1 and apart.names[0].endswith("s"):
            apart = replace(apart, names=(), owner=apart.names[0])  # "Jan Muster, Minister Norlands,"
        if (apart.article or apart.of or apart.place or apart.owner) and not apart.names and not apart.plural:
            return apart
    if before.endswith((", ", ",\n")) and (found := _BEFORE_COMMA.search(before)):
        apart = phrase(found["words"])
        if apart.noun and apart.noun.kind in OFFICES and not apart.names and not apart.plural:
            return apart
    return None
