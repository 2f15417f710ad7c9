"""Tokens of a text with what the tables say of each, worked out once for every word, whatever text it stands in."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from lagebild.picture.wordbearings import Bearings
from lagebild.picture.wordforms import DEMONYM, Word, folded, name_key
from lagebild.picture.wordlexicon import Lexicon, lexicon

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:\.(?= [A-ZÄÖÜ]))?|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[.,;:!?–—()]")
_MARKS = frozenset(".,;:!?–—()")
_ENDS = frozenset(".;!?:")
_JOINERS = frozenset("und oder sondern aber sowie and or but".split())
_AT = frozenset(
    """für for nach in im ins auf aufs an am ans aus bei beim über vor durch gegen zu zum zur um unter hinter neben zwischen entlang
    to in on at into onto from over near against towards toward inside outside through""".split()
)
_OF = frozenset("von vom of des der by".split())
_OTHER = frozenset("mit wegen trotz ohne während seit miteinander bis with because without until since".split())
_ARTICLES = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines sein seine seinen seinem seiner
    seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren dieser diese dieses diesen diesem jeder jede jedes jeden alle allen beide
    im ins am ans beim vom zum zur aufs durchs fürs übers the his her its their our this that these those""".split()
)
_NOUN_ENDINGS = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|ismus|ment|ling|tum|nis|tor|eur|ist|ent|ant|enz|anz|ungen|heiten|keiten|schaften|ionen|täten|"
    r"toren|eure|isten|enten|anten|innen|stelle|zeug|werk|haus|schule)s?$"
)
_LET = frozenset(
    "lassen lässt lasse liess liessen liesse gelassen".split()
)  # in small letters as `casefold` gives them
_UNREAL = frozenset(
    "könnte könnten würde würden soll sollen solle sollten will wollen wolle wollten dürfte dürften möchte".split()
)
_COUNTS = {
    "zwei": 2.0, "drei": 3.0, "vier": 4.0, "fünf": 5.0, "sechs": 6.0, "sieben": 7.0, "acht": 8.0, "neun": 9.0, "zehn": 10.0,
    "elf": 11.0, "zwölf": 12.0, "zwanzig": 20.0, "dreißig": 30.0, "fünfzig": 50.0, "hundert": 100.0, "tausend": 1000.0,
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0,
}  # fmt: skip
_TIMES = frozenset(
    """uhr januar februar märz april mai juni juli august september oktober november dezember o'clock january february march june july
    october december""".split()
)
_MORE = frozenset("mehr more länger longer über mindestens".split())
_LESS = frozenset("weniger less unter höchstens".split())
_MOST = 100_000  # tokens that are remembered

MARK, END, JOINER, INNER = "mark", "end", "joiner", "inner"
"""What a token does to a clause: a mark or the end of a sentence closes it, "und" may."""

NUMBER, COUNT, NEGATOR, FUNCTION, CONTENT = "number", "count", "negator", "function", "content"
"""Sorts of tokens: a number in figures or in letters, a word that denies, one that only joins others, one that says something."""


class Function(NamedTuple):
    """What a function word does to what stands behind it: the slot that it opens ("" for the one before; "behind": "of" where it stands
    behind a noun), and the bound of a number ("" for the one before; ">" only where something follows).
    """

    slot: str
    bound: str
    preposition: str
    unreal: bool
    time: bool
    let: bool
    owns: bool


