"""Tables whose columns don't move while their numbers change."""

from collections.abc import Collection, Sequence
from operator import gt

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from ann221_gui.views.shared.table_look import make_plain, set_colours, share_out, width_of
from ann221_gui.views.shared.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
ROW_HEIGHT_EM = 1.45


class SteadyModel(QAbstractTableModel):
    """Columns with short headers, which are explained in tips and to screen readers."""

    def __init__(self, headers: Sequence[str], explained: Sequence[str], left: Collection[int]) -> None:
        """`left`: the columns that begin at the left."""
        super().__init__()
        self._theme = LIGHT
        self._headers, self._explained, self._left = headers, explained, left

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def texts(self, column: int) -> list[str]:
        """Everything that the column shows or may come to show."""
        raise NotImplementedError

    def columnCount(self, _parent: Index = ROOT) -> int:
        return len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._headers[section]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._explained[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(section)
        return None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        return LEFT if column in self._left else RIGHT


class SteadyTable(QTableView):
    """As wide as its usual texts, and wider only for longer ones."""

    fitted = Signal()  # it needs other widths than before

    def __init__(self, model: SteadyModel) -> None:
        super().__init__()
        self._steady = model
        self._widths = [0] * model.columnCount()
        self.setModel(model)
        make_plain(self)
        model.modelReset.connect(self._fit_anew)
        model.dataChanged.connect(self._fit_longer)

    def set_theme(self, theme: Theme) -> None:
        set_colours(self, theme)

    def _least_widths(self) -> list[int]:
        """Where there is too little room."""
        return self._widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_anew()

    def _share_out(self) -> None:
        share_out(self, self._widths, self._least_widths())

    @Slot()
    def _fit_anew(self) -> None:
        """As narrow as the widest usual texts."""
        self._widths = self._needed()
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT_EM * self.fontMetrics().height()))
        self._share_out()
        self.fitted.emit()

    @Slot()
    def _fit_longer(self) -> None:
        """Unusual texts widen their column, which stays so."""
        needed = self._needed()
        if any(map(gt, needed, self._widths)):
            self._widths = list(map(max, needed, self._widths))
            self._share_out()
            self.fitted.emit()

    def _needed(self) -> list[int]:
        return [width_of(self, self._steady.texts(column)) for column in range(len(self._widths))]
