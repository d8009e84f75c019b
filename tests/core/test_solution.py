"""One step worked out: published examples, the contract's names, and 50-digit arithmetic."""

from dataclasses import replace
from fractions import Fraction

import mpmath
import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.losses import HALF_SQUARED, SQUARED
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.quantities import quantities
from ann221_gui.core.solution import Problem, given, solution_names, solve, worked_out
from ann221_gui.core.trainer import Trainer

CONTRACT = """
O1_1 O1_2 I_O2_1 I_O2_2 O2_1 O2_2 I_O3_1 O3_1 Delta E dE_dO3_1 slope_O2_1 slope_O2_2 slope_O3_1
dO3_1_dw2_11 dO3_1_dw2_21 dO3_1_dw1_11 dO3_1_dw1_12 dO3_1_dw1_21 dO3_1_dw1_22
dE_dw2_11 dE_dw2_21 dE_dw1_11 dE_dw1_12 dE_dw1_21 dE_dw1_22
new_w2_11 new_w2_21 new_w1_11 new_w1_12 new_w1_21 new_w1_22
"""
WITH_BIASES_TOO = """
dO3_1_db2_1 dO3_1_db1_1 dO3_1_db1_2 dE_db2_1 dE_db1_1 dE_db1_2 new_b2_1 new_b1_1 new_b1_2
"""


def halved(inputs, target, weights, biases=None, alpha=1.0):
    """A problem as the published examples state it: ½(target − output)²."""
    names = ("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21", "b1_1", "b1_2", "b2_1")
    values = dict(zip(names, (*weights, *(biases or (0, 0, 0))), strict=True))
    return Problem(
        inputs, target, Parameters.of(values), alpha, biases is not None, Conventions(HALF_SQUARED)
    )


RIGHT = halved((0.35, 0.9), 0.5, (0.1, 0.4, 0.8, 0.6, 0.3, 0.9))
WRONG_IN_PRINT = halved((0.35, 0.7), 0.5, (0.2, 0.3, 0.2, 0.3, 0.3, 0.9))
WITH_BIASES = halved((0.0, 1.0), 1.0, (0.6, -0.3, -0.1, 0.4, 0.4, 0.1), (0.3, 0.5, -0.2), alpha=0.25)


def test_the_published_example_comes_out_to_its_printed_digits():
    q = solve(RIGHT)
    assert round(q["O2_1"], 2) == 0.68
    assert round(q["O2_2"], 4) == 0.6637
    assert round(q["O3_1"], 2) == 0.69
    assert [round(q[f"new_w1_{ij}"], 4) for ij in ("11", "12", "21", "22")] == [
        0.0991,
        0.3971,
        0.7976,
        0.5926,
    ]
    assert [round(q["new_w2_11"], 5), round(q["new_w2_21"], 5)] == [0.27233, 0.87300]


def test_its_hidden_error_signals_follow_from_the_old_weights():
    q = worked_out(RIGHT)
    # The source's δ is −1 times the error signal.
    assert [-q[f"dE_dI_O2_{j}"] for j in "12"] == pytest.approx([-2.6545e-3, -8.1716e-3], rel=2e-5)
    assert -q["dE_dO3_1"] * q["slope_O3_1"] == pytest.approx(-0.0407, abs=5e-5)


def test_the_same_stale_by_one():
    """Another course's hidden error signals follow from the output weights as they are after their step."""
    slip = replace(RIGHT.conventions, update=UpdateOrder.LAYER_BY_LAYER)
    stale = worked_out(replace(RIGHT, conventions=slip))
    assert [-stale[f"staged_dE_dI_O2_{j}"] for j in "12"] == pytest.approx([-2.4096e-3, -7.9265e-3], rel=2e-5)
    for ij, x in (("11", 0.35), ("12", 0.35), ("21", 0.9), ("22", 0.9)):
        signal = {"1": 2.4096e-3, "2": 7.9265e-3}[ij[1]]
        old = RIGHT.parameters.named()[f"w1_{ij}"]
        assert stale[f"new_w1_{ij}"] == pytest.approx(old - x * signal, abs=1e-7)
    true = worked_out(RIGHT)
    same = [name for name in true if name.startswith(("dE_", "new_w2"))]
    assert len(same) > 10
    assert [stale[name] for name in same] == [true[name] for name in same]


