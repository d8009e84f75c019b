"""Everything that changes a run, as small frozen records: the only way to drive a `Trainer`."""

from dataclasses import dataclass

from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.starts import WORKING_START, Start


@dataclass(frozen=True)
class Setup:
    """What a run begins with."""

    dataset: Dataset = XOR
    start: Start = WORKING_START
    hyperparameters: Hyperparameters = DEFAULT_HYPERPARAMETERS


@dataclass(frozen=True)
class Begin:
    """Begin a new run: its start's parameters, epoch 0, no history."""

    setup: Setup


@dataclass(frozen=True)
class Reset:
    """Begin the same run again from the same start."""


@dataclass(frozen=True)
class SetParameter:
    """Give one weight or bias a new value, in the middle of a run."""

    parameter: ParameterId
    value: float


@dataclass(frozen=True)
class SetHyperparameters:
    """Change how training goes on from here."""

    hyperparameters: Hyperparameters


@dataclass(frozen=True)
class TrainSteps:
    """Up to `count` updates of the parameters; fewer where the stop rule or divergence ends them."""

    count: int


@dataclass(frozen=True)
class TrainEpochs:
    """Up to `count` passes over the data set, the one that is under way counted as the first."""

    count: int


@dataclass(frozen=True)
class TrainPair:
    """One update with one pair of inputs and its target alone."""

    inputs: tuple[float, float]
    target: float


Command = Begin | Reset | SetParameter | SetHyperparameters | TrainSteps | TrainEpochs | TrainPair
