"""My answer in the window: a calculation is typed, judged, hinted at, covered, pasted, read otherwise."""

from math import exp
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.main_window import MainWindow
from ann221_gui.views.answers.answer_page import AnswerPage
from ann221_gui.views.formulas.sheet_words import text_of
from tests.exercises import OpenWindow, open_problem, wait_for_answers

Key = Qt.Key
X, W, V, T, ETA = (0.6, 0.8), ((0.4, -0.6), (0.7, 0.2)), (0.8, -0.5), 0.9, 0.5  # of tests/exercises.py


def sigma(z: float) -> float:
    return 1 / (1 + exp(-z))


def by_hand() -> dict[str, float]:
    """One step of that problem in plain arithmetic, down to the new output weights."""
    nets = [X[0] * W[0][j] + X[1] * W[1][j] for j in (0, 1)]
    h1, h2 = map(sigma, nets)
    net = h1 * V[0] + h2 * V[1]
    out = sigma(net)
    off = T - out
    slopes = [h1 * (1 - h1), h2 * (1 - h2), out * (1 - out)]
    signal = -2 * off * slopes[2]
    return {
        "O1_1": X[0],
        "O1_2": X[1],
        "I_O2_1": nets[0],
        "I_O2_2": nets[1],
        "O2_1": h1,
        "O2_2": h2,
        "I_O3_1": net,
        "O3_1": out,
        "Delta": off,
        "E": off * off,
        "dE_dO3_1": -2 * off,
        "slope_O2_1": slopes[0],
        "slope_O2_2": slopes[1],
        "slope_O3_1": slopes[2],
        "dE_dI_O3_1": signal,
        "dE_dI_O2_1": signal * V[0] * slopes[0],
        "dE_dI_O2_2": signal * V[1] * slopes[1],
    }


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """On a problem whose numbers are all to be worked out."""
    window = open_window()
    window.resize(1440, 900)
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    return window


@pytest.fixture
def page(window: MainWindow) -> AnswerPage:
    found = window.workbench.findChild(AnswerPage)
    assert isinstance(found, AnswerPage)
    return found


def type_on(*texts: str) -> None:
    """Each in the field that the keyboard is at, and Enter."""
    for text in texts:
        field = QApplication.focusWidget()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)


def written(number: float) -> str:
    return f"{number:.4f}"


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def verdicts(page: AnswerPage) -> dict[str, str]:
    return {line: row.verdict.text() for line, row in page._list.rows.items() if row.verdict.text()}


def said(page: AnswerPage) -> str:
    return "\n".join(map(text_of, page._detail.sheet.blocks))


def offered(page: AnswerPage) -> dict[str, QPushButton]:
    """What can be pressed on the page, by its words."""
    return {button.text(): button for button in page.findChildren(QPushButton) if button.isVisible()}


def test_an_exercise_opens_its_sheet_with_the_keyboard_in_the_first_line(page: AnswerPage) -> None:
    assert page.isVisible()
    assert page._list.rows["O1_1"].field.hasFocus()
    assert verdicts(page) == {}


def test_a_whole_sheet_is_typed_by_keyboard_and_its_slip_found(page: AnswerPage) -> None:
    numbers = by_hand()
    numbers["slope_O3_1"] = 1.0  # and so is missing from what follows
    texts = {line: written(number) for line, number in numbers.items() if line != "slope_O3_1"}
    signal = numbers["dE_dO3_1"]
    slopes = (numbers["slope_O2_1"], numbers["slope_O2_2"])
    texts |= {"slope_O3_1": "", "dE_dI_O3_1": written(signal)}
    texts |= {f"dE_dI_O2_{j + 1}": written(signal * V[j] * slopes[j]) for j in (0, 1)}
    type_on(*(texts[line] for line in numbers))
    assert verdicts(page) == {}, "nothing is said before it is asked for"
    press(Key.Key_F4)
    found = verdicts(page)
    assert found.pop("dE_dI_O3_1") == "✗ slip"
    assert {found.pop("dE_dI_O2_1"), found.pop("dE_dI_O2_2")} == {"↪ follows"}
    assert set(found.values()) == {"✓ right", "≈ rounded"}
    assert len(found) == 13
    page._list.go_to("dE_dI_O3_1")
    assert "σ′ missing, output" in said(page)
    assert "∂E/∂I_O³₁" in page._summary.text()
    page._list.go_to("dE_dI_O2_1")
    assert "it follows from your ∂E/∂I_O³₁" in said(page)