def test_after_that_step_the_published_outputs_follow():
    trainer = Trainer(RIGHT.setup())
    trainer.train(1)
    after = quantities(Problem(RIGHT.inputs, RIGHT.target, trainer.frame().parameters))
    assert [round(after[name], 4) for name in ("O2_1", "O2_2", "O3_1")] == [0.6797, 0.6620, 0.6820]


def test_the_example_that_is_wrong_in_print_comes_out_true():
    q = solve(WRONG_IN_PRINT)
    assert [round(q["O2_1"], 4), round(q["O2_2"], 4)] == [0.5523, 0.5781]
    assert round(q["I_O3_1"], 4) == 0.6860
    assert -q["dE_dw1_12"] / 0.35 == pytest.approx(-0.00807, abs=5e-6)
    assert [round(q[f"new_{name}"], 7) for name in ("w1_12", "w2_11", "w2_21")] == [
        0.2971750,
        0.2796915,
        0.8787429,
    ]


def test_the_published_example_with_biases():
    q = solve(WITH_BIASES)
    assert [round(q[name], 4) for name in ("O2_1", "O2_2", "O3_1")] == [0.5498, 0.7109, 0.5227]
    assert -q["dE_dO3_1"] * q["slope_O3_1"] == pytest.approx(0.1191, abs=5e-5)
    assert round(q["new_w2_11"], 4) == 0.4164
    assert round(q["new_w1_21"], 5) == -0.09705
    assert round(q["new_b1_1"], 5) == 0.30295


def test_names_and_order_are_the_contract():
    assert list(solve(RIGHT)) == CONTRACT.split()
    assert list(solve(WITH_BIASES)) == CONTRACT.split() + WITH_BIASES_TOO.split()


def test_what_is_given():
    stated = given(WITH_BIASES)
    assert (stated["target"], stated["eta"], stated["w1_12"], stated["b2_1"]) == (1.0, 0.25, -0.3, -0.2)


def textbook(problem):
    """The document's equations as they stand there, in mpmath: no careful form, but digits in plenty."""
    mpf = mpmath.mpf

    def sigma(z):
        return 1 / (1 + mpmath.exp(-z))

    x1, x2 = (mpf(x) for x in problem.inputs)
    w = {name: mpf(value) for name, value in problem.parameters.named().items()}
    target, eta, factor = mpf(problem.target), mpf(problem.learning_rate), mpf(problem.loss.factor)
    q = {"O1_1": x1, "O1_2": x2}
    q["I_O2_1"] = x1 * w["w1_11"] + x2 * w["w1_21"] + w["b1_1"]
    q["I_O2_2"] = x1 * w["w1_12"] + x2 * w["w1_22"] + w["b1_2"]
    q["O2_1"], q["O2_2"] = sigma(q["I_O2_1"]), sigma(q["I_O2_2"])
    q["I_O3_1"] = q["O2_1"] * w["w2_11"] + q["O2_2"] * w["w2_21"] + w["b2_1"]
    q["O3_1"] = sigma(q["I_O3_1"])
    q["Delta"] = target - q["O3_1"]
    q["E"] = factor * q["Delta"] ** 2
    q["dE_dO3_1"] = -2 * factor * q["Delta"]
    for neuron in ("O2_1", "O2_2", "O3_1"):
        q[f"slope_{neuron}"] = q[neuron] * (1 - q[neuron])
    s1, s2, s3 = q["slope_O2_1"], q["slope_O2_2"], q["slope_O3_1"]
    derivatives = {
        "w2_11": q["O2_1"] * s3,  # equation 6
        "w2_21": q["O2_2"] * s3,  # 7
        "w1_11": w["w2_11"] * x1 * s1 * s3,  # 9
        "w1_12": w["w2_21"] * x1 * s2 * s3,  # 10
        "w1_21": w["w2_11"] * x2 * s1 * s3,  # 11
        "w1_22": w["w2_21"] * x2 * s2 * s3,  # 12
        "b2_1": s3,
        "b1_1": w["w2_11"] * s1 * s3,
        "b1_2": w["w2_21"] * s2 * s3,
    }
    for name, derivative in derivatives.items():
        q[f"dO3_1_d{name}"] = derivative
        q[f"dE_d{name}"] = q["dE_dO3_1"] * derivative
        q[f"new_{name}"] = w[name] - eta * q[f"dE_d{name}"]
    return q


