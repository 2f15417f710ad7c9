"""Looks nouns up: what kind of speaker a German noun stands for, with gender and number, by the last part of a compound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lagebild.linking import lexicon

_LEAST = 3  # letters of a base, and of what stands before it in a compound
_LONGEST = 60  # letters of a word that is looked up; bounds the work
# Words that only look like compounds of a base ("Vorrat" is no council), and bases that make no compounds of their kind.
_NOT_COMPOUNDS = frozenset(
    """vorrat verrat apparat hausrat unrat gesamt paragraf verbund tatort absender schlacht bundesland gegenwart hausrates
    vorrats apparats""".split()
)
_ALONE = frozenset(
    """mann frau herr dame mensch junge held ire pole star hof post land meister sir lord erbe bote koch wirt freund boss
    prinz""".split()
)
# Strong masculines with a plural in -s: die Chefs, die Stars.
_S_PLURALS = tuple(
    """chef star profi coach boss guru nazi imam mullah israeli pakistani sir lord sheriff gangster captain hooligan moslem
    muslim""".split()
)


class Noun(NamedTuple):
    """What a noun says about whom it stands for.

    `kind`: person, people (plural only), circles, government, organisation, media or source (a word for what is said).
    `lemma`: lower case, masculine, with its compound parts; `base`: its last part, as in the tables; `outer` and
    `inner`: what stands before the base, without the linking -s- ("SPD-Fraktionschef": "spd", "fraktion"). `gender`: m, f, n,
    or "" where the article must tell; `number`: s, p or "".
    """

    kind: str
    lemma: str
    base: str
    outer: str
    inner: str
    gender: str
    number: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What stands before the base, outermost first."""
        return tuple(part for part in (self.outer, self.inner) if part)


class _Form(NamedTuple):
    kind: str
    base: str
    gender: str
    number: str


@lru_cache(maxsize=65536)
def noun(word: str) -> Noun | None:
    """The noun that a capitalised word is, or None where the tables do not know it. "SPD-Fraktionschefs" → "chef", m."""
    head, hyphen, tail = word.rpartition("-")
    low = tail.lower()
    if (
        not _LEAST <= len(low) <= _LONGEST
        or low in _NOT_COMPOUNDS
        or (tail[0].islower() and not tail.endswith("jährige"))
    ):
        return None
    forms = _forms()
    for cut in range(0, len(low) - _LEAST + 1):
        form = forms.get(low[cut:])
        if form is None or 0 < cut < _LEAST:
            continue
        if cut and form.base in _ALONE:
            continue
        outer = bare(head.lower()) if hyphen else ""
        return Noun(form.kind, low[:cut] + form.base, form.base, outer, bare(low[:cut]), form.gender, form.number)
    return None


def bare(part: str) -> str:
    """The first part of a compound without its linking letters: "verteidigungs" → "verteidigung"."""
    return part[:-1] if part.endswith(("gs", "ts", "ks", "ns", "ls", "fs")) and len(part) > 4 else part


def senses(lemma: str) -> frozenset[str]:
    """Other words for somebody or something called `lemma`, by the last part of the compound too."""
    table = _senses()
    for cut in range(len(lemma) - _LEAST + 1):
        found = table.get(lemma[cut:])
        if found is not None:
            return found
    return frozenset()


@cache
def _senses() -> dict[str, frozenset[str]]:
    """Word → the more general words that may stand for it."""
    table: dict[str, set[str]] = {}
    for block in (lexicon.SENSES, lexicon.BODY_SENSES):
        sense = ""
        for word in block.split():
            if word.endswith(":"):
                sense = word[:-1]
            else:
                table.setdefault(word, set()).add(sense)
    return {word: frozenset(found) for word, found in table.items()}


@cache
def _forms() -> dict[str, _Form]:
    """Every inflected form of the tables; the first table wins."""
    forms: dict[str, _Form] = {}
    for form, entry in (*_people(), *_bodies(), *_persons()):
        forms.setdefault(form, entry)
    return forms


