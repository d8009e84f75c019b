"""A number field shows a rounded number, keeps the exact one and takes what people write."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.fields.whole_number_field import WholeNumberField
from ann221_gui.views.shared.theme import LIGHT

Key = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def type_text(field: NumberField, text: str) -> None:
    """Replace what is there; by key events, since QTest aborts on text that is not ASCII."""
    field.selectAll()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, NONE, letter))


def enter_text(field: NumberField, text: str) -> None:
    type_text(field, text)
    QTest.keyClick(field, Key.Key_Return)


def turn_wheel(field: NumberField, angle: int) -> bool:
    """Whether the field took the wheel's turn."""
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    return QApplication.sendEvent(field, event) and event.isAccepted()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    yield window


def shown(window: QWidget, qtbot: QtBot, field: NumberField) -> NumberField:
    """In a window that is active, with something else that can take the focus."""
    layout = window.layout()
    assert layout is not None
    layout.addWidget(NumberField("another"))
    layout.addWidget(field)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return field


@pytest.fixture
def field(window: QWidget, qtbot: QtBot) -> NumberField:
    def not_above_ten(value: float) -> str:
        return "at most 10" if value > 10 else ""

    return shown(window, qtbot, NumberField("Weight", is_signed=True, is_allowed=not_above_ten))


@pytest.fixture
def entered(field: NumberField) -> list[float]:
    values: list[float] = []
    field.value_entered.connect(values.append)
    return values


@pytest.fixture
def refused(field: NumberField) -> list[str]:
    messages: list[str] = []
    field.entry_refused.connect(messages.append)
    return messages


def leave(field: NumberField) -> None:
    QTest.keyClick(field, Key.Key_Tab)
    assert not field.hasFocus()


def test_display_is_rounded_value_is_not(field: NumberField) -> None:
    field.show_value(-1 / 3)
    assert field.text() == "−0.33"
    assert field.value == -1 / 3
    assert "−0.3333333333333333" in field.toolTip()
    assert field.accessibleName() == "Weight"


def test_focus_shows_every_digit_and_leaving_loses_none(field: NumberField, entered: list[float]) -> None:
    field.show_value(1 / 3)
    field.setFocus()
    assert field.text() == "0.3333333333333333"
    leave(field)
    assert field.text() == "+0.33"
    assert (field.value, entered) == (1 / 3, [])


@pytest.mark.parametrize(
    ("typed", "value"),
    [("0.3", 0.3), ("0,3", 0.3), ("1/3", 1 / 3), ("−2,5", -2.5), ("-1e-3", -0.001), ("−1e−3", -0.001)],
)
def test_enter_takes_what_people_write(
    field: NumberField, entered: list[float], typed: str, value: float
) -> None:
    field.setFocus()
    enter_text(field, typed)
    assert entered == [value]
    assert field.value == value


