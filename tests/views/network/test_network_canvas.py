"""The painted network under mouse and keyboard: what can be reached, chosen, dragged, typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.network.network_canvas import NetworkCanvas
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.network.weight_editor import WeightEditor
from ann221_gui.views.shared.theme import LIGHT

# From left to right, as signals flow.
READING_ORDER = [
    "O1_1", "O1_2", "w1_11", "w1_12", "w1_21", "w1_22", "O2_1", "O2_2", "w2_11", "w2_21", "O3_1",
]  # fmt: skip
NO_KEYS, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
SnapshotOf = Callable[..., Snapshot]
Entered = list[tuple[str, float]]


@pytest.fixture
def diagram(qtbot: QtBot, snapshot_of: SnapshotOf) -> NetworkDiagram:
    diagram = NetworkDiagram(snapshot_of(), LIGHT)
    qtbot.addWidget(diagram)
    diagram.resize(860, 460)
    diagram.show()
    diagram.activateWindow()
    qtbot.waitUntil(diagram.isActiveWindow)
    diagram.canvas.setFocus()
    return diagram


@pytest.fixture
def canvas(diagram: NetworkDiagram) -> NetworkCanvas:
    return diagram.canvas


@pytest.fixture
def entered(canvas: NetworkCanvas) -> Entered:
    """What the user has given to parameters so far."""
    values: Entered = []
    canvas.parameter_entered.connect(lambda name, value: values.append((name, value)))
    return values


def middle(canvas: NetworkCanvas, item: str) -> QPoint:
    return canvas.bounds(item).center().toPoint()


def click(canvas: NetworkCanvas, place: QPoint) -> None:
    QTest.mouseClick(canvas, LEFT_BUTTON, pos=place)


def mouse(
    canvas: NetworkCanvas, kind: QEvent.Type, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS
) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT_BUTTON
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT_BUTTON
    there = QPointF(place)
    event = QMouseEvent(kind, there, canvas.mapToGlobal(there), button, held, keys)
    QApplication.sendEvent(canvas, event)


def drag(canvas: NetworkCanvas, item: str, moved: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    start = middle(canvas, item)
    mouse(canvas, QEvent.Type.MouseButtonPress, start, keys)
    mouse(canvas, QEvent.Type.MouseMove, start + moved, keys)
    mouse(canvas, QEvent.Type.MouseButtonRelease, start + moved, keys)


def turn_wheel(
    canvas: NetworkCanvas, item: str, angle: int, keys: Qt.KeyboardModifier = NO_KEYS, sideways: bool = False
) -> QWheelEvent:
    turned = QPoint(angle, 0) if sideways else QPoint(0, angle)
    return turn_wheel_at(canvas, middle(canvas, item), turned, keys)


def turn_wheel_at(
    canvas: NetworkCanvas, place: QPoint, turned: QPoint, keys: Qt.KeyboardModifier = NO_KEYS
) -> QWheelEvent:
    there = QPointF(place)
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(there, canvas.mapToGlobal(there), QPoint(), turned, no_button, keys, no_phase, False)
    QApplication.sendEvent(canvas, event)
    return event


def editor_of(canvas: NetworkCanvas) -> WeightEditor | None:
    return next((editor for editor in canvas.findChildren(WeightEditor) if editor.isVisible()), None)


def type_text(canvas: NetworkCanvas, text: str) -> None:
    """Into what has the focus; QTest can't type what is not ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = editor_of(canvas) or canvas
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, NO_KEYS, letter))


