"""How a gradient becomes new parameters."""

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.parameters import WEIGHTS, Parameters


def gradient_descent(
    parameters: Parameters, gradient: FloatArray, learning_rate: float, biases: bool
) -> Parameters:
    """w := w − η ∂E/∂w, with ∂E/∂w in `gradient` (9,); biases move only where they are on."""
    step = learning_rate * gradient
    if not biases:
        step[len(WEIGHTS) :] = 0.0
    return Parameters(np.subtract(parameters.vector, step))
