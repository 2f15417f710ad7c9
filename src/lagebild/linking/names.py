"""Names of persons: gender of given names, titles, particles, genitives, and when two names are one person's."""

from __future__ import annotations

import re
from functools import cache

from lagebild.linking import givennames

# Before a name and no part of it: "Dr. Müller", "Frau Müller", "General Sonthi".
TITLES = frozenset(
    """dr prof professor professorin doktor dipl ing phil med jur frau herr herrn mr mrs ms miss sir lord lady dame madame
    monsieur mag st pater schwester bruder scheich imam mullah ajatollah graf gräfin freiherr baron prinz prinzessin
    signora signor señora señor könig königin kaiser papst kardinal bischof major general oberst admiral hauptmann leutnant ex""".split()
)
# Titles that are abbreviations: the full stop behind them is theirs.
ABBREVIATED = frozenset("dr prof dipl ing phil med jur mr mrs ms mag st".split())
# Surnames that are trades too: without an article and with a verb in the singular they are names ("Richter sagte").
SURNAMES = frozenset(
    """richter koch bauer fischer jäger schneider schäfer könig kaiser herzog graf bischof meister wirt papst abt fürst prinz
    wächter förster schütze schreiber sänger förster pfarrer vogt ritter krieger kanzler hauptmann landwirt küster kaplan propst pastor
    prior vikar baumeister landgraf markgraf schlichter kutscher winzer imker reeder wachmann fährmann steuermann bootsmann amtmann pionier
    regent diakon wachtmeister rittmeister forstmeister bergmeister werkmeister brandmeister hafenmeister polizeimeister mesner grenzer
    züchter verwalter vorsteher techniker elektriker mechaniker partisan häuptling magnat grenadier fähnrich mufti lotse matrose gendarm
    gastwirt betriebswirt forstwirt landvogt deichgraf deichvogt praktikant drucker pilger statthalter makler erzieher ausbilder komiker
    botaniker adjutant prälat oligarch spediteur bankier doyen legionär kommodore emissär kassierer überläufer treuhänder""".split()
)
# Small words inside a name: "Ursula von der Leyen", "Luiz Inácio Lula da Silva", "Osama bin Laden".
PARTICLES = frozenset(
    "von vom zu zur van der den de del della di da dos du la le el al ibn bin ben abu y ter ten af".split()
)
_VOWELS = re.compile(r"[aeiouyäöü]")
_COMMON_ENDINGS = (
    "mann",
    "er",
    "el",
    "berg",
    "burg",
    "stein",
    "feld",
    "bach",
    "dorf",
    "sen",
    "son",
    "ski",
    "ow",
    "ew",
    "in",
    "ic",
    "itz",
)
_REGNAL = re.compile(r"[IVX]+\.?\Z")
_INITIAL = re.compile(r"(?:[A-ZÄÖÜ]\.?)+\Z")


@cache
def _genders() -> dict[str, str]:
    return dict.fromkeys(givennames.MEN.split(), "m") | dict.fromkeys(givennames.WOMEN.split(), "f")


def is_particle(word: str) -> bool:
    """Whether a word is a particle of a name, with a small letter, or capital at the head of a sentence ("Von der Leyen").

    "Al Gore" and "Ben Bernanke" begin with given names.
    """
    return word in PARTICLES or word in ("Von", "Zu", "De", "Van", "Della", "Di")


def gender_of(word: str) -> str:
    """Gender "m" or "f" of a given name, "" where the list does not know or is not sure. "Hans-Peter" goes by "Hans"."""
    genders = _genders()
    return genders.get(word.lower(), "") or (genders.get(word.lower().partition("-")[0], "") if "-" in word else "")


def is_regnal(word: str) -> bool:
    """Whether a word numbers a ruler or pope: "Benedikt XVI."."""
    return _REGNAL.match(word) is not None


def is_initial(word: str) -> bool:
    """Whether a word is an initial or several: "W.", "C.Y."."""
    return _INITIAL.match(word) is not None


def key(word: str) -> str:
    """A name's word for comparison: lower case, without a leading article of Arabic names ("al-Assad": "assad")."""
    low = word.lower().rstrip(".'’")
    return low[3:] if low.startswith(("al-", "el-", "as-")) else low


def keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that tell it from others: no particles."""
    split = [part for word in words for part in word.split() if key(part)]
    return tuple(key(part) for part in split if not is_particle(part)) or tuple(map(key, split))


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names (as `keys`) may be one person's: all words of the shorter are in the longer, initials by letter.

    "Müller" and "Anna Müller"; "George W. Bush" and "George Bush"; "Lula" and "Luiz Inácio Lula da Silva"; not
    "Anna Müller" and "Hans Müller".
    """
    short, long = sorted((left, right), key=len)
    if len(short) > 1 and len(long) > 1 and _initials_agree(short, long):
        return True
    return all(word in long for word in short)


def _initials_agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """As in "A. Müller" and "Anna Müller": last word equal, every other an initial or a word of the longer name."""
    if short[-1] != long[-1]:
        return False
    letters = {word[0] for word in long[:-1]}
    return all(word in long or (len(word) == 1 and word in letters) or _short_for(word, long) for word in short[:-1])


def _short_for(word: str, long: tuple[str, ...]) -> bool:
    return any(len(other) == 1 and word.startswith(other) for other in long[:-1])


def without_genitive(word: str) -> str:
    """As in "Merkels": "Merkel"; "Scholz'": "Scholz". The caller knows that it is a genitive."""
    if word.endswith(("'", "’")):
        return word[:-1]
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def sounds_like(left: str, right: str) -> bool:
    """Whether two rare long surnames have the same consonants: "Boudegast" is a slip for "Boudgoust".

    Names with common endings are told apart by their vowels: "Schröder" is no "Schrader", "Lindemann" no "Landmann".
    """
    bare = [_VOWELS.sub("", word) for word in (left, right)]
    rare = not left.endswith(_COMMON_ENDINGS) and min(len(left), len(right)) >= 8 and len(bare[0]) >= 5
    return rare and left[0] == right[0] and bare[0] == bare[1]
