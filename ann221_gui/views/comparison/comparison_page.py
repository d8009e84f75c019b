"""Comparison: what differs between the pinned run and the present one, and what comes of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ann221_gui.core.comparison import compare
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.table_text import Table
from ann221_gui.views.comparison.comparison_model import ComparisonModel
from ann221_gui.views.comparison.comparison_text import comparison_table, rows_of
from ann221_gui.views.comparison.comparison_view import ComparisonView
from ann221_gui.views.shared.action_button import button_of
from ann221_gui.views.shared.copy_menu import CopyMenu
from ann221_gui.views.shared.flow_layout import FlowLayout
from ann221_gui.views.shared.theme import LIGHT, Theme
from ann221_gui.views.shared.written_view import WrittenView

NOTHING_PINNED = (
    "Pin this run (Ctrl+P), change one thing, and Reset (Ctrl+R): it begins again from the same start. The "
    "pinned run stays beside it: its error and its boundary as thin lines of dashes and dots, its weights as "
    "second numbers; this page lists what differs."
)
COVERED = "Off while numbers are covered: the pinned run could show them."
HELP = "Ctrl+C copies all, Ctrl+Shift+C or a right click asks as what"


class ComparisonPage(WrittenView):
    """A sentence, and a table with a row for each thing that differs and each number that came out."""

    copied = Signal(str)

    def __init__(self, pin: QAction, unpin: QAction) -> None:
        super().__init__()
        self._summary = QLabel(NOTHING_PINNED)
        self._model = ComparisonModel()
        self._view = ComparisonView(self._model)
        self._view.setAccessibleName("The pinned run beside this one")
        self._view.setToolTip(HELP)
        self._copy_menu = CopyMenu(self, "rows", self._table, self._number)
        self._copy_menu.copied.connect(self.copied)
        self._copy_menu.serve(self._view)
        self._copy = self._copy_menu.make_button()
        self._lay_out(pin, unpin)
        self.setFocusProxy(self._view)
        self.set_theme(LIGHT)

    def _lay_out(self, pin: QAction, unpin: QAction) -> None:
        self._summary.setWordWrap(True)
        self._summary.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (button_of(pin), button_of(unpin), self._copy):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(buttons)
        column.addWidget(self._summary)
        column.addWidget(self._view, 1)
        self._space = QWidget()  # in the table's place
        column.addWidget(self._space, 1)

    def set_theme(self, theme: Theme) -> None:
        self._model.set_theme(theme)
        self._view.set_theme(theme)

    def write(self, snapshot: Snapshot) -> None:
        """What differs, or why nothing is compared."""
        has_ghost = snapshot.ghost is not None
        for widget in (self._view, self._copy):
            widget.setVisible(has_ghost)
        self._space.setVisible(not has_ghost)
        if snapshot.ghost is None:
            self._summary.setText(NOTHING_PINNED if snapshot.pinned is None else COVERED)
            self._model.show((), self._model.conventions)
            return
        conventions = snapshot.frame.hyperparameters.conventions
        comparison = compare(snapshot.ghost.frame, snapshot.frame)
        self._summary.setText(comparison.summary)
        self._model.show(rows_of(comparison, conventions), conventions)

    def _table(self) -> Table | None:
        rows = self._model.rows
        return comparison_table(rows, self._summary.text(), self._model.conventions) if rows else None

    def _number(self) -> float | None:
        index = self._view.currentIndex()
        return self._model.number(index) if index.isValid() else None
