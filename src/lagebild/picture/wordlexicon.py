"""The concepts that crisis reports are about: which words stand for them, which are wider, which are opposites.

The tables are `words/concepts-*.txt`. "@id kind ..." heads a concept: "+" and "-" say what an act does to its thing (makes or keeps,
ends or hinders it), ">" names a wider concept, "!" an opposite, "~" one that is opposite without undoing it, capitals an event type,
"w=" a weight. Its words follow, between commas: verbs in the infinitive with a bar behind a separable particle, nouns, adjectives and
adverbs behind "="; "^" stands before a noun that is made of a verb and means something else ("Vereinbarung": a treaty). Words with a
blank between stand for it together; "&id" among them is any word of that concept, "#über" a preposition. "en:" begins English words,
"+" between those that stand together. Loaded once, at the first look-up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from lagebild.picture.wordforms import Forms, folded, name_key, read
from lagebild.picture.wordparts import Analyser

KINDS = ("act", "state", "thing", "actor", "begin", "end")
"""What a concept is: an act, an act that lasts (a blockade), a thing, somebody who acts; what begins or ends what stands beside it."""

_TABLES = ("force", "passage", "economy", "diplomacy", "people", "supply", "public", "operators")
_WEIGHTS = {"act": 1.0, "state": 1.2, "thing": 1.0, "actor": 0.3, "begin": 0.3, "end": 0.5}


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept. `valence` is what an act does to its thing: 1 makes or keeps it, -1 ends or hinders it, 0 neither."""

    id: str
    kind: str
    valence: int = 0
    events: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    weight: float = 1.0


Phrase = tuple[frozenset[str], str]
"""Keys and "&concepts" that stand for a concept together, and that concept."""


@dataclass
class Lexicon:
    """All concepts. `single` has the concepts of a key, `phrases` those that begin with a key by that key. `up` has what a concept is a
    kind of, `down` its kinds, itself among both, `against` its opposites, `kin` all of these.
    """

    forms: Forms
    analyser: Analyser
    concepts: dict[str, Concept] = field(default_factory=dict)
    single: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    english_words: dict[str, list[str]] = field(default_factory=dict)  # of each concept, as the tables have them
    weights: dict[str, float] = field(default_factory=dict)
    up: dict[str, frozenset[str]] = field(default_factory=dict)
    against: dict[str, frozenset[str]] = field(default_factory=dict)
    plain: dict[str, frozenset[str]] = field(default_factory=dict)
    down: dict[str, frozenset[str]] = field(default_factory=dict)
    kin: dict[str, frozenset[str]] = field(default_factory=dict)
    function: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)

    def of(self, key: str, language: str) -> tuple[str, ...]:
        """The concepts of a key."""
        return (self.english if language == "en" else self.single).get(key, ())

    @property
    def english(self) -> dict[str, tuple[str, ...]]:
        """As `single`, of English words."""
        return self._english[0]

    @property
    def english_phrases(self) -> dict[str, list[Phrase]]:
        """As `phrases`, of English words."""
        return self._english[1]

    @cached_property
    def _english(self) -> tuple[dict[str, tuple[str, ...]], dict[str, list[Phrase]]]:
        """Made when the first English text comes: cutting English words to their stems is slow."""
        found = dict[str, tuple[str, ...]](), defaultdict[str, list[Phrase]](list)
        for concept, some in self.english_words.items():
            for words in some:
                _file(*found, concept, _english_keys(self, words))
        return found

    def own(self, key: str) -> str:
        """A key that is no concept's id."""
        return f"{key}_" if key in self.concepts else key

    def narrower(self, concept: str, other: str) -> bool:
        """Whether a concept is another or a kind of it: shelling is an attack."""
        return other in self.up.get(concept, ())

    def undone(self, concept: str, other: str) -> bool:
        """Whether a concept is set against another by the table itself, so that the one undoes the other."""
        return other in self.plain.get(concept, ())

    def opposed(self, concept: str, other: str) -> bool:
        """Whether two concepts are opposites, by themselves or by what they are kinds of."""
        return other in self.against.get(concept, ())


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded at the first call."""
    forms = Forms()
    lex = Lexicon(forms, Analyser(forms))
    function = [word for line in read("function.txt") for word in line.split()]
    lex.function = frozenset([*function, *map(folded, function)])
    rows = [row for name in _TABLES for row in _rows(read(f"concepts-{name}.txt"))]
    _take_verbs(forms, rows)
    for head, german, english in rows:
        concept = _concept(head)
        lex.concepts[concept.id] = concept
        for words in german:
            _take(lex, concept.id, words)
        lex.english_words.setdefault(concept.id, []).extend(english)
    _generic(lex)
    _known(lex)
    _close(lex)
    forms.finish()
    for line in read("names.txt"):
        state, *others = (name_key(word, {}) for word in line.split())
        lex.names.update(dict.fromkeys(others, state))
    lex.negators = frozenset(word for line in read("negators.txt") for word in line.split())
    return lex


Row = tuple[str, list[str], list[str]]


def _rows(lines: Iterable[str]) -> Iterable[Row]:
    """The table's concepts: head, German words, English words."""
    head, german, english = "", list[str](), list[str]()
    for line in lines:
        if line.startswith("@"):
            if head:
                yield head, german, english
            head, german, english = line[1:], [], []
        elif line.startswith("en:"):
            english += [words.strip() for words in line[3:].split(",")]
        else:
            german += [words.strip() for words in line.split(",")]
    if head:
        yield head, german, english


