"""Slips that were made together, in lines that nobody wrote down, or line after line."""

import pytest

from ann221_gui.core.checking.judgement import Judgement, Verdict
from ann221_gui.core.conventions import UpdateOrder
from tests.core.checking.by_hand import BIASES, SAMPLE, WEIGHTS, Sheet, Task, sigma

TASK, HALVED = Task(), Task(half=True)
BIASED = Task(parameters={**WEIGHTS, **BIASES})
LAYERED = Task(other={"update": UpdateOrder.LAYER_BY_LAYER})
BATCH = Task((SAMPLE, ((1.0, 0.2), 0.8)))
Q, B, H = TASK.given, BIASED.given, HALVED.given
X1, X2 = SAMPLE[0]


def first_said(judged: Judgement) -> tuple[tuple[str, ...], str]:
    assert judged.verdict is Verdict.SLIP
    return judged.explanations[0].names, judged.explanations[0].at


# In one line, two at once


@pytest.mark.parametrize(
    ("line", "number", "above", "names"),
    [
        (
            "new_w2_11",
            0.3 - -2 * Q["Delta"] * Q["O2_1"],
            {},
            {"σ′ missing, output", "learning rate forgotten"},
        ),
        (
            "new_w1_21",
            0.8 - -2 * Q["Delta"] * Q["slope_O3_1"] * 0.3 * X2,
            {},
            {"σ′ missing, hidden", "learning rate forgotten"},
        ),
        (
            "dE_dw1_22",
            Q["Delta"] * Q["dO3_1_dw1_22"],
            {"Delta": Q["Delta"]},
            {"sign of Δ", "factor 2 missing"},
        ),
        (
            "dE_dw2_21",
            Q["Delta"] * Q["dO3_1_dw2_21"],
            {"Delta": Q["Delta"]},
            {"sign of Δ", "factor 2 missing"},
        ),
        ("dE_dO3_1", Q["Delta"], {"Delta": Q["Delta"]}, {"sign of Δ", "factor 2 missing"}),
        ("new_w2_11", 0.3 + Q["dE_dw2_11"], {}, {"uphill", "learning rate forgotten"}),
        ("new_w1_22", 0.6 + 0.7 * Q["dE_dw1_22"] / 2, {}, {"uphill", "factor 2 missing"}),
        (
            "dE_dI_O2_1",
            -Q["Delta"] * Q["slope_O3_1"] * 0.3,
            {"Delta": Q["Delta"], "slope_O3_1": Q["slope_O3_1"]},
            {"σ′ missing, hidden", "factor 2 missing"},
        ),
    ],
)
def test_two_slips_at_once_are_both_named(line: str, number: float, above: Sheet, names: set[str]) -> None:
    judged = TASK.judged(line, number, above)
    assert names in [set(one.names) for one in judged.explanations]
    assert judged.reason.startswith("Two slips at once. ")


def test_one_slip_goes_before_two() -> None:
    """What one slip explains is not explained by two as well."""
    judged = TASK.judged("new_w2_11", 0.3 - Q["dE_dw2_11"])
    assert {len(one.names) for one in judged.explanations} == {1}


# In a line that was not written down


@pytest.mark.parametrize(
    ("task", "line", "number", "said"),  # name of the slip, the line in which it was made, its equation
    [
        (TASK, "O2_1", sigma(X1 * 0.1 + X2 * 0.4), ("rows and columns swapped", "I_O2_1", "A7")),
        (TASK, "O3_1", sigma(Q["O2_1"] * 0.9 + Q["O2_2"] * 0.3), ("output weights swapped", "I_O3_1", "A7")),
        (
            TASK,
            "new_w2_11",
            0.3 - 0.7 * -2 * Q["Delta"] * Q["O2_1"],
            ("σ′ missing, output", "dE_dw2_11", "A1"),
        ),
        (
            TASK,
            "new_w1_22",
            0.6 - 0.7 * Q["dE_dI_O3_1"] * Q["new_w2_21"] * Q["slope_O2_2"] * X2,
            ("updated output weight", "dE_dw1_22", "A1"),
        ),
        (
            TASK,
            "dE_dI_O2_1",
            Q["dE_dI_O3_1"] * 0.3 * 0.755 * (1 - 0.755),
            ("net input for output in σ′", "slope_O2_1", "A5"),
        ),
        (BIASED, "O2_2", sigma(X1 * 0.4 + X2 * 0.6), ("bias forgotten", "I_O2_2", "A7")),
        (BIASED, "O2_2", sigma(X1 * 0.4 + X2 * 0.6 + 0.15), ("bias as threshold", "I_O2_2", "A7")),
        (BIASED, "E", (0.5 - sigma(B["I_O3_1"] - 0.2)) ** 2, ("bias forgotten", "I_O3_1", "A7")),
        (HALVED, "new_w2_21", 0.9 - 0.7 * 2 * H["dE_dw2_21"], ("½ missing", "dE_dw2_21", "17")),
    ],
)
def test_a_slip_above_is_seen_below(task: Task, line: str, number: float, said: tuple[str, str, str]) -> None:
    name, at, equation = said
    first_two = task.judged(line, number).explanations[:2]
    assert ((name,), at, equation) in [(one.names, one.at, one.equation) for one in first_two]


