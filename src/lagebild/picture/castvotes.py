"""Votes of sentences: for whom somebody with a bare office speaks, and of which state a town is the seat.

For a bare office ("Verteidigungsminister Jan Muster") the text has said before whose it is. A wording votes once, however many papers
print it; a clear majority of two votes at least is needed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lagebild.picture.castnouns import STATE, noun
from lagebild.picture.castoffices import Offices
from lagebild.picture.castpolities import Polities
from lagebild.picture.castscan import Facts
from lagebild.picture.castscenes import BACK, Mark, Sentence, clause_of, topic
from lagebild.picture.material import Text

NEEDED = 2  # votes, at least
CLEAR = 2  # times as many as for anybody else

Votes = dict[str, dict[str, dict[Hashable, int]]]  # whom, for whom, in which words: how much
Scene = Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote: who is of which side, by which words, and how much it counts."""

    who: str
    side: str
    words: Hashable
    weight: int = 1


@dataclass
class Standing:
    """The sides of persons and towns, as far as they are known."""

    offices: Offices
    polities: Polities
    persons: dict[str, str] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)

    def side(self, mark: Mark, of: str = "") -> str | None:
        """The side that a mark stands for, as far as somebody can be of it."""
        side = None
        if mark.kind == "side":
            side = mark.key
        elif mark.kind == "town":
            side = self.towns.get(mark.key)
        elif mark.key != of and self.offices.of_state(mark.key):
            side = self.persons.get(mark.key)
        return side if side is not None and self.offices.may_be_of(of, side) else None

    def state(self, mark: Mark) -> str | None:
        """The state that is heard where a mark stands: a town is not."""
        side = None if mark.kind == "town" else self.side(mark)
        return side if side in self.polities.whos else None


def counted(ballots: Iterator[Ballot]) -> Votes:
    """The votes, each wording once."""
    votes: Votes = defaultdict(lambda: defaultdict(dict))
    for one in ballots:
        some = votes[one.who][one.side]
        some[one.words] = max(one.weight, some.get(one.words, 0))
    return votes


def decided(votes: Mapping[str, Mapping[Hashable, int]]) -> str | None:
    """The side with a clear majority."""
    sums = sorted(((sum(some.values()), side) for side, some in votes.items()), reverse=True)
    if not sums or sums[0][0] < NEEDED:
        return None
    return sums[0][1] if len(sums) == 1 or sums[0][0] >= CLEAR * sums[1][0] else None


# -- persons --------------------------------------------------------------------------------------------------------------------


