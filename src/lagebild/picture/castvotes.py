"""Votes of sentences: for whom somebody with a bare office speaks, and of which state a town is the seat.

For a bare office ("Verteidigungsminister Jan Muster") the text has said before whose it is. A wording votes once, however many papers
print it; a clear majority of two votes at least is needed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
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
    """A vote: who is of which side, by which words, and how much it counts; `said` where the words beside the name say so."""

    who: str
    side: str
    words: Hashable
    weight: int = 1
    said: bool = False


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


def chosen(votes: Votes, offices: Offices) -> dict[str, str]:
    """Who is of which side: of several for whom one office of a state was voted the one with the most votes, none where two have them.

    Who is said to have left his office is nobody's rival.
    """
    found = {who: side for who, some in votes.items() if (side := decided(some))}
    rivals: dict[tuple[str, str], set[str]] = defaultdict(set)
    for who, side in found.items():
        for post in () if offices.left(who) else offices.posts(who):
            rivals[side, post].add(who)
    for (side, _), some in sorted(rivals.items()):
        sums = {who: sum(votes[who][side].values()) for who in some}
        most = max(sums.values())
        best = {who for who in some if sums[who] == most}
        for who in some if len({who.rpartition(" ")[2].removeprefix("person:") for who in some}) > 1 else ():
            if who not in best or len(best) > 1:
                found.pop(who, None)
    return found


# -- persons --------------------------------------------------------------------------------------------------------------------


def on_persons(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """The votes of a text on persons whose offices stand bare: for no state of which another one is said to hold the office."""
    if scene:
        for votes in (_introduced, _gone_on, _described, _own, _vowed):
            for ballot in votes(one, scene, standing):
                if ballot.said or not standing.offices.taken(ballot.who, ballot.side):
                    yield ballot


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
        elif _follows(who, scene[number], named.span[0]):
            continue
        elif found := topic(scene, number, lambda mark, who=who: standing.side(mark, who), text.text):  # type: ignore[misc]
            yield Ballot(who, found.side, _said(text, scene[found.number], scene[number]), 1 + found.sure)


def _follows(who: str, sentence: Sentence, at: int) -> bool:
    """Whether the sentence has named somebody else before: "Walden bot Gespräche an, sofern Präsident Jan Muster zusage" is of Walden."""
    return any(mark.kind == "person" and mark.key != who and mark.end <= at for mark in sentence.marks)


def _possessed(who: str, sentence: Sentence, at: int, standing: Standing) -> Iterator[Ballot]:
    """By its own state's name before it: "Belmarien ist nach den Worten seines Außenministers Jan Muster bereit"."""
    before = [mark for mark in sentence.marks if mark.end <= at]
    if before and before[-1].kind == "side" and (side := standing.side(before[-1], who)):
        yield Ballot(who, side, ("possessive", side), 2, said=True)


