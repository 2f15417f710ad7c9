"""Words and quotation marks: what the network counts in.

A word is a run of letters and digits, or one other character; every span that the reader returns begins and ends at a
word's border. Word pieces are looked up word by word, with the piece for "a space before" only after white space, so that
the borders of words and pieces coincide.
"""

from __future__ import annotations

import re
from functools import cache

from lagebild.records import Spans

# what belongs to the character before: combining accents, variation selectors, joiners, tags of flags, soft hyphen
_ATTACHED = (
    "\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_PICTURE = "\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff"  # what a zero-width joiner joins
_REGION = "\U0001f1e6-\U0001f1ff"  # two of them are a flag

OUT, OPEN, IN, CLOSE = range(4)
OPENING, CLOSING = "„", "“"
_DOUBLE = '„“”‟"«»〝〞＂'
_SINGLE = "‚‘’‛'‹›"
_PARTNERS = {"„": '“"”«', "»": "«", "«": "»", "“": '”"', '"': '"', "”": "”", "‟": "”", "〝": "〞", "＂": "＂"}
_NEVER_OPENS = ",;:!?)]}"  # a mark before one of these opens nothing
_REACH = 1000  # characters in which the partner of a spaced guillemet is looked for


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(
        f"[^\\W_]+(?:[{_ATTACHED}]+[^\\W_]*)*"
        f"|[{_REGION}]{{2}}[{_ATTACHED}]*"
        f"|[{_PICTURE}][{_ATTACHED}]*(?:(?<=\u200d)[{_PICTURE}][{_ATTACHED}]*)*"
        f"|[^\\s{_ATTACHED}][{_ATTACHED}]*"
        f"|[{_ATTACHED}]+"
    )


@cache
def _double_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_DOUBLE}]")


def words(text: str) -> Spans:
    """Spans of the words of a text, in order. Words of "EU-Außenminister": "EU", "-", "Außenminister"."""
    return tuple(m.span() for m in _word_pattern().finditer(text))


def piece_text(text: str, begin: int, end: int) -> str:
    """What the tokenizer is asked for: the word, a space before it when it follows white space, no soft hyphens."""
    word = text[begin:end].replace("\u00ad", "")
    return " " + word if begin == 0 or text[begin - 1].isspace() else word


def quote_states(text: str, spans: Spans) -> list[int]:
    """For each word OUT, OPEN (an opening mark), IN or CLOSE (a closing mark); `spans` as from `words(text)`.

    German, English, French and ASCII marks, double ones and single ones, nested and mixed: „…“, »…«, «…», "…", ‚…‘, and an
    opening „ closed by an ASCII ". A mark that opens nothing and closes nothing is OUT (IN within a quotation); a quotation
    that is left open ends with its paragraph, unless the next double mark can only be its end. An apostrophe is no mark,
    and an ASCII ' is one only within double marks.
    """
    states = [OUT] * len(spans)
    scan = _Scan(text)
    last_end = 0
    for i, (b, e) in enumerate(spans):
        if scan.opened and "\n" in text[last_end:b] and not scan.goes_on(b):
            scan.opened.clear()
            scan.doubles.clear()
        last_end = e
        if text[b] in _DOUBLE or text[b] in _SINGLE:
            act = scan.mark(b)
            states[i] = act if act != OUT else (IN if scan.opened else OUT)
        elif scan.opened:
            states[i] = IN
    return states


class _Scan:
    """The quotation marks of one text from left to right. Work for a mark does not grow with the number that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.opened: list[str] = []  # marks that are open, outermost first
        self.doubles: list[str] = []  # the double ones among them
        self._next = -1

    def mark(self, at: int) -> int:
        """OPEN, CLOSE or OUT for the mark at `at`; keeps what is open."""
        mark = self.text[at]
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        single = mark in _SINGLE
        act = self._single(mark, before, after) if single else self._double(at, before, after)
        if act == OPEN:
            self.opened.append(mark)
            if not single:
                self.doubles.append(mark)
        elif act == CLOSE:
            self._close(single)
        return act

    def _close(self, single: bool) -> None:
        """Take away the partner of a closing mark, and whatever was left open inside it."""
        while self.opened:
            was_single = self.opened.pop() in _SINGLE
            if not was_single:
                self.doubles.pop()
            if was_single == single:
                return

    def _double(self, at: int, before: str, after: str) -> int:
        mark = self.text[at]
        free_left = before.isspace() or before in "([{–—-/" or before in '„»«“"‚›‹'
        free_right = not after.isalnum()
        if mark in "„‟〝":
            return OPEN
        if mark == "”":
            return CLOSE if self.doubles else (OPEN if free_left and not free_right else OUT)
        if not self.doubles:
            if after.isspace():
                return OPEN if mark == "«" and before.isspace() and self._spaced_partner(at) else OUT
            dangling = after in _NEVER_OPENS or (after == "." and self.text[at + 2 : at + 4] != "..")
            return OUT if dangling or before.isalnum() else OPEN
        if free_left and not free_right and not self._expected(mark, before):
            return OPEN
        return OUT if mark == '"' and before.isdigit() and self._inches(at) else CLOSE

    def _expected(self, mark: str, before: str) -> bool:
        """Whether `mark` is what closes the last open double mark; after white space an ASCII " closes no „."""
        last = self.doubles[-1]
        if last == "„" and mark == '"' and before.isspace():
            return False
        return mark in _PARTNERS.get(last, "")

    def _inches(self, at: int) -> bool:
        """Whether the " at `at`, after a digit within „ or “, is an inch sign: their own end is the next double mark."""
        following = self._next_double(at + 1)
        end = following < len(self.text) and self.text[following] in "“”" and not self.text[following - 1].isspace()
        return self.doubles[-1] in "„“" and end

    def _spaced_partner(self, at: int) -> bool:
        """Whether the « at `at`, which white space follows as in French print, finds its » in the same line."""
        end = self.text.find("»", at + 1, at + _REACH)
        return end > 0 and self.text[end - 1].isspace() and not any(c in self.text[at + 1 : end] for c in "«\n")

    def _single(self, mark: str, before: str, after: str) -> int:
        """A single mark opens before a word and closes after one; between letters, or with none open, it is an apostrophe."""
        is_open = len(self.opened) > len(self.doubles)
        if mark == "‚":  # some keyboards put it for a comma
            return OUT if after.isspace() and not before.isspace() else OPEN
        left = before.isspace() or before in '([„»«“"'
        if mark in "‹›‘‛'" and left and after.isalnum() and not is_open:
            return OPEN if mark != "'" or self.opened else OUT
        if is_open and not (before.isalnum() and after.isalnum()) and mark in "‘’'‹›":
            return CLOSE
        return OUT

    def goes_on(self, at: int) -> bool:
        """Whether a quotation left open runs on over the paragraph's end: the next double mark can only close it."""
        following = self._next_double(at)
        if following == at or following >= min(len(self.text), at + 2000):
            return False
        mark, before, after = self.text[following], self.text[following - 1], self.text[following + 1 : following + 2]
        if self.doubles and self.doubles[-1] == "«" and mark == "»":
            return not after.isalnum()
        return mark in '“”"«' and not before.isspace() and not after.isalnum()

    def _next_double(self, at: int) -> int:
        """Where the next double mark stands, `at` or later; called with growing `at`."""
        if self._next < at:
            found = _double_pattern().search(self.text, at)
            self._next = found.start() if found else len(self.text)
        return self._next
