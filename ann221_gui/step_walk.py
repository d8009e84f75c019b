"""Goes through the phases of a step, by hand or at a slow pace, and does the step behind the last one."""

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ann221_gui.core.frame import Diverged, Frame
from ann221_gui.core.walk import Walk

PHASE_MS = 2500  # while phases are played
FLOW_MS = 33  # between two pictures of what flows


class StepWalk(QObject):
    """Holds the place in the step; the run that it belongs to shows it and does the step.

    What trains otherwise ends the walk first, so a frame with another step is one that was walked to, or one
    of training that was paused a moment before: the walk goes on with the step that comes next.
    """

    changed = Signal()
    begun = Signal()  # where no step was walked through before
    step_wanted = Signal(bool)  # whether with the probed pair alone
    playing_changed = Signal(bool)
    flow_changed = Signal(object)  # how much of a phase's time is over, 0 to 1; None while nothing moves

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self.walk: Walk | None = None
        self._samples = len(frame.next_samples)
        self._is_step_asked_for = False  # its frame is on its way
        self._has_reduced_motion = False
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
        if self.walk is None:
            self.begin()
            return
        following = self.walk.onward(self._count)
        if following is not None:
            self._go(following)
        elif not self._is_step_asked_for:
            self._is_step_asked_for = True
            self.step_wanted.emit(self.walk.of_pair)

    @Slot()
    def back(self) -> None:
        """One phase back; at the first there is none."""
        before = self.walk.back(self._count) if self.walk is not None else None
        if before is not None and not self._is_step_asked_for:
            self._go(before)

    @Slot()
    def to_total(self) -> None:
        """Past all samples."""
        if self.walk is not None and not self._is_step_asked_for:
            self._go(self.walk.to_total(self._count))

    @Slot()
    def end(self) -> None:
        """Back to the network as it is."""
        self.pause()
        self._is_step_asked_for = False
        if self.walk is not None:
            self._go(None)

    def play(self) -> None:
        """Phase after phase, step after step."""
        if self.walk is None:
            self.begin()
        self._phase_timer.start()
        self._let_flow()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        if self.is_playing:
            self._phase_timer.stop()
            self._let_flow()
            self.playing_changed.emit(False)

    @Slot(bool)
    def reduce_motion(self, is_reduced: bool) -> None:
        """Nothing glides between the phases."""
        self._has_reduced_motion = is_reduced
        self._let_flow()

    def take_frame(self, before: Frame, frame: Frame) -> None:
        """Follow the run, without saying so: what is shown changes with the frame."""
        self._samples = len(frame.next_samples)
        is_stepped = frame.steps != before.steps
        if isinstance(frame.ending, Diverged) and (is_stepped or self._is_step_asked_for):
            self.pause()
            self._stand_at(None)
        elif self.walk is not None and (is_stepped or _goes_elsewhere(before, frame)):
            self._stand_at(Walk(of_pair=self.walk.of_pair))
        if frame.ending is not None and frame.ending != before.ending:
            self.pause()

    def _stand_at(self, walk: Walk | None) -> None:
        self.walk = walk
        self._is_step_asked_for = False
        if self.is_playing:
            self._phase_timer.start()

    def _go(self, walk: Walk | None) -> None:
        self._stand_at(walk)
        self.changed.emit()

    @property
    def _count(self) -> int:
        return 1 if self.walk is not None and self.walk.of_pair else self._samples

    def _let_flow(self) -> None:
        """Only while phases are played, and motion is wanted."""
        if self.is_playing and not self._has_reduced_motion:
            self._flow_timer.start()
        elif self._flow_timer.isActive():
            self._flow_timer.stop()
            self.flow_changed.emit(None)

    @Slot()
    def _flow(self) -> None:
        self.flow_changed.emit(1 - self._phase_timer.remainingTime() / PHASE_MS)


def _goes_elsewhere(before: Frame, frame: Frame) -> bool:
    """Whether the next update has other samples than it had."""
    is_same_data = frame.dataset is before.dataset
    return not (is_same_data and np.array_equal(frame.next_samples, before.next_samples))
