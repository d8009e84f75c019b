"""What an animation of the training is to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

MOST_EPOCHS, MOST_PICTURES = 10_000_000, 500
PICTURES = 60
HINT = "Shows this run as it was, with every change on the way; beyond what is trained so far, it trains on."


@dataclass(frozen=True)
class FilmWish:
    """One view, from where the run began to an epoch."""

    view: int  # place in the list of views
    epochs: int
    pictures: int
    early_ones_first: bool  # otherwise at even distances


class AnimationDialog(QDialog):
    """Asks; `wished` when it is answered."""

    wished = Signal(object)

    def __init__(self, views: Sequence[str], epochs: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Animation of the training")
        self._view, self._spacing = QComboBox(), QComboBox()
        self._view.addItems(views)
        self._spacing.addItems(["even", "closer at the beginning"])
        self._epochs = _number(epochs, 1, MOST_EPOCHS)
        self._pictures = _number(PICTURES, 2, MOST_PICTURES)
        hint = QLabel(HINT)
        hint.setWordWrap(True)
        form = QFormLayout(self)
        for words, field in (
            ("&Show", self._view),
            ("Up to &epoch", self._epochs),
            ("&Pictures", self._pictures),
            ("&Spacing", self._spacing),
        ):
            form.addRow(words, field)
        form.addRow(hint)
        form.addRow(self._buttons())
        self.accepted.connect(self._tell)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _tell(self) -> None:
        is_early = self._spacing.currentIndex() == 1
        wish = FilmWish(self._view.currentIndex(), self._epochs.value(), self._pictures.value(), is_early)
        self.wished.emit(wish)


def _number(value: int, least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setGroupSeparatorShown(True)
    field.setValue(value)
    return field
