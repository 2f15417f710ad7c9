"""Which statement another one answers, where the text says so: "entgegnete", "wies die Vorwürfe zurück", "reagierte auf".

Precision first. What is answered is the latest earlier statement of whoever the answer names ("widersprach dem Minister", "wies die
Kritik der Opposition zurück"), however far back; an answer that names somebody without an earlier statement answers none. An answer
that names nobody answers the latest earlier statement of another speaker within two sentences. Verbs of answering that are negated or
mean something else ("erwiderte das Feuer", "bestritt das Rennen") are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from lagebild.linking.hopwords import Borders
from lagebild.linking.nouns import noun
from lagebild.linking.places import adjective_code, state_code
from lagebild.linking.sourcewords import object_at
from lagebild.linking.timewords import MONTHS, WEEKDAYS
from lagebild.records import Quotation, Span, Spans, quoted

_LONGEST = 1500  # characters of a frame in which an answer is looked for
NEAR = 2  # sentences that an answer to nobody in particular reaches back


class Answer(NamedTuple):
    """An act of answering: where its word stands, whom or what it names (None: nobody), how many sentences it reaches back."""

    at: int
    named: Span | None
    near: int


class _Verbs(NamedTuple):
    """Words of answering, by what they ask of the text around them."""

    reply: re.Pattern[str]
    deny: re.Pattern[str]
    refuse: re.Pattern[str]
    react: re.Pattern[str]
    then: re.Pattern[str]
    asked: re.Pattern[str]


@cache
def _verbs() -> _Verbs:
    return _Verbs(
        reply=re.compile(
            r"\b(?:entgegne(?:t|te|ten|n)|erwider(?:t|te|ten|n)|(?:be)?antworte(?:t|te|ten)|konter(?:t|te|ten|n)|replizier(?:t|te|ten|en)|widersprach(?:en)?|"
            r"widerspricht|widersprechen|widersprochen|hiel(?:t|ten)\s+(?:dem\s+)?(?:dagegen|entgegen)|replied|responded|countered|retorted|contradicted)\b"
        ),
        deny=re.compile(r"\b(?:dementier(?:t|te|ten|en)|bestritt(?:en)?|bestreite(?:t|n)|denied|denies|disputed)\b"),
        refuse=re.compile(
            r"\bw(?:ies|iesen|eist|eisen)\b(?P<object>[^.;:!?\n„“]{0,160}?)\bzurück\b|\b(?:zurückgewiesen|zurück(?:wies|wiesen|weist))\b|\b(?:rejected|dismissed)\b"
        ),
        react=re.compile(
            r"\breagier(?:t|te|ten|en)\b[^.;:!?\n„“]{0,80}?\bauf\s+|\b[Aa]ls\s+(?:Antwort|Reaktion|Erwiderung|Entgegnung)\s+auf\s+|"
            r"\b[Ii]n\s+(?:einer\s+|seiner\s+|ihrer\s+)?(?:ersten\s+)?(?:Antwort|Reaktion|Erwiderung|Entgegnung)\s+auf\s+|\b[Ii]n\s+(?:response|reply|answer)\s+to\s+"
        ),
        then=re.compile(r"\b[Dd]araufhin\b"),
        asked=re.compile(
            r"\b[Aa]uf\s+(?:die\s+|eine\s+|diese\s+|entsprechende\s+|eine\s+entsprechende\s+)?(?:Nach|Rück|An)?[Ff]ragen?\b|\b[Aa]ngesprochen\s+auf\b|\bgefragt\b|\b[Aa]sked\b"
        ),
    )


_SAYING = re.compile(
    r"\b(?:sagten?|erklärten?|forderten?|betonten?|warnten?|warf(?:en)?|kritisierten?|verlangten?|drohten?|versicherten?|bezeichneten?|nannten?)\b"
)
_NOT = re.compile(r"\b(?:nicht(?!\s+nur)|keine[nrms]?|kein|nie|niemals|ohne|weder|not|never|n't)\b")
_OTHERWISE = re.compile(
    r"\b(?:Feuer|Beschuss|Schüsse|Gruß|Liebe|Spiel\w*|Rennen|Konzert\w*|\w*[Uu]nterhalt|Turnier|Finale|Halbfinale|Partie|Wahlkampf|Halbzeitshow|"
    r"Antrag|Anträge|\w*[Kk]lage|Beschwerde|Einspruch|Berufung|Revision|Asyl\w*|Flüchtlinge\w*|fire)\b"
)
# What has been said, as the object of an answer.
_SPOKEN = re.compile(
    r"(?:vorwurf|vorwürfe\w*|kritik|anschuldigung(?:en)?|beschuldigung(?:en)?|behauptung(?:en)?|darstellung(?:en)?|forderung(?:en)?|äußerung(?:en)?|aussagen?|"
    r"berichte?n?|berichts|meldung(?:en)?|drohung(?:en)?|angaben?|ankündigung(?:en)?|erklärung(?:en)?|vorschl[aä]ge?n?|vorschlags|angebote?s?|appelle?s?|"
    r"ultimatum|einw[aä]nde?|verdacht|unterstellung(?:en)?|spekulation(?:en)?|anfrage|worte?n?|rede|brief|criticism|accusations?|claims?|allegations?|"
    r"remarks|demands?|reports?)$",
    re.IGNORECASE,
)


def answered(
    text: str, quotations: Sequence[Quotation], sentences: Spans, tree: Sequence[int | None]
) -> tuple[int | None, ...]:
    """For each quotation the index of the one that it answers, or None; `tree` gives each quotation's parent."""
    borders = Borders(quotations, sentences)
    board = _Board(text, quotations, borders, tree)
    return tuple(board.answered_by(index) for index in range(len(quotations)))


