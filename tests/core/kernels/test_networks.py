"""Many networks at once: each takes the textbook's steps, whatever the others, the data and the slices."""

from dataclasses import replace

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import AND, XOR, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.networks import NETWORKS_AT_ONCE, NUMBERS_AT_ONCE, Networks
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.starts import WORKING_PARAMETERS, UniformStart
from tests.core import textbook

MEAN = replace(SQUARED, total=Total.MEAN)
LOSSES = pytest.mark.parametrize(
    "loss", [SQUARED, HALF_SQUARED, MEAN], ids=lambda loss: f"{loss.total} of {loss.name}"
)
BIASES = pytest.mark.parametrize("biases", [False, True])
SINGLE = 1e-5  # of the sum of |contributions|


def random_data(generator, samples, targets=(0, 1)):
    return Dataset("any", "Any", generator.uniform(-2, 2, (samples, 2)), generator.choice(targets, samples))


def random_starts(generator, networks, biases, width=3.0):
    starts = generator.uniform(-width, width, (networks, 9))
    starts[:, 6:] *= biases
    return starts


def after_training(starts, dataset, hyperparameters, epochs=1):
    networks = Networks(starts, dataset, hyperparameters)
    networks.train(epochs)
    return networks.parameters


def assert_steps_of_the_textbook(starts, dataset, hyperparameters, contributions_of=None):
    """One step, to 1e-5 of what the samples contribute."""
    samples = textbook.samples_of(dataset)
    after = after_training(starts, dataset, hyperparameters)
    for start, end in zip(starts.tolist(), after.tolist(), strict=True):
        expected, contributions = textbook.step(
            start,
            samples,
            hyperparameters.learning_rate,
            hyperparameters.biases,
            factor=hyperparameters.loss.factor,
            mean=hyperparameters.loss.is_mean,
        )
        allowed = contributions if contributions_of is None else contributions_of(start)
        for place, name in enumerate(ParameterId):
            assert abs(end[place] - expected[place]) <= SINGLE * allowed[place] + 1e-15, name


@LOSSES
@BIASES
@given(seed=st.integers(0, 10**6), samples=st.integers(1, 40))
def test_a_step_is_the_textbook_s(biases, loss, seed, samples):
    generator = np.random.default_rng(seed)
    dataset = random_data(generator, samples)
    starts = random_starts(generator, 5, biases)
    assert_steps_of_the_textbook(
        starts, dataset, Hyperparameters(0.3, biases=biases, conventions=Conventions(loss))
    )


@BIASES
@given(seed=st.integers(0, 10**6))
def test_targets_may_be_any_numbers(biases, seed):
    generator = np.random.default_rng(seed)
    dataset = random_data(generator, 6, targets=(-1, 0, 0.3, 0.5, 0.9, 1, 2.5))
    starts = random_starts(generator, 5, biases)

    def contributions_of(start):
        """Target and output count apart: one may cancel the other."""
        both = [(inputs, target) for inputs, _ in textbook.samples_of(dataset) for target in (0, 1)]
        return [3 * part for part in textbook.step(start, both, 0.3, biases)[1]]

    hyperparameters = Hyperparameters(0.3, biases=biases)
    assert_steps_of_the_textbook(starts, dataset, hyperparameters, contributions_of)


@given(seed=st.integers(0, 10**6), width=st.sampled_from([20, 1000]))
def test_saturated_neurons_keep_their_digits(seed, width):
    """Against 400-digit arithmetic, with whole weights: so there is no rounding before the exponential."""
    generator = np.random.default_rng(seed)
    dataset = Dataset("whole", "Whole", generator.integers(-2, 3, (4, 2)), generator.choice([0, 1], 4))
    starts = generator.integers(-width, width + 1, (5, 9)).astype(float)
    starts[:, [4, 5, 8]] = generator.uniform(-20, 20, (5, 3))
    steps = starts - after_training(starts, dataset, Hyperparameters(0.5, biases=True))
    with mpmath.workdps(400):
        for start, step in zip(starts.tolist(), steps.tolist(), strict=True):
            exactly = [mpmath.mpf(number) for number in start]
            after, contributions = textbook.step(
                exactly, textbook.samples_of(dataset), 0.5, True, exp=mpmath.exp
            )
            for place in range(9):
                lost = 2e-16 * abs(start[place])  # where a step is added to a parameter
                allowed = 1e-5 * contributions[place] + lost + 1e-25
                assert abs(step[place] - (exactly[place] - after[place])) <= allowed, place


@BIASES
@pytest.mark.parametrize("width", [100.0, 1e4, 1e6])
def test_huge_weights_stay_numbers(biases, width):
    starts = random_starts(np.random.default_rng(1), 300, biases, width)
    after = after_training(starts, XOR, Hyperparameters(0.5, biases=biases), 50)
    assert np.isfinite(after).all()
    assert np.abs(after).max() <= 2 * width


