"""What is on screen: a frame of the run, and the probe that the input sliders hold."""

from dataclasses import dataclass, replace
from functools import cached_property

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.frame import Frame
from ann221_gui.core.quantities import batch_quantities, contribution, quantities
from ann221_gui.core.solution import Problem
from ann221_gui.core.walk import Walk
from ann221_gui.core.working import LazyRows, Row, Working


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


@dataclass(frozen=True)
class Snapshot:
    """Everything that the views draw from; what follows from it is worked out once, when asked for."""

    frame: Frame
    probe: Probe
    walk: Walk | None = None

    def is_trained_from(self, before: "Snapshot") -> bool:
        """Whether training alone led here; otherwise the user has changed something and waits to see it."""
        is_unchanged = self.frame.changes == before.frame.changes and self.probe == before.probe
        is_unchanged = is_unchanged and self.walk == before.walk
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
    def quantities(self) -> dict[str, float]:
        """Every quantity of that step by the names of the equations; not finite where inputs are huge."""
        return quantities(self.problem)

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
        values = self.quantities | {"Error": self.frame.evaluation.loss}
        values["delta_O"] = values["Error"]
        if self.is_pair_alone:
            return Working(self.problem.setting, values, rows)
        values |= batch_quantities(self.problem, self.frame.next_update)
        return Working(replace(self.problem.setting, of_batch=True), values, rows)

    @property
    def _dataset_rows(self) -> LazyRows:
        dataset, scores = self.frame.dataset, self.frame.evaluation
        sign = self.problem.conventions.delta.factor

        def row(sample: int) -> Row:
            target, output = float(dataset.targets[sample]), float(scores.outputs[sample])
            delta = sign * float(scores.deltas[sample])
            return {"target": target, "calculated": output, "Delta": delta}

        return LazyRows(len(dataset), row)

    @property
    def _batch_rows(self) -> LazyRows:
        dataset, samples = self.frame.dataset, self.frame.next_samples

        def row(place: int) -> Row:
            pair = probe_of_sample(dataset, int(samples[place]))
            own = replace(self.problem, inputs=pair.inputs, target=pair.target)
            return contribution(own, self.frame.next_update)

        return LazyRows(len(samples), row)
