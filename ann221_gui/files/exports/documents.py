"""Where a run stands as JSON: every number in full, null for one that is not finite."""

import math
from typing import Any

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS
from ann221_gui.core.frame import Diverged, Frame, Reached
from ann221_gui.core.parameters import BIASES, WEIGHTS
from ann221_gui.files.problem_file import convention_keys

WEIGHTS_TYPE = "ann221/weights"
HISTORY_TYPE = "ann221/history"
VERSION = 1


def report_document(frame: Frame) -> dict[str, Any]:
    """What came out of training; `diverged` only where it ran away, `reached` only where
    the run's stop rule ended it.

    `conventions` only where they are not the document's, by the keys of a problem file.
    """
    return {**_standing(frame), **_network(frame), **_history(frame), **_remarks(frame)}


def weights_document(frame: Frame) -> dict[str, Any]:
    """The network, what it learns from and how, and the gradient that its next update begins with."""
    activations = frame.hyperparameters.activations
    return {
        **_header(frame, WEIGHTS_TYPE),
        **_standing(frame),
        **_network(frame),
        "gradients": _gradients(frame),
        "learning_rate": frame.hyperparameters.learning_rate,
        "activations": {"hidden": activations.hidden.name, "output": activations.output.name},
        **_remarks(frame),
    }


def history_document(frame: Frame) -> dict[str, Any]:
    """The loss over training, thinned as in the window: pairs of epoch and loss."""
    return {**_header(frame, HISTORY_TYPE), **_standing(frame), **_history(frame), **_remarks(frame)}


def _header(frame: Frame, kind: str) -> dict[str, Any]:
    return {"type": kind, "version": VERSION, "dataset": frame.dataset.title}


def _standing(frame: Frame) -> dict[str, Any]:
    evaluation = frame.evaluation
    return {
        "epochs": _whole(frame.epoch),
        "loss": _finite(evaluation.loss),
        "max_abs_delta": _finite(evaluation.max_abs_delta),
        "correct": evaluation.correct_count,
        "samples": len(frame.dataset),
    }


def _network(frame: Frame) -> dict[str, Any]:
    parameters = frame.parameters
    return {"weights": parameters.named(WEIGHTS), "biases": parameters.named(BIASES)}


def _gradients(frame: Frame) -> dict[str, float | None]:
    gradient = frame.next_update.gradient
    return {str(name): _finite(float(gradient[name.place])) for name in frame.hyperparameters.trained}


def _history(frame: Frame) -> dict[str, Any]:
    return {"history": [[_whole(epoch), _finite(loss)] for epoch, loss in frame.curve.tolist()]}


def _remarks(frame: Frame) -> dict[str, Any]:
    """What is not as usual."""
    conventions = frame.hyperparameters.conventions
    remarks: dict[str, Any] = {}
    if conventions != DOCUMENT_CONVENTIONS:
        remarks["conventions"] = convention_keys(conventions)
    match frame.ending:
        case Diverged(parameter):
            remarks["diverged"] = parameter or "loss"
        case Reached(rule):
            remarks["reached"] = rule
    return remarks


def _whole(epoch: float) -> float:
    """1000 rather than 1000.0."""
    return int(epoch) if epoch.is_integer() else epoch


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