def press(canvas: NetworkCanvas, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(editor_of(canvas) or canvas, key, keys)


# Hover, click, Tab


@pytest.mark.parametrize("item", READING_ORDER)
def test_a_click_selects(canvas: NetworkCanvas, item: str) -> None:
    chosen: list[str] = []
    canvas.item_selected.connect(chosen.append)
    click(canvas, middle(canvas, item))
    assert canvas.selected == item
    assert chosen == [item]


@pytest.mark.parametrize("weight", [name for name in READING_ORDER if name.startswith("w")])
def test_a_click_beside_its_number_selects_the_weight(canvas: NetworkCanvas, weight: str) -> None:
    start, end = canvas.places.edge(weight)
    click(canvas, (start + (end - start) * 0.9).toPoint())
    assert canvas.selected == weight


def test_a_click_on_nothing_leaves_the_selection(canvas: NetworkCanvas) -> None:
    click(canvas, QPoint(canvas.width() - 5, 5))
    assert canvas.selected == "w1_11"


def test_what_is_hovered_glows_until_the_mouse_leaves_it(canvas: NetworkCanvas) -> None:
    plain = canvas.grab().toImage()
    for item in READING_ORDER:
        QTest.mouseMove(canvas, middle(canvas, item))
        assert canvas.hovered == item
        assert canvas.grab().toImage() != plain or item == canvas.selected
    QTest.mouseMove(canvas, QPoint(canvas.width() - 5, 5))
    assert canvas.hovered is None
    assert canvas.grab().toImage() == plain


def test_tab_walks_through_every_item_and_then_leaves(diagram: NetworkDiagram) -> None:
    canvas, walked = diagram.canvas, []
    diagram.inputs[1].slider.setFocus()
    QTest.keyClick(diagram.inputs[1].slider, Qt.Key.Key_Tab)
    while canvas.hasFocus():
        walked.append(canvas.selected)
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert walked == READING_ORDER


def test_tab_backwards_walks_back(canvas: NetworkCanvas) -> None:
    canvas.select("w1_12")
    QTest.keyClick(canvas, Qt.Key.Key_Backtab, SHIFT)
    assert canvas.selected == "w1_11"


# Drag, wheel, keys


def test_a_drag_gives_the_weight_a_value(canvas: NetworkCanvas, entered: Entered) -> None:
    drag(canvas, "w1_22", QPoint(50, 0))
    assert entered == [("w1_22", 1.9)]  # from 0.9; fifty pixels are one


def test_a_drag_with_shift_is_finer(canvas: NetworkCanvas, entered: Entered) -> None:
    drag(canvas, "w1_22", QPoint(0, -50), SHIFT)
    assert entered == [("w1_22", 1.0)]


def test_a_drag_ends_at_twenty(canvas: NetworkCanvas, entered: Entered) -> None:
    drag(canvas, "w1_22", QPoint(5000, 0))
    assert entered == [("w1_22", 20.0)]


def test_a_shaky_click_changes_nothing(canvas: NetworkCanvas, entered: Entered) -> None:
    drag(canvas, "w1_22", QPoint(1, 1))
    assert canvas.selected == "w1_22"
    assert entered == []


def test_a_drag_goes_on_from_where_it_began(
    canvas: NetworkCanvas, entered: Entered, snapshot_of: SnapshotOf
) -> None:
    start = middle(canvas, "w1_22")
    mouse(canvas, QEvent.Type.MouseButtonPress, start)
    for pixels in (25, 50):
        mouse(canvas, QEvent.Type.MouseMove, start + QPoint(pixels, 0))
        canvas.show_snapshot(snapshot_of({"w1_22": entered[-1][1]}))
    mouse(canvas, QEvent.Type.MouseButtonRelease, start)
    assert [value for _, value in entered] == [1.4, 1.9]


def test_shift_in_the_middle_of_a_drag_makes_no_jump(canvas: NetworkCanvas, entered: Entered) -> None:
    start = middle(canvas, "w1_22")
    mouse(canvas, QEvent.Type.MouseButtonPress, start)
    mouse(canvas, QEvent.Type.MouseMove, start + QPoint(100, 0))
    mouse(canvas, QEvent.Type.MouseMove, start + QPoint(110, 0), SHIFT)
    mouse(canvas, QEvent.Type.MouseButtonRelease, start)
    assert [value for _, value in entered] == pytest.approx([2.9, 2.92])


def test_neurons_are_not_dragged(canvas: NetworkCanvas, entered: Entered) -> None:
    drag(canvas, "O2_1", QPoint(50, 0))
    assert entered == []


def test_the_wheel_turns_the_weight_under_the_cursor(canvas: NetworkCanvas, entered: Entered) -> None:
    turn_wheel(canvas, "w1_12", 120)
    turn_wheel(canvas, "w1_12", -240)
    turn_wheel(canvas, "w1_12", 120, SHIFT)
    turn_wheel(canvas, "w1_12", 120, SHIFT, sideways=True)  # what Shift does to wheels on some systems
    assert entered == [("w1_12", 0.3), ("w1_12", 0.0), ("w1_12", 0.21), ("w1_12", 0.21)]
    assert canvas.selected == "w1_12"


def test_a_fine_wheel_adds_up_to_whole_steps(canvas: NetworkCanvas, entered: Entered) -> None:
    for _ in range(12):
        turn_wheel(canvas, "w1_12", 10)
    assert entered == [("w1_12", 0.3)]


def test_the_wheel_is_left_to_others_where_no_weight_is(canvas: NetworkCanvas, entered: Entered) -> None:
    assert not turn_wheel(canvas, "O2_1", 120).isAccepted()
    assert entered == []


@pytest.mark.parametrize(
    ("key", "keys", "expected"),
    [
        (Qt.Key.Key_Up, NO_KEYS, 0.6),
        (Qt.Key.Key_Left, NO_KEYS, 0.4),
        (Qt.Key.Key_Right, SHIFT, 0.51),
        (Qt.Key.Key_PageDown, NO_KEYS, -0.5),
        (Qt.Key.Key_Home, NO_KEYS, -20.0),
        (Qt.Key.Key_End, NO_KEYS, 20.0),
    ],
)
def test_keys_change_the_selected_weight(
    canvas: NetworkCanvas, entered: Entered, key: Qt.Key, keys: Qt.KeyboardModifier, expected: float
) -> None:
    press(canvas, key, keys)
    assert entered == [("w1_11", expected)]


def test_keys_change_nothing_that_follows_from_the_rest(canvas: NetworkCanvas, entered: Entered) -> None:
    canvas.select("O2_1")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_5):
        press(canvas, key)
    assert entered == []
    assert editor_of(canvas) is None


