"""`lagebild serve`: the picture in a browser."""

from __future__ import annotations

import errno
import logging
import os
import socket
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from lagebild.cli import tongue
from lagebild.cli.common import model_options, named, standard_input
from lagebild.errors import InputError
from lagebild.views.notewords import told

if TYPE_CHECKING:
    from lagebild.web import Settings

EPILOG = """\b
Examples:
  lagebild serve crisis.db
  lagebild serve crisis.db --port 9000 --lang en
  lagebild serve --new-user eva:reviewer >> passwords
  lagebild serve crisis.db --name lage.example.org --passwords FILE --secure
  LAGEBILD_KEY=a-long-secret-of-mine lagebild serve crisis.db

\b
By default only this machine can reach the server, and whoever opens the
address that is said may do everything: it has a key in it, another one with
each start unless LAGEBILD_KEY holds one. Programs send the key as a password
with any name. For anything else a file of passwords is needed, a line for
each person: name:role:hash. A reader looks, a reviewer also judges and adds,
an admin also takes back what others have decided; who came in and who was
refused is told on standard error. Put a proxy with TLS before it and say
--secure; what it needs is in docs/web.md.

\b
Exit status:
  0    the server was stopped (Ctrl-C)
  1    there is no such dossier, the file of passwords or LAGEBILD_KEY cannot
       be used, or the port is taken
  2    the command line is wrong
  130  interrupted while a password was asked for
"""
LINGER = 5  # seconds for which answers that are being given may take when the server is stopped
AT_ONCE = 200  # connections and answers; whoever comes when there are more is told to come again
TAKEN = {
    errno.EADDRINUSE: ("another program listens there", "choose another port with --port; 0 takes any that is free"),
    errno.EACCES: ("you may not listen there", "ports below 1024 are the system's: choose another with --port"),
    errno.EADDRNOTAVAIL: ("this machine has no such address", "--host 0.0.0.0 stands for all that it has"),
}


