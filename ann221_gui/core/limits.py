"""What a network of this shape can't learn, whatever its weights: said before somebody waits for it."""

from dataclasses import replace

from ann221_gui.core.activations import LINEAR, LOGISTIC, RELU, TANH
from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.datasets import XNOR, XOR, Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.hyperparameters import Hyperparameters

ORIGIN_IS_STUCK = (
    "Without biases and with {hidden} hidden neurons the output at (0, 0) stays at ½ for ever, so that "
    "sample is never right. Switch biases on, or use logistic hidden neurons."
)
ONE_STRAIGHT_LINE = (
    "Linear hidden neurons draw no more than one straight line, with or without biases, and no straight "
    "line separates these samples. Use logistic hidden neurons."
)
MIRRORED_TARGETS = (
    "Without biases this network can't separate these samples: what it answers at a point fixes what it "
    "can answer at the opposite point, and the targets ask for something else. Switch biases on."
)


def impossibility(dataset: Dataset, hyperparameters: Hyperparameters) -> str:
    """Why this data set can't be learned with these choices, in words; empty where nothing is known."""
    if hyperparameters.activations.hidden is LINEAR and dataset in (XOR, XNOR):
        return ONE_STRAIGHT_LINE
    if hyperparameters.biases or hyperparameters.activations.output is not LOGISTIC:
        return dataset.note
    hidden = hyperparameters.activations.hidden
    zero_at_zero = hidden in (TANH, RELU, LINEAR)
    if zero_at_zero and dataset.sample_at((0.0, 0.0)) is not None:
        return ORIGIN_IS_STUCK.format(hidden=hidden.name)
    low, high = _mirrored(dataset, False), _mirrored(dataset, True)
    if (hidden is LOGISTIC and low and high) or (hidden in (TANH, LINEAR) and (low or high)):
        return MIRRORED_TARGETS
    return dataset.note


def biases_help(dataset: Dataset, hyperparameters: Hyperparameters) -> bool:
    """Whether what stands in the way goes away with biases."""
    with_biases = replace(hyperparameters, biases=True)
    return impossibility(dataset, hyperparameters) != impossibility(dataset, with_biases)


def _mirrored(dataset: Dataset, high: bool) -> bool:
    """Whether some x and −x both have targets on this side of ½.

    Logistic hidden neurons have h(−x) = 1 − h(x), so z2(x) + z2(−x) = w2_11 + w2_21 at every x: both
    sides can't be asked for. Odd ones have z2(−x) = −z2(x): neither can.
    """
    wanted = _on_side(dataset.targets, high)
    points = dataset.inputs[wanted].tolist()
    mirrored = {(-x1, -x2) for x1, x2 in points}
    return any((x1, x2) in mirrored for x1, x2 in points)


def _on_side(targets: FloatArray, high: bool) -> BoolArray:
    return targets > MIDDLE if high else targets < MIDDLE
