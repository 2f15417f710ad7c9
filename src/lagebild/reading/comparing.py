"""Whether two short texts belong together, by the small network of `pairs.onnx`: three questions, and vectors to find what to ask about.

A model folder without `pairs.json` has no such network. It shares tokenizer and piece vectors with the reader's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lagebild.errors import ModelError
from lagebild.reading.folder import MATCH, REMEDY, file_hash, piece_vectors
from lagebild.reading.network import Floats, session, tokenizer
from lagebild.reading.pieces import BOS, EOS, Splitter

FORMAT = "lagebild.pairs/1"
MANIFEST, GRAPH = "pairs.json", "pairs.onnx"
QUESTIONS: dict[str, tuple[str, ...]] = {
    "touch": ("true", "false", "open"),
    "same": ("same", "other"),
    "question": ("same", "opposite", "other"),
}
"""What is asked, with the answers in the order of the network's numbers.

touch: whether what the first tells makes the second, a condition or an announced deed, come true or its opposite. same: whether both are
one utterance. question: whether two things that somebody is for or against are one question, and which way round.
"""
ALIKE = frozenset({"same", "question"})
"""Questions that do not ask which of the two comes first: both orders are read, and their mean is the answer."""
LONGEST = 96  # pieces of one text that are read


@dataclass(frozen=True)
class Comparer:
    """A loaded network for pairs; `sha256` names it, wherever its answers are kept."""

    sha256: str
    _split: Splitter
    _table: Floats
    _session: Any

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None) -> Comparer | None:
        """The network of a model folder; None where the folder has none.

        Raises:
            ModelError: its files are missing, damaged or of another version.
        """
        path = folder / MANIFEST
        if not path.exists():
            return None
        try:
            raw = path.read_bytes()
            manifest = json.loads(raw)
        except (OSError, ValueError, RecursionError) as error:
            raise ModelError(f"{path}: cannot be read ({error}); {REMEDY}") from error
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise ModelError(f"{path}: not of the format {FORMAT!r} that this version of lagebild reads; {MATCH}")
        if manifest.get("questions") != {kind: list(answers) for kind, answers in QUESTIONS.items()}:
            raise ModelError(f"{path}: its questions are not those of this version of lagebild; {MATCH}")
        for name in (GRAPH, "pieces.q4", "tokenizer.json"):
            _check(folder / name, manifest)
        vectors = piece_vectors(folder / "pieces.q4", _hidden(path, manifest))
        return cls(
            hashlib.sha256(raw).hexdigest(),
            Splitter(tokenizer(folder / "tokenizer.json")),
            vectors,
            session(folder / GRAPH, threads),
        )

    def answer(self, question: str, one: str, other: str) -> tuple[float, ...]:
        """The probabilities of the answers to one of `QUESTIONS` about two texts, in that order.

        One pair a run, never padded: what is answered depends on these two alone.
        """
        orders = ((one, other), (other, one)) if question in ALIKE else ((one, other),)
        first = sum(len(answers) for kind, answers in QUESTIONS.items() if _before(kind, question))
        at = slice(first, first + len(QUESTIONS[question]))
        answers = [_softmax(self._run(self._ids(a), self._ids(b))[0][at]) for a, b in orders]
        return tuple(round(float(each), 4) for each in np.mean(answers, axis=0))

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(texts, H) vectors of length 1, whose inner products say how near texts are to each other."""
        found = [self._run(self._ids(text), ())[1] for text in texts]
        if not found:
            return np.zeros((0, self._table.shape[1]), np.float32)
        rows = np.stack(found)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)

    def _ids(self, text: str) -> Sequence[int]:
        return self._split(text).ids[:LONGEST].tolist()  # type: ignore[no-any-return]

    def _run(self, one: Sequence[int], other: Sequence[int]) -> tuple[Floats, Floats]:
        """The answers' scores and the vector of the first."""
        ids = [BOS, *one, EOS, *((EOS, *other, EOS) if other else ())]
        segment = np.zeros((1, len(ids)), np.int64)
        segment[0, len(one) + 2 :] = bool(other)
        scores, vector = self._session.run(None, {"embedded": self._table[ids][None], "segment": segment})
        return scores[0], vector[0]


def name_of(folder: Path) -> str:
    """The name of a model folder's network for pairs, by its manifest alone; "" where it has none."""
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""


def _before(kind: str, question: str) -> bool:
    kinds = list(QUESTIONS)
    return kinds.index(kind) < kinds.index(question)


def _softmax(scores: Floats) -> npt.NDArray[np.float64]:
    raised = np.exp(scores.astype(np.float64) - scores.max())
    return raised / raised.sum()  # type: ignore[no-any-return]


def _hidden(path: Path, manifest: dict[str, Any]) -> int:
    hidden = manifest.get("hidden")
    if not isinstance(hidden, int) or isinstance(hidden, bool) or hidden <= 0 or hidden % 32:
        raise ModelError(f"{path}: 'hidden' is missing or not what it should be; {REMEDY}")
    return hidden


def _check(path: Path, manifest: dict[str, Any]) -> None:
    hashes = manifest.get("files")
    if not isinstance(hashes, dict) or path.name not in hashes:
        raise ModelError(f"{path.with_name(MANIFEST)}: names no hash for {path.name}; {REMEDY}")
    try:
        found = file_hash(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}; {REMEDY}") from error
    if found != hashes[path.name]:
        raise ModelError(f"{path}: damaged or altered, its SHA-256 is not that of {MANIFEST}; {REMEDY}")
