"""The numbers that each distribution of starting weights needs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ann221_gui.core.numbers import exact
from ann221_gui.core.starts import EqualStart, NormalStart, UniformStart
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.settings.settings_form import SettingsForm

LARGEST_START = 1e5
TWINS = "With all weights equal the two hidden neurons stay twins for ever, as if there were only one."


def start_refusal(value: float) -> str:
    return "" if abs(value) <= LARGEST_START else f"at most {LARGEST_START:.0f} either way"


class UniformFields(QWidget):
    """A range from which weights are drawn evenly."""

    numbers_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._low = NumberField("From", is_allowed=self._low_refusal, hint="Smallest weight that is drawn.")
        self._high = NumberField("To", is_allowed=self._high_refusal, hint="Largest weight that is drawn.")
        form = SettingsForm.without_margins(self)
        form.add_field("from", self._low)
        form.add_field("to", self._high)
        self._low.value_entered.connect(self.numbers_changed)
        self._high.value_entered.connect(self.numbers_changed)
        self.show_start(UniformStart())

    def start(self, seed: int, draw_biases: bool) -> UniformStart:
        return UniformStart(self._low.value, self._high.value, seed, draw_biases)

    def show_start(self, start: UniformStart) -> None:
        self._low.show_value(start.low)
        self._high.show_value(start.high)

    def _low_refusal(self, low: float) -> str:
        high = self._high.value
        return start_refusal(low) if low <= high else f"it must not be above 'to', {exact(high)}"

    def _high_refusal(self, high: float) -> str:
        low = self._low.value
        return start_refusal(high) if high >= low else f"it must not be below 'from', {exact(low)}"


class NormalFields(QWidget):
    """Mean and standard deviation."""

    numbers_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mean = NumberField(
            "Mean", is_allowed=start_refusal, hint="The weights lie around this number, below and above."
        )
        self._deviation = NumberField(
            "Deviation",
            is_allowed=_deviation_refusal,
            hint="Standard deviation: two thirds of the weights lie no further than this from the mean.",
        )
        form = SettingsForm.without_margins(self)
        form.add_field("mean", self._mean)
        form.add_field("deviation", self._deviation)
        self._mean.value_entered.connect(self.numbers_changed)
        self._deviation.value_entered.connect(self.numbers_changed)
        self.show_start(NormalStart())

    def start(self, seed: int, draw_biases: bool) -> NormalStart:
        return NormalStart(self._mean.value, self._deviation.value, seed, draw_biases)

    def show_start(self, start: NormalStart) -> None:
        self._mean.show_value(start.mean)
        self._deviation.show_value(start.deviation)


class EqualFields(QWidget):
    """One number for all weights."""

    def __init__(self) -> None:
        super().__init__()
        self._value = NumberField("Every weight", is_allowed=start_refusal, hint=TWINS)
        form = SettingsForm.without_margins(self)
        form.add_field("every weight", self._value)
        form.add_note(TWINS)
        self.show_start(EqualStart())

    @property
    def start(self) -> EqualStart:
        return EqualStart(self._value.value)

    def show_start(self, start: EqualStart) -> None:
        self._value.show_value(start.value)


def _deviation_refusal(deviation: float) -> str:
    return start_refusal(deviation) if deviation > 0 else "a number above 0 is needed"
