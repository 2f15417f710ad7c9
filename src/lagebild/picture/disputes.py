"""Disputes: a claim that one side asserts and another denies, with the words of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from lagebild.picture import wording
from lagebild.picture.antecedents import Claimed
from lagebild.picture.bundles import bundled
from lagebild.picture.claims import Claims
from lagebild.picture.clusters import Cluster, Step, decisions
from lagebild.picture.counting import line
from lagebild.picture.denied import Denied, Unmet
from lagebild.picture.material import Material, Piece, Sheet, evidence
from lagebild.picture.retorts import met, retorts
from lagebild.situation import Dispute, Evidence, Who

SAME = 0.6  # likeness of two claims that are one


def disputes(material: Material) -> tuple[Dispute, ...]:
    """The disputes of a picture, the first first."""
    said: list[Claimed] = []
    found: list[Denied] = []
    unmet: list[Unmet] = []
    for sheet in material.sheets:
        claimed, denied, open_ = sheet.of(_claims)
        said += claimed
        found += denied
        unmet += open_
    found += met(said, unmet)
    found += retorts(said, found)
    by_claim: dict[str, list[Denied]] = defaultdict(list)
    for one in found:
        by_claim[one.assertion.piece.id].append(one)
    known = {one.assertion.piece.id: one.assertion for one in found}
    pieces = sorted((one.piece for one in known.values()), key=lambda piece: piece.order)

    def linked(one: Piece, other: Piece) -> tuple[float, str] | None:
        return _same_claim(known[one.id], known[other.id]) or _same_denial(by_claim[one.id], by_claim[other.id])

    def keys(piece: Piece) -> Iterator[Hashable]:
        yield from _keys(known[piece.id])
        yield from (one.sentence for one in by_claim[piece.id])

    marks: dict[str, Hashable] = {piece.id: (known[piece.id], *by_claim[piece.id]) for piece in pieces}
    step = Step(material.kept, "disputes", marks)
    clusters = bundled(pieces, keys, linked, lambda one, other: False, decisions(material.verdicts), step=step)
    return tuple(_dispute(cluster, by_claim, material) for cluster in clusters)


def _claims(sheet: Sheet) -> tuple[list[Claimed], list[Denied], list[Unmet]]:
    """The claims of a text, those that it denies, and the denials of those that stand elsewhere."""
    pieces = sheet.pieces("statement", "position", "event", "commitment")
    claims = Claims(sheet.text, pieces, sheet.cast, sheet.page)
    denied = list(claims.denied())
    return claims.said, denied, claims.unmet


def _keys(one: Claimed) -> Iterator[Hashable]:
    yield one.piece.words
    yield from one.content


def _same_claim(one: Claimed, other: Claimed) -> tuple[float, str] | None:
    like = wording.likeness(one.meant, other.meant)
    if one.piece.words == other.piece.words or (like >= SAME and one.who.meets(other.who)):
        return like, f"the same claim, words {round(100 * like)} % alike"
    return None


def _same_denial(some: Sequence[Denied], others: Sequence[Denied]) -> tuple[float, str] | None:
    """What two reports of the same denial put before it is the same claim, though they may print other parts of it."""
    if any(
        one.sentence == other.sentence
        and one.assertion.who.meets(other.assertion.who)
        and one.text.key != other.text.key
        for one in some
        for other in others
    ):
        return 1.0, "the same denial"
    return None


def _dispute(cluster: Cluster, found: Mapping[str, Sequence[Denied]], material: Material) -> Dispute:
    denied = [one for piece in cluster.members for one in found[piece.id]]
    members = {piece.id: piece for piece in cluster.members}
    members |= {other.piece.id: other.piece for one in denied for other in one.also}
    asserted = sorted(members.values(), key=lambda piece: piece.order)
    assertions, denials = tuple(piece.evidence for piece in asserted), tuple(_denials(denied))
    members |= {piece.id: piece for one in denied for piece in (one.denial, one.more) if piece is not None}
    ordered = sorted(members.values(), key=lambda piece: piece.order)
    reasons = (*(one.why for one in denied), *cluster.reasons)
    fields = line("d", ordered, material.originals, reasons)
    fields["confidence"] = min(max(one.confidence for one in side) for side in (assertions, denials))
    fields["shown"] = all(any(one.shown for one in side) for side in (assertions, denials))
    return Dispute(
        **fields,
        claim=next((one.claim for one in denied if one.claim), cluster.members[0].words),
        asserted_by=_people(who for piece in cluster.members for who in piece.actors),
        denied_by=_people(who for one in denied for who in one.deniers),
        assertions=assertions,
        denials=denials,
    )


def _people(some: Iterable[Who]) -> tuple[Who, ...]:
    return tuple({who.id: who for who in some}.values())


def _denials(denied: Iterable[Denied]) -> Iterator[Evidence]:
    seen = set[tuple[str, int, object]]()
    for one in denied:
        parts = [(one.denial, one.spans), *([(one.more, one.more.spans)] if one.more else [])]
        for piece, spans in parts:
            key = (*piece.text.key, spans)
            if key not in seen:
                seen.add(key)
                yield evidence(piece.text, spans, piece.record)
