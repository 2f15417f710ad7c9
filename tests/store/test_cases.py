from __future__ import annotations

from tests.store import (
    test_codec_properties,
    test_forgetting_properties,
    test_judgement_properties,
    test_keeping_properties,
    test_pipeline_properties,
    test_properties,
)
from tests.store.cases import COUNTED

MODULES = (
    test_codec_properties,
    test_forgetting_properties,
    test_judgement_properties,
    test_keeping_properties,
    test_pipeline_properties,
    test_properties,
)


def test_ten_thousand_cases_are_generated() -> None:
    assert {module.__name__ for module in MODULES} <= {name.rpartition(".")[0] for name in COUNTED}
    assert sum(COUNTED.values()) >= 10_000
