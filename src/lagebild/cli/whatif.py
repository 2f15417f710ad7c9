"""`lagebild whatif`: what an event that has not happened would touch."""

from __future__ import annotations

from typing import Any

import click

from lagebild.cli.common import dossier_argument, language_option, model_options, opened
from lagebild.cli.pictures import Options, view_options, write_object, write_view
from lagebild.uncollected import staying
from lagebild.views.exports import json_line
from lagebild.views.picturejson import whatif_json
from lagebild.views.picturewhatif import whatif_view

EPILOG = """\b
Examples:
  lagebild whatif crisis.db "Die Armee besetzte am Sonntag die Brücke."
  lagebild whatif crisis.db "Der Sicherheitsrat erteilte ein Mandat." --json

\b
Exit status:
  0    the answer is written, be it that nothing would be touched
  1    there is no such dossier, or no model
  2    the command line is wrong
  141  whoever was reading the output stopped reading
"""


@click.command("whatif", epilog=EPILOG, short_help="Show which tripwires an event would touch, and who has a position.")
@dossier_argument
@click.argument("sentence")
@view_options
@model_options
@language_option
@click.pass_context
def whatif_command(context: click.Context, /, sentence: str, model: Any, threads: int | None, **chosen: Any) -> None:
    """Read SENTENCE as if it were a report that comes in now, and show which tripwires of DOSSIER it would touch, announced by whom in
    which words, and who has a position on it.

    Tell it as a thing that has happened, in one sentence, as a report would: who did what, to whom, where. Nothing is written.
    """
    from lagebild import pipeline  # noqa: PLC0415 -- help need not wait for it

    if not sentence.strip():
        raise click.UsageError("SENTENCE is empty: tell what happens, such as 'Die Armee schließt die Grenze.'")
    options = Options(**chosen)
    options.check()
    with staying():
        held = pipeline.ground_at_a_glance(options.place)
        if held is None:
            with opened(options.place) as dossier:
                held = pipeline.ground(dossier)
        answer = pipeline.supposed(held, sentence, context.obj(model, threads=threads))
    with options.written() as stream:
        if options.as_json:
            write_object(stream, (json_line(whatif_json(answer)),))
            return
        write_view(stream, whatif_view(answer, language=options.language, **options.extent))
