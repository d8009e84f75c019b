"""Neurons that have stopped learning: saturated on every sample of the data set."""

import numpy as np

from ann221_gui.core.backpropagation import backward
from ann221_gui.core.frame import Frame
from ann221_gui.core.network import forward

DEAD_SLOPE = 1e-4  # of σ′, whose largest value is ¼: |net input| above 9
NEURONS = ("O2_1", "O2_2", "O3_1")


def dead_neurons(frame: Frame) -> tuple[str, ...]:
    """Names of the neurons whose σ′ is next to 0 on all samples, so that nothing passes back through them."""
    hyper, dataset = frame.hyperparameters, frame.dataset
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(frame.parameters, dataset.inputs, hyper.activations)
        back = backward(frame.parameters, passed, dataset.targets, hyper.activations, hyper.loss)
    steepest = np.abs(np.hstack([back.slope1, back.slope2])).max(axis=0)
    return tuple(name for name, slope in zip(NEURONS, steepest, strict=True) if slope < DEAD_SLOPE)
