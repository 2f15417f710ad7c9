"""Whom an office means that an article names without it: "der ecuadorianische Präsident" for "Rafael Correa", by the table."""

from __future__ import annotations

from lagebild.linking import names
from lagebild.linking.organs import office, office_id
from lagebild.linking.phrases import Phrase
from lagebild.linking.table import entry, holder


def holder_of(phrase: Phrase, day: str | None) -> tuple[str, ...]:
    """The name (as keys) of who held the office that a description names, on the article's day; empty where it is not known.

    The words must say the state: "der Präsident" alone may be anybody's. A former holder is not meant by the date.
    """
    states = [word for word in phrase.modifiers if len(word) == 2 and word.isupper()]
    known = office(phrase.lemma)
    if known is None or len(states) != 1 or len(phrase.modifiers) > 1:
        return ()
    person = holder(office_id(known, states[0]), day)
    return names.keys(tuple(entry(person).name.split())) if person is not None else ()
