"""Voices: whoever takes a stance in a text, on what, in which words.

Most are positions as the reader read them. Where cues are surer than the reader (`stances`) their stance counts, and where the reader saw
no position at all, a cue with a subject is one. What an actor binds itself to is a weak voice: it joins a question that is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lagebild.picture import counterclaims, phrases, shells, stances
from lagebild.picture.answers import answers
from lagebild.picture.clauses import Sentence
from lagebild.picture.material import Piece, Sheet
from lagebild.picture.overlaps import without
from lagebild.picture.targets import Hit, hits, is_question, target, unadorned
from lagebild.picture.tellers import Tellers
from lagebild.picture.voice import Voice, about_of
from lagebild.picture.who import Speakers
from lagebild.records import Span, Spans, digest
from lagebild.situation import Who

LEAST = 0.2  # below which a position without a cue is no voice
OWN = 0.35  # of a stance that only a cue gives
BOUND = 0.4  # from which confidence what somebody binds itself to is a voice

_BACK = re.compile(
    r"(?<!\w)(?:hatten?(?!\s(?:zuvor\s)?nicht)|noch (?:am|im|vor|in)|in der vorigen|vorige|früher|einst|"
    r"bis zuletzt|seinerzeit|damals|ursprünglich)"
    r"(?!\w)",
    re.IGNORECASE,
)
_HAD = re.compile(r"(?<!\w)hatten?(?!\w)(?P<between>[^;:]*)$")
_FINITE = re.compile(r"(?<!\w)(?:hat|habe|haben|ist|sei|seien|sind|wird|werde|werden|dass|weil|wenn|ob)(?!\w)")
_PARTICIPLE = re.compile(r"(?:\w*ge\w+|(?:ver|be|ent|er|zer)\w+)(?:t|en)$|\w+iert$")
_MOVED = re.compile(
    r"(?<!\w)(?:nicht (?:länger|mehr)|nicht aufrecht|nun doch|jetzt doch|doch noch|überraschend|"
    r"(?:gab|gibt|geben|gebe)~(?:widerstand|bedenken|vorbehalte)[^.;:!?]*?auf|l(?:ässt|ieß|asse|ässt)~fallen|fallen lassen|lenkt\w* ein|"
    r"rück(?:t|te|ten|e)~ab|abgerückt|schwenk\w*|kehrtwende|kurswechsel|umgeschwenkt|ändert\w*~(?:haltung|meinung|position|kurs)|nun ohne|"
    r"inzwischen)(?!\w)".replace("~", r"[^.,;:!?\n]{0,60}?").replace(" ", r"\s"),
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?:und |oder |aber )?(?:ob|wenn|falls|wer|sofern|soweit|solange|bevor|ehe|sollten?|sobald|damit|"
    r"um|ohne|statt|als ob|bis|was|wie)(?!\w)",
    re.IGNORECASE,
)
_CASE = re.compile(r"(?:für den|im) Fall,?\s*$|(?:vorausgesetzt|es sei denn),?\s*$")
_ONLY = re.compile(r"(?<!\w)nur (?:\w+ )?(?:(?:mit|unter|bei|nach)(?=\s)|(?:wenn|dann|falls)(?!\w))")
_ASKED = re.compile(r"(?<!\w)auf (?:die|eine|entsprechende)? ?(?:Frage|Fragen|Nachfrage)(?!\w)")
SHORT = 5  # words of a target on which more may hang
_HELD = re.compile(  # a clause behind a noun that is no relative one and no verb of saying
    r",\s(?!(?:der|die|das|den|dem|dessen|deren|welche\w*|wie|so|und|aber|als|nachdem|weil|sagte|hieß|teilte)\s)"
    r"[^,;:.!?„“”»«\n]{8,140}(?=[,;.])"
)
_HANGS = 100  # letters behind a target that may belong to it
_ON = re.compile(r"\s(?:auf|gegen|von|des|der|zwischen|für|über|nach|an|aus)\s")
_HIM = re.compile(
    r"(?<!\w)sich (?:ihm|ihr|ihnen|dem|der) an(?!\w)|(?<!\w)(?:ihm|ihr|ihnen)[^.;:!?\n]{0,40}?schlo(?:ß|ss)"
)
_GIVEN = ("promise", "offer")


def voices(sheet: Sheet) -> tuple[Voice, ...]:
    """The voices of a text, in their order."""
    tellers = Tellers(sheet.page, sheet.cast, sheet.pieces("statement"))
    found = (replace(one, told=tellers.teller(one.holder, one.cue)) for one in Listener(sheet).voices())
    return tuple(sorted(found, key=lambda voice: voice.order))


class Listener:
    """Listens to one text."""

    def __init__(self, sheet: Sheet) -> None:
        self.text, self.page = sheet.text, sheet.page
        self._positions = sheet.pieces("position")
        self._statements = sheet.pieces("statement")
        self._commitments = sheet.pieces("commitment")
        self.speakers = Speakers(self.page, sheet.cast, sheet.pieces("event"), self._statements)
        self._last: Voice | None = None

    def voices(self) -> Iterator[Voice]:
        """The voices of the text: of positions, of cues alone, of what somebody binds itself to."""
        by_sentence: dict[int, list[Piece]] = {}
        for piece in self._positions:
            anchor = piece.record.cue or piece.record.target
            if anchor and (sentence := self.page.sentence(anchor[0][0])):
                by_sentence.setdefault(sentence.number, []).append(piece)
        found: list[Voice] = []
        for sentence in self.page.sentences:
            for voice in self._of_sentence(sentence, by_sentence.get(sentence.number, ())):
                self._last = voice
                found.append(voice)
        yield from found
        yield from self._answered()
        yield from self._bound(found)

    def _of_sentence(self, sentence: Sentence, positions: Sequence[Piece]) -> Iterator[Voice]:
        if is_question(self.page.said(sentence.span)):
            return
        found = hits(self.page, sentence)
        weak = [hit for hit in found if hit.cue.weak]
        found = [hit for hit in found if not hit.cue.weak]
        inner = [hit for hit in found if hit.cue.alone and hit.cue.stance and self.speakers.subject(hit, self._last)]
        used: list[Hit] = []
        taken: list[Span] = []
        for piece in sorted(positions, key=lambda one: (-one.record.confidence, one.order)):
            cue, said = piece.record.cue, piece.record.id in {*self.text.confirmed, *self.text.corrected}
            if not said and any(not hit.cue.stance and hit.holds(cue) for hit in found):
                continue
            hit = next((hit for hit in found if hit.touches(cue)), None)
            doubled = hit in used or (hit is None and any(one.touches(piece.record.target) for one in inner))
            if doubled and not said:
                continue
            used += [hit] if hit is not None else []
            beside = next((one for one in weak if hit is None and one.about(piece.record.target)), None)
            if voice := self._of_position(piece, sentence, hit, beside):
                taken += [*voice.cue, *voice.target]
                yield voice
        evasive = any(hit.cue.stance == "evasive" for hit in used)
        for hit in (one for one in inner if one not in used):
            if not (evasive and hit.cue.stance == "evasive") and (voice := self._of_cue(hit)):
                evasive |= voice.stance == "evasive"
                taken += [*voice.cue, *voice.target]
                yield voice
        for hit in weak:
            if not hit.holds(taken) and (voice := self._of_cue(hit)):
                taken += [*voice.cue, *voice.target]
                yield voice

    def _of_position(self, piece: Piece, sentence: Sentence, hit: Hit | None, wanted: Hit | None) -> Voice | None:
        """A position as read, corrected by the cue at its words, but for what a person said of it; `wanted` says of its target that it
        must be, may be, will not be.
        """
        record = piece.record
        holders = self._holders(piece, sentence, hit, wanted)
        unsure = record.confidence < LEAST or self.speakers.told_by_others(piece, holders)
        if not holders or (hit is None and unsure and not self.text.settled(record.id, "holders")):
            return None
        stance, reason = self._stance(record, hit)
        bound = hit is None and any(
            max(a, c) < min(b, d)
            for one in self._commitments if stance == "for" and one.record.kind in _GIVEN and set(one.actors) & set(piece.actors)
            for a, b in one.record.consequence for c, d in record.target
        )  # fmt: skip
        own = self._own(record, hit)
        aimed = record.target if self.text.settled(record.id, "target") else self._whole(target(own, hit), hit)
        if not self.text.settled(record.id, "target") and self._names_only(record, aimed):
            aimed = ()  # "Auland und Nordland nahmen an": who holds it is not what it is towards
            if hit is None or not hit.cue.stance:
                return None
        if not aimed and reason.startswith("?") and hit is not None and hit.cue.at:
            return None  # "verlangt für die Öffnung etwas anderes": what is asked for is not said
        return Voice(
            id=record.id,
            text=self.text,
            sentence=sentence,
            holder=self._person(record, holders[0]),
            stance=stance,
            about=record.about if self.text.settled(record.id, "about") else about_of(reason, record.about),
            target=aimed,
            cue=record.cue or (hit.ends if hit else ()),
            confidence=max(record.confidence, OWN if hit is not None and hit.cue.alone and reason else 0.0),
            record=record,
            reason=reason,
            base=hit.cue.stance if hit is not None and reason else "",
            condition=record.condition if stance == "conditional" else (),
            also=self._answer(sentence, stance, hit),
            past=self._back(sentence, record.cue),
            moved=bool(_MOVED.search(self.page.said(sentence.span))),
            turned=self.speakers.turned(holders[0], sentence),
            weak=bound,
            supposed=hit is not None and hit.cue.stance in stances.FLIPPED and self._supposed(hit),
            others=holders[1:],
        )

    def _names_only(self, record: Any, aimed: Spans) -> bool:
        """Whether a target is nothing but those who hold the stance."""
        left = without(aimed, [span for ref in record.holders for span in ref.spans])
        return bool(aimed) and not any(map(str.isalpha, self.text.words(left)))

    def _holders(self, piece: Piece, sentence: Sentence, hit: Hit | None, wanted: Hit | None) -> tuple[Who, ...]:
        """Whose a position is: as a person said, else as read, but for whoever must do something or is spoken of."""
        record = piece.record
        if piece.actors and self.text.settled(record.id, "holders"):
            return piece.actors
        spans = record.cue or record.target
        if own := self.speakers.holding(record.holders, hit, spans, sentence):
            return own
        holders = self.speakers.whose(piece.actors, spans, sentence)
        named = [span for ref in record.holders for span in ref.spans]
        if wanted is not None and wanted.about(named):
            return self.speakers.wanting(wanted) or holders  # who must do something is not who says so
        if hit is not None and any(one[0] <= span[0] < one[1] for one in target((), hit) for span in named):
            return self.speakers.subject(hit, self._last)  # who is spoken of is not who speaks
        return holders

    def _person(self, record: Any, holder: Who) -> Who:
        """Whoever says it for a side; the holder where a person said who that is."""
        if self.text.settled(record.id, "holders"):
            return holder
        return self.speakers.person(holder, record.cue or record.target)

    def _stance(self, record: Any, hit: Hit | None) -> tuple[str, str]:
        """The stance of a position, and the name of the cue that gives it ("" where the reader, or a person, does)."""
        if self.text.settled(record.id, "stance"):
            return record.stance, ""
        if hit is not None and not (hit.cue.name == "?fordern" and record.stance == "against"):
            return self._under_condition(hit, record), hit.cue.name
        if record.stance == "conditional" and any(
            max(a, c) < min(b, d) for a, b in record.condition for c, d in record.target
        ):
            return "for", ""  # what is wanted cannot be what it is wanted under
        return record.stance, ""

    def _own(self, record: Any, hit: Hit | None) -> Spans:
        """A target as read, without the words that are the cue's or a holder's, if any noun is left."""
        cut = (*record.cue, *(hit.ends if hit else ()), *(span for ref in record.holders for span in ref.spans))
        own = without(record.target, cut)
        if _has_noun(self.text.words(own)) or not _has_noun(self.text.words(record.target)):
            return own
        return without(record.target, [span for span in cut if not _has_noun(self.text.words((span,)))])

    def _whole(self, found: Spans, hit: Hit | None) -> Spans:
        """A short target with what hangs on it ("ein Sturm auf das Flugzeug"), "die Behauptung" with the clause that says what."""
        if counterclaims.is_one(hit, found, self.page.words):
            return ()
        if len(found) != 1 or len(self.text.words(found).split()) > SHORT:
            return found
        begin, end = found[0]
        if clause := self._said_to_be(begin, end):
            return ((begin, clause),)
        hanging = unadorned(self.page.words[begin : end + _HANGS]) if _ON.match(self.page.words, end) else ""
        if (phrase := phrases.first(hanging)) is None or phrase.span[0] != 0:
            return found
        whole = begin, max(end, begin + phrase.span[1])
        return found if hit is not None and hit.touches((whole,)) else (whole,)

    def _said_to_be(self, begin: int, end: int) -> int:
        """Where the clause ends that says what a noun stands for: "die Behauptung, man breche den Vertrag"; 0 where there is none."""
        phrase = phrases.first(self.page.words[begin:end])
        clause = _HELD.match(self.page.words, end)
        return clause.end() if phrase and clause and shells.stands_for(phrase.head, "shell") else 0

    def _of_cue(self, hit: Hit) -> Voice | None:
        holders, sentence = self.speakers.subject(hit, self._last), hit.sentence
        if not holders or self._supposed(hit):
            return None
        stance = self._like_the_last(hit) or hit.cue.stance
        if stance in ("for", "against") and stances.conditional(self._near(hit), hit.cue):
            stance = "conditional"
        return Voice(
            id="v" + digest(self.text.version.article, self.text.version.sha256, "voice", hit.ends),
            text=self.text,
            sentence=sentence,
            holder=self.speakers.person(holders[0], hit.ends),
            stance=stance,
            about=about_of(hit.cue.name, "policy"),
            target=self._whole(target((), hit), hit),
            cue=hit.ends,
            confidence=OWN,
            reason=hit.cue.name,
            base=hit.cue.stance,
            also=self._answer(sentence, stance, hit),
            past=self._back(sentence, hit.ends),
            moved=bool(_MOVED.search(hit.words)),
            turned=self.speakers.turned(holders[0], sentence),
            weak=hit.cue.weak,
            others=holders[1:],
        )

    def _like_the_last(self, hit: Hit) -> str:
        """The stance of whoever sides with the voice before ("schloss sich ihm an") or not ("sieht das anders"); "" where nobody does."""
        last = self._last
        if last is None or last.sentence.paragraph != hit.sentence.paragraph:
            return ""
        if hit.cue.name == "sich anschließen" and _HIM.search(hit.words):
            return last.stance
        return stances.FLIPPED.get(last.stance, "") if hit.cue.name == "anders sehen" else ""

    def _answered(self) -> Iterator[Voice]:
        """A yes or no to a question for a stance."""
        for one in answers(self.page):
            holders = self.speakers.named(one.name) if one.name else self.speakers.saying((one.words,))
            if holders:
                yield Voice(
                    id="v" + digest(self.text.version.article, self.text.version.sha256, "voice", one.words),
                    text=self.text,
                    sentence=one.sentence,
                    holder=holders[0],
                    stance=one.stance,
                    about=about_of(one.reason, "policy"),
                    target=(one.target,),
                    cue=(one.words,),
                    confidence=OWN,
                    reason=one.reason,
                    base=one.stance,
                )

    def _bound(self, found: Sequence[Voice]) -> Iterator[Voice]:
        """What somebody promises or refuses is a stance towards it, what somebody threatens to answer one against that."""
        taken = [span for voice in found for span in (*voice.cue, *voice.target, *voice.condition)]
        for piece in self._commitments:
            record = piece.record
            if record.confidence < BOUND or not piece.actors or not record.consequence:
                continue
            if record.kind == "threat":
                words = record.condition
                stance = {"if": "against", "unless": "for", "until": "for"}.get(record.condition_kind or "", "")
            else:
                words, stance = record.consequence, "conditional" if record.condition else "for"
            sentence = self.page.sentence(words[0][0]) if words else None
            if not stance or sentence is None or any(max(a, c) < min(b, d) for a, b in words for c, d in taken):
                continue
            yield Voice(
                id=record.id,
                text=self.text,
                sentence=sentence,
                holder=self.speakers.person(self.speakers.whose(piece.actors, words, sentence)[0], words),
                stance=stance,
                about="policy",
                target=words,
                cue=words,
                confidence=min(OWN, record.confidence),
                record=record,
                condition=record.condition if stance == "conditional" else (),
                past=self._back(sentence, words),
                weak=True,
            )

    def _under_condition(self, hit: Hit, record: Any) -> str:
        """The stance of a cue, conditional where the reader or the words put it under a condition."""
        if hit.cue.stance not in ("for", "against"):
            return hit.cue.stance
        begin, end = hit.sentence.span
        own = (*record.target, *target((), hit))
        here = [one for one in without(record.condition, own) if begin <= one[0] < end and not hit.about((one,))]
        if record.stance == "conditional" and (here or stances.conditional(hit.words)):
            return hit.cue.stance if stances.lasting(hit.words, hit.cue) else "conditional"
        clause = self._clause(hit.ends, hit.sentence)
        return "conditional" if hit.cue.stance == "for" and _ONLY.search(clause) else hit.cue.stance

    def _supposed(self, hit: Hit) -> bool:
        """Whether a cue stands in a clause that only supposes something: "ob China zustimmt", "wer es unterstützt",
        "verzichte er, so …".
        """
        begin, end = self._span(hit.ends, hit.sentence)
        if _SUPPOSED.match(self.page.said((begin, end))) or _CASE.search(self.page.said((hit.sentence.span[0], begin))):
            return True
        after = self.page.said((end, hit.sentence.span[1]))
        return hit.ends[0][0] == begin and re.match(r"\s*,\s(?:so|dann)\s", after) is not None

    def _answer(self, sentence: Sentence, stance: str, hit: Hit | None) -> Spans:
        """The words with which an evasion that names nothing goes on: "…", sagte er auf die Frage nach Sanktionen."""
        after = self.page.beside(sentence, 1)
        if (
            stance != "evasive"
            or hit is None
            or target((), hit)
            or after is None
            or not _ASKED.search(self.page.said(after.span))
        ):
            return ()
        said = [span for piece in self._statements for span in piece.spans if after.span[0] <= span[0] < after.span[1]]
        return tuple(said[:1])

    def _near(self, hit: Hit) -> str:
        """The clause of a cue with those before and after it: there a condition stands; of a relative clause only itself."""
        begin, end = self._span(hit.ends, hit.sentence)
        if re.match(r"(?:der|die|das|den|dem|deren|dessen)\s", self.page.said((begin, end))):
            return self.page.said((begin, end))
        some = self.page.clauses(hit.sentence)
        at = next((at for at, one in enumerate(some) if one[0] == begin), None)
        if at is None:
            return hit.words
        return self.page.said((some[max(0, at - 1)][0], some[min(len(some) - 1, at + 1)][1]))

    def _back(self, sentence: Sentence, cue: Spans) -> bool:
        """Whether the clause of a cue looks back, or one before it whose verb it ends ("hatte X, der Minister, abgelehnt")."""
        if _BACK.search(self._clause(cue, sentence)):
            return True
        end = cue[-1] if cue else sentence.span
        if not _PARTICIPLE.search(self.page.said(end)):
            return False
        had = _HAD.search(self.page.said((sentence.span[0], end[0])))
        return had is not None and not _FINITE.search(had["between"])

    def _clause(self, cue: Spans, sentence: Sentence) -> str:
        return self.page.said(self._span(cue, sentence))

    def _span(self, cue: Spans, sentence: Sentence) -> tuple[int, int]:
        return next((one for one in self.page.clauses(sentence) if cue and one[0] <= cue[0][0] < one[1]), sentence.span)


def _has_noun(words: str) -> bool:
    return any(map(str.isupper, words))
