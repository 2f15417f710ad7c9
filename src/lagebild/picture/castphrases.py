"""Phrases for who acts, taken apart: "der belmarische Minister Jan Muster", "Aulands Präsidentin Muster", "das Präsidialamt in Harlund"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lagebild.picture.castnouns import ALLIANCE, CLASS, OFFICES, Noun, noun
from lagebild.picture.castwords import (
    DEFINITE,
    DEMONSTRATIVE,
    HIS,
    INDEFINITE,
    NEGATIVE,
    NUMBERS,
    PARTICLES,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
    adjective,
    alliance_name,
    capitalised,
    opens_clause,
)

_WORDS = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*[’']?|[,()–]")
_INFLECTED = re.compile(r"[a-zäöüß-]{2,}e[nrms]?\Z")
_FORMER = frozenset(
    "früher früherer frühere früheren früheres ehemalig ehemalige ehemaliger ehemaligen einstige einstiger damalige damaliger".split()
)
_OF = frozenset("des der von vom dem".split())
_IN = frozenset("in im aus bei nahe".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart.

    `article` is "definite", "indefinite", "negative", "demonstrative", "possessive" or "" where it has none; `his` the possessive is
    "sein" and not "ihr". `adjectives` are those on "-isch", `origin` a town's or state's name that another adjective is made of
    ("Ilmburger"). `owner` is a name in the genitive before the noun. `names` are the words of a name, `of` the phrase that the noun
    belongs to, `place` where it is, `apposed` a name or an office behind a comma. `former` says that the office was held before, `plural`
    that several hold it ("die Außenminister").
    """

    words: str
    article: str = ""
    his: bool = False
    adjectives: tuple[str, ...] = ()
    origin: str = ""
    owner: str = ""
    noun: Noun | None = None
    names: tuple[str, ...] = ()
    of: Phrase | None = None
    place: str = ""
    apposed: Phrase | None = None
    former: bool = False
    plural: bool = False
    pronoun: bool = False

    @property
    def described(self) -> bool:
        """Whether it is a description: no name of somebody stands in it."""
        return not self.names and not (self.apposed and self.apposed.names)


@dataclass(slots=True)
class _Tokens:
    """The words of a phrase, read from left to right."""

    all: Sequence[str]
    at: int = 0

    def peek(self, ahead: int = 0) -> str:
        """A word that is to come, "" behind the last."""
        return self.all[self.at + ahead] if self.at + ahead < len(self.all) else ""


@lru_cache(maxsize=50_000)
def phrase(words: str) -> Phrase:
    """A phrase taken apart; what it does not understand it leaves out."""
    return _parsed(_Tokens(_WORDS.findall(words)), words, 0)


def _parsed(tokens: _Tokens, words: str, depth: int) -> Phrase:
    if all(word.lower() in PRONOUNS for word in tokens.all):
        return Phrase(words, pronoun=True)
    article, his = _article(tokens)
    die = tokens.at > 0 and tokens.all[tokens.at - 1].lower() == "die"
    adjectives, former = _adjectives(tokens)
    run = _run(tokens)
    found = _of_run(Phrase(words, article, his, adjectives, former=former), run)
    known = found.noun
    if (
        die
        and known
        and known.kind in OFFICES
        and not known.gender
        and known.lemma[-1] != "d"
        and known.head != "abgeordnet"
    ):
        found = replace(found, plural=True)
    return _with_tail(found, tokens, depth) if depth < 3 else found


def _article(tokens: _Tokens) -> tuple[str, bool]:
    """The article, with prepositions and numbers before and behind it passed over."""
    article, his = "", False
    while word := tokens.peek():
        small = word.lower()
        if small in DEFINITE and not article:
            article = "definite"
        elif small in POSSESSIVE:
            article, his = "possessive", small in HIS
        elif small in INDEFINITE:
            article = article or "indefinite"
        elif small in NEGATIVE:
            article = "negative"
        elif small in DEMONSTRATIVE:
            article = "demonstrative"
        elif not (small in PREPOSITIONS or small in NUMBERS or word[0].isdigit() or not word[0].isalpha()):
            break
        tokens.at += 1
    return article, his


def _adjectives(tokens: _Tokens) -> tuple[tuple[str, ...], bool]:
    found, former = [], False
    while word := tokens.peek():
        made = adjective(word)
        if capitalised(word) and not (tokens.at == 0 and _leads(tokens, made)):
            break
        if not (made or _INFLECTED.match(word.lower()) or word[0].isdigit()):
            break
        former = former or word.lower() in _FORMER
        if made:
            found.append(made)
        tokens.at += 1
    return tuple(found), former


def _leads(tokens: _Tokens, made: str | None) -> bool:
    """Whether the first word is an adjective in a sentence's capitals: "Velmarische Soldaten", "Fremde Truppen"."""
    behind = tokens.peek(1)
    if made:
        return capitalised(behind) or _INFLECTED.match(behind) is not None
    known = noun(behind) if behind else None
    first = tokens.peek()
    return known is not None and capitalised(behind) and noun(first) is None and first.lower().endswith(("e", "en"))


