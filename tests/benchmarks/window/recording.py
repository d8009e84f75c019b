"""The frames of a run, kept to be shown once more."""

from dataclasses import replace
from itertools import pairwise
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt, QTimer

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.main_window import MainWindow


class Recording:
    """The frames that were shown, and when; `start_again` shows them once more at the same moments."""

    def __init__(self, window: MainWindow) -> None:
        self._run = window.run
        self._started = perf_counter()
        self.shown: list[tuple[float, Snapshot]] = []
        self._run.snapshot_changed.connect(self._note)

    def _note(self, snapshot: Snapshot) -> None:
        self.shown.append((perf_counter() - self._started, snapshot))

    def stop(self) -> None:
        self._run.snapshot_changed.disconnect(self._note)
        self._lasted_s = perf_counter() - self._started

    def figures(self) -> dict[str, Any]:
        """How much was trained and shown."""
        frames = [snapshot.frame for _, snapshot in self.shown]
        epochs = [frame.epoch for frame in frames]
        # Smaller than before: the run began again.
        trained = sum(now - before if now >= before else now for before, now in pairwise(epochs))
        return {
            "epochs_per_s": trained / self._lasted_s,
            "frames_per_s": len(frames) / self._lasted_s,
            "epochs": [epochs[0], epochs[-1]],
            "points": [len(frames[0].history), len(frames[-1].history)],
        }

    def start_again(self) -> None:
        """On the way that frames of training take, from the run's signal on; nothing is trained."""
        # Copies, in which nothing that a view asks for has been worked out yet.
        self._left = [(due, Snapshot(replace(s.frame), s.probe)) for due, s in reversed(self.shown)]
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._show_next)
        self._started = perf_counter()
        self._wait()

    def _wait(self) -> None:
        if self._left:
            wait_s = self._left[-1][0] - (perf_counter() - self._started)
            self._timer.start(max(0, round(1000 * wait_s)))

    def _show_next(self) -> None:
        _, snapshot = self._left.pop()
        self._run.snapshot_changed.emit(snapshot)
        self._wait()