# Pointed at here and elsewhere


def test_it_says_what_the_mouse_is_on(canvas: NetworkCanvas) -> None:
    pointed: list[str] = []
    canvas.item_pointed.connect(pointed.append)
    QTest.mouseMove(canvas, middle(canvas, "O2_1"))
    QTest.mouseMove(canvas, middle(canvas, "O2_1") + QPoint(2, 0))
    QTest.mouseMove(canvas, middle(canvas, "w1_22"))
    QTest.mouseMove(canvas, QPoint(canvas.width() - 5, 5))
    assert pointed == ["O2_1", "w1_22", ""]


@pytest.mark.parametrize("item", ["O2_2", "w2_21"])
def test_what_is_pointed_at_elsewhere_glows_as_if_hovered(canvas: NetworkCanvas, item: str) -> None:
    pointed: list[str] = []
    canvas.item_pointed.connect(pointed.append)
    plain = canvas.grab().toImage()
    canvas.light(item)
    lit = canvas.grab().toImage()
    canvas.light("b1_1")  # which is off
    assert canvas.grab().toImage() == plain
    assert pointed == [] and canvas.selected == "w1_11"
    QTest.mouseMove(canvas, middle(canvas, item))
    assert canvas.grab().toImage() == lit != plain


# Copying


CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("item", "keys", "copy"),
    [
        ("w2_21", CONTROL, ("-0.1234567890123", "w²₂₁ = −0.1234567890123 copied")),
        ("O1_2", CONTROL, ("1", "O¹₂ = 1 copied")),
        ("w2_21", CONTROL | SHIFT, ("w^{2}_{21} = -0.1234567890123", "w²₂₁ copied as LaTeX")),
    ],
)
def test_keys_copy_the_selected_item(
    canvas: NetworkCanvas,
    snapshot_of: SnapshotOf,
    item: str,
    keys: Qt.KeyboardModifier,
    copy: tuple[str, str],
) -> None:
    said: list[str] = []
    canvas.copied.connect(said.append)
    canvas.show_snapshot(snapshot_of({"w2_21": -0.1234567890123}))
    canvas.select(item)
    press(canvas, Qt.Key.Key_C, keys)
    assert (QApplication.clipboard().text(), *said) == copy


