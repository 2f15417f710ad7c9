"""Pronouns: what they ask of whom they stand for, and who of those mentioned before fits best.

Nobody is chosen where two fit about equally: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lagebild.linking.entities import Entity


class Pronoun(NamedTuple):
    """What a pronoun asks for.

    `sort`: personal, demonstrative (dieser), relative (der), possessive (seine), reflexive (eigene), first (ich, wir),
    former, latter, both (beide), source (demnach). `genders` and `numbers` are the letters of what it may stand for.
    """

    sort: str
    genders: str
    numbers: str


_FORMS = """
personal m s: er ihn he him
personal mn s: ihm
personal f sp: sie ihr
personal f s: she her
personal mfn p: ihnen they them
personal n s: es
demonstrative m s: dieser diesem diesen jener selbiger dessen
demonstrative f sp: diese jene deren
relative m s: der dem den welcher welchem
relative f sp: die welche
relative n s: das
relative mfn p: denen
latter m s: letzterer letzterem
latter f sp: letztere
former m s: ersterer ersterem
former f sp: erstere
first mf s: ich mir mich
first mf p: wir uns
possessive mn s: sein seine seiner seinem seinen seines
possessive f sp: ihre ihrer ihrem ihren ihres
reflexive mfn sp: eigen
both mfn p: beide beiden
source mfn sp: demnach danach wonach demzufolge hiernach
"""
_TABLE = {
    word: Pronoun(*line.split(":")[0].split())
    for line in _FORMS.strip().splitlines()
    for word in line.split(":")[1].split()
}
WINDOW = 3  # sentences that a pronoun looks back
_MARGIN = 0.6  # by how much the best must be better than the next
_LEAST = 1.2  # what the best must reach
_INSIDE = (0.0, 0.8, 1.2)  # whoever is only spoken of is less likely to speak next
_HERE = 0.6  # for a mention in the same paragraph
_AGAIN = 0.3  # for each further mention, up to three
_NEAR = (3.2, 2.4, 1.2, 0.5)  # by sentences back


class Seen(NamedTuple):
    """One mention in text order: of whom, where, how prominent. `quoted`: inside what
    somebody says, 2 in direct speech, 1 in indirect speech, 0 in the reporter's own words. `aside`: only part of a phrase that means
    somebody else.
    """

    entity: Entity
    sentence: int
    first: int
    last: int
    subject: bool
    quoted: int
    speaker: bool
    aside: bool = False


def pronoun(word: str) -> Pronoun | None:
    """What a word asks for as a pronoun; None for other words."""
    return _TABLE.get(word.lower())


def agrees(asked: Pronoun, number: str, entity: Entity) -> bool:
    """Whether gender and number agree as far as they are known. `number` is what the verb says, or ""."""
    numbers = number if number and number in asked.numbers else asked.numbers
    if entity.number == "p":
        return "p" in numbers
    if "s" not in numbers:
        return False
    return entity.gender in asked.genders if entity.gender else entity.kind in ("person", "unnamed")


def choose(
    asked: Pronoun, number: str, sentence: int, seen: Iterable[Seen], *, quoted: bool, paragraph: int = 0
) -> tuple[Entity | None, float]:
    """Whom a personal or possessive pronoun stands for, with a score in [0, 1]; `seen` is gone through as given.

    `paragraph` is the first token of the pronoun's own paragraph.
    """
    best: dict[Entity, float] = {}
    times: Counter[Entity] = Counter()
    for mention in seen:
        entity = mention.entity.final()
        if agrees(asked, number, entity):
            value = _weight(mention, entity, sentence, quoted=quoted) + (_HERE if mention.first >= paragraph else 0.0)
            best[entity] = max(value, best[entity]) if entity in best else value
            times[entity] += 1
    for entity, value in best.items():
        best[entity] = value + _AGAIN * min(times[entity] - 1, 3)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _LEAST:
        return None, 0.0
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return (ranked[0][0], min(0.9, 0.6 + lead / 10)) if lead >= _MARGIN else (None, 0.0)


def _weight(mention: Seen, entity: Entity, sentence: int, *, quoted: bool) -> float:
    """How well a mention fits by nearness and prominence."""
    value = _NEAR[min(max(sentence - mention.sentence, 0), WINDOW)]
    value += 1.0 if mention.subject else 0.0
    value += 0.6 if mention.speaker else 0.0
    value -= 0.0 if quoted else _INSIDE[mention.quoted]
    value += 0.7 if entity.kind in ("person", "unnamed", "group") else 0.0 if mention.speaker else -1.0
    return value - (0.0 if entity.gender or entity.number == "p" else 0.6)