def random_problem(generator, scale, biases):
    values = generator.uniform(-scale, scale, 9)
    parameters = Parameters(values) if biases else Parameters(values).without_biases()
    x1, x2 = generator.uniform(-1, 1, 2).tolist()
    return Problem((x1, x2), float(generator.integers(2)), parameters, 0.5, biases, Conventions(SQUARED))


def worst_relative_error(work_out, scale, biases, count):
    """Of all that a solution file holds."""
    generator = np.random.default_rng(221)
    worst = 0.0
    for _ in range(count):
        problem = random_problem(generator, scale, biases)
        truth = textbook(problem)
        found = work_out(problem)
        for name in solution_names(biases):
            value = found[name]
            if abs(truth[name]) >= 1e-290:
                worst = max(worst, float(abs((mpmath.mpf(value) - truth[name]) / truth[name])))
    return worst


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize(("work_out", "allowed"), [(solve, 2e-16), (quantities, 1e-12)])
def test_random_problems_against_fifty_digits(work_out, allowed, biases):
    """|net input| ≤ 6, for neither sum has more than three terms of at most 2."""
    with mpmath.workdps(60):
        assert worst_relative_error(work_out, 2, biases, count=500) < allowed


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize(("work_out", "allowed"), [(solve, 2e-16), (quantities, 1e-10)])
def test_saturated_problems_against_as_many_digits_as_it_takes(work_out, allowed, biases):
    with mpmath.workdps(1500):
        assert worst_relative_error(work_out, 1000, biases, count=100) < allowed


def test_the_solution_keeps_its_digits_where_a_sum_nearly_cancels():
    """0.1·3 − 0.3 in floats is 5.6e-17; of these two floats it is 2.8e-17."""
    problem = Problem((3.0, -1.0), 1.0, Parameters.of({"w1_11": 0.1, "w1_21": 0.3}))
    truth = Fraction(0.1) * 3 - Fraction(0.3)
    assert solve(problem)["I_O2_1"] == float(truth)


@pytest.mark.parametrize(
    ("output", "target"), [("logistic", 0.0), ("logistic", 1.0), ("tanh", -1.0), ("tanh", 1.0)]
)
@pytest.mark.parametrize("net_input", [-300.0, -40.0, 40.0, 300.0])
def test_delta_keeps_its_digits_towards_every_limit(net_input, output, target):
    problem = Problem(
        (0.0, 0.0),
        target,
        Parameters.of({"w2_11": 2 * net_input}),  # h = ½ at (0, 0)
        activations=Activations(output=ACTIVATIONS[output]),
    )
    with mpmath.workdps(400):
        answer = mpmath.tanh(net_input) if output == "tanh" else 1 / (1 + mpmath.exp(-net_input))
        truth = float(target - answer)
    assert solve(problem)["Delta"] == pytest.approx(truth, rel=2e-16)
    assert quantities(problem)["Delta"] == pytest.approx(truth, rel=1e-13)


def test_numbers_too_large_are_named_and_the_rest_is_given():
    huge = Problem((1e200, 0.0), 1.0, Parameters.of({"w1_11": 1e200}))
    with pytest.raises(OverflowError, match="I_O2_1 is too large"):
        solve(huge)
    assert quantities(huge)["I_O2_1"] == np.inf
    assert quantities(huge)["O2_1"] == 1


def test_training_on_the_problem_is_its_own_step():
    trainer = Trainer(WITH_BIASES.setup())
    trainer.train(1)
    after = {f"new_{name}": value for name, value in trainer.frame().parameters.named().items()}
    announced = quantities(WITH_BIASES)
    assert after == pytest.approx({name: announced[name] for name in after}, rel=1e-14)
    solved = solve(WITH_BIASES)
    assert after == pytest.approx({name: solved[name] for name in after}, rel=1e-14)
