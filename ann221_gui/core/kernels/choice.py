"""Which form trains, and which measures: by crossovers measured on one machine, near enough on others."""

from collections.abc import Callable

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.conventions import UpdateOrder
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import evaluate
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels import fused, scalar
from ann221_gui.core.kernels.kernel import CarefulKernel, Kernel
from ann221_gui.core.parameters import Parameters

LARGEST_SCALAR_BATCH = 14  # 0.6 µs a sample against 8 µs a batch
LARGEST_SCALAR_SET = 32  # for the errors alone: 0.3 µs a sample against 10 µs

Gauge = Callable[[Parameters], tuple[float, float]]


def kernel_for(dataset: Dataset, hyperparameters: Hyperparameters) -> Kernel:
    """The fastest form for the batches of this run; the fast ones update all parameters at once."""
    is_at_once = hyperparameters.conventions.update is UpdateOrder.ALL_AT_ONCE
    if not is_at_once or hyperparameters.activations != LOGISTIC_NETWORK:
        return CarefulKernel()
    size = hyperparameters.batch_of(len(dataset))
    if size == 1:
        return scalar.OnlineKernel(dataset, hyperparameters)
    if size <= LARGEST_SCALAR_BATCH:
        return scalar.ScalarKernel(dataset, hyperparameters)
    return fused.FusedKernel(dataset, hyperparameters)


def gauge_for(dataset: Dataset, hyperparameters: Hyperparameters) -> Gauge:
    """From parameters to the loss over the data set and the largest |Δ|, in the fastest form."""
    activations, loss = hyperparameters.activations, hyperparameters.loss

    def careful(parameters: Parameters) -> tuple[float, float]:
        evaluation = evaluate(parameters, dataset, activations, loss)
        return evaluation.loss, evaluation.max_abs_delta

    if activations != LOGISTIC_NETWORK:
        return careful
    is_small = len(dataset) <= LARGEST_SCALAR_SET
    errors = scalar.errors_on(dataset) if is_small else fused.errors_on(dataset)
    factor = loss.scale(len(dataset))

    def fast(parameters: Parameters) -> tuple[float, float]:
        try:
            total, largest = errors(parameters.vector.tolist())
        except ArithmeticError:  # an exponent is too large
            return careful(parameters)
        return factor * total, largest

    return fast
