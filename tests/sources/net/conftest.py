from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sources.net.serving import FakeTime, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()
