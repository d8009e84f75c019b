"""When training pauses by itself."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters, StopRule
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.fields.whole_number_field import WholeNumberField
from ann221_gui.views.settings.settings_form import SettingsForm, with_refusal
from ann221_gui.views.settings.training_section import above_zero

FIRST_EPOCHS = 1000
FIRST_LOSS = 0.01
FIRST_MAX_ABS_DELTA = 0.05


class StopSection(QWidget):
    """A limit that is ticked is in force; its number stays while it is not."""

    hyperparameters_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hyper = DEFAULT_HYPERPARAMETERS
        self._epochs = WholeNumberField("Pause at epoch", least=1, hint="Counted from the start of the run.")
        self._loss = NumberField(
            "Pause at loss",
            decimals=4,
            step=0.01,
            is_allowed=above_zero,
            hint="The loss is the error over all samples: their sum or, under Conventions, their mean.",
        )
        self._max_abs_delta = NumberField(
            "Pause at max |Δ|",
            decimals=3,
            step=0.01,
            is_allowed=above_zero,
            hint="The largest distance of an output from its target.",
        )
        self._stops = (
            (QCheckBox("epochs ≥"), self._epochs, FIRST_EPOCHS),
            (QCheckBox("loss ≤"), self._loss, FIRST_LOSS),
            (QCheckBox("max |Δ| ≤"), self._max_abs_delta, FIRST_MAX_ABS_DELTA),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = SettingsForm(self)
        form.add_note("Training pauses at the end of the epoch in which one of these is reached:")
        for box, field, _ in self._stops:
            form.addRow(box, with_refusal(field))

    def _connect(self) -> None:
        for box, field, first in self._stops:
            box.setAccessibleName(field.accessibleName())
            box.setToolTip("Tick it and training pauses there by itself.")
            field.show_value(first)
            box.clicked.connect(self._on_stop_changed)
            field.value_entered.connect(self._on_stop_changed)

    def show_hyperparameters(self, hyper: Hyperparameters) -> None:
        self._hyper = hyper
        rule = hyper.stop_rule
        limits = (rule.epochs, rule.loss, rule.max_abs_delta)
        for (box, field, _), limit in zip(self._stops, limits, strict=True):
            box.setChecked(limit is not None)
            field.setEnabled(limit is not None)
            if limit is not None:
                field.show_value(limit)

    def _on_stop_changed(self) -> None:
        epochs, loss, max_abs_delta = (box.isChecked() for box, _, _ in self._stops)
        rule = StopRule(
            epochs=self._epochs.value if epochs else None,
            loss=self._loss.value if loss else None,
            max_abs_delta=self._max_abs_delta.value if max_abs_delta else None,
        )
        self.hyperparameters_changed.emit(replace(self._hyper, stop_rule=rule))
