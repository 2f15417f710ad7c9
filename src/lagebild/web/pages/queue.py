"""The queue of *Prüfen*: what of a picture was read or linked too unsurely, or is proposed and not decided.

It is worked out of the picture alone, in one walk over its lines, once for each picture: every line has its evidence with the record's
id, its confidence and its sentence. No reading is opened for it; only the item that is looked at opens its own. What the views show
without being asked for comes first: on that somebody may already rely.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lagebild.entries import Verdict
from lagebild.picture.clusters import SAID
from lagebild.situation import Evidence, Fused, FusedStatement, Picture, PositionLine, Question, Touch, Tripwire, Who
from lagebild.uncollected import uncollected
from lagebild.views.pictureactors import acting
from lagebild.views.picturechoice import SURE, current, involved, is_sure, sure_position

KINDS = ("state", "move", "speaker", "statement", "event", "commitment", "position", "figure", "explanation", "merge")
"""What an item asks about, in the order in which the filter has it."""

CLOSE = 0.04  # above the threshold within which a reading is looked at too
WEAK = 0.7  # likeness under which wordings that were merged are looked at
CERTAIN = 1.0  # the confidence of what a person stands for
MOST = 100  # publishers and actors to choose from
STATE, MERGE = "state:", "merge:"  # begin the keys of items that are about no single record
LISTS = {"statements": "statement", "events": "event", "tripwires": "commitment", "figures": "figure"}
OFFICIAL = ("state", "government", "organisation")
_LIKENESS = re.compile(r"(?:alike by |\(|, )(\d\.\d\d)\b|words (\d+) % alike")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be decided.

    `key` names it in addresses: the record's id, or STATE or MERGE with the line's id. `kind` is one of KINDS. `rank` says what deciding
    it would change (0: a tripwire, 1: a position that moved, 2: the word of a principal, 3: the rest), `near` how far its confidence in
    [0, 1] is from the threshold `least`. `evidence` are the words to look at first, `line` the picture's line that they support;
    `touch` proposes a state, `position` is an actor's line of a question, `moved` the place in its history where it changed. `shown` says
    that the views show the line without being asked for.
    """

    key: str
    kind: str
    rank: int
    near: float
    least: float
    evidence: Evidence
    line: Fused
    touch: Touch | None = None
    position: PositionLine | None = None
    moved: int = 0
    shown: bool = False

    @property
    def confidence(self) -> float:
        """How sure the reading, the link or the proposal is."""
        if self.kind == "merge":
            return self.least - self.near
        return self.touch.score if self.touch is not None else self.evidence.confidence

    @property
    def actors(self) -> tuple[Who, ...]:
        """Whom it is about, each once."""
        if self.position is not None:
            return (self.position.actor,)
        return tuple(dict.fromkeys(involved(self.line)))

    @property
    def records(self) -> tuple[str, ...]:
        """The records that it is about."""
        if self.kind in ("state", "merge"):
            return tuple(dict.fromkeys(one.record for one in self.line.evidence if one.record))
        return (self.evidence.record,)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the queue is looked at; "" for everything. `actor` is the id of an actor or of whom actors speak for."""

    kind: str = ""
    publisher: str = ""
    actor: str = ""
    article: str = ""


@dataclass(frozen=True)
class Queue:
    """The items of one picture in their order. `known` is the moment up to which the picture knows of judgements."""

    picture: Picture
    items: Sequence[Item]
    known: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Item]:
        """The items by their keys."""
        return {item.key: item for item in self.items}

    @cached_property
    def places(self) -> Mapping[str, tuple[Evidence, Fused]]:
        """Every record that a line rests on, whether it is in question or not, with its evidence and that line."""
        names = ("hypotheses", "disputes", "questions", *LISTS)
        lines = (line for name in names for line in getattr(self.picture, name))
        return {one.record: (one, line) for line in lines for one in line.evidence if one.record}

    @cached_property
    def _lines(self) -> Mapping[str, tuple[str, int]]:
        """The list and the place in it of every line, by its id."""
        return {
            line.id: (name, at) for name in ("questions", *LISTS) for at, line in enumerate(getattr(self.picture, name))
        }

    def line(self, key: str) -> Fused | None:
        """The line of the picture that the key of an item is about which is about no single record."""
        name, at = self._lines.get(key.removeprefix(STATE).removeprefix(MERGE), ("", 0))
        return getattr(self.picture, name)[at] if name and key.startswith((STATE, MERGE)) else None

    def beside(self, line: Fused, most: int) -> Sequence[Fused]:
        """The lines of the same list that were reported about when a line was, at most so many on either side."""
        name, at = self._lines.get(line.id, ("", 0))
        lines: Sequence[Fused] = getattr(self.picture, name) if name else ()
        return [one for one in lines[max(0, at - most) : at + most + 1] if one is not line]

    @cached_property
    def _by(self) -> Mapping[str, Mapping[str, Sequence[Item]]]:
        """The items by publisher, article and actor."""
        found: dict[str, dict[str, list[Item]]] = {
            name: defaultdict(list) for name in ("publisher", "article", "actor")
        }
        for item in self.items:
            found["publisher"][item.evidence.publisher or ""].append(item)
            found["article"][item.evidence.article].append(item)
            for key in {key for who in item.actors for key in (who.id, who.side) if key}:
                found["actor"][key].append(item)
        return found

    @cached_property
    def _of_lines(self) -> Mapping[str, Sequence[Item]]:
        """The items that are about no single record, by the records of their lines."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.kind in ("state", "merge"):
                for record in item.records:
                    found[record].append(item)
        return found

    @cached_property
    def publishers(self) -> Sequence[tuple[str, int]]:
        """Those whose reports have items, those with the most first."""
        return [(name, len(some)) for name, some in _most(self._by["publisher"]) if name]

    @cached_property
    def actors(self) -> Sequence[tuple[Who, int]]:
        """The actors whom items are about, those with the most first."""
        known = acting(self.picture)
        return [(known[key], len(some)) for key, some in _most(self._by["actor"]) if key in known]

    @cached_property
    def _kinds(self) -> Mapping[str, int]:
        return Counter(item.kind for item in self.items)

    def prepared(self) -> Queue:
        """The same with all indices made, so that nobody who asks has to wait for them."""
        for name in ("by_key", "places", "_lines", "_by", "_of_lines", "publishers", "actors", "_kinds"):
            getattr(self, name)
        return self

    def wanted(self, wanted: Wanted, settled: Collection[str] = ()) -> Sequence[Item]:
        """What is looked at, in its order, without the items whose keys are `settled`."""
        some = self._under(wanted)
        if not wanted.kind and not settled:
            return some
        return [one for one in some if wanted.kind in ("", one.kind) and one.key not in settled]

    def counts(self, wanted: Wanted, settled: Collection[str] = ()) -> Mapping[str, int]:
        """How many items there are of each kind under the other filters."""
        some = self._under(wanted)
        found = Counter(self._kinds if some is self.items else (one.kind for one in some))
        gone = (self.by_key[key] for key in settled)
        found.subtract(one.kind for one in gone if some is self.items or one in some)
        return {kind: found[kind] for kind in KINDS if found[kind] > 0 or kind == wanted.kind}

    def _under(self, wanted: Wanted) -> Sequence[Item]:
        """The items under all filters but that of the kind."""
        asked = {name: value for name in self._by if (value := getattr(wanted, name))}
        if not asked:
            return self.items
        pools = [self._by[name].get(value, ()) for name, value in asked.items()]
        least, *others = sorted(pools, key=len)
        keys = [{one.key for one in pool} for pool in others]
        return [one for one in least if all(one.key in some for some in keys)] if keys else least

    def settled(self, verdicts: Iterable[Verdict]) -> frozenset[str]:
        """The keys of the items that judgements settle which were made after the picture was drawn."""
        found = set[str]()
        for verdict in verdicts:
            if verdict.made <= self.known or verdict.undone is not None:
                continue
            if verdict.kind in ("confirm", "correct", "reject") and verdict.subject in self.by_key:
                found.add(verdict.subject)
            wanted = {"state": "state", "merge": "merge", "split": "merge"}.get(verdict.kind)
            found |= {item.key for item in self._of_lines.get(verdict.subject, ()) if item.kind == wanted}
        return frozenset(found)


