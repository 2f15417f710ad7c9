"""Reads what stands around a noun: article, adjectives, numbers, ages, extended attributes, brackets."""

from __future__ import annotations

import re

from lagebild.linking import names, nounchains, places
from lagebild.linking.drafts import Draft, Source, canonical
from lagebild.linking.nounchains import OPENING
from lagebild.linking.nouns import noun
from lagebild.linking.phrases import DETERMINERS, PREPOSITIONS, Phrase
from lagebild.nonames import counts

ATTRIBUTE = re.compile(r"[^\W\d_-][\w-]*e[nrsm]?\Z")
_PARTICIPLE = re.compile(r"\w{3,}(?:nd|t|en)(?:e[nrsm]?)\Z")
_AGE = re.compile(r"(\d{1,3})-?jährig")
_FAR = 14  # tokens that the attributes of a noun may have


def read_article(source: Source, draft: Draft, stop: int) -> None:
    """Read "der", "ein", "die beiden"."""
    while draft.at < stop:
        low = source.tokens.words[draft.at].lower()
        kind = DETERMINERS.get(low)
        if kind is None or (draft.det and kind != "quant"):  # "die beiden", "alle anderen"; not "die den Grünen nahe …"
            return
        if not draft.det:
            draft.det, draft.article = kind, low
        draft.at += 1


def read_attributes(source: Source, draft: Draft, stop: int) -> bool:
    """Read adjectives, numbers and ages up to the noun; False where the words cannot lead to one."""
    words = source.tokens.words
    limit = min(stop, draft.at + _FAR)
    while draft.at < limit:
        word = words[draft.at]
        if _read_measure(words, draft, limit) or _read_count(words, draft, limit):
            continue
        if word[0].isupper() or word[0] in OPENING or _is_odd_name(word):
            if not _opens_sentence_as_adjective(source, draft.at, limit):
                return True
            draft.attributes.append(word[0].lower() + word[1:])
        elif _is_particle_of_name(words, draft, stop):
            return True
        elif word in PREPOSITIONS or word in DETERMINERS:
            if not (draft.article and _skip_extension(source, draft, limit)):
                return False
            continue
        elif not _take_word(draft, word):
            return False
        draft.at += 1
    return False


def is_attribute(words: tuple[str, ...], at: int) -> bool:
    """Whether the word at `at` is an adjective with a noun behind it."""
    word = words[at]
    return (
        word.islower() and ATTRIBUTE.match(word) is not None and word not in DETERMINERS and words[at + 1][0].isupper()
    )


def _take_word(draft: Draft, word: str) -> bool:
    """Take an adjective, a conjunction or an adverb ("der ebenfalls anwesende Minister"); pass over numbers and commas."""
    if word.isdigit() or (word == "," and draft.attributes):
        return True
    if ATTRIBUTE.match(word) or (draft.article and word.isalpha()) or (word in ("und", "sowie") and draft.attributes):
        draft.attributes.append(word)
        return True
    return False


def _is_particle_of_name(words: tuple[str, ...], draft: Draft, stop: int) -> bool:
    """Whether a name begins with a particle: "de Maizière", "zu Guttenberg"."""
    word = words[draft.at]
    if not names.is_particle(word) or (word.lower() in PREPOSITIONS and draft.article):
        return False
    return draft.at + 1 < stop and words[draft.at + 1][0].isupper()


def _is_odd_name(word: str) -> bool:
    """Whether a name begins with no capital: "dpa", "al-Arabiya", "bildblog.de", "54-Jährige", "90/Die"."""
    if word in nounchains.AGENCIES or nounchains.ODD_NAME.match(word):
        return True
    return word[0].isdigit() and any(letter.isupper() for letter in word)


def _read_measure(words: tuple[str, ...], draft: Draft, limit: int) -> bool:
    """Read an age, "54-jährige" or "47 Jahre alte", or pass over another measure, "330 Seiten starke"."""
    at = draft.at
    age = _AGE.match(words[at])
    if age and words[at][-1].islower() and "j" in words[at]:
        draft.age, draft.at = age[1], at + 1
        return True
    if not words[at].isdigit() or at + 3 > limit or not words[at + 1][0].isupper():
        return False
    if words[at + 1] == "Jahre" and words[at + 2].startswith("alt"):
        draft.age, draft.at = words[at], at + 3
        return True
    if at + 3 < limit and is_attribute(words, at + 2):
        draft.at = at + 3
        return True
    return False


