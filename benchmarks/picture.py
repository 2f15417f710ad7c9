"""How well the picture of a shipped dossier is the one that was expected: every target of a picture in one table.

    python -m benchmarks.picture dossiers/teswa                      reads the reports anew
    python -m benchmarks.picture dossiers/teswa --best               reads them without what is less sure, which `lagebild add` keeps
    python -m benchmarks.picture dossiers/teswa --store FILE         takes a dossier that holds them already
    python -m benchmarks.picture dossiers/teswa --picture FILE       takes what `lagebild show --json` printed; asks no what-if

With --errors every miss is listed by its id in expected.json, with --json everything is one JSON object. Lines of the picture are told
by their evidence: words of the same version of an article. "(found)" is of what was read at all; "(all)" counts what was not read as
wrong, and is the figure that counts. Intervals hold 95 %: Wilson's for shares, else a bootstrap over what is expected. "<" marks figures
of which less is better.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import picture_disputes, picture_file, picture_questions, picture_said, picture_tripwires
from benchmarks.picture_evidence import Ground, Item, Texts
from benchmarks.picture_measure import Measure, Section
from lagebild import pipeline, sources
from lagebild.errors import InputError, LagebildError
from lagebild.situation import Picture, WhatIf
from lagebild.store import Dossier
from lagebild.streaming import Reads

WIDTH = 80
TARGETS = "Targets"


class Made(NamedTuple):
    """What is to be judged; `copies` and `answers` are None where nobody was asked."""

    picture: Picture
    copies: Sequence[tuple[str, str]] | None = None
    answers: Mapping[str, WhatIf] | None = None


# -- scoring ------------------------------------------------------------------------------------------------------------------


def scored(made: Made, expected: Item, texts: Texts) -> list[Section]:
    """Everything that is measured.

    Raises:
        InputError: something in `expected` does not stand in the texts.
    """
    ground = Ground(texts, [(copy, original) for copy, original in expected.get("copies", ())])
    shown = made.picture
    return [
        picture_said.copies(shown, expected, made.copies),
        picture_said.statements(shown, expected, ground),
        picture_said.events(shown, expected, ground),
        picture_questions.questions(shown, expected, ground),
        picture_questions.changes(shown, expected, ground),
        picture_tripwires.tripwires(shown, expected, ground),
        picture_tripwires.whatif(shown, expected, ground, made.answers),
        picture_disputes.disputes(shown, expected, ground),
        picture_disputes.hypotheses(shown, expected, ground),
        picture_disputes.figures(shown, expected, ground),
        picture_said.withdrawn(shown, expected, ground),
    ]


def shown_only(picture: Picture) -> Picture:
    """Without the lines that the views do not show by default."""
    lists = ("statements", "events", "questions", "tripwires", "disputes", "hypotheses", "figures")
    kept: dict[str, Any] = {name: tuple(one for one in getattr(picture, name) if one.shown) for name in lists}
    return dataclasses.replace(picture, **kept)


# -- making -------------------------------------------------------------------------------------------------------------------


def texts_of(file: Path) -> dict[tuple[str, int], str]:
    """The text of every version in a file of reports.

    Raises:
        InputError: one of them cannot be read.
    """
    numbers, texts = Counter[str](), dict[tuple[str, int], str]()
    for item in sources.articles([file]):
        if isinstance(item, InputError):
            raise item
        numbers[item.id] += 1
        texts[item.id, numbers[item.id]] = item.text
    return texts


def made_anew(reports: Path, sentences: Iterable[str], *, extras: bool = True) -> Made:
    """The picture of reports that are read now, with what is less sure as `lagebild add` reads them, or without `extras`."""
    with tempfile.TemporaryDirectory() as folder, Dossier.open(f"{folder}/picture.db", create=True) as dossier:
        for item in pipeline.add(sources.articles([reports]), pipeline.load_reader(extras=extras), dossier):
            if isinstance(item, InputError):
                raise item
        return _made(dossier, pipeline.load_reader(), sentences)


def made_of(store: str, sentences: Iterable[str]) -> Made:
    """The picture of a dossier that is there."""
    with Dossier.open(store) as dossier:
        return _made(dossier, pipeline.load_reader(), sentences)


def _made(dossier: Dossier, reader: Reads, sentences: Iterable[str]) -> Made:
    answers = {sentence: pipeline.whatif(dossier, sentence, reader) for sentence in sentences}
    return Made(pipeline.picture(dossier), dossier.copies(), answers)


# -- telling ------------------------------------------------------------------------------------------------------------------


def as_json(sections: Sequence[Section]) -> dict[str, Any]:
    """All figures and misses by section."""
    figures = {one.title: {each.name.strip(): each.json() for each in one.measures} for one in sections}
    misses = {one.title: [dataclasses.asdict(miss) for miss in one.misses] for one in sections if one.misses}
    return {"figures": figures, "misses": misses}


def table(sections: Sequence[Section]) -> Iterator[str]:
    """The figures, at most WIDTH columns wide; those with a target stand together at the end."""
    yield f"{'':43}{'right':>10}{'%':>7}{'95 %':>11}{'target':>9}"
    for section in sections:
        yield section.title
        yield from (_row(one) for one in section.measures)
    yield TARGETS
    yield from (_row(one) for section in sections for one in section.measures if one.target is not None)


def _row(one: Measure) -> str:
    name = ("< " if one.less else "  ") + one.name
    counted = "" if one.of is None else f"{one.right}/{one.of}"
    value = "-" if one.value is None else f"{100 * one.value:.1f}"
    within = "" if one.low is None or one.high is None else f"{100 * one.low:.0f}-{100 * one.high:.0f}"
    target = "" if one.target is None else f"{100 * one.target:.0f} {'yes' if one.reached else 'no'}"
    return f"{name[:43]:43}{counted:>10}{value:>7}{within:>11}{target:>9}".rstrip()


def errors(sections: Sequence[Section]) -> Iterator[str]:
    """Every miss."""
    for section in sections:
        if section.misses:
            yield section.title
        yield from (f"  {miss.id:12} {miss.what}: {_plain(miss.why)}" for miss in section.misses)


def _plain(words: str) -> str:
    """Without control characters."""
    return "".join(one if one.isprintable() else " " for one in words)


def main() -> None:
    """Parse the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds reports.jsonl and expected.json")
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--picture", type=Path, help="a picture as JSON")
    parser.add_argument("--best", action="store_true", help="read only the set that is best by F1")
    given.add_argument("--store", help="a dossier with the reports")
    parser.add_argument("--shown", action="store_true", help="only the lines that the views show by default")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list every miss")
    args = parser.parse_args()
    try:
        sections = _run(args)
    except LagebildError as error:
        sys.exit(str(error))
    if args.json:
        print(json.dumps(as_json(sections), indent=1, ensure_ascii=False))
        return
    print("\n".join(table(sections)))
    if args.errors:
        print("\n".join(["", *errors(sections)]))


def _run(args: argparse.Namespace) -> list[Section]:
    expected = json.loads((args.folder / "expected.json").read_text(encoding="utf-8"))
    reports = args.folder / "reports.jsonl"
    sentences = [one["sentence"] for one in expected.get("whatif", ())]
    if args.picture:
        made = Made(picture_file.load(args.picture))
    else:
        made = made_of(args.store, sentences) if args.store else made_anew(reports, sentences, extras=not args.best)
    if args.shown:
        made = made._replace(picture=shown_only(made.picture))
    return scored(made, expected, texts_of(reports))


if __name__ == "__main__":
    main()
