"""A statement in the portions that others may report each for itself: its sentences, and main clauses side by side.

"Die Rechnung sei beglichen, sagte er; offen seien allenfalls Zinsen" are two things that were said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lagebild.picture.material import Piece
from lagebild.records import Span, Spans

LONG = 100  # characters from which on a quotation is looked at sentence by sentence
LEAST = 4  # words of a portion

_FINITE = (
    r"(?:sei|seien|habe|hätten?|werden?|würden?|wird|könnten?|könne|müssten?|müsse|dürften?|dürfe|wollen?|wolle|sollen?|solle|"
    r"bleiben?|kämen?|gäben?|wären?|lägen?|stünden?|bekämen?|gebe|führe|gehe|komme|stehe|liege|lasse|mache|brauche|wisse|gelte|diene|drohe|fehle|ist|sind|hat|haben)"
)
_ARTICLE = r"(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[nmrs]?)?|(?:[Kk]ein|[Ss]ein|[Ii]hr|[Uu]nser)e?[nmrs]?)"
_FRONT = r"(?:[Ee]s|[Ee]r|[Ss]ie|[Mm]an|[Ww]ir|[Ii]ch|[Dd]ann|[Dd]ort|[Dd]a(?:mit|von)|[Oo]ffen|[Ss]o lange|[Zz]u \w+ \w+|[Ss]eit [A-Z]\w+)"
_MAIN = re.compile(  # a main clause: its verb is the second of its parts, and more follows
    rf"(?:{_ARTICLE} (?:[a-zäöüß]+e[nmrs]? )?[A-ZÄÖÜ][\w-]+|{_FRONT}|[A-ZÄÖÜ][\w-]+) {_FINITE} \S"
)
_INNER = re.compile(
    r"[„“”\"»«\s]*(?:dass|daß|ob|wenn|falls|sofern|solange|bis|ehe|bevor|als|nachdem|weil|damit|obwohl|sollten?|je|es sei denn|außer|"
    r"sondern|nicht nur|weder|entweder|und zwar)(?!\w)",
    re.IGNORECASE,
)
_AND = re.compile(rf"und (?:{_FINITE}|[a-zäöüß]+e) ")  # "… habe nichts damit zu tun, sagte sie, und erwarte …"
_SAYS = re.compile(  # whatever stands behind such a verb is what somebody else says or thinks
    r"\b(?:(?:ge)?sag(?:e|t|en|te|ten)|behaupt|(?:er)?zähl|(?:ge)?glaub|(?:ge)?hör(?:e|t|en|te|ten)\b|erklär|mein(?:e|t|en|te|ten)\b|denk|"
    r"(?:ver)?sicher(?:e|t|n|te|ten)\b|(?:be)?richte|heiß|hieß|schr(?:eib|ieb)|verspr[aieo]ch|droh|warn|beton|teil\w* mit\b|mitgeteilt)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"(?:es sei denn|außer|vorausgesetzt)$", re.IGNORECASE)


def portions(piece: Piece) -> list[Spans]:
    """The portions of a statement, in their order; one where it cannot be parted."""
    text = piece.text.text
    alone = [part for span in piece.spans for part in _sentences(piece, span)] if len(piece.words) >= LONG else []
    if len(alone) > len(piece.spans):
        return [(part,) for one in alone for part in _main_clauses(text, *one)]
    found: list[Spans] = []
    for group in _groups(piece):
        found += [(part,) for part in _main_clauses(text, *group[0])] if len(group) == 1 else [group]
    return found


def _groups(piece: Piece) -> Iterator[Spans]:
    """The spans that belong together: whatever stands behind a semicolon in words between two does not."""
    held: list[Span] = []
    for span in piece.spans:
        if held and _is_new(piece, held, span):
            yield tuple(held)
            held = []
        held.append(span)
    yield tuple(held)


def _is_new(piece: Piece, before: list[Span], span: Span) -> bool:
    gap = piece.text.text[before[-1][1] : span[0]]
    first, second = piece.text.words(tuple(before)), piece.text.words((span,))
    if min(len(first.split()), len(second.split())) < LEAST or _INNER.match(second):
        return False
    if _INNER.match(first):
        return False
    return ";" in gap or (bool(gap.strip()) and bool(_MAIN.match(second) or _AND.match(second)))


def _sentences(piece: Piece, span: Span) -> Iterator[Span]:
    at, end = span
    while at < end:
        stop = min(max(piece.text.sentence(at)[1], at + 1), end)
        yield at, stop
        at = stop
        at += len(piece.text.text[at:end]) - len(piece.text.text[at:end].lstrip())


def _main_clauses(words: str, begin: int, end: int) -> Iterator[Span]:
    at = begin
    for mark in re.finditer(r"[;,]\s+", words[begin:end]):
        here, there = begin + mark.start(), begin + mark.end()
        left, right = words[at:here], words[there:end]
        if min(len(left.split()), len(right.split())) < LEAST or _INNER.match(right):
            continue
        if _EXCEPT.search(left):
            continue
        if words[here] == "," and _SAYS.search(left):
            continue
        if words[here] == ";" or (_MAIN.match(right) and _is_main(left)):
            yield at, here
            at = there
    yield at, end


def _is_main(words: str) -> bool:
    """Whether some words are main clauses alone, so that what follows behind a comma depends on none of them."""
    return not _INNER.match(words) and re.search(rf"\b{_FINITE}\b", words) is not None and not re.search(
        r"(?:,\s|^)(?:dass|ob|wenn|falls|sofern|solange|bis|ehe|bevor|als|nachdem|weil|damit|obwohl|so)\b", words
    )  # fmt: skip
