"""Forward pass: from the inputs through the hidden neurons to the output (equations 1 to 5)."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import Activations
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.parameters import Parameters


@dataclass(frozen=True, eq=False)
class ForwardPass:
    """Everything that flows forward; a row a sample."""

    x: FloatArray  # (N, 2) outputs of the input layer: the inputs themselves
    z1: FloatArray  # (N, 2) net inputs of the hidden neurons
    a1: FloatArray  # (N, 2) outputs of the hidden neurons
    z2: FloatArray  # (N, 1) net input of the output neuron
    a2: FloatArray  # (N, 1) output


def forward(parameters: Parameters, x: FloatArray, activations: Activations) -> ForwardPass:
    """All net inputs and outputs for the inputs `x`, shape (N, 2)."""
    # Written out, not as matrix products: those may fuse a product with the sum, on some machines only,
    # and then leave rounding noise where two equal terms cancel.
    w1, w2 = parameters.w1, parameters.w2
    z1 = x[:, :1] * w1[0] + x[:, 1:] * w1[1] + parameters.b1
    a1 = activations.hidden.value(z1)
    z2 = a1[:, :1] * w2[0] + a1[:, 1:] * w2[1] + parameters.b2
    a2 = activations.output.value(z2)
    return ForwardPass(x, z1, a1, z2, a2)


def forward_one(parameters: Parameters, inputs: tuple[float, float], activations: Activations) -> ForwardPass:
    """The forward pass of a single pair of inputs."""
    return forward(parameters, np.array([inputs]), activations)
