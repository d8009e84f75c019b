"""Epoch, error, samples correct, speed reached: large, steady, at a pace that can be read."""

from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import COVERED, COVERED_SIGN, said
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS
from ann221_gui.views.shared.symbols import error_symbol

# The widest text that each column makes room for.
COLUMNS = {
    "epoch": "0,000,000.00",
    "error": "0.00e−00",
    "other": "0.00e−00",
    "correct": "200 of 200",
    "rate": "00,000 /s",
}
# Row, column and columns taken; numbers of many digits get a row of their own.
ONE_ROW = {name: (0, column, 1) for column, name in enumerate(COLUMNS)}
TWO_ROWS = {
    "epoch": (0, 0, 1),
    "correct": (0, 1, 1),
    "rate": (0, 2, 2),
    "error": (2, 0, 2),
    "other": (2, 2, 2),
}
MANY_DIGITS = 8
SHORTEST_S, STILL_AFTER_S = 0.1, 2.0  # too soon to tell the rate; so long without an epoch is a pause


class ReadOuts(QWidget):
    """A caption and a number in each column."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._digits = SHOWN_DIGITS
        self._rate = EpochRate()
        self._captions = {name: QLabel() for name in COLUMNS}
        self._numbers = {name: QLabel("0") for name in COLUMNS}
        for number in self._numbers.values():
            number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        self._arrange()
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._show_numbers)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(round(STILL_AFTER_S * 1000))
        self._still.timeout.connect(self._show_numbers)

    def _arrange(self) -> None:
        places = TWO_ROWS if self._digits.count > MANY_DIGITS else ONE_ROW
        for name, (row, column, columns) in places.items():
            caption, number = self._captions[name], self._numbers[name]
            self._grid.removeWidget(caption)
            self._grid.removeWidget(number)
            self._grid.addWidget(caption, row, column, 1, columns)
            self._grid.addWidget(number, row + 1, column, 1, columns, Qt.AlignmentFlag.AlignLeft)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """At once where the user made the change, else at a pace that can be read."""
        before, self._snapshot = self._snapshot, snapshot
        self._pace.follow(before, snapshot)

    def forget_rate(self) -> None:
        """What is shown next was not trained while somebody watched."""
        self._rate = EpochRate()

    def fit_text(self) -> None:
        """Fonts and sizes for the present text size.

        They are fixed: a number that fits does not have the bar laid out again.
        """
        caption_font, number_font = self.font(), self.font()
        caption_font.setPointSizeF(caption_font.pointSizeF() * 0.8)
        number_font.setPointSizeF(number_font.pointSizeF() * 1.2)
        number_font.setBold(True)
        for name, widest in COLUMNS.items():
            self._captions[name].setFont(caption_font)
            self._numbers[name].setFont(number_font)
            label = self._numbers[name]
            width = max(map(label.fontMetrics().horizontalAdvance, (widest, label.text())))
            label.setFixedSize(width, label.sizeHint().height())

    @Slot()
    def _show_numbers(self) -> None:
        if self._snapshot is None:
            return
        frame = self._snapshot.frame
        rate = self._rate.measure(frame.epoch, perf_counter())
        if rate:
            self._still.start()
        self._show("epoch", "Epoch", _epoch_text(frame.epoch), "Samples seen over samples in the data set")
        before, self._digits = self._digits, frame.hyperparameters.conventions.digits or SHOWN_DIGITS
        self._show_errors(self._snapshot)
        self._show("correct", "Correct", _correct_text(frame), self._correct_words(self._snapshot))
        self._show("rate", "Epochs/s", f"{rate:,.0f}", "Epochs a second that are reached")
        if before != self._digits:
            self._arrange()
            self.fit_text()

    def _show_errors(self, snapshot: Snapshot) -> None:
        """The loss; beside a sum the mean, beside a mean the sum."""
        conventions, totals = snapshot.problem.conventions, snapshot.totals
        write = self._digits.write
        symbol = error_symbol(conventions.loss)
        self._show("error", f"Error {symbol}", write(totals.loss), f"{symbol} over all samples")
        if conventions.loss.is_mean:
            self._show("other", "Summed error", write(totals.sum_error), "The errors of all samples added up")
        else:
            mean = write(totals.mean_error)
            self._show("other", "Mean error", mean, "The error divided by the number of samples")

    def _correct_words(self, snapshot: Snapshot) -> str:
        frame = snapshot.frame
        tolerance = frame.hyperparameters.tolerance
        learned = "learned" if frame.learned else "not yet learned"
        largest = said(snapshot.totals.max_abs_delta, self._digits.write)
        return (
            "Outputs on the target's side of ½. Learned means more: "
            f"the largest |Δ| is at most {tolerance:g}; it is {largest}: {learned}."
        )

    def _show(self, name: str, caption: str, number: str, tip: str) -> None:
        covered = said(COVERED) if number == COVERED_SIGN else number
        self._captions[name].setText(caption)
        label = self._numbers[name]
        label.setText(number)
        width = label.fontMetrics().horizontalAdvance(number)
        if width > label.width():
            label.setFixedWidth(width)
        label.setAccessibleName(f"{caption}: {covered}")
        label.setToolTip(tip)


class EpochRate:
    """Epochs a second, from one read-out to the next."""

    def __init__(self) -> None:
        self._epoch = 0.0
        self._at_s = 0.0
        self._rate = 0.0

    def measure(self, epoch: float, now_s: float) -> float:
        """0 after a pause or a reset."""
        gap_s, advance = now_s - self._at_s, epoch - self._epoch
        if advance < 0 or gap_s >= SHORTEST_S:
            self._epoch, self._at_s = epoch, now_s
            self._rate = advance / gap_s if advance > 0 and gap_s <= STILL_AFTER_S else 0.0
        return self._rate


def _epoch_text(epoch: float) -> str:
    return f"{epoch:,.0f}" if epoch == int(epoch) else f"{epoch:,.2f}"


def _correct_text(frame: Frame) -> str:
    return f"{frame.evaluation.correct_count} of {len(frame.dataset)}"