def test_a_slip_in_an_error_signal_is_seen_in_a_weight_that_may_come_from_it() -> None:
    """Half a step: from the square, or from the error signal, which nobody need take."""
    judged = TASK.judged("new_w2_11", 0.3 - 0.7 * Q["dE_dw2_11"] / 2)
    said = [(one.names, one.at) for one in judged.explanations]
    assert (("factor 2 missing",), "dE_dw2_11") in said
    assert (("error signal halved",), "dE_dI_O3_1") in said


def test_a_written_line_is_not_suspected_from_below() -> None:
    """The net input stands there, rightly: the weights can't have been swapped in it."""
    judged = TASK.judged("O3_1", sigma(Q["O2_1"] * 0.9 + Q["O2_2"] * 0.3), {"I_O3_1": Q["I_O3_1"]})
    assert "output weights swapped" not in [name for one in judged.explanations for name in one.names]


# All along


def test_a_slip_made_in_several_lines_above_is_named_once() -> None:
    """w¹₁₂ and w¹₂₁ are swapped in both net inputs, and only the output is written down."""
    h1, h2 = sigma(X1 * 0.1 + X2 * 0.4), sigma(X1 * 0.8 + X2 * 0.6)
    names, at = first_said(TASK.judged("O3_1", sigma(0.3 * h1 + 0.9 * h2)))
    assert names == ("rows and columns swapped",)
    assert at in ("I_O2_1", "I_O2_2")


def test_a_slip_made_again_and_again_is_named_in_each_line() -> None:
    """Every new weight without the learning rate."""
    sheet = {f"new_{name}": old - Q[f"dE_d{name}"] for name, old in WEIGHTS.items()}
    lines = TASK.marked(sheet).lines
    assert {first_said(one)[0] for one in lines.values()} == {("learning rate forgotten",)}


def test_what_follows_from_a_slip_is_not_called_one() -> None:
    """Δ the wrong way round in ∂E/∂O³₁, and all signs below it."""
    below = ("dE_dO3_1", "dE_dI_O3_1", "dE_dI_O2_1")
    lines = TASK.marked({line: -Q[line] for line in below} | {"Delta": Q["Delta"]}).lines
    assert [one.verdict for one in lines.values()][1:] == [Verdict.SLIP, Verdict.FOLLOWS, Verdict.FOLLOWS]


# In other networks


def test_layer_by_layer_new_output_weights_are_no_slip_but_a_missing_slope_is() -> None:
    right = Q["dE_dI_O3_1"] * Q["new_w2_11"] * Q["slope_O2_1"]
    assert LAYERED.judged("staged_dE_dI_O2_1", right).verdict is Verdict.ROUNDED
    slipped = LAYERED.judged("staged_dE_dI_O2_1", Q["dE_dI_O3_1"] * Q["new_w2_11"])
    assert first_said(slipped) == (("σ′ missing, hidden",), "staged_dE_dI_O2_1")


def test_a_batch_that_learned_from_one_sample_alone_is_seen_in_the_new_weight() -> None:
    own = BATCH.given["dE_dw2_11"]
    judged = BATCH.judged("new_w2_11", 0.3 - 0.7 * own)
    assert ("sum forgotten",) in [one.names for one in judged.explanations[:2]]


@pytest.mark.parametrize(
    ("task", "line", "number", "name"),
    [
        (TASK, "dE_dO3_1", -Q["Delta"], "factor 2 missing"),
        (HALVED, "dE_dO3_1", -Q["Delta"] / 2, "½ too much"),
        (TASK, "dE_dI_O3_1", -2 * Q["Delta"], "σ′ missing, output"),
        (TASK, "dE_dI_O2_1", Q["dE_dI_O3_1"] * 0.3, "σ′ missing, hidden"),
    ],
)
def test_of_slips_that_are_much_alike_the_one_that_fits_the_exercise_is_named(
    task: Task, line: str, number: float, name: str
) -> None:
    judged = task.judged(line, number, task.before(line))
    assert [one.names for one in judged.explanations] == [(name,)]


def test_adding_where_one_adds_and_averaging_where_one_averages_is_no_slip() -> None:
    """Twice the sum, and half the mean: whatever that is, it is not the other of both."""
    mean = Task(BATCH.samples, mean=True)
    for task, line, factor in ((BATCH, "sum_dE_dw2_11", 2), (mean, "mean_dE_dw2_11", 0.5)):
        judged = task.judged(line, factor * task.given[line], task.before(line))
        assert {"sum for mean", "mean for sum"}.isdisjoint(
            name for one in judged.explanations for name in one.names
        )


def test_a_slip_needs_its_quantity() -> None:
    """Without biases none is forgotten, and a single sample sums nothing."""
    judged = TASK.marked(dict.fromkeys(("I_O2_1", "O3_1", "dE_dw2_11", "new_w1_22"), "0.4321")).lines
    names = {name for one in judged.values() for said in one.explanations for name in said.names}
    assert names.isdisjoint({"bias forgotten", "bias as threshold", "sum forgotten", "mean for sum"})
