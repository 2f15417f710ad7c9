"""Engines and numbers of workers: what comes out is the same; workers that die; workers that cannot load the reader."""

from __future__ import annotations

import os
import pickle
import sys
import time
import types
from collections.abc import Iterator
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path

import pyarrow as pa
import pytest

from lagebild import bulk
from lagebild.bulk import cluster, inputs, local
from lagebild.bulk.packing import as_records, records
from lagebild.bulk.work import Batch, Failed, Raw, Read, Result, Task
from lagebild.bulk.worker import Worker
from lagebild.errors import LagebildError, ModelError
from lagebild.records import Article
from tests.bulk.archives import an_object, archive, contents, query, run, stopping_after
from tests.bulk.killing import context
from tests.bulk.readers import load_deadly, load_here_only, load_other, load_trouble
from tests.conftest import absent
from tests.fakes import CODER

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
TASK = Task(load_trouble, as_records)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that are forked off a server which has loaded everything: to begin each anew takes seconds."""
    context()  # says what the server is to load
    monkeypatch.setattr(local, "METHOD", "forkserver")


def taken(source: Path) -> Iterator[Batch]:
    return inputs.batches([str(source)], size=3)


@pytest.mark.parametrize(("workers", "method"), [(1, "forkserver"), (2, "spawn")])
def test_processes_give_the_same_bytes(
    source: Path, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int, method: str
) -> None:
    context()
    monkeypatch.setattr(local, "METHOD", method)
    summary = run(source, tmp_path / "out", engine="local", workers=workers)
    assert (summary.complete, summary.workers, summary.replaced) == (True, workers, 0)
    assert contents(tmp_path / "out") == contents(undisturbed)


@pytest.mark.usefixtures("quick")
def test_what_ends_its_worker_is_tried_again_and_listed(tmp_path: Path) -> None:
    extra = [
        an_object(50, text="TÖDLICH"),
        an_object(51),
        an_object(52, text=f"EINMAL:{tmp_path}/once " + an_object(52)["text"]),
        an_object(53),
    ]
    source = archive(tmp_path / "a.jsonl", 4, extra)
    summary = run(source, tmp_path / "out", engine="local", workers=2)
    assert (summary.complete, summary.articles, summary.failed) == (True, 7, 1)
    assert summary.replaced == 3  # twice for the one, once for the other
    what = "could not be read: the worker that read it ended twice"
    assert query(tmp_path / "out", 'SELECT "where", what FROM {faults}') == [(f"{source}:5", what)]
    rows = [row for (row,) in query(tmp_path / "out", "SELECT article FROM {articles}")]
    assert rows == [f"olt-{number}" for number in (0, 1, 2, 3, 51, 52, 53)]  # in order all the same


@pytest.mark.usefixtures("quick")
def test_no_worker_outlives_the_run_and_one_that_is_killed_is_replaced(source: Path) -> None:
    with local.LocalEngine(TASK, 1) as engine:
        (first,) = engine.pids
        results = engine.results(taken(source))
        found = [next(results).number]
        os.kill(first, 9)
        found += [result.number for result in results]
        (second,) = engine.pids
    assert sorted(found) == list(range(11))
    assert (engine.replaced, second != first) == (1, True)
    for pid in (first, second):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.fixture
def impatient(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("READING", 0.5), ("PACE", 1e9), ("PATIENCE", 0.1), ("GRACE", 0.3)):
        monkeypatch.setattr(local, name, value)


@pytest.mark.usefixtures("impatient")
def test_what_does_not_come_to_an_end_is_tried_again_and_listed(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", 4, [an_object(50, text="HÄNGT " + "x" * 100_000), an_object(51)])
    summary = run(source, tmp_path / "out", engine="local", workers=1)
    assert (summary.complete, summary.articles, summary.failed, summary.replaced) == (True, 5, 1, 2)
    what = "could not be read: no worker came to its end within 1 seconds"
    assert query(tmp_path / "out", 'SELECT "where", what FROM {faults}') == [(f"{source}:5", what)]


@pytest.mark.usefixtures("impatient")
def test_stopping_does_not_wait_for_what_does_not_come_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "READING", 600)
    source = archive(tmp_path / "a.jsonl", 6, [an_object(50, text="HÄNGT"), an_object(51)])
    begin = time.monotonic()
    stop = lambda: time.monotonic() > begin + 1  # noqa: E731
    summary = run(source, tmp_path / "out", engine="local", workers=1, stop=stop)
    assert (summary.complete, summary.failed) == (False, 0)
    assert time.monotonic() - begin < 20
    monkeypatch.setattr(local, "READING", 0.5)
    assert run(source, tmp_path / "out", engine="local", workers=1).failed == 1


def test_the_longer_a_text_is_the_longer_it_may_take() -> None:
    short, long = (Batch(0, (Raw("a", "lines", b"x" * size, 1),)) for size in (3_000, 5_000_000))
    assert [local._allowed(one) for one in (short, long)] == [306, 10_300]


@pytest.mark.usefixtures("quick")
def test_stopping_finishes_what_is_at_hand(source: Path) -> None:
    with local.LocalEngine(TASK, 1) as engine:
        done = [result.number for result in engine.results(taken(source), stopping_after(1))]
    assert done == list(range(len(done)))
    assert 1 <= len(done) <= local.DEPTH + 1


def test_one_that_takes_long_is_not_left_far_behind(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "AHEAD", 2)
    engine = local.LocalEngine(TASK, 1)
    slow = _Standing()
    engine._processes = [slow]  # type: ignore[list-item]
    engine._feed(taken(source))
    engine.workers = 1
    assert [batch.number for batch in slow.doing] == [0, 1]
    slow.doing.popleft()
    assert engine._oldest() == 1


class _Standing:
    """A worker that never answers."""

    def __init__(self) -> None:
        from collections import deque  # noqa: PLC0415

        self.doing: deque[Batch] = deque()

    def send(self, batch: Batch) -> None:
        self.doing.append(batch)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("load", "kind", "words"),
    [
        (load_here_only, ModelError, "no model here"),
        (load_deadly, LagebildError, "the workers end while they load the reader: out of memory"),
        (load_other, ModelError, r"has Lagebild 0.0.0 with other e{16}, the run was begun with 0.0.0 with fake f{16}"),
    ],
)
def test_workers_that_cannot_load_the_reader_end_the_run(
    source: Path, load: object, kind: type[Exception], words: str
) -> None:
    task = Task(load, as_records, None, CODER)  # type: ignore[arg-type]
    with pytest.raises(kind, match=words), local.LocalEngine(task, 1) as engine:
        list(engine.results(taken(source)))


def test_an_engine_of_another_name(source: Path, tmp_path: Path) -> None:
    with pytest.raises(LagebildError, match="engine 'spark': one of local, ray, plain"):
        run(source, tmp_path / "out", engine="spark")


def test_as_many_workers_as_processors_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lagebild.reading.ahead.cores", lambda: 6)
    assert [bulk.Options(threads=threads).count for threads in (1, 2, 4, 16)] == [6, 3, 1, 1]
    assert bulk.Options(engine="plain", workers=5).count == 1


# -- Ray ------------------------------------------------------------------------------------------------------------------------

QUIET = [
    pytest.mark.ray,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:ray"),
    pytest.mark.filterwarnings("ignore::FutureWarning:ray"),
    pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""Ray's own warnings are not ours, nor are the sockets and processes that it leaves to the end of this one."""


