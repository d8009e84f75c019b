"""`ann221 train`: training without a window."""

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path

from ann221_gui.cli.arguments import Parser, whole_number
from ann221_gui.cli.convention_options import add_conventions, chosen_conventions
from ann221_gui.cli.learning_options import (
    LARGEST_SEED,
    MOST_EPOCHS,
    add_learning,
    chosen_rate,
    named_setup,
    note_what_is_impossible,
)
from ann221_gui.cli.progress import train_with_progress
from ann221_gui.cli.training_report import report_text
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.core.starts import WORKING_START, UniformStart
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.exports.documents import report_document
from ann221_gui.files.opening import open_problem
from ann221_gui.files.solution_file import as_json

DEFAULT_EPOCHS = 1000


def run(arguments: list[str]) -> int:
    """Train from the same defaults as the window and print what came out."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.seed is not None and chosen.start is not None:
        parser.error("--seed draws a start and --start reads one: give one of them")
    setup = _setup(chosen)
    note_what_is_impossible(chosen, setup.dataset, setup.hyperparameters)
    trainer = Trainer(setup)
    train_with_progress(trainer, chosen.epochs)
    frame = trainer.frame()
    print(as_json(report_document(frame)) if chosen.format == "json" else report_text(frame))
    return 0


def _parser() -> Parser:
    parser = Parser(
        "train",
        "Train without a window. Training that runs away (a parameter passes ±1e6) ends there and says so; "
        'in JSON by the key "diverged". The exit status is 0 all the same.',
    )
    add_learning(parser, DEFAULT_EPOCHS)
    parser.add_argument("--batch", metavar="N|all", type=_batch, help="samples of one update (default: all)")
    _add_start(parser)
    add_conventions(parser)
    parser.add_format()
    return parser


def _add_start(parser: Parser) -> None:
    """Where it begins."""
    parser.add_argument(
        "--seed",
        metavar="N",
        type=whole_number(0, LARGEST_SEED),
        help="draw the weights between 0 and 1, and the order of the samples (default: the start that works)",
    )
    parser.add_argument(
        "--start",
        metavar="FILE",
        help="begin with the weights of a problem file, with its biases and its conventions",
    )


def _setup(chosen: Namespace) -> Setup:
    named = named_setup(chosen)
    begun = _begun(chosen, named.hyperparameters.conventions)
    hyperparameters = replace(
        DEFAULT_HYPERPARAMETERS,
        learning_rate=chosen_rate(chosen, named.dataset),
        batch_size=chosen.batch,
        order_seed=chosen.seed or 0,
        biases=chosen.biases or begun.hyperparameters.biases,
        conventions=chosen_conventions(chosen, begun.hyperparameters.conventions),
    )
    return Setup(named.dataset, begun.start, hyperparameters)


def _begun(chosen: Namespace, conventions: Conventions) -> Setup:
    """What brings the start: a file also its biases and conventions, else `conventions` are kept."""
    if chosen.start is not None:
        return open_problem(Path(chosen.start)).setup()
    start = WORKING_START if chosen.seed is None else UniformStart(seed=chosen.seed)
    return Setup(start=start, hyperparameters=Hyperparameters(conventions=conventions))


def _batch(text: str) -> int | None:
    if text == "all":
        return None
    try:
        return whole_number(1, MOST_EPOCHS)(text)
    except ArgumentTypeError:
        raise ArgumentTypeError(f"{text!r} is neither a whole number above 0 nor all") from None