def test_a_number_is_uncovered_when_it_is_right_and_not_before(window: MainWindow, page: AnswerPage) -> None:
    numbers = by_hand()
    page._list.go_to("O2_1")
    type_on("0.5", written(numbers["O2_2"]))
    assert window.run.snapshot.covers("O2_2")
    press(Key.Key_F4)
    assert window.run.snapshot.covers("O2_1")
    assert not window.run.snapshot.covers("O2_2")
    assert window.run.snapshot.covers("O3_1")


def test_hints_come_in_three_steps(window: MainWindow, page: AnswerPage) -> None:
    numbers = by_hand()
    page._list.go_to("O2_1")
    type_on("0.7")
    page._list.go_to("I_O3_1")
    assert "=" not in said(page)
    press(Key.Key_F3)
    assert "I_O³₁ = O²₁·w²₁₁ + O²₂·w²₂₁" in said(page)
    assert "0.8" not in said(page)
    press(Key.Key_F3)
    assert "I_O³₁ = 0.7·0.8 + ?·(−0.5)" in said(page), "one's own number; what is not worked out is covered"
    assert window.run.snapshot.covers("I_O3_1")
    press(Key.Key_F3)
    assert f"The right number is {numbers['I_O3_1']:.6g}" in said(page)
    from_own = 0.7 * V[0] + numbers["O2_2"] * V[1]
    assert f"comes to {from_own:.6g}" in said(page)
    assert not window.run.snapshot.covers("I_O3_1")
    assert page._list.rows["I_O3_1"].right.text() == f"{numbers['I_O3_1']:.6g}"


def test_each_number_can_be_judged_as_soon_as_it_is_written(window: MainWindow, page: AnswerPage) -> None:
    window.actions_.answers.as_i_go.trigger()
    page._list.go_to("I_O2_1")
    type_on(written(by_hand()["I_O2_1"]), "9")
    assert verdicts(page)["I_O2_1"] in ("✓ right", "≈ rounded")
    assert verdicts(page)["I_O2_2"].startswith("✗")


def test_a_corrected_number_has_no_verdict_until_it_is_checked_again(page: AnswerPage) -> None:
    page._list.go_to("I_O2_1")
    type_on("9")
    press(Key.Key_F4)
    page._list.go_to("I_O2_1")
    type_on(written(by_hand()["I_O2_1"]))
    assert verdicts(page) == {}


def test_the_part_of_the_network_that_a_line_is_about_lights_up(window: MainWindow, page: AnswerPage) -> None:
    for line, part in (("I_O2_2", "O2_2"), ("Delta", "O3_1"), ("dE_dw1_21", "w1_21"), ("new_w2_11", "w2_11")):
        page._list.go_to(line)
        assert window.diagram.canvas._lit == part


def test_a_column_from_a_spreadsheet_goes_into_the_lines_from_here_on(page: AnswerPage) -> None:
    page._list.go_to("I_O2_1")
    QGuiApplication.clipboard().setText("0.8\n\n0,69\n")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(QKeySequence.StandardKey.Paste))
    texts = {line: row.field.text() for line, row in page._list.rows.items() if row.field.text()}
    assert texts == {"I_O2_1": "0.8", "O2_1": "0,69"}
    offered(page)["Undo"].click()
    assert not any(row.field.text() for row in page._list.rows.values())


def test_names_beside_numbers_go_where_they_belong(page: AnswerPage) -> None:
    QGuiApplication.clipboard().setText("O³₁\t0.6\nnew_w2_11\t0.85\n")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(QKeySequence.StandardKey.Paste))
    texts = {line: row.field.text() for line, row in page._list.rows.items() if row.field.text()}
    assert texts == {"O3_1": "0.6", "new_w2_11": "0.85"}


def test_a_column_that_can_not_be_read_changes_nothing_and_says_why(
    window: MainWindow, page: AnswerPage
) -> None:
    QGuiApplication.clipboard().setText("0.6\n#DIV/0!\n")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(QKeySequence.StandardKey.Paste))
    assert not any(row.field.text() for row in page._list.rows.values())
    assert "Nothing is pasted: line 2" in window.advice.text()


def test_another_convention_is_recognised_and_switched_to_with_one_click(
    qtbot: QtBot, window: MainWindow, page: AnswerPage
) -> None:
    numbers = by_hand()
    halved = {"E": numbers["E"] / 2, "dE_dO3_1": numbers["dE_dO3_1"] / 2}
    page._list.go_to("E")
    type_on(*map(written, halved.values()))
    press(Key.Key_F4)
    assert verdicts(page) == {"E": "⇄ convention", "dE_dO3_1": "⇄ convention"}
    offered(page)["Switch to it"].click()
    qtbot.waitUntil(lambda: window.run.snapshot.problem.loss == HALF_SQUARED)
    assert verdicts(page) == {"E": "≈ rounded", "dE_dO3_1": "≈ rounded"}
    assert not page._banner.isVisible()


