"""Nothing is seen that was painted earlier and is out of date; what has not changed is not painted again."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.network.diagram_neurons import paint_headings, paint_neuron
from ann221_gui.views.network.diagram_style import Drawing, Marks
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme

SIZE, WIDER = QSize(860, 520), QSize(1010, 560)
TANH = Hyperparameters(activations=Activations(ACTIVATIONS["tanh"], ACTIVATIONS["logistic"]))
SnapshotOf = Callable[..., Snapshot]
OnScreen = Callable[[QWidget], QImage]
Open = Callable[..., NetworkDiagram]


@pytest.fixture
def open_diagram(qtbot: QtBot) -> Open:
    """One at a time, so that each is active."""
    diagrams: list[NetworkDiagram] = []

    def opened(snapshot: Snapshot, theme: Theme = LIGHT, size: QSize = SIZE) -> NetworkDiagram:
        diagram = NetworkDiagram(snapshot, theme)
        qtbot.addWidget(diagram)
        for other in diagrams:
            other.hide()
        diagrams.append(diagram)
        diagram.resize(size)
        diagram.show()
        qtbot.waitUntil(diagram.isActiveWindow)
        diagram.canvas.setFocus()
        return diagram

    return opened


@pytest.fixture
def larger_text(qapp: QApplication) -> Iterator[QFont]:
    """To be set as the application's; the usual one comes back."""
    before, larger = qapp.font(), QFont(qapp.font())
    larger.setPointSizeF(before.pointSizeF() * 1.2)
    yield larger
    qapp.setFont(before)


# Never out of date


