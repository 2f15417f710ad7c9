"""Words brought to one form: verbs with their particles, strong forms, nouns made of verbs, compounds.

A key is what all forms of a word have in common: for a verb its infinitive ("abziehen" for "zog ... ab", "abgezogen", "Abzug"), for a
noun its folded nominative, for a word that no table knows its Snowball stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_VERB_ENDINGS = (
    *(
        "",
        "e",
        "st",
        "t",
        "en",
        "n",
        "te",
        "ten",
        "test",
        "tet",
        "et",
        "ete",
        "eten",
        "est",
        "end",
        "ende",
        "enden",
        "ender",
    ),
    *("endes", "endem", "ter", "tes", "tem", "eter", "etes", "etem"),
)
_PARTICIPLE_ENDINGS = frozenset("t te ten ter tes tem et ete eten eter etes etem".split())
_FORM_ENDINGS = ("", "e", "en", "er", "es", "em", "st", "est", "t", "et", "n", "ten", "te")
_NOUN_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "nen", "se", "sen", "ses", "ns", "innen", "in", "ens")
_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em", "ere", "eren", "erer", "sten", "ste")
_PLURALS = (
    ("o", "en"),
    ("a", "en"),
    ("um", "en"),
    ("um", "a"),
    ("ter", "te"),
    ("ener", "ene"),
    ("iger", "ige"),
    ("eller", "elle"),
    ("nker", "nke"),
)  # "Konten", "Visa", "die Verletzten"
_INSEPARABLE = (
    "be",
    "ent",
    "er",
    "ver",
    "zer",
    "miss",
    "ge",
    "wider",
    "hinter",
    "ueber",
    "unter",
    "um",
    "durch",
    "an",
    "wieder",
)
_PREFIXES = {
    opening: tuple(one for one in _INSEPARABLE if one.startswith(opening))
    for opening in {one[:2] for one in _INSEPARABLE}
}  # by their first two letters
_NAME_ENDINGS = (
    "ierinnen",
    "ierin",
    "iern",
    "ier",
    "ien",
    "ian",
    "land",
    "ia",
    "erin",
    "ern",
    "er",
    "en",
    "a",
    "e",
    "o",
)
DEMONYM = re.compile(r"^(.{3,}?)(?:isch|sch)(?:e|en|er|es|em)?$")
"""An adjective that is made of a name, folded: group 1 is the name's stem."""
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ns")
_NO_VERB = frozenset(
    "zeitung festung stellung richtung wohnung waehrung kleidung verfassung satzung siedlung dichtung".split()
)
_MOST = 100_000  # forms that are remembered
_SHORTEST = 3  # letters of a half of a compound


class Endings:
    """Endings that words may have, in the order in which they are tried; by its last letter a word is spared most of them."""

    def __init__(self, endings: Iterable[str]) -> None:
        every = tuple(endings)
        self._bare = tuple(one for one in every if not one)
        letters = {one[-1] for one in every if one}
        self._by_last = {letter: tuple(one for one in every if one[-1:] in ("", letter)) for letter in letters}

    def cut(self, word: str) -> list[tuple[str, str]]:
        """What is left of a word without each of the endings that it has, with that ending."""
        some = self._by_last.get(word[-1:], self._bare)
        return [(word[: len(word) - len(one)], one) for one in some if word.endswith(one)]


class Word(NamedTuple):
    """What a word is made of: the keys of its parts; `known` says that the tables have all of them.

    `whole` is the word's own stem where only its last part is known ("westbund"), else "".
    """

    keys: tuple[str, ...]
    known: bool = True
    whole: str = ""


def folded(word: str) -> str:
    """A word in small letters, umlauts as two."""
    small = word.casefold()
    return small if small.isascii() else small.translate(_UMLAUTS)


