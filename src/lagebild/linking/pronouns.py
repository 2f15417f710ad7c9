"""Pronouns: what they ask of whom they stand for, and who of those mentioned before fits best.

Nobody is chosen where that is not probable enough: a wrong speaker is worse than none. How probable it is says a logistic regression
(`candidates` has what it weighs), learned from the reports of `corpus/retold`; `python -m training.pronouns` makes its weights and says
how often it is right. It vetoes a rule of thumb, and stands alone where that leaves it open and it is nearly sure. For several who act as
one, for "es" and for who has no name the rule of thumb decides: the crises have too few of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lagebild import regression
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
TABLE = "lagebild.linking", "table/pronouns.txt"
_DIRECT = 2  # how somebody is mentioned in direct speech
_LEAST = 0.5  # how probable it must be whom it stands for, where the rule of thumb says so too
_ALONE = 0.9  # the same where that leaves it open
_UNNAMED = ("ein", "kein", "mein", "unser", "jede")  # how mentions begin that name nobody
_NAMELESS = ("unnamed", "group")  # whom the crises do not name: of them the rule of thumb knows more
_FROM, _MOST = 0.6, 0.9  # the score of what is just as probable, and of what is sure
_BARE = 0.6  # how surely a word with a capital alone is somebody
_ROUGHLY = 1.2  # what the best of several must reach by rule of thumb
_MARGIN = 0.6  # … and by how much it must be better than the next
_FAR = 3.0  # by how much better or worse than another one somebody fits at most
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


def unnamed_in_speech(
    asked: Pronoun, number: str, sentence: int, window: Iterable[Seen], words: Sequence[str]
) -> list[Seen]:
    """The mentions without those of whom the direct speech of a sentence names: "„Der Präsident ist in Sicherheit“, sagte er" is no word of
    the president's. They stay where nobody else is left, who may speak of himself so.
    """
    seen = list(window)
    direct = (one for one in seen if one.sentence == sentence and one.quoted == _DIRECT)
    named = {one.entity.final() for one in direct if _names(words[one.first : one.last + 1])}
    left = [one for one in seen if one.entity.final() not in named]
    others = {one.entity.final() for one in left if one.quoted != _DIRECT}
    return left if any(one.kind in ("person", "unnamed") and agrees(asked, number, one) for one in others) else seen


def _names(words: Sequence[str]) -> bool:
    """Whether the words of a mention name somebody: no pronoun, nobody of many ("ein Kind"), nothing of the speaker's own ("mein Amt")."""
    asked = pronoun(words[0])
    points = asked is None or (len(words) > 1 and asked.sort in ("relative", "demonstrative"))
    return points and not words[0].lower().startswith(_UNNAMED)


def choose(
    asked: Pronoun, number: str, sentence: int, seen: Iterable[Seen], *, quoted: bool, paragraph: int = 0
) -> tuple[Entity | None, float]:
    """Whom a personal or possessive pronoun stands for, with a score in [0, 1]; `seen` is gone through as given.

    `paragraph` is the first token of the pronoun's own paragraph.
    """
    found = candidates(asked, number, sentence, seen, quoted=quoted, paragraph=paragraph)
    entity, score = _by_rule(found)
    nameless = entity is not None and entity.kind in _NAMELESS
    if nameless or "p" in (number, asked.numbers) or asked.genders == "n":
        return entity, score
    rated = sorted(((chance(numbers), at) for at, (_, numbers) in enumerate(found)), key=lambda one: (-one[0], one[1]))
    if not rated:
        return None, 0.0
    sure, at = rated[0]
    least = _ALONE if entity is None else _LEAST
    if sure < least or entity not in (None, found[at][0]):
        return None, 0.0
    return found[at][0], _FROM + (_MOST - _FROM) * (sure - _LEAST) / (1 - _LEAST)


def _by_rule(found: Sequence[tuple[Entity, Mapping[str, float]]]) -> tuple[Entity | None, float]:
    """Whom a pronoun stands for by rule of thumb, with a score."""
    entity, numbers = max(found, key=lambda one: one[1]["rough"], default=(None, {}))
    if entity is None or numbers["rough"] < _ROUGHLY or numbers["lead"] < _MARGIN:
        return None, 0.0
    return entity, min(_MOST, _FROM + numbers["lead"] / 10)


def chance(numbers: Mapping[str, float]) -> float:
    """How probable it is that a pronoun stands for somebody, in [0, 1]."""
    return regression.logistic(regression.odds(regression.weights(*TABLE, "pronoun"), numbers))


