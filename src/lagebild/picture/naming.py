"""Words with the names that they mean: a capital stands for its state, "der Vermittler" for the one whom the dossier knows as that.

So that "Estrin" and "Valdora" are one where one means the other, in conditions and in what happens later.
"""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.picture.cast import Cast
from lagebild.picture.clauses import timeless
from lagebild.picture.material import Sheet, Text
from lagebild.records import Ref, Span, Spans


class Naming:
    """The names in one text that stand for others."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self._text = text
        self._other: dict[Span, str] = {}
        for actor in text.reading.actors:
            for span in actor.mentions:
                who = cast.who(text, Ref(actor.id, (span,)))
                if who is not None and (name := _instead(text.text[slice(*span)], who.kind, who.name)):
                    self._other[span] = name

    def words(self, spans: Spans, more: Iterable[Spans] = ()) -> str:
        """The words of spans without times, with the names that they mean; those of `more` before them where they have them not."""
        words = timeless(self._text, spans)
        for (begin, end), name in self._other.items():
            said = self._text.text[begin:end]
            if any(left <= begin and end <= right for left, right in spans) and said in words:
                words = words.replace(said, name)
        lead = [self._named(one) for one in more]
        return " ".join([*dict.fromkeys(name for name in lead if name and name not in words), words])

    def _named(self, spans: Spans) -> str:
        return next((self._other[span] for span in spans if span in self._other), self._text.words(spans))


def naming(sheet: Sheet) -> Naming:
    """The names in a text that stand for others."""
    return Naming(sheet.text, sheet.cast)


def _instead(said: str, kind: str, name: str) -> str:
    """The name that stands for words: of a state for one other word, of a person for a description; "" where they stay."""
    if not name or name in said or said in name or said[:4].casefold() == name[:4].casefold():
        return ""
    if kind == "state":
        return name if said.isalpha() and said[:1].isupper() else ""
    return name if kind == "person" and name.rpartition(" ")[2] not in said and " " in said else ""
