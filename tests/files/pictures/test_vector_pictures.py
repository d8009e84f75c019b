"""SVG and PDF of what the window shows: lines are lines, words are words, and it looks as on the screen."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Snapshot, probe_at
from ann221_gui.files.pictures.marks import Shape, Words
from ann221_gui.files.pictures.pdf import pdf_of
from ann221_gui.files.pictures.pixels import pixels_of, png_of
from ann221_gui.files.pictures.svg import svg_of
from ann221_gui.files.pictures.tracing import traced
from ann221_gui.views.formulas.sheet_view import SheetView
from ann221_gui.views.map.decision_map import DecisionMap
from ann221_gui.views.shared.theme import DARK, LIGHT
from tests.looking import difference, pixels

ALIKE = 0.02  # of all pixels may be something else: every program smooths letters its own way
SVG = "{http://www.w3.org/2000/svg}"
LABEL = "aria-label"


def parts(svg: bytes, kind: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}{kind}"))


def labels(svg: bytes) -> list[str]:
    return [path.get(LABEL, "") for path in parts(svg, "path") if path.get(LABEL)]


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]


# What is in it


def test_the_numbers_of_the_window_are_its_words(trained_window):
    said = labels(svg_of(trained_window, "window"))
    assert {"454", "0.4999", "+4.58", "−7.49", "Input layer", "epoch", "4 of 4", "0.2957"} <= set(said)


def test_no_letter_depends_on_a_font_of_the_reader(trained_window):
    assert not parts(svg_of(trained_window, "window"), "text")


def test_the_title_is_what_it_is_about(qtbot):
    label = QLabel("a < b")
    qtbot.addWidget(label)
    svg = svg_of(label, "a < b & c")
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "a < b & c"
    assert "".join(labels(svg)).replace(" ", "") == "a<b"


def test_the_error_is_a_line_that_ends_where_training_does(trained_window):
    paths = [
        path
        for path in parts(svg_of(trained_window.loss, "error"), "path")
        if path.get("stroke") == LIGHT.curve
    ]
    places = [place for path in paths for place in points(path.get("d", ""))]
    assert len(places) > 100
    assert max(places)[1] > min(places)[1] + 50  # it falls, and y grows downwards
    assert not parts(svg_of(trained_window.loss, "error"), "image")


def test_a_weight_below_0_is_dashed_and_the_others_are_not(trained_window):
    paths = parts(svg_of(trained_window.diagram.canvas, "network"), "path")
    dashed = {path.get("stroke") for path in paths if path.get("stroke-dasharray")}
    assert dashed == {LIGHT.negative}


def test_of_the_network_nothing_is_an_image(trained_window):
    assert not parts(svg_of(trained_window.diagram.canvas, "network"), "image")


def test_of_the_map_only_the_colours_are_images_and_twice_as_fine_as_the_screen(trained_window):
    svg = svg_of(trained_window.map, "map")
    field, bar = sorted(map(image_size, parts(svg, "image")), key=QSize.width, reverse=True)[:2]
    area = trained_window.map._canvas.area
    assert field.width() >= 2 * area.width()
    assert field.height() >= 2 * area.height()
    assert bar.width() < 50
    assert {LIGHT.class_one, LIGHT.class_zero} <= {path.get("fill") for path in parts(svg, "path")}


def image_size(element: ElementTree.Element) -> QSize:
    data = element.get("{http://www.w3.org/1999/xlink}href", "").partition(",")[2]
    return QImage.fromData(QByteArray.fromBase64(data.encode())).size()


# Where it is


@pytest.fixture
def lopsided_map(qtbot) -> DecisionMap:
    """O³₁ is near 1 right of I₁ = ½, whatever I₂ is; one sample, far to the right and low."""
    right = {"w1_11": 40, "b1_1": -20, "w2_11": 20, "b2_1": -10}
    dataset = Dataset("one", "one", np.array([[0.9, 0.1], [0.0, 1.0]]), np.array([1.0, 0.0]))
    frame = Frame(Setup(dataset), Parameters.of(right), 0, 0, np.arange(2), np.empty((0, 2)))
    view = DecisionMap()
    qtbot.addWidget(view)
    view.resize(500, 440)
    view.show()
    view.show_snapshot(Snapshot(frame, probe_at(dataset, (0.2, 0.7), 0.0)))
    QApplication.processEvents()
    return view


def test_the_map_is_neither_mirrored_nor_turned(lopsided_map):
    image = QImage(lopsided_map.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg_of(lopsided_map, "map"))).render(painter)
    painter.end()
    canvas = lopsided_map._canvas
    corner, sheet = canvas.mapTo(lopsided_map, QPoint()), canvas.sheet

    def colour(x1: float, x2: float) -> QColor:
        return image.pixelColor(round(sheet.x(x1)) + corner.x(), round(sheet.y(x2)) + corner.y())

    for x2 in (0.05, 0.95):
        assert colour(0.75, x2).blue() > colour(0.75, x2).red()
        assert colour(0.25, x2).red() > colour(0.25, x2).blue()
    assert colour(0.9, 0.1).name() == LIGHT.class_one
    assert colour(0.0, 1.0).name() == LIGHT.class_zero


def test_what_lies_beyond_a_scrolled_pane_is_cut_off(qtbot):
    pane = QScrollArea()
    pane.setWidget(QLabel("\n".join(f"line {number}" for number in range(60))))
    outer = QWidget()
    pane.setParent(outer)
    qtbot.addWidget(outer)
    outer.resize(400, 400)
    pane.setGeometry(100, 100, 200, 153)
    outer.show()
    QApplication.processEvents()
    pane.verticalScrollBar().setValue(123)
    written = [mark for mark in traced(outer) if isinstance(mark.what, Words)]
    inside = QRectF(pane.viewport().rect().translated(pane.viewport().mapTo(outer, QPoint())))
    assert 3 < len(written) < 20
    for mark in written:
        assert inside.contains(visible_box(mark.what.outline, mark.clip))


def visible_box(path: QPainterPath, clip: QPainterPath | None) -> QRectF:
    return (clip or path).boundingRect()


def test_a_plot_is_cut_off_at_its_axes(trained_window):
    trained_window.map._canvas._zoom(2, (1.0, 1.0))
    QApplication.processEvents()
    canvas = trained_window.map._canvas
    lines = [
        mark
        for mark in traced(canvas)
        if isinstance(mark.what, Shape) and mark.pen.color() == QColor(LIGHT.text)
    ]
    area = canvas.area.adjusted(-1, -1, 1, 1)
    assert lines
    for mark in lines:
        assert area.contains(visible_box(mark.what.path, mark.clip))


# What it looks like


def each_view(window) -> Iterator[QWidget]:
    yield window
    window.workbench.show_page(1)
    QApplication.processEvents()
    sheet = window.workbench.findChild(SheetView)
    sheet.verticalScrollBar().setValue(333)
    yield window.workbench
    window.workbench.show_page(3)
    yield window.workbench
    yield from (window.diagram, window.map, window.samples, window.loss)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_pdf_reader_shows_what_the_screen_does(trained_window, as_pdf_reader, theme):
    trained_window.actions_.themes[theme.name].trigger()
    for view in each_view(trained_window):
        QApplication.processEvents()
        assert difference(as_pdf_reader(pdf_of(view, "view")), pixels(pixels_of(view))) < ALIKE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_another_program_shows_the_svg_as_the_screen_does(trained_window, as_svg_reader, theme):
    trained_window.actions_.themes[theme.name].trigger()
    for view in each_view(trained_window):
        QApplication.processEvents()
        assert difference(as_svg_reader(svg_of(view, "view")), pixels(pixels_of(view))) < ALIKE


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not there")
def test_words_in_a_pdf_can_be_searched(trained_window, tmp_path):
    path = tmp_path / "window.pdf"
    path.write_bytes(pdf_of(trained_window, "The window"))
    assert path.read_bytes().startswith(b"%PDF-")
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    assert {"454", "0.4999", "+4.58", "−7.49"} <= set(done.stdout.split())


# In pixels


def test_in_the_pixels_of_the_screen_it_is_what_the_screen_shows(trained_window):
    drawn, grabbed = pixels_of(trained_window.diagram), trained_window.diagram.grab().toImage()
    assert (pixels(drawn) == pixels(grabbed)).all()


def test_a_larger_picture_is_drawn_finer_and_not_stretched(trained_window):
    view = trained_window.map
    png = QImage.fromData(png_of(view, 2.0))
    assert png.size() == 2 * view.size()
    drawn = pixels(png)[:, : png.width() // 2 * 2]
    left, right = drawn[:, 0::2], drawn[:, 1::2]  # of each of the widget's own pixels
    assert (left != right).any(axis=2).mean() > 0.02