def test_a_menu_copies_the_gradient_too(
    monkeypatch: pytest.MonkeyPatch, canvas: NetworkCanvas, snapshot_of: SnapshotOf
) -> None:
    """All weights 0 at (1, 1), target 0: ∂E/∂w²₁₁ = −2 · (−½) · ½ · ¼ = 0.125."""
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: shown.append(menu))
    canvas.show_snapshot(
        snapshot_of(dict.fromkeys(("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21"), 0.0))
    )
    place = middle(canvas, "w2_11")
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, place, canvas.mapToGlobal(place)))
    assert canvas.selected == "w2_11"
    copied = []
    for action in shown[0].actions():
        action.trigger()
        copied.append(QApplication.clipboard().text())
    assert copied[:3] == ["0", "w^{2}_{11} = 0", "0.125"]
    assert copied[3].endswith("= 0.125") and copied[3].startswith(r"\frac{\partial E}")


# Exact typing


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_a_key_opens_the_exact_number(canvas: NetworkCanvas, snapshot_of: SnapshotOf, key: Qt.Key) -> None:
    canvas.show_snapshot(snapshot_of({"w1_11": 0.1234567890123}))
    press(canvas, key)
    assert editor_of(canvas).text() == "0.1234567890123"
    assert editor_of(canvas).hasFocus()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1/3", 1 / 3), ("0,3", 0.3), ("−2.5e-3", -0.0025), ("-7", -7.0), (".5", 0.5), ("123456", 123456.0)],
)
def test_typing_over_a_weight_enters_exactly_that(
    canvas: NetworkCanvas, entered: Entered, typed: str, value: float
) -> None:
    type_text(canvas, typed)
    press(canvas, Qt.Key.Key_Return)
    assert entered == [("w1_11", value)]
    assert editor_of(canvas) is None
    assert canvas.hasFocus()


def test_a_double_click_opens_the_number_to_type_over(canvas: NetworkCanvas, entered: Entered) -> None:
    QTest.mouseDClick(canvas, LEFT_BUTTON, pos=middle(canvas, "w2_21"))
    type_text(canvas, "2")
    press(canvas, Qt.Key.Key_Return)
    assert entered == [("w2_21", 2.0)]


def test_what_is_no_number_stays_with_a_reason_until_escape(canvas: NetworkCanvas, entered: Entered) -> None:
    refused: list[str] = []
    canvas.entry_refused.connect(refused.append)
    type_text(canvas, "1/0")
    press(canvas, Qt.Key.Key_Return)
    assert editor_of(canvas).text() == "1/0"
    assert "divides by zero" in refused[0] and "w1_11" in refused[0]
    press(canvas, Qt.Key.Key_Escape)
    assert editor_of(canvas) is None
    assert entered == []


def test_leaving_the_field_enters_the_number(canvas: NetworkCanvas, entered: Entered) -> None:
    type_text(canvas, "0.75")
    click(canvas, middle(canvas, "O3_1"))
    assert entered == [("w1_11", 0.75)]
    assert editor_of(canvas) is None


