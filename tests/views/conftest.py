"""What the tests of the diagram and of the words beside it are drawn from, and what is seen of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.frame import Ending, Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Probe, Snapshot, probe_of_sample
from ann221_gui.views.shared import readout_pace

# All six different, one of them negative.
WEIGHTS = {"w1_11": 0.5, "w1_12": 0.2, "w1_21": 0.7, "w1_22": 0.9, "w2_11": 1.1, "w2_21": -0.9}


@pytest.fixture
def snapshot_of() -> Callable[..., Snapshot]:
    """Builds a picture of a run: these parameters, this probe, these samples next."""

    def build(
        parameters: Mapping[str, float] | None = None,
        *,
        dataset: Dataset = XOR,
        probe: Probe | None = None,
        hyperparameters: Hyperparameters | None = None,
        biases: bool = False,
        steps: int = 0,
        samples_seen: int = 0,
        next_samples: Sequence[int] | None = None,
        ending: Ending | None = None,
    ) -> Snapshot:
        hyper = replace(hyperparameters or Hyperparameters(), biases=biases)
        frame = Frame(
            setup=Setup(dataset, hyperparameters=hyper),
            parameters=Parameters.of(WEIGHTS | dict(parameters or {})),
            steps=steps,
            samples_seen=samples_seen,
            next_samples=np.arange(len(dataset)) if next_samples is None else np.array(next_samples),
            history=np.empty((0, 2)),
            ending=ending,
        )
        return Snapshot(frame, probe or probe_of_sample(dataset, len(dataset) - 1))

    return build


@pytest.fixture
def on_screen() -> Callable[[QWidget], QImage]:
    """What the screen shows of a widget: not painted anew, as `grab` does, but as it was painted last."""

    def look(widget: QWidget) -> QImage:
        QApplication.processEvents()
        window = widget.window()
        screen = window.screen().grabWindow(window.winId()).toImage()
        corner = widget.mapTo(window, widget.rect().topLeft())
        return screen.copy(widget.rect().translated(corner))

    return look


@pytest.fixture
def between_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first number none is due for days."""
    monkeypatch.setattr(readout_pace, "READOUT_INTERVAL_MS", 1_000_000_000)


class PaintWatch(QObject):
    """What is painted of a widget and of those in it from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        QApplication.processEvents()  # what was to be painted before
        self._regions: dict[QObject, QRegion] = {}
        for watched in (widget, *widget.findChildren(QWidget)):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._regions[watched] = self._regions.get(watched, QRegion()) + event.region()
        return False

    def painted(self, widget: QWidget) -> QRegion:
        """Of one of the widgets."""
        QApplication.processEvents()
        return self._regions.get(widget, QRegion())

    @property
    def nothing(self) -> bool:
        """Whether none of them was painted."""
        QApplication.processEvents()
        return not self._regions


@pytest.fixture
def watch_paint() -> type[PaintWatch]:
    return PaintWatch
