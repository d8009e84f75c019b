"""Fast updates are the textbook's updates, whatever the network, the data and the batch."""

from dataclasses import replace

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import XOR, Dataset, gaussians
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.choice import LARGEST_SCALAR_BATCH, gauge_for, kernel_for
from ann221_gui.core.kernels.fused import FusedKernel
from ann221_gui.core.kernels.kernel import CarefulKernel
from ann221_gui.core.kernels.scalar import OnlineKernel, ScalarKernel
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.parameters import PARAMETER_LIMIT, Parameters
from ann221_gui.core.starts import WORKING_PARAMETERS
from tests.core import textbook

KERNELS = [ScalarKernel, FusedKernel]
LOSSES = [SQUARED, HALF_SQUARED, replace(SQUARED, total=Total.MEAN), replace(HALF_SQUARED, total=Total.MEAN)]
EACH_LOSS = pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: f"{loss.total} of {loss.name}")
WORKING = WORKING_PARAMETERS.vector.tolist()


def random_case(seed, samples, width):
    """A data set with inputs in (−2, 2) and any targets, and a network with weights in (−width, width)."""
    generator = np.random.default_rng(seed)
    inputs, targets = generator.uniform(-2, 2, (samples, 2)), generator.choice([0, 1, 0.3], samples)
    return Dataset("any", "Any", inputs, targets), generator.uniform(-width, width, 9).tolist()


def one_update(kernel_class, dataset, hyperparameters, parameters):
    kernel = kernel_class(dataset, hyperparameters)
    after, updates = kernel.train(parameters, kernel.batches(np.arange(len(dataset)), len(dataset)))
    assert updates == 1
    return after


def assert_same(after, before, expected, contributions):
    """To 1e-12 of the sum of |contributions|, and the rounding of the parameter itself."""
    for place in range(9):
        allowed = 1e-12 * float(contributions[place]) + 4e-16 * abs(before[place])
        assert abs(after[place] - expected[place]) <= allowed, place


@EACH_LOSS
@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("kernel_class", KERNELS)
@given(seed=st.integers(0, 10**6), samples=st.integers(1, 60))
def test_an_update_is_the_textbook_s(kernel_class, biases, loss, seed, samples):
    dataset, parameters = random_case(seed, samples, width=3)
    hyperparameters = Hyperparameters(0.5, biases=biases, conventions=Conventions(loss))
    after = one_update(kernel_class, dataset, hyperparameters, parameters)
    expected = textbook.step(
        parameters, textbook.samples_of(dataset), 0.5, biases, factor=loss.factor, mean=loss.is_mean
    )
    assert_same(after, parameters, *expected)


@pytest.mark.parametrize("kernel_class", KERNELS)
@given(seed=st.integers(0, 10**6), width=st.sampled_from([30.0, 100.0]))
def test_saturated_neurons_keep_their_digits(kernel_class, seed, width):
    """Where 1 − O has lost every digit, against 120-digit arithmetic: only η times the gradient counts."""
    dataset, parameters = random_case(seed, 5, width)
    dataset = Dataset("corners", "Corners", np.round(dataset.inputs), np.round(dataset.targets))
    hyperparameters = Hyperparameters(1.0, biases=True)
    after = one_update(kernel_class, dataset, hyperparameters, parameters)
    with mpmath.workdps(120):
        exact = [mpmath.mpf(value) for value in parameters]
        samples = [(tuple(map(mpmath.mpf, x)), mpmath.mpf(t)) for x, t in textbook.samples_of(dataset)]
        expected, contributions = textbook.step(exact, samples, 1, biases=True, exp=mpmath.exp)
        assert_same(after, parameters, expected, contributions)


@pytest.mark.parametrize("biases", [False, True])
@given(seed=st.integers(0, 10**6), width=st.sampled_from([3.0, 30.0, 100.0]))
def test_an_online_update_is_the_textbook_s(biases, seed, width):
    dataset, parameters = random_case(seed, 5, width)
    dataset = Dataset("corners", "Corners", np.round(dataset.inputs), np.round(dataset.targets))
    kernel = OnlineKernel(dataset, Hyperparameters(0.5, batch_size=1, biases=biases))
    with mpmath.workdps(120):
        for row, (inputs, target) in enumerate(textbook.samples_of(dataset)):
            after, updates = kernel.train(parameters, kernel.batches(np.array([row]), 1))
            exact, sample = (
                [mpmath.mpf(value) for value in parameters],
                (tuple(map(mpmath.mpf, inputs)), target),
            )
            assert updates == 1
            assert_same(after, parameters, *textbook.step(exact, [sample], 0.5, biases, exp=mpmath.exp))
            parameters = after


