"""Paper precision: with how many digits, of which kind, a calculation on paper goes from line to line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import MOST_CARRIED, Carry, Shortening
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.whole_number_field import WholeNumberField
from ann221_gui.views.settings.convention_notes import carry_note
from ann221_gui.views.settings.settings_form import SettingsForm

OFF, DECIMALS, SIGNIFICANT = "off", "decimals", "significant"
FIRST_CARRIED = 3
CARRY_CHOICES = ((OFF, "off"), (DECIMALS, "decimals"), (SIGNIFICANT, "significant"))
SHORTENING_CHOICES = ((Shortening.ROUNDED, "rounded"), (Shortening.CUT_OFF, "cut off"))


class CarryFields(QWidget):
    """The choice, a number, what is done about the other digits; what that means."""

    choice_made = Signal()

    def __init__(self) -> None:
        super().__init__()
        hint = "Digits that a calculation on paper carries from line to line; shown beside the exact numbers."
        self._kind = ChoiceBox("Paper precision", CARRY_CHOICES, hint)
        self._count = WholeNumberField(
            "Number of digits on paper", least=1, most=MOST_CARRIED, hint=f"From 1 to {MOST_CARRIED}."
        )
        self._count.show_value(FIRST_CARRIED)
        self._shortening = ChoiceBox(
            "Other digits on paper", SHORTENING_CHOICES, "What is done about the digits beyond."
        )
        form = SettingsForm.without_margins(self)
        form.addRow("On paper", self._kind)
        form.add_field("How many", self._count)
        form.addRow("Other digits", self._shortening)
        self._note = form.add_note()
        self._kind.choice_made.connect(self.choice_made)
        self._count.value_entered.connect(self.choice_made)
        self._shortening.choice_made.connect(self.choice_made)

    @property
    def carry(self) -> Carry | None:
        """As chosen; None: off."""
        if self._kind.key == OFF:
            return None
        digits = Digits(self._count.value, are_significant=self._kind.key == SIGNIFICANT)
        return Carry(digits, Shortening(self._shortening.key))

    def show_carry(self, carry: Carry | None) -> None:
        """Display only, no signal. What was chosen before it was switched off stays."""
        self._count.setEnabled(carry is not None)
        self._shortening.setEnabled(carry is not None)
        self._note.setText(carry_note(carry))
        if carry is None:
            self._kind.show_choice(OFF)
            return
        self._kind.show_choice(SIGNIFICANT if carry.digits.are_significant else DECIMALS)
        self._count.show_value(carry.digits.count)
        self._shortening.show_choice(carry.shortening)
