"""Notes, faults and errors for people: English where they are made, kept and given to programs, German where a German reads them.

What is made, stored, logged and written as JSON is one stable form, English. Here each of those sentences has its German by a table of
patterns, so that dossiers of any age are told in German, too. What the tables do not have is told as it is.

A pattern holds `{}` for each piece that differs, `{#}` where that is a number. In its German `{0}` is the first piece as it stands,
`{0t}` the piece told in German itself, `{0l}` each part of a list so, `{0d}` a date, `{0n}` a number with its thousands marked, `{0q}`
what Python has put in quotation marks, `{0o}` names with "or" between them, and `{0|Datei|Dateien}` one word or the other by the
number that the piece is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from lagebild.errors import InputError
from lagebild.views.commandwords import COMMANDS
from lagebild.views.filenotes import FILES
from lagebild.views.packnotes import PACKS
from lagebild.views.storewords import STORE
from lagebild.views.webnotes import WEB
from lagebild.views.words import moment, words

TABLES: tuple[Mapping[str, str], ...] = (FILES, PACKS, WEB, STORE, COMMANDS)
OPEN = "…"  # stands for a piece of which there are several
HERE = frozenset(("standard input", "standard output", "(empty path)"))
"""Places that are no names of files or addresses, and are told in German."""

_HOLE = re.compile(r"\{#?\}")
_FORMS = {"{}": "(.*?)", "{#}": f"([0-9.,{OPEN}]+)"}
_PIECE = re.compile(r"\{(\d)([tdnqol]?)(?:\|([^|}]*)\|([^|}]*))?\}")
_DEEP = 4  # sentences within one another that are told
_LONGEST = 2000  # characters of a sentence that is looked for in the tables
_PLACES = 6  # colons and brackets of a sentence at which it is taken apart


class Found(NamedTuple):
    """The pattern that a sentence is of, and its pieces."""

    pattern: str
    pieces: tuple[str, ...]


class _Pattern(NamedTuple):
    """A pattern with pieces: what every sentence of it has, in this order, and its form."""

    pattern: str
    parts: tuple[str, ...]
    form: re.Pattern[str]

    def may_fit(self, text: str) -> bool:
        """Whether a text has the parts; a form that is tried on nothing else is quick whatever the text holds."""
        if not (text.startswith(self.parts[0]) and text.endswith(self.parts[-1])):
            return False
        at, end = len(self.parts[0]), len(text) - len(self.parts[-1])
        for part in self.parts[1:-1]:
            found = text.find(part, at, end)
            if found < 0:
                return False
            at = found + len(part)
        return at <= end


def told(text: str, language: str) -> str:
    """A note, fault or error in a language; as it is where that is not German, or nobody has said it in German."""
    return text if words(language).language != "de" else _german(text, _DEEP) or text


def told_fault(error: Exception, language: str) -> str:
    """An error in a language: where it is, what is wrong, what to do about it."""
    if not isinstance(error, InputError) or words(language).language != "de":
        return told(str(error), language)
    hint = f" ({told(error.hint, language)})" if error.hint else ""
    where = told(error.where, language) if error.where in HERE else error.where
    return f"{where}: {told(error.what, language)}{hint}"


def kind_of(text: str) -> str:
    """What alike notes have in common: their pattern; the note itself where it is of none."""
    found = _found(text)
    return text if found is None else found.pattern


def told_kind(kind: str, language: str) -> str:
    """A kind of notes in a language, with "…" for what differs between them."""
    return told(_HOLE.sub(OPEN, kind), language)


def _german(text: str, deep: int) -> str | None:
    """The German of a whole sentence; else of what follows the place that it begins with; None where it has none."""
    if not deep or len(text) > _LONGEST:
        return None
    if (whole := _whole(text, deep)) is not None:
        return whole
    for colon in islice(re.finditer(": ", text), _PLACES):
        head, tail = text[: colon.end()], text[colon.end() :]
        if (rest := _whole(tail, deep)) is not None:
            return head + rest
    return None


def _whole(text: str, deep: int) -> str | None:
    """The German of a sentence, or of one with its remedy in brackets."""
    if (found := _found(text)) is not None:
        return _filled(_german_of()[found.pattern], found.pieces, deep)
    for hint in _hints(text):
        what, remedy = _found(hint[0]), _german(hint[1], deep - 1)
        if what is not None and remedy is not None:
            return f"{_filled(_german_of()[what.pattern], what.pieces, deep)} ({remedy})"
    return None


def _hints(text: str) -> Iterator[tuple[str, str]]:
    """Every way of taking a sentence apart into what is wrong and, in brackets, what to do about it."""
    if not text.endswith(")"):
        return
    for found in islice(re.finditer(r" \(", text), _PLACES):
        if found.start():
            yield text[: found.start()], text[found.end() : -1]


def _filled(german: str, pieces: tuple[str, ...], deep: int) -> str:
    def piece(found: re.Match[str]) -> str:
        given = pieces[int(found[1])]
        if found[3] is not None:
            return found[3] if given.strip() == "1" else found[4]
        match found[2]:
            case "t":
                return _german(given, deep - 1) or given
            case "d":
                return moment(given, "de")
            case "n":
                return re.sub(r"(?<=\d),(?=\d{3})", ".", given)
            case "q":
                return f"„{_bare(given)}“"
            case "l":
                return ", ".join(_german(one, deep - 1) or one for one in given.split(", "))
            case "o":
                return given.replace(" or ", " oder ")
            case _:
                return given

    return _PIECE.sub(piece, german)


def _bare(given: str) -> str:
    """What stands within the quotation marks of Python."""
    return given[1:-1] if len(given) > 1 and given[0] == given[-1] and given[0] in "\"'" else given


def _found(text: str) -> Found | None:
    """The pattern of a sentence; of several the one that says most."""
    if len(text) > _LONGEST:
        return None
    if text in _german_of():
        return Found(text, ())
    for one in _patterns():
        if one.may_fit(text) and (match := one.form.fullmatch(text)):
            return Found(one.pattern, match.groups())
    return None


@cache
def _german_of() -> Mapping[str, str]:
    return {pattern: german for table in TABLES for pattern, german in table.items()}


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """The patterns with pieces: those that begin with words before those that begin with a piece, which may be anything; of either those
    with most words of their own first.
    """
    with_pieces = [pattern for pattern in _german_of() if _HOLE.search(pattern)]
    return tuple(
        map(_compiled, sorted(with_pieces, key=lambda one: (one.startswith("{"), -len(_HOLE.sub("", one)), one)))
    )


def _compiled(pattern: str) -> _Pattern:
    form = "".join(_FORMS.get(part) or re.escape(part) for part in re.split(f"({_HOLE.pattern})", pattern))
    return _Pattern(pattern, tuple(_HOLE.split(pattern)), re.compile(form, re.DOTALL))
