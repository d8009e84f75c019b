"""The analytic gradient against an independent one: complex steps through the forward pass alone.

∂E/∂p = Im E(p + ih)/h, exact to rounding for any small h (Squire and Trapp, SIAM Review 40, 1998): no
derivative formula is used, and nothing cancels.
"""

from dataclasses import dataclass

from ann221_gui.core.arrays import ComplexArray
from ann221_gui.core.backpropagation import gradient
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import WEIGHTS, ParameterId, Parameters

STEP = 1e-100
AGREEMENT = 1e-9  # relative difference up to which two gradients are the same


@dataclass(frozen=True)
class GradientComparison:
    """One parameter's gradient, from the formula and from the independent method."""

    parameter: ParameterId
    analytic: float
    independent: float

    @property
    def relative_error(self) -> float:
        scale = max(abs(self.analytic), abs(self.independent))
        return abs(self.analytic - self.independent) / scale if scale else 0.0

    @property
    def agrees(self) -> bool:
        return self.relative_error <= AGREEMENT


def check_gradients(
    parameters: Parameters, dataset: Dataset, hyperparameters: Hyperparameters
) -> tuple[GradientComparison, ...]:
    """A row for each parameter that training may change, over the whole data set."""
    chosen = tuple(ParameterId) if hyperparameters.biases else WEIGHTS
    analytic = gradient(
        parameters, dataset.inputs, dataset.targets, hyperparameters.activations, hyperparameters.loss
    )
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
    """Largest relative error of the rows."""
    return max(row.relative_error for row in rows)
