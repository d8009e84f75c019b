"""The nine parameters: six weights, as in the document, and three biases, held at 0 unless wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ann221_gui.core.arrays import FloatArray, read_only


class ParameterId(StrEnum):
    """Names of the parameters, on screen and in files: w1_12 is the document's w¹₁₂."""

    W1_11 = "w1_11"
    W1_12 = "w1_12"
    W1_21 = "w1_21"
    W1_22 = "w1_22"
    W2_11 = "w2_11"
    W2_21 = "w2_21"
    B1_1 = "b1_1"
    B1_2 = "b1_2"
    B2_1 = "b2_1"

    @property
    def place(self) -> int:
        """Place in `Parameters.vector` and in every gradient."""
        return _PLACES[self]

    @property
    def is_bias(self) -> bool:
        return self in BIASES


WEIGHTS = tuple(ParameterId)[:6]
BIASES = tuple(ParameterId)[6:]
OUTPUT_LAYER = (*WEIGHTS[4:], ParameterId.B2_1)
HIDDEN_LAYER = (*WEIGHTS[:4], ParameterId.B1_1, ParameterId.B1_2)
OUTPUT_LAYER_FIRST = (*OUTPUT_LAYER, *HIDDEN_LAYER)  # as the document derives them
PARAMETER_LIMIT = 1e6  # beyond it, training has run away
_PLACES = {parameter: place for place, parameter in enumerate(ParameterId)}


@dataclass(frozen=True, eq=False)
class Parameters:
    """All nine numbers at one instant; `vector` has shape (9,) in the order of `ParameterId`."""

    vector: FloatArray

    def __post_init__(self) -> None:
        object.__setattr__(self, "vector", read_only(self.vector))
        if self.vector.shape != (len(ParameterId),):
            raise ValueError(f"nine parameters are needed, not shape {self.vector.shape}")

    @classmethod
    def of(cls, values: Mapping[str, float]) -> "Parameters":
        """From names to values; parameters that are not named are 0."""
        return cls(np.array([values.get(name, 0.0) for name in ParameterId]))

    @property
    def w1(self) -> FloatArray:
        """Weights (2, 2) from the input layer to the hidden layer."""
        return self.vector[0:4].reshape(2, 2)

    @property
    def w2(self) -> FloatArray:
        """Weights (2, 1) from the hidden layer to the output neuron."""
        return self.vector[4:6].reshape(2, 1)

    @property
    def b1(self) -> FloatArray:
        """Biases (2,) of the hidden neurons."""
        return self.vector[6:8]

    @property
    def b2(self) -> FloatArray:
        """Bias (1,) of the output neuron."""
        return self.vector[8:9]

    def __getitem__(self, parameter: ParameterId) -> float:
        return float(self.vector[parameter.place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parameters) and np.array_equal(self.vector, other.vector)

    def __hash__(self) -> int:
        return hash(tuple(self.vector.tolist()))

    @property
    def beyond_limit(self) -> ParameterId | None:
        """The first that is not within `PARAMETER_LIMIT` (NaN is not either): training has run away."""
        for parameter, value in zip(ParameterId, self.vector.tolist(), strict=True):
            if not -PARAMETER_LIMIT <= value <= PARAMETER_LIMIT:
                return parameter
        return None

    def with_value(self, parameter: ParameterId, value: float) -> "Parameters":
        """The same, but for one parameter."""
        vector = self.vector.copy()
        vector[parameter.place] = value
        return Parameters(vector)

    def without_biases(self) -> "Parameters":
        """The same weights with all biases at 0."""
        return Parameters(np.append(self.vector[:6], np.zeros(3)))

    def named(self, names: tuple[ParameterId, ...] = tuple(ParameterId)) -> dict[str, float]:
        """Values by name, as files and the command line want them."""
        return {str(name): self[name] for name in names}
