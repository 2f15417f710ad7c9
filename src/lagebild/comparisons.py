"""The network for pairs as the picture asks it: what was answered before is kept in the dossier and not asked again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
SCALE = 127.0  # of vectors, which are kept in eight bits


class Compares(Protocol):
    """What is asked of a network; `lagebild.reading.comparing.Comparer` is one."""

    def answer(self, question: str, one: str, other: str) -> tuple[float, ...]:
        """The probabilities of a question's answers."""

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(texts, H) vectors of length 1."""


class Comparisons:
    """Answers of one network, by hash of question and texts. `fresh` are those that were not known before.

    The network is loaded when something is asked that is not known.
    """

    def __init__(self, name: str, load: Callable[[], Compares], known: dict[str, bytes]) -> None:
        self._name, self._load, self._known = name, load, known
        self._network: Compares | None = None
        self._vectors: dict[str, Floats] = {}
        self.fresh: dict[str, bytes] = {}

    def touch(self, premise: str, hypothesis: str) -> tuple[float, float]:
        """See `lagebild.picture.asking.Asks`, as of the others."""
        true, false, _ = self._answer("touch", premise, hypothesis)
        return true, false

    def same(self, one: str, other: str) -> float:
        """How surely two renderings are of one utterance."""
        return self._answer("same", *sorted((one, other)))[0]

    def question(self, one: str, other: str) -> tuple[float, float]:
        """How surely two things are one question, the same way round and the other way round."""
        same, opposite, _ = self._answer("question", *sorted((one, other)))
        return same, opposite

    def near(self, texts: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]]:
        """(texts, others) cosines."""
        if not texts or not others:
            return [[0.0] * len(others) for _ in texts]
        close = self._stacked(texts) @ self._stacked(others).T
        return close.tolist()  # type: ignore[no-any-return]

    def _answer(self, question: str, one: str, other: str) -> tuple[float, ...]:
        key = self._key(question, one, other)
        found = self._known.get(key)
        if found is None:
            answers = self._asked().answer(question, one, other)
            found = np.asarray(answers, "<f4").tobytes()
            self._known[key] = self.fresh[key] = found
        return tuple(float(each) for each in np.frombuffer(found, "<f4"))

    def _stacked(self, texts: Sequence[str]) -> Floats:
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Floats:
        held = self._vectors.get(text)
        if held is None:
            key = self._key("vector", text)
            found = self._known.get(key)
            if found is None:
                found = np.rint(self._asked().vectors([text])[0] * SCALE).astype(np.int8).tobytes()
                self._known[key] = self.fresh[key] = found
            raw = np.frombuffer(found, np.int8).astype(np.float32)
            held = self._vectors[text] = np.asarray(raw / max(float(np.linalg.norm(raw)), 1e-6), np.float32)
        return held

    def _asked(self) -> Compares:
        if self._network is None:
            self._network = self._load()
        return self._network

    def _key(self, *parts: str) -> str:
        return hashlib.blake2b("\x1f".join((self._name, *parts)).encode(), digest_size=12).hexdigest()

    def __reduce__(self) -> Any:
        """It holds a network: not to be copied."""
        raise TypeError("comparisons cannot be pickled")
