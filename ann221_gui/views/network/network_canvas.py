"""The network in use: its items are reached, chosen and changed by mouse and keyboard."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from ann221_gui.core.locking import LOCKED
from ann221_gui.core.parts import INPUT_NEURONS, is_parameter
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.fields.nudges import WheelNotches
from ann221_gui.views.network.diagram_copying import Copy, copies_of, latex_copy, value_copy
from ann221_gui.views.network.diagram_items import is_locked, title_of, value_of
from ann221_gui.views.network.network_picture import NetworkPicture
from ann221_gui.views.network.weight_editor import WeightEditor
from ann221_gui.views.network.weight_steps import (
    NUMBER_STARTS,
    WeightDrag,
    value_after_key,
    value_after_wheel,
)
from ann221_gui.views.shared.theme import Theme

LATEX_KEYS = QKeySequence("Ctrl+Shift+C")
WHEEL_REST_MS = 700  # after it, the wheel is turned anew


class NetworkCanvas(NetworkPicture):
    """Says which item was chosen and what value the user gave it.

    One item is always selected. With the keyboard's focus here Tab moves the selection, keys change its
    value.
    """

    parameter_entered = Signal(str, float)
    change_ended = Signal()  # what was entered since the last time was one movement of the hand
    input_key_pressed = Signal(str, QKeyEvent)
    entry_refused = Signal(str)
    copied = Signal(str)  # a sentence that says what

    def __init__(self, snapshot: Snapshot, theme: Theme, parent: QWidget) -> None:
        super().__init__(snapshot, theme, parent)
        self._drag: WeightDrag | None = None
        self._wheel = WheelNotches()
        self._wheel_rest = QTimer(self)
        self._wheel_rest.setSingleShot(True)
        self._wheel_rest.setInterval(WHEEL_REST_MS)
        self._wheel_rest.timeout.connect(self.change_ended)
        self._editor: WeightEditor | None = None
        self._edited = self.selected
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        super().show_snapshot(snapshot)
        if self._editor is not None and self._edited not in self.items:
            self._editor.restore()
            self._close_editor()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.select(item)
        if self._is_changeable(item):
            self._drag = WeightDrag(event.position())
        elif is_parameter(item):
            self.entry_refused.emit(f"{LOCKED}.")

    def _is_changeable(self, item: str) -> bool:
        return is_parameter(item) and not is_locked(self.snapshot, item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._point_at(self.item_at(event.position()))
            return
        present = value_of(self.snapshot, self.selected)
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = self._drag.value_at(event.position(), present, is_fine)
        if value is not None:
            self.parameter_entered.emit(self.selected, value)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag = None
        self.change_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if item is not None and is_parameter(item):
            self._edit(item)

    def leaveEvent(self, _event: QEvent) -> None:
        self._point_at(None)

    def _point_at(self, item: str | None) -> None:
        draggable = item is not None and self._is_changeable(item)
        self.setCursor(Qt.CursorShape.SizeAllCursor if draggable else Qt.CursorShape.ArrowCursor)
        self._hover(item)

    def wheelEvent(self, event: QWheelEvent) -> None:
        item = self.item_at(event.position())
        if item is None or not self._takes_wheel(item, event.position()):
            event.ignore()  # it scrolls
            return
        self.select(item)
        # With Shift some systems turn the wheel sideways.
        notches = self._wheel.turn(event.angleDelta().y() or event.angleDelta().x())
        if notches:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            value = value_after_wheel(value_of(self.snapshot, item), notches, is_fine)
            self.parameter_entered.emit(item, value)
            self._wheel_rest.start()

    def _takes_wheel(self, item: str, point: QPointF) -> bool:
        """On a weight's number, or on the whole of a selected edge while the diagram has the focus."""
        if not is_parameter(item):
            return False
        is_in_use = item == self.selected and self.hasFocus()
        return is_in_use or self.places.chip_of(item).contains(point)

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.select(self.items[0])
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.select(self.items[-1])
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks through the items before it leaves the diagram."""
        place = self.items.index(self.selected) + (1 if forward else -1)
        if not self.hasFocus() or not 0 <= place < len(self.items):
            return super().focusNextPrevChild(forward)
        self.select(self.items[place])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(value_copy(self.snapshot, self.selected))
        elif QKeySequence(event.keyCombination()) == LATEX_KEYS:
            self._copy(latex_copy(self.snapshot, self.selected))
        elif is_parameter(self.selected):
            self._change_by_key(event)
        else:
            self._pass_on_key(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.change_ended.emit()

    def _change_by_key(self, event: QKeyEvent) -> None:
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = value_after_key(value_of(self.snapshot, self.selected), Qt.Key(event.key()), is_fine)
        if value is not None:
            self.parameter_entered.emit(self.selected, value)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._edit(self.selected)
        elif event.text() and event.text() in NUMBER_STARTS:
            self._edit(self.selected, event.text())
        else:
            super().keyPressEvent(event)

    def _pass_on_key(self, event: QKeyEvent) -> None:
        if self.selected in INPUT_NEURONS and event.key() != Qt.Key.Key_Space:
            self.input_key_pressed.emit(self.selected, event)
        else:
            super().keyPressEvent(event)

    # Copying

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the item under the mouse; from the keyboard, of the selected one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.selected if by_key else self.item_at(event.pos().toPointF())
        if item is None:
            event.ignore()
            return
        self.select(item)
        corner = self.bounds(item).center().toPoint()
        self._copy_menu(item).popup(self.mapToGlobal(corner) if by_key else event.globalPos())

    def _copy_menu(self, item: str) -> QMenu:
        """Says the numbers of this moment, and copies just those."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for copy in copies_of(self.snapshot, item):
            menu.addAction(copy.title).triggered.connect(partial(self._copy, copy))
        value, in_latex = menu.actions()[:2]
        value.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        in_latex.setShortcut(LATEX_KEYS)
        return menu

    def _copy(self, copy: Copy, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(copy.text)
        self.copied.emit(copy.sentence)

    # Typing exactly

    def _edit(self, item: str, typed: str = "") -> None:
        """Open the field over a parameter's number; `typed` is the key that opened it."""
        if is_locked(self.snapshot, item):
            self.entry_refused.emit(f"{LOCKED}.")
            return
        self._close_editor()
        self._edited = item
        box = self.places.chip_of(item).toAlignedRect()
        self._editor = WeightEditor(title_of(item), self)
        self._editor.show_value(value_of(self.snapshot, item))
        size = self._editor.sizeHint().expandedTo(box.size())
        self._editor.setGeometry(
            box.center().x() - size.width() // 2,
            box.center().y() - size.height() // 2,
            size.width(),
            size.height(),
        )
        self._editor.value_entered.connect(self._enter_typed)
        self._editor.entry_refused.connect(self.entry_refused)
        self._editor.closed.connect(self._close_editor)
        self._editor.show()
        self._editor.setFocus()
        self._editor.selectAll()
        if typed:
            self._editor.insert(typed)
            self._editor.setModified(True)

    @Slot(float)
    def _enter_typed(self, value: float) -> None:
        self.change_ended.emit()
        self.parameter_entered.emit(self._edited, value)
        self.change_ended.emit()

    @Slot()
    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            if editor.hasFocus():
                self.setFocus()
            editor.hide()
            editor.deleteLater()
