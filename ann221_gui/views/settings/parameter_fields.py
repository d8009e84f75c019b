"""The six weights and three biases as fields: a start that is typed."""

from PySide6.QtWidgets import QLabel, QWidget

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.meanings import in_words
from ann221_gui.core.parameters import BIASES, WEIGHTS, ParameterId, Parameters
from ann221_gui.core.starts import TypedStart
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.settings.distribution_fields import start_refusal
from ann221_gui.views.settings.settings_form import SettingsForm

DECIMALS = 4


class ParameterFields(QWidget):
    """Nothing happens while they are typed; `start` is what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self._has_biases = False
        self._form = SettingsForm.without_margins(self)
        self._fields = {parameter: _field(parameter) for parameter in ParameterId}
        self._rows = {name: self._form.add_field("", field) for name, field in self._fields.items()}
        self.show_notation(Notation.DOCUMENT)
        self.show_biases(False)

    @property
    def start(self) -> TypedStart:
        """The numbers in force; biases only where they are shown."""
        names = (*WEIGHTS, *BIASES) if self._has_biases else WEIGHTS
        return TypedStart(Parameters.of({name: self._fields[name].value for name in names}))

    def show_parameters(self, parameters: Parameters) -> None:
        for name, field in self._fields.items():
            field.show_value(parameters[name])

    def show_notation(self, notation: Notation) -> None:
        """The symbols beside the fields; what a field is called in words stays."""
        for name, row in self._rows.items():
            caption = self._form.labelForField(row)
            assert isinstance(caption, QLabel)
            caption.setText(symbol_text(name, notation))

    def show_biases(self, has_biases: bool) -> None:
        """The biases' fields only where there are biases."""
        self._has_biases = has_biases
        for name in BIASES:
            self._form.setRowVisible(self._rows[name], has_biases)


def _field(parameter: ParameterId) -> NumberField:
    name = in_words(parameter)
    return NumberField(
        name[0].upper() + name[1:], decimals=DECIMALS, is_signed=True, is_allowed=start_refusal
    )
