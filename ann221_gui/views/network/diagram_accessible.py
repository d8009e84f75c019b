"""What a screen reader finds in the painted diagram: an object for each item, with name, value and
description."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from ann221_gui.core.numbers import said
from ann221_gui.views.network.diagram_items import (
    description_of,
    is_adjustable,
    is_locked,
    title_of,
    value_of,
)
from ann221_gui.views.network.diagram_phase import phase_words
from ann221_gui.views.shared.painted_accessible import PaintedAccessible

if TYPE_CHECKING:
    from ann221_gui.views.network.network_picture import NetworkPicture


class DiagramAccessible(QAccessibleWidget):
    """The diagram with its items as children, in reading order, before its real child widgets."""

    def __init__(self, canvas: "NetworkPicture") -> None:
        super().__init__(canvas, QAccessible.Role.Grouping, "Network diagram")
        self._canvas = canvas
        self._items: dict[str, ItemAccessible] = {}

    def childCount(self) -> int:
        return len(self._canvas.items) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        items = self._canvas.items
        if index < len(items):
            return self.item(items[index])
        return super().child(index - len(items))

    def item(self, name: str) -> "ItemAccessible":
        """The object of one item: always the same one, as assistive programs expect."""
        if name not in self._items:
            self._items[name] = ItemAccessible(self._canvas, name)
        return self._items[name]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, ItemAccessible):
            return self._canvas.items.index(child.name) if child.isValid() else -1
        index = super().indexOfChild(child)
        return index if index < 0 else index + len(self._canvas.items)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        point = self._canvas.mapFromGlobal(QPoint(x, y))
        found = self._canvas.item_at(point.toPointF())
        return self.item(found) if found else super().childAt(x, y)


class ItemAccessible(PaintedAccessible):
    """One weight, bias or neuron."""

    def __init__(self, canvas: "NetworkPicture", name: str) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.name = name

    def isValid(self) -> bool:
        """Assistive programs may keep it when its bias is off or the diagram is gone."""
        return shiboken6.isValid(self._canvas) and self.name in self._canvas.items

    def rect(self) -> QRect:
        bounds = self._canvas.bounds(self.name).toAlignedRect()
        return QRect(self._canvas.mapToGlobal(bounds.topLeft()), bounds.size())

    def role(self) -> QAccessible.Role:
        adjustable = is_adjustable(self.name)
        return QAccessible.Role.Slider if adjustable else QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        state.readOnly = not is_adjustable(self.name) or is_locked(self._canvas.snapshot, self.name)
        state.selected = self._canvas.selected == self.name
        state.focused = self._canvas.hasFocus() and self._canvas.selected == self.name
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return title_of(self.name)
        snapshot = self._canvas.snapshot
        if kind == QAccessible.Text.Value:
            return said(value_of(snapshot, self.name))
        if kind == QAccessible.Text.Description:
            return "; ".join(
                filter(None, (phase_words(self.name, snapshot), description_of(snapshot, self.name)))
            )
        return ""
