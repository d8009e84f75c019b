"""Starts and hyperparameters as keys of a JSON text, read strictly: nothing half understood is trained."""

from dataclasses import asdict
from typing import Any, Literal

import msgspec
import numpy as np
from msgspec import UNSET, Struct, UnsetType

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.hyperparameters import NEVER, Hyperparameters, StopRule
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import EqualStart, NormalStart, Start, TypedStart, UniformStart
from ann221_gui.files.convention_keys import ConventionKeys, convention_values

LossName = Literal["squared", "half squared"]
ActivationName = Literal["logistic", "tanh", "relu", "linear"]


class ParameterKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """All nine, whether biases are learned or not."""

    w1_11: float
    w1_12: float
    w1_21: float
    w1_22: float
    w2_11: float
    w2_21: float
    b1_1: float
    b1_2: float
    b2_1: float

    def parameters(self) -> Parameters:
        return Parameters.of(msgspec.structs.asdict(self))

    @classmethod
    def of(cls, parameters: Parameters) -> "ParameterKeys":
        return cls(**parameters.named())


class TypedKeys(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="typed"):
    """Exactly these numbers."""

    parameters: ParameterKeys

    def start(self) -> Start:
        return TypedStart(self.parameters.parameters())


class _DrawnKeys(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError of what can't be drawn."""
        if not np.isfinite(self.start().parameters().vector).all():
            raise ValueError("leads to weights that are too large for numbers here")

    def start(self) -> Start:
        start: Start = _STARTS[type(self)](**msgspec.structs.asdict(self))
        return start


class UniformKeys(_DrawnKeys, frozen=True, tag="uniform"):
    """Drawn evenly."""

    low: float
    high: float
    seed: int
    draw_biases: bool


class NormalKeys(_DrawnKeys, frozen=True, tag="normal"):
    """Drawn from a normal distribution."""

    mean: float
    deviation: float
    seed: int
    draw_biases: bool


class EqualKeys(_DrawnKeys, frozen=True, tag="all equal"):
    """The same number for every weight."""

    value: float


StartKeys = TypedKeys | UniformKeys | NormalKeys | EqualKeys
_STARTS: dict[type[Struct], type] = {
    UniformKeys: UniformStart,
    NormalKeys: NormalStart,
    EqualKeys: EqualStart,
}


def start_keys(start: Start) -> StartKeys:
    """What a start needs, under its kind."""
    if isinstance(start, TypedStart):
        return TypedKeys(ParameterKeys.of(start.typed))
    keys: type = next(keys for keys, kind in _STARTS.items() if isinstance(start, kind))
    drawn: StartKeys = keys(**asdict(start))
    return drawn


class StopRuleKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is left out never stops training."""

    epochs: int | None = None
    loss: float | None = None
    max_abs_delta: float | None = None

    def rule(self) -> StopRule:
        return StopRule(**msgspec.structs.asdict(self))


class HyperparameterKeys(ConventionKeys, frozen=True, kw_only=True):
    """With their choices by name; what is left out is the document's, or not wanted."""

    learning_rate: float
    tolerance: float
    batch_size: int | None = None
    order_seed: int = 0
    biases: bool = False
    stop_rule: StopRuleKeys | UnsetType = UNSET
    loss: LossName = "squared"
    hidden: ActivationName = "logistic"
    output: ActivationName = "logistic"

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError of what can't be trained with."""
        self.hyperparameters()

    def hyperparameters(self) -> Hyperparameters:
        return Hyperparameters(
            learning_rate=self.learning_rate,
            batch_size=self.batch_size,
            order_seed=self.order_seed,
            biases=self.biases,
            tolerance=self.tolerance,
            stop_rule=NEVER if isinstance(self.stop_rule, UnsetType) else self.stop_rule.rule(),
            activations=Activations(ACTIVATIONS[self.hidden], ACTIVATIONS[self.output]),
            conventions=self.conventions(self.loss),
        )

    @classmethod
    def of(cls, hyper: Hyperparameters) -> "HyperparameterKeys":
        names: dict[str, Any] = {
            "loss": hyper.loss.name,
            "hidden": hyper.activations.hidden.name,
            "output": hyper.activations.output.name,
        }
        return cls(
            learning_rate=hyper.learning_rate,
            tolerance=hyper.tolerance,
            batch_size=hyper.batch_size,
            order_seed=hyper.order_seed,
            biases=hyper.biases,
            stop_rule=UNSET if hyper.stop_rule.is_empty else StopRuleKeys(**asdict(hyper.stop_rule)),
            **names,
            **convention_values(hyper.conventions),
        )
