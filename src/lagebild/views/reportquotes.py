"""Words of texts as a report prints them: on one line, harmless, in quotation marks that the words themselves do not hold."""

from __future__ import annotations

from lagebild.views.dossierwords import readable
from lagebild.views.harmless import one_line
from lagebild.views.words import words

GAP = "[…]"
MARKS = {"de": ("„“", "»«", "‹›"), "en": ("“”", "«»", "‹›")}
"""Pairs of quotation marks, the usual one first."""
AROUND = ("„“", "„”", "“”", '""', "»«", "«»", "‚‘", "‚’", "‘’", "''", "›‹", "‹›")
"""Marks that words may come with."""
ENDS = ".!?…"
EARLIEST_CUT = 0.6  # of the longest that words may be: a cut is made behind a whole word, where there is one


def plain(text: str | None, longest: int | None = None) -> str:
    """Words on one line with a sign for what is not kept; behind the `longest` number of characters a sign for the rest."""
    line = readable(one_line(text), GAP)
    if longest is None or len(line) <= longest:
        return line
    cut = line[: longest - len(GAP) - 1]
    at = cut.rfind(" ")
    return f"{(cut[:at] if at > EARLIEST_CUT * longest else cut).rstrip(' ,;:')} {GAP}"


def enclosed(text: str, language: str) -> str:
    """Words in quotation marks; if they hold the usual ones, in others, so that nobody mistakes where they end."""
    pairs = MARKS[words(language).language]
    pair = next((pair for pair in pairs if not any(mark in text for mark in pair)), None)
    if pair is None:
        pair, text = pairs[0], text.translate(dict.fromkeys(map(ord, pairs[0]), '"'))
    return pair[0] + text + pair[1]


def bare(text: str) -> str:
    """Words without the quotation marks around the whole of them."""
    inner = text[1:-1]
    around = text[:1] + text[-1:] in AROUND and not any(mark in inner for mark in (text[0], text[-1]))
    return inner.strip() or text if around else text


def open_ended(text: str) -> str:
    """Words without the full stop behind them, where it is one: a line has its own."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def ended(text: str) -> str:
    """What a sentence that ends with these words lacks: a full stop, or nothing."""
    return "" if text.rstrip("“”«»‹›\"'’‘)")[-1:] in tuple(ENDS) else "."
