"""How many steps are due: the clock's part of training, apart from the worker."""

from ann221_gui.training.requests import FLAT_OUT

LARGEST_GAP_S = 0.1  # after a stall training goes on at its speed and does not catch up


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
