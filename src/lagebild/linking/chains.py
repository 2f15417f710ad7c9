"""How statements hang together: which one holds which, through whom each reached the article, which one answers which.

A source chain is read outermost first: the first hop is nearest to the article. `via` lists everyone but the statement's own
speaker through whom the word passed. Two kinds of hops come from two kinds of text, and keep this order:

1. Those who pass the speaker's word on stand before the speaker: whoever reports it ("laut der Agentur sagte der Minister": the
   agency), whoever relies on it ("das Amt berief sich auf einen Bericht, wonach": the office), and every speaker of a statement
   that this one is nested in, with that speaker's own chain.
2. Those whom the speaker himself relies on stand behind him, at the end: "laut einer Zeitung, die sich auf Diplomaten beruft", "Reuters
   unter Berufung auf Regierungskreise". The speaker is kept as he was read (the nearest noun phrase, as in the training data), so
   his sources are hops, and their cue is what he relies on them with.

The addressee of an interview ("sagte er der Zeitung") is no hop: the text does not say that the word came through the paper.

A pair of quotations with equal spans and two speakers ("zitiert die Zeitung den Minister") is one word twice: both stay statements,
the one that passes it on is the parent of the other.

Only words are compared here. Where the speaker of the outer statement turns out to be the same actor as that of the inner one
("die Ministerin sagte, sie habe erklärt, …"), whoever resolves the actors drops that hop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lagebild.linking.hopwords import Borders, RawHop, Sources, sources
from lagebild.linking.responses import answered
from lagebild.linking.sourcewords import closeness, is_medium, names_of, object_at, passes_on
from lagebild.records import Quotation, Span, Spans, quoted

__all__ = ["RawHop", "hops", "parents", "responses"]

_STICKS_OUT = 2  # characters by which a part may reach over its whole: a closing quotation mark and a full stop
# Of two quotations with the same words the one nearer to writing passes on, the one nearer to speech is passed on.
_RANKS = {"Writing": 0, "SW": 1, "TW": 1, "none": 2, "ST": 2, "Thought": 3, "Speech": 3}


# ---- nesting ----------------------------------------------------------------------------------------------------
def parents(quotations: Sequence[Quotation], text: str = "") -> tuple[int | None, ...]:
    """For each quotation the index of the smallest one that it is nested in, None at the top. There are no cycles.

    A quotation is nested in another if it lies within the other's envelope (first begin to last end, give or take a closing mark
    and a full stop), if the greater part of it lies in the other's spans, not in its gaps (a gap holds the cue, not the words),
    and if it is shorter. Of quotations with equal spans (again give or take two characters) the one that passes the word on is
    the parent: judged by who is a news medium or a document, where `text` is given, by the type (what is only reported is the
    inner one) and by the medium (writing before speech); else the earlier one.
    """
    nearby = _neighbours(quotations)
    groups = _twins(quotations, nearby, text)
    twins = {index: group for group in groups for index in group}
    result: list[int | None] = [None] * len(quotations)

    def weight(index: int) -> int:  # grows from part to whole, also by way of a twin: so there are no cycles
        return max(_size(quotations[twin].spans) for twin in twins.get(index, [index]))

    for index, near in nearby:
        own = twins.get(index, [index])
        if index != own[0]:
            continue
        rivals = [quotations[twin].speaker for twin in own[1:]]
        holders = [
            other for other in near if _holds(quotations[other], quotations[index]) and weight(other) > weight(index)
        ]
        holders = [other for other in holders if quotations[other].speaker not in rivals] or holders
        smallest = min(holders, key=lambda other: (_size(quotations[other].spans), other), default=None)
        result[index] = None if smallest is None else _among(twins.get(smallest, [smallest]), quotations, index)
    for group in groups:
        for outer, inner in pairwise(group):
            result[inner] = outer
    return tuple(result)


def _neighbours(quotations: Sequence[Quotation]) -> list[tuple[int, list[int]]]:
    """Each quotation with the others whose envelopes reach over its begin, in one sweep from left to right."""
    filled = [index for index, quotation in enumerate(quotations) if quotation.spans]
    order = sorted(filled, key=lambda index: _envelope(quotations[index])[0])
    result, active, ahead = [], list[int](), 0
    for index in order:
        begin = _envelope(quotations[index])[0]
        while ahead < len(order) and _envelope(quotations[order[ahead]])[0] <= begin + _STICKS_OUT:
            active.append(order[ahead])
            ahead += 1
        active = [other for other in active if _envelope(quotations[other])[1] + _STICKS_OUT >= begin]
        result.append((index, [other for other in active if other != index]))
    return result


def _envelope(quotation: Quotation) -> Span:
    return min(b for b, _ in quotation.spans), max(e for _, e in quotation.spans)


def _size(spans: Spans) -> int:
    return sum(end - begin for begin, end in spans)


def _holds(outer: Quotation, inner: Quotation) -> bool:
    """Whether the inner quotation is nested in the outer one; see `parents`."""
    (low, high), (begin, end) = _envelope(outer), _envelope(inner)
    if begin < low - _STICKS_OUT or end > high + _STICKS_OUT or _size(inner.spans) >= _size(outer.spans):
        return False
    return 2 * _shared(inner.spans, outer.spans) > _size(inner.spans)


def _shared(a: Spans, b: Spans) -> int:
    return sum(max(0, min(end, stop) - max(begin, start)) for begin, end in a for start, stop in b)


def _alike(a: Quotation, b: Quotation) -> bool:
    """Whether two quotations have the same words: equal spans, give or take a closing mark and a full stop."""
    longer = max(_size(a.spans), _size(b.spans))
    return a.spans == b.spans or (longer > 4 * _STICKS_OUT and longer - _shared(a.spans, b.spans) <= _STICKS_OUT)


def _twins(quotations: Sequence[Quotation], nearby: Sequence[tuple[int, list[int]]], text: str) -> list[list[int]]:
    """Groups of quotations with the same words, each from the outermost to the innermost."""
    first = list(range(len(quotations)))  # the group's least index, for each quotation
    for index, near in nearby:
        for other in near:
            if first[other] != first[index] and _alike(quotations[index], quotations[other]):
                old, new = max(first[other], first[index]), min(first[other], first[index])
                first = [new if group == old else group for group in first]
    groups: dict[int, list[int]] = {}
    for index, group in enumerate(first):
        groups.setdefault(group, []).append(index)

    def rank(index: int) -> tuple[int, bool, int, int]:
        quotation = quotations[index]
        reports = closeness(quoted(text, quotation.speaker)) if text else 0
        return reports, quotation.type == "reported", _RANKS.get(quotation.medium, 2), index

    return [sorted(group, key=rank) for group in groups.values() if len(group) > 1]


def _among(group: list[int], quotations: Sequence[Quotation], index: int) -> int:
    """Which of several quotations with the same words is the parent: the one of the same speaker, else the innermost."""
    same = [other for other in group if quotations[other].speaker == quotations[index].speaker]
    return same[-1] if same else group[-1]


# ---- source chains ----------------------------------------------------------------------------------------------
def hops(text: str, quotations: Sequence[Quotation], sentences: Spans) -> tuple[tuple[RawHop, ...], ...]:
    """For each quotation the hops through which it reached the article, outermost first, without its own speaker."""
    tree, borders = parents(quotations, text), Borders(quotations, sentences)
    own = [_own(text, quotations, index, borders) for index in range(len(quotations))]
    return tuple(_chain(text, quotations, tree, own, index) for index in range(len(quotations)))


def _own(text: str, quotations: Sequence[Quotation], index: int, borders: Borders) -> Sources:
    """What the words around the statement and in the next sentence name, and what "demnach" takes up."""
    quotation = quotations[index]
    found = sources(text, quotation, borders)
    return Sources(
        (*found.before, *_taken_up(text, quotations, index, borders)),
        (*found.behind, *_named_after(text, quotation, borders)),
    )


def _chain(
    text: str, quotations: Sequence[Quotation], tree: Sequence[int | None], own: Sequence[Sources], index: int
) -> tuple[RawHop, ...]:
    """The chain from the outermost parent down to the statement."""
    above, at = list[int](), tree[index]
    while at is not None:
        above.append(at)
        at = tree[at]
    result: list[RawHop] = []
    for outer in reversed(above):
        result += own[outer].before
        if _passes_on(text, quotations[outer], quotations[index]):
            result.append(RawHop(quotations[outer].speaker, quotations[outer].cue))
        result += own[outer].behind
    result += (*own[index].before, *own[index].behind)
    return _distinct(text, result, quotations[index])


def _passes_on(text: str, outer: Quotation, inner: Quotation) -> bool:
    """Whether the outer statement's speaker hands the inner one on; who is only reported to reject it does not."""
    if not outer.speaker or _same_voice(text, outer, inner):
        return False
    return outer.type != "reported" or not any(_REJECTS.search(text, *span) for span in outer.spans)


