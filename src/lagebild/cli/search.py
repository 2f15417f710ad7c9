"""`lagebild search`: statements and articles of a dossier."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Any

import click

from lagebild import moments
from lagebild.cli.common import dossier_argument, json_option, language_option, opened, output, period_options, spoken
from lagebild.labels import EVENT_TYPES, STATEMENT_TYPES
from lagebild.views import hits
from lagebild.views.exports import json_line
from lagebild.views.terminal import console

EPILOG = """\b
Examples:
  lagebild search crisis.db Truppen                    also "Truppenabzug"
  lagebild search crisis.db '"die Grenze schließen"'   these very words
  lagebild search crisis.db --speaker Korwath --since 2026-03-17
  lagebild search crisis.db --event PROTEST --by time --json

\b
Types of statements:
  {types}

\b
Types of events:
  {events}

\b
Exit status:
  0    the answer is written, be it empty
  1    there is no such dossier, or nobody of that name: standard error says
       who is called almost so
  2    the command line is wrong
  141  whoever was reading the output stopped reading
""".format(
    types=", ".join(STATEMENT_TYPES),
    events="\n  ".join(wrap(", ".join(EVENT_TYPES), 76)),
)


@click.command("search", epilog=EPILOG, short_help="Search statements and articles: words, speaker, type, period.")
@dossier_argument
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option(
    "--speaker", metavar="NAME", help="Only what this actor said: a name, part of one, or an id of `lagebild actors`."
)
@click.option(
    "--type",
    "kind",
    type=click.Choice(list(STATEMENT_TYPES)),
    metavar="TYPE",
    help="Only statements of this type; they are named below.",
)
@click.option(
    "--event",
    type=click.Choice(list(EVENT_TYPES), case_sensitive=False),
    metavar="TYPE",
    help="Only with an event of this type in them; they are named below.",
)
@period_options
@click.option(
    "--what",
    type=click.Choice(["all", "statements", "articles"]),
    default="all",
    show_default=True,
    help="What is looked for.",
)
@click.option(
    "--by",
    type=click.Choice(["relevance", "time"]),
    default="relevance",
    show_default=True,
    help="The best first, or the latest.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    metavar="N",
    help="How many hits of either kind are shown.",
)
@click.option("--all", "include_all", is_flag=True, help="Also statements that are less sure.")
@click.option("--versions", is_flag=True, help="Also in texts that a later version has replaced.")
@json_option
@language_option
def search_command(
    place: str, words: tuple[str, ...], kind: str | None, as_json: bool, lang: str | None, **chosen: Any
) -> None:
    """Find statements and articles in DOSSIER that have all of the WORDS, in any form and in compounds.

    Words in quotation marks must stand so. Without words everything that fits the options is found, the latest first.
    """
    from lagebild.store import Query  # noqa: PLC0415
    from lagebild.store.search import COUNTED  # noqa: PLC0415

    if kind is not None and chosen["what"] == "articles":
        raise click.UsageError("--type is about statements: leave out --what articles")
    query = Query(words=_joined(words), type=kind, **chosen)
    if query.since and query.until and moments.moment(query.since) > moments.end(query.until):
        raise click.UsageError(f"--since {query.since} is later than --until {query.until}")
    with opened(place) as dossier:
        found = dossier.search(query)
    with output() as stream:
        if as_json:
            for hit in (*found.statements, *found.articles):
                stream.write(json_line(hits.hit_json(hit)) + "\n")
        else:
            view = hits.hits_view(
                found.statements,
                found.articles,
                found.total,
                language=spoken(lang),
                counted=COUNTED,
                passed_over=not query.include_all and query.what != "articles",
            )
            console(stream).print(view)


def _joined(words: tuple[str, ...]) -> str:
    """The words of the command line as one query; what the shell kept together without marks of its own is words all the same."""
    return re.sub(r"\s+", " ", " ".join(words)).strip()
