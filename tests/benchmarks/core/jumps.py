"""How long it takes to go to any epoch of a long run, and what its record weighs."""

import random
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import numpy as np

from ann221_gui.core.activations import LOGISTIC, TANH, Activations
from ann221_gui.core.commands import GoTo, Setup, TrainEpochs
from ann221_gui.core.datasets import gaussians
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from tests.benchmarks.tables import Bound, Row, Table

TITLE = "Going to an epoch of a run on its time line, in ms"
COLUMNS = ("median", "95th", "longest", "of the training", "record MB")
NOTES = (
    "200 epochs at random. Of the training: the median as a share of the time that the whole run took.",
    "Where it takes longer than 100 ms the window shows how far it is, and it can be given up.",
)
JUMPS = 200
BOUND = Bound(("longest",), goal=100.0, at_most=True)
CAREFUL = Hyperparameters(activations=Activations(TANH, LOGISTIC))  # trained in the careful form
RUNS = {
    "XOR, 1,000,000 epochs": (Setup(), 1_000_000),
    "XOR, tanh, 100,000 epochs": (Setup(hyperparameters=CAREFUL), 100_000),
    "200 points online, 10,000 epochs": (
        Setup(gaussians(), hyperparameters=replace(Hyperparameters(), batch_size=1, learning_rate=0.05)),
        10_000,
    ),
}


def table(quick: bool) -> Table:
    """One row a run."""
    runs = list(RUNS.items())[: 1 if quick else None]
    return Table(TITLE, COLUMNS, [_row(name, *run) for name, run in runs], NOTES)


def _row(name: str, setup: Setup, epochs: int) -> Row:
    tracemalloc.start()
    recorder = Recorder(Trainer(setup))
    recorder.apply(TrainEpochs(epochs))
    weighs = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    trainer = Trainer(setup)
    whole_ms = _ms(lambda: trainer.apply(TrainEpochs(epochs)))
    chance = random.Random(221)
    taken = [_ms(lambda: recorder.apply(GoTo(chance.randint(0, epochs)))) for _ in range(JUMPS)]
    median, late, longest = np.percentile(taken, [50, 95, 100]).tolist()
    figures = median, late, longest, median / whole_ms, weighs
    return Row.of(name, dict(zip(COLUMNS, figures, strict=True)), BOUND)


def _ms(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return (perf_counter() - started) * 1000
