"""Which texts are the same text printed twice: MinHash over word shingles (rensa), candidates by bands, the share by containment.

Two papers print one agency text under their own headline, cut at the end, with a new first sentence, with other quotation marks. What
stays the same is most of the shorter text. So the measure is containment, |A ∩ B| / min(|A|, |B|) over distinct shingles, not the
Jaccard index, which a text cut in half can never bring above 0.5; it follows from the Jaccard index J that MinHash estimates and the
numbers of shingles: |A ∩ B| = J / (1 + J) × (|A| + |B|). Where both texts are kept whole it is counted and not estimated.

The less of the longer text the shorter one is, the more of it must stand there (`needed`): half of it where both are as long, three
quarters where one is half of the other. A text that was cut stands there wholly; two thirds of a short report stand in a roundup of
several, which is nobody's copy.

Sources: Broder 1997 (resemblance and containment), Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3 (bands), Li and König
2010 (b-bit MinHash). `benchmarks/copies.py` measures it, and what other parameters would give.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

SHINGLE = 4  # words
HASHES = 512  # of 16 bits
ERROR = 0.02  # by which the estimate of J with as many is off in the mean
BANDS = 64  # of the first hashes
ROWS = 2  # of hashes in a band: a pair with J = 0.25 has one in common in 98 of 100 cases, one with J = 0.02 in 3
SEED = 1962
SHORTEST = 12  # shingles: shorter texts say too little to be told apart by them
SHARE = 0.5  # containment from which on a text is a copy of one that is as long
SLOPE = 0.5  # how much more is needed where one text is much shorter than the other
MOST = 0.9  # what is enough for any two texts
COMMON = 10  # shingles that both must have in common at least

_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"(?<=\w)[-\u2010]\n(?=[a-zäöüß])|\u00ad\n?")  # a word at the end of a line; soft hyphens
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # case folding makes "ss" of "ß"


def shingles(text: str) -> frozenset[str]:
    """The distinct runs of SHINGLE words, in small letters, umlauts as two, whatever stands between the words."""
    words = _WORD.findall(_PARTED.sub("", text).casefold().translate(_LETTERS))
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def signature(runs: frozenset[str]) -> bytes | None:
    """MinHash of shingles: the low 16 bits of HASHES numbers, little-endian; None where there are too few to tell."""
    import numpy as np  # noqa: PLC0415 -- only whoever adds texts waits for it
    import rensa  # noqa: PLC0415

    if len(runs) < SHORTEST:
        return None
    sketch = rensa.RMinHash(num_perm=HASHES, seed=SEED)
    sketch.update(list(runs))
    return (np.asarray(sketch.digest(), dtype="<u4") & 0xFFFF).astype("<u2").tobytes()  # (HASHES,)


def bands(signed: bytes) -> list[int]:
    """The bands of a signature as signed 64-bit numbers: two texts with one in common may be alike."""
    width = 2 * ROWS
    return sorted({_number(at, signed[at : at + width]) for at in range(0, BANDS * width, width)})


def _number(at: int, rows: bytes) -> int:
    digest = hashlib.blake2b(at.to_bytes(4, "little") + rows, digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def counted(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the smaller set that stands in the other; 0 where too little is common to say so."""
    both = len(left & right)
    return both / min(len(left), len(right)) if both >= COMMON else 0.0


def estimated(left: bytes, right: bytes, sizes: Sequence[int]) -> float:
    """The same from signatures and the numbers of shingles, off by about ERROR × (|A| + |B|) / min(|A|, |B|)."""
    import numpy as np  # noqa: PLC0415

    equal = np.frombuffer(left, dtype="<u2") == np.frombuffer(right, dtype="<u2")  # (HASHES,)
    jaccard = float(equal.mean())
    both = jaccard / (1 + jaccard) * sum(sizes)
    return min(1.0, both / min(sizes)) if both >= COMMON else 0.0


def doubt(sizes: Sequence[int]) -> float:
    """How far an estimate may be off: three times what it is off in the mean."""
    return 3 * ERROR * sum(sizes) / min(sizes)


def needed(sizes: Sequence[int]) -> float:
    """The share from which on one of two texts copies the other, by their numbers of shingles."""
    return min(MOST, SHARE + SLOPE * (1 - min(sizes) / max(sizes)))
