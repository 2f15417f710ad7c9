"""Parts of noun phrases while they are read: names behind small words, whose somebody is, what belongs to nobody's name."""

from __future__ import annotations

from lagebild.linking import names, nounchains, places
from lagebild.linking.attributes import is_attribute
from lagebild.linking.drafts import Draft, Source
from lagebild.linking.nouns import Noun
from lagebild.linking.phrases import CONTRACTED, Phrase

GENITIVE_ARTICLES = frozenset(
    """des der eines einer dieses dieser seines seiner ihres ihrer unseres unserer deren dessen aller beider mehrerer vieler
    zweier dreier""".split()
)
# After "von" and "vom" these say when, not whose.
_TIMES = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september
    oktober november dezember
    abend morgen nacht nachmittag vormittag mittag vortag frühjahr sommer herbst winter anfang mitte ende jahr""".split()
)
BODIES = ("organisation", "government", "media")
_RETIRED = (("a", ".", "D."), ("i", ".", "R."))
_BEFORE_NAMES = (("namens",), ("mit", "Namen"), ("außer", "Dienst"), *_RETIRED)


def read_name_behind(source: Source, draft: Draft, stop: int) -> None:
    """As in "ein Mann namens Jan Muster", "General a. D. Jan Muster": the name stands behind small words."""
    head = draft.head
    if head is None or draft.name or head.number == "p":
        return
    words = source.tokens.words
    at = next((draft.at + len(some) for some in _BEFORE_NAMES if words[draft.at : draft.at + len(some)] == some), stop)
    units, end = nounchains.read(source.tokens, at, stop, source.labels)
    if units and all(unit.noun is None for unit in units):
        draft.name, draft.at, draft.core = units, end, end


def is_retired(words: tuple[str, ...], at: int) -> bool:
    """Whether a word is the end of "a. D." or "i. R."."""
    return words[max(0, at - 2) : at + 1] in _RETIRED


def leave_object(source: Source, draft: Draft, *, marked: bool) -> None:
    """As in "von den Ermittlern Demjanjuk zugeordnet": a single word behind several people is not their name; nor is it one's
    behind an article, "dass ihre Mandantin Angst hatte", unless it is a surname elsewhere.
    """
    head = draft.head
    if marked or head is None or head.kind != "person" or len(draft.name) != 1 or draft.name[0].label == "person":
        return
    if head.number == "p" or (draft.article and draft.name[0].word not in source.surnames):
        draft.name = []
        draft.at = draft.core = draft.chain.nouns[-1].last


def take_unknown_source(source: Source, draft: Draft) -> None:
    """As in "Schäubles Idee": a noun that the tables lack behind a name of the article in the genitive is something of theirs."""
    if draft.nouns or len(draft.name) != 2 or draft.name[0].label or draft.name[1].label:
        return
    first, thing = draft.name
    bare = names.without_genitive(first.word)
    if bare == first.word or bare not in source.vocabulary or names.gender_of(first.word) or names.gender_of(bare):
        return
    low = thing.word.lower()
    draft.nouns = [Noun("source", low, low, "", "", "", "s")]
    draft.chain = draft.chain._replace(before=(first,), nouns=(thing,), name=())
    draft.name = []


def leave_name(draft: Draft) -> None:
    """In a complement the person's name behind a body is not the body's: "der Präsident der Region Elsass Adrien Zeller"."""
    head = draft.head
    if (head is None and len(draft.name) < 3) or (head is not None and head.kind not in BODIES):
        return
    least = 0 if head is not None else 1
    if draft.name and head is None and places.state_code(draft.name[0].word):
        cut: int | None = 1  # "Premierminister des Kosovos Hashim Thaçi"
    else:
        cut = next((k for k, unit in enumerate(draft.name) if k >= least and opens_name(unit)), None)
    if cut is not None and cut + 1 < len(draft.name):
        draft.tail = draft.name[cut].first
        draft.name = draft.name[:cut]
        last = draft.name[-1] if draft.name else draft.chain.nouns[-1]
        draft.core = last.last


def opens_name(unit: nounchains.Unit) -> bool:
    """Whether a person's name begins with a unit, by the reader or by a given name."""
    return unit.label == "person" or (names.gender_of(unit.word) != "" and not unit.quoted)


def is_member(source: Source, draft: Draft, inner: Phrase) -> bool:
    """As in "Muster vom Veteranenbund": the name of somebody without an article, of a body; not "Zahlen vom Ministerium"."""
    if draft.nouns or draft.article or draft.attributes or len(draft.name) != 1:
        return False
    named = any(source.labels.get(at) == "organisation" for at in range(inner.first, inner.last))
    return (inner.kind in BODIES or named) and is_known_name(source, draft.name[0].word)


def is_known_name(source: Source, word: str) -> bool:
    """Whether the article has a word as a person's name: behind a given name, or by the reader's word."""
    if word in source.surnames:
        return True
    words = source.tokens.words
    return any(label == "person" and words[at] == word for at, label in source.labels.items())


def is_owner(draft: Draft, inner: Phrase) -> bool:
    """As in "der Botschafter Kuranas, Jan Muster": the single name before the comma is whose he is."""
    word = draft.name[0].word if len(draft.name) == 1 else ""
    return word.endswith("s") and draft.det == "def" and inner.kind == "person" and len(inner.name) > 1


def owns(draft: Draft) -> bool:
    """Whether a noun takes a genitive without an article: "Angaben russischer Behörden", "Vertreter beider Länder"."""
    return draft.head is not None and draft.head.kind in ("source", "person", "people") and not draft.name


def says_when(words: tuple[str, ...], at: int, stop: int) -> bool:
    """As in "vom Sommer 2011", "von Montag"."""
    at += words[at] in CONTRACTED if at < stop else 0
    at += 1 if at + 1 < stop and is_attribute(words, at) else 0
    return at < stop and words[at].lower() in _TIMES


def may_complete(draft: Draft, word: str, follows: str, *, marked: bool) -> bool:
    """Whether a complement that opens with `word` says who somebody is: not "Erklärung zur Lage", "gab das Gericht der Stadt recht"."""
    head = draft.head
    if head is not None and head.kind == "source":
        with_partner = word == "mit" and head.base in ("interview", "gespräch")
        return with_partner or word in GENITIVE_ARTICLES or word in ("von", "vom", "aus", "beim", "bei")
    if word == "für" and not marked:
        return follows[:1].isupper()  # "Minister für Inneres", not "dankte dem Minister für die Hilfe"
    return marked or word != "der" or head is None or head.kind in ("person", "people", "circles")
