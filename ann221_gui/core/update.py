"""One step of training: a batch's gradient, and the parameters that follow from it."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.backpropagation import gradient
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.optimisers import gradient_descent
from ann221_gui.core.parameters import Parameters


@dataclass(frozen=True, eq=False)
class Update:
    """What a step does: its gradient, and what the parameters are afterwards."""

    gradient: FloatArray  # (9,) ∂E/∂p, summed over the batch
    parameters: Parameters


def update(
    parameters: Parameters, inputs: FloatArray, targets: FloatArray, hyperparameters: Hyperparameters
) -> Update:
    """One step of gradient descent on a batch: `inputs` (B, 2), `targets` (B,)."""
    with np.errstate(over="ignore", invalid="ignore"):
        slope = gradient(parameters, inputs, targets, hyperparameters.activations, hyperparameters.loss)
        after = gradient_descent(parameters, slope, hyperparameters.learning_rate, hyperparameters.biases)
    return Update(slope, after)
