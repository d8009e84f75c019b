"""The grid of the sample table: columns that never move while numbers change."""

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ann221_gui.views.samples.sample_model import HEADERS, Column, Index, SampleModel
from ann221_gui.views.shared.theme import Theme

WIDEST = {Column.OUTPUT: "0.0e−00", Column.DELTA: "−0.0e−00"}  # what live numbers may come to need
COLUMN_GAP_EM = 0.5
ROW_HEIGHT_EM = 1.5
ROWS_ALWAYS_SEEN = 4  # a whole truth table


class SampleView(QTableView):
    """One row can be lit, by the program or by the user; only the user's choice is told."""

    row_chosen = Signal(int)

    def __init__(self, model: SampleModel) -> None:
        super().__init__()
        self._lit: int | None = None
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        model.modelReset.connect(self._on_model_reset)

    def set_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.card))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.highlight))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.text))
        self.setPalette(palette)
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView {{ background: {theme.card}; }} QHeaderView::section {{ color: {theme.muted};"
            f" background: {theme.card}; border: none; border-bottom: 1px solid {theme.border};"
            " padding: 3px; }"
        )
        self.viewport().update()

    def light(self, row: int | None) -> None:
        """Show that the probe is on this row, or on none."""
        if row == self._lit:
            return
        self._lit = row
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self.model().index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != self._lit:
            self._lit = current.row()
            self.row_chosen.emit(self._lit)

    def _on_model_reset(self) -> None:
        self._lit = None
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Wide enough for the widest numbers; what is left over is shared out."""
        metrics = QFontMetrics(self.font())
        gap = round(COLUMN_GAP_EM * metrics.height())
        widths = [max(map(metrics.horizontalAdvance, self._texts(column))) + gap for column in Column]
        self.setMinimumWidth(sum(widths) + self.verticalScrollBar().sizeHint().width())
        row_height = round(ROW_HEIGHT_EM * metrics.height())
        shown = min(self.model().rowCount(), ROWS_ALWAYS_SEEN)
        self.setMinimumHeight(
            self.horizontalHeader().sizeHint().height() + shown * row_height + row_height // 2
        )
        spare = max(0, self.viewport().width() - sum(widths)) // len(widths)
        for column, width in zip(Column, widths, strict=True):
            self.setColumnWidth(column, width + spare)
        self.verticalHeader().setDefaultSectionSize(row_height)

    def _texts(self, column: Column) -> list[str]:
        """Everything that this column has to show in full."""
        rows = range(self.model().rowCount()) if column <= Column.TARGET else ()
        cells = [str(self.model().index(row, column).data()) for row in rows]
        return [HEADERS[column], WIDEST.get(column, ""), *cells]
