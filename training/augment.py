"""Reports told again with other names: states, persons, towns, weekdays and months change places, inflected as before.

"die orlanischen Truppen", "Orlaniens Außenministerin", "den Orlaniern" become "die kenianischen Truppen", "Kenias Außenministerin",
"den Kenianern". A name is exchanged everywhere in a report or nowhere, and only for one of the same gender and inflection; every
span of the annotation is carried along, and where one begins or ends inside a name, that name stays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lagebild.linking.names import gender_of

Doc = dict[str, Any]


class State(NamedTuple):
    """A neuter name of a state without article, with the stem of its adjective ("orlanisch") and of its people ("Orlanier")."""

    name: str
    adjective: str
    people: str


STATES = tuple(
    State(*line.split())
    for line in """
    Italien italienisch Italiener
    Spanien spanisch Spanier
    Belgien belgisch Belgier
    Norwegen norwegisch Norweger
    Österreich österreichisch Österreicher
    Japan japanisch Japaner
    Indien indisch Inder
    Kanada kanadisch Kanadier
    Mexiko mexikanisch Mexikaner
    Brasilien brasilianisch Brasilianer
    Argentinien argentinisch Argentinier
    Ägypten ägyptisch Ägypter
    Algerien algerisch Algerier
    Tunesien tunesisch Tunesier
    Marokko marokkanisch Marokkaner
    Kenia kenianisch Kenianer
    Nigeria nigerianisch Nigerianer
    Australien australisch Australier
    Indonesien indonesisch Indonesier
    Armenien armenisch Armenier
    Georgien georgisch Georgier
    Litauen litauisch Litauer
    Albanien albanisch Albaner
    Pakistan pakistanisch Pakistaner
    Kolumbien kolumbianisch Kolumbianer
    Venezuela venezolanisch Venezolaner
    Peru peruanisch Peruaner
    Südafrika südafrikanisch Südafrikaner
    Neuseeland neuseeländisch Neuseeländer
    Äthiopien äthiopisch Äthiopier
    Orlanien orlanisch Orlanier
    Velmarien velmarisch Velmarier
    Tessarien tessarisch Tessarier
    Quelland quelländisch Quelländer
    Morvanien morvanisch Morvanier
    Ostavien ostavisch Ostavier
    """.strip().splitlines()
)
TOWNS = """Berlin Wien Rom Madrid Lissabon Warschau Ankara Kairo Tunis Nairobi Lagos Jakarta Manila Tokio Ottawa Bogotá Lima Bukarest Sofia
    Skopje Tirana Baku Tiflis Riga Vilnius Tallinn Helsinki Oslo Stockholm Kopenhagen Dublin London Amman Doha Maskat Teheran""".split()
SURNAMES = """Adler Bekele Castellani Dragomir Ekwueme Farkas Grabner Hoxha Ilić Jankauskas Kowalczyk Lindqvist Mbeki-Tau Novotný Okafor
    Petrescu Quiroga Rahimi Sandoval Tanaka Uchida Vasquez Wedemeyer Yıldırım Zeman Brandl Cordero Duarte Eriksen Ferrante Haugland Ivanow
    Kaplan Lehtonen Moreau Nakamura Osei Pohl Rinaldi Sørensen Thiam Varga Wójcik Zoric""".split()
WOMEN = "Anna Maria Elena Ingrid Fatima Sofia Claudia Petra Nadja Laura Carmen Julia Monika Teresa Hanna".split()
MEN = "Thomas Peter Hans Carlos Ahmed Viktor Stefan Marco Jan Pavel Daniel Omar Martin Andreas Luis".split()
DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
MONTHS = "Januar Februar März April Juni Juli August September Oktober November Dezember".split()  # "Mai" is a name too

_LETTER = r"[^\W\d_]"
_SURNAME = re.compile(rf"{_LETTER}{{3,}}(?:-{_LETTER}+)*")
_NO_NAMES = frozenset("und der die von den Partei Rat".split())


def augmented(doc: Doc, rng: random.Random) -> Doc:
    """The document with other names; its keys and its spans' order stay the same.

    Args:
        doc: a line of the corpus: "text", and spans `[begin, end)` of it anywhere below the other keys.
        rng: draws the names.
    """
    text = doc["text"]
    borders = {b for b, _ in _spans(doc)} | {e for _, e in _spans(doc)}
    changes = _fitting(_changes(doc, rng), text, borders)
    pieces, at, moves = [], 0, [(0, 0)]  # (position in the old text, how far what follows has moved)
    for begin, end, new in changes:
        pieces += [text[at:begin], new]
        at = end
        moves.append((end, moves[-1][1] + len(new) - (end - begin)))
    pieces.append(text[at:])
    return {**_moved(doc, _Mover(moves)), "text": "".join(pieces)}


def _changes(doc: Doc, rng: random.Random) -> dict[str, dict[str, str]]:
    """For each pattern of a name: what every form of it becomes."""
    text = doc["text"]
    out: dict[str, dict[str, str]] = {}
    states = list(_states(text))
    fresh = [s for s in rng.sample(STATES, len(STATES)) if s.name not in text and s.adjective not in text.lower()]
    for old, new in zip(states, fresh, strict=False):
        out |= _state_forms(old, new)
    out |= _words([t for t in TOWNS if re.search(rf"\b{t}\b", text)], TOWNS, rng, ("", "s", "er"))
    out |= _words([d for d in DAYS if d in text], DAYS, rng, ("", "s", *_PARTS))
    out |= _words([m for m in MONTHS if re.search(rf"\b{m}\b", text)], MONTHS, rng, ("", "s"))
    return out | _persons(doc, rng)


_PARTS = tuple(
    f"{part}{s}" for part in ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht") for s in ("", "s")
)


def _states(text: str) -> Iterator[State]:
    """States of the table in the text, and invented ones whose adjective stands there too: "Zoranien", "zoranisch"."""
    forms = "(?:{name}s?|{adjective}(?:e[nmrs]?)?|{people}(?:s|n|in|innen)?)"
    found = [s for s in STATES if re.search(rf"\b{forms.format(**s._asdict())}\b", text)]
    yield from found
    known = {s.name for s in found}
    for name in dict.fromkeys(re.findall(r"\b([A-ZÄÖÜ][a-zäöüß]{2,})iens?\b", text)):
        if f"{name}ien" not in known and re.search(rf"\b{name.lower()}isch(?:e[nmrs]?)?\b", text):
            yield State(f"{name}ien", f"{name.lower()}isch", f"{name}ier")


def _state_forms(old: State, new: State) -> dict[str, dict[str, str]]:
    endings = ("", "e", "en", "em", "er", "es")
    forms = {old.name + s: new.name + s for s in ("", "s")}
    forms |= {old.adjective + e: new.adjective + e for e in endings}
    forms |= {old.people + e: new.people + e for e in ("", "s", "n", "in", "innen")}
    return {old.name: forms}


def _words(
    found: list[str], pool: Iterable[str], rng: random.Random, endings: tuple[str, ...]
) -> dict[str, dict[str, str]]:
    """Words that change places with others of the pool; two never become one."""
    free = [w for w in pool if w not in found]
    mixed = rng.sample([*found, *free], len(found) + len(free))
    return {old: {old + e: new + e for e in endings} for old, new in zip(found, mixed, strict=False) if old != new}


def _persons(doc: Doc, rng: random.Random) -> dict[str, dict[str, str]]:
    """Surnames and given names of those who hold an office in the report."""
    text, out = doc["text"], dict[str, dict[str, str]]()
    surnames = iter([n for n in rng.sample(SURNAMES, len(SURNAMES)) if n not in text])
    names = {text[b:e] for f in doc.get("frames", ()) for b, e in f["spans"].get("person", ()) if f["k"] == "role"}
    for name in sorted(names):
        first, last = name.split()[0], name.split()[-1]
        new = next(surnames, None)
        if new is None or not _SURNAME.fullmatch(last) or last in _NO_NAMES or last.endswith("s"):
            continue
        out[last] = {last + e: new + e for e in ("", "s")}
        gender = gender_of(first)
        if first != last and gender in ("f", "m"):
            pool = [n for n in (WOMEN if gender == "f" else MEN) if n not in text]
            if pool:
                out[first] = {first: rng.choice(pool)}
    return out


def _fitting(changes: dict[str, dict[str, str]], text: str, borders: set[int]) -> list[tuple[int, int, str]]:
    """Where names stand that can be exchanged: not one of a name's places may have a border of a span inside it."""
    out: list[tuple[int, int, str]] = []
    for forms in changes.values():
        longest = sorted(forms, key=len, reverse=True)
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
        places = [(m.start(), m.end(), forms[m[0]]) for m in pattern.finditer(text)]
        if not any(b < x < e for b, e, _ in places for x in borders):
            out += places
    out.sort()
    return [c for i, c in enumerate(out) if not i or c[0] >= out[i - 1][1]]


class _Mover:
    """Where a position of the old text lies in the new one."""

    def __init__(self, moves: list[tuple[int, int]]) -> None:
        self._moves = moves

    def __call__(self, at: int) -> int:
        return at + next(by for begin, by in reversed(self._moves) if begin <= at)


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every span below a value; spans are lists of two whole numbers under a key that is not a figure's number."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key != "number":
                yield from _spans(item)
    elif _is_span(value):
        yield value[0], value[1]
    elif isinstance(value, list):
        for item in value:
            yield from _spans(item)


def _moved(value: Any, mover: _Mover) -> Any:
    if isinstance(value, dict):
        return {key: item if key == "number" else _moved(item, mover) for key, item in value.items()}
    if _is_span(value):
        return [mover(value[0]), mover(value[1])]
    if isinstance(value, list):
        return [_moved(item, mover) for item in value]
    return value


def _is_span(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(isinstance(n, int) and not isinstance(n, bool) for n in value)
    )
