"""Outcomes on the command line: a code through its whole life, refusals, and why a code is unknown."""

import pytest

from tests.station.cli.conftest import Run, told


def test_a_code_goes_through_its_whole_life(run: Run) -> None:
    steps = [
        (("scan", "REEL-1"), 1, "unknown"),
        (("link", "REEL-1", "--to", "stockitem:2"), 0, "linked"),
        (("link", "REEL-1", "--to", "stockitem:2"), 0, "found"),
        (("link", "REEL-1", "--to", "stockitem:3"), 1, "conflict"),
        (("scan", "REEL-1"), 0, "found"),
        (("unlink", "REEL-1"), 0, "unlinked"),
        (("unlink", "REEL-1"), 1, "unknown"),
        (("undo",), 0, "undone"),
        (("scan", "REEL-1"), 0, "found"),
        (("unlink", "--from", "stockitem:2"), 0, "unlinked"),
        (("unlink", "--from", "stockitem:2"), 1, "refused"),
        (("scan", "REEL-1"), 1, "unknown"),
    ]
    for words, expected, outcome in steps:
        status, output, _ = run(*words, "--json")
        assert (status, told(output)["outcome"]) == (expected, outcome), words


def test_an_outcome_in_json_has_all_its_keys(run: Run) -> None:
    run("link", "REEL-1", "--to", "stockitem:2")
    status, output, _ = run("link", "REEL-1", "--to", "stockitem:3", "--json")
    answer = told(output)
    assert status == 1
    assert answer["item"] == {"kind": "stockitem", "pk": 2, "title": "R_10K_0402_1%"}
    assert {"key", "raw", "kind", "identity", "fields", "supplier", "barcode_hash"} <= set(answer["code"])
    assert "stockitem:2" in answer["reason"]


def test_people_are_told_in_sentences(run: Run) -> None:
    _, output, _ = run("link", "REEL-1", "--to", "stockitem:2")
    assert output.startswith("LINKED: Linked to R_10K_0402_1%.")


def test_a_refusal_says_why_to_programs_and_what_would_fit(run: Run) -> None:
    status, output, _ = run("link", "ERJ-XGNJ103Y", "--to", "stockitem:2", "--json")
    answer = told(output)
    assert (status, answer["outcome"], answer["refusal"]) == (1, "refused", "product")
    assert {"kind": "part", "pk": 28, "title": "R_10K_0402_1%"} in [hit["item"] for hit in answer["hits"]]
    assert answer["comparisons"] == [
        {
            "field": "mpn",
            "label": "ERJ-XGNJ103Y",
            "item": "ERJ-XGNJ103Y",
            "agrees": True,
            "is_binding": True,
        }
    ]


def test_a_reason_overrules_a_refusal_and_is_in_the_history(run: Run) -> None:
    words = ("link", "ERJ-XGNJ103Y", "--to", "stockitem:2")
    status, output, _ = run(*words, "--override", "the only box", "--json")
    answer = told(output)
    assert (status, answer["outcome"], answer["refusal"]) == (0, "linked", None)
    assert answer["warnings"]
    assert "override: the only box" in told(run("history", "--json", "--limit", "1")[1])["reason"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_override_without_a_reason_is_wrong_usage(run: Run, reason: str) -> None:
    status, output, errors = run("link", "X", "--to", "stockitem:2", "--override", reason)
    assert (status, output) == (2, "")
    assert "reason" in errors


def test_an_unknown_code_is_told_with_its_steps_and_proposals(run: Run) -> None:
    answer = told(run("scan", "ERJ-XGNJ103Y", "--json")[1])
    assert answer["outcome"] == "unknown"
    assert [step["name"] for step in answer["steps"]][:4] == ["read", "command", "internal", "linked"]
    best = answer["proposals"][0]
    assert best["item"]["kind"] == "stockitem"
    assert best["comparisons"][0]["agrees"] is True
    _, output, _ = run("scan", "ERJ-XGNJ103Y")
    assert "  may be stockitem:" in output
    assert "  text names part:28  R_10K_0402_1%" in output
    _, output, _ = run("link", "ERJ-XGNJ103Y", "--to", "stockitem:2")
    assert output.startswith("REFUSED: Not linked to R_10K_0402_1%, because every box")
    assert "  text names part:28" in output


def test_an_order_is_told_with_how_it_stands(run: Run) -> None:
    assert "names purchaseorder:2  PO0002 (placed)" in run("scan", "PO0002")[1]
