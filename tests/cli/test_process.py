"""What only a process of its own shows: pipes, signals, locales, terminals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("fake_lagebild.py")
LINE = '{"id": "%s", "text": "Der Minister Weil sagte: „Wir bleiben hier in Olt.“ \U0001f642", "published": "2022-01-24"}\n'
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(LINE % number for number in range(2000)), "utf-8")
    return path


@pytest.fixture
def some(tmp_path: Path) -> Path:
    path = tmp_path / "some.jsonl"
    path.write_text("".join(LINE % number for number in range(200)), "utf-8")
    return path


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    return {**kept, "PYTHONWARNINGS": "error", **more}


def test_whoever_reads_may_stop_reading(many: Path) -> None:
    command = [sys.executable, SCRIPT, "read", many, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["article"]["id"] == "0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@POSIX
def test_ctrl_c_leaves_whole_lines(many: Path) -> None:
    command = [sys.executable, SCRIPT, "read", many, "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(FAKE_PAUSE="0.1")
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate(timeout=60)
    lines = (first + rest).decode().splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == [str(number) for number in range(len(lines))]
    assert 0 < len(lines) < 2000
    assert process.returncode == 130
    assert err.decode().startswith("lagebild: interrupted: ")
    assert err.count(b"\n") == 1


@pytest.mark.parametrize("view", [["--json"], []])
def test_utf8_whatever_the_locale(tmp_path: Path, view: list[str]) -> None:
    path = tmp_path / "ü.jsonl"
    path.write_text(LINE % "ß", "utf-8")
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, SCRIPT, "read", path, tmp_path / "ä.txt", *view]
    done = subprocess.run(command, capture_output=True, env=environment(**locale), check=False)
    assert done.returncode == 3
    assert "Wir bleiben hier in Olt." in done.stdout.decode("utf-8")
    assert "ß" in done.stdout.decode("utf-8")
    assert "ä.txt" in done.stderr.decode("utf-8")


@POSIX
def test_closed_outputs_are_no_accident(some: Path) -> None:
    command = ["sh", "-c", '"$0" "$@" >&-', sys.executable, SCRIPT, "read", some, "--json"]
    done = subprocess.run(command, env=environment(), stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@POSIX
def test_a_bar_on_the_terminal_and_pure_json_in_the_file(some: Path, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 -- not on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, SCRIPT, "read", some, "--json"]
    with (tmp_path / "out").open("w+b") as out:
        with subprocess.Popen(command, stdout=out, stderr=theirs, env=environment(TERM="xterm")) as process:
            os.close(theirs)
            shown = drained(ours)
            assert process.wait(60) == 0
        out.seek(0)
        assert len([json.loads(line) for line in out]) == 200
    assert b"/200" in shown


@POSIX
def test_results_on_the_terminal_are_progress_enough(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 -- not on Windows

    path = tmp_path / "three.jsonl"
    path.write_text("".join(LINE % number for number in range(3)), "utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, SCRIPT, "read", path]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment(TERM="xterm")) as process:
        os.close(theirs)
        shown = drained(ours)
        assert process.wait(60) == 0
    assert b"\x1b[1" in shown
    assert b"/3" not in shown


def drained(terminal: int) -> bytes:
    """Everything that is written to a terminal until its other end is closed."""
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # how Linux says that the other end is closed
        pass
    finally:
        os.close(terminal)
    return b"".join(parts)
