"""The target of the probe: the sample's own, or the user's where the probe is on no sample."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ann221_gui.core.locking import LOCKED
from ann221_gui.core.snapshot import Probe
from ann221_gui.views.fields.locking import lock
from ann221_gui.views.fields.number_field import NumberField


class TargetControl(QWidget):
    """A field with a line that says whose target it is."""

    target_entered = Signal(float)
    entry_refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = NumberField("Target", decimals=2)
        self._is_locked = False
        self._caption = QLabel()
        self._caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._caption)
        layout.addWidget(self.field)
        self.field.value_entered.connect(self.target_entered)
        self.field.entry_refused.connect(self.entry_refused)

    def show_lock(self, is_locked: bool) -> None:
        """Whether no probe's target can be changed."""
        lock(self.field, is_locked)
        self._is_locked = is_locked

    def show_probe(self, probe: Probe) -> None:
        """A sample's target can't be changed here; elsewhere it can."""
        is_sample = probe.sample is not None
        self._caption.setText(
            f"target, sample {probe.sample + 1}" if probe.sample is not None else "your own target"
        )
        if is_sample and not self.field.isReadOnly():
            self.field.restore()
        self.field.setReadOnly(is_sample or self._is_locked)
        self.field.setFocusPolicy(Qt.FocusPolicy.ClickFocus if is_sample else Qt.FocusPolicy.StrongFocus)
        self.field.show_value(probe.target)
        self._caption.setToolTip(
            "The probe is on a sample of the data set, which brings its target."
            if is_sample
            else LOCKED
            if self._is_locked
            else "The probe is on no sample: choose the target that the output should have here."
        )