def test_a_reading_is_switched_to_as_well(page: AnswerPage) -> None:
    """A textbook's δ = (t − o)σ′ …, with the document's factor 2."""
    numbers = by_hand()
    page._list.go_to("dE_dI_O3_1")
    type_on(*(written(-numbers[f"dE_dI_{neuron}"]) for neuron in ("O3_1", "O2_1", "O2_2")))
    press(Key.Key_F4)
    assert set(verdicts(page).values()) == {"⇄ convention"}
    offered(page)["Switch to it"].click()
    assert set(verdicts(page).values()) == {"≈ rounded"}


def test_locked_conventions_are_named_but_not_switched_to(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    open_problem(qtbot, window, tmp_path, locked=["conventions"])
    page._list.go_to("E")
    type_on(*(written(by_hand()[line] / 2) for line in ("E", "dE_dO3_1")))
    press(Key.Key_F4)
    assert set(verdicts(page).values()) == {"⇄ convention"}
    assert offered(page) == {}


def test_answers_stay_with_the_network_that_they_are_about(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    open_problem(qtbot, window, tmp_path)
    QTest.keyClick(window.diagram.canvas, Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    page = window.workbench.findChild(AnswerPage)
    page._list.go_to("O3_1")
    type_on(written(by_hand()["O3_1"]))
    window.run.choices.set_parameter("w2_11", -3.0)
    wait_for_answers(qtbot, window)
    assert "The network or its input has changed" in page._banner.text
    press(Key.Key_F4)
    assert verdicts(page) == {"O3_1": "≈ rounded"}
    offered(page)["New sheet"].click()
    assert not page._list.rows["O3_1"].field.text()
    page._list.go_to("O3_1")
    type_on(written(by_hand()["O3_1"]))
    press(Key.Key_F4)
    assert verdicts(page)["O3_1"].startswith("✗"), "the sheet is about the network as it is now"


def test_a_new_sheet_can_be_undone(window: MainWindow, page: AnswerPage) -> None:
    page._list.go_to("O3_1")
    type_on("0.6")
    window.actions_.answers.empty.trigger()
    assert not page._list.rows["O3_1"].field.text()
    offered(page)["Undo"].click()
    assert page._list.rows["O3_1"].field.text() == "0.6"


def test_the_right_numbers_are_shown_beside_ones_own_when_asked_for(
    window: MainWindow, page: AnswerPage
) -> None:
    window.actions_.answers.reveal.trigger()
    numbers = by_hand()
    shown = {line: row.right.text().replace("−", "-") for line, row in page._list.rows.items()}
    assert {line: shown[line] for line in numbers} == {
        line: f"{number:.6g}" for line, number in numbers.items()
    }
    assert not window.run.snapshot.covers("O3_1")
    window.actions_.answers.reveal.trigger()
    assert not any(row.right.text() for row in page._list.rows.values())
    assert window.run.snapshot.covers("O3_1")


def test_any_network_can_be_covered_to_practise_on_it(window: MainWindow, open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.answers.cover.trigger()
    QCoreApplication.processEvents()
    assert window.run.snapshot.covers("O3_1") and window.run.snapshot.covers("sum_dE_dw1_11")
    assert window.read_outs._numbers["error"].text() == "?"
    assert not window.actions_.play.isEnabled()
    window.actions_.answers.cover.trigger()
    QCoreApplication.processEvents()
    assert not window.run.snapshot.covers("O3_1")
    assert window.actions_.play.isEnabled()


def test_a_published_example_is_compared_at_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.examples["worked-example-wrong-in-print"].trigger()
    qtbot.waitUntil(lambda: window.workbench.findChild(AnswerPage) is not None)
    page = window.workbench.findChild(AnswerPage)
    assert verdicts(page)["O2_1"] == "✗ slip"
    assert verdicts(page)["I_O3_1"] == "↪ follows"
    assert "0 of 7 right" in page._summary.text()
    assert "printed on a widely read page" in page._list._source.text()


def test_the_sheet_is_copied_with_what_was_found(page: AnswerPage) -> None:
    page._list.go_to("I_O2_1")
    type_on("0.80", "9")
    press(Key.Key_F4)
    page._copy_menu.actions()[1].trigger()
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
    assert ["I_O²₁", "0.80", "✓ right"] in [row[:3] for row in rows]
    assert any(row[0] == "I_O²₂" and row[1] == "9" and row[2].startswith("✗") for row in rows)
