"""The network as it is painted, and the controls that feed it: measured in its pixels."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.parts import NEURONS
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme

LEVEL = "w1_22"  # the edge that runs straight across
SnapshotOf = Callable[..., Snapshot]
Show = Callable[..., NetworkDiagram]


@pytest.fixture
def show(qtbot: QtBot, snapshot_of: SnapshotOf) -> Show:
    """A diagram of a network with these parameters, on screen."""

    def showing(snapshot: Snapshot | None = None, theme: Theme = LIGHT) -> NetworkDiagram:
        diagram = NetworkDiagram(snapshot or snapshot_of(), theme)
        qtbot.addWidget(diagram)
        diagram.resize(860, 460)
        diagram.show()
        QApplication.processEvents()
        return diagram

    return showing


def picture(diagram: NetworkDiagram) -> QImage:
    return diagram.grab().toImage()


def along(diagram: NetworkDiagram, weight: str) -> list[QColor]:
    """Colours on the middle line of an edge, from its number's box to its end."""
    image, (start, end) = picture(diagram), diagram.canvas.places.edge(weight)
    points = [start + (end - start) * (share / 400) for share in range(280, 396)]
    return [image.pixelColor(point.toPoint()) for point in points]


def thickness(diagram: NetworkDiagram, theme: Theme = LIGHT) -> float:
    """Pixels of paint across the level edge, those half covered counted as halves."""
    image, (start, end) = picture(diagram), diagram.canvas.places.edge(LEVEL)
    at = start + (end - start) * 0.85
    paper = QColor(theme.card)
    column = [image.pixelColor(round(at.x()), round(at.y()) + dy) for dy in range(-28, 29)]
    distances = [abs(colour.green() - paper.green()) for colour in column]
    return sum(distances) / max(distances)


def is_like(colour: QColor, wanted: str) -> bool:
    other = QColor(wanted)
    parts = zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(one - two) <= 24 for one, two in parts)


# Edges


def test_heavier_weights_are_painted_thicker(show: Show, snapshot_of: SnapshotOf) -> None:
    diagram = show()
    measured = []
    for weight in (0.1, 0.5, 2.0, 10.0, 50.0, 100_000.0):
        diagram.show_snapshot(snapshot_of({LEVEL: weight}))
        measured.append(thickness(diagram))
    assert all(thicker - thinner > 0.4 for thinner, thicker in pairwise(measured))
    assert measured[1] > 1.5 * measured[0]  # 0.5 beside 0.1
    assert measured[-1] < diagram.canvas.places.radius


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_sign_is_a_colour_and_dashes(show: Show, snapshot_of: SnapshotOf, theme: Theme) -> None:
    positive = along(show(snapshot_of({LEVEL: 0.9}), theme), LEVEL)
    assert all(is_like(colour, theme.positive) for colour in positive)
    negative = along(show(snapshot_of({LEVEL: -0.9}), theme), LEVEL)
    painted = [is_like(colour, theme.negative) for colour in negative]
    gaps = [is_like(colour, theme.card) for colour in negative]
    assert sum(painted) > sum(gaps) > 10
    assert sum(now != before for before, now in pairwise(gaps)) >= 4  # dashes, not one gap
    assert not any(is_like(colour, theme.positive) for colour in negative)


def test_the_selected_edge_glows(show: Show) -> None:
    diagram = show()
    start, end = diagram.canvas.places.edge(LEVEL)
    beside = (start + (end - start) * 0.85 + QPointF(0, 5)).toPoint()
    assert is_like(picture(diagram).pixelColor(beside), LIGHT.card)
    diagram.canvas.select(LEVEL)
    assert is_like(picture(diagram).pixelColor(beside), LIGHT.highlight)


# Room


def boxes(diagram: NetworkDiagram) -> dict[str, QRectF]:
    return {name: diagram.canvas.bounds(name) for name in diagram.canvas.items}


