"""Settings of training that the first screen leaves out: the batch, its order, when a data set is learned."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.fields.whole_number_field import WholeNumberField
from ann221_gui.views.settings.settings_form import SettingsForm

ALL, ONE, SOME = "all", "one", "some"
BATCH_CHOICES = ((ALL, "all samples"), (ONE, "one sample"), (SOME, "N samples"))
SMALLEST_BATCH = 2


def above_zero(value: float) -> str:
    return "" if value > 0 else "a number above 0 is needed"


class TrainingSection(QWidget):
    """Emits complete hyperparameters, made from those that it was last shown."""

    hyperparameters_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hyper = DEFAULT_HYPERPARAMETERS
        self._batch = ChoiceBox(
            "Samples in one step",
            BATCH_CHOICES,
            "How many samples' gradients are taken together before the weights change once.",
        )
        self._size = WholeNumberField(
            "N",
            least=SMALLEST_BATCH,
            hint="Samples in a batch; more than the data set has means all of them.",
        )
        self._seed = WholeNumberField(
            "Order seed",
            hint="Batches and single samples are drawn in an order that follows from this number: "
            "the same number, the same order.",
        )
        self._tolerance = NumberField(
            "Tolerance",
            decimals=3,
            step=0.01,
            is_allowed=above_zero,
            hint="A data set counts as learned when no sample's |Δ| is larger than this.",
        )
        self._size.show_value(SMALLEST_BATCH)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = SettingsForm(self)
        form.addRow("Step on", self._batch)
        form.add_field("N", self._size)
        form.add_field("Order seed", self._seed)
        form.add_field("Learned at max |Δ| ≤", self._tolerance)

    def _connect(self) -> None:
        self._batch.choice_made.connect(self._on_batch_chosen)
        self._size.value_entered.connect(self._on_batch_chosen)
        self._seed.value_entered.connect(self._on_seed_entered)
        self._tolerance.value_entered.connect(self._on_tolerance_entered)

    def show_hyperparameters(self, hyper: Hyperparameters) -> None:
        self._hyper = hyper
        batch = _batch_choice(hyper.batch_size)
        self._batch.show_choice(batch)
        if hyper.batch_size is not None and batch == SOME:
            self._size.show_value(hyper.batch_size)
        self._size.setEnabled(batch == SOME)
        self._seed.setEnabled(batch != ALL)
        self._seed.show_value(hyper.order_seed)
        self._tolerance.show_value(hyper.tolerance)

    def _on_batch_chosen(self) -> None:
        sizes = {ALL: None, ONE: 1, SOME: self._size.value}
        self.hyperparameters_changed.emit(replace(self._hyper, batch_size=sizes[self._batch.key]))

    def _on_seed_entered(self) -> None:
        self.hyperparameters_changed.emit(replace(self._hyper, order_seed=self._seed.value))

    def _on_tolerance_entered(self, tolerance: float) -> None:
        self.hyperparameters_changed.emit(replace(self._hyper, tolerance=tolerance))


def _batch_choice(batch_size: int | None) -> str:
    if batch_size is None:
        return ALL
    return ONE if batch_size == 1 else SOME
