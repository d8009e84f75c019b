"""What came out of training, as text and as JSON."""

import math
from collections.abc import Iterator
from typing import Any

from ann221_gui.core.frame import Diverged, Frame
from ann221_gui.core.notation import symbol
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import BIASES, WEIGHTS


def report_document(frame: Frame) -> dict[str, Any]:
    """All numbers in full; null for one that is not finite; `diverged` only where training ran away."""
    evaluation = frame.evaluation
    document: dict[str, Any] = {
        "epochs": _whole(frame.epoch),
        "loss": _finite(evaluation.loss),
        "max_abs_delta": _finite(evaluation.max_abs_delta),
        "correct": evaluation.correct_count,
        "samples": len(frame.dataset),
        "weights": frame.parameters.named(WEIGHTS),
        "biases": frame.parameters.named(BIASES),
        "history": [[_whole(epoch), _finite(loss)] for epoch, loss in frame.curve.tolist()],
    }
    if isinstance(frame.ending, Diverged):
        document["diverged"] = frame.ending.parameter or "loss"
    return document


def report_text(frame: Frame) -> str:
    """A line a number, and each parameter so that the same float can be typed again."""
    return "\n".join([*_ending(frame), *(f"{label:<10} {text}" for label, text in _lines(frame))])


def _lines(frame: Frame) -> Iterator[tuple[str, str]]:
    evaluation = frame.evaluation
    yield "data set", f"{frame.dataset.title}, samples: {len(frame.dataset)}"
    yield "epochs", exact(frame.epoch)
    yield "loss", f"{exact(evaluation.loss)} (sum; mean {exact(evaluation.mean_loss)})"
    yield "max |Δ|", exact(evaluation.max_abs_delta)
    yield "correct", f"{evaluation.correct_count}/{len(frame.dataset)}"
    tolerance = exact(frame.hyperparameters.tolerance)
    yield "learned", "yes" if frame.learned else f"no (that is max |Δ| ≤ {tolerance})"
    for name in (*WEIGHTS, *BIASES) if frame.hyperparameters.biases else WEIGHTS:
        value = exact(frame.parameters[name])
        yield symbol(name).text, value if value.startswith("−") else f" {value}"


def _ending(frame: Frame) -> Iterator[str]:
    if isinstance(frame.ending, Diverged):
        parameter = frame.ending.parameter
        cause = f"{symbol(parameter).text} passed ±1e6" if parameter else "the loss is not a finite number"
        yield f"Training ran away after {exact(frame.epoch)} epochs: {cause}. Try a smaller learning rate."


def _whole(epoch: float) -> float:
    """1000 rather than 1000.0."""
    return int(epoch) if epoch.is_integer() else epoch


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
