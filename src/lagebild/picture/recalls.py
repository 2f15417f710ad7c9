"""Of which commitment a comment speaks: by whom it was made, when, what it was, whether the text tells of it again beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakKeyDictionary

from lagebild.moments import date_of
from lagebild.picture import wiring, wording
from lagebild.picture.castnotes import Notes
from lagebild.picture.castwords import last_name
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.comments import (
    AS_SAID,
    CAME,
    HAD_SAID,
    HANGS_NO_MORE,
    NO_LONGER,
    NOBODY_CAME,
    OF_WHAT_IS_NAMED,
    SO_FAR,
    STILL_DUE,
    Comment,
    comments,
    meant,
)
from lagebild.picture.lifecycle import Fact
from lagebild.picture.material import Sheet, Text
from lagebild.picture.named import Names
from lagebild.picture.retellings import (
    TOLD_AGAIN,
    Said,
    brought,
    elsewhere,
    nobody_came,
    of_deadline,
    same_word,
    says,
    unhung,
)
from lagebild.picture.wiring import Joined
from lagebild.records import Span

LEAST = 1.7  # points from which a comment is about a commitment
MOST = 200  # commitments that have a word in common with a comment: beyond that words alone say nothing
MATTER = 0.6  # how far the conditions of two commitments are about the same where a comment means both
AHEAD = 0.25  # points by which it must be ahead of every other one
PERSON, SIDE, DAY, CONTENT, KIND = 1.0, 0.7, 1.0, 2.0, 0.5
ONLY = 0.8  # points where the one who is named made no other commitment of that kind
BEFORE = 0.7  # what a sentence before or after counts for what a comment is about
TOLD_OF = 0.3  # how far the sentence before "das hatte er gefordert" must be about it
NOW, NEAR = 1.5, timedelta(days=3)  # points for the deadline that a comment speaks of, and how near it must be
NEXT = 0.5  # what a name counts in the sentence before
VERY = 1.2  # points for the thing that was announced in the same word
STEM = 6  # letters in which words are the same
_FIRM = frozenset({"demand", "refusal"})  # kinds that are told apart well; threats, promises and offers are not
_ANNOUNCED = re.compile(
    r"\b(?:angekündigt|angedroht|versprochen|zugesagt|zugesichert|angeboten|gefordert|verlangt|in aussicht gestellt)e[nrms]? "
    r"(?:[a-zäöüß]+e[nrms]? )?([A-ZÄÖÜ][a-zäöüß]{5,})(?![\w-])|"
    r"(?<=[Dd]er |[Dd]ie |[Dd]as |[Dd]en )([A-ZÄÖÜ][a-zäöüß]{5,}), (?:den|die|das)\b[^.;:]*"
    r"\b(?:angekündigt|versprochen|zugesagt|zugesichert)\b"
)
_ANY = frozenset(
    """hilfen maßnahmen maßnahme schritte gespräche treffen sanktionen antwort reaktion unterstützung lösung änderung erklärung entscheidung
    regelung verhandlungen millionen milliarden konsequenzen gegenmaßnahmen""".split()
)
"""What is announced everywhere."""
_FOR_NOW = re.compile(
    r"\b(?:zunächst|vorerst|bislang|bisher|noch|am (?:Morgen|Vormittag|Mittag|Nachmittag|Abend))\b(?! (?:nie|niemals)\b)",
    re.I,
)
_INSISTS = re.compile(r"\b(?:besteh|beharr|poch|verlang|forder|forde)", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_PRONOUN = re.compile(r"\b(?:er|sie|man|wir|ich|es)\b", re.I)
_CASE = re.compile(r"\b(?:für den|im|in dem) fall\b", re.I)
_CONDITION = re.compile(r"\b(?:vor)?bedingung|\bvoraussetzung|\bcondition", re.I)


@dataclass(frozen=True)
class Recall:
    """A comment on a commitment: how surely it is the one, and why."""

    text: Text
    comment: Comment
    sentence: Span
    joined: Joined
    score: float
    why: str
    own: bool = False  # whether whoever made it is named beside


class Known:
    """Commitments by the texts that tell of them, by what they are about, by who made them."""

    def __init__(self, held: Iterable[Joined], before: Notes | None = None) -> None:
        texts: dict[tuple[str, int], list[Joined]] = defaultdict(list)
        about: dict[str, list[Joined]] = defaultdict(list)
        who: dict[str, list[Joined]] = defaultdict(list)
        for one in held:
            for wire in one.wires:
                texts[wire.piece.text.key].append(one)
            for unit in one.about:
                about[unit].append(one)
            for key in one.makers:
                who[key].append(one)
        self.notes = Notes(before)
        self._texts = self.notes.table("of texts", texts)
        self._about = self.notes.table("about", about)
        self._who = self.notes.table("who made", who)

    def by(self, one: Joined) -> list[Joined]:
        """All commitments of those who made one."""
        keys = {key for who in one.by for key in (who.id, last_name(who.name))}
        return list(dict.fromkeys(each for key in sorted(keys) for each in self._who.get(key, ())))

    def near(self, text: Text, said: Iterable[Said], *, people: bool) -> list[Joined]:
        """The commitments of earlier texts of which some sentences can speak: of one of those named there with some words in common or
        a deadline, or of one that the text tells of again; with `people` all of those who are named.
        """
        said = list(said)
        who = {key for one in said for key in (*one.people, *one.sides, *one.tokens)}
        units = {unit for one in said for unit in one.meaning.units}
        about: set[Joined] = set().union(*(self._about.get(key, ()) for key in units))
        days = {span for one in said for span in one.days}
        near = dict.fromkeys(self._texts.get(text.key, ()))
        for one in dict.fromkeys(one for key in who for one in self._who.get(key, ())):
            day = one.first.piece.text.day
            if one in about or people or one.deadline or any(start <= day <= end for start, end in days):
                near[one] = None
        if len(about) <= MOST:
            near |= dict.fromkeys(about)
        return [one for one in near if one.moment < text.moment]


def recalls(sheet: Sheet, known: Known) -> tuple[Recall, ...]:
    """The comments of a text with the commitments that they are about; those that could be about several are left out."""
    if not sheet.of(_spoken):
        return ()
    return known.notes.once("recalls", sheet.text.key, sheet, lambda: tuple(_recalls(sheet, known)))


def _recalls(sheet: Sheet, known: Known) -> Iterator[Recall]:
    text = sheet.text
    for here in sheet.of(_spoken):
        scored = [(*here.points(one, known), one) for one in known.near(text, here.near, people=here.of_vows)]
        found = sorted((one for one in scored if one[0] >= LEAST), key=lambda one: (-one[0], one[2].first.piece.order))
        level = [one for one in found if found[0][0] - one[0] < AHEAD]
        if all(_one_matter(level[0][2], other) for _, _, other in level[1:]):
            for score, why, one in level:
                yield Recall(text, here.comment, here.sentence.span, one, score, why, here.here.acts(one))


def _spoken(sheet: Sheet) -> list[_Here]:
    """The comments of a text with what stands around them."""
    page, found = sheet.page, list[_Here]()
    names: Names | None = None
    for sentence in page.sentences:
        sure = comments(page, sentence.span)
        for comment in sure or comments(page, sentence.span, weak=True):
            names = names or Names(sheet.text, sheet.cast)
            found.append(_Here(sheet.text, page, names, sentence, comment, sure=bool(sure)))
    return found


def _one_matter(one: Joined, other: Joined) -> bool:
    """Whether two commitments of one side hang on the same condition: then what is said of one is said of both."""
    left, right = wiring.condition(one.main), wiring.condition(other.main)
    return bool(one.sides & other.sides and left and right and wording.topic(left, right) >= MATTER)


class _Here:
    """A comment with what stands around it."""

    def __init__(
        self, text: Text, page: Page, names: Names, sentence: Sentence, comment: Comment, *, sure: bool
    ) -> None:
        self.text, self.page, self.comment, self.sure = text, page, comment, sure
        self._points: WeakKeyDictionary[Joined, dict[bool, tuple[float, str]]] = WeakKeyDictionary()
        self.sentence, self._names = sentence, names
        self.near = [Said(text, page, names, one, by) for by, one in _beside(page, sentence)]
        self.here = next(one for one in self.near if one.by == 0)
        self.kinds = meant(page.said(comment.span), comment.name)
        if self.kinds is None and comment.name in OF_WHAT_IS_NAMED:
            self.kinds = meant(page.said((sentence.span[0], comment.span[1])))
        if self.kinds is None and comment.name == NO_LONGER and _INSISTS.search(page.said(comment.span)):
            self.kinds = frozenset({"demand"})
        said = page.said(sentence.span)
        self.nouns = {(found[1] or found[2]).casefold() for found in _ANNOUNCED.finditer(said)} - _ANY
        self.rest = said.replace(page.said(comment.span), " ")
        self.on_case = bool(_CASE.search(page.said(sentence.span)))
        self.of_vows = sure and comment.fact is not Fact.BROKEN and (self.kinds is not None or self.on_case)
        self.on_condition = bool(_CONDITION.search(page.said((sentence.span[0], comment.span[1]))))

    def points(self, one: Joined, known: Known) -> tuple[float, str]:
        """How much speaks for a commitment, with the reasons; 0 where something speaks against it. Worked out once for each."""
        only = self._only(one, known)
        kept = self._points.setdefault(one, {})
        if only not in kept:
            kept[only] = self._speaks_for(one, only=only)
        return kept[only]

    def _speaks_for(self, one: Joined, *, only: bool) -> tuple[float, str]:
        again = max((said.again(one) for said in self.near), default=0.0)
        if self._new(one):
            return 0.0, ""
        if not self._possible(one, again) or (not self.sure and again < 1.5):
            return 0.0, ""
        content = max(said.content(one) * (1.0 if said.by == 0 else BEFORE) for said in self.near if abs(said.by) < 2)
        if self.comment.name == STILL_DUE and one.condition_kind != "before":
            return 0.0, ""
        named = self._names_it(one)
        if self.comment.name in AS_SAID and not (named or self.here.fulfils(one)):
            return 0.0, ""
        due = one.deadline is not None and one.deadline.moment <= self.text.moment
        if self.comment.name in SO_FAR and not due and _FOR_NOW.search(self.here.words):
            return 0.0, ""
        if not self._means(one):
            return 0.0, ""
        if self.comment.name in HAD_SAID and not self._told_before(one):
            return 0.0, ""
        if (
            not self.sure
            and one.condition_kind != "before"
            and not (one.deadline and one.deadline.moment <= self.text.moment)
        ):
            return 0.0, ""
        told = [
            said for said in self.near if said.by or self.comment.fact is not Fact.BROKEN
        ]  # who accuses is not who broke it
        person = max(_shared(said.has_person(one), said.by, again) for said in told) * PERSON
        side = max(_shared(said.has_side(one), said.by, again) for said in told) * SIDE
        parts = {
            "told again beside it": again,
            "same person": person,
            "same side": 0.0 if person >= side else side,
            "its day": DAY if any(said.on_its_day(one) for said in (self.near if again else [self.here])) else 0.0,
            "its words": CONTENT * content,
            "its deadline": max(self._deadline(one), DAY if self.here.on_deadline(one) else 0.0),
            "its kind": KIND if self.kinds and one.kind in self.kinds else 0.0,
            "its very word": VERY if named else 0.0,
            "both its parts": KIND if self.comment.name == HANGS_NO_MORE else 0.0,
        }
        who = max(person, side)
        parts["the only one of that kind"] = ONLY if only else 0.0
        fits = only or parts["its day"] or content >= 0.3 or parts["its deadline"] >= NOW
        meant = not self.kinds or one.kind in self.kinds
        dated = meant and ((parts["its day"] and (parts["its deadline"] or content >= 0.3)) or named)
        if not again and not (who and fits) and not dated and content < 0.7:
            return 0.0, ""
        return sum(parts.values()), ", ".join(name for name, points in parts.items() if points)

    def _names_it(self, one: Joined) -> bool:
        """Whether it has the thing that was announced in the same word: "der versprochene Sonderzug"."""
        said = {word.casefold() for wire in one.wires for word in _WORD.findall(wire.says)}
        return any(word[:-1] == noun[:-1] or word.startswith(noun) for noun in self.nouns for word in said)

    def _means(self, one: Joined) -> bool:
        """Whether what a comment of a kind that names its thing itself, names this one's."""
        match self.comment.name:
            case name if name == NO_LONGER:
                return self._by_maker(one) and self._same_words(one)
            case name if name == HANGS_NO_MORE:
                return unhung(self.here, one)
            case name if name == CAME:
                return brought(self.here.words, one)
            case name if name == NOBODY_CAME:
                return nobody_came(self.here.words, one)
        return True

    def _by_maker(self, one: Joined) -> bool:
        """Whether the clause of a comment names nobody, or the one who made a commitment."""
        begin, end = self.sentence.span
        said, (first, last) = self.page.said(self.sentence.span), self.comment.span
        start = max(said.rfind(mark, 0, first - begin) for mark in ",;:") + 1
        stop = min((at for mark in ",;:" if (at := said.find(mark, last - begin)) >= 0), default=end - begin)
        people, sides = self._names.within((begin + start, begin + stop))
        words = frozenset(_WORD.findall(said[start:stop]))
        if elsewhere(said[start:stop], one):
            return False
        called = {last_name(name) for name in (*(who.name for who in one.by), *one.main.side_names)}
        if called & words or any(who.id in people for who in one.by):
            return True
        return not people and not sides and bool(_PRONOUN.search(said[start:stop])) and says(said, one)

    def _same_words(self, one: Joined) -> bool:
        """Whether the sentence of a comment has a longer noun with a commitment in common."""
        own = [word for word in _WORD.findall(self.rest) if len(word) >= STEM and word[0].isupper()]
        said = (wire.says + " " + (wire.when or "") for wire in one.wires)
        called = {last_name(name) for name in (*(who.name for who in one.by), *one.main.side_names)}
        words = [word for part in said for word in _WORD.findall(part) if word not in called]
        return any(same_word(word, other) for word in words for other in own)

    def _only(self, one: Joined, known: Known) -> bool:
        """Whether somebody is named here who made no other commitment of the kind that the comment names."""
        if not self.of_vows or not self.here.has_person(one) or not self._fits(one):
            return False
        return all(other is one or not self._fits(other) for other in known.by(one))

    def _fits(self, one: Joined) -> bool:
        """Whether the words of the comment fit a commitment: its kind, and that it was made for a case."""
        kind = not self.kinds or one.kind in self.kinds
        return one.moment < self.text.moment and kind and (one.condition_kind in ("if", "unless") or not self.on_case)

    def _new(self, one: Joined) -> bool:
        """Whether the text turns away from something and goes on with this: "rückte davon ab. Es werde nun nicht kommen, es sei denn …"."""
        here = [wire for wire in one.wires if wire.piece.text is self.text]
        behind = all(wire.piece.spans[0][0] >= self.comment.span[1] and not wire.back for wire in here)
        return self.comment.fact is Fact.WITHDRAWN and bool(here) and behind

    def _told_before(self, one: Joined) -> bool:
        """Whether its day is named, or the sentences before tell of something that it is about."""
        before = [said for said in self.near if said.by == -1]
        return self.here.on_its_day(one) or any(said.content(one) >= TOLD_OF for said in (*before, self.here))

    def _deadline(self, one: Joined) -> float:
        """Points for a deadline that is near when the comment speaks of one."""
        if one.deadline is None or not of_deadline(self.here.words):
            return 0.0
        due, told = date_of(one.deadline.day), date_of(self.text.day)
        return NOW if due and told and abs(due - told) <= NEAR else 0.0

    def _possible(self, one: Joined, again: float) -> bool:
        """Whether the comment's own words allow that the commitment is meant."""
        if of_deadline(self.here.words) and one.deadline is None and one.condition_kind != "unless":
            return False
        if (
            self.kinds
            and again < TOLD_AGAIN[0]
            and (one.kind in _FIRM or self.kinds <= _FIRM)
            and one.kind not in self.kinds
        ):
            return False
        here, sides = _states(self.here.sides), _states(one.sides)
        if (
            self.comment.fact is not Fact.BROKEN
            and here
            and sides
            and not here & sides
            and not self.here.has_person(one)
        ):
            return again >= TOLD_AGAIN[0] or self.here.content(one) >= 0.5
        return one.condition_kind is not None or not (self.on_condition or self.comment.fact is Fact.CAME)


def _states(sides: Iterable[str]) -> frozenset[str]:
    """Sides without people of whom nobody knows for whom they speak."""
    return frozenset(side for side in sides if not side.startswith(("person:", "unnamed:")))


def _beside(page: Page, sentence: Sentence) -> Iterator[tuple[int, Sentence]]:
    """A sentence and those before and after it, in other paragraphs two on."""
    for by in (0, -1, 1):
        at = sentence.number + by
        if 0 <= at < len(page.sentences):
            other = page.sentences[at]
            yield by if other.paragraph == sentence.paragraph else 2 * by, other


def _shared(has: bool, by: int, again: float) -> float:
    """What a name counts: all where the comment stands, less in the sentence before, in others where they tell of the commitment."""
    return (1.0 if by == 0 else NEXT if by == -1 or again else 0.0) if has else 0.0
