"""The check agrees with right gradients, disagrees with wrong ones, and says where it can't tell."""

import itertools
from dataclasses import replace
from math import exp

import mpmath
import numpy as np
import pytest

from ann221_gui.core import gradient_check
from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.backpropagation import backward
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import GATES, XOR, Dataset, gaussians
from ann221_gui.core.gradient_check import (
    GradientComparison,
    Verdict,
    check_gradients,
    compare,
    complex_steps,
    summary,
    worst,
)
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import LOSSES, SQUARED, Total
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.starts import WORKING_PARAMETERS
from tests.core.textbook import gradient as textbook_gradient
from tests.core.textbook import samples_of

CONVENTIONS = list(itertools.product(ACTIVATIONS, ACTIVATIONS, LOSSES, Total))
WITH_BIASES = Hyperparameters(biases=True)


def random_network(scale, seed):
    return Parameters(np.random.default_rng(seed).uniform(-scale, scale, 9))


@pytest.mark.parametrize(("hidden", "output", "loss", "total"), CONVENTIONS)
@pytest.mark.parametrize("biases", [False, True])
def test_every_convention_agrees(hidden, output, loss, total, biases):
    hyperparameters = Hyperparameters(
        biases=biases,
        conventions=Conventions(replace(LOSSES[loss], total=total)),
        activations=Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]),
    )
    rows = check_gradients(random_network(2, seed=1), gaussians(), hyperparameters)
    assert [row.parameter for row in rows] == list(ParameterId)[: 9 if biases else 6]
    assert worst(rows) < 1e-11
    assert {row.verdict for row in rows} == {Verdict.AGREES}


def test_the_mean_is_checked_as_a_mean():
    mean = Hyperparameters(conventions=Conventions(replace(SQUARED, total=Total.MEAN)))
    for of_sum, of_mean in zip(
        check_gradients(WORKING_PARAMETERS, XOR, Hyperparameters()),
        check_gradients(WORKING_PARAMETERS, XOR, mean),
        strict=True,
    ):
        assert of_mean.analytic == pytest.approx(of_sum.analytic / 4, rel=1e-14)
        assert of_mean.independent == pytest.approx(of_sum.independent / 4, rel=1e-13)


@pytest.mark.parametrize("scale", [1, 30, 300, 1000, 1e5])
def test_saturated_networks_agree_however_small_the_gradients(scale):
    for seed, dataset in enumerate(GATES * 5):
        rows = check_gradients(random_network(scale, seed), dataset, WITH_BIASES)
        assert all(row.agrees for row in rows), rows


def test_the_independent_gradient_is_a_difference_quotient():
    (independent,) = complex_steps(WORKING_PARAMETERS, [ParameterId.W1_12], XOR, Hyperparameters())
    step = 1e-6
    ends = [_loss(WORKING_PARAMETERS.with_value(ParameterId.W1_12, 0.2 + shift)) for shift in (step, -step)]
    assert independent == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-7)


def _loss(parameters):
    total = 0.0
    for (x1, x2), target in zip(XOR.inputs.tolist(), XOR.targets.tolist(), strict=True):
        hidden = 1 / (1 + np.exp(-np.array([x1, x2]) @ parameters.w1))
        total += (target - 1 / (1 + np.exp(-float(hidden @ parameters.w2[:, 0])))) ** 2
    return total


def test_one_parameter_alone_has_the_row_that_it_has_among_all():
    for row in check_gradients(WORKING_PARAMETERS, XOR, WITH_BIASES):
        assert compare(row.parameter, WORKING_PARAMETERS, XOR, WITH_BIASES) == row


# Digits: what is claimed holds against 500 digits


def claims_too_much(row, true):
    if row.digits == 0:
        return False
    return abs(row.analytic - true) > mpmath.mpf(10) ** -row.digits * max(abs(true), abs(row.analytic))


def is_within_its_bound(row, true):
    return abs(row.analytic - true) <= row.rounding + row.underflow


def true_gradients(parameters, dataset):
    exact = [
        textbook_gradient(parameters.vector.tolist(), inputs, target, exp=mpmath.exp)
        for inputs, target in _exact_samples(dataset)
    ]
    return [sum(of_samples) for of_samples in zip(*exact, strict=True)]


