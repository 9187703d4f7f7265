"""The API does what its OpenAPI document says, whatever it is sent (schemathesis).

SCHEMATHESIS_EXAMPLES sets how many examples one operation gets.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from summarizer.desk.api.app import api_app
from summarizer.desk.programs import SCOPES
from summarizer.store.connect import Store, open_store
from tests.desk.calling import token_for
from tests.review.making import EVENT, fill, find

FEW = 4
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", FEW))
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("api") / "store.db") as store:
        yield store


def bent(case: Any, there: dict[str, str]) -> Any:
    """Let a case be about what there is, where it names something that there could be."""
    for name, value in (case.path_parameters or {}).items():
        if isinstance(value, str) and name in there:
            case.path_parameters[name] = there[name]
    if isinstance(case.body, dict):
        for name, value in case.body.items():
            if isinstance(value, str) and name in there:
                case.body[name] = there[name]
    return case


def test_no_answer_is_a_fault_or_other_than_the_document_says(opened: Store) -> None:
    stands = fill(opened)
    there = {
        "event": EVENT,
        "version": stands.version.id,
        "source": "S1",
        "entry": find(stands, "Nine people"),
        "conflict": stands.version.brief.conflicts[0].id,
    }
    headers = {"Authorization": f"Bearer {token_for(opened, *SCOPES)}"}
    app = api_app(opened, None)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=headers)
    # Tokens have a test of their own; here every request has a good one.
    schema.config.generation.update(with_security_parameters=False)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    answers: dict[int, int] = {}

    for operation in operations:
        right, wrong = (operation.as_strategy(generation_mode=mode) for mode in MODES)
        # Right ones are half about what there is; wrong ones stay as wrong as they are.
        cases = st.one_of(right, right.map(lambda case: bent(case, there)), wrong)

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=EXAMPLES == FEW,
            phases=[Phase.generate],
        )
        @given(case=cases)
        def holds(case: Any) -> None:
            answer = case.call(headers=headers)
            answers[answer.status_code] = answers.get(answer.status_code, 0) + 1
            # A request of the right shape may still be about something that cannot be done: the
            # gates refuse a text, a passage lies outside. Such a 422 names no fault of shape.
            refused = answer.status_code == 422 and "faults" not in answer.json()
            case.validate_response(
                answer,
                headers=headers,
                excluded_checks=[positive_data_acceptance] if refused else [],
            )

        holds()

    sys.stderr.write(f"{sum(answers.values())} examples, by status: {sorted(answers.items())}\n")
    assert len(operations) == 23
    assert sum(answers.values()) >= len(operations)
    assert {200, 404, 422} <= set(answers)
