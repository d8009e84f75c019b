"""What a script has printed, held against the program's own numbers."""

from dataclasses import dataclass

import numpy as np
import pytest

from ann221_gui.core.backpropagation import backward
from ann221_gui.core.frame import Frame
from ann221_gui.core.update import update

EPSILON = float(np.finfo(float).eps)
SMALLEST_NORMAL = float(np.finfo(float).tiny)  # below it floats have fewer digits


@dataclass(frozen=True)
class Printed:
    samples: list[tuple[float, ...]]  # x1, x2, target
    outputs: list[float]
    loss: float
    new: dict[str, float]


def read(text: str) -> Printed:
    """`x1 0  x2 1  target 1  output 0.5` a sample, then `loss 0.1`, then `new w1_11 0.6` a parameter."""
    lines = [line.split() for line in text.splitlines()]
    rows = [line for line in lines if line[0] == "x1"]
    assert all(line[::2] == ["x1", "x2", "target", "output"] for line in rows)
    (loss,) = [line[1] for line in lines if line[0] == "loss"]
    new = {line[1]: float(line[2]) for line in lines if line[0] == "new"}
    assert len(lines) == len(rows) + 1 + len(new)
    return Printed(
        samples=[tuple(map(float, line[1:7:2])) for line in rows],
        outputs=[float(line[7]) for line in rows],
        loss=float(loss),
        new=new,
    )


def check_against_the_program(text: str, frame: Frame) -> None:
    """Samples to the last bit; outputs to 1e-14; new parameters up to the noise of the sum that they are."""
    printed, dataset = read(text), frame.dataset
    assert printed.samples == list(map(tuple, np.column_stack([dataset.inputs, dataset.targets]).tolist()))
    assert printed.outputs == pytest.approx(frame.evaluation.outputs.tolist(), rel=1e-14, abs=SMALLEST_NORMAL)
    assert printed.loss == pytest.approx(frame.evaluation.loss, rel=1e-13)
    after = update(frame.parameters, dataset.inputs, dataset.targets, frame.hyperparameters)
    noise = noise_of_a_step(frame, after.step_gradient)
    assert list(printed.new) == list(frame.hyperparameters.trained)
    for name in frame.hyperparameters.trained:
        expected = pytest.approx(after.parameters[name], rel=0, abs=noise[name.place])
        assert printed.new[name] == expected, name


def noise_of_a_step(frame: Frame, step_gradient):
    """(9,) a few roundings of everything that is added up for a new parameter."""
    hyper, passed = frame.hyperparameters, frame.evaluation.passed
    rows = backward(frame.parameters, passed, frame.dataset.targets, hyper.activations, hyper.loss).loss
    added_up = np.abs(rows).sum(axis=0) * hyper.loss.share(len(rows)) + np.abs(step_gradient)
    return 16 * EPSILON * (np.abs(frame.parameters.vector) + abs(hyper.learning_rate) * added_up)