_REJECTS = re.compile(
    r"\b(?:zurückgewiesen|zurückw\w+|dementier\w+|bestr(?:itt|itten|eitet|eiten)|lehn(?:t|te|ten|en)\b[^.!?]*\bab|abgelehnt|ablehn\w+|"
    r"widerspr\w+|verurteil\w+|kritisier\w+|rejected|denied|dismissed|w(?:ies|iesen|eist|eisen)\b[^.!?]*\bzurück)\b"
)


def _distinct(text: str, chain: Sequence[RawHop], quotation: Quotation) -> tuple[RawHop, ...]:
    """The chain without the statement's own speaker, words that stand for nobody, and repetitions."""
    result: list[RawHop] = []
    for hop in chain:
        words = _plain(quoted(text, hop.spans))
        if not words or words <= _ADVERBS or words & _OWN_WORDS or _same(text, hop.spans, quotation.speaker):
            continue
        if not any(_same(text, hop.spans, other.spans) for other in result):
            result.append(hop)
    return tuple(result)


_ADVERBS = frozenset(
    (
        "demnach",
        "danach",
        "wonach",
        "demzufolge",
        "dadurch",
        "hierzu",
        "dazu",
        "man",
        "es",
        "who",
        "which",
        "seiner",
        "ihrer",
    )
)
_OWN_WORDS = frozenset(("eigenen", "eigener", "eigene"))  # "nach eigenen Worten" names nobody
_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines the a an von vom in im bei laut diese dieser dieses diesem".split()
)
_FIRST_PERSON = frozenset(("ich", "wir", "uns", "mir", "i", "we"))
_THIRD_PERSON = frozenset(("er", "sie", "es", "he", "she", "it", "they"))


