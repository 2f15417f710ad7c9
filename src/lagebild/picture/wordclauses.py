"""Words of a report cut into clauses of keys: particles joined to their verbs, negation and the place of each word kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lagebild.picture.wordforms import DEMONYM, folded, name_key
from lagebild.picture.wordlexicon import Lexicon

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
_VERBS_TOO = frozenset({"einigen", "tagen"})  # behind "zu" they are verbs
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


class Number(NamedTuple):
    """A number: its value, whether it is a bound ("<", ">", "="), what it counts ("" unknown)."""

    value: float
    bound: str = "="
    unit: str = ""


class Item(NamedTuple):
    """A word of a clause: its keys, its class ("noun", "name", "word"; "attribute" for a participle before its noun, "aux" for "lassen"),
    how it stands there ("core", "at", "of", "with").
    """

    keys: tuple[str, ...]
    sort: str
    slot: str
    known: bool = True
    whole: str = ""


@dataclass(slots=True)
class Clause:
    """A clause: its items, how often it is negated, whether it tells what is so; `ends` says that a sentence ends with it,
    `depends` that it completes the clause before.
    """

    items: list[Item] = field(default_factory=list)
    negations: int = 0
    real: bool = True
    numbers: list[Number] = field(default_factory=list)
    prepositions: set[str] = field(default_factory=set)
    ends: bool = False
    depends: bool = False


def clauses(words: str, language: str, lex: Lexicon) -> Iterator[Clause]:
    """The clauses of some words."""
    for tokens, ends in _cut(_TOKEN.findall(words), lex, language):
        clause = _Reader(lex, language).read(tokens)
        clause.ends = ends
        yield clause


def _cut(tokens: list[str], lex: Lexicon, language: str) -> Iterator[tuple[list[str], bool]]:
    """Tokens cut at marks, and before a verb behind "und"."""
    held: list[str] = []
    for at, token in enumerate(tokens):
        if token in _MARKS:
            if held:
                yield held, token in _ENDS
            held = []
        elif token in _JOINERS and held and at + 1 < len(tokens) and _is_verb(tokens[at + 1], lex, language):
            yield held, False
            held = []
        else:
            held.append(token)
    if held:
        yield held, True


def _is_verb(token: str, lex: Lexicon, language: str) -> bool:
    """Whether a word is a finite form of a verb that the tables know."""
    if language == "en" or not token.islower():
        return False
    small = folded(token)
    return small not in lex.function and lex.forms.adjective_key(small) is None and lex.forms.simple(small) is not None


class _Reader:
    """Reads the tokens of one clause."""

    def __init__(self, lex: Lexicon, language: str) -> None:
        self.lex = lex
        self.language = language
        self.clause = Clause()
        self.slot = "core"
        self.last = ""  # the token before
        self.bound = "="
        self.pending: Number | None = None
        self.belongs = False

    def read(self, tokens: list[str]) -> Clause:
        """The clause."""
        joined, gone = self._joined(tokens)
        for at, token in enumerate(tokens):
            if at in gone:
                continue
            if at in joined:
                self._add(Item((joined[at],), "word", "core"))
                self.slot = "core"
            else:
                self._token(token, tokens, at)
            self.last = token
        self._count("")
        self.clause.depends = self._depends(tokens)
        return self.clause

    def _depends(self, tokens: list[str]) -> bool:
        """Whether a clause is an infinitive with "zu" or begins with "dass"."""
        if tokens[0].casefold() in ("dass", "daß", "ob", "that", "to", "zu"):
            return True
        if self.language == "en":
            return False
        return any(
            one == "zu" and other.islower() and _is_verb(other, self.lex, "de") for one, other in pairwise(tokens)
        ) or any(
            "zu" in token and token.islower() and token.endswith("n") and self._infinitive(folded(token))
            for token in tokens
        )

    def _infinitive(self, small: str) -> bool:
        """Whether a word is an infinitive with "zu" behind its particle: "freizulassen"."""
        at = small.find("zu", 1)
        return at > 0 and small[:at] in self.lex.forms.particles and self.lex.forms.separable(small) is not None

    def _joined(self, tokens: list[str]) -> tuple[dict[int, str], set[int]]:
        """Verbs whose particle stands at the end, by place, and the places of those particles."""
        if self.language == "en" or len(tokens) < 2:
            return {}, set()
        for at, token in enumerate(tokens[:-1]):
            small = folded(token)
            if token.islower() and small in self.lex.forms.particles and small not in self.lex.function:
                behind = at + 2 if tokens[at + 1] == "zu" and at + 2 < len(tokens) else at + 1
                key = self.lex.forms.join(token, tokens[behind])  # "instand gesetzt", "frei zu lassen"
                if key:
                    return {behind: key}, {at}
        last = tokens[-1]
        if not last.islower() or folded(last) not in self.lex.forms.particles:
            return {}, set()
        for at in range(len(tokens) - 2, -1, -1):
            token = tokens[at]
            if (token.islower() or at == 0) and (key := self.lex.forms.join(last, token)):
                return {at: key}, {len(tokens) - 1}
        return {}, set()

    def _token(self, token: str, tokens: list[str], at: int) -> None:
        small = token.casefold()
        if token[0].isdigit():
            self._number(token)
        elif small in _COUNTS:
            bound = self.bound
            self._count("")
            self.pending = Number(_COUNTS[small], bound)
        elif small in self.lex.negators:
            self._negator(small, tokens, at)
        elif small in self.lex.function and not (small in _VERBS_TOO and self.last == "zu"):
            if self.pending and token[0].isupper():
                self._count(folded(small).removesuffix("n").removesuffix("e"))  # "3 Stunden"
            self._function(small, tokens, at)
        else:
            self._content(token, small, tokens, at)

    def _negator(self, small: str, tokens: list[str], at: int) -> None:
        before = tokens[at - 1].casefold() if at else ""
        after = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
        if after not in ("nur", "only", "lange") and before not in ("ob",):
            self.clause.negations += 1
        self.slot = "with" if small in ("ohne", "without") else "core"

    def _function(self, small: str, tokens: list[str], at: int) -> None:
        self._bound(small, more=at + 1 < len(tokens))
        if small in _UNREAL:
            self.clause.real = False
        if small in _TIMES and self.pending:
            self._count(small)
        if small in _AT or small in _OTHER:
            self.clause.prepositions.add(f"#{folded(small)}")
        if small in _LET and self.language != "en":
            self._add(Item(("lassen",), "aux", "core"))
        self._move(small)

    def _bound(self, small: str, *, more: bool) -> None:
        """What a word says of a number behind it: "mehr als"."""
        if small in ("mehr", "more", "länger", "longer", "über", "mindestens") and more:
            self.bound = ">"
        elif small in ("weniger", "less", "unter", "höchstens"):
            self.bound = "<"
        elif small not in ("als", "than"):
            self.bound = "="

    def _move(self, small: str) -> None:
        """Where what comes behind a function word stands."""
        behind = self.last[:1].isupper() and folded(self.last) not in self.lex.function
        self.belongs = behind and small in ("von", "vom")  # "die Kaserne von Karsk" is a place
        if small in ("von", "vom", "of", "by") or (small in ("des", "der") and behind):
            self.slot = "of"
        elif small in _AT:
            self.slot = "at"
        elif small in _OTHER:
            self.slot = "with"
        elif small not in _ARTICLES:
            self.slot = "core"

    def _number(self, token: str) -> None:
        bound = self.bound
        self._count("")
        text = token.rstrip(".")
        text = text.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) else text.replace(",", ".")
        try:
            self.pending = Number(float(text), bound)
        except ValueError:
            self.pending = None

    def _count(self, unit: str) -> None:
        if self.pending:
            self.clause.numbers.append(self.pending._replace(unit=unit))
        self.pending, self.bound = None, "="

    def _content(self, token: str, small: str, tokens: list[str], at: int) -> None:
        item = self._item(token, tokens, at)
        if not item.keys and not item.whole:
            return
        if self.pending and (item.sort != "word" or self.language == "en"):
            unit = item.keys[-1] if item.keys else item.whole
            concepts = self.lex.of(unit, self.language)
            self._count(concepts[0] if concepts else unit)
        self._add(item)
        if item.sort != "word":
            self.slot = "core"

    def _item(self, token: str, tokens: list[str], at: int) -> Item:
        word = self.lex.analyser.word(token, self.language)
        slot = self.slot
        if self.language == "en":
            known = any(self.lex.of(key, "en") for key in word.keys)
            return self._english(token, word.keys, slot, at, known=known)
        if not token[0].isupper():
            if not word.known and (found := DEMONYM.match(folded(token))) and len(found.group(1)) >= 3:
                return Item((name_key(token, self.lex.names),), "name", "of")
            return Item(
                word.keys,
                "attribute" if self._attributive(small=folded(token), tokens=tokens, at=at) else "word",
                slot,
                word.known,
            )
        if word.known or word.whole:
            return Item(word.keys, "noun", slot, word.known, word.whole)
        if self._is_name(token, tokens, at):
            if slot == "core" and self.last[:1].isupper() and self.clause.items and at:
                slot = self.clause.items[-1].slot
                if slot == "core" and token.endswith("s"):
                    slot = "of"
            return Item((name_key(token, self.lex.names),), "name", "at" if self.belongs and slot == "of" else slot)
        return Item(word.keys, "noun", slot, known=False)

    def _attributive(self, small: str, tokens: list[str], at: int) -> bool:
        """Whether a form of a verb stands as an adjective before its noun: "die eingefrorenen Konten"."""
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if (
            not after[:1].isupper()
            or not small.endswith(("e", "en", "er", "es", "em"))
            or self.lex.forms.adjective_key(small)
        ):
            return False
        before = self.last.casefold()
        return (
            before in _ARTICLES
            or before in _AT
            or before in _OF
            or before in _OTHER
            or ("ge" in small[:6] and small[:2] != "ge")
        )

    def _english(self, token: str, keys: tuple[str, ...], slot: str, at: int, *, known: bool) -> Item:
        if known or not token[0].isupper() or at == 0:
            noun = known or self.last.casefold() in ("a", "an", *_ARTICLES)
            return Item(keys, "noun" if noun else "word", slot, known)
        return Item((name_key(token, self.lex.names),), "name", slot)

    def _is_name(self, token: str, tokens: list[str], at: int) -> bool:
        """Whether a capitalised word that no table knows names somebody or something."""
        before = self.last
        if _NOUN_ENDINGS.search(token):
            return False
        if before and (before.casefold() in _ARTICLES or before[0].isdigit() or before.casefold() in _COUNTS):
            return False
        if before.islower() and folded(before) not in self.lex.function and not _is_verb(before, self.lex, "de"):
            return False  # behind an adjective
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        small = folded(after)
        plural = small.endswith("en") and after.islower() and small not in self.lex.function
        plural = plural and not self.lex.forms.past(small)
        return not (plural and token.endswith(("er", "en", "e")))

    def _add(self, item: Item) -> None:
        self.clause.items.append(item)