def candidates(
    asked: Pronoun, number: str, sentence: int, seen: Iterable[Seen], *, quoted: bool, paragraph: int = 0
) -> list[tuple[Entity, dict[str, float]]]:
    """Those whom a pronoun can stand for, the one mentioned last first, with what speaks for each and against it.

    The arguments are those of `choose`.
    """
    mentions: dict[Entity, list[Seen]] = {}
    for mention in seen:
        entity = mention.entity.final()
        if agrees(asked, number, entity):
            mentions.setdefault(entity, []).append(mention)
    rough = {entity: _rough(entity, some, sentence, paragraph, quoted=quoted) for entity, some in mentions.items()}
    ordered = sorted(mentions, key=lambda one: -max(mention.first for mention in mentions[one]))
    persons = [one for one in ordered if one.kind == "person" and _named(one) > _BARE]
    found = []
    for entity in ordered:
        rivals = [value for other, value in rough.items() if other is not entity]
        lead = max(-_FAR, min(_FAR, rough[entity] - max(rivals))) if rivals else _FAR
        numbers = _told(asked, entity, mentions[entity], sentence, paragraph, quoted=quoted)
        numbers |= {
            "rough": rough[entity],
            "lead": lead,
            "the last person": float(persons[:1] == [entity]),
            "the person before": float(persons[1:2] == [entity]),
            "the only person": float(persons == [entity]),
            "persons": math.log1p(len(persons)),
        }
        found.append((entity, numbers))
    return found


def _named(entity: Entity) -> float:
    """How surely somebody is known to be one: by a full name, by a word with a capital alone."""
    return max(entity.links.values(), default=0.0)


def _told(
    asked: Pronoun, entity: Entity, some: Sequence[Seen], sentence: int, paragraph: int, *, quoted: bool
) -> dict[str, float]:
    """Where somebody was mentioned and how, and what he is."""
    last = min(some, key=lambda one: (sentence - one.sentence, -one.first))
    back = min(max(sentence - last.sentence, 0), WINDOW)
    near = [one for one in some if sentence - one.sentence <= 1]
    body = entity.kind in ("organisation", "government", "state", "media")
    possessive = asked.sort == "possessive"
    return {
        **{f"{number} back": float(back == number) for number in range(WINDOW + 1)},
        "subject": float(last.subject),
        "subject near": float(any(one.subject for one in near)),
        "subject here": float(last.subject and back == 0),
        "subject before": float(last.subject and back == 1),
        "speaker": float(last.speaker),
        "speaker near": float(any(one.speaker for one in near)),
        "in indirect speech": float(last.quoted == 1),
        "in direct speech": float(last.quoted == 2),
        "only in speech": float(all(one.quoted for one in some)),
        "both in speech": float(quoted and last.quoted > 0),
        "aside": float(last.aside),
        "in its paragraph": float(last.first >= paragraph),
        "times": math.log(len(some)),
        "person": float(entity.kind == "person"),
        "unnamed": float(entity.kind == "unnamed"),
        "body": float(body),
        "whose body": float(body and possessive),
        "whose": float(possessive),
        "several": float(entity.number == "p"),
        "of known gender": float(bool(entity.gender)),
        "with a noun": float(bool(entity.lemmas)),
        "by name": float("full name" in entity.links or "surname" in entity.links),
        "by a capital": float(_named(entity) <= _BARE),
    }


def _rough(entity: Entity, some: Sequence[Seen], sentence: int, paragraph: int, *, quoted: bool) -> float:
    """How well somebody fits by rule of thumb: the best of his mentions, and how many there are."""
    best = max(
        _weight(one, entity, sentence, quoted=quoted) + (_HERE if one.first >= paragraph else 0.0) for one in some
    )
    return best + _AGAIN * min(len(some) - 1, 3)


def _weight(mention: Seen, entity: Entity, sentence: int, *, quoted: bool) -> float:
    """How well a mention fits by nearness and prominence."""
    value = _NEAR[min(max(sentence - mention.sentence, 0), WINDOW)]
    value += 1.0 if mention.subject else 0.0
    value += 0.6 if mention.speaker else 0.0
    value -= 0.0 if quoted else _INSIDE[mention.quoted]
    value += 0.7 if entity.kind in ("person", "unnamed", "group") else 0.0 if mention.speaker else -1.0
    return value - (0.0 if entity.gender or entity.number == "p" else 0.6)
