"""Finds the phrases of a text that may stand for somebody who speaks, and the later mentions of names found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lagebild.linking import names, places
from lagebild.linking.descriptions import is_generic
from lagebild.linking.drafts import Source
from lagebild.linking.nounphrases import Mode, phrase_at
from lagebild.linking.nouns import noun
from lagebild.linking.phrases import DETERMINERS, FUNCTION_WORDS, OBLIQUE_PREPOSED, PREPOSITIONS, Phrase

_BACK = 6  # tokens before a noun in which its article is looked for
_AHEAD = 40  # tokens that a phrase may have
_NOT_BEFORE = FUNCTION_WORDS | frozenset(
    "jahre jahren jahr prozent uhr meter euro millionen milliarden dollar stunden".split()
)
_ADVERBS = frozenset(
    "zuvor früher vorher damals einst zuletzt bereits auch schon noch jetzt nun heute gestern später".split()
)


def scan(source: Source, taken: list[bool]) -> Iterator[Phrase]:
    """Phrases of the running text, left to right, outside the tokens that are `taken`; what is found is taken."""
    tokens = source.tokens
    words = tokens.words
    ends = _sentence_ends(tokens.sentence_of)
    labels = source.labels
    yield from _pronouns(source, taken)
    heads = [at for at, word in enumerate(words) if word[0].isupper() and (_speaks(word) or at in labels)]
    for at in heads:
        if taken[at] or labels.get(at) == "place":
            continue
        first = _beginning(source, at, taken)
        stop = min(ends[tokens.sentence_of[at]], at + _AHEAD, _next_taken(taken, at))
        phrase = phrase_at(source, first, stop, Mode(genitive=_behind_noun(words, first)))
        if phrase is None or phrase.last <= at or not phrase.kind or _is_nobody(source, phrase):
            continue
        for token in range(phrase.first, phrase.last):
            taken[token] = True
        yield phrase._replace(subject=is_subject(source, phrase))


def _pronouns(source: Source, taken: list[bool]) -> Iterator[Phrase]:
    """Pronouns in passing, "er", and "Sie" with a verb in the singular: they keep somebody in mind over sentences that do not name him."""
    words = source.tokens.words
    for at, word in enumerate(words[:-1]):
        singular = word == "Sie" and _is_verb(words[at + 1]) and not words[at + 1].endswith("ten")
        if (singular or word in ("er", "Er")) and not taken[at]:
            yield Phrase(at, at + 1, source.tokens.span(at, at + 1), "pronoun", pronoun=word.lower(), number="s")


def _behind_noun(words: tuple[str, ...], first: int) -> bool:
    """As in "die Vorwürfe der Ermittler": an article behind a noun is a genitive."""
    return first > 0 and words[first - 1][0].isupper() and words[first] in ("der", "des", "eines", "einer")


def _is_nobody(source: Source, phrase: Phrase) -> bool:
    """As in "Kein Minister", "jeder Bürger": nobody in particular."""
    if phrase.kind == "person" and len(phrase.name) == 1 and not phrase.nouns and not source.labels.get(phrase.first):
        return True  # a given name on its own may be a month or a ship
    if phrase.kind == "person" and not phrase.name and not phrase.det and phrase.number == "s":
        return True  # "ist Koordinator", "als Zeuge": what somebody is
    if phrase.kind == "source":
        return phrase.behind is None or phrase.behind.span == phrase.span
    if phrase.nouns and is_generic(phrase.lemma) and not phrase.name and not phrase.det:
        return True  # "Mensch" in "von Mensch zu Mensch"
    return phrase.det == "quant" and phrase.number != "p" and phrase.article[:4] in ("kein", "jede")


def _sentence_ends(sentence_of: tuple[int, ...]) -> dict[int, int]:
    return {sentence: at + 1 for at, sentence in enumerate(sentence_of)}


def _next_taken(taken: list[bool], at: int) -> int:
    limit = min(len(taken), at + _AHEAD)
    return next((k for k in range(at, limit) if taken[k]), limit)


@lru_cache(maxsize=65536)
def _speaks(word: str) -> bool:
    """Whether a capital word can be the head of a speaker: an office, a body, a given name, a state."""
    return names.gender_of(word) != "" or noun(word) is not None or places.state_code(word) is not None


def _beginning(source: Source, at: int, taken: list[bool]) -> int:
    """First token of the phrase around token `at`: over capital words and attributes back to the article."""
    words = source.tokens.words
    sentence = source.tokens.sentence_of[at]

    def free(token: int) -> bool:
        return token >= 0 and not taken[token] and source.tokens.sentence_of[token] == sentence

    first = at
    while (
        free(first - 1)
        and first > at - 3
        and words[first - 1][0].isupper()
        and words[first - 1].lower() not in _NOT_BEFORE
    ):
        first -= 1
    for token in range(first - 1, first - 1 - _BACK, -1):
        if not free(token):
            break
        low = words[token].lower()
        if _is_relative(words, token):
            break
        if low in DETERMINERS:
            before = token - 1
            return (
                before
                if free(before) and words[before].lower() in ("die", "der", "den", "alle") and low not in ("der", "die")
                else token
            )
        if not (words[token].isalnum() or "-" in words[token]) or low in PREPOSITIONS or words[token][0].isupper():
            break
    return first


def _is_relative(words: tuple[str, ...], at: int) -> bool:
    """As in ", der zuvor Minister war": behind a comma and before an adverb "der" is no article."""
    if at == 0 or words[at - 1] != "," or words[at] not in ("der", "die", "das") or at + 1 >= len(words):
        return False
    return words[at + 1].islower() and words[at + 1] in _ADVERBS


def is_subject(source: Source, phrase: Phrase) -> bool:
    """Whether a phrase looks like the subject of its sentence: "der Minister", or the first phrase without a preposition."""
    tokens = source.tokens
    article = phrase.article
    if article in ("der", "ein", "dieser") and phrase.gender == "m" and phrase.number == "s":
        return True
    before = tokens.words[phrase.first - 1].lower() if phrase.first else ""
    if article in OBLIQUE_PREPOSED or before in PREPOSITIONS or phrase.genitive:
        return False
    if tokens.starts_sentence(phrase.first) or tokens.starts_sentence(phrase.first - 1):  # "Auch Müller …"
        return True
    after = tokens.words[phrase.last] if phrase.last < len(tokens) else ""
    if before == "sich" and phrase.first > 1:
        before = tokens.words[phrase.first - 2]  # "Ebenso äußerte sich Minister Weber"
    return _is_verb(after) or (_is_verb(before) and not article)


def is_same_head(part: Phrase, whole: Phrase) -> bool:
    """Whether a phrase means the same as another that holds it, or that begins with it: "Hans Weber" in "Minister Hans Weber (SPD)",
    "die Mutter" and "die Mutter im Alter von 40 Jahren"; a complement does not.
    """
    if part.first == whole.first and part.last > whole.last:
        return part.name == whole.name and part.nouns == whole.nouns and bool(part.name or part.nouns)
    if part.first < whole.first or part.last > whole.last:
        return False
    if part.name or whole.name:
        return part.name == whole.name and (not part.nouns or part.nouns == whole.nouns[-len(part.nouns) :])
    return bool(part.nouns) and part.nouns == whole.nouns and part.kind == whole.kind


def _is_verb(word: str) -> bool:
    """Whether a word may be a finite verb: "sagte", "warnten", "fordert"."""
    return word.islower() and word.endswith(("te", "ten", "t")) and len(word) > 4 and word not in FUNCTION_WORDS


def later_mentions(source: Source, known: Iterable[Phrase], taken: list[bool]) -> Iterator[Phrase]:
    """Bare mentions of names that were found once: "Müller" and "Müllers" after "Anna Müller", "Microsoft", "TEPCOs"."""
    tokens = source.tokens
    places_of: dict[str, list[int]] = {}
    for at, word in enumerate(tokens.words):
        if not taken[at] and word[0].isupper():
            places_of.setdefault(word, []).append(at)
    for form, template in _forms(known).items():
        opening, *rest = form
        for at in places_of.get(opening, ()):
            last = at + len(form)
            if any(taken[at:last]) or list(tokens.words[at + 1 : last]) != rest:
                continue
            for token in range(at, last):
                taken[token] = True
            yield _bare(source, template, at, last)


def _bare(source: Source, template: Phrase, first: int, last: int) -> Phrase:
    found = Phrase(first, last, source.tokens.span(first, last), template.kind, name=template.name, number="s")
    found = found._replace(gender=template.gender if template.kind == "person" and len(template.name) > 1 else "")
    if template.kind == "person":
        found = found._replace(name=template.name[-1:])
    return found._replace(label=template.label, country=template.country, subject=is_subject(source, found))


def _forms(known: Iterable[Phrase]) -> dict[tuple[str, ...], Phrase]:
    """Word forms to look for, the genitive too, with the phrase that they repeat."""
    forms: dict[tuple[str, ...], Phrase] = {}
    for phrase in known:
        if not phrase.name or phrase.kind not in ("person", "organisation", "media", "government", "state"):
            continue
        words = tuple(" ".join(phrase.name[-1:] if phrase.kind == "person" else phrase.name).split())
        if not words or len(words[-1]) < 3 or (len(words) == 1 and (noun(words[0]) or words[0].lower() in DETERMINERS)):
            continue
        forms.setdefault(words, phrase)
        if words[-1][-1] not in "sxzß":
            forms.setdefault((*words[:-1], words[-1] + "s"), phrase)
    return forms
