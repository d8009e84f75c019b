"""The painted network: five neurons and six weights that can be seen, reached, chosen and changed."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ann221_gui.core.notation import symbol
from ann221_gui.core.numbers import exact, signed
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.diagram_accessible import DiagramAccessible, install_accessibility
from ann221_gui.views.diagram_edges import CHIP_DECIMALS, paint_chip, paint_edge
from ann221_gui.views.diagram_geometry import DiagramGeometry
from ann221_gui.views.diagram_items import (
    INPUT_NEURONS,
    NEURONS,
    description_of,
    is_parameter,
    items,
    title_of,
    value_of,
)
from ann221_gui.views.diagram_neurons import paint_headings, paint_inputs, paint_neuron
from ann221_gui.views.diagram_style import DiagramStyle, Drawing, Marks
from ann221_gui.views.nudges import WheelNotches
from ann221_gui.views.readout_pace import ReadoutPace
from ann221_gui.views.theme import Theme
from ann221_gui.views.weight_editor import WeightEditor
from ann221_gui.views.weight_steps import (
    NUMBER_STARTS,
    WeightDrag,
    value_after_key,
    value_after_wheel,
)

FIRST_SELECTED = "w1_11"


class NetworkCanvas(QWidget):
    """Shows a snapshot; says which item was chosen and what value the user gave it.

    One item is always selected. With the keyboard's focus here Tab moves the selection, keys change its
    value.
    """

    parameter_entered = Signal(str, float)
    input_key_pressed = Signal(str, QKeyEvent)
    item_selected = Signal(str)
    item_hovered = Signal(str)
    entry_refused = Signal(str)

    def __init__(self, snapshot: Snapshot, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.snapshot = snapshot  # painted: the newest
        self._numbered = snapshot  # written: at a pace that can be read
        self.items = items(biases=False)
        self.selected = FIRST_SELECTED
        self.hovered: str | None = None
        self._drag: WeightDrag | None = None
        self._wheel = WheelNotches()
        self._editor: WeightEditor | None = None
        self._edited = FIRST_SELECTED
        self._area = QRectF(0, 0, 1, 1)
        self._covered: list[QRect] = []
        self.pens = DiagramStyle(theme, self.font())
        self.places = DiagramGeometry(QRectF(), 1.0, QSizeF())
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._show_numbers)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it is painted again
        self.setAccessibleName("Network diagram")
        install_accessibility()
        self.accessible = DiagramAccessible(self)

    # What is shown

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Paint it now; write its numbers at once where the user made the change, else at a readable pace."""
        before = self._numbered
        trained = snapshot.frame.steps != before.frame.steps and snapshot.probe == before.probe
        self.snapshot = snapshot
        self.items = items(snapshot.frame.hyperparameters.biases)
        if self.selected not in self.items:
            self.select(FIRST_SELECTED)
        if self._editor is not None and self._edited not in self.items:
            self._editor.restore()
            self._close_editor()
        self._update_network()
        if trained:
            self._pace.ask()
        else:
            self._pace.ask_at_once()

    @Slot()
    def _show_numbers(self) -> None:
        self._numbered = self.snapshot
        self._fit_chips()
        self._update_network()

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self.pens = DiagramStyle(theme, self.font())
        self.update()

    def set_area(self, area: QRectF) -> None:
        """The rectangle that the neurons' centres span."""
        self._area = area
        self._fit_chips()
        self.update()

    def set_covered(self, covered: list[QRect]) -> None:
        """Where other widgets lie above: not painted again with every frame."""
        self._covered = covered
        self.update()

    def _update_network(self) -> None:
        """Paint what training changes, around the widgets above."""
        region = QRegion(self.rect())
        for rectangle in self._covered:
            region -= rectangle
        self.update(region)

    def _fit_chips(self) -> None:
        numbers = [signed(value_of(self._numbered, item), CHIP_DECIMALS) for item in self._parameters]
        chip = QSizeF(self.pens.chip_width(numbers), self.pens.chip_height)
        self.places = DiagramGeometry(
            self._area, self.pens.radius, chip, self.pens.line_height, self.has_biases
        )

    @property
    def has_biases(self) -> bool:
        return self.snapshot.frame.hyperparameters.biases

    @property
    def _parameters(self) -> list[str]:
        return [item for item in self.items if is_parameter(item)]

    def select(self, item: str) -> None:
        """Make an item the selected one, and say so."""
        self.selected = item
        self.update()
        self.item_selected.emit(item)
        if self.hasFocus():
            self._tell_focus()

    def _tell_focus(self) -> None:
        event = QAccessibleEvent(self, QAccessible.Event.Focus)
        event.setChild(self.items.index(self.selected))
        QAccessible.updateAccessibility(event)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = Marks(self.selected, self.hovered, self.selected if self.hasFocus() else None)
        drawing = Drawing(painter, self.pens, self.places, marks, self.snapshot, self._numbered, self.width())
        painter.fillRect(self.rect(), QColor(self.pens.theme.card))
        paint_headings(drawing)
        paint_inputs(drawing)
        for item in self._parameters:
            paint_edge(drawing, item)
        for neuron in NEURONS:
            paint_neuron(drawing, neuron)
        for item in self._parameters:
            paint_chip(drawing, item)
        painter.end()

    # Mouse

    def item_at(self, point: QPointF) -> str | None:
        """The item under a point of the canvas."""
        return self.places.item_at(point, self.items)

    def bounds(self, item: str) -> QRectF:
        """The box of an item, for assistive programs and tests."""
        return self.places.bounds(item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.select(item)
        if is_parameter(item):
            self._drag = WeightDrag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._hover(self.item_at(event.position()))
            return
        present = value_of(self.snapshot, self.selected)
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = self._drag.value_at(event.position(), present, is_fine)
        if value is not None:
            self.parameter_entered.emit(self.selected, value)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if item is not None and is_parameter(item):
            self._edit(item)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, item: str | None) -> None:
        if item != self.hovered:
            self.hovered = item
            draggable = item is not None and is_parameter(item)
            self.setCursor(Qt.CursorShape.SizeAllCursor if draggable else Qt.CursorShape.ArrowCursor)
            self.update()
            self.item_hovered.emit(item or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        item = self.item_at(event.position())
        if item is None or not is_parameter(item):
            event.ignore()
            return
        self.select(item)
        # With Shift some systems turn the wheel sideways.
        notches = self._wheel.turn(event.angleDelta().y() or event.angleDelta().x())
        if notches:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            value = value_after_wheel(value_of(self.snapshot, item), notches, is_fine)
            self.parameter_entered.emit(item, value)

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
        if not is_parameter(self.selected):
            self._pass_on_key(event)
            return
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

    # Typing exactly

    def _edit(self, item: str, typed: str = "") -> None:
        """Open the field over a parameter's number; `typed` is the key that opened it."""
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
        self.parameter_entered.emit(self._edited, value)

    @Slot()
    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            if editor.hasFocus():
                self.setFocus()
            editor.hide()
            editor.deleteLater()

    # Words

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self.item_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self._tip(item) if item else "", self)
            return True
        return super().event(event)

    def _tip(self, item: str) -> str:
        value = exact(value_of(self.snapshot, item))
        lines = [title_of(item), f"{symbol(item).text} = {value}", description_of(self.snapshot, item)]
        if is_parameter(item):
            lines.append(
                "Drag, turn the wheel or use the arrow keys (Shift: finer); Enter to type it exactly."
            )
        return "\n".join(lines)
