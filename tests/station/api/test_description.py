"""The OpenAPI description is true: schemathesis makes requests from it, and every answer must fit."""

import os
import subprocess
import sys
from pathlib import Path

from station.api.description import describe
from station.api.resources import RESOURCES
from tests.station.api.conftest import Caller

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
TOOL = Path(sys.executable).with_name("schemathesis")


def test_every_operation_has_a_name_of_its_own() -> None:
    operations = [told for methods in describe(RESOURCES)["paths"].values() for told in methods.values()]
    names = [told["operationId"] for told in operations]
    assert len(names) == len(set(names)) > 30


def test_requests_made_from_the_description_never_fail_and_are_answered_as_it_says(
    caller: Caller, tmp_path: Path
) -> None:
    options = [
        "--checks",
        CHECKS,
        "--max-examples",
        "8",
        "--phases",
        "examples,coverage,fuzzing",
        "--seed",
        "1",
    ]
    done = subprocess.run(
        [
            TOOL,
            "run",
            *options,
            "-H",
            f"Authorization: Token {caller.key}",
            f"{caller.address}/api-doc/openapi.json",
        ],
        env={**os.environ, "NO_COLOR": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
