"""A field for a number as somebody wrote it down: its digits say how exact it is meant to be."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from ann221_gui.core.checking.answer import Answer, parse_answer
from ann221_gui.views.fields.number_field import ENTER_KEYS
from ann221_gui.views.fields.refusing_field import RefusingField

WIDEST = "−0.0888888e−88"
HOW_TO_WRITE = "As you wrote it: 0.68, 0,68, −8.2e-3 or 1/3. Its digits say how exact it is meant to be."
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class AnswerField(RefusingField):
    """Keeps the text as it was typed. Enter and Down go on, Shift+Enter and Up go back."""

    answer_entered = Signal(object)  # an Answer, or None where the field was emptied
    stepped = Signal(int)  # 1: on to the next field, -1: back to the one before
    column_pasted = Signal(str)
    reached = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._answer: Answer | None = None
        self._judgement = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._fit()
        self._describe()

    def describe(self, judgement: str) -> None:
        """What has been said of the answer; empty for nothing."""
        self._judgement = judgement
        self._describe()

    def _describe(self) -> None:
        self._say(self._refusal or self._judgement or HOW_TO_WRITE)

    def show_answer(self, answer: Answer | None) -> None:
        """Display only; leaves alone what is being typed, or has yet to be corrected."""
        if answer == self._answer and (self.isModified() or self._refusal):
            return
        self._answer = answer
        self._forget_refusal()
        self.setText("" if answer is None else answer.text)

    def commit(self) -> None:
        """Enter what was typed, as Enter and leaving the field do; nothing where nothing was typed."""
        if not self.isModified():
            return
        text = self.text().strip()
        try:
            answer = parse_answer(text) if text else None
        except ValueError as error:
            self._refuse(str(error))
            return
        self.setModified(False)
        self._answer = answer
        self.answer_entered.emit(answer)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in ENTER_KEYS:
            self._step(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Escape and (self._refusal or self.isModified()):
            self._forget_refusal()
            self.setText("" if self._answer is None else self._answer.text)
        elif event.matches(QKeySequence.StandardKey.Paste) and is_column(QGuiApplication.clipboard().text()):
            self._paste_column()
        else:
            super().keyPressEvent(event)

    def _step(self, places: int) -> None:
        """What is refused stays before one's eyes."""
        self.commit()
        if not self._refusal:
            self.stepped.emit(places)

    def _paste_column(self) -> None:
        self.column_pasted.emit(QGuiApplication.clipboard().text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """As every field has it; a column goes into this field and those below."""
        menu = self.createStandardContextMenu()
        if is_column(QGuiApplication.clipboard().text()):
            menu.addAction("Paste the column from here on").triggered.connect(self._paste_column)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedWidth(metrics.horizontalAdvance(WIDEST) + metrics.height())


def is_column(text: str) -> bool:
    """Whether it has more rows than one, or a name beside a number."""
    return "\n" in text.strip() or "\t" in text.strip()
