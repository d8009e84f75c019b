"""Sessions in the window: what is saved comes back, and nothing goes unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import TrainEpochs
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.version import Open
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from tests.exercises import open_problem, wait_for_answers
from tests.travels import far_away
from tests.windows import frame_of, press_button, train

OpenWindow = Callable[..., MainWindow]
W = ParameterId.W1_11


def name_file(window: MainWindow, path: Path) -> None:
    """In the dialog that asks for one."""
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.selectFile(str(path))
    dialog.accept()


def save_as(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.actions_.save_as.trigger()
    name_file(window, path)
    qtbot.waitUntil(lambda: window.document.path == path)


def question(window: MainWindow) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def answer(window: MainWindow, text: str) -> None:
    box = question(window)
    assert box is not None, "nothing is asked"
    (button,) = [button for button in box.buttons() if button.text().replace("&", "").startswith(text)]
    button.click()


def test_a_session_comes_back_as_it_was(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 300)
    window.run.choices.set_parameter("w1_11", -3.25)
    train(qtbot, window, 200)
    window.run.probing.move(0.25, 0.75)
    window.run.probing.set_own_target(0.5)
    window.diagram.canvas.select("w2_21")
    window.workbench.show_page(3)
    window.loss.is_logarithmic = True
    save_as(qtbot, window, path)
    saved = frame_of(window)

    other = open_window()
    other.opening.open_file(str(path))
    qtbot.waitUntil(lambda: frame_of(other).epoch == 500)
    frame = frame_of(other)
    assert frame.parameters.vector.tobytes() == saved.parameters.vector.tobytes()
    assert (frame.history == saved.history).all()
    assert other.run.snapshot.probe == window.run.snapshot.probe
    assert other.run.probing.own_target == 0.5
    assert other.diagram.canvas.selected == "w2_21"
    assert other.workbench.shown == 3
    assert other.loss.is_logarithmic
    assert other.windowTitle() == "ANN 2-2-1 – XOR – run.ann221[*]"
    assert not other.document.is_changed

    for window_ in (window, other):  # and goes on as if it had never stopped
        train(qtbot, window_, 100)
    assert frame_of(other).parameters == frame_of(window).parameters
    other.travelling.go_to(299)  # its past as well
    qtbot.waitUntil(lambda: frame_of(other).epoch == 299)
    forward = Trainer()
    forward.apply(TrainEpochs(299))
    assert frame_of(other).parameters == forward.frame().parameters


def test_answers_that_were_written_come_back(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window, path = open_window(), tmp_path / "exercise.ann221"
    open_problem(qtbot, window, tmp_path, hidden=["all"], locked=["weights"])
    wait_for_answers(qtbot, window)
    window.answering.restore({"O2_1": "0,5"})
    assert window.document.is_changed
    save_as(qtbot, window, path)
    assert not window.document.is_changed

    other = open_window()
    other.opening.open_file(str(path))
    qtbot.waitUntil(lambda: other.answering.answers == {"O2_1": "0,5"})
    assert not other.actions_.play.isEnabled(), "what is covered stays so"
    assert not other.document.is_changed


def test_the_title_shows_what_is_not_saved(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    assert not window.isWindowModified()
    train(qtbot, window, 5)
    qtbot.waitUntil(window.isWindowModified)
    save_as(qtbot, window, tmp_path / "run.ann221")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    window.actions_.undo.trigger()
    qtbot.waitUntil(window.isWindowModified)
    window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())


@pytest.mark.parametrize("ending", ["close", "new", "open"])
def test_before_something_is_lost_it_is_asked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, ending: str
) -> None:
    other = open_window()
    train(qtbot, other, 3)
    save_as(qtbot, other, tmp_path / "other.ann221")
    window = open_window()
    train(qtbot, window, 40)
    act = {
        "close": window.close,
        "new": window.actions_.new.trigger,
        "open": lambda: window.opening.open_file(str(tmp_path / "other.ann221")),
    }[ending]
    act()
    answer(window, "Cancel")
    assert (window.isVisible(), frame_of(window).epoch) == (True, 40)
    act()
    answer(window, "Save")
    name_file(window, tmp_path / "mine.ann221")
    if ending == "close":
        qtbot.waitUntil(lambda: not window.isVisible())
    else:
        qtbot.waitUntil(lambda: frame_of(window).epoch == {"new": 0, "open": 3}[ending])
        assert not window.document.is_changed
    again = open_window()
    again.opening.open_file(str(tmp_path / "mine.ann221"))
    qtbot.waitUntil(lambda: frame_of(again).epoch == 40)


def test_without_saving_nothing_is_written(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    before = path.read_bytes()
    train(qtbot, window, 3)
    window.close()
    answer(window, "Don't save")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert path.read_bytes() == before


def test_a_window_in_which_nothing_was_done_closes_at_once(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.close()
    assert question(window) is None


def test_opened_again_after_saving_it_is_what_was_saved(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    train(qtbot, window, 4)
    window.opening.open_file(str(path))
    answer(window, "Save")
    qtbot.waitUntil(lambda: not window.document.is_changed)
    train(qtbot, window, 1)
    assert frame_of(window).epoch == 8


def test_saved_on_a_way_that_is_given_up_it_is_saved_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, path, way = open_window(), tmp_path / "run.ann221", list[object]()
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    train(qtbot, window, 4)
    window.run.journey_advanced.connect(way.append)
    window.run.travel(Open(far_away()))
    window.actions_.save.trigger()
    qtbot.waitUntil(lambda: bool(way))
    window.run.give_up()
    qtbot.waitUntil(lambda: not window.document.is_changed)
    other = open_window()
    other.opening.open_file(str(path))
    qtbot.waitUntil(lambda: frame_of(other).epoch == 7)


@pytest.mark.parametrize("is_saved_on_the_way", [False, True])
def test_opened_on_a_way_that_is_given_up_the_other_file_stays_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, is_saved_on_the_way: bool
) -> None:
    other, others = open_window(), tmp_path / "other.ann221"
    train(qtbot, other, 2)
    save_as(qtbot, other, others)
    before = others.read_bytes()
    window, path, way = open_window(), tmp_path / "run.ann221", list[object]()
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    window.run.journey_advanced.connect(way.append)
    window.run.travel(Open(far_away()))
    window.opening.open_file(str(others))
    if is_saved_on_the_way:
        window.actions_.save.trigger()
    qtbot.waitUntil(lambda: bool(way))
    window.run.give_up()
    qtbot.waitUntil(lambda: window.document.path == path)
    assert not window.document.is_changed
    train(qtbot, window, 4)
    window.actions_.save.trigger()
    qtbot.waitUntil(lambda: not window.document.is_changed)
    assert others.read_bytes() == before
    other.opening.open_file(str(path))
    qtbot.waitUntil(lambda: frame_of(other).epoch == 7)


@pytest.mark.parametrize(("name", "shown"), [("a[*]b", "a[*][*]b"), ("two\nlines", "two\\nlines")])
def test_whatever_a_file_is_called_the_title_says_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, name: str, shown: str
) -> None:
    window = open_window()
    window.document.save_to(tmp_path / name)
    qtbot.waitUntil(lambda: window.document.path is not None)
    assert window.windowTitle() == f"ANN 2-2-1 – XOR – {shown}[*]"  # [*][*] shows as [*]


def test_saved_again_what_was_there_before_is_kept(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    before = path.read_bytes()
    train(qtbot, window, 3)
    window.actions_.save.trigger()
    qtbot.waitUntil(lambda: not window.document.is_changed)
    assert path.read_bytes() != before
    assert Path(f"{path}~").read_bytes() == before


def test_two_windows_do_not_destroy_each_other_s(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, other, path = open_window(), open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    other.opening.open_file(str(path))
    qtbot.waitUntil(lambda: frame_of(other).epoch == 3)
    train(qtbot, other, 7)
    other.actions_.save.trigger()
    qtbot.waitUntil(lambda: not other.document.is_changed)
    others = path.read_bytes()
    train(qtbot, window, 1)
    window.actions_.save.trigger()
    assert "changed since this window" in question(window).text()
    answer(window, "Cancel")
    assert path.read_bytes() == others
    window.actions_.save.trigger()
    answer(window, "Save elsewhere")
    name_file(window, tmp_path / "mine.ann221")
    qtbot.waitUntil(lambda: window.document.path == tmp_path / "mine.ann221")
    assert path.read_bytes() == others


def test_where_it_can_not_be_saved_it_is_said_and_asked_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, folder = open_window(), tmp_path / "gone"
    folder.mkdir()
    train(qtbot, window, 3)
    save_as(qtbot, window, folder / "run.ann221")
    train(qtbot, window, 3)
    (folder / "run.ann221").unlink()
    folder.rmdir()
    window.actions_.save.trigger()
    qtbot.waitUntil(lambda: "there is no such folder" in window.messages.text)
    assert window.document.is_changed
    press_button(window.messages, "Save elsewhere…")
    name_file(window, tmp_path / "run.ann221")
    qtbot.waitUntil(lambda: not window.document.is_changed)
    assert (tmp_path / "run.ann221").exists()


def test_what_can_not_be_opened_leaves_all_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    before = frame_of(window)
    path.write_text(path.read_text().replace('"steps": 3', '"steps": -3', 1))
    window.opening.open_file(str(path))
    assert "can't be opened" in window.messages.text
    assert "steps" in window.messages.text
    assert frame_of(window) is before


def test_a_problem_is_something_new_in_the_window_and_not_in_its_file(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    open_problem(qtbot, window, tmp_path)
    assert window.document.path is None
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 3)


def test_with_all_settings_forgotten_the_file_is_left_alone(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window, path = open_window(), tmp_path / "run.ann221"
    train(qtbot, window, 3)
    save_as(qtbot, window, path)
    window.actions_.forget.trigger()
    qtbot.waitUntil(lambda: frame_of(window).epoch == 0)
    assert window.document.path is None
    assert not window.menus.recent.menuAction().isEnabled()


# Lately, and dropped


def test_files_of_before_are_in_the_menu(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, settings_file: Path
) -> None:
    window = open_window()
    for name in ("one.ann221", "two.ann221"):
        train(qtbot, window, 3)
        save_as(qtbot, window, tmp_path / name)
    assert Preferences(settings_file).recent_files == (tmp_path / "two.ann221", tmp_path / "one.ann221")
    other = open_window()
    first, *_ = other.menus.recent.actions()
    assert (first.text(), first.toolTip()) == ("&1  two.ann221", str(tmp_path / "two.ann221"))
    first.trigger()
    qtbot.waitUntil(lambda: frame_of(other).epoch == 6)
    other.menus.recent.cleared.emit()
    assert not other.menus.recent.menuAction().isEnabled()


def test_a_name_with_an_ampersand_is_in_the_menu_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    window.document.save_to(tmp_path / "this &10 that.ann221")
    qtbot.waitUntil(lambda: window.document.path is not None)
    assert window.menus.recent.actions()[0].text() == "&1  this &&10 that.ann221"


def test_a_file_is_dropped_on_the_window(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("0,0,1\n1,1,0\n")
    window, dropped = open_window(), QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "points.csv"))])
    place, buttons, keys = QPoint(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, dropped, buttons, keys)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    assert window.acceptDrops()
    window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, dropped, buttons, keys))
    qtbot.waitUntil(lambda: frame_of(window).dataset.title == "points")


# As a short text


def test_a_run_is_copied_and_pasted_in_another_window(qtbot: QtBot, open_window: OpenWindow) -> None:
    window, other = open_window(), open_window()
    train(qtbot, window, 30)
    window.run.choices.set_parameter("w1_11", 0.125)
    train(qtbot, window, 10)
    window.actions_.copy_run.trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("ann221:"))
    assert len(QGuiApplication.clipboard().text()) < 200
    other.actions_.paste_run.trigger()
    qtbot.waitUntil(lambda: frame_of(other).epoch == 40)
    assert frame_of(other).parameters.vector.tobytes() == frame_of(window).parameters.vector.tobytes()
    assert (frame_of(other).history == frame_of(window).history).all()
    assert other.document.is_changed
    assert other.messages.text == ""


def test_what_is_no_run_is_not_pasted(open_window: OpenWindow) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText("hello")
    window.actions_.paste_run.trigger()
    assert window.advice.text().startswith("Nothing is pasted. Clipboard: holds no copied run")


def test_a_pinned_run_is_saved_and_asked_about_as_all_else(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    train(qtbot, window, 20)
    save_as(qtbot, window, tmp_path / "run.ann221")
    window.actions_.pin.trigger()
    qtbot.waitUntil(window.isWindowModified)
    window.actions_.save.trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    other = open_window()
    other.opening.open_file(str(tmp_path / "run.ann221"))
    qtbot.waitUntil(lambda: other.run.snapshot.pinned is not None and frame_of(other).epoch == 20)
    assert other.run.snapshot.pinned.frame.epoch == 20
    assert not other.document.is_changed
