"""Where the probe is: moved by the user, and by a walk through a batch, which brings it back afterwards.

It lives in the window and not in the worker: it changes nothing in training, and moving it shows at once.
"""

from PySide6.QtCore import QObject, Signal, Slot

from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.snapshot import Probe, probe_at, probe_of_sample
from ann221_gui.handing_out import HandingOut
from ann221_gui.step_walk import StepWalk

PAIR_OF_OWN = "You chose a pair of your own: the step through the batch is left undone. F5 begins again."


class Probing(QObject):
    """Moves the probe of a run, where nothing of it is locked."""

    moved = Signal()  # by the user
    walk_left = Signal(str)  # why

    def __init__(self, frame: Frame, handing_out: HandingOut, walk: StepWalk, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._handing_out, self._walk = frame, handing_out, walk
        self.probe = _first(frame.dataset)
        self.own_target = 0.0  # while it is on no sample
        self._before_walk: Probe | None = None

    @Slot(int, float)
    def move_input(self, column: int, value: float) -> None:
        """One coordinate; the other stays."""
        inputs = list(self.probe.inputs)
        inputs[column] = value
        self.move(*inputs)

    @Slot(float, float)
    def move(self, x1: float, x2: float) -> None:
        """To a point of the user's choice."""
        if self._may_move():
            self.put((x1, x2), self.own_target)

    @Slot(int)
    def to_sample(self, sample: int) -> None:
        """To exactly this row of the data set, with its target."""
        if self._may_move():
            self._stand_at(probe_of_sample(self._frame.dataset, sample))
            self.moved.emit()

    @Slot(float)
    def set_own_target(self, target: float) -> None:
        """The target of a probe that is on no sample."""
        if self._handing_out.allows({Lock.TARGET}):
            self.put(self.probe.inputs, target)

    def put(self, inputs: tuple[float, float], own_target: float) -> None:
        """As it was at another time, or is in another window."""
        self.own_target = own_target
        self._stand_at(probe_at(self._frame.dataset, inputs, own_target))
        self.moved.emit()

    def start_over(self) -> None:
        """As at the very first start, when the next frame is shown."""
        self.own_target = 0.0
        self._stand_at(_first(self._frame.dataset))

    def take(self, frame: Frame) -> None:
        """The run has come to this frame; with other data, the probe begins anew."""
        before, self._frame = self._frame, frame
        if frame.dataset is not before.dataset:
            self._stand_at(_first(frame.dataset))

    def follow(self) -> None:
        """To the sample of the batch that a walk is at; without one, back to where the user had it."""
        walk = self._walk.walk
        if walk is None:
            self.probe = self._before_walk or self.probe
            self._before_walk = None
        elif walk.of_pair:
            self._before_walk = None
        else:
            self._before_walk = self._before_walk or self.probe
            self.probe = probe_of_sample(self._frame.dataset, int(self._frame.next_samples[walk.place]))

    def _stand_at(self, probe: Probe) -> None:
        self._before_walk = None
        self.probe = probe

    def _may_move(self) -> bool:
        """Phases of the run's step are about its own samples: a pair of the user's choice ends them."""
        if not self._handing_out.allows({Lock.INPUTS}):
            return False
        if self._walk.walk is not None and not self._walk.walk.of_pair:
            self._walk.end()
            self.walk_left.emit(PAIR_OF_OWN)
        return True


def _first(dataset: Dataset) -> Probe:
    """On the last sample: of XOR, the one whose inputs are both there."""
    return probe_of_sample(dataset, len(dataset) - 1)
