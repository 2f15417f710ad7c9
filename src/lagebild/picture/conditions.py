"""Where the condition of a commitment stands, and where its consequence: the reader's words, mended by clauses and conjunctions."""

from __future__ import annotations

import re

from lagebild.picture import vowwords as words_of
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.deadlines import only_time
from lagebild.picture.otherwise import taken_up
from lagebild.records import Commitment, Span, Spans

UNLINKED = 0.5  # confidence from which a condition without a conjunction counts
_GOES_ON = re.compile(r"\b(?:dann|sonst|andernfalls|ansonsten|auch|ebenso|zudem|damit)\b", re.I)
_FEW = 2  # words beside a condition that are no clause of their own
_REST = 10  # words by which a consequence can be widened
_FIRST = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:e|t|en|te|ten)")


def condition(page: Page, record: Commitment) -> tuple[Spans, str | None, Spans]:
    """The condition of a commitment with its kind, and words that are a deadline instead of one."""
    tied, kind, due = _condition(page, record)
    return ((), None, due) if tied and _parted(page, tied, record.consequence) else (tied, kind, due)


def _parted(page: Page, tied: Spans, consequence: Spans) -> bool:
    """Whether a semicolon keeps a condition from a consequence, and it belongs to what stands beside it: "Er stimme zu, sofern man sie
    lasse; alles andere lehne er ab".
    """
    begin, end = min(tied[-1][1], consequence[-1][1]), max(tied[0][0], consequence[0][0])
    home = page.over(tied[:1])
    apart = begin < end and ";" in page.said((begin, end)) and page.over(consequence[:1])[:1] == home[:1]
    if not home or not apart:
        return False
    left, right = home[0].span
    if tied[-1][1] < consequence[0][0] and _GOES_ON.search(page.said((consequence[0][0], right))):
        return False  # "…; sonst werde man sie entwaffnen"
    first = left + page.said((left, tied[0][0])).rfind(";") + 1
    last = right if (at := page.said((tied[-1][1], right)).find(";")) < 0 else tied[-1][1] + at
    beside = f"{page.said((first, tied[0][0]))} {page.said((tied[-1][1], last))}"
    own = words_of.conjunction(page.said((tied[0][0], tied[-1][1]))) is None
    return own or len(re.findall(r"\w+", beside)) > _FEW


def _condition(page: Page, record: Commitment) -> tuple[Spans, str | None, Spans]:
    spans = () if words_of.NO_CONDITION.match(page.text.words(record.condition)) else record.condition
    if not spans:
        if before := taken_up(page, record.consequence, ()):
            return before, "unless", ()
        tied = _before_verb(page, record.consequence) or _beside(page, record.consequence)
        return tied, words_of.conjunction(page.said((tied[0][0], tied[-1][1]))) if tied else None, ()
    if only_time(page.text, spans):
        return (), None, spans
    if (before := taken_up(page, record.consequence, spans)) is not None:
        return before, "unless" if before else None, ()
    words, homes, own = page.text.words(spans), page.over(spans), page.over(record.consequence)
    kind = words_of.conjunction(words)
    if words_of.LINKS.fullmatch(words.strip(" ,")) and homes and (before := _taken_up(page, homes[0], spans[0][0])):
        return before, kind or "if", ()
    if not homes or not own:
        return (), None, ()
    if homes[-1].number != own[0].number and not _linked(page, own[0].span):
        meet = {one.number for one in homes} & {one.number for one in own}
        return (spans, kind or record.condition_kind, ()) if meet else ((), None, ())
    if kind is None and not _verb_first(page, spans) and record.confidence < UNLINKED:
        return (), None, ()
    if words_of.LINKS.match(page.said(record.consequence[0]).lstrip(" ,–-")) and record.condition_kind == "unless":
        kind = "unless"
    return _to_the_end(page, spans, record.consequence), kind or record.condition_kind, ()


def behind(consequence: Spans, tied: Spans) -> Spans:
    """A consequence without the condition at its beginning."""
    if not tied:
        return consequence
    end = max(right for _, right in tied)
    return tuple((max(left, end + 1), right) for left, right in consequence if right > end + 1) or consequence


