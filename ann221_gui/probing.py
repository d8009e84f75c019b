"""Where the probe is: moved by the user, and by a walk through a batch, which brings it back afterwards."""

from ann221_gui.core.frame import Frame
from ann221_gui.core.snapshot import Probe, probe_at, probe_of_sample
from ann221_gui.core.walk import Walk


class Probing:
    """Holds the probe of a run."""

    def __init__(self, frame: Frame) -> None:
        self.probe = probe_of_sample(frame.dataset, len(frame.dataset) - 1)
        self._before_walk: Probe | None = None
        self.own_target = 0.0

    def move(self, frame: Frame, inputs: tuple[float, float]) -> None:
        """To a point of the user's choice; on no sample, it has the user's own target."""
        self._before_walk = None
        self.probe = probe_at(frame.dataset, inputs, self.own_target)

    def to_sample(self, frame: Frame, sample: int) -> None:
        """To exactly this row of the data set, by the user's choice."""
        self._before_walk = None
        self.probe = probe_of_sample(frame.dataset, sample)

    def set_own_target(self, frame: Frame, target: float) -> None:
        """For a probe that is on no sample."""
        self.own_target = target
        self.move(frame, self.probe.inputs)

    def put(self, frame: Frame, inputs: tuple[float, float], own_target: float) -> None:
        """As it was at another time."""
        self.own_target = own_target
        self.move(frame, inputs)

    def start_over(self, frame: Frame) -> None:
        """As at the very first start: on the last sample."""
        self.own_target = 0.0
        self.to_sample(frame, len(frame.dataset) - 1)

    def follow(self, frame: Frame, walk: Walk | None) -> None:
        """To the sample of the batch that a walk is at; without one, back to where the user had it."""
        if walk is None:
            self.probe = self._before_walk or self.probe
            self._before_walk = None
        elif walk.of_pair:
            self._before_walk = None
        else:
            self._before_walk = self._before_walk or self.probe
            self.probe = probe_of_sample(frame.dataset, int(frame.next_samples[walk.place]))
