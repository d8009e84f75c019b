"""Goes through the phases of a step, by hand or at a slow pace, and does the step behind the last one."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ann221_gui.core.frame import Frame
from ann221_gui.core.walk import Walk

PHASE_MS = 2500  # while phases are played
FLOW_MS = 33  # between two pictures of what flows


class StepWalk(QObject):
    """Holds the place in the step; the run that it belongs to shows it and does the step."""

    changed = Signal()
    begun = Signal()  # where no step was walked through before
    step_wanted = Signal(bool)  # whether with the probed pair alone
    playing_changed = Signal(bool)
    flow_changed = Signal(object)  # how much of a phase's time is over, 0 to 1; None while nothing moves

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self.walk: Walk | None = None
        self.has_reduced_motion = False
        self._samples = len(frame.next_samples)
        self._is_step_done = True  # the frame of a step that was asked for has come
        self._phase_timer = QTimer(self)
        self._phase_timer.setInterval(PHASE_MS)
        self._phase_timer.timeout.connect(self.onward)
        self._flow_timer = QTimer(self)
        self._flow_timer.setInterval(FLOW_MS)
        self._flow_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._flow_timer.timeout.connect(self._flow)

    @property
    def is_playing(self) -> bool:
        return self._phase_timer.isActive()

    def begin(self, of_pair: bool = False) -> None:
        """At the first phase of the run's next update, or of a step with the probed pair alone."""
        is_new = self.walk is None
        self._go(Walk(of_pair=of_pair))
        if is_new:
            self.begun.emit()

    @Slot()
    def onward(self) -> None:
        """One phase on; behind the last one the step is done."""
        if not self._is_step_done:
            return
        if self.walk is None:
            self.begin()
            return
        following = self.walk.onward(self._count)
        if following is not None:
            self._go(following)
        else:
            self._is_step_done = False
            self.step_wanted.emit(self.walk.of_pair)

    @Slot()
    def back(self) -> None:
        """One phase back; at the first there is none."""
        before = self.walk.back(self._count) if self.walk is not None else None
        if before is not None:
            self._go(before)

    @Slot()
    def to_total(self) -> None:
        """Past all samples."""
        if self.walk is not None:
            self._go(self.walk.to_total(self._count))

    @Slot()
    def end(self) -> None:
        """Back to the network as it is."""
        self.pause()
        self._is_step_done = True
        if self.walk is not None:
            self._go(None)

    def play(self) -> None:
        """Phase after phase, step after step."""
        if self.walk is None:
            self.begin()
        self._phase_timer.start()
        if not self.has_reduced_motion:
            self._flow_timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        if self.is_playing:
            self._phase_timer.stop()
            self._flow_timer.stop()
            self.flow_changed.emit(None)
            self.playing_changed.emit(False)

    def take_frame(self, before: Frame, frame: Frame) -> None:
        """Go on with the next step where this one was asked for; end where the run has gone on otherwise."""
        self._samples = len(frame.next_samples)
        if self.walk is None:
            return
        if frame.steps == before.steps and frame.dataset is before.dataset:
            self._stay_or_end()
        elif self._is_step_done or frame.ending is not None:
            self.end()
        else:
            self._is_step_done = True
            self.begin(self.walk.of_pair)

    def _stay_or_end(self) -> None:
        """The user has changed something: a place that the batch no longer has can't be kept."""
        if not self._is_step_done:  # the step could not be done
            self.end()
        elif self.walk is not None and self.walk.place >= self._count:
            self.begin(self.walk.of_pair)

    @property
    def _count(self) -> int:
        return 1 if self.walk is not None and self.walk.of_pair else self._samples

    def _go(self, walk: Walk | None) -> None:
        self.walk = walk
        if self.is_playing:
            self._phase_timer.start()
        self.changed.emit()

    @Slot()
    def _flow(self) -> None:
        self.flow_changed.emit(1 - self._phase_timer.remainingTime() / PHASE_MS)