def quiet(test: object) -> object:
    for mark in QUIET:
        test = mark(test)  # type: ignore[operator]
    return test


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    """One small Ray for all of these tests, begun as a run begins its own."""
    if find_spec("ray") is None:
        absent("no Ray (pip install 'lagebild[ray]')")
    with cluster.RayEngine(TASK, 2):
        yield


@quiet
@pytest.mark.usefixtures("ray")
def test_a_ray_of_our_own_listens_on_this_machine_alone_and_asks_for_a_token() -> None:
    psutil = pytest.importorskip("psutil")
    me = psutil.Process()
    found = [
        (process.name(), one.laddr.ip)
        for process in [me, *me.children(recursive=True)]
        for one in process.net_connections(kind="inet")
        if one.status == "LISTEN"
    ]
    assert "gcs_server" in {name for name, _ in found}
    assert all(ip_address(address.removeprefix("::ffff:")).is_loopback for _, address in found)
    assert os.environ["RAY_AUTH_MODE"] == "token"


def test_a_cluster_is_joined_as_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    given = _Ray()
    monkeypatch.setitem(sys.modules, "ray", given)
    monkeypatch.setitem(sys.modules, "ray.data", given.data)
    for name in ("RAY_AUTH_MODE", *cluster.SETTINGS, *cluster.OWN):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    with cluster.RayEngine(TASK, None, address="ray://host:10001", threads=4) as engine:
        assert engine.workers == 16
        assert given.begun["address"] == "ray://host:10001"
        assert not {"_node_ip_address", "num_cpus"} & set(given.begun)
        assert "RAY_AUTH_MODE" not in os.environ
    with cluster.RayEngine(TASK, 3) as engine:
        assert (engine.workers, given.begun["_node_ip_address"]) == (3, "127.0.0.1")
        assert "RAY_AUTH_MODE" not in os.environ
    given.address = "192.0.2.2:6379"  # as where Ray was loaded before it was told
    with pytest.raises(LagebildError, match="would listen to the network"):
        cluster.RayEngine(TASK, 3).__enter__()
    for name in (*cluster.SETTINGS, *cluster.OWN):
        monkeypatch.delenv(name, raising=False)


