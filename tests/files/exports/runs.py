"""Runs to be exported: every activation, every convention, and numbers at the ends of what floats hold."""

from dataclasses import replace
from itertools import product

import numpy as np

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import TypedStart
from ann221_gui.core.trainer import Trainer

RATE = 1 / 3  # which needs all its digits
CHOICES = tuple(product((False, True), LOSSES.values(), Total, UpdateOrder))  # biases and conventions


def points(count: int) -> Dataset:
    """Targets on both sides of 0; a draw in which no net input of the runs below nearly cancels."""
    generator = np.random.default_rng(253)
    inputs, targets = generator.normal(0.0, 1.5, (count, 2)), generator.uniform(-1.0, 1.0, count)
    return Dataset("points", "Points", inputs, targets)


def drawn(seed: int) -> list[float]:
    """Nine parameters."""
    return np.random.default_rng(seed).normal(0.0, 1.2, 9).tolist()


def frame_of(
    values: list[float],
    dataset: Dataset = XOR,
    choice: int = 0,
    hidden: str = "logistic",
    output: str = "logistic",
    **hyper,
) -> Frame:
    """The run with these nine parameters and the choices of that number."""
    biases, loss, total, order = CHOICES[choice]
    hyperparameters = Hyperparameters(
        biases=biases,
        activations=Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]),
        conventions=Conventions(loss=replace(loss, total=total), update=order),
        **{"learning_rate": RATE, **hyper},
    )
    return Trainer(Setup(dataset, TypedStart(Parameters(np.array(values))), hyperparameters)).frame()


RUNS: dict[str, Frame] = {
    **{
        f"{hidden} {output}": frame_of(drawn(number), points(7), number, hidden, output)
        for number, (hidden, output) in enumerate(product(ACTIVATIONS, repeat=2))
    },
    **{f"choice {number}": frame_of(drawn(99), points(5), number) for number in range(len(CHOICES))},
    "tiny weights": frame_of([1e-300] * 9, XOR, -1),
    "large weights": frame_of([-1e5, 3.0, -7e4, 2.0, -1e5, 0.5, 1.0, 2.0, 3.0], points(6), -1),
    "large and tiny": frame_of([1e-300, -1e5, 1e5, 5e-324, -1e5, 1e-300, 0.0, -0.0, 1e-5], points(6), -4),
    "saturated": frame_of([300.0, -400.0, 350.0, 20.0, 30.0, -700.0, 1.0, 1.0, -20.0], points(9), 8),
    "one sample": frame_of(drawn(3), points(1), -1, "tanh", "linear"),
    "batches": frame_of(drawn(4), points(10), batch_size=3),
    "uphill": frame_of(drawn(5), learning_rate=-1.5e-7),
    "many samples": frame_of(drawn(6), points(5000), 10, learning_rate=1e-3),
}
