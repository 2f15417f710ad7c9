"""The parts of the installed weights that single tests need."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from lagebild.reading.network import Network
from lagebild.reading.pieces import Splitter


@pytest.fixture(scope="session")
def tokenizer(weights: Path) -> Tokenizer:
    return Tokenizer.from_file(str(weights / "tokenizer.json"))


@pytest.fixture(scope="session")
def splitter(tokenizer: Tokenizer) -> Splitter:
    return Splitter(tokenizer)


@pytest.fixture(scope="session")
def network(weights: Path) -> Network:
    return Network(weights)
