"""Counts and measures: what number a text gives, how exactly, and in what unit. Own rules, German first, English too.

The readings follow the annotation guidelines of the frames corpus ("figure", "Vague numbers"): a span holds the comparator, the
number with its scale and the unit ("mehr als drei Millionen Euro"), not the noun counted. "rund" is `~`, "bis zu" `<=`, "mehr als"
`>`, "weniger als" `<`, "mindestens" `>=`; "Dutzende" means at least 24, "Hunderte" 200, "Tausende" 2000. Two ends are a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from lagebild.linking import quantitywords as words
from lagebild.linking.quantitycontext import blocked, countable
from lagebild.linking.quantityforms import Amount, Scan, amount
from lagebild.records import Span

__all__ = ["COMPARATORS", "Number", "Quantity", "quantities", "quantity"]

COMPARATORS = ("=", "<", "<=", ">", ">=", "~", "range")
Number = int | float
_REACH = 160  # characters on either side of a learned span that are read
_NEAR = 16  # a learned span may lie this far beside its number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text gives it.

    `span` holds comparator, number and unit; `number` is a pair (low, high) where `comparator` is "range". `unit` is an ISO 4217 code
    ("EUR"), a symbol ("%", "km", "m2"), the singular word of a currency of several countries ("peso"), or None for a mere count.
    Shares are given to two decimals (a third is 0.33), percentages as they stand (25).
    """

    span: Span
    number: Number | tuple[Number, Number]
    comparator: str
    unit: str | None
    unit_span: Span | None


