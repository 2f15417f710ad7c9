"""`lagebild show`: the picture that a dossier gives."""

from __future__ import annotations

from typing import Any

import click

from lagebild.cli.common import dossier_argument, language_option, opened
from lagebild.cli.pictures import (
    Options,
    choice_options,
    first_report,
    view_options,
    write_nothing,
    write_object,
    write_view,
)
from lagebild.cli.times import HOW, When
from lagebild.uncollected import staying
from lagebild.views.picturechoice import chosen
from lagebild.views.picturejson import picture_pieces
from lagebild.views.pictureoverview import Overview, overview
from lagebild.views.picturetext import overview_view

EPILOG = f"""\b
Examples:
  lagebild show crisis.db
  lagebild show crisis.db --only tripwires,positions
  lagebild show crisis.db --at 2026-03-18T06:00+01:00 --json > picture.json
  lagebild show crisis.db --actor Korwath --evidence
  lagebild show crisis.db --question Sanktionen --all

\b
Lists, in the order in which they are shown:
  tripwires    what was announced, and what has become of it
  questions    who stands where on what (also: positions)
  events       what happened, by what many reports say
  statements   who said what
  disputes     what one side asserts and another denies
  hypotheses   what is explained in different ways (also: explanations)
  figures      numbers, and whether they can all be true
  actors       who the reports tell of

{HOW}

\b
Exit status:
  0    the picture is written, be it empty
  1    there is no such dossier, or no such actor or question in the picture:
       standard error says what is called almost so
  2    the command line is wrong
  141  whoever was reading the output stopped reading
"""


@click.command("show", epilog=EPILOG, short_help="Show the picture: tripwires, positions, events, statements.")
@dossier_argument
@click.option("--at", type=When(), metavar="TIME", help="As published up to then; a day to its end.")
@click.option("--as-known", type=When(), metavar="TIME", help="As the dossier knew it then; a day to its end.")
@choice_options
@view_options
@language_option
def show_command(at: str | None, as_known: str | None, **chosen_options: Any) -> None:
    """Show what the reports of DOSSIER together say: tripwires, positions, events, statements, disputes, explanations, figures.

    Every line says where it stands: publisher, time, id of the article. What the machine proposes is marked as unconfirmed, what it
    is not sure of by "?"; people decide with `lagebild judge`.
    """
    from lagebild import pipeline  # noqa: PLC0415 -- help need not wait for it

    options = Options(**chosen_options)
    options.check()
    if options.plain and _shown_at_a_glance(options, at, as_known):
        return
    with opened(options.place) as dossier, staying():
        some: Overview | None
        if options.plain:
            some = pipeline.overview(dossier, at=at, as_known=as_known)
            picture, choice = some.picture, options.choice(some.picture)
        else:
            picture = pipeline.picture(dossier, at=at, as_known=as_known)
            choice = options.choice(picture)
            picture = chosen(picture, choice)
            some = None if options.as_json else overview(picture, choice, include_all=options.include_all)
        first = first_report(dossier, picture)
    with options.written() as stream:
        if not picture.articles.articles:
            write_nothing(stream, options, picture, first)
        elif some is not None:
            write_view(stream, overview_view(some, choice, language=options.language, **options.extent))
        if options.as_json:
            write_object(stream, picture_pieces(picture, choice))


def _shown_at_a_glance(options: Options, at: str | None, as_known: str | None) -> bool:
    """Whether what is asked for was kept, and is written."""
    from lagebild import pipeline  # noqa: PLC0415 -- help need not wait for it

    with staying():
        some = pipeline.overview_at_a_glance(options.place, at=at, as_known=as_known)
    if some is None or not some.picture.articles.articles:
        return False
    view = overview_view(some, options.choice(some.picture), language=options.language, **options.extent)
    with options.written() as stream:
        write_view(stream, view)
    return True
