"""The grid of samples: columns that stand still while numbers change."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent

from ann221_gui.views.samples.sample_columns import GIVEN
from ann221_gui.views.samples.sample_grid import SampleGrid
from ann221_gui.views.samples.sample_model import Index, SampleModel
from ann221_gui.views.samples.summary_model import SummaryModel
from ann221_gui.views.shared.table_look import least_width_of, share_out, width_of

ROW_HEIGHT_EM = 1.5


class SampleView(SampleGrid):
    """One row can be lit, by the program or by the user; only the user's choice is told.

    Columns grow where a number needs it, and shrink only with another data set or convention. Where there is
    room they have the width of usual numbers, else that of numbers that there have been. They have room for
    the texts of `below`, a model of the same columns, too.
    """

    row_chosen = Signal(int)

    def __init__(
        self,
        model: SampleModel,
        *,
        widest_em: float,
        rows_always_seen: int,
        below: SummaryModel | None = None,
    ) -> None:
        super().__init__(model, is_numbered=below is not None)  # below has names where this has numbers
        self._samples = model
        self._below = below
        self._widest_em = widest_em  # up to this width nothing has to be scrolled to
        self._rows_always_seen = rows_always_seen
        self._lit: int | None = None
        self._texts: list[list[str]] = []  # of each column: what it has had to show in full
        self._least: list[int] = []  # widths for these texts
        self._widths: list[int] = []  # and for usual ones
        model.modelReset.connect(self._on_model_reset)
        self._on_model_reset()

    def light(self, row: int | None) -> None:
        """Show that the probe is on this row, or on none."""
        if row == self._lit:
            return
        self._lit = row
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._samples.index(row, max(0, self.currentIndex().column())))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != self._lit:
            self._lit = current.row()
            self.row_chosen.emit(self._lit)

    def make_room(self) -> None:
        """For numbers that have become wider than any before."""
        longer = {place: self._longer_texts(place) for place in self._places}
        if any(longer.values()):
            for place, texts in longer.items():
                self._texts[place] += texts
            self._measure()

    def _longer_texts(self, place: int) -> list[str]:
        if self._samples.columns[place] in GIVEN:
            return []
        longest = max(map(len, self._texts[place]))
        return [text for text in self._live_texts(place) if len(text) > longest]

    def _live_texts(self, place: int) -> list[str]:
        texts = self._samples.wide_texts(place)
        if self._below is not None:
            texts += [self._below.text(row, place) for row in range(self._below.rowCount())]
        return texts

    def _on_model_reset(self) -> None:
        self._lit = None
        headers = [str(self._samples.headerData(place, Qt.Orientation.Horizontal)) for place in self._places]
        self._texts = [[headers[place], *self._live_texts(place)] for place in self._places]
        self._measure()

    @property
    def _places(self) -> range:
        return range(len(self._samples.columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_out(self, self._widths, self._least)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """Wide enough for the widest numbers, high enough for a few rows."""
        metrics = QFontMetrics(self.font())
        self._least = [least_width_of(self, texts) for texts in self._texts]
        self._widths = [
            width_of(self, [*self._texts[place], *self._samples.usual_texts(place)]) for place in self._places
        ]
        in_full = sum(self._widths) + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(in_full, round(self._widest_em * metrics.height())))
        row_height = round(ROW_HEIGHT_EM * metrics.height())
        shown = min(self._samples.rowCount(), self._rows_always_seen)
        self.setMinimumHeight(
            self.horizontalHeader().sizeHint().height() + shown * row_height + row_height // 2
        )
        share_out(self, self._widths, self._least)
        self.verticalHeader().setDefaultSectionSize(row_height)
