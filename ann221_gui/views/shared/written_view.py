"""A view that is written anew at a pace that can be read."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.visible_view import VisibleView


class WrittenView(VisibleView):
    """`write` is called with the newest snapshot: at once where the user made the change, else in time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written: Snapshot | None = None
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._write_newest)

    def draw(self, snapshot: Snapshot) -> None:
        if snapshot is not self._written:
            self._pace.follow(self._written, snapshot)

    @Slot()
    def _write_newest(self) -> None:
        if self._snapshot is not None and self.isVisible():
            self._written = self._snapshot
            self.write(self._snapshot)

    def write(self, snapshot: Snapshot) -> None:
        """All that the view says of it."""
        raise NotImplementedError
