"""`lagebild export`: out of a dossier, article by article, as JSON lines or a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from lagebild.cli.common import dossier_argument, opened, output
from lagebild.cli.files import check_target
from lagebild.store import Dossier
from lagebild.views import exports

EPILOG = """\b
Examples:
  lagebild export crisis.db --format jsonl > readings.jsonl
  lagebild export crisis.db --format csv --what events -o events.csv
  lagebild export crisis.db --format jsonl --what articles | lagebild add new.db -
"""


@click.command("export", epilog=EPILOG, short_help="Write readings, articles or frames as JSON lines or CSV.")
@dossier_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    required=True,
    help="JSON lines, or a table with a header line.",
)
@click.option(
    "--what",
    type=click.Choice(list(exports.TABLES)),
    help="What is written: by default readings as JSON lines, statements as CSV.",
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@click.option("--all", "include_all", is_flag=True, help="Also what is less sure.")
@click.option("--versions", is_flag=True, help="Also from texts that a later version has replaced.")
def export_command(
    place: str, form: str, what: str | None, path: Path | None, include_all: bool, versions: bool
) -> None:
    """Write what DOSSIER holds, with people's judgements applied. It streams: memory does not grow with the dossier.

    JSON lines of readings have the form of `lagebild read --json`, those of articles can be added to another dossier. CSV is UTF-8 with
    commas; every row names its article, version and span.
    """
    what = what or ("readings" if form == "jsonl" else "statements")
    if form == "csv" and what == "readings":
        raise click.UsageError("readings are no table; choose --what statements, events … or --format jsonl")
    check_target("--output", path, [place])
    with opened(place) as dossier, output(path) as stream:
        _write(dossier, stream, form, what, include_all=include_all, versions=versions)


def _write(dossier: Dossier, stream: TextIO, form: str, what: str, *, include_all: bool, versions: bool) -> None:
    if form == "jsonl" and what == "readings":
        for reading in dossier.readings(every_version=versions):
            stream.write(exports.reading_line(reading, include_all=include_all) + "\n")
        return
    if what == "judgements":
        rows: Iterator[exports.Row] = map(exports.judgement_row, dossier.verdicts())
    else:
        rows = _rows(dossier, what, include_all=include_all, versions=versions)
    if form == "jsonl":
        for row in rows:
            stream.write(exports.json_line(row) + "\n")
    else:
        exports.write_csv(stream, exports.TABLES[what], rows)


def _rows(dossier: Dossier, what: str, *, include_all: bool, versions: bool) -> Iterator[exports.Row]:
    for version, reading in dossier.exported(every_version=versions):
        yield from exports.rows(what, version, reading, include_all=include_all)