def test_leaving_the_field_enters(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    type_text(field, "0.126")
    assert entered == []
    leave(field)
    assert entered == [0.126]
    assert field.text() == "+0.13"


def test_enter_without_typing_says_nothing(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_Return)
    assert entered == []


def test_switching_windows_does_not_enter_half_a_number(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    type_text(field, "1")
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert (field.text(), entered) == ("1", [])


def test_new_values_do_not_disturb_typing(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    type_text(field, "0.7")
    field.show_value(5.0)
    assert field.text() == "0.7"
    QTest.keyClick(field, Key.Key_Return)
    assert entered == [0.7]


def test_new_values_show_while_focused_and_untouched(field: NumberField) -> None:
    field.setFocus()
    field.show_value(0.123456)
    assert field.text() == "0.123456"
    assert field.selectedText() == field.text()


@pytest.mark.parametrize(("typed", "word"), [("abc", "not a number"), ("11", "at most 10"), ("1/0", "zero")])
def test_wrong_entry_stays_and_says_why(
    field: NumberField, entered: list[float], refused: list[str], typed: str, word: str
) -> None:
    field.show_value(0.5)
    field.setFocus()
    enter_text(field, typed)
    assert field.text() == typed
    assert (field.value, entered) == (0.5, [])
    assert len(refused) == 1
    for text in (refused[0], field.toolTip(), field.accessibleDescription()):
        assert word in text
    field.show_value(0.6)
    leave(field)
    assert field.text() == typed


def test_wrong_entry_is_marked(field: NumberField) -> None:
    field.setPalette(LIGHT.palette())
    field.setFocus()
    type_text(field, "x")
    before = field.grab().toImage()
    QTest.keyClick(field, Key.Key_Return)
    marked = field.grab().toImage()
    corner = marked.pixelColor(1, 1)
    assert corner.red() > corner.blue() + 50
    mark = [
        (x, y)
        for x in range(4, field.fontMetrics().height())
        for y in range(4, marked.height() - 4)
        if marked.pixelColor(x, y) != before.pixelColor(x, y)
    ]
    assert len(mark) > 5


def test_escape_restores(field: NumberField, entered: list[float]) -> None:
    field.show_value(0.5)
    field.setFocus()
    enter_text(field, "abc")
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "0.5"
    assert field.refusal == ""
    assert "abc" not in field.toolTip()
    leave(field)
    assert entered == []


def test_typing_again_clears_the_mark(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    enter_text(field, "abc")
    type_text(field, "2")
    assert field.refusal == ""
    leave(field)
    assert entered == [2.0]


def test_arrow_keys_count_in_decimals(field: NumberField, entered: list[float]) -> None:
    field.show_value(0.1)
    field.setFocus()
    keys = (Key.Key_Up, Key.Key_Up, Key.Key_PageUp, Key.Key_Down, Key.Key_PageDown)
    for key in keys:
        QTest.keyClick(field, key)
    QTest.keyClick(field, Key.Key_Up, SHIFT)
    assert entered == [0.2, 0.3, 1.3, 1.2, 0.2, 0.21]


def test_arrow_keys_count_from_what_was_typed(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    type_text(field, "4")
    QTest.keyClick(field, Key.Key_Up)
    assert entered[-1] == 4.1


def test_arrow_keys_stop_at_what_is_not_allowed(
    field: NumberField, entered: list[float], refused: list[str]
) -> None:
    field.show_value(9.95)
    field.setFocus()
    QTest.keyClick(field, Key.Key_Up)
    assert (field.value, field.refusal, entered) == (9.95, "", [])
    assert "at most 10" in refused[0]


def test_wheel_turns_only_the_focused_field(field: NumberField, entered: list[float]) -> None:
    assert not turn_wheel(field, 120)
    field.setFocus()
    assert turn_wheel(field, 120)
    turn_wheel(field, -60)
    turn_wheel(field, -60)
    assert entered == [0.1, 0.0]


@pytest.mark.parametrize("keys", ["Space", "F6", "Ctrl+R"])
def test_shortcuts_act_on_what_was_typed(
    window: QWidget, field: NumberField, entered: list[float], keys: str
) -> None:
    seen: list[list[float]] = []
    action = QAction("Play", window, shortcut=QKeySequence(keys))
    action.triggered.connect(lambda: seen.append(list(entered)))
    window.addAction(action)
    field.setFocus()
    type_text(field, "3")
    QTest.keySequence(field, QKeySequence(keys))
    assert seen == [[3.0]]
    assert field.text() == "3"


def test_undo_is_the_field_s_while_something_is_typed_and_the_run_s_behind_it(
    window: QWidget, field: NumberField
) -> None:
    undone: list[str] = []
    action = QAction("Undo", window, shortcut=QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append(field.text()))
    window.addAction(action)
    field.show_value(0.5)
    field.setFocus()
    type_text(field, "3")
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert (field.text(), undone) == ("0.5", [])
    enter_text(field, "3")
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert (field.text(), undone) == ("3", ["3"])


def test_a_held_key_does_not_enter_half_a_number(field: NumberField, entered: list[float]) -> None:
    field.setFocus()
    type_text(field, "1")
    for key in (Key.Key_Shift, Key.Key_Control, Key.Key_NumLock):
        QTest.keyClick(field, key)
    assert entered == []


def test_a_read_only_field_can_t_be_nudged(field: NumberField, entered: list[float]) -> None:
    field.setReadOnly(True)
    field.setFocus()
    QTest.keyClick(field, Key.Key_Up)
    turn_wheel(field, 120)
    assert entered == []


@pytest.mark.parametrize("value", [-9999999.0, -1e-300, 0.0])
def test_a_number_is_never_clipped(field: NumberField, value: float) -> None:
    field.show_value(value)
    field.resize(field.sizeHint())
    needed = field.fontMetrics().horizontalAdvance(field.text())
    assert needed < field.width() - 4


def test_whole_numbers(window: QWidget, qtbot: QtBot) -> None:
    field = WholeNumberField("Seed", most=20_000_000)
    shown(window, qtbot, field)
    field.setFocus()
    enter_text(field, "12345678")
    assert (field.value, field.text()) == (12345678, "12345678")
    assert isinstance(field.value, int)
    QTest.keyClick(field, Key.Key_Up, SHIFT)
    assert field.value == 12345679
    for wrong in ("1.5", "−1", "20000001"):
        enter_text(field, wrong)
        assert field.refusal
    assert field.value == 12345679