def _most(by: Mapping[str, Sequence[Item]]) -> Sequence[tuple[str, Sequence[Item]]]:
    return sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]


def queue(picture: Picture, known: str = "") -> Queue:
    """The queue of a picture."""
    least = thresholds(picture)
    officials = {one.who.id for one in picture.actors if one.roles}
    found: dict[str, Item] = {}
    with uncollected():
        for item in _items(picture, least, officials):
            before = found.get(item.key)
            if before is None or _order(item) < _order(before):
                found[item.key] = item
        items = sorted(found.values(), key=lambda item: (*_order(item), item.near, item.key))
        return Queue(picture, items, known).prepared()


def _order(item: Item) -> tuple[bool, int]:
    """By what it comes first: that it is shown, then what deciding it would change."""
    return not item.shown, item.rank


def thresholds(picture: Picture) -> Mapping[str, float]:
    """From which confidence on records of each kind are shown.

    As the picture shows it: the least confidence of the surest report of a line that is shown, where one is not. Commitments and
    positions are shown by rules of their own, whatever their confidence is; they are sure from `picturechoice.SURE` on.
    """
    found = {"commitment": SURE, "position": SURE, "explanation": SURE}
    for name, kind in LISTS.items():
        if kind not in found:
            surest = [(line, one) for line in getattr(picture, name) if (one := _surest(line.evidence)) is not None]
            every = [(line.shown, one.confidence) for line, one in surest if one.confidence < CERTAIN]
            shown = min((confidence for is_shown, confidence in every if is_shown), default=SURE)
            found[kind] = shown if any(not is_shown for is_shown, _ in every) else 0.0
    return found


