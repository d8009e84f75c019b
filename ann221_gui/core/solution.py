"""One training step with one sample, worked out in full: every quantity, by name, in order."""

import math
from dataclasses import dataclass

import numpy as np

from ann221_gui.core.activations import LOGISTIC_NETWORK, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import Loss
from ann221_gui.core.parameters import OUTPUT_LAYER_FIRST, Parameters
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

    @property
    def setting(self) -> Setting:
        """Which equations hold."""
        return Setting(self.biases, self.conventions, self.activations)

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
    """Every quantity of a solution file by name, in its order.

    Right to the last bit, whatever cancels or saturates. Raises OverflowError, naming the first
    quantity that is too large for a float.
    """
    values = worked_out(problem)
    return {name: values[name] for name in solution_names(problem.biases)}


def worked_out(problem: Problem) -> dict[str, float]:
    """The same, and everything else that the equations have a name for."""
    values = evaluate_precisely(problem.setting, given(problem))
    for name in solution_names(problem.biases):
        if not math.isfinite(values[name]):
            raise OverflowError(f"{name} is too large for a number")
    return values


def given(problem: Problem) -> dict[str, float]:
    """What the problem states, by the names that the equations use."""
    sample = {"O1_1": problem.inputs[0], "O1_2": problem.inputs[1], "target": problem.target}
    return sample | {"eta": problem.learning_rate} | problem.parameters.named()


def solution_names(biases: bool) -> tuple[str, ...]:
    """What a solution file holds, in its order: forward, error, slopes, derivatives, new parameters."""
    forward = ("O1_1", "O1_2", "I_O2_1", "I_O2_2", "O2_1", "O2_2", "I_O3_1", "O3_1")
    error = ("Delta", "E", "dE_dO3_1", "slope_O2_1", "slope_O2_2", "slope_O3_1")
    weights = tuple(name for name in OUTPUT_LAYER_FIRST if not name.is_bias)
    learned = (weights, tuple(name for name in OUTPUT_LAYER_FIRST if name.is_bias)) if biases else (weights,)
    return (
        *forward,
        *error,
        *(f"{start}{name}" for names in learned for start in ("dO3_1_d", "dE_d", "new_") for name in names),
    )
