"""What papers do to an agency's text, and texts that only look as if they did: edits of articles, each by chance with a seed."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lagebild.sentences import sentences

HEADLINES = (
    "Was bisher bekannt ist",
    "Neue Entwicklungen am Abend",
    "Überblick: Die wichtigsten Fragen und Antworten",
    "So geht es jetzt weiter",
)
SIGNATURE = "© Velten-Presse, alle Rechte vorbehalten. Die Redaktion hat diesen Text unverändert übernommen (vp/kor)."
COLUMN = 38  # characters of a printed line
_WORD = re.compile(r"\S+")
_MARKS = str.maketrans({"„": "»", "“": "«", "”": "«", "‚": "›", "‘": "‹", "’": "'", "–": "-", "—": "-", "…": "..."})
_PLAIN = str.maketrans({"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "–": "--", "’": "'"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})

Edit = Callable[[str, str, random.Random], str]
"""A text, another one to take words from, and chance: the edited text."""


class Edited(NamedTuple):
    """A text after an edit, with the share of the original's words that are left in it."""

    text: str
    kept: float


def edited(name: str, text: str, other: str, seed: int) -> Edited:
    """A text after one of EDITS."""
    new = EDITS[name](text, other, random.Random(f"{name} {seed}"))
    return Edited(new, KEPT.get(name, _all)(text, new))


def cut(share: float) -> Edit:
    """The end cut off, at a word."""
    return lambda text, other, chance: text[: _place(text, share)]


def _place(text: str, share: float) -> int:
    ends = [found.end() for found in _WORD.finditer(text)]
    return ends[math.ceil(len(ends) * share) - 1]


def headline(text: str, other: str, chance: random.Random) -> str:
    """Another headline, in the text."""
    return f"{chance.choice(HEADLINES)}\n\n{text}"


def first_sentence(text: str, other: str, chance: random.Random) -> str:
    """Another article's first sentence in place of the own one."""
    return _first(other) + text[sentences(text)[0][1] :]


def _first(text: str) -> str:
    begin, end = sentences(text)[0]
    return text[begin:end]


def typos(share: float) -> Edit:
    """Letters that have changed places, are lacking or doubled, in a share of the words."""

    def edit(text: str, other: str, chance: random.Random) -> str:
        words = [found.span() for found in re.finditer(r"\w{3,}", text)]
        hit = chance.sample(words, max(1, round(len(words) * share)))
        for begin, end in sorted(hit, reverse=True):
            text = text[:begin] + _misspelt(text[begin:end], chance) + text[end:]
        return text

    return edit


