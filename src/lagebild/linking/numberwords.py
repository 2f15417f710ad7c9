"""Number words and digits, German first, English too: what one word or one group of digits is worth.

All keys are lower case. Values are decimals until a figure is complete, so that "1,95 Millionen" is exactly 1950000.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_EN_BELOW_20 = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

# "ein Soldat": counts only where a learned span says so, or before a scale ("eine Million").
ONE = frozenset(("ein", "eine", "einen", "einem", "einer", "eines", "eins", "a", "an", "one"))
NONE = frozenset(("kein", "keine", "keinen", "keinem", "keiner", "keines", "no"))
# What follows a number and multiplies it: "zwei Dutzend", "30 Mio.", "five hundred". "billion" is read by language.
SCALES: dict[str, int] = {
    **dict.fromkeys(("dutzend", "dozen"), 12),
    **dict.fromkeys(("hundert", "hundred"), 100),
    **dict.fromkeys(("tausend", "tsd", "thousand"), 1000),
    **dict.fromkeys(("million", "millionen", "millonen", "mio", "mill", "mn"), 10**6),
    **dict.fromkeys(("milliarde", "milliarden", "mrd", "bn"), 10**9),
    **dict.fromkeys(("billion", "billionen", "bio"), 10**12),
    **dict.fromkeys(("trillion", "trillionen"), 10**18),
}
EN_SCALES: dict[str, int] = {"billion": 10**9, "trillion": 10**12}
# "eine Viertelmillion", "ein Drittel": shares to two decimals, as the corpus gives them.
SHARES: dict[str, Decimal] = {
    "hälfte": Decimal("0.5"), "drittel": Decimal(1) / 3, "viertel": Decimal("0.25"), "fünftel": Decimal("0.2"),
    "sechstel": Decimal(1) / 6, "achtel": Decimal("0.125"), "zehntel": Decimal("0.1"), "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3, "quarter": Decimal("0.25"), "quarters": Decimal("0.25"), "fifth": Decimal("0.2"), "fifths": Decimal("0.2"),
}  # fmt: skip
HALF = frozenset(("halb", "halbe", "halben", "halber", "halbes", "half"))
# More than one of the scale, so two of them at least: "Dutzende" >= 24, "Hunderttausende" >= 200000, "Millionen" >= 2000000.
VAGUE: dict[str, int] = {
    **{
        stem + ending: 2 * size
        for stem, size in (
            ("dutzend", 12), ("hundert", 100), ("tausend", 1000), ("zehntausend", 10**4), ("hunderttausend", 10**5),
            ("abertausend", 1000), ("aberhundert", 100),
        )
        for ending in ("e", "en", "er")
    },
    "millionen": 2 * 10**6, "milliarden": 2 * 10**9, "dozens": 24, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6,
    "billions": 2 * 10**9,
}  # fmt: skip
# "mehrere Tausend", "einige hundert", "several hundred": the same as "Tausende", "Hunderte", "hundreds".
SEVERAL = frozenset("mehrere mehreren mehrerer einige einigen einiger etliche etlichen paar several few".split())
_INFLECTED = {"zweier": 2, "dreier": 3, "zweien": 2, "dreien": 3, "zwo": 2}
_SPELT = (("ss", "ß"), ("ue", "ü"), ("oe", "ö"))


@cache
def _small() -> dict[str, int]:
    """German numbers from 1 to 99: "sieben", "zwölf", "einundzwanzig"."""
    found = {word: number for number, word in enumerate(_UNITS, 1)}
    found |= {word: number for number, word in enumerate(_TEENS, 10)}
    for tens, word in enumerate(_TENS, 2):
        found[word] = 10 * tens
        found |= {f"{unit}und{word}": 10 * tens + number for number, unit in enumerate(_UNITS, 1)}
    for old, new in _SPELT:  # "dreissig", "fuenf", "zwoelf"
        found |= {word.replace(new, old): number for word, number in found.items() if new in word}
    return found


@cache
def _english() -> dict[str, int]:
    return {word: number for number, word in enumerate(_EN_BELOW_20, 2)} | {
        word: 10 * number for number, word in enumerate(_EN_TENS, 2)
    }


def cardinal(key: str) -> Decimal | None:
    """What a number word is worth: "dreiundzwanzig", "zweitausendfünf", "anderthalb", "twelve"; None for "ein" and the rest."""
    if key in ONE or key == "und":
        return None
    if key in _INFLECTED:  # "der Tod zweier Soldaten"
        return Decimal(_INFLECTED[key])
    if key == "anderthalb":
        return Decimal("1.5")
    if key.endswith("einhalb"):  # "zweieinhalb", "eineinhalb"
        whole = _small().get(key.removesuffix("einhalb").removesuffix("und"))
        return None if whole is None else whole + Decimal("0.5")
    number = _english().get(key)
    if number is None:
        number = _thousands(key)
    return None if number is None else Decimal(number)


def _thousands(key: str) -> int | None:
    """As in "tausend", "zwölftausenddreihundert", "hunderttausend"."""
    left, tausend, right = key.partition("tausend")
    if not tausend:
        return _hundreds(key)
    high = _hundreds(left) if left else 1
    low = _hundreds(right.removeprefix("und")) if right else 0
    return None if high is None or low is None else 1000 * high + low


def _hundreds(key: str) -> int | None:
    """As in "hundert", "dreihundertzwölf", "fünfzehnhundert"."""
    left, hundert, right = key.partition("hundert")
    if not hundert:
        return _small().get(key)
    high = _small().get(left) if left else 1
    low = _small().get(right.removeprefix("und")) if right else 0
    return None if high is None or low is None else 100 * high + low


def english_tens(key: str, following: str) -> Decimal | None:
    """As in "twenty-three", given as its two words."""
    if key in _EN_TENS and following in (*_EN_BELOW_20[:8], "one"):
        return Decimal(_english()[key] + _english().get(following, 1))
    return None


def is_english(key: str) -> bool:
    """Whether a number word is English: only these go on after a scale ("two hundred and five")."""
    return key in _english()


def word_scale(key: str) -> int:
    """What "drei-" stands for in "drei- bis vierhundert": the part of the second word that the first one shares (100), else 1."""
    for suffix, scale in (("hunderttausend", 10**5), ("tausend", 1000), ("hundert", 100)):
        if key.endswith(suffix) and key.removesuffix(suffix) in _small():
            return scale
    return 1


_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+\Z")


def digits(raw: str, *, english: bool = False) -> Decimal | None:
    """What a group of digits with its marks is worth; None for what is no number ("1.2.3").

    Blanks and apostrophes part thousands ("1 200"). Of dot and comma the last one is decimal where both stand ("1.200,50"). One
    alone is decimal unless exactly three digits follow; then the language decides: "1.200" is 1200 and "1,200" is 1.2 in German,
    the other way round in English.
    """
    raw = re.sub(r"[\s'’]", "", raw)
    marks = [sign for sign in raw if sign in ".,"]
    if not marks:
        return Decimal(raw)
    last = marks[-1]
    if len(set(marks)) == 2:
        whole, _, part = raw.rpartition(last)
        ok = marks.count(last) == 1 and _GROUPED.match(whole)
        return Decimal(re.sub(r"\D", "", whole) + "." + part) if ok else None
    if len(marks) > 1:  # "47.879.927"
        return Decimal(re.sub(r"\D", "", raw)) if _GROUPED.match(raw) else None
    if _GROUPED.match(raw) and not raw.startswith("0") and (last == ",") == english:
        return Decimal(re.sub(r"\D", "", raw))
    return Decimal(raw.replace(",", "."))
