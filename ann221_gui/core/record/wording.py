"""What was done to a run, in a few words: `Undo: train 454 epochs`."""

from collections.abc import Iterator

from ann221_gui.core.commands import Begin, Command, Reset, SetHyperparameters, SetParameter, TrainPair
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import exact
from ann221_gui.core.state import State


def words_for(command: Command, before: State, after: State) -> str:
    """A command, and what it changed."""
    match command:
        case Begin(setup):
            return _begun(before, setup.dataset.title) if setup != before.setup else "begin again"
        case Reset():
            return "reset"
        case SetParameter(parameter=parameter, value=value):
            notation = after.setup.hyperparameters.conventions.notation
            return f"set {symbol_text(parameter, notation)} to {exact(value)}"
        case SetHyperparameters():
            changes = list(_changes(before.setup.hyperparameters, after.setup.hyperparameters))
            return changes[0] if len(changes) == 1 else "change settings"
        case TrainPair():
            return "train on the probed pair"
    return training_words(before, after)


def training_words(before: State, after: State) -> str:
    """In epochs where they are whole, else in steps."""
    epochs, steps = after.epoch - before.epoch, after.steps - before.steps
    if epochs >= 1 and epochs.is_integer():
        return f"train {_counted(int(epochs), 'epoch')}"
    return f"train {_counted(steps, 'step')}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _begun(before: State, title: str) -> str:
    return f"new run on {title}" if before.setup.dataset.title != title else "new start"


def _changes(before: Hyperparameters, after: Hyperparameters) -> Iterator[str]:
    if after.learning_rate != before.learning_rate:
        yield f"learning rate {exact(before.learning_rate)} → {exact(after.learning_rate)}"
    if after.biases != before.biases:
        yield f"biases {'on' if after.biases else 'off'}"
    if after.batch_size != before.batch_size:
        yield f"batch of {'all' if after.batch_size is None else after.batch_size}"
    if after.order_seed != before.order_seed:
        yield f"order of samples {after.order_seed}"
    if after.tolerance != before.tolerance:
        yield f"tolerance {exact(before.tolerance)} → {exact(after.tolerance)}"
    if after.stop_rule != before.stop_rule:
        yield "stop rule"
    if after.activations != before.activations:
        yield f"neurons {after.activations.hidden.name}, {after.activations.output.name}"
    if after.conventions != before.conventions:
        yield "conventions"
