"""Reads the words that were marked as somebody's: a pronoun, a noun phrase, two joined by "und", a source."""

from __future__ import annotations

import re

from lagebild.linking import names
from lagebild.linking.drafts import Source
from lagebild.linking.nounchains import OPENING
from lagebild.linking.nounphrases import MARKED, phrase_at
from lagebild.linking.numberwords import cardinal
from lagebild.linking.phrases import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, Phrase
from lagebild.linking.pronouns import pronoun
from lagebild.nonames import ABOUT, counts
from lagebild.records import Spans

_AND = ("und", "sowie", "bzw")
_PLURAL_VERBS = frozenset(
    """haben hätten hatten sind seien waren werden würden wurden wollen wollten sollen sollten können könnten müssen dürfen
    mögen""".split()
)
_SINGULAR_VERBS = frozenset(
    "hat habe hatte hätte ist sei war wird werde wurde würde will wolle soll kann muss darf".split()
)
_OTHER = re.compile(r"(?:ander|weiter|zweit|dritt)e[rnsm]?\Z")
_LONGEST = 60  # tokens of a marked stretch that are read; nobody is described at more length


def verb_number(text: str, cue: Spans) -> str:
    """What the finite verb of a cue says about the number of its subject: "sagten" p, "sagte" s, else ""."""
    words = [word for begin, end in cue for word in text[begin:end].lower().split()]
    for word in words:
        if word in _PLURAL_VERBS:
            return "p"
        if word in _SINGULAR_VERBS:
            return "s"
    if not words or not words[0].isalpha():
        return ""
    first = words[0]
    if first.endswith("ten") and len(words) < 3:
        return "p"
    return "s" if first.endswith(("te", "t")) and not first.startswith("ge") else ""


def marked_phrase(source: Source, spans: Spans, number: str) -> Phrase | None:
    """What marked words say; None where they are no phrase. `number` is what the verb says."""
    found: list[Phrase] = []
    for span in spans:
        first, last = source.tokens.covering(span)
        phrase = _phrase(source, _skip(source, first, last), min(last, first + _LONGEST), number)
        if phrase is not None:
            found.append(phrase._replace(subject=True))
    speaking = [phrase for phrase in found if _speaks(phrase)]
    gap = source.tokens.text[spans[0][1] : spans[-1][0]].split()
    if len(speaking) > 1 and any(
        word in ("und", "sowie", "noch", "oder", ",") for word in gap
    ):  # "weder die EU … noch die Ukraine": marked in pieces
        label = " und ".join(phrase.label for phrase in speaking)
        return speaking[0]._replace(kind="joint", number="p", name=(), nouns=(), label=label)
    return found[0] if found else None


def _skip(source: Source, first: int, last: int) -> int:
    """Leave out signs and prepositions before the phrase: "laut", "– "."""
    words = source.tokens.words
    first = _number(words, first, last)
    while first < last - 1:
        word = words[first]
        sign = not word[0].isalnum() and word not in OPENING
        adverb = (
            word.lower() in FUNCTION_WORDS
            and word.lower() not in DETERMINERS
            and pronoun(word) is None
            and word.lower() != "sowohl"
        )
        if names.is_particle(word) and source.tokens.words[last - 1] in source.surnames:
            break  # "Von der Leyen"
        if not (sign or adverb) and (
            word.lower() not in PREPOSITIONS or word.lower() in ("vom", "zum", "zur", "beim", "im", "am")
        ):
            break
        first += 1
    return first


def _number(words: tuple[str, ...], first: int, last: int) -> int:
    """The number that words like "etwa", "mehr als", "bis zu" stand before; the first token where there is none."""
    at = first
    while at < last - 1 and words[at].lower() in ABOUT:
        at += 1
    return at if _is_number(words, at, last) else first


def _is_number(words: tuple[str, ...], at: int, last: int) -> bool:
    """Whether a number of several stands at a token before its noun: "9.000", "zwölf", "eine Million"."""
    if at + 1 >= last:
        return False
    several = words[at].lower() in ("eine", "einer", "ein", "einem") and counts(words[at + 1])
    return several or words[at].isdigit() or counts(words[at]) or cardinal(words[at].lower()) is not None