def on_persons(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """The votes of a text on persons whose offices stand bare."""
    if scene:
        yield from _introduced(one, scene, standing)
        yield from _gone_on(one.text, scene, standing)
        yield from _described(one, scene, standing)
        yield from _own(one, scene, standing)


def _open(who: str, standing: Standing) -> bool:
    """Whether votes on a person are asked for."""
    return not standing.offices.says(who) and standing.offices.speaks(who)


def _introduced(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """By what was spoken of before: "Belmarien lehnte ab. Das sei zu früh, sagte Verteidigungsminister Jan Muster"."""
    starts, text = [sentence.begin for sentence in scene], one.text
    for named in one.named:
        who = standing.offices.person(named.names, text) if named.office else None
        if who is None or not _open(who, standing):
            continue
        number = bisect_right(starts, named.span[0]) - 1
        if named.possessive:
            yield from _possessed(who, scene[number], named.span[0], standing)
        elif found := topic(scene, number, lambda mark, who=who: standing.side(mark, who), text.text):  # type: ignore[misc]
            yield Ballot(who, found.side, _said(text, scene[found.number], scene[number]), 1 + found.sure)


def _possessed(who: str, sentence: Sentence, at: int, standing: Standing) -> Iterator[Ballot]:
    """By its own state's name before it: "Belmarien ist nach den Worten seines Außenministers Jan Muster bereit"."""
    before = [mark for mark in sentence.marks if mark.end <= at]
    if before and before[-1].kind == "side" and (side := standing.side(before[-1], who)):
        yield Ballot(who, side, ("possessive", side), 2)


def _gone_on(text: Text, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """By surname alone anybody may go on, so that only a sentence about one state counts; and by where somebody speaks."""
    for number, sentence in enumerate(scene):
        for mark in sentence.marks:
            if mark.kind != "person" or not _open(mark.key, standing):
                continue
            found = topic(scene, number, lambda other: other.key if other.kind == "side" else None, text.text)
            if found and found.sure and standing.offices.may_be_of(mark.key, found.side):
                yield Ballot(mark.key, found.side, _said(text, scene[found.number], sentence))
            for town in sentence.marks:
                side = standing.towns.get(town.key) if town.kind == "town" else None
                if side and clause_of(sentence, mark, town, text.text):
                    yield Ballot(mark.key, side, _said(text, sentence), 2)


def _described(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """By an office with its state in a paragraph that names one who has it: "Der belmarische Präsident" is he, surely if his office is
    not said there.
    """
    starts = [sentence.begin for sentence in scene]
    said = {
        (who, named.office.office)
        for named in one.named
        if named.office and (who := standing.offices.person(named.names, one.text))
    }
    for stem, word, is_named, at in one.described:
        side, office = standing.polities.of((stem,)), noun(word)
        if not side or not office or office.kind != STATE or not office.unique or is_named:
            continue
        number = bisect_right(starts, at) - 1
        around = scene[max(0, number - BACK) : number + 2]
        near = [sentence for sentence in around if sentence.paragraph == scene[number].paragraph]
        here = {mark.key for sentence in near for mark in sentence.marks if mark.kind == "person"}
        held = [has for who in here for has in standing.offices.of(who)]
        fitting = {has.person for has in held if has.office == office.office and has.gender == office.gender}
        president = fitting.pop() if len(fitting) == 1 else None
        if president and _open(president, standing):
            weight = 1 if (president, office.office) in said else 2
            yield Ballot(president, side, ("office", one.text.version.article), weight)


def _own(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """By what somebody says that the own country does: "Auland habe keine Erkenntnisse, erklärte Muster"."""
    persons = {named.actor: who for named in one.named if (who := standing.offices.person(named.names, one.text))}
    begins = {
        mark.begin: mark for sentence in scene for mark in sentence.marks if mark.kind == "side" and not mark.aside
    }
    for statement in one.text.reading.statements:
        who = persons.get(statement.speaker.actor or "") if statement.speaker else None
        begin = statement.spans[0][0] if statement.spans else -1
        mark = begins.get(begin) or begins.get(begin + 1)  # behind a quotation mark
        if who and mark and _open(who, standing) and (side := standing.side(mark, who)):
            yield Ballot(who, side, one.text.words(statement.spans))


# -- towns ----------------------------------------------------------------------------------------------------------------------


def on_towns(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """The votes of a text on towns: who of a state speaks there, and who is heard where the town is said to have spoken."""
    text = one.text
    for number, sentence in enumerate(scene):
        for town in (mark for mark in sentence.marks if mark.kind == "town"):
            speaking = [
                one for one in sentence.marks if one.kind == "person" and clause_of(sentence, one, town, text.text)
            ]
            sides = {side for mark in speaking if (side := standing.state(mark))}
            behind = scene[number + 1 : number + 2] if not sides and sentence.leads(town, text.text) else ()
            for after in behind:
                if after.paragraph == sentence.paragraph:
                    sides = {side for mark in after.marks if not mark.aside and (side := standing.state(mark))}
            if len(sides) == 1:
                yield Ballot(town.key, sides.pop(), _said(text, sentence, *behind))
    for name, word in one.capitals:
        if side := standing.polities.of((word,)) or standing.polities.named(word):
            yield Ballot(name, side, "capital", NEEDED)


def seats(votes: Votes) -> dict[str, str]:
    """Of every state the one town that is its seat."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for town, some in votes.items():
        if side := decided(some):
            found[side].append((sum(some[side].values()), town))
    best = {side: max(towns)[0] for side, towns in found.items()}
    return {
        town: side
        for side, towns in found.items()
        for number, town in towns
        if number == best[side] and sum(one == number for one, _ in towns) == 1
    }


def _said(text: Text, *some: Sentence) -> tuple[str, ...]:
    """The words of sentences: copies of a text vote once."""
    return tuple(text.text[one.begin : one.end] for one in some)
