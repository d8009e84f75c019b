"""What a training kernel is: one plain interface, whatever form is the fastest."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from ann221_gui.core.arrays import IntArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import PARAMETER_LIMIT

TINY = 1e-9  # what a move counts at least, so that one can divide by it

Numbers = Sequence[float]  # the nine parameters as Python's own floats, in the order of `ParameterId`

# Sum of Δ² over a data set and the largest |Δ|. ArithmeticError where an exponent is too large.
Errors = Callable[[Numbers], tuple[float, float]]


class Kernel(Protocol):
    """Does many updates on one data set, with hyperparameters that stay the same."""

    def batches(self, rows: IntArray, size: int) -> list[Any]:
        """These samples in this order, cut into batches (the last may be smaller), as `train` wants them.

        `size` is at most the batch size of the hyperparameters.
        """

    def train(self, parameters: Numbers, batches: Sequence[Any]) -> tuple[Numbers, int]:
        """One update a batch: the parameters that come out, and how many updates there were.

        There are fewer than batches where the next one might lead out of the range of the numbers: an
        exponent that is too large, a parameter beyond `PARAMETER_LIMIT`. That one is the careful form's
        (`core.update`), which decides what becomes of it.
        """


class CarefulKernel:
    """No fast form is known: every update is the careful form's."""

    def batches(self, rows: IntArray, size: int) -> list[IntArray]:
        return [rows[first : first + size] for first in range(0, len(rows), size)]

    def train(self, parameters: Numbers, _: Sequence[IntArray]) -> tuple[Numbers, int]:
        return parameters, 0


class FastKernel(ABC):
    """Logistic neurons, without a look at the range in between.

    Which form does an update depends on the parameters before it alone, and so not on how training is sliced.
    """

    def __init__(self, dataset: Dataset, hyperparameters: Hyperparameters) -> None:
        loss, samples = hyperparameters.loss, hyperparameters.batch_of(len(dataset))
        self._rate = -hyperparameters.learning_rate * loss.factor_of_delta * loss.share(samples)
        self._is_mean, self._batch_size = loss.is_mean, samples
        largest_delta = np.abs([dataset.targets, 1.0 - dataset.targets]).max()
        self._largest_input = max(1.0, float(np.abs(dataset.inputs).max()))
        # |Δ|·σ′·h with σ′ ≤ ¼ and h ≤ 1: no update moves w² or its bias any farther.
        self._largest_move = max(TINY, abs(self._rate) * samples * float(largest_delta) / 4)

    def _weight(self, samples: int) -> float:
        """What `_rate` is multiplied by for so many: in the mean of a smaller batch, a sample counts more."""
        return self._batch_size / samples if self._is_mean else 1.0

    @abstractmethod
    def batches(self, rows: IntArray, size: int) -> list[Any]:
        """See `Kernel`."""

    @abstractmethod
    def _updated(self, parameters: Numbers, batches: Sequence[Any]) -> Numbers:
        """One update a batch. ArithmeticError where an exponent is too large."""

    def train(self, parameters: Numbers, batches: Sequence[Any]) -> tuple[Numbers, int]:
        done = 0
        while done < len(batches):
            certain = batches[done : done + self._certain_updates(parameters)]
            parameters, updates = self._as_far_as_it_goes(parameters, certain)
            done += updates
            if updates < len(certain) or not certain:
                break
        return parameters, done

    def _certain_updates(self, parameters: Numbers) -> int:
        """How many updates can't lead a parameter beyond the limit, whatever the samples.

        In k updates w² moves by k·`_largest_move` =: u at most, and w¹ by u·|w²|·σ′·|I| ≤ u·(|w²| + u)·|I|/4.
        """
        room = max(0.0, PARAMETER_LIMIT - max(map(abs, parameters)))
        w2 = max(abs(parameters[4]), abs(parameters[5]))
        u = (math.sqrt(w2 * w2 + 16 * room / self._largest_input) - w2) / 2  # where w¹ has no room left
        return int(min(room, u) / self._largest_move)

    def _as_far_as_it_goes(self, parameters: Numbers, batches: Sequence[Any]) -> tuple[Numbers, int]:
        """The same as `train`; what can't be done is looked for by halves."""
        try:
            after = self._updated(parameters, batches)
            if math.isfinite(sum(after)):
                return after, len(batches)
        except ArithmeticError:
            pass
        half = len(batches) // 2
        if not half:
            return parameters, 0
        parameters, updates = self._as_far_as_it_goes(parameters, batches[:half])
        if updates < half:
            return parameters, updates
        parameters, more = self._as_far_as_it_goes(parameters, batches[half:])
        return parameters, updates + more
