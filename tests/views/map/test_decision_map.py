"""The decision map as its user sees and moves it."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Snapshot, probe_at
from ann221_gui.core.starts import WORKING_PARAMETERS
from ann221_gui.views.map import decision_map
from ann221_gui.views.map.colour_bar import ColourBar
from ann221_gui.views.map.decision_map import DecisionMap
from ann221_gui.views.map.map_canvas import MapCanvas
from ann221_gui.views.shared.symbols import ShownNeuron
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme

# O³₁ is near 1 where I₁ (or I₂) is above ½, near 0 elsewhere; O²₂ where I₂ is below ½, in both.
RIGHT_HALF = Parameters.of({"w1_11": 40, "b1_1": -20, "w1_22": -40, "b1_2": 20, "w2_11": 20, "b2_1": -10})
UPPER_HALF = Parameters.of({"w1_21": 40, "b1_1": -20, "w1_22": -40, "b1_2": 20, "w2_11": 20, "b2_1": -10})
UNTRAINED = WORKING_PARAMETERS


def snapshot(
    parameters: Parameters = UNTRAINED, dataset: Dataset = XOR, probe: tuple[float, float] = (1.0, 1.0)
) -> Snapshot:
    frame = Frame(Setup(dataset), parameters, 0, 0, np.arange(len(dataset)), np.empty((0, 2)))
    return Snapshot(frame, probe_at(dataset, probe, 0.0))


@pytest.fixture
def view(qtbot: QtBot) -> DecisionMap:
    view = DecisionMap()
    qtbot.addWidget(view)
    view.resize(520, 480)
    view.show()
    view.show_snapshot(snapshot())
    QApplication.processEvents()
    return view


@pytest.fixture
def canvas(view: DecisionMap) -> MapCanvas:
    return view.findChild(MapCanvas)


@pytest.fixture
def case(qtbot: QtBot, view: DecisionMap) -> tuple[QtBot, DecisionMap]:
    return qtbot, view


def place(canvas: MapCanvas, across: float, up: float) -> QPoint:
    """A pixel by its shares of the map's width and height, from the lower left."""
    area = canvas.area
    return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height()).toPoint()


def pixel_of(canvas: MapCanvas, x1: float, x2: float) -> QPoint:
    """For the square map of the gates, −½ to 1½ upwards, the same scale across, centred."""
    area = canvas.area
    unit = area.height() / 2
    return QPointF(area.center().x() + (x1 - 0.5) * unit, area.center().y() - (x2 - 0.5) * unit).toPoint()


def picture(canvas: MapCanvas) -> QImage:
    return canvas.grab().toImage()


def looks_like_one(colour: QColor, theme: Theme) -> bool:
    """Nearer to the colour of class one than to that of class zero."""

    def distance(other: str) -> float:
        rgb = QColor(other)
        return math.dist((colour.red(), colour.green(), colour.blue()), (rgb.red(), rgb.green(), rgb.blue()))

    return distance(theme.class_one) < distance(theme.class_zero)


def clicked(qtbot: QtBot, view: DecisionMap, pixel: QPoint) -> tuple[float, float]:
    canvas = view.findChild(MapCanvas)
    with qtbot.waitSignal(view.probe_moved) as moved:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=pixel)
    return tuple(moved.args)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("parameters", "neuron", "side"),
    [
        (RIGHT_HALF, ShownNeuron.OUTPUT, (1, 0)),
        (UPPER_HALF, ShownNeuron.OUTPUT, (0, 1)),
        (RIGHT_HALF, ShownNeuron.HIDDEN_1, (1, 0)),
        (RIGHT_HALF, ShownNeuron.HIDDEN_2, (0, -1)),
    ],
)
def test_the_colour_at_each_point_is_what_the_network_answers_there(
    case: tuple[QtBot, DecisionMap],
    theme: Theme,
    parameters: Parameters,
    neuron: ShownNeuron,
    side: tuple[int, int],
) -> None:
    qtbot, view = case
    canvas = view.findChild(MapCanvas)
    view.set_theme(theme)
    view.shown_neuron = neuron
    view.show_snapshot(snapshot(parameters))
    image = picture(canvas)
    for across, up in ((0.37, 0.4), (0.37, 0.6), (0.63, 0.4), (0.63, 0.6), (0.6, 0.9), (0.9, 0.4)):
        pixel = place(canvas, across, up)
        x1, x2 = clicked(qtbot, view, pixel)
        is_one = side[0] * (x1 - 0.5) + side[1] * (x2 - 0.5) > 0
        assert looks_like_one(image.pixelColor(pixel), theme) == is_one, (x1, x2)


