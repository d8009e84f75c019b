"""What two runs were given: each choice in words, where the words differ."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Notation
from ann221_gui.core.conventions_text import training_phrases
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import counted, exact
from ann221_gui.core.parameters import BIASES, WEIGHTS, ParameterId, Parameters
from ann221_gui.core.starts import start_in_words

SAME_RUN = "Nothing differs in what was chosen."
START = "start"


@dataclass(frozen=True)
class Choice:
    """What was chosen for both runs, in words."""

    name: str
    pinned: str
    present: str


def different_choices(pinned: Frame, present: Frame) -> tuple[Choice, ...]:
    """In the order in which they are made: data, start, how it is trained, when it stops."""
    return (*_data(pinned, present), *_start(pinned, present), *_hyperparameters(pinned, present))


def _data(pinned: Frame, present: Frame) -> Iterator[Choice]:
    if pinned.dataset != present.dataset:
        before, after = (
            f"{one.dataset.title}, {counted(len(one.dataset), 'sample')}" for one in (pinned, present)
        )
        yield Choice("data", before, after if after != before else f"{after}, others by the same name")


# The start


def _start(pinned: Frame, present: Frame) -> Iterator[Choice]:
    """What training began from, whatever it is called; only what both of them have can differ."""
    have_biases = pinned.hyperparameters.biases and present.hyperparameters.biases
    parameters = (*WEIGHTS, *BIASES) if have_biases else WEIGHTS
    before, after = beginning(pinned), beginning(present)
    different = [one for one in parameters if before[one] != after[one]]
    if not different:
        return
    notation = present.hyperparameters.conventions.notation
    words = [_start_words(one, notation) for one in (pinned, present)]
    if words[0] == words[1]:
        words = [_listed(different, one, notation) for one in (before, after)]
    yield Choice(START, *words)


def beginning(frame: Frame) -> Parameters:
    """What the run's training began from; where that is not known, what its set-up begins with."""
    known = frame.timeline.way.beginning
    return known if known is not None else _given(frame.setup)


def _given(setup: Setup) -> Parameters:
    parameters = setup.start.parameters()
    return parameters if setup.hyperparameters.biases else parameters.without_biases()


def _start_words(frame: Frame, notation: Notation) -> str:
    """With what was set by hand before training began."""
    given, begun = _given(frame.setup), beginning(frame)
    by_hand = [one for one in ParameterId if given[one] != begun[one]]
    words = start_in_words(frame.setup.start)
    return f"{words}, but {_listed(by_hand, begun, notation)}" if by_hand else words


def _listed(names: list[ParameterId], parameters: Parameters, notation: Notation) -> str:
    return ", ".join(f"{symbol_text(name, notation)} = {exact(parameters[name])}" for name in names)


# How it is trained

# Of hyperparameters, with so many samples; "" where of no effect.
Words = Callable[[Hyperparameters, int], str]


def _batch(hyper: Hyperparameters, samples: int) -> str:
    size = hyper.batch_of(samples)
    return "all samples" if size == samples else counted(size, "sample")


def _order(hyper: Hyperparameters, samples: int) -> str:
    return f"seed {hyper.order_seed}" if hyper.batch_of(samples) < samples else ""


def _neurons(hyper: Hyperparameters, _samples: int) -> str:
    return f"hidden {hyper.activations.hidden.name}, output {hyper.activations.output.name}"


def _stop(hyper: Hyperparameters, _samples: int) -> str:
    rule = hyper.stop_rule
    parts = []
    if rule.epochs is not None:
        parts.append(f"after {rule.epochs:,} epochs")
    if rule.loss is not None:
        parts.append(f"at an error of {exact(rule.loss)}")
    if rule.max_abs_delta is not None:
        parts.append(f"at a largest |Δ| of {exact(rule.max_abs_delta)}")
    return ", ".join(parts) or "never"


_WORDS: dict[str, Words] = {
    "learning rate": lambda hyper, _: exact(hyper.learning_rate),
    "batch": _batch,
    "order of samples": _order,
    "biases": lambda hyper, _: "on" if hyper.biases else "off",
    "neurons": _neurons,
    "error": lambda hyper, _: training_phrases(hyper.conventions)["error"],
    "updates": lambda hyper, _: training_phrases(hyper.conventions)["updates"],
    "stop": _stop,
    "tolerance": lambda hyper, _: exact(hyper.tolerance),
}


def _hyperparameters(pinned: Frame, present: Frame) -> Iterator[Choice]:
    for name, words in _WORDS.items():
        before, after = (words(one.hyperparameters, len(one.dataset)) for one in (pinned, present))
        if before and after and before != after:
            yield Choice(name, before, after)
