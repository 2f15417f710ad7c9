"""What keeps two announcements of one maker apart, however alike they are: a wrong one is worse than two lines for one.

What differs between two announcements is often one word: the gas and the oil, Tuesday and Thursday, ten and twelve, the bridge opened and
not opened. Runs of letters and concepts hardly see it.
"""

from __future__ import annotations

import re
from collections import Counter

from lagebild.picture import wording
from lagebild.picture.contraries import acts_apart, turn
from lagebild.picture.vow import Vow, differing, letters
from lagebild.picture.wires import Wire
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Meaning
from lagebild.picture.wordrelations import gist, meet, named

_NOTHING = 0.03  # how much two conditions must share at least, by runs of letters, where no words of theirs are akin
_EQUAL = 0.9  # how much of two parts must be the same, by runs of letters, for their words to be the same
_LIKE = 0.5  # how alike two conditions must be for one consequence in the same words
_FEW = 3  # words of a wording that tells one noun from another
_STEM = 4  # letters that forms of a word have in common
_BEGINNING = 2  # … of a verb, whose vowels change
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines".split())
_WORD = re.compile(r"\w+")


def apart(one: Vow, other: Vow) -> bool:
    """Whether two are never one, however alike: each has something else in place of what the other has (`differ`), or they are about things
    that have nothing to do with one another, say the contrary, or do something else.
    """
    if _differs(one, other) or _other_things(one.meant, other.meant) or differing(one.units, other.units):
        return True
    if one.names - other.names and other.names - one.names:
        return True
    if _but_one(one.wire.asserts, other.wire.asserts, verbs=True):
        return True
    if one.tied is None or other.tied is None:
        return _goes_otherwise(one, other)
    return _tied_otherwise(one, other)


def _goes_otherwise(one: Vow, other: Vow) -> bool:
    """Whether two consequences are the contrary, or other acts."""
    contrary = turn(one.meant, other.meant, one.wire.asserts, other.wire.asserts) < 0
    return contrary or acts_apart(one.meant, other.meant)


def _tied_otherwise(one: Vow, other: Vow) -> bool:
    """The same of two under conditions: whoever opens a road "solange …" does not close it under the same one, and who promises two things
    in the same words, or one thing under two conditions, promises two.
    """
    tied, also = one.tied, other.tied
    assert tied is not None
    assert also is not None
    alike = letters(one.when, other.when) if one.when and other.when else 0.0
    if _other_things(tied, also) or turn(tied, also, one.wire.when or "", other.wire.when or "") < 0:
        return True
    if alike < _NOTHING and not _akin(tied, also):
        return True
    if acts_apart(tied, also) and acts_apart(one.meant, other.meant):
        return True
    if alike >= _EQUAL and _goes_otherwise(one, other):
        return True
    if _but_one(one.wire.when or "", other.wire.when or "", verbs=True):
        return True
    same = letters(one.then, other.then) >= _EQUAL or wording.likeness(one.meant, other.meant) >= _EQUAL
    return same and (wording.likeness(tied, also) < _LIKE or (acts_apart(tied, also) and alike < _LIKE))


def differ(one: Wire, other: Wire) -> bool:
    """Whether two wordings have another number, day of the week, hour, part of a thing or name of one each, or are the same words but for a
    noun.
    """
    return _differs(Vow(one), Vow(other))


def _differs(mine: Vow, its: Vow) -> bool:
    one, other = mine.wire, its.wire
    some = [(mine.numbers, its.numbers), (mine.values, its.values), (mine.weekdays, its.weekdays)]
    some += [(mine.share, its.share), (mine.called, its.called), (mine.hours, its.hours)]
    if any(differing(left, right) for left, right in some):
        return True
    return _but_one(one.asserts, other.asserts) or _but_one(one.when or "", other.when or "")


def _but_one(one: str, other: str, *, verbs: bool = False) -> bool:
    """Whether two wordings have the same words but for one noun or name each, which is another: "das Gas abstellen", "das Öl abstellen";
    with `verbs` for any word that is not akin: "wenn der Damm bricht", "wenn der Damm hält".
    """
    mine, its = (Counter(word for word in _WORD.findall(words) if word not in _ARTICLES) for words in (one, other))
    left, right = mine - its, its - mine
    if left.total() != 1 or right.total() != 1 or mine.total() < _FEW:
        return False
    (word,), (also,) = left, right
    if word[0].isupper() != also[0].isupper() or not (verbs or word[0].isupper()):
        return False
    short, long = sorted((word.lower(), also.lower()), key=len)
    if word[0].isupper():
        return short[:_STEM] != long[:_STEM] and not long.endswith(short)
    return (
        word[:_BEGINNING] != also[:_BEGINNING]
        and len(short) >= _STEM
        and not _akin(*(wording.meaning(each) for each in (word, also)))
    )


def _other_things(left: Meaning, right: Meaning) -> bool:
    mine, its = gist(left).naming, gist(right).naming
    return bool(mine.names and its.names) and not meet(mine, its)


def _akin(left: Meaning, right: Meaning) -> bool:
    lex = lexicon()
    return meet(named(left.units, lex), named(right.units, lex))
