"""The names in the running text of an English article: sequences of words in capitals, and what kind of name they are.

An English report introduces a person by the whole name ("Gen. Aaro Linnet", "Hanno Brill, the defense minister") and then goes on
with the surname; a single word in capitals that was never introduced so is a state, a capital or a body, and nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lagebild.linking import englishwords as en
from lagebild.linking.names import gender_of
from lagebild.linking.tokens import Tokens

_LONGEST = 7  # words of a name
_NEAR = 40  # words behind a single name that are looked through for "he" or "she"
_APPOSITION = 9  # words between the commas behind a name
_PLACING = frozenset("in from into to across near inside outside at".split())
_THINGS = frozenset("storm hurricane typhoon cyclone operation camp fort mount lake hms uss mv".split())
_ARABIC = re.compile(r"(?:al|el|as|ad|ash|an|ar|at|az|ed|es|ul)-[A-Z]")
_MARKS = frozenset('"“”‘«»')
_NO_PERSONS = en.BODIES | en.PEOPLE | en.TELLING
_HIS = en.HE | en.SHE | {"his", "her"}


@dataclass(frozen=True, slots=True)
class Name:
    """Words in capitals: tokens `first` to `last` (not included), of which the name begins at `own`, behind titles."""

    first: int
    own: int
    last: int
    words: tuple[str, ...]  # without titles
    titles: tuple[str, ...]  # lower case
    person: bool = False
    known: bool = False  # of the actor table


def names_in(cut: Tokens, persons: Collection[int], known: Mapping[int, tuple[int, str]]) -> list[Name]:
    """All names in text order.

    Args:
        cut: the tokens of the article.
        persons: the tokens that the reader takes for persons' names.
        known: where names of the actor table begin: the token behind them and the sort of their entry.
    """
    found = list(_sequences(cut, frozenset(cut.words), known))
    placed = placed_in(cut)
    surnames = {name.words[-1] for name in found if _introduced(cut, name, persons, placed)}
    return [_with_kind(cut, name, persons, placed, surnames) for name in found]


def placed_in(cut: Tokens) -> frozenset[str]:
    """The words that somewhere stand behind "in", "from" or the like: places and states."""
    return frozenset(after for before, after in pairwise(cut.words) if before.lower() in _PLACING)


def _sequences(cut: Tokens, vocabulary: Collection[str], known: Mapping[int, tuple[int, str]]) -> Iterator[Name]:
    at = 0
    while at < len(cut):
        if at in known:
            last, sort = known[at]
            longer = last
            while longer < len(cut) and _capital(cut.words[longer]) and cut.words[longer].lower() in en.BODIES:
                longer += 1  # "Queen Elizabeth Hospital"
            if longer > last and sort == "person":
                yield Name(at, at, longer, cut.words[at:longer], ())
                at = longer
                continue
            yield Name(at, at, last, cut.words[at:last], (), person=sort == "person", known=True)
            at = last
            continue
        last = _end(cut, vocabulary, at)
        while last > at + 1 and at in known:
            at += 1
        inside = next((n for n in range(at + 1, last) if n in known), None)
        if inside is not None and not any(word.lower() in en.TITLE_WORDS for word in cut.words[at:inside]):
            last = inside
        if last > at:
            yield _name(cut, at, last)
        at = max(last, at + 1)


def _end(cut: Tokens, vocabulary: Collection[str], at: int) -> int:
    """The token behind the name that begins at a token; the token itself where none begins."""
    words = cut.words
    if not _capital(words[at]) or _is_small(cut, vocabulary, at):
        return at
    last = at + 1
    while last < len(cut) and last - at < _LONGEST and _goes_on(cut, last):
        last += 1
    return last


def _goes_on(cut: Tokens, at: int) -> bool:
    """Whether a name that stands before a token goes on with it."""
    words = cut.words
    word, before = words[at], words[at - 1]
    if _capital(word):
        return word.lower() not in en.DETERMINERS | {"i"} and not _owned(before)
    joins = (
        (word == "." and (before.lower() in en.RANKS or len(before) == 1))
        or word.lower() in en.PARTICLES
        or (word == "of" and before == "Secretary")
    )
    return joins and _more(cut, at)


def _more(cut: Tokens, at: int) -> bool:
    return at + 1 < len(cut) and _capital(cut.words[at + 1]) and cut.sentence_of[at + 1] - cut.sentence_of[at] <= 1


def _capital(word: str) -> bool:
    return word[0].isupper() or _ARABIC.match(word) is not None


def _owned(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _is_small(cut: Tokens, vocabulary: Collection[str], at: int) -> bool:
    """A word that has its capital from the beginning of a sentence, or a day or month."""
    low = cut.words[at].lower()
    if low in en.WEEKDAYS | en.MONTHS or low == "i":
        return True
    behind = cut.words[at + 1 : at + 3]
    follows = bool(behind) and (_capital(behind[0]) or (low in en.RANKS and behind[0] == "." and _capital(behind[-1])))
    if low in en.SMALL and not (follows and (low in en.TITLE_WORDS or low in ("international", "local"))):
        return True
    if not cut.starts_sentence(at):
        return False
    if low in en.TITLE_WORDS | en.BODIES | en.PEOPLE:
        return not follows
    return not follows and (low.endswith(("ing", "ed", "ly")) or low in vocabulary)


def _name(cut: Tokens, first: int, last: int) -> Name:
    own, titles = first, list[str]()
    words = cut.words
    while own < last - 1 and (words[own].lower() in en.TITLE_WORDS or words[own] in (".", "of")):
        titles.append(words[own].lower())
        own += 1
    kept = [word for word in words[own:last] if word != "."]
    if kept and _owned(kept[-1]):
        kept[-1] = kept[-1].rstrip("'’") if kept[-1].endswith(("'", "’")) else kept[-1][:-2]
    return Name(first, own, last, tuple(kept), tuple(word for word in titles if word != "."))


def _is_body(words: Sequence[str]) -> bool:
    return any(word.lower() in _NO_PERSONS for word in words)


def _introduced(cut: Tokens, name: Name, persons: Collection[int], placed: Collection[str]) -> bool:
    """Whether a name is that of a person, by the whole name or behind an office."""
    if name.known:
        return name.person
    if not name.words or _is_body(name.words) or all(word.isupper() and len(word) > 2 for word in name.words):
        return False
    if all(word.lower() in en.TITLE_WORDS for word in name.words):
        return False  # "Mr President"
    office = any(title in en.RANKS | en.OFFICES | en.MEN | en.WOMEN for title in name.titles)
    if not office and _is_thing(cut, name):
        return False
    if office or before_office(cut, name):
        return not _owned(cut.words[name.own - 1]) or len(name.words) > 1
    if len(name.words) < 2:
        alone = "who" in apposition(cut, name) or (name.own in persons and _taken_up(cut, name))
        return alone and name.words[0] not in placed
    said = any(token in persons for token in range(name.own, name.last))
    return bool(gender_of(name.words[0])) or aged(cut, name) or bool(apposition(cut, name)) or said


def _is_thing(cut: Tokens, name: Name) -> bool:
    """As in "the Anna Marie", "Storm Boris", "The Hague": an article or a word for a thing stands before it."""
    before = cut.words[name.first - 1].lower() if name.first else ""
    return before in ("the", "a", "an") or name.words[0].lower() in _THINGS


def _taken_up(cut: Tokens, name: Name) -> bool:
    """Whether "he" or "she" takes up a single name that stands nowhere as a place: "Tosk has few options. His coalition …"."""
    words = cut.words
    last = cut.sentence_of[name.first] + 1
    for at in range(name.last, min(name.last + _NEAR, len(words))):
        if cut.sentence_of[at] > last or words[at] in _MARKS or (words[at][0].isupper() and not _is_small(cut, (), at)):
            return False
        if words[at].lower() in _HIS:
            return True
    return False


def before_office(cut: Tokens, name: Name) -> str:
    """The office in small letters right before a name: "spokesman John Smith", "her defense minister, Hanno Brill"."""
    at = name.first - 1
    if at >= 0 and cut.words[at] == ",":
        at -= 1
        low = cut.words[at].lower()
        phrase = range(at, max(-1, at - 6), -1)
        led = any(cut.words[n].lower() in en.POSSESSIVES | {"the", "a"} or _owned(cut.words[n]) for n in phrase)
        return low if led and low in en.OFFICES and (len(name.words) > 1 or low in en.RELATIONS) else ""
    word = cut.words[at].lower() if at >= 0 else ""
    return word if word in en.OFFICES and cut.words[at][0].islower() else ""


def aged(cut: Tokens, name: Name) -> bool:
    """As in "Ada Brun, 54,"."""
    after = cut.words[name.last : name.last + 3]
    return len(after) == 3 and after[0] == "," and after[1].isdigit() and after[2] in ",."


def apposition(cut: Tokens, name: Name) -> tuple[str, ...]:
    """The offices that stand behind a name between commas: "Elias Morgenroth, secretary-general of the Coastal Alliance,"."""
    words, at = cut.words, name.last
    if at >= len(words) or words[at] != ",":
        return ()
    found = list[str]()
    for n in range(at + 1, min(at + 1 + _APPOSITION, len(words))):
        low = words[n].lower()
        if low in en.RELATIVE:
            return tuple(found) if found or low != "who" else ("who",)
        if (low in en.PREPOSITIONS and found) or low in ".,;:" or low in _MARKS:
            break
        if low in en.SAYING or cut.sentence_of[n] != cut.sentence_of[at]:
            break
        if low in en.OFFICES:
            found.append(low)
    return tuple(found)


def _with_kind(
    cut: Tokens, name: Name, persons: Collection[int], placed: Collection[str], surnames: Collection[str]
) -> Name:
    if name.known:
        return name
    person = _introduced(cut, name, persons, placed) or (
        len(name.words) == 1 and name.words[0] in surnames and not _is_body(name.words)
    )
    return Name(name.first, name.own, name.last, name.words, name.titles, person)
