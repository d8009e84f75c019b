"""Problem files that lock and hide, opened in the window."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from ann221_gui.main_window import MainWindow

PROBLEM = {
    "type": "ann221/problem",
    "version": 1,
    "inputs": [0.6, 0.8],
    "target": 0.9,
    "weights": {"w1_11": 0.4, "w1_12": -0.6, "w1_21": 0.7, "w1_22": 0.2, "w2_11": 0.8, "w2_21": -0.5},
    "learning_rate": 0.5,
}
OpenWindow = Callable[..., MainWindow]


def write_problem(folder: Path, **keys: Any) -> Path:
    path = folder / "problem.json"
    path.write_text(json.dumps(PROBLEM | keys), encoding="utf-8")
    return path


def open_problem(qtbot: QtBot, window: MainWindow, folder: Path, **keys: Any) -> None:
    """Until it is shown; `keys` of its file besides those of `PROBLEM`."""
    before = window.run.snapshot.frame.dataset
    window.opening.open_file(str(write_problem(folder, **keys)))
    qtbot.waitUntil(lambda: window.run.snapshot.frame.dataset is not before)


def wait_for_answers(qtbot: QtBot, window: MainWindow) -> None:
    """Until all that was asked for so far is done and shown: what is asked for last is done last."""
    tolerance = window.run.setup.hyperparameters.tolerance + 0.001
    window.run.choices.set_hyperparameters(replace(window.run.setup.hyperparameters, tolerance=tolerance))
    qtbot.waitUntil(lambda: window.run.snapshot.frame.hyperparameters.tolerance == tolerance)
