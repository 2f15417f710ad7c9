"""What a network has answered about texts is not asked again, and goes with what is forgotten."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from lagebild.comparisons import Comparisons, Floats


class Counting:
    """Answers by the texts' lengths, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def answer(self, question: str, one: str, other: str) -> tuple[float, ...]:
        self.asked.append((question, one, other))
        share = len(one) / (len(one) + len(other))
        return (share, 1 - share) if question == "same" else (share, 0.0, 1 - share)

    def vectors(self, texts: Sequence[str]) -> Floats:
        self.asked.append(("vector", *texts))
        rows = np.array([[len(text), 1.0, -2.0] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def network() -> Counting:
    return Counting()


def comparisons(network: Counting, known: dict[str, bytes] | None = None, name: str = "n") -> Comparisons:
    return Comparisons(name, lambda: network, {} if known is None else known)


def test_the_same_is_asked_once(network: Counting) -> None:
    one = comparisons(network)
    assert one.touch("die Brücke ist zu", "die Brücke schließen") == one.touch(
        "die Brücke ist zu", "die Brücke schließen"
    )
    assert len(network.asked) == 1


def test_what_was_answered_before_needs_no_network(network: Counting) -> None:
    first = comparisons(network)
    answers = (
        first.touch("a", "bcd"),
        first.same("a", "bc"),
        first.question("ab", "c"),
        first.near(["a"], ["b", "cde"]),
    )

    def none() -> Counting:
        raise AssertionError("asked again")

    again = Comparisons("n", none, dict(first.fresh))
    assert (again.touch("a", "bcd"), again.same("a", "bc"), again.question("ab", "c")) == answers[:3]
    assert again.near(["a"], ["b", "cde"]) == answers[3]
    assert again.fresh == {}


def test_another_network_is_asked_anew(network: Counting) -> None:
    first = comparisons(network)
    first.same("a", "bc")
    comparisons(network, dict(first.fresh), name="m").same("a", "bc")
    assert len(network.asked) == 2


@pytest.mark.parametrize("question", ["same", "question"])
def test_which_of_two_like_ones_is_named_first_does_not_matter(network: Counting, question: str) -> None:
    one = comparisons(network)
    assert getattr(one, question)("kurz", "viel länger") == getattr(one, question)("viel länger", "kurz")
    assert len(network.asked) == 1


def test_premise_and_hypothesis_are_not_changed_about(network: Counting) -> None:
    one = comparisons(network)
    assert one.touch("kurz", "viel länger") != one.touch("viel länger", "kurz")


def test_texts_that_run_together_are_kept_apart(network: Counting) -> None:
    one = comparisons(network)
    one.touch("ab", "c")
    one.touch("a", "bc")
    assert len(network.asked) == 2


def test_nearness_is_that_of_the_vectors(network: Counting) -> None:
    ((close, far),) = comparisons(network).near(["abc"], ["xyz", "x" * 40])
    assert close == pytest.approx(1.0, abs=0.01)
    assert far < 0.9
    assert comparisons(network).near(["a"], []) == [[]]
