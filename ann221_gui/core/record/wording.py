"""What was done to a run, in a few words: `Undo: train 454 epochs`."""

from collections.abc import Iterator

from ann221_gui.core.commands import Begin, Command, Reset, SetHyperparameters, SetParameter, Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import counted, exact


def words_for(command: Command, before: Setup, after: Setup) -> str:
    """A command that does not train, or trains on the probed pair, and what it changed."""
    match command:
        case Begin(setup):
            return _begun(before, setup) if setup != before else "begin again"
        case Reset():
            return "reset"
        case SetParameter(parameter=parameter, value=value):
            notation = after.hyperparameters.conventions.notation
            return f"set {symbol_text(parameter, notation)} to {exact(value)}"
        case SetHyperparameters():
            changes = list(_changes(before.hyperparameters, after.hyperparameters))
            return changes[0] if len(changes) == 1 else "change settings"
    return "train on the probed pair"


def training_words(steps: int, samples: int, dataset: Dataset) -> str:
    """So many updates with so many samples: in epochs where they are whole."""
    epochs, rest = divmod(samples, len(dataset))
    if epochs and not rest:
        return f"train {counted(epochs, 'epoch')}"
    return f"train {counted(steps, 'step')}"


def _begun(before: Setup, setup: Setup) -> str:
    title = setup.dataset.title
    return f"new run on {title}" if before.dataset.title != title else "new start"


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
