"""Whose words a sentence is that has no word of saying: of whoever spoke, or acted, in the sentence before it.

As in "Mira Tolk legte nach. „Wir bleiben.“" and "Dem Anführer bot der Präsident einen Ausweg an. Sollte er aufgeben, werde man ihn nicht
ausliefern." The network points at somebody near; here the paragraph has the last word: who was named only in an oblique case, or in another
paragraph, does not speak where somebody else has taken the floor; where the sentence behind says whose words they were, that counts. Nobody
speaks where somebody else did and it cannot be told who: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lagebild.linking import floorwords as words_of
from lagebild.linking.around import shared
from lagebild.linking.mainclause import Sentences
from lagebild.records import Findings, Frame, Quotation, Span

_TYPES = ("direct", "indirect_free_indirect")  # "soll" tells of what is said, mostly by nobody in particular
_POINTING = frozenset(
    "er sie es ihm ihr ihn ihnen sein seine seinen seiner seinem seines ihre ihren ihrem ihrer ihres dieser diese".split()
)
_HOLDS = {"commitment": "by", "position": "holder"}
_BACK = 6  # sentences of the paragraph that are looked back over
_LEAST = 0.2  # confidence from which what was read before counts


class _Floor(NamedTuple):
    """Who has the floor where a sentence begins: `who` where it can be told; `lost` that somebody else has it than whoever spoke before."""

    who: Span | None = None
    lost: bool = False


def continued(text: str, findings: Findings) -> Findings:
    """The findings with the speakers of what stands without a word of saying put right by its paragraph.

    Nothing is called sure whose speaker was changed.
    """
    if not any(
        _is_open(one) or _is_unsaid(one) or _may_be_led_in(text, one) or _may_be_addressed(text, one)
        for one in findings.quotations
    ):
        return findings
    page = _Page(Sentences(text, findings))
    done: list[Quotation] = []
    ends: list[tuple[Span, Quotation]] = []
    order = sorted(range(len(findings.quotations)), key=lambda at: findings.quotations[at].spans)
    for one in (findings.quotations[at] for at in order):
        if _is_unsaid(one) and (told := page.led_out(one)) is not None:
            done.append(told)
            ends.append((page.sentence(told), told))
        elif _may_be_led_in(text, one) and (led := page.led_in(one)) is not None:
            done.append(led)
        elif _is_open(one):
            done.append(page.settled(one, done))
        else:
            done.append(page.turned(one) if _may_be_addressed(text, one) else one)
    settled = dict(zip(order, done, strict=True))
    quotations = tuple(settled[at] for at in range(len(order)))
    frames = tuple(_theirs(one, ends) for one in findings.frames) if ends else findings.frames
    return replace(findings, quotations=quotations, frames=frames)


def _theirs(frame: Frame, ends: Sequence[tuple[Span, Quotation]]) -> Frame:
    """A commitment or a position in a sentence whose end says whose words these are: as theirs where it was given to somebody of another
    one.
    """
    role = _HOLDS.get(frame.kind)
    if role is None or not frame.spans:
        return frame
    for (begin, end), said in ends:
        if not begin <= frame.spans[0][0] < end:
            continue
        own = [some for some in frame.roles.get(role, ()) if all(begin <= span[0] < end for span in some)]
        comma = said.spans[-1][1]
        spans = tuple((left, min(right, comma)) for left, right in frame.spans if left < comma)
        fillers = tuple(own) or ((said.speaker,) if said.speaker else ())
        return replace(frame, spans=spans or frame.spans, roles={**frame.roles, role: fillers})
    return frame


def _is_open(one: Quotation) -> bool:
    return one.type in _TYPES and not one.cue and bool(one.speaker) and bool(one.spans)


def _is_unsaid(one: Quotation) -> bool:
    return one.type != "reported" and not one.cue and bool(one.spans)


def _may_be_led_in(text: str, one: Quotation) -> bool:
    """Whether the words of a quotation do not stand between its speaker and its verb of saying; nobody may be its speaker."""
    if not one.spans:
        return False
    begin, end = one.spans[0][0], one.spans[-1][1]
    if not one.speaker or one.speaker[0][0] < begin:
        return not one.cue or one.cue[0][0] < begin
    behind = text[end - 1 : one.speaker[0][0]]
    return any(sign in behind for sign in ".!?\n") and (not one.cue or not begin <= one.cue[0][0] < end)


def _may_be_addressed(text: str, one: Quotation) -> bool:
    """Whether the speaker of a quotation with a verb of saying may stand in the dative."""
    cue = text[one.cue[0][0] : one.cue[-1][1]] if one.cue and one.speaker else ""
    return (
        cue[:1].islower() and bool(words_of.DATIVE.match(text, one.speaker[0][0])) and not words_of.NO_VERB.search(cue)
    )


class _Page:
    """A text by its sentences, with what was read in it."""

    def __init__(self, sentences: Sentences) -> None:
        self._of, self._text = sentences, sentences.text

    def settled(self, one: Quotation, before: Sequence[Quotation]) -> Quotation:
        """A quotation with its speaker as the paragraph has it; `before` are those that begin before it."""
        begin, at = one.spans[0][0], self._of.number(one.spans[0][0])
        given = one.speaker[0]
        if at < 0 or self._of.number(given[0]) == at:
            return one
        inside = self._within(one, at, before) or self._beside(begin, at)
        floor = _Floor(inside)
        if inside is None and self._of.leads(begin):
            floor = self._claimed(one) or self._taken_up(at, before, given)
        if floor.who is None:
            return replace(one, speaker=(), shown=False) if floor.lost else one
        if shared((floor.who,), one.speaker[:1]) or self._same(floor.who, given) or self._keeps(given, floor.who, at):
            return one
        return replace(one, speaker=(floor.who,), shown=False)

    def sentence(self, one: Quotation) -> Span:
        """The sentence in which a quotation ends."""
        return self._of.span(self._of.number(one.spans[-1][1] - 1))

    def led_out(self, one: Quotation) -> Quotation | None:
        """A quotation that is given to somebody of another sentence, or to nobody, as that of whoever the end of its own names behind a
        verb of saying: "Sollte er angreifen, sterbe eine Geisel, wiederholte Ranke." Nobody says it where that names nobody by a bare name,
        or several; None where there is no such end.
        """
        last = self._of.number(one.spans[-1][1] - 1)
        begin, end = self._of.span(last)
        tail = words_of.TAIL.search(self._text[begin:end].rstrip())
        if tail is None or one.spans[-1][0] >= begin + tail.start():
            return None
        said = self._text[begin : begin + tail.start()]
        if words_of.HANGS.match(said) and not words_of.MAIN.match(said.rpartition(", ")[2]):
            return None  # "Wenn nichts geschehe, drohte eine Katastrophe" is all theirs
        if one.type == "direct" and not said.rstrip().endswith(tuple('“”»«"')) and tail[0][1] not in '“”»«"':
            return None
        comma, clause = begin + tail.start(), (begin + tail.start("rest"), begin + tail.end("rest"))
        if one.spans[-1][1] < comma - 2 or any(self._of.number(span[0]) == last for span in one.speaker[:1]):
            return None
        bare = words_of.BARE.fullmatch(self._text, *clause)
        who = self._of.named_by(last, clause) or (clause if bare else None)
        spans = (*one.spans[:-1], (one.spans[-1][0], min(one.spans[-1][1], comma)))
        cue = (begin + tail.start("verb"), begin + tail.end("verb"))
        kind = "direct" if one.type == "direct" else "indirect"
        return replace(one, type=kind, speaker=(who,) if who else (), spans=spans, cue=(cue,), shown=False)

    def led_in(self, one: Quotation) -> Quotation | None:
        """A quotation that is given to somebody of another sentence, or to nobody, as that of whoever leads in to it in its own: "Dulvik
        wies auch dies zurück: Verletzte habe es nicht gegeben". None where nobody does.
        """
        begin, at = one.spans[0][0], self._of.number(one.spans[0][0])
        last = self._of.number(one.spans[-1][1] - 1)
        if at < 0 or any(at <= self._of.number(span[0]) <= last for span in one.speaker[:1]):
            return None
        if any(span[0] >= begin and self._of.number(span[0]) <= last for span in one.cue[:1]):
            return None
        end = begin
        if self._of.leads(begin) and one.type != "direct":
            inside = words_of.LEAD.search(self._text, begin, min(one.spans[0][1], self._of.span(at)[1]))
            end = inside.end() if inside and not self._of.is_reported(at, inside.end()) else begin
        lead = self._text[self._of.span(at)[0] : end].rstrip(" \n„»\"“‚'«–")
        if not lead.endswith((":", ";")) and not (lead.endswith(",") and one.type != "direct"):
            return None
        found = self._leading(at, lead, end)
        if found is None:
            return None
        if one.speaker and (shared((found,), one.speaker[:1]) or self._same(found, one.speaker[0])):
            return None
        return replace(one, speaker=(found,), spans=((end, one.spans[0][1]), *one.spans[1:]), shown=False)

    def _leading(self, at: int, lead: str, end: int) -> Span | None:
        """Who leads in to what somebody says by the words of a sentence up to a place."""
        own = bool(words_of.PRONOUN.match(self._text, end))
        if (alone := words_of.ALONE.search(lead)) is not None:
            begin = self._of.span(at)[0]
            place = begin + alone.start("name"), begin + alone.end("name")
            return None if own else self._of.person_in(place, at)  # "Jana Tolk: Sie sei schwanger" is said of her
        found = self._of.subject(at, end) or self._of.behind(at, words_of.FOR)
        if found is None or found[0] >= end or words_of.SAID_OF.search(lead):
            return None
        verb = words_of.LEADS.search(words_of.NO_LEAD.sub(" ", lead))
        if verb is None or (own and words_of.ACCUSED.search(lead)):
            return None
        several = verb[0].split()[0].endswith("en") and words_of.PLURAL.fullmatch(verb[0].split()[0])
        return None if several and self._of.is_named(found, at) else found  # "Jana Tolk warfen Abgeordnete vor: …"

    def _keeps(self, given: Span, who: Span, at: int) -> bool:
        """Whether whom the network names stands as well as who has the floor."""
        last = at - 1
        if self._text[who[0] : who[1]].lower() in _POINTING:
            return True  # whom a pronoun means is known no better
        if self._of.number(who[0]) > at or self._of.number(given[0]) != last:
            return False
        told = bool(words_of.HEARS.search(self._of.words(last))) and self._text[: given[0]].rstrip().endswith(
            (" von", " durch", "Von")
        )
        return told or self._of.is_genitive(given, last) or self._of.may_lead(given, last)

    def turned(self, one: Quotation) -> Quotation:
        """A quotation that is given to whoever it is said to, as the subject's: "Venn hatte der Ministerin zugesichert, …"."""
        at, given = self._of.number(one.cue[0][0]), one.speaker[0]
        if at < 0 or self._of.number(given[0]) != at or not self._of.is_oblique(given, at):
            return one
        found = self._of.subject(at, max(one.cue[-1][1], given[1]))
        if found is None or shared((found,), one.speaker[:1]):
            return one
        return replace(one, speaker=(found,), addressee=one.addressee or one.speaker, shown=False)

    def _same(self, one: Span, other: Span) -> bool:
        """Whether two mentions end in the same word: "Mira Tolk", "Tolk"."""
        left, right = (self._text[begin:end].split() for begin, end in (one, other))
        return left[-1:] == right[-1:]

    # -- who has the floor ----------------------------------------------------------------------------------------------------

    def _within(self, one: Quotation, at: int, before: Sequence[Quotation]) -> Span | None:
        """Who says the sentence of which a few words are in quotation marks: "werde sie losschlagen, „mit oder ohne Einladung“"."""
        begin, end = self._of.span(at)[0], one.spans[0][0]
        around = [
            other
            for other in before
            if other.spans[0][0] >= begin and _reaches(other, end) and not other.cue and other.type != "direct"
        ]
        return around[-1].speaker[0] if one.type == "direct" and around and around[-1].speaker else None

    def _beside(self, begin: int, at: int) -> Span | None:
        """The subject of the clause that leads in: "Venn hatte ihr zugesichert, bis Mittwoch bekomme sie die Daten"."""
        lead = self._text[self._of.span(at)[0] : begin].rstrip(" \n„»\"“‚'")
        return self._of.subject(at, begin) if lead.endswith((",", ":")) else None

    def _claimed(self, one: Quotation) -> _Floor | None:
        """Who says so in the sentence behind: "Diesen Vorwurf erhebt der Verband", "So das Urteil von Malin"."""
        last = self._of.number(one.spans[-1][1] - 1)
        if self._of.ends_paragraph(last):
            return None
        words = self._of.words(last + 1)
        if not words_of.SO_SAID.match(words) or words_of.DENIES.search(words.split(",")[0]):
            return None
        found = self._of.subject(last + 1) or self._of.behind(last + 1, words_of.OF)
        return _Floor(found, lost=True)

    def _taken_up(self, at: int, before: Sequence[Quotation], given: Span) -> _Floor:
        """Who spoke or acted last in the paragraph before a sentence."""
        for number in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if self._of.ends_paragraph(number):
                return _Floor()
            said = [one for one in before if self._holds(number, one)]
            if said:
                outer = max(said, key=lambda one: (one.spans[-1][1] - one.spans[0][0], bool(one.cue)))
                return _Floor(outer.speaker[0] if outer.speaker else None, lost=not outer.speaker)
            if not self._of.is_reported(number):
                return self._told(number, given)
        return _Floor()

    def _told(self, number: int, given: Span) -> _Floor:
        """Who has the floor behind a sentence of the reporter's own."""
        words = self._of.words(number)
        found = self._of.subject(number) if words_of.TAKES.search(words) else None
        if found is None and words_of.ANSWERS.search(words) and not words_of.NONE.search(words):
            found = self._of.behind(number, words_of.FROM) or self._of.behind(number, words_of.CAME)
        return _Floor(found, lost=found is None and self._lost(number, words, given))

    def _lost(self, number: int, words: str, given: Span) -> bool:
        """Whether a sentence of the reporter's own lets somebody else speak than whom the network names, without naming a subject."""
        if words_of.SOME.search(words):
            return not self._of.may_lead(given, number)
        if not (words_of.ELSEWHERE.match(words) and words_of.STIR.search(words)) or words_of.THEY.search(words):
            return False
        here = self._of.number(given[0]) == number
        return self._of.is_aside(given, number) if here else "\n" in self._text[given[1] : self._of.span(number)[0]]

    def _holds(self, number: int, one: Quotation) -> bool:
        """Whether something is said in a sentence; what is only told of there says nothing of who goes on."""
        begin, end = self._of.span(number)
        sure = not one.extra and one.confidence >= _LEAST and one.type != "reported"
        return sure and any(begin <= left < end or left <= begin < right for left, right in one.spans)


def _reaches(one: Quotation, place: int) -> bool:
    """Whether a quotation goes up to a place or beyond it."""
    return one.spans[-1][1] >= place - 2
