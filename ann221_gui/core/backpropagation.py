"""Backward pass: how the error of each sample depends on each parameter."""

from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import Activations
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.losses import Loss
from ann221_gui.core.network import ForwardPass
from ann221_gui.core.parameters import Parameters


@dataclass(frozen=True, eq=False)
class Gradients:
    """What flows back; a row a sample, columns of the last two in the order of `ParameterId`."""

    delta: FloatArray  # (N,) Δ = target − O³₁
    slope1: FloatArray  # (N, 2) σ′ at the net inputs of the hidden neurons
    slope2: FloatArray  # (N, 1) σ′ at the net input of the output neuron
    signal2: FloatArray  # (N, 1) error signal ∂E/∂z2
    signal1: FloatArray  # (N, 2) error signals ∂E/∂z1
    output: FloatArray  # (N, 9) ∂O³₁/∂p (equations 6, 7, 9 to 12)
    loss: FloatArray  # (N, 9) ∂E/∂p = ∂E/∂O³₁ · ∂O³₁/∂p (equation 16)


def backward(
    parameters: Parameters,
    passed: ForwardPass,
    targets: FloatArray,
    activations: Activations,
    loss: Loss,
) -> Gradients:
    """Every derivative of the document, for each sample of a forward pass; `targets` has shape (N,).

    Of `parameters` only w² is read: the rest of the network stands in `passed`.
    """
    delta = activations.output.residual(targets, passed.z2[:, 0])
    by_output = loss.derivative(delta)[:, None]  # ∂E/∂O³₁, (N, 1)
    slope1 = activations.hidden.derivative(passed.z1)
    slope2 = activations.output.derivative(passed.z2)
    into_hidden = parameters.w2.T * slope1 * slope2  # ∂O³₁/∂z1, (N, 2)
    w1 = (passed.x[:, :, None] * into_hidden[:, None, :]).reshape(-1, 4)  # equations 9 to 13
    w2 = passed.a1 * slope2  # equations 6 to 8
    output = np.concatenate([w1, w2, into_hidden, slope2], axis=1)
    return Gradients(
        delta=delta,
        slope1=slope1,
        slope2=slope2,
        signal2=by_output * slope2,
        signal1=by_output * into_hidden,
        output=output,
        loss=by_output * output,
    )
