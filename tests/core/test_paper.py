"""A calculation on paper: worked by hand, and against decimal arithmetic written out line by line."""

import math
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.activations import LINEAR, RELU, Activations
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.paper import drift, drift_text, on_paper, paper_of
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.shortening import Carry, Shortening
from ann221_gui.core.solution import Problem

FOUR_DECIMALS = Carry(Digits(4))
TWO_CUT_OFF = Carry(Digits(2), Shortening.CUT_OFF)
PUBLISHED = {"w1_11": 0.1, "w1_12": 0.4, "w1_21": 0.8, "w1_22": 0.6, "w2_11": 0.3, "w2_21": 0.9}
# The published example, carried with four decimals, on a pocket calculator.
BY_HAND = {
    "I_O2_1": 0.755,  # 0.35·0.1 + 0.9·0.8
    "I_O2_2": 0.68,  # 0.35·0.4 + 0.9·0.6
    "O2_1": 0.6803,  # 1/(1 + 0.470011) = 0.680267
    "O2_2": 0.6637,  # 1/(1 + 0.506617) = 0.663739
    "I_O3_1": 0.8014,  # 0.6803·0.3 + 0.6637·0.9 = 0.20409 + 0.59733
    "O3_1": 0.6903,  # 1/(1 + 0.448700) = 0.690274
    "Delta": -0.1903,
    "E": 0.0181,  # ½·0.1903² = 0.018107
    "dE_dO3_1": 0.1903,
    "slope_O2_1": 0.2175,  # 0.6803·0.3197 = 0.217492
    "slope_O2_2": 0.2232,  # 0.6637·0.3363 = 0.223202
    "slope_O3_1": 0.2138,  # 0.6903·0.3097 = 0.213786
    "dE_dI_O3_1": 0.0407,  # 0.1903·0.2138 = 0.040686
    "dE_dI_O2_1": 0.0027,  # 0.0407·0.3·0.2175 = 0.002656
    "dE_dI_O2_2": 0.0082,  # 0.0407·0.9·0.2232 = 0.008176
    "dO3_1_dw2_11": 0.1454,  # 0.6803·0.2138 = 0.145448
    "dO3_1_dw2_21": 0.1419,  # 0.6637·0.2138 = 0.141899
    "dO3_1_dw1_11": 0.0049,  # 0.3·0.35·0.2175·0.2138 = 0.004883
    "dO3_1_dw1_12": 0.0150,  # 0.9·0.35·0.2232·0.2138 = 0.015032
    "dO3_1_dw1_21": 0.0126,  # 0.3·0.9·0.2175·0.2138 = 0.012555
    "dO3_1_dw1_22": 0.0387,  # 0.9·0.9·0.2232·0.2138 = 0.038653
    "dE_dw2_11": 0.0277,  # 0.1903·0.1454 = 0.027670
    "dE_dw2_21": 0.0270,  # 0.1903·0.1419 = 0.027004
    "dE_dw1_11": 0.0009,  # 0.1903·0.0049 = 0.000932
    "dE_dw1_12": 0.0029,  # 0.1903·0.0150 = 0.002855
    "dE_dw1_21": 0.0024,  # 0.1903·0.0126 = 0.002398
    "dE_dw1_22": 0.0074,  # 0.1903·0.0387 = 0.007365
    "new_w2_11": 0.2723,
    "new_w2_21": 0.8730,
    "new_w1_11": 0.0991,
    "new_w1_12": 0.3971,
    "new_w1_21": 0.7976,
    "new_w1_22": 0.5926,
}


def published(**conventions: object) -> Problem:
    stated = Conventions(HALF_SQUARED, **conventions)  # type: ignore[arg-type]
    return Problem((0.35, 0.9), 0.5, Parameters.of(PUBLISHED), conventions=stated)


def test_the_published_example_by_hand() -> None:
    assert on_paper(Exercise(published()), FOUR_DECIMALS) == BY_HAND


def test_cut_off_by_hand() -> None:
    """Two significant figures: 0.75, 0.68; 0.679 and 0.663; 0.67·0.3 + 0.66·0.9 = 0.795; 0.685; −0.18."""
    carry = Carry(Digits(2, are_significant=True), Shortening.CUT_OFF)
    lines = on_paper(Exercise(published()), carry, last="Delta")
    forward = {"I_O2_1": 0.75, "I_O2_2": 0.68, "O2_1": 0.67, "O2_2": 0.66, "I_O3_1": 0.79, "O3_1": 0.68}
    assert lines == forward | {"Delta": -0.18}


