"""Fit what looks for leads (`lagebild.picture.leadscores`): which later sentences tell what became of an announcement.

    python -m training.leads                    fit, say how good it is, write words/leads.txt
    python -m training.leads --dry              the same without writing
    python -m training.leads --runs SPEECHES    write words/runs.txt: how rare runs of letters are in a .jsonl of objects with `text`

It learns from `corpus/outcomes` and from the dossiers of `dossiers` that are for practice. How good it is, is said with a tenth of the
crises left out at a time (both regressions learn from the others), and of the series that nothing was chosen on (`SERIES`) and those of
long crises (`LONG`) by weights that never saw them.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lagebild.picture.leadfeatures import Announced, Told, features
from lagebild.picture.leadscores import Fit, Nearby, best_others, compared
from lagebild.picture.lettering import runs
from lagebild.regression import logistic, odds
from lagebild.sentences import sentences
from training import regression
from training.regression import Weights

ROOT = Path(__file__).resolve().parent.parent
OUTCOMES = ROOT / "corpus" / "outcomes"
DOSSIERS = ROOT / "dossiers"
PRACTICE = ("teswa", "leitung", "luft", "wasser", "uebung/anlage", "uebung/geiseln", "uebung/zoelle")
SERIES = "e"  # its crises are left out of everything that was chosen
LONG = ("f", "g")  # series of crises as long as a dossier: measured on alone
WORDS = ROOT / "src" / "lagebild" / "picture" / "words"
PENALTIES = {"alone": 60.0, "compared": 1.0}  # of the squares of weights of standardised features
PARTS = 10  # of the crises, each left out once
RARE = 2000  # a run of letters in fewer than one of so many sentences is not in the table
HEADS = {
    "runs": "# Runs of four letters in words of German, and how rare they are: the natural logarithm of how many sentences there are to\n"
    "# one with it. Counted in {} sentences of speeches in the Bundestag (20th period, sessions 1 to 30; official works).\n",
    "leads": "# Weights of the regressions that look for leads, by `python -m training.leads`: which of them, the feature, its weight.\n",
}


@dataclass
class Crisis:
    """Reports as sentences, announcements, and which sentences tell what became of each, by number, with the state."""

    name: str
    told: list[Told] = field(default_factory=list)
    reports: list[tuple[str, str]] = field(default_factory=list)  # of each sentence: when published, which article
    announced: list[Announced] = field(default_factory=list)
    since: list[tuple[str, str]] = field(default_factory=list)  # the same of each announcement
    gold: list[dict[int, str]] = field(default_factory=list)

    def later(self, number: int) -> Iterator[int]:
        """The sentences that can tell what became of an announcement."""
        moment, article = self.since[number]
        return (at for at, (when, where) in enumerate(self.reports) if when > moment and where != article)


def named(folder: Path) -> str:
    """What a dossier is called: "uebung-geiseln" is another one than "geiseln"."""
    return "-".join(folder.relative_to(DOSSIERS).parts)


def crises() -> Iterator[Crisis]:
    """All that there is to learn from."""
    for path in sorted(OUTCOMES.glob("*.jsonl")):
        for line in path.read_text("utf8").splitlines():
            yield _of_outcomes(json.loads(line))
    for name in PRACTICE:
        yield _of_dossier(DOSSIERS / name)


def _of_outcomes(source: Mapping[str, Any]) -> Crisis:
    """A crisis of `corpus/outcomes`."""
    crisis, at = Crisis(source["id"]), dict[tuple[str, int], int]()
    for report in sorted(source["reports"], key=lambda one: str(one["published"])):
        at |= _report(crisis, report["id"], report["published"], report["title"], report["sentences"])
    by_id = {report["id"]: report for report in source["reports"]}
    for one in source["announcements"]:
        report = by_id[one["report"]]
        places = [
            (tuple(place), outcome["state"])
            for outcome in one["outcomes"]
            for place in ((outcome["report"], outcome["sentence"]), *outcome.get("also", ()))
        ]
        crisis.gold.append({at[place]: state for place, state in places})
        crisis.since.append((report["published"], report["id"]))
        sentence = report["sentences"][one["sentence"]]
        day = date.fromisoformat(report["published"][:10])
        crisis.announced.append(Announced(one["condition"], one["consequence"], sentence, (one["by"],), day))
    return crisis


def _of_dossier(folder: Path) -> Crisis:
    """A dossier with its expected picture: copies and what is printed again are left out."""
    expected = json.loads((folder / "expected.json").read_text("utf8"))
    reports = [json.loads(line) for line in (folder / "reports.jsonl").read_text("utf8").splitlines()]
    copies = {copy for copy, _ in expected["copies"]}
    crisis, seen = Crisis(folder.name), set[str]()
    for report in sorted(reports, key=_moment):
        text = report["text"]
        words = ["" if text[b:e] in seen else text[b:e] for b, e in sentences(text)]
        seen.update(words)
        if report["id"] not in copies:
            _report(crisis, report["id"], _moment(report), report.get("title") or "", words)
    for one in expected["tripwires"]:
        first = min(str(report["published"]) for report in reports if report["id"] == one["article"])
        home = next((told.words for told in crisis.told if one["consequence"] in told.words), "")
        home = home or f"{one['condition'] or ''} {one['consequence']}"
        states = [state for state in one["history"] if state["state"] != "open" and "quote" in state]
        crisis.gold.append({
            number: state["state"]
            for state in states
            for number, told in enumerate(crisis.told)
            if state["quote"] in told.words or (told.words and told.words in state["quote"])
        })  # fmt: skip
        crisis.since.append((first, one["article"]))
        day = date.fromisoformat(first[:10])
        crisis.announced.append(Announced(one["condition"], one["consequence"], home, tuple(one["by"]), day))
    return crisis


def _report(
    crisis: Crisis, article: str, published: str, title: str, words: Sequence[str]
) -> dict[tuple[str, int], int]:
    """Take in the sentences of a report; "" for those to be left out. Their numbers, by article and place."""
    at, before = dict[tuple[str, int], int](), ""
    for number, sentence in enumerate(words):
        if sentence:
            at[article, number] = len(crisis.told)
            crisis.told.append(Told(sentence, before, title, number, date.fromisoformat(published[:10])))
            crisis.reports.append((published, article))
        before = sentence or before
    return at


def _moment(report: Mapping[str, Any]) -> str:
    return str(report.get("modified") or report["published"])


# -- learning -----------------------------------------------------------------------------------------------------------------------


@dataclass
class Pairs:
    """Of one announcement the sentences near it, with their features and whether they are right; `states` are how it went on."""

    crisis: str
    number: int
    sentences: list[int]
    features: list[dict[str, float]]
    right: list[float]
    states: dict[int, str]


def pairs(crisis: Crisis) -> list[Pairs]:
    """What there is to learn from of a crisis."""
    nearby = Nearby(crisis.announced)
    near = [set(nearby.of(told)) for told in crisis.told]
    found = []
    for number, one in enumerate(crisis.announced):
        some = [at for at in crisis.later(number) if number in near[at]]
        gold = crisis.gold[number]
        found.append(
            Pairs(
                crisis.name,
                number,
                some,
                [features(one, crisis.told[at]) for at in some],
                [float(at in gold) for at in some],
                gold,
            )
        )
    return found


def fit(which: str, flat: Sequence[dict[str, float]], right: Sequence[float]) -> Weights:
    """The weights of one regression, the constant under ""."""
    return regression.fit(flat, right, PENALTIES[which])


def comparisons(some: Sequence[Pairs], alone: Mapping[str, Weights]) -> list[list[tuple[int, dict[str, float]]]]:
    """Of every announcement the sentences with what comparing says; `alone` are the weights of the first by crisis."""
    fits = {
        (one.crisis, one.number): [
            Fit((one.crisis, at), odds(alone[one.crisis], each))
            for at, each in zip(one.sentences, one.features, strict=True)
        ]
        for one in some
    }
    others = best_others(fits)
    made = []
    for one in some:
        key = (one.crisis, one.number)
        found = compared(fits[key], len(one.sentences), others, key)
        made.append([(fit.sentence[1], each) for fit, each in found])  # type: ignore[index]  # a crisis and a number
    return made


Told_ = list[tuple[int, float]]  # sentences with how probable they are, the best first


def left_out(some: Sequence[Pairs]) -> list[Told_]:
    """What is found in every crisis by weights that were learned from those of other parts."""
    parts = _parts(some)
    alone = _by_part(some, parts)
    made, results = comparisons(some, alone), dict[int, Told_]()
    for part in set(parts.values()):
        others = [(one, each) for one, each in zip(some, made, strict=True) if parts[one.crisis] != part]
        second = fit("compared", *_compared(others))
        for at, (one, each) in enumerate(zip(some, made, strict=True)):
            if parts[one.crisis] == part:
                results[at] = _ranked(second, each)
    return [results[at] for at in range(len(some))]


def _parts(some: Iterable[Pairs]) -> dict[str, int]:
    """The crises in so many parts."""
    return regression.parts((one.crisis for one in some), PARTS)


def _by_part(some: Sequence[Pairs], parts: Mapping[str, int]) -> dict[str, Weights]:
    """The weights of the first regression for every crisis, learned from those of other parts."""
    learned = {
        part: fit("alone", *_flat([one for one in some if parts[one.crisis] != part])) for part in set(parts.values())
    }
    return {name: learned[part] for name, part in parts.items()}


def by_others(learned: Sequence[Pairs], some: Sequence[Pairs]) -> list[Told_]:
    """What is found in some crises by weights that were learned from others."""
    first, second = both(learned)
    return [_ranked(second, each) for each in comparisons(some, {one.crisis: first for one in some})]


def both(some: Sequence[Pairs]) -> tuple[Weights, Weights]:
    """The weights of both regressions; the second learns from odds that the first gives crises that it did not see."""
    made = comparisons(some, _by_part(some, _parts(some)))
    return fit("alone", *_flat(some)), fit("compared", *_compared(list(zip(some, made, strict=True))))


def _ranked(second: Weights, some: Iterable[tuple[int, dict[str, float]]]) -> Told_:
    return sorted(((at, logistic(odds(second, each))) for at, each in some), key=lambda one: -one[1])


def _flat(some: Iterable[Pairs]) -> tuple[list[dict[str, float]], list[float]]:
    kept = list(some)
    return [each for one in kept for each in one.features], [each for one in kept for each in one.right]


def _compared(
    some: Iterable[tuple[Pairs, list[tuple[int, dict[str, float]]]]],
) -> tuple[list[dict[str, float]], list[float]]:
    kept = list(some)
    return [each for _, made in kept for _, each in made], [
        float(at in one.states) for one, made in kept for at, _ in made
    ]


# -- how good -----------------------------------------------------------------------------------------------------------------------


def quality(some: Sequence[Pairs], found: Sequence[Told_]) -> str:
    """Of announcements of which something became, for how many a right sentence is the first, or among three; how many are right from a
    probability on, of the first three of each.
    """
    with_outcome = [(one, ranked) for one, ranked in zip(some, found, strict=True) if one.states]
    firsts = [
        next((rank for rank, (at, _) in enumerate(ranked) if at in one.states), math.inf)
        for one, ranked in with_outcome
    ]
    lines = [
        f"{len(some)} announcements, {len(firsts)} with an outcome: right first {_share(firsts, 1)}, among three {_share(firsts, 3)}"
    ]
    top = [(sure, at in one.states) for one, ranked in zip(some, found, strict=True) for at, sure in ranked[:3]]
    for level in (0.6, 0.5, 0.4, 0.3, 0.2, 0.1):
        kept = [right for sure, right in top if sure >= level]
        lines.append(f"  from {level:.1f}: {sum(kept)} of {len(kept)} right")
    return "\n".join(lines)


def _share(firsts: Sequence[float], most: int) -> str:
    return f"{sum(rank < most for rank in firsts) / max(1, len(firsts)):.0%}"


# -- files --------------------------------------------------------------------------------------------------------------------------


def write_runs(speeches: Path) -> None:
    """Count runs of letters."""
    often, number = Counter[str](), 0
    with speeches.open(encoding="utf8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for begin, end in sentences(text):
                number += 1
                often.update(set(runs(text[begin:end])))
    rows = (f"{run}\t{math.log(number / often[run]):.1f}\n" for run in sorted(often) if often[run] * RARE >= number)
    (WORDS / "runs.txt").write_text(HEADS["runs"].format(f"{number:,}") + "".join(rows), "utf8")


def write(first: Weights, second: Weights) -> None:
    """Write the weights."""
    regression.write(WORDS / "leads.txt", HEADS["leads"], {"alone": first, "compared": second})


def main() -> None:
    """Fit, measure, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=Path)
    ap.add_argument("--dry", action="store_true")
    args = ap.parse_args()
    if args.runs:
        write_runs(args.runs)
        return
    every = [one for crisis in crises() for one in pairs(crisis)]
    long = [one for one in every if one.crisis.startswith(LONG) and one.crisis[1:].isdigit()]
    some = [one for one in every if one not in long]
    held = [one for one in some if one.crisis.startswith(SERIES) and one.crisis[1:].isdigit()]
    rest = [one for one in some if one not in held]
    dossiers = {named(DOSSIERS / name) for name in PRACTICE}
    found = left_out(rest)
    for name, wanted in (("corpus/outcomes", False), ("dossiers", True)):
        chosen = [at for at, one in enumerate(rest) if (one.crisis in dossiers) is wanted]
        print(f"{name}, a tenth left out:", quality([rest[at] for at in chosen], [found[at] for at in chosen]))
    if held:
        print(f"series {SERIES}, by weights of all others:", quality(held, by_others(rest, held)))
    if long:
        print(f"series {', '.join(LONG)}, by weights of all others:", quality(long, by_others(some, long)))
    if not args.dry:
        write(*both(some))


if __name__ == "__main__":
    main()
