"""Terms of a text for the search index, and which of them are compounds of a word.

A term is a word's stem (Snowball, German or English) in small letters without accents. A compound is found at the time of the search
among the terms that the dossier has: "Truppen" (stem "trupp") is in "truppenabzug", since what is left, "abzug", is a word too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

import snowballstemmer

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
_ENDINGS = frozenset(  # of derived words: "Regierung" is no compound of "Regier"
    "schaft heit keit ung lich isch los bar sam haft tum nis ling igkeit lichkeit ungen ier ierung innen chen lein".split()
)
_BEGINNINGS = frozenset("uber unter gegen wieder zuruck zwischen hinter aussen innen nach wider durch entgegen".split())
_LINKS = ("", "s", "es", "n", "en", "er", "e")


class Stems:
    """Cuts words to terms. One for each thread: the stemmers keep a state."""

    def __init__(self) -> None:
        self._german = snowballstemmer.stemmer("german")
        self._english = snowballstemmer.stemmer("english")
        self._known: dict[tuple[str, str], str] = {}

    def terms(self, text: str, language: str) -> Iterator[str]:
        """The terms of a text in their order; the most common words have none."""
        for word in _WORD.findall(text):
            small = word.casefold()
            if small not in STOPWORDS and len(small) <= LONGEST and (term := self._term(small, language)):
                yield term

    def wanted(self, word: str) -> tuple[str, ...]:
        """The terms that a word of a query stands for, by either language; empty for a most common word."""
        small = unicodedata.normalize("NFC", word).casefold()
        if small in STOPWORDS or len(small) > LONGEST:
            return ()
        return tuple(dict.fromkeys(filter(None, (self._term(small, "de"), self._term(small, "en")))))

    def _term(self, small: str, language: str) -> str:
        key = (small, "en" if language == "en" else "de")
        if (term := self._known.get(key)) is None:
            stemmer = self._english if key[1] == "en" else self._german
            term = _ascii(stemmer.stemWord(small))
            if len(self._known) >= 200_000:
                self._known.clear()
            self._known[key] = term
        return term


def query_words(query: str) -> list[str]:
    """The words of a query."""
    return _WORD.findall(unicodedata.normalize("NFC", query))


def folded(name: str) -> str:
    """A name for comparison: small letters, no accents, umlauts as two letters, single blanks."""
    small = " ".join(_WORD.findall(unicodedata.normalize("NFC", name).casefold()))
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        small = small.replace(umlaut, letters)
    return _ascii(small)


def _ascii(term: str) -> str:
    """Without accents; letters beyond Latin stay, what is no letter or digit goes."""
    parts = unicodedata.normalize("NFKD", term.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    return "".join(char for char in parts if char.isalnum() or char == " ")


def remainders(term: str, stem: str) -> list[str]:
    """What is left of a term besides a stem at its beginning or its end, with and without a linking element; [] where it is neither."""
    left = []
    if term != stem and term.startswith(stem):
        rest = term[len(stem) :]
        left += [rest.removeprefix(link) for link in _LINKS]
    if term != stem and term.endswith(stem):
        rest = term[: -len(stem)]
        left += [rest.removesuffix(link) for link in _LINKS]
    return list(dict.fromkeys(word for word in left if len(word) >= 3))


def is_compound(term: str, stem: str, known: Collection[str]) -> bool:
    """Whether a term is a compound with a stem: what is left is a known word, or long enough to be one after a stem that is."""
    rests = remainders(term, stem)
    if any(rest in known for rest in rests):
        return True
    shortest = min(rests, key=len, default="")
    return (
        len(stem) >= 5
        and len(shortest) >= 4
        and bool(_VOWEL.search(shortest))
        and not any(rest in _ENDINGS or rest in _BEGINNINGS for rest in rests)
    )
