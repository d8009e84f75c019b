"""Every known slip, made once in a sheet that is right up to there, is named, with its line and equation.

The slipped numbers are worked out here, from the right ones of `by_hand`.
"""

from collections.abc import Callable

import pytest

from ann221_gui.core.checking.fewer import FEWER_DIGITS
from ann221_gui.core.checking.slips import SLIPS
from tests.core.checking.by_hand import BIASES, SAMPLE, WEIGHTS, Numbers, Task, sigma

Slipped = Callable[[Numbers], float]

TWO = (SAMPLE, ((1.0, 0.2), 0.8))
ONE, HALVED = Task(), Task(half=True)
BIASED = Task(parameters={**WEIGHTS, **BIASES})
SUM, MEAN = Task(TWO), Task(TWO, mean=True)
X1, X2 = SAMPLE[0]


def slope(z: float) -> float:
    return sigma(z) * (1 - sigma(z))


ROWS: list[tuple[str, str, str, Task, Slipped]] = [  # name, line, equation, task and the slipped number
    ("updated output weight", "dE_dI_O2_1", "A8", ONE,
     lambda q: q["dE_dI_O3_1"] * q["new_w2_11"] * q["slope_O2_1"]),
    ("updated output weight", "dE_dw1_22", "A1", ONE,
     lambda q: q["dE_dI_O3_1"] * q["new_w2_21"] * q["slope_O2_2"] * X2),
    ("updated output weight", "dE_db1_2", "A1", BIASED,
     lambda q: q["dE_dI_O3_1"] * q["new_w2_21"] * q["slope_O2_2"]),
    ("updated hidden weight", "dE_dw2_11", "A1", ONE,
     lambda q: q["dE_dI_O3_1"] * sigma(X1 * q["new_w1_11"] + X2 * q["new_w1_21"])),
    ("updated hidden weight", "dO3_1_dw2_21", "7", BIASED,
     lambda q: q["slope_O3_1"] * sigma(X1 * q["new_w1_12"] + X2 * q["new_w1_22"] + q["new_b1_2"])),
    ("σ′ missing, output", "dE_dI_O3_1", "A8", ONE, lambda q: -2 * q["Delta"]),
    ("σ′ missing, output", "dE_dw1_12", "A1", ONE,
     lambda q: -2 * q["Delta"] * q["w2_21"] * q["slope_O2_2"] * X1),
    ("σ′ missing, output", "dE_db2_1", "A1", BIASED, lambda q: -2 * q["Delta"]),
    ("σ′ missing, hidden", "dE_dI_O2_2", "A8", ONE, lambda q: q["dE_dI_O3_1"] * q["w2_21"]),
    ("σ′ missing, hidden", "dO3_1_dw1_21", "11", ONE, lambda q: q["w2_11"] * X2 * q["slope_O3_1"]),
    ("σ′ missing, hidden", "dE_dw1_11", "A1", ONE, lambda q: q["dE_dI_O3_1"] * q["w2_11"] * X1),
    ("σ′ missing, both", "dO3_1_dw1_22", "12", ONE, lambda q: q["w2_21"] * X2),
    ("σ′ missing, both", "dE_db1_1", "A1", BIASED, lambda q: -2 * q["Delta"] * q["w2_11"]),
    ("σ′ of the output", "slope_O3_1", "A5", ONE, lambda q: slope(q["O3_1"])),
    ("σ′ of the output", "slope_O2_1", "A5", ONE, lambda q: slope(q["O2_1"])),
    ("net input for output in σ′", "slope_O2_2", "A5", ONE, lambda q: q["I_O2_2"] * (1 - q["I_O2_2"])),
    ("net input for output in σ′", "slope_O3_1", "A5", ONE, lambda q: q["I_O3_1"] * (1 - q["I_O3_1"])),
    ("factor 2 missing", "dE_dO3_1", "17", ONE, lambda q: -q["Delta"]),
    ("factor 2 missing", "dE_dw2_21", "17", ONE, lambda q: -q["Delta"] * q["slope_O3_1"] * q["O2_2"]),
    ("½ too much", "dE_dO3_1", "17", HALVED, lambda q: -q["Delta"] / 2),
    ("½ too much", "dE_dw1_11", "17", HALVED, lambda q: -q["Delta"] * q["dO3_1_dw1_11"] / 2),
    ("½ missing", "dE_dO3_1", "17", HALVED, lambda q: -2 * q["Delta"]),
    ("½ missing", "dE_dw1_12", "17", HALVED, lambda q: -2 * q["Delta"] * q["dO3_1_dw1_12"]),
    ("sign of Δ", "Delta", "A6", ONE, lambda q: q["O3_1"] - q["target"]),
    ("sign of Δ", "dE_dO3_1", "A6", ONE, lambda q: 2 * q["Delta"]),
    ("sign of Δ", "dE_dw2_11", "A6", SUM, lambda q: 2 * q["Delta"] * q["dO3_1_dw2_11"]),
    ("uphill", "new_w2_21", "A2", ONE, lambda q: q["w2_21"] + q["eta"] * q["dE_dw2_21"]),
    ("uphill", "new_w1_22", "A2", SUM, lambda q: q["w1_22"] + q["eta"] * q["sum_dE_dw1_22"]),
    ("uphill", "new_b1_1", "A2", BIASED, lambda q: q["b1_1"] + q["eta"] * q["dE_db1_1"]),
    ("learning rate forgotten", "new_w2_11", "A2", ONE, lambda q: q["w2_11"] - q["dE_dw2_11"]),
    ("learning rate forgotten", "new_w1_22", "A2", SUM, lambda q: q["w1_22"] - q["sum_dE_dw1_22"]),
    ("learning rate twice", "new_w1_12", "A2", ONE,
     lambda q: q["w1_12"] - q["eta"] * q["eta"] * q["dE_dw1_12"]),
    ("learning rate twice", "new_b2_1", "A2", BIASED,
     lambda q: q["b2_1"] - q["eta"] * q["eta"] * q["dE_db2_1"]),
    ("rows and columns swapped", "I_O2_1", "A7", ONE, lambda q: X1 * q["w1_11"] + X2 * q["w1_12"]),
    ("rows and columns swapped", "I_O2_2", "A7", ONE, lambda q: X1 * q["w1_21"] + X2 * q["w1_22"]),
    ("rows and columns swapped", "dE_dw1_12", "A1", ONE, lambda q: q["dE_dw1_21"]),
    ("output weights swapped", "I_O3_1", "A7", ONE,
     lambda q: q["O2_1"] * q["w2_21"] + q["O2_2"] * q["w2_11"]),
    ("no logistic", "O2_2", "3", ONE, lambda q: q["I_O2_2"]),
    ("no logistic", "O3_1", "1", ONE, lambda q: q["I_O3_1"]),
    ("bias forgotten", "I_O2_1", "A7", BIASED, lambda q: X1 * q["w1_11"] + X2 * q["w1_21"]),
    ("bias forgotten", "I_O3_1", "A7", BIASED, lambda q: q["O2_1"] * q["w2_11"] + q["O2_2"] * q["w2_21"]),
    ("bias as threshold", "I_O2_2", "A7", BIASED,
     lambda q: X1 * q["w1_12"] + X2 * q["w1_22"] - q["b1_2"]),
    ("bias as threshold", "I_O3_1", "A7", BIASED,
     lambda q: q["O2_1"] * q["w2_11"] + q["O2_2"] * q["w2_21"] - q["b2_1"]),
    ("input forgotten", "dE_dw1_22", "A1", ONE, lambda q: q["dE_dI_O2_2"]),
    ("input forgotten", "dE_dw2_11", "A1", ONE, lambda q: q["dE_dI_O3_1"]),
    ("net input for output", "I_O3_1", "A7", ONE,
     lambda q: q["I_O2_1"] * q["w2_11"] + q["I_O2_2"] * q["w2_21"]),
    ("wrong input", "dE_dw1_12", "A1", ONE, lambda q: q["dE_dI_O2_2"] * X2),
    ("wrong input", "dE_dw2_11", "A1", ONE, lambda q: q["dE_dI_O3_1"] * q["O2_2"]),
    ("another sample's target", "Delta", "A6", SUM, lambda q: 0.8 - q["O3_1"]),
    ("another sample's target", "E", "A6", SUM, lambda q: (0.8 - q["O3_1"]) ** 2),
    ("sum forgotten", "sum_dE_dw2_11", "A10", SUM, lambda q: q["dE_dw2_11"]),
    ("sum forgotten", "new_w1_22", "A10", SUM, lambda q: q["w1_22"] - q["eta"] * q["dE_dw1_22"]),
    ("sum forgotten", "mean_dE_dw1_21", "A10", MEAN, lambda q: q["dE_dw1_21"]),
    ("mean for sum", "sum_dE_dw1_12", "A10", SUM, lambda q: q["sum_dE_dw1_12"] / 2),
    ("mean for sum", "new_w2_21", "A10", SUM, lambda q: q["w2_21"] - q["eta"] * q["sum_dE_dw2_21"] / 2),
    ("sum for mean", "mean_dE_dw2_11", "A10", MEAN, lambda q: q["mean_dE_dw2_11"] * 2),
    ("sum for mean", "new_w1_21", "A10", MEAN, lambda q: q["w1_21"] - q["eta"] * q["mean_dE_dw1_21"] * 2),
    ("error signal halved", "dE_dI_O3_1", "A8", ONE, lambda q: q["dE_dI_O3_1"] / 2),
    ("error signal halved", "dE_dI_O2_2", "A8", ONE, lambda q: q["dE_dI_O2_2"] / 2),
    ("sign lost", "I_O3_1", "A7", ONE, lambda q: -q["I_O3_1"]),
    ("sign lost", "new_w1_11", "A2", ONE, lambda q: -q["new_w1_11"]),
    ("decimal point", "O3_1", "1", ONE, lambda q: q["O3_1"] / 10),
    ("decimal point", "dE_db1_1", "A1", BIASED, lambda q: q["dE_db1_1"] * 10),
    ("decimal point", "sum_dE_dw1_22", "A10", SUM, lambda q: q["sum_dE_dw1_22"] / 10),
    ("rounded too early", "O2_1", "2", ONE, lambda _: sigma(0.8)),  # for 0.755
    ("rounded too early", "dE_dw2_11", "A1", ONE, lambda _: -2 * -0.19 * 0.15),  # for −0.19028 and 0.14544
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "line", "equation", "task", "slipped"), ROWS, ids=[f"{row[0]} in {row[1]}" for row in ROWS]
)
def test_a_slip_is_named_first_or_second(
    name: str, line: str, equation: str, task: Task, slipped: Slipped
) -> None:
    marking = task.marked({**task.before(line), line: slipped(task.given)})
    judged = marking.lines[line]
    said = [(one.names, one.at, one.equation) for one in judged.explanations[:2]]
    assert ((name,), line, equation) in said
    assert [one.line for one in marking.lines.values() if not one.verdict.is_right] in ([line], [])


def test_no_slip_is_without_a_test() -> None:
    known = {slip.name for slip in SLIPS} | {fewer.slip.name for fewer in FEWER_DIGITS}
    assert {row[0] for row in ROWS} == known
    assert len(known) == 30
