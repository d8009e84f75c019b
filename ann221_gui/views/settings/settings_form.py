"""Rows of a label and a control, narrow enough for a pane at the side."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ann221_gui.views.fields.number_field import NumberField

SECTION_MARGINS_PX = (18, 2, 4, 8)  # left, top, right, bottom


class SettingsForm(QFormLayout):
    """A label goes above its control where both don't fit beside each other."""

    def __init__(self, section: QWidget) -> None:
        super().__init__(section)
        self.setContentsMargins(*SECTION_MARGINS_PX)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    @classmethod
    def without_margins(cls, part: QWidget) -> "SettingsForm":
        """For a part of a section."""
        form = cls(part)
        form.setContentsMargins(0, 0, 0, 0)
        return form

    def add_field(self, label: str, field: NumberField) -> QWidget:
        """A number; what is wrong with it is said in words below. Returns what the row holds."""
        caption = QLabel(label)
        caption.setBuddy(field)
        column = with_refusal(field)
        self.addRow(caption, column)
        return column

    def add_note(self, text: str = "") -> QLabel:
        """A sentence over the whole width."""
        label = note(text)
        self.addRow(label)
        return label


def with_refusal(field: NumberField) -> QWidget:
    """The field, and below it why it can't take what was typed."""
    refusal = QLabel()
    refusal.setWordWrap(True)
    refusal.setForegroundRole(QPalette.ColorRole.BrightText)
    refusal.hide()

    def show_refusal(text: str) -> None:
        refusal.setText(text)
        refusal.setVisible(bool(text))

    field.refusal_changed.connect(show_refusal)
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(field)
    layout.addWidget(refusal)
    return column


def note(text: str = "") -> QLabel:
    """A sentence that wraps, in the colour of captions."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
