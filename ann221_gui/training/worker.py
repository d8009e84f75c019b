"""The worker: an object in a QThread that carries out requests and trains in slices of time.

It never trains while the window works or paints: both hold the interpreter's lock, and a thread that trains
flat out would starve the window. It trains only while it is its turn, and having published a frame it waits
until the window has shown it.
"""

import logging
from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from ann221_gui.core.commands import GoTo, Redo, Travel, Undo
from ann221_gui.core.record.journey import Journey
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.record.version import Open, Version
from ann221_gui.training.pace import Pace, StepsBetweenClocks
from ann221_gui.training.requests import (
    FLAT_OUT,
    GiveUp,
    InTurn,
    Pause,
    Pin,
    Play,
    Request,
    SetSpeed,
    Stop,
    TakeRecord,
    is_counted,
)
from ann221_gui.training.turn import Turn

TICK_MS = 16
TICK_BUDGET_MS = 10
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # where no log is kept, nothing is written to standard error instead


class TrainingWorker(QObject):
    """Requests in, frames out. Lives in the training thread; everything here runs there."""

    frame_published = Signal(object)
    answered = Signal(int)  # how many requests that are counted the next frame has answered
    playing_changed = Signal(bool)
    journey_advanced = Signal(object)  # how much of the way is done, from 0 to 1; None when it is over
    opening_given_up = Signal()  # the run stays in force that was to be left for another
    record_taken = Signal(object)
    run_pinned = Signal(object)
    failed = Signal(str)

    def __init__(self, recorder: Recorder, epochs_per_second: float, turn: Turn) -> None:
        super().__init__()
        self._recorder = recorder
        self._journey: Journey | None = None
        self._held: deque[InTurn] = deque()  # until one has arrived
        self._answered = 0
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

    @property
    def record(self) -> Version:
        """What was done in all; to be asked when the thread has ended."""
        return self._recorder.record

    @Slot(object)
    def handle(self, request: Request) -> None:
        """Carry out one request, or keep it until one has arrived; a fault in it becomes a message, and
        training pauses."""
        match request:
            case Stop():
                self._timer.stop()
                QThread.currentThread().quit()
            case GiveUp():
                self._guarded(self._give_up)
            case _:
                self._held.append(request)
                self._guarded(self._carry_out_held)

    @Slot()
    def grant(self) -> None:
        """The window has nothing left to do: the next slice may begin."""
        if (self._is_playing or self._journey) and not self._timer.isActive():
            spent_ms = (perf_counter() - self._tick_started_s) * 1000
            self._timer.start(max(0, round(TICK_MS - spent_ms)) if self._is_playing else 0)

    def _carry_out_held(self) -> None:
        """In their order; another place to go to replaces the one that one is on the way to."""
        while self._held:
            is_elsewhere = isinstance(self._held[0], GoTo) and len(self._held) == 1
            if self._journey is not None and not (is_elsewhere and isinstance(self._journey.travel, GoTo)):
                return
            request = self._held.popleft()
            self._answered += is_counted(request)
            self._carry_out(request)

    def _carry_out(self, request: InTurn) -> None:
        match request:
            case Play(epochs):
                self._play(epochs)
            case Pause():
                self._pause()
            case SetSpeed(epochs_per_second):
                self._pace.epochs_per_second = epochs_per_second
            case TakeRecord():
                self.record_taken.emit(self._recorder.record)
            case Pin():
                self.run_pinned.emit(self._recorder.pinned())
            case Undo() | Redo() | GoTo() | Open():
                self._set_out(request)
            case command:
                self._recorder.apply(command)
                self._publish()

    # Going back and forth

    def _set_out(self, travel: Travel | Open) -> None:
        self._pause()
        self._journey = self._recorder.set_out(travel)
        if self._journey.is_there:
            self._arrive()
        else:
            self._timer.start(0)

    def _travel_slice(self, journey: Journey) -> None:
        deadline_s = perf_counter() + TICK_BUDGET_MS / 1000
        while not journey.is_there and perf_counter() < deadline_s and self._turn.is_training:
            started_s = perf_counter()
            done = journey.go(self._between_clocks.steps)
            self._between_clocks.adapt(done, perf_counter() - started_s)
        if journey.is_there:
            self._arrive()
        else:
            self.journey_advanced.emit(journey.share)
            self._timer.start(0)

    def _arrive(self) -> None:
        journey, self._journey = self._journey, None
        if journey is not None:
            self._recorder.arrive(journey)
        self.journey_advanced.emit(None)
        self._publish()
        self._carry_out_held()

    def _give_up(self) -> None:
        """What was asked for since is given up as well, where it was meant for there."""
        held, self._held = self._held, deque()
        self._answered += sum(map(is_counted, held))
        under_way = [] if self._journey is None else [self._journey.travel]
        if any(isinstance(request, Open) for request in (*under_way, *held)):
            self.opening_given_up.emit()
        if self._journey is not None:
            self._journey = None
            self._timer.stop()
            self.journey_advanced.emit(None)
            self.playing_changed.emit(self._is_playing)  # whoever has asked to play meanwhile waits for it
            self._publish()
        for request in held:
            if isinstance(request, SetSpeed | TakeRecord):
                self._carry_out(request)

    # Training

    def _play(self, epochs: int | None) -> None:
        self._last_epoch = None if epochs is None else self._recorder.epoch + epochs
        if not self._is_playing:
            self._is_playing = True
            self.playing_changed.emit(True)
            self._pace.start(perf_counter())
            self._timer.start(0)

    def _pause(self) -> None:
        self._timer.stop()
        self._recorder.end_stretch()
        if self._is_playing:
            self._is_playing = False
            self.playing_changed.emit(False)

    @Slot()
    def _tick(self) -> None:
        if not self._turn.is_training:  # a grant comes when it is
            return
        journey = self._journey
        self._guarded(self._train_slice if journey is None else lambda: self._travel_slice(journey))

    def _train_slice(self) -> None:
        self._tick_started_s = perf_counter()
        due = self._pace.steps_due(self._tick_started_s, self._recorder.steps_per_epoch)
        done = self._train_until(min(due, self._steps_left()), self._tick_started_s + TICK_BUDGET_MS / 1000)
        self._pace.count(done)
        if self._recorder.ending is not None or self._steps_left() <= 0:
            self._pause()
        if done or not self._is_playing:
            self._publish()
        else:
            self._timer.start(TICK_MS)

    def _steps_left(self) -> float:
        """Counted anew each time: the batch may change on the way."""
        return FLAT_OUT if self._last_epoch is None else self._recorder.steps_to(self._last_epoch)

    def _train_until(self, steps: float, deadline_s: float) -> int:
        """Up to so many steps, while there is time and it is training's turn."""
        done = 0
        now_s = perf_counter()
        while done < steps and now_s < deadline_s and self._turn.is_training:
            wanted = int(min(self._between_clocks.steps, steps - done))
            done += self._recorder.train(wanted)
            if self._recorder.ending is not None:
                break
            before_s, now_s = now_s, perf_counter()
            self._between_clocks.adapt(wanted, now_s - before_s)
        return done

    def _publish(self) -> None:
        self.answered.emit(self._answered)
        self.frame_published.emit(self._recorder.frame())

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  whatever it is, the user hears of it and the run is kept
            _log.error("a fault in training", exc_info=error)
            self._pause()
            self._give_up()
            self.failed.emit(f"{type(error).__name__}: {error}")
