"""Which form trains, and which measures: crossovers as `python -m tests.benchmarks` finds them."""

from collections.abc import Callable

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import evaluate
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.fused import FusedKernel
from ann221_gui.core.kernels.kernel import CarefulKernel, Kernel
from ann221_gui.core.kernels.scalar import ScalarKernel, errors, samples_of
from ann221_gui.core.parameters import Parameters

LARGEST_SCALAR_BATCH = 14  # 0.6 µs a sample against 8 µs a batch
LARGEST_SCALAR_SET = 128  # for errors alone: 0.3 µs a sample against 50 µs for `evaluate`

Gauge = Callable[[Parameters], tuple[float, float]]


def kernel_for(dataset: Dataset, hyperparameters: Hyperparameters) -> Kernel:
    """The fastest form for the batches of this run."""
    if hyperparameters.activations != LOGISTIC_NETWORK:
        return CarefulKernel()
    if hyperparameters.batch_of(len(dataset)) <= LARGEST_SCALAR_BATCH:
        return ScalarKernel(dataset, hyperparameters)
    return FusedKernel(dataset, hyperparameters)


def gauge_for(dataset: Dataset, hyperparameters: Hyperparameters) -> Gauge:
    """From parameters to the loss over the data set and the largest |Δ|, in the fastest form."""
    activations, loss = hyperparameters.activations, hyperparameters.loss

    def careful(parameters: Parameters) -> tuple[float, float]:
        evaluation = evaluate(parameters, dataset, activations, loss)
        return evaluation.loss, evaluation.max_abs_delta

    if activations != LOGISTIC_NETWORK or len(dataset) > LARGEST_SCALAR_SET:
        return careful
    samples = samples_of(dataset)

    def scalar(parameters: Parameters) -> tuple[float, float]:
        try:
            total, largest = errors(parameters.vector.tolist(), samples)
        except OverflowError:
            return careful(parameters)
        return loss.factor * total, largest

    return scalar