class _Found(NamedTuple):
    """A quantity with what decides whether it counts: the amount (the second one of a range) and where its tokens end."""

    quantity: Quantity
    amount: Amount
    first: Amount


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a text that can be a figure, in order and without overlap.

    Left out are dates, years, clock times, ordinals, ages, durations, numbers in names and "ein" alone.
    """
    scan = Scan(text, 0, len(text))
    return tuple([found.quantity for found in _walk(scan) if _counts(scan, found)])


def quantity(text: str, span: Span) -> Quantity | None:
    """What a span that a model found means, with the borders put right; None where no number stands there or one word beside it.

    "ein", "eine", "kein" count here, durations and names too; dates and clock times do not.
    """
    scan = Scan(text, *_around(text, span))
    best: tuple[tuple[int, int, int], Quantity] | None = None
    for found in _walk(scan):
        here = found.quantity
        core = scan.tokens[found.first.first].begin, scan.tokens[found.amount.stop - 1].end
        overlap = min(here.span[1], span[1]) - max(here.span[0], span[0])
        if overlap <= 0 and not _beside(text, here.span, span):
            continue
        on_core = min(core[1], span[1]) - max(core[0], span[0])
        doubtful = found.amount.kind == "one" or _is_year(scan, found.amount)
        rank = (int(overlap > 0), -int(doubtful), max(on_core, overlap) if overlap > 0 else overlap)
        if best is None or rank > best[0]:
            best = rank, here
    return None if best is None else best[1]


def _is_year(scan: Scan, number: Amount) -> bool:
    """Whether it may be one: four digits without a mark, none of the round ones."""
    key = scan.tokens[number.first].key
    return (
        number.stop - number.first == 1
        and len(key) == 4
        and key.isdecimal()
        and 1800 < int(key) < 2100
        and int(key) % 100 != 0
    )


def _around(text: str, span: Span) -> Span:
    """The part of the text around a span, cut at blanks."""
    begin, end = max(0, span[0] - _REACH), min(len(text), max(span) + _REACH)
    while begin > 0 and not text[begin - 1].isspace() and span[0] - begin < 2 * _REACH:
        begin -= 1
    while end < len(text) and not text[end].isspace() and end - span[1] < 2 * _REACH:
        end += 1
    return begin, end


def _beside(text: str, a: Span, b: Span) -> bool:
    """Whether only a blank or one word parts the two spans, within one sentence."""
    gap = text[min(a[1], b[1]) : max(a[0], b[0])]
    return len(gap) <= _NEAR and len(gap.split()) <= 1 and not re.search(r"[.!?;\n]", gap)


def _walk(scan: Scan) -> Iterator[_Found]:
    """Every number, left to right; where one has ended the next may begin."""
    closed = blocked(scan.text, scan.begin, scan.end)
    at, floor, block = 0, scan.begin, 0
    while at < len(scan.tokens):
        token = scan.tokens[at]
        while block < len(closed) and closed[block][1] <= token.begin:
            block += 1
        inside = block < len(closed) and closed[block][0] < token.end
        number = None if inside else amount(scan, at)
        if number is None:
            at += 1
            continue
        found = _expression(scan, number, floor)
        yield found
        at, floor = max(at + 1, found.amount.stop), found.quantity.span[1]


def _counts(scan: Scan, found: _Found) -> bool:
    here, whole = found.quantity, found.first._replace(stop=found.amount.stop)
    return countable(scan, whole, here.span[1], unit=here.unit is not None, comparator=here.comparator)


# ---- one expression ---------------------------------------------------------------------------------------------
def _expression(scan: Scan, low: Amount, floor: int) -> _Found:
    """The number with comparator before, second end, unit and "oder mehr" after."""
    high = _second(scan, low)
    last = high or low
    end = scan.tokens[last.stop - 1].end
    unit, unit_span = _unit(scan, low, end, floor)
    begin, sign = _comparator(scan, low, floor, measured=unit is not None)
    if high is not None:
        begin = _opening(scan, low, begin, floor)
    if unit_span is not None:
        begin, end = min(begin, unit_span[0]), max(end, unit_span[1])
    if high is not None:
        low = _lifted(scan, low, high)
        number: Number | tuple[Number, Number] = (_plain(low.value), _plain(high.value))
        return _Found(Quantity((begin, end), number, "range", unit, unit_span), high, low)
    if more := _OR_MORE.match(scan.text, end):  # "20 oder mehr"
        sign, end = ">=", more.end()
    sign = sign or low.comparator or "="
    if low.kind == "vague" and sign in (">", "~", "="):  # "rund Hunderte", "mehr als Tausende"
        sign = ">="
    return _Found(Quantity((begin, end), _plain(low.value), sign, unit, unit_span), low, low)


_OR_MORE = re.compile(r"\s(?:oder|und|or)\s(?:mehr|more)\b(?!\s(?:als|than))")


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)


# ---- ranges -----------------------------------------------------------------------------------------------------
# "20 bis 30", "drei- bis vierhundert", "20 Prozent bis 30 Prozent"
_TO = re.compile(r"-?\s(?:bis|to)\s(?:zu\s)?", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—\u2011]\s?")
_OR = re.compile(r"\s(?:oder|or)\s")
_AND = re.compile(r"(?:\s[^\W\d_]+)?\s(?:und|and)\s")


def _second(scan: Scan, low: Amount) -> Amount | None:
    """The upper end where the number is the lower one of a range."""
    end = scan.tokens[low.stop - 1].end
    unit = words.patterns().unit.match(scan.text, end)
    joint = next((match for match in _joints(scan, low, end) if match), None)
    if joint is None and unit:
        joint = next((match for match in _joints(scan, low, unit.end()) if match), None)
    if joint is None or low.kind == "vague":
        return None
    at = next(
        (at for at in range(low.stop, min(low.stop + 5, len(scan.tokens))) if scan.tokens[at].begin >= joint.end()), 0
    )
    high = amount(scan, at) if at and scan.tokens[at].begin == joint.end() else None
    if high is None or high.kind in ("one", "vague", "share") or high.value <= _lifted(scan, low, high).value:
        return None
    return None if joint.re is _OR and high.value != low.value + 1 else high


def _joints(scan: Scan, low: Amount, end: int) -> Iterator[re.Match[str] | None]:
    yield _TO.match(scan.text, end)
    yield _OR.match(scan.text, end)
    if low.kind == "digits":  # "15-20"
        yield _DASH.match(scan.text, end)
    if low.first and scan.tokens[low.first - 1].key in ("zwischen", "between"):  # "zwischen 1000 und 1500"
        yield _AND.match(scan.text, end)


# what stands between the ends where the lower one has no unit or noun of its own
_BARE = re.compile(rf"{_TO.pattern}|{_DASH.pattern}|\s(?:und|and)\s", re.IGNORECASE)


def _lifted(scan: Scan, low: Amount, high: Amount) -> Amount:
    """As in "20 bis 30 Millionen", "30 bis 40.000": the lower end takes the scale of the upper one, where that does not make it
    the greater.
    """
    scale = high.scale
    if scale == 1 and _thousands(scan, low, high):
        scale = 1000
    if low.scale == 1 and scale > 1 and low.value * scale < high.value:
        return low._replace(value=low.value * scale)
    return low


def _thousands(scan: Scan, low: Amount, high: Amount) -> bool:
    """Whether the upper end is a round thousand and the lower one a bare whole number below it."""
    if low.kind not in ("digits", "word") or low.value >= 1000 or low.value % 1 or high.value % 1000:
        return False
    between = scan.text[scan.tokens[low.stop - 1].end : scan.tokens[high.first].begin]
    return high.value < 10**6 and _BARE.fullmatch(between) is not None


# ---- unit and comparator ----------------------------------------------------------------------------------------
_PREFIX = re.compile(rf"(?:{'|'.join(map(re.escape, words.BEFORE))})\s?\Z")


def _unit(scan: Scan, low: Amount, end: int, floor: int) -> tuple[str | None, Span | None]:
    """As in "Euro" after the number or "$" before it."""
    begin = scan.tokens[low.first].begin
    before = _PREFIX.search(scan.text[max(floor, begin - 5) : begin])
    if before:
        name = before[0].strip()
        at = max(floor, begin - 5) + before.start()
        return words.UNITS[name.lower()], (at, at + len(name))
    after = words.patterns().unit.match(scan.text, end)
    if after is None or (scan.text[after.end() : after.end() + 1] == "-" and after["gap"] != "-"):  # "17 Euro-Länder"
        return None, None
    name = after["unit"]
    return words.UNITS.get(name) or words.UNITS.get(" ".join(name.lower().split())), after.span("unit")


def _comparator(scan: Scan, low: Amount, floor: int, *, measured: bool) -> tuple[int, str]:
    """Where the expression begins with the words before the number, and the sign that they mean ("" without any)."""
    begin, first = scan.tokens[low.first].begin, low.first
    if _PREFIX.search(scan.text[max(floor, begin - 5) : begin]) and scan.tokens[first - 1].end >= begin - 5:
        first -= scan.tokens[first - 1].key in ("eur", "usd", "gbp", "chf", "us") if first else 0
    if scan.key(first) and first and scan.tokens[first - 1].key in _FURTHER:  # "mindestens weitere 20"
        first -= 1
    for length in range(min(words.MAX_COMPARATOR, first), 0, -1):
        opening = scan.tokens[first - length]
        key = tuple(token.key for token in scan.tokens[first - length : first])
        sign = words.COMPARATORS.get(key)
        if sign is None or opening.begin < floor or not _joined(scan, first - length + 1, first):
            continue
        if _is_preposition(scan, key, low, opening.begin, measured=measured):
            break
        return opening.begin, sign
    return begin, ""


def _opening(scan: Scan, low: Amount, begin: int, floor: int) -> int:
    """The "zwischen" of a range is in its span."""
    before = scan.tokens[low.first - 1] if low.first else None
    return before.begin if before and before.key in ("zwischen", "between") and before.begin >= floor else begin


_FURTHER = frozenset(
    ("weitere", "weiteren", "weiterer", "zusätzlich", "zusätzliche", "zusätzlichen", "another", "insgesamt")
)


def _joined(scan: Scan, first: int, last: int) -> bool:
    """Whether blanks alone part the tokens from `first` to `last` and the ones before them; the number may have "$" before it."""
    return all(
        re.fullmatch(r"\.?\s{1,2}(?:US\$|[$€£¥])?\s?", scan.text[scan.tokens[at - 1].end : scan.tokens[at].begin])
        for at in range(first, last + 1)
    )


def _is_preposition(scan: Scan, key: tuple[str, ...], low: Amount, begin: int, *, measured: bool) -> bool:
    """As in "verfügt über 304 Stimmen", "gegen drei Männer", "unter zwei Bedingungen", "an die 27 Staaten": no comparators."""
    if key[0] == "some":
        return not scan.english
    if measured or low.scale > 1:
        return False
    if key == ("bis",) and _is_year(scan, low):  # "bis 2013"
        return True
    if key in (("über",), ("unter",), ("over",), ("under",), ("below",), ("above",), ("bis",)):
        return low.value < 10 or words.GOVERNS_OVER.search(scan.text[max(scan.begin, begin - 60) : begin]) is not None
    if key in (("gegen",), ("an", "die"), ("um", "die")):
        return low.value < 20 or low.value % 10 != 0
    return False
