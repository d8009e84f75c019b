"""Painting in turns: while it trains, dear pictures share the frames among them.

Everything painted in every frame would fill it, and leave training none. A change that the user makes is
shown everywhere at once.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from ann221_gui.core.snapshot import Snapshot

CATCH_UP_MS = 50


class View(Protocol):
    """What every view of the window can do."""

    def show_snapshot(self, snapshot: Snapshot) -> None: ...


class PaneTurns(QObject):
    """Shows each snapshot to `always`, and those of training to one of `in_turn` after the other."""

    def __init__(self, always: Sequence[View], in_turn: Sequence[View], parent: QObject) -> None:
        super().__init__(parent)
        self._always, self._in_turn = tuple(always), tuple(in_turn)
        self._turn = 0
        self._snapshot: Snapshot | None = None
        self._catch_up = QTimer(self)
        self._catch_up.setSingleShot(True)
        self._catch_up.setInterval(CATCH_UP_MS)
        self._catch_up.timeout.connect(self._show_last_to_all)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """To all where the user has made the change."""
        before, self._snapshot = self._snapshot, snapshot
        if before is None or not snapshot.is_trained_from(before):
            self._catch_up.stop()
            _show((*self._always, *self._in_turn), snapshot)
        else:
            self._turn = (self._turn + 1) % len(self._in_turn)
            self._catch_up.start()
            _show((*self._always, self._in_turn[self._turn]), snapshot)

    @Slot()
    def _show_last_to_all(self) -> None:
        if self._snapshot is not None:
            _show(self._in_turn, self._snapshot)


def _show(views: Sequence[View], snapshot: Snapshot) -> None:
    """To each, whatever happens in another; the first fault is raised when all have been shown it."""
    faults = []
    for view in views:
        try:
            view.show_snapshot(snapshot)
        except Exception as fault:  # noqa: BLE001  raised below
            faults.append(fault)
    if faults:
        raise faults[0]