def _read_count(words: tuple[str, ...], draft: Draft, limit: int) -> bool:
    """Pass over a noun that counts what stands behind it: "eine Million Menschen", "Hunderte von Schülern"."""
    at = draft.at
    if not counts(words[at]) or at + 1 >= limit:
        return False
    behind = at + 2 if words[at + 1] == "von" else at + 1
    if behind >= limit:
        return False
    goes_on = behind + 1 < limit and is_attribute(words, behind)
    if not (words[behind][0].isupper() or goes_on):
        return False
    draft.det = draft.article = ""  # "eine Million Bürger" are many
    draft.at = behind
    return True


def _opens_sentence_as_adjective(source: Source, at: int, limit: int) -> bool:
    """Whether a capital word is an adjective that only opens its sentence: "Politische Beobachter", not "Deutsche Bank"."""
    words = source.tokens.words
    word = words[at]
    if at + 1 >= limit or not ATTRIBUTE.match(word) or word.endswith("er") or source.labels.get(at):
        return False
    if noun(word) or names.gender_of(word) or not source.tokens.starts_sentence(at):
        return False
    following = words[at + 1]
    if following.islower():
        return ATTRIBUTE.match(following) is not None and at + 2 < limit and words[at + 2][0].isupper()
    found = noun(following)
    return found is not None and found.kind in ("person", "people", "source", "circles", "government")


def _skip_extension(source: Source, draft: Draft, limit: int) -> bool:
    """Skip what stands between article and participle: "die in Oberösterreich erscheinende „Rundschau“"."""
    words = source.tokens.words
    for at in range(draft.at + 1, limit - 1):
        word = words[at]
        if word in ".!?;:":
            return False
        if word.islower() and _PARTICIPLE.match(word) and word not in DETERMINERS:
            following = words[at + 1]
            if following[0].isupper() or following[0] in OPENING:
                draft.at = at + 1
                return True
    return False


def aged(source: Source, draft: Draft) -> Phrase:
    """As in "der 81-jährige": an age that stands for its owner."""
    gender = {"der": "m", "dem": "m", "den": "m", "die": "f"}.get(draft.article, "")
    text = source.tokens.text[source.tokens.ends[draft.first] : source.tokens.ends[draft.at - 1]].strip()
    owner = noun(text) or noun("Jährige")
    span = source.tokens.span(draft.first, draft.at)
    return Phrase(
        draft.first, draft.at, span, "person", draft.det, draft.article, gender, "s",
        nouns=(owner,) if owner else (), age=draft.age, label=f"{ {'f': 'die'}.get(gender, 'der') } {text}",
    )  # fmt: skip


def read_brackets(source: Source, draft: Draft, stop: int) -> None:
    """As in "(IAEA)" is an abbreviation, "(CDU)" and "(Russland)" attributes of a person, "(54)" an age."""
    words = source.tokens.words
    at = draft.at
    if at >= stop or words[at] != "(":
        return
    end = next((k for k in range(at + 1, min(stop, at + 8)) if words[k] == ")"), None)
    if end is None:
        return
    text = " ".join(words[at + 1 : end])
    personal = draft.head.kind == "person" if draft.head else bool(draft.name)
    if text.isdigit():
        draft.age = text
    elif places.is_party(text) or (personal and sum(map(str.isupper, text)) < 2):
        draft.modifiers.add(canonical(text))
    elif " " not in text and sum(map(str.isupper, text)) > 1 and not _is_of_whole(source, draft, text):
        draft.abbreviation = text
    draft.at = end + 1


def _is_of_whole(source: Source, draft: Draft, short: str) -> bool:
    """As in "die Gewerkschaft der Polizei (GdP)": the abbreviation begins as the noun does that the phrase belongs to."""
    words = source.tokens.words
    before = words[draft.first - 1] if draft.first else ""
    own = [word for word in words[draft.first : draft.at] if word[0].isupper()]
    return before[:1] == short[0] and before[0].isupper() and bool(own) and all(word[0] != short[0] for word in own)
