"""Whom the words of an English article mean in a dossier: the reading says who it is in the article, the name who it is beyond.

The German phrases by which `castphrases` tells offices and bodies are no help here. A person is whoever bears the name in the other
articles too; a state is found by its German name as well ("Lomaria" is "Lomarien"); whoever has no name is somebody else in every article.
"""

from __future__ import annotations

import re

from lagebild.picture.castmeaning import Meaning, Spot
from lagebild.picture.castphrases import Phrase
from lagebild.picture.castwords import folded, key
from lagebild.picture.material import Text
from lagebild.records import Actor, Ref
from lagebild.situation import Who

_LANGUAGE = "en"
_SMALL = re.compile(r"(?:the|an?|its|his|her|their|this|that|it|he|she|they|we|i|who)\b", re.I)
JUDGED = "by judgement"  # why an actor is who it is where a person said so
_NAMED = ("person", "state", "organisation", "government", "media")
_ALONE = re.compile(r"[A-Z][\w'’-]+")


def is_english(text: Text, actor: Actor | None) -> bool:
    """Whether words are English and mean nobody of the actor table, nor anybody whom a person has named."""
    return text.reading.article.language == _LANGUAGE and not (
        actor is not None and (actor.entity or actor.why == JUDGED)
    )


def in_english(meaning: Meaning, text: Text, ref: Ref, actor: Actor | None, words: str) -> Who:
    """Whoever words of an English article mean, who are no entry of the actor table."""
    at = ref.spans[0][0] if ref.spans else 0
    name = actor.name if actor is not None else words
    if actor is None or actor.kind not in _NAMED or not name[:1].isupper() or _SMALL.match(name):
        kind = actor.kind if actor is not None and actor.kind not in ("person", "state") else "unnamed"
        return Who(f"unnamed:{text.version.article}:{folded(name)}", name, kind)
    parts = tuple(name.split())
    if actor.kind == "person":
        ids = meaning.persons.find(parts, text)
        known = meaning.known(ids[0]) if len(ids) == 1 else None
        return known or Who(key("person", name), name, "person", actor.wikidata, actor.country)
    for form in _forms(name) if _ALONE.fullmatch(name) else (name,):
        found = meaning.of(Phrase(form, names=tuple(form.split())), Spot(text, at))
        if found is not None and found.kind != "person":
            return found
    return Who(key(actor.kind, name), name, actor.kind, actor.wikidata, actor.country)


def _forms(name: str) -> tuple[str, ...]:
    """A state's name, and what it may be called in German: "Lomaria", "Lomarien"."""
    return (name, f"{name[:-1]}en") if name.endswith("ia") else (name,)