def _persons() -> Iterator[tuple[str, _Form]]:
    for entry in lexicon.PERSONS_OTHER.split():
        yield from _other_person(*entry.split("="))
    endings: tuple[tuple[str, Callable[[str], dict[str, str]]], ...] = (
        (lexicon.PERSONS_ER, lambda _: {"": "", "s": "s", "n": "p"}),
        (lexicon.PERSONS_WEAK, lambda base: {"": "s", ("n" if base.endswith("e") else "en"): ""}),
        (
            lexicon.PERSONS_STRONG,
            lambda base: {"": "s", "s": "" if base.endswith(_S_PLURALS) else "s", "es": "s", "e": "p", "en": "p"},
        ),
    )
    for block, inflect in endings:
        for base in block.split():
            for ending, number in inflect(base).items():
                yield base + ending, _Form("person", base, "m", number)
            stem = base.removesuffix("e")
            yield stem + "in", _Form("person", base, "f", "s")
            yield stem + "innen", _Form("person", base, "f", "p")
    for base in lexicon.PERSONS_ADJECTIVAL.split():
        for ending, gender in (("er", ""), ("e", ""), ("en", ""), ("em", "m")):
            yield base + ending, _Form("person", base, gender, "s" if gender else "")


def _other_person(form: str, gender: str, base: str) -> Iterator[tuple[str, _Form]]:
    yield form, _Form("person", base, gender, "s")
    if gender == "f":
        yield form + ("nen" if form.endswith("in") else "n"), _Form("person", base, gender, "p")
    else:
        yield form + "s", _Form("person", base, gender, "s")
        yield form + "es", _Form("person", base, gender, "s")
        yield form + "er", _Form("person", base, gender, "p")
        yield form + "ern", _Form("person", base, gender, "p")


def _people() -> Iterator[tuple[str, _Form]]:
    for word in lexicon.PEOPLE.split():
        yield word, _Form("people", word, "", "p")
        if word.endswith(("e", "er")):
            yield word + "n", _Form("people", word, "", "p")
    for word in lexicon.CIRCLES.split():
        yield (
            word,
            _Form(
                "circles", "kreise" if word.startswith("kreis") else word, "", "p" if word.startswith("kreis") else "s"
            ),
        )


def _bodies() -> Iterator[tuple[str, _Form]]:
    blocks = (
        ("government", lexicon.GOVERNMENT),
        ("organisation", lexicon.ORGANISATIONS),
        ("media", lexicon.MEDIA),
        ("source", lexicon.SOURCES),
    )
    for kind, block in blocks:
        for entry in block.split():
            word, gender = entry.split("/")
            yield from _body_forms(kind, word, gender)
    kind = ""
    for word in lexicon.BODY_PLURALS.split():
        if word.endswith(":"):
            kind = word[:-1]
        else:
            yield word, _Form(kind, word, "", "p")
            yield word + "n", _Form(kind, word, "", "p")
    for word in lexicon.SOURCE_PLURALS.split():
        yield word, _Form("source", word, "", "p")
        yield word + "n", _Form("source", word, "", "p")


def _body_forms(kind: str, word: str, gender: str) -> Iterator[tuple[str, _Form]]:
    """Singular and regular plural forms: die Partei, die Parteien; das Gericht, des Gerichts, die Gerichte, den Gerichten."""
    yield word, _Form(kind, word, gender, "s")
    if gender == "f":
        for ending in ("n", "en", "s", "nen"):
            yield word + ending, _Form(kind, word, gender, "p")
        return
    for ending in ("s", "es"):
        yield word + ending, _Form(kind, word, gender, "s")
    same = word.endswith(("er", "en", "el"))
    yield word + ("n" if same else "e"), _Form(kind, word, gender, "p")
    yield word + "en", _Form(kind, word, gender, "p")