def read(name: str) -> Iterator[str]:
    """The lines of a table, without comments and blanks."""
    text = files("lagebild.picture").joinpath("words", name).read_text("utf8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _umlauted(stem: str) -> str:
    """A stem as in its plural: "zug": "zueg"."""
    at = max(stem.rfind(vowel) for vowel in "aou")
    return stem if at < 0 else f"{stem[: at + 1]}e{stem[at + 1 :]}"


def name_key(token: str, irregular: Mapping[str, str]) -> str:
    """A name without the ending of its genitive and of its people: "Velmariens", "velmarische", "Velmarier" are one.

    `irregular` has the keys of adjectives and people that are made otherwise, with the keys of their states.
    """
    small = folded(token.removesuffix("’s").removesuffix("'s"))
    if found := DEMONYM.match(small):
        small = found.group(1)
    elif len(small) > 4 and small.endswith("s") and not small.endswith("ss"):
        small = small[:-1]
    for ending in _NAME_ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= 4:
            small = small.removesuffix(ending)
            break
    return irregular.get(small, small)


class Forms:
    """The forms of German words. Grows while the lexicon is read, then stays as it is."""

    def __init__(self) -> None:
        self.bases: dict[str, str] = {}  # stem of a verb without particle: its key
        self.keys: set[str] = set()  # of verbs without particle
        self.irregular: dict[str, str] = {}  # other stems of strong verbs: key
        self.nominal: dict[str, str] = {}  # nouns of strong verbs behind a particle: key
        self.joined: set[tuple[str, str]] = set()  # particle and key of a verb that is known with it
        self.nouns: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self.particles = {folded(word) for line in read("particles.txt") for word in line.split()}
        self._lengths = sorted({len(particle) for particle in self.particles} | {len("rueck")})
        self._openings = {particle[:2] for particle in self.particles} | {"ru"}
        self._of_verbs, self._of_nouns = Endings(_VERB_ENDINGS), Endings(_NOUN_ENDINGS)
        self._of_forms, self._of_adjectives = Endings(_FORM_ENDINGS), Endings(_ADJECTIVE_ENDINGS)
        self._seen: dict[str, tuple[str, ...]] | None = None
        self._read_verbs()

    def _read_verbs(self) -> None:
        for line in read("verbs.txt"):
            infinitive, *rest = (word if word[0].isupper() else folded(word) for word in line.split())
            key = self.base(infinitive)
            for word in rest:
                if word[0].isupper():
                    small = folded(word)
                    self.nominal[small] = self.nominal[_umlauted(small)] = key
                    continue
                self.irregular[word] = key
                if word.startswith("ge"):
                    self.irregular.setdefault(word[2:], key)

    def base(self, infinitive: str) -> str:
        """Take in a verb without particle; its key."""
        small = folded(infinitive)
        stem = small.removesuffix("n") if small.endswith(("eln", "ern", "un")) else small.removesuffix("en")
        self.keys.add(small)
        return self.bases.setdefault(stem, small)

    def verb(self, infinitive: str) -> str:
        """Take in a verb, a bar behind its separable particle; its key."""
        particle, bar, rest = infinitive.rpartition("|")
        key = self.base(rest)
        if bar:
            self.joined.add((folded(particle), key))
        return folded(particle) + key

    def noun(self, word: str) -> str:
        """Take in a noun; its key."""
        small = folded(word)
        key = self.nouns.setdefault(small, self._of_verb(small) or small)
        for ending, plural in _PLURALS:
            if small.endswith(ending) and len(small) > 4:
                self.nouns.setdefault(small.removesuffix(ending) + plural, key)
        return key

    def own(self, word: str) -> str:
        """Take in a noun with a key of its own, whatever verb it is made of."""
        return self.nouns.setdefault(folded(word), f"^{folded(word)}")

    def adjective(self, word: str) -> str:
        """Take in an adjective or adverb; its key."""
        small = folded(word)
        return self.adjectives.setdefault(small, small)

    # ---- looking up

    def finish(self) -> None:
        """Nothing more is taken in."""
        self._seen = {}

    def simple(self, small: str) -> str | None:
        """The key of a form of a verb without particle."""
        return next(iter(self._simple(small)), None)

    def _simple(self, small: str) -> tuple[str, ...]:
        """The keys of all verbs without particle that a form may be of: "fällt" of "fällen" and "fallen"."""
        if self._seen is None:
            return tuple(self._verbs(small))
        if (found := self._seen.get(small)) is None:
            if len(self._seen) >= _MOST:
                self._seen.clear()
            found = self._seen[small] = tuple(self._verbs(small))
        return found

    def _verbs(self, small: str) -> Iterator[str]:
        for stem, ending in self._of_verbs.cut(small):
            if key := self.bases.get(stem):
                yield key
            if stem.startswith("ge") and ending in _PARTICIPLE_ENDINGS and (key := self.bases.get(stem[2:])):
                yield key
        for stem, _ in self._of_forms.cut(small):
            if key := self.irregular.get(stem):
                yield key
        if key := self._prefixed(small):
            yield key

    def _prefixed(self, small: str) -> str | None:
        """The key of a strong form behind an inseparable prefix: "beschoss"."""
        for prefix in _PREFIXES.get(small[:2], ()):
            if small.startswith(prefix) and len(small) > len(prefix) + 2:
                for stem, _ in self._of_forms.cut(small[len(prefix) :]):
                    key = self.irregular.get(stem)
                    if key and prefix + key in self.keys:
                        return prefix + key
        return None

    def past(self, small: str) -> bool:
        """Whether a form is the singular of a strong past: "erschien"."""
        return any(small[at:] in self.irregular for at in (0, 2, 3)) and not small.startswith("ge")

    def _cut(self, small: str, shortest: int = 1) -> Iterator[tuple[str, str]]:
        """The particles that a word may begin with, the shortest first, each with what is left; "rück" is "zurück"."""
        if small[:2] not in self._openings:
            return
        for length in self._lengths:
            if len(small) < length + shortest:
                return
            particle = small[:length]
            if particle in self.particles:
                yield particle, small[length:]
            elif particle == "rueck":
                yield "zurueck", small[length:]

    def separable(self, small: str) -> str | None:
        """The key of a form with its particle in one word: "abzog", "abgezogen", "abzuziehen"."""
        for particle, rest in self._cut(small, shortest=3):
            for form in (rest, rest[2:]) if rest.startswith("zu") else (rest,):
                for key in self._simple(form):
                    if (particle, key) in self.joined:
                        return particle + key
        return None

    def join(self, particle: str, token: str) -> str | None:
        """The key of a verb whose particle stands apart from it."""
        keys = self._simple(folded(token))
        return next((folded(particle) + key for key in keys if (folded(particle), key) in self.joined), None)

    def verb_key(self, small: str) -> str | None:
        """The key of a form of a verb."""
        return self.separable(small) or self.simple(small)

    def _of_verb(self, small: str) -> str | None:
        """The verb that a noun is made of: "Schließung", "Abzug", "Einfrieren"."""
        for ending in ("ung", "ungen"):
            if small.endswith(ending) and small not in _NO_VERB:
                stem = small.removesuffix(ending)
                for one in (stem, f"{stem[:-1]}e{stem[-1]}") if stem[-1:] in ("l", "r") else (stem,):
                    if key := self._stem_of(one):
                        return key
        return self._nominal(small)

    def _stem_of(self, stem: str) -> str | None:
        """The key of a verb by its bare stem, with or without particle."""
        if key := self.bases.get(stem):
            return key
        for particle, rest in self._cut(stem):
            if (key := self.bases.get(rest)) and (particle, key) in self.joined:
                return particle + key
        return None

    def _nominal(self, small: str) -> str | None:
        for particle, rest in self._cut(small, shortest=3):
            for stem, _ in self._of_nouns.cut(rest):
                key = self.nominal.get(stem)
                if key and (particle, key) in self.joined:
                    return particle + key
        for prefix in _PREFIXES.get(small[:2], ()):
            if small.startswith(prefix):
                for stem, _ in self._of_nouns.cut(small[len(prefix) :]):
                    key = self.nominal.get(stem)
                    if key and prefix + key in self.keys:
                        return prefix + key
        return None

    def noun_key(self, small: str) -> str | None:
        """The key of a form of a noun, of a noun made of a verb, of an infinitive as a noun."""
        for stem, ending in self._of_nouns.cut(small):
            if key := self.nouns.get(stem):
                return key
            if ending in ("", "e", "en", "n", "er", "ern") and (key := self._plural(stem)):
                return key
        if key := self._of_verb(small):
            return key
        bare = small.removesuffix("s")
        return self.verb_key(bare) if bare.endswith("en") and len(bare) > 4 else None

    def _plural(self, stem: str) -> str | None:
        """The key of a noun by its stem with an umlaut: "haef" has "hafen", "zoell" "zoll"."""
        for vowel in ("ae", "oe", "ue"):
            at = stem.rfind(vowel)
            if at >= 0:
                bare = f"{stem[: at + 1]}{stem[at + 2 :]}"
                if key := self.nouns.get(bare) or self.nouns.get(f"{bare}en") or self.nouns.get(f"{bare}er"):
                    return key
        return None

    def adjective_key(self, small: str) -> str | None:
        """The key of a form of an adjective."""
        for stem, _ in self._of_adjectives.cut(small):
            if key := self.adjectives.get(stem):
                return key
        return None

    def known(self, word: str) -> str | None:
        """The key of a word that the tables have."""
        small = folded(word)
        if word[:1].isupper():
            return self.noun_key(small) or self.adjective_key(small) or self.verb_key(small)
        return self.separable(small) or self.adjective_key(small) or self.simple(small)

    def parts(self, small: str) -> tuple[str | None, str] | None:
        """A compound's first and last part, the longest known last part; the first is None where no table has it."""
        for at in range(_SHORTEST, len(small) - _SHORTEST + 1):
            last = self.noun_key(small[at:])
            if last is None:
                continue
            first = self._first(small[:at])
            if first or (len(small) - at >= 4 and at >= 4):
                return first, last
        return None

    def _first(self, small: str) -> str | None:
        for link in _LINKS:
            if small.endswith(link):
                stem = small[: len(small) - len(link)]
                if len(stem) >= _SHORTEST and (key := self.nouns.get(stem) or self.nouns.get(f"{stem}e")):
                    return key
                if len(stem) >= 4 and (key := self._of_verb(stem) or self.bases.get(stem) or self.adjectives.get(stem)):
                    return key
        return None
