"""Which run is pinned: kept as it was, so that every view shows it beside the one that is trained."""

from PySide6.QtCore import QObject, Signal, Slot

from ann221_gui.core.pinned import Pinned

WHAT_NEXT = "Pinned. Change one thing, then Reset (Ctrl+R) begins again from the same start."


class Pinning(QObject):
    """None or one at a time."""

    changed = Signal(bool)  # whether one is
    said = Signal(str)  # what to do with it; empty when it is gone

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pinned: Pinned | None = None

    @Slot(object)
    def take(self, pinned: Pinned) -> None:
        """The run as it is now."""
        self.keep(pinned)
        self.said.emit(WHAT_NEXT)

    @Slot()
    def unpin(self) -> None:
        if self.pinned is not None:
            self.keep(None)
            self.said.emit("")

    def keep(self, pinned: Pinned | None) -> None:
        """In the place of the one before; None for none."""
        self.pinned = pinned
        self.changed.emit(pinned is not None)
