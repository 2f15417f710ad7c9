"""What differs between two versions of a text: sentence by sentence, and word by word where a sentence was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_SENTENCES = 3000  # of one text; in longer ones only what they begin and end with alike is left out
MOST_TOKENS = 800  # of changed sentences in a row that are compared word by word
ALIKE = 0.5  # share of common words from which on sentences are compared word by word
CONTEXT = 140  # characters of what is the same that are shown beside a change
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+[\"“”«»’)]*\s*|\n+|$)")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Part(NamedTuple):
    """A stretch of both texts: `kind` is "same", "del" (only in the old one) or "ins" (only in the new one).

    Of what is the same only the beginning and the end may be left: then `left_out` characters are missing between `text` and `rest`.
    """

    kind: str
    text: str
    left_out: int = 0
    rest: str = ""


def differences(old: str, new: str) -> tuple[Part, ...]:
    """The two texts as one row of parts; of equal texts none."""
    if old == new:
        return ()
    joined: list[Part] = []
    for part in _parts(_split(old), _split(new)):
        if joined and joined[-1].kind == part.kind:
            joined[-1] = Part(part.kind, joined[-1].text + part.text)
        elif part.text:
            joined.append(part)
    last = len(joined) - 1
    return tuple(_short(part, first=at == 0, last=at == last) for at, part in enumerate(joined))


def _split(text: str) -> list[str]:
    return [found[0] for found in _SENTENCE.finditer(text) if found[0]]


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    yield Part("same", "".join(old[:first]))
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(before), len(after)) > MOST_SENTENCES:
        yield from (Part("del", "".join(before)), Part("ins", "".join(after)))
    else:
        for tag, begin, end, start, stop in SequenceMatcher(None, before, after).get_opcodes():
            if tag == "equal":
                yield Part("same", "".join(before[begin:end]))
            else:
                yield from _words("".join(before[begin:end]), "".join(after[start:stop]))
    yield Part("same", "".join(old[len(old) - last :]))


def _words(old: str, new: str) -> Iterator[Part]:
    """Changed sentences word by word; as a whole where they have too little in common to be read so, or are very long."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_TOKENS or _alike(before, after) < ALIKE:
        yield from (Part("del", old), Part("ins", new))
        return
    for tag, begin, end, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Part("same", "".join(before[begin:end]))
        else:
            yield from (Part("del", "".join(before[begin:end])), Part("ins", "".join(after[start:stop])))


def _alike(before: Sequence[str], after: Sequence[str]) -> float:
    """The share of their words that two changed stretches have in common, in order."""
    old, new = ([token for token in tokens if token[0].isalnum()] for tokens in (before, after))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _short(part: Part, *, first: bool, last: bool) -> Part:
    """What is the same, without its middle; of the first and the last one without the end that is no change's neighbour."""
    if part.kind != "same" or len(part.text) <= 3 * CONTEXT:
        return part
    text, left_out = part.text, len(part.text)
    head = "" if first else text[: text.find(" ", CONTEXT)]
    tail = "" if last else text[text.rfind(" ", 0, len(text) - CONTEXT) :]
    return Part("same", head, left_out - len(head) - len(tail), tail)