def random_samples(generator, kind):
    """XOR, one sample with target 0 or 1, one with any target, or many that may cancel."""
    if kind == 0:
        return XOR
    count = 1 if kind < 3 else 8
    targets = generator.integers(0, 2, count) if kind == 1 else generator.uniform(0, 1, count)
    return Dataset("any", "Any", generator.uniform(-1, 1, (count, 2)), targets.astype(float))


@pytest.mark.parametrize("seed", range(4))
def test_no_digits_are_claimed_that_the_analytic_gradient_has_not(seed):
    generator = np.random.default_rng(seed)
    digits = []
    with mpmath.workdps(500):
        for case in range(24):
            dataset = random_samples(generator, case % 4)
            parameters = random_network(10 ** generator.uniform(-1, 3), seed=generator.integers(1 << 30))
            true = true_gradients(parameters, dataset)
            for row in check_gradients(parameters, dataset, WITH_BIASES):
                assert row.agrees, row
                assert not claims_too_much(row, true[row.parameter.place]), row
                assert is_within_its_bound(row, true[row.parameter.place]), row
                digits += [row.digits] if row.is_decided else []
    assert min(digits) >= 9
    assert np.mean(digits) > 12  # nor are they hidden


def _exact_samples(dataset):
    return [(tuple(map(mpmath.mpf, inputs)), mpmath.mpf(target)) for inputs, target in samples_of(dataset)]


@pytest.mark.parametrize("layer", [1, 2])
def test_net_inputs_that_cancel_cost_digits(layer):
    """Products of some 1000 in a sum of some 1: three digits are gone, and none of them is claimed."""
    generator = np.random.default_rng(layer)
    with mpmath.workdps(500):
        for _ in range(40):
            vector = generator.uniform(-1, 1, 9)
            places = ([0, 1], [2, 3]) if layer == 1 else ([4], [5])
            large = generator.uniform(500, 1000, len(places[0]))
            vector[places[0]], vector[places[1]] = large, -large * generator.uniform(0.999, 1.001)
            vector[:4] *= layer == 1  # otherwise both hidden outputs come from their biases
            vector[6:8] = vector[6] if layer == 2 else vector[6:8]
            inputs = 1 / 3 + generator.uniform(-1e-4, 1e-4, 2)
            parameters, dataset = Parameters(vector), one_sample(1.0, tuple(inputs))
            true = true_gradients(parameters, dataset)
            for row in check_gradients(parameters, dataset, WITH_BIASES):
                assert is_within_its_bound(row, true[row.parameter.place]), row


def test_many_samples_cost_digits_of_their_sum():
    """The same sample 20,000 times: each addition rounds in the same direction for long."""
    inputs, target = (0.3, 0.7), 1.0
    many = Dataset("many", "Many", np.tile(inputs, (20_000, 1)), np.full(20_000, target))
    with mpmath.workdps(60):
        true = true_gradients(WORKING_PARAMETERS, one_sample(target, inputs))
        for row in check_gradients(WORKING_PARAMETERS, many, WITH_BIASES):
            assert is_within_its_bound(row, 20_000 * true[row.parameter.place]), row


@pytest.mark.parametrize(("hidden", "output"), list(itertools.product(ACTIVATIONS, ACTIVATIONS)))
def test_no_digits_are_claimed_too_many_with_any_activations(hidden, output):
    """Against the same difference quotient with a step of 1e−100 in 500 digits."""
    generator = np.random.default_rng(5)
    hyperparameters = replace(WITH_BIASES, activations=Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]))
    with mpmath.workdps(500):
        for scale in (0.5, 5, 50):
            parameters, dataset = random_network(scale, seed=3), random_samples(generator, kind=3)
            for row in check_gradients(parameters, dataset, hyperparameters):
                vector = list(map(mpmath.mpf, parameters.vector.tolist()))
                vector[row.parameter.place] += mpmath.mpf(10) ** -100
                ends = [_exact_loss(v, dataset, hidden, output) for v in (vector, parameters.vector.tolist())]
                true = (ends[0] - ends[1]) * mpmath.mpf(10) ** 100
                assert row.agrees, row
                assert not claims_too_much(row, true), row
                assert is_within_its_bound(row, true), row