CHANGES: list[dict[str, object]] = [
    {"parameters": {"w1_11": 3.0}},
    {"parameters": {"w1_11": -0.5}},
    {"parameters": {"w1_11": 0.504}},  # only its number and what follows from it
    {"parameters": {"w1_22": 12345.0}},  # a wider box
    {"parameters": {"b1_1": 0.25}, "biases": True},
    {"probe": Probe((0.25, 0.5), 1.0)},
    {"hyperparameters": TANH},
    {"parameters": {"w1_11": 3.0}, "steps": 7},
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_as_if_it_had_always_been_so(
    qtbot: QtBot, open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf, change: dict[str, object]
) -> None:
    after = snapshot_of(**change)
    fresh = on_screen(open_diagram(after))
    diagram = open_diagram(snapshot_of())
    assert on_screen(diagram) != fresh
    diagram.show_snapshot(after)
    qtbot.waitUntil(lambda: on_screen(diagram) == fresh)


def test_a_theme_is_seen_as_if_it_had_always_been_so(
    open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf
) -> None:
    fresh = on_screen(open_diagram(snapshot_of(), DARK).canvas)
    diagram = open_diagram(snapshot_of())
    assert on_screen(diagram.canvas) != fresh
    diagram.set_theme(DARK)
    assert on_screen(diagram.canvas) == fresh


def test_a_text_size_is_seen_as_if_it_had_always_been_so(
    qapp: QApplication, open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf, larger_text: QFont
) -> None:
    diagram = open_diagram(snapshot_of())
    usual = on_screen(diagram)
    qapp.setFont(larger_text)
    QApplication.processEvents()
    diagram.set_theme(LIGHT)
    larger = on_screen(diagram)
    assert larger != usual
    assert on_screen(open_diagram(snapshot_of())) == larger


def test_a_size_is_seen_as_if_it_had_always_been_so(
    open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf
) -> None:
    fresh = on_screen(open_diagram(snapshot_of(), size=WIDER))
    diagram = open_diagram(snapshot_of())
    on_screen(diagram)
    diagram.resize(WIDER)
    assert on_screen(diagram) == fresh


@pytest.mark.parametrize("item", ["w1_12", "O2_1", "O1_2"])
def test_what_is_selected_is_seen_as_if_it_had_always_been_so(
    open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf, item: str
) -> None:
    diagram = open_diagram(snapshot_of())
    before = on_screen(diagram)
    diagram.canvas.select(item)
    after = on_screen(diagram)
    assert after != before
    diagram.canvas.select("w1_11")
    assert on_screen(diagram) == before
    diagram.set_theme(LIGHT)  # everything anew
    diagram.canvas.select(item)
    assert on_screen(diagram) == after


def test_hover_and_focus_leave_nothing_behind(
    open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf
) -> None:
    diagram = open_diagram(snapshot_of())
    canvas = diagram.canvas
    canvas.select("O2_1")
    diagram.inputs[0].slider.setFocus()
    circle = canvas.bounds("O2_1").toAlignedRect().adjusted(-12, -12, 12, 12)
    plain = on_screen(canvas).copy(circle)
    canvas.setFocus()
    focused = on_screen(canvas).copy(circle)
    diagram.inputs[0].slider.setFocus()
    canvas.select("w1_11")
    QTest.mouseMove(canvas, canvas.bounds("O2_1").center().toPoint())
    hovered = on_screen(canvas).copy(circle)
    QTest.mouseMove(canvas, QPoint(canvas.width() - 5, 5))
    canvas.select("O2_1")
    assert plain != focused != hovered != plain
    assert on_screen(canvas).copy(circle) == plain


def rendered(widget: QWidget, scale: float, shift: float = 0.0) -> QImage:
    """As on a screen with so many pixels in one of the widget's, of which the first begins with `shift`."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.translate(shift, 0)
    painter.scale(scale, scale)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.25, 2.0])
def test_another_screen_is_painted_for_in_its_own_pixels(
    open_diagram: Open, snapshot_of: SnapshotOf, scale: float
) -> None:
    diagram = open_diagram(snapshot_of())
    usual = rendered(diagram.canvas, 1.0)
    sharp = rendered(diagram.canvas, scale)
    assert rendered(diagram.canvas, 1.0) == usual
    diagram.set_theme(LIGHT)  # everything anew
    assert rendered(diagram.canvas, scale) == sharp


@pytest.mark.parametrize(("scale", "shift"), [(1.0, 0.5), (1.25, 0.5), (1.25, 0.25), (1.5, 0.75)])
def test_what_is_kept_lies_pixel_upon_pixel(
    open_diagram: Open, snapshot_of: SnapshotOf, scale: float, shift: float
) -> None:
    """On screens where the diagram begins within a pixel: as if it had been painted there at once."""
    canvas = open_diagram(snapshot_of()).canvas
    image = rendered(canvas, scale, shift)
    direct = QImage(image.size(), image.format())
    direct.fill(QColor(LIGHT.card))
    with QPainter(direct) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(shift, 0)
        painter.scale(scale, scale)
        logistic = Hyperparameters().activations
        marks = Marks(canvas.selected, focused=canvas.selected)
        drawing = Drawing(canvas.pens, canvas.places, marks, logistic, canvas.size(), scale, QPointF())
        paint_headings(painter, drawing)
        paint_neuron(painter, drawing, "O3_1")
    headings = QRect(0, 0, image.width(), round(20 * scale))
    symbol = canvas.bounds("O3_1").adjusted(10, 14, -10, -60)
    in_symbol = QRect((symbol.topLeft() * scale).toPoint(), (symbol.size() * scale).toSize())
    for part in (headings.adjusted(2, 0, -2, 0), in_symbol):
        assert image.copy(part) == direct.copy(part)


# Nothing that has not changed


def moved(snapshot_of: SnapshotOf, weight: float) -> Snapshot:
    """By training."""
    return snapshot_of({"w1_22": weight}, steps=1)


def trained(open_diagram: Open, snapshot_of: SnapshotOf) -> NetworkDiagram:
    diagram = open_diagram(snapshot_of())
    diagram.show_snapshot(snapshot_of())
    QApplication.processEvents()
    return diagram


def test_edges_follow_every_frame_and_numbers_their_beat(
    between_beats: None, open_diagram: Open, on_screen: OnScreen, snapshot_of: SnapshotOf
) -> None:
    canvas = trained(open_diagram, snapshot_of).canvas
    start, end = canvas.places.edge("w1_22")
    edge = QRect((start + (end - start) * 0.8).toPoint() - QPoint(0, 12), QSize(30, 24))
    chip = canvas.bounds("w1_22").toAlignedRect().adjusted(3, 3, -3, -3)
    looks = []
    for weight in (0.9, 1.2, 1.5, -1.5):
        canvas.show_snapshot(moved(snapshot_of, weight))
        looks.append((on_screen(canvas).copy(edge), on_screen(canvas).copy(chip)))
    assert all(edge != other for (edge, _), (other, _) in pairwise(looks))
    assert all(chip == looks[0][1] for _, chip in looks)


def test_frames_that_look_the_same_paint_nothing(
    between_beats: None, open_diagram: Open, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    diagram = trained(open_diagram, snapshot_of)
    diagram.show_snapshot(moved(snapshot_of, 0.9))
    watch = watch_paint(diagram)
    for frame in range(20):
        shown = moved(snapshot_of, 0.9 + frame * 1e-7)
        diagram.show_snapshot(shown)
        assert "quantities" not in vars(shown), "worked out for numbers that are not due"
    assert watch.nothing


def test_fields_and_sliders_are_not_painted_with_every_frame(
    between_beats: None, open_diagram: Open, snapshot_of: SnapshotOf, watch_paint: Callable[..., object]
) -> None:
    diagram = trained(open_diagram, snapshot_of)
    watch = watch_paint(diagram)
    for frame in range(5):
        diagram.show_snapshot(moved(snapshot_of, 1.0 + frame))
        QApplication.processEvents()
    assert not watch.painted(diagram.canvas).isEmpty()
    for control in (*diagram.inputs, diagram.target):
        assert all(watch.painted(part).isEmpty() for part in control.findChildren(QWidget))


def test_a_probe_that_is_moved_is_shown_again(open_diagram: Open, snapshot_of: SnapshotOf) -> None:
    """Though it comes to be where it was: the slider has been let go beside it."""
    diagram = open_diagram(snapshot_of(probe=Probe((1.0, 1.0), 0.0, 3)))
    slider = diagram.inputs[0].slider
    slider.setValue(197)
    diagram.show_snapshot(snapshot_of(probe=Probe((1.0, 1.0), 0.0, 3)))
    assert slider.value() == 200