def columns_with(image: QImage, row: int, is_wanted: Callable[[QColor], bool]) -> list[int]:
    return [column for column in range(image.width()) if is_wanted(image.pixelColor(column, row))]


@pytest.mark.parametrize("size", [(520, 480), (700, 411), (333, 555)])
def test_colours_and_contour_change_where_the_output_does(
    view: DecisionMap, canvas: MapCanvas, size: tuple[int, int]
) -> None:
    """At I₁ = ½, to the pixel, whatever the shape of the pane."""
    steep = Parameters.of({"w1_11": 4000, "b1_1": -2000, "w2_11": 20, "b2_1": -10})
    view.show_snapshot(snapshot(steep, probe=(9.0, 9.0)))
    view.resize(*size)
    image, row = picture(canvas), place(canvas, 0.5, 0.6).y()
    boundary = pixel_of(canvas, 0.5, 0.5).x()
    area = canvas.area.toRect().adjusted(2, 0, -2, 0)
    dark = columns_with(image, row, lambda colour: colour.lightness() < 60)
    assert dark, "no contour"
    assert all(abs(column - boundary) <= 2 for column in dark)
    for column in range(area.left(), area.right() + 1):
        if abs(column - boundary) > 3:
            assert looks_like_one(image.pixelColor(column, row), LIGHT) == (column > boundary), column


def test_the_contour_runs_to_the_border(view: DecisionMap, canvas: MapCanvas) -> None:
    """4 σ(4 I₁) = 3 at I₁ = ln 3 / 4, away from the line and the label of the hidden neuron at I₁ = 0."""
    view.show_snapshot(snapshot(Parameters.of({"w1_11": 4, "w2_11": 4, "b2_1": -3}), probe=(9.0, 9.0)))
    image, area = picture(canvas), canvas.area.toRect()
    expected = pixel_of(canvas, math.log(3) / 4, 0.5).x()
    for row in (area.top(), area.top() + 1, area.bottom() - 2, area.bottom() - 1):
        dark = columns_with(image, row, lambda colour: colour.lightness() < 90)
        assert any(abs(column - expected) <= 1 for column in dark), row


def test_samples_stay_in_their_places_when_the_map_is_zoomed(view: DecisionMap, canvas: MapCanvas) -> None:
    view.show_snapshot(snapshot(RIGHT_HALF, probe=(9.0, 9.0)))
    wheel(canvas, pixel_of(canvas, 0, 0), 1)
    image = picture(canvas)
    assert image.pixelColor(pixel_of_zoomed(canvas, 0, 0)).name() == LIGHT.class_zero
    assert image.pixelColor(pixel_of_zoomed(canvas, 1, 0)).name() == LIGHT.class_one


def pixel_of_zoomed(canvas: MapCanvas, x1: float, x2: float) -> QPoint:
    left, right, bottom, top = canvas.region
    across, up = (x1 - left) / (right - left), (x2 - bottom) / (top - bottom)
    return place(canvas, across, up)


