"""A widget as SVG: lines stay lines; letters become outlines, which need no font, with their words beside."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget

from ann221_gui.files.pictures.marks import Image, Mark, Shape, Words
from ann221_gui.files.pictures.pixels import as_png
from ann221_gui.files.pictures.tracing import traced

DECIMALS = 2  # of a pixel
CAPS = {
    Qt.PenCapStyle.FlatCap: "butt",
    Qt.PenCapStyle.SquareCap: "square",
    Qt.PenCapStyle.RoundCap: "round",
}
JOINS = {
    Qt.PenJoinStyle.MiterJoin: "miter",
    Qt.PenJoinStyle.SvgMiterJoin: "miter",
    Qt.PenJoinStyle.BevelJoin: "bevel",
    Qt.PenJoinStyle.RoundJoin: "round",
}

LETTERS = {
    QPainterPath.ElementType.MoveToElement: "M",
    QPainterPath.ElementType.LineToElement: "L",
    QPainterPath.ElementType.CurveToElement: "C",
}


def svg_of(widget: QWidget, title: str) -> bytes:
    """Its unit is the widget's own pixel."""
    written = _Writing()
    body = [written.mark(mark) for mark in traced(widget)]
    width, height = widget.width(), widget.height()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )
    lines = [
        head,
        f"<title>{escape(title)}</title>",
        "<defs>",
        *written.definitions,
        "</defs>",
        *body,
        "</svg>",
    ]
    return "\n".join(lines).encode() + b"\n"


class _Writing:
    """Elements, and what they refer to."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._clips: dict[str, str] = {}

    def mark(self, mark: Mark) -> str:
        match mark.what:
            case Shape(path):
                fill = self._paint("fill", mark.brush, mark.opacity)
                stroke = self._stroke(mark.pen, mark.opacity)
                return f'<path{self._clip(mark)}{_rule(path)}{fill}{stroke} d="{path_text(path)}"/>'
            case Words(text) as words:
                fill, outline = _colour("fill", mark.pen.color(), mark.opacity), path_text(words.outline)
                return f'<path{self._clip(mark)} aria-label="{escape(text)}"{fill} d="{outline}"/>'
            case Image(pixels, transform):
                data = b64encode(as_png(pixels)).decode()
                place = f' width="1" height="1" preserveAspectRatio="none" transform="{_matrix(transform)}"'
                seen = f' opacity="{mark.opacity:g}"' if mark.opacity < 1 else ""
                image = f'<image{place}{seen} xlink:href="data:image/png;base64,{data}"/>'
                return f"<g{self._clip(mark)}>{image}</g>"

    def _clip(self, mark: Mark) -> str:
        if mark.clip is None:
            return ""
        text = path_text(mark.clip)
        if text not in self._clips:
            name = self._clips[text] = f"clip{len(self._clips) + 1}"
            self.definitions.append(f'<clipPath id="{name}"><path d="{text}"/></clipPath>')
        return f' clip-path="url(#{self._clips[text]})"'

    def _paint(self, what: str, brush: QBrush, opacity: float) -> str:
        gradient = brush.gradient()
        if brush.style() == Qt.BrushStyle.NoBrush:
            return f' {what}="none"'
        if not isinstance(gradient, QLinearGradient):
            return _colour(what, brush.color(), opacity)
        name = f"gradient{len(self.definitions)}"
        self.definitions.append(_gradient(name, gradient, opacity))
        return f' {what}="url(#{name})"'

    def _stroke(self, pen: QPen, opacity: float) -> str:
        if pen.style() == Qt.PenStyle.NoPen:
            return ""
        width = pen.widthF()
        text = self._paint("stroke", pen.brush(), opacity) + f' stroke-width="{_number(width)}"'
        text += f' stroke-linecap="{CAPS[pen.capStyle()]}" stroke-linejoin="{JOINS[pen.joinStyle()]}"'
        if pen.dashPattern():
            dashes = " ".join(_number(length * width) for length in pen.dashPattern())
            text += f' stroke-dasharray="{dashes}" stroke-dashoffset="{_number(pen.dashOffset() * width)}"'
        return text


def path_text(path: QPainterPath) -> str:
    """The path in SVG's letters; a piece that ends where it began is closed."""
    return "".join(_steps(path))


def _steps(path: QPainterPath) -> Iterator[str]:
    begins, start = QPainterPath.ElementType.MoveToElement, ""
    elements = [path.elementAt(place) for place in range(path.elementCount())]
    points = [f"{_number(element.x)},{_number(element.y)}" for element in elements]
    for place, (element, point) in enumerate(zip(elements, points, strict=True)):
        if element.type == begins:
            start = point
        yield LETTERS.get(element.type, " ") + point
        ends = place + 1 == len(elements) or elements[place + 1].type == begins
        if ends and point == start and element.type != begins:
            yield "Z"


def _number(value: float) -> str:
    return f"{round(value, DECIMALS) + 0.0:.7g}"


def _matrix(transform: QTransform) -> str:
    t = transform
    return f"matrix({', '.join(f'{x:.9g}' for x in (t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy()))})"


def _rule(path: QPainterPath) -> str:
    return ' fill-rule="evenodd"' if path.fillRule() == Qt.FillRule.OddEvenFill else ""


def _colour(what: str, colour: QColor, opacity: float) -> str:
    alpha = colour.alphaF() * opacity
    return f' {what}="{colour.name()}"' + (f' {what}-opacity="{alpha:.3g}"' if alpha < 1 else "")


def _gradient(name: str, gradient: QLinearGradient, opacity: float) -> str:
    start, end = gradient.start().toTuple(), gradient.finalStop().toTuple()
    places = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
    ends = "".join(f' {key}="{_number(value)}"' for key, value in places)
    stops = "".join(_stop(place, colour, opacity) for place, colour in gradient.stops())
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse"{ends}>{stops}</linearGradient>'


def _stop(place: float, colour: QColor, opacity: float) -> str:
    seen = colour.alphaF() * opacity
    return f'<stop offset="{_number(place)}" stop-color="{colour.name()}" stop-opacity="{seen:.3g}"/>'