def test_layer_after_layer_the_error_goes_back_through_the_shortened_new_weight() -> None:
    """0.0407·0.2723·0.2175 = 0.002410 and 0.0407·0.8730·0.2232 = 0.007931, as a pupil rounds them."""
    lines = on_paper(Exercise(published(update=UpdateOrder.LAYER_BY_LAYER)), FOUR_DECIMALS)
    assert (lines["staged_dE_dI_O2_1"], lines["staged_dE_dI_O2_2"]) == (0.0024, 0.0079)


# Against decimal arithmetic


def plainly(problem: Problem, digits: int, significant: bool, rounding: str) -> dict[str, Decimal]:
    """Every line of a logistic network, all weights updated at once."""
    q = {name: Decimal(repr(value)) for name, value in problem.parameters.named().items()}
    x1, x2, target, eta = (Decimal(repr(v)) for v in (*problem.inputs, problem.target, problem.learning_rate))
    k = Decimal(repr(problem.loss.factor))

    def short(number: Decimal) -> Decimal:
        if number == 0:
            return number
        places = digits - (number.adjusted() + 1 if significant else 0)
        return number.quantize(Decimal(f"1e{-places}"), rounding)

    def logistic(z: Decimal) -> Decimal:
        return short(1 / (1 + (-z).exp()))

    for j in "12":
        q[f"I_O2_{j}"] = short(x1 * q[f"w1_1{j}"] + x2 * q[f"w1_2{j}"] + q[f"b1_{j}"])
        q[f"O2_{j}"] = logistic(q[f"I_O2_{j}"])
    q["I_O3_1"] = short(q["O2_1"] * q["w2_11"] + q["O2_2"] * q["w2_21"] + q["b2_1"])
    q["O3_1"] = logistic(q["I_O3_1"])
    q["Delta"] = short(target - q["O3_1"])
    q["E"] = short(k * q["Delta"] ** 2)
    q["dE_dO3_1"] = short(-2 * k * q["Delta"])
    for neuron in ("O2_1", "O2_2", "O3_1"):
        q[f"slope_{neuron}"] = short(q[neuron] * (1 - q[neuron]))
    q["dE_dI_O3_1"] = short(q["dE_dO3_1"] * q["slope_O3_1"])
    chains = {"b2_1": q["slope_O3_1"]}
    for j in "12":
        q[f"dE_dI_O2_{j}"] = short(q["dE_dI_O3_1"] * q[f"w2_{j}1"] * q[f"slope_O2_{j}"])
        chains[f"b1_{j}"] = q[f"w2_{j}1"] * q[f"slope_O2_{j}"] * q["slope_O3_1"]
        chains[f"w1_1{j}"], chains[f"w1_2{j}"] = x1 * chains[f"b1_{j}"], x2 * chains[f"b1_{j}"]
        chains[f"w2_{j}1"] = q[f"O2_{j}"] * q["slope_O3_1"]
    for parameter, chain in chains.items():
        q[f"dO3_1_d{parameter}"] = short(chain)
        q[f"dE_d{parameter}"] = short(-2 * k * q["Delta"] * q[f"dO3_1_d{parameter}"])
        q[f"new_{parameter}"] = short(q[parameter] - eta * q[f"dE_d{parameter}"])
    return q