def texts_in_neurons(diagram: NetworkDiagram) -> dict[str, QRectF]:
    """Symbol, output and curve of each neuron stand in the inner two thirds of its circle."""
    places = diagram.canvas.places
    corner = QPointF(places.radius * 0.68, places.radius * 0.68)
    return {name: QRectF(places.centre(name) - corner, places.centre(name) + corner) for name in NEURONS}


@pytest.fixture(params=[100, 150])
def text_size(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """Percent of the usual size, for the whole application."""
    before, larger = qapp.font(), QFont(qapp.font())
    larger.setPointSizeF(before.pointSizeF() * request.param / 100)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(before)


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("weight", [0.5, -19.99])
def test_all_of_it_fits_at_its_smallest(
    show: Show, snapshot_of: SnapshotOf, text_size: int, biases: bool, weight: float
) -> None:
    diagram = show(snapshot_of(dict.fromkeys(ParameterId, weight), biases=biases))
    diagram.set_theme(LIGHT)
    diagram.resize(diagram.minimumSizeHint())
    QApplication.processEvents()
    inside = diagram.canvas.rect().toRectF()
    chips = {name: box for name, box in boxes(diagram).items() if name not in NEURONS}
    for name, box in boxes(diagram).items():
        assert inside.contains(box), name
    for neuron, text in texts_in_neurons(diagram).items():
        covering = [name for name, box in chips.items() if box.intersects(text)]
        assert not covering, (neuron, covering)
    for control in (*diagram.inputs, diagram.target):
        assert diagram.rect().contains(control.geometry())
        assert not any(box.intersects(control.geometry().toRectF()) for box in chips.values())


def test_more_room_is_asked_for_when_biases_come(qtbot: QtBot, show: Show, snapshot_of: SnapshotOf) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    diagram = show()
    QVBoxLayout(window).addWidget(diagram)
    window.show()
    before = window.minimumSizeHint().height()
    diagram.show_snapshot(snapshot_of(biases=True))
    QApplication.processEvents()
    assert window.minimumSizeHint().height() > before


def test_numbers_do_not_overlap_at_the_usual_size(show: Show, snapshot_of: SnapshotOf) -> None:
    diagram = show(snapshot_of({"w1_12": -19.99}, biases=True))
    found = list(boxes(diagram).items())
    for place, (name, box) in enumerate(found):
        assert [other for other, its_box in found[place + 1 :] if its_box.intersects(box)] == [], name


# When numbers follow


def numbers(diagram: NetworkDiagram) -> QImage:
    """The picture of one number, beside its edge's colour."""
    return picture(diagram).copy(diagram.canvas.bounds("w1_11").toAlignedRect())


def test_what_the_user_changes_is_written_at_once(show: Show, snapshot_of: SnapshotOf) -> None:
    diagram = show()
    for weight in (0.6, 0.7, 0.8):  # faster than anybody reads
        before = numbers(diagram)
        diagram.show_snapshot(snapshot_of({"w1_11": weight}))
        assert numbers(diagram) != before


def test_training_writes_at_a_pace_that_can_be_read(
    qtbot: QtBot, show: Show, snapshot_of: SnapshotOf
) -> None:
    diagram = show()
    diagram.show_snapshot(snapshot_of())
    before = numbers(diagram)
    diagram.show_snapshot(snapshot_of({"w1_11": 0.77}, steps=1))
    assert numbers(diagram) == before
    qtbot.waitUntil(lambda: numbers(diagram) != before, timeout=10 * READOUT_INTERVAL_MS)


def test_the_probe_moves_at_once_while_it_trains(show: Show, snapshot_of: SnapshotOf) -> None:
    diagram = show()
    diagram.show_snapshot(snapshot_of())
    circle = diagram.canvas.bounds("O1_1").toAlignedRect()
    before = picture(diagram).copy(circle)
    diagram.show_snapshot(snapshot_of(steps=1, probe=Probe((0.25, 0.5), 1.0)))
    assert picture(diagram).copy(circle) != before


# Neurons


def near_the_curve(diagram: NetworkDiagram, neuron: str) -> tuple[float, float] | None:
    """Middle of the operating point in a neuron's circle, from −1 at its left to 1 at its right."""
    image, places = picture(diagram), diagram.canvas.places
    circle = places.circle(neuron).toAlignedRect()
    below_the_number = round(places.centre(neuron).y() + 0.38 * places.radius)
    dots = [
        (x, y)
        for x in range(circle.left(), circle.right())
        for y in range(below_the_number, circle.bottom() - 4)
        if is_like(image.pixelColor(x, y), LIGHT.point)
    ]
    centre, count = places.centre(neuron), len(dots)
    if not dots:
        return None
    return (
        (sum(x for x, _ in dots) / count - centre.x()) / places.radius,
        (sum(y for _, y in dots) / count - centre.y()) / places.radius,
    )


def test_the_operating_point_moves_along_the_curve(show: Show, snapshot_of: SnapshotOf) -> None:
    places = []
    for weight in (-7.0, -3.0, 0.0, 3.0, 7.0):
        diagram = show(snapshot_of({"w1_11": weight, "w1_21": 0.0}))  # net input: the weight
        places.append(near_the_curve(diagram, "O2_1"))
    assert all(before[0] < after[0] for before, after in pairwise(places))
    assert places[2][0] == pytest.approx(0.0, abs=0.06)
    assert places[0][1] > places[2][1] > places[4][1]  # σ rises: upwards on the screen


@pytest.mark.parametrize("weight", [9.0, 1e5, -1e5])
def test_beyond_the_curve_the_point_stays_in_the_neuron(
    show: Show, snapshot_of: SnapshotOf, weight: float
) -> None:
    diagram = show(snapshot_of({"w1_11": weight, "w1_21": 0.0}))
    across, _ = near_the_curve(diagram, "O2_1")
    assert across * weight > 0
    assert abs(across) < 0.8


# Inputs and target


def test_a_slider_of_the_diagram_says_which_input_moved(show: Show) -> None:
    diagram, moved = show(), []
    diagram.input_moved.connect(lambda column, value: moved.append((column, value)))
    diagram.inputs[1].slider.setValue(100)
    assert moved == [(1, 0.5)]


def test_keys_on_a_selected_input_neuron_move_its_slider(show: Show) -> None:
    diagram, moved = show(), []
    diagram.input_moved.connect(lambda column, value: moved.append((column, value)))
    diagram.canvas.select("O1_2")
    QTest.keyClick(diagram.canvas, Qt.Key.Key_Left)
    assert moved == [(1, 0.95)]


@pytest.mark.parametrize(("typed", "value"), [("12", 12.0), ("-3", -3.0), (".5", 0.5)])
def test_typing_on_a_selected_input_neuron_types_its_number(
    qtbot: QtBot, show: Show, typed: str, value: float
) -> None:
    diagram, moved = show(), []
    diagram.activateWindow()
    qtbot.waitUntil(diagram.isActiveWindow)
    diagram.input_moved.connect(lambda column, value: moved.append((column, value)))
    diagram.canvas.setFocus()
    diagram.canvas.select("O1_1")
    for letter in typed:
        QTest.keyClick(QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert moved == [(0, value)]


def test_a_control_is_beside_its_neuron(show: Show) -> None:
    diagram = show()
    for neuron, control in zip(("O1_1", "O1_2"), diagram.inputs, strict=True):
        middle = diagram.canvas.places.centre(neuron)
        assert control.geometry().right() < middle.x() - diagram.canvas.places.radius
        assert control.geometry().center().y() == pytest.approx(middle.y(), abs=2)
    above = diagram.canvas.places.circle("O3_1")
    assert diagram.target.geometry().bottom() < above.top()
    assert diagram.target.geometry().center().x() == pytest.approx(above.center().x(), abs=2)


def test_every_control_has_a_name(show: Show) -> None:
    diagram = show()
    reachable = [
        widget
        for widget in diagram.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert len(reachable) >= 5
    assert all(widget.accessibleName() for widget in reachable)
