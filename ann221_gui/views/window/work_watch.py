"""Tells when the window has work to do, input that has arrived or something to paint, and when it is seen."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class WorkWatch(QObject):
    """Sees every event of a window, which is on the screen, before the window does."""

    work_arrived = Signal()
    seen_changed = Signal(bool)  # False while it is minimised, or on another desktop: Qt paints nothing then

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handle = window.windowHandle()
        self._handle.installEventFilter(self)  # here input arrives
        window.installEventFilter(self)  # and here requests to paint

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.work_arrived.emit()
        if event.type() == QEvent.Type.Expose:
            self.seen_changed.emit(self._handle.isExposed())
        return False
