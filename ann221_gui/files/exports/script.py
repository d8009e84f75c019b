"""A run as a script: a template's lines that hold for the run, with its numbers in the blanks.

What a file has put into a run reaches a script only as numbers, and as a title in one line of a comment.
"""

import re
from collections.abc import Mapping
from string import Template

import numpy as np

from ann221_gui.core.activations import Activation, entry_of
from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import for_programs
from ann221_gui.files.errors import one_line

_CONDITION = re.compile(r" *\?([a-z ]+)\n")


def script(template: str, frame: Frame, **more: str) -> str:
    """The lines of the template that hold, their `$blanks` filled from the run and from `more`.

    A line that ends in a condition, such as `?no biases` or `?mean`, is there only where that holds.
    """
    holds = _conditions(frame)
    kept = "".join(_kept(line, holds) for line in template.splitlines(keepends=True))
    return Template(kept).substitute(_blanks(frame), **more)


def sample_rows(frame: Frame, opening: str, closing: str) -> str:
    """Both inputs and the target of each sample, a line each."""
    samples = np.column_stack([frame.dataset.inputs, frame.dataset.targets])
    return "\n".join(f"{opening}{', '.join(map(repr, row))}{closing}" for row in samples.tolist())


def definitions(frame: Frame, forms: Mapping[Activation, str], gap: str) -> str:
    """The run's activations, each once; LookupError where `forms` lacks one."""
    chosen = frame.hyperparameters.activations
    used = dict.fromkeys((chosen.hidden, chosen.output))
    return gap.join(entry_of(activation, forms, "form in this export") for activation in used)


def _kept(line: str, holds: frozenset[str]) -> str:
    """The line without its condition, or nothing."""
    condition = _CONDITION.search(line)
    if condition is None:
        return line
    return f"{line[: condition.start()]}\n" if condition[1] in holds else ""


def _conditions(frame: Frame) -> frozenset[str]:
    """Every condition of a template that holds for this run."""
    hyper, samples = frame.hyperparameters, len(frame.dataset)
    biases = "biases" if hyper.biases else "no biases"
    batches = "batches" if hyper.batch_of(samples) < samples else "one batch"
    return frozenset({biases, batches, hyper.loss.total, hyper.conventions.update})


def _blanks(frame: Frame) -> dict[str, str]:
    hyper = frame.hyperparameters
    return {
        "title": one_line(frame.dataset.title),
        "samples": str(len(frame.dataset)),
        "batch": str(hyper.batch_of(len(frame.dataset))),
        "epoch": for_programs(frame.epoch),
        "hidden": hyper.activations.hidden.name,
        "output": hyper.activations.output.name,
        "of_error": _times(hyper.loss.factor),
        "of_slope": _times(-hyper.loss.factor_of_delta),
        "learning_rate": repr(hyper.learning_rate),
        **{name: repr(value) for name, value in frame.parameters.named().items()},
    }


def _times(factor: float) -> str:
    return "" if factor == 1 else f"{for_programs(factor)} * "
