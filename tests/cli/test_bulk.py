from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lagebild.bulk import local, places
from tests.bulk.archives import archive, contents, query, troubles
from tests.bulk.killing import context
from tests.bulk.readers import load_trouble
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    context()
    monkeypatch.setattr(local, "METHOD", "forkserver")


@pytest.fixture
def bulk(run: Run) -> Run:
    """`lagebild bulk` with the fake reader and one worker."""
    return lambda *arguments: run("bulk", *arguments, "--workers", "1", load=load_trouble)


def test_an_archive_into_parquet(bulk: Run, tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", 5, troubles())
    done = bulk(source, "--out", tmp_path / "out")
    assert done.status == 3
    assert done.out == f"{tmp_path}/out: 7 articles, 1 of them later versions, 2 there before, 3 could not be read\n"
    assert done.err.count("\n") == 3
    assert f"lagebild: {source}:9: not JSON: " in done.err
    assert query(tmp_path / "out", "SELECT count(*) FROM {statements}") == [(7,)]


def test_the_same_command_again_has_nothing_to_do(bulk: Run, tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", 5)
    assert bulk(source, "--out", tmp_path / "out").status == 0
    again = bulk(source, "--out", tmp_path / "out")
    assert (again.status, again.out) == (0, f"{tmp_path}/out: 5 articles\n")
    assert again.err == "lagebild: goes on: 5 were done before\n"


def test_json_at_the_end(bulk: Run, tmp_path: Path) -> None:
    done = bulk(archive(tmp_path / "a.jsonl", 2), "--out", tmp_path / "out", "--json", "--part", "1")
    said = json.loads(done.out)
    assert (said["schema"], said["complete"], said["articles"], said["engine"]) == ("lagebild.bulk/1", True, 2, "local")
    assert len(list((tmp_path / "out").glob("articles/*/*.parquet"))) == 2


def test_many_faults_are_not_all_said(bulk: Run, tmp_path: Path) -> None:
    done = bulk(archive(tmp_path / "a.jsonl", 1, ["kaputt"] * 30), "--out", tmp_path / "out")
    assert done.err.count("not JSON") == 20
    assert done.err.endswith("lagebild: more could not be read: the table of faults names each\n")
    assert query(tmp_path / "out", "SELECT count(*) FROM {faults}") == [(30,)]


def test_nothing_could_be_read(bulk: Run, tmp_path: Path) -> None:
    done = bulk(tmp_path / "missing.jsonl", "--out", tmp_path / "out")
    assert done.status == 1
    assert done.err == f"lagebild: {tmp_path}/missing.jsonl: no such file or folder (check the path)\n"


def test_an_input_that_fails_in_the_middle(bulk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = archive(tmp_path / "a.jsonl", 3)
    (tmp_path / "b.txt").symlink_to(source)
    found = places.found

    def goes(place: str) -> Iterator[places.File]:
        yield from found(place)
        (tmp_path / "b.txt").unlink(missing_ok=True)

    with monkeypatch.context() as patched:
        patched.setattr(places, "found", goes)
        done = bulk(source, tmp_path / "b.txt", "--out", tmp_path / "out", "--part", "1", "--json")
    assert (done.status, json.loads(done.out)["complete"]) == (1, False)
    stopped = f"{tmp_path}/b.txt: no such file or folder (check the path)"
    assert json.loads(done.out)["stopped"] == stopped
    assert done.err == f"lagebild: {stopped}; what was read stays, the same command goes on\n"
    (tmp_path / "b.txt").write_text(
        "Er sagte: „Wir bleiben in Olt, solange es sein muss.“ Danach war es still.", "utf-8"
    )
    again = bulk(source, tmp_path / "b.txt", "--out", tmp_path / "out", "--part", "1")
    assert (again.status, again.out) == (0, f"{tmp_path}/out: 4 articles\n")


def test_a_part_that_is_gone_is_said(bulk: Run, tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", 3)
    bulk(source, "--out", tmp_path / "out")
    for table in ("articles", "statements"):
        (tmp_path / f"out/{table}/day=2022-01-01/part-000000.parquet").unlink()
    done = bulk(source, "--out", tmp_path / "out")
    said = "articles/day=2022-01-01/part-000000.parquet and 1 more: gone or damaged; what it held is read again"
    assert (done.status, done.err) == (0, f"lagebild: {said}\n")
    assert query(tmp_path / "out", "SELECT count(*) FROM {articles}") == [(3,)]


def test_what_reserves_its_use_is_left_out(bulk: Run, tmp_path: Path) -> None:
    words = "Er sagte: „Wir bleiben in Olt, solange es sein muss.“ Danach war es still auf der Brücke. " * 3
    page = f'<!doctype html><head><meta name="tdm-reservation" content="1"></head><article><p>{words}</p></article>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    done = bulk(tmp_path / "a.html", "--out", tmp_path / "out", "--respect-reservations")
    assert done.status == 1
    assert "reserves text and data mining (tdm-reservation meta): left out (--respect-reservations)" in done.err


def test_into_a_dossier(bulk: Run, run: Run, tmp_path: Path) -> None:
    assert bulk(archive(tmp_path / "a.jsonl", 3), "--out", tmp_path / "a.db").out == f"{tmp_path}/a.db: 3 articles\n"
    assert run("articles", tmp_path / "a.db").out.endswith("3 Artikel\n")


def test_another_input_is_refused(bulk: Run, tmp_path: Path) -> None:
    bulk(archive(tmp_path / "a.jsonl", 3), "--out", tmp_path / "out")
    done = bulk(archive(tmp_path / "a.jsonl", 4), "--out", tmp_path / "out")
    assert done.status == 1
    assert done.err.splitlines()[-1].startswith(
        f"lagebild: {tmp_path}/out: the input is not what it was when this run was begun"
    )
    assert bulk(tmp_path / "a.jsonl", "--out", tmp_path / "out", "--fresh").out == f"{tmp_path}/out: 4 articles\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing option '--out'"),
        (("--out", "x", "--engine", "spark"), "'spark' is not one of 'local', 'ray'"),
        (("--out", "x", "--address", "auto"), "--address is that of a Ray cluster: give --engine ray too"),
        (("--out", "x.db", "--fresh"), "--fresh: a dossier is never begun anew; name another one"),
        (("--out", "x", "--published", "gestern"), "gestern"),
    ],
)
def test_what_is_wrong_on_the_command_line(bulk: Run, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = bulk(archive(tmp_path / "a.jsonl", 1), *arguments)
    assert done.status == 2
    assert words in done.err
    assert not Path("x").exists()


def test_other_commands_do_without_what_bulk_needs() -> None:
    words = "import sys, lagebild.cli; lagebild.cli.main(['--help']); print({'pyarrow', 'ray'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "set()"
    assert "  bulk " in done.stdout


def test_without_the_extra_it_is_said_what_to_install(tmp_path: Path) -> None:
    words = "import sys; sys.modules['pyarrow'] = None; import lagebild.cli; sys.exit(lagebild.cli.main())"
    command = [sys.executable, "-c", words, "bulk", "a.jsonl", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (
        1,
        "lagebild: bulk needs pyarrow and fsspec: pip install 'lagebild[bulk]'\n",
    )


SCRIPT = """
import sys
sys.path.insert(0, {root!r})
if __name__ == "__main__":
    from lagebild.cli import main
    from tests.bulk.readers import load_trouble
    sys.exit(main(load=load_trouble))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_finishes_what_is_at_hand_and_again_stops_at_once(tmp_path: Path, bulk: Run, times: int) -> None:
    source = archive(tmp_path / "a.jsonl", 40)
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(root=str(Path(__file__).parents[2])), "utf-8")
    command = [sys.executable, script, "bulk", source, "--out", tmp_path / "out", "--workers", "1", "--part", "4"]
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "LAGEBILD_TEST_PAUSE": "0.05" if times == 1 else "2"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    ) as process:
        wait_for((tmp_path / "out/_lagebild/run.json").exists)
        time.sleep(0.5)
        begin = time.monotonic()
        for _ in range(times):
            process.send_signal(signal.SIGINT)
            time.sleep(0.3)
        _, err = process.communicate(timeout=60)
        took = time.monotonic() - begin
    assert process.returncode == 130
    assert err.startswith("lagebild: stopping when what is at hand is read; Ctrl-C again stops at once\n")
    last = "interrupted" if times == 2 else "interrupted: what was read stays, the same command goes on"
    assert err.endswith(f"lagebild: {last}\n")
    if times == 2:
        assert took < 8  # an article takes two seconds, and eight are handed out
        return
    assert bulk(source, "--out", tmp_path / "out", "--part", "4").status == 0
    bulk(source, "--out", tmp_path / "expected", "--part", "4")
    assert contents(tmp_path / "out") == contents(tmp_path / "expected")


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)
