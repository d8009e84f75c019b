"""Numbers at both ends of the floats, and rates that make them: each pane draws what can be drawn."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ann221_gui.core.activations import LINEAR, RELU, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import TypedStart
from ann221_gui.main_window import MainWindow

LARGEST, SMALLEST = 1.7e308, 5e-324
LARGE = TypedStart(Parameters(np.full(9, 1e19)))
SIGNS = TypedStart(Parameters(LARGEST * np.array([1, -1, 1, -1, 1, -1, 1, -1, 1])))


def samples(inputs: list[tuple[float, float]], targets: list[float]) -> Dataset:
    return Dataset("extreme", "Extreme", np.array(inputs), np.array(targets))


SETUPS = {
    "as far apart as can be": Setup(samples([(LARGEST, -LARGEST), (-LARGEST, LARGEST)], [1.0, 0.0])),
    "as near as can be": Setup(samples([(0.0, SMALLEST), (SMALLEST, 0.0)], [1.0, 0.0])),
    "a single one far away": Setup(samples([(1e17, 2e17)], [1.0])),
    "far away, and a float apart": Setup(samples([(1e17, 1.0), (np.nextafter(1e17, 1e18), 1.0)], [1.0, 0.0])),
    "largest targets": Setup(samples([(0.0, 1.0), (1.0, 0.0)], [LARGEST, LARGEST])),
    "largest weights": Setup(XOR, SIGNS, Hyperparameters(biases=True)),
    "outputs that fill the map's short floats": Setup(
        XOR, LARGE, Hyperparameters(activations=Activations(LINEAR, LINEAR))
    ),
    "a rate of a million": Setup(XOR, hyperparameters=Hyperparameters(learning_rate=1e6)),
    "a rate of a million, nothing bounded": Setup(
        XOR, hyperparameters=Hyperparameters(learning_rate=1e6, activations=Activations(RELU, LINEAR))
    ),
    "the largest rate": Setup(XOR, hyperparameters=Hyperparameters(learning_rate=LARGEST)),
}


@pytest.mark.parametrize("name", SETUPS)
def test_every_pane_survives(qtbot: QtBot, open_window: Callable[..., MainWindow], name: str) -> None:
    """An exception or a warning anywhere fails the test by itself."""
    window = open_window(SETUPS[name])
    window.run.set_speed(float("inf"))
    for page in window.actions_.pages:
        page.trigger()
        window.grab()
    window.actions_.play.trigger()
    qtbot.waitUntil(
        lambda: window.run.snapshot.frame.ending is not None or window.run.snapshot.frame.epoch > 200
    )
    window.actions_.log.trigger()
    window.actions_.undo.trigger()
    for page in window.actions_.pages:
        page.trigger()
        window.grab()
    assert "Something went wrong" not in window.messages.text
