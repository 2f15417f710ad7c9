"""The server as a process: what it says, where it listens, how it ends."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from lagebild.web.people import load
from tests.cli.test_process import POSIX, SCRIPT, environment

Run = Callable[..., Any]


@contextmanager
def served(*arguments: str | Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in a process of its own, and the address that it says."""
    command = [sys.executable, SCRIPT, "serve", "--port", "0", *arguments]
    env = environment(PYTHONWARNINGS="", LAGEBILD_KEY="")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        try:
            assert process.stderr is not None
            said = re.match(r"Lagebild: (http://\S+)\n", process.stderr.readline())
            assert said is not None, process.stderr.read()
            yield said[1], process
        finally:
            process.kill()


@POSIX
def test_a_page_is_served_at_the_port_that_is_said_and_ctrl_c_is_quiet(crisis_desk: Path) -> None:
    with served(crisis_desk, "--no-key") as (address, process):
        assert re.fullmatch(r"http://127\.0\.0\.1:[1-9]\d+/", address)
        with urlopen(f"{address}lage", timeout=60) as answer:
            assert answer.status == 200
            assert "server" not in {name.lower() for name in answer.headers}
            assert "crisis.db" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.wait(30) == 0


def test_the_address_that_is_said_opens_the_door_and_none_without_its_key(crisis_desk: Path) -> None:
    with served(crisis_desk) as (address, _):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[\w-]{32}", address)
        bare, _, key = address.partition("?key=")
        with urlopen(f"{bare}lage", timeout=60) as answer:
            assert answer.url.startswith(f"{bare}anmelden")
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(address, timeout=60) as answer:
            assert answer.url == f"{bare}lage"
        request = Request(
            f"{bare}api/v1/counts", headers={"authorization": f"Basic {b64encode(f':{key}'.encode()).decode()}"}
        )
        with urlopen(request, timeout=60) as answer:
            assert answer.status == 200


def test_a_key_of_ones_own(crisis_desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGEBILD_KEY", "kurz")
    status, _, err = run("serve", crisis_desk, "--port", "0")
    assert status == 1
    assert "LAGEBILD_KEY" in err
    monkeypatch.setenv("LAGEBILD_KEY", "ein-langer-schluessel")
    monkeypatch.setattr("click.launch", lambda _: signal.raise_signal(signal.SIGINT))
    status, _, err = run("serve", crisis_desk, "--port", "0", "--open")
    assert status == 0
    assert err.endswith("/?key=ein-langer-schluessel\n")


def test_nobody_else_can_reach_it(crisis_desk: Path) -> None:
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    with served(crisis_desk) as (address, _):
        port = urlsplit(address).port or 0
        for other in own:
            with pytest.raises(OSError, match=r"."), socket.create_connection((str(other), port), timeout=5):
                pass


def test_the_browser_is_opened_once_it_listens(crisis_desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def launch(address: str) -> None:
        with socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), timeout=5):
            opened.append(address)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("click.launch", launch)
    status, out, err = run("serve", crisis_desk, "--port", "0", "--open")
    assert (status, out) == (0, "")
    said, given = err.removeprefix("Lagebild: ").rstrip("\n").partition("?key="), opened[0].partition("?key=")
    assert said[0] == given[0]
    assert (
        said[2] != given[2]
    )  # others on the machine see command lines, the browser's too: what is handed to it opens once
    assert min(len(said[2]), len(given[2])) == 32