def test_tiny_gradients_are_right_where_weights_are_zero():
    """Output neuron at z = 40: from zero, an update shows every digit of the gradient."""
    dataset = Dataset("one", "One", np.array([(1.0, 0.0)]), np.array([1.0]))
    parameters = [40.0, 40.0, 0, 0, 0, 0, 0, 0, 40.0]
    with mpmath.workdps(60):
        exact = [mpmath.mpf(value) for value in parameters]
        expected = textbook.step(exact, [((1, 0), 1)], 1, exp=mpmath.exp)[0]
    for kernel_class in (*KERNELS, OnlineKernel):
        after = one_update(kernel_class, dataset, Hyperparameters(1.0), parameters)
        assert after[4:6] == pytest.approx([float(value) for value in expected[4:6]], rel=1e-12)
        assert 0 < after[4] < 1e-30


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize(
    ("dataset", "batch_size"), [(XOR, 4), (XOR, 1), (XOR, 3), (gaussians(60), 60), (gaussians(60), 25)]
)
@pytest.mark.parametrize("kernel_class", KERNELS)
def test_the_loss_after_a_thousand_epochs_is_the_textbook_s(kernel_class, dataset, batch_size, biases):
    rate, samples = dataset.learning_rate, textbook.samples_of(dataset)
    expected = WORKING
    for _ in range(1000):
        for first in range(0, len(samples), batch_size):
            expected = textbook.step(expected, samples[first : first + batch_size], rate, biases)[0]
    kernel_class = OnlineKernel if batch_size == 1 else kernel_class
    kernel = kernel_class(dataset, Hyperparameters(rate, batch_size, biases=biases))
    batches = kernel.batches(np.arange(len(dataset)), batch_size) * 1000
    after, updates = kernel.train(WORKING, batches)
    assert updates == len(batches)
    assert textbook.loss(after, samples) == pytest.approx(textbook.loss(expected, samples), abs=1e-9)


@EACH_LOSS
@pytest.mark.parametrize("kernel_class", KERNELS)
def test_cutting_keeps_the_order_and_a_smaller_last_batch(kernel_class, loss):
    """A mean is the mean over the batch's own samples, however many there are."""
    kernel = kernel_class(XOR, Hyperparameters(conventions=Conventions(loss)))
    rows = np.array([2, 0, 3])
    after, updates = kernel.train(WORKING, kernel.batches(rows, 2))
    samples = [textbook.samples_of(XOR)[row] for row in rows]
    form = {"factor": loss.factor, "mean": loss.is_mean}
    expected = textbook.step(WORKING, samples[:2], 0.5, **form)[0]
    expected = textbook.step(expected, samples[2:], 0.5, **form)[0]
    assert updates == 2
    assert after == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("kernel_class", KERNELS)
@pytest.mark.parametrize(
    ("changed", "dataset"),
    [
        ({0: -800.0}, XOR),  # an exponent that is too large, of a hidden neuron
        ({8: -800.0}, XOR),  # and of the output neuron
        ({0: -5.0}, Dataset("far", "Far", np.array([(1e308, 1e308)]), np.ones(1))),  # ∞ and what follows
    ],
)
def test_what_leaves_the_range_is_left_to_the_careful_form(kernel_class, changed, dataset):
    parameters = [changed.get(place, value) for place, value in enumerate(WORKING)]
    kernel = kernel_class(dataset, Hyperparameters(biases=True))
    after, updates = kernel.train(parameters, kernel.batches(np.arange(len(dataset)), len(dataset)))
    assert (list(after), updates) == (parameters, 0)


@EACH_LOSS
@pytest.mark.parametrize("learning_rate", [1e2, 1e4, 1e6, 1e9])
@pytest.mark.parametrize("kernel_class", [*KERNELS, OnlineKernel])
def test_no_parameter_passes_the_limit(kernel_class, learning_rate, loss):
    """With η = 1e9 the very first update of this start would lead beyond 1e6."""
    kernel = kernel_class(XOR, Hyperparameters(learning_rate, biases=True, conventions=Conventions(loss)))
    after, updates = kernel.train(WORKING, kernel.batches(np.arange(4), 4) * 200)
    assert max(map(abs, after)) <= PARAMETER_LIMIT
    if learning_rate == 1e9:
        assert updates == 0


