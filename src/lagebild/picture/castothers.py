"""Names that stand in a phrase and are not whom it means: whose somebody is, where a body sits, a surname that is a word for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lagebild import nonames
from lagebild.picture import wording
from lagebild.picture.castnouns import CLASS, OFFICES, PLACES, noun
from lagebild.picture.castpersons import Persons
from lagebild.picture.castphrases import Phrase
from lagebild.picture.castpolities import Polities
from lagebild.picture.castwords import NUMBERS, TITLES, folded, is_common
from lagebild.picture.material import Text
from lagebild.records import Actor, Spans

_BELONGS = ("von", "vom")  # behind a surname where somebody belongs
_LANDS = PLACES | {"land", "staat"}  # heads of nouns that stand before the name of a place and mean it


def is_of_place(names: Sequence[str], found: Phrase, actor: Actor | None, polities: Polities) -> bool:
    """Whether a body is called by what it is and where, as the reading has it: "der Bauernverband Norland" is not Norland."""
    known = found.noun
    if known is None or known.kind != CLASS or known.head in _LANDS or len(names) != 1:
        return False
    if actor is None or actor.entity or actor.name.split() != [known.shown, *names]:
        return False
    return nonames.is_land(names[0]) or polities.named(names[0]) is not None or polities.is_town(names[0])


def is_people(names: Sequence[str], found: Phrase, actor: Actor | None, text: Text, persons: Persons) -> bool:
    """Whether a word for people means them and not somebody of that surname: "die Bürger", "200 Menschen", "der Mann".

    Whoever is called so is named without an article, and in full in the same text.
    """
    if len(names) > 1 or found.noun is not None or not nonames.is_people(names[0]):
        return False
    words = found.words.split()
    if nonames.is_never_surname(names[0]) or (len(words) > 1 and words[0].lower().rstrip(".") not in TITLES):
        return True
    is_person = actor is not None and actor.kind == "person"
    return not (is_person or persons.in_full(names[0], text))


def is_of_another(names: Sequence[str], found: Phrase, persons: Persons) -> bool:
    """Whether a name is that of whom somebody belongs to: "die Verteidiger Timsks", "der Anwalt Timsks", "die Familie Timsk"."""
    if found.noun is not None:
        related = found.noun.kind in OFFICES and found.article != "" and not found.owner
        return related and _is_genitive(names[-1]) and persons.in_genitive(names[-1])
    if len(names) < 2 or not nonames.is_relation(names[0]):
        return False
    several = found.words.split()[0].lower() == "die"
    owned = _is_genitive(names[-1]) and (several or persons.in_genitive(names[-1]))
    return owned or names[0].lower() == "familie"


def uncounted(name: str, words: str) -> str:
    """A group's name without a number that some words for it do not have: "die Mönche" are not the "vier Mönche" of another sentence."""
    number, _, rest = name.partition(" ")
    return rest if rest and number in NUMBERS and number not in words.lower().split() else name


def is_called(name: str, mentions: Sequence[str]) -> bool:
    """Whether a body is called by all the words of its name: "Staatsanwaltschaft Krefeld", not "Staatsanwaltschaft Anklage"."""
    last = name.split()[-1:]
    if any(is_common(word) or wording.meaning(word, "de").acts for word in last):
        return False
    return any(folded(name) in folded(mention) for mention in mentions)


def _is_genitive(name: str) -> bool:
    return name.endswith(("s", "’", "'"))


def as_read(named: Phrase, text: Text, spans: Spans, actor: Actor | None) -> Phrase:
    """A phrase with the name that the reading has found in it, in place of whose somebody is or where he belongs: "der Botschafter Muranas,
    Jan Muster", "Muster von der Werft", "Nordlands Verteidigungsminister Muster".
    """
    if actor is None or actor.kind != "person" or len(spans) != 1 or named.pronoun:
        return named
    words, name = text.words(spans), tuple(actor.name.split())
    if actor.name not in words or name == named.names or not named.names:
        return named
    others = [word for word in named.names if word not in name]
    if not others:
        return named
    whose = Phrase(" ".join(named.names), names=named.names)
    if len(others) == len(named.names):  # another name altogether
        return replace(named, names=name, of=named.of or whose, apposed=None)
    if named.names[: len(name)] == name and others[0] in _BELONGS:
        return replace(named, names=name)
    office = noun(others[-1])
    if len(named.names) == len(name) + len(others) and office is not None and office.kind in OFFICES:
        return replace(named, names=name, noun=office)
    return named
