"""What assistive programs find of something that is painted on a widget and is none itself."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class PaintedAccessible(QAccessibleInterface):
    """One thing, without parts and read only. A subclass says where it is, what it is and what it reads."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt allows for none
        return None

    def window(self) -> QWindow:
        return self._widget.windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self._widget)

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing is typed into it."""


def install_accessibility() -> None:
    """Tell Qt to take the interface of a widget from its `accessible`; harmless when told again."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, subject: QObject) -> QAccessibleInterface | None:
    accessible = getattr(subject, "accessible", None)
    return accessible if isinstance(accessible, QAccessibleWidget) else None
