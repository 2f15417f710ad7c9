"""Pieces without a tokenizer, and what readings are made of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from lagebild.reading.decode import Found
from lagebild.reading.folder import FRAME_FEATURES
from lagebild.reading.pieces import MOST_PIECES, Pieces
from lagebild.reading.roles import Roles, View, view
from lagebild.reading.scheme import FRAME_ROLES, FRAMES


class Letters:
    """Stands in for a tokenizer: a piece for every character of a word."""

    def encode(self, key: str, *, add_special_tokens: bool) -> Any:
        assert not add_special_tokens
        return SimpleNamespace(ids=[4 + ord(c) % 90 for c in key.strip()])


def pieces_of(*counts: int) -> Pieces:
    """A text of words "w w w …" with so many pieces each."""
    spans = tuple((2 * i, 2 * i + 1) for i in range(len(counts)))
    ends = np.cumsum(counts, dtype=np.int32)
    n = int(ends[-1]) if counts else 0
    first = np.concatenate([[0], ends[:-1]]).astype(np.int32) if counts else ends
    return Pieces(spans, np.arange(n, dtype=np.int32), first, np.zeros(n, np.int32))


def texts_of_pieces(most: int = 40) -> st.SearchStrategy[Pieces]:
    """Texts of up to `most` times sixty words."""
    counts = st.lists(st.integers(1, MOST_PIECES), min_size=1, max_size=60)
    return st.builds(lambda some, times: pieces_of(*some * times), counts, st.integers(1, most))


def a_role(spans: tuple[tuple[int, int], ...], **fields: Any) -> Roles:
    """A quotation with its roles; what is not given is empty, even or nought."""
    kind = fields.get("type", "indirect")
    numbers = [fields.pop(name, value) for name, value in (("score", -0.2), ("worst", -0.5), ("edge", -0.4))]
    found = Found(fields.pop("layer", 1), kind, spans, *numbers)
    values = {
        "type": kind, "speaker": (), "p_speaker": 0.5, "addressee": (), "cue": (), "frame": (), "medium": 0,
        "p_type": 0.5, "p_cue": 0.5, "near": False,
    }  # fmt: skip
    return Roles(**{"found": found, "extra": False, **values, **fields})


def a_view(*counts: int, sentences: tuple[int, ...] = ()) -> View:
    """A text of words with so many pieces each; `sentences` are the words that sentences begin at."""
    p = pieces_of(*counts)
    return view(p, [(p.words[w][0], p.words[-1][1]) for w in sentences or (0,)])


def frame_settings(**values: Any) -> dict[str, Any]:
    """The numbers of the frames' decoding, neutral where nothing else is given; the confidence is that of a bias of 2."""
    weights = {**dict.fromkeys(FRAME_FEATURES, 0.0), "bias": 2.0}
    return {
        "outside": dict.fromkeys(FRAMES, 0.0),
        "candidates": {"figure": -3.0, "role": -2.0},
        "labels": {},
        "none": {f"{kind}.{role}": 0.0 for kind, role in FRAME_ROLES},
        "shown": dict.fromkeys(FRAMES, 0.5),
        "calibration": {kind: dict(weights) for kind in FRAMES},
        "rescoring": {},
        **values,
    }
