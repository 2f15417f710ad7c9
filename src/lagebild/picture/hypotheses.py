"""Competing explanations: something that several explain in different ways, with who holds which."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from lagebild.picture import wording
from lagebild.picture.accounts import EDGES, Account, Accounts, Group
from lagebild.picture.bundles import bundled
from lagebild.picture.clusters import Step, decisions
from lagebild.picture.counting import line
from lagebild.picture.material import Material, Piece, Sheet
from lagebild.situation import Alternative, Hypothesis

ALIKE = 0.55  # likeness of two alternatives that are one, or of two things that are explained


def hypotheses(material: Material) -> tuple[Hypothesis, ...]:
    """The hypotheses of a picture, the first first."""
    known: dict[str, Group] = {group.piece.id: group for group in material.each(_groups)}
    pieces = sorted((group.piece for group in known.values()), key=lambda piece: piece.order)

    def linked(one: Piece, other: Piece) -> tuple[float, str] | None:
        return _same(known[one.id], known[other.id])

    clusters = bundled(
        pieces,
        lambda piece: _keys(known[piece.id]),
        linked,
        lambda one, other: False,
        decisions(material.verdicts),
        step=Step(material.kept, "hypotheses"),
    )
    return tuple(
        _hypothesis([known[piece.id] for piece in cluster.members], cluster.reasons, material) for cluster in clusters
    )


def _groups(sheet: Sheet) -> list[Group]:
    """The explanations of a text that stand side by side."""
    pieces = sheet.pieces("statement", "explanation", "position", "event")
    return list(Accounts(pieces, sheet.cast, sheet.page).groups())


def _keys(group: Group) -> Iterator[Hashable]:
    for one in group.accounts:
        yield one.words
    yield from wording.meaning(group.thing, group.piece.text.reading.article.language).units


def _same(one: Group, other: Group) -> tuple[float, str] | None:
    """Whether two reports have explanations of the same thing."""
    if {each.words for each in one.accounts} & {each.words for each in other.accounts}:
        return 2.0, "an explanation in the same words"
    language = one.piece.text.reading.article.language
    left, right = wording.meaning(one.thing, language), wording.meaning(other.thing, language)
    like = wording.topic(left, right)
    if like >= ALIKE and (left.names & right.names or len(set(left.units) & set(right.units)) > 1):
        return like, f"explanations of the same thing, {round(100 * like)} % alike"
    return None


def _hypothesis(groups: Sequence[Group], reasons: Iterable[str], material: Material) -> Hypothesis:
    accounts = sorted((one for group in groups for one in group.accounts), key=lambda one: one.order)
    why = (*(group.why for group in groups), *reasons)
    return Hypothesis(
        **line("h", list({one.piece.id: one.piece for one in accounts}.values()), material.originals, why),
        explains=groups[0].thing,
        alternatives=tuple(_alternatives(accounts)),
    )


def _alternatives(accounts: Sequence[Account]) -> Iterator[Alternative]:
    """The explanations, each with all who hold it."""
    merged: list[list[Account]] = []
    for one in accounts:
        for some in merged:
            if any(_one_alternative(one, other) for other in some):
                some.append(one)
                break
        else:
            merged.append([one])
    for some in merged:
        people = {who.id: who for one in some for who in one.people}
        yield Alternative(some[0].words.strip(EDGES), tuple(people.values()), tuple(one.evidence for one in some))


def _one_alternative(one: Account, other: Account) -> bool:
    language = one.piece.text.reading.article.language
    left, right = wording.meaning(one.words, language), wording.meaning(other.words, language)
    return one.words == other.words or wording.likeness(left, right) >= ALIKE
