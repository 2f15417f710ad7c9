"""Word pieces of a text, and the windows that the network sees them through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from lagebild.reading.words import CLOSE, CLOSING, OPEN, OPENING, piece_text, quote_states, words
from lagebild.records import Span, Spans

Ints = npt.NDArray[np.int32]

BOS, PAD, EOS, UNK = 0, 1, 2, 3
MASK = 4
MOST_PIECES = 16  # of one word; a longer one (an address, a hash) is cut: it is one word all the same
MOST_CHARACTERS = 200  # of one word that the tokenizer is asked for
WINDOW = 448  # pieces that the network sees at once, without the two that frame them
OVERLAP = 96  # pieces that neighbouring windows share
_CACHE = 200_000  # words


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text as the network sees it."""

    words: Spans  # code points of the text
    ids: Ints  # (pieces,)
    first: Ints  # (words,) each word's first piece
    quote: Ints  # (pieces,) quotation-mark state of each piece's word


class Splitter:
    """Splits texts into pieces; remembers the words that it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._seen: dict[str, tuple[int, ...]] = {}

    def _ids(self, key: str) -> tuple[int, ...]:
        key = key[:MOST_CHARACTERS]
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _CACHE:
                self._seen.clear()
            ids = self._tokenizer.encode(key, add_special_tokens=False).ids
            found = tuple(ids[:MOST_PIECES]) or (UNK,)
            self._seen[key] = found
        return found

    def __call__(self, text: str) -> Pieces:
        """Pieces of a text. Quotation marks of all kinds are shown to the network as „ and “, by what they do."""
        spans = words(text)
        states = quote_states(text, spans)
        ids: list[int] = []
        first: list[int] = []
        quote: list[int] = []
        for (b, e), state in zip(spans, states, strict=True):
            first.append(len(ids))
            key = piece_text(text, b, e)
            if state in (OPEN, CLOSE):
                key = (" " if key[0] == " " else "") + (OPENING if state == OPEN else CLOSING)
            found = self._ids(key)
            ids.extend(found)
            quote.extend([state] * len(found))
        return Pieces(spans, np.array(ids, np.int32), np.array(first, np.int32), np.array(quote, np.int32))


def words_of(pieces: Pieces, span: Span) -> tuple[int, int]:
    """The words that a span in code points touches, half-open; empty where it touches none."""
    begin = bisect_right(pieces.words, span[0], key=lambda w: w[1])
    return begin, max(begin, bisect_left(pieces.words, span[1], key=lambda w: w[0]))


def windows(pieces: Pieces, size: int = WINDOW, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Piece ranges [begin, end) that cover a text, each at most `size` long, begun at word borders, evenly spread.

    Neighbours share `overlap` pieces, or up to two words' pieces less because of the borders; that must leave some.
    """
    n = len(pieces.ids)
    if n <= size:
        return [(0, n)] if n else []
    count = -(-(n - overlap) // (size - overlap))
    starts = np.linspace(0, n - size, count).astype(int)
    begins = pieces.first[np.searchsorted(pieces.first, starts[:-1], side="right") - 1]
    last = pieces.first[np.searchsorted(pieces.first, n - size)]  # at the border after, so as not to be longer
    return [*((int(b), int(b) + size) for b in begins), (int(last), n)]
