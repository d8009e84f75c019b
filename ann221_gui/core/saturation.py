"""Neurons that hardly learn: saturated for one pair, or on every sample of the data set."""

import numpy as np

from ann221_gui.core.backpropagation import backward
from ann221_gui.core.frame import Frame
from ann221_gui.core.network import forward
from ann221_gui.core.parts import LEARNING_NEURONS
from ann221_gui.core.snapshot import Snapshot

SATURATED_SLOPE = 1e-3  # of σ′, whose largest value is ¼: |net input| of about 7
DEAD_SLOPE = 1e-4  # |net input| above 9


def is_saturated(snapshot: Snapshot, neuron: str) -> bool:
    """Whether a change of its net input hardly changes the neuron's output any more, for the probed pair."""
    return abs(snapshot.quantities.get(f"slope_{neuron}", 1.0)) < SATURATED_SLOPE


def dead_neurons(frame: Frame) -> tuple[str, ...]:
    """Names of the neurons whose σ′ is next to 0 on all samples, so that nothing passes back through them."""
    hyper, dataset = frame.hyperparameters, frame.dataset
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(frame.parameters, dataset.inputs, hyper.activations)
        back = backward(frame.parameters, passed, dataset.targets, hyper.activations, hyper.loss)
    steepest = np.abs(np.hstack([back.slope1, back.slope2])).max(axis=0)
    return tuple(name for name, slope in zip(LEARNING_NEURONS, steepest, strict=True) if slope < DEAD_SLOPE)
