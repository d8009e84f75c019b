"""Every quantity of a training step by name, from the fast and careful forms that training itself uses."""

from collections.abc import Iterator

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.backpropagation import Gradients, backward
from ann221_gui.core.equations.table import OTHER_NAMES
from ann221_gui.core.network import ForwardPass, forward
from ann221_gui.core.parameters import WEIGHTS, ParameterId, Parameters
from ann221_gui.core.solution import Problem, given
from ann221_gui.core.update import Update, update


def quantities(problem: Problem) -> dict[str, float]:
    """All quantities of one step with one pair; with infinity and NaN where a number is too large."""
    inputs, targets = np.array([problem.inputs]), np.array([problem.target])
    hyper = problem.setup().hyperparameters
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(problem.parameters, inputs, problem.activations)
        back = backward(problem.parameters, passed, targets, problem.activations, problem.loss)
        after = update(problem.parameters, inputs, targets, hyper)
        values = (
            given(problem)
            | _forward_values(passed)
            | _error_values(problem, back)
            | _by_parameter("dO3_1_d", back.output[0])
            | _by_parameter("ddelta_O3_1_d", back.loss[0])
            | contribution(problem, after)
            | _by_parameter("new_", after.parameters.vector)
            | _through_weights(problem.parameters, passed, back)
        )
    return values | {name: values[same] for name, same in OTHER_NAMES.items()}


def batch_quantities(problem: Problem, after: Update) -> dict[str, float]:
    """What takes the place of the pair's own step where the step has a batch.

    The totals over its samples, where they lead, and what the pair contributes.
    """
    start = "mean_" if problem.loss.is_mean else "sum_"
    return (
        _by_parameter(f"{start}dE_d", after.gradient)
        | _by_parameter(f"{start}staged_dE_d", after.step_gradient)
        | _by_parameter("new_", after.parameters.vector)
        | contribution(problem, after)
    )


def contribution(problem: Problem, after: Update) -> dict[str, float]:
    """∂E/∂p and the hidden error signals of one sample; layer by layer also through the w² of the update."""
    inputs, targets = np.array([problem.inputs]), np.array([problem.target])
    values: dict[str, float] = {}
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(problem.parameters, inputs, problem.activations)
        for start, through in _ways_back(problem, after):
            back = backward(through, passed, targets, problem.activations, problem.loss)
            values |= _by_parameter(f"{start}dE_d", back.loss[0])
            values |= _by_neuron(f"{start}dE_dI_O2_", back.signal1)
    return values


def _ways_back(problem: Problem, after: Update) -> Iterator[tuple[str, Parameters]]:
    """What the names begin with, and the network through which the error flows back."""
    yield "", problem.parameters
    if problem.setting.is_layered:
        yield "staged_", after.parameters


def _forward_values(passed: ForwardPass) -> dict[str, float]:
    return (
        _by_neuron("I_O2_", passed.z1)
        | _by_neuron("O2_", passed.a1)
        | _by_neuron("I_O3_", passed.z2)
        | _by_neuron("O3_", passed.a2)
    )


def _error_values(problem: Problem, back: Gradients) -> dict[str, float]:
    sign = problem.conventions.delta.factor
    return {
        "Delta": sign * float(back.delta[0]),
        "delta_O3_1": float(problem.loss.value(back.delta)[0]),
        "Error": float(problem.loss.value(back.delta)[0]),
        "ddelta_O3_1_dO3_1": float(problem.loss.derivative(back.delta)[0]),
        **_by_neuron("slope_O2_", back.slope1),
        **_by_neuron("slope_O3_", back.slope2),
        **_by_neuron("dE_dI_O2_", back.signal1),
        **_by_neuron("dE_dI_O3_", back.signal2),
    }


def _through_weights(parameters: Parameters, passed: ForwardPass, back: Gradients) -> dict[str, float]:
    """What each weight carries forward, and how a hidden output follows the weights into it."""
    return dict(_weight_values(parameters, [passed.x[0], passed.a1[0]], back.slope1[0]))


def _weight_values(
    parameters: Parameters, outputs: list[FloatArray], slopes: FloatArray
) -> Iterator[tuple[str, float]]:
    for weight in WEIGHTS:
        layer, start, end = int(weight[1]), int(weight[3]), int(weight[4])
        output = float(outputs[layer - 1][start - 1])
        yield f"carried_{weight}", output * parameters[weight]
        if layer == 1:
            yield f"dO2_{end}_d{weight}", output * float(slopes[end - 1])


def _by_neuron(prefix: str, rows: FloatArray) -> dict[str, float]:
    return {f"{prefix}{number}": value for number, value in enumerate(rows[0].tolist(), start=1)}


def _by_parameter(prefix: str, values: FloatArray) -> dict[str, float]:
    names = (f"{prefix}{name}" for name in ParameterId)
    return dict(zip(names, values.tolist(), strict=True))