class Token:
    """A token of some language with what the tables say of it."""

    def __init__(self, text: str, lex: Lexicon, language: str) -> None:
        self.text, self._lex, self._language = text, lex, language
        self.small, self.folded = text.casefold(), folded(text)
        self.upper, self.lower = text[0].isupper(), text.islower()
        self.cut = END if text in _ENDS else MARK if text in _MARKS else JOINER if text in _JOINERS else INNER
        self.sort = self._sort()
        self.empty = self.folded in lex.function
        self.named = self.upper and not self.empty
        self.particle = self.lower and self.folded in lex.forms.particles
        self.apart = self.particle and not self.empty
        self.article = self.small in _ARTICLES
        self.noun = (
            self.article or self.small in _AT or self.small in _OF or self.small in _OTHER
        )  # behind it comes a noun

    def _sort(self) -> str:
        if self.text[0].isdigit():
            return NUMBER
        if self.small in _COUNTS:
            return COUNT
        if self.small in self._lex.negators:
            return NEGATOR
        return FUNCTION if self.small in self._lex.function else CONTENT

    @cached_property
    def value(self) -> float | None:
        """The number that it is."""
        if self.sort == COUNT:
            return _COUNTS[self.small]
        text = self.text.rstrip(".")
        text = text.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) else text.replace(",", ".")
        try:
            return float(text)
        except ValueError:
            return None

    @cached_property
    def word(self) -> Word:
        """What it is made of."""
        return self._lex.analyser.word(self.text, self._language)

    @cached_property
    def adjective(self) -> bool:
        """Whether it is a form of an adjective that the tables know."""
        return self._lex.forms.adjective_key(self.folded) is not None

    @cached_property
    def verb(self) -> bool:
        """Whether it is a finite form of a verb that the tables know."""
        if self._language == "en" or not self.lower:
            return False
        return not self.empty and not self.adjective and self._lex.forms.simple(self.folded) is not None

    @cached_property
    def infinitive(self) -> bool:
        """Whether it is an infinitive with "zu" behind its particle: "freizulassen"."""
        if not self.lower or "zu" not in self.text or not self.text.endswith("n"):
            return False
        at = self.folded.find("zu", 1)
        forms = self._lex.forms
        return at > 0 and self.folded[:at] in forms.particles and forms.separable(self.folded) is not None

    @cached_property
    def name(self) -> str:
        """Its key, if it is a name."""
        return name_key(self.text, self._lex.names)

    @cached_property
    def called(self) -> str:
        """What a name of it is called in a meaning."""
        return self._lex.own(self.name)

    @cached_property
    def demonym(self) -> bool:
        """Whether it is an adjective that is made of a name, for all that the tables know."""
        if self.upper or self.word.known:
            return False
        found = DEMONYM.match(self.folded)
        return found is not None and len(found.group(1)) >= 3

    @cached_property
    def abstract(self) -> bool:
        """Whether its ending is a noun's, and no name's."""
        return _NOUN_ENDINGS.search(self.text) is not None

    @cached_property
    def plural(self) -> bool:
        """Whether it can be a verb in the plural: then what stands before it is no name in the singular."""
        verb = self.folded.endswith("en") and self.lower and not self.empty
        return verb and not self._lex.forms.past(self.folded)

    @cached_property
    def inflected(self) -> bool:
        """Whether it can be a form of a verb that stands as an adjective."""
        return self.folded.endswith(("e", "en", "er", "es", "em")) and not self.adjective

    @cached_property
    def participle(self) -> bool:
        """Whether it is one of a verb with a particle: "eingefrorenen"."""
        return "ge" in self.folded[:6] and self.folded[:2] != "ge"

    @cached_property
    def unit(self) -> str:
        """What it counts as behind a number: "Stunden"."""
        return self.folded.removesuffix("n").removesuffix("e")

    @cached_property
    def function(self) -> Function:
        """What it does as a function word."""
        small = self.small
        return Function(
            slot=self._slot(),
            bound=">" if small in _MORE else "<" if small in _LESS else "" if small in ("als", "than") else "=",
            preposition=f"#{self.folded}" if small in _AT or small in _OTHER else "",
            unreal=small in _UNREAL,
            time=small in _TIMES,
            let=small in _LET and self._language != "en",
            owns=small in ("von", "vom"),
        )

    def _slot(self) -> str:
        small = self.small
        if small in ("von", "vom", "of", "by"):
            return "of"
        if small in ("des", "der"):
            return "behind"
        if small in _AT:
            return "at"
        if small in _OTHER:
            return "with"
        return "" if small in _ARTICLES else "core"


class Tokens:
    """Cuts words of a language to tokens."""

    def __init__(self, lex: Lexicon, language: str) -> None:
        self.lex, self.language = lex, language
        self.bearings = Bearings(lex, language)
        self._seen: dict[str, Token] = {}

    def of(self, words: str) -> list[Token]:
        """The tokens of some words."""
        seen = self._seen
        return [seen.get(text) or self._new(text) for text in _TOKEN.findall(words)]

    def _new(self, text: str) -> Token:
        if len(self._seen) >= _MOST:
            self._seen.clear()
        token = self._seen[text] = Token(text, self.lex, self.language)
        return token


@lru_cache(maxsize=2)
def tokens(language: str) -> Tokens:
    """What cuts words of "de" or "en"."""
    return Tokens(lexicon(), language)