# ---- the act ----------------------------------------------------------------------------------------------------
def answer_of(text: str, quotation: Quotation) -> Answer | None:
    """The act of answering in a statement's frame or cue (or, if it is only reported, in its own words); None if there is none."""
    pieces = quotation.frame or quotation.cue
    if quotation.type == "reported" and not pieces:
        pieces = quotation.spans[:1]
    if not _may_answer(text, quotation.speaker):
        return None
    for begin, end in pieces:
        if found := _act(text, quotation, (begin, min(end, begin + _LONGEST))):
            return found
    return None


def _may_answer(text: str, speaker: Spans) -> bool:
    """Whether the speaker can be who answers, not whom the answer names: "auf den Vorwurf der CDU", "widersprach dem Minister"."""
    return not any(
        _OBLIQUE.match(text, begin) or _AFTER_AUF.search(text, max(0, begin - 40), begin) for begin, _ in speaker[:1]
    )


_OBLIQUE = re.compile(r"(?:dem|den|ihm|ihnen|einem|diesem)\b")
_AFTER_AUF = re.compile(r"\b[Aa]uf\s+(?:d\w\w\s+|eine[nr]?\s+)?(?:[a-zäöüß]\w+\s+)*[A-ZÄÖÜ]\w+\s+\Z")


def _act(text: str, quotation: Quotation, piece: Span) -> Answer | None:
    verbs, (begin, end) = _verbs(), piece
    if asked := verbs.asked.search(text, begin, end):
        return Answer(asked.start(), None, -1)
    if (react := verbs.react.search(text, begin, end)) and not _negated(text, piece, react.span()):
        phrase = object_at(text, react.end(), end)
        return Answer(react.start(), phrase, NEAR) if phrase and _spoken(text, phrase) else None
    if (refuse := verbs.refuse.search(text, begin, end)) and not _negated(text, piece, refuse.span()):
        where = (
            refuse.span("object")
            if refuse["object"] is not None
            else (_clause_begin(text, begin, refuse.start()), refuse.start())
        )
        if refuse["object"] is None and refuse[0] in ("rejected", "dismissed"):
            where = (refuse.end(), _clause_end(text, refuse.end(), end))
        return _about(text, quotation, refuse.start(), where, spoken=True)
    if (deny := verbs.deny.search(text, begin, end)) and not _negated(text, piece, deny.span()):
        # whom it answers only "bestritt den Vorwurf des Ministers" says; "bestritt, dass …" may answer anybody
        return _about(text, quotation, deny.start(), (deny.end(), _clause_end(text, deny.end(), end)), spoken=True)
    if (reply := verbs.reply.search(text, begin, end)) and not _negated(text, piece, reply.span()):
        return _about(text, quotation, reply.start(), (reply.end(), _clause_end(text, reply.end(), end)), spoken=False)
    then = verbs.then.search(text, begin, end)
    return Answer(then.start(), None, 1) if then and _SAYING.search(text, begin, end) else None


