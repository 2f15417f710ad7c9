"""Figures: what is counted of the same thing, by source and time, and whether it can all be true of one day."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from lagebild.picture.bundles import bundled
from lagebild.picture.cast import Cast
from lagebild.picture.clusters import Cluster, Step, decisions
from lagebild.picture.counted import HARM, IMPORTANT, is_anyone, is_vague, thing
from lagebild.picture.counting import Lines, of_cluster
from lagebild.picture.figurewords import is_aid, is_money, says_of_what
from lagebild.picture.given import Given
from lagebild.picture.levels import looks_back
from lagebild.picture.material import Material, Piece, Sheet
from lagebild.picture.numbers import compatible
from lagebild.picture.onefigure import givings
from lagebild.picture.samefigure import parted, same_figure
from lagebild.situation import FigureLine, FigureValue, Who

_SIDES = frozenset(("state", "government"))
_WAY = re.compile(
    r"\b(?:nach|aus|in|bei|nahe|an die Grenze zu|to|from)\s+"
    r"(?:(?!\w+tag\b|\w*(?:Angaben|Berichten|Gefechten|Kämpfen|[Bb]ereitschaft|Reserve|Uniform))[A-ZÄÖÜ]\w+)"
)
_AWAY = re.compile(
    r"\b(?:flohen|geflohen|geflüchtet|entkamen|entkommen|ausgebrochen|entwichen|frei(?:gelassen|gekommen)|befreit(?:en)?|begnadigt|escaped|released|freed)\b"
)
_SENTENCED = re.compile(r"\b(?:\w*[Ff]lucht|flüchtige[nr]?|[Tt]odestrakt\w*|[Tt]odesurteil\w*)\b")
_DAMAGE = re.compile(r"\b\w*(?:[Ss]chaden|[Ss]chäden)\b|\bdamages?\b")
MUCH = 1e6  # of a currency
SURE = 0.8  # confidence from which on a number that only one source gives stands in a picture


def figures(material: Material, cast: Cast) -> tuple[FigureLine, ...]:
    """The figures of a picture, the first first: what several give numbers of, and what a desk wants to know anyway."""
    known = {key: one for sheet in material.sheets for key, one in sheet.of(givings).items()}
    keys = {key: some for sheet in material.sheets for key, some in sheet.of(_keyed).items()}
    pieces = [piece for piece in material.of("figure") if piece.id in known]

    def linked(one: Piece, other: Piece) -> tuple[float, str] | None:
        return same_figure(known[one.id], known[other.id], cast)

    def apart(one: Piece, other: Piece) -> bool:
        return parted(known[one.id], known[other.id])

    marks = {key: cast.side(one.source).id if one.source else None for key, one in known.items()}
    found = bundled(
        pieces,
        lambda piece: keys[piece.id],
        linked,
        apart,
        decisions(material.verdicts),
        step=Step(material.kept, "figures", marks),
    )
    lines = Lines[FigureLine | None](material, "figures as lines")
    made = (
        lines.line(cluster, partial(_line, cluster, [known[piece.id] for piece in cluster.members], material))
        for cluster in found
    )
    return tuple(line for line in made if line is not None)


def _keyed(sheet: Sheet) -> Mapping[str, tuple[Hashable, ...]]:
    """By what the numbers of a text are looked up, by their ids."""
    return {key: tuple(dict.fromkeys(_keys(one))) for key, one in sheet.of(givings).items()}


def _keys(one: Given) -> Iterator[Hashable]:
    if one.source is not None:
        yield one.unit, one.piece.text.key
    for what in one.things:
        yield what, one.clause
        yield what, one.piece.text.key
        for place in (*one.places, *one.near):
            yield what, place
        for event in one.events:
            for number in range(event.days[0].toordinal(), event.days[1].toordinal() + 1)[-3:]:
                yield what, event.type, number


def _wanted(some: Sequence[Given]) -> bool:
    """Whether a line says something: numbers that differ, by whatever source, or one that matters."""
    if len({(one.number, one.comparator) for one in some}) > 1:
        several = len({one.source.id for one in some if one.source}) > 1
        return (several or any(one.thing or one.unit for one in some)) and not all(one.plan for one in some)
    if not any(one.of for one in some) or any(one.part and one.lent and one.thing not in HARM for one in some):
        return False
    matters = any(
        one.thing in HARM or (one.thing in IMPORTANT and _placed(one) and not one.untold) or _is_much(one)
        for one in some
    )
    return matters and not some[0].plan and max(one.piece.record.confidence for one in some) >= SURE


def _placed(one: Given) -> bool:
    return bool(one.places or one.near)


def _is_much(one: Given) -> bool:
    """Whether it is money, and much of it."""
    return is_money(one.unit) and one.bounds[1] >= MUCH


def _telling(of: str) -> tuple[bool, bool, bool, int]:
    """How well words say what is counted: those that name a known thing, and more words up to a few."""
    words = len(of.split())
    return not is_vague(of), ", " in of or bool(thing(of, "")[0]), words < 6, words


def _line(cluster: Cluster, some: Sequence[Given], material: Material) -> FigureLine | None:
    """A cluster as a line; None where it says nothing."""
    if not _wanted(some):
        return None
    fields = of_cluster("f", cluster, material.originals)
    of, place = (
        max((one.of for one in some), key=_telling, default=""),
        next((one.spot for one in some if one.spot), None),
    )
    if freed := next(filter(None, map(_freed, some)), None):
        of = of if freed in of else f"{of}, {freed}"
    if not fields["confirmed"] and _says_little(some, of, place):
        fields["shown"] = False
    return FigureLine(**fields, of=of, unit=some[0].unit, place=place, differs=differs(some), values=_values(some))


def _says_little(some: Sequence[Given], of: str, place: str | None) -> bool:
    """Whether a line does not say what a desk could use: a share of something; where one number is given, money, unless it is aid or damage
    and says of what or whose, people of whom nothing is told but that they are so many, prisoners who were, some of others, soldiers
    nobody knows where or whose, or not of when.
    """
    if some[0].unit is not None and not says_of_what(of) and not is_aid(of):
        return True
    if len({(one.number, one.comparator) for one in some}) > 1:
        return False
    if all(is_anyone(one.of) for one in some) or all(map(_were_prisoners, some)):
        return True
    if is_money(some[0].unit):
        return not ((is_aid(of) or _DAMAGE.search(of)) and (says_of_what(of) or any(_names_side(one) for one in some)))
    if any(one.some for one in some) or all(looks_back(one.piece) for one in some):
        return True
    return some[0].thing == "troops" and place is None and len(of.split()) < 2 and not any(map(_says_whose, some))


def _were_prisoners(one: Given) -> bool:
    """Whether the words around prisoners tell of their escape or their sentences by a noun, so that their number says the contrary."""
    return one.thing == "detained" and _freed(one) is None and _in_clause(one, _SENTENCED) is not None


def _freed(one: Given) -> str | None:
    """How prisoners got away or were let go, by the verb of their clause."""
    return _in_clause(one, _AWAY) if one.thing == "detained" else None


def _in_clause(one: Given, words: re.Pattern[str]) -> str | None:
    page = one.piece.text.page
    found = (words.search(page.said(clause)) for clause in page.around(one.piece.spans))
    return next((match.group() for match in found if match is not None), None)


def _says_whose(one: Given) -> bool:
    """Whether soldiers are said to be whose, or from where or to where: "Norland schickt 5000 Soldaten nach Orlan"."""
    page = one.piece.text.page
    way = any(_WAY.search(page.said(clause)) for clause in page.around(one.piece.spans))
    return bool(one.nations) or way or _names_side(one)


def _names_side(one: Given) -> bool:
    """Whether the clause of a number names a state or a government."""
    clauses = one.piece.text.page.around(one.piece.spans)
    sides = (at for actor in one.piece.text.reading.actors if actor.kind in _SIDES for at in actor.mentions)
    return any(begin <= at[0] < end for at in sides for begin, end in clauses)


def differs(some: Sequence[Given]) -> bool:
    """Whether two sources give numbers of one day that cannot both be true."""
    return any(
        one.day == other.day and one.voice != other.voice and not compatible(one.bounds, other.bounds)
        for one, other in combinations(some, 2)
    )


def _values(some: Sequence[Given]) -> tuple[FigureValue, ...]:
    """The numbers with who gives each for which day, the earliest first; what several reports give alike stands once."""
    sources = _sources(some)
    grouped: dict[Hashable, list[Given]] = {}
    for one in some:
        who = sources[one.piece.id]
        grouped.setdefault((one.number, one.comparator, who and who.id, one.day), []).append(one)
    return tuple(
        FigureValue(
            number=group[0].number,
            comparator=group[0].comparator,
            source=sources[group[0].piece.id],
            as_of=group[0].day or None,
            evidence=tuple(one.piece.evidence for one in group),
        )
        for group in grouped.values()
    )


def _sources(some: Sequence[Given]) -> Mapping[str, Who | None]:
    """Whose number it is; what one report leaves open is taken from another with the same words."""
    known = {one.clause: one.source for one in reversed(some) if one.source is not None}
    return {one.piece.id: one.source or known.get(one.clause) for one in some}
