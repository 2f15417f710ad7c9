"""The sentence that words stand in, shortened around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from lagebild.records import Span, Spans
from lagebild.sentences import sentences
from lagebild.views.harmless import harmless, one_line

LONGEST = 130  # characters of a sentence that is shown whole
ROOM = 24  # characters that are kept at least on either side of a piece
GAP = " … "
_BLANKS = re.compile(r"\s+")


class Piece(NamedTuple):
    """Some words of an excerpt; `core` says whether it is these that the excerpt is about."""

    text: str
    core: bool


class Excerpts:
    """Gives excerpts of one article's text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = sentences(text)
        self._begins = [begin for begin, _ in self._sentences]

    def whole(self, spans: Spans) -> tuple[Piece, ...]:
        """The words themselves, harmless and on one line."""
        words = [one_line(self._text[begin:end]) for begin, end in spans]
        return (Piece(GAP.join(words), core=True),) if any(words) else ()

    def around(self, spans: Spans, longest: int = LONGEST) -> tuple[Piece, ...]:
        """The words in their sentence, which loses what stands far from them where it is longer than `longest`."""
        clipped = ((max(0, begin), min(end, len(self._text))) for begin, end in spans)
        cores = [(begin, end) for begin, end in clipped if begin < end]  # nothing of a span behind the text is in it
        if not cores:
            return ()
        begin, end = self._sentence(cores[0][0])
        begin, end = min(begin, cores[0][0]), max(end, *(last for _, last in cores))
        windows = [(begin, end)] if end - begin <= longest else self._windows((begin, end), cores, longest)
        pieces: list[Piece] = [Piece("… ", core=False)] if windows[0][0] > begin else []
        for at, window in enumerate(windows):
            pieces += [Piece(GAP, core=False)] * (at > 0) + list(self._cut(window, cores))
        pieces += [Piece(" …", core=False)] * (windows[-1][1] < end)
        return tuple(piece for piece in pieces if piece.text)

    def _sentence(self, at: int) -> Span:
        """The sentence that the character stands in; the character alone where it stands in none."""
        index = bisect_right(self._begins, at) - 1
        if index < 0 or self._sentences[index][1] <= at:
            return (at, at)
        return self._sentences[index]

    def _windows(self, sentence: Span, cores: Iterable[Span], longest: int) -> list[Span]:
        """What is shown of a long sentence: each of the words with what stands near, cut between words."""
        cores = sorted(cores)
        room = max(ROOM, (longest - sum(end - begin for begin, end in cores)) // (2 * len(cores)))
        windows: list[Span] = []
        for begin, end in cores:
            first = self._snapped(max(sentence[0], begin - room), sentence[0], -1)
            last = self._snapped(min(sentence[1], end + room), sentence[1], +1)
            if windows and first <= windows[-1][1] + len(GAP):
                windows[-1] = (windows[-1][0], max(last, windows[-1][1]))
            else:
                windows.append((first, last))
        return windows

    def _snapped(self, at: int, border: int, step: int) -> int:
        """The nearest gap between words, outward, but no further than a long word."""
        for _ in range(ROOM):
            if at == border or self._text[at if step > 0 else at - 1].isspace():
                return at
            at += step
        return at

    def _cut(self, window: Span, cores: Iterable[Span]) -> Iterable[Piece]:
        """The window in pieces, blanks at its own ends dropped."""
        at, last = window
        while at < last and self._text[at].isspace():
            at += 1
        while last > at and self._text[last - 1].isspace():
            last -= 1
        for first, end in sorted(cores):
            begin = max(at, first)
            if begin < min(end, last):
                yield Piece(self._clean(at, begin), core=False)
                yield Piece(self._clean(begin, min(end, last)), core=True)
                at = min(end, last)
        yield Piece(self._clean(at, last), core=False)

    def _clean(self, begin: int, end: int) -> str:
        return _BLANKS.sub(" ", harmless(self._text[begin:end]))
