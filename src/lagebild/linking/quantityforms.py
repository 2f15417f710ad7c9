"""The core of a figure, read at one word: number, scale and share, without comparator or unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from lagebild.linking import numberwords as words


class Token(NamedTuple):
    """A run of letters or a group of digits: lower case form, begin and end in the text."""

    key: str
    begin: int
    end: int


class Amount(NamedTuple):
    """A number at tokens `first` up to, not including, `stop`.

    `comparator` is "" where the words leave it open, `scale` what a number before "bis" shares with this one; `kind` is one of
    "digits", "word", "one" ("ein" alone), "vague" ("Hunderte"), "share" ("ein Drittel").
    """

    first: int
    stop: int
    value: Decimal
    kind: str
    comparator: str = ""
    scale: int = 1


_BLANK = r"[ \t\u00a0\u202f\u2009]"
# "1 200", "1’200", "47.879.927", "1,5", else a word
_TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3}){1,4}(?:[.,]\d{1,3})?(?![\d]|[.,]\d)|\d{1,15}(?:[.,]\d{1,15}){0,5}|[^\W\d_]+"
)
_JOINT = re.compile(rf"\.?{_BLANK}{{1,2}}\n?|\n|[-\u2011]|{_BLANK}?-{_BLANK}?")
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|with|at|people|to|by|for|have|has|said|from)\b", re.IGNORECASE)
_GERMAN = re.compile(
    r"\b(?:der|die|das|den|dem|und|von|mit|im|in|zu|wurden?|sind|nach|auf|ein|eine|haben|es)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Scan:
    """The words of a text, or of a part of it around a span; offsets are those of the whole text."""

    text: str
    begin: int
    end: int

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and numbers in order."""
        found = _TOKEN.finditer(self.text, self.begin, self.end)
        return tuple([Token(match[0].lower(), match.start(), match.end()) for match in found])

    @cached_property
    def english(self) -> bool:
        """Whether more small words are English than German."""
        part = self.text[self.begin : self.end]
        return len(_ENGLISH.findall(part)) > len(_GERMAN.findall(part))

    def key(self, at: int) -> str:
        """Token `at` if only a blank, hyphen or abbreviating stop parts it from the one before; else ""."""
        if not 0 < at < len(self.tokens):
            return ""
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].begin]
        return self.tokens[at].key if _JOINT.fullmatch(gap) else ""

    def scale(self, at: int) -> int | None:
        """What token `at` multiplies the number before it by; "billion" is 10**9 in English and 10**12 in German."""
        key = self.key(at)
        if not key:
            return None
        if key in words.EN_SCALES and (self.english or self.text[self.tokens[at].begin].islower()):
            return words.EN_SCALES[key]
        return words.SCALES.get(key)


def amount(scan: Scan, at: int) -> Amount | None:
    """The number that begins at token `at`."""
    key = scan.tokens[at].key
    if key in words.NONE:  # "kein Soldat"
        return Amount(at, at + 1, Decimal(0), "one")
    if key in words.ONE:
        return _one(scan, at)
    if key in words.SEVERAL:
        return _several(scan, at)
    if (
        key in ("tens", "hundreds", "dozens") and scan.key(at + 1) == "of"
    ):  # "tens of thousands", "hundreds of millions"
        size = words.VAGUE.get(scan.key(at + 2), 0) // 2
        if size:
            return Amount(at, at + 3, {"tens": 20, "hundreds": 200, "dozens": 24}[key] * Decimal(size), "vague", ">=")
    if key in words.VAGUE:  # "Hunderte", "Dutzende Millionen"
        scale = scan.scale(at + 1)
        return Amount(at, at + (2 if scale else 1), Decimal(words.VAGUE[key]) * (scale or 1), "vague", ">=")
    return _half(scan, at) or _plain(scan, at)


def _one(scan: Scan, at: int) -> Amount | None:
    """As in "eine Million", "ein gutes Dutzend", "eine halbe Million", "ein geschätztes Drittel", "ein paar hundert", "ein"."""
    after, value, comparator = at + 1, Decimal(1), ""
    if scan.key(after) in ("paar", "few"):
        found = _several(scan, after)
        return found._replace(first=at) if found else None
    if _is_vague(scan.key(after)):
        after, comparator = after + 1, "~"
    if scan.key(after) in words.HALF:
        after, value = after + 1, Decimal("0.5")
    key, scale = scan.key(after), scan.scale(after)
    if scale:
        return _scaled(scan, Amount(at, after, value, "word", comparator))
    if key in words.SHARES and key != "hälfte":
        return Amount(at, after + 1, _share(words.SHARES[key]), "share", comparator)
    if key.endswith("million") and key.removesuffix("million") in ("viertel", "dreiviertel"):  # "eine Viertelmillion"
        return Amount(at, after + 1, Decimal(250_000 if key.startswith("v") else 750_000), "word", comparator)
    return None if scan.tokens[at].key in ("a", "an") else Amount(at, at + 1, Decimal(1), "one")


