"""One input of the probe: a slider over the data's range and a quarter beyond, and exact typing."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from ann221_gui.core.datasets import Dataset
from ann221_gui.views.fields.number_field import NumberField

POSITIONS = 200  # over the data's range: 0.005 apart for a gate
BEYOND = POSITIONS // 4
STEP, PAGE = 10, 50
SNAP_POSITIONS = 4  # the mouse catches the samples' own values
SNAP_VALUES = 8  # where there are no more of them than this
FINE_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}


class InputSlider(QSlider):
    """A horizontal slider whose arrow keys go finer with Shift."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setRange(-BEYOND, POSITIONS + BEYOND)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setToolTip(
            f"{name}: drag, or use the arrow keys (Shift: finer), Page Up and Page Down, Home and End"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_fine and event.key() in FINE_STEPS:
            self.setValue(self.value() + FINE_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class InputControl(QWidget):
    """Slider and field of one input."""

    value_moved = Signal(float)
    entry_refused = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._column = number - 1
        self._low, self._high = 0.0, 1.0
        self._landmarks: tuple[float, ...] = ()
        name = f"Input I{number}"
        self.field = NumberField(name, decimals=4, step=0.05)
        self.slider = InputSlider(f"{name} slider")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.slider)
        self.slider.valueChanged.connect(self._move)
        self.field.value_entered.connect(self.value_moved)
        self.field.entry_refused.connect(self.entry_refused)

    def show_range(self, dataset: Dataset) -> None:
        """The slider's ends follow the data."""
        values = dataset.inputs[:, self._column]
        self._low, self._high = float(values.min()), float(values.max())
        if self._low == self._high:  # a single sample: a range around it
            self._low, self._high = min(0.0, self._low), max(1.0, self._high)
        distinct = sorted(set(values.tolist()))
        self._landmarks = tuple(distinct) if len(distinct) <= SNAP_VALUES else ()
        self._show_position(self.field.value)

    def show_value(self, value: float) -> None:
        """The exact number in the field; the slider as near as it can."""
        self.field.show_value(value)
        self._show_position(value)

    def _show_position(self, value: float) -> None:
        span = self._high - self._low
        share = min(2.0, max(-1.0, (value - self._low) / span))
        self.slider.blockSignals(True)
        self.slider.setValue(round(share * POSITIONS))
        self.slider.blockSignals(False)

    @Slot(int)
    def _move(self, position: int) -> None:
        if not self.slider.isEnabled():  # assistive programs can move it all the same
            self._show_position(self.field.value)
            return
        value = self._value_at(position)
        if self.slider.isSliderDown():
            value = self._snapped(value)
        self.field.show_value(value)
        self.value_moved.emit(value)

    def _value_at(self, position: int) -> float:
        if position == POSITIONS:
            return self._high
        return self._low + (self._high - self._low) * position / POSITIONS

    def _snapped(self, value: float) -> float:
        reach = (self._high - self._low) * SNAP_POSITIONS / POSITIONS
        near = [landmark for landmark in self._landmarks if abs(landmark - value) <= reach]
        return min(near, key=lambda landmark: abs(landmark - value), default=value)
