"""A number as a text gives it: what is counted, where, on which occasion, on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lagebild.ownclauses import is_strange
from lagebild.picture import wording
from lagebild.picture.becoming import Fate, fate
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.counted import HARM, PERSONS, nations, thing
from lagebild.picture.figurewords import (
    NEARBY,
    is_first_said,
    is_money,
    is_of_others,
    is_share,
    is_some_of,
    is_somebody,
    is_wanted,
    led_on,
)
from lagebild.picture.given import Given
from lagebild.picture.givers import CONTRAST, Giver, giver, holds, in_words, says_so
from lagebild.picture.levels import is_by_how_much, is_old
from lagebild.picture.material import Piece, Sheet
from lagebild.picture.placing import Places, is_generic, is_teller_s
from lagebild.picture.told import Told, tellings
from lagebild.records import Span, Spans
from lagebild.situation import Who

REACH = 2  # sentences back in which the place of a number is looked for
ELLIPTIC = 3  # sentences back to the number whose thing a number without one counts
SHORT = 80  # characters of a sentence that only says that somebody contradicts

_PLAN = re.compile(
    r"\b(?:wird|werden?|würden?|w[io]ll(?:e|en|te|ten)?|soll(?:e|en|te|ten)?|müssen?|müsse|könnten?|könnte|bis zu|jede[rnms]?|will|would|"
    r"shall|should|zu \w+en|\w+zu\w{2,}en|möchten?|vorgesehen|(?<![Ww]ie )(?:be|ge)fürchte[tn]|fürchte[nt]?)\b"
)
_ARTICLE = frozenset(
    "ein eine einen einem einer eines a an".split()
)  # no number, though the reader may take it for one
_PAPER = re.compile(
    r"(?:\w+ )?(?:\w*Angaben|\w*Berichte?n?|Informationen|Erkenntnisse?n?|Schätzungen|Zahlen|Quellen|reports?)\Z",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:[Ww]ie\s+(?:viele|hoch|groß|stark)|[Zz]ahl\s+de[rs]|[Hh]öhe\s+de[rs]|[Hh]ow\s+(?:many|much))\b"
)
_THEM = re.compile(r"\b(?:es|sie|davon|von ihnen|they|of them)\b")
_WHENCE = re.compile(
    r"\b(?:von|aus|nach|vor|vom|from|to)(?: (?:der|dem|den|the))?\s*\Z", re.I
)  # names no place where something was
_NEAR = frozenset(("bei", "nahe", "unweit von", "in der Nähe von", "near"))  # "von Sankt Augustin bei Bonn"
_POINTS = re.compile(
    r"\b(?:[Dd]abei|[Dd]ort|[Dd]avon|[Dd]adurch|[Hh]ierbei|[Ii]nsgesamt|weitere[rn]?|darunter|"
    r"[Bb]ei (?:dem|der|diesem|dieser) (?!\w+ (?:in|bei|auf)\b)[A-ZÄÖÜ]\w+|there)\b"
)
_SENT = re.compile(r"\b(?:geschickt|entsandt\w*|entsend\w+|schick\w+|sends?|sent)\b")
_LOST = re.compile(r"\b(?:Opfern?|fiel(?:en)?|gefallen|Verluste\w*|tot|tödlich\w*|killed|lost)\b")
_TAKEN_BACK = re.compile(r"\b(?:irrtümlich|fälschlich|versehentlich|mistakenly|erroneously|wrongly)", re.IGNORECASE)


def givings(sheet: Sheet) -> Mapping[str, Given]:
    """The numbers of a text with what stands around them, by the piece's id."""
    giving = Giving(sheet)
    return {piece.id: given for piece in sheet.pieces("figure") if (given := giving.given(piece)) is not None}


