"""A row that breaks into more rows where the window is narrow or the text is large."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SPACING_PX = 10


class FlowLayout(QLayout):
    """Items from left to right; the last one stands at the right end of its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        rows = self._rows(width - margins.left() - margins.right())
        return margins.top() + margins.bottom() + sum(map(_height, rows)) + SPACING_PX * (len(rows) - 1)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Of the largest item; how many rows there are follows from the width."""
        margins = self.contentsMargins()
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(
            widest + margins.left() + margins.right(), _height(self._items) + margins.top() + margins.bottom()
        )

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        inside = area.marginsRemoved(self.contentsMargins())
        top = inside.top()
        for row in self._rows(inside.width()):
            self._place(row, inside, top)
            top += _height(row) + SPACING_PX

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            needed = item.sizeHint().width()
            if rows[-1] and used + needed > width:
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += needed + SPACING_PX
        return rows

    def _place(self, row: list[QLayoutItem], inside: QRect, top: int) -> None:
        left, height = inside.left(), _height(row)
        for item in row:
            size = item.sizeHint()
            if item is self._items[-1] and len(self._items) > 1:
                left = max(left, inside.right() - size.width())
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            left += size.width() + SPACING_PX


def _height(row: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in row), default=0)
