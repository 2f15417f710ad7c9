"""Whose words a sentence is that a clause of its own governs: of whom the clause names, never of whom it is told.

As in "General Dulvik, so berichten es Offiziere, habe den Befehl gegeben. Er habe die Brücke sprengen lassen wollen.": the officers
say both sentences, and Dulvik may deny them. So with "heißt es in der Marine", "wie es im Ministerium heißt", "will die Zeitung
erfahren haben". Where the clause names nobody ("so erzählt man sich"), nobody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from lagebild.linking.around import shared
from lagebild.linking.mainclause import Sentences
from lagebild.linking.nouns import noun
from lagebild.records import Findings, Frame, Quotation, Span

_OPEN = ("indirect_free_indirect", "free_indirect", "indirect")
_SAYS = (
    r"(?:bericht(?:et|en|ete|eten)|erzähl(?:t|en|te|ten)|schilder(?:t|n|te|ten)|sag(?:t|en|te|ten)|mein(?:t|en|te|ten)|behaupt(?:et|en|ete|eten)|"
    r"erklär(?:t|en|te|ten)|versicher(?:t|n|te|ten)|beton(?:t|en|te|ten)|vermut(?:et|en|ete|eten)|mutmaß(?:t|en|te|ten)|munkel(?:t|n|te|ten)|"
    r"glaub(?:t|en|te|ten)|beteuer(?:t|n|te|ten)|beschreib(?:t|en)|beschrieb(?:en)?|mitteil(?:t|en|te|ten)|angeb(?:en)?|angab(?:en)?|melde(?:t|n|te|ten)|"
    r"wissen|weiß|schreib(?:t|en)|schrieb(?:en)?)"
)
_CAPITAL = r"(?:[A-ZÄÖÜ][\w’-]*|„[^“”\n]{1,40}[“”])"
_WHO = (
    rf"(?P<who>(?:(?:[Dd](?:ie|er|as|en|em)|sein(?:e[nmr]?)?|ihr(?:e[nmr]?)?|[a-zäöüß]{{3,}}e[nmr]?|zwei|drei)\s+){{0,4}}{_CAPITAL}"
    rf"(?:\s+(?:{_CAPITAL}|(?:der|des|de[nm]|seine[sr]|ihre[sr]|von|vom|aus|in|im|bei|beim|um|und)\s+(?:(?:der|dem|den|die|des)\s+)?{_CAPITAL})){{0,4}})"
)
_WHEN = (
    r"(?:\s+(?:am\s+[A-ZÄÖÜ]\w+|gestern|heute|weiter|übereinstimmend|unabhängig voneinander|"
    r"hinter vorgehaltener Hand|vertraulich|intern))?"
)
_TOLD = "(?:erzählt|berichtet|gesagt|geflüstert|gemunkelt|kolportiert|vermutet|verbreitet)"
_FROM = r"(?P<from>in|im|aus|bei|beim|vom|von|unter|seitens)"
_SPEAKERS = ("person", "people", "circles", "government", "organisation", "media", "source", "group")
_THOUGHT = re.compile(
    r"(?:Hoffnung|Idee|Theorie|Vorwurf|Plan|Kalkül|Befürchtung|Vermutung|Überlegung|Annahme|Erwartung|Begründung|These|Argument|Argumentation|"
    r"Devise|Motto|Botschaft|Tenor|Fazit|Urteil|Lesart|Meinung|Gerücht|Verdacht|Sorge|Rechnung|Logik|Wortlaut|Text|Titel)\Z"
)
_SUBJUNCTIVE = re.compile(
    r"(?:nun |jetzt |nicht |selbst )?(?!(?:ihre|seine|eine|keine|diese|jene|alle|viele|beide|ohne) )"
    r"(?:(?:habe|sei|werde|wolle|könne|müsse|solle|dürfe|möge|wisse|[a-zäöüß]{3,}e)\b|"
    r"seien\b|hätten?\b|wären?\b|würden?\b|"
    r"könnten?\b|müssten?\b|wollten\b|sollten\b)"
)
_PAST = re.compile(r"[a-zäöüß]+te\b")
_COMMA = re.compile(r",\s*|(?<=[.!?…])\s*\Z|\Z")


class Governing(NamedTuple):
    """A clause that says who tells a sentence: where it stands, who is named in it, where what is told begins; `told` is its subject."""

    clause: Span
    who: Span | None
    told: Span | None
    rest: int


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The shapes of a governing clause, between its commas."""
    return tuple(
        re.compile(form + _WHEN + r"\Z")
        for form in (
            rf"(?:(?:[Ss]o|[Ww]ie)\s+)?(?:heißt|hieß|verlautete?)\s+es\s+(?:\w+\s+)?{_FROM}\s+{_WHO}",
            rf"(?:[Ss]o|[Ww]ie)\s+es\s+{_FROM}\s+{_WHO}\s+(?:heißt|hieß)",
            rf"(?:(?:[Ss]o|[Ww]ie)\s+)?(?:erzählt|berichtet|hört|sagt|munkelt|raunt|flüstert)\s+man\s+(?:sich\s+)?(?:{_FROM}\s+{_WHO})?",
            rf"[Ss]o\s+(?:wird|wurde)\s+{_FROM}\s+{_WHO}\s+{_TOLD}",
            rf"[Ww]ie\s+{_FROM}\s+{_WHO}\s+{_TOLD}\s+(?:wird|wurde)",
            r"(?:[Ss]o\s+)?(?:heißt|hieß|verlautete?)\s+es",
            rf"(?:[Ss]o|[Ww]ie)\s+{_SAYS}\s+es\s+(?:zumindest\s+|jedenfalls\s+)?{_WHO}",
            rf"(?:[Ss]o|[Ww]ie)\s+(?:es\s+)?{_WHO}\s+(?:es\s+)?{_SAYS}",
            rf"(?:[Ss]o\s+)?{_SAYS}\s+{_WHO}",
            rf"[Ss]o\s+{_WHO}",
            rf"(?:will|wollen)\s+{_WHO}\s+(?:erfahren|gehört|gesehen|beobachtet|herausgefunden)\s+haben",
        )
    )


