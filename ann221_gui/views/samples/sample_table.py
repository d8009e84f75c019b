"""Samples: the truth table with what the network answers, and whether it has learned it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import exact, fixed
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_model import DECIMALS, SampleModel
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.symbols import error_symbol
from ann221_gui.views.shared.theme import LIGHT, Theme
from ann221_gui.views.shared.visible_view import VisibleView


class SampleTable(VisibleView):
    """A row a sample, the probe's row lit; a row that is clicked or reached by keyboard is chosen."""

    sample_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written: Frame | None = None
        self._model = SampleModel()
        self._view = SampleView(self._model)
        self._error, self._side, self._learned = QLabel(), QLabel(), QLabel()
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._write)
        self._view.row_chosen.connect(self.sample_chosen)
        self._lay_out()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._view.setAccessibleName("Samples")
        self._view.setToolTip("Click a row, or press ↑ and ↓, to probe that sample")
        self._side.setToolTip("Right is only the right side of ½; learned is more than that")
        self._learned.setToolTip("Learned: every |Δ| within the goal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 1)
        for line in (self._error, self._side, self._learned):
            line.setWordWrap(True)
            column.addWidget(line)
        self.setFocusProxy(self._view)

    def set_theme(self, theme: Theme) -> None:
        self._model.set_theme(theme)
        self._view.set_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Light the probe's row at once, write the numbers at a pace that can be read."""
        frame, written = snapshot.frame, self._written
        if written is None or written.changes != frame.changes or written.dataset is not frame.dataset:
            self._pace.ask_at_once()
        elif written is not frame:
            self._pace.ask()
        self._view.light(snapshot.probe.sample)

    def _write(self) -> None:
        if self._snapshot is None or self._written is self._snapshot.frame:
            return
        frame = self._written = self._snapshot.frame
        evaluation, hyper = frame.evaluation, frame.hyperparameters
        self._model.show(frame.dataset, evaluation)
        total, mean = fixed(evaluation.loss, DECIMALS), fixed(evaluation.mean_loss, DECIMALS)
        largest = fixed(evaluation.max_abs_delta, DECIMALS)
        state = "learned" if frame.learned else "not yet learned"
        self._error.setText(f"{error_symbol(hyper.loss)}\u00a0{total}   mean\u00a0{mean}")
        self._side.setText(f"{evaluation.correct_count} of {len(frame.dataset)} on the right side of ½")
        self._learned.setText(f"largest\u00a0|Δ|\u00a0{largest}, goal\u00a0{exact(hyper.tolerance)}: {state}")
