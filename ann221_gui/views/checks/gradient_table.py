"""The grid of a gradient check: as high as its rows."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from ann221_gui.views.checks.gradient_model import GradientModel
from ann221_gui.views.checks.gradient_text import Column
from ann221_gui.views.shared.steady_table import SteadyTable


class GradientTable(SteadyTable):
    """One row can be lit, by the program or by the user; only what the user does is told."""

    parameter_chosen = Signal(str)
    item_pointed = Signal(str)  # the parameter under the mouse; '' when it leaves

    def __init__(self, model: GradientModel) -> None:
        super().__init__(model)
        self._gradients = model
        self._pointed = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def light(self, item: str) -> None:
        """Show this parameter's row as the one selected or pointed at; no row for anything else."""
        row = self._gradients.row_of(item)
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif row != self.currentIndex().row():
            self.setCurrentIndex(
                self._gradients.index(row, max(Column.ANALYTIC, self.currentIndex().column()))
            )

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._choose(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._choose(self.indexAt(event.position().toPoint()))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.parameter_chosen.emit(str(self._gradients.parameter(index.row())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:  # a drag would choose row after row
            super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._point(str(self._gradients.parameter(index.row())) if index.isValid() else "")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point("")

    def _point(self, item: str) -> None:
        if item != self._pointed:
            self._pointed = item
            self.item_pointed.emit(item)

    # Size

    def width_needed(self, *, with_words: bool) -> int:
        """That shows all columns in full, with or without the verdict in words."""
        return sum(self._widths) - (0 if with_words else self._widths[Column.VERDICT])

    def show_words(self, with_words: bool) -> None:
        """Or leave them out, where the room is better used."""
        self.setColumnHidden(Column.VERDICT, not with_words)
        self.setMinimumWidth(self.width_needed(with_words=with_words))
        self._share_out()

    @Slot()
    def _fit_anew(self) -> None:
        """As high as all rows, too."""
        super()._fit_anew()
        rows = self._gradients.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows)
