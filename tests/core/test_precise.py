"""Right to the last bit where floats lose digits: sums that nearly cancel, and saturated neurons."""

import mpmath
import pytest
from mpmath import mpf

from ann221_gui.core.activations import ACTIVATIONS, LOGISTIC, Activations
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.quantities import quantities
from ann221_gui.core.solution import Problem, solve

NAMES = ("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21")


def problem(values, inputs=(0.1, 0.7), target=1.0, activations=None):
    parameters = Parameters.of(dict(zip(NAMES, values, strict=True)))
    return Problem(inputs, target, parameters, activations=activations or Activations())


def test_a_net_input_that_nearly_cancels():
    """With w²₂₁ = −w²₁₁ and almost equal hidden outputs, seven digits of I_O³₁ cancel."""
    one = problem((0.3, 0.3 + 1e-7, 0.6, 0.6, 0.9, -0.9))
    with mpmath.workdps(60):
        z1, z2 = (mpf(0.1) * mpf(w) + mpf(0.7) * mpf(0.6) for w in (0.3, 0.3 + 1e-7))
        true = mpf(0.9) * (1 / (1 + mpmath.exp(-z1)) - 1 / (1 + mpmath.exp(-z2)))
        assert abs(solve(one)["I_O3_1"] / true - 1) < 2.3e-16
        assert abs(quantities(one)["I_O3_1"] / true - 1) > 1e-12, "else plain floats would do"


def test_a_target_that_is_nearly_reached():
    values = (0.3, -0.2, 0.6, 0.4, 0.9, 0.5)
    output = solve(problem(values))["O3_1"]
    with mpmath.workdps(60):
        h1 = 1 / (1 + mpmath.exp(-(mpf(0.1) * mpf(0.3) + mpf(0.7) * mpf(0.6))))
        h2 = 1 / (1 + mpmath.exp(-(mpf(0.1) * mpf(-0.2) + mpf(0.7) * mpf(0.4))))
        true = mpf(output) - 1 / (1 + mpmath.exp(-(mpf(0.9) * h1 + mpf(0.5) * h2)))
        assert solve(problem(values, target=output))["Delta"] == float(true) != 0


@pytest.mark.parametrize("hidden", ["logistic", "tanh", "relu", "linear"])
def test_the_decimal_forms_are_the_same_functions(hidden):
    for values in ((0.3, -0.2, 0.6, 0.4, 0.9, 0.5), (-30.0, 25.0, 50.0, -60.0, 40.0, -70.0)):
        for output in ACTIVATIONS.values():
            one = problem(values, activations=Activations(ACTIVATIONS[hidden], output))
            fast = quantities(one)
            assert solve(one) == pytest.approx({name: fast[name] for name in solve(one)}, rel=1e-11)


def test_tanh_near_zero_keeps_its_digits():
    one = problem((1e-30, 0.0, 0.0, 0.0, 1.0, 0.0), activations=Activations(ACTIVATIONS["tanh"], LOGISTIC))
    assert solve(one)["O2_1"] == pytest.approx(1e-31, rel=1e-15)


def test_a_saturated_neuron_keeps_its_slope():
    """σ′(z) = e⁻ᶻ to all digits of a float, for z = 650."""
    one = problem((6500.0, 0.0, 0.0, 0.0, 1.0, 0.0))
    with mpmath.workdps(60):
        z = mpf(0.1) * 6500
        assert solve(one)["slope_O2_1"] == float(mpmath.exp(-z))
