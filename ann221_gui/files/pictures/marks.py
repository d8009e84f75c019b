"""What a picture without pixels is made of: shapes, words and, where it can't be helped, images.

All places and sizes are in the widget's own pixels.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QPainterPath, QPen, QTransform


@dataclass(frozen=True)
class Shape:
    """Outlined by the pen, filled by the brush."""

    path: QPainterPath


@dataclass(frozen=True)
class Words:
    """A line in one font and the colour of the pen; `place` is the left end of its base line."""

    text: str
    font: QFont
    place: QPointF
    transform: QTransform  # of the place and of the letters

    @property
    def outline(self) -> QPainterPath:
        """Of the letters: it looks the same wherever the font is missing."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addText(self.place, self.font, self.text)
        return self.transform.map(path)


@dataclass(frozen=True)
class Image:
    """Pixels, stretched over the square from (0, 0) to (1, 1), which `transform` brings to its place."""

    pixels: QImage
    transform: QTransform


@dataclass(frozen=True)
class Mark:
    """One of these, how it is painted, and what of it is seen."""

    what: Shape | Words | Image
    pen: QPen
    brush: QBrush  # of one colour or with a linear gradient
    opacity: float
    clip: QPainterPath | None  # None where nothing is cut off