def governed(text: str, findings: Findings) -> Findings:
    """The findings with the speakers of governed sentences, and of those that go on in the subjunctive, as their clause has them.

    Nothing is called sure whose speaker was changed.
    """
    found = {
        number: one for number, span in enumerate(findings.sentences) if (one := governing(text, span)) is not None
    }
    if not found:
        return findings
    of = Sentences(text, findings)
    quotations = list(findings.quotations)
    for number, by in found.items():
        here = of.span(number)
        quotations = [mended for one in quotations if (mended := _here(text, one, here, by)) is not None]
        for later in _going_on(of, number, quotations, found):
            quotations = [_later(one, of.span(later), here, by) for one in quotations]
    frames = [kept for frame in findings.frames if (kept := _frame(frame, found.values())) is not None]
    return replace(findings, quotations=tuple(sorted(quotations, key=lambda q: q.spans)), frames=tuple(frames))


def governing(text: str, sentence: Span) -> Governing | None:
    """The clause that governs a sentence; None where none does, or where a pronoun stands in it ("wie sie sagte")."""
    begin, end = sentence
    commas = [found.span() for found in _COMMA.finditer(text, begin, end)]
    if len(commas) < 2:
        return None
    opening = (begin, commas[0][0])
    lead = text[slice(*opening)]
    if lead.startswith("Wie ") and (who := _named(text, opening)) is not None:
        rest = commas[0][1]
        return Governing(opening, who.who, None, rest) if _tells(text, rest, end) else None
    if not lead[:1].isupper() or len(lead) > 120 or re.search(rf"\b{_SAYS}\b", lead):
        return None
    clause = (commas[0][1], commas[1][0])
    named, rest = _named(text, clause), commas[1][1]
    return Governing(clause, named.who, opening, rest) if named is not None and _tells(text, rest, end) else None


class _Named(NamedTuple):
    """Who is named in a clause; None for nobody in particular."""

    who: Span | None


