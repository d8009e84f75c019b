"""How fast it trains: phase by phase, or from one epoch a second to flat out."""

from math import inf

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from ann221_gui.core.walk import PHASE_BY_PHASE

_TRAINING = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 250.0, 500.0, 1000.0, inf)
SPEEDS_EPOCHS_PER_S = (PHASE_BY_PHASE, *_TRAINING)


def speed_text(epochs_per_second: float) -> str:
    """As it stands beside the slider."""
    if epochs_per_second == PHASE_BY_PHASE:
        return "phases"
    return "flat out" if epochs_per_second == inf else f"{epochs_per_second:g} epochs/s"


class SpeedControl(QWidget):
    """A slider over a few speeds, each about twice the one before."""

    speed_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, len(SPEEDS_EPOCHS_PER_S) - 1)
        self._slider.setPageStep(2)
        self._slider.setAccessibleName("Speed")
        self._slider.setToolTip(
            "Epochs a second; the first position plays the phases of each step, the last goes flat out"
        )
        self._text = QLabel()
        caption = QLabel("Speed")
        caption.setBuddy(self._slider)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (caption, self._slider, self._text):
            layout.addWidget(widget)
        self._slider.valueChanged.connect(self._on_moved)

    @property
    def epochs_per_second(self) -> float:
        return SPEEDS_EPOCHS_PER_S[self._slider.value()]

    def show_speed(self, epochs_per_second: float) -> None:
        """Display only, no signal: the nearest position that is not slower."""
        places = [place for place, speed in enumerate(SPEEDS_EPOCHS_PER_S) if speed >= epochs_per_second]
        self._slider.blockSignals(True)
        self._slider.setValue(places[0])
        self._slider.blockSignals(False)
        self._show_text()

    def fit_text(self) -> None:
        """Room for the longest text, so that nothing moves when it changes."""
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(speed_text(speed)) for speed in SPEEDS_EPOCHS_PER_S]
        self._text.setFixedWidth(max(widths) + 4)
        self._slider.setFixedWidth(metrics.averageCharWidth() * 16)

    @Slot(int)
    def _on_moved(self, _position: int) -> None:
        self._show_text()
        self.speed_changed.emit(self.epochs_per_second)

    def _show_text(self) -> None:
        self._text.setText(speed_text(self.epochs_per_second))
        self._slider.setAccessibleDescription(self._text.text())
