"""Terms of a text for the search index, and which of them are compounds of a word.

A term is a word's stem (Snowball, German or English) in small letters without accents. A compound is found at the time of the search
among the terms that the dossier has: "Truppen" (stem "trupp") is in "truppenabzug", since what is left, "abzug", is a word too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

from lagebild import germanstems

_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile("[aeiouy]")
LONGEST = 60  # letters of a term: what is longer is no word

STOPWORDS = frozenset(
    """der die das den dem des ein eine einen einem einer eines und oder aber auch als an am auf aus bei beim bis da dann dass daß denn
    dessen deren dieser diese dieses diesen diesem doch dort durch er es sie ihm ihn ihr ihre ihrem ihren ihrer ihres für hat haben hatte
    hatten habe ich im in ins ist sind sei seien war waren wäre kann können man mit nach nicht noch nun nur ob sein seine seinem seinen
    seiner seines sich so um unter uns unser vom von vor war was wenn werde werden wird wurde wurden wie wir wo zu zum zur über
    the a an and or but of to in on at by for from with is are was were be been has have had it its he she they his her their that this
    these those as not will would""".split()
)
_ENDINGS = frozenset(  # of derived words: "Regierung" is no compound of "Regier", "Landung" none of "Land"
    """schaft heit keit ung lich isch los bar sam haft tum nis ling igkeit lichkeit ungen ier ierung innen chen lein ent ion ing ist
    """.split()
)
_BEGINNINGS = frozenset(  # of other words: "Übergang" is no compound of "Gang", "Verrat" none of "Rat"
    """uber unter gegen wieder zuruck hinter nach wider durch entgegen ver ent zer aus auf ein vor mit bei her hin weg miss nieder
    """.split()
)
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_NOUN = re.compile(r".(?:heit|keit|ung|schaft|ion|tat|tum|ling)s$")  # with this ending it is a word, known or not
_ONSETS = frozenset("pr br tr dr kr gr fr pl bl kl gl fl ch".split())  # how words begin: "reis" is not in "bodenpreis"


class Stems:
    """Cuts words to terms. One for each thread: the English stemmer keeps a state."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    @cached_property
    def _english(self) -> Any:
        import snowballstemmer  # noqa: PLC0415 -- whoever cuts no English words need not wait for it

        return snowballstemmer.stemmer("english")

    def terms(self, text: str, language: str) -> Iterator[str]:
        """The terms of a text in their order; the most common words have none."""
        for word in query_words(text):
            small = word.casefold()
            if small not in STOPWORDS and len(small) <= LONGEST and (term := self._term(small, language)):
                yield term

    def spellings(self, text: str, language: str, terms: Collection[str]) -> dict[str, str]:
        """The words of a text, in small letters, that stand for some terms, each with its term."""
        words = set(query_words(text.casefold())) - STOPWORDS
        return {small: term for small in words if (term := self._term(small, language)) in terms}

    def wanted(self, word: str) -> tuple[str, ...]:
        """The terms that a word of a query stands for, by either language; empty for a most common word."""
        small = unicodedata.normalize("NFC", word).casefold()
        if small in STOPWORDS or len(small) > LONGEST:
            return ()
        return tuple(dict.fromkeys(filter(None, (self._term(small, "de"), self._term(small, "en")))))

    def _term(self, small: str, language: str) -> str:
        key = (small, "en" if language == "en" else "de")
        if (term := self._known.get(key)) is None:
            term = _ascii(self._english.stemWord(small) if key[1] == "en" else germanstems.stem(small))
            if len(self._known) >= 200_000:
                self._known.clear()
            self._known[key] = term
        return term


def query_words(query: str) -> list[str]:
    """The words of a query or a text."""
    return _WORD.findall(unicodedata.normalize("NFC", query))


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """A name for comparison: small letters, no accents, umlauts as two letters, single blanks."""
    small = unicodedata.normalize("NFC", name).casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        small = small.replace(umlaut, letters)
    bare = "".join(char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char))
    return _ascii(" ".join(_WORD.findall(bare)))


def _ascii(term: str) -> str:
    """Without accents; letters beyond Latin stay, what is no letter or digit goes."""
    if term.isascii() and term.isalnum():
        return term
    parts = unicodedata.normalize("NFKD", term.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    return "".join(char for char in parts if char.isalnum() or char == " ")


def remainders(term: str, stem: str) -> list[str]:
    """What is left of a term besides a stem at its beginning or its end, with and without a linking element; [] where it is neither."""
    return list(dict.fromkeys((*_after(term, stem), *_before(term, stem))))


def _after(term: str, stem: str) -> list[str]:
    """What is left after a stem: "abzug" and "enabzug" after "trupp"; of women's names "in"."""
    if term == stem or not term.startswith(stem):
        return []
    rest, links = term[len(stem) :], _LINKS[: len(stem) + 3]  # "e" after no short one: "zugesagt" has nothing of "Zug"
    return [word for link in links if len(word := rest.removeprefix(link)) >= 3] or [rest] * (rest == "in")


def _before(term: str, stem: str) -> list[str]:
    """What is left before a stem."""
    if term == stem or not term.endswith(stem):
        return []
    rest = term[: -len(stem)]
    return [word for link in _LINKS if len(word := rest.removesuffix(link)) >= 3]


def is_compound(term: str, stem: str, known: Collection[str]) -> bool:
    """Whether a term is a compound with a stem: what is left is a known word, or looks like one and the stem is long enough."""
    return _goes_on(stem, _after(term, stem), known) or _is_head(stem, _before(term, stem), known)


def _goes_on(stem: str, rests: Sequence[str], known: Collection[str]) -> bool:
    """Whether a word that begins with a stem is a compound, by what is left of it."""
    if not rests or any(rest in _ENDINGS for rest in rests):
        return False
    if rests[0] in ("in", "inn"):
        return len(stem) >= 5
    return any(rest in known for rest in rests) or _is_long(stem, rests)


def _is_head(stem: str, rests: Sequence[str], known: Collection[str]) -> bool:
    """Whether a word that ends with a stem is a compound, by what is left of it."""
    if not rests:
        return False
    if any(rest in _BEGINNINGS for rest in rests):
        return len(stem) >= 6 and len(rests[0]) >= 4  # "Gegenangriff" is one, "Widerstand" none
    if stem in _ENDINGS or _NOUN.search(rests[0]):
        return bool(_NOUN.search(rests[0]))  # "Untersuchungshaft" is "Haft", "dauerhaft" is none
    if any(rest in known for rest in rests) or _is_long(stem, rests):
        return True
    return len(stem) == 4 and len(rests[0]) >= 6 and rests[0][-1] + stem[0] not in _ONSETS


def _is_long(stem: str, rests: Sequence[str]) -> bool:
    """Whether stem and rest are long enough to be words both, known or not."""
    shortest = min(rests, key=len)
    return len(stem) >= 5 and len(shortest) >= (3 if len(stem) >= 8 else 4) and bool(_VOWEL.search(shortest))
