"""What a training kernel is: one plain interface, whatever form is the fastest."""

from collections.abc import Sequence
from typing import Any, Protocol

from ann221_gui.core.arrays import IntArray

Numbers = Sequence[float]  # the nine parameters as Python's own floats, in the order of `ParameterId`


class Kernel(Protocol):
    """Does many updates on one data set, with hyperparameters that stay the same."""

    def batches(self, rows: IntArray, size: int) -> list[Any]:
        """These samples in this order, cut into batches (the last may be smaller), as `train` wants them."""

    def train(self, parameters: Numbers, batches: Sequence[Any]) -> tuple[Numbers, int]:
        """One update a batch: the parameters that come out, and how many updates there were.

        There are fewer than batches where the next would leave the range of the numbers: an exponent that
        is too large, or a parameter beyond `PARAMETER_LIMIT` or undefined. That one is the careful form's
        (`core.update`), which decides what becomes of it.
        """


class CarefulKernel:
    """No fast form is known: every update is the careful form's."""

    def batches(self, rows: IntArray, size: int) -> list[IntArray]:
        return [rows[first : first + size] for first in range(0, len(rows), size)]

    def train(self, parameters: Numbers, _: Sequence[IntArray]) -> tuple[Numbers, int]:
        return parameters, 0
