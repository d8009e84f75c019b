"""What came out of training, as text."""

from collections.abc import Callable, Iterator

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.frame import Diverged, Frame, Reached
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import ParameterId


def report_text(frame: Frame) -> str:
    """A line a number, and each so that the same float can be typed again, unless digits are chosen."""
    return "\n".join([*ending_lines(frame), *(f"{label:<11} {text}" for label, text in _lines(frame))])


def _lines(frame: Frame) -> Iterator[tuple[str, str]]:
    evaluation, hyper, write = frame.evaluation, frame.hyperparameters, _writer(frame)
    yield "data set", f"{frame.dataset.title}, samples: {len(frame.dataset)}"
    yield "epochs", exact(frame.epoch)
    total, mean = write(float(evaluation.errors.sum())), write(evaluation.mean_error)
    yield "loss", f"{mean} (mean; sum {total})" if hyper.loss.is_mean else f"{total} (sum; mean {mean})"
    yield "max |Δ|", write(evaluation.max_abs_delta)
    yield "correct", f"{evaluation.correct_count}/{len(frame.dataset)}"
    tolerance = exact(hyper.tolerance)
    yield "learned", "yes" if frame.learned else f"no (that is max |Δ| ≤ {tolerance})"
    for name in hyper.trained:
        value = write(frame.parameters[name])
        yield _symbol(name, frame), value if value.startswith("−") else f" {value}"
    if hyper.conventions != DOCUMENT_CONVENTIONS:
        yield "conventions", conventions_statement(hyper.conventions)


def _writer(frame: Frame) -> Callable[[float], str]:
    digits = frame.hyperparameters.conventions.digits
    return exact if digits is None else digits.write


def _symbol(parameter: ParameterId, frame: Frame) -> str:
    return symbol_text(parameter, frame.hyperparameters.conventions.notation)


def ending_lines(frame: Frame) -> Iterator[str]:
    """Where training ended by itself, that it did, and why; else nothing."""
    if isinstance(frame.ending, Reached):
        words = frame.hyperparameters.stop_rule.words(frame.ending.rule)
        yield f"Training stopped after {exact(frame.epoch)} epochs, by the run's own stop rule: {words}."
    if isinstance(frame.ending, Diverged):
        parameter = frame.ending.parameter
        cause = f"{_symbol(parameter, frame)} passed ±1e6" if parameter else "the loss is not a finite number"
        yield f"Training ran away after {exact(frame.epoch)} epochs: {cause}. Try a smaller learning rate."
