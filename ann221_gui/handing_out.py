"""What a problem file hands out with its problem: which numbers are covered now, and what can't be done."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Signal

from ann221_gui.core.checking.handout import Handout, Lock
from ann221_gui.core.covering import covered_with
from ann221_gui.core.locking import HELD, LOCKED


class HandingOut(QObject):
    """A handout belongs to the data of its problem: with other data it is gone."""

    changed = Signal()  # other numbers are covered
    refused = Signal(str)  # why something can't be done

    def __init__(self, handout: Handout, parent: QObject) -> None:
        super().__init__(parent)
        self._coming = handout  # asked for last; its first frame may be on its way
        self.take(handout)

    def take(self, handout: Handout) -> None:
        """It comes with the run that is shown, without saying so: what is shown changes with the frame."""
        self.handout = handout
        self.covered = handout.hidden

    def expect(self, handout: Handout) -> None:
        """It comes with the run that was asked for last."""
        self._coming = handout

    def cover(self, lines: frozenset[str]) -> None:
        """Keep the numbers of these lines, and of no others, from view."""
        if lines != self.covered:
            self.covered = lines
            self.changed.emit()

    def allows(self, locks: AbstractSet[Lock]) -> bool:
        """Whether nothing of this is locked, nor will be when it comes to be done; else it is said."""
        is_locked = bool((self.handout.locked | self._coming.locked) & locks)
        if is_locked:
            self.refused.emit(f"{LOCKED}.")
        return not is_locked

    @property
    def holds_training(self) -> bool:
        """Whether a step would show numbers that are covered, or will be when it comes to be done."""
        coming = frozenset[str]() if self._coming is self.handout else self._coming.hidden
        return bool(covered_with(self.covered | coming))

    def allows_training(self) -> bool:
        """The same the other way round; it is said where it can't be."""
        if self.holds_training:
            self.refused.emit(f"{HELD}.")
        return not self.holds_training