def _phrase(source: Source, first: int, last: int, number: str) -> Phrase | None:
    if first >= last:
        return None
    words = source.tokens.words
    if pronoun(words[first]) and (last == first + 1 or words[first + 1] in (",", "selbst", "alle", "beide", "auch")):
        return Phrase(
            first,
            first + 1,
            source.tokens.span(first, first + 1),
            "pronoun",
            pronoun=words[first].lower(),
            number=number,
        )
    if last == first + 1 and words[first].lower() in FUNCTION_WORDS:
        return None
    if last == first + 2 and words[first].lower() in ("ein", "eine", "einer") and _OTHER.match(words[first + 1]):
        text = f"{words[first].lower()} {words[first + 1]}"  # "ein anderer", "eine weitere"
        gender = "f" if words[first + 1].endswith("e") else "m"
        return Phrase(first, last, source.tokens.span(first, last), "person", "indef", "ein", gender, "s", label=text)
    phrase = _joint(source, first, last) or phrase_at(source, first, last, MARKED)
    if (
        phrase is not None
        and not phrase.det
        and first
        and words[first - 1] in ("vom", "beim", "zum", "zur", "im", "am")
    ):
        gender = phrase.gender or ("f" if words[first - 1] == "zur" else "")
        phrase = phrase._replace(det="def", article=words[first - 1], gender=gender, number="s")
    if phrase is None:
        capital = next((k for k in range(first, last) if words[k][0].isupper()), None)
        phrase = phrase_at(source, capital, last, MARKED) if capital not in (None, first) else None
    if phrase is None:
        return None
    if phrase.number == "p" and phrase.name and phrase.kind in ("organisation", "media") and "und" in words[first:last]:
        begin, end = source.tokens.span(first + (1 if phrase.det else 0), last)
        label = " ".join(source.tokens.text[begin:end].split())
        return phrase._replace(kind="joint", label=label, last=last, span=source.tokens.span(first, last))
    counted = _is_number(words, first, last) and phrase.kind == "person" and not phrase.nouns
    if counted:
        return None  # "9.000 Menschenleben"
    return _with_verb(_surname(source, phrase), number)


def _surname(source: Source, phrase: Phrase) -> Phrase:
    """A trade that is the surname of somebody whom the article has in full: "Küster" behind "Jan Küster"."""
    word = source.tokens.words[phrase.first]
    alone = phrase.last == phrase.first + 1 and not phrase.det and not phrase.name and phrase.kind == "person"
    if alone and word in source.surnames and word.lower() in names.SURNAMES:
        return phrase._replace(nouns=(), name=(word,), label=word, number="s", gender="")
    return phrase


def _with_verb(phrase: Phrase, number: str) -> Phrase:
    """Let the verb decide what the noun leaves open: "Richter sagte" is a name, "Richter sagten" are judges."""
    if phrase.kind != "person" or phrase.det:
        return phrase._replace(number=number or "s") if phrase.kind == "person" and not phrase.number else phrase
    if number == "s" and not phrase.name and phrase.label.lower() in names.SURNAMES:
        return phrase._replace(nouns=(), name=(phrase.label,), number="s", gender="")
    if number == "p" and len(phrase.name) == 1 and not phrase.nouns:
        return phrase._replace(kind="people", name=(), number="p", gender="")
    return phrase._replace(number=phrase.number or number or "s")


def _joint(source: Source, first: int, last: int) -> Phrase | None:
    """As in "Wien und Rom", "die SPD und die Grünen": two who speak together; not "Professor für Geschichte und Politik"."""
    words = source.tokens.words
    if words[first].lower() == "sowohl":  # "Sowohl die Behörde als auch das Militär"
        span = source.tokens.span(first + 1, last)
        label = " ".join(source.tokens.text[span[0] : span[1]].split())
        return Phrase(first, last, span, "joint", number="p", label=label)
    for at in range(first + 1, last - 1):
        if words[at] not in _AND:
            continue
        begin = at + (2 if words[at + 1] == "auch" else 1)
        left, right = phrase_at(source, first, at, MARKED), phrase_at(source, begin, last, MARKED)
        if left is None or right is None:
            return None
        closed = left.last == at or (left.last == at - 1 and words[at - 1] == ",")
        if not closed or left.kind == "source" or left.label.endswith("-"):
            return None
        if "," in words[first:at] and not right.name:  # "Mair, der Gärtner und Rechtsextremist": one man
            return None
        if left.det and left.number == "s" and not (left.name or right.det) and right.kind == left.kind == "person":
            return None  # "seine Kollegin und Nachbarin, Claudia Mo"
        if _speaks(left) and _speaks(right) and _parallel(left, right):
            text = source.tokens.text[source.tokens.begins[first] : source.tokens.ends[last - 1]]
            label = " ".join(text.split())
            lowered = label.partition(" ")[2] if left.det == "def" else label
            return Phrase(first, last, source.tokens.span(first, last), "joint", number="p", label=lowered)
        return None
    return None


def _speaks(phrase: Phrase) -> bool:
    return phrase.kind in ("person", "people", "organisation", "government", "media", "state", "place", "circles")


def _parallel(left: Phrase, right: Phrase) -> bool:
    """Whether both sides are speakers in their own right, and not the two ends of one complement."""
    complement = (
        bool(left.nouns) and not left.name and left.last - left.first > len(left.nouns) + (1 if left.det else 0) + 1
    )
    return not complement or (
        bool(right.det and right.article in ("die", "der", "das", "ein", "eine")) and not right.genitive
    )