@pytest.mark.parametrize("kernel_class", [*KERNELS, OnlineKernel])
def test_which_form_does_an_update_does_not_depend_on_the_slices(kernel_class):
    """Near the limit, where only some updates are sure to stay within it."""
    kernel = kernel_class(XOR, Hyperparameters(learning_rate=300.0))
    start = [*WORKING[:4], 0.999 * PARAMETER_LIMIT, 0.0, 0.0, 0.0, 0.0]
    batches = kernel.batches(np.arange(4), 4) * 30
    at_once = kernel.train(start, batches)
    parameters, done = start, 0
    for batch in batches:
        parameters, updates = kernel.train(parameters, [batch])
        done += updates
        if not updates:
            break
    assert (list(parameters), done) == (list(at_once[0]), at_once[1])


@pytest.mark.parametrize("kernel_class", [*KERNELS, OnlineKernel])
def test_what_was_done_before_it_stays(kernel_class):
    """A row that can't be done between two that can: one update, and exactly that one."""
    inputs = np.array([(1.0, 0.0), (-1e4, 0.0), (0.0, 1.0)])
    kernel = kernel_class(Dataset("gap", "Gap", inputs, np.ones(3)), Hyperparameters())
    batches = kernel.batches(np.array([0, 2, 0, 1, 2, 0]), 1)
    assert kernel.train(WORKING, batches) == (kernel.train(WORKING, batches[:3])[0], 3)


@pytest.mark.parametrize("kernel_class", KERNELS)
def test_twins_stay_twins(kernel_class):
    """Equal hidden neurons get equal updates, to the last bit: on screen it says that they never part."""
    dataset = gaussians(200)
    kernel = kernel_class(dataset, Hyperparameters(dataset.learning_rate, biases=True))
    batches = kernel.batches(np.arange(200), 200) * 300
    after, _ = kernel.train([0.5] * 6 + [0.0] * 3, batches)
    assert after[0] == after[1] != 0.5
    assert (after[2], after[4], after[6]) == (after[3], after[5], after[7])


@pytest.mark.parametrize("kernel_class", KERNELS)
def test_biases_that_are_off_stay_exactly_zero(kernel_class):
    after = one_update(kernel_class, XOR, Hyperparameters(), WORKING)
    assert [str(value) for value in after[6:]] == ["0.0"] * 3, "nor −0"


@pytest.mark.parametrize("batch_size", [1, LARGEST_SCALAR_BATCH, LARGEST_SCALAR_BATCH + 1, None])
def test_each_batch_size_has_its_form(batch_size):
    kernel = kernel_for(gaussians(200), Hyperparameters(batch_size=batch_size))
    forms = {1: OnlineKernel, LARGEST_SCALAR_BATCH: ScalarKernel}
    assert isinstance(kernel, forms.get(batch_size, FusedKernel))


def test_layer_by_layer_has_no_fast_form():
    layered = Hyperparameters(conventions=Conventions(update=UpdateOrder.LAYER_BY_LAYER))
    assert isinstance(kernel_for(XOR, layered), CarefulKernel)


@EACH_LOSS
@pytest.mark.parametrize("dataset", [XOR, gaussians(60), gaussians(200)], ids=len)
def test_the_gauge_says_loss_and_largest_delta(dataset, loss):
    samples = textbook.samples_of(dataset)
    measured = gauge_for(dataset, Hyperparameters(conventions=Conventions(loss)))(WORKING_PARAMETERS)
    largest = max(abs(target - textbook.outputs(WORKING, inputs)[2]) for inputs, target in samples)
    expected = textbook.loss(WORKING, samples, loss.factor, loss.is_mean)
    assert measured == pytest.approx((expected, largest), rel=1e-13)


def test_the_gauge_reads_networks_of_any_size():
    """Weights of 1e5 at XOR: every neuron at 0, ½ or 1, so the outputs are 1, 1, 1 and 1 beside σ(½·2e5)."""
    huge = Parameters(np.array([-1e5, -1e5, -1e5, -1e5, 1e5, 1e5, 0, 0, 1e5]))
    assert gauge_for(XOR, Hyperparameters())(huge) == (2.0, 1.0)
