"""A plot's axes: where they stand, what they cost, and that they are sharp."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.views.shared.plot import Plot
from ann221_gui.views.shared.plot_axis import Axis, NumberAxis
from ann221_gui.views.shared.plot_sheet import Sheet, Style
from ann221_gui.views.shared.theme import DARK, LIGHT

ACROSS, UP = Axis("epoch", 0.0, 500.0), Axis("error", 0.0, 1.0)


class EmptyPlot(Plot):
    def paint_plane(self, painter: QPainter, sheet: Sheet) -> None:
        """Nothing moves in it."""


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = EmptyPlot(ACROSS, UP)
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.show()
    QApplication.processEvents()
    return plot


def sheet(qapp: QApplication, up: Axis = UP, *, room_px: float = 0.0, pixel_ratio: float = 1.0) -> Sheet:
    style = Style(LIGHT, qapp.font(), pixel_ratio, has_grid=False)
    return Sheet(QSize(400, 300), ACROSS, up, style, room_px)


def ticks(qapp: QApplication, orientation: str, axis: Axis, length_px: int) -> list[tuple[float, str]]:
    """Where the ticks of all levels are and what stands beside them."""
    drawn = NumberAxis(orientation, axis, qapp.font(), QPen())
    levels = drawn.tickValues(axis.low, axis.high, length_px)
    return [
        (place, number)
        for spacing, places in levels
        for place, number in zip(places, drawn.tickStrings(places, 1.0, spacing), strict=True)
    ]


def test_the_ends_of_the_axes_are_the_corners_of_the_area(qapp: QApplication) -> None:
    there = sheet(qapp)
    area = there.area
    assert (there.x(0.0), there.x(500.0)) == (area.left(), area.right())
    assert (there.y(0.0), there.y(1.0)) == (area.bottom(), area.top())
    place = there.to_plane(QPointF(there.x(123.0), there.y(0.25)))
    assert place.toTuple() == pytest.approx((123.0, 0.25))


def test_numbers_and_labels_have_room_around_the_area(qapp: QApplication) -> None:
    area, metrics = sheet(qapp).area, QFontMetricsF(qapp.font())
    assert area.left() >= metrics.height() + metrics.horizontalAdvance("0.5")
    assert 300 - area.bottom() >= 2 * metrics.height()
    assert 400 - area.right() >= metrics.horizontalAdvance("500") / 2
    assert area.top() >= metrics.height() / 2 - 1


@pytest.mark.parametrize("length_px", [40, 150, 300, 1000])
@pytest.mark.parametrize("high", [1e-12, 0.07, 1.0, 530.0, 2e6])
@pytest.mark.parametrize("orientation", ["left", "bottom"])
def test_numbers_keep_apart(qapp: QApplication, orientation: str, high: float, length_px: int) -> None:
    metrics = QFontMetricsF(qapp.font())
    places = [
        (length_px * place / high, metrics.horizontalAdvance(number) if orientation == "bottom" else 0.0)
        for place, number in ticks(qapp, orientation, Axis("", 0.0, high), length_px)
    ]
    gaps = [(late - b / 2) - (early + a / 2) for (early, a), (late, b) in pairwise(places)]
    assert min(gaps, default=math.inf) >= metrics.height()


def test_a_logarithmic_axis_counts_in_powers_of_ten(qapp: QApplication) -> None:
    axis = Axis("error", -6.2, 0.2, is_logarithmic=True)
    numbers = [number for _, number in ticks(qapp, "left", axis, 1000) if number]
    assert numbers == ["10⁻⁶", "10⁻⁵", "10⁻⁴", "0.001", "0.01", "0.1", "1"]


def test_a_short_logarithmic_axis_has_numbers_within_its_decades(qapp: QApplication) -> None:
    axis = Axis("error", -1.1, 0.1, is_logarithmic=True)
    numbers = {number for _, number in ticks(qapp, "left", axis, 300) if number}
    assert numbers == {"0.1", "0.2", "0.5", "1"}


def test_an_axis_of_hundreds_of_decades_has_few_numbers(qapp: QApplication) -> None:
    axis = Axis("error", -290.0, 0.0, is_logarithmic=True)
    numbers = [number for _, number in ticks(qapp, "left", axis, 300) if number]
    assert numbers[-1] == "1"
    assert 3 <= len(numbers) <= 300 / QFontMetricsF(qapp.font()).height() / 2


def test_ticks_point_inward_from_both_axes(qapp: QApplication) -> None:
    """The numbers say where: 0 and 1 upwards, 0 and 500 across, among others."""
    there = sheet(qapp)
    area, lines = there.area, there.axis_lines
    upward = {line.y1() for line in lines if line.y1() == line.y2() and line.length() < 10}
    across = {line.x1() for line in lines if line.x1() == line.x2() and line.length() < 10}
    assert {area.top(), area.bottom()} <= upward
    assert {area.left(), area.right()} <= across
    tips = [line.p2() for line in lines if line.length() < 10]
    assert all(area.adjusted(0, -1, 1, 0).contains(tip) for tip in tips)


def test_the_ends_of_the_axes_have_their_numbers(qapp: QApplication) -> None:
    """Beside the corners of the area is not only background."""
    there = sheet(qapp)
    area, image = there.area, there.picture.pixmap.toImage()
    background = QColor(LIGHT.card)
    for y in (area.top(), area.bottom()):
        box = QRect(int(area.left()) - 20, int(y) - 6, 12, 12)
        assert any(image.pixelColor(x, y) != background for x in _across(box) for y in _down(box))
    for x in (area.left(), area.right()):
        box = QRect(int(x) - 6, int(area.bottom()) + 4, 12, 10)
        assert any(image.pixelColor(x, y) != background for x in _across(box) for y in _down(box))


def _across(box: QRect) -> range:
    return range(box.left(), box.right() + 1)


def _down(box: QRect) -> range:
    return range(box.top(), box.bottom() + 1)


def test_the_axis_makes_room_for_longer_numbers_and_never_takes_it_back(qapp: QApplication) -> None:
    long_ago = sheet(qapp, Axis("error", 0.0, 2e6))
    now = sheet(qapp, room_px=long_ago.room_px)
    assert long_ago.area.left() > sheet(qapp).area.left()
    assert now.area.left() == long_ago.area.left()


def test_axes_are_drawn_anew_only_when_they_change(plot: Plot) -> None:
    before = plot.sheet.picture
    plot.show_axes(Axis("epoch", 0.0, 500.0), Axis("error", 0.0, 1.0))
    plot.grab()
    assert plot.sheet.picture is before
    plot.show_axes(Axis("epoch", 0.0, 600.0), UP)
    assert plot.sheet.picture is not before
    assert plot.sheet.x(600.0) == plot.area.right()


def test_theme_font_and_size_are_followed_at_once(plot: Plot) -> None:
    area = plot.area
    plot.set_theme(DARK)
    picture = plot.grab().toImage()
    assert picture.pixelColor(2, 2) == QColor(DARK.card)
    assert picture.pixelColor(int(area.left()) - 1, int(area.center().y()) + 1) == QColor(DARK.muted)
    font = QFont(plot.font())
    font.setPointSizeF(2 * font.pointSizeF())
    plot.setFont(font)
    assert plot.area.left() > area.left()
    plot.resize(800, 600)
    assert plot.area.width() > area.width()


def test_it_is_as_sharp_as_the_screen(qapp: QApplication) -> None:
    """Twice the pixels, the same size: what is drawn at that scale has more shades than a blown-up copy."""
    plain, sharp = (sheet(qapp, pixel_ratio=ratio).picture.pixmap.toImage() for ratio in (1.0, 2.0))
    assert sharp.size() == plain.size() * 2
    assert sharp.deviceIndependentSize() == plain.deviceIndependentSize()
    assert sharp.scaled(plain.size()).convertToFormat(QImage.Format.Format_RGB32) != plain
    blocks = [[sharp.pixel(2 * x, y), sharp.pixel(2 * x + 1, y)] for x in range(100) for y in range(600)]
    assert any(left != right for left, right in blocks)


def test_a_plot_without_any_room_is_no_fault(plot: Plot) -> None:
    plot.resize(1, 1)
    plot.grab()
    assert plot.area.width() >= 1