def test_moving_the_probe_draws_nothing_but_the_probe(
    view: DecisionMap, canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = picture(canvas)

    def not_again(*_: object) -> None:
        raise AssertionError("computed again")

    for name in ("outputs_over", "contour"):
        monkeypatch.setattr(decision_map, name, not_again)
    moved = view._snapshot.frame, probe_at(XOR, (0.25, 0.75), 0.0)
    view.show_snapshot(Snapshot(*moved))
    after = picture(canvas)
    assert after != before
    assert after.pixelColor(pixel_of(canvas, 0.25, 0.75) + QPoint(13, 0)).lightness() < 90  # the ring
    view.show_snapshot(Snapshot(view._snapshot.frame, probe_at(XOR, (1.0, 1.0), 0.0)))
    assert picture(canvas) == before


def test_inputs_grow_to_the_right_and_upwards_on_one_scale(qtbot: QtBot, view: DecisionMap) -> None:
    canvas = view.findChild(MapCanvas)
    left, low = clicked(qtbot, view, place(canvas, 0.5, 0.4) - QPoint(60, 0))
    right, high = clicked(qtbot, view, place(canvas, 0.5, 0.4) + QPoint(0, -60))
    assert right > left
    assert high > low
    assert right - left == pytest.approx(high - low, abs=0.021)  # two roundings to 0.01


def test_the_whole_map_has_half_the_data_range_beyond(qtbot: QtBot, view: DecisionMap) -> None:
    canvas = view.findChild(MapCanvas)
    area = canvas.area
    assert clicked(qtbot, view, QPointF(area.center().x(), area.top() + 1).toPoint())[1] == pytest.approx(
        1.5, abs=0.02
    )
    assert clicked(qtbot, view, QPointF(area.center().x(), area.bottom() - 1).toPoint())[1] == pytest.approx(
        -0.5, abs=0.02
    )


def test_pointed_numbers_are_short(qtbot: QtBot, view: DecisionMap) -> None:
    moved = clicked(qtbot, view, place(view.findChild(MapCanvas), 0.4321, 0.321))
    assert [round(value, 2) for value in moved] == list(moved)


def test_a_click_on_a_sample_probes_exactly_it(qtbot: QtBot, view: DecisionMap, canvas: MapCanvas) -> None:
    for sample, (x1, x2) in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
        with qtbot.waitSignal(view.sample_clicked) as chosen, qtbot.assertNotEmitted(view.probe_moved):
            pixel = pixel_of(canvas, x1, x2) + QPoint(6, -6)
            QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=pixel)
        assert chosen.args == [sample]


def test_a_click_beside_a_sample_is_not_on_it(qtbot: QtBot, view: DecisionMap, canvas: MapCanvas) -> None:
    with qtbot.assertNotEmitted(view.sample_clicked):
        x1, x2 = clicked(qtbot, view, pixel_of(canvas, 0, 1) + QPoint(14, 0))
    assert 0 < x1 < 0.15
    assert x2 == pytest.approx(1, abs=0.02)


def test_the_probe_is_dragged_from_a_sample_to_where_the_mouse_goes(
    qtbot: QtBot, view: DecisionMap, canvas: MapCanvas
) -> None:
    moved: list[tuple[float, float]] = []
    view.probe_moved.connect(lambda x1, x2: moved.append((x1, x2)))
    QTest.mouseMove(canvas, pixel_of(canvas, 0.9, 1))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=pixel_of(canvas, 1, 1))
    QTest.mouseMove(canvas, pixel_of(canvas, 1, 1) + QPoint(1, 1))
    assert moved == []  # a trembling hand still means the sample
    QTest.mouseMove(canvas, pixel_of(canvas, 0.75, 0.5))
    assert readout(view).startswith("probe:")
    QTest.mouseMove(canvas, pixel_of(canvas, 0.25, 0.5))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=pixel_of(canvas, 0.25, 0.5))
    QTest.mouseMove(canvas, pixel_of(canvas, 1.2, 0.2))
    assert moved == [pytest.approx((0.75, 0.5), abs=0.02), pytest.approx((0.25, 0.5), abs=0.02)]


def test_a_drag_ends_at_the_border_of_the_map(view: DecisionMap, canvas: MapCanvas) -> None:
    moved: list[tuple[float, float]] = []
    view.probe_moved.connect(lambda x1, x2: moved.append((x1, x2)))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=pixel_of(canvas, 0.5, 0.5))
    QTest.mouseMove(canvas, pixel_of(canvas, 0.5, 0.5) + QPoint(0, 2000))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    assert moved[-1] == pytest.approx((0.5, -0.5), abs=0.02)


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (1.05, 0.3)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (0.95, 0.3)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (1.0, 0.35)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, (1.0, 0.295)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, (1.5, 0.3)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, (1.0, 0.8)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, (1.0, -0.2)),
    ],
)
def test_keys_move_the_probe_along_one_input(
    case: tuple[QtBot, DecisionMap],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: tuple[float, float],
) -> None:
    qtbot, view = case
    view.show_snapshot(snapshot(probe=(1.0, 0.3)))
    with qtbot.waitSignal(view.probe_moved) as moved:
        QTest.keyClick(view.findChild(MapCanvas), key, modifier)
    assert tuple(moved.args) == expected