def widened(page: Page, spans: Spans, tied: Spans) -> Spans:
    """A consequence; with the rest of its clause where it lacks its verb, its beginning, or what the verb is about.

    Where it has no verb at all, the clause behind its condition is meant if that has one.
    """
    if tied and not words_of.BINDS.search(" ".join(page.said(one) for one in spans)):
        end = tied[-1][1]
        after = [one for one in page.around(tied) if one[0] >= end] or [
            one for home in page.over(tied) for one in page.clauses(home) if one[0] >= end
        ]
        if after and words_of.VERB.match(page.said(after[0])):
            return (after[0],)
    clauses = [one for one in page.around(spans) if not _meets(one, tied)]
    if len(clauses) != 1:
        return spans
    (begin, end), words = clauses[0], " ".join(page.said(one) for one in spans)
    lead, tail = page.said((begin, spans[0][0])), page.said((spans[-1][1], end))
    rest = lead.split() + tail.split()
    cut = bool(lead.split()) and bool(words_of.VERB.match(words))
    short = len(words.split()) < 5 or not words_of.BINDS.search(words)
    if not rest or not (cut or short) or len(rest) > _REST or words_of.BACK.search(f"{lead} {tail}"):
        return spans
    return ((min(begin, spans[0][0]), max(end, spans[-1][1])),)


def inverted(page: Page, tied: Spans, consequence: Spans) -> bool:
    """Whether a consequence begins with its verb right behind its condition, as German has it only there ("Kommt er, gehe ich")."""
    if not tied or not consequence or consequence[0][0] < tied[-1][1]:
        return False
    between, first = page.said((tied[-1][1], consequence[0][0])), page.said(consequence[0]).split()[:1]
    found = bool(first) and bool(words_of.INVERTED.fullmatch(first[0]))
    return found and "," in between and not between.strip(' ,„“"»«')


def lead(page: Page, spans: Spans) -> str:
    """What stands before some words in their sentence."""
    home = page.over(spans)
    return page.said((home[0].span[0], spans[0][0])) if home else ""


def _to_the_end(page: Page, spans: Spans, consequence: Spans) -> Spans:
    """A condition up to the end of its clause, where the consequence does not stand in that."""
    if held := words_of.HELD_BACK.match(page.said((spans[0][0], spans[-1][1]))):
        spans = ((spans[0][0] + held.end(), spans[-1][1]),)
    clause = next((one for one in page.around(spans) if one[0] < spans[-1][1] <= one[1]), None)
    if clause is None or _meets(clause, consequence):
        return spans
    return (*spans[:-1], (spans[-1][0], clause[1]))


def _taken_up(page: Page, sentence: Sentence, at: int) -> Spans:
    """The clause that a link ("andernfalls") takes up: the one before it in its sentence, else the first of the one before."""
    own = tuple(one for one in page.clauses(sentence) if one[1] <= at)
    before = page.beside(sentence, -1)
    return own[-1:] or (page.clauses(before)[:1] if before is not None else ())


def _before_verb(page: Page, consequence: Spans) -> Spans:
    """A condition that is a noun at the beginning of the consequence's clause ("vor jedem Gespräch müsse …")."""
    clauses = page.around(consequence)
    found = words_of.LEAD.match(page.said(clauses[0])) if clauses else None
    if found is None:
        return ()
    begin = clauses[0][0]
    return ((begin, begin + found.end("tied")),)


def _beside(page: Page, consequence: Spans) -> Spans:
    """A clause beside the consequence's that begins as conditions do, where the reader gives none."""
    homes = page.over(consequence)
    if len(homes) != 1:
        return ()
    clauses = page.clauses(homes[0])
    own = [number for number, one in enumerate(clauses) if _meets(one, consequence)]
    if not own:
        return ()
    after, before = clauses[own[-1] + 1 :], clauses[: own[0]]
    if len(before) > 1 and inverted(page, before[-1:], (clauses[own[0]],)):
        before = before[-1:]  # "Sie sagte, bevor der Hafen öffne, müsse er geräumt sein"
    if after and words_of.conjunction(page.said(after[0])) and not only_time(page.text, after[:1]):
        bare = len(page.said(after[0]).split()) < 4 and len(after) > 1  # "es sei denn, …"
        return ((after[0][0], after[1][1] if bare else after[0][1]),)
    if len(before) == 1 and words_of.conjunction(page.said(before[0])) and not only_time(page.text, before):
        return before if len(page.said(before[0]).split()) > 2 else ()
    return ()


def _linked(page: Page, home: Span) -> bool:
    return bool(words_of.LINKS.match(page.said(home).lstrip('„“"»« ')))


def _verb_first(page: Page, spans: Spans) -> bool:
    """Whether a condition can be one by its place alone: a clause with its verb first at the beginning of a sentence."""
    begin = spans[0][0]
    sentence = page.sentence(begin)
    before = "" if sentence is None else page.said((sentence.span[0], begin)).strip(' „“"»«')
    first = page.said(spans[0]).split()[:1]
    return (not before or before.endswith(":")) and bool(first) and bool(_FIRST.fullmatch(first[0]))


def _meets(span: Span, others: Spans) -> bool:
    return any(span[0] < end and begin < span[1] for begin, end in others)
