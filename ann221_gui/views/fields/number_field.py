"""A field for an exact number: shown rounded, typed and edited with every digit."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from ann221_gui.core.numbers import exact, fixed, parse_number, signed
from ann221_gui.views.fields.nudges import FINER, NUDGE_KEYS, PLAIN, WheelNotches, nudged
from ann221_gui.views.fields.refusing_field import RefusingField

WIDEST = (-8888888.0, -8e-300)  # from 1e7 on numbers are shown in powers of ten
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _anything(_value: float) -> str:
    return ""


def _may_be_shortcut(event: QKeyEvent) -> bool:
    """Space, a function key, or a letter with Ctrl; nothing that can be part of typing a number."""
    key = event.key()
    with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return (
        key == Qt.Key.Key_Space
        or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
        or (with_control and key < Qt.Key.Key_Escape)
    )


class NumberField(RefusingField):
    """Shows a number with `decimals`; while it has the focus, the shortest text that is exactly it.

    `is_allowed` says in words why a number is not allowed, or ''. `step` is what an arrow key adds.
    """

    value_entered = Signal(float)

    def __init__(  # noqa: PLR0913 - a field is described by what it is made with
        self,
        name: str,
        *,
        decimals: int = 2,
        is_signed: bool = False,
        is_allowed: Callable[[float], str] = _anything,
        step: float = 0.1,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._name, self._hint = name, hint
        self._decimals, self._is_signed = decimals, is_signed
        self._is_allowed = is_allowed
        self._step = step
        self._value = 0.0
        self._lock = ""
        self._wheel = WheelNotches()
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.installEventFilter(self)
        self.show_value(0.0)

    @property
    def value(self) -> float:
        """The number in force, to the last bit: not what is being typed, nor what was refused."""
        return self._value

    def show_value(self, value: float) -> None:
        """Display only, no signal; leaves alone what the user is typing or has yet to correct."""
        self._value = value
        self._describe()
        if not self.isModified() and not self._refusal:
            self._show_text()

    def restore(self) -> None:
        """Back to the number in force, whatever was typed."""
        self._forget_refusal()
        self.setModified(False)
        self._show_text()

    def lock(self, why: str) -> None:
        """It can be read and copied, no more; free again where there is no reason."""
        if why != self._lock:
            self._lock = why
            if why:
                self.restore()
            self.setReadOnly(bool(why))
            self._describe()

    def commit(self) -> None:
        """Enter what was typed, as Enter and leaving the field do; nothing where nothing was typed."""
        if self.isModified():
            self._enter_text()

    def sizeHint(self) -> QSize:
        """Room for every number that `fixed` writes with these decimals."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self._short_text(value)) for value in WIDEST)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        content = QSize(widest + 2 * metrics.horizontalAdvance("0"), metrics.height())
        width = self.style().sizeFromContents(QStyle.ContentsType.CT_LineEdit, option, content, self).width()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _short_text(self, value: float) -> str:
        return signed(value, self._decimals) if self._is_signed else fixed(value, self._decimals)

    def _exact_text(self, value: float) -> str:
        return exact(value)

    def _show_text(self) -> None:
        has_focus = self.hasFocus()
        text = self._exact_text(self._value) if has_focus else self._short_text(self._value)
        if text != self.text():
            was_selected = self.hasSelectedText()
            self.setText(text)
            self.setCursorPosition(0)
            if has_focus and was_selected:
                self._select_all()

    def _select_all(self) -> None:
        """With the cursor at the start, so that a number that is too long shows its leading digits."""
        self.setSelection(len(self.text()), -len(self.text()))

    def _describe(self) -> None:
        lines = [f"{self._name}: {self._exact_text(self._value)}", self._lock or self._hint]
        if self._refusal:
            lines = [f"{self._refusal}. Escape brings {self._exact_text(self._value)} back."]
        self._say("\n".join(filter(None, lines)))

    # What was typed

    def _enter_text(self) -> None:
        try:
            value = parse_number(self.text())
        except ValueError as error:
            self._refuse(str(error))
            return
        refusal = self._is_allowed(value)
        if refusal:
            self._refuse(refusal)
        else:
            self._enter(value)

    def _enter(self, value: float) -> None:
        self._value = value
        self.restore()
        self._describe()
        self.value_entered.emit(value)

    # Steps up and down

    def _nudge(self, steps: Decimal) -> None:
        """Some steps from what is in the field."""
        self.commit()
        if self._refusal or self.isReadOnly():
            return
        value = nudged(self._value, self._step, steps)
        refusal = self._is_allowed(value)
        if refusal:
            self.entry_refused.emit(f"{self._name}: {refusal}")
        else:
            self._enter(value)

    def _nudge_scale(self, modifiers: Qt.KeyboardModifier) -> Decimal:
        return FINER if modifiers & Qt.KeyboardModifier.ShiftModifier else PLAIN

    # Events

    # Not event(), which every repaint would pass: a fault in a paint event below a Python event() ends
    # the process in PySide6 6.11 on Python 3.11.
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._claim(event)
        return super().eventFilter(watched, event)

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep the field's own keys from the shortcuts; before a shortcut acts, enter what was typed."""
        is_restore = event.key() == Qt.Key.Key_Escape and (self.isModified() or bool(self._refusal))
        is_own = is_restore or event.key() in NUDGE_KEYS
        if not is_own and event.key() != Qt.Key.Key_Space and not self._is_for_the_run(event):
            is_own = super().event(event) and event.isAccepted()
        if not is_own and _may_be_shortcut(event):
            self.commit()
        event.setAccepted(is_own)
        return True

    def _is_for_the_run(self, event: QKeyEvent) -> bool:
        """Undo and redo, where nothing is being typed."""
        keys = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        return not self.isModified() and any(map(event.matches, keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in NUDGE_KEYS:
            self._nudge(NUDGE_KEYS[Qt.Key(key)] * self._nudge_scale(event.modifiers()))
        elif key in ENTER_KEYS:
            self.commit()
            self._select_all()
        elif key == Qt.Key.Key_Escape and (self.isModified() or self._refusal):
            self.restore()
        elif key == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        notches = self._wheel.turn(event.angleDelta().y())
        if notches:
            self._nudge(notches * self._nudge_scale(event.modifiers()))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified() and not self._refusal:
            self._show_text()
            self._select_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return
        self.commit()
        if not self._refusal:
            self._show_text()
