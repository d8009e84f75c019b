"""Everything that changes a run, as small frozen records: the only way to drive a `Trainer`."""

from dataclasses import dataclass

from ann221_gui.core.checking.handout import NO_HANDOUT, Handout
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.starts import WORKING_START, Start


@dataclass(frozen=True)
class Setup:
    """What a run begins with; `handout` is what its data were handed out with."""

    dataset: Dataset = XOR
    start: Start = WORKING_START
    hyperparameters: Hyperparameters = DEFAULT_HYPERPARAMETERS
    handout: Handout = NO_HANDOUT


@dataclass(frozen=True)
class Begin:
    """Begin a new run: its start's parameters, epoch 0, no history."""

    setup: Setup


@dataclass(frozen=True)
class Reset:
    """Begin the same run again from the same start."""


@dataclass(frozen=True)
class SetParameter:
    """Give one weight or bias a new value, in the middle of a run.

    `joins`: it goes on with the change before it, as in a drag, and is undone with it.
    """

    parameter: ParameterId
    value: float
    joins: bool = False


@dataclass(frozen=True)
class SetHyperparameters:
    """Change how training goes on from here; `joins` as of a parameter."""

    hyperparameters: Hyperparameters
    joins: bool = False


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


Change = Begin | Reset | SetParameter | SetHyperparameters
Training = TrainSteps | TrainEpochs | TrainPair
Command = Change | Training


@dataclass(frozen=True)
class Undo:
    """Back to what was before the newest entry of the record."""


@dataclass(frozen=True)
class Redo:
    """Again what was undone last."""


@dataclass(frozen=True)
class GoTo:
    """To the last instant of this run that is not behind an epoch; what comes after it stays known."""

    epoch: float


Travel = Undo | Redo | GoTo
