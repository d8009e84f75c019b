"""Two runs beside each other: what was chosen differently, and what came of it.

Only where one thing differs can what came out be put down to it; so it is said how many do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import exact
from ann221_gui.core.parameters import BIASES, WEIGHTS, ParameterId
from ann221_gui.core.setup_comparison import SAME_RUN, START, Choice, different_choices

OTHER_DATA = "other data"
OTHER_ERROR = "counted otherwise"
NOT_THERE = "not in both"


@dataclass(frozen=True)
class Result:
    """A number of both runs, None where one has none; `obstacle`: why they can't be subtracted."""

    name: str
    pinned: float | None
    present: float | None
    obstacle: str = ""

    @property
    def difference(self) -> float | None:
        """Present less pinned."""
        if self.obstacle or self.pinned is None or self.present is None:
            return None
        return self.present - self.pinned + 0.0  # no −0


@dataclass(frozen=True)
class Comparison:
    """What differs, what came out, and what has to be known of it; parameters by their names in files."""

    choices: tuple[Choice, ...]
    results: tuple[Result, ...]
    parameters: tuple[Result, ...]
    summary: str


def compare(pinned: Frame, present: Frame) -> Comparison:
    """A run that was kept, and the one that is trained."""
    choices = different_choices(pinned, present)
    return Comparison(
        choices,
        tuple(_results(pinned, present)),
        tuple(_parameters(pinned, present)),
        " ".join(_sentences(choices, pinned, present)),
    )


def _results(pinned: Frame, present: Frame) -> Iterator[Result]:
    before, after = pinned.evaluation, present.evaluation
    data = "" if pinned.dataset == present.dataset else OTHER_DATA
    is_alike = pinned.hyperparameters.loss == present.hyperparameters.loss
    yield Result("epoch", pinned.epoch, present.epoch)
    yield Result("error", before.loss, after.loss, data or ("" if is_alike else OTHER_ERROR))
    yield Result("correct", before.correct_count, after.correct_count, data)
    yield Result("largest |Δ|", before.max_abs_delta, after.max_abs_delta, data)


def _parameters(pinned: Frame, present: Frame) -> Iterator[Result]:
    has_biases = pinned.hyperparameters.biases, present.hyperparameters.biases
    for parameter in (*WEIGHTS, *BIASES) if any(has_biases) else WEIGHTS:
        before, after = _value(pinned, parameter), _value(present, parameter)
        obstacle = NOT_THERE if None in (before, after) else ""
        yield Result(str(parameter), before, after, obstacle)


def _value(frame: Frame, parameter: ParameterId) -> float | None:
    has_it = frame.hyperparameters.biases or not parameter.is_bias
    return frame.parameters[parameter] if has_it else None


def _sentences(choices: tuple[Choice, ...], pinned: Frame, present: Frame) -> Iterator[str]:
    names = [choice.name for choice in choices]
    if not names:
        yield SAME_RUN
    elif len(names) == 1:
        yield f"One thing differs: {names[0]}."
    else:
        yield f"{len(names)} things differ: {', '.join(names)}."
        yield "What comes out can't be put down to one of them."
    if START in names:
        yield "The runs don't begin at the same start."
    yield from _on_the_way("The pinned run", pinned)
    yield from _on_the_way("This run", present)


def _on_the_way(whose: str, frame: Frame) -> Iterator[str]:
    """Where it is not known to be all one run, from its start to where it stands."""
    if frame.timeline.way.beginning is None:
        yield f"{whose} is not known from its beginning; its start is taken for that."
    turns = frame.timeline.way.turns_until(frame.epoch)
    if len(turns) == 1:
        yield f"{whose} was changed on its way, at epoch {exact(turns[0])}."
    elif turns:
        yield f"{whose} was changed on its way {len(turns)} times, last at epoch {exact(turns[-1])}."
