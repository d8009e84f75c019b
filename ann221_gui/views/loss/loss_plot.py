"""Loss plot: how the error has fallen, epoch by epoch."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ann221_gui.core.numbers import COVERED
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.loss.ghost_curve import NO_GHOST, GhostCurve
from ann221_gui.views.loss.journey_line import JourneyLine
from ann221_gui.views.loss.loss_canvas import LossCanvas
from ann221_gui.views.loss.timeline_slider import TimelineSlider
from ann221_gui.views.shared.action_button import button_of
from ann221_gui.views.shared.ghost_look import GHOST_SIGN, ghost_name
from ann221_gui.views.shared.plot_ticks import grouped
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS
from ann221_gui.views.shared.symbols import error_symbol
from ann221_gui.views.shared.theme import LIGHT, Theme
from ann221_gui.views.shared.visible_view import VisibleView

NOTHING_YET = "Press Play (Space) to train: the error of each epoch appears here."
HELP = (
    "Point at the curve, or press ← and → (Shift finer, Page coarser), to read a value; End: the present. "
    "Press or drag to go to that epoch."
)


class LossPlot(VisibleView):
    """The curve with axes, linear or logarithmic; below it the time line, and the value under the cursor."""

    scale_changed = Signal(bool)
    epoch_sought = Signal(float)
    journey_given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Snapshot | None = None
        self._ghost = NO_GHOST
        self._canvas = LossCanvas()
        self._timeline = TimelineSlider(self._canvas.place_of, self._canvas.epoch_at)
        self._journey = JourneyLine()
        self._hint = QLabel(NOTHING_YET)
        self._readout = QLabel()
        self._ghost_line = QLabel()  # says what the thin curve is, and its value
        self._pace = ReadoutPace(self)
        self.controls = self._make_controls()
        self._lay_out()
        self._canvas.point_picked.connect(self._pace.ask_at_once)
        self._canvas.epoch_sought.connect(self.epoch_sought)
        self._timeline.epoch_sought.connect(self.epoch_sought)
        self._journey.given_up.connect(self.journey_given_up)
        self._log.toggled.connect(self._on_log_toggled)
        self._pace.due.connect(self._write_readout)
        self.set_theme(LIGHT)

    def _make_controls(self) -> QWidget:
        """How the curve is drawn; a window may put this beside its title."""
        controls = QWidget()
        self._log = QCheckBox("log")
        self._log.setAccessibleName("Logarithmic error axis")
        self._log.setToolTip("Powers of ten on the error axis: shows how small errors go on falling")
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self._log)
        self._controls_row = row
        return controls

    def add_pinning(self, pin: QAction, unpin: QAction) -> None:
        """Buttons for these beside the other controls, the second as long as something is pinned."""
        buttons = [button_of(action) for action in (pin, unpin)]
        for place, button in enumerate(buttons, start=1):
            self._controls_row.insertWidget(place, button)
        buttons[1].setVisible(unpin.isEnabled())
        unpin.enabledChanged.connect(buttons[1].setVisible)

    def _lay_out(self) -> None:
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._hint)
        self._pages.addWidget(self._canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.controls)
        column.addLayout(self._pages, 1)
        column.addWidget(self._timeline)
        for line in (self._readout, self._ghost_line):
            line.setWordWrap(True)
            column.addWidget(line)
        self._ghost_line.hide()
        column.addWidget(self._journey)
        self._canvas.setAccessibleName("Error over training")
        self._canvas.setWhatsThis(HELP)
        self._readout.setToolTip(HELP)

    @property
    def is_logarithmic(self) -> bool:
        return self._log.isChecked()

    @is_logarithmic.setter
    def is_logarithmic(self, is_logarithmic: bool) -> None:
        self._log.setChecked(is_logarithmic)

    def set_theme(self, theme: Theme) -> None:
        self._canvas.set_theme(theme)
        self._ghost_line.setStyleSheet(f"color: {theme.ghost};")
        self._timeline.set_theme(theme)

    def show_where_one_is(self) -> None:
        """Where the time line's handle was moved to a place that can't be gone to."""
        self._timeline.show_newest()

    def show_journey(self, share: float | None) -> None:
        """How much of a long way along the time line is done; None when it is over."""
        self._journey.show_share(share)
        self._readout.setVisible(self._journey.isHidden())

    def draw(self, snapshot: Snapshot) -> None:
        """The curve, if it has grown."""
        frame, before = snapshot.frame, self._drawn
        is_covered_alike = before is not None and before.covered == snapshot.covered
        is_covered_alike = is_covered_alike and before is not None and before.ghost is snapshot.ghost
        if before is not None and before.frame is frame and is_covered_alike:
            return
        self._take_ghost(before, snapshot)
        self._drawn = snapshot
        curve, timeline = frame.curve, frame.timeline
        symbol = error_symbol(frame.hyperparameters.loss)
        self._canvas.show_curve(curve, timeline.ahead, max(timeline.last_epoch, frame.epoch), symbol)
        self._timeline.setVisible(bool(len(curve)) or timeline.last_epoch > 0)
        self._timeline.take_frame(frame)
        self._pages.setCurrentWidget(
            self._canvas if len(curve) + len(timeline.ahead) + len(self._ghost) else self._hint
        )
        if before is not None and before.frame.changes == frame.changes and is_covered_alike:
            self._pace.ask()
        else:
            self._pace.ask_at_once()

    def _take_ghost(self, before: Snapshot | None, snapshot: Snapshot) -> None:
        """Worked out anew where another run is pinned, or errors are counted otherwise than before."""
        ghost, loss = snapshot.ghost, snapshot.frame.hyperparameters.loss
        is_same = before is not None and before.ghost is ghost
        if not is_same or before is None or before.frame.hyperparameters.loss != loss:
            self._ghost = NO_GHOST if ghost is None else GhostCurve(ghost.curve_as(loss))
            self._canvas.show_ghost(self._ghost)

    def _write_readout(self) -> None:
        self._timeline.catch_up()
        text, ghost_text = self._picked_text(), self._ghost_text()
        self._readout.setText(text)
        self._show_ghost_line(ghost_text)
        texts = " ".join(filter(None, (text or NOTHING_YET, ghost_text and f"{ghost_text}.")))
        self._canvas.setAccessibleDescription(f"{texts} {HELP}")

    def _show_ghost_line(self, text: str) -> None:
        """Without what differs, where that has no room: in the tip it stands all the same."""
        name, _, read = text.partition(":")
        short = f"{GHOST_SIGN} {name.partition(',')[0]}:{read}"
        whole = f"{GHOST_SIGN} {text}"
        has_room = self._ghost_line.fontMetrics().horizontalAdvance(whole) <= self.width()
        self._ghost_line.setText(whole if has_room else short)
        self._ghost_line.setToolTip(whole)
        self._ghost_line.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pace.ask()

    def _picked_text(self) -> str:
        if self._drawn is None or self._canvas.picked is None:
            return ""
        epoch, loss = self._canvas.picked
        frame = self._drawn.frame
        present = "before the change" if frame.is_edited else "now"
        when = "cursor" if self._canvas.is_picking else present
        counted = _counted(epoch)
        if not frame.timeline.is_at_end:
            counted += f" of {_counted(frame.timeline.last_epoch)}"
        is_covered = epoch == frame.epoch and self._drawn.covers("Error")
        digits = frame.hyperparameters.conventions.digits or SHOWN_DIGITS
        error = digits.write(COVERED if is_covered else loss)
        return f"{when}:  epoch\u00a0{counted}   error\u00a0{error}"

    def _ghost_text(self) -> str:
        """What the thin curve is, and its error: of the same epoch, or of the nearest that it has."""
        ghost = None if self._drawn is None else self._drawn.ghost
        if self._drawn is None or ghost is None:
            return ""
        frame = self._drawn.frame
        name, picked = ghost_name(ghost, frame), self._canvas.picked_of_ghost
        if picked is None:
            return f"{name}: not trained"
        digits = frame.hyperparameters.conventions.digits or SHOWN_DIGITS
        own, error = self._canvas.picked, digits.write(picked[1])
        if own is not None and own[0] == picked[0]:
            return f"{name}:  {error}"
        return f"{name}:  epoch\u00a0{_counted(picked[0])}   error\u00a0{error}"

    def _on_log_toggled(self, is_logarithmic: bool) -> None:
        self._canvas.set_logarithmic(is_logarithmic)
        self.scale_changed.emit(is_logarithmic)


def _counted(epoch: float) -> str:
    return grouped(epoch, 0 if epoch.is_integer() else 2)
