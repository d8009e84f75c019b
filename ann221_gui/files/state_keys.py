"""An instant of a run, as keys of a JSON text: all that training needs to go on to the same last bit."""

from dataclasses import replace
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from msgspec import UNSET, Meta, Struct, UnsetType

from ann221_gui.core.commands import Setup
from ann221_gui.core.frame import Diverged, Ending, Reached
from ann221_gui.core.history import CAPACITY, LossHistory
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.state import State
from ann221_gui.files.errors import FileError
from ann221_gui.files.setup_keys import HyperparameterKeys, ParameterKeys

LARGEST_COUNT = 2**53  # up to here a float counts without gaps
Count = Annotated[int, Meta(ge=0, le=LARGEST_COUNT)]
Rule = Literal["epochs", "loss", "max_abs_delta"]
RanAway = Literal["loss", "w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21", "b1_1", "b1_2", "b2_1"]


class EndingKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the two: the stop rule's field that was reached, or what ran away."""

    reached: Rule | UnsetType = UNSET
    diverged: RanAway | UnsetType = UNSET

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError."""
        self.ending()

    def ending(self) -> Ending:
        match self.reached, self.diverged:
            case str(rule), UnsetType():
                return Reached(rule)
            case UnsetType(), str(diverged):
                return Diverged(None if diverged == "loss" else ParameterId(diverged))
        raise ValueError("needs either reached or diverged")

    @classmethod
    def of(cls, ending: Ending) -> "EndingKeys":
        keys = {"reached": ending.rule} if isinstance(ending, Reached) else {"diverged": _what_ran(ending)}
        return msgspec.convert(keys, cls)


def _what_ran(away: Diverged) -> str:
    return "loss" if away.parameter is None else str(away.parameter)


class CurveKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """Points (epoch, loss); one in `stride` of the `epochs` that were counted has its own."""

    stride: Annotated[int, Meta(ge=1, le=LARGEST_COUNT)]
    epochs: Count
    points: Annotated[tuple[tuple[float, float], ...], Meta(max_length=CAPACITY)]

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError."""
        if self.stride & (self.stride - 1):
            raise ValueError("stride must be a power of two")
        epochs = np.array([0.0, *(epoch for epoch, _ in self.points)])
        if (np.diff(epochs) < 0).any():
            raise ValueError("epochs of the points must not go back")
        if any(loss < 0 for _, loss in self.points):
            raise ValueError("losses of the points must not be negative")

    @property
    def last_epoch(self) -> float:
        return self.points[-1][0] if self.points else 0.0

    def history(self) -> LossHistory:
        return LossHistory.of(np.array(self.points), self.stride, self.epochs)

    @classmethod
    def of(cls, history: LossHistory) -> "CurveKeys":
        return cls(history.stride, history.offered, history.points().tolist())


class StateKeys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """`reached` and `is_edited` as `State` has them."""

    steps: Count
    samples_seen: Count
    order_seen: Count
    parameters: ParameterKeys
    settings: HyperparameterKeys
    ending: EndingKeys | UnsetType = UNSET
    reached: tuple[Rule, ...] = ()
    is_edited: bool = False
    curve: CurveKeys

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError."""
        if max(self.steps, self.order_seen) > self.samples_seen:
            raise ValueError("steps and order_seen must not be more than samples_seen")

    def state(self, of: Setup, name: str) -> State:
        """Of a run; FileError, in which `name` stands, says what does not belong to its data."""
        samples = len(of.dataset)
        if self.samples_seen > self.steps * samples:
            raise FileError(name, "samples_seen", f"is more than {samples} a step")
        if max(self.curve.epochs, self.curve.last_epoch) > self.samples_seen / samples:
            raise FileError(name, "curve", "goes further than the run")
        return State(
            setup=replace(of, hyperparameters=self.settings.hyperparameters()),
            parameters=self.parameters.parameters(),
            steps=self.steps,
            samples_seen=self.samples_seen,
            order_seen=self.order_seen,
            history=self.curve.history(),
            ending=None if isinstance(self.ending, UnsetType) else self.ending.ending(),
            reached=self.reached,
            is_edited=self.is_edited,
        )

    @classmethod
    def of(cls, state: State) -> "StateKeys":
        return cls(
            steps=state.steps,
            samples_seen=state.samples_seen,
            order_seen=state.order_seen,
            parameters=ParameterKeys.of(state.parameters),
            settings=HyperparameterKeys.of(state.setup.hyperparameters),
            ending=UNSET if state.ending is None else EndingKeys.of(state.ending),
            reached=state.reached,  # type: ignore[arg-type]  # names of the same fields
            is_edited=state.is_edited,
            curve=CurveKeys.of(state.history),
        )


def state_document(state: State) -> dict[str, Any]:
    """The keys of `StateKeys`, with every number in full."""
    document: dict[str, Any] = msgspec.to_builtins(StateKeys.of(state))
    return document
