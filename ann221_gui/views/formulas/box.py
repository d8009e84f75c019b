"""What is painted of a formula: texts, bars and tall brackets around a base line, and where its terms are."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath


class Text(NamedTuple):
    """Text from a point to the right and down from the left end of its box's base line."""

    x: float
    y: float
    font: QFont
    text: str


class Bar(NamedTuple):
    """A filled rectangle whose upper left corner is such a point; painted in whole pixels."""

    x: float
    y: float
    width: float
    height: float


class Parenthesis(NamedTuple):
    """A round bracket as high as what it holds, in such a rectangle; `thickness` is that of its middle."""

    x: float
    y: float
    width: float
    height: float
    thickness: float
    opens: bool


class Spot(NamedTuple):
    """The rectangle of what stands for a quantity."""

    quantity: str
    x: float
    y: float
    width: float
    height: float


class Box(NamedTuple):
    """Its room is in pixels: to the right, above and below the base line.

    Of spots that lie in one another the inner one comes later.
    """

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    texts: tuple[Text, ...] = ()
    bars: tuple[Bar, ...] = ()
    parentheses: tuple[Parenthesis, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def height(self) -> float:
        return self.ascent + self.descent

    def moved(self, x: float, y: float) -> "Box":
        """The same, painted elsewhere."""
        return Box(
            self.width,
            self.ascent,
            self.descent,
            tuple([Text(x + text.x, y + text.y, text.font, text.text) for text in self.texts]),
            tuple([bar._replace(x=x + bar.x, y=y + bar.y) for bar in self.bars]),
            tuple([sign._replace(x=x + sign.x, y=y + sign.y) for sign in self.parentheses]),
            tuple([Spot(spot[0], x + spot.x, y + spot.y, spot.width, spot.height) for spot in self.spots]),
        )

    def spot_at(self, x: float, y: float) -> Spot | None:
        """The innermost at a point."""
        inside = (
            spot
            for spot in reversed(self.spots)
            if spot.x <= x < spot.x + spot.width and spot.y <= y < spot.y + spot.height
        )
        return next(inside, None)

    def paint(self, painter: QPainter, left: float, baseline: float) -> None:
        """With the painter's pen."""
        for x, y, font, text in self.texts:
            painter.setFont(font)
            painter.drawText(QPointF(left + x, baseline + y), text)
        for bar in self.bars:
            rectangle = QRectF(left + bar.x, baseline + bar.y, bar.width, bar.height)
            painter.fillRect(in_whole_pixels(rectangle, painter), painter.pen().color())
        for sign in self.parentheses:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(_crescent(sign, left, baseline), painter.pen().color())


def together(parts: list[Box], width: float, ascent: float, descent: float) -> Box:
    """One box with what is painted in all of these."""
    return Box(
        width,
        ascent,
        descent,
        tuple([text for part in parts for text in part.texts]),
        tuple([bar for part in parts for bar in part.bars]),
        tuple([sign for part in parts for sign in part.parentheses]),
        tuple([spot for part in parts for spot in part.spots]),
    )


def in_whole_pixels(rectangle: QRectF, painter: QPainter) -> QRectF:
    """At least one pixel of the screen wide and high, and sharp on all sides."""
    to_screen = painter.deviceTransform()
    scale, dx, dy = to_screen.m11(), to_screen.dx(), to_screen.dy()
    return QRectF(
        (round(rectangle.x() * scale + dx) - dx) / scale,
        (round(rectangle.y() * scale + dy) - dy) / scale,
        max(1, round(rectangle.width() * scale)) / scale,
        max(1, round(rectangle.height() * scale)) / scale,
    )


def _crescent(sign: Parenthesis, left: float, baseline: float) -> QPainterPath:
    """Thick in the middle, as printers cast it."""
    x, top = left + sign.x, baseline + sign.y
    ends, way = (x + sign.width, -1) if sign.opens else (x, 1)
    path = QPainterPath(QPointF(ends, top))
    for reach, end in ((2 * sign.width, top + sign.height), (2 * (sign.width - sign.thickness), top)):
        path.quadTo(ends + way * reach, top + sign.height / 2, ends, end)
    return path
