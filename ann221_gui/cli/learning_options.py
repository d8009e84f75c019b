"""Options of the commands that train: what is learned, and how."""

import sys
from argparse import Namespace
from pathlib import Path

from ann221_gui.cli.arguments import Parser, RefusedError, number, whole_number
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import BUILTIN_TITLES, Dataset, builtin_dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.limits import impossibility
from ann221_gui.files.opening import default_setup, open_setup

DEFAULT_DATASET = "xor"
MOST_EPOCHS = 1_000_000_000
LARGEST_SEED = 2**32 - 1


def add_learning(parser: Parser, epochs: int) -> None:
    """--dataset, --epochs, --learning-rate and --biases."""
    parser.add_argument(
        "--dataset",
        metavar="NAME|FILE",
        help=f"{', '.join(BUILTIN_TITLES)}, or a points file, or a problem file or session for its samples "
        f"(default: {DEFAULT_DATASET})",
    )
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole_number(0, MOST_EPOCHS),
        default=epochs,
        help=f"passes over the data set (default: {epochs})",
    )
    parser.add_argument(
        "--learning-rate",
        metavar="X",
        type=number,
        help="0.5, 0,5 or 1/2 (default: what suits the size of the data set)",
    )
    parser.add_argument("--biases", action="store_true", help="learn biases too")


def named_setup(chosen: Namespace) -> Setup:
    """The run that --dataset names by its data set."""
    name = DEFAULT_DATASET if chosen.dataset is None else chosen.dataset
    if name in BUILTIN_TITLES:
        return default_setup(builtin_dataset(name))
    path = Path(name)
    if name.isalnum() and not path.exists():
        raise RefusedError(f"{name}: is neither a data set ({', '.join(BUILTIN_TITLES)}) nor a file")
    return open_setup(path)


def chosen_rate(chosen: Namespace, dataset: Dataset) -> float:
    """--learning-rate, or what suits the data set."""
    return dataset.learning_rate if chosen.learning_rate is None else float(chosen.learning_rate)


def note_what_is_impossible(chosen: Namespace, dataset: Dataset, hyperparameters: Hyperparameters) -> None:
    """Say beside the text what can't be learned, before somebody waits for it."""
    note = impossibility(dataset, hyperparameters)
    if note and chosen.format == "text":
        print(f"Note: {note}", file=sys.stderr)
