"""A field for an answer keeps what was typed as it was typed, and goes on by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.views.answers.answer_field import HOW_TO_WRITE, AnswerField

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[AnswerField]:
    """In an active window, with another field that can take the focus."""
    window = QWidget()
    layout = QVBoxLayout(window)
    field = AnswerField("O²₁")
    layout.addWidget(field)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    yield field


def type_text(field: AnswerField, text: str) -> None:
    """By key events, since QTest aborts on text that is not ASCII."""
    for letter in text:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


@pytest.mark.parametrize(
    ("text", "value"), [("0.680", 0.68), ("0,68", 0.68), ("−8.2e-3", -0.0082), ("1/3", 1 / 3), (" 2 ", 2.0)]
)
def test_enter_takes_a_number_as_people_write_it(
    qtbot: QtBot, field: AnswerField, text: str, value: float
) -> None:
    with qtbot.waitSignal(field.answer_entered) as entered:
        type_text(field, text)
        QTest.keyClick(field, Key.Key_Return)
    assert entered.args[0].value == value
    assert entered.args[0].text == text.strip()


def test_what_was_typed_stays_with_its_digits(field: AnswerField) -> None:
    type_text(field, "0.680")
    field.nextInFocusChain().setFocus()
    assert field.text() == "0.680"


@pytest.mark.parametrize(
    ("key", "modifier", "places"),
    [
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Enter, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Return, SHIFT, -1),
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, -1),
    ],
)
def test_keys_go_on_and_back(
    qtbot: QtBot, field: AnswerField, key: Qt.Key, modifier: Qt.KeyboardModifier, places: int
) -> None:
    with qtbot.waitSignal(field.stepped) as stepped:
        QTest.keyClick(field, key, modifier)
    assert stepped.args == [places]


def test_what_is_no_number_is_refused_and_stays_to_be_corrected(qtbot: QtBot, field: AnswerField) -> None:
    with (
        qtbot.assertNotEmitted(field.stepped),
        qtbot.assertNotEmitted(field.answer_entered),
        qtbot.waitSignal(field.entry_refused) as refused,
    ):
        type_text(field, "0.6.8")
        QTest.keyClick(field, Key.Key_Return)
    assert refused.args[0].startswith("O²₁: ")
    assert "0.6.8" in field.toolTip()
    assert field.text() == "0.6.8"


def test_escape_brings_the_last_answer_back(field: AnswerField) -> None:
    field.show_answer(parse_answer("0.5"))
    field.selectAll()
    type_text(field, "nonsense")
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "0.5"
    assert field.toolTip() == HOW_TO_WRITE


def test_emptying_the_field_takes_the_answer_back(qtbot: QtBot, field: AnswerField) -> None:
    field.show_answer(parse_answer("0.5"))
    with qtbot.waitSignal(field.answer_entered) as entered:
        field.selectAll()
        QTest.keyClick(field, Key.Key_Delete)
        QTest.keyClick(field, Key.Key_Return)
    assert entered.args == [None]


def test_leaving_the_field_enters_what_was_typed(qtbot: QtBot, field: AnswerField) -> None:
    with qtbot.waitSignal(field.answer_entered) as entered:
        type_text(field, "0.25")
        field.nextInFocusChain().setFocus()
    assert entered.args[0].value == 0.25


def test_what_is_being_typed_is_not_overwritten(field: AnswerField) -> None:
    type_text(field, "0.6")
    field.show_answer(None)
    assert field.text() == "0.6"


@pytest.mark.parametrize("text", ["0.35\n0.9\n0.755\n", "O2_1\t0.68"])
def test_a_column_from_a_spreadsheet_is_not_squeezed_into_one_field(
    qtbot: QtBot, field: AnswerField, text: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(field.column_pasted) as pasted:
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert pasted.args == [text]
    assert field.text() == ""


def test_a_single_number_is_pasted_as_everywhere(qtbot: QtBot, field: AnswerField) -> None:
    QGuiApplication.clipboard().setText("0.68\n")
    with qtbot.assertNotEmitted(field.column_pasted):
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert field.text().strip() == "0.68"


def test_assistive_programs_are_told_what_was_said(field: AnswerField) -> None:
    assert field.accessibleName() == "O²₁"
    assert field.accessibleDescription() == HOW_TO_WRITE
    field.describe("Right to the 2 digits given.")
    assert field.accessibleDescription() == "Right to the 2 digits given."
