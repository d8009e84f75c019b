"""The analytic gradient against an independent one: complex steps through the forward pass alone.

∂E/∂p = Im E(p + ih)/h, exact to rounding for any small h (Squire and Trapp, SIAM Review 40, 1998): no
derivative formula is used, and nothing cancels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import floor, isfinite, log10

import numpy as np

from ann221_gui.core.arrays import ComplexArray, FloatArray
from ann221_gui.core.backpropagation import backward
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.gradient_rounding import UNIT, rounding, underflow
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.network import forward
from ann221_gui.core.numbers import COVERED, said
from ann221_gui.core.parameters import ParameterId, Parameters

STEP = 1e-20  # its square is lost in rounding, and a gradient of 1e-285 times it still is a number
AGREEMENT = 1e-9  # relative difference up to which two gradients are the same
DIGITS_OF_A_FLOAT = 16
CANCELLED = 1e3  # times larger than their sum are contributions that cancel


class Verdict(Enum):
    """What the check can say of one gradient; only the last two speak against it."""

    AGREES = auto()
    TOO_SMALL = auto()  # below what the independent method can tell from 0
    SAMPLES_CANCEL = auto()  # so far that rounding decides what is left of their sum
    TERMS_CANCEL = auto()  # the same within one sample
    COVERED = auto()  # kept from view
    DISAGREES = auto()
    TOO_LARGE = auto()  # for a float


UNDECIDED = (Verdict.TOO_SMALL, Verdict.SAMPLES_CANCEL, Verdict.TERMS_CANCEL, Verdict.COVERED)


@dataclass(frozen=True)
class GradientComparison:
    """One parameter's gradient, from the formula and from the independent method."""

    parameter: ParameterId
    analytic: float
    independent: float
    rounding: float = 0.0  # by which rounding may have changed either
    underflow: float = 0.0  # the same for what is lost below the smallest float
    contributions: float = 0.0  # sum, or mean, of the absolute contributions of the samples

    @property
    def covered(self) -> "GradientComparison":
        """The same row with its numbers kept from view."""
        return GradientComparison(self.parameter, COVERED, COVERED)

    @property
    def difference(self) -> float:
        return COVERED if self.analytic is COVERED else self.analytic - self.independent

    @property
    def relative_error(self) -> float:
        return abs(self.difference) / self._scale if self.difference else 0.0

    @property
    def digits(self) -> int:
        """Decimal digits in which the two agree, and that rounding leaves of them: from 0 to 16."""
        uncertain = max(abs(self.difference), self._noise)
        if uncertain == 0:
            return DIGITS_OF_A_FLOAT
        if not uncertain < self._scale < float("inf"):
            return 0
        return min(DIGITS_OF_A_FLOAT, floor(log10(self._scale) - log10(uncertain)))

    @property
    def verdict(self) -> Verdict:
        if self.analytic is COVERED:
            return Verdict.COVERED
        if not all(map(isfinite, (self.analytic, self.independent, self._noise))):
            return Verdict.TOO_LARGE
        same = AGREEMENT * self._scale
        if abs(self.difference) > max(same, 2 * self._noise):
            return Verdict.DISAGREES
        if self._noise <= same:
            return Verdict.AGREES
        if self.underflow > self.rounding:
            return Verdict.TOO_SMALL
        is_sum = self.contributions > CANCELLED * abs(self.analytic)
        return Verdict.SAMPLES_CANCEL if is_sum else Verdict.TERMS_CANCEL

    @property
    def agrees(self) -> bool:
        """Not False where the check has too few digits left to accuse anybody."""
        return self.verdict not in (Verdict.DISAGREES, Verdict.TOO_LARGE)

    @property
    def is_decided(self) -> bool:
        """Whether the check had digits enough for its verdict."""
        return self.verdict not in UNDECIDED

    @property
    def words(self) -> str:
        """The verdict for a student."""
        left = "no digits" if self.digits == 0 else f"only {self.digits} digit{'s' * (self.digits > 1)}"
        is_zero = self.analytic == self.independent == 0
        return {
            Verdict.AGREES: "both are exactly 0" if is_zero else f"agree to {self.digits} digits",
            Verdict.TOO_SMALL: f"too small for the check: it has {left} left here",
            Verdict.SAMPLES_CANCEL: f"the samples cancel: rounding leaves {left}",
            Verdict.TERMS_CANCEL: f"the terms cancel: rounding leaves {left}",
            Verdict.DISAGREES: f"disagree: {left} in common",
            Verdict.TOO_LARGE: "too large for a number",
            Verdict.COVERED: said(COVERED),
        }[self.verdict]

    @property
    def _scale(self) -> float:
        return max(abs(self.analytic), abs(self.independent))

    @property
    def _noise(self) -> float:
        return self.rounding + self.underflow


