"""A view that draws only while its place in the window is open, and catches up when it appears.

A window that is out of sight altogether is given no snapshots: see `SeenViews`.
"""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ann221_gui.core.snapshot import Snapshot


class VisibleView(QWidget):
    """Keeps the newest snapshot; `draw` is called with it whenever that is of use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Now, or when the view is shown."""
        self._snapshot = snapshot
        self.draw_again()

    def draw_again(self) -> None:
        """The same snapshot, when something else has changed."""
        if self._snapshot is not None and self.isVisible():
            self.draw(self._snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        """What is new in it since the last time."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw_again()
