"""What drawing a picture costs, from scratch and again: one command, one JSON object, ratios first.

    python -m benchmarks.picturing DOSSIER                               the articles of a dossier, all of them
    python -m benchmarks.picturing DOSSIER --articles 200 600            the first so many
    python -m benchmarks.picturing DOSSIER --crises 20 --articles 400    its articles so many times over, under other names each time
    python -m benchmarks.picturing DOSSIER --commands                    whole commands that look at what is kept (`benchmarks.looking`)

Every size is measured in a process of its own, in seconds of the processor. "scratch" is the first picture there; "second" the same once
more by one `Drawer`, "adding" the picture with one article more (the median of several), "changes" the picture at half of the time and
the one of all after it, "whatif" a sentence that would touch something. `dossiers/teswa` may be kept and given on; `lagebild add` makes
a dossier of it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import looking
from benchmarks.reading import peak_mb
from lagebild import picture as fusing
from lagebild.picture.castnouns import noun
from lagebild.picture.castwords import is_common
from lagebild.situation import Picture
from lagebild.store import Dossier

ADDED = 5  # articles that are added one by one
LEAST = 4  # letters of a name that is replaced
SEED = 11
_CONSONANTS, _VOWELS = "bdfgklmnprstvw", "aeiou"
_ENDING = re.compile(r"(?:isch\w*|iens?|ns?|s)\Z")


# -- texts --------------------------------------------------------------------------------------------------------------------


def texts_of(place: str) -> tuple[list[fusing.Text], list[tuple[str, str]]]:
    """The texts of a dossier with the copies among them."""
    with Dossier.open(place) as dossier:
        return [fusing.text_of(held, *dossier.left(held)) for held in dossier.held()], list(dossier.copies())


def crises(
    texts: Sequence[fusing.Text], copies: Sequence[tuple[str, str]], number: int
) -> tuple[list[fusing.Text], list[tuple[str, str]]]:
    """The texts so many times over, each time with other names of the same length: all places stay what they are."""
    names = sorted({root for text in texts for root in _roots(text)}, key=lambda name: (-len(name), name))
    made, pairs = list(texts), list(copies)
    for crisis in range(1, number):
        chance = random.Random(crisis)
        instead = {name: _invented(name, chance) for name in names}
        known = {**instead, **_small(instead)}
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})")
        other = partial(words.sub, partial(_instead, known))
        made += [_renamed(text, f"-{crisis}", other) for text in texts]
        pairs += [(f"{one}-{crisis}", f"{also}-{crisis}") for one, also in copies]
    return made, pairs


def _instead(names: Mapping[str, str], found: re.Match[str]) -> str:
    return names[found[0]]


def _small(names: Mapping[str, str]) -> dict[str, str]:
    """The same in small letters, for adjectives."""
    return {name.lower(): other.lower() for name, other in names.items()}


def _roots(text: fusing.Text) -> Iterator[str]:
    """The names of persons and states in a text without their endings."""
    for actor in text.reading.actors:
        for word in actor.name.split() if actor.kind in ("person", "state", "government") and not actor.entity else ():
            root = _ENDING.sub("", word)
            if (
                word[:1].isupper()
                and word.isalpha()
                and len(root) >= LEAST
                and noun(word) is None
                and not is_common(word)
            ):
                yield root


def _invented(name: str, chance: random.Random) -> str:
    """A word of the same length."""
    letters = [chance.choice(_VOWELS if letter.lower() in "aeiouäöüy" else _CONSONANTS) for letter in name]
    return "".join(letters).capitalize()


def _renamed(text: fusing.Text, suffix: str, other: Callable[[str], str]) -> fusing.Text:
    """A text in other words that are as long, as another article."""
    article = text.version.article + suffix
    reading = _replaced(text.reading, suffix, other)
    version = replace(text.version, article=article, title=other(text.version.title or "") or None)
    return fusing.Text(version, replace(reading, article=replace(reading.article, id=article)))


def _replaced(record: Any, suffix: str, other: Callable[[str], str]) -> Any:
    if isinstance(record, str):
        return other(record)
    if isinstance(record, tuple):
        return tuple(_replaced(one, suffix, other) for one in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changes = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if each.name in ("id", "statement", "parent", "responds_to") and isinstance(value, str):
            changes[each.name] = value + suffix
        elif each.name in ("actor", "members", "entity", "coder") or isinstance(value, int | float | None):
            continue
        else:
            changes[each.name] = _replaced(value, suffix, other)
    return replace(record, **changes)


# -- measuring ----------------------------------------------------------------------------------------------------------------


def measured(texts: Sequence[fusing.Text], copies: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Everything that is measured of some texts."""
    chosen = random.Random(SEED).sample(range(len(texts)), min(ADDED, len(texts) // 2))
    held, late = [text for at, text in enumerate(texts) if at not in chosen], [texts[at] for at in chosen]
    drawer, adding = fusing.Drawer(), list[float]()

    def draw(some: Iterable[fusing.Text], at: str | None = None) -> Picture:
        return drawer.picture("picturing", some, copies=copies, at=at)

    scratch, second = timed(lambda: draw(held)), timed(lambda: draw(held))
    for text in late:
        held.append(text)
        adding.append(timed(lambda: draw(held)))
    dated = sorted(text.published for text in held if text.published)
    at = dated[len(dated) // 2]
    before = [text for text in held if text.published and text.published <= at]
    changes = [timed(lambda: fusing.changes(draw(before, at), draw(held))) for _ in range(2)]
    ground = drawer.drawn("picturing", held, copies=copies).ground
    whatif = timed(lambda: fusing.suppose(ground, _as_sentence(late[0])))
    seconds = {"scratch": scratch, "second": second, "adding": statistics.median(adding)}
    seconds |= {"changes": changes[0], "changes again": changes[1], "whatif": whatif}
    return {
        "articles": len(texts),
        **{f"{name} / scratch": round(took / scratch, 4) for name, took in seconds.items() if name != "scratch"},
        "seconds": {name: round(took, 3) for name, took in seconds.items()},
        "adding at most": round(max(adding), 3),
        "peak MB": peak_mb(),
    }


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _as_sentence(text: fusing.Text) -> fusing.Text:
    return replace(text, version=replace(text.version, article="whatif", known="9999"))


def _one(task: tuple[Sequence[fusing.Text], Sequence[tuple[str, str]]]) -> dict[str, Any]:
    return measured(*task)


def _commands(texts: Sequence[fusing.Text]) -> dict[str, Any]:
    """What commands take on a dossier of some texts."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "dossier.db"
        looking.written(place, texts)
        return looking.looked(place)


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dossier", help="a dossier file")
    parser.add_argument("--articles", type=int, nargs="*", default=[], help="sizes; all articles where none is given")
    parser.add_argument("--crises", type=int, default=1, help="how many times over the articles are taken")
    parser.add_argument("--commands", action="store_true", help="whole commands in processes of their own")
    given = parser.parse_args()
    texts, copies = texts_of(given.dossier)
    if given.crises > 1:
        texts, copies = crises(texts, copies, given.crises)
    results = []
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for size in given.articles or [len(texts)]:
            some = list(islice(texts, size))
            results.append(_commands(some) if given.commands else pool.apply(_one, ((some, copies),)))
    print(
        json.dumps({"dossier": given.dossier, "crises": given.crises, "sizes": results}, ensure_ascii=False, indent=1)
    )


if __name__ == "__main__":
    main()