def test_what_is_typed_goes_to_the_weight_it_was_typed_over(canvas: NetworkCanvas, entered: Entered) -> None:
    type_text(canvas, "0.75")
    turn_wheel(canvas, "w2_11", 120)  # selects another one, and the field keeps the focus
    press(canvas, Qt.Key.Key_Return)
    assert ("w1_11", 0.75) in entered
    assert ("w2_11", 0.75) not in entered


def test_the_field_closes_with_the_bias_it_stands_over(
    canvas: NetworkCanvas, entered: Entered, snapshot_of: SnapshotOf
) -> None:
    canvas.show_snapshot(snapshot_of(biases=True))
    canvas.select("b1_1")
    type_text(canvas, "0.75")
    canvas.show_snapshot(snapshot_of())
    assert editor_of(canvas) is None
    assert entered == []


# Biases


def test_biases_come_and_go(canvas: NetworkCanvas, snapshot_of: SnapshotOf) -> None:
    assert list(canvas.items) == READING_ORDER
    canvas.show_snapshot(snapshot_of({"b1_1": 0.25}, biases=True))
    assert [name for name in canvas.items if name.startswith("b")] == ["b1_1", "b1_2", "b2_1"]
    assert len(canvas.items) == 14
    canvas.show_snapshot(snapshot_of())
    assert list(canvas.items) == READING_ORDER


def test_the_selection_never_stays_on_a_bias_that_is_gone(
    canvas: NetworkCanvas, snapshot_of: SnapshotOf
) -> None:
    canvas.show_snapshot(snapshot_of(biases=True))
    click(canvas, middle(canvas, "b2_1"))
    assert canvas.selected == "b2_1"
    chosen: list[str] = []
    canvas.item_selected.connect(chosen.append)
    canvas.show_snapshot(snapshot_of())
    assert canvas.selected in READING_ORDER
    assert chosen == [canvas.selected]


def test_a_bias_is_nudged_like_a_weight(
    canvas: NetworkCanvas, entered: Entered, snapshot_of: SnapshotOf
) -> None:
    canvas.show_snapshot(snapshot_of({"b1_2": 0.25}, biases=True))
    canvas.select("b1_2")
    press(canvas, Qt.Key.Key_Up)
    assert entered == [("b1_2", 0.35)]


def test_tab_out_of_a_typed_number_goes_on_in_the_diagram(canvas: NetworkCanvas, entered: Entered) -> None:
    canvas.select("w1_11")
    QTest.keyClick(canvas, Qt.Key.Key_2)
    QTest.keyClick(canvas.findChild(WeightEditor), Qt.Key.Key_Tab)
    assert entered == [("w1_11", 2.0)]
    assert canvas.selected == "w1_12"
    assert canvas.hasFocus()


def test_the_wheel_scrolls_where_no_weight_is_in_use(canvas: NetworkCanvas, entered: Entered) -> None:
    canvas.select("w1_11")
    start, end = canvas.places.edge("w2_21")
    turn_wheel_at(canvas, (start + (end - start) * 0.9).toPoint(), QPoint(0, 120))
    assert entered == []
    canvas.select("w2_21")
    turn_wheel_at(canvas, (start + (end - start) * 0.9).toPoint(), QPoint(0, 120))
    assert [name for name, _ in entered] == ["w2_21"]


@pytest.mark.parametrize("number", [12345.678, -1e6, 1e300, -1e-300])
def test_no_number_leaves_its_neuron(diagram: NetworkDiagram, snapshot_of: SnapshotOf, number: float) -> None:
    """Left of the circle, where nothing else stands, the card is blank."""
    diagram.show_snapshot(snapshot_of({}, probe=Probe((number, 0.0), 1.0)))
    image, circle = diagram.canvas.grab().toImage(), diagram.canvas.places.circle("O1_1")
    row = round(circle.center().y() + 0.3 * circle.height() / 2)
    beside = [round(circle.left()) - 3 - x for x in range(6)]
    assert all(image.pixelColor(x, row) == QColor(LIGHT.card) for x in beside)
