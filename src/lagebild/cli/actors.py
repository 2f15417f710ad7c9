"""`lagebild actors`: who a dossier tells of."""

from __future__ import annotations

import click

from lagebild.cli.common import dossier_argument, json_option, language_option, opened, output, spoken
from lagebild.entries import KnownActor
from lagebild.store import Dossier
from lagebild.views import dossierlists as lists
from lagebild.views.exports import json_line
from lagebild.views.pictureactors import has_name
from lagebild.views.terminal import console


@click.command("actors", short_help="List actors, those who say the most first; or those that a name can mean.")
@dossier_argument
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="How many at most.")
@click.option("--all", "include_all", is_flag=True, help="Also those without a name: 'er', 'ein Sprecher'.")
@json_option
@language_option
def actors_command(
    place: str, name: str | None, limit: int | None, include_all: bool, as_json: bool, lang: str | None
) -> None:
    """List the actors of DOSSIER who have a name, with how often they speak and are mentioned; or those called NAME, else those whose
    name has all of its words. JSON has all of them, with and without a name.

    The id below a name is what `lagebild search --speaker` and `lagebild judge` take where a name alone would be ambiguous.
    """
    with opened(place) as dossier:
        everybody = as_json or include_all or name is not None
        found, nameless = (dossier.actors(name, limit)[:limit], 0) if everybody else _named(dossier, limit)
    with output() as stream:
        for actor in found:
            if as_json:
                stream.write(json_line(lists.actor_json(actor)) + "\n")
            else:
                console(stream).print(lists.actor_block(actor, spoken(lang)))
        if nameless:
            stream.write(lists.nameless(nameless, spoken(lang)) + "\n")
        elif not found and not as_json:
            stream.write(lists.nothing(spoken(lang)) + "\n")


def _named(dossier: Dossier, limit: int | None) -> tuple[list[KnownActor], int]:
    """The actors who have a name, as many as asked for, and how many without one would stand among them."""
    wanted = limit
    while True:
        some = dossier.actors(None, wanted)
        named = [one for one in some if has_name(one.key, one.name, one.kind, known=one.wikidata is not None)]
        if limit is None or wanted is None or len(named) >= limit or len(some) < wanted:
            break
        wanted *= 2
    found = named[:limit]
    behind = some.index(found[-1]) + 1 if limit is not None and len(found) == limit else len(some)
    return found, behind - len(found)
