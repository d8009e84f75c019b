"""Numbers that change sixty times a second can't be read: the pace at which text follows training."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ann221_gui.core.snapshot import Snapshot

READOUT_INTERVAL_MS = 125
SHORTEST_WAIT_MS = 50  # after a number that came at once


class ReadoutPace(QObject):
    """Answers many requests with few `due` signals: the first at once, the last always.

    All paces keep the same beat, so that numbers in different places are numbers of the same moment.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, before: Snapshot | None, snapshot: Snapshot) -> None:
        """Training has led from one to the other: `ask`; the user has, or nothing was shown: at once."""
        if before is not None and snapshot.is_trained_from(before):
            self.ask()
        else:
            self.ask_at_once()

    def ask(self) -> None:
        """Something changed: `due` now, or once the interval since the last one is over."""
        if self.is_waiting:
            self._is_wanted = True
        else:
            self.ask_at_once()

    def ask_at_once(self) -> None:
        """The user changed something: `due` now, whatever was shown a moment ago."""
        self._is_wanted = False
        self._timer.start(ms_to_beat(perf_counter() * 1000))
        self.due.emit()

    @property
    def is_waiting(self) -> bool:
        """Whether the interval since the last `due` is still running."""
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        if self._is_wanted:
            self.ask_at_once()


def ms_to_beat(now_ms: float) -> int:
    """Until the next beat that is not too near: beats are the multiples of the interval."""
    rest = READOUT_INTERVAL_MS - round(now_ms) % READOUT_INTERVAL_MS
    return rest if rest >= SHORTEST_WAIT_MS else rest + READOUT_INTERVAL_MS
