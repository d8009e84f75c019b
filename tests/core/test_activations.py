"""The careful forms keep their digits where the textbook forms lose them: checked against 400 digits."""

import mpmath
import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, LINEAR, LOGISTIC, RELU, TANH, Activation, entry_of
from ann221_gui.core.equations.activation_forms import ACTIVATION_FORMS, forms_of
from ann221_gui.core.gradient_rounding import SHAPES
from ann221_gui.core.precise import DECIMAL_ACTIVATIONS

FAR = (-700.0, -350.0, -40.0, -6.0, -0.5, -1e-8, 0.0, 1e-8, 0.3, 0.5, 6.0, 40.0, 350.0, 700.0)
TANH_FAR = tuple(z for z in FAR if abs(z) <= 350)  # beyond, tanh′ is below the smallest float


@pytest.fixture(autouse=True)
def many_digits():
    with mpmath.workdps(800):
        yield


def sigma(z):
    return 1 / (1 + mpmath.exp(-mpmath.mpf(z)))


def relative_error(value, truth):
    return abs((mpmath.mpf(float(value)) - truth) / truth) if truth else abs(float(value))


@pytest.mark.parametrize("z", FAR)
def test_logistic_and_its_derivative_at_any_saturation(z):
    at = np.array([z])
    assert relative_error(LOGISTIC.value(at)[0], sigma(z)) < 1e-15
    assert relative_error(LOGISTIC.derivative(at)[0], sigma(z) * (1 - sigma(z))) < 1e-15


@pytest.mark.parametrize("z", FAR)
@pytest.mark.parametrize("target", [0.0, 1.0, 0.25])
def test_logistic_residual_keeps_its_digits_for_every_target(target, z):
    residual = LOGISTIC.residual(np.array([target]), np.array([z]))[0]
    assert relative_error(residual, target - sigma(z)) < 1e-15


@pytest.mark.parametrize("z", TANH_FAR)
def test_tanh_and_its_derivative_at_any_saturation(z):
    at = np.array([z])
    truth = mpmath.tanh(z)
    assert relative_error(TANH.value(at)[0], truth) < 1e-15
    assert relative_error(TANH.derivative(at)[0], 1 - truth**2) < 1e-15


@pytest.mark.parametrize("z", TANH_FAR)
@pytest.mark.parametrize("target", [-1.0, 1.0])
def test_tanh_residual_keeps_its_digits_towards_both_limits(target, z):
    residual = TANH.residual(np.array([target]), np.array([z]))[0]
    assert relative_error(residual, target - mpmath.tanh(z)) < 1e-14


@pytest.mark.parametrize("z", TANH_FAR)
def test_tanh_residual_for_a_target_between(z):
    residual = TANH.residual(np.array([0.125]), np.array([z]))[0]
    assert abs(float(residual) - (0.125 - mpmath.tanh(z))) < 1e-15


def test_beyond_every_float_the_logistic_is_its_limit_without_a_warning():
    z = np.array([-1e308, -1e5, 1e5, 1e308])
    assert LOGISTIC.value(z).tolist() == [0, 0, 1, 1]
    assert LOGISTIC.derivative(z).tolist() == [0, 0, 0, 0]
    assert LOGISTIC.residual(np.ones(4), z).tolist() == [1, 1, 0, 0]


def test_relu_and_linear():
    z = np.array([-2.0, 0.0, 3.0])
    assert RELU.value(z).tolist() == [0, 0, 3]
    assert RELU.derivative(z).tolist() == [0, 0, 1]
    assert RELU.residual(np.ones(3), z).tolist() == [1, 1, -2]
    assert LINEAR.value(z).tolist() == [-2, 0, 3]
    assert LINEAR.derivative(z).tolist() == [1, 1, 1]
    assert LINEAR.residual(np.ones(3), z).tolist() == [3, 1, -2]


@pytest.mark.parametrize("z", [-30.0, -0.4, 0.3, 2.0, 30.0])
def test_complex_arguments_give_the_complex_logistic(z):
    argument = np.array([z + 0.1j])
    truth = 1 / (1 + mpmath.exp(-mpmath.mpc(z, 0.1)))
    assert abs(complex(LOGISTIC.value(argument)[0]) - truth) < 1e-15
    assert abs(complex(LOGISTIC.residual(np.ones(1), argument)[0]) - (1 - truth)) < 1e-15 * abs(1 - truth)


def test_activations_are_found_by_their_names():
    assert list(ACTIVATIONS) == ["logistic", "tanh", "relu", "linear"]


def test_what_is_added_is_missed_wherever_it_has_to_be_said():
    for table in (ACTIVATION_FORMS, DECIMAL_ACTIVATIONS, SHAPES):
        assert list(table) == list(ACTIVATIONS.values())
    sine = Activation("sine", np.sin, np.cos, lambda target, z: target - np.sin(z))
    with pytest.raises(LookupError, match="'sine' has no equations"):
        forms_of(sine)
    with pytest.raises(LookupError, match="'sine' has no decimal form"):
        entry_of(sine, DECIMAL_ACTIVATIONS, "decimal form")
