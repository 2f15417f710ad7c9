"""--respect-reservations for what is read from disk: saved pages, crawls, archives of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lagebild.store import Dossier
from tests.cli.conftest import Outcome
from tests.sources.making import http, record, zipped
from tests.sources.net.serving import TEXT, html

Run = Callable[..., Outcome]
RESERVED = html(f"{TEXT} Vorbehalten.", head='<meta name="tdm-reservation" content="1">')
FREE = html(f"{TEXT} Frei.")
SAID = "reserves text and data mining ({}): left out (--respect-reservations)"


def crawl() -> bytes:
    answers = [
        (http(FREE), "https://blatt.example/frei"),
        (http(FREE, more="tdm-reservation: 1\r\n"), "https://blatt.example/kopf"),
        (http(RESERVED), "https://blatt.example/seite"),
    ]
    return b"".join(record(answer, url=url) for answer, url in answers)


CASES = {
    "a.warc": (crawl(), ["a.warc:2", "a.warc:3"]),
    "a.html": (RESERVED.encode(), ["a.html"]),
    "a.zip": (zipped({"r.html": RESERVED, "f.html": FREE}), ["a.zip!r.html"]),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("command", ["add", "read"])
def test_what_is_reserved_is_left_out(run: Run, tmp_path: Path, command: str, name: str) -> None:
    data, places = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    first = (tmp_path / "desk.db",) if command == "add" else ()
    status, _, err = run(command, *first, path, "--respect-reservations")
    assert status == (1 if name == "a.html" else 3)
    lines = [line for line in err.splitlines() if "reserves text and data mining" in line]
    assert [line.partition(": ")[2].partition(": reserves")[0].rpartition("/")[2] for line in lines] == places
    assert all("without that option it is read and its reservation shown" in line for line in lines)
    if command == "add":
        with Dossier.open(str(first[0])) as dossier:
            assert len(list(dossier.versions())) == (0 if name == "a.html" else 1)


@pytest.mark.parametrize("name", CASES)
def test_without_the_option_all_is_read(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CASES[name][0])
    status, _, err = run("add", tmp_path / "desk.db", path)
    assert status == 0
    assert "reserves" not in err