def _negated(text: str, piece: Span, verb: Span) -> bool:
    """Whether "nicht", "keine" or "ohne" stands within the verb's reach."""
    return bool(_NOT.search(text, max(piece[0], verb[0] - 20), min(piece[1], verb[1] + 25)))


def _clause_begin(text: str, low: int, at: int) -> int:
    return max(low, *(text.rfind(sign, low, at) + 1 for sign in ",;:"))


def _clause_end(text: str, at: int, end: int) -> int:
    return min([end, *(place for sign in ",;:.„" if (place := text.find(sign, at, end)) >= 0)])


def _about(text: str, quotation: Quotation, at: int, where: Span, *, spoken: bool) -> Answer | None:
    """The answer with what its verb names within a stretch of the clause; the speaker's own words are left out.

    With `spoken` it must name something said ("den Vorwurf"): "wies den Antrag zurück" is no answer.
    """
    if _OTHERWISE.search(text, *where):
        return None
    if not text[where[0] : where[1]].strip():  # "die den Angaben der Behörde widerspricht": the object stands before
        where = (_clause_begin(text, max(0, at - 160), at), at)
        relative = _RELATIVE.match(text, *where)
        where = (relative.end() if relative else where[0], at)
    phrase = next((part for piece in _without(where, quotation.speaker) if (part := _object(text, piece))), None)
    if phrase is not None and _spoken(text, phrase):
        return Answer(at, phrase, NEAR)
    if spoken:
        return None
    return Answer(at, phrase if phrase and _DATIVE.match(text, phrase[0]) else None, NEAR)


def _without(where: Span, speaker: Spans) -> list[Span]:
    """The stretch in pieces, without the speaker."""
    pieces, low = [], where[0]
    for begin, end in sorted(speaker):
        if begin < where[1] and end > where[0]:
            pieces.append((low, max(low, begin)))
            low = max(low, end)
    return [*pieces, (low, where[1])] if low < where[1] else pieces


_RELATIVE = re.compile(r"\s*(?:(?:der|die|das|welche[rs]?|und)\s+(?=d))?")
_DATIVE = re.compile(r"(?:dem|den|der|diese[nmr]|ihrem|seinem|ihm|ihr|ihnen|[A-ZÄÖÜ])")
_SKIPPED = re.compile(
    r"\s*(?:(?:jedoch|aber|auch|daraufhin|umgehend|bereits|scharf|entschieden|energisch|prompt|sofort|wiederum|ihrerseits|seinerseits|"
    r"hingegen|dagegen|mittlerweile|inzwischen|heute|gestern|vehement|am\s+\w+tag)\s+)*"
)
_NO_OBJECT = re.compile(r"(?:am|an|im|in|vor|bei|beim|laut|nach|auf|mit|als|gegenüber|und|wie|dass|ob|um|zu|zur|zum)\b")


def _object(text: str, piece: Span) -> Span | None:
    """The noun phrase that a stretch begins with, after adverbs; None where it begins with something else."""
    at = _SKIPPED.match(text, *piece)
    begin = at.end() if at else piece[0]
    if begin >= piece[1] or _NO_OBJECT.match(text, begin, piece[1]):
        return None
    return object_at(text, begin, piece[1])


def _spoken(text: str, phrase: Span) -> bool:
    return any(_SPOKEN.search(word) for word in re.findall(r"[^\W\d_]+", text[phrase[0] : phrase[1]]))


REACH = 60  # statements before an answer among which the one that it means is looked for


