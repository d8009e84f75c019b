"""What textbooks do differently, as choices, and a way back to the document's."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import DEFAULT_HYPERPARAMETERS, Hyperparameters
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.numbers import FEWEST_DIGITS, MOST_DIGITS, Digits
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.whole_number_field import WholeNumberField
from ann221_gui.views.settings.carry_fields import CarryFields
from ann221_gui.views.settings.convention_notes import (
    DELTA_NOTE,
    NOTATION_NOTE,
    UPDATE_NOTE,
    digits_note,
    error_note,
    total_note,
)
from ann221_gui.views.settings.settings_form import SettingsForm

AS_SUITS, DECIMALS, SIGNIFICANT = "as suits", "decimals", "significant"
FIRST_DIGITS = 6
ERROR_CHOICES = (("squared", "Δ²"), ("half squared", "½ Δ²"))
TOTAL_CHOICES = ((Total.SUM, "sum"), (Total.MEAN, "mean"))
DELTA_CHOICES = (
    (DeltaSign.TARGET_MINUS_OUTPUT, "target − output"),
    (DeltaSign.OUTPUT_MINUS_TARGET, "output − target"),
)
UPDATE_CHOICES = (
    (UpdateOrder.ALL_AT_ONCE, "all at once"),
    (UpdateOrder.LAYER_BY_LAYER, "layer after layer"),
)
NOTATION_CHOICES = ((Notation.DOCUMENT, "the document's"), (Notation.COMMON, "the common one"))
DIGITS_CHOICES = ((AS_SUITS, "as suits each place"), (DECIMALS, "decimals"), (SIGNIFICANT, "significant"))


class ConventionsSection(QWidget):
    """Emits complete hyperparameters, made from those that it was last shown."""

    hyperparameters_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hyper = DEFAULT_HYPERPARAMETERS
        self._samples = 1
        self._make_boxes()
        self._count = WholeNumberField(
            "Number of digits",
            least=FEWEST_DIGITS,
            most=MOST_DIGITS,
            hint=f"From {FEWEST_DIGITS} to {MOST_DIGITS}; 17 significant figures are every digit there is.",
        )
        self._count.show_value(FIRST_DIGITS)
        self._carry = CarryFields()
        self._reset = QPushButton("As in the &document")
        self._reset.setToolTip("The document's conventions: all choices at once.")
        self._lay_out()
        self._connect()

    def _make_boxes(self) -> None:
        self._error = ChoiceBox("Error of a sample", ERROR_CHOICES, "What training makes smaller.")
        self._total = ChoiceBox(
            "Error of many samples",
            TOTAL_CHOICES,
            "How the errors of many samples, and their gradients, become one.",
        )
        self._delta = ChoiceBox("Sign of Δ", DELTA_CHOICES, "Which difference is written Δ.")
        self._update = ChoiceBox(
            "Order of updates",
            UPDATE_CHOICES,
            "Which weights the hidden layer's gradients are worked out with.",
        )
        self._notation = ChoiceBox("Notation", NOTATION_CHOICES, "Letters and indices in all formulas.")
        self._digits = ChoiceBox(
            "Digits", DIGITS_CHOICES, "How many digits are written, behind the point or significant ones."
        )
        self._boxes = (self._error, self._total, self._delta, self._update, self._notation, self._digits)

    def _lay_out(self) -> None:
        form = SettingsForm(self)
        form.addRow(self._reset)
        captions = ("Error E", "Many samples", "Δ", "Update", "Notation", "Digits")
        self._notes: list[QLabel] = []
        for caption, box in zip(captions, self._boxes, strict=True):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # no choice is cut off
            form.addRow(caption, box)
            if box is self._digits:
                form.add_field("How many", self._count)
            self._notes.append(form.add_note())
        form.addRow(self._carry)

    def _connect(self) -> None:
        for box in self._boxes:
            box.choice_made.connect(self._on_choice_made)
        self._count.value_entered.connect(self._on_choice_made)
        self._carry.choice_made.connect(self._on_choice_made)
        self._reset.clicked.connect(self._on_reset)

    def show_dataset(self, dataset: Dataset) -> None:
        """What a full batch is; seen with the hyperparameters that are shown next."""
        self._samples = len(dataset)

    def show_hyperparameters(self, hyper: Hyperparameters) -> None:
        self._hyper = hyper
        conventions = hyper.conventions
        keys = (
            conventions.loss.name,
            conventions.loss.total,
            conventions.delta,
            conventions.update,
            conventions.notation,
            _digits_key(conventions.digits),
        )
        for box, key in zip(self._boxes, keys, strict=True):
            box.show_choice(key)
        self._count.setEnabled(conventions.digits is not None)
        if conventions.digits is not None:
            self._count.show_value(conventions.digits.count)
        self._carry.show_carry(conventions.carry)
        self._show_notes(conventions)

    def _show_notes(self, conventions: Conventions) -> None:
        texts = (
            error_note(conventions),
            total_note(conventions.loss, self._hyper.batch_of(self._samples)),
            DELTA_NOTE[conventions.delta],
            UPDATE_NOTE[conventions.update],
            NOTATION_NOTE[conventions.notation],
            digits_note(conventions.digits),
        )
        for note, text in zip(self._notes, texts, strict=True):
            note.setText(text)

    def _on_choice_made(self) -> None:
        self._choose(
            Conventions(
                replace(LOSSES[self._error.key], total=Total(self._total.key)),
                DeltaSign(self._delta.key),
                UpdateOrder(self._update.key),
                Notation(self._notation.key),
                self._chosen_digits(),
                self._carry.carry,
            )
        )

    def _chosen_digits(self) -> Digits | None:
        key = self._digits.key
        return None if key == AS_SUITS else Digits(self._count.value, key == SIGNIFICANT)

    def _on_reset(self) -> None:
        self._choose(DOCUMENT_CONVENTIONS)

    def _choose(self, conventions: Conventions) -> None:
        self.hyperparameters_changed.emit(replace(self._hyper, conventions=conventions))


def _digits_key(digits: Digits | None) -> str:
    if digits is None:
        return AS_SUITS
    return SIGNIFICANT if digits.are_significant else DECIMALS
