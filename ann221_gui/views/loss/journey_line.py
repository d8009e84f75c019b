"""A long way along the time line: how much of it is done, and a button to stay instead."""

from time import perf_counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

SHORT_S = 0.1  # nobody needs to be told of a way that takes no longer


class JourneyLine(QWidget):
    """Hidden, unless the way is long."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._began_s: float | None = None
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setFormat("going there: %p %")
        self._bar.setAccessibleName("Going along the time line")
        stay = QPushButton("Stay here")
        stay.setToolTip("Go no further: everything stays as it is shown now")
        stay.clicked.connect(self.given_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(stay)
        self.hide()

    def show_share(self, share: float | None) -> None:
        """Of the way, from 0 to 1; None when it is over."""
        if share is None:
            self._began_s = None
            self.hide()
            return
        self._began_s = self._began_s or perf_counter()
        if perf_counter() - self._began_s > SHORT_S:
            self._bar.setValue(round(100 * share))
            self.show()
