"""`lagebild changes`: what is new in the picture since a time."""

from __future__ import annotations

from typing import Any

import click

from lagebild import moments
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
from lagebild.views.picturechangeoverview import ChangesOverview, changes_overview
from lagebild.views.picturechanges import changes_overview_view
from lagebild.views.picturechoice import chosen_changes
from lagebild.views.picturejson import changes_pieces

EPILOG = f"""\b
Examples:
  lagebild changes crisis.db --since 06:00
  lagebild changes crisis.db --since 6h --only tripwires,positions
  lagebild changes crisis.db --since 2026-03-17 --until 2026-03-18 --json

\b
The lists are those of `lagebild show`. + is new, ~ has changed, - is no
longer in the picture, since a report was corrected or a person decided so.

{HOW}

\b
Exit status:
  0    the changes are written, or that there are none
  1    there is no such dossier, or no such actor or question in the picture:
       standard error says what is called almost so
  2    the command line is wrong
  141  whoever was reading the output stopped reading
"""


@click.command("changes", epilog=EPILOG, short_help="Show what is new since a time: who moved, what was touched.")
@dossier_argument
@click.option(
    "--since",
    type=When(),
    required=True,
    metavar="TIME",
    help="What was published at that time or later; a day from its beginning.",
)
@click.option("--until", type=When(), metavar="TIME", help="And up to then; a day to its end.")
@click.option("--as-known", type=When(), metavar="TIME", help="As the dossier knew it then; a day to its end.")
@choice_options
@view_options
@language_option
def changes_command(since: str, until: str | None, as_known: str | None, **chosen_options: Any) -> None:
    """Show what the reports of DOSSIER that were published since a time have changed in the picture.

    Tripwires that came to another state stand first, then who has taken another position, then what else is new. What was only reported
    again is counted; --all shows it.
    """
    from lagebild import pipeline  # noqa: PLC0415 -- help need not wait for it

    options = Options(**chosen_options)
    options.check()
    if until is not None and moments.moment(since) > moments.end(until):
        raise click.UsageError(f"--since {since} is later than --until {until}")
    before = moments.before(since)
    if options.plain and _shown_at_a_glance(options, since, before, until, as_known):
        return
    with opened(options.place) as dossier, staying():
        some: ChangesOverview | None
        if options.plain:
            some = pipeline.changes_overview(dossier, before, until=until, as_known=as_known)
            after, choice = some.after, options.choice(some.before, some.after)
        else:
            changes = pipeline.changes(dossier, before, until=until, as_known=as_known)
            after, choice = changes.after, options.choice(changes.before, changes.after)
            changes = chosen_changes(changes, choice)
            some = None if options.as_json else changes_overview(changes, choice, include_all=options.include_all)
        first = first_report(dossier, after)
    with options.written() as stream:
        if not after.articles.articles:
            write_nothing(stream, options, after, first)
        elif some is not None:
            view = changes_overview_view(some, choice, language=options.language, since=since, **options.extent)
            write_view(stream, view)
        if options.as_json:
            write_object(stream, changes_pieces(changes, choice, since=since))


def _shown_at_a_glance(options: Options, since: str, before: str, until: str | None, as_known: str | None) -> bool:
    """Whether what is asked for was kept, and is written."""
    from lagebild import pipeline  # noqa: PLC0415 -- help need not wait for it

    with staying():
        some = pipeline.changes_at_a_glance(options.place, before, until=until, as_known=as_known)
    if some is None or not some.after.articles.articles:
        return False
    choice = options.choice(some.before, some.after)
    view = changes_overview_view(some, choice, language=options.language, since=since, **options.extent)
    with options.written() as stream:
        write_view(stream, view)
    return True
