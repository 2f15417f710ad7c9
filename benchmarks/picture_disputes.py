"""Disputes, competing explanations and figures, against what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.picture_evidence import Ground, Item, Place, half
from benchmarks.picture_measure import Section
from lagebild.situation import Dispute, Evidence, FigureLine, FigureValue, Hypothesis, Picture

DISPUTES_RIGHT = 0.75
LEAST = 2  # alternatives or values that must stand side by side

Sides = tuple[list[Place], list[Place]]


# -- disputes -----------------------------------------------------------------------------------------------------------------


def disputes(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether who asserts a claim stands beside who denies it; figures that differ will do where they are what is disputed."""
    section = Section("Disputes")
    sides: dict[str, Sides] = {
        one["id"]: (_places(one["asserted_by"], ground, one["id"]), _places(one["denied_by"], ground, one["id"]))
        for one in expected.get("disputes", ())
    }
    right = as_figures = swapped = 0
    for name, (asserted, denied) in sides.items():
        if any(_holds(one, asserted, denied) for one in picture.disputes):
            right += 1
        elif any(_differ(line, asserted, denied) for line in picture.figures):
            as_figures += 1
        elif any(_holds(one, denied, asserted) for one in picture.disputes):
            swapped += 1
            section.miss(name, "dispute", "sides swapped")
        else:
            section.miss(name, "dispute", _half_found(picture.disputes, asserted, denied))
    unknown = [one for one in picture.disputes if not any(_about(one, side) for side in sides.values())]
    for one in unknown:
        section.miss("-", "no dispute", f"{' '.join(item.article for item in one.evidence)}: {one.claim}")
    section.share("disputes found", right + as_figures, len(sides), target=DISPUTES_RIGHT)
    section.share("  of them as figures that differ", as_figures, right + as_figures)
    section.share("  more with their sides swapped", swapped, len(sides), less=True)
    section.share("lines that match none", len(unknown), len(picture.disputes), less=True)
    return section


def _places(items: Iterable[Item], ground: Ground, name: str) -> list[Place]:
    return [ground.place(one, name) for one in items]


def _any(places: Iterable[Place], evidence: Iterable[Evidence]) -> bool:
    some = list(evidence)
    return any(half(place, one) for place in places for one in some)


def _holds(dispute: Dispute, asserted: Sequence[Place], denied: Sequence[Place]) -> bool:
    return _any(asserted, dispute.assertions) and _any(denied, dispute.denials)


def _differ(line: FigureLine, asserted: Sequence[Place], denied: Sequence[Place]) -> bool:
    """Whether two values of figures that differ stand in what is asserted and in what is denied."""
    hits = [(_any(asserted, value.evidence), _any(denied, value.evidence)) for value in line.values]
    pairs = ((one, other) for at, (one, _) in enumerate(hits) for to, (_, other) in enumerate(hits) if at != to)
    return line.differs and any(one and other for one, other in pairs)


def _about(dispute: Dispute, sides: Sides) -> bool:
    return _any((*sides[0], *sides[1]), (*dispute.assertions, *dispute.denials))


def _half_found(lines: Sequence[Dispute], asserted: Sequence[Place], denied: Sequence[Place]) -> str:
    of_lines = [(*one.assertions, *one.denials) for one in lines]
    one, other = (any(_any(side, evidence) for evidence in of_lines) for side in (asserted, denied))
    named = {(True, False): "the denial is lacking", (False, True): "the assertion is lacking"}
    return named.get((one, other), "its sides stand in several disputes" if one else "not found")


# -- explanations -------------------------------------------------------------------------------------------------------------


def hypotheses(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether explanations of the same thing stand side by side."""
    section = Section("Explanations")
    found = together = alternatives = 0
    for one in expected.get("hypotheses", ()):
        places = [_places([item, *item.get("also", ())], ground, one["id"]) for item in one["alternatives"]]
        alternatives += len(places)
        most = max((_matched(line, places) for line in picture.hypotheses), default=0)
        found += most >= LEAST
        together += most if most >= LEAST else 0
        if most < len(places):
            section.miss(one["id"], "explanation", f"{most} of {len(places)} alternatives side by side")
    section.share("explanations found (two alternatives)", found, len(expected.get("hypotheses", ())))
    section.share("alternatives side by side", together, alternatives)
    return section


def _matched(line: Hypothesis, places: Sequence[Sequence[Place]]) -> int:
    """How many expected alternatives stand in a line, each as an alternative of its own."""
    taken: set[int] = set()
    for some in places:
        fits = (at for at, one in enumerate(line.alternatives) if at not in taken and _any(some, one.evidence))
        taken.update([at] if (at := next(fits, None)) is not None else [])
    return len(taken)


# -- figures ------------------------------------------------------------------------------------------------------------------


def figures(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether the numbers that are given for the same thing stand in one line that says whether all can be true."""
    section = Section("Figures")
    found = right = read = numbers = values = 0
    wanted = expected.get("figures", ())
    for one in wanted:
        places = [ground.place(item, one["id"]) for item in one["values"]]
        hits = [[value for line in picture.figures for value in _at(line, place, ground)] for place in places]
        values += len(places)
        read += sum(map(bool, hits))
        numbers += sum(
            any(value.number == item["number"] and value.comparator == item["comparator"] for value in some)
            for item, some in zip(one["values"], hits, strict=True)
        )
        lines = [line for line in picture.figures if _together(line, one, places, ground) >= LEAST]
        if not lines:
            section.miss(one["id"], "figure", f"{sum(map(bool, hits))} of {len(places)} values read, not in one line")
            continue
        found += 1
        right += all(line.differs is not one["compatible"] for line in lines)
        if any(line.differs is one["compatible"] for line in lines):
            section.miss(one["id"], "figure", f"differs is {lines[0].differs}")
    section.share("figures found (two values in one line)", found, len(wanted))
    section.both("whether they can all be true", right, found, len(wanted))
    section.share("values read at all", read, values)
    section.share("values read with number and comparator", numbers, values)
    taken = [
        any(_at(line, ground.place(item, f"no_figure {number}"), ground) for line in picture.figures)
        for number, item in enumerate(expected.get("notes", {}).get("no_figure", ()), 1)
    ]
    section.share("named as none and taken for one", sum(taken), len(taken), less=True)
    return section


def _at(line: FigureLine, place: Place, ground: Ground) -> list[FigureValue]:
    return [value for value in line.values if any(ground.word(place, one) for one in value.evidence)]


def _together(line: FigureLine, expected: Item, places: Sequence[Place], ground: Ground) -> int:
    """How many different values of an expected figure stand in a line."""
    items = zip(expected["values"], places, strict=True)
    return len({(item["number"], item["comparator"]) for item, place in items if _at(line, place, ground)})
