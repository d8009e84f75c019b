"""The grid of sums below the samples: it does not scroll away, and its columns go with those above."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView

from ann221_gui.views.samples.sample_grid import SampleGrid
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.samples.summary_model import SUMMARIES, SummaryModel
from ann221_gui.views.shared.table_look import COLUMN_GAP_EM

ROW_HEIGHT_EM = 1.25


class SummaryView(SampleGrid):
    """Has the scroll bar that both move by."""

    def __init__(self, model: SummaryModel, samples: SampleView) -> None:
        super().__init__(model, is_numbered=True)
        self._samples = samples
        self.setAccessibleName("Sums and means of the samples")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        samples.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        samples.horizontalHeader().sectionResized.connect(self._follow_width)
        samples.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(samples.horizontalScrollBar().setValue)
        self.horizontalScrollBar().rangeChanged.connect(self._fit_height)
        samples.model().modelReset.connect(self._measure)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    @Slot(int, int, int)
    def _follow_width(self, place: int, _old: int, width: int) -> None:
        self.setColumnWidth(place, width)

    @Slot()
    def _measure(self) -> None:
        """The numbers of the samples stand above the names of the sums."""
        metrics = QFontMetrics(self.font())
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT_EM * metrics.height()))
        names = [*SUMMARIES, str(self._samples.model().rowCount())]
        width = max(map(metrics.horizontalAdvance, names)) + 2 * round(COLUMN_GAP_EM * metrics.height())
        for view in (self, self._samples):
            view.verticalHeader().setFixedWidth(width)
        self._fit_height()

    @Slot()
    def _fit_height(self) -> None:
        bar = self.horizontalScrollBar()
        room = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(len(SUMMARIES) * self.verticalHeader().defaultSectionSize() + room)