EXACT = {
    "logistic": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "linear": lambda z: z,
}


def _exact_loss(vector, dataset, hidden, output):
    w11, w12, w21, w22, v1, v2, b1, b2, c = map(mpmath.mpf, vector)
    total = mpmath.mpf(0)
    for (x1, x2), target in _exact_samples(dataset):
        h1, h2 = EXACT[hidden](x1 * w11 + x2 * w21 + b1), EXACT[hidden](x1 * w12 + x2 * w22 + b2)
        total += (target - EXACT[output](h1 * v1 + h2 * v2 + c)) ** 2
    return total


def test_digits_are_those_of_the_relative_difference():
    def digits(independent, rounding=0.0):
        return GradientComparison(ParameterId.W1_11, 1.0, independent, rounding).digits

    assert [digits(1 - 2e-3), digits(1 - 0.5e-3), digits(-1.0), digits(1.0)] == [2, 3, 0, 16]
    assert digits(1.0, rounding=0.9e-7) == 7


# Wrong formulas


def doubled(back, _):
    return back.loss * 2, range(9)


def with_the_wrong_sign(back, _):
    return -back.loss, range(9)


def without_the_slope_of_the_output(back, _):
    return back.loss / back.slope2, range(9)


def without_the_slopes_of_the_hidden_neurons(back, _):
    return _first_layer(back, 1 / back.slope1)


def with_the_other_output_weight(back, parameters):
    return _first_layer(back, parameters.w2.T[:, ::-1] / parameters.w2.T)


def _first_layer(back, factor):
    wrong = back.loss.copy()
    wrong[:, :4] *= np.tile(factor, 2)
    return wrong, range(4)


def with_one_sample_left_out(back, _):
    wrong = back.loss.copy()
    wrong[-1] = 0
    return wrong, range(9)


@pytest.mark.parametrize(
    "wrongly",
    [
        doubled,
        with_the_wrong_sign,
        without_the_slope_of_the_output,
        without_the_slopes_of_the_hidden_neurons,
        with_the_other_output_weight,
        with_one_sample_left_out,
    ],
)
@pytest.mark.parametrize("seed", range(6))
def test_every_wrong_formula_is_found(monkeypatch, wrongly, seed):
    parameters = random_network([1, 4, 30][seed % 3], seed)
    touched = set()

    def backward_with_a_fault(parameters, *arguments):
        back = backward(parameters, *arguments)
        wrong, places = wrongly(back, parameters)
        touched.update(places)
        return replace(back, loss=wrong)

    monkeypatch.setattr(gradient_check, "backward", backward_with_a_fault)
    rows = check_gradients(parameters, gaussians(20), WITH_BIASES)
    assert {row.parameter.place for row in rows if not row.agrees} == touched
    assert all(row.verdict is Verdict.DISAGREES for row in rows if not row.agrees)


def test_agreement_ends_at_one_part_in_a_billion():
    assert GradientComparison(ParameterId.W1_11, 1.0, 1 + 0.9e-9).agrees
    assert not GradientComparison(ParameterId.W1_11, 1.0, 1 + 1.1e-9).agrees
    assert GradientComparison(ParameterId.W1_11, 0.0, 0.0).agrees
    assert not GradientComparison(ParameterId.W1_11, 1e-200, 2e-200).agrees


# Where the check has no digits


def one_sample(target, inputs=(1.0, 1.0)):
    return Dataset("one", "One", np.array([inputs]), np.array([target]))


@pytest.mark.parametrize(("net", "words"), [(-700, "no digits"), (-680, "only 7 digits")])
def test_where_a_neuron_is_too_saturated_nobody_is_accused(net, words):
    """∂E/∂b² = −2(1 − σ)σ′ = −2e^net, as far as a float knows."""
    row = compare(ParameterId.B2_1, Parameters.of({"b2_1": net}), one_sample(1.0), WITH_BIASES)
    assert row.analytic == pytest.approx(-2 * exp(net), rel=1e-12)
    assert row.verdict is Verdict.TOO_SMALL
    assert row.agrees
    assert row.words == f"too small for the check: it has {words} left here"


