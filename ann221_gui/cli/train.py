"""`ann221 train`: training without a window."""

import sys
from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path

from ann221_gui.cli.arguments import Parser, RefusedError, number, whole_number
from ann221_gui.cli.progress import with_progress
from ann221_gui.cli.training_report import report_document, report_text
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset, builtin_datasets
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS
from ann221_gui.core.limits import impossibility
from ann221_gui.core.starts import WORKING_START, Start, TypedStart, UniformStart
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.opening import open_file, open_problem
from ann221_gui.files.solution_file import as_json

DEFAULT_EPOCHS = 1000
MOST_EPOCHS = 1_000_000_000
LARGEST_SEED = 2**32 - 1


def run(arguments: list[str]) -> int:
    """Train from the same defaults as the window and print what came out."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.seed is not None and chosen.start is not None:
        parser.error("--seed draws a start and --start reads one: give one of them")
    trainer = Trainer(_setup(chosen))
    note = impossibility(trainer.frame().dataset, trainer.frame().hyperparameters)
    if note and chosen.format == "text":
        print(f"Note: {note}", file=sys.stderr)
    with_progress(trainer, chosen.epochs)
    frame = trainer.frame()
    print(as_json(report_document(frame)) if chosen.format == "json" else report_text(frame))
    return 0


def _parser() -> Parser:
    parser = Parser(
        "train",
        "Train without a window. Training that runs away (a parameter passes ±1e6) ends there and says so; "
        'in JSON by the key "diverged". The exit status is 0 all the same.',
    )
    _add_data(parser)
    _add_start(parser)
    parser.add_format()
    return parser


def _add_data(parser: Parser) -> None:
    """What is learned, and how."""
    parser.add_argument(
        "--dataset",
        metavar="NAME|FILE",
        default="xor",
        help=f"{', '.join(builtin_datasets())}, or a points file, or a problem file for its sample "
        "(default: xor)",
    )
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole_number(0, MOST_EPOCHS),
        default=DEFAULT_EPOCHS,
        help=f"passes over the data set (default: {DEFAULT_EPOCHS})",
    )
    parser.add_argument(
        "--learning-rate",
        metavar="X",
        type=number,
        help="0.5, 0,5 or 1/2 (default: what suits the size of the data set)",
    )
    parser.add_argument("--batch", metavar="N|all", type=_batch, help="samples of one update (default: all)")
    parser.add_argument("--biases", action="store_true", help="learn biases too")


def _add_start(parser: Parser) -> None:
    """Where it begins."""
    parser.add_argument(
        "--seed",
        metavar="N",
        type=whole_number(0, LARGEST_SEED),
        help="draw the weights between 0 and 1, and the order of the samples (default: the start that works)",
    )
    parser.add_argument(
        "--start", metavar="FILE", help="begin with the weights of a problem file, and with its biases"
    )


def _setup(chosen: Namespace) -> Setup:
    dataset = _dataset(chosen.dataset)
    start, start_has_biases = _start(chosen)
    rate = dataset.learning_rate if chosen.learning_rate is None else chosen.learning_rate
    hyperparameters = replace(
        DEFAULT_HYPERPARAMETERS,
        learning_rate=rate,
        batch_size=chosen.batch,
        order_seed=chosen.seed or 0,
        biases=chosen.biases or start_has_biases,
    )
    return Setup(dataset, start, hyperparameters)


def _dataset(name: str) -> Dataset:
    datasets = builtin_datasets()
    if name in datasets:
        return datasets[name]
    path = Path(name)
    if name.isalnum() and not path.exists():
        raise RefusedError(f"{name}: is neither a data set ({', '.join(datasets)}) nor a file")
    return open_file(path).dataset


def _start(chosen: Namespace) -> tuple[Start, bool]:
    """The start, and whether it brings biases of its own."""
    if chosen.start is not None:
        problem = open_problem(Path(chosen.start))
        return TypedStart(problem.parameters), problem.biases
    return (WORKING_START if chosen.seed is None else UniformStart(seed=chosen.seed)), False


def _batch(text: str) -> int | None:
    if text == "all":
        return None
    try:
        return whole_number(1, MOST_EPOCHS)(text)
    except ArgumentTypeError:
        raise ArgumentTypeError(f"{text!r} is neither a whole number above 0 nor all") from None
