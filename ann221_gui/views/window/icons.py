"""Icons in the theme's colours: a bare machine has no icon theme, so they are the program's own."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZE_PX = 64  # drawn larger than shown, so that it stays sharp at any scale


def icon(path: Path, colour: str) -> QIcon:
    """The SVG file with its `currentColor` replaced."""
    drawing = path.read_text(encoding="utf-8").replace("currentColor", QColor(colour).name())
    pixmap = QPixmap(QSize(SIZE_PX, SIZE_PX))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    return QIcon(pixmap)
