"""The program as its user starts it, with a measurement in place of Qt's event loop."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from ann221_gui.application import run_window
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import XOR, gaussians
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.record.recorder import begun
from ann221_gui.files.opening import Opened
from ann221_gui.main_window import MainWindow
from tests.benchmarks.window.beat import SETTLE_S, spin
from tests.benchmarks.window.display import SIZE

CLOUD = gaussians(500)
FLAT_OUT = float("inf")
WARM_UP_S = 2.0
SETUPS = {
    "XOR": Setup(),
    "500 samples": Setup(dataset=CLOUD, hyperparameters=Hyperparameters(learning_rate=CLOUD.learning_rate)),
    "500 samples online": Setup(
        dataset=CLOUD, hyperparameters=Hyperparameters(learning_rate=0.1, batch_size=1)
    ),
    "XOR online": Setup(dataset=XOR, hyperparameters=Hyperparameters(batch_size=1)),
}


class FaultError(Exception):
    """The program told its user of a fault, or did not train although it should have."""


def in_the_program(setup: Setup, measure: Callable[[MainWindow], Any]) -> Any:
    """What `measure` returns; the window is open, has the screen's size and has come to rest."""
    results = []

    def instead_of_the_event_loop(*_: object) -> int:
        (window,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        sys.excepthook = sys.__excepthook__  # a fault must not become a message in the window
        window.resize(*SIZE)
        spin(SETTLE_S)
        results.append(measure(window))
        window.close()
        return 0

    QApplication.exec = instead_of_the_event_loop
    run_window(Opened(begun(setup)))
    return results[0]


def play(window: MainWindow, epochs_per_s: float) -> None:
    """Train at this speed, and wait until that is going on."""
    window.run.set_speed(epochs_per_s)
    window.run.toggle_play()
    spin(WARM_UP_S)


def check_still_playing(window: MainWindow) -> None:
    """A run that ended on the way was not measured."""
    if not window.run.is_playing:
        raise FaultError("training ended by itself")
