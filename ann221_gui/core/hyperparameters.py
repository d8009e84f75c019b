"""What a person chooses about training, validated."""

import math
from dataclasses import dataclass, fields, replace

from ann221_gui.core.activations import LOGISTIC_NETWORK, Activations
from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.core.datasets import GATE_LEARNING_RATE
from ann221_gui.core.losses import Loss
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import BIASES, WEIGHTS, ParameterId

LEARNED_TOLERANCE = 0.05  # max |Δ| at which the document's author stops


@dataclass(frozen=True)
class StopRule:
    """Training pauses at the end of the epoch in which one of these is newly reached; None: never."""

    epochs: int | None = None
    loss: float | None = None
    max_abs_delta: float | None = None

    @property
    def is_empty(self) -> bool:
        return self == NEVER

    def reached(self, epoch: float, loss: float, max_abs_delta: float) -> tuple[str, ...]:
        """Names of the fields that are reached."""
        is_reached = {
            "epochs": self.epochs is not None and epoch >= self.epochs,
            "loss": self.loss is not None and loss <= self.loss,
            "max_abs_delta": self.max_abs_delta is not None and max_abs_delta <= self.max_abs_delta,
        }
        return tuple(field for field, yes in is_reached.items() if yes)

    def words(self, field: str) -> str:
        """What is so where one of its fields is reached."""
        if field == "epochs":
            return f"{self.epochs:,} epochs are done"
        limit = exact(getattr(self, field))
        return f"the error is at most {limit}" if field == "loss" else f"the largest |Δ| is at most {limit}"


NEVER = StopRule()


@dataclass(frozen=True)
class Hyperparameters:
    """Everything but the data and the parameters; `batch_size` None stands for all samples."""

    learning_rate: float = GATE_LEARNING_RATE
    batch_size: int | None = None
    order_seed: int = 0
    biases: bool = False
    tolerance: float = LEARNED_TOLERANCE
    stop_rule: StopRule = NEVER
    activations: Activations = LOGISTIC_NETWORK
    conventions: Conventions = DOCUMENT_CONVENTIONS

    def __post_init__(self) -> None:
        if not math.isfinite(self.learning_rate):
            raise ValueError("the learning rate must be a finite number")
        if self.batch_size is not None and self.batch_size < 1:
            raise ValueError("a batch needs at least one sample")
        if self.order_seed < 0:
            raise ValueError("a seed must not be negative")
        if not self.tolerance > 0:
            raise ValueError("the tolerance must be positive")

    @property
    def loss(self) -> Loss:
        return self.conventions.loss

    @property
    def trained(self) -> tuple[ParameterId, ...]:
        """The parameters that training changes: the weights, and the biases where they are on."""
        return (*WEIGHTS, *BIASES) if self.biases else WEIGHTS

    def train_as(self, other: "Hyperparameters") -> bool:
        """Whether training goes on in the same way, whatever is written differently."""
        is_same = replace(other, conventions=self.conventions) == self
        return is_same and self.conventions.train_as(other.conventions)

    def changed_from(self, other: "Hyperparameters") -> tuple[str, ...]:
        """Names of the fields that are not as in `other`."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name))

    def batch_of(self, samples: int) -> int:
        """Samples in a full batch of a data set of this size."""
        return samples if self.batch_size is None else min(self.batch_size, samples)


DEFAULT_HYPERPARAMETERS = Hyperparameters()
