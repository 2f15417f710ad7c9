"""What words say of a stance: cues ("sprach sich gegen … aus", "wollte sich nicht äußern") that are surer than the reader.

A cue is a pattern over one sentence. It is known by its first and its last word; what stands between them is the target, the holder or an
adverb. Where several cues fit the same words, the first counts. `words/stances.txt` is the table; its head says how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lagebild.picture.patterns import Late, Patterns
from lagebild.picture.wordforms import read
from lagebild.records import Span

FLIPPED = {"for": "against", "against": "for"}
"""The stances that have an opposite, with it."""

_GAP = r"(?:(?!\w)[^.;:!?\n]{0,140}?(?<!\w))??"  # whole words: "gegen … sperren" is not in "gegen Ausgangssperren"
_NEAR = r"(?:(?!\w)[^.,;:!?\n]{0,60}?(?<!\w))??"
_WORD = re.compile(r"\w+")
_MACRO = re.compile(r"\$([A-Z]+)")
_CONDITION = re.compile(
    r"(?<!\w)(?:nur,? (?:\w+,? )?(?:(?:mit|unter|bei|nach)(?=\s)|wenn|dann|falls|sofern|für den fall|im fall)|"
    r"erst,? (?:wenn|nach|nachdem|dann|sobald)|es sei denn|sofern|vorausgesetzt|"
    r"unter (?:der|einer|dieser) (?:bedingung|voraussetzung)|im gegenzug|solange|bevor|ehe|außer wenn)(?!\w)",
    re.IGNORECASE,
)


class Cue(NamedTuple):
    """A pattern and the stance that it gives.

    `at` says where the target stands: prepositions, "object", "subject", "dative", or nothing where the words name none. `hints` are
    letters of which some must be in the sentence (in small letters) before the pattern is tried at all. `alone` says that the words are a
    stance even where the reader saw none, `weak` that they join a question that is there and make none.
    """

    name: str
    stance: str  # "" where the words are no stance at all
    pattern: Late
    at: tuple[str, ...]
    hints: tuple[str, ...]
    alone: bool = True
    weak: bool = False


class Cued(NamedTuple):
    """A cue in a sentence: where it stands there, with its first and its last word."""

    cue: Cue
    span: Span
    ends: tuple[Span, Span]

    @property
    def stance(self) -> str:
        """The stance that it gives."""
        return self.cue.stance


_LASTING = frozenset(("wird es nicht geben", "ausgeschlossen"))
_NO = re.compile(r"nicht|kein|kaum|weder|\bnie|ohne")
_UNLESS = re.compile(r"\(\?<?!(?:[^()]|\([^()]*\))*\)")
_VOID = re.compile(
    r"(?<!\w)(?:(?:gelte|gilt|galt|gelten|galten)\s(?:\w+\s){0,3}?(?:nicht mehr|nicht länger)|"
    r"(?:sei|ist|war|seien|sind)\s(?:\w+\s){0,2}?(?:hinfällig|überholt|Geschichte|gefallen)|"
    r"(?:nahm|nimmt|nehme|nehmen|nahmen|zog|zieht|ziehe|ziehen)\s(?:\w+\s){0,3}?zurück|zurückgenommen|zurückgezogen|"
    r"(?:gibt|gebe|gab)\ses\s(?:\w+\s){0,3}?nicht|(?:werde|wird)\ses\s(?:\w+\s){0,3}?nicht\s(?:\w+\s)?geben|"
    r"aufgegeben|fallen\s?(?:gelassen|lassen))(?!\w)"
)
_LEFT = re.compile(  # "rückte von seinem Nein ab", "gab seinen Widerstand auf"
    r"(?<!\w)(?:(?:rück(?:t|te|ten|e|en)|abgerückt|abzurücken|Abkehr|Abschied|distanzier\w*)\s(?:[^.,;:!?\n]*\s)?(?:von|vom)|"
    r"(?:gab|gibt|gebe|gaben|geben|nahm|nimmt|nehme|nahmen|zog|zieht|zogen)(?:\s\w+){0,3}?)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_AWAY = re.compile(r"(?<!\w)(?:ab|auf|zurück)(?!\w)")
_DENIED = re.compile(r"(?<!\w)(?:nicht|kein\w*|nie|niemals|kaum|weder)(?!\w)", re.IGNORECASE)
_DENIED_BEHIND = re.compile(  # "unterstützt die Forderungen, die Bank zu meiden, allerdings nicht"
    r",\s*(?:(?:allerdings|jedoch|aber|dagegen|hingegen|indes|indessen|freilich|though|however)\s)?(?:nicht|not)\s*(?:[.;!,“\"»\n]|\Z)",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(r"(?<!\w)(?:nicht|nie|niemals|kaum|keine|keinen)\s(?:\w+\s)?\Z", re.IGNORECASE)


@cache
def cues() -> tuple[Cue, ...]:
    """The table, read at the first call."""
    macros: dict[str, str] = {}
    found = []
    for line in read("stances.txt"):
        if line.startswith("$"):
            name, _, words = line[1:].partition(" = ")
            macros[name] = _MACRO.sub(lambda one: macros[one[1]], words)
            continue
        stance, name, hints, at, pattern = line.split(" | ", 4)
        words = _MACRO.sub(lambda one: macros[one[1]], pattern)
        words = words.replace("…", _GAP).replace("~", _NEAR).replace(" ", r"\s")
        late = Late(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        where = () if at == "-" else tuple(at.split())
        found.append(
            Cue(
                name,
                "" if stance == "none" else stance,
                late,
                where,
                tuple(hints.split()),
                name[0] != "?",
                name[0] == "~",
            )
        )
    return tuple(found)


@cache
def lookup() -> Patterns:
    """The table, to find those that can fit."""
    return Patterns((cue.pattern,) for cue in cues())


def cued(sentence: str) -> Iterator[Cued]:
    """All cues of a sentence, in the order of the table; what one cue is known by is no other's."""
    small = sentence.lower()
    taken: list[Span] = []
    for number in lookup().possible(sentence):
        cue = cues()[number]
        if not any(hint in small for hint in cue.hints):
            continue
        for found in cue.pattern.finditer(sentence):
            ends = _ends(found)
            if _is_denied(cue, sentence, ends):
                continue
            if not any(_meet(end, span) for end in ends for span in taken):
                taken += ends
                yield Cued(cue, found.span(), ends)


