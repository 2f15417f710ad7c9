"""`lagebild articles`: what a dossier holds, article by article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

import click

from lagebild.cli.common import dossier_argument, json_option, language_option, opened, output, spoken
from lagebild.cli.verdicts import blocks
from lagebild.records import Reading
from lagebild.store import Dossier
from lagebild.views import dossierlists as lists
from lagebild.views.dossierwords import readable
from lagebild.views.exports import json_line
from lagebild.views.harmless import harmless
from lagebild.views.jsonform import reading_line
from lagebild.views.terminal import console
from lagebild.views.text import article_view

EPILOG = """\b
Examples:
  lagebild articles crisis.db
  lagebild articles crisis.db b5bb4e7a             versions, and what changed
  lagebild articles crisis.db b5bb4e7a --reading   what was read out of it
  lagebild articles crisis.db b5bb4e7a --text      its text
"""


@click.command("articles", epilog=EPILOG, short_help="List articles; versions of one, what changed, what was read.")
@dossier_argument
@click.argument("article", required=False)
@click.option(
    "--version", "number", type=click.IntRange(1), metavar="N", help="Only this version; else the latest, or all."
)
@click.option("--text", "as_text", is_flag=True, help="Write the text; […] stands for what is not kept.")
@click.option("--reading", "as_reading", is_flag=True, help="Show what was read out of it, as people left it.")
@click.option("--all", "include_all", is_flag=True, help="With --reading: also what is less sure.")
@json_option
@language_option
def articles_command(place: str, article: str | None, **chosen: Any) -> None:
    """List the articles of DOSSIER in the order in which they came, or show one ARTICLE (its id, or the beginning of it)."""
    _check(article, chosen)
    language, as_json, number = spoken(chosen["lang"]), chosen["as_json"], chosen["number"]
    with opened(place) as dossier, output() as stream:
        if article is not None and number is not None:
            dossier.text(article, number)  # complains where there is no such version
        if article is None:
            _list(dossier, stream, language, as_json=as_json)
        elif chosen["as_text"]:
            text = readable(dossier.text(article, number))
            stream.write((harmless(text) if stream.isatty() else text) + "\n")
        elif chosen["as_reading"]:
            reading = dossier.judged(article, number)
            _reading(reading, stream, language, include_all=chosen["include_all"], as_json=as_json)
        elif as_json:
            _versions(dossier, article, number, stream)
        else:
            _one(dossier, article, number, stream, language)


def _check(article: str | None, chosen: Mapping[str, Any]) -> None:
    """Refuse options that say nothing together."""
    if article is None and (chosen["as_text"] or chosen["as_reading"] or chosen["number"]):
        raise click.UsageError("--text, --reading and --version are about one article: name its id")
    if chosen["as_text"] and (chosen["as_reading"] or chosen["as_json"]):
        raise click.UsageError("--text is written as it is: leave out --reading and --json")
    if chosen["include_all"] and not chosen["as_reading"]:
        raise click.UsageError("--all goes with --reading")


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
            stream.write(json_line(lists.version_json(version)) + "\n")
        else:
            console(stream).print(lists.article_block(version, language))
    if not as_json:
        stream.write((lists.articles_total(number, language) if number else lists.nothing(language)) + "\n")


def _versions(dossier: Dossier, article: str, number: int | None, stream: TextIO) -> None:
    """The versions of one article, or one of them, as JSON."""
    for version in dossier.versions(article):
        if number in (None, version.number):
            stream.write(json_line(lists.version_json(version)) + "\n")


def _one(dossier: Dossier, article: str, number: int | None, stream: TextIO, language: str) -> None:
    """The versions of one article, or one of them; who prints its text; the judgements on it."""
    versions = list(dossier.versions(article))
    identity = versions[0].article
    texts = [dossier.text(identity, version.number) for version in versions]
    copies = [copy for copy, original in dossier.copies() if original == identity]
    view = lists.versions_view(versions, texts, language, copies=copies, only=number)
    console(stream).print(view)
    for block in blocks(dossier, dossier.verdicts(identity), language):
        console(stream).print(block)
