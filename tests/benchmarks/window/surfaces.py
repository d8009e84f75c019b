"""The panes of the program's window, and where their pictures are painted."""

from typing import Any

from PySide6.QtWidgets import QWidget


def panes_of(window: Any) -> dict[str, QWidget]:
    """By the names of the tables; `window` is a `MainWindow`, which is not imported for it."""
    return {
        "diagram": window.diagram,
        "map": window.map,
        "curve": window.loss,
        "samples": window.samples,
        "formulas": window.workbench.inspector.sheets[0],
    }


def surface(pane: QWidget) -> QWidget:
    """The innermost of the visible widgets that fill most of a pane."""
    inside = [widget for widget in pane.findChildren(QWidget) if widget.isVisible()]
    filling = [widget for widget in inside if 2 * _area(widget) > _area(pane)]
    return max(filling, key=lambda widget: _depth(pane, widget), default=pane)


def _area(widget: QWidget) -> int:
    return widget.width() * widget.height()


def _depth(pane: QWidget, widget: QWidget) -> int:
    depth = 0
    while widget is not pane:
        widget, depth = widget.parentWidget(), depth + 1
    return depth
