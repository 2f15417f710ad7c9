"""The explanations of one text, and which of them stand side by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.causes import cause, mishap
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.explaining import AGAINST, BOUND, EXPLAINS, OPEN, SUPPOSES, Signal, signal
from lagebild.picture.givers import named
from lagebild.picture.material import Piece, evidence
from lagebild.picture.reasons import Reason, reasons
from lagebild.picture.told import Party, party
from lagebild.records import Ref, Span, Spans
from lagebild.situation import Evidence, Who

AHEAD = 4  # sentences behind "über die Gründe wird gerätselt" in which explanations stand
BACK = 8  # sentences before "eine andere Lesart" in which the one stands that it is other than
NEAR = 1  # sentences between two explanations that nothing but the reader puts side by side
HALF = 0.25  # confidence of an explanation from which on the rest of its sentence is looked at for another one
SET_AGAINST = 0.3  # the same where words such as "dagegen" set it against what was said before
WORDS = 25  # words up to which a statement is the explanation that it gives
CAUSES = 5  # sentences between two causes of one mishap
MISHAP = 2  # sentences before a cause in which the mishap stands
SURE = 0.15  # confidence of an explanation from which on it stands beside another

_SUBJECT = re.compile(
    r"\W*((?:[Dd]er|[Dd]ie|[Dd]as|[Dd]iese[rs]?|[Tt]he|[Tt]his)\s+(?:[a-zäöüß]\w*\s+){0,2}[A-ZÄÖÜ]\w+)\s+(?:sei(?:en)?|ist|sind|war(?:en)?|diene[nt]?|is|was)\b"
)
EDGES = ' ,;:„“»«"'
_JOINT = re.compile(r"(?:(?:und|aber|doch|während|oder|and|but|while)\s+)?")


@dataclass(frozen=True)
class Account:
    """An explanation in a text: a record of the reading, what stands beside one in its sentence ("die Gewerkschaft auf die Politik"), or a
    statement where the text says that explanations follow.
    """

    piece: Piece
    spans: Spans
    people: tuple[Who, ...]
    who: Party
    sentence: int
    paragraph: int
    of: str

    @property
    def words(self) -> str:
        """Its words."""
        return self.piece.text.words(self.spans)

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return evidence(self.piece.text, self.spans, self.piece.record)

    @property
    def order(self) -> tuple[object, ...]:
        """The order of explanations."""
        return (*self.piece.order[:3], self.spans)


@dataclass(frozen=True)
class Group:
    """Explanations that stand side by side in a text; `thing` is what they explain."""

    thing: str
    accounts: tuple[Account, ...]
    why: str

    @property
    def piece(self) -> Piece:
        """The first of them, by which the group is known."""
        return self.accounts[0].piece


class Accounts:
    """The explanations of one text."""

    def __init__(self, pieces: Sequence[Piece], cast: Cast, page: Page) -> None:
        self.text, self.page = page.text, page
        self._cast = cast
        self._language = self.text.reading.article.language
        self._gives: dict[int, Sequence[tuple[Account, bool]]] = {}
        some = self._pieces = sorted(pieces, key=lambda piece: piece.order)
        read = [
            one
            for piece in some
            if piece.kind == "explanation" and (one := self._account(piece, piece.spans, self._holders(piece)))
        ]
        self._read = sorted([*read, *(more for one in read for more in self._halves(one))], key=lambda one: one.order)
        said = (self._account(piece, piece.spans, piece.actors) for piece in some if piece.kind == "statement")
        self._all = [one for one in said if one is not None]
        told = [one for one in self._all if not BOUND.search(one.words) or EXPLAINS.search(one.words)]
        self._said = [one for one in told if not any(_holds(one, other) for other in (*told, *self._read))]

    def _account(self, piece: Piece, spans: Spans, people: tuple[Who, ...]) -> Account | None:
        sentence = self.page.sentence(spans[0][0]) if spans else None
        if sentence is None or not people or not wording.meaning(self.text.words(spans), self._language).units:
            return None
        of = piece.text.words(piece.record.of) if piece.kind == "explanation" else ""
        return Account(
            piece, spans, people, party(people, self._cast, self._language), sentence.number, sentence.paragraph, of
        )

    def _holders(self, piece: Piece) -> tuple[Who, ...]:
        """Who holds an explanation: whoever its clause begins with, else whom the reader has found."""
        sentence = self.page.sentence(piece.spans[0][0]) if piece.spans else None
        clauses = self.page.clauses(sentence) if sentence else ()
        clause = next((one for one in clauses if one[0] <= piece.spans[0][0] < one[1]), None)
        if clause and ":" in self.page.said((clauses[0][0], clause[0])):  # who speaks stands before the colon
            clause = clauses[0]
        first = self._first(clause) if clause else None
        return first[0] if first and first[1] <= piece.spans[0][0] else piece.actors

    def _first(self, clause: Span) -> tuple[tuple[Who, ...], int] | None:
        """Whoever a clause begins with, and where their name ends; nobody where the name goes on."""
        joint = _JOINT.match(self.page.said(clause))
        begin = clause[0] + (joint.end() if joint else 0)
        found = [(at[1], actor.id) for actor in self.text.reading.actors for at in actor.mentions if at[0] == begin]
        if not found:
            return None
        end, actor = max(found)
        rest = self.text.text[end : clause[1]].lstrip()
        if not rest or not rest[0].islower():
            return None
        return self._cast.all(self.text, (Ref(actor, ((begin, end),)),)), end

    def _halves(self, one: Account) -> Iterator[Account]:
        """What others are said to hold in the rest of the sentence, where the verb is left out: "die Gewerkschaft auf die Politik"."""
        sentence = self.page.sentence(one.spans[0][0])
        if sentence is None or one.piece.record.confidence < HALF:
            return
        end = one.spans[-1][1]
        colon = self.page.words.find(":", end, sentence.span[1])  # behind it the same one speaks on
        later = [
            clause for clause in self.page.clauses(sentence) if clause[0] >= end and (colon < 0 or clause[0] < colon)
        ]
        begun = [(clause, first) for clause in later if (first := self._first(clause))]
        ends = [clause[0] for clause, _ in begun[1:]] + [sentence.span[1] if colon < 0 else colon]
        for (_, (people, begin)), end in zip(begun, ends, strict=False):
            half = self._account(one.piece, (self._trimmed(begin, end),), people)
            if half is not None and not half.who.meets(one.who):
                yield half

    def _trimmed(self, begin: int, end: int) -> Span:
        words = self.text.text[begin:end]
        return begin + len(words) - len(words.lstrip()), begin + len(words.rstrip(EDGES + "."))

    def groups(self) -> Iterator[Group]:
        """Explanations side by side: where the text says that there are several, else where the reader found several."""
        used: set[int] = set()  # sentences
        for sentence in self.page.sentences:
            found = signal(self.page.said(sentence.span))
            if found is None:
                continue
            accounts = self._following(sentence) if found.kind == OPEN else self._other(sentence)
            if len(accounts) > 1 and not used & {one.sentence for one in accounts}:
                used |= {one.sentence for one in accounts}
                why = "the text says that there are several explanations"
                yield Group(self._thing(found, sentence, accounts), self._whole(accounts), why)
        for group in self._in_words(used):
            used |= {one.sentence for one in group.accounts}
            yield group
        for group in self._causes(used):
            used |= {one.sentence for one in group.accounts}
            yield group
        yield from self._beside(used)

    # -- what caused a mishap

    def _causes(self, used: Collection[int]) -> Iterator[Group]:
        """What different holders say caused a mishap, one of them in so many words, the others near it."""
        free = [one for one in self.page.sentences if one.number not in used]
        said = [one for one in self._all if one.piece.record.type != "reported" and one.sentence not in used]
        found = [(one, sure) for one in said if (sure := cause(one.words)) is not None]
        found += [
            (one, sure)
            for sentence in free
            for one, sure in self._given(sentence)
            if sure or AGAINST.search(self.page.said(sentence.span))
        ]
        found.sort(key=lambda both: both[0].order)
        first = next((one for one, sure in found if sure), None)
        if first is None:
            return
        near = [one for one, _ in found if abs(one.sentence - first.sentence) <= CAUSES]
        accounts = self._each([first, *near])
        near_by = self.page.sentences[max(0, first.sentence - MISHAP)].span[0]
        before = self.page.words[near_by : first.spans[0][0]]
        if len(accounts) > 1 and (thing := mishap(before)):
            yield Group(thing, accounts, "the words say what caused it")

    # -- what is called an explanation

    def _in_words(self, used: Collection[int]) -> Iterator[Group]:
        """Explanations that the words of sentences next to one another give, of different holders: at least one that explains anyway."""
        run: list[tuple[Account, bool]] = []
        found = [
            one for sentence in self.page.sentences if sentence.number not in used for one in self._given(sentence)
        ]
        for one, sure in [*found, (None, False)]:
            if one is not None and (not run or one.sentence - run[-1][0].sentence <= NEAR):
                if sure or run:
                    run.append((one, sure))
                continue
            accounts = self._each(each for each, _ in run)
            if len(accounts) > 1:
                accounts = self._each([*accounts, *self._before(accounts[0])])
                thing = max((each.of for each in accounts), key=len)
                yield Group(thing or self._before_it(accounts[0]), accounts, "the words say that they explain")
            run = [(one, sure)] if one is not None and sure else []

    def _given(self, sentence: Sentence) -> Sequence[tuple[Account, bool]]:
        """What the words of a sentence give as explanations, and whether they do so wherever they stand: worked out once."""
        if sentence.number not in self._gives:
            self._gives[sentence.number] = tuple(self._giving(sentence))
        return self._gives[sentence.number]

    def _giving(self, sentence: Sentence) -> Iterator[tuple[Account, bool]]:
        for reason in reasons(self.page, sentence):
            bearer = self._bearer(sentence, reason)
            who = named(self.text, reason.who, self._cast) if bearer is not None else None
            if bearer is not None and who is not None:
                account = self._account(bearer, (reason.why,), (who,))
                if account is not None:
                    yield replace(account, of=self.page.said(reason.of) if reason.of else ""), reason.sure

    def _bearer(self, sentence: Sentence, reason: Reason) -> Piece | None:
        """A record of the sentence, to stand for its words: what is nearest to the explanation."""
        begin, end = sentence.span
        some = [piece for piece in self._pieces if piece.spans and begin <= piece.spans[0][0] < end]
        kinds = ("explanation", "position", "statement", "event")
        return min(
            some, key=lambda one: (abs(one.spans[0][0] - reason.why[0]), kinds.index(one.kind), one.id), default=None
        )

    def _before(self, first: Account) -> list[Account]:
        """What another one has said of it in the sentence before: "Jemand habe …, sagte er. Das Amt erklärte den Ausfall mit …"."""
        return [
            one
            for one in self._said
            if first.sentence - one.sentence == 1
            and one.paragraph == first.paragraph
            and one.piece.record.type != "reported"
        ]

    def _before_it(self, one: Account) -> str:
        """What is explained where no words of the explanations say so: the sentence before them."""
        before = self.page.beside(self.page.sentences[one.sentence], -1)
        return self.page.said((before or self.page.sentences[one.sentence]).span).strip(" .")

    def _whole(self, accounts: Sequence[Account]) -> tuple[Account, ...]:
        """The explanations with all words of the statement that gives each, unless it gives another one's too."""
        return tuple(self._stated(one, accounts) if one.piece.kind == "explanation" else one for one in accounts)

    def _stated(self, one: Account, accounts: Sequence[Account]) -> Account:
        for said in self._all:
            if said.piece.record.type == "reported" or not _lies(one, said) or not said.who.meets(one.who):
                continue
            others = any(_lies(other, said) and not other.who.meets(one.who) for other in accounts)
            if not others and len(said.words.split()) <= WORDS:
                return replace(one, piece=said.piece, spans=said.spans)
        return one

    def _following(self, sentence: Sentence) -> tuple[Account, ...]:
        """The explanations from a sentence on, as long as every sentence of the paragraph has one."""
        found: list[Account] = []
        for number in range(sentence.number, sentence.number + AHEAD + 1):
            here = [
                one
                for one in (*self._read, *self._said)
                if one.sentence == number and one.paragraph == sentence.paragraph
            ]
            some = [one for one in here if self._puts_forward(one)]
            if not some and number > sentence.number:
                break
            found += some
        return self._each(found)

    def _puts_forward(self, one: Account) -> bool:
        """Whether it is an explanation where explanations are asked for."""
        if one.piece.kind == "explanation" or EXPLAINS.search(one.words):
            return True
        return SUPPOSES.search(self.page.said(self.page.sentences[one.sentence].span)) is not None

    def _other(self, sentence: Sentence) -> tuple[Account, ...]:
        """What follows a sentence that announces another explanation, with those before it that others hold."""
        near = (
            one
            for one in (*self._read, *self._said)
            if 0 <= one.sentence - sentence.number <= 1 and one.paragraph == sentence.paragraph
        )
        behind = next(iter(sorted(near, key=lambda one: (one.piece.kind, one.order))), None)
        if behind is None:
            return ()
        before = [
            one
            for one in (*self._read, *self._said)
            if 0 < sentence.number - one.sentence <= BACK
            and not one.who.meets(behind.who)
            and EXPLAINS.search(one.words)
        ]
        explains = any(one.piece.kind == "explanation" for one in (*before, behind)) or EXPLAINS.search(behind.words)
        return self._each((*before, behind)) if explains else ()

    def _each(self, some: Iterable[Account]) -> tuple[Account, ...]:
        """One explanation of each holder, in their order: the reader's own where it found one."""
        chosen: list[Account] = []
        for one in some:
            if not any(one.who.meets(other.who) or _meets(one.spans, other.spans) for other in chosen):
                chosen.append(one)
        return tuple(sorted(chosen, key=lambda one: one.order))

    def _thing(self, found: Signal, sentence: Sentence, accounts: Sequence[Account]) -> str:
        """What is explained: as the text says it there, else as the reader found it, else the sentence before."""
        if wording.meaning(found.thing, self._language).units:
            return found.thing
        if of := max(accounts, key=lambda one: (bool(one.of), one.piece.record.confidence)).of:
            return of
        subjects = (_SUBJECT.match(one.words) for one in accounts)
        if subject := next((match for match in subjects if match), None):
            return subject[1]
        before = self.page.beside(sentence, -1)
        return self.page.said((before or sentence).span).strip(" .")

    def _beside(self, used: Collection[int]) -> Iterator[Group]:
        """Explanations of the reader that stand in one sentence or two that follow each other, by different holders."""
        run: list[Account] = []
        for one in [
            *(one for one in self._read if one.piece.record.confidence >= SURE and one.sentence not in used),
            None,
        ]:
            if one is not None and (not run or one.sentence - run[-1].sentence <= NEAR):
                run.append(one)
                continue
            accounts = self._each(run) if run else ()
            if len(accounts) > 1 or (accounts := self._against(run)):
                thing = max(accounts, key=lambda each: (bool(each.of), each.piece.record.confidence)).of
                yield Group(thing, self._whole(accounts), "explanations side by side")
            run = [one] if one is not None else []

    def _against(self, run: Sequence[Account]) -> tuple[Account, ...]:
        """An explanation that is set against what another one says before it: "dagegen", "eher"."""
        for one in run:
            if one.piece.record.confidence >= SET_AGAINST and AGAINST.search(
                self.page.said(self.page.sentences[one.sentence].span)
            ):
                before = [
                    other
                    for other in self._said
                    if 0 <= one.sentence - other.sentence <= NEAR and other.order < one.order
                ]
                accounts = self._each([one, *reversed(before)][:2])
                if len(accounts) > 1:
                    return accounts
        return ()


def _meets(one: Spans, other: Spans) -> bool:
    return any(begin < end2 and begin2 < end for begin, end in one for begin2, end2 in other)


def _lies(one: Account, other: Account) -> bool:
    """Whether an explanation lies in another one's words."""
    return other.spans[0][0] <= one.spans[0][0] and one.spans[-1][1] <= other.spans[-1][1]


def _holds(one: Account, other: Account) -> bool:
    """Whether a statement has another explanation in it, which is somebody else's."""
    begin, end = one.spans[0][0], one.spans[-1][1]
    inside = begin <= other.spans[0][0] and other.spans[-1][1] <= end and one.spans != other.spans
    return inside and not one.who.meets(other.who)
