"""The files that were opened or saved lately, as a menu."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget


class RecentMenu(QMenu):
    """The newest first, each with a number as its key; off while there is none."""

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Open &recent", parent)
        self.setToolTipsVisible(True)
        self.show_files(())

    def show_files(self, paths: Sequence[Path]) -> None:
        """By their names; the tip says where they lie."""
        self.clear()
        for number, path in enumerate(paths, 1):
            key, name = f"&{number}".replace("&10", "1&0"), path.name.replace("&", "&&")
            action = self.addAction(f"{key}  {name}")
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(partial(self._choose, str(path)))
        self.addSeparator()
        self.addAction("&Forget these").triggered.connect(self.cleared)
        self.menuAction().setEnabled(bool(paths))

    def _choose(self, path: str, _checked: bool = False) -> None:
        self.chosen.emit(path)
