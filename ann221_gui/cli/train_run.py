"""Which run `ann221 train` trains: a new one, or one that a file holds, with what options change of it."""

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from ann221_gui.cli.arguments import Parser
from ann221_gui.cli.convention_options import chosen_conventions
from ann221_gui.cli.learning_options import named_setup
from ann221_gui.core.commands import SetHyperparameters, Setup
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.core.record.recorder import Recorder, opened
from ann221_gui.core.starts import WORKING_START, UniformStart
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.opening import Opened, open_run, open_start

_BRINGS = "FILE brings its data and its weights: --{} can't be given with it"


def check_choice(parser: Parser, chosen: Namespace) -> None:
    """Refuse options that contradict each other."""
    if chosen.seed is not None and chosen.start is not None:
        parser.error("--seed draws a start and --start reads one: give one of them")
    for option in ("dataset", "seed", "start"):
        if chosen.file is not None and getattr(chosen, option) is not None:
            parser.error(_BRINGS.format(option))


def chosen_run(chosen: Namespace) -> tuple[Recorder, Opened | None]:
    """Ready to be trained, and what the file held beside it."""
    if chosen.file is None:
        return Recorder(Trainer(_new_setup(chosen))), None
    file = open_run(Path(chosen.file))
    recorder = opened(file.record)
    setup = recorder.frame().setup
    hyper = _changed(chosen, setup.hyperparameters)
    if file.session is None:
        return Recorder(Trainer(replace(setup, hyperparameters=hyper))), file
    _note_what_is_left_out(chosen, recorder)
    if hyper != setup.hyperparameters:
        recorder.apply(SetHyperparameters(hyper))
    return recorder, file


def _new_setup(chosen: Namespace) -> Setup:
    named = named_setup(chosen)
    begun = _begun(chosen, named.hyperparameters.conventions)
    hyper = replace(
        DEFAULT_HYPERPARAMETERS,
        learning_rate=named.dataset.learning_rate,
        order_seed=chosen.seed or 0,
        biases=begun.hyperparameters.biases,
        conventions=begun.hyperparameters.conventions,
    )
    return Setup(named.dataset, begun.start, _changed(chosen, hyper), named.handout)


def _begun(chosen: Namespace, conventions: Conventions) -> Setup:
    """What brings the start: a file also its biases and conventions, else `conventions` are kept."""
    if chosen.start is not None:
        return open_start(Path(chosen.start))
    start = WORKING_START if chosen.seed is None else UniformStart(seed=chosen.seed)
    return Setup(start=start, hyperparameters=Hyperparameters(conventions=conventions))


def _changed(chosen: Namespace, given: Hyperparameters) -> Hyperparameters:
    """The given ones, but for what an option says otherwise."""
    return replace(
        given,
        learning_rate=given.learning_rate if chosen.learning_rate is None else chosen.learning_rate,
        batch_size=getattr(chosen, "batch", given.batch_size),
        biases=chosen.biases or given.biases,
        conventions=chosen_conventions(chosen, given.conventions),
    )


def _note_what_is_left_out(chosen: Namespace, recorder: Recorder) -> None:
    timeline = recorder.frame().timeline
    if not timeline.is_at_end and chosen.format == "text":
        places = f"from epoch {recorder.epoch:g}; what was done after it, up to epoch {timeline.last_epoch:g}"
        print(f"Note: training goes on {places}, is left out.", file=sys.stderr)
