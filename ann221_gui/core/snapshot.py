"""What is on screen: a frame of the run, and the probe that the input sliders hold."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.covering import cover, covered_with
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.equations.table import OTHER_NAMES
from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import COVERED
from ann221_gui.core.paper import on_paper
from ann221_gui.core.pinned import Pinned
from ann221_gui.core.quantities import batch_quantities, contribution, quantities
from ann221_gui.core.solution import Problem
from ann221_gui.core.walk import Walk
from ann221_gui.core.working import LazyRows, Row, Working

STEP_LINES = ("new_", "staged_")  # begin the names of lines of the update


@dataclass(frozen=True)
class Probe:
    """A pair of inputs with its target; `sample` is its row where it is a sample of the data set."""

    inputs: tuple[float, float]
    target: float
    sample: int | None = None


def probe_at(dataset: Dataset, inputs: tuple[float, float], own_target: float) -> Probe:
    """The probe at these inputs: a sample brings its target, elsewhere it is the user's own."""
    sample = dataset.sample_at(inputs)
    if sample is None:
        return Probe(inputs, own_target)
    return probe_of_sample(dataset, sample)


def probe_of_sample(dataset: Dataset, sample: int) -> Probe:
    """The probe on exactly this row of the data set."""
    x1, x2 = dataset.inputs[sample].tolist()
    return Probe((x1, x2), float(dataset.targets[sample]), sample)


class Totals(NamedTuple):
    """What all samples come to; Δ with the sign that the conventions give it."""

    sum_delta: float
    mean_delta: float
    max_abs_delta: float
    loss: float
    sum_error: float
    mean_error: float


