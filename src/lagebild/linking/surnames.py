"""One-word names: which of them an article shows to be a person's, which a place's or a thing's, whatever the reader calls each of them.

The reader takes one name for a person here and for a place there. What stands beside it anywhere in the article decides for all of it:
an office or a title before it ("Präsident Korwath", "Frau Mahlow"), a given name; against it "in", "aus", ", das", a noun for a place or
a firm, an organ of a state behind its genitive ("Kestriens Präsident"). Where the two speak against one another ("Innenminister Kassel"
and "in Kassel") or neither is there, what the reader says stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from lagebild.linking import names, nounchains, places
from lagebild.linking.nouns import noun
from lagebild.linking.tokens import Tokens
from lagebild.records import Mention

_BEFORE_PLACES = frozenset("in aus nahe bei".split())
_POLITE = frozenset("herr herrn frau mr mrs ms".split())
# Nouns behind which a place, a ship or a state has its name.
_CALLED = re.compile(
    r"(?:Haupt|Hafen|Grenz)?[Ss]tadt|(?:Bundes|Insel|Nachbar)?[Ss]taat|Insel|Provinz|Region|Gemeinde|Dorf|Bezirk|Republik|Hafen|Fluss|Ort|Kreis|"
    r"Schiff|Frachter|Tanker|Kutter|Fähre|Fregatte|Trawler|Stadtteil|Landkreis|Vorort|Grenzort|Grenzbahnhof|Kap|Bucht"
)
# What a state has: "Kestriens Regierung", "die Hauptstadt Westars"; a person has a spokesman, a lawyer, friends.
_OF_STATES = re.compile(
    r"(?:\w+-)?(?:Regierung(?:schefin|schef)?|Präsident(?:in|en)?|Staatschef(?:in)?|Ministerpräsident(?:in|en)?|Premier(?:minister(?:in)?)?|Kanzler(?:in)?|"
    r"\w*[Mm]inister(?:in|ium)?|Parlament|Armee|Streitkräfte|Luftwaffe|Marine|Hauptstadt|Grenzen?|Küste|Botschaft(?:er|erin)?|Außenamt|Volk|"
    r"Bevölkerung|Zentralbank|Polizei|Behörden|Küstenwache|Häfen|Hafen|Bahn|Diplomaten|Truppen|Soldaten|Verfassung|Staatsfernsehen)"
)
_STATE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}ien")  # "Velmarien"
_MANY = 2  # mentions taken for a person's that outweigh what the others are taken for


def settled(cut: Tokens, labels: Mapping[int, str], mentions: Sequence[Mention]) -> dict[int, str]:
    """The reader's names by token, those of one word as the whole article has them; `labels` are the reader's, `mentions` what it found."""
    out = dict(labels)
    single = {
        first: mention for mention in mentions for first, last in [cut.covering(mention.span)] if last - first == 1
    }
    for word, at in _occurrences(cut, labels, single).items():
        kind = _kind(cut, word, at, labels)
        for token in at if kind else ():
            if token in single or kind == "person":
                out[token] = kind
    return out


def _occurrences(cut: Tokens, labels: Mapping[int, str], single: Mapping[int, Mention]) -> dict[str, list[int]]:
    """Where each name stands that the reader has marked alone at least once, the genitive with it; no names of the tables."""
    words = cut.words
    wanted = {words[at] for at in single if _may_be_surname(words[at])}
    wanted |= {word[:-1] for word in wanted if word.endswith("s") and word[:-1] in words}
    found: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        base = word if word in wanted else word[:-1] if word.endswith("s") else ""
        if word.endswith("s") and word[:-1] in wanted:
            base = word[:-1]
        if base in wanted and _stands_alone(cut, labels, at):
            found[base].append(at)
    return found


def _may_be_surname(word: str) -> bool:
    plain = len(word) > 2 and word[0].isupper() and word[1:].replace("-", "").islower()
    known = (
        places.state_code(word)
        or places.is_capital(word)
        or places.is_media(word)
        or places.proper(word)
        or places.is_party(word)
    )
    return plain and not known and not names.gender_of(word) and noun(word) is None


def _stands_alone(cut: Tokens, labels: Mapping[int, str], at: int) -> bool:
    """Whether a word is no part of a longer name."""
    words = cut.words
    behind = words[at + 1] if at + 1 < len(words) and cut.sentence_of[at + 1] == cut.sentence_of[at] else ""
    return not (
        behind[:1].isupper()
        and labels.get(at + 1)
        and labels.get(at) == labels.get(at + 1)
        and not words[at].endswith("s")
    )


def _kind(cut: Tokens, word: str, at: Sequence[int], labels: Mapping[int, str]) -> str:
    """What a name is in the whole article: "person", "place" or "organisation", "" where it is not clear."""
    person = any(_is_personal(cut, token, labels) for token in at)
    other = Counter(kind for token in at if (kind := _other(cut, word, token)))
    if person or other:
        return "" if person and other else "person" if person else other.most_common(1)[0][0]
    if _STATE.fullmatch(word):
        return "place"
    called = Counter(labels[token] for token in at if token in labels)
    many = called["person"] >= _MANY and called["person"] > 2 * (called.total() - called["person"])
    return "person" if many else ""


def _is_personal(cut: Tokens, at: int, labels: Mapping[int, str]) -> bool:
    """Whether an office, a title or a given name stands before a name: "Präsident Korwath", "Milo Serbek"."""
    if at == 0 or cut.sentence_of[at - 1] != cut.sentence_of[at]:
        return False
    before = cut.words[at - 1]
    if not before[0].isupper():
        return False
    if before.lower() in _POLITE or (names.gender_of(before) and not cut.words[at].endswith("s")):
        return True
    if labels.get(at - 1) == labels.get(at) == "person" and noun(before) is None:
        return True
    known = noun(before.rpartition("-")[2])
    bare = names.without_genitive(cut.words[at])
    return (
        known is not None
        and known.kind == "person"
        and known.number != "p"
        and (bare == cut.words[at] or bare not in cut.words)
    )


def _other(cut: Tokens, word: str, at: int) -> str:
    """What the words beside a name say that it is, if no person; "" where they do not say so."""
    words = cut.words
    before = words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if _CALLED.fullmatch(before):
        return "place"
    known = noun(before) if before[:1].isupper() else None
    if known is not None and nounchains.carries_name(known.lemma):
        return "organisation"
    if before.lower() in _BEFORE_PLACES and not behind[:1].isupper():
        return "place"
    if behind == "," and at + 2 < len(words) and words[at + 2] == "das":
        return "place"
    owns = words[at] != word  # in the genitive
    if owns and (_OF_STATES.fullmatch(behind) or _OF_STATES.fullmatch(before)):
        return "place"
    return ""