def _concept(head: str) -> Concept:
    """A concept from its head: "withdraw act - RETREAT !deploy > move"."""
    name, kind, *rest = head.split()
    wider = tuple(rest[at + 1] for at, word in enumerate(rest) if word == ">")
    return Concept(
        id=name,
        kind=kind,
        valence=1 if "+" in rest else -1 if "-" in rest else 0,
        events=tuple(word for word in rest if word.isupper()),
        wider=wider,
        opposites=tuple(word[1:] for word in rest if word.startswith("!")),
        loose=tuple(word[1:] for word in rest if word.startswith("~")),
        weight=next((float(word[2:]) for word in rest if word.startswith("w=")), _WEIGHTS[kind]),
    )


def _take_verbs(forms: Forms, rows: Iterable[Row]) -> None:
    """Take in all verbs first: nouns that are made of them have their keys, but for those marked."""
    known = [words for line in read("vocabulary.txt") for words in line.split()]
    for words in (*known, *(words for _, german, _ in rows for words in german)):
        for word in words.split():
            if word[0].islower():
                forms.verb(word)
            elif word[0] == "^":
                forms.own(word[1:])


def _key(lex: Lexicon, word: str) -> str:
    if word[0] in "&#":
        return folded(word)
    if word.startswith("^"):
        return lex.forms.own(word[1:])
    if word.startswith("="):
        return lex.forms.adjective(word[1:])
    return lex.forms.noun(word) if word[0].isupper() else lex.forms.verb(word)


def _take(lex: Lexicon, concept: str, words: str) -> None:
    keys = [
        _key(lex, word)
        for word in words.split()
        if word == "lassen" or word[0] == "#" or folded(word) not in lex.function
    ]
    _file(lex.single, lex.phrases, concept, keys or [_key(lex, words)])


def _english_keys(lex: Lexicon, words: str) -> list[str]:
    parts = words.replace("+", " ").split()
    keys = [word if word.startswith("&") else lex.analyser.word(word, "en").keys for word in parts]
    return [key if isinstance(key, str) else key[0] if key else word for key, word in zip(keys, parts, strict=True)]


def _file(
    single: dict[str, tuple[str, ...]], phrases: Mapping[str, list[Phrase]], concept: str, keys: Collection[str]
) -> None:
    """Put down that keys stand for a concept: one alone, several together under the last that is no concept."""
    if len(keys) == 1:
        (key,) = keys
        if concept not in single.get(key, ()):
            single[key] = (*single.get(key, ()), concept)
        return
    anchor = [key for key in keys if key[0] not in "&#"][-1]
    phrases[anchor].append((frozenset(keys) - {anchor}, concept))


def _generic(lex: Lexicon) -> None:
    """Take in the words that say little."""
    for line in read("generic.txt"):
        weight, *words = line.split()
        for word in words:
            small = folded(word)
            if word[0].isupper():
                lex.weights[lex.forms.noun(word)] = float(weight)
            elif small.endswith("n"):
                lex.weights[lex.forms.verb(word)] = float(weight)
            else:
                lex.weights[lex.forms.adjective(word)] = float(weight)
            lex.weights.setdefault(lex.analyser.stem(word, "en"), float(weight))


def _known(lex: Lexicon) -> None:
    """Take in words that stand for no concept."""
    for line in read("vocabulary.txt"):
        for word in line.split():
            _key(lex, word)


def _close(lex: Lexicon) -> None:
    """All wider concepts of each, itself among them; all opposites, of it and of what it is a kind of, with their kinds."""

    def climb(name: str) -> set[str]:
        concept = lex.concepts[name]
        return {name}.union(*(climb(wider) for wider in concept.wider))

    lex.up = {name: frozenset(climb(name)) for name in lex.concepts}
    close: dict[str, set[str]] = defaultdict(set)
    loose: dict[str, set[str]] = defaultdict(set)
    for name, concept in lex.concepts.items():
        for found, others in ((close, concept.opposites), (loose, concept.loose)):
            for other in others:
                found[name].add(other)
                found[other].add(name)
    down: dict[str, set[str]] = defaultdict(set)
    for name, wider in lex.up.items():
        for one in wider:
            down[one].add(name)
    lex.down = {name: frozenset(down[name]) for name in lex.concepts}

    def kinds(some: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(lex.down[one] for one in some))

    for name, concept in lex.concepts.items():
        direct = set().union(*(close[wider] for wider in lex.up[name]))
        broad = direct.union(*(loose[wider] for wider in lex.up[name]))
        lex.against[name] = kinds(broad)
        lasts = concept.kind == "state"  # any kind of attack ends a ceasefire; occupying something is no staying
        lex.plain[name] = kinds(direct) if lasts else frozenset(direct)
        lex.kin[name] = lex.up[name] | lex.down[name] | lex.against[name]
