"""The whole forward pass of every sample, with sums and means below."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_columns import ALL_COLUMNS
from ann221_gui.views.samples.sample_model import SampleModel
from ann221_gui.views.samples.sample_page import SamplePage
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.samples.summary_model import SummaryModel
from ann221_gui.views.samples.summary_view import SummaryView
from ann221_gui.views.shared.theme import Theme

WIDEST_EM = 15.0  # the rest is scrolled to: the numbers of the samples stay at the left
ROWS_ALWAYS_SEEN = 2


class SampleSheet(SamplePage):
    """All columns, rows with numbers, sums that don't scroll away; `controls` may stand beside a title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = SampleModel(ALL_COLUMNS)
        self._summaries = SummaryModel(ALL_COLUMNS)
        view = SampleView(
            model, widest_em=WIDEST_EM, rows_always_seen=ROWS_ALWAYS_SEEN, below=self._summaries
        )
        self._sums = SummaryView(self._summaries, view)
        self._line = QFrame()
        self._line.setFixedHeight(1)
        super().__init__(model, view, parent)
        self._copy_menu.serve(self._sums)
        self.controls = self._make_controls()
        self._below = QHBoxLayout()  # as wide as what is above it without its scroll bar
        self._below.addWidget(self._sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.controls)
        column.addWidget(view, 1)
        column.addWidget(self._line)
        column.addLayout(self._below)
        view.verticalScrollBar().rangeChanged.connect(self._follow_scroll_bar)

    def _make_controls(self) -> QWidget:
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self._copy_menu.make_button())
        return controls

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sums.set_theme(theme)
        self._line.setStyleSheet(f"background: {theme.border};")

    @Slot(int, int)
    def _follow_scroll_bar(self, _lowest: int, highest: int) -> None:
        bar = self._view.verticalScrollBar()
        self._below.setContentsMargins(0, 0, bar.sizeHint().width() if highest > 0 else 0, 0)

    def _write_below(self, snapshot: Snapshot) -> None:
        self._summaries.show(snapshot)

    def _number(self) -> float | None:
        if not self._sums.hasFocus():
            return super()._number()
        index = self._sums.currentIndex()
        return self._summaries.number(index) if index.isValid() else None
