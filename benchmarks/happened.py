"""How many reports that tell of one event are put together: one command, one JSON object.

    python -m benchmarks.happened STORES       the crises of corpus/happened, read anew (STORES keeps what was read for the next run)

Of every crisis the pairs of events in two reports, neither a copy of the other, that are both annotated: how many there are, how many are
one event, how many the tables of deeds (`lagebild.picture.oneevent`) take for one, and how many of these are. And of the places that tell
of an event, at how many the reader finds one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.picture_evidence import Place
from corpus.crises import load_all
from corpus.happened import FOLDER, source
from lagebild.picture.oneevent import same_event
from lagebild.picture.told import Told, tellings
from training.retold import Crisis, material, written
from training.vows import touches


def crises(work: Path) -> Iterator[Crisis]:
    """The crises with what happens in them; their reports are written to a folder, to be read from there."""
    for name, some in load_all(FOLDER).items():
        known = source(name)
        for one in some:
            groups = {event["id"]: event["mentions"] for event in one["events"]}
            yield written(known[one["crisis"]], f"{name.partition('-')[0]}-{one['crisis']}", groups, work)


def homes(crisis: Crisis, some: Sequence[Told]) -> Mapping[str, tuple[str, Place]]:
    """The annotated events that events tell of, with the place, by their ids. Of several at one place the surest does."""
    by_text = defaultdict[tuple[str, int], list[tuple[int, str, Place]]](list)
    for name, places in crisis.groups.items():
        for place in places:
            by_text[place[:2]].append((place[2][1] - place[2][0], name, place))
    best: dict[tuple[str, Place], Told] = {}
    for one in some:
        hits = [hit for hit in by_text[one.piece.text.key] if touches(hit[2], one.piece.spans)]
        if hits:
            _, name, place = min(hits)  # the tightest
            first = best.setdefault((name, place), one)
            if first.piece.record.confidence < one.piece.record.confidence:
                best[name, place] = one
    return {one.piece.id: home for home, one in best.items()}


def counted(crisis: Crisis, stores: Path) -> Counter[str]:
    """What is counted of one crisis."""
    stuff = material(crisis, stores)
    copies = {frozenset(link) for link in stuff.copies}
    some = [one for sheet in stuff.sheets if sheet.language == "de" for one in sheet.of(tellings).values()]
    home = homes(crisis, some)
    count = Counter[str]({"places": sum(map(len, crisis.groups.values())), "places read": len(set(home.values()))})
    for one, other in combinations([one for one in some if one.piece.id in home], 2):
        articles = frozenset(each.piece.text.version.article for each in (one, other))
        if len(articles) < 2 or articles in copies:
            continue
        right, joined = home[one.piece.id][0] == home[other.piece.id][0], same_event(one, other) is not None
        count.update({"pairs": 1, "of one event": right, "together": joined, "rightly": right and joined})
    return count


def main() -> None:
    """Read, count, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stores", type=Path)
    args = ap.parse_args()
    args.stores.mkdir(parents=True, exist_ok=True)
    whole = sum((counted(one, args.stores) for one in crises(args.stores)), Counter[str]())
    print(json.dumps(whole, indent=1))


if __name__ == "__main__":
    main()