def _run(tokens: _Tokens) -> list[str]:
    """The words in capitals that follow, with the particles of names between them."""
    found: list[str] = []
    while word := tokens.peek():
        small = word.lower().rstrip(".")
        if (small in PARTICLES and not capitalised(word) and _inside_name(found, tokens)) or (
            capitalised(word) and not (found and opens_clause(word))
        ):
            found.append(word)
        else:
            break
        tokens.at += 1
    return found


def _inside_name(found: Sequence[str], tokens: _Tokens) -> bool:
    """Whether a particle goes on with a name: behind the first name, before the surname ("Jan von der Velde")."""
    names = [word for word in found if noun(word) is None and capitalised(word)]
    behind = next((word for word in tokens.all[tokens.at : tokens.at + 4] if word.lower() not in PARTICLES), "")
    return (
        len(names) == 1 and names[0] == next((w for w in reversed(found) if capitalised(w)), "") and capitalised(behind)
    )


def _of_run(found: Phrase, run: Sequence[str]) -> Phrase:
    """The phrase with its noun, the name before it and the name behind it.

    Two plain nouns in a row are two phrases: of "das Bündnis Soldaten" the second is not looked at.
    """
    run = [word for word in run if word.lower().rstrip(".") not in TITLES]
    at = next((at for at, word in enumerate(run) if noun(word)), None)
    if at is None:
        return replace(found, names=tuple(run))
    known = noun(run[at])
    before, behind = run[:at], run[at + 1 :]
    if known and known.kind == ALLIANCE and before and before[-1].endswith(("e", "en", "er")):
        return replace(found, names=(re.sub("e[nr]$", "e", before[-1]), run[at]))  # "die Nördliche Allianz"
    while known and known.kind in OFFICES and len(behind) > 1 and (other := noun(behind[0])) and other.kind in OFFICES:
        behind = behind[1:]  # "Innenminister General Jan Muster"
    if before and alliance_name(before[-1]) and found.article != "":
        return replace(found, names=(before[-1],))  # "der Ostpakt Truppen"
    if before and _is_origin(before[-1]):
        found = replace(found, origin=before[-1][:-2])
    elif before and before[-1].endswith(("s", "’", "'")):
        found = replace(found, owner=before[-1])
    elif before and known and known.kind in OFFICES:
        return replace(found, names=tuple(run))  # a surname: "Anna Fischer"
    elif before:
        return replace(found, names=tuple(before))  # two phrases: "Abbau Truppen"
    if known and known.kind not in (*OFFICES, CLASS, "land") and behind:
        behind = behind if behind[-1:] and _owns(behind) and known.kind != ALLIANCE else []
        return replace(found, noun=known, of=Phrase(" ".join(behind), names=tuple(behind)) if behind else None)
    if (
        known
        and known.kind in OFFICES
        and len(behind) == 1
        and _owns(behind)
        and found.article in ("indefinite", "negative")
    ):
        return replace(found, noun=known, of=Phrase(behind[0], names=tuple(behind)))  # "ein Sprecher Veltens"
    return replace(found, noun=known, names=tuple(behind))


def _owns(behind: Sequence[str]) -> bool:
    return behind[-1].endswith(("s", "’", "'"))


def _is_origin(word: str) -> bool:
    """Whether a word in capitals is made of a place's name: "Ilmburger"."""
    return word.endswith("er") and len(word) > 5 and "-" not in word


def _with_tail(found: Phrase, tokens: _Tokens, depth: int) -> Phrase:
    """The phrase with what follows its noun: whose it is, where it is, what stands behind a comma."""
    word = tokens.peek().lower()
    if word in _OF and found.noun is not None and not found.names:
        inner = _parsed(_Tokens(tokens.all[tokens.at :]), " ".join(tokens.all[tokens.at :]), depth + 1)
        rest = inner.apposed
        if (
            found.noun.kind == ALLIANCE
            and not found.adjectives
            and (inner.names or inner.noun)
            and word in ("der", "des")
        ):
            last = inner.names[0] if inner.names else next(w for w in tokens.all[tokens.at :] if capitalised(w))
            return replace(found, noun=None, names=(found.noun.shown, word, last))  # "die Allianz der Küstenstaaten"
        found = replace(found, of=replace(inner, apposed=None), apposed=rest)
        return replace(found, place=found.place or inner.place) if inner.place else found
    if word in _IN and capitalised(tokens.peek(1)):
        place = tokens.peek(1)
        tokens.at += 2
        while capitalised(tokens.peek()) and not opens_clause(tokens.peek()):
            place += f" {tokens.peek()}"
            tokens.at += 1
        found = replace(found, place=place)
        word = tokens.peek().lower()
    if word == "," and depth < 2:
        left = tokens.all[tokens.at + 1 :]
        behind = _parsed(_Tokens(left), " ".join(left), depth + 1) if left else None
        if behind and ((behind.noun and behind.noun.kind in OFFICES) or (behind.names and not behind.article)):
            found = replace(found, apposed=behind)
    return found