class NewUser(click.ParamType[tuple[str, str]]):
    """A name and a role with a colon between them."""

    name = "name:role"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Both, checked before a password is asked for."""
        from lagebild.web.people import ROLES  # noqa: PLC0415 -- help need not wait for it

        name, colon, role = str(value).rpartition(":")
        if not colon or not name.strip() or ":" in name or not name.isprintable():
            self.fail("a name and a role are needed, as in eva:reviewer", param, ctx)
        if role not in ROLES:
            self.fail(f"{role!r} is no role; there are {', '.join(ROLES)}", param, ctx)
        return name, role


def _place(context: click.Context, parameter: click.Parameter, place: str | None) -> str | None:
    """The place of a dossier, which only whoever adds a user need not name."""
    return None if place is None else named(context, parameter, place)


@click.command("serve", epilog=EPILOG, short_help="Show the picture in a browser, and serve the REST API.")
@click.argument("place", metavar="DOSSIER", required=False, callback=_place)
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8420,
    metavar="N",
    show_default=True,
    help="Port to listen on; 0 for any that is free, which is said.",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="Name by which the server is called; repeatable.")
@click.option(
    "--passwords",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="File of those who may log in.",
)
@click.option(
    "--no-key", is_flag=True, help="Without passwords: everybody with an account on this machine may open it."
)
@click.option("--secure", is_flag=True, help="The server is reached over HTTPS: cookies are sent over nothing else.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["de", "en"]),
    default="de",
    show_default=True,
    help="Language of whoever chose none.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--new-user",
    type=NewUser(),
    metavar="NAME:ROLE",
    help="Ask for a password and write a line for the file of passwords; no DOSSIER is needed.",
)
@model_options
def serve_command(place: str | None, new_user: tuple[str, str] | None, **chosen: Any) -> None:
    """Show the picture of DOSSIER in a browser, and serve the REST API under /api/v1."""
    if new_user is not None:
        _write_user(*new_user)
        return
    if place is None:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    from lagebild.web import Settings  # noqa: PLC0415
    from lagebild.web.key import VARIABLE, Key  # noqa: PLC0415

    open_to_all = chosen["no_key"] or chosen["passwords"] is not None
    settings = Settings(
        place=place,
        host=chosen["host"],
        port=chosen["port"],
        hosts=frozenset(name.casefold() for name in chosen["names"]),
        passwords=chosen["passwords"],
        key=None if open_to_all else Key(os.environ.get(VARIABLE) or None).value,
        secure=chosen["secure"],
        language=chosen["language"],
        model=chosen["model"],
        threads=chosen["threads"],
    )
    _serve(settings, click.launch if chosen["open_browser"] else lambda _: None)


def _write_user(name: str, role: str) -> None:
    """Ask for a password, twice and hidden, or take it from the pipe, and write the line of a person.

    Raises:
        InputError: the password cannot be.
    """
    from lagebild.web.people import line_of  # noqa: PLC0415

    if sys.stdin is not None and sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = standard_input().readline().decode("utf-8", "replace").rstrip("\r\n")
    click.echo(line_of(name, role, password))


def _serve(settings: Settings, launch: Callable[[str], object]) -> None:
    """Serve until somebody stops it.

    Raises:
        InputError: nothing can listen at that address.
        StoreError: the dossier cannot be opened.
    """
    import uvicorn  # noqa: PLC0415 -- no other command needs a server

    from lagebild.web import create_app  # noqa: PLC0415
    from lagebild.web.connections import Connection  # noqa: PLC0415
    from lagebild.web.key import PARAMETER  # noqa: PLC0415

    class Server(uvicorn.Server):
        """Says where it is once it listens."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                click.echo(f"Lagebild: {address}{with_key(key.value) if key else ''}", err=True)
                launch(f"{address}{with_key(key.once()) if key else ''}")

    def with_key(value: str) -> str:
        return f"?{PARAMETER}={quote(value, safe='')}"

    app = create_app(settings)
    key = app.state.key
    for line in warnings(settings):
        click.echo(f"lagebild: {told(f'warning: {line}', tongue.of_command())}", err=True)
    with telling(settings), listening(settings.host, settings.port) as door:
        address = f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{door.getsockname()[1]}/"
        config = uvicorn.Config(
            app,
            http=Connection,
            log_level="warning",
            server_header=False,
            limit_concurrency=AT_ONCE,
            timeout_graceful_shutdown=LINGER,
        )
        with suppress(KeyboardInterrupt):  # how Ctrl-C comes back once the server has ended
            Server(config).run(sockets=[door])


def warnings(settings: Settings) -> Iterator[str]:
    """What whoever starts a server so may not have thought of."""
    if not settings.local and not settings.secure:
        yield (
            f"{settings.host}: passwords and reports go over the network in clear; put a proxy with TLS before the server and say "
            "--secure (docs/web.md)"
        )
    if settings.passwords is not None and sys.platform != "win32":
        mode = settings.passwords.stat().st_mode
        if mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP):
            what = "read" if mode & stat.S_IROTH else "changed"
            yield f"{settings.passwords}: can be {what} by others on this machine: chmod 600 {settings.passwords}"


@contextmanager
def telling(settings: Settings) -> Iterator[None]:
    """Who comes in and who is refused is told on standard error; without passwords only who is refused."""
    from lagebild.web.trail import LOGGER, formatter  # noqa: PLC0415

    handler, level = logging.StreamHandler(sys.stderr), LOGGER.level
    handler.setFormatter(formatter())
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO if settings.passwords is not None else logging.WARNING)
    try:
        yield
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(level)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at an address.

    Raises:
        InputError: nothing can listen there; says why and what to do.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise InputError(host, "is no address of this machine", "--host 127.0.0.1 is this machine itself") from error
    door = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there it would let two programs listen at one port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(128)
    except OSError as error:
        door.close()
        what, hint = TAKEN.get(error.errno or 0, (error.strerror or str(error), ""))
        raise InputError(f"{host}:{port}", what, hint) from error
    return door