def _plain(words: str) -> frozenset[str]:
    """The words of a phrase that tell who it is: lower case, without articles and genitive endings."""
    found = (word.lower() for word in re.findall(r"[^\W_]+(?:[-.][^\W_]+)*", words))
    return frozenset(
        word[:-1] if len(word) > 4 and word.endswith("s") else word for word in found if word not in _ARTICLES
    )


def _same(text: str, a: Spans, b: Spans) -> bool:
    """Whether two phrases are the same place or the same words."""
    if not a or not b:
        return False
    if any(x[0] < y[1] and y[0] < x[1] for x in a for y in b):
        return True
    one, other = _plain(quoted(text, a)), _plain(quoted(text, b))
    return one == other or (
        (one <= other or other <= one) and bool(names_of(quoted(text, a)) & names_of(quoted(text, b)))
    )


def _same_voice(text: str, outer: Quotation, inner: Quotation) -> bool:
    """Whether the inner statement is the outer speaker's own: "ich" in direct, "er" or "ihren Angaben" in indirect speech."""
    told = quoted(text, inner.speaker)
    words = _plain(told)
    if outer.type == "direct":
        return words <= _FIRST_PERSON and bool(words)
    return (words <= _THIRD_PERSON and bool(words)) or _OWN_SOURCE.match(told) is not None


