"""`ann221 starts`: how many random starts learn, and where the others stop."""

from argparse import Namespace, RawDescriptionHelpFormatter
from dataclasses import replace

from ann221_gui.cli.arguments import Parser, number, whole_number
from ann221_gui.cli.learning_options import (
    LARGEST_SEED,
    add_learning,
    chosen_rate,
    named_setup,
    note_what_is_impossible,
)
from ann221_gui.cli.progress import with_progress
from ann221_gui.cli.starts_outcome import Outcome, Trial
from ann221_gui.cli.starts_report import JSON_KEYS, report_document, report_text
from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS
from ann221_gui.core.kernels.networks import Networks
from ann221_gui.core.starts import UniformStart
from ann221_gui.files.solution_file import as_json

DEFAULT_COUNT = 1000
MOST_STARTS = 100_000
DEFAULT_EPOCHS = 20_000  # hardly a start without biases learns XOR before 15,000
DEFAULT_START = UniformStart()
NUMBERS_PER_SLICE = 20_000_000  # epochs times samples times networks: some 100 ms


def run(arguments: list[str]) -> int:
    """Train from all starts at once and print what came out."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    trial = _trial(parser, chosen)
    note_what_is_impossible(chosen, trial.dataset, trial.hyperparameters)
    outcome = Outcome.of(trial, _trained(trial))
    print(as_json(report_document(outcome)) if chosen.format == "json" else report_text(outcome))
    return 0


def _parser() -> Parser:
    parser = Parser(
        "starts",
        "Train from many random starts: how many learn, and where the others stop.",
        epilog=JSON_KEYS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add_learning(parser, DEFAULT_EPOCHS)
    parser.add_argument(
        "--count",
        metavar="K",
        type=whole_number(1, MOST_STARTS),
        default=DEFAULT_COUNT,
        help=f"how many starts (default: {DEFAULT_COUNT})",
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=whole_number(0, LARGEST_SEED),
        default=0,
        help="of the first start; the next one has the next seed, as in the window (default: 0)",
    )
    parser.add_argument(
        "--range",
        metavar=("LOW", "HIGH"),
        type=number,
        nargs=2,
        default=(DEFAULT_START.low, DEFAULT_START.high),
        help="between which numbers weights are drawn (default: "
        f"{DEFAULT_START.low:g} {DEFAULT_START.high:g})",
    )
    parser.add_argument("--draw-biases", action="store_true", help="draw the biases too (default: 0)")
    parser.add_format()
    return parser


def _trial(parser: Parser, chosen: Namespace) -> Trial:
    dataset = named_setup(chosen).dataset
    rate = chosen_rate(chosen, dataset)
    hyperparameters = replace(DEFAULT_HYPERPARAMETERS, learning_rate=rate, biases=chosen.biases)
    return Trial(_first(parser, chosen), chosen.count, dataset, hyperparameters, chosen.epochs)


def _first(parser: Parser, chosen: Namespace) -> UniformStart:
    if chosen.draw_biases and not chosen.biases:
        parser.error("--draw-biases draws what only --biases learns: give both")
    low, high = chosen.range
    try:
        return UniformStart(low, high, chosen.seed, chosen.draw_biases)
    except ValueError as error:
        parser.error(f"argument --range: {error}")


def _trained(trial: Trial) -> FloatArray:
    """The parameters (K, 9) to which training leads."""
    networks = Networks(trial.starts(), trial.dataset, trial.hyperparameters)

    def train(epochs: int) -> bool:
        networks.train(epochs)
        return True

    numbers = len(trial.dataset) * trial.count
    with_progress(train, trial.epochs, max(1, NUMBERS_PER_SLICE // numbers))
    return networks.parameters
