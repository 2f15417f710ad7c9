"""States that no table has, by the way a text speaks of them; beside them a bare "das Außenministerium" is nobody's of the table.

Invented states are ordinary in drills, and any list of states has gaps. They show as names with the ending of a state and without an
article ("in Garlien"), beside organs ("Keslands Regierung", "die Armee Talmerias", "die talmerische Armee"), behind "Republik", and in
the dateline ("Orin Dal (NA) -").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lagebild.linking.adjectives import is_ordinary
from lagebild.linking.hits import Taken
from lagebild.linking.names import gender_of
from lagebild.linking.nouns import noun
from lagebild.linking.organs import office, organ
from lagebild.linking.table import bare, capital_of, table, variants
from lagebild.linking.tokens import Tokens, tokens
from lagebild.linking.toponyms import name_at

_ENDING = re.compile(r"\w{2,}(?:(?<!e)ien|ia|land|stan)s?\Z")
_NO_NAMES = re.compile(  # plurals on "-ien", and what is no name of a state on "-ia"
    r"(?:akt|präm|med|min|ser|lin|stud|famil|fer|mater|kriter|material|mineral|chemikal|repressal|person?al|formal|natural|regal|kanal|"
    r"utensil|reptil|fossil|textil|immobil|fol|lil|prinzip|partizip|therap|kop|utop|log|graf|graph|soph|arch|erg|krat|strateg|all?erg|org|"
    r"ident|garant|dynast|best|host|industr|batter|galer|bakter|arter|lotter|kalor|theor|kategor|histor|kolon|zeremon|harmon|symphon|"
    r"phob|phantas|fantas|amnest|akadem|epidem|pandem|ökonom|autonom|gymnas|sympos|evangel|stad|rad|melod|tragöd|komöd|parod|subsid|"
    r"reliqu|raffiner|kolloqu|razz|szenar|indiz|kastan|geran|stipend|grem|labor|observator|territor|krematorium)iens?\Z|(?:ped|med|man|malar|boruss)ias?\Z",
    re.IGNORECASE,
)
_NO_STATES = re.compile(
    r"(?:.*deutsch|nord|süd|ost|west|aus|in|um|fest|neu|vater|mutter|heimat|niemands|hinter|öd|bau|acker|grün|weide|bundes|nachbar|flach|tief|hoch|ab|aben|mor?gen|"
    r"industrie|entwicklungs|schwellen|partner|mitglieds?|dritt|her(?:kunft)?s?|ursprungs|gast(?:geber)?|ei|hei|küsten|transit|liefer|"
    r"erzeuger|aufnahme|brach|marsch|neben|ober|unter|außen|disney|wonder|legoland|lego|kern|geber|fries|havel|emsland|ems|saar|rhein|vogt|sauer|sieger|berg)land(?:es|s|e)?\Z",
    re.IGNORECASE,
)
_BEFORE = frozenset(
    """in aus nach von gegen mit für und zwischen über an vor durch bei gegenüber ohne um sowie oder dass wenn sollte sobald falls
    hat haben hatte hatten wird werden will wollen soll sollen""".split()
)
"""Words behind which a name without an article is a name, and a common noun would mostly have one."""
_COMPASS = re.compile(r"(?:Nord|Süd|Ost|West|Zentral|Mittel|Inner|Ober|Unter|Vorder)-?(\w{5,})")
_KINDS = frozenset("Republik Volksrepublik Königreich Emirat Fürstentum Föderation".split())
_OF_STATES = (
    "parl",
    "mfa",
    "mod",
    "president",
    "prime-minister",
    "foreign-minister",
    "defence-minister",
    "interior-minister",
)
"""Organs and offices that no person has; a person has a government and an army too: "Merkels Regierung"."""
_OF_REGIONS = ("Polizei", "Landes", "Staatsanwalt", "Justiz")  # regions have these too: "die fränkische Polizei"
_STOPS = (":", "–", "-", "|", ")", "+", "/")
_DATELINE = re.compile(
    r"(?:\A|\n)\s*(?P<town>[A-ZÄÖÜ][\w.-]*(?:[ /][A-ZÄÖÜ][\w.-]*){0,2})\s*(?:\([\w./ ,]{1,24}\)\s*[-–—:.]|[-–—]\s)"
)
_AGENCY = re.compile(r"\([\w./ ,]{1,24}\)")
_REAL = re.compile(
    r"\b(?:dpa|afp|reuters|rtr|ap|kna|epd|dapd|ddp|apa|sda|ansa|tass|ria|interfax|xinhua|dts|sid)\b", re.IGNORECASE
)
_OPENING = 400  # characters in which a dateline stands


class Whose(NamedTuple):
    """What an article says of whose organs are that have no state beside them.

    `foreign`: it speaks of a state that the table does not know; `dateline`: the state in whose capital it was written.
    """

    foreign: bool = False
    dateline: str | None = None


def of_none(cut: Tokens, found: Taken) -> list[int]:
    """Tokens that name a state which the table does not know; `found` holds known names."""
    return sorted({at for at in range(len(cut)) if at not in found and _is_unlisted(cut, at)} | {*_from(cut)})


def speaks_of_none(words: str) -> bool:
    """Whether a title or the name of a publisher names such a state: "Geiselnahme in Talmeria", "Außenministerium Garlien"."""
    cut = tokens(words, ((0, len(words)),))
    return any(_is_unlisted(cut, at) for at in range(len(cut)))


def dateline(cut: Tokens, day: str | None) -> str | None:
    """The state in whose capital a report was written, by its dateline: "Berlin (dpa) - …"; None where there is none."""
    found = _DATELINE.search(cut.text[:_OPENING])
    return capital_of(found["town"], day) if found else None


def _from(cut: Tokens) -> Iterator[int]:
    """The town of a dateline with an agency that is in no list."""
    found = _DATELINE.search(cut.text[:_OPENING])
    agency = _AGENCY.search(found[0]) if found else None
    if found and agency and not _REAL.search(agency[0]):  # a real agency's report is about the states that there are
        first, last = cut.covering(found.span("town"))
        if name_at(cut.words, first, last) is None and not table().capitals.get(found["town"].lower()):
            yield first


def _is_unlisted(cut: Tokens, at: int) -> bool:
    word = cut.words[at]
    if word[0].islower():
        return _has_organ_behind(cut, at) and (_is_strange(word) or _is_of_a_name(cut, word))
    if not word[1:].isalpha() or not word[1:].islower() or len(word) < 5 or not _is_free(word):
        return False
    if name_at(cut.words, at, len(cut)) is not None:
        return False
    before, after = _beside(cut, at)
    if before in _KINDS:
        return True
    if gender_of(word) or gender_of(before):
        return False
    return _is_owner(word, before, after) or (_has_ending(word) and _stands_alone(cut, at, before, after))


def _beside(cut: Tokens, at: int) -> tuple[str, str]:
    """The words of the sentence before a token and behind it."""
    before = cut.words[at - 1] if at and cut.sentence_of[at - 1] == cut.sentence_of[at] else ""
    after = cut.words[at + 1] if at + 1 < len(cut) and cut.sentence_of[at + 1] == cut.sentence_of[at] else ""
    return before, after


def _is_owner(word: str, before: str, after: str) -> bool:
    """As in "Keslands Außenministerium", "die Armee Talmerias": only a state has one; a person may have a government and an army."""
    named, genitive = _has_ending(word), word.endswith("s") and len(word) >= 6
    beside = [one for one in (before, after if genitive else "") if one[:1].isupper()]
    if not named and office(before) is not None and office(after) is None and organ(after) is None:
        return False  # "Innenminister Carius" is called so
    bodies = [body for one in beside if (body := organ(one) or office(one))]
    return any(named or (genitive and body in _OF_STATES) for body in bodies)


def _stands_alone(cut: Tokens, at: int, before: str, after: str) -> bool:
    """Whether a name has no article, as states have none: "in Garlien", "Garlien hat …"."""
    if before in ("in", "aus", "nach"):
        return True
    if after[:1].isupper() and not (cut.words[at].endswith("ien") and before in _BEFORE):
        return False  # "Amelia Krog"; but "hat Garlien Drohnen verkauft"
    if cut.words[at].endswith("iens"):
        return True
    if not before or before in _STOPS:
        return after.islower() and after not in ("und", "oder", "in", "von", "für", "der", "die")
    return before.lower() in _BEFORE


@lru_cache(maxsize=16384)
def _has_ending(word: str) -> bool:
    return (
        word[0].isupper()
        and len(word) >= 6
        and bool(_ENDING.match(word))
        and not (_NO_STATES.match(word) or _NO_NAMES.search(word))
    )


@lru_cache(maxsize=16384)
def _is_free(word: str) -> bool:
    """Whether no list has a word: no name of the table ("Nordmalaysia" is one of Malaysia), no noun."""
    names = table().names
    part = _COMPASS.match(word)
    if part is not None and not _is_free(part[1].capitalize()):
        return False
    if any(names.get(form) for form in (bare(word), *variants(word))):
        return False
    return word.endswith(("land", "lands")) or noun(word) is None


@lru_cache(maxsize=16384)
def _is_strange(word: str) -> bool:
    low = bare(word)
    known = table().adjectives
    return (
        low.endswith("isch")
        and len(low) >= 7
        and not is_ordinary(low)
        and not any(low[b:] in known for b in range(len(low) - 5))
    )


def _is_of_a_name(cut: Tokens, word: str) -> bool:
    """As in "talmerische" beside "Talmeria": an adjective that only looks like an ordinary one."""
    low = bare(word)
    stem = low.removesuffix("isch").capitalize()
    return (
        low.endswith("isch")
        and len(stem) >= 4
        and any(
            other.startswith(stem) and len(other) <= len(stem) + 4 and _has_ending(other) and _is_free(other)
            for other in cut.words
        )
    )


def _has_organ_behind(cut: Tokens, at: int) -> bool:
    """As in "die talmerische Armee", "der keslische Verteidigungsminister"."""
    return any(
        word[0].isupper() and not word.startswith(_OF_REGIONS) and (organ(word) is not None or office(word) is not None)
        for word in cut.words[at + 1 : at + 2]
    )
