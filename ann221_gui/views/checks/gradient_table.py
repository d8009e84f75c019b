"""The grid of a gradient check: as high as its rows, with columns that don't move while numbers change."""

from operator import gt

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTableView

from ann221_gui.views.checks.gradient_model import GradientModel
from ann221_gui.views.checks.gradient_text import Column
from ann221_gui.views.shared.table_look import make_plain, set_colours, share_out, width_of
from ann221_gui.views.shared.theme import Theme

ROW_HEIGHT_EM = 1.45


class GradientTable(QTableView):
    """One row can be lit, by the program or by the user; only what the user does is told."""

    parameter_chosen = Signal(str)
    item_pointed = Signal(str)  # the parameter under the mouse; '' when it leaves
    fitted = Signal()  # it needs other widths than before

    def __init__(self, model: GradientModel) -> None:
        super().__init__()
        self._gradients = model
        self._pointed = ""
        self._widths = [0] * len(Column)
        self.setModel(model)
        make_plain(self)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._fit_anew)
        model.dataChanged.connect(self._fit_longer)

    def set_theme(self, theme: Theme) -> None:
        set_colours(self, theme)

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
        share_out(self, self._widths, self._widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_out(self, self._widths, self._widths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_anew()

    @Slot()
    def _fit_anew(self) -> None:
        """As narrow as the widest usual numbers, and as high as all rows."""
        self._widths = [width_of(self, self._gradients.texts(column)) for column in Column]
        row_height = round(ROW_HEIGHT_EM * self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(row_height)
        header_height = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header_height + row_height * self._gradients.rowCount())
        self.fitted.emit()

    @Slot()
    def _fit_longer(self) -> None:
        """Unusual numbers widen their column, which stays so."""
        needed = [width_of(self, [max(self._gradients.present_texts(column), key=len)]) for column in Column]
        if any(map(gt, needed, self._widths)):
            self._widths = list(map(max, needed, self._widths))
            self.fitted.emit()
