"""What the network is made of."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.locking import lock
from ann221_gui.views.settings.settings_form import SettingsForm

ACTIVATION_CHOICES = tuple((name, name) for name in ACTIVATIONS)
BIASES_NOTE = {
    False: "Off, as in the document: a neuron's net input is its weighted inputs alone.",
    True: "On: each neuron adds a number of its own, its bias, to its net input; it is trained as well.",
}


class NetworkSection(QWidget):
    """Emits complete hyperparameters, made from those that it was last shown."""

    hyperparameters_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hyper = DEFAULT_HYPERPARAMETERS
        self._biases = QCheckBox("Biases")
        self._biases.setToolTip(
            "A bias shifts a neuron: without one, its net input is 0 wherever its inputs are 0."
        )
        self._hidden = ChoiceBox(
            "Activation of the hidden neurons",
            ACTIVATION_CHOICES,
            "What turns a hidden neuron's net input into its output; the document uses the logistic curve.",
        )
        self._output = ChoiceBox(
            "Activation of the output neuron",
            ACTIVATION_CHOICES,
            "What turns the output neuron's net input into its output; "
            "the logistic curve stays between 0 and 1.",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = SettingsForm(self)
        form.addRow(self._biases)
        self._biases_note = form.add_note()
        form.addRow("Hidden neurons", self._hidden)
        form.addRow("Output neuron", self._output)

    def _connect(self) -> None:
        self._biases.clicked.connect(self.switch_biases)
        for box in (self._hidden, self._output):
            box.choice_made.connect(self._on_choice_made)

    def show_hyperparameters(self, hyper: Hyperparameters) -> None:
        self._hyper = hyper
        self._biases.setChecked(hyper.biases)
        self._biases_note.setText(BIASES_NOTE[hyper.biases])
        self._hidden.show_choice(hyper.activations.hidden.name)
        self._output.show_choice(hyper.activations.output.name)

    def show_locks(self, locked: frozenset[Lock]) -> None:
        """What the file of the problem keeps as it is."""
        lock(self._biases, Lock.BIASES in locked)
        for box in (self._hidden, self._output):
            lock(box, Lock.ACTIVATIONS in locked)

    def switch_biases(self, biases: bool) -> None:
        """As the user does with the tick."""
        self.hyperparameters_changed.emit(replace(self._hyper, biases=biases))

    def _on_choice_made(self) -> None:
        activations = Activations(ACTIVATIONS[self._hidden.key], ACTIVATIONS[self._output.key])
        self.hyperparameters_changed.emit(replace(self._hyper, activations=activations))
