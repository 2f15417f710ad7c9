"""The command line: `lagebild`. One module for each command or two; here what all of them share.

A command's module is loaded when the command is asked for: what looks something up in a dossier need not wait for the reader's runtime.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli import tongue
from lagebild.cli.common import DEBUG, INTERRUPTED, Loader
from lagebild.errors import LagebildError, ModelError
from lagebild.uncollected import uncollected
from lagebild.version import __version__
from lagebild.views.harmless import one_line
from lagebild.views.notewords import told, told_fault

if TYPE_CHECKING:
    from lagebild.records import Coder

FATAL = 1
COMMANDS = {
    "read": "read",
    "add": "add",
    "watch": "watch",
    "bulk": "bulk",
    "show": "show",
    "changes": "changes",
    "whatif": "whatif",
    "report": "report",
    "serve": "serve",
    "search": "search",
    "articles": "articles",
    "actors": "actors",
    "judge": "judge",
    "forget": "forget",
    "export": "export",
    "check": "keeping",
    "migrate": "keeping",
}
"""Every command with its module, in the order of the help."""


class Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        with uncollected():  # modules stay
            module = import_module(f"lagebild.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


def _load(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> Any:
    from lagebild.pipeline import load_reader  # noqa: PLC0415 -- the runtime takes its time, and not every command reads

    return load_reader(folder, threads=threads, extras=extras)


def _stated() -> Coder:
    """What that reader calls itself, without the runtime that it needs."""
    from lagebild.modelfolder import model_folder  # noqa: PLC0415
    from lagebild.reading import stated  # noqa: PLC0415

    return stated(model_folder())


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    click.echo(f"lagebild {__version__}")
    try:
        coder = _stated() if context.obj is _load else context.obj(None, threads=None).coder
    except ModelError as error:
        click.echo(f"model none: {one_line(str(error))}")
    else:
        click.echo(f"model {coder.model}, sha256 {coder.sha256}")
    context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the versions of code and model, with the model's hash, and exit.",
)
def lagebild() -> None:
    """Lagebild reads news reports and keeps the situation picture: who said what, on whose word.

    Everything runs on this machine; nothing is sent anywhere, and only addresses that you name are fetched. Try: lagebild read report.txt

    A dossier keeps what was read: one file, or a PostgreSQL schema by its URL
    (postgresql://USER@HOST/DATABASE?schema=NAME). Try: lagebild add crisis.db reports/
    """


def main(argv: Sequence[str] | None = None, *, load: Loader = _load) -> int:
    """Run the command line and return its exit status.

    Args:
        argv: the arguments after the program's name; those of the process where left out.
        load: gives the reader for a model folder; tests have their own.
    """
    with ExitStack() as stack:
        _prepare_streams(stack)
        return _run(argv, load)


def _run(argv: Sequence[str] | None, load: Loader) -> int:
    language = tongue.of_command_line(sys.argv[1:] if argv is None else argv)
    try:
        status = lagebild.main(args=argv, prog_name="lagebild", standalone_mode=False, obj=load)
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        tongue.show(error, language)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _complain(told("interrupted", language))
        return INTERRUPTED
    except LagebildError as error:
        _complain(told_fault(error, language))
        return FATAL
    except OSError as error:
        _complain(told(f"{error.filename or 'standard output'}: {error.strerror or error}", language))
        return FATAL
    except Exception as error:  # the last line of defence: a person never sees a bare traceback
        return _unexpected(error, language)


def _unexpected(error: Exception, language: str) -> int:
    if os.environ.get(DEBUG):
        traceback.print_exc()
    words = str(error) or "no further words"
    what = (
        f"unexpected error: {type(error).__name__}: {words} -- this is a fault in Lagebild; please report it with the "
        f"command line, the output of `lagebild --version` and what the same command prints with {DEBUG}=1"
    )
    _complain(told(what, language))
    return FATAL


def _complain(text: str) -> None:
    click.echo(f"lagebild: {one_line(text)}", err=True)


def _prepare_streams(stack: ExitStack) -> None:
    """UTF-8 on both outputs whatever the locale; what has no place in UTF-8 (parts of file names) is escaped.

    A closed output (`>&-`, which Python gives as None) is written to nowhere.
    """
    for stream, redirect in ((sys.stdout, redirect_stdout), (sys.stderr, redirect_stderr)):
        if stream is None:
            nowhere = stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- the stack does
            stack.enter_context(redirect(nowhere))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