_OWN_SOURCE = re.compile(
    r"(?:[Ii]hre|[Ss]eine)[nrm]?\s+(?:Informationen|Angaben?|Worten|Meinung|Ansicht|Auffassung|Aussagen?|Einschätzung|Kenntnis|Überzeugung|Darstellung)\b"
)


def _taken_up(text: str, quotations: Sequence[Quotation], index: int, borders: Borders) -> list[RawHop]:
    """As in "meldete die Agentur. Demnach sagte der Minister, …": the medium of the sentence before."""
    quotation = quotations[index]
    pieces = quotation.frame or quotation.cue or quotation.speaker
    if not pieces or quotation.type == "reported":
        return []
    begin = min(b for b, _ in pieces)
    number = borders.sentence(begin)
    if number < 1 or not _DEMNACH.search(
        text, borders.begin(number), min(max(e for _, e in pieces), borders.begin(number) + 80)
    ):
        return []
    for other in reversed(range(index)):
        earlier = quotations[other]
        if (
            earlier.speaker
            and borders.sentence(earlier.speaker[0][0]) == number - 1
            and is_medium(quoted(text, earlier.speaker))
        ):
            return [RawHop(earlier.speaker, earlier.cue)]
    return []


_DEMNACH = re.compile(r"\b(?:[Dd]emnach|[Dd]emzufolge|[Dd](?:em|er) (?:Bericht|Meldung) zufolge|[Dd]anach)\b")


def _named_after(text: str, quotation: Quotation, borders: Borders) -> list[RawHop]:
    """As in "… Die Zeitung berief sich dabei auf Diplomaten.": the sentence after a medium's statement that names its sources."""
    if not quotation.spans or not is_medium(quoted(text, quotation.speaker)):
        return []
    number = borders.sentence(max(e for _, e in (*quotation.frame, *quotation.speaker, *quotation.spans)) - 1) + 1
    span = borders.span(number)
    match = span and _RELIED.match(text, *span)
    if not span or not match or not _is_medium_subject(text, match["subject"] or "", quotation):
        return []
    phrase = object_at(text, match.end(), span[1])
    if phrase is None or not passes_on(text[phrase[0] : phrase[1]]):
        return []
    return [RawHop((phrase,), (match.span("verb"),))]


_RELIED = re.compile(
    r"(?:Dabei\s+)?(?:(?P<subject>[^\n.!?,;:]{2,60}?)\s+)?(?P<verb>ber(?:ief|iefen|uft|ufen)|stütz(?:t|te|ten|en)|bezieht|beziehen|bezog|bezogen)\s+"
    r"sich\s+(?:(?:dabei|darin|in\s+\w+\s+Bericht|hierbei|die\s+Zeitung|das\s+Blatt|die\s+Agentur|der\s+Sender|das\s+Magazin|sie|er|es)\s+){0,3}auf\s+"
)


def _is_medium_subject(text: str, subject: str, quotation: Quotation) -> bool:
    """Whether the subject of "berief sich" is the medium before: a pronoun, any medium's noun, the same words, or none before the verb."""
    words = _plain(subject)
    return words <= _THIRD_PERSON or words <= _GENERIC or bool(words & _plain(quoted(text, quotation.speaker)))


_GENERIC = frozenset(
    (
        "zeitung",
        "blatt",
        "agentur",
        "nachrichtenagentur",
        "sender",
        "magazin",
        "bericht",
        "portal",
        "medien",
        "berichte",
    )
)


# ---- answers ----------------------------------------------------------------------------------------------------
def responses(text: str, quotations: Sequence[Quotation], sentences: Spans) -> tuple[int | None, ...]:
    """For each quotation the index of the statement that it answers by the text's own word, else None."""
    return answered(text, quotations, sentences, parents(quotations, text))
