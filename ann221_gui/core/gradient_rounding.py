"""How far rounding alone may carry a gradient, sample by sample.

Each line bounds the error that one line of the forward or backward pass makes or hands on, to first order
(Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, chapter 3).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH, Activation, Activations, entry_of
from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.backpropagation import Gradients
from ann221_gui.core.losses import Loss
from ann221_gui.core.network import ForwardPass
from ann221_gui.core.parameters import Parameters

UNIT = 2.0**-53  # largest relative error of one rounding
SUM = 3 * UNIT  # of two products, added up with a bias
FUNCTION = 4 * UNIT  # of σ and σ′, from an exact net input
CHAIN = 5 * UNIT  # of the products of the chain rule
SMALLEST = 2.0**-1074  # what is smaller is lost: 5e-324


@dataclass(frozen=True)
class Shape:
    """What rounding has to know of a σ.

    `bend`: |σ″/σ′| by the neuron's outputs, how many times the error of a net input is the relative error of
    σ′ there. Where it `is_stepwise`, σ′ is 0 or 1; any other σ′ is never 0, only too small for a float.
    """

    bend: Callable[[FloatArray], FloatArray]
    is_stepwise: bool = False


SHAPES = {
    LOGISTIC: Shape(lambda outputs: np.abs(1 - 2 * outputs)),
    TANH: Shape(lambda outputs: 2 * np.abs(outputs)),
    RELU: Shape(np.zeros_like, is_stepwise=True),
    LINEAR: Shape(np.zeros_like, is_stepwise=True),
}


def rounding(
    parameters: Parameters, passed: ForwardPass, back: Gradients, activations: Activations, loss: Loss
) -> FloatArray:
    """Bound on the rounding error of each sample's ∂E/∂p, shape (N, 9)."""
    vector = np.abs(parameters.vector)
    w1, w2, b1, b2 = vector[:4].reshape(2, 2), vector[4:6, None], vector[6:8], vector[8]
    contributions, outputs = np.abs(back.loss), np.abs(passed.a1)
    z1 = SUM * (np.abs(passed.x) @ w1 + b1)
    a1 = back.slope1 * z1 + FUNCTION * outputs
    z2 = a1 @ w2 + SUM * (outputs @ w2 + b2)
    # target − O³₁ cancels at most the distance of O³₁ from its limit, which is within 2σ′.
    delta = back.slope2 * (z2 + 2 * FUNCTION) + UNIT * np.abs(back.delta[:, None])
    slope1 = _shape(activations.hidden).bend(passed.a1) * z1 + FUNCTION
    slope2 = _shape(activations.output).bend(passed.a2) * z2 + FUNCTION
    error = contributions * (CHAIN + slope2) + np.abs(loss.factor_of_delta * back.output) * delta
    for columns in (slice(0, 2), slice(2, 4), slice(6, 8)):  # whose chain has σ′ of a hidden neuron
        error[:, columns] += contributions[:, columns] * slope1
    error[:, 4:6] += np.abs(back.signal2) * a1
    return error


def underflow(
    parameters: Parameters, passed: ForwardPass, back: Gradients, activations: Activations, loss: Loss
) -> FloatArray:
    """Bound on what each sample's ∂E/∂p loses where a float becomes too small, shape (N, 9).

    0 where a factor of the chain is exactly 0: nothing is lost of nothing.
    """
    largest = (np.abs(passed.x), np.abs(parameters.w2), np.abs(loss.factor_of_delta * back.delta))
    amplified = np.prod([max(1.0, float(factor.max())) for factor in largest])
    hidden, output = activations.hidden, activations.output
    reaches_hidden = (parameters.w2.T != 0) & _reacts(hidden, back.slope1)
    w1 = ((passed.x != 0)[:, :, None] & reaches_hidden[:, None, :]).reshape(-1, 4)
    reached = np.hstack([w1, _reacts(hidden, back.slope1), reaches_hidden, back.slope2 == back.slope2])
    return np.where(reached & _reacts(output, back.slope2), 8 * SMALLEST * amplified, 0.0)


def _reacts(activation: Activation, slope: FloatArray) -> BoolArray:
    """Where σ′ is not exactly 0."""
    return slope != 0 if _shape(activation).is_stepwise else np.ones(slope.shape, dtype=bool)


def _shape(activation: Activation) -> Shape:
    return entry_of(activation, SHAPES, "shape for rounding")
