"""schemathesis against every operation of the OpenAPI document: no fault, and every answer as the document says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

schemathesis = pytest.importorskip("schemathesis")

from hypothesis import HealthCheck, given, settings  # noqa: E402

from lagebild import pipeline  # noqa: E402
from lagebild.web import Settings, create_app  # noqa: E402
from lagebild.web.api.operations import OPERATIONS  # noqa: E402
from tests.fakes import load_fake  # noqa: E402
from tests.web.apiserver import small_dossier  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")
EXAMPLES = 8  # requests of either kind to every operation
CASES = [
    *((one.name, "positive") for one in OPERATIONS),
    *(
        (one.name, "negative") for one in OPERATIONS if one.query or one.body
    ),  # of the others nothing can be wrong but the id
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    place = small_dossier(tmp_path_factory.mktemp("api") / "small.db")
    app = create_app(Settings(place=str(place), hosts=frozenset({"testserver"})))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_reader", load_fake)
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize(("name", "mode"), CASES)
def test_every_operation_keeps_to_its_description(described: Any, name: str, mode: str) -> None:
    operation = described.find_operation_by_id(name)

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
    def keeps(case: Any) -> None:
        excluded = [schemathesis.checks.CHECKS.get_one("positive_data_acceptance")]
        if mode == "negative" and str(case.media_type or "").startswith(
            "text/"
        ):  # any bytes are a text, also those of an object
            excluded.append(schemathesis.checks.CHECKS.get_one("negative_data_rejection"))
        case.call_and_validate(excluded_checks=excluded)

    keeps()
