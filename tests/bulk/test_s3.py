"""Runs against a server that speaks S3, on this machine: the same bytes as on a disk, errors that say what is wrong, nothing lost."""

from __future__ import annotations

import gzip
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lagebild import bulk
from lagebild.bulk import claims, disk, local
from lagebild.errors import InputError, LagebildError, LockedError
from lagebild.views.notewords import told
from tests.bulk.archives import an_object, archive, contents, query, run, stopping_after
from tests.bulk.killing import context
from tests.conftest import absent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
KEYS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_MAX_ATTEMPTS": "1",  # else a server that is gone is waited for
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
IN = "s3://ein/archive.jsonl"


class Store:
    """The server, which can stop answering, and what is in it."""

    def __init__(self) -> None:
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: PLC0415
        from werkzeug.serving import make_server  # noqa: PLC0415 -- they may not be installed

        self._answers = DomainDispatcherApplication(create_backend_app)
        self.is_away = False
        self.answering = threading.Event()
        self.answering.set()
        self._server = make_server("127.0.0.1", 0, self._answer, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def _answer(self, environ: dict[str, Any], start: Any) -> Any:
        self.answering.wait(60)
        if self.is_away:
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            return []
        return self._answers(environ, start)

    def end(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def system(self) -> Any:
        import s3fs  # noqa: PLC0415

        system = s3fs.S3FileSystem(endpoint_url=self.url, key="testing", secret="testing", use_listings_cache=False)
        system.invalidate_cache()
        return system

    def contents(self, place: str) -> dict[str, bytes]:
        root = place.removeprefix("s3://")
        return {path.removeprefix(f"{root}/"): self.system.cat_file(path) for path in self.system.find(root)}


@pytest.fixture(scope="module")
def server(source: Path) -> Iterator[Store]:
    """One for all, with the archive in one bucket and another one that is empty."""
    for module, extra in (("s3fs", "s3fs"), ("moto", "moto[server]")):
        if find_spec(module) is None:
            absent(f"no {module} (pip install '{extra}')")
    import s3fs  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        for name, value in KEYS.items():
            patch.setenv(name, value)
        patch.setattr(s3fs.S3FileSystem, "retries", 1)
        logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
        store = Store()
        for bucket in ("ein", "aus"):
            store.system.mkdir(bucket)
        store.system.pipe_file("ein/archive.jsonl", source.read_bytes())
        yield store
        store.end()


@pytest.fixture
def store(server: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The same, told to the run and emptied afterwards."""
    import s3fs  # noqa: PLC0415

    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    s3fs.S3FileSystem.clear_instance_cache()
    yield server
    if left := server.system.find("aus"):
        server.system.rm(left)
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="module")
def on_disk(server: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run over the same input leaves on a disk."""
    folder = tmp_path_factory.mktemp("disk") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", server.url)
        run(IN, folder)
    return {name: (folder / name).read_bytes() for name in contents(folder)}


def test_a_store_gets_the_same_bytes_as_a_disk_though_a_run_was_stopped(
    store: Store, on_disk: Mapping[str, bytes]
) -> None:
    store.system.call_s3("put_object", Bucket="aus", Key="out/", Body=b"")  # as a console makes a folder
    assert not run(IN, "s3://aus/out", stop=stopping_after(5)).complete
    assert run("s3://ein/*.jsonl", "s3://aus/out").complete
    found = store.contents("s3://aus/out")
    found.pop("", None)
    assert found == on_disk
    store.system.rm("aus/out/articles/day=2022-01-02/part-000001.parquet")
    assert run(IN, "s3://aus/out").complete
    store.system.call_s3("delete_object", Bucket="aus", Key="out/")
    assert store.contents("s3://aus/out") == on_disk


def claim(store: Store) -> list[str]:
    return store.system.find("aus/out/_lagebild/locks")


class Second(bulk.Watch):
    """Tries a second run into the folder while the first one reads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.said = list[str]()

    def read(self, count: int) -> None:
        if not self.said:
            (one,) = claim(self.store)
            with pytest.raises(LockedError) as caught:
                run(IN, "s3://aus/out")
            self.said = [str(caught.value), one]


def test_a_second_run_into_the_same_folder_is_refused_and_the_first_goes_on(
    store: Store, on_disk: Mapping[str, bytes]
) -> None:
    watch = Second(store)
    assert run(IN, "s3://aus/out", watch=watch).complete
    said, own = watch.said
    assert said == (
        "s3://aus/out: another run writes here; wait for it, or name another folder. If it was killed, try again in 3 minutes, "
        f"or remove s3://{own}"
    )
    assert told(said, "de").startswith("s3://aus/out: hier schreibt schon ein anderer Lauf;")
    assert f"s3://{own}" in told(said, "de")
    assert store.contents("s3://aus/out") == on_disk  # no claim is left


def test_a_claim_that_is_no_longer_fresh_is_taken_over(
    store: Store, on_disk: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.system.pipe_file("aus/out/_lagebild/locks/0123456789abcdef", b"of another machine")
    with pytest.raises(LockedError, match="another run writes here"):
        run(IN, "s3://aus/out")
    assert [path.rsplit("/", 1)[1] for path in claim(store)] == ["0123456789abcdef"]
    monkeypatch.setattr(claims, "FRESH", timedelta(0))
    assert run(IN, "s3://aus/out").complete
    assert store.contents("s3://aus/out") == on_disk


def test_a_claim_is_written_again_and_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "BEAT", 0.01)
    with disk.Folder("s3://aus/out").alone("_lagebild/lock"):
        (own,) = claim(store)
        first = store.system.cat_file(own)
        while store.system.cat_file(own) == first:
            time.sleep(0.01)
    assert claim(store) == []


def one_run(settings: Mapping[str, str], out: str) -> None:
    """A whole run in a process of its own, where it is left to end."""
    os.environ.update(settings)
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115 -- for as long as the process lives
    run(IN, out)


def test_killed_in_the_middle_it_goes_on_to_the_same_bytes(store: Store, on_disk: Mapping[str, bytes]) -> None:
    settings = {**KEYS, "AWS_ENDPOINT_URL": store.url, "LAGEBILD_TEST_PAUSE": "0.1"}
    process = context().Process(target=one_run, args=(settings, "s3://aus/out"))
    process.start()
    while len(store.system.find("aus/out/_lagebild/chunks")) < 1 and process.is_alive():
        time.sleep(0.1)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    assert run(IN, "s3://aus/out").before > 0
    assert store.contents("s3://aus/out") == on_disk


def test_workers_write_to_a_store(store: Store, on_disk: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    context()
    monkeypatch.setattr(local, "METHOD", "forkserver")
    assert run(IN, "s3://aus/out", engine="local", workers=2).complete
    assert store.contents("s3://aus/out") == on_disk


@pytest.mark.parametrize(
    ("place", "out", "words"),
    [
        ("s3://nirgends/a.jsonl", "{disk}", 's3://nirgends/a.jsonl: no bucket "nirgends" (check its name, the'),
        ("s3://ein/fehlt.jsonl", "{disk}", "s3://ein/fehlt.jsonl: no such object or folder (check the bucket, the"),
        ("s3://ein/x*.jsonl", "{disk}", "s3://ein/x*.jsonl: no file is called so (check the pattern, and"),
        (IN, "s3://nirgends/out", 's3://nirgends/out: no bucket "nirgends" (check its name, the credentials and'),
        (IN, "s3://", "s3://: names no bucket (give it as in s3://BUCKET/FOLDER)"),
    ],
)
def test_what_is_missing_is_said_and_nothing_made(
    store: Store, tmp_path: Path, place: str, out: str, words: str
) -> None:
    with pytest.raises(LagebildError) as caught:
        run(place, out.format(disk=tmp_path / "out"))
    assert str(caught.value).startswith(words)
    assert not (tmp_path / "out").exists()
    assert {one.strip("/") for one in store.system.ls("")} == {"ein", "aus"}
    assert store.contents("s3://aus") == {}


@pytest.mark.parametrize(("place", "out"), [(IN, "{disk}"), ("{source}", "s3://aus/out")])
@pytest.mark.parametrize("case", ["wrong", "none", "away"])
def test_no_way_in_is_said(
    store: Store, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, out: str, case: str
) -> None:
    words = {
        "wrong": r": refused: .*\(check the credentials, their rights and the endpoint",
        "none": r": no credentials \(Unable to locate credentials\) \(give its credentials as",
        "away": r": the store does not answer \(.*\) \(check the endpoint, such as AWS_ENDPOINT_URL, and the network",
    }
    if case == "wrong":
        monkeypatch.setattr("moto.settings.INITIAL_NO_AUTH_ACTION_COUNT", 0)  # it knows no key yet
    elif case == "none":
        monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    else:
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(LagebildError, match=words[case]) as caught:
        run(place.format(source=source), out.format(disk=tmp_path / "out"))
    assert str(caught.value).startswith("s3://")
    assert not (tmp_path / "out").exists()
    monkeypatch.undo()
    monkeypatch.setenv("AWS_ENDPOINT_URL", store.url)


class Leaving(bulk.Watch):
    """Takes the server away when something has been read."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.faults = list[InputError]()

    def read(self, count: int) -> None:
        self.store.is_away = True

    def failed(self, fault: InputError) -> None:
        self.faults.append(fault)


def test_a_store_that_is_gone_in_the_middle_of_writing(
    store: Store, on_disk: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(IN, "s3://aus/out", stop=stopping_after(1))
    words = r"^s3://aus/out/_lagebild/.*: cannot be written: the store does not answer .* the same command goes on$"
    try:
        with pytest.raises(LagebildError, match=words):
            run(IN, "s3://aus/out", watch=Leaving(store))
    finally:
        store.is_away = False
    monkeypatch.setattr(claims, "FRESH", timedelta(0))  # as later: the store was away when the claim was to be removed
    assert b'"complete": false' in store.contents("s3://aus/out")["manifest.json"]
    assert run(IN, "s3://aus/out").complete
    assert store.contents("s3://aus/out") == on_disk


def test_a_store_that_takes_connections_and_never_answers(
    store: Store, on_disk: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hanging(bulk.Watch):
        def read(self, count: int) -> None:
            store.answering.clear()

    monkeypatch.setattr(disk, "PATIENCE", 1.0)
    try:
        with pytest.raises(LagebildError, match=r"cannot be written: the store does not answer"):
            run(IN, "s3://aus/out", watch=Hanging())
    finally:
        store.answering.set()
    monkeypatch.setattr(disk, "PATIENCE", 60.0)
    monkeypatch.setattr(claims, "FRESH", timedelta(0))
    assert run(IN, "s3://aus/out").complete
    assert store.contents("s3://aus/out") == on_disk


LONG = [an_object(number, padding=f"{number} " * 6000) for number in range(20)]


def packed(path: Path) -> bytes:
    """An archive that a reader takes for damaged where it ends early: its first batches come whole."""
    return gzip.compress(archive(path, 0, LONG).read_bytes(), 0)


def table(path: Path) -> bytes:
    pq.write_table(pa.Table.from_pylist(LONG), path, row_group_size=3, compression="none", use_dictionary=False)
    return path.read_bytes()


@pytest.mark.parametrize(("name", "made"), [("a.jsonl.gz", packed), ("a.parquet", table)])
def test_a_store_that_is_gone_in_the_middle_of_a_file_damages_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, made: Any
) -> None:
    import s3fs  # noqa: PLC0415

    store.system.pipe_file(f"ein/{name}", made(tmp_path / "made"))
    monkeypatch.setattr(s3fs.S3FileSystem, "default_block_size", 20_000)
    watch = Leaving(store)
    try:
        summary = run(f"s3://ein/{name}", tmp_path / "out", watch=watch)
    finally:
        store.is_away = False
    assert not summary.complete
    assert (summary.stopped or "").startswith(f"s3://ein/{name}: cannot be read: the store does not answer (")
    assert watch.faults == []
    done = run(f"s3://ein/{name}", tmp_path / "out")
    assert (done.complete, done.articles) == (True, 20)
    run(f"s3://ein/{name}", tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    assert query(tmp_path / "out", "SELECT count(*) FROM {articles}") == [(20,)]
