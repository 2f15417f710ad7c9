"""Disputes, competing explanations and figures as the page Streitpunkte sets them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.records import Figure
from lagebild.situation import Dispute, Evidence, FigureLine, FigureValue, Fused, Hypothesis, Who
from lagebild.views.framewords import number_words
from lagebild.views.picturechoice import is_sure
from lagebild.views.picturescene import Scene
from lagebild.web.named import Named, all_named, named
from lagebild.web.pages.akteurlines import dispute_href
from lagebild.web.proofs import Proof, in_sentences
from lagebild.web.tongues import commonest

WIDE, HIGH, EDGE = 160, 18, 9  # units of a figure's scale, and what stays free at either end
RAISED = 0.8  # of the greatest number: where the smallest is greater, the axis does not begin at 0


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say one thing, and in which sentences. `text` is the explanation that they give."""

    people: tuple[Named, ...]
    sentences: tuple[Proof, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What is in dispute: `sides` are the assertion and the denial, or the explanations. `key` is its list of the picture, `lang` the
    language of its title.
    """

    key: str
    id: str
    href: str
    title: str
    latest: str
    unsure: bool
    confirmed: bool
    sides: tuple[Side, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A number on the scale: between `begin` and `end`; `shape` is "point", "about", "more", "less" or "range"."""

    shape: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Value:
    """A number with who gives it and for when."""

    number: str
    stroke: Stroke | None
    source: Named | None
    as_of: str
    sentences: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class FigureItem(Item):
    """Figures on one thing. `differs` says that they cannot all be true; `axis` is where the scale begins and ends."""

    place: str = ""
    differs: bool = False
    values: tuple[Value, ...] = ()
    axis: tuple[str, str] | None = None


def item(scene: Scene, key: str, one: Fused) -> Item:
    """A line of one of the three lists."""
    if isinstance(one, Dispute):
        sides = (_side(scene, one.asserted_by, one.assertions), _side(scene, one.denied_by, one.denials))
        return _item(scene, key, one, one.claim, sides)
    if isinstance(one, Hypothesis):
        held = tuple(_side(scene, each.held_by, each.evidence, each.text) for each in one.alternatives)
        return _item(scene, key, one, one.explains, held)
    assert isinstance(one, FigureLine), type(one)
    return _figures(scene, key, one)


def _item(scene: Scene, key: str, one: Fused, title: str, sides: tuple[Side, ...] = ()) -> Item:
    latest = max((each.published for each in one.evidence if each.published), default=None)
    unsure, words = not is_sure(key, one), scene.plain(title) or "?"
    spoken = commonest(each.language for each in one.evidence[:1])
    return Item(key, one.id, dispute_href(one), words, scene.when(latest), unsure, bool(one.confirmed), sides, spoken)


def _side(scene: Scene, people: Sequence[Who], evidence: Sequence[Evidence], text: str = "") -> Side:
    return Side(all_named(scene, people), in_sentences(scene, evidence), scene.plain(text))


# -- figures ----------------------------------------------------------------------------------------------------------------------


def _figures(scene: Scene, key: str, one: FigureLine) -> FigureItem:
    head = _item(scene, key, one, one.of)
    ends = [end for value in one.values for end in _ends(value)]
    axis = _axis(ends) if len(one.values) > 1 else None
    values = tuple(_value(scene, value, one.unit, axis) for value in one.values)
    shown = (_number(scene, axis[0], one.unit), _number(scene, axis[1], one.unit)) if axis is not None else None
    head_values = (head.key, head.id, head.href, head.title, head.latest, head.unsure, head.confirmed)
    return FigureItem(
        *head_values, lang=head.lang, place=scene.name(one.place), differs=one.differs, values=values, axis=shown
    )


def _ends(value: FigureValue) -> tuple[float, float]:
    return value.number if isinstance(value.number, tuple) else (value.number, value.number)


def _axis(ends: Sequence[float]) -> tuple[float, float] | None:
    """From where to where the scale goes: from 0, unless all numbers are far from it; None where there is nothing to compare."""
    least, most = min(ends), max(ends)
    if least < 0 or (least == most and not most):
        begin = least
    else:
        begin = 0.0 if least < RAISED * most or least == most else least - (most - least) / 2
    return (begin, most) if most > begin else None


def _value(scene: Scene, value: FigureValue, unit: str | None, axis: tuple[float, float] | None) -> Value:
    return Value(
        scene.plain(number_words(Figure("", (), value.number, value.comparator, unit), scene.language), 60),
        _stroke(value, axis) if axis is not None else None,
        named(scene, value.source) if value.source is not None else None,
        scene.day(value.as_of) if value.as_of else "",
        in_sentences(scene, value.evidence),
    )


def _stroke(value: FigureValue, axis: tuple[float, float]) -> Stroke:
    """A number on the scale; "more" and "less" reach from it to the end of the scale."""
    scale = (WIDE - 2 * EDGE) / (axis[1] - axis[0])
    begin, end = (round(EDGE + (one - axis[0]) * scale, 1) for one in _ends(value))
    if value.comparator == "range" or begin != end:
        return Stroke("range", begin, end)
    if value.comparator in (">", ">="):
        return Stroke("more", begin, WIDE)
    if value.comparator in ("<", "<="):
        return Stroke("less", 0, begin)
    return Stroke("about" if value.comparator == "~" else "point", begin, begin)


def _number(scene: Scene, number: float, unit: str | None) -> str:
    return scene.plain(number_words(Figure("", (), number, "=", unit), scene.language), 60)
