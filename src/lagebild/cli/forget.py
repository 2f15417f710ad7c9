"""`lagebild forget`: the one way in which things are lost, and it is asked for."""

from __future__ import annotations

import sys
from typing import Any

import click

from lagebild.cli.common import dossier_argument, language_option, opened, output, spoken
from lagebild.labels import ACTOR_KINDS
from lagebild.store import Dossier, Forgotten
from lagebild.views.dossierwords import dossier_words
from lagebild.views.harmless import one_line
from lagebild.views.hits import heading, short
from lagebild.views.words import count, name_of

EPILOG = """\b
Examples:
  lagebild forget crisis.db article b5bb4e7a
  lagebild forget crisis.db person "Radan Korwath"
  lagebild forget crisis.db texts spans --source dpa

\b
Exit status:
  0    it is gone
  1    there is no such thing, or no was the answer: nothing is removed
  2    the command line is wrong
  130  interrupted with Ctrl-C: nothing is removed, or all of it
"""


@click.command("forget", epilog=EPILOG, short_help="Remove an article, a person or stored texts for good.")
@dossier_argument
@click.argument("what", type=click.Choice(["article", "person", "texts"]), metavar="article|person|texts")
@click.argument("subject", metavar="ID|NAME|KEEP")
@click.option("--source", metavar="NAME", help="texts: only those of this publisher.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@language_option
@click.pass_context
def forget_command(context: click.Context, /, place: str, **chosen: Any) -> None:
    """Remove from DOSSIER for good, with all that rests on it: readings, judgements, search index, cached readings, free pages.

    An article, by its ID or the beginning of it, leaves a tombstone without content, which keeps a feed from adding it again. A person,
    by NAME, is erased from texts and readings: name, words, and every frame with a part in it; and from every article that comes in
    later. "texts" keeps less of the texts that are stored, and of those to come: KEEP is spans (the sentences that evidence needs) or
    none.

    What lies elsewhere is not reached: backups, exports, the original files; on PostgreSQL its log and replicas. See docs/dossier.md.
    """
    what, subject = chosen["what"], chosen["subject"]
    if what == "texts" and subject not in ("spans", "none"):
        raise click.UsageError('texts takes "spans" or "none": what is to be kept')
    if chosen["source"] is not None and what != "texts":
        raise click.UsageError("--source goes with texts")
    language, source = spoken(chosen["lang"]), chosen["source"]
    with opened(place) as dossier:
        named = _named(dossier, what, subject, language)
        if not chosen["yes"] and not _agreed(named, source, language):
            click.echo("lagebild: nothing is removed", err=True)
            context.exit(1)
        result = _forgotten(dossier, what, subject, source)
    with output() as stream:
        stream.write(_said(result, named, language) + "\n")
        if what == "texts":
            stream.write(_from_now(subject, source, language) + "\n")


def _named(dossier: Dossier, what: str, subject: str, language: str) -> str:
    """What is to go, so that a person can see whether it is what they mean; "" for texts.

    Raises:
        UnknownError: there is no such thing.
    """
    if what == "article":
        version = list(dossier.versions(subject))[-1]
        return f"{dossier_words(language).kinds['article']} {one_line(version.article)}, {heading(version, language)}"
    if what == "person":
        meant = dossier.meant(subject)
        return f"{name_of(ACTOR_KINDS, str(meant['kind']), language)} {short(str(meant['name']))}"
    return ""


def _agreed(named: str, source: str | None, language: str) -> bool:
    """Ask; where there is nobody to ask, the command line has to say it."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError("this cannot be undone; say --yes")
    say = dossier_words(language)
    subject = named or say.too_much.format(_of(source, language))
    return click.confirm(say.surely.format(subject), default=False, err=True)


def _forgotten(dossier: Dossier, what: str, subject: str, source: str | None) -> Forgotten:
    if what == "article":
        return dossier.forget_article(subject)
    if what == "person":
        return dossier.forget_person(subject)
    return dossier.forget_texts(subject, source)


def _said(result: Forgotten, named: str, language: str) -> str:
    """What went, and whether anything of it may still lie about."""
    say = dossier_words(language)
    parts = [named] * bool(named)
    parts += [count(result.articles, say.gone)] * bool(result.articles)
    parts += [count(result.changed, say.changed)] * bool(result.changed)
    parts += [count(result.judgements, say.lost)] * bool(result.judgements)
    said = f"{say.forgotten}: {', '.join(parts)}" if parts else say.nothing_forgotten
    return said + ("" if result.purged else f"\n{say.later}")


def _from_now(keep: str, source: str | None, language: str) -> str:
    """What is kept of the texts to come."""
    say = dossier_words(language)
    return say.from_now.format(_of(source, language), say.keeps[keep])


def _of(source: str | None, language: str) -> str:
    return dossier_words(language).of_source.format(short(source)) if source else ""