def test_a_port_that_is_taken_is_said(crisis_desk: Path, run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, out, err = run("serve", crisis_desk, "--port", port)
    assert (status, out) == (1, "")
    assert err.startswith(f"lagebild: 127.0.0.1:{port}: another program listens there")
    assert "--port" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("host", ["192.0.2.1", "nirgends.invalid"])
def test_an_address_that_is_not_this_machines_is_said(crisis_desk: Path, run: Run, tmp_path: Path, host: str) -> None:
    path = tmp_path / "passwords"
    path.write_text("eva:reader:$argon2id$v=19$m=8,t=1,p=1$YWJj$YWJj\n", "utf-8")
    status, out, err = run("serve", crisis_desk, "--host", host, "--port", "0", "--passwords", path)
    assert (status, out) == (1, "")
    assert host in err
    assert "--host" in err


def test_what_everybody_could_reach_is_not_started(crisis_desk: Path, run: Run) -> None:
    status, _, err = run("serve", crisis_desk, "--host", "0.0.0.0", "--port", "0")
    assert status == 1
    assert "--passwords" in err


@POSIX
def test_what_is_not_safe_is_said(crisis_desk: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "passwords"
    path.write_text("eva:reader:$argon2id$v=19$m=8,t=1,p=1$YWJj$YWJj\n", "utf-8")
    monkeypatch.setattr("click.launch", lambda _: signal.raise_signal(signal.SIGINT))
    for mode, host, more, said in (
        (0o600, "127.0.0.1", [], ()),
        (0o640, "127.0.0.1", [], ()),
        (0o604, "127.0.0.1", [], ("read by others",)),
        (0o620, "127.0.0.1", [], ("changed by others",)),
        (0o600, "0.0.0.0", [], ("in clear",)),
        (0o600, "0.0.0.0", ["--secure"], ()),
        (0o644, "0.0.0.0", [], ("in clear", "chmod 600")),
    ):
        path.chmod(mode)
        status, _, err = run("serve", crisis_desk, "--host", host, "--port", "0", "--passwords", path, "--open", *more)
        assert status == 0
        warned = err.splitlines()[:-1]
        assert len(warned) == len(said), err
        for line, words in zip(warned, said, strict=True):
            assert line.startswith("lagebild: warning: ")
            assert words in line


@POSIX
def test_who_comes_in_is_told_on_standard_error(crisis_desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "passwords"
    path.write_text("eva:reader:$argon2id$v=19$m=8,t=1,p=1$YWJj$YWJj\n", "utf-8")
    path.chmod(0o600)
    with served(crisis_desk, "--passwords", path) as (address, process):
        request = Request(
            f"{address}api/v1/counts", headers={"authorization": f"Basic {b64encode(b'eva:falsch').decode()}"}
        )
        with pytest.raises(HTTPError):
            urlopen(request, timeout=60)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
    assert re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ access 127\.0\.0\.1 "eva" login-failed\n', said)


def test_no_dossier_is_said_before_anything_listens(tmp_path: Path, run: Run) -> None:
    status, _, err = run("serve", tmp_path / "nichts.db", "--port", "0")
    assert status == 1
    assert "nichts.db" in err


@pytest.mark.parametrize("arguments", [[], [""], ["x.db", "--port", "70000"], ["x.db", "--new-user", "eva"]])
def test_a_wrong_command_line(run: Run, arguments: list[str]) -> None:
    status, out, err = run("serve", *arguments)
    assert (status, out) == (2, "")
    assert "DOSSIER" in err


# -- those who may log in


class Pipe(io.TextIOWrapper):
    """Standard input, be it a pipe or a terminal."""

    def __init__(self, text: str, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(text.encode()), "utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def test_a_password_is_asked_for_twice_and_hidden(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    typed = iter(["Brücke über den Fluss", "Brücke über den Flus", "zweimal dasselbe", "zweimal dasselbe"])
    monkeypatch.setattr("sys.stdin", Pipe("", terminal=True))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(typed))
    status, out, err = run("serve", "--new-user", "Eva Lind:reviewer")
    assert status == 0
    assert out.count("\n") == 1
    assert "dasselbe" not in out + err
    path = tmp_path / "passwords"
    path.write_text(out, "utf-8")
    assert load(path)["Eva Lind"][0] == "reviewer"
    assert next(typed, None) is None


def test_a_password_may_come_through_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Pipe("kurz\n"))
    status, out, err = run("serve", "--new-user", "eva:admin")
    assert (status, out) == (1, "")
    assert "eight characters" in err
    monkeypatch.setattr("sys.stdin", Pipe("lang genug\r\n"))
    status, out, err = run("serve", "--new-user", "eva:admin")
    assert (status, err) == (0, "")
    assert out.startswith("eva:admin:$argon2id$")


@pytest.mark.parametrize("user", ["eva", "eva:boss", ":reader", "a:b:reader", "e\x1bva:reader", "eva:"])
def test_a_user_that_cannot_be_is_refused_before_a_password_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, user: str
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    status, out, err = run("serve", "--new-user", user)
    assert (status, out) == (2, "")
    assert "new-user" in err
    assert "\x1b" not in err


@POSIX
def test_stopped_by_the_system_it_ends(crisis_desk: Path) -> None:
    with served(crisis_desk) as (_, process):
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(30) == -signal.SIGTERM
