"""`lagebild forget`: the one way in which things are lost, and it is asked for."""

from __future__ import annotations

import sys
from typing import Any

import click

from lagebild.cli.common import dossier_argument, language_option, opened, spoken
from lagebild.store import Dossier, Forgotten
from lagebild.views.dossierwords import dossier_words
from lagebild.views.words import count

EPILOG = """\b
Examples:
  lagebild forget crisis.db article b5bb4e7a
  lagebild forget crisis.db person "Radan Korwath"
  lagebild forget crisis.db texts spans --source dpa

\b
Exit status:
  0  it is gone    1  there is no such thing, or no was the answer
  2  the command is wrong
"""


@click.command("forget", epilog=EPILOG, short_help="Remove an article, a person or stored texts for good.")
@dossier_argument
@click.argument("what", type=click.Choice(["article", "person", "texts"]), metavar="article|person|texts")
@click.argument("subject", metavar="ID|NAME|spans|none")
@click.option("--source", metavar="NAME", help="texts: only those of this publisher.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@language_option
@click.pass_context
def forget_command(context: click.Context, /, place: str, **chosen: Any) -> None:
    """Remove from DOSSIER for good, with all that rests on it: readings, judgements, search index, cached readings, free pages.

    An article leaves a tombstone without content, which keeps a feed from adding it again. A person is erased from texts and readings:
    name, words, and every frame with a part in it; and from every article that comes in later. "texts" keeps less of the texts that
    are stored: the sentences that evidence needs, or none.

    What lies elsewhere is not reached: backups, exports, the original files; on PostgreSQL its log and replicas. See docs/dossier.md.
    """
    what, subject = chosen["what"], chosen["subject"]
    if what == "texts" and subject not in ("spans", "none"):
        raise click.UsageError('texts takes "spans" or "none": what is to be kept')
    if chosen["source"] is not None and what != "texts":
        raise click.UsageError("--source goes with texts")
    with opened(place) as dossier:
        if not chosen["yes"] and not _agreed(what, subject, chosen["source"]):
            context.exit(1)
        result = _forgotten(dossier, what, subject, chosen["source"])
        click.echo(_said(result, spoken(chosen["lang"])))


def _agreed(what: str, subject: str, source: str | None) -> bool:
    """Ask; where there is nobody to ask, the command line has to say it."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError("this cannot be undone; say --yes")
    where = f" of {source}" if source else ""
    return click.confirm(f"Remove {what} {subject!r}{where} for good?", default=False, err=True)


def _forgotten(dossier: Dossier, what: str, subject: str, source: str | None) -> Forgotten:
    if what == "article":
        return dossier.forget_article(subject)
    if what == "person":
        return dossier.forget_person(subject)
    return dossier.forget_texts(subject, source)


def _said(result: Forgotten, language: str) -> str:
    say = dossier_words(language)
    parts = [count(result.articles, say.gone)] * bool(result.articles)
    parts += [count(result.changed, say.changed)] * bool(result.changed)
    parts += [count(result.judgements, say.lost)] * bool(result.judgements)
    return f"{say.forgotten}: {', '.join(parts) or '0'}" + ("" if result.purged else f"\n{say.later}")