# ---- what is answered -------------------------------------------------------------------------------------------
class _Board:
    """All statements of an article, to find among them the one that an answer means."""

    def __init__(
        self, text: str, quotations: Sequence[Quotation], borders: Borders, tree: Sequence[int | None]
    ) -> None:
        self._text, self._quotations, self._borders, self._tree = text, quotations, borders, tree
        self._who = [_names(quoted(text, quotation.speaker)) for quotation in quotations]

    def answered_by(self, index: int) -> int | None:
        """The statement that this one answers."""
        answer = answer_of(self._text, self._quotations[index])
        if answer is None:
            return None
        reach = range(max(0, index - REACH), min(len(self._quotations), index + 3))
        earlier = [other for other in reach if self._comes_before(other, index, answer.at)]
        if answer.near < 0:
            chosen = self._latest([other for other in earlier if self._asks(other) and self._near(other, answer.at, 1)])
        else:
            chosen = self._meant(index, answer, earlier)
        return None if chosen is None else self._whole(chosen, index)

    def _comes_before(self, other: int, index: int, at: int) -> bool:
        quotation = self._quotations[other]
        if other == index or not quotation.spans or not quotation.speaker or quotation.spans[0][0] >= at:
            return False
        return (
            not self._same_speaker(other, index) and other not in self._line(index) and index not in self._line(other)
        )

    def _line(self, index: int) -> list[int]:
        line, at = list[int](), self._tree[index]
        while at is not None:
            line.append(at)
            at = self._tree[at]
        return line

    def _same_speaker(self, a: int, b: int) -> bool:
        if not self._who[a] or not self._who[b]:
            return (
                quoted(self._text, self._quotations[a].speaker).lower()
                == quoted(self._text, self._quotations[b].speaker).lower()
            )
        shared = self._who[a] & self._who[b]
        return (
            any(noun(word.capitalize()) is None for word in shared)
            or self._who[a] <= self._who[b]
            or self._who[b] <= self._who[a]
        )

    def _meant(self, index: int, answer: Answer, earlier: Sequence[int]) -> int | None:
        """By name, else, if the answer names nobody, by nearness."""
        named = _names(self._text[answer.named[0] : answer.named[1]]) if answer.named else frozenset[str]()
        if named:
            return self._latest([other for other in earlier if _meet(named, self._who[other])])
        near = [other for other in earlier if self._near(other, answer.at, answer.near) and not self._denies(other)]
        if not self._who[index] and len({self._who[other] for other in near}) > 1:  # "entgegnete er": to which of them?
            return None
        return self._latest(near)

    def _denies(self, other: int) -> bool:
        """Whether a statement is itself a denial: two denials in a row answer the same thing, not one another."""
        quotation = self._quotations[other]
        pieces = quotation.frame or quotation.cue or (quotation.spans[:1] if quotation.type == "reported" else ())
        return any(
            _verbs().deny.search(self._text, *piece) or _verbs().refuse.search(self._text, *piece) for piece in pieces
        )

    def _near(self, other: int, at: int, reach: int) -> bool:
        quotation = self._quotations[other]
        last = max(end for _, end in (*quotation.spans, *quotation.frame))
        return 0 <= self._borders.sentence(at) - self._borders.sentence(min(last, at) - 1) <= reach

    def _latest(self, several: Sequence[int]) -> int | None:
        return max(several, key=lambda other: (self._quotations[other].spans[-1][1], -other), default=None)

    def _whole(self, chosen: int, index: int) -> int:
        """The whole statement that a quoted fragment of the same speaker belongs to."""
        parent = self._tree[chosen]
        while parent is not None and parent != index and self._same_speaker(parent, chosen):
            chosen, parent = parent, self._tree[parent]
        return chosen

    def _asks(self, other: int) -> bool:
        quotation = self._quotations[other]
        told = quoted(self._text, (*quotation.cue, *quotation.frame)) or quoted(self._text, quotation.spans)
        return _ASKING.search(told) is not None


_ASKING = re.compile(r"\b(?:[Ff]rag\w*|gefragt|[Nn]achfrage|wissen\s+(?:wollte|will)|ask\w*|question\w*)\b")


def _names(words: str) -> frozenset[str]:
    """What identifies somebody in a phrase: capitalised words without endings, codes of states; empty for a pronoun."""
    found: set[str] = set()
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words):
        code = adjective_code(word) if word[0].islower() else state_code(word)
        if code:
            found.add(code)
        elif word[0].isupper() and word.lower() not in _UNTELLING and not _SPOKEN.search(word):
            found.add(_stem(word))
    return frozenset(found)


# Capitalised words that name nobody: pronouns and articles at the beginning of a sentence, days and months.
_UNTELLING = frozenset(
    """er sie es ihm ihr ihnen ihn dieser diese diesem man wir ich he she they it him her them der die das den dem des ein eine einen
    einem einer eines the a an auch laut nach""".split()
).union(WEEKDAYS, MONTHS)


def _stem(word: str) -> str:
    low = word.lower()
    return low[:-1] if len(low) > 4 and low.endswith(("s", "n")) else low


def _meet(named: frozenset[str], who: frozenset[str]) -> bool:
    """Whether two sets of names share one, also as the first part of a compound ("Opposition", "Oppositionsführer")."""
    if named & who:
        return True
    return any(len(a) > 4 and len(b) > 4 and (a.startswith(b) or b.startswith(a)) for a in named for b in who)
