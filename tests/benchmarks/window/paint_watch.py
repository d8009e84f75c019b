"""When what a user did has been painted.

Changes are numbered in the order in which they reach the program; a pane knows the newest that it shows.
"""

from collections.abc import Callable, Mapping
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

Shown = Callable[[], int]  # the newest change in what a pane would paint now


class PaintWatch(QObject):
    """Looks at a pane's surface before it is painted; the moment is taken when Qt has painted all that was to
    be painted then, and has sent it to the screen.

    `painted` lists for each pane (moment, change): from this moment on (`perf_counter`) it was there.
    """

    _paint_begins = Signal()

    def __init__(self, panes: Mapping[str, tuple[QWidget, Shown]]) -> None:
        super().__init__()
        self._panes = {surface: (name, shown) for name, (surface, shown) in panes.items()}
        self._begun = dict.fromkeys(panes, 0)
        self.painted: dict[str, list[tuple[float, int]]] = {name: [] for name in panes}
        # Queued: behind the one event in which Qt paints the whole window and flushes it.
        self._paint_begins.connect(self._paint_is_done, Qt.ConnectionType.QueuedConnection)
        for surface in self._panes:
            surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            name, shown = self._panes[watched]
            change = shown()
            if change > self._begun[name]:
                self._begun[name] = change
                self._paint_begins.emit()
        return False

    @Slot()
    def _paint_is_done(self) -> None:
        moment_s = perf_counter()
        for name, change in self._begun.items():
            painted = self.painted[name]
            if change > (painted[-1][1] if painted else 0):
                painted.append((moment_s, change))
