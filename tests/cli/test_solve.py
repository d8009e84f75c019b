"""`ann221 solve`: the worked examples, JSON Lines, and what the text shows."""

import io
import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest


def rounded(quantities, **expected):
    """The quantities as many digits as the expected texts have."""
    return {name: f"{quantities[name]:.{len(text.split('.')[1])}f}" for name, text in expected.items()}


def solved(ann221, path):
    result = ann221("solve", path, "--format", "json")
    assert (result.status, result.err) == (0, "")
    return json.loads(result.out)


RIGHT_IN_PRINT = {
    "O2_1": "0.68",
    "O2_2": "0.6637",
    "O3_1": "0.69",
    "new_w1_11": "0.0991",
    "new_w1_12": "0.3971",
    "new_w1_21": "0.7976",
    "new_w1_22": "0.5926",
}
# Printed one unit off in the last digit: 0.2724 and 0.8731.
TRUE_OUTPUT_WEIGHTS = {"new_w2_11": "0.27233", "new_w2_21": "0.87300"}
AFTERWARDS = {"O2_1": "0.6797", "O2_2": "0.6620", "O3_1": "0.6820"}
TRUE_WHERE_PRINT_IS_WRONG = {
    "O2_1": "0.5523",
    "O2_2": "0.5781",
    "I_O3_1": "0.6860",
    "new_w1_12": "0.2971750",
    "new_w2_11": "0.2796915",
    "new_w2_21": "0.8787429",
}
WITH_BIASES = {
    "O2_1": "0.5498",
    "O2_2": "0.7109",
    "O3_1": "0.5227",
    "new_w2_11": "0.4164",
    "new_w1_21": "-0.09705",
    "new_b1_1": "0.30295",
}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("worked-example.json", RIGHT_IN_PRINT | TRUE_OUTPUT_WEIGHTS),
        ("worked-example-stale.json", TRUE_OUTPUT_WEIGHTS),
        ("worked-example-wrong-in-print.json", TRUE_WHERE_PRINT_IS_WRONG),
        ("worked-example-with-biases.json", WITH_BIASES),
    ],
)
def test_published_examples_come_out_to_their_printed_digits(ann221, problems, file, expected):
    solution = solved(ann221, problems / file)
    assert (solution["type"], solution["version"]) == ("ann221/solution", 1)
    assert rounded(solution["quantities"], **expected) == expected


@pytest.mark.parametrize(
    "file", ["worked-example.json", "worked-example-with-biases.json", "worked-example-stale.json"]
)
def test_the_problem_in_a_solution_is_that_problem(ann221, problems, written, file):
    solution = solved(ann221, problems / file)
    assert solved(ann221, written(json.dumps(solution["problem"]))) == solution


def test_a_solution_states_its_problem_in_full_so_that_the_next_step_can_follow(ann221, problems, written):
    solution = solved(ann221, problems / "worked-example.json")
    following = solution["problem"]
    following["weights"] = {name: solution["quantities"][f"new_{name}"] for name in following["weights"]}
    after = solved(ann221, written(json.dumps(following)))
    assert rounded(after["quantities"], **AFTERWARDS) == AFTERWARDS


def test_numbers_may_be_written_as_people_do_and_defaults_may_be_left_out(ann221, written, good_problem):
    short = json.loads(good_problem)
    for key in ("title", "biases", "conventions", "activations"):
        del short[key]
    solution = solved(ann221, written(json.dumps(short)))
    assert solution["problem"]["weights"]["w1_21"] == 0.2
    assert solution["problem"]["weights"]["w1_22"] == 0.3
    assert solution["problem"]["conventions"] == {"error": "squared"}
    assert "biases" not in solution["problem"]
    assert not [name for name in solution["quantities"] if "b1" in name or "b2" in name]


def test_biases_that_are_given_are_learned(ann221, written, good_problem):
    quantities = solved(ann221, written(good_problem))["quantities"]
    assert list(quantities)[-9:] == [
        *("dO3_1_db2_1", "dO3_1_db1_1", "dO3_1_db1_2"),
        *("dE_db2_1", "dE_db1_1", "dE_db1_2"),
        *("new_b2_1", "new_b1_1", "new_b1_2"),
    ]


def test_json_has_every_digit_whatever_digits_says(ann221, problems):
    path = problems / "worked-example.json"
    exact = solved(ann221, path)
    assert json.loads(ann221("solve", path, "--format", "json", "--digits", 2).out) == exact
    assert exact["quantities"]["Delta"] == pytest.approx(0.5 - exact["quantities"]["O3_1"], abs=1e-16)


@pytest.fixture
def feed(monkeypatch):
    """Gives the process a standard input."""

    def feed(content: bytes):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return feed


def one_line(problem, **changes):
    return json.dumps({**json.loads(problem), **changes}).encode()


def test_json_lines_answer_in_order_and_name_what_is_wrong_in_its_place(ann221, feed, good_problem):
    good = one_line(good_problem, title="first")
    last = one_line(good_problem, title="last")
    no_weights = one_line(good_problem, weights={"w1_11": 1})
    too_large = one_line(good_problem, inputs=[1e308, 1e308], weights=dict.fromkeys(WEIGHTS, 1000))
    feed(b"\n".join([good, no_weights, b"", b"   ", b"\xff", too_large, b"[" * 9999, b"x" * 2_000_000, last]))
    result = ann221("solve", "-", "--format", "json")
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert (result.status, result.err) == (1, "")
    assert [answer.get("problem", {}).get("title") for answer in answers] == ["first", *[None] * 5, "last"]
    assert [answer.get("error") for answer in answers[1:-1]] == [
        "line 2: weights.w1_12: is missing",
        "line 5: is not UTF-8 text: save the file as UTF-8",
        "line 6: I_O2_1 is too large for a number",
        "line 7: must be an object in braces { }, not a list in brackets [ ]",
        "line 8: is larger than 1 MiB",
    ]


WEIGHTS = ("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21")


def test_lines_as_text_are_told_apart(ann221, feed, good_problem):
    feed(one_line(good_problem, title="first") + b"\r\n{}\n" + one_line(good_problem, title="last"))
    result = ann221("solve", "-")
    assert result.status == 1
    assert "line 1\nfirst\n" in result.out
    assert "\nline 2: type: is missing\n" in result.out
    assert "\nline 3\nlast\n" in result.out


@pytest.mark.skipif(os.name != "posix", reason="waits for a pipe")
def test_every_answer_is_sent_before_the_next_problem_is_read(program, good_problem):
    """As a program does that asks again only when it has the answer."""
    with subprocess.Popen(
        program("solve", "-", "--format", "json"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    ) as solving:
        solving.stdin.write(one_line(good_problem) + b"\n")
        solving.stdin.flush()
        answered, _, _ = select.select([solving.stdout], [], [], 60)
        solving.stdin.close()
        assert answered
        assert json.loads(solving.stdout.readline())["type"] == "ann221/solution"
        assert solving.wait(timeout=60) == 0


def test_a_number_that_becomes_too_large_is_named(ann221, written, good_problem):
    path = written(one_line(good_problem, inputs=[1e308, 1e308], weights=dict.fromkeys(WEIGHTS, 1000)))
    assert ann221("solve", path).only_line == f"{path}: I_O2_1 is too large for a number"


def test_no_problem_at_all_is_nothing_to_solve(ann221, feed):
    feed(b"\n\n")
    result = ann221("solve", "-")
    assert (result.status, result.out, result.err) == (0, "", "")
