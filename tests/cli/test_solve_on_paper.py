"""`ann221 solve --carry`: what comes out on paper, beside the exact numbers."""

import json

import pytest

PUBLISHED = "worked-example.json"


def solution(ann221, path, *options):
    result = ann221("solve", path, "--format", "json", *options)
    assert (result.status, result.err) == (0, "")
    return json.loads(result.out)


def rows(text):
    """Those of the table, by line."""
    lines = [line.split("  ") for line in text.rpartition("On paper,")[2].splitlines()[2:]]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    return {line: rest for line, *rest in cells}


def test_json_gains_what_is_on_paper_and_nothing_else(ann221, problems):
    """The published example with four decimals: 0.6803·0.3 + 0.6637·0.9 = 0.8014, of which σ is 0.6903."""
    exact = solution(ann221, problems / PUBLISHED)
    carried = solution(ann221, problems / PUBLISHED, "--carry-decimals", 4)
    paper = carried.pop("on_paper")
    assert carried == exact
    assert paper["carry"] == {"decimals": 4}
    assert [paper["quantities"][name] for name in ("I_O3_1", "O3_1", "new_w1_22")] == [0.8014, 0.6903, 0.5926]
    assert paper["drift"]["O3_1"] == pytest.approx(0.6903 - exact["quantities"]["O3_1"], abs=1e-15)
    assert list(paper["drift"]) == list(paper["quantities"])


def test_the_text_closes_with_each_line_and_its_drift(ann221, problems):
    """Three figures cut off: 0.680 and 0.663 give 0.204 + 0.5967 = 0.8007, of which σ(0.8) is 0.68997."""
    text = ann221("solve", problems / PUBLISHED, "--carry", 3, "--cut-off").out
    assert "\nOn paper, 3 significant figures cut off and carried from line to line\n" in text
    table = rows(text)
    assert list(table)[:3] == ["I_O²₁", "I_O²₂", "O²₁"] and list(table)[-1] == "new w¹₂₂"
    assert table["I_O²₂"] == ["0.680", "0.68", "0"]
    assert table["I_O³₁"] == ["0.800", "0.801445", "−0.0014"]
    assert table["O³₁"] == ["0.689", "0.690283", "−0.0013"]
    assert "3 significant figures cut off and carried on paper" in text


def test_a_problem_may_say_it_and_an_option_say_otherwise(ann221, written, good_problem):
    stated = json.loads(good_problem) | {"conventions": {"carry": {"significant": 2, "cut_off": True}}}
    path = written(json.dumps(stated))
    own = solution(ann221, path)
    assert (
        own["on_paper"]["carry"] == own["problem"]["conventions"]["carry"] == stated["conventions"]["carry"]
    )
    assert own["on_paper"]["quantities"]["I_O2_1"] == 0.21  # 0.35·0.2 + 0.7·0.2
    other = solution(ann221, path, "--carry", 3)
    assert other["on_paper"]["carry"] == {"significant": 3}
    assert other["problem"] == own["problem"]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--cut-off"], "--cut-off needs --carry or --carry-decimals"),
        (["--carry", "3", "--carry-decimals", "3"], "not allowed with argument --carry"),
        (["--carry", "16"], "'16' is not a whole number from 1 to 15"),
    ],
)
def test_what_can_not_be_carried_is_refused(ann221, problems, options, problem):
    assert problem in ann221("solve", problems / PUBLISHED, *options).only_line


def test_without_the_option_no_word_of_paper(ann221, problems):
    assert "paper" not in ann221("solve", problems / PUBLISHED).out
    assert "on_paper" not in solution(ann221, problems / PUBLISHED)


def test_a_number_that_is_too_large_only_on_paper_is_named(ann221, written, good_problem):
    """1.7976e308, the largest float, is 2e308 with one digit."""
    linear = {"hidden": "linear", "output": "logistic"}
    weights = dict.fromkeys(json.loads(good_problem)["weights"], 0)
    large = {"inputs": [1.7e308, 0], "weights": weights | {"w1_11": 1}, "activations": linear}
    path = written(json.dumps(json.loads(good_problem) | large))
    assert ann221("solve", path).status == 0
    assert "I_O2_1 is too large for a number" in ann221("solve", path, "--carry", 1).only_line