@cache
def _says_no(cue: Cue) -> bool:
    """Whether a cue's own words have a no ("keinen Grund sehen"); what must not stand there is none."""
    return _NO.search(_UNLESS.sub("", cue.pattern.pattern)) is not None


def _is_denied(cue: Cue, sentence: str, ends: tuple[Span, Span]) -> bool:
    """Whether a no stands right before a cue or between its first and last word: "rückte kaum davon ab", "hat sich noch nicht dafür
    entschieden" take no stance that is known; or whether a noun that is a cue is told to be void.
    """
    if sentence[ends[0][0]].isupper() and ends[0][0]:
        if _VOID.search(sentence, ends[0][1]):
            return True  # "Veltens Nein zu einer Kommission gelte nicht mehr"
        left, away = _LEFT.search(sentence, 0, ends[0][0]), _AWAY.search(sentence, ends[0][1])
        if left and away and not _DENIED.search(sentence, left.start(), away.end()):
            return True
    if not cue.alone or not cue.stance or cue.stance == "evasive" or _says_no(cue):
        return False
    between = sentence[ends[0][1] : ends[1][0]] if ends[0] != ends[1] else ""
    if _DENIED_BEHIND.search(sentence, ends[0][1]):
        return True
    return _DENIED.search(between) is not None or _DENIED_BEFORE.search(sentence, 0, ends[0][0]) is not None


def conditional(clause: str, cue: Cue | None = None) -> bool:
    """Whether words put what they say, by a cue where one is given, under a condition."""
    return _CONDITION.search(clause) is not None and not (cue is not None and lasting(clause, cue))


def lasting(clause: str, cue: Cue) -> bool:
    """Whether words only say how long a no holds: "solange die Prüfer arbeiten, werde es keine Zölle geben"."""
    return cue.name in _LASTING and {one[0].lower() for one in _CONDITION.finditer(clause)} == {"solange"}


def _ends(found: re.Match[str]) -> tuple[Span, Span]:
    words = [word.span() for word in _WORD.finditer(found.string, *found.span())]
    return words[0], words[-1]


def _meet(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])