def _misspelt(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    return chance.choice(
        (word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    )


def fewer(share: float) -> Edit:
    """A share of the sentences left out, anywhere."""

    def edit(text: str, other: str, chance: random.Random) -> str:
        places = sentences(text)
        for begin, end in sorted(chance.sample(places, round(len(places) * share)), reverse=True):
            text = text[:begin] + text[end:]
        return text

    return edit


def agency(text: str, other: str, chance: random.Random) -> str:
    """An agency's line before the text, a signature after it."""
    return f"KORWATH (vp) – {text}\n\n{SIGNATURE}"


def swapped(text: str, other: str, chance: random.Random) -> str:
    """Two paragraphs that have changed places; two sentences where there is one paragraph."""
    parts = text.split("\n\n")
    between = "\n\n"
    if len(parts) < 2:
        parts, between = [text[begin:end] for begin, end in sentences(text)], " "
    if len(parts) > 1:
        left, right = chance.sample(range(len(parts)), 2)
        parts[left], parts[right] = parts[right], parts[left]
    return between.join(parts)


def hyphenated(text: str, other: str, chance: random.Random) -> str:
    """In a narrow column: lines broken, long words parted at their ends."""
    return "\n\n".join("\n".join(_column(part)) for part in text.split("\n\n"))


def _column(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) <= COLUMN:
            line = f"{line} {word}".strip()
            continue
        room = min(COLUMN - len(line) - 2, len(word) - 3)
        if room >= 3 and word[:room].isalpha() and word[room : room + 3].isalpha():
            lines.append(f"{line} {word[:room]}-".strip())
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def softened(text: str, other: str, chance: random.Random) -> str:
    """Soft hyphens in long words, as content systems put them."""
    return re.sub(r"\w{10,}", lambda found: f"{found[0][:5]}\u00ad{found[0][5:]}", text)


def more(text: str, other: str, chance: random.Random) -> str:
    """Words of the paper's own at the end, a quarter as many as the text has."""
    wanted = len(text.split()) // 4
    return f"{text}\n\n{' '.join(other.split()[:wanted])}"


def _row(*edits: Edit) -> Edit:
    def edit(text: str, other: str, chance: random.Random) -> str:
        for one in edits:
            text = one(text, other, chance)
        return text

    return edit


EDITS: Mapping[str, Edit] = {
    "other headline in the text": headline,
    "end cut to 75 %": cut(0.75),
    "end cut to 50 %": cut(0.5),
    "end cut to 33 %": cut(1 / 3),
    "new first sentence": first_sentence,
    "new first sentence, end cut to 75 %": _row(cut(0.75), first_sentence),
    "new first sentence, end cut to 50 %": _row(cut(0.5), first_sentence),
    "quotation marks » «, short dashes": lambda text, other, chance: text.translate(_MARKS),
    'quotation marks " ", dashes --': lambda text, other, chance: text.translate(_PLAIN),
    "typos in 1 % of the words": typos(0.01),
    "typos in 3 % of the words": typos(0.03),
    "10 % of the sentences left out": fewer(0.1),
    "30 % of the sentences left out": fewer(0.3),
    "agency line and signature": agency,
    "two paragraphs swapped": swapped,
    "umlauts as ae, oe, ue": lambda text, other, chance: text.translate(_UMLAUTS),
    "hyphenated in a narrow column": hyphenated,
    "soft hyphens": softened,
    "a quarter added at the end": more,
    "capitals": lambda text, other, chance: text.upper(),
    "headline, agency line, quotation marks, typos in 1 %, end cut to 75 %": _row(
        cut(0.75), typos(0.01), lambda text, other, chance: text.translate(_MARKS), agency, headline
    ),
}


def _all(old: str, new: str) -> float:
    return 1.0


def _left(old: str, new: str) -> float:
    return min(1.0, len(new.split()) / len(old.split()))


def _after_first(old: str, new: str) -> float:
    """Words after the first sentence that are left, by how much of the end is: the new first sentence does not count."""
    rest = old[sentences(old)[0][1] :].split()
    tail = " ".join(new.split()[-3:])
    whole = " ".join(rest)
    return len(whole[: whole.rfind(tail) + len(tail)].split()) / len(old.split()) if tail and tail in whole else 0.0


KEPT: Mapping[str, Callable[[str, str], float]] = {
    **{name: _left for name in EDITS if name.startswith(("end cut", "10 %", "30 %"))},
    **{name: _after_first for name in EDITS if name.startswith("new first")},
    "headline, agency line, quotation marks, typos in 1 %, end cut to 75 %": lambda old, new: 0.75,
}
"""How much of a text an edit keeps, where it is not all of it."""


# -- texts that are no copies -------------------------------------------------------------------------------------------------


def quoting(text: str, other: str, chance: random.Random) -> str:
    """Another article that quotes two sentences of the text in a row, in its middle."""
    places = sentences(text)
    at = chance.randrange(max(1, len(places) - 1))
    taken = text[places[at][0] : places[min(at + 1, len(places) - 1)][1]]
    parts = other.split("\n\n")
    middle = (len(parts) + 1) // 2
    return "\n\n".join([*parts[:middle], f"Dazu hieß es dort: „{taken}“", *parts[middle:]])


def roundup(texts: Sequence[str]) -> str:
    """Two thirds of each of several texts, one after the other."""
    return "\n\n".join(text[: _place(text, 2 / 3)] for text in texts)
