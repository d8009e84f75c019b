"""The worker: an object in a QThread that carries out requests and trains in slices of time.

It never trains while the window works or paints: both hold the interpreter's lock, and a thread that trains
flat out would starve the window. It trains only while it is its turn, and having published a frame it waits
until the window has shown it.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from ann221_gui.core.trainer import Trainer
from ann221_gui.training.pace import Pace, StepsBetweenClocks
from ann221_gui.training.requests import FLAT_OUT, Pause, Play, Request, SetSpeed, Stop
from ann221_gui.training.turn import Turn

TICK_MS = 16
TICK_BUDGET_MS = 10


class TrainingWorker(QObject):
    """Requests in, frames out. Lives in the training thread; everything here runs there."""

    frame_published = Signal(object)
    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, trainer: Trainer, epochs_per_second: float, turn: Turn) -> None:
        super().__init__()
        self._trainer = trainer
        self._turn = turn
        self._pace = Pace(epochs_per_second)
        self._between_clocks = StepsBetweenClocks()
        self._is_playing = False
        self._last_epoch: float | None = None
        self._tick_started_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @Slot(object)
    def handle(self, request: Request) -> None:
        """Carry out one request; a fault in it becomes a message, and training pauses."""
        self._guarded(lambda: self._carry_out(request))

    @Slot()
    def grant(self) -> None:
        """The window has nothing left to do: the next slice may begin."""
        if self._is_playing and not self._timer.isActive():
            spent_ms = (perf_counter() - self._tick_started_s) * 1000
            self._timer.start(max(0, round(TICK_MS - spent_ms)))

    def _carry_out(self, request: Request) -> None:
        match request:
            case Play(epochs):
                self._play(epochs)
            case Pause():
                self._pause()
            case SetSpeed(epochs_per_second):
                self._pace.epochs_per_second = epochs_per_second
            case Stop():
                self._timer.stop()
                QThread.currentThread().quit()
            case command:
                self._trainer.apply(command)
                self._publish()

    def _play(self, epochs: int | None) -> None:
        self._last_epoch = None if epochs is None else self._trainer.epoch + epochs
        if not self._is_playing:
            self._is_playing = True
            self.playing_changed.emit(True)
            self._pace.start(perf_counter())
            self._timer.start(0)

    def _pause(self) -> None:
        self._timer.stop()
        if self._is_playing:
            self._is_playing = False
            self.playing_changed.emit(False)

    @Slot()
    def _tick(self) -> None:
        if self._turn.is_training:  # otherwise a grant comes when it is
            self._guarded(self._train_slice)

    def _train_slice(self) -> None:
        self._tick_started_s = perf_counter()
        due = self._pace.steps_due(self._tick_started_s, self._trainer.steps_per_epoch)
        done = self._train_until(min(due, self._steps_left()), self._tick_started_s + TICK_BUDGET_MS / 1000)
        self._pace.count(done)
        if self._trainer.ending is not None or self._steps_left() <= 0:
            self._pause()
        if done or not self._is_playing:
            self._publish()
        else:
            self._timer.start(TICK_MS)

    def _steps_left(self) -> float:
        """Counted anew each time: the batch may change on the way."""
        return FLAT_OUT if self._last_epoch is None else self._trainer.steps_to(self._last_epoch)

    def _train_until(self, steps: float, deadline_s: float) -> int:
        """Up to so many steps, while there is time and it is training's turn."""
        done = 0
        now_s = perf_counter()
        while done < steps and now_s < deadline_s and self._turn.is_training:
            wanted = int(min(self._between_clocks.steps, steps - done))
            done += self._trainer.train(wanted)
            if self._trainer.ending is not None:
                break
            before_s, now_s = now_s, perf_counter()
            self._between_clocks.adapt(wanted, now_s - before_s)
        return done

    def _publish(self) -> None:
        self.frame_published.emit(self._trainer.frame())

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  whatever it is, the user hears of it and the run is kept
            self._pause()
            self.failed.emit(f"{type(error).__name__}: {error}")