def _gone_on(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """By surname alone anybody may go on, so that only a sentence about one state counts; and by where somebody speaks."""
    text = one.text
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
    persons = _persons(one, standing)
    begins = {
        mark.begin: mark for sentence in scene for mark in sentence.marks if mark.kind == "side" and not mark.aside
    }
    for statement in one.text.reading.statements:
        who = persons.get(statement.speaker.actor or "") if statement.speaker else None
        begin = statement.spans[0][0] if statement.spans else -1
        mark = begins.get(begin) or begins.get(begin + 1)  # behind a quotation mark
        asked = who and mark and _open(who, standing) and not _suffers(one.text.text, mark)
        if who and mark and asked and (side := standing.side(mark, who)):
            yield Ballot(who, side, one.text.words(statement.spans))


def _vowed(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """By what somebody vows that a state will do: "werde Auland seine Häfen sperren, sagte Muster"."""
    persons, text = _persons(one, standing), one.text.text
    said = {statement.id: statement for statement in one.text.reading.statements}
    marks = [mark for sentence in scene for mark in sentence.marks if mark.kind == "side" and not mark.aside]
    for vow in one.text.reading.frames.commitments:
        statement = said.get(vow.statement or "")
        by = {persons.get(ref.actor or "") for ref in vow.by}
        if by == {None} and statement and statement.speaker:  # the state itself, in the words of somebody
            by = {persons.get(statement.speaker.actor or "")}
        if vow.kind == "demand" or len(by) != 1 or (statement and _WARNS.search(one.text.words(statement.cue).lower())):
            continue
        whom, spans = by.pop(), [(vow.consequence[0][0], vow.consequence[-1][1]), *(ref.spans[0] for ref in vow.by)]
        for mark in marks:
            inside = any(begin <= mark.begin < end for begin, end in spans) and _is_called(mark, text, standing)
            acts = whom and inside and _open(whom, standing) and _will(text, mark)
            if whom and acts and (side := standing.side(mark, whom)):
                yield Ballot(whom, side, one.text.words(vow.consequence), 2)


def _is_called(mark: Mark, text: str, standing: Standing) -> bool:
    """Whether a mark is a state's own name, and no adjective, genitive or organ."""
    state = standing.polities.whos.get(mark.key)
    return state is not None and text[mark.begin : mark.end] == state.name


def _will(text: str, mark: Mark) -> bool:
    """Whether a state is the one that does something in a clause: it opens it before its verb, or stands right behind the verb.

    Only what a government decides to do counts: what a state gets, loses or pays is what another one does to it.
    """
    before, behind = _BREAKS.split(text[: mark.begin][-_CLAUSE:])[-1].split(), text[mark.end :][:_CLAUSE].split()
    verb = before[-1] if before else behind[0] if behind else ""
    if not (verb.isalpha() and verb.islower() and verb not in _ASKS and verb.endswith(("e", "t", "ird", "ill", "ann"))):
        return False
    clause = _BREAKS.split(text[mark.end :], maxsplit=1)[0]
    if verb in _FUTURE and _DONE.search(clause):
        return False
    return _DOES.match(_main(verb, clause)) is not None and not _YIELDS.search(f"{verb} {clause}")


def _main(verb: str, clause: str) -> str:
    """The verb of a clause that says what is done: "werde Auland bald antworten"."""
    return (clause.split() or [""])[-1] if verb in _AUXILIARY else verb


def _suffers(text: str, mark: Mark) -> bool:
    """Whether a state opens a clause that says what it will get, lose or pay, by others."""
    clause = _BREAKS.split(text[mark.end :], maxsplit=1)[0].split()
    return bool(clause) and _SUFFERS.match(_main(clause[0], " ".join(clause))) is not None


_WARNS = re.compile(r"warn|warf|fürcht|vermut|rechn|erwart|beschuldig|behaupt|klagt|frag")
_ASKS = frozenset(
    """müsse müsste muss müssten solle sollte sollten soll dürfe darf dürfte möge mag brauche hätte habe hat ohne ehe wie sowie statt nicht
    seit mit selbst heute heißt sei ist bitte""".split()
)
_FUTURE = frozenset(("werde", "wird", "würde"))
_AUXILIARY = frozenset("werde wird würde will wolle kann könne könnte".split())
_YIELDS = re.compile(
    r"\A(?:gibt|gebe|gab)\s.*\s(?:nach|auf)\s*\Z|(?:aufgeben|aushalten)\s*\Z|\A(?:zieht|ziehe)\s.*\sKürzeren", re.DOTALL
)
_SUFFERS = re.compile(
    r"bereu|büß|(?:be)?zahl|bekomm|bekäm|erh[aä]lt|verlier|erleb|erf[aä]hr|spür|leid|frier|hunger|scheiter|unterlieg"
)
_DOES = re.compile(  # what a government decides to do, from the first letter of the verb on
    r"(?:ab|an|aus|auf|be|bei|ein|ent|mit|um|vor|zurück|zu|frei|fort)?"
    r"(?:sperr|schließ|schlie|antwort|send|liefer|öffn|nehm|nimm|schick|stationier|zieh|räum|stell|steuer|trag|träg|teilig|setz|verhäng|erheb|"
    r"halt|hält|halte|greif|marschier|mobilisier|kündig|unterzeichn|unterschreib|ratifizier|ruf|schieß|schlag|schläg|bau|heb|geb|gibt|gewähr|"
    r"entsend|lass|läss|hilf|helf|unterstütz|spar|streich|kürz|verleg|weis|blockier|stopp|wehr|bomb|beschlagnahm|bind)",
    re.IGNORECASE,
)
_BREAKS = re.compile(r'[,.;:!?„“”»«"\n]')
_CLAUSE = 80  # characters of a clause that are looked at
_DONE = re.compile(r"(?:an|ab|aus|ein|auf|be|um|zu|vor|nach|unter|über|nieder|zurück)?ge\w{2,}(?:t|en)\s*\Z")


# -- towns ----------------------------------------------------------------------------------------------------------------------


def on_towns(one: Facts, scene: Scene, standing: Standing) -> Iterator[Ballot]:
    """The votes of a text on towns: who of a state speaks there, and who is heard where the town is said to have spoken."""
    text, speakers = one.text, _speakers(one, standing)
    for number, sentence in enumerate(scene):
        for town in (mark for mark in sentence.marks if mark.kind == "town"):
            if sides := _speaking(sentence, town, speakers, standing, text.text):
                yield from _for(town, sides, _said(text, sentence))
            elif number + 1 < len(scene) and sentence.leads(town, text.text) and not _is_beside(one, town):
                after = scene[number + 1]
                if after.paragraph == sentence.paragraph:
                    said, heard = _heard(one, after, standing)
                    led = {
                        side
                        for mark in after.marks[:1]
                        if (side := standing.state(mark)) and after.leads(mark, text.text)
                    }
                    yield from _for(town, heard if said else led, _said(text, sentence, after))
    for name, word in one.capitals:
        if side := standing.polities.of((word,)) or standing.polities.named(word):
            yield Ballot(name, side, "capital", NEEDED)


def _for(town: Mark, sides: Collection[str | None], words: Hashable) -> Iterator[Ballot]:
    """The vote for the one state of some, if it is but one."""
    if len(sides) == 1 and (side := next(iter(sides))):
        yield Ballot(town.key, side, words)


def _speaking(sentence: Sentence, town: Mark, speakers: Sequence[Mark], standing: Standing, text: str) -> set[str]:
    """The states of those who speak in a town, with those of whom it is told in the same breath: a guest meets his host."""
    inside = [mark for mark in speakers if sentence.begin <= mark.begin < sentence.end]
    near = [mark for mark in (*sentence.marks, *inside) if mark != town and clause_of(sentence, mark, town, text)]
    speak = {side for mark in near if mark.kind == "person" and (side := standing.state(mark))}
    return speak and {side for mark in near if not mark.aside and (side := standing.state(mark))} | speak


def _persons(one: Facts, standing: Standing) -> dict[str, str]:
    """The persons of a text by the ids of its actors."""
    return {named.actor: who for named in one.named if (who := standing.offices.person(named.names, one.text))}


def _speakers(one: Facts, standing: Standing) -> list[Mark]:
    """Where persons are said to say something, by whatever word."""
    persons = _persons(one, standing)
    refs = [said.speaker for said in one.text.reading.statements if said.speaker and len(said.speaker.spans) == 1]
    return [Mark(*ref.spans[0], "person", who) for ref in refs if (who := persons.get(ref.actor or ""))]


def _is_beside(one: Facts, town: Mark) -> bool:
    """Whether a town stands beside another one, or in what somebody says."""
    words = one.text.text
    said = any(begin <= town.begin < end for said in one.text.reading.statements for begin, end in said.spans)
    return said or words[: town.begin].endswith("und ") or words[town.end :].startswith((" und ", " oder ", "/"))


def _heard(one: Facts, sentence: Sentence, standing: Standing) -> tuple[bool, set[str | None]]:
    """Whether somebody is said to have said something in a sentence, and the states of those: None for who is of none that is known."""
    persons = _persons(one, standing)
    found: set[str | None] = set()
    for statement in one.text.reading.statements:
        begin, end = statement.speaker.spans[0] if statement.speaker and statement.speaker.spans else (-1, -1)
        if statement.speaker is None or not sentence.begin <= begin < sentence.end:
            continue
        sides = {standing.state(mark) for mark in sentence.marks if begin <= mark.begin and mark.end <= end}
        side = standing.persons.get(persons.get(statement.speaker.actor or "", ""))
        found |= sides - {None} or {side if side in standing.polities.whos else None}
    return bool(found), found


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
