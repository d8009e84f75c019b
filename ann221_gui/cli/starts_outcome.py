"""What became of many starts: which learned, how sure the share is, and where the others stop."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ann221_gui.core.arrays import BoolArray, FloatArray, IntArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.evaluations import Evaluations, evaluate_many
from ann221_gui.core.parameters import PARAMETER_LIMIT
from ann221_gui.core.start_statistics import LEARNED_LOSS
from ann221_gui.core.starts import UniformStart

NORMAL_95 = 1.959964  # standard deviations to either side that hold 95 % of a normal distribution
GAP = 0.0005  # of loss, a sample: what is further apart has not stopped at the same place


@dataclass(frozen=True)
class Stop:
    """Starts that did not learn and are at about the same loss."""

    starts: int
    losses: tuple[float, float]  # lowest and highest
    correct: tuple[int, int]  # samples on the right side of ½, fewest and most
    seed: int  # of one of them


@dataclass(frozen=True)
class Trial:
    """What is tried: start k is drawn as the first one, with the seed k further on."""

    first: UniformStart
    count: int
    dataset: Dataset
    hyperparameters: Hyperparameters
    epochs: int

    @property
    def seeds(self) -> range:
        return range(self.first.seed, self.first.seed + self.count)

    def starts(self) -> FloatArray:
        """Parameters (K, 9) of all starts."""
        return np.array([replace(self.first, seed=seed).parameters().vector for seed in self.seeds])

    @property
    def learned_loss(self) -> float:
        """A start with a smaller loss has learned."""
        return LEARNED_LOSS * len(self.dataset)


@dataclass(frozen=True, eq=False)
class Outcome:
    """Where training has led."""

    trial: Trial
    evaluations: Evaluations
    ran_away: BoolArray  # (K,) a parameter is beyond ±1e6, or the loss is not a finite number

    @classmethod
    def of(cls, trial: Trial, parameters: FloatArray) -> "Outcome":
        """From the parameters (K, 9) at the end."""
        hyper = trial.hyperparameters
        evaluations = evaluate_many(parameters, trial.dataset, hyper.activations, hyper.loss)
        is_within: BoolArray = np.abs(parameters).max(axis=1) <= PARAMETER_LIMIT
        return cls(trial, evaluations, ~(is_within & np.isfinite(evaluations.losses)))

    @property
    def learned(self) -> BoolArray:
        """(K,)"""
        is_low: BoolArray = self.evaluations.losses < self.trial.learned_loss
        return is_low & ~self.ran_away

    @property
    def share(self) -> float:
        return float(self.learned.mean())

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of all such starts is, with 95 % confidence."""
        return wilson_interval(int(self.learned.sum()), self.trial.count)

    @cached_property
    def stops(self) -> list[Stop]:
        """Where those are that neither learned nor ran away, from the lowest loss to the highest."""
        others = np.flatnonzero(~self.learned & ~self.ran_away)
        losses = self.evaluations.losses
        others = others[np.argsort(losses[others], kind="stable")]
        gaps = np.diff(losses[others]) > GAP * len(self.trial.dataset)
        groups = np.split(others, np.flatnonzero(gaps) + 1)
        return [self._stop(group) for group in groups if len(group)]

    def _stop(self, group: IntArray) -> Stop:
        """Of starts in the order of their losses."""
        losses, correct = self.evaluations.losses[group], self.evaluations.correct_counts[group]
        return Stop(
            starts=len(group),
            losses=(float(losses[0]), float(losses[-1])),
            correct=(int(correct.min()), int(correct.max())),
            seed=self.trial.seeds[int(group.min())],
        )


def wilson_interval(successes: int, trials: int) -> tuple[float, float]:
    """Of the true share, with 95 % confidence (Wilson 1927): it holds near 0 and 1 too."""
    share, z = successes / trials, NORMAL_95
    shrink = 1 + z**2 / trials
    centre = share + z**2 / (2 * trials)
    margin = z * math.sqrt(share * (1 - share) / trials + (z / (2 * trials)) ** 2)
    return max(0.0, (centre - margin) / shrink), min(1.0, (centre + margin) / shrink)