class _Ray(types.ModuleType):
    """Stands in for Ray as far as it is begun."""

    def __init__(self) -> None:
        super().__init__("ray")
        self.begun: dict[str, object] = {}
        self.address = "127.0.0.1:6379"
        context = types.SimpleNamespace()
        self.data = types.SimpleNamespace(DataContext=types.SimpleNamespace(get_current=lambda: context))

    def is_initialized(self) -> bool:
        return False

    def init(self, **values: object) -> None:
        self.begun = values

    def get_runtime_context(self) -> types.SimpleNamespace:
        return types.SimpleNamespace(gcs_address=self.address)

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": 64.0}

    def shutdown(self) -> None:
        pass


def test_a_wave_goes_out_when_it_is_large(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = cluster.RayEngine(TASK, 1)
    batches = taken(source)
    assert len(engine._next(batches)) == 11
    monkeypatch.setattr(cluster, "LARGE", 2000)
    assert 1 <= len(engine._next(taken(source))) <= 3


@quiet
@pytest.mark.parametrize("workers", [2])
@pytest.mark.usefixtures("ray")
def test_ray_gives_the_same_bytes(source: Path, undisturbed: Path, tmp_path: Path, workers: int) -> None:
    summary = run(source, tmp_path / "out", engine="ray", workers=workers)
    assert (summary.complete, summary.engine, summary.workers) == (True, "ray", workers)
    assert contents(tmp_path / "out") == contents(undisturbed)


def acted(task: Task, batch: Batch) -> object:
    """What runs on the other side, without Ray around it."""
    actor = cluster.Actor(pickle.dumps(task))
    try:
        rows = actor(pa.table({"batch": [pickle.dumps(batch)]}))
    finally:
        actor._engine.__exit__(None, None, None)
    return pickle.loads(rows["result"][0].as_py())


@pytest.mark.usefixtures("quick")
def test_an_actor_reads_what_it_is_given(source: Path) -> None:
    result = acted(TASK, Batch(7, next(taken(source)).items, "hash"))
    assert isinstance(result, Result)
    assert (result.number, result.sha256, result.read) == (7, "hash", 3)
    ids = [one.reading.article.id for one in records(result.made[0]) if isinstance(one, Read)]
    assert ids == ["olt-0", "olt-1", "olt-2"]


@pytest.mark.usefixtures("quick")
def test_an_actor_says_why_it_cannot_load_the_reader(source: Path) -> None:
    assert acted(Task(load_here_only, as_records), next(taken(source))) == Failed("no model here")


def test_without_ray_it_is_said_what_to_install(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(LagebildError, match=r"--engine ray needs Ray: pip install 'lagebild\[ray\]'"):
        run(source, tmp_path / "out", engine="ray")


def test_a_reader_that_reads_ahead_fails_over_one_alone(source: Path) -> None:
    """It raises in the article's place; what it had taken ahead is read again."""
    worker = Worker(TASK)
    texts = [an_object(1)["text"], "FEHLER " + an_object(2)["text"], an_object(3)["text"]]
    articles = tuple(Article(f"a{number}", text, where=f"w{number}") for number, text in enumerate(texts))
    first, second, third = records(worker(Batch(0, articles)).made[0])
    assert isinstance(first, Read)
    assert isinstance(third, Read)
    assert (first.reading.article.id, third.reading.article.id) == ("a0", "a2")
    assert str(second).startswith("w1: could not be read: a fault in Lagebild (RuntimeError: a fault of the reader)")
