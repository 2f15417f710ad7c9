"""Companies: "Unternehmensangaben" and "der Konzern" are those of the one company that an article names."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.linking.entities import Entity
from lagebild.linking.phrases import Phrase

_FORMS = frozenset("ag gmbh se kg kgaa inc ltd llc plc corp corporation motors airlines".split())
_NOUNS = frozenset("unternehmen konzern firma".split())
_KINDS = frozenset(
    """unternehmen konzern firma hersteller fluggesellschaft airline versorger energieversorger reederei werft automobilhersteller
    autobauer verlag""".split()
)


def is_plain_company(phrase: Phrase) -> bool:
    """Whether a phrase says "the company" and no more: "der Konzern", "Unternehmensangaben"; not "ein Konzern"."""
    return phrase.lemma in _NOUNS and not phrase.modifiers and phrase.number != "p" and phrase.det in ("def", "dem", "")


def only_company(met: Iterable[Entity]) -> Entity | None:
    """The one company that was named so far; None where there are none or several."""
    found = {entity for entity in met if entity.mentions and entity.kind == "organisation" and _is_company(entity)}
    return found.pop() if len(found) == 1 else None


def _is_company(entity: Entity) -> bool:
    """As in "die Volkswagen AG", "die Fluggesellschaft Ryanair": by its legal form, or by what it is called, with a name."""
    words = entity.label.lower().split()
    return bool(entity.keys) and (words[-1] in _FORMS or any(lemma.endswith(tuple(_KINDS)) for lemma in entity.lemmas))
