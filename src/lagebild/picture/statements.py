"""Statements: the same words of one person on one occasion, in several reports, are one statement.

Two reports tell of one statement where the speaker is the same, the words mean the same, and the occasion can be one. What is said again
on another day is another statement.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz import fuzz

from lagebild.picture import wording
from lagebild.picture.acrosslanguages import said_otherwise, translations
from lagebild.picture.audience import addressee
from lagebild.picture.cast import Cast
from lagebild.picture.clusters import Cluster, Link, Linked, Pair, Step, decisions, joined, pair, pairs_of
from lagebild.picture.contraries import contrary
from lagebild.picture.counting import Lines, line_id, of_cluster
from lagebild.picture.echoes import echoes
from lagebild.picture.led import led
from lagebild.picture.lookbacks import recalled
from lagebild.picture.material import Material, Piece, Sheet
from lagebild.picture.occasions import occasion, one_occasion, other_days
from lagebild.picture.oneutterance import Said, otherwise, utterances
from lagebild.picture.portions import portions
from lagebild.picture.twofold import content, normal, twofold
from lagebild.picture.wordmeaning import Meaning
from lagebild.records import Ref, Spans
from lagebild.saying import telling_verb
from lagebild.situation import FusedStatement, Interval, Who

LIKE = 0.55  # likeness from which on two wordings by one speaker are one
SURE = 0.8  # the same where the speaker is only known by the side
VERY = 0.85  # the same where one of them does not name the speaker, or only by a pronoun that leads nowhere
HEAVY = 5  # parts of a meaning of which two must be shared for wordings by speakers of two names to be compared
MANY = 4  # parts of the meaning that they must share then
BEGINNING = 24  # characters at either end by which equal words are found
EQUAL = 95.0  # per cent of likeness of equal words in a copy of a text: marks and a word at the end may differ
COPIED = "the same words in a copy of the text"
STEP = "statements"
_SHARE = re.compile(r"\b[01]\.\d\d\b")
LEAST = 3  # parts of the meaning that two wordings must share, unless one of them has no more


def statements(
    material: Material, cast: Cast, announced: Mapping[Pair, Link] | None = None
) -> tuple[FusedStatement, ...]:
    """The statements of a picture, the first first. Words inside another statement of the same speaker are part of that one.

    `announced` are pairs of commitments that are one and can be one utterance: so are the statements in which they stand.
    """
    stuff = _Compared(material, cast, announced or {})
    whole, only_heard = stuff.whole, stuff.only_heard
    parted = {
        piece.record.id: piece.id for piece in reversed(whole)
    }  # of a long quotation its first sentence stands for it
    of_parts = {pair(parted.get(one, one), parted.get(other, other)): kind for (one, other), kind in stuff.said.items()}
    together = joined(sorted(stuff.every, key=lambda piece: piece.order), stuff.links(), of_parts)
    found = rejoined(line for line in together if any(piece.id not in only_heard for piece in line.members))
    named = {piece.record.id: line_id("s", cluster.members) for cluster in found for piece in cluster.members}
    lines = Lines[FusedStatement](material, "lines of statements")
    return tuple(_line(cluster, material, cast, named, lines) for cluster in found)


class _Compared:
    """What reports tell that was said, compared two by two."""

    def __init__(self, material: Material, cast: Cast, announced: Mapping[Pair, Link]) -> None:
        self._cast, self._material = cast, material
        self.whole, heard = material.each(quotations), material.each(echoes)
        self.every = [*self.whole, *heard]
        self.only_heard = frozenset(piece.id for piece in heard)
        self.said = decisions(material.verdicts)
        self._twins = {pair(*link) for link in material.copies}
        self._occasions = {piece.id: occasion(piece) for piece in self.every}
        self._plain = {piece.id: piece.of(_normal) for piece in self.every}
        self._meant = {
            piece.id: wording.meaning(content(piece), piece.text.reading.article.language) for piece in self.every
        }
        self._found_again = recalled(self.whole, heard, self._occasions, self._meant, cast, material.kept)
        self._retold = utterances(self.whole, self._occasions, material.kept)
        self._translated = translations(self.whole, self._occasions, material.kept)
        self._as_said = {piece.id: Said(piece, self._occasions[piece.id]) for piece in self.every}
        self._announced = _around(self.every, announced)

    def links(self) -> dict[Pair, Link]:
        """The pairs that are one statement, with the reason."""
        pieces = {piece.id: piece for piece in sorted(self.every, key=lambda piece: piece.order)}
        step = Step(self._material.kept, STEP, self._marks())
        found = dict(pairs_of(list(pieces.values()), self._keys, self._by_themselves, step).found)
        for both in {
            *self._found_again.pairs,
            *self._retold.pairs,
            *self._translated.pairs,
            *self._announced.pairs,
        }:
            one, other = sorted((pieces[both[0]], pieces[both[1]]), key=lambda piece: piece.order)
            own = found[both][2] if both in found else self._by_themselves(one, other)
            if (why := self._same(one, other, own)) is not None:
                found[both] = one, other, why
            else:
                found.pop(both, None)
        return {both: link for both, link in found.items() if not self._are_split(*link[:2])}

    def _marks(self) -> dict[str, Hashable]:
        """What comparing a statement depends on beside it: for whom its speakers speak, and which articles print its one or are printed
        there.
        """
        partners: dict[str, set[str]] = defaultdict(set)
        for copy, original in self._material.copies:
            partners[copy].add(original)
            partners[original].add(copy)
        printed = {article: frozenset(some) for article, some in partners.items()}
        return {
            piece.id: (
                piece.id in self.only_heard,
                tuple(self._cast.side(who).id for who in piece.actors),
                printed.get(piece.text.version.article),
            )
            for piece in self.every
        }

    def _keys(self, piece: Piece) -> Iterator[Hashable]:
        """What two must have in common to be compared by themselves."""
        if piece.id in self.only_heard:
            return
        plain, meant = self._plain[piece.id], self._meant[piece.id]
        if plain:
            yield plain[:BEGINNING]
            yield plain[-BEGINNING:]
        for who in piece.actors:
            for unit in meant.units:
                yield self._cast.side(who).id, unit
        yield from combinations(sorted(heaviest(meant)), 2)

    def _are_split(self, one: Piece, other: Piece) -> bool:
        """Whether a person said that two are not one."""
        return self.said.get(pair(one.record.id, other.record.id)) == "split"

    def _by_themselves(self, one: Piece, other: Piece) -> str | None:
        """The reason for which two are one statement, whatever else there is; None where they are not."""
        if one.text.key == other.text.key:
            return None
        plain = self._plain[one.id], self._plain[other.id]
        if all(plain) and _are_twins(one, other, self._twins) and fuzz.partial_ratio(*plain) >= EQUAL:
            return COPIED  # of a text that is not kept no word is
        if one.id in self.only_heard or other.id in self.only_heard or self._are_two(one, other):
            return None
        why = _told_twice(one, other, self._meant[one.id], self._meant[other.id], self._cast)
        return why if why is not None and not _bound_otherwise(one, other) else None

    def _are_two(self, one: Piece, other: Piece, *, translated: bool = False) -> bool:
        """Whether two can never be one: by when they were said, and unless one is a translation by what one of them alone has."""
        if not one_occasion(self._occasions[one.id], self._occasions[other.id]):
            return True
        return not translated and (
            otherwise(self._as_said[one.id], self._as_said[other.id]) or said_otherwise(one, other)
        )

    def _same(self, one: Piece, other: Piece, own: str | None) -> str | None:
        """The reason for which two are one where that is decided among all there are; `own` is that by themselves."""
        if one.text.key == other.text.key or own == COPIED:
            return own
        if (why := self._found_again.why(one, other)) is not None:
            return why
        if (why := self._announced.why(one, other)) is not None:
            left, right = self._occasions[one.id], self._occasions[other.id]
            return why if one_occasion(left, right) and not other_days(left, right) else own
        if one.id in self.only_heard or other.id in self.only_heard:
            return None
        translated = self._translated.why(one, other)
        if self._are_two(one, other, translated=translated is not None):
            return None
        return translated or own or self._retold.why(one, other)


def _around(every: Iterable[Piece], announced: Mapping[Pair, Link]) -> Linked:
    """The pairs of statements in which two commitments stand that are one, each that with most of its words."""
    by_text: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for piece in every:
        by_text[piece.text.key].append(piece)

    def home(vow: Piece) -> Piece | None:
        shares = [(_common(vow.spans, piece.spans), piece) for piece in by_text[vow.text.key]]
        most = max((share for share, _ in shares), default=0)
        return next((piece for share, piece in shares if share == most), None) if most else None

    vows = {piece.id: piece for one, other, _ in announced.values() for piece in (one, other)}
    homes = {identity: home(vow) for identity, vow in vows.items()}
    found = {}
    for one, other, why in announced.values():
        left, right = homes[one.id], homes[other.id]
        if left is not None and right is not None and left.id != right.id and _may_be_one(left, right):
            like = min(_SHARE.findall(why), default="")
            said = f"announcements alike by {like}" if like else "one announcement"
            found[pair(left.id, right.id)] = f"same speaker, one occasion, {said}"
    return Linked(found)


def _may_be_one(one: Piece, other: Piece) -> bool:
    """Whether one person can have said both: not where each names somebody else, but for who only is described, or a body."""
    people, others = ({who.id for who in piece.actors if who.kind == "person"} for piece in (one, other))
    return not people or not others or not people.isdisjoint(others)


def _common(one: Spans, other: Spans) -> int:
    return sum(max(0, min(end, right) - max(begin, left)) for begin, end in one for left, right in other)


def quotations(sheet: Sheet) -> tuple[Piece, ...]:
    """The statements of a text by their portions, without what stands inside another statement of the same speaker."""
    return tuple(
        part for piece in sheet.pieces("statement") if not _is_part(piece, sheet) for part in parts(led(piece))
    )


def heaviest(meaning: Meaning) -> list[str]:
    """The parts of a meaning that tell most of what it is about."""
    return sorted(meaning.units, key=lambda unit: (-meaning.units[unit], unit))[:HEAVY]


def parts(piece: Piece) -> list[Piece]:
    """A quotation by its portions, each of which others may report; as it is where it has one."""
    found = portions(piece)
    if len(found) < 2:
        return [piece]
    return [_part(piece, spans, number) for number, spans in enumerate(found, 1)]


def _part(piece: Piece, spans: Spans, number: int) -> Piece:
    words = piece.text.words(spans)
    terms = wording.terms(words, piece.text.reading.article.language)
    return replace(piece, spans=spans, words=words, terms=terms, part=number)


def rejoined(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The clusters, with sentences of one quotation that nobody else reports together again."""
    result, alone = list[Cluster | str](), dict[str, list[Piece]]()
    for cluster in clusters:
        record = cluster.members[0].record.id
        if not cluster.members[0].part or any(piece.record.id != record for piece in cluster.members):
            result.append(cluster)
            continue
        if record not in alone:
            result.append(record)
        alone.setdefault(record, []).extend(cluster.members)
    return [one if isinstance(one, Cluster) else Cluster((_whole(alone[one]),)) for one in result]


