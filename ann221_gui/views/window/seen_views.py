"""What is shown is shown to all views; while the window can't be seen, nothing is, and training goes on."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from ann221_gui.core.snapshot import Snapshot


class View(Protocol):
    """What every view of the window can do."""

    def show_snapshot(self, snapshot: Snapshot) -> None: ...


class SeenViews(QObject):
    """Passes snapshots on; when the window comes back, all of it is as it should be."""

    def __init__(self, views: Sequence[View], parent: QObject) -> None:
        super().__init__(parent)
        self._views = tuple(views)
        self._snapshot: Snapshot | None = None
        self._is_seen = True

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """To each view, now or when the window can be seen."""
        self._snapshot = snapshot
        if self._is_seen:
            self._show(snapshot)

    @Slot(bool)
    def set_seen(self, is_seen: bool) -> None:
        """Whether the window is on the screen."""
        was_seen, self._is_seen = self._is_seen, is_seen
        if is_seen and not was_seen and self._snapshot is not None:
            self._show(self._snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        """Whatever happens in one view; the first fault is raised when all have been shown it.

        Where a view's answer to it leads to a newer one, all have been shown that already.
        """
        faults = []
        for view in self._views:
            if self._snapshot is not snapshot:
                break
            try:
                view.show_snapshot(snapshot)
            except Exception as fault:  # noqa: BLE001  raised below
                faults.append(fault)
        if faults:
            raise faults[0]
