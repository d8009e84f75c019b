"""What a run begins with as JSON text: read strictly, so that nothing half understood is ever trained."""

from dataclasses import asdict
from typing import Any

import msgspec

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import builtin_dataset
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import EqualStart, NormalStart, Start, TypedStart, UniformStart
from ann221_gui.files.convention_keys import ConventionKeys, convention_values

DRAWN = {"uniform": UniformStart, "normal": NormalStart, "all equal": EqualStart}


class HyperparametersText(ConventionKeys, frozen=True, kw_only=True):
    """Hyperparameters with their choices by name; conventions only where they are not the document's."""

    learning_rate: float
    batch_size: int | None
    order_seed: int
    biases: bool
    tolerance: float
    stop_rule: StopRule
    loss: str
    hidden: str
    output: str


class SetupText(msgspec.Struct, forbid_unknown_fields=True):
    """A set-up with its data set by name; `start` has a "kind" and what that kind of start needs."""

    dataset: str
    start: dict[str, Any]
    hyperparameters: HyperparametersText


def setup_text(setup: Setup) -> str:
    """JSON text of a set-up; of its data set only the name."""
    text = SetupText(
        setup.dataset.name, _start_fields(setup.start), _hyperparameters_text(setup.hyperparameters)
    )
    return msgspec.json.encode(text).decode()


def setup_of(text: str) -> Setup:
    """The set-up of a JSON text; ValueError says what is wrong with it."""
    try:
        setup = _setup(msgspec.json.decode(text, type=SetupText))
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is not known here") from error
    except (OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if msgspec.json.decode(setup_text(setup)) != msgspec.json.decode(text):
        raise ValueError("a key is missing, or is not known here")
    return setup


def _setup(text: SetupText) -> Setup:
    return Setup(builtin_dataset(text.dataset), _start(text.start), _hyperparameters(text.hyperparameters))


def _start_fields(start: Start) -> dict[str, Any]:
    if isinstance(start, TypedStart):
        return {"kind": "typed", "parameters": start.typed.named()}
    kind = next(kind for kind, drawn in DRAWN.items() if isinstance(start, drawn))
    return {"kind": kind, **asdict(start)}


def _start(fields: dict[str, Any]) -> Start:
    kind = fields["kind"]
    if kind == "typed":
        values = msgspec.convert(fields["parameters"], dict[str, float])
        return TypedStart(Parameters.of(values))
    start: Start = msgspec.convert(fields, DRAWN[kind])
    start.parameters()  # raises ValueError or OverflowError where nothing can be drawn
    return start


def _hyperparameters_text(hyper: Hyperparameters) -> HyperparametersText:
    return HyperparametersText(
        learning_rate=hyper.learning_rate,
        batch_size=hyper.batch_size,
        order_seed=hyper.order_seed,
        biases=hyper.biases,
        tolerance=hyper.tolerance,
        stop_rule=hyper.stop_rule,
        loss=hyper.loss.name,
        hidden=hyper.activations.hidden.name,
        output=hyper.activations.output.name,
        **convention_values(hyper.conventions),
    )


def _hyperparameters(text: HyperparametersText) -> Hyperparameters:
    activations = Activations(ACTIVATIONS[text.hidden], ACTIVATIONS[text.output])
    return Hyperparameters(
        learning_rate=text.learning_rate,
        batch_size=text.batch_size,
        order_seed=text.order_seed,
        biases=text.biases,
        tolerance=text.tolerance,
        stop_rule=text.stop_rule,
        conventions=text.conventions(text.loss),
        activations=activations,
    )
