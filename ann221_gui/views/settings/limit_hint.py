"""What this network can't learn, said before somebody waits for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from ann221_gui.core.commands import Setup
from ann221_gui.core.limits import biases_help, impossibility
from ann221_gui.views.fields.locking import lock


class LimitHint(QFrame):
    """Hidden where nothing is known to be impossible."""

    biases_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._switch = QPushButton("Switch &biases on")
        self._switch.setToolTip("With biases this network can learn the data.")
        layout = QVBoxLayout(self)
        layout.addWidget(self._reason)
        layout.addWidget(self._switch)
        self._switch.clicked.connect(self._on_clicked)
        self.hide()

    def show_setup(self, setup: Setup) -> None:
        reason = impossibility(setup.dataset, setup.hyperparameters)
        self._reason.setText(f"⚠ {reason}")
        self._switch.setVisible(biases_help(setup.dataset, setup.hyperparameters))
        self.setVisible(bool(reason))

    def show_lock(self, is_locked: bool) -> None:
        """Whether biases can't be switched on."""
        lock(self._switch, is_locked)

    def _on_clicked(self) -> None:
        self.biases_wanted.emit(True)
