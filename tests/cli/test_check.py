"""`ann221 check`: what comes in, what comes out, its exit status. The verdicts have tests of their own."""

import json

import pytest

from ann221_gui.core.checking.judgement import Verdict

RIGHT = "O3_1 = 0.6903\nO2_1 = 0.6803\nnew_w1_11 = 0.09907\n"  # of worked-example.json
WRONG = "O3_1 = 0.7903\nO2_1 = 0.6803\n"


def checked(ann221, *arguments):
    result = ann221("check", *arguments, "--format", "json")
    assert result.err == ""
    return result.status, json.loads(result.out)


def test_right_answers_end_in_0_and_a_wrong_one_in_1(ann221, written, problems):
    problem = problems / "worked-example.json"
    status, right = checked(ann221, problem, written(RIGHT, "right.txt"))
    assert (status, right["first_fault"]) == (0, None)
    status, wrong = checked(ann221, problem, written(WRONG, "wrong.txt"))
    assert (status, wrong["first_fault"]) == (1, "O3_1")


def test_json_holds_every_line_in_the_order_of_the_calculation(ann221, written, problems):
    _, marking = checked(ann221, problems / "worked-example.json", written(RIGHT, "a.txt"))
    assert (marking["type"], marking["version"]) == ("ann221/marking", 1)
    assert [(one["line"], one["answer"]) for one in marking["lines"]] == [
        ("O2_1", "0.6803"),
        ("O3_1", "0.6903"),
        ("new_w1_11", "0.09907"),
    ]
    assert marking["lines"][0].keys() == {
        *("line", "answer", "judgement", "reason", "shortening", "explanations"),
        *("telling", "began", "check", "equation"),
    }
    assert marking["counts"].keys() == set(Verdict)
    assert sum(marking["counts"].values()) == 3


def test_the_problem_in_a_marking_is_marked_alike(ann221, written, problems):
    status, marking = checked(ann221, problems / "worked-example.json", written(WRONG, "a.txt"))
    again = written(json.dumps(marking["problem"]), "again.json")
    assert checked(ann221, again) == (status, marking)


def test_values_are_the_right_numbers_as_the_answers_have_their_signs(ann221, problems):
    """The source's δ is −∂E/∂(net input); true digits from the mathematics page."""
    path = problems / "worked-example.json"
    _, marking = checked(ann221, path, "--values")
    values = {one["line"]: one["value"] for one in marking["lines"]}
    assert values["dE_dI_O2_1"] == pytest.approx(-2.6545e-3, abs=5e-8)
    assert values["new_w2_11"] == pytest.approx(0.27233, abs=5e-6)
    assert "−0.002654489" in ann221("check", path, "--values").out
    assert "0.27232597" not in ann221("check", path).out


def test_text_says_each_verdict_in_a_word_and_sums_up(ann221, written, problems):
    result = ann221("check", problems / "worked-example.json", written(WRONG, "a.txt"))
    lines = result.out.splitlines()
    (wrong,) = [line for line in lines if "0.7903" in line]
    assert wrong.startswith("✗ ")
    assert "O³₁" in wrong
    assert {"slip", "wrong"} & set(wrong.split())
    assert any(line.startswith("1 of 2 right (") for line in lines)
    assert lines[-1].endswith("It first went wrong at O³₁.")


def test_text_says_whose_answers_they_are_and_how_they_are_read(ann221, written, problems):
    carried = ann221("check", problems / "worked-example.json").out
    assert "Answers: the numbers printed with a published worked example.\n" in carried
    assert "read as −∂E/∂(net input)" in carried
    assert "Answers:" not in ann221("check", problems / "worked-example.json", written(RIGHT, "a.txt")).out


def test_a_shipped_example_goes_by_its_name_and_answers_come_from_standard_input(real_ann221):
    result = real_ann221("check", "worked-example", "-", "--format", "json", given=RIGHT.encode())
    assert result.status == 0
    assert [one["line"] for one in json.loads(result.out)["lines"]] == ["O2_1", "O3_1", "new_w1_11"]


def test_a_file_goes_before_an_example_of_the_same_name(ann221, written, monkeypatch):
    monkeypatch.chdir(written("no problem", "exercise").parent)
    assert "is not valid JSON" in ann221("check", "exercise").only_line


def test_a_tolerance_makes_right_what_the_digits_do_not(ann221, written, problems):
    near = written("O3_1 = 0.6950", "near.txt")  # 0.7 % off
    path = problems / "worked-example-with-biases.json"
    near_there = written("O3_1 = 0.5270", "there.txt")  # 0.8 % off 0.5227
    for problem, answers in ((problems / "worked-example.json", near), (path, near_there)):
        assert ann221("check", problem, answers).status == 1
        assert ann221("check", problem, answers, "--tolerance", "1/100").status == 0
        assert ann221("check", problem, answers, "--tolerance", "0,001").status == 1


def test_what_can_not_be_checked_is_refused_in_one_line(ann221, written, problems):
    problem = problems / "worked-example.json"
    answers = written("O9_1 = 1", "a.txt")
    assert (
        ann221("check", problem, answers).only_line
        == f"{answers}: line 1: 'O9_1' is not a line of this problem"
    )
    assert "carries no answers" in ann221("check", "exercise").only_line
    assert "there is no such file" in ann221("check", "nowhere.json").only_line
    assert "there is no such file" in ann221("check", problem, "nowhere.txt").only_line
    assert "must be above 0 and below 1" in ann221("check", problem, "--tolerance", "1").only_line
    large = json.loads(problem.read_text(encoding="utf-8")) | {
        "inputs": [1e308, 1e308],
        "learning_rate": 1e308,
    }
    large["weights"] = dict.fromkeys(large["weights"], 10)
    assert "too large for a number" in ann221("check", written(json.dumps(large))).only_line


def test_answers_of_more_than_a_mebibyte_are_refused(ann221, real_ann221, written, problems):
    problem = problems / "worked-example.json"
    much = b"# \n" * (1 << 19)
    path = written(much, "much.txt")
    assert ann221("check", problem, path).only_line == f"{path}: is larger than 1 MiB"
    from_input = real_ann221("check", problem, "-", given=much)
    assert from_input.only_line == "standard input: is larger than 1 MiB"