def _whole(some: Sequence[Piece]) -> Piece:
    """Parts of one quotation as one."""
    spans = tuple(span for piece in sorted(some, key=lambda piece: piece.part) for span in piece.spans)
    first = some[0]
    return replace(_part(first, spans, 0), part=0)


def _is_part(piece: Piece, sheet: Sheet) -> bool:
    """Whether the words stand inside another statement of the same speaker: "er werde „für alles“ sorgen"."""
    parent = sheet.by_id.get(piece.record.parent or "")
    if parent is None or parent.kind != "statement" or parent.record.extra:
        return False
    begin, end = parent.spans[0][0], parent.spans[-1][1]
    inside = all(begin <= first and last <= end for first, last in piece.spans)
    return inside and (not piece.actors or not parent.actors or piece.actors[0].id == parent.actors[0].id)


def _are_twins(one: Piece, other: Piece, twins: Collection[Pair]) -> bool:
    return pair(one.text.version.article, other.text.version.article) in twins


def _told_twice(one: Piece, other: Piece, left: Meaning, right: Meaning, cast: Cast) -> str | None:
    """The reason for which two reports of one occasion tell of one statement."""
    needed, least = _one_speaker(one, other, cast)
    if not needed:
        return None
    if _numbers(one.words) and _numbers(other.words) and not _numbers(one.words) & _numbers(other.words):
        return None
    shared = len(left.units.keys() & right.units.keys())
    like = wording.likeness(left, right)
    if shared < min(least, max(2, len(left.units)), max(2, len(right.units))) or like < needed:
        return None
    return f"same speaker, wordings alike by {like:.2f}, one occasion"


