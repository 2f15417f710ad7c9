"""What a number in a report leaves open, and whether two numbers can both be true.

| comparator | "300" stands for | why |
|---|---|---|
| `=` | 300; of a round number from 100 on 5 % either way | "300 Mann" is rarely counted to the man |
| `~` | 15 % either way | "rund", "knapp", "etwa" |
| `>` | more than 300, up to twice as many | who says "mehr als 300" does not mean 900 |
| `>=` | 300 and more | a lower bound: "mindestens drei Tote" |
| `<` | less than 300, down to half | as above |
| `<=` | up to 300 | an upper bound |
| `range` | between the two | |

Two numbers can both be true where what they leave open overlaps. That says nothing about which is right.
"""

from __future__ import annotations

import math

Number = float | tuple[float, float]

ABOUT = 0.15
ROUND = 0.05
LEAST_ROUND = 100  # from here on a number of one or two figures with noughts behind them is a round one
TIMES = 2.0  # what "more than" and "less than" reach


def bounds(number: Number, comparator: str) -> tuple[float, float]:
    """The least and the greatest number that is meant."""
    if isinstance(number, tuple):
        return min(number), max(number)
    size = abs(number)
    return {
        "~": (number - ABOUT * size, number + ABOUT * size),
        ">": (math.nextafter(number, math.inf), number + (TIMES - 1) * size),
        ">=": (number, math.inf),
        "<": (number - (1 - 1 / TIMES) * size, math.nextafter(number, -math.inf)),
        "<=": (-math.inf, number),
    }.get(comparator) or (number - _slack(number), number + _slack(number))


def _slack(number: float) -> float:
    return ROUND * abs(number) if _is_round(number) else 0.0


def _is_round(number: float) -> bool:
    return abs(number) >= LEAST_ROUND and float(f"{number:.1e}") == number


def compatible(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two numbers, each given by its bounds, can both be true."""
    return one[0] <= other[1] and other[0] <= one[1]