def _is_vague(key: str) -> bool:
    """Whether an adjective makes the number after it a rough one: "ein gutes Dutzend", "ein geschätztes Drittel"."""
    return re.fullmatch(r"(?:gut|knapp|rund|geschätzt)e[rsnm]?", key) is not None


def _several(scan: Scan, at: int) -> Amount | None:
    """As in "mehrere Tausend", "einige zehntausend", "several hundred": two of the scale at least."""
    key, scale = scan.key(at + 1), scan.scale(at + 1)
    if scale is None:
        scale = {"zehntausend": 10**4, "hunderttausend": 10**5}.get(key, words.VAGUE.get(key, 0) // 2)
    if not scale:
        return None
    more = scan.scale(at + 2) if scale < 10**6 else None  # "mehrere hundert Millionen"
    return Amount(at, at + (3 if more else 2), Decimal(2 * scale * (more or 1)), "vague", ">=")


def _half(scan: Scan, at: int) -> Amount | None:
    """As in "die Hälfte", "half a million", "half of"."""
    key = scan.tokens[at].key
    if key == "hälfte":
        article = at > 0 and scan.tokens[at - 1].key in ("die", "der") and scan.key(at)
        return Amount(at - 1 if article else at, at + 1, Decimal("0.5"), "share")
    if key != "half":
        return None
    if scan.key(at + 1) in ("a", "an") and (scale := scan.scale(at + 2)):
        return Amount(at, at + 3, Decimal(scale) / 2, "word", scale=scale)
    return Amount(at, at + 1, Decimal("0.5"), "share") if scan.key(at + 1) in ("of", "the") else None


def _plain(scan: Scan, at: int) -> Amount | None:
    """As in "dreiundzwanzig", "1,5 Milliarden", "zwei Drittel", "twenty-three"."""
    token = scan.tokens[at]
    if token.key[0].isdecimal():
        after = scan.text[token.end : token.end + 1]
        value = None if after.isdecimal() else words.digits(token.key, english=_needs(scan, token.key))
        return None if value is None else _scaled(scan, Amount(at, at + 1, value, "digits"))
    value = words.english_tens(token.key, scan.key(at + 1))
    if value is not None:
        return _scaled(scan, Amount(at, at + 2, value, "word"))
    value = words.cardinal(token.key)
    return (
        None if value is None else _scaled(scan, Amount(at, at + 1, value, "word", scale=words.word_scale(token.key)))
    )


def _needs(scan: Scan, raw: str) -> bool:
    """The language is asked for only where it decides: three digits after a single mark."""
    return len(raw) > 4 and raw[-4] in ".," and scan.english


def _scaled(scan: Scan, number: Amount) -> Amount:
    """The number with what multiplies it ("zwei Dutzend", "five hundred and twenty thousand") or parts it ("zwei Drittel")."""
    share = words.SHARES.get(scan.key(number.stop))
    if share is not None and number.value < 20 and scan.key(number.stop) != "hälfte" and number.kind == "word":
        return number._replace(stop=number.stop + 1, value=_share(share * number.value), kind="share")
    total, value, at, scale = Decimal(0), number.value, number.stop, number.scale
    while (step := scan.scale(at)) is not None and at - number.stop < 8:
        value, scale, at = value * step, step, at + 1
        rest = _remainder(scan, at) if step > 12 else None
        if rest is None:
            continue
        if rest.value < step and step >= 1000:
            total, value, at = total + value, rest.value, rest.stop
        elif rest.value < step:
            value, at = value + rest.value, rest.stop
    return number._replace(stop=at, value=total + value, scale=scale)


def _remainder(scan: Scan, at: int) -> Amount | None:
    """English only: "two hundred (and) five"."""
    at += scan.key(at) == "and"
    key = scan.key(at)
    if not words.is_english(key):
        return None
    tens = words.english_tens(key, scan.key(at + 1))
    value = words.cardinal(key) if tens is None else tens
    return None if value is None else Amount(at, at + (1 if tens is None else 2), value, "word")


def _share(value: Decimal) -> Decimal:
    """To two decimals: "ein Drittel" is 0.33."""
    return value.quantize(Decimal("0.01")) if value < 100 else value
