"""How many steps are due: the clock's part of training, apart from the worker."""

from ann221_gui.training.requests import FLAT_OUT

LARGEST_GAP_S = 0.1  # after a stall training goes on at its speed and does not catch up
CLOCK_INTERVAL_S = 0.0005  # between two looks at the clock


class Pace:
    """Counts the steps that a speed in epochs a second makes due."""

    def __init__(self, epochs_per_second: float) -> None:
        self.epochs_per_second = epochs_per_second
        self._last_s = 0.0
        self._due = 0.0

    def start(self, now_s: float) -> None:
        """Count from now; one step is due at once, so that Play is seen to act."""
        self._last_s = now_s
        self._due = 1.0

    def steps_due(self, now_s: float, steps_per_epoch: int) -> float:
        """Whole steps that are due, or infinity."""
        if self.epochs_per_second == FLAT_OUT:
            self._last_s = now_s
            return FLAT_OUT
        gap_s = min(now_s - self._last_s, LARGEST_GAP_S)
        per_second = self.epochs_per_second * steps_per_epoch
        # A second between steps must not be cut off by the largest gap.
        self._due += max(gap_s, min(now_s - self._last_s, 1.0 / per_second)) * per_second
        self._last_s = now_s
        return float(int(self._due))

    def count(self, steps: int) -> None:
        """Steps that were done; what the machine could not do in time is let go."""
        if self.epochs_per_second != FLAT_OUT:
            self._due = min(self._due - steps, 1.0)


class StepsBetweenClocks:
    """How many steps to do between two looks at the clock: so many that looking costs nothing, and so few
    that training stops at once when it should. A step takes from 2 µs to milliseconds, by data and machine.
    """

    def __init__(self) -> None:
        self.steps = 1

    def adapt(self, steps: int, taken_s: float) -> None:
        """So many steps have taken so long."""
        if taken_s > CLOCK_INTERVAL_S:
            self.steps = max(1, self.steps // 2)
        elif steps == self.steps and taken_s < CLOCK_INTERVAL_S / 2:
            self.steps *= 2
