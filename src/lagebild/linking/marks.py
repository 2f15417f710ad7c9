"""The phrases of an article in text order: those marked as somebody's words, and those met in passing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lagebild.linking.drafts import Source
from lagebild.linking.ledger import Ledger
from lagebild.linking.marked import marked_phrase, verb_number
from lagebild.linking.phrases import CONTRACTED, Phrase
from lagebild.linking.scanning import is_same_head, is_subject, later_mentions, scan
from lagebild.records import Quotation, Span, Spans


class Mark(NamedTuple):
    """A phrase that was marked, with the words as they were marked; `spans` is empty for a phrase found in passing."""

    phrase: Phrase
    spans: Spans
    speaker: bool
    acting: bool = False  # marked for nothing but an act
    aside: bool = False  # within a phrase that means somebody else: "der MDC" in "der Kandidat der MDC"


def marks_of(
    source: Source, quotations: Sequence[Quotation], passed_on: Iterable[Spans], acting: Sequence[Spans]
) -> list[Mark]:
    """What is marked, each stretch once; a stretch that is a speaker somewhere counts as one."""
    roles: dict[Spans, tuple[bool, str]] = {}
    for quotation in quotations:
        if quotation.speaker:
            roles.setdefault(quotation.speaker, (True, verb_number(source.tokens.text, quotation.cue)))
    for spans in (*(q.addressee for q in quotations), *passed_on):
        if spans:
            roles.setdefault(spans, (False, ""))
    speaking = len(roles)
    for spans in acting:
        roles.setdefault(spans, (False, ""))
    marks = []
    for n, (spans, (speaker, number)) in enumerate(roles.items()):
        phrase = marked_phrase(source, spans, number)
        if phrase is not None:
            subject = speaker or is_subject(source, phrase)
            marks.append(Mark(phrase._replace(subject=subject), spans, speaker, n >= speaking))
    return marks


def in_order(source: Source, marks: list[Mark], ledger: Ledger) -> list[Mark]:
    """The marked phrases and those of the running text, in text order; full names are enrolled before anything is resolved."""
    taken = [False] * len(source.tokens)
    _take(taken, (mark.phrase for mark in marks if not mark.acting))
    passing = list(scan(source, taken))
    marks, passing = _whole(marks, passing)
    _take(taken, (mark.phrase for mark in marks))
    named = [phrase for mark in marks for phrase in (mark.phrase.behind or mark.phrase,)]
    for phrase in (*named, *passing):
        ledger.enrol(phrase)
    known = [*named, *(phrase for phrase in passing if phrase.kind == "person")]
    passing += later_mentions(source, known, taken)
    everything = [*marks, *(Mark(phrase, (), False) for phrase in passing)]
    everything.sort(key=lambda mark: (mark.phrase.first, -mark.phrase.last, mark.spans))
    return everything


def _take(taken: list[bool], phrases: Iterable[Phrase]) -> None:
    for phrase in phrases:
        for token in range(phrase.first, phrase.last):
            taken[token] = True


def _whole(marks: list[Mark], passing: list[Phrase]) -> tuple[list[Mark], list[Phrase]]:
    """Marks of acts put back into the phrases of the text: "Hans Weber" was marked, "Minister Hans Weber" is met.

    What is marked for an act may be a piece of a phrase; who speaks must not depend on whether somebody acts as well.
    """
    met = {token: phrase for phrase in passing for token in range(phrase.first, phrase.last)}
    speaking = {token for mark in marks if not mark.acting for token in range(mark.phrase.first, mark.phrase.last)}
    whole: list[Mark] = []
    used: set[Phrase] = set()
    for mark in marks:
        part = mark.phrase
        around = (met.get(part.first) or met.get(part.last - 1)) if mark.acting else None
        if around is not None and is_same_head(part, around):
            whole.append(mark._replace(phrase=around._replace(span=_words_marked(part, around))))
            used.add(around)
            continue
        within = part.last - 1 in speaking or (around is not None and around.first < part.first)
        aside = mark.acting and within
        whole.append(mark._replace(phrase=part._replace(subject=False), aside=True) if aside else mark)
    return whole, [phrase for phrase in passing if phrase not in used]


def _words_marked(part: Phrase, whole: Phrase) -> Span:
    """The mention of a phrase, without a preposition ("vom Rat") and without what the marked words leave out at its end."""
    begin = part.span[0] if whole.article in CONTRACTED else whole.span[0]
    return begin, min(whole.span[1], max(part.span[1], begin + 1))