class Giving:
    """Reads the numbers of a text in their surroundings."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._cast = sheet.cast
        self._places = Places(sheet.text)
        self._beside = sheet.pieces("event", "commitment", "figure")

    def given(self, piece: Piece) -> Given | None:
        """A number with what stands around it; None where it is none of the situation's: a share, what was taken back."""
        page = self._sheet.page
        sentence = page.sentence(piece.spans[0][0]) if piece.spans else None
        record = piece.record
        if sentence is None or _TAKEN_BACK.search(page.said(sentence.span)):
            return None
        if not isinstance(record.number, tuple) and record.number < 1 and record.unit is None:
            return None
        if piece.words.casefold() in _ARTICLE or is_old(piece, page, sentence) or is_by_how_much(piece, page):
            return None
        clause = " ".join(page.said(one) for one in page.around(piece.spans))
        if is_first_said(clause):
            return None
        gives = self._giver(piece, page, sentence)
        of, held, before = self._of(piece, page, sentence, gives)
        own = self._fate(piece, page, sentence)
        what, became = thing(of, own.became.words if own.became else "")
        lender = before or self._lender(piece)
        named = gives is not None or piece.record.source is not None
        does = own.own and not named and lender is not None and page.sentence(lender.spans[0][0]) == sentence
        if lender is not None and what not in HARM and own.bare and not does and not own.part:
            past = self._fate(lender, page, page.sentence(lender.spans[0][0]) or held)
            what, became = thing(of, past.became.words if past.became else "")
        places = self._placed(piece, sentence.span)
        ahead, behind = (
            page.said((sentence.span[0], piece.spans[0][0])),
            page.said((piece.spans[-1][1], sentence.span[1])),
        )
        if became and is_of_others(ahead, behind, became):
            return None
        return Given(
            piece=piece,
            thing=what,
            terms=frozenset(wording.terms(of, piece.text.reading.article.language)),
            of=", ".join(filter(None, (self._led_on(piece, of, sentence), became if what in HARM else ""))),
            nations=nations(of),
            places=places,
            near={} if places or self._is_others(what, page, sentence) else self._near(piece, page, held),
            plan=any(self._is_plan(each, page) for each in (piece, before) if each is not None),
            events=tuple(self._events(piece, page, sentence)),
            source=gives.who if gives else self._source(piece, page, sentence),
            clause=" ".join(re.findall(r"\w+", clause.casefold())),
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            against=self._is_against(page, sentence),
            borrowed=before.id if before is not None else None,
            part=own.part or (lender is not None and what not in HARM and (not own.bare or does)),
            lent=lender is not None,
            untold=what not in HARM and _LOST.search(page.said(sentence.span)) is not None,
            spot=self._spot(piece, page, sentence),
            some=is_some_of(behind) or (not became and piece.record.unit is None and is_share(behind)),
        )

    @staticmethod
    def _led_on(piece: Piece, of: str, sentence: Sentence) -> str:
        """The words for what a sum of money is of, with what hangs on them."""
        spans = piece.record.of
        if not (spans and is_money(piece.record.unit) and of == piece.text.words(spans)):
            return of
        return led_on(of, piece.text.text[spans[-1][1] : sentence.span[1]])

    def _spot(self, piece: Piece, page: Page, sentence: Sentence) -> str | None:
        """The place where it is true: of its own clause, else the last one before it; where its sentence points back ("dabei", "bei dem
        Angriff"), the one that the sentence before names. "…, die meisten davon in Norland" is of some, "von Steinen" no place.
        """
        clauses, begins = page.around(piece.spans), piece.spans[0][0]
        before, named = None, list(self._spots(piece, page, sentence))
        only = len({name for _, name in named}) < 2
        for span, name in named:
            if any(one[0] <= span[0] < one[1] for one in clauses):
                return name
            before = name if span[1] <= begins and (only or ";" not in page.said((span[1], begins))) else before
        back = page.beside(sentence, -1) if before is None and _POINTS.search(page.said(sentence.span)) else None
        some = {name for _, name in self._spots(piece, page, back)} if back is not None else set[str]()
        return before or (some.pop() if len(some) == 1 else None)

    def _spots(self, piece: Piece, page: Page, sentence: Sentence) -> Iterator[tuple[Span, str]]:
        """The places that a sentence names, in order, without those of sources, of offices, and of clauses of their own."""
        but, skipped = self._voices(piece, sentence.span), sentence.span[0]
        for span, name in sorted(self._places.found(sentence.span)):
            said = page.said((sentence.span[0], span[0]))
            strange = is_strange(page.words, sentence.span, (*piece.spans, *piece.record.of), span)
            near = page.said((skipped, span[0])).strip() in _NEAR
            told = is_teller_s(said, page.said((span[1], sentence.span[1])))
            if near or strange or told or _overlap(but, (span,)) or _WHENCE.search(said):
                skipped = span[1]
            elif not is_generic(name):
                yield span, name

    def _is_plan(self, piece: Piece, page: Page) -> bool:
        """Whether it is of what is to be."""
        clauses, (begin, end) = page.around(piece.spans), (piece.spans[0][0], piece.spans[-1][1])
        wanted = is_wanted(page.words[max(0, begin - NEARBY) : begin], page.words[end : end + NEARBY])
        return wanted or any(_PLAN.search(page.said(one)) for one in clauses) or self._is_planned(piece, clauses)

    def _giver(self, piece: Piece, page: Page, sentence: Sentence) -> Giver | None:
        """Who gives the number by its clause; nobody where its verb may say how many they are, or calls somebody something."""
        found = giver(piece.text, page, sentence, piece.spans[0], self._cast)
        of = piece.text.words(piece.record.of)
        if found is None or holds(of, page.said(sentence.span)):
            return None
        if found.bare:
            return found
        return None if found.names or (found.counts and thing(of, "")[0] in PERSONS) else found

    @staticmethod
    def _is_against(page: Page, sentence: Sentence) -> bool:
        """Whether its sentence, or a short one before it ("Brandner widersprach."), sets it against another number."""
        before = page.beside(sentence, -1)
        words = [page.said(sentence.span)]
        if before is not None and len(short := page.said(before.span)) <= SHORT:
            words.append(short)
        return any(CONTRAST.search(some) for some in words)

    def _lender(self, piece: Piece) -> Piece | None:
        """The number before it whose words the reader gave to it too: "laut der Opposition waren es 80"."""
        of = piece.record.of
        if not of or of[0][0] > piece.spans[0][0]:
            return None
        others = (other for other in self._beside if other.kind == "figure" and other.spans < piece.spans)
        return next((other for other in others if _overlap(other.record.of, of)), None)

    @staticmethod
    def _is_others(what: str, page: Page, sentence: Sentence) -> bool:
        """Whether soldiers are those whom a nation of the sentence sends: the sentences before do not say then where they are."""
        words = page.said(sentence.span)
        return what == "troops" and _SENT.search(words) is not None and bool(nations(words))

    def _fate(self, piece: Piece, page: Page, sentence: Sentence) -> Fate:
        """What becomes of those whom it counts."""
        numbers = (other.spans[0] for other in self._beside if other.kind == "figure")
        return fate(page, sentence, (piece.spans[0][0], piece.spans[-1][1]), numbers)

    def _of(
        self, piece: Piece, page: Page, sentence: Sentence, gives: Giver | None
    ) -> tuple[str, Sentence, Piece | None]:
        """What is counted, the sentence that says so, and the number there: where the text leaves it out ("die Veranstalter sprachen von
        12.000"), what the number before it counts.
        """
        of, source = piece.record.of, piece.record.source
        words = piece.text.words(of)
        named = piece.text.reading.article.language != "de" or any(word[:1].isupper() for word in words.split())
        bare = gives is not None and gives.bare
        if (
            of
            and named
            and not bare
            and not (source and _overlap(of, source.spans))
            and not self._gives(of, piece, page)
        ):
            return words, sentence, None
        before = [
            (other.spans, other)
            for other in self._beside
            if other.kind == "figure"
            and other.spans < piece.spans
            and other.record.of
            and other.record.unit == piece.record.unit
        ]
        held = max(before, key=lambda both: both[0], default=(None, None))[1]
        at = page.sentence(held.spans[0][0]) if held else None
        far = ELLIPTIC + 1 if at is None or at.paragraph != sentence.paragraph else sentence.number - at.number
        pointed = self._pointed(piece, page, sentence) if far > 1 else ""
        if not pointed and held is None and self._is_asked(of, page, sentence):
            return words, sentence, None
        if pointed or held is None or at is None or far > ELLIPTIC:
            return pointed, sentence, None
        also, where, first = self._of(held, page, at, self._giver(held, page, at))
        return also, where, first or held

    def _gives(self, of: Spans, piece: Piece, page: Page) -> bool:
        """Whether the words are of somebody who gives another number: "Nach Zählung der Bahn sind es 1400, die Polizei geht …"."""
        others = (
            (other, page.sentence(other.spans[0][0]))
            for other in self._beside
            if other.kind == "figure" and other.spans > piece.spans
        )
        found = (self._giver(other, page, at) for other, at in others if at is not None and _overlap(of, (at.span,)))
        return any(one is not None and _overlap(of, (one.span,)) for one in found)

    @staticmethod
    def _is_asked(of: Spans, page: Page, sentence: Sentence) -> bool:
        """Whether the sentence before asks how many of those there are: "Wie viele Menschen kamen, ist strittig"."""
        before = page.beside(sentence, -1)
        return (
            before is not None and _overlap(of, (before.span,)) and _HOW_MANY.search(page.said(before.span)) is not None
        )

    @staticmethod
    def _pointed(piece: Piece, page: Page, sentence: Sentence) -> str:
        """Those of whom the sentence before speaks, where the number is of "them": "sind es 1400"."""
        before = page.beside(sentence, -1)
        clause = ", ".join(page.said(one) for one in page.around(piece.spans))
        if before is None or _THEM.search(clause) is None:
            return ""
        spans = [at for actor in piece.text.reading.actors if actor.kind == "group" for at in actor.mentions]
        inside = [at for at in spans if before.span[0] <= at[0] < before.span[1]]
        return page.said(inside[0]).split()[-1] if len(inside) == 1 else ""

    def _placed(self, piece: Piece, within: Span) -> dict[str, str]:
        return self._places.named(within, self._voices(piece, within))

    def _voices(self, piece: Piece, within: Span) -> Spans:
        """Where sources and speakers stand: "das Krankenhaus in Karsk" says nothing of where something was."""
        records = (*piece.text.reading.statements, *piece.text.reading.frames.figures)
        found: list[Span] = []
        for record in records:
            ref = getattr(record, "speaker", None) or getattr(record, "source", None)
            found += [span for span in (ref.spans if ref else ()) if within[0] <= span[0] < within[1]]
        return tuple(found)

    def _near(self, piece: Piece, page: Page, held: Sentence) -> dict[str, str]:
        """The places of the sentence that says what is counted, else of those before it."""
        for by in range(0, -1 - REACH, -1):
            other = page.beside(held, by) if by else held
            if other is None:
                return {}
            if found := self._placed(piece, other.span):
                return found
        return {}

    def _is_planned(self, piece: Piece, clauses: Spans) -> bool:
        """Whether a clause of it is what somebody promises, threatens or asks for."""
        return any(
            other.kind == "commitment"
            and any(_overlap((clause,), other.spans + other.record.condition) for clause in clauses)
            and _overlap(piece.spans, other.spans + other.record.condition)
            for other in self._beside
        )

    def _events(self, piece: Piece, page: Page, sentence: Sentence) -> list[Told]:
        """What happens in its sentence and in the one before."""
        before = page.beside(sentence, -1)
        spans = [one.span for one in (sentence, before) if one is not None]
        known = self._sheet.of(tellings)
        return [
            known[other.id]
            for other in self._beside
            if other.kind == "event" and any(begin <= other.spans[0][0] < end for begin, end in spans)
        ]

    def _source(self, piece: Piece, page: Page, sentence: Sentence) -> Who | None:
        """Who gives the number: its own source, else who says the sentence; None where it is the report."""
        named = [who for who in piece.actors if is_somebody(who.name) and not _PAPER.match(who.name)]
        if named and says_so(piece.text, page, sentence, piece.record):
            return named[0]
        held = self._sheet.by_id.get(piece.record.statement or "")
        sure = held is not None and in_words(page, sentence, held.record)
        return held.actors[0] if held is not None and held.actors and sure else None


def _overlap(one: Spans, other: Spans) -> bool:
    return any(begin < end2 and begin2 < end for begin, end in one for begin2, end2 in other)
