"""The first screen's controls, and the read-outs at the end of the same bar."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.datasets import BUILTIN_TITLES, Dataset, builtin_dataset, is_builtin
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.locking import lock
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.shared.flow_layout import FlowLayout
from ann221_gui.views.window.speed_control import SpeedControl

OWN_DATASET = "own"
LONGEST_TITLE = 16


class ControlBar(QWidget):
    """Reset, step, play · speed · data · learning rate · more · read-outs."""

    dataset_chosen = Signal(object)
    learning_rate_entered = Signal(float)
    entry_refused = Signal(str)

    def __init__(self, buttons: list[QAction], more: QAction, read_outs: QWidget) -> None:
        super().__init__()
        self.speed = SpeedControl()
        self.data = ChoiceBox(
            "Data set",
            BUILTIN_TITLES.items(),
            "What the network is to learn. The run begins again with it.",
        )
        self.learning_rate = NumberField(
            "Learning rate η",
            decimals=4,
            step=0.05,
            hint="Length of a step: each weight changes by −η times its gradient",
        )
        self._buttons: list[QWidget] = [_button(action) for action in buttons]
        self._more = _button(more)
        self.data.setMinimumContentsLength(12)
        flow = FlowLayout(self)
        flow.setContentsMargins(10, 8, 10, 8)
        for group in (
            _row(self._buttons),
            self.speed,
            _row([_label("Data", self.data), self.data]),
            _row([_label("Learning rate η", self.learning_rate), self.learning_rate, self._more]),
            read_outs,
        ):
            flow.addWidget(group)
        self.data.choice_made.connect(self._choose_dataset)
        self.learning_rate.value_entered.connect(self.learning_rate_entered)
        self.learning_rate.entry_refused.connect(self.entry_refused)

    def fit_text(self) -> None:
        """Widths for the present text size; Play is as wide as Pause, so that nothing moves."""
        self.speed.fit_text()
        play = self._buttons[-1]
        metrics = play.fontMetrics()
        play.setMinimumWidth(0)
        shown = play.actions()[0].text()
        spare = max(0, metrics.horizontalAdvance("Pause") - metrics.horizontalAdvance(shown))
        play.setMinimumWidth(play.sizeHint().width() + spare)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Data set and learning rate of the run."""
        self.learning_rate.show_value(snapshot.frame.hyperparameters.learning_rate)
        lock(self.learning_rate, Lock.LEARNING_RATE in snapshot.handout.locked)
        self._show_dataset(snapshot.frame.dataset)

    def _show_dataset(self, dataset: Dataset) -> None:
        is_own = not is_builtin(dataset)
        key = OWN_DATASET if is_own else dataset.name
        own_place = self.data.findData(OWN_DATASET)
        if is_own and own_place < 0:
            self.data.addItem(_short(dataset.title), OWN_DATASET)
        elif is_own:
            self.data.setItemText(own_place, _short(dataset.title))
        if self.data.key != key:
            self.data.show_choice(key)

    @Slot(str)
    def _choose_dataset(self, key: str) -> None:
        if key in BUILTIN_TITLES:
            self.dataset_chosen.emit(builtin_dataset(key))


def _short(title: str) -> str:
    """What the box has room for; the window's title has all of it."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def _row(widgets: list[QWidget]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return row
