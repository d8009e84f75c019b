"""The analytic gradient against an independent one: complex steps through the forward pass alone.

∂E/∂p = Im E(p + ih)/h, exact to rounding for any small h (Squire and Trapp, SIAM Review 40, 1998): no
derivative formula is used, and nothing cancels.
"""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.arrays import ComplexArray
from ann221_gui.core.backpropagation import gradient
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import WEIGHTS, ParameterId, Parameters

STEP = 1e-20  # its square is lost in rounding, and a gradient of 1e-285 times it still is a number
AGREEMENT = 1e-9  # relative difference up to which two gradients are the same
SMALLEST = 1e-285  # gradients below this are compared as if they were this large


@dataclass(frozen=True)
class GradientComparison:
    """One parameter's gradient, from the formula and from the independent method."""

    parameter: ParameterId
    analytic: float
    independent: float

    @property
    def relative_error(self) -> float:
        scale = max(abs(self.analytic), abs(self.independent), SMALLEST)
        return abs(self.analytic - self.independent) / scale

    @property
    def agrees(self) -> bool:
        return self.relative_error <= AGREEMENT


def check_gradients(
    parameters: Parameters, dataset: Dataset, hyperparameters: Hyperparameters
) -> tuple[GradientComparison, ...]:
    """A row for each parameter that training may change, over the whole data set.

    Numbers too large for a float give NaN, which never agrees.
    """
    chosen = tuple(ParameterId) if hyperparameters.biases else WEIGHTS
    activations, loss = hyperparameters.activations, hyperparameters.loss
    with np.errstate(over="ignore", invalid="ignore"):
        analytic = gradient(parameters, dataset.inputs, dataset.targets, activations, loss)
        return tuple(
            GradientComparison(
                parameter,
                float(analytic[parameter.place]),
                complex_step(parameters, parameter, dataset, hyperparameters),
            )
            for parameter in chosen
        )


def complex_step(
    parameters: Parameters, parameter: ParameterId, dataset: Dataset, hyperparameters: Hyperparameters
) -> float:
    """∂E/∂p from the error of a network whose parameter has the tiny imaginary part `STEP`."""
    vector = parameters.vector.astype(complex)
    vector[parameter.place] += 1j * STEP
    return float(_complex_loss(vector, dataset, hyperparameters).imag / STEP)


def _complex_loss(vector: ComplexArray, dataset: Dataset, hyperparameters: Hyperparameters) -> complex:
    w1, w2, b1, b2 = vector[:4].reshape(2, 2), vector[4:6], vector[6:8], vector[8]
    hidden = hyperparameters.activations.hidden.value(dataset.inputs @ w1 + b1)
    delta = hyperparameters.activations.output.residual(dataset.targets, hidden @ w2 + b2)
    return complex(hyperparameters.loss.factor * (delta * delta).sum())


def worst(rows: tuple[GradientComparison, ...]) -> float:
    """Largest relative error of the rows; NaN if one has NaN."""
    return float(np.max([row.relative_error for row in rows]))