def check_gradients(
    parameters: Parameters, dataset: Dataset, hyperparameters: Hyperparameters
) -> tuple[GradientComparison, ...]:
    """A row for each parameter that training may change, over the whole data set."""
    return _compare(hyperparameters.trained, parameters, dataset, hyperparameters)


def compare(
    parameter: ParameterId, parameters: Parameters, dataset: Dataset, hyperparameters: Hyperparameters
) -> GradientComparison:
    """The row of one parameter."""
    return _compare((parameter,), parameters, dataset, hyperparameters)[0]


def _compare(
    chosen: Sequence[ParameterId],
    parameters: Parameters,
    dataset: Dataset,
    hyperparameters: Hyperparameters,
) -> tuple[GradientComparison, ...]:
    activations, loss = hyperparameters.activations, hyperparameters.loss
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(parameters, dataset.inputs, activations)
        back = backward(parameters, passed, dataset.targets, activations, loss)
        rounded = rounding(parameters, passed, back, activations, loss)
        summed = UNIT * np.abs(np.cumsum(back.loss, axis=0))  # each addition rounds what it has come to
        lost = np.add.reduce(underflow(parameters, passed, back, activations, loss), axis=0) / STEP
        columns = {
            "analytic": loss.total_of(back.loss),
            "rounding": loss.total_of(rounded + summed),
            "underflow": lost,
            "contributions": loss.total_of(np.abs(back.loss)),
        }
        independent = complex_steps(parameters, chosen, dataset, hyperparameters)
    return tuple(
        GradientComparison(
            parameter,
            independent=value,
            **{name: float(column[parameter.place]) for name, column in columns.items()},
        )
        for parameter, value in zip(chosen, independent.tolist(), strict=True)
    )


def complex_steps(
    parameters: Parameters,
    chosen: Sequence[ParameterId],
    dataset: Dataset,
    hyperparameters: Hyperparameters,
) -> FloatArray:
    """∂E/∂p of the chosen parameters: each from a network in which that one has the imaginary part `STEP`."""
    networks = np.tile(parameters.vector.astype(complex), (len(chosen), 1))
    for network, parameter in zip(networks, chosen, strict=True):
        network[parameter.place] += 1j * STEP
    return _complex_losses(networks, dataset, hyperparameters).imag / STEP


def _complex_losses(
    networks: ComplexArray, dataset: Dataset, hyperparameters: Hyperparameters
) -> ComplexArray:
    """E of many networks, a row each, by the formulas of the forward pass."""
    w11, w12, w21, w22, v1, v2, b1, b2, c = networks.T[:, :, None]
    x1, x2 = dataset.inputs.T
    activations, loss = hyperparameters.activations, hyperparameters.loss
    hidden = activations.hidden.value(np.stack([x1 * w11 + x2 * w21 + b1, x1 * w12 + x2 * w22 + b2]))
    delta = activations.output.residual(dataset.targets, hidden[0] * v1 + hidden[1] * v2 + c)
    return loss.scale(len(dataset)) * (delta * delta).sum(axis=1)


def worst(rows: Iterable[GradientComparison]) -> float:
    """Largest relative error of the rows that the check could decide; NaN if one has NaN."""
    return float(np.max([row.relative_error for row in rows if row.is_decided], initial=0.0))


def summary(rows: Sequence[GradientComparison]) -> str:
    """All verdicts in one line: what is wrong, what is right, what could not be decided."""
    return "; ".join(
        f"{_of_all(len(group), len(rows))} {_summarised(verdict, group)}"
        for verdict in (Verdict.DISAGREES, Verdict.TOO_LARGE, Verdict.AGREES, *UNDECIDED)
        if (group := [row for row in rows if row.verdict is verdict])
    )


def _of_all(some: int, count: int) -> str:
    return f"all {count} gradients" if some == count else f"{some} of {count} gradients"


def _summarised(verdict: Verdict, group: Sequence[GradientComparison]) -> str:
    are, s = ("is", "s") if len(group) == 1 else ("are", "")
    return {
        Verdict.AGREES: f"agree{s} to at least {min(row.digits for row in group)} digits",
        Verdict.TOO_SMALL: f"{are} too small for the check",
        Verdict.SAMPLES_CANCEL: f"{are} left to rounding, as the samples cancel",
        Verdict.TERMS_CANCEL: f"{are} left to rounding, as terms cancel",
        Verdict.DISAGREES: f"disagree{s}",
        Verdict.TOO_LARGE: f"{are} too large for a number",
        Verdict.COVERED: f"{are} {said(COVERED)}",
    }[verdict]
