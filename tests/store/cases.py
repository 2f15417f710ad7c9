"""How property tests of the store run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.thorough import thorough, times

SQLITE, POSTGRESQL = (pytest.mark.parametrize("place", [place], indirect=True) for place in ("sqlite", "postgresql"))


def cases(number: int) -> Callable[[Any], Any]:
    """Run a property test on so many cases, the same ones every time; on a fifth of them where not all is asked for."""
    options = settings(
        max_examples=times(number),
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )

    def decorated(test: Any) -> Any:
        return thorough(options(test))

    return decorated
