"""Many networks that learn the same data, each from its own start: full batches, logistic neurons.

A network is a column of every array, so that one call of NumPy serves thousands. Single precision is enough
for a step, but not for the sum of many: a step that is smaller than half a unit in the last place of a weight
would be lost. So steps are single, and the parameters that they add up to are double: after a million steps
with η = 0.002, losses on XOR are off by 2·10⁻⁹ in the median, and in single precision alone by 8·10⁻⁵.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.conventions import UpdateOrder
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId

NETWORKS_AT_ONCE = 5_000  # fewer pay more for the calls
NUMBERS_AT_ONCE = 32_000  # samples times networks: more don't stay in the cache
LARGEST_EXPONENTIAL = 1e30  # stands for all that is larger, so that a product with its inverse is 1, not NaN

# Places in `ParameterId` of a block's rows: into each hidden neuron, out of both, and the output's bias.
WITH_BIASES = [0, 2, 6, 1, 3, 7, 4, 5, 8]
WITHOUT_BIASES = [0, 2, 1, 3, 4, 5]


class Networks:
    """K networks in training. The same starts give the same bits, however the epochs are sliced.

    A step agrees with the plain formulas to 10⁻⁵ of the sum of |contributions| while no term of a net input
    passes ±30. A network that runs away may end in numbers that are not finite.
    """

    def __init__(self, parameters: FloatArray, dataset: Dataset, hyperparameters: Hyperparameters) -> None:
        """Begin at `parameters`, shape (K, 9); biases are held at 0 unless they are learned."""
        if parameters.ndim != 2 or parameters.shape[1] != len(ParameterId) or not len(parameters):
            raise ValueError(f"a row of nine parameters a network is needed, not shape {parameters.shape}")
        if hyperparameters.activations != LOGISTIC_NETWORK:
            raise ValueError("only logistic networks train many at once")
        if hyperparameters.batch_of(len(dataset)) < len(dataset):
            raise ValueError("many networks at once train on all samples a step")
        if hyperparameters.conventions.update is not UpdateOrder.ALL_AT_ONCE:
            raise ValueError("many networks at once update all their layers at once")
        self._rows = WITH_BIASES if hyperparameters.biases else WITHOUT_BIASES
        count = -(-len(parameters) // NETWORKS_AT_ONCE)
        starts = np.array_split(parameters.T[self._rows], count, axis=1)
        self._blocks = [_Block(start, dataset, hyperparameters) for start in starts]

    def train(self, epochs: int) -> None:
        """So many steps of gradient descent for every network."""
        with np.errstate(over="ignore", invalid="ignore"):
            for block in self._blocks:
                for _ in range(epochs):
                    block.step()

    @property
    def parameters(self) -> FloatArray:
        """As they are now, shape (K, 9) in the order of `ParameterId`."""
        learned = np.hstack([block.parameters for block in self._blocks])
        every = np.zeros((learned.shape[1], len(ParameterId)))
        every[:, self._rows] = learned.T
        return every


class _Rows(NamedTuple):
    """An array with a row a parameter and a column a network, as the formulas want it."""

    whole: NDArray[Any]  # (6 or 9, K)
    w1: NDArray[Any]  # (2, 2 or 3, K) into each hidden neuron, its bias last
    w2: NDArray[Any]  # (2, 1, K)
    b2: NDArray[Any]  # (1, K), or no row


def _rows(whole: NDArray[Any]) -> _Rows:
    count, networks = whole.shape
    end = count // 3 * 2
    w1 = whole[:end].reshape(2, end // 2, networks)
    return _Rows(whole, w1, whole[end : end + 2, None], whole[end + 2 :])


class _Block:
    """Networks whose arrays fit into the cache together."""

    def __init__(self, start: FloatArray, dataset: Dataset, hyperparameters: Hyperparameters) -> None:
        self.parameters = np.ascontiguousarray(start)
        self._exact_step = np.empty_like(start)
        with np.errstate(over="ignore"):
            self._now = _rows(self.parameters.astype(np.float32))
            self._step = _rows(np.empty_like(self._now.whole))
            self._tiles = _tiles(dataset, hyperparameters, start.shape[1])

    def step(self) -> None:
        """One step of gradient descent."""
        for tile in self._tiles:
            tile.step(self._now, self._step)
            np.copyto(self._exact_step, self._step.whole)  # twice as fast as to subtract single from double
            np.subtract(self.parameters, self._exact_step, out=self.parameters)
        np.copyto(self._now.whole, self.parameters, casting="same_kind")


def _tiles(dataset: Dataset, hyperparameters: Hyperparameters, networks: int) -> list["_Tile"]:
    """All samples, in as many tiles as it takes; those with low targets first."""
    loss, targets = hyperparameters.loss, dataset.targets
    rate = hyperparameters.learning_rate * loss.factor_of_delta * loss.share(len(dataset))
    inputs = np.column_stack([dataset.inputs, np.ones(len(dataset))])[:, : 3 if hyperparameters.biases else 2]
    order = np.argsort(targets >= MIDDLE, kind="stable")
    most = max(1, NUMBERS_AT_ONCE // networks)
    buffers = _Buffers(min(most, len(dataset)), networks)
    parts = np.array_split(order, -(-len(dataset) // most))
    return [_Tile(inputs[part], targets[part], rate, buffers) for part in parts]


class _Buffers:
    """What the tiles of a block write to, one after the other."""

    def __init__(self, samples: int, networks: int) -> None:
        shape = (2, samples, networks)
        self.ones = np.ones(shape, np.float32)  # a number in its place costs more than the division
        self.largest = np.full(shape, LARGEST_EXPONENTIAL, np.float32)
        self.e, self.rest, self.h = np.empty((3, *shape), np.float32)
        self.z, self.miss, self.signal = np.empty((3, *shape[1:]), np.float32)


class _Tile:
    """Some samples, seen by all networks of a block: a row a sample, a column a network.

    A row of `inputs` ends with a one where biases are learned; `rate` stands before Δ in a step.
    """

    def __init__(self, inputs: FloatArray, targets: FloatArray, rate: float, buffers: _Buffers) -> None:
        count = len(targets)
        is_high = targets >= MIDDLE
        # What of ∂E/∂p is the same for every network stands in the matrices that sum over the samples.
        weights = rate * np.where(is_high, 1.0, -1.0)
        self._inputs = inputs.astype(np.float32)
        self._to_w1 = np.ascontiguousarray((inputs * weights[:, None]).T, np.float32)
        self._to_w2 = weights[None].astype(np.float32)
        self._short = np.where(is_high, 1.0 - targets, targets)[:, None].astype(np.float32)
        self._is_soft = bool(self._short.any())
        self._ones, self._largest = buffers.ones[:, :count], buffers.largest[:, :count]
        self._e, self._rest, self._h = (rows[:, :count] for rows in (buffers.e, buffers.rest, buffers.h))
        self._z, self._miss, self._signal = (
            rows[:count] for rows in (buffers.z, buffers.miss, buffers.signal)
        )
        self._low = self._z[: count - is_high.sum()]

    def step(self, now: _Rows, step: _Rows) -> None:
        """η ∂E/∂p of these samples, into `step`.

        As in `activations`, derivatives are made of e = exp(z): 1 − O = 1/(1 + e) and O = e(1 − O) keep all
        digits when a neuron saturates.
        """
        self._pass_hidden(now)
        self._pass_output(now)
        self._pass_back(now, step)

    def _pass_hidden(self, now: _Rows) -> None:
        """Outputs h of the hidden neurons, and 1 − h."""
        e, rest, ones = self._e, self._rest, self._ones
        np.matmul(self._inputs, now.w1, out=e)
        np.exp(e, out=e)
        np.minimum(e, self._largest, out=e)
        np.add(e, ones, out=rest)
        np.divide(ones, rest, out=rest)
        np.multiply(e, rest, out=self._h)

    def _pass_output(self, now: _Rows) -> None:
        """Error signals. An output is measured from the limit, 0 or 1, next to its target."""
        terms, z, miss, signal, one = self._e, self._z, self._miss, self._signal, self._ones[0]
        np.multiply(self._h, now.w2, out=terms)
        np.add(terms[0], terms[1], out=z)
        if len(now.b2):
            np.add(z, now.b2, out=z)
        np.negative(self._low, out=self._low)
        np.exp(z, out=z)
        np.minimum(z, self._largest[0], out=z)
        np.add(z, one, out=miss)
        np.divide(one, miss, out=miss)
        np.multiply(z, miss, out=signal)
        np.multiply(signal, miss, out=signal)  # σ′
        if self._is_soft:
            np.subtract(miss, self._short, out=miss)
        np.multiply(signal, miss, out=signal)

    def _pass_back(self, now: _Rows, step: _Rows) -> None:
        """From the error signals to the sums over the samples."""
        h, signal = self._h, self._signal
        if len(now.b2):
            np.matmul(self._to_w2, signal, out=step.b2)
        np.multiply(h, signal, out=h)
        np.matmul(self._to_w2, h, out=step.w2)
        np.multiply(h, self._rest, out=h)
        np.matmul(self._to_w1, h, out=step.w1)
        np.multiply(step.w1, now.w2, out=step.w1)
