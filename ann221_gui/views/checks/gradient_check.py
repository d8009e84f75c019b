"""Gradient check: all gradients of the probe's pair and of the data set, beside independent ones."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.gradient_check import check_gradients, summary
from ann221_gui.core.numbers import exact
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.table_text import Table
from ann221_gui.views.checks.gradient_model import GradientModel
from ann221_gui.views.checks.gradient_table import GradientTable
from ann221_gui.views.checks.gradient_text import gradient_table
from ann221_gui.views.shared.copy_menu import CopyMenu
from ann221_gui.views.shared.symbols import input_symbols
from ann221_gui.views.shared.theme import LIGHT, Theme
from ann221_gui.views.shared.written_view import WrittenView

GAP_PX = 8
METHOD = (
    "Each gradient is ∂E/∂p. Independent: the error E is computed once more with p + ih in the place of p,"
    " h = 10⁻²⁰, by the formulas of the forward pass alone; its imaginary part, divided by h, is ∂E/∂p. No"
    " derivative formula is used. Digits are those in which both agree and that rounding can't have touched."
)
HELP = (
    "Click a row, or press ↑ and ↓, to select that weight; Ctrl+C copies all, "
    "Ctrl+Shift+C or a right click asks as what"
)


class Check(QWidget):
    """One table under its caption; `noun` says of what its rows are."""

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.model = GradientModel()
        self.table = GradientTable(self.model)
        self.table.setAccessibleName(noun.capitalize())
        self.table.setToolTip(HELP)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.copy_menu = CopyMenu(self, noun, self._copied_table, self._number)
        self.copy_menu.serve(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.caption)
        column.addWidget(self.table)
        column.addStretch(1)

    def _copied_table(self) -> Table | None:
        rows = self.model.comparisons
        return gradient_table(rows, self.caption.text(), self.model.conventions) if rows else None

    def _number(self) -> float | None:
        index = self.table.currentIndex()
        return self.model.number(index) if index.isValid() else None


class GradientCheck(WrittenView):
    """Two tables, side by side where there is room, and what they come to."""

    parameter_chosen = Signal(str)
    item_pointed = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit = ""
        self._pair, self._all = Check("gradients of this pair"), Check("gradients of all samples")
        self._summary, self._verdict, self._method = QLabel(), QLabel(), QLabel(METHOD)
        for check in (self._pair, self._all):
            check.table.parameter_chosen.connect(self.parameter_chosen)
            check.table.parameter_chosen.connect(self.light)
            check.table.item_pointed.connect(self.item_pointed)
            check.copy_menu.copied.connect(self.copied)
            check.table.fitted.connect(self._turn)
            check.table.selectionModel().currentChanged.connect(self._show_current)
        self._lay_out()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._tables = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables.setSpacing(GAP_PX)
        self._tables.addWidget(self._pair, 1)
        self._tables.addWidget(self._all, 1)
        self._page = QWidget()
        inner = QVBoxLayout(self._page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._tables)
        inner.addWidget(self._method)
        inner.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for surface in (self._area.viewport(), self._page):  # the card behind is seen
            surface.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        for line in (self._summary, self._verdict, self._method):
            line.setWordWrap(True)
        outer.addWidget(self._summary)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._verdict)
        self.setFocusProxy(self._pair.table)

    def set_theme(self, theme: Theme) -> None:
        for check in (self._pair, self._all):
            check.model.set_theme(theme)
            check.table.set_theme(theme)
        self._method.setStyleSheet(f"color: {theme.muted};")

    @Slot(str)
    def light(self, item: str) -> None:
        """Light the row of what is selected or pointed at elsewhere; '' or a neuron lights none."""
        self._lit = item
        for check in (self._pair, self._all):
            check.table.light(item)
        self._write_verdict()

    def write(self, snapshot: Snapshot) -> None:
        """All numbers, and the verdict of the lit row."""
        frame, hyper = snapshot.frame, snapshot.frame.hyperparameters
        for check, dataset in ((self._pair, snapshot.problem.setup().dataset), (self._all, frame.dataset)):
            rows = check_gradients(frame.parameters, dataset, hyper)
            shown = tuple(row.covered if snapshot.covers(f"dE_d{row.parameter}") else row for row in rows)
            check.model.show(shown, hyper.conventions)
        self._pair.caption.setText(_pair_caption(snapshot))
        self._all.caption.setText(_all_caption(snapshot))
        self._summary.setText(summary((*self._pair.model.comparisons, *self._all.model.comparisons)))
        self.light(self._lit)

    def _write_verdict(self) -> None:
        """What the check says of the lit gradient, in words."""
        row = self._pair.model.row_of(self._lit)
        if row is None:
            self._verdict.setText("Choose a row: its verdict stands here in words.")
            return
        pair, everything = self._pair.model.comparisons[row], self._all.model.comparisons[row]
        name = symbol_text(f"dE_d{pair.parameter}", self._pair.model.conventions.notation)
        self._verdict.setText(f"{name}: this pair: {pair.words}. All samples: {everything.words}.")

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    @Slot()
    def _turn(self) -> None:
        """Side by side where both fit, if need be without words; else one below the other."""
        tables = [check.table for check in (self._pair, self._all)]
        room = self.width() - self._area.verticalScrollBar().sizeHint().width()
        is_wide = sum(table.width_needed(with_words=False) for table in tables) + GAP_PX <= room
        each = (room - GAP_PX) // 2 if is_wide else room
        has_words = all(table.width_needed(with_words=True) <= each for table in tables)
        directions = QBoxLayout.Direction
        self._tables.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        for table in tables:
            table.show_words(has_words)

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Scroll to a row that is reached by keyboard."""
        for check in (self._pair, self._all):
            if current.model() is check.model and check.table.hasFocus():
                rectangle = check.table.visualRect(current)
                place = check.table.viewport().mapTo(self._page, rectangle.center())
                self._area.ensureVisible(0, place.y(), 0, rectangle.height())


def _pair_caption(snapshot: Snapshot) -> str:
    symbols = input_symbols(snapshot.frame.hyperparameters.conventions.notation)
    inputs = [
        f"{symbol} = {exact(value)}" for symbol, value in zip(symbols, snapshot.probe.inputs, strict=True)
    ]
    return f"this pair: {', '.join(inputs)}, target {exact(snapshot.probe.target)}"


def _all_caption(snapshot: Snapshot) -> str:
    frame = snapshot.frame
    count = len(frame.dataset)
    if count == 1:
        return f"the only sample of {frame.dataset.title}"
    total = "averaged" if frame.hyperparameters.loss.is_mean else "summed"
    return f"all {count} samples of {frame.dataset.title}, {total}"
