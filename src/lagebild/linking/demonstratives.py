"""Whom "Dieser" and "Diese" mean: the one named last before it that can be it, and nobody where that is not sure."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.linking.entities import Entity
from lagebild.linking.pronouns import Pronoun, Seen, agrees

_GENDER_OF = {"der": "m", "den": "m", "einen": "m", "die": "f", "eine": "f", "das": "n"}
_CONJUNCTIONS = frozenset("dass weil wenn ob und aber doch denn während obwohl bis nachdem".split())
_PLURAL = frozenset(("sind", "waren", "haben", "hatten", "werden", "wurden"))


def verb_number(words: Sequence[str], first: int) -> str:
    """What the verb behind a "Diese" says of its number: "lehnte" "s", "lehnten" "p"; "" where no word stands behind it."""
    after = words[first + 1] if first + 1 < len(words) else ""
    if not after.isalpha() or not after.islower():
        return ""
    return "p" if after in _PLURAL or after.endswith("en") else "s"


def last_named(asked: Pronoun, number: str, near: Sequence[Seen], words: Sequence[str]) -> tuple[Entity | None, float]:
    """The one named last of those near, with a score; `near` are mentions of the sentence before and of the pronoun's own.

    It is unsure, and so nobody, where it cannot be told whether the last one can be it ("dem Ministerium"), and where the last one only
    says what the others do: "…, sagte der Sprecher. Dieser wies das zurück."
    """
    last: Seen | None = None
    for seen in sorted(near, key=lambda seen: (-seen.first, seen.last)):
        entity = seen.entity.final()
        if last is not None and entity is last.entity.final():
            continue
        fits = agrees(asked, number, entity) or _has_gender(asked, number, seen, words)
        if fits and last is not None:
            only_says = last.speaker and last.sentence == seen.sentence and seen.quoted > last.quoted
            return (None, 0.0) if only_says else (last.entity.final(), 0.7)
        if fits:
            last = seen
        elif fits is None and last is None:
            return None, 0.0
    return (last.entity.final(), 0.8) if last is not None else (None, 0.0)


def _has_gender(asked: Pronoun, number: str, seen: Seen, words: Sequence[str]) -> bool | None:
    """Whether the article of a body whose gender is not known is that of a pronoun; None where it may be another's as well."""
    entity, article = seen.entity.final(), words[seen.first].lower()
    if entity.gender or entity.number == "p" or number == "p":
        return False
    before = words[seen.first - 1].lower() if seen.first else ""
    if article not in _GENDER_OF or (article == "der" and before.isalpha() and before not in _CONJUNCTIONS):
        return None  # "dem Ministerium", "von der Armee"
    return _GENDER_OF[article] in asked.genders