def test_a_gradient_is_checked_as_long_as_it_can_be():
    row = compare(ParameterId.B2_1, Parameters.of({"b2_1": -650.0}), one_sample(1.0), WITH_BIASES)
    assert row.verdict is Verdict.AGREES
    assert row.digits >= 12


def test_a_gradient_that_is_exactly_zero_agrees():
    """Inputs of 0, and a ReLU that is off; a saturated neuron's gradient is only too small for a float."""
    at_zero = compare(ParameterId.W1_11, WORKING_PARAMETERS, one_sample(1.0, (0.0, 1.0)), WITH_BIASES)
    relu = replace(WITH_BIASES, activations=Activations(ACTIVATIONS["relu"], ACTIVATIONS["linear"]))
    off = compare(ParameterId.W1_11, Parameters.of({"b1_1": -2, "w2_11": 1}), one_sample(1.0), relu)
    for row in (at_zero, off):
        assert (row.verdict, row.digits, row.words) == (Verdict.AGREES, 16, "both are exactly 0")
    lost = compare(ParameterId.B2_1, Parameters.of({"b2_1": -900.0}), one_sample(1.0), WITH_BIASES)
    assert (lost.analytic, lost.verdict) == (0.0, Verdict.TOO_SMALL)


def test_samples_that_cancel_leave_what_rounding_leaves():
    """All outputs are ½, and with targets ¾ and ¼ + 2⁻⁴⁰ the contributions ∓⅛ leave 2⁻⁴¹."""
    pair = Dataset("pair", "Pair", np.ones((2, 2)), np.array([0.75, 0.25 + 2.0**-40]))
    row = compare(ParameterId.B2_1, Parameters.of({}), pair, WITH_BIASES)
    assert row.analytic == pytest.approx(-(2.0**-41), rel=1e-3)
    assert row.verdict is Verdict.SAMPLES_CANCEL
    assert row.agrees
    assert row.words == f"the samples cancel: rounding leaves only {row.digits} digits"
    assert 1 <= row.digits <= 5


def test_a_target_that_is_next_to_the_output_leaves_what_rounding_leaves():
    """σ(0) = ½ and the target ½ + 2⁻⁴⁰: their difference has lost 39 of 53 bits."""
    row = compare(ParameterId.B2_1, Parameters.of({}), one_sample(0.5 + 2.0**-40), WITH_BIASES)
    assert row.verdict is Verdict.TERMS_CANCEL
    assert row.agrees


def test_rounding_excuses_no_more_than_it_can_do():
    bound = {"rounding": 1e-12, "contributions": 1.0}
    assert GradientComparison(ParameterId.W1_11, 1.0e-12, 2.5e-12, **bound).agrees
    assert not GradientComparison(ParameterId.W1_11, 1.0e-12, 3.5e-12, **bound).agrees


def test_numbers_too_large_for_a_float_do_not_agree_and_give_no_warning():
    hyperparameters = Hyperparameters(activations=Activations(ACTIVATIONS["linear"], ACTIVATIONS["linear"]))
    rows = check_gradients(Parameters(np.full(9, 1e200)), XOR, hyperparameters)
    assert any(row.verdict is Verdict.TOO_LARGE for row in rows)
    assert not all(row.agrees for row in rows)
    assert np.isnan(worst(rows))


# All in one line


def test_the_summary_counts_and_names_the_fewest_digits():
    def row(analytic, independent=1.0, **noise):
        return GradientComparison(ParameterId.W1_11, analytic, independent, **noise)

    good, better, wrong, small = row(1 - 1e-11), row(1 - 1e-13), row(2.0), row(1.0, underflow=1.0)
    assert summary([good, better]) == "all 2 gradients agree to at least 10 digits"
    assert summary([good, wrong, small]) == (
        "1 of 3 gradients disagrees; 1 of 3 gradients agrees to at least 10 digits;"
        " 1 of 3 gradients is too small for the check"
    )
    assert worst([good, small]) == pytest.approx(1e-11, rel=1e-3)
