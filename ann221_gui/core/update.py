"""One step of training: a batch's gradient, and the parameters that follow from it."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.backpropagation import backward
from ann221_gui.core.conventions import UpdateOrder
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.network import forward
from ann221_gui.core.optimisers import gradient_descent
from ann221_gui.core.parameters import Parameters


@dataclass(frozen=True, eq=False)
class Update:
    """What a step does: the batch's gradient, what the step takes for it, and where that leads."""

    gradient: FloatArray  # (9,) ∂E/∂p of the batch, its samples' sum or mean
    step_gradient: FloatArray  # (9,) what η is multiplied by: the same, unless it goes layer by layer
    parameters: Parameters  # after the step


def update(
    parameters: Parameters, inputs: FloatArray, targets: FloatArray, hyperparameters: Hyperparameters
) -> Update:
    """One step of gradient descent on a batch: `inputs` (B, 2), `targets` (B,).

    Layer by layer, the error flows back to the hidden neurons through w² as it is after its own step,
    while outputs, σ′ and Δ are still those of the old forward pass.
    """
    hyper, loss = hyperparameters, hyperparameters.loss

    def total_gradient(through: Parameters) -> FloatArray:
        """∂E/∂p with the error flowing back through the w² of these, which only w¹ and b¹ notice."""
        return loss.total_of(backward(through, passed, targets, hyper.activations, loss).loss)

    def stepped(gradient: FloatArray) -> Parameters:
        return gradient_descent(parameters, gradient, hyper.learning_rate, hyper.biases)

    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(parameters, inputs, hyper.activations)
        gradient = step_gradient = total_gradient(through=parameters)
        if hyper.conventions.update is UpdateOrder.LAYER_BY_LAYER:
            step_gradient = total_gradient(through=stepped(gradient))
        return Update(gradient, step_gradient, stepped(step_gradient))
