"""`lagebild export`: out of a dossier, article by article, as JSON lines or a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from lagebild.cli.common import Moment, dossier_argument, files_of, opened, output
from lagebild.cli.files import check_target
from lagebild.store import Dossier
from lagebild.store.rows import key
from lagebild.views import exports

EPILOG = """\b
What can be written:
  readings                   JSON lines only: all that was read, article by
                             article, as `lagebild read --json` prints it
  articles                   texts; as JSON lines they can be added again
  statements, events, commitments, positions, figures, explanations, roles,
  actors, judgements         one row for each, with the words that it rests on

\b
Examples:
  lagebild export crisis.db --format jsonl > readings.jsonl
  lagebild export crisis.db --format csv --what events -o events.csv
  lagebild export a.db --format jsonl --what articles | lagebild add b.db -

\b
Exit status:
  0    everything is written
  1    there is no such dossier, or writing had to stop (disk full)
  2    the command line is wrong
  141  whoever was reading the output stopped reading
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
    metavar="WHAT",
    help="What is written, see below; by default readings as JSON lines, statements as CSV.",
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
@click.option(
    "--at", type=Moment(), metavar="TIME", help="Only what was published up to then, in the texts that stood then."
)
@click.option(
    "--as-known",
    type=Moment(),
    metavar="TIME",
    help="Only what the dossier knew then: articles, details, readings, judgements.",
)
@click.option("--versions", is_flag=True, help="Also from texts that a later version has replaced.")
def export_command(place: str, form: str, what: str | None, path: Path | None, **chosen: Any) -> None:
    """Write what DOSSIER holds, with people's judgements applied. It streams: memory does not grow with the dossier.

    CSV is UTF-8 with commas; every row names its article, version and span. A cell that a spreadsheet would take for a formula begins
    with an apostrophe. Words that are not kept are empty, in JSON null.
    """
    what = what or ("readings" if form == "jsonl" else "statements")
    if form == "csv" and what == "readings":
        raise click.UsageError("readings are no table; choose --what statements, events … or --format jsonl")
    check_target("--output", path, files_of(place))
    times = {"every_version": chosen["versions"], "at": chosen["at"], "as_known": chosen["as_known"]}
    with opened(place) as dossier, output(path) as stream:
        if form == "jsonl" and what == "readings":
            for _, reading in dossier.readings(**times):
                stream.write(exports.reading_line(reading, include_all=chosen["include_all"]) + "\n")
            return
        rows = _rows(dossier, what, form, times, include_all=chosen["include_all"])
        if form == "csv":
            exports.write_csv(stream, exports.TABLES[what], rows)
            return
        for row in rows:
            stream.write(exports.json_line(row) + "\n")


def _rows(
    dossier: Dossier, what: str, form: str, times: Mapping[str, Any], *, include_all: bool
) -> Iterator[exports.Row]:
    """The rows of a table; of articles as JSON lines what `lagebild add` takes."""
    if what == "judgements":
        yield from map(exports.judgement_row, dossier.verdicts())
        return
    for version, reading in dossier.readings(**times):
        if what == "articles" and form == "jsonl":
            yield exports.article_object(version, reading.article)
        else:
            yield from exports.rows(what, version, reading, include_all=include_all, key=key)
