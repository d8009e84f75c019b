"""What the tests of the samples show. With all weights 0 and b² = ln 3 every output is ¾."""

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Probe, Snapshot, probe_of_sample

HALF = Parameters.of({})
THREE_QUARTERS = Parameters.of({"b2_1": math.log(3)})
CERTAIN = Parameters.of({"b2_1": -20.0})


def snapshot(
    parameters: Parameters = THREE_QUARTERS,
    dataset: Dataset = XOR,
    sample: int | None = 3,
    hyperparameters: Hyperparameters | None = None,
) -> Snapshot:
    setup = Setup(dataset, hyperparameters=hyperparameters or Hyperparameters())
    frame = Frame(setup, parameters, 0, 0, np.arange(len(dataset)), np.empty((0, 2)))
    probe = Probe((9.0, 9.0), 0.0) if sample is None else probe_of_sample(dataset, sample)
    return Snapshot(frame, probe)


def cells(view: QTableView, row: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [view.model().index(row, column).data(role) for column in range(view.model().columnCount())]
