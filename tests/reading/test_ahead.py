from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from lagebild.reading.ahead import Beside, cores, in_order, workers_for


def test_items_come_out_in_order_whichever_is_done_first() -> None:
    second_is_done = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            assert second_is_done.wait(10)
        if item == 1:
            second_is_done.set()
        return item * item

    assert list(in_order(range(30), work, 3)) == [(n, n * n) for n in range(30)]


def test_with_one_worker_nothing_is_taken_ahead() -> None:
    taken = []

    def items() -> Iterator[int]:
        for n in range(5):
            taken.append(n)
            yield n

    stream = in_order(items(), str, 1)
    assert next(stream) == (0, "0")
    assert taken == [0]


def test_what_is_taken_ahead_is_bounded() -> None:
    taken = []

    def items() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    stream = in_order(items(), str, 3)
    for n in range(10):
        assert next(stream) == (n, str(n))
        assert len(taken) <= n + 1 + 2 * 3


def test_a_fault_stands_where_its_item_stood_and_nothing_else_is_begun() -> None:
    begun = []

    def work(item: int) -> int:
        begun.append(item)
        if item == 2:
            raise ValueError("two")
        return item

    stream = in_order(range(1000), work, 2)
    assert [next(stream), next(stream)] == [(0, 0), (1, 1)]
    with pytest.raises(ValueError, match="two"):
        next(stream)
    assert max(begun) <= 2 + 2 * 2


def test_ended_early_the_items_are_closed_with_it() -> None:
    closed = threading.Event()

    def items() -> Iterator[int]:
        try:
            yield from range(1000)
        finally:
            closed.set()

    source = items()
    stream = in_order(source, str, 2)
    next(stream)
    stream.close()  # type: ignore[attr-defined]  # a generator
    source.close()  # type: ignore[attr-defined]
    assert closed.is_set()
    assert not [
        t for t in threading.enumerate() if t.name.startswith("lagebild-reading") and t.join(5) is None and t.is_alive()
    ]


def test_parts_are_worked_on_beside_one_another_and_come_in_order() -> None:
    both = threading.Barrier(2)

    def work(part: int) -> int:
        both.wait(10)
        return -part

    assert list(Beside(2).each(work, (1, 2))) == [-1, -2]


@pytest.mark.parametrize(("threads", "parts"), [(1, (1, 2, 3)), (4, (1,)), (4, ())])
def test_no_thread_is_started_for_a_single_part_or_a_single_thread(threads: int, parts: tuple[int, ...]) -> None:
    names = list(Beside(threads).each(lambda _: threading.current_thread().name, parts))
    assert names == [threading.current_thread().name] * len(parts)


@pytest.mark.parametrize(("threads", "workers"), [(1, 1), (2, 3), (4, 5), (64, 5)])
def test_workers_by_threads(threads: int, workers: int) -> None:
    assert workers_for(threads) == workers


def test_the_process_has_cores() -> None:
    assert cores() >= 1