def _items(picture: Picture, least: Mapping[str, float], officials: Collection[str]) -> Iterator[Item]:
    for tripwire in picture.tripwires:
        yield from _of_tripwire(tripwire, least["commitment"])
    for question in picture.questions:
        yield from _of_question(question, least["position"])
    for statement in picture.statements:
        yield from _of_statement(statement, least["statement"], officials)
    for name in ("events", "figures"):
        for line in getattr(picture, name):
            yield from _of_line(name, line, LISTS[name], least[LISTS[name]])
    for hypothesis in picture.hypotheses:
        yield from _of_line("hypotheses", hypothesis, "explanation", least["explanation"])
    for name in ("statements", "events", "tripwires"):
        for line in getattr(picture, name):
            yield from _merged(name, line)


def _of_tripwire(line: Tripwire, least: float) -> Iterator[Item]:
    """A state that is proposed and not decided; a commitment that was read unsurely."""
    first = next((one for one in line.evidence if one.record), None)
    if first is None:
        return
    proposed, shown = _proposed(line), is_sure("tripwires", line)
    if proposed is not None:
        near = abs(proposed.score - SURE)
        yield Item(STATE + line.id, "state", 0, near, SURE, first, line, proposed, shown=shown)
    yield from _of_line("tripwires", line, "commitment", least)


def _proposed(line: Tripwire) -> Touch | None:
    """What proposes a state that nobody has decided: the one that led to the current state, else what came after a person's word."""
    if line.decided is None:
        if line.state == "open":
            return None
        last = line.history[-1]
        fitting = [touch for touch in line.touched_by if touch.effect == line.state and touch.confirmed is None]
        made = Touch(line.state, last.evidence[0], SURE, last.why) if last.evidence else None
        return max(fitting, key=lambda touch: touch.score, default=made)
    ended = line.state not in ("open", "touched")  # what has come to an end is touched no more
    later = [
        touch
        for touch in line.touched_by
        if touch.confirmed is None and touch.effect != line.state and not (ended and touch.effect == "touched")
    ]
    return later[-1] if later else None


def _of_question(question: Question, least: float) -> Iterator[Item]:
    """Positions that changed, those that are shown, and those that were read unsurely."""
    for line in question.positions:
        shown = sure_position(line)
        for at in line.moves:
            one = _surest(line.history[at].evidence) if at < len(line.history) else None
            if one is not None and one.confidence < CERTAIN:
                near = abs(one.confidence - least)
                yield Item(one.record, "move", 1, near, least, one, question, position=line, moved=at, shown=shown)
        stance = current(line)
        one = _surest(stance.evidence) if stance is not None else None
        if one is not None and one.confidence < (CERTAIN if shown else least + CLOSE):
            near = abs(one.confidence - least)
            yield Item(one.record, "position", 3, near, least, one, question, position=line, shown=shown)


def _of_statement(line: FusedStatement, least: float, officials: Collection[str]) -> Iterator[Item]:
    """A statement whose speaker is not known or not named, or that was read unsurely."""
    one = _surest(line.evidence)
    if one is None or line.confirmed or one.confidence >= CERTAIN:
        return
    nobody = line.speaker is None or line.speaker.kind == "unnamed"
    if not nobody and one.confidence >= least + CLOSE:
        return
    principal = line.speaker is None or line.speaker.kind in OFFICIAL or line.speaker.id in officials
    rank, near = 2 if principal else 3, abs(one.confidence - least)
    shown = is_sure("statements", line)
    yield Item(one.record, "speaker" if nobody else "statement", rank, near, least, one, line, shown=shown)


def _of_line(name: str, line: Fused, kind: str, least: float) -> Iterator[Item]:
    """A line of a list whose surest evidence is not sure, or hardly; of one that is shown by another rule, one that nobody confirmed."""
    one, shown = _surest(line.evidence, kind), is_sure(name, line)
    bound = CERTAIN if shown and kind == "commitment" else least + CLOSE
    if one is not None and not line.confirmed and one.confidence < bound:
        near = abs(one.confidence - least)
        yield Item(one.record, kind, 3, near, least, one, line, shown=shown)


def _surest(some: Iterable[Evidence], kind: str = "") -> Evidence | None:
    """The surest evidence that is a record's; of an explanation only what was read as one."""
    best: Evidence | None = None
    for one in some:
        fits = one.record and (kind != "explanation" or one.record[0] == "e")
        if fits and (best is None or one.confidence > best.confidence):
            best = one
    return best


def _merged(name: str, line: Fused) -> Iterator[Item]:
    """A line of several reports of which some were taken as one for a weak reason."""
    records = dict.fromkeys(one.record for one in line.evidence if one.record)
    first = next((one for one in line.evidence if one.record), None)
    if first is None or len(records) < 2 or SAID in line.why:
        return
    like = min((likeness(why) for why in line.why), default=CERTAIN)
    if like < WEAK:
        yield Item(MERGE + line.id, "merge", 3, abs(like - WEAK), WEAK, first, line, shown=is_sure(name, line))


def likeness(why: str) -> float:
    """How alike a reason says that two wordings are, in [0, 1]; 1 where it rests on no likeness."""
    found = [float(one) if one else int(percent) / 100 for one, percent in _LIKENESS.findall(why)]
    return min(found, default=CERTAIN)
