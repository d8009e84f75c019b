"""What was done to a run, act by act, as keys of a JSON text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from ann221_gui.core.commands import (
    Begin,
    Command,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainPair,
    TrainSteps,
)
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.act import Act
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.errors import FileError
from ann221_gui.files.setup_keys import HyperparameterKeys
from ann221_gui.files.state_keys import LARGEST_COUNT, Count, StateKeys


class TrainKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """So many updates, with so many samples."""

    steps: Annotated[int, Meta(ge=1, le=LARGEST_COUNT)]
    samples: Count


class PairKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One update with this pair alone; none where it led out of the numbers."""

    inputs: tuple[float, float]
    target: float
    steps: Literal[0, 1] = 1


Edit = Annotated[dict[ParameterId, float], Meta(min_length=1, max_length=1)]


class ActKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of these; the first two only where a line of acts begins."""

    begin: HyperparameterKeys | UnsetType = UNSET
    known_from: StateKeys | UnsetType = UNSET
    train: TrainKeys | UnsetType = UNSET
    set: Edit | UnsetType = UNSET
    settings: HyperparameterKeys | UnsetType = UNSET
    pair: PairKeys | UnsetType = UNSET

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError."""
        given = [key for key in self.__struct_fields__ if getattr(self, key) is not UNSET]
        if len(given) != 1:
            raise ValueError(f"needs one of {', '.join(self.__struct_fields__)}")

    @classmethod
    def of(cls, act: Act) -> "ActKeys":
        """Of one that began a run, what it began with must be known."""
        match act.command:
            case TrainSteps():
                return cls(train=TrainKeys(act.steps - act.steps_before, _samples_of(act)))
            case SetParameter(parameter=parameter, value=value):
                return cls(set={parameter: value})
            case SetHyperparameters(hyperparameters=hyper):
                return cls(settings=HyperparameterKeys.of(hyper))
            case TrainPair(inputs=inputs, target=target):
                steps: Literal[0, 1] = 1 if act.steps > act.steps_before else 0
                return cls(pair=PairKeys(inputs, target, steps))
            case None if act.after is not None:
                return cls(known_from=StateKeys.of(act.after))
            case _ if act.after is not None:
                return cls(begin=HyperparameterKeys.of(act.after.setup.hyperparameters))
        raise ValueError("where the run began is not known")


def _samples_of(act: Act) -> int:
    return act.samples_seen - (0 if act.earlier is None else act.earlier.samples_seen)


def last_act(line: Sequence[ActKeys], of: Setup, name: str) -> Act:
    """Of a run's line of acts, with all those before it; only the first knows where it led.

    FileError, in which `name` stands, gives the number of the one that can't be.
    """
    act = _first_act(line[0], of, name)
    hyper = settings_behind(act)
    for number, keys in enumerate(line[1:], 2):
        try:
            act = _next_act(act, keys, hyper.batch_of(len(of.dataset)))
        except ValueError as error:
            raise FileError(name, f"acts: number {number}", str(error)) from None
        hyper = act.command.hyperparameters if isinstance(act.command, SetHyperparameters) else hyper
    return act


def _first_act(keys: ActKeys, of: Setup, name: str) -> Act:
    if isinstance(keys.begin, HyperparameterKeys):
        setup = replace(of, hyperparameters=keys.begin.hyperparameters())
        return Act(Begin(setup), 0, 0, Trainer(setup).state())
    if isinstance(keys.known_from, StateKeys):
        state = keys.known_from.state(of, f"{name}: acts: number 1: known_from")
        return Act(None, state.steps, state.samples_seen, state)
    raise FileError(name, "acts: number 1", "must be begin or known_from")


def _next_act(earlier: Act, keys: ActKeys, batch: int) -> Act:
    command, steps, samples = _command(keys, batch)
    if earlier.samples_seen + samples > LARGEST_COUNT:
        raise ValueError("is more training than can be counted")
    return Act(
        command,
        earlier.steps + steps,
        earlier.samples_seen + samples,
        None,
        earlier,
        depth=earlier.depth + 1,
    )


def _command(keys: ActKeys, batch: int) -> tuple[Command, int, int]:
    """The steps that it made, and the samples that they saw."""
    if isinstance(keys.train, TrainKeys):
        steps, samples = keys.train.steps, keys.train.samples
        if not steps <= samples <= steps * batch:
            raise ValueError(f"{steps} steps with batches of {batch} can't have seen {samples} samples")
        return TrainSteps(0), steps, samples
    if isinstance(keys.pair, PairKeys):
        return TrainPair(keys.pair.inputs, keys.pair.target), keys.pair.steps, keys.pair.steps
    if isinstance(keys.settings, HyperparameterKeys):
        return SetHyperparameters(keys.settings.hyperparameters()), 0, 0
    if isinstance(keys.set, dict):
        ((parameter, value),) = keys.set.items()
        return SetParameter(parameter, value), 0, 0
    raise ValueError("only the first act begins a run")


def settings_behind(act: Act) -> Hyperparameters:
    """Those that are in force when it is done."""
    for one in act.line():
        if isinstance(one.command, SetHyperparameters):
            return one.command.hyperparameters
        if one.after is not None:
            return one.after.setup.hyperparameters
    raise ValueError("where the run began is not known")
