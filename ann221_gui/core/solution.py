"""One training step with one sample, worked out in full: every quantity, by name, in order."""

import math
from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import LOGISTIC_NETWORK, Activations
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.backpropagation import Gradients, backward
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.equations import equations
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import Loss
from ann221_gui.core.network import ForwardPass, forward_one
from ann221_gui.core.optimisers import gradient_descent
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.precise import evaluate_precisely
from ann221_gui.core.starts import TypedStart


@dataclass(frozen=True)
class Problem:
    """A network, one sample, a learning rate and conventions."""

    inputs: tuple[float, float]
    target: float
    parameters: Parameters
    learning_rate: float = 1.0
    biases: bool = False
    conventions: Conventions = DOCUMENT_CONVENTIONS
    activations: Activations = LOGISTIC_NETWORK
    title: str = ""

    @property
    def loss(self) -> Loss:
        return self.conventions.loss

    def setup(self) -> Setup:
        """The run that trains on this problem's sample from its parameters."""
        dataset = Dataset(
            "problem", self.title or "Problem", np.array([self.inputs]), np.array([self.target])
        )
        hyperparameters = Hyperparameters(
            learning_rate=self.learning_rate,
            biases=self.biases,
            activations=self.activations,
            conventions=self.conventions,
        )
        return Setup(dataset, TypedStart(self.parameters), hyperparameters)


def solve(problem: Problem) -> dict[str, float]:
    """Every quantity of the step by name, in the order of the equations.

    Right to the last bit, whatever cancels or saturates. Raises OverflowError, naming the first
    quantity that is too large for a float.
    """
    inputs = {"O1_1": problem.inputs[0], "O1_2": problem.inputs[1]}
    table = equations(problem.biases, problem.loss)
    values = evaluate_precisely(table, given(problem) | inputs, problem.activations)
    solution = {name: values[name] for name in _names(problem)}
    for name, value in solution.items():
        if not math.isfinite(value):
            raise OverflowError(f"{name} is too large for a number")
    return solution


def quantities(problem: Problem) -> dict[str, float]:
    """The same as training computes it, fast; with infinity and NaN where a number is too large."""
    with np.errstate(over="ignore", invalid="ignore"):
        values = _all_values(problem)
    return {name: values[name] for name in _names(problem)}


def _names(problem: Problem) -> tuple[str, ...]:
    table = equations(problem.biases, problem.loss)
    return ("O1_1", "O1_2", *(equation.quantity for equation in table))


def given(problem: Problem) -> dict[str, float]:
    """What the problem states, by the names that the equations use."""
    sample = {"target": problem.target, "eta": problem.learning_rate}
    return sample | problem.parameters.named()


def _all_values(problem: Problem) -> dict[str, float]:
    passed = forward_one(problem.parameters, problem.inputs, problem.activations)
    target = np.array([problem.target])
    back = backward(problem.parameters, passed, target, problem.activations, problem.loss)
    after = gradient_descent(problem.parameters, back.total, problem.learning_rate, problem.biases)
    return (
        _forward_values(passed)
        | _error_values(back, problem.loss)
        | _by_parameter("dO3_1_d", back.output[0])
        | _by_parameter("dE_d", back.loss[0])
        | _by_parameter("new_", after.vector)
    )


def _forward_values(passed: ForwardPass) -> dict[str, float]:
    return (
        _by_neuron("O1_", passed.x)
        | _by_neuron("I_O2_", passed.z1)
        | _by_neuron("O2_", passed.a1)
        | _by_neuron("I_O3_", passed.z2)
        | _by_neuron("O3_", passed.a2)
    )


def _error_values(back: Gradients, loss: Loss) -> dict[str, float]:
    return {
        "Delta": float(back.delta[0]),
        "E": float(loss.value(back.delta)[0]),
        "dE_dO3_1": float(loss.derivative(back.delta)[0]),
        **_by_neuron("slope_O2_", back.slope1),
        **_by_neuron("slope_O3_", back.slope2),
    }


def _by_neuron(prefix: str, rows: FloatArray) -> dict[str, float]:
    return {f"{prefix}{number}": value for number, value in enumerate(rows[0].tolist(), start=1)}


def _by_parameter(prefix: str, values: FloatArray) -> dict[str, float]:
    names = (f"{prefix}{name}" for name in ParameterId)
    return dict(zip(names, values.tolist(), strict=True))
