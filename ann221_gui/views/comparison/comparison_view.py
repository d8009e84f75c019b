"""The grid of a comparison, whose columns don't move while numbers change."""

from operator import gt

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from ann221_gui.views.comparison.comparison_model import ComparisonModel
from ann221_gui.views.comparison.comparison_text import Column
from ann221_gui.views.shared.table_look import make_plain, set_colours, share_out, width_of
from ann221_gui.views.shared.theme import Theme

ROW_HEIGHT_EM = 1.45
WORDS = (Column.PINNED, Column.PRESENT)  # may be long
LEAST_EM = 5.0  # of these, where they have to be cut


class ComparisonView(QTableView):
    """Words that are too long for their column are cut, and stand in full in the tip."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__()
        self._model = model
        self._widths = [0] * len(Column)
        self.setModel(model)
        make_plain(self)
        self.setWordWrap(False)
        model.modelReset.connect(self._fit_anew)
        model.dataChanged.connect(self._fit_longer)

    def set_theme(self, theme: Theme) -> None:
        set_colours(self, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_anew()

    @Slot()
    def _fit_anew(self) -> None:
        self._widths = self._needed()
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT_EM * self.fontMetrics().height()))
        self._share_out()

    @Slot()
    def _fit_longer(self) -> None:
        """Unusual numbers widen their column, which stays so."""
        needed = self._needed()
        if any(map(gt, needed, self._widths)):
            self._widths = list(map(max, needed, self._widths))
            self._share_out()

    def _needed(self) -> list[int]:
        return [width_of(self, self._model.texts(column)) for column in Column]

    def _share_out(self) -> None:
        least = round(LEAST_EM * self.fontMetrics().height())
        widths = enumerate(self._widths)
        share_out(
            self, self._widths, [min(least, width) if place in WORDS else width for place, width in widths]
        )
