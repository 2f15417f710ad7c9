"""Words of a report cut into clauses of keys: particles joined to their verbs, negation and the place of each word kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lagebild.picture.wordbearings import Item
from lagebild.picture.wordtokens import CONTENT, COUNT, END, FUNCTION, INNER, JOINER, NEGATOR, NUMBER, Token, Tokens

_VERBS_TOO = frozenset({"einigen", "tagen"})  # behind "zu" they are verbs
_DEPENDING = frozenset("dass ob that to zu".split())


class Number(NamedTuple):
    """A number: its value, whether it is a bound ("<", ">", "="), what it counts ("" unknown)."""

    value: float
    bound: str = "="
    unit: str = ""


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


def clauses(words: str, tokens: Tokens) -> Iterator[Clause]:
    """The clauses of some words."""
    for some, ends in _cut(tokens.of(words)):
        clause = _Reader(tokens, some).read()
        clause.ends = ends
        yield clause


def _cut(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], bool]]:
    """Tokens cut at marks, and before a verb behind "und"."""
    held: list[Token] = []
    for at, token in enumerate(tokens):
        if token.cut is INNER:
            held.append(token)
        elif token.cut is JOINER:
            if held and at + 1 < len(tokens) and tokens[at + 1].verb:
                yield held, False
                held = []
            else:
                held.append(token)
        else:
            if held:
                yield held, token.cut is END
            held = []
    if held:
        yield held, True


class _Reader:
    """Reads the tokens of one clause."""

    def __init__(self, tokens: Tokens, some: Sequence[Token]) -> None:
        self.lex, self.item = tokens.lex, tokens.bearings.item
        self.english = tokens.language == "en"
        self.tokens = some
        self.clause = Clause()
        self.slot = "core"
        self.last: Token | None = None  # the token before
        self.bound = "="
        self.pending: Number | None = None
        self.belongs = False

    def read(self) -> Clause:
        """The clause."""
        verb, particle, key = self._joined()
        for at, token in enumerate(self.tokens):
            if at == particle:
                continue
            if at == verb:
                self.clause.items.append(self.item((key,), "word", "core"))
                self.slot = "core"
            elif token.sort is CONTENT:
                self._content(token, at)
            elif token.sort is FUNCTION:
                self._function(token, at)
            elif token.sort is NEGATOR:
                self._negator(token, at)
            else:
                self._number(token)
            self.last = token
        self._count("")
        self.clause.depends = self._depends()
        return self.clause

    def _depends(self) -> bool:
        """Whether a clause is an infinitive with "zu" or begins with "dass"."""
        tokens = self.tokens
        if tokens[0].small in _DEPENDING:
            return True
        if self.english:
            return False
        end = len(tokens)
        return any(
            token.infinitive or (token.text == "zu" and at < end and tokens[at].verb)
            for at, token in enumerate(tokens, 1)
            if token.lower and "zu" in token.text
        )

    def _joined(self) -> tuple[int, int, str]:
        """A verb whose particle stands at the end: its place, the particle's, its key; (-1, -1, "") for none."""
        tokens, nothing = self.tokens, (-1, -1, "")
        if self.english or len(tokens) < 2:
            return nothing
        end = len(tokens) - 1
        for at, token in enumerate(tokens):
            if token.apart and at < end:
                behind = at + 2 if tokens[at + 1].text == "zu" and at + 2 <= end else at + 1
                key = self.lex.forms.join(token.text, tokens[behind].text)  # "instand gesetzt", "frei zu lassen"
                if key:
                    return behind, at, key
        if not tokens[end].particle:
            return nothing
        for at in range(end - 1, -1, -1):
            token = tokens[at]
            if (token.lower or at == 0) and (key := self.lex.forms.join(tokens[end].text, token.text)):
                return at, end, key
        return nothing

    def _negator(self, token: Token, at: int) -> None:
        before = self.tokens[at - 1].small if at else ""
        after = self.tokens[at + 1].small if at + 1 < len(self.tokens) else ""
        if after not in ("nur", "only", "lange") and before not in ("ob",):
            self.clause.negations += 1
        self.slot = "with" if token.small in ("ohne", "without") else "core"

    def _function(self, token: Token, at: int) -> None:
        if token.small in _VERBS_TOO and self.last is not None and self.last.text == "zu":
            self._content(token, at)
            return
        if self.pending and token.upper:
            self._count(token.unit)
        does = token.function
        if does.bound:
            self.bound = does.bound if does.bound != ">" or at + 1 < len(self.tokens) else "="  # "mehr als"
        if does.unreal:
            self.clause.real = False
        if does.time and self.pending:
            self._count(token.small)
        if does.preposition:
            self.clause.prepositions.add(does.preposition)
        if does.let:
            self.clause.items.append(self.item(("lassen",), "aux", "core"))
        behind = self.last is not None and self.last.named
        self.belongs = behind and does.owns  # "die Kaserne von Karsk" is a place
        if does.slot == "behind":
            self.slot = "of" if behind else self.slot
        else:
            self.slot = does.slot or self.slot

    def _number(self, token: Token) -> None:
        bound = self.bound
        self._count("")
        self.pending = Number(token.value, bound) if token.value is not None else None

    def _count(self, unit: str) -> None:
        if self.pending:
            self.clause.numbers.append(self.pending._replace(unit=unit))
        self.pending, self.bound = None, "="

    def _content(self, token: Token, at: int) -> None:
        item = self._english(token, at) if self.english else self._german(token, at)
        if not item.keys and not item.whole:
            return
        if self.pending and (item.sort != "word" or self.english):
            unit = item.keys[-1] if item.keys else item.whole
            concepts = self.lex.of(unit, "en" if self.english else "de")
            self._count(concepts[0] if concepts else unit)
        self.clause.items.append(item)
        if item.sort != "word":
            self.slot = "core"

    def _german(self, token: Token, at: int) -> Item:
        if not token.upper:
            if token.demonym:
                return self.item((token.name,), "name", "of")
            return self.item(token.word.keys, "attribute" if self._attributive(token, at) else "word", self.slot)
        word = token.word
        if word.known or word.whole:
            return self.item(word.keys, "noun", self.slot, word.whole)
        if not self._is_name(token, at):
            return self.item(word.keys, "noun", self.slot)
        slot = self.slot
        if slot == "core" and self.last is not None and self.last.upper and self.clause.items and at:
            slot = self.clause.items[-1].slot
            if slot == "core" and token.text.endswith("s"):
                slot = "of"
        return self.item((token.name,), "name", "at" if self.belongs and slot == "of" else slot)

    def _attributive(self, token: Token, at: int) -> bool:
        """Whether a form of a verb stands as an adjective before its noun: "die eingefrorenen Konten"."""
        if at + 1 >= len(self.tokens) or not self.tokens[at + 1].upper or not token.inflected:
            return False
        return token.participle or (self.last is not None and self.last.noun)

    def _english(self, token: Token, at: int) -> Item:
        keys = token.word.keys
        known = any(self.lex.of(key, "en") for key in keys)
        if known or not token.upper or at == 0:
            noun = known or (self.last is not None and (self.last.article or self.last.small in ("a", "an")))
            return self.item(keys, "noun" if noun else "word", self.slot)
        return self.item((token.name,), "name", self.slot)

    def _is_name(self, token: Token, at: int) -> bool:
        """Whether a capitalised word that no table knows names somebody or something."""
        before = self.last
        if token.abstract:
            return False
        if before is not None:
            if before.article or before.sort in (NUMBER, COUNT):
                return False
            if before.lower and not before.empty and not before.verb:
                return False  # behind an adjective
        plural = at + 1 < len(self.tokens) and self.tokens[at + 1].plural
        return not (plural and token.text.endswith(("er", "en", "e")))
