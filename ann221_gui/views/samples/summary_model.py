"""What stands below all samples: sums, means, the largest |Δ|, how many are right."""

from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, Qt

from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import said
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_columns import Column, column_words, with_paper
from ann221_gui.views.samples.sample_model import RIGHT, ROOT, Index, alignment
from ann221_gui.views.samples.sample_numbers import cell_text


class Summary(StrEnum):
    """The rows, by what stands before them."""

    SUM = "Σ"
    MEAN = "mean"
    LARGEST = "max |Δ|"


SUMMARIES = tuple(Summary)
SUMMED = (Column.DELTA, Column.ERROR, Column.CORRECT)
_WORDS = {Summary.SUM: "sum", Summary.MEAN: "mean", Summary.LARGEST: "largest absolute value"}


def summary_number(snapshot: Snapshot, summary: Summary, column: Column) -> float | None:
    """Where there is one that means something."""
    totals = snapshot.totals
    match summary, column:
        case Summary.SUM, Column.DELTA:
            return totals.sum_delta
        case Summary.SUM, Column.ERROR:
            return totals.sum_error
        case Summary.MEAN, Column.DELTA:
            return totals.mean_delta
        case Summary.MEAN, Column.ERROR:
            return totals.mean_error
        case Summary.LARGEST, Column.DELTA:
            return totals.max_abs_delta
    return None


def count_text(frame: Frame, between: str = " of ") -> str:
    """How many samples are right."""
    return f"{frame.evaluation.correct_count}{between}{len(frame.dataset)}"


class SummaryModel(QAbstractTableModel):
    """The same columns as the samples above."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._exact_columns = self._columns = columns
        self._snapshot: Snapshot | None = None

    def show(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        columns = with_paper(self._exact_columns, snapshot.problem.conventions)
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()
        elif before is None or before.totals != snapshot.totals:
            places = [place for place, column in enumerate(self._columns) if column in SUMMED]
            self.dataChanged.emit(self.index(0, places[0]), self.index(len(SUMMARIES) - 1, places[-1]))

    def rowCount(self, _parent: Index = ROOT) -> int:
        return len(SUMMARIES)

    def columnCount(self, _parent: Index = ROOT) -> int:
        return len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(SUMMARIES[section])
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._row_words(SUMMARIES[section])
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
        return None

    def _row_words(self, summary: Summary) -> str:
        """Which of sum and mean is the error that training lowers depends on the conventions."""
        if summary is Summary.LARGEST or self._snapshot is None:
            return _WORDS[summary]
        is_trained_on = self._snapshot.problem.loss.is_mean == (summary is Summary.MEAN)
        return (
            f"{_WORDS[summary]}; that of E is the error that training lowers"
            if is_trained_on
            else _WORDS[summary]
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self._columns[index.column()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(index)
        return None

    def text(self, row: int, place: int) -> str:
        """What a cell shows; most show nothing."""
        if self._snapshot is None:
            return ""
        summary, column = SUMMARIES[row], self._columns[place]
        if summary is Summary.SUM and column is Column.CORRECT:
            return count_text(self._snapshot.frame, "/")  # as narrow as can be
        value = summary_number(self._snapshot, summary, column)
        if value is None:
            return ""
        shown = Column.ERROR if summary is Summary.LARGEST else column  # an absolute value needs no sign
        return cell_text(shown, value, self._snapshot.problem.conventions)

    def number(self, index: Index) -> float | None:
        """In this cell, if there is one."""
        if self._snapshot is None:
            return None
        return summary_number(self._snapshot, SUMMARIES[index.row()], self._columns[index.column()])

    def _words(self, index: Index) -> str | None:
        if self._snapshot is None:
            return None
        value, column = self.number(index), self._columns[index.column()]
        if value is None:
            has_count = self.text(index.row(), index.column())
            return f"{count_text(self._snapshot.frame)} on the right side of one half" if has_count else None
        words = column_words(column, self._snapshot.problem.conventions)
        return f"{_WORDS[SUMMARIES[index.row()]]} of {words}: {said(value)}"
