"""The words of an article with their places: what all linking rules walk over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from lagebild.linking.cyrillic import CYRILLIC, in_latin
from lagebild.records import Span, Spans

# Initials with their stops ("C.Y."), sites ("bildblog.de"), words with inner hyphens, apostrophes and slashes ("O'Reilly",
# "90/Die"), else one sign. A soft hyphen lies inside a word and is no part of it. The bounds keep the time linear.
_TOKEN = re.compile(
    r"""(?:[A-ZÄÖÜ]\.){1,6}(?=[\s-])
      | \w[\w-]{0,60}(?:\.[a-z][\w-]{0,30}){0,3}\.(?:de|com|org|net|at|ch|eu|tv|info|uk)\b
      | ver\.di\b
      | [^\W_]+(?:[-'’/&\u00ad\u2011][^\W_]+)*
      | [^\w\s]
      | _
    """,
    re.X,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and signs of a text in order; `begins` and `ends` are code points, `sentence_of` gives each token's sentence.

    Words in Cyrillic letters are transcribed.
    """

    text: str
    words: tuple[str, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    sentence_of: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def covering(self, span: Span) -> tuple[int, int]:
        """Half-open range of the tokens that a span of characters touches."""
        return bisect_right(self.ends, span[0]), bisect_left(self.begins, span[1])

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` up to, not including, token `last`."""
        return self.begins[first], self.ends[last - 1]

    def paragraph(self, at: int) -> int:
        """The first token of the paragraph in which token `at` stands."""
        return bisect_left(self.begins, self.text.rfind("\n", 0, self.begins[at]) + 1)

    def starts_sentence(self, at: int) -> bool:
        """Whether only signs stand between token `at` and the beginning of its sentence."""
        sentence = self.sentence_of[at]
        at -= 1
        while at >= 0 and self.sentence_of[at] == sentence:
            if self.words[at][0].isalnum():
                return False
            at -= 1
        return True


def tokens(text: str, sentences: Spans) -> Tokens:
    """Cut a text into tokens; a token outside every sentence counts with the sentence before it."""
    found = list(_TOKEN.finditer(text))
    words = tuple([match[0] for match in found])
    begins = tuple([match.start() for match in found])
    if "\u00ad" in text or "\u2011" in text:
        words = tuple([word.replace("\u00ad", "").replace("\u2011", "-") or "-" for word in words])
    if not text.isascii() and CYRILLIC.search(text):
        words = in_latin(words)
    ends = tuple([match.end() for match in found])
    return Tokens(text, words, begins, ends, _sentence_numbers(begins, [begin for begin, _ in sentences]))


def _sentence_numbers(begins: tuple[int, ...], starts: list[int]) -> tuple[int, ...]:
    numbers: list[int] = []
    for sentence, start in enumerate([*starts[1:], None]):
        last = len(begins) if start is None else bisect_left(begins, start)
        numbers.extend([sentence] * (last - len(numbers)))
    return tuple(numbers)