@LOSSES
@BIASES
def test_after_a_thousand_epochs_the_losses_are_the_textbook_s(biases, loss):
    starts = np.array([UniformStart(-1, 1, seed, biases).parameters().vector for seed in range(6)])
    hyperparameters = Hyperparameters(0.5, biases=biases, conventions=Conventions(loss))
    after = after_training(starts, XOR, hyperparameters, 1000)
    samples = textbook.samples_of(XOR)
    for start, end in zip(starts.tolist(), after.tolist(), strict=True):
        expected = start
        for _ in range(1000):
            expected, _ = textbook.step(expected, samples, 0.5, biases, factor=loss.factor, mean=loss.is_mean)
        assert textbook.loss(end, samples) == pytest.approx(textbook.loss(expected, samples), abs=2e-5)


def test_the_working_start_gets_where_the_mathematics_page_says():
    starts = WORKING_PARAMETERS.vector[None]
    after = after_training(starts, XOR, Hyperparameters(), 1000)
    assert textbook.loss(after[0].tolist(), textbook.samples_of(XOR)) == pytest.approx(0.244849635, abs=1e-6)


def test_slices_change_no_bit():
    generator = np.random.default_rng(2)
    starts, dataset = random_starts(generator, NETWORKS_AT_ONCE + 3, True), random_data(generator, 11)
    hyperparameters = Hyperparameters(0.3, biases=True)
    in_slices = Networks(starts, dataset, hyperparameters)
    for epochs in (1, 0, 4, 2):
        in_slices.train(epochs)
    assert np.array_equal(in_slices.parameters, after_training(starts, dataset, hyperparameters, 7))


@BIASES
def test_more_networks_than_fit_into_the_cache_at_once(biases):
    generator = np.random.default_rng(3)
    count = 2 * NETWORKS_AT_ONCE + 1
    starts = random_starts(generator, count, biases)
    hyperparameters = Hyperparameters(biases=biases)
    after = after_training(starts, AND, hyperparameters, 3)
    assert after.shape == (count, 9)
    for place in (0, count // 3, count // 2, count - 1):
        alone = after_training(starts[place : place + 1], AND, hyperparameters, 3)
        assert after[place] == pytest.approx(alone[0], abs=1e-6)


@LOSSES
def test_more_samples_than_fit_into_the_cache_at_once(loss):
    generator = np.random.default_rng(4)
    networks = 900
    dataset = random_data(generator, 2 * NUMBERS_AT_ONCE // networks + 7)
    starts = random_starts(generator, networks, True)
    hyperparameters = Hyperparameters(0.01, biases=True, conventions=Conventions(loss))
    assert_steps_of_the_textbook(starts[:networks], dataset, hyperparameters)


def test_steps_too_small_for_single_precision_add_up():
    """A thousand steps, each some thousandth of what single precision can add to such weights."""
    start = WORKING_PARAMETERS.vector
    after = after_training(start[None], XOR, Hyperparameters(1e-10), 1000)[0]
    expected, contributions = textbook.step(start.tolist(), textbook.samples_of(XOR), 1e-7)
    assert np.abs(after - expected).max() <= 2e-5 * max(contributions)
    assert (after[:6] != start[:6]).all()


def test_biases_stay_at_0_unless_they_are_learned():
    starts = random_starts(np.random.default_rng(5), 4, True)
    assert (after_training(starts, XOR, Hyperparameters(biases=False), 0)[:, 6:] == 0).all()
    assert (after_training(starts, XOR, Hyperparameters(biases=False), 5)[:, 6:] == 0).all()
    assert (after_training(starts, XOR, Hyperparameters(biases=True), 0) == starts).all()


@pytest.mark.parametrize(
    ("dataset", "rate"),
    [(XOR, 1e300), (XOR, 1e30), (Dataset("far", "Far", np.full((1, 2), 1e200), np.array([1e200])), 0.5)],
)
def test_what_runs_away_raises_nothing(dataset, rate):
    starts = random_starts(np.random.default_rng(6), 20, True)
    after = after_training(starts, dataset, Hyperparameters(rate, biases=True), 20)
    assert not (np.abs(after) <= 1e6).all(axis=1).all()


@pytest.mark.parametrize(
    ("starts", "hyperparameters"),
    [
        (np.zeros((3, 6)), Hyperparameters()),
        (np.zeros(9), Hyperparameters()),
        (np.zeros((0, 9)), Hyperparameters()),
        (np.zeros((3, 9)), Hyperparameters(batch_size=3)),
        (np.zeros((3, 9)), Hyperparameters(activations=Activations(hidden=ACTIVATIONS["tanh"]))),
        (np.zeros((3, 9)), Hyperparameters(conventions=Conventions(update=UpdateOrder.LAYER_BY_LAYER))),
    ],
)
def test_what_it_can_not_train_is_refused(starts, hyperparameters):
    with pytest.raises(ValueError, match="network"):
        Networks(starts, XOR, hyperparameters)


def test_a_batch_that_holds_all_samples_is_full():
    starts = random_starts(np.random.default_rng(7), 2, False)
    every = after_training(starts, XOR, Hyperparameters(batch_size=4))
    assert np.array_equal(every, after_training(starts, XOR, Hyperparameters()))
