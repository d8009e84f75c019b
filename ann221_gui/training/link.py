"""The window's end of training: owns the thread, sends requests, keeps the newest frame."""

import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from ann221_gui.core.frame import Frame
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.record.version import Version
from ann221_gui.training.requests import Request, Stop, is_counted
from ann221_gui.training.turn import Turn
from ann221_gui.training.worker import TrainingWorker

FRAME_MS = 16
SWITCH_INTERVAL_S = (
    0.0005  # so long a thread may keep the other from the interpreter, ten times less than usual
)


class TrainingLink(QObject):
    """Lives in the GUI thread. Frames that come faster than the display are dropped: the newest wins."""

    frame_published = Signal(object)
    playing_changed = Signal(bool)
    journey_advanced = Signal(object)  # see `TrainingWorker`
    opening_given_up = Signal()
    record_taken = Signal(object)
    run_pinned = Signal(object)
    failed = Signal(str)

    _requested = Signal(object)
    _granted = Signal()

    def __init__(self, recorder: Recorder, epochs_per_second: float, parent: QObject | None = None) -> None:
        """From here on the recorder belongs to the thread."""
        super().__init__(parent)
        self.first_frame = recorder.frame()
        self._sent = self._answered = self._answered_next = 0
        self.is_playing = False
        self._newest = self._shown = self.first_frame
        self._shown_s = 0.0
        self._turn = Turn()
        self._thread = QThread()
        self._thread.setObjectName("training")
        self._worker = TrainingWorker(recorder, epochs_per_second, self._turn)
        self._worker.moveToThread(self._thread)
        self._show_timer = self._timer(self._show_newest)
        self._give_timer = self._timer(self._give_turn)
        self._connect()

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._requested.connect(self._worker.handle, queued)
        self._granted.connect(self._worker.grant, queued)
        self._worker.answered.connect(self._note_answered, queued)
        self._worker.frame_published.connect(self._keep_newest, queued)
        self._worker.journey_advanced.connect(self.journey_advanced, queued)
        self._worker.opening_given_up.connect(self.opening_given_up, queued)
        self._worker.record_taken.connect(self.record_taken, queued)
        self._worker.run_pinned.connect(self.run_pinned, queued)
        self._worker.playing_changed.connect(self._note_playing, queued)
        self._worker.failed.connect(self.failed, queued)

    def start(self) -> None:
        """Begin to carry out what was and will be sent."""
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        self._thread.start()

    def send(self, request: Request) -> None:
        """Ask the worker for something; a frame comes back when it is done."""
        self._sent += is_counted(request)
        self._requested.emit(request)

    @property
    def is_answered(self) -> bool:
        """Whether the frame that was shown last knows of everything that was sent."""
        return self._answered == self._sent

    @property
    def last_record(self) -> Version:
        """What was done in all, when the thread has ended."""
        return self._worker.record

    def stop(self) -> None:
        """End the thread and wait for it. The worker stops its own timer and quits its own loop."""
        if self._thread.isRunning():
            self._worker.frame_published.disconnect(self._keep_newest)
            self._show_timer.stop()
            self._give_timer.stop()
            self._requested.emit(Stop())
            self._thread.wait()

    @Slot()
    def take_turn(self) -> None:
        """The window has something to do: training waits until it has nothing left."""
        self._turn.is_training = False
        self._give_timer.start(0)  # behind whatever is there to be handled and painted

    @Slot()
    def _give_turn(self) -> None:
        self._turn.is_training = True
        self._granted.emit()

    @Slot(int)
    def _note_answered(self, requests: int) -> None:
        self._answered_next = requests

    @Slot(object)
    def _keep_newest(self, frame: Frame) -> None:
        self._newest, self._answered = frame, self._answered_next
        if frame.changes != self._shown.changes:  # the user waits to see it
            self._show_timer.start(0)
        elif not self._show_timer.isActive():
            since_last_ms = (perf_counter() - self._shown_s) * 1000
            self._show_timer.start(max(0, round(FRAME_MS - since_last_ms)))

    @Slot(bool)
    def _note_playing(self, is_playing: bool) -> None:
        self.is_playing = is_playing
        self.playing_changed.emit(is_playing)

    @Slot()
    def _show_newest(self) -> None:
        self.take_turn()
        self._shown, self._shown_s = self._newest, perf_counter()
        self.frame_published.emit(self._newest)
