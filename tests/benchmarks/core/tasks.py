"""The work of the rows, in plain numbers; weights in the order w1_11, w1_12, w1_21, w1_22, w2_11, w2_21."""

import random
from dataclasses import dataclass

Weights = tuple[float, ...]
Sample = tuple[float, float, float]  # two inputs and the target

START: Weights = (0.5, 0.2, 0.9, 0.9, 0.9, -0.9)
XOR: list[Sample] = [(0.0, 0.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0)]


def two_clouds(count: int) -> list[Sample]:
    """Target 1 at the upper left, target 0 at the lower right."""
    chance = random.Random(221)
    samples = []
    for number in range(count):
        side = 1.0 if number % 2 else -1.0
        samples.append((chance.gauss(-side / 2, 0.3), chance.gauss(side / 2, 0.3), (1.0 + side) / 2))
    return samples


@dataclass(frozen=True)
class Training:
    """One piece of work: one epoch, in batches of this size, in the order of the samples."""

    samples: list[Sample]
    batch: int
    rate: float
    start: Weights = START

    @property
    def batches(self) -> list[list[Sample]]:
        firsts = range(0, len(self.samples), self.batch)
        return [self.samples[first : first + self.batch] for first in firsts]


@dataclass(frozen=True)
class Map:
    """One piece of work: the output at every point of a grid; rows go with x2, columns with x1."""

    x1: list[float]
    x2: list[float]
    weights: Weights


@dataclass(frozen=True)
class Plane:
    """One piece of work: the error of every network origin + a·across + b·upwards; rows go with b."""

    samples: list[Sample]
    origin: Weights
    across: Weights
    upwards: Weights
    a: list[float]
    b: list[float]

    def weights(self, a: float, b: float) -> Weights:
        """Of one network."""
        return tuple(
            w + a * x + b * y for w, x, y in zip(self.origin, self.across, self.upwards, strict=True)
        )


@dataclass(frozen=True)
class Many:
    """One piece of work: one epoch, full batch, of every network."""

    samples: list[Sample]
    rate: float
    starts: list[Weights]


Task = Training | Map | Plane | Many


def evenly(low: float, high: float, count: int) -> list[float]:
    """So many numbers from the lowest to the highest."""
    return [low + (high - low) * place / (count - 1) for place in range(count)]


def decision_map() -> Map:
    """After XOR was learned for a while, over the inputs and a quarter beyond."""
    side = evenly(-0.25, 1.25, 256)
    return Map(side, side, (3.5, 5.5, 3.4, 5.4, -8.0, 7.3))


def loss_plane(samples: list[Sample]) -> Plane:
    """Around the start, along two directions without any symmetry."""
    side = evenly(-3.0, 3.0, 64)
    return Plane(
        samples, START, (0.6, -0.3, 0.2, 0.4, 0.5, -0.3), (0.1, 0.5, -0.6, 0.2, -0.2, 0.5), side, side
    )


def many_networks(count: int) -> Many:
    """XOR from random starts between 0 and 1."""
    chance = random.Random(221)
    return Many(XOR, 0.5, [tuple(chance.random() for _ in START) for _ in range(count)])
