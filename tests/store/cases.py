"""How property tests of the store run, and how many cases they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

SQLITE, POSTGRESQL = (pytest.mark.parametrize("place", [place], indirect=True) for place in ("sqlite", "postgresql"))
COUNTED: dict[str, int] = {}
"""Generated cases by test."""


def cases(number: int) -> Callable[[Any], Any]:
    """Run a property test on so many cases, the same ones every time."""
    options = settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )

    def decorated(test: Any) -> Any:
        COUNTED[f"{test.__module__}.{test.__name__}"] = number
        return options(test)

    return decorated
