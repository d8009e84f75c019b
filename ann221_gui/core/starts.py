"""Where a run starts: drawn at random from a visible seed, all equal, or typed."""

import math
from dataclasses import dataclass

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import BIASES, WEIGHTS, Parameters

# Learns all six gates at η = 0.5 on the sum, with and without biases; the numbers ship, not a seed,
# because NumPy does not promise its generators' streams across versions.
WORKING_PARAMETERS = Parameters.of(
    {"w1_11": 0.5, "w1_12": 0.2, "w1_21": 0.9, "w1_22": 0.9, "w2_11": 0.9, "w2_21": -0.9}
)


@dataclass(frozen=True)
class UniformStart:
    """Weights drawn evenly between `low` and `high`."""

    low: float = 0.0
    high: float = 1.0
    seed: int = 0
    draw_biases: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.high - self.low < math.inf:
            raise ValueError("the range must go from a smaller to a larger number")
        _check_seed(self.seed)

    def parameters(self) -> Parameters:
        generator = np.random.default_rng(self.seed)
        return _drawn(generator.uniform(self.low, self.high, 9), self.draw_biases)


@dataclass(frozen=True)
class NormalStart:
    """Weights drawn from a normal distribution."""

    mean: float = 0.0
    deviation: float = 1.0
    seed: int = 0
    draw_biases: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.mean) and 0 <= self.deviation < math.inf):
            raise ValueError("mean and deviation must be finite, and the deviation not negative")
        _check_seed(self.seed)

    def parameters(self) -> Parameters:
        generator = np.random.default_rng(self.seed)
        return _drawn(generator.normal(self.mean, self.deviation, 9), self.draw_biases)


@dataclass(frozen=True)
class EqualStart:
    """All weights the same, biases 0: the two hidden neurons then stay twins for ever."""

    value: float = 0.5

    def parameters(self) -> Parameters:
        return Parameters(np.repeat([self.value, 0.0], [len(WEIGHTS), len(BIASES)]))


@dataclass(frozen=True)
class TypedStart:
    """Exactly these numbers: typed, read from a file, or known to work."""

    typed: Parameters = WORKING_PARAMETERS

    def parameters(self) -> Parameters:
        return self.typed


Start = UniformStart | NormalStart | EqualStart | TypedStart
RandomStart = UniformStart | NormalStart
WORKING_START = TypedStart(WORKING_PARAMETERS)


def start_in_words(start: Start) -> str:
    """So that somebody else can begin with the same one."""
    match start:
        case UniformStart(low, high, seed):
            return f"weights drawn evenly from {exact(low)} to {exact(high)}, seed {seed}"
        case NormalStart(mean, deviation, seed):
            return f"weights drawn around {exact(mean)}, deviation {exact(deviation)}, seed {seed}"
        case EqualStart(value):
            return f"all weights at {exact(value)}"
    return "the start that works" if start == WORKING_START else "typed weights"


def _check_seed(seed: int) -> None:
    if seed < 0:
        raise ValueError("a seed must not be negative")


def _drawn(values: FloatArray, draw_biases: bool) -> Parameters:
    parameters = Parameters(values)
    return parameters if draw_biases else parameters.without_biases()
