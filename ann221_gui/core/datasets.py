"""Data sets: the six gates that a 2-2-1 network can be asked to learn, and two clouds of points."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from ann221_gui.core.arrays import FloatArray, read_only

GATE_LEARNING_RATE = 0.5
CLOUD_SIZE = 200
CLOUD_SEED = 221


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples to learn: `inputs` (N, 2) and `targets` (N,), with what is known about them."""

    name: str
    title: str
    inputs: FloatArray
    targets: FloatArray
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "inputs", read_only(self.inputs))
        object.__setattr__(self, "targets", read_only(self.targets))
        if len(self) == 0:
            raise ValueError("a data set needs at least one sample")
        if self.inputs.shape != (len(self), 2) or self.targets.shape != (len(self),):
            raise ValueError("each sample is two inputs and a target")
        if not (np.isfinite(self.inputs).all() and np.isfinite(self.targets).all()):
            raise ValueError("inputs and targets must be finite numbers")

    def __len__(self) -> int:
        return len(self.targets)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Dataset)
            and self.name == other.name
            and np.array_equal(self.inputs, other.inputs)
            and np.array_equal(self.targets, other.targets)
        )

    def __hash__(self) -> int:
        return hash((self.name, len(self)))

    @property
    def learning_rate(self) -> float:
        """η that suits the size: gradients are sums, so it falls as the samples grow in number."""
        return min(GATE_LEARNING_RATE, 4 * GATE_LEARNING_RATE / len(self))

    def sample_at(self, inputs: tuple[float, float]) -> int | None:
        """Row of the first sample with exactly these inputs."""
        rows = np.flatnonzero((self.inputs == inputs).all(axis=1))
        return int(rows[0]) if len(rows) else None


def _gate(title: str, targets: Iterable[float]) -> Dataset:
    inputs = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=float)
    return Dataset(title.lower(), title, inputs, np.array(list(targets), dtype=float))


XOR = _gate("XOR", (0, 1, 1, 0))
AND = _gate("AND", (0, 0, 0, 1))
OR = _gate("OR", (0, 1, 1, 1))
NAND = _gate("NAND", (1, 1, 1, 0))
NOR = _gate("NOR", (1, 0, 0, 0))
XNOR = _gate("XNOR", (1, 0, 0, 1))

GATES = (XOR, AND, OR, NAND, NOR, XNOR)


def circle(count: int = CLOUD_SIZE, seed: int = CLOUD_SEED) -> Dataset:
    """A disc of target 1 inside a ring of target 0."""
    generator = np.random.default_rng(seed)
    inside = np.arange(count) % 2 == 0
    radius = np.where(inside, generator.uniform(0.0, 0.45, count), generator.uniform(0.65, 1.0, count))
    angle = generator.uniform(0.0, 2 * np.pi, count)
    inputs = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return Dataset(
        "circle",
        "Circle",
        inputs,
        inside.astype(float),
        note="Two hidden neurons can't separate this: their boundaries are lines, bands and corners, "
        "never a closed curve. With biases they get most of it right; three neurons would do.",
    )


def gaussians(count: int = CLOUD_SIZE, seed: int = CLOUD_SEED) -> Dataset:
    """Two round clouds, target 1 at the upper left and target 0 at the lower right."""
    generator = np.random.default_rng(seed)
    targets = (np.arange(count) % 2).astype(float)
    centres = np.where(targets[:, None] == 1, (-0.5, 0.5), (0.5, -0.5))
    inputs = centres + generator.normal(0.0, 0.2, (count, 2))
    return Dataset("gaussians", "Two Gaussians", inputs, targets)


CLOUDS = {"circle": circle, "gaussians": gaussians}
BUILTIN_TITLES = {
    **{gate.name: gate.title for gate in GATES},
    "circle": "Circle",
    "gaussians": "Two Gaussians",
}


@cache
def builtin_dataset(name: str) -> Dataset:
    """A data set that ships with the program, by its name on the command line; KeyError if there is none.

    Clouds are drawn when they are asked for: the first to be drawn loads NumPy's generators.
    """
    if name in CLOUDS:
        return CLOUDS[name]()
    return {gate.name: gate for gate in GATES}[name]


def is_builtin(dataset: Dataset) -> bool:
    """Whether its name alone says all of it."""
    return dataset.name in BUILTIN_TITLES and dataset == builtin_dataset(dataset.name)
