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
        self._catch_up.timeout.connect(self._show_to_all_in_turn)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Training has made it if its steps have grown."""
        before, self._snapshot = self._snapshot, snapshot
        for view in self._always:
            view.show_snapshot(snapshot)
        if before is not None and snapshot.frame.steps > before.frame.steps:
            self._turn = (self._turn + 1) % len(self._in_turn)
            self._in_turn[self._turn].show_snapshot(snapshot)
            self._catch_up.start()
        else:
            self._show_to_all_in_turn()

    @Slot()
    def _show_to_all_in_turn(self) -> None:
        """The last snapshot is seen by all."""
        self._catch_up.stop()
        if self._snapshot is not None:
            for view in self._in_turn:
                view.show_snapshot(self._snapshot)