def _named(text: str, clause: Span) -> _Named | None:
    words = text[slice(*clause)].rstrip()
    for form in _forms():
        found = form.match(words)
        if found is not None:
            parts = found.groupdict()
            if not parts.get("who"):
                return _Named(None)
            if not parts.get("from") and not _can_say(parts["who"]):
                return None  # "so die Hoffnung"
            return _Named((clause[0] + found.start("who"), clause[0] + found.end("who")))
    return None


def _can_say(words: str) -> bool:
    """Whether a noun phrase names somebody, by its nouns: people, bodies, papers, names that are no nouns."""
    if _THOUGHT.search(words):
        return False
    nouns = [noun(word) for word in re.findall(r"[A-ZÄÖÜ][\w’-]+", words)]
    return all(one is None for one in nouns) or any(one is not None and one.kind in _SPEAKERS for one in nouns)


def _tells(text: str, begin: int, end: int) -> bool:
    """Whether what stands behind the clause begins with the subjunctive by which reports tell what somebody says."""
    return _SUBJUNCTIVE.match(text, begin, end) is not None and _PAST.match(text, begin, end) is None


def _here(text: str, one: Quotation, sentence: Span, by: Governing) -> Quotation | None:
    """A quotation of the governed sentence as its clause has it; None where it is only a piece of the clause."""
    begin, end = one.spans[0][0], one.spans[-1][1]
    if not sentence[0] <= begin < sentence[1] or one.type == "direct" or not _is_of(one, by):
        return one
    if end <= by.rest:
        return one if one.cue else None
    if by.who is None and one.speaker and not (by.told and shared(one.speaker, (by.told,))):
        return one
    speaker = (by.who,) if by.who is not None else ()
    if (
        by.who is not None
        and one.speaker
        and shared(one.speaker, speaker)
        and not (by.told and shared(one.speaker, (by.told,)))
    ):
        return one
    spans = one.spans
    if by.told is not None and by.rest - 2 <= begin <= by.rest and text[begin - 1] != "„":
        spans = (by.told, *spans)  # whom it is told of stands before the clause
    return replace(one, spans=spans, speaker=speaker, shown=False)


def _is_of(one: Quotation, by: Governing) -> bool:
    """Whether a quotation has no word of saying but that of the clause."""
    return not one.cue or bool(shared(one.cue, (by.clause,)))


def _going_on(
    of: Sentences, number: int, quotations: Sequence[Quotation], found: dict[int, Governing]
) -> Iterator[int]:
    """The sentences behind a governed one that go on telling in the subjunctive, without a word of saying, in its paragraph."""
    later = number
    while not of.ends_paragraph(later):
        later += 1
        begin, end = of.span(later)
        here = [one for one in quotations if begin <= one.spans[0][0] < end and not one.extra]
        if later in found or not of.is_reported(later) or any(one.cue or one.type == "direct" for one in here):
            return
        yield later


def _later(one: Quotation, sentence: Span, before: Span, by: Governing) -> Quotation:
    """A quotation of a sentence that goes on: of whom the clause names, unless somebody of another sentence is its speaker."""
    inside = sentence[0] <= one.spans[0][0] < sentence[1] and one.type in _OPEN and not one.cue
    first = by.told if by.who is None and by.told is not None else (before[0], sentence[1])
    near = not one.speaker or first[0] <= one.speaker[0][0] < first[1]
    speaker = (by.who,) if by.who is not None else ()
    return replace(one, speaker=speaker, shown=False) if inside and near and one.speaker != speaker else one


def _frame(frame: Frame, found: Iterable[Governing]) -> Frame | None:
    """A frame that was read in a governing clause, with whom the clause names as the holder; none that makes him the one told of."""
    for by in found:
        if not frame.spans or not shared(frame.spans, (by.clause,)) or by.who is None:
            continue
        if frame.kind == "role" and any(not shared(one, (by.clause,)) for one in frame.roles.get("person", ())):
            return None
        if frame.roles.get("holder"):
            return replace(frame, roles={**frame.roles, "holder": ((by.who,),)})
    return frame
