"""How many random starts learn each gate: measured once, so that nobody waits for a start that is stuck.

Seeds 0 to 999 of each kind of start, each trained with all samples a step, η = 0.5 on the sum, squared
error, logistic neurons; *learned*: loss below 0.01 within 100,000 epochs. 1,000 starts tell a share to
within 3 %.
"""

from dataclasses import dataclass, replace

from ann221_gui.core.activations import LOGISTIC_NETWORK
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS
from ann221_gui.core.datasets import GATE_LEARNING_RATE, GATES, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.starts import NormalStart, RandomStart, Start, UniformStart

LEARNED_LOSS = 0.0025  # a sample: 0.01 for a gate
STARTS_TRIED = 1000
MANY_STOP = 0.95  # a smaller share than this leaves enough others to say where they stop


@dataclass(frozen=True)
class Learned:
    """Of 1,000 starts, how many learned: without biases, with biases started at 0, with biases drawn."""

    without: int
    at_zero: int
    drawn: int


_LEARNED: dict[RandomStart, dict[str, Learned]] = {
    UniformStart(0.0, 1.0): {
        "xor": Learned(983, 995, 855),
        "and": Learned(199, 1000, 1000),
        "or": Learned(1000, 1000, 1000),
        "nand": Learned(227, 1000, 1000),
        "nor": Learned(1000, 1000, 1000),
        "xnor": Learned(993, 900, 755),
    },
    UniformStart(-1.0, 1.0): {
        "xor": Learned(274, 819, 831),
        "and": Learned(149, 1000, 1000),
        "or": Learned(1000, 1000, 1000),
        "nand": Learned(154, 1000, 1000),
        "nor": Learned(1000, 1000, 1000),
        "xnor": Learned(287, 824, 822),
    },
    NormalStart(0.0, 1.0): {
        "xor": Learned(233, 756, 742),
        "and": Learned(368, 1000, 1000),
        "or": Learned(999, 1000, 1000),
        "nand": Learned(375, 1000, 1000),
        "nor": Learned(1000, 1000, 1000),
        "xnor": Learned(235, 749, 750),
    },
}

# Where those that don't learn are after 100,000 epochs, by whether biases are on.
_OTHERS_STOP = {
    ("and", False): "mostly stop at a loss of 1/4",
    ("nand", False): "mostly stop at a loss of 1/4",
    ("xor", False): "stop at losses between 0.3 and 0.9",
    ("xnor", False): "stop at losses between 0.3 and 0.9",
    ("xor", True): "mostly stop at a loss of 1/2",
    ("xnor", True): "mostly stop at a loss of 1/2",
}


def share_that_learns(dataset_name: str, start: Start, hyperparameters: Hyperparameters) -> float | None:
    """Share (0 to 1) of starts of this kind that learn this gate; None where it was not measured.

    Measured for U(0, 1), U(−1, 1) and N(0, 1), without biases, with biases started at 0 and with biases
    drawn like the weights; whatever the seed.
    """
    if not (isinstance(start, RandomStart) and _as_measured(hyperparameters)):
        return None
    learned = _LEARNED.get(replace(start, seed=0, draw_biases=False), {}).get(dataset_name)
    if learned is None:
        return None
    with_biases = learned.drawn if start.draw_biases else learned.at_zero
    return (with_biases if hyperparameters.biases else learned.without) / STARTS_TRIED


def start_outlook(dataset: Dataset, start: Start, hyperparameters: Hyperparameters) -> str:
    """The same in words, with where the others stop; empty where it is not known."""
    share = share_that_learns(dataset.name, start, hyperparameters) if dataset in GATES else None
    if share is None:
        return ""
    outlook = (
        f"{_of_hundred(share)} such starts learn {dataset.title} "
        f"(loss below 0.01 within 100,000 epochs, η = {GATE_LEARNING_RATE})."
    )
    others = _OTHERS_STOP.get((dataset.name, hyperparameters.biases))
    return f"{outlook} The others {others}." if others and share < MANY_STOP else outlook


def has_working_start(setup: Setup) -> bool:
    """Whether `WORKING_START` is known to learn this data."""
    return setup.dataset in GATES and setup.hyperparameters.activations == LOGISTIC_NETWORK


def _as_measured(hyperparameters: Hyperparameters) -> bool:
    gate_size = len(GATES[0])
    return (
        hyperparameters.learning_rate == GATE_LEARNING_RATE
        and hyperparameters.batch_of(gate_size) == gate_size
        and hyperparameters.conventions.train_as(DOCUMENT_CONVENTIONS)
        and hyperparameters.activations == LOGISTIC_NETWORK
    )


def _of_hundred(share: float) -> str:
    """27 of 100; "100 of 100" only where not a single one failed."""
    return "100 of 100" if share == 1 else f"{min(round(100 * share), 99)} of 100"
