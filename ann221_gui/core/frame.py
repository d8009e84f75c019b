"""A frame: all that a view may know of one instant of training."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ann221_gui.core.arrays import FloatArray, IntArray
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import Evaluation, evaluate
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.timeline import NO_TIMELINE, Timeline
from ann221_gui.core.update import Update, update


@dataclass(frozen=True)
class Reached:
    """The stop rule's field that ended training."""

    rule: str


@dataclass(frozen=True)
class Diverged:
    """Training ran away: a parameter passed ±1e6, or (`parameter` None) the loss is not finite."""

    parameter: ParameterId | None


Ending = Reached | Diverged


@dataclass(frozen=True, eq=False)
class Frame:
    """Immutable and complete: every view can be drawn from one frame alone, and any may be dropped."""

    setup: Setup
    parameters: Parameters
    steps: int
    samples_seen: int
    next_samples: IntArray  # rows of the data set that the next update will use
    history: FloatArray  # (K, 2) epoch and loss, thinned, without the present point
    ending: Ending | None = None
    changes: int = 0  # that the user has made so far: training alone adds none
    is_edited: bool = False  # since the last step: the present loss is not one that training reached
    timeline: Timeline = NO_TIMELINE

    @property
    def dataset(self) -> Dataset:
        return self.setup.dataset

    @property
    def hyperparameters(self) -> Hyperparameters:
        return self.setup.hyperparameters

    @property
    def epoch(self) -> float:
        """Samples seen over samples in the set."""
        return self.samples_seen / len(self.dataset)

    @cached_property
    def evaluation(self) -> Evaluation:
        """How well the parameters do on the data set, worked out when first asked for."""
        hyper = self.hyperparameters
        return evaluate(self.parameters, self.dataset, hyper.activations, hyper.loss)

    @property
    def learned(self) -> bool:
        """max |Δ| within the tolerance: more than all samples on the right side of ½."""
        return self.evaluation.max_abs_delta <= self.hyperparameters.tolerance

    @property
    def curve(self) -> FloatArray:
        """(K, 2) the history and, where training has led here, the present; always finite."""
        present = (self.epoch, self.evaluation.loss)
        is_on_curve = len(self.history) and not self.is_edited and np.isfinite(present[1])
        if not is_on_curve or self.history[-1, 0] == self.epoch:
            return self.history
        return np.vstack([self.history, present])

    @cached_property
    def next_update(self) -> Update:
        """What the next step of the run will do, from the careful formulas; the run itself may use fast ones
        that agree with them to 1e-12 (`core.kernels`)."""
        inputs = self.dataset.inputs[self.next_samples]
        targets = self.dataset.targets[self.next_samples]
        return update(self.parameters, inputs, targets, self.hyperparameters)
