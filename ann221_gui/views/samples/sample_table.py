"""Samples: the truth table with what the network answers, and whether it has learned it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ann221_gui.core.numbers import exact
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_columns import FEW_COLUMNS
from ann221_gui.views.samples.sample_model import SampleModel
from ann221_gui.views.samples.sample_page import SamplePage
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS
from ann221_gui.views.shared.symbols import error_symbol

WIDEST_EM = 23.0
TRUTH_TABLE_ROWS = 4


class SampleTable(SamplePage):
    """The few columns that matter most, and the error of all samples in words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = SampleModel(FEW_COLUMNS)
        view = SampleView(model, widest_em=WIDEST_EM, rows_always_seen=TRUTH_TABLE_ROWS)
        super().__init__(model, view, parent)
        self._error, self._side, self._learned = QLabel(), QLabel(), QLabel()
        self._side.setToolTip("Right is only the right side of ½; learned is more than that")
        self._learned.setToolTip("Learned: every |Δ| within the goal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view, 1)
        for line in (self._error, self._side, self._learned):
            line.setWordWrap(True)
            column.addWidget(line)

    def _write_below(self, snapshot: Snapshot) -> None:
        frame, totals, hyper = snapshot.frame, snapshot.totals, snapshot.frame.hyperparameters
        digits = hyper.conventions.digits or SHOWN_DIGITS
        total, largest = digits.write(totals.loss), digits.write(totals.max_abs_delta)
        other = ("sum", totals.sum_error) if hyper.loss.is_mean else ("mean", totals.mean_error)
        state = "learned" if frame.learned else "not yet learned"
        self._error.setText(
            f"{error_symbol(hyper.loss)}\u00a0{total}   {other[0]}\u00a0{digits.write(other[1])}"
        )
        self._side.setText(f"{frame.evaluation.correct_count} of {len(frame.dataset)} on the right side of ½")
        self._learned.setText(f"largest\u00a0|Δ|\u00a0{largest}, goal\u00a0{exact(hyper.tolerance)}: {state}")
