"""Who says in a text that something is so, and who says that it is not: assertions, denials, and what each denial answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from lagebild.picture import claimwords, wording
from lagebild.picture.antecedents import REACH, Antecedents, Claimed, Denying
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.complements import complement, differs
from lagebild.picture.denials import CHARGES, CLAIMS, Cue, denials, says_nothing
from lagebild.picture.denied import PAPER, PRONOUN, Denied, Unmet
from lagebild.picture.material import Piece, Text
from lagebild.picture.told import Party, party
from lagebild.picture.wording import Meaning
from lagebild.records import Ref, Span, Spans
from lagebild.situation import Who

POINTED = 2  # sentences back to what "ein solches Gespräch" points
BOUND = 0.4  # confidence from which on words are somebody's promise or threat, and no claim
COUNTER = 0.45  # the same where nothing but these words says that they answer it
AGAINST = 0.25  # the same where words such as "dagegen" set them against it

_CLAUSE = re.compile(r"(?P<head>[^,:;.]*),\s*(?P<clause>.+)", re.DOTALL)
_ASIDE = re.compile(rf"\b(?:{CHARGES}|{CLAIMS})\b[^,:;]{{0,60}},\s*(?P<clause>[^:;]+),[^,:;]*\Z")
"""A claim that stands behind the word for it: "Die Behauptung, die Brücke sei gesprengt worden, ist frei erfunden"."""
_AND = re.compile(r"\b(?:und|and)\b")
_THAT = re.compile(r"(?:dass|daß|wonach|nach de(?:m|nen)|de(?:m|nen) zufolge|that)\b")
_TO = re.compile(r"\b(?:zu \w+n|\w{2,}zu\w{2,}n)\b")
_POINTS_BACK = re.compile(r"\b(?:[Ss]olche[nmrs]?|[Dd]erartige[nmrs]?|[Nn]ichts dergleichen|[Ss]uch)\b")
_CLOSING = ' .“«"'
_CONTRAST = re.compile(r"\b(?:dagegen|hingegen|demgegenüber|by contrast)\b", re.IGNORECASE)
_WITH = re.compile(r"\W*(?:(?:[Dd](?:er|ie|as)|[Ee]ine?|[Tt]he)\s+)?(?:[\wäöüß-]+\s+){0,2}")
_OBLIQUE = re.compile(r"\W*(?:[Dd]e[nm]|[Ee]ine[mnr]|[Dd]iese[mnr]|(?:[Ii]hre|[Ss]eine)[mnr])\s")
"""An article of somebody to whom something is done."""
_ARMY = re.compile(
    r"\w*(?:armee|streitkräfte|militär|marine|luftwaffe|truppen?|garde|flotte|miliz|army|forces|navy)\b", re.IGNORECASE
)
_OFFICER = re.compile(
    r"\b(?:\w*[Gg]eneral|Oberst(?:leutnant)?|\w*[Aa]dmiral|Major|Hauptmann|Kapitän|Kommandeur|Kommandant|General|Colonel)\b"
)
_SPEAKS_FOR = re.compile(
    r"\b[Ee]ine? \w*[Ss]precher(?:in)?\b(?!\s+(?:de[sr]|von|vom|für|aus|in)\b)|"
    r"\ba spokes\w+\b(?!\s+(?:of|for)\b)"
)
_RANK = {"position": 0, "event": 1, "statement": 2}


class Claims:
    """The claims of one text. `unmet` are the denials whose claims it does not have, known once `denied` is through."""

    def __init__(self, text: Text, pieces: Sequence[Piece], cast: Cast, page: Page) -> None:
        self.text = text
        self.page = page
        self._cast = cast
        self._pieces = pieces
        self._language = text.reading.article.language
        self.unmet: list[Unmet] = []

    @cached_property
    def told(self) -> list[Claimed]:
        """The statements, in their order."""
        return [one for piece in self._pieces if piece.kind == "statement" and (one := self._claimed(piece))]

    @cached_property
    def said(self) -> list[Claimed]:
        """Those about what is so, of somebody in particular."""
        bound = [piece for piece in self._pieces if piece.kind == "commitment" and piece.record.confidence >= BOUND]
        return [one for one in self.told if one.people and self._is_claim(one.piece, bound)]

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self.page, self.told, self.said, self._sides)

    def _sides(self, one: Claimed) -> set[str]:
        """The sides of those whom a claim names."""
        spans = one.piece.spans
        refs = [
            Ref(actor.id, (at,)) for actor in self.text.reading.actors for at in actor.mentions if _meets(spans, (at,))
        ]
        return {self._cast.side(who).id for who in self._cast.all(self.text, refs)}

    def _is_claim(self, piece: Piece, bound: Sequence[Piece]) -> bool:
        if claimwords.no_claim(piece.words) or all(_is_word(who.name) for who in piece.actors):
            return False
        if piece.record.type == "reported" and claimwords.takes_sides(piece.words):
            return False
        return claimwords.past(piece.words) or not any(_inside(other.spans, piece.spans) for other in bound)

    def _claimed(self, piece: Piece) -> Claimed | None:
        sentence = self.page.sentence(piece.spans[0][0]) if piece.spans else None
        if sentence is None:
            return None
        around = self.page.said(sentence.span)
        return Claimed(
            piece=piece,
            who=party(piece.actors, self._cast, self._language),
            meant=wording.meaning(piece.words, self._language),
            sentence=sentence.number,
            last=self.page.over(piece.spans[:1])[-1].number,
            paragraph=sentence.paragraph,
            charge=claimwords.charges(around),
            ahead=claimwords.ahead(piece.words),
        )

    # -- denials that are called so

    def denied(self) -> Iterator[Denied]:
        """What is denied in so many words, and by a statement that says the opposite of one before it."""
        answered: set[str] = set()
        for sentence in self.page.sentences:
            for cue in denials(self.page.words, sentence.span):
                if (found := self._answered(sentence, cue)) is not None:
                    answered |= {found.denial.id, *([found.more.id] if found.more else [])}
                    yield found
        for one in self.said:
            if one.piece.id not in answered and (found := self._countered(one)) is not None:
                yield found

    def _answered(self, sentence: Sentence, cue: Cue) -> Denied | None:
        for piece, people in self._carriers(sentence, cue):
            denier = party(people, self._cast, self._language)
            more = self._more(sentence, denier, answer=cue.answers)
            if cue.answers and not (more and more.denies and not more.ahead):
                continue
            claim = self._named(piece, sentence, cue)
            own = self._own(claim, more)
            but = {piece.id, more.piece.id if more else ""}
            fits = self._fits(claim, sentence, cue, denier)
            best = self._antecedents.best(Denying(sentence, cue, denier, more, own, bool(claim), but, fits))
            if best is not None:
                why = f"denied in so many words: {self._cue(cue)}"
                also = self._antecedents.beside(best) if cue.about == "charge" else ()
                return Denied(best, piece, people, (sentence.span,), more.piece if more else None, claim, why, also)
            if claim and not cue.answers and (asked := self._asked(piece, denier, claim, sentence)) is not None:
                why = f"denied in another report: {self._cue(cue)}"
                self.unmet.append(Unmet(asked, people, (sentence.span,), more.piece if more else None, claim, why))
                return None
        return None

    def _asked(self, piece: Piece, denier: Party, claim: str, sentence: Sentence) -> Claimed | None:
        """What a denial says is not so, as if the denier had claimed it; None where that is no whole sentence."""
        if not claimwords.told(claim) or claimwords.ahead(claim) or claimwords.says_no(claim):
            return None
        meant = wording.meaning(claim, self._language)
        return Claimed(
            piece, denier, meant, sentence.number, sentence.number, sentence.paragraph, charge=False, ahead=False
        )

    def _fits(self, claim: str, sentence: Sentence, cue: Cue, denier: Party) -> Callable[[Claimed], bool]:
        """Whether a claim can be what the words of a denial name: the same names and numbers, and what its noun is about."""
        begin, end = sentence.span
        verb = cue.ends[0] if len(cue.ends) > 1 else cue.ends[-1]
        of = complement(self.page.words[begin:end], (verb[0] - begin, verb[1] - begin))
        at = self.page.words.find(of, begin, end) if of else -1
        mine = wording.meaning(claim, self._language)
        units = frozenset(wording.meaning(of, self._language).units)
        refs = [
            Ref(actor.id, (span,))
            for actor in self.text.reading.actors
            for span in actor.mentions
            if at >= 0 and at <= span[0] and span[1] <= at + len(of)
        ]
        whose = [party((who,), self._cast, self._language) for who in self._cast.all(self.text, refs)]
        whose = [one for one in whose if not one.meets(denier)]

        def fits(one: Claimed) -> bool:
            if claim and claimwords.told(claim):
                if whose and not any(held.meets(one.who) for held in whose):
                    return False
                return not differs(claim, one.piece.words, mine, one.meant)
            return not of.strip() or bool(units & one.meant.units.keys()) or any(held.meets(one.who) for held in whose)

        return fits

    def _cue(self, cue: Cue) -> str:
        first, last = (self.page.said(end) for end in cue.ends)
        return first if first == last else f"{first} … {last}"

    def _carriers(self, sentence: Sentence, cue: Cue) -> list[tuple[Piece, tuple[Who, ...]]]:
        """The records that the reader found in the words that deny, with who denies by them, the surest first.

        Where the text has only a pronoun, it is whoever speaks next, if one of the records says so too; else nobody where they differ.
        """
        found = [
            piece
            for piece in self._pieces
            if piece.actors
            and _meets(self._cue_of(piece, said=cue.said), cue.ends)
            and not (piece.kind == "position" and piece.record.stance == "for")
        ]
        found.sort(key=lambda piece: (not piece.record.shown, _RANK[piece.kind], -piece.record.confidence, piece.id))
        named = [(piece, people) for piece in found if (people := self._here(piece, sentence, cue))]
        if named or (not found and not cue.said):
            return named or self._subject(sentence, cue)
        everybody = {who.id: who for piece in found for who in piece.actors}
        next_one = (
            who for one in self.said if one.sentence in (sentence.number, sentence.number + 1) for who in one.people
        )
        speaks = next((who for who in next_one if who.id in everybody), None)
        if speaks is None and len(everybody) > 1:
            return []
        return [(piece, (speaks,) if speaks else piece.actors) for piece in found]

    def _subject(self, sentence: Sentence, cue: Cue) -> list[tuple[Piece, tuple[Who, ...]]]:
        """Whoever a sentence begins with and denies in the next word, where the reader found nothing in these words; the record is what
        stands next to them.
        """
        begin, verb = sentence.span[0], cue.ends[0][0]
        at = next(
            (
                (actor.id, at)
                for actor in self.text.reading.actors
                for at in actor.mentions
                if begin <= at[0] and at[1] < verb
                if _WITH.fullmatch(self.page.words, begin, at[0]) and not self.page.words[at[1] : verb].strip()
            ),
            None,
        )
        near = (sentence.number, sentence.number + 1)
        some = [one.piece for one in self.told if one.sentence in near and one.piece.spans[0][0] > begin]
        if at is None or not some or _OBLIQUE.match(self.page.said((begin, verb))):
            return []
        who = self._cast.all(self.text, (Ref(at[0], (at[1],)),))
        return [(some[0], who)] if who else []

    def _here(self, piece: Piece, sentence: Sentence, cue: Cue) -> tuple[Who, ...]:
        """Those who deny by a record, as far as the sentence itself names them; "die Vorwürfe Brandners" names who does not."""
        record = piece.record
        refs = {"position": "holders", "event": "actors", "statement": "speaker"}
        held = getattr(record, refs[piece.kind])
        some = held if isinstance(held, tuple) else (held,)
        begin, end = sentence.span
        inside = [
            ref
            for ref in some
            if ref and ref.spans and begin <= ref.spans[0][0] < end and not PRONOUN.match(piece.text.words(ref.spans))
            if not cue.span[0] <= ref.spans[0][0] < cue.ends[0][0]
            if not claimwords.NOUN.fullmatch(piece.text.words(ref.spans).rsplit(" ", 1)[-1])
        ]
        return self._cast.all(piece.text, inside)

    @staticmethod
    def _cue_of(piece: Piece, *, said: bool) -> Spans:
        """The words by which a record would be of a denial: what is said, or the verb of saying so."""
        if said:
            return piece.spans if piece.kind == "statement" else ()
        if piece.kind == "event":
            return piece.spans if piece.record.type in ("REJECT", "ACCUSE") else ()
        return piece.record.cue if piece.kind in ("position", "statement") else ()

    def _more(self, sentence: Sentence, denier: Party, *, answer: bool) -> Claimed | None:
        """What the denier says in the same sentence or the next one, of an answer first what is so not; in the next one also what a paper
        says that is nobody else's: "hieß es".
        """
        numbers = (sentence.number, sentence.number + 1)
        near = [one for one in self.told if one.sentence in numbers and one.paragraph == sentence.paragraph]
        some = [one for one in near if one.who.meets(denier) and (one in self.said or one.denies)]
        own = next((one for one in some if answer and one.denies), next(iter(some), None))
        after = (one for one in near if one.sentence > sentence.number)
        return own or next((one for one in after if _is_paper(one) or self._speaks_for(one, denier)), None)

    def _speaks_for(self, one: Claimed, denier: Party) -> bool:
        """Whether what stands behind a denial is said by whoever denies: "er", "ein Sprecher", after an army a general."""
        around = self.page.said(self.page.sentences[one.sentence].span)
        if not one.denies or not one.happened:
            return False
        army = any(_ARMY.fullmatch(word) for word in denier.words)
        pronoun = all(PRONOUN.match(who.name) for who in one.people)
        return pronoun or _SPEAKS_FOR.search(around) is not None or (army and _OFFICER.search(around) is not None)

    def _named(self, piece: Piece, sentence: Sentence, cue: Cue) -> str:
        """The words of what is denied, where the text has more than "den Vorwurf"."""
        aside = _ASIDE.search(self.page.words[sentence.span[0] : max(cue.ends[0][0], cue.ends[1][0])])
        if aside and not claimwords.relative(aside["clause"]):
            return aside["clause"].strip(_CLOSING)
        behind = self.page.words[cue.ends[0][1] : sentence.span[1]]
        found = _CLAUSE.match(behind)
        if (
            found
            and not _AND.search(found["head"])
            and (claimwords.NOUN.search(found["head"]) or _THAT.match(found["clause"]) or _TO.search(found["clause"]))
        ):
            return found["clause"].strip(_CLOSING)
        if piece.kind != "position" or _meets(piece.spans, (cue.ends[0],)) or not _meets(piece.spans, (sentence.span,)):
            return ""
        if ":" in self.page.words[cue.ends[0][1] : piece.spans[0][0]]:
            return ""  # what is said after a colon are the denier's own words
        return "" if says_nothing(piece.words) else piece.words

    def _own(self, claim: str, more: Claimed | None) -> Meaning | None:
        words = ", ".join(filter(None, (claim, more.piece.words if more else "")))
        return wording.meaning(words, self._language) if words else None

    # -- denials by what they say

    def _countered(self, one: Claimed) -> Denied | None:
        """What a negated statement answers, where one before it says the same without the negation."""
        if not one.denies or one.ahead:
            return None
        for other in reversed(self.said):
            back = one.sentence - other.sentence
            if (
                not 0 <= back <= REACH
                or other.piece.spans >= one.piece.spans
                or other.who.meets(one.who)
                or other.ahead
                or other.denies
            ):
                continue
            if (
                opposite(one, other, COUNTER)
                or self._set_against(one, other, back)
                or (back <= POINTED and _POINTS_BACK.search(one.piece.words))
            ):
                return Denied(
                    other, one.piece, one.people, one.piece.spans, None, "", "one says what the other says is not so"
                )
        return None

    def _set_against(self, one: Claimed, other: Claimed, back: int) -> bool:
        """Whether words such as "dagegen" set it against what another has just said, and what it says is not so is about the same."""
        around = self.page.said(self.page.sentences[one.sentence].span)
        if back > 1 or _CONTRAST.search(around) is None:
            return False
        meant = wording.meaning(claimwords.negated(one.piece.words), self._language)
        content = frozenset(meant.units) - {name.name for name in meant.names}
        return bool(content & other.content) and wording.topic(meant, other.meant) >= AGAINST


def opposite(one: Claimed, other: Claimed, least: float) -> bool:
    """Whether a negated statement is about the same as one that is not."""
    shared = one.content & other.content
    return bool(shared) and wording.topic(one.meant, other.meant) >= least


def _is_paper(one: Claimed) -> bool:
    return not one.people or all(PAPER.search(who.name) for who in one.people)


def _is_word(name: str) -> bool:
    """Whether somebody is only called by a pronoun or a word for what is claimed: "denen", "Die Behauptung"."""
    return (PRONOUN.match(name) or claimwords.NOUN.search(name.rsplit(" ", 1)[-1])) is not None


def _meets(one: Spans, other: Sequence[Span]) -> bool:
    return any(begin < end2 and begin2 < end for begin, end in one for begin2, end2 in other)


def _inside(inner: Spans, outer: Spans) -> bool:
    """Whether most of the inner words lie in the outer ones and are most of them."""
    common = sum(max(0, min(end, end2) - max(begin, begin2)) for begin, end in inner for begin2, end2 in outer)
    return common >= 0.5 * sum(end - begin for begin, end in outer)
