"""`lagebild report`: the situation on two pages, for those who were not there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lagebild import moments
from lagebild.cli.common import dossier_argument, files_of, language_option, opened, output, spoken
from lagebild.cli.files import check_target
from lagebild.cli.pictures import first_report
from lagebild.cli.times import HOW, When
from lagebild.views.pictureempty import why_empty
from lagebild.views.report import report
from lagebild.views.reporttimes import a_day_before

if TYPE_CHECKING:
    from lagebild.situation import Changes, Picture
    from lagebild.store import Dossier
    from lagebild.views.reportparts import Report

EPILOG = f"""\b
Examples:
  lagebild report crisis.db --format pdf -o report.pdf
  lagebild report crisis.db --format md --since 06:00
  lagebild report crisis.db --format html --at 2026-03-18 --lang en

\b
PDF needs what is not installed with the rest: pip install 'lagebild[pdf]',
and on Debian apt install libpango-1.0-0 libpangoft2-1.0-0
libharfbuzz-subset0 fonts-liberation.

{HOW}

\b
Exit status:
  0    the report is written, be it of nothing
  1    there is no such dossier, writing had to stop (disk full), or what
       makes the PDF is not installed
  2    the command line is wrong
  141  whoever was reading the output stopped reading
"""


@click.command("report", epilog=EPILOG, short_help="Write a report (Lagebericht): Markdown, HTML or PDF.")
@dossier_argument
@click.option("--at", type=When(), metavar="TIME", help="As published up to then; a day to its end.")
@click.option("--as-known", type=When(), metavar="TIME", help="As the dossier knew it then; a day to its end.")
@click.option(
    "--since",
    type=When(),
    metavar="TIME",
    help="What is new since then; by default in the last 24 hours before --at, else before the latest report.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "pdf"]),
    required=True,
    help="Markdown, one self-contained HTML file, or PDF.",
)
@click.option("--all", "include_all", is_flag=True, help="Everything with all evidence, also what is less sure.")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@language_option
def report_command(place: str, form: str, path: Path | None, lang: str | None, **chosen: Any) -> None:
    """Write down what the reports of DOSSIER together say: what is new, what is said, who stands where, what was announced, what is in
    dispute, each line with notes that say where it stands in which words.

    It holds what matters most, on two pages, and says how much more there is. The same dossier gives the same report.
    """
    check_target("--output", path, files_of(place))
    write = _writer(form)
    if form == "pdf" and path is None and sys.stdout.isatty():
        raise click.UsageError("a PDF is nothing for a terminal: name a file with -o")
    with opened(place) as dossier:
        made = _report(dossier, spoken(lang), chosen)
    with output(path) as stream:
        stream.buffer.write(write(made))


def _report(dossier: Dossier, language: str, chosen: Mapping[str, Any]) -> Report:
    """The report of a dossier.

    Raises:
        click.UsageError: what is asked for ends before it begins.
    """
    from lagebild import pipeline  # noqa: PLC0415 -- help need not wait for it

    at, as_known, since = chosen["at"], chosen["as_known"], chosen["since"]
    if since is not None and at is not None and moments.moment(since) > moments.end(at):
        raise click.UsageError(f"--since {since} is later than --at {at}")
    picture = pipeline.picture(dossier, at=at, as_known=as_known)
    if not picture.articles.articles:
        why = why_empty(picture, *first_report(dossier, picture), language=language)
        return report(picture, language=language, why_empty=why)
    since = since or _the_day_before(picture)
    changes: Changes | None = None
    if since is not None:
        changes = pipeline.changes(dossier, moments.before(since), until=at, as_known=as_known)
    return report(picture, changes, language=language, since=since, include_all=chosen["include_all"])


def _the_day_before(picture: Picture) -> str | None:
    """When the last 24 hours of a picture begin; None where nothing in it has a date."""
    until = picture.at or picture.latest
    return a_day_before(until) if until else None


def _writer(form: str) -> Callable[[Report], bytes]:
    """What writes a report in a form.

    Raises:
        LagebildError: it needs what is not installed.
    """
    if form == "md":
        from lagebild.views.reportmarkdown import markdown  # noqa: PLC0415

        return lambda made: markdown(made).encode("utf-8")
    from lagebild.views import reporthtml, reportpdf  # noqa: PLC0415

    if form == "html":
        return lambda made: reporthtml.html(made).encode("utf-8")
    reportpdf.weasyprint()
    return reportpdf.pdf