@dataclass(frozen=True)
class Snapshot:
    """Everything that the views draw from; what follows from it is worked out once, when asked for.

    `covered`: the lines (of `checking.sheet`) whose numbers no view shows. `pinned`: a run that is kept
    beside this one; views show its `ghost`.
    """

    frame: Frame
    probe: Probe
    walk: Walk | None = None
    covered: frozenset[str] = frozenset()
    pinned: Pinned | None = None

    @property
    def ghost(self) -> Pinned | None:
        """The pinned run where it may be seen: it could give away numbers that are covered."""
        is_hidden = self.pinned is None or (bool(self.covered) and bool(covered_with(self.covered)))
        return None if is_hidden else self.pinned

    @property
    def handout(self) -> Handout:
        """What the data were handed out with."""
        return self.frame.setup.handout

    def is_trained_from(self, before: "Snapshot") -> bool:
        """Whether training alone led here; otherwise the user has changed something and waits to see it."""
        is_unchanged = self.frame.changes == before.frame.changes and self.probe == before.probe
        is_unchanged = is_unchanged and self.walk == before.walk and self.covered == before.covered
        is_unchanged = is_unchanged and self.pinned is before.pinned
        return is_unchanged and self.frame.steps > before.frame.steps

    @cached_property
    def problem(self) -> Problem:
        """One training step with the probed pair alone."""
        hyper = self.frame.hyperparameters
        return Problem(
            inputs=self.probe.inputs,
            target=self.probe.target,
            parameters=self.frame.parameters,
            learning_rate=hyper.learning_rate,
            biases=hyper.biases,
            conventions=hyper.conventions,
            activations=hyper.activations,
        )

    @cached_property
    def exercise(self) -> Exercise:
        """What there is to be worked out: the run's next step where the probed pair has a part in it."""
        if not self._is_in_batch:
            return Exercise(self.problem)
        samples = self.frame.next_samples.tolist()
        others = (probe_of_sample(self.frame.dataset, one) for one in samples if one != self.probe.sample)
        return Exercise(self.problem, tuple((other.inputs, other.target) for other in others))

    @property
    def exercise_setting(self) -> Setting:
        """That of the exercise, which itself takes long to make where the batch is large."""
        is_of_batch = self._is_in_batch and len(self.frame.next_samples) > 1
        return replace(self.problem.setting, of_batch=is_of_batch)

    @property
    def _is_in_batch(self) -> bool:
        """Whether the probed pair has a part in the run's next step, with others or alone."""
        return not self.is_pair_alone and self.probe.sample in self.frame.next_samples

    def covers(self, quantity: str) -> bool:
        """Whether its number is kept from view."""
        return bool(self.covered) and quantity in covered_with(self.covered)

    @cached_property
    def quantities(self) -> dict[str, float]:
        """Every quantity of that step by the names of the equations; `COVERED` where it is not to be seen.

        Not finite where inputs are huge.
        """
        return cover(quantities(self.problem), self.covered)

    @cached_property
    def on_paper(self) -> dict[str, float]:
        """The pair's lines by every name that they have, where the conventions carry digits; else nothing.

        Without the lines of the run's next step where the pair has no part in it.
        """
        carry = self.problem.conventions.carry
        if carry is None:
            return {}
        with np.errstate(over="ignore", invalid="ignore"):
            values = on_paper(self.exercise, carry)
        if self.exercise.setting != self.working.setting:
            values = {line: value for line, value in values.items() if not line.startswith(STEP_LINES)}
        values |= {other: values[line] for line, other in OTHER_NAMES.items() if line in values}
        return cover(values, self.covered)

    @cached_property
    @np.errstate(over="ignore", invalid="ignore")
    def totals(self) -> Totals:
        """Over all samples of the data set; covered with the pair's own number that goes into them."""
        scores, sign = self.frame.evaluation, self.problem.conventions.delta.factor
        of_deltas = {
            "sum_delta": float(scores.deltas.sum()) * sign + 0.0,  # no −0
            "mean_delta": float(scores.deltas.mean()) * sign + 0.0,
            "max_abs_delta": scores.max_abs_delta,
        }
        of_errors = {
            "loss": scores.loss,
            "sum_error": float(scores.errors.sum()),
            "mean_error": scores.mean_error,
        }
        if self.covers("Delta"):
            of_deltas = dict.fromkeys(of_deltas, COVERED)
        if self.covers("Error"):
            of_errors = dict.fromkeys(of_errors, COVERED)
        return Totals(**of_deltas, **of_errors)

    @property
    def walked_samples(self) -> int:
        """How many samples the step has that is walked through."""
        return 1 if self.walk is not None and self.walk.of_pair else len(self.frame.next_samples)

    @property
    def is_pair_alone(self) -> bool:
        """Whether the step that is explained is one on the probed pair: asked for, or the run's next one."""
        if self.walk is not None and self.walk.of_pair:
            return True
        return self.frame.next_samples.tolist() == [self.probe.sample]

    @cached_property
    def working(self) -> Working:
        """The equations with their numbers: the probed pair's, and those of the run's next update."""
        rows = {Scope.DATASET: self._dataset_rows, Scope.BATCH: self._batch_rows}
        loss = self.frame.evaluation.loss
        values = self.quantities | cover({"Error": loss, "delta_O": loss}, self.covered)
        if self.is_pair_alone:
            return Working(self.problem.setting, values, rows)
        values |= cover(batch_quantities(self.problem, self.frame.next_update), self.covered)
        return Working(replace(self.problem.setting, of_batch=True), values, rows)

    @property
    def _dataset_rows(self) -> LazyRows:
        dataset, scores = self.frame.dataset, self.frame.evaluation
        sign = self.problem.conventions.delta.factor

        def row(sample: int) -> Row:
            target, output = float(dataset.targets[sample]), float(scores.outputs[sample])
            delta = sign * float(scores.deltas[sample])
            return cover({"target": target, "calculated": output, "Delta": delta}, self.covered)

        return LazyRows(len(dataset), row)

    @property
    def _batch_rows(self) -> LazyRows:
        dataset, samples = self.frame.dataset, self.frame.next_samples

        def row(place: int) -> Row:
            sample = int(samples[place])
            pair = probe_of_sample(dataset, sample)
            own = replace(self.problem, inputs=pair.inputs, target=pair.target)
            return cover(contribution(own, self.frame.next_update), self.covered)

        return LazyRows(len(samples), row)
