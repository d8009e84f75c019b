"""The conventions between which textbooks differ, each as a switch from one side to the other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.conventions import Conventions, DeltaSign, UpdateOrder
from ann221_gui.core.losses import LOSSES, Total


class Custom(NamedTuple):
    """How a book works, and how its numbers are read."""

    conventions: Conventions
    reading: Reading


@dataclass(frozen=True)
class Switch:
    """`other` goes to the other side; a name and a sentence say what it is `when_on`, and `when_off`."""

    is_on: Callable[[Custom], bool]
    other: Callable[[Custom], Custom]
    when_on: tuple[str, str]
    when_off: tuple[str, str]

    def words(self, here: Custom) -> tuple[str, str]:
        """Name and sentence of the other side."""
        return self.when_off if self.is_on(here) else self.when_on


def _halved(custom: Custom) -> Custom:
    loss = custom.conventions.loss
    other = "squared" if loss.factor < 1 else "half squared"
    return _with(custom, loss=replace(LOSSES[other], total=loss.total))


def _averaged(custom: Custom) -> Custom:
    loss = custom.conventions.loss
    return _with(custom, loss=replace(loss, total=Total.SUM if loss.is_mean else Total.MEAN))


def _other_delta(custom: Custom) -> Custom:
    (other,) = set(DeltaSign) - {custom.conventions.delta}
    return _with(custom, delta=other)


def _other_order(custom: Custom) -> Custom:
    (other,) = set(UpdateOrder) - {custom.conventions.update}
    return _with(custom, update=other)


def _staged(custom: Custom) -> Custom:
    """Layer by layer, with what the hidden layer learns from written as its gradients."""
    is_staged = not custom.reading.staged_gradients
    order = UpdateOrder.LAYER_BY_LAYER if is_staged else UpdateOrder.ALL_AT_ONCE
    moved = _with(custom, update=order)
    return moved._replace(reading=replace(custom.reading, staged_gradients=is_staged))


def _other_indices(custom: Custom) -> Custom:
    reading = replace(custom.reading, swapped_indices=not custom.reading.swapped_indices)
    return custom._replace(reading=reading)


def _other_signals(custom: Custom) -> Custom:
    return custom._replace(
        reading=replace(custom.reading, negative_signals=not custom.reading.negative_signals)
    )


def _with(custom: Custom, **changes: object) -> Custom:
    return custom._replace(conventions=replace(custom.conventions, **changes))  # type: ignore[arg-type]


HALVED = Switch(
    lambda custom: custom.conventions.loss.factor < 1,
    _halved,
    ("error halved", "The error is ½(target − output)² there, so the 2 of its derivative cancels."),
    ("error not halved", "The error is (target − output)² there, so its derivative has a factor 2."),
)
AVERAGED = Switch(
    lambda custom: custom.conventions.loss.is_mean,
    _averaged,
    ("mean over the samples", "The samples' errors and gradients are averaged there, not added up."),
    ("sum over the samples", "The samples' errors and gradients are added up there, not averaged."),
)
DELTA = Switch(
    lambda custom: custom.conventions.delta is DeltaSign.OUTPUT_MINUS_TARGET,
    _other_delta,
    ("Δ = output − target", "Δ is output minus target there."),
    ("Δ = target − output", "Δ is target minus output there."),
)
ORDER = Switch(
    lambda custom: custom.conventions.update is UpdateOrder.LAYER_BY_LAYER,
    _other_order,
    (
        "layer by layer",
        "The output layer is updated first there, and the hidden layer learns from its new weights.",
    ),
    ("all at once", "All weights are updated at once there, from the old ones."),
)
STAGED = Switch(
    lambda custom: custom.reading.staged_gradients,
    _staged,
    (
        "layer by layer",
        "The output layer is updated first there, and the error goes back through its new weights.",
    ),
    ("all at once", "The error goes back through the old weights there."),
)
INDICES = Switch(
    lambda custom: custom.reading.swapped_indices,
    _other_indices,
    ("indices the other way round", "The indices of a weight say to which neuron first, then from which."),
    ("indices as here", "The indices of a weight say from which neuron first, then to which."),
)
SIGNALS = Switch(
    lambda custom: custom.reading.negative_signals,
    _other_signals,
    ("δ with the other sign", "The error signal δ is −∂E/∂(net input) there: the step is then added."),
    ("δ as here", "The error signal is ∂E/∂(net input) there: the step is then subtracted."),
)


def switches(exercise: Exercise) -> tuple[Switch, ...]:
    """Those that can change a number of the exercise."""
    of_batch = (AVERAGED,) if exercise.others else ()
    return (HALVED, *of_batch, DELTA, SIGNALS, INDICES, ORDER, STAGED)
