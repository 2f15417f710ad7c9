"""`lagebild articles`: what a dossier holds, article by article."""

from __future__ import annotations

import json
from typing import Any, TextIO

import click

from lagebild.cli.common import dossier_argument, json_option, language_option, opened, output, spoken
from lagebild.records import Reading
from lagebild.store import Dossier
from lagebild.views import dossierlists as lists
from lagebild.views.dossierwords import readable
from lagebild.views.jsonform import reading_line
from lagebild.views.text import article_view, console

EPILOG = """\b
Examples:
  lagebild articles crisis.db
  lagebild articles crisis.db b5bb4e7a            its versions and what changed
  lagebild articles crisis.db b5bb4e7a --reading  what was read out of it
  lagebild articles crisis.db b5bb4e7a --text     its text
"""


@click.command("articles", epilog=EPILOG, short_help="List articles; versions of one, what changed, what was read.")
@dossier_argument
@click.argument("article", required=False)
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help="This version, instead of the latest.")
@click.option("--text", "as_text", is_flag=True, help="Write the text that is kept.")
@click.option("--reading", "as_reading", is_flag=True, help="Show what was read out of it, as people left it.")
@click.option("--all", "include_all", is_flag=True, help="With --reading: also what is less sure.")
@json_option
@language_option
def articles_command(place: str, article: str | None, **chosen: Any) -> None:
    """List the articles of DOSSIER in the order in which they came, or show one ARTICLE (its id, or the beginning of it)."""
    if article is None and (chosen["as_text"] or chosen["as_reading"] or chosen["number"]):
        raise click.UsageError("--text, --reading and --version are about one article: name its id")
    language, as_json = spoken(chosen["lang"]), chosen["as_json"]
    with opened(place) as dossier, output() as stream:
        if article is None:
            _list(dossier, stream, language, as_json=as_json)
        elif chosen["as_text"]:
            stream.write(readable(dossier.text(article, chosen["number"])) + "\n")
        elif chosen["as_reading"]:
            _reading(
                dossier.judged(article, chosen["number"]),
                stream,
                language,
                include_all=chosen["include_all"],
                as_json=as_json,
            )
        else:
            _one(dossier, article, stream, language, as_json=as_json)


def _reading(reading: Reading, stream: TextIO, language: str, *, include_all: bool, as_json: bool) -> None:
    """What was read out of one article."""
    if as_json:
        stream.write(reading_line(reading, include_all=include_all) + "\n")
    else:
        console(stream).print(article_view(reading, language=language, include_all=include_all))


def _list(dossier: Dossier, stream: TextIO, language: str, *, as_json: bool) -> None:
    """Every article, as they come."""
    number = 0
    for version in dossier.versions():
        number += 1
        if as_json:
            stream.write(json.dumps(lists.version_json(version), ensure_ascii=False) + "\n")
        else:
            console(stream).print(lists.article_block(version, language))
    if not as_json:
        stream.write((lists.articles_total(number, language) if number else lists.nothing(language)) + "\n")


def _one(dossier: Dossier, article: str, stream: TextIO, language: str, *, as_json: bool) -> None:
    """The versions of one article."""
    versions = list(dossier.versions(article))
    if as_json:
        for version in versions:
            stream.write(json.dumps(lists.version_json(version), ensure_ascii=False) + "\n")
        return
    texts = [dossier.text(version.article, version.number) for version in versions]
    console(stream).print(lists.versions_view(versions, texts, language))
    for verdict in dossier.verdicts(versions[0].article):
        console(stream).print(lists.verdict_block(verdict, language))
