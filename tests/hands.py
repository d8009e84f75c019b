"""What a user's hands do to a widget, event by event."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
SELECT_ALL, PASTE = QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Paste


def press(widget: QWidget, *keys: Qt.Key | QKeySequence | QKeySequence.StandardKey | str) -> None:
    """One after the other, and letters; each goes to what has the focus by then, as on a keyboard."""
    widget.setFocus()
    for key in keys:
        focused = QApplication.focusWidget()
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        elif isinstance(key, Qt.Key):
            QTest.keyClick(focused, key)
        else:
            QTest.keySequence(focused, QKeySequence(key))


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """At the place, or where the box of a button with a box is."""
    QTest.mouseClick(widget, LEFT, pos=place or QPoint(8, widget.height() // 2))


def move_mouse(widget: QWidget, place: QPoint, held: Qt.MouseButton = NO_BUTTON) -> None:
    there = QPointF(place)
    move = QMouseEvent(QEvent.Type.MouseMove, there, widget.mapToGlobal(there), NO_BUTTON, held, NO_KEYS)
    QApplication.sendEvent(widget, move)


def drag(widget: QWidget, start: QPoint, moved: QPoint) -> None:
    QTest.mousePress(widget, LEFT, pos=start)
    move_mouse(widget, start + moved, LEFT)
    QTest.mouseRelease(widget, LEFT, pos=start + moved)


def turn_wheel(widget: QWidget, place: QPoint | None = None) -> None:
    """By a notch, at the place or in the middle."""
    there = QPointF(place or widget.rect().center())
    spot, notch, phase = widget.mapToGlobal(there), QPoint(0, -120), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(there, spot, QPoint(), notch, NO_BUTTON, NO_KEYS, phase, False)
    QApplication.sendEvent(widget, event)
