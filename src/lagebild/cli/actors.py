"""`lagebild actors`: who a dossier tells of."""

from __future__ import annotations

import click

from lagebild.cli.common import dossier_argument, json_option, language_option, opened, output, spoken
from lagebild.views import dossierlists as lists
from lagebild.views.exports import json_line
from lagebild.views.terminal import console


@click.command("actors", short_help="List actors, those who say the most first; or those that a name can mean.")
@dossier_argument
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="How many at most.")
@json_option
@language_option
def actors_command(place: str, name: str | None, limit: int | None, as_json: bool, lang: str | None) -> None:
    """List the actors of DOSSIER with how often they speak and are mentioned; or those called NAME, else those whose name has all of
    its words.

    The id below a name is what `lagebild search --speaker` and `lagebild judge` take where a name alone would be ambiguous.
    """
    with opened(place) as dossier:
        found = dossier.actors(name, limit)[:limit]
    with output() as stream:
        for actor in found:
            if as_json:
                stream.write(json_line(lists.actor_json(actor)) + "\n")
            else:
                console(stream).print(lists.actor_block(actor, spoken(lang)))
        if not found and not as_json:
            stream.write(lists.nothing(spoken(lang)) + "\n")