def _bound_otherwise(one: Piece, other: Piece) -> bool:
    """Whether both say what is to be under a condition, and that or the condition is another."""
    left, right = twofold(one), twofold(other)
    return left is not None and right is not None and contrary(left, right)


def _one_speaker(one: Piece, other: Piece, cast: Cast) -> tuple[float, int]:
    """How alike the words must be, and how many of them shared, for the speakers to be one; (0, 0) where they are two."""
    if not one.actors or not other.actors:
        return 0.0, 0
    if {who.id for who in one.actors} & {who.id for who in other.actors}:
        return LIKE, LEAST
    left, right = one.actors[0], other.actors[0]
    if "unnamed" in (left.kind, right.kind):
        return VERY, MANY
    organs = "person" not in (left.kind, right.kind) or left.kind != right.kind
    return (SURE, LEAST) if organs and cast.side(left).id == cast.side(right).id else (0.0, 0)


def _numbers(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", words))


def _line(
    cluster: Cluster, material: Material, cast: Cast, named: Mapping[str, str], lines: Lines[FusedStatement]
) -> FusedStatement:
    first = cluster.members[0]
    line = lines.line(cluster, lambda: _fused(cluster, material))
    answered = material.by_id.get(first.record.responds_to or "")
    if not first.record.via and answered is None:
        return line
    via = cast.all(first.text, (Ref(hop.actor, hop.spans) for hop in first.record.via))
    return replace(line, via=via, responds_to=named.get(answered.id) if answered is not None else None)


def _fused(cluster: Cluster, material: Material) -> FusedStatement:
    """The statement, but for what depends on others: through whom it came, and what it answers."""
    first = cluster.members[0]
    chosen = next((piece for piece in cluster.members if piece.record.type == "direct" and piece.words), first)
    return FusedStatement(
        **of_cluster("s", cluster, material.originals, lambda piece: occasion(piece).back),
        speaker=_speaker(cluster),
        type=chosen.record.type,
        text=chosen.words,
        variants=_variants(cluster, chosen),
        said=_said(cluster),
        addressee=addressee(first),
        verb=telling_verb(chosen.record, chosen.text.text),
    )


def _normal(piece: Piece) -> str:
    return normal(piece.words)


def _speaker(cluster: Cluster) -> Who | None:
    """Who said it: the one whom most reports name, the earliest of them where they are as many; a name before a description."""
    found = [piece.actors[0] for piece in cluster.members if piece.actors]
    number = Counter(who.id for who in found)
    return max(found, key=lambda who: (who.kind != "unnamed", number[who.id]), default=None)


def _variants(cluster: Cluster, chosen: Piece) -> tuple[str, ...]:
    """The other wordings, each once."""
    seen = {normal(chosen.words): ""}
    for piece in cluster.members:
        if piece.words:
            seen.setdefault(normal(piece.words), piece.words)
    return tuple(words for words in seen.values() if words)


def _said(cluster: Cluster) -> Interval:
    """When it was said, as the first report that knows has it."""
    return next((piece.days for piece in cluster.members if piece.days.start), Interval())
