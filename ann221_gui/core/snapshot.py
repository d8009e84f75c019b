"""What is on screen: a frame of the run, and the probe that the input sliders hold."""

from dataclasses import dataclass
from functools import cached_property

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.solution import Problem, quantities


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

    def is_trained_from(self, before: "Snapshot") -> bool:
        """Whether training alone led here; otherwise the user has changed something and waits to see it."""
        is_unchanged = self.frame.changes == before.frame.changes and self.probe == before.probe
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
        """Every quantity of that step by the names of the solution; not finite where inputs are huge."""
        return quantities(self.problem)