def between(least: float, most: float) -> st.SearchStrategy[float]:
    return st.decimals(least, most, places=3).map(float)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Without net inputs beyond 63, where σ is 1 to as many digits as anybody has."""
    biases = draw(st.booleans())
    names = [*PUBLISHED, *(("b1_1", "b1_2", "b2_1") if biases else ())]
    return Problem(
        (draw(between(-3, 3)), draw(between(-3, 3))),
        draw(st.sampled_from([0.0, 1.0, 0.5, 0.37])),
        Parameters.of({name: draw(between(-9, 9)) for name in names}),
        draw(st.sampled_from([0.5, 1.0, 0.125, 1.3])),
        biases,
        Conventions(draw(st.sampled_from([SQUARED, HALF_SQUARED]))),
    )


@given(
    problem=problems(),
    digits=st.builds(Digits, st.integers(1, 15), st.booleans()),
    shortening=st.sampled_from(Shortening),
)
def test_all_logistic_lines(problem: Problem, digits: Digits, shortening: Shortening) -> None:
    rounding = ROUND_HALF_UP if shortening is Shortening.ROUNDED else ROUND_DOWN
    with localcontext(prec=60):
        expected = plainly(problem, digits.count, digits.are_significant, rounding)
    lines = on_paper(Exercise(problem), Carry(digits, shortening))
    assert lines == {line: float(expected[line]) for line in lines}
    assert set(lines) >= {f"new_{name}" for name in problem.setting.parameters}


# What shortening is


@pytest.mark.parametrize(
    ("number", "significant", "rounded", "cut_off"),
    [
        ("0.125", False, "0.13", "0.12"),  # a half goes away from 0, not to the even digit
        ("-0.125", False, "-0.13", "-0.12"),
        ("0.996", False, "1.00", "0.99"),
        ("0.996", True, "1.0", "0.99"),
        ("-0.0000995", True, "-0.00010", "-0.000099"),
        ("0.004", False, "0.00", "0.00"),
        ("1267", True, "1300", "1200"),
        ("1267", False, "1267", "1267"),
        ("1e400", False, "1e400", "1e400"),
    ],
)
def test_two_digits_are_left(number: str, significant: bool, rounded: str, cut_off: str) -> None:
    digits = Digits(2, significant)
    assert Carry(digits).shorten(Decimal(number)) == Decimal(rounded)
    assert Carry(digits, Shortening.CUT_OFF).shorten(Decimal(number)) == Decimal(cut_off)


def test_it_is_written_with_its_closing_zeros() -> None:
    three = Carry(Digits(3, are_significant=True))
    assert [three.write(value) for value in (0.69, -0.0081, 120.0, 0.0)] == ["0.690", "−0.00810", "120", "0"]
    assert FOUR_DECIMALS.write(-0.5) == "−0.5000"


def test_more_than_fifteen_digits_are_not_carried() -> None:
    with pytest.raises(ValueError, match="at most 15"):
        Carry(Digits(16))


def test_a_tenth_is_a_tenth() -> None:
    """0.35·0.1 = 0.035 is rounded up; what floats hold of them multiplies to a little less."""
    problem = Problem((0.35, 0.0), 1.0, Parameters.of({"w1_11": 0.1}))
    assert Decimal.from_float(0.35) * Decimal.from_float(0.1) < Decimal("0.035")
    assert on_paper(Exercise(problem), Carry(Digits(2)), last="I_O2_1") == {"I_O2_1": 0.04}


# Other networks, batches, and what can't be written


def linear(**changes: object) -> Problem:
    """O² = 0.1 from the first input; O³ = 0.1, Δ = 0.3."""
    parameters = Parameters.of({"w1_11": 0.1, "w2_11": 1.0})
    problem = Problem(
        (1.0, 0.0),
        0.4,
        parameters,
        conventions=Conventions(HALF_SQUARED),
        activations=Activations(RELU, LINEAR),
    )
    return replace(problem, **changes)  # type: ignore[arg-type]


def test_the_slopes_of_relu_and_of_a_line() -> None:
    lines = on_paper(Exercise(linear()), FOUR_DECIMALS)
    assert [lines[f"slope_{neuron}"] for neuron in ("O2_1", "O2_2", "O3_1")] == [1.0, 0.0, 1.0]


def test_a_third_of_three_hundredths_is_a_hundredth() -> None:
    """The mean over three samples, two of which contribute nothing: −0.03/3, no digit lost to a 0.333."""
    mean = Conventions(replace(HALF_SQUARED, total=Total.MEAN))
    others = (((0.0, 0.0), 0.0),) * 2
    lines = on_paper(Exercise(linear(conventions=mean), others), TWO_CUT_OFF)
    assert (lines["dE_dw2_11"], lines["mean_dE_dw2_11"], lines["new_w2_11"]) == (-0.03, -0.01, 1.01)


def test_what_is_too_large_for_a_number_is_named_or_infinite() -> None:
    huge = linear(inputs=(1e308, 0.0), parameters=Parameters.of({"w1_11": 1.0, "w2_11": 100.0}))
    assert on_paper(Exercise(huge), FOUR_DECIMALS)["I_O3_1"] == math.inf
    with pytest.raises(OverflowError, match="too large"):
        paper_of(Exercise(huge), FOUR_DECIMALS)


def test_drift_is_what_carrying_adds_and_not_the_last_bit_of_a_float() -> None:
    paper = paper_of(Exercise(published()), FOUR_DECIMALS)
    assert paper.drifts["O3_1"] == pytest.approx(0.6903 - 0.6902834929, abs=1e-10)
    assert paper.exact["I_O2_2"] != 0.68, "its floats multiply to a little less"
    assert paper.drifts["I_O2_2"] == 0.0
    assert drift(0.690000000000001, 0.69) > 0


def test_drift_is_written_in_two_figures() -> None:
    assert [drift_text(one) for one in (0.0004, -0.01249, 12.0, 0.0)] == ["+0.00040", "−0.012", "+12", "0"]
