"""What a marking says: in sentences, about the equation and its quantities, and never a number."""

import re

import pytest

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, Activations
from ann221_gui.core.checking.judgement import Judgement, Verdict
from ann221_gui.core.conventions import Notation, UpdateOrder
from tests.core.checking.by_hand import BIASES, SAMPLE, WEIGHTS, Sheet, Task

NAME_OF_A_FILE = re.compile(r"[wbO]\d_\d|[a-z]+_[a-z]|dE_")  # for reading there are symbols
DECIMAL = re.compile(r"\d[.,]\d")
TWO = (SAMPLE, ((1.0, 0.2), 0.8))
TASK, HALVED = Task(), Task(half=True)
BIASED = Task(TWO, {**WEIGHTS, **BIASES}, mean=True)
SHEETS: dict[str, tuple[Task, Sheet]] = {
    "right": (TASK, TASK.numbers),
    "nothing known": (TASK, {line: f"{1.2345 + n / 777:.4f}" for n, line in enumerate(TASK.numbers)}),
    "another book's": (TASK, HALVED.numbers),
    "all signs turned": (TASK, {line: -number for line, number in TASK.numbers.items()}),
    "one wrong, the rest follows from it": (TASK, {**TASK.numbers, "O2_1": "0.56", "dE_dw1_11": "0.9"}),
    "factor 2 missing": (TASK, {"dE_dO3_1": TASK.given["dE_dO3_1"] / 2, "new_w1_22": "0.7777"}),
    "a batch with biases, wrong": (BIASED, dict.fromkeys(BIASED.numbers, "1.2345")),
    "few digits": (TASK, {"O2_1": "0.7", "O2_2": "0.6", "I_O3_1": "0.75", "new_w2_11": "0.25"}),
}


def sentences(judged: Judgement) -> list[str]:
    said = [judged.reason, judged.telling, *(one.sentence for one in judged.explanations)]
    return [one for one in said if one]


@pytest.mark.parametrize("name", SHEETS)
def test_everything_is_said_in_sentences(name: str) -> None:
    task, sheet = SHEETS[name]
    for judged in task.marked(sheet).lines.values():
        assert judged.reason
        for sentence in sentences(judged):
            assert sentence[0].isupper() or sentence[0] == "Δ", sentence
            assert sentence.endswith("."), sentence
            assert not NAME_OF_A_FILE.search(sentence), sentence


@pytest.mark.parametrize("name", SHEETS)
def test_no_number_is_given_away(name: str) -> None:
    task, sheet = SHEETS[name]
    said = [one for judged in task.marked(sheet).lines.values() for one in sentences(judged)]
    assert said
    assert [one for one in said if DECIMAL.search(one)] == []


@pytest.mark.parametrize(
    ("task", "line", "reason"),
    [
        (TASK, "O3_1", "Check equation 1, which takes I_O³₁."),
        (TASK, "I_O2_1", "Check equation A7, which takes O¹₁, O¹₂, w¹₁₁ and w¹₂₁."),
        (TASK, "Delta", "Check equation A6, which takes O³₁ and target."),
        (TASK, "dO3_1_dw1_12", "Check equation 10, which takes O¹₁, σ′(I_O²₂), σ′(I_O³₁) and w²₂₁."),
        (TASK, "dE_dw2_11", "Check equation A1, which takes Δ and ∂O³₁/∂w²₁₁."),
        (TASK, "dE_dI_O2_2", "Check equation A8, which takes ∂E/∂I_O³₁, σ′(I_O²₂) and w²₂₁."),
        (TASK, "new_w1_21", "Check equation A2, which takes ∂E/∂w¹₂₁, η and w¹₂₁."),
    ],
)
def test_of_a_wrong_line_the_equation_and_what_it_takes_are_named(task: Task, line: str, reason: str) -> None:
    judged = task.judged(line, "12.3456789")
    assert judged.verdict is Verdict.WRONG
    assert judged.reason == f"No known slip gives this number. {reason}"
    assert judged.equation in reason


@pytest.mark.parametrize(
    ("task", "line", "takes"),
    [
        (Task(TWO), "sum_dE_dw2_11", "A10, which takes ∂E/∂w²₁₁ and the other samples' ∂E/∂w²₁₁."),
        (
            Task(TWO, mean=True),
            "mean_dE_dw1_12",
            "A10, which takes ∂E/∂w¹₁₂, the other samples' ∂E/∂w¹₁₂ and the number of samples.",
        ),
    ],
)
def test_a_wrong_total_takes_what_the_other_samples_give(task: Task, line: str, takes: str) -> None:
    judged = task.judged(line, "12.3456789")
    assert judged.verdict is Verdict.WRONG
    assert judged.reason.endswith(f"Check equation {takes}")


def test_a_wrong_total_of_what_is_learned_layer_by_layer() -> None:
    task = Task(TWO, other={"update": UpdateOrder.LAYER_BY_LAYER})
    judged = task.judged("sum_staged_dE_dw1_11", "12.3456789")
    assert (judged.verdict, judged.equation) == (Verdict.WRONG, "A11")
    assert "the other samples' ∂E/∂w¹₁₁" in judged.reason


@pytest.mark.parametrize("hidden", [LOGISTIC, RELU, LINEAR])
def test_a_wrong_slope_of_a_linear_output_takes_nothing(hidden: object) -> None:
    task = Task(activations=Activations(hidden, LINEAR))  # type: ignore[arg-type]
    judged = task.judged("slope_O3_1", "0.2137")
    assert (judged.verdict, judged.check) == (Verdict.WRONG, ())
    assert judged.reason == "No known slip gives this number. Check equation A5."
    assert task.judged("slope_O3_1", "1").verdict is Verdict.RIGHT


def test_right_says_how_many_digits_are_and_whether_they_were_cut_off() -> None:
    """True are 0.755, 0.680267 and 0.00185814."""
    said = {
        ("I_O2_1", "0.755"): "Right.",
        ("O2_1", "0.6803"): "Right to the 4 digits given.",
        ("O2_1", "0.7"): "Right to the 1 digit given.",
        ("O2_1", "0.6802"): "Right, but cut off after 4 digits: rounded, its last digit is one more.",
        ("dE_dw1_11", "0.001"): "Right, but cut off after 1 digit: rounded, its last digit is one more.",
    }
    for (line, text), reason in said.items():
        assert TASK.judged(line, text).reason == reason


def test_what_follows_says_from_what_by_its_symbol() -> None:
    """0.3·0.56 + 0.9·0.59 = 0.699."""
    above = {"O2_1": "0.56", "O2_2": "0.59"}
    judged = TASK.judged("I_O3_1", "0.6990", above)
    assert judged.reason == "The step is right: it follows from your O²₁ and O²₂."
    common = Task(other={"notation": Notation.COMMON}).judged("I_O3_1", "0.6990", above)
    assert common.began == judged.began
    assert common.reason.startswith("The step is right: it follows from your ")
    assert "O²₁" not in common.reason


def test_what_each_verdict_counts_as() -> None:
    right = {Verdict.RIGHT, Verdict.ROUNDED, Verdict.CONVENTION}
    assert {verdict for verdict in Verdict if verdict.is_right} == right
    assert {verdict for verdict in Verdict if verdict.is_fault} == {Verdict.SLIP, Verdict.WRONG}