def wheel(canvas: MapCanvas, pixel: QPoint, notches: int) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(pixel),
        QPointF(canvas.mapToGlobal(pixel)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_about_the_cursor_and_home_shows_the_whole_map_again(
    qtbot: QtBot, view: DecisionMap, canvas: MapCanvas
) -> None:
    pixel, other = place(canvas, 0.3, 0.4), place(canvas, 0.6, 0.8)
    before, other_before = clicked(qtbot, view, pixel), clicked(qtbot, view, other)
    wheel(canvas, pixel, 4)
    assert clicked(qtbot, view, pixel) == pytest.approx(before, abs=0.02)
    assert clicked(qtbot, view, other)[0] - before[0] < 0.6 * (other_before[0] - before[0])
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert clicked(qtbot, view, other) == other_before


def test_zooming_ends_before_numbers_do(view: DecisionMap, canvas: MapCanvas) -> None:
    for notches in (400, -800):
        for _ in range(5):
            wheel(canvas, place(canvas, 0.5, 0.5), notches)
        for _ in range(200):
            wheel(canvas, place(canvas, 0.5, 0.5), int(math.copysign(1, notches)))
        region = canvas.region
        assert 1e-5 < region.right - region.left < 1e4
        picture(canvas)


def test_plus_and_minus_zoom_about_the_probe(qtbot: QtBot, view: DecisionMap, canvas: MapCanvas) -> None:
    view.show_snapshot(snapshot(probe=(0.2, 0.7)))
    whole, pixel = canvas.region, pixel_of(canvas, 0.2, 0.7)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.region.top - canvas.region.bottom < whole.top - whole.bottom
    assert clicked(qtbot, view, pixel) == pytest.approx((0.2, 0.7), abs=0.02)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.region == pytest.approx(whole)


@pytest.mark.parametrize(
    ("button", "modifier"),
    [
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_plane_is_dragged_with_the_middle_button_or_shift(
    qtbot: QtBot,
    view: DecisionMap,
    canvas: MapCanvas,
    button: Qt.MouseButton,
    modifier: Qt.KeyboardModifier,
) -> None:
    pixel, step = place(canvas, 0.4, 0.4), QPoint(50, -30)
    before = clicked(qtbot, view, pixel)
    with qtbot.assertNotEmitted(view.probe_moved):
        QTest.mousePress(canvas, button, modifier, pixel)
        QTest.mouseMove(canvas, pixel + step)
        QTest.mouseRelease(canvas, button, modifier, pixel + step)
    assert clicked(qtbot, view, pixel + step) == pytest.approx(before, abs=0.02)


def test_another_data_set_is_shown_whole(view: DecisionMap, canvas: MapCanvas) -> None:
    far = Dataset("far", "Far", np.array([(100.0, 40.0), (120.0, 60.0)]), np.array([0.0, 1.0]))
    view.show_snapshot(snapshot(dataset=far, probe=(100.0, 40.0)))
    left, right, bottom, top = canvas.region
    assert left <= 90
    assert right >= 130
    assert (bottom, top) == pytest.approx((30, 70))


def test_inputs_of_different_size_both_fill_the_map(view: DecisionMap, canvas: MapCanvas) -> None:
    uneven = Dataset("uneven", "Uneven", np.array([(0.0, 0.0), (1.0, 1000.0)]), np.array([0.0, 1.0]))
    view.show_snapshot(snapshot(dataset=uneven, probe=(0.0, 0.0)))
    assert canvas.region == pytest.approx((-0.5, 1.5, -500, 1500))


def test_a_single_sample_can_be_shown(view: DecisionMap, canvas: MapCanvas) -> None:
    single = Dataset("single", "Single", np.array([(3.0, 4.0)]), np.array([1.0]))
    view.show_snapshot(snapshot(dataset=single, probe=(3.0, 4.0)))
    left, right, bottom, top = canvas.region
    assert left < 3 < right
    assert bottom < 4 < top


def test_only_wrong_samples_are_marked(view: DecisionMap, canvas: MapCanvas) -> None:
    """Where O³₁ is 1 for I₁ above ½, XOR's samples (0, 1) and (1, 1) are wrong."""
    view.show_snapshot(snapshot(RIGHT_HALF, probe=(0.5, 0.5)))
    image, ink = picture(canvas), QColor(LIGHT.text)

    def is_marked(x1: float, x2: float) -> bool:
        corner = pixel_of(canvas, x1, x2) - QPoint(3, 3)
        pixels = [image.pixelColor(corner + QPoint(i, j)) for i in range(7) for j in range(7)]
        return any(abs(pixel.lightness() - ink.lightness()) < 25 for pixel in pixels)

    assert [is_marked(x1, x2) for x1, x2 in XOR.inputs] == [False, True, False, True]


def test_the_probe_is_told_to_whoever_cannot_see_it(view: DecisionMap, canvas: MapCanvas) -> None:
    """The start that works answers 0.5317 at (1, 1): σ(0.9 σ(1.4) − 0.9 σ(1.1)) by hand."""
    first, second = 1 / (1 + math.exp(-1.4)), 1 / (1 + math.exp(-1.1))
    output = 1 / (1 + math.exp(-(0.9 * first - 0.9 * second)))
    assert canvas.accessibleName() == "Decision map"
    spoken = f"Decision map: probe at input 1 = 1, input 2 = 1, output {output:.4f}"
    assert canvas.accessibleDescription().startswith(spoken)
    view.show_snapshot(snapshot(probe=(-0.25, 1 / 3)))
    assert "input 1 = −0.25, input 2 = 0.3333333333333333" in canvas.accessibleDescription()


def readout(view: DecisionMap) -> str:
    return view.findChild(QLabel).text().replace("\u00a0", " ")


def test_the_readout_follows_the_cursor_and_returns_to_the_probe(
    view: DecisionMap, canvas: MapCanvas
) -> None:
    assert readout(view).startswith("probe:  I₁ +1.00   I₂ +1.00   O³₁ 0.5")
    view.show_snapshot(snapshot(RIGHT_HALF))
    QTest.mouseMove(canvas, pixel_of(canvas, 1.25, 0.25))
    assert readout(view).startswith("cursor:  I₁ +1.2")
    assert readout(view).endswith("O³₁ 1.0000")
    QTest.mouseMove(canvas, pixel_of(canvas, -0.25, 0.25))
    assert readout(view).startswith("cursor:  I₁ −0.2")
    QTest.mouseMove(canvas, QPoint(2, 2))
    assert readout(view).startswith("probe:")


def test_chosen_digits_are_read_out(view: DecisionMap) -> None:
    chosen = Setup(hyperparameters=Hyperparameters(conventions=Conventions(digits=Digits(5))))
    probed = snapshot(Parameters.of({}), probe=(-0.25, 1 / 3))  # all weights 0: the output is ½
    view.show_snapshot(replace(probed, frame=replace(probed.frame, setup=chosen)))
    assert readout(view) == "probe:  I₁ −0.25000   I₂ +0.33333   O³₁ 0.50000"


def in_notation(shown: Snapshot, notation: Notation) -> Snapshot:
    """The same run after the user's choice."""
    chosen = Setup(hyperparameters=Hyperparameters(conventions=Conventions(notation=notation)))
    return replace(shown, frame=replace(shown.frame, setup=chosen, changes=shown.frame.changes + 1))


def parts_with_symbols(view: DecisionMap) -> list[QImage]:
    """The map with the labels of its lines, what is left of it and below it, and the colour bar."""
    canvas = view.findChild(MapCanvas)
    area, image = canvas.area.toRect(), picture(canvas)
    margins = QRect(0, 0, area.left(), area.bottom()), QRect(area.left(), area.bottom() + 1, area.width(), 99)
    return [*map(image.copy, (area, *margins)), view.findChild(ColourBar).grab().toImage()]


def test_the_chosen_notation_is_followed_everywhere(view: DecisionMap, canvas: MapCanvas) -> None:
    """x for I, a of layer 1 for O², a of layer 2 for O³."""
    choice, probed = view.findChild(QComboBox), snapshot(probe=(1.0, 0.25))
    view.shown_neuron = ShownNeuron.HIDDEN_2
    view.show_snapshot(probed)
    before = parts_with_symbols(view)
    common = in_notation(probed, Notation.COMMON)
    view.show_snapshot(common)
    entries = [choice.itemText(place) for place in range(choice.count())]
    assert entries == ["a⁽²⁾₁ output", "a⁽¹⁾₁ hidden neuron 1", "a⁽¹⁾₂ hidden neuron 2"]
    assert [axis.label for axis in canvas.axes] == ["x₁", "x₂"]
    assert readout(view).startswith("probe:  x₁ +1.00   x₂ +0.25   a⁽¹⁾₂ 0.")
    assert view.shown_neuron is ShownNeuron.HIDDEN_2
    assert all(now != then for now, then in zip(parts_with_symbols(view), before, strict=True))
    view.show_snapshot(in_notation(common, Notation.DOCUMENT))
    assert parts_with_symbols(view) == before
    assert readout(view).startswith("probe:  I₁ +1.00   I₂ +0.25   O²₂ 0.")


def test_the_choice_of_neuron_is_the_users_too(view: DecisionMap, canvas: MapCanvas) -> None:
    view.show_snapshot(snapshot(RIGHT_HALF, probe=(1.0, 1.0)))
    QTest.keyClick(view.findChild(QComboBox), Qt.Key.Key_End)
    assert view.shown_neuron is ShownNeuron.HIDDEN_2
    assert readout(view).endswith("O²₂ 2.06e−09")  # σ(−20)


def test_the_colour_bar_is_as_high_as_the_map(view: DecisionMap, canvas: MapCanvas) -> None:
    view.resize(400, 600)
    bar, area = view.findChild(ColourBar), canvas.area.toRect()
    image = bar.grab().toImage()
    column = [image.pixelColor(4, row).name() for row in range(image.height())]
    background = column[0]
    coloured = [row for row, colour in enumerate(column) if colour != background]
    assert (coloured[0], coloured[-1]) == (area.top(), area.bottom())
    assert looks_like_one(QColor(column[coloured[0]]), LIGHT)
    assert not looks_like_one(QColor(column[coloured[-1]]), LIGHT)


def test_two_colours_tell_only_the_sides_apart(view: DecisionMap, canvas: MapCanvas) -> None:
    def colours() -> set[str]:
        image = picture(canvas)
        places = (place(canvas, across / 20, 0.3) for across in range(1, 20))
        return {image.pixelColor(pixel).name() for pixel in places}

    view.show_snapshot(snapshot(Parameters.of({"w1_11": 3, "w2_11": 8, "b2_1": -5}), probe=(9.0, 9.0)))
    assert len(colours()) > 10
    view.has_two_colours = True
    assert len(colours()) <= 6  # the two, the contour, the lines


def test_a_hidden_map_catches_up_when_it_is_shown(view: DecisionMap, canvas: MapCanvas) -> None:
    view.show_snapshot(snapshot(RIGHT_HALF))
    shown = picture(canvas)
    view.hide()
    view.show_snapshot(snapshot(UPPER_HALF, probe=(0.0, 0.0)))
    assert "input 1 = 1" in canvas.accessibleDescription()
    view.show()
    QApplication.processEvents()
    assert picture(canvas) != shown
    assert "input 1 = 0" in canvas.accessibleDescription()


@pytest.mark.parametrize("size", [1e5, 1e308])
def test_huge_weights_are_drawn_without_a_warning(view: DecisionMap, canvas: MapCanvas, size: float) -> None:
    view.show_snapshot(snapshot(Parameters(size * np.array([1, -1, -1, 1, 1, -1, 0, 0, 0.0]))))
    picture(canvas)
