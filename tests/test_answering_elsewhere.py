"""My answer while other things happen in the window: other files, other data, another pair, other names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.checking import attempt
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import builtin_dataset
from ann221_gui.core.losses import Total
from ann221_gui.main_window import MainWindow
from ann221_gui.views.answers.answer_page import AnswerPage
from ann221_gui.views.window.window_actions import ANSWERS
from tests.exercises import OpenWindow, open_problem, wait_for_answers
from tests.test_answering import by_hand, offered, press, said, type_on, verdicts, written

Key = Qt.Key


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window()
    window.resize(1440, 900)
    window.workbench.show_page(ANSWERS)
    return window


@pytest.fixture
def page(window: MainWindow) -> Iterator[AnswerPage]:
    found = window.workbench.findChild(AnswerPage)
    assert isinstance(found, AnswerPage)
    yield found


def covers_all(window: MainWindow) -> bool:
    return all(window.run.snapshot.covers(line) for line in ("O2_1", "O3_1", "Delta", "dE_dw1_11"))


def test_undo_in_an_exercise_does_not_uncover_it(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    page._list.go_to("O2_1")
    type_on("0.5")
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    offered(page)["Undo"].click()
    assert page._list.rows["O2_1"].field.text() == "0.5"
    assert covers_all(window)
    offered(page)["New sheet"].click()
    assert covers_all(window)
    assert not window.actions_.play.isEnabled()


def test_undo_outside_an_exercise_covers_nothing(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    type_on("0.6")
    window.run.choices.begin(Setup())
    qtbot.waitUntil(lambda: len(window.run.snapshot.frame.dataset) == 4)
    offered(page)["Undo"].click()
    assert not window.run.snapshot.covered
    assert window.actions_.play.isEnabled()


def test_what_is_right_for_one_pair_uncovers_nothing_of_another(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    page._list.go_to("O2_1")
    type_on(written(by_hand()["O2_1"]))
    press(Key.Key_F4)
    assert not window.run.snapshot.covers("O2_1")
    window.run.probing.move(0.1, 0.2)
    assert covers_all(window)
    assert all(window.samples._model.index(0, column).data() == "?" for column in (3, 4))


def test_the_right_numbers_are_not_shown_for_the_next_exercise_unasked(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    window.actions_.answers.reveal.trigger()
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    assert covers_all(window)
    assert not window.actions_.answers.reveal.isChecked()


def test_covering_holds_through_other_data_wherever_one_looks(
    qtbot: QtBot, window: MainWindow, page: AnswerPage
) -> None:
    window.actions_.answers.cover.trigger()
    window.workbench.show_page(0)
    window.run.choices.choose_dataset(builtin_dataset("and"))
    qtbot.waitUntil(lambda: window.run.snapshot.frame.dataset.name == "and")
    assert covers_all(window)
    window.actions_.answers.cover.trigger()
    QCoreApplication.processEvents()
    assert not window.run.snapshot.covered
    assert window.actions_.play.isEnabled()


def test_a_number_by_another_convention_uncovers_nothing(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    page._list.go_to("E")
    type_on(written(by_hand()["E"] / 2), written(by_hand()["dE_dO3_1"] / 2))
    press(Key.Key_F4)
    assert set(verdicts(page).values()) == {"⇄ convention"}
    assert window.run.snapshot.covers("E")


def test_what_is_still_being_typed_stays_on_the_sheet_that_it_was_typed_on(
    window: MainWindow, page: AnswerPage
) -> None:
    page._list.go_to("O2_1")
    QTest.keyClicks(QApplication.focusWidget(), "0.777")
    window.actions_.answers.empty.trigger()
    assert not page._list.rows["O2_1"].field.text()
    offered(page)["Undo"].click()
    assert page._list.rows["O2_1"].field.text() == "0.777"


def test_pasted_numbers_are_judged_as_one_goes(window: MainWindow, page: AnswerPage) -> None:
    window.actions_.answers.as_i_go.trigger()
    page._list.go_to("O1_1")
    QGuiApplication.clipboard().setText("x\n1\n7\n")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(QKeySequence.StandardKey.Paste))
    assert verdicts(page)["O1_1"] == "✓ right"
    assert verdicts(page)["O1_2"].startswith("✗")


def test_a_file_is_judged_once_when_it_is_opened(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = []
    mark = attempt.mark
    monkeypatch.setattr(attempt, "mark", lambda *given, **how: marked.append(given) or mark(*given, **how))
    halved = {"error": "half squared"}
    open_problem(qtbot, window, tmp_path, answers={"O2_1": 0.5}, conventions=halved)
    wait_for_answers(qtbot, window)
    assert len(marked) == 1


def test_totals_keep_their_answers_when_the_samples_are_averaged(
    qtbot: QtBot, window: MainWindow, page: AnswerPage
) -> None:
    page._list.go_to("sum_dE_dw2_11")
    type_on("0.25")
    conventions = window.run.snapshot.problem.conventions
    mean = replace(conventions.loss, total=Total.MEAN)
    window.run.choices.set_conventions(replace(conventions, loss=mean))
    qtbot.waitUntil(lambda: "mean_dE_dw2_11" in page._list.rows)
    assert page._list.rows["mean_dE_dw2_11"].field.text() == "0.25"


def test_a_book_with_other_indices_is_described_and_lit_as_what_it_means(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    """Its w¹₁₂ leads to hidden neuron 1, from input 2: here w¹₂₁."""
    open_problem(qtbot, window, tmp_path, answers_read={"indices": "to from"})
    page._list.go_to("new_w1_12")
    assert window.diagram.canvas._lit == "w1_21"
    assert "from input neuron 2 to hidden neuron 1" in page._list.rows["new_w1_12"].field.accessibleName()
    assert said(page).startswith("new w¹₁₂: the weight from input neuron 2 to hidden neuron 1")
    press(Key.Key_F3)
    assert "In the formulas here it is new w¹₂₁." in said(page)


def test_a_book_with_the_other_sign_of_its_error_signals_is_told_so(
    qtbot: QtBot, window: MainWindow, page: AnswerPage, tmp_path: Path
) -> None:
    open_problem(qtbot, window, tmp_path, answers_read={"error_signals": "-dE/dI"})
    assert "−∂E/∂(net input)" in page._list._source.text()
    page._list.go_to("dE_dI_O3_1")
    press(Key.Key_F3)
    assert "other sign" in said(page)


def test_right_numbers_have_room(window: MainWindow, page: AnswerPage) -> None:
    window.actions_.answers.reveal.trigger()
    QCoreApplication.processEvents()
    row = page._list.rows["I_O2_1"]
    assert row.right.width() >= row.right.sizeHint().width()
    right_end = row.right.mapTo(page._list, row.right.rect().topRight()).x()
    assert right_end <= page._list.viewport().width()


def test_an_input_has_an_equation_and_a_value_to_hint_at(window: MainWindow, page: AnswerPage) -> None:
    page._list.go_to("O1_2")
    press(Key.Key_F3)
    assert "the input itself" in said(page) and "right number" not in said(page)
    press(Key.Key_F3)
    assert "The right number is 1" in said(page)


def test_every_line_of_a_batch_has_three_hints(window: MainWindow, page: AnswerPage) -> None:
    for line in page._attempt.lines:
        page._list.go_to(line)
        for _ in range(3):
            press(Key.Key_F3)
        assert "The right number is" in said(page), line


def test_overtyping_takes_the_verdict_away(window: MainWindow, page: AnswerPage) -> None:
    page._list.go_to("O2_1")
    type_on("0.5")
    press(Key.Key_F4)
    assert verdicts(page)
    page._list.go_to("O2_1")
    QTest.keyClicks(QApplication.focusWidget(), "0")
    assert not verdicts(page)
