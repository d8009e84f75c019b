"""File → Export as it is used: a place is asked for, and what is there afterwards is what was seen."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QProgressDialog,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import AND
from ann221_gui.exporting import Making
from ann221_gui.files.pictures.pixels import pixels_of
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.animation_dialog import AnimationDialog
from tests.exercises import open_problem
from tests.looking import Pixels, pixels, played

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window(Setup(AND))
    window.resize(1440, 900)
    QApplication.processEvents()
    return window


def save_as(window: MainWindow, path: Path) -> None:
    """Type a name into the dialog that asks for one."""
    dialog = window.findChild(QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.findChild(QLineEdit, "fileNameEdit").setText(path.name)
    dialog.accept()
    QApplication.processEvents()


def ask_for_animation(window: MainWindow, view: str, epochs: int, pictures: int) -> None:
    window.actions_.animation.trigger()
    dialog = window.findChild(AnimationDialog)
    dialog.findChild(QComboBox).setCurrentText(view)
    for field, value in zip(dialog.findChildren(QSpinBox), (epochs, pictures), strict=True):
        field.setValue(value)
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()


# Pictures


def test_the_pane_that_was_used_last_is_drawn_as_its_name_ends(window, tmp_path):
    window.map.setFocus(Qt.FocusReason.TabFocusReason)
    width, height = window.panes.cards[1].size().toTuple()
    window.actions_.pane_picture.trigger()
    save_as(window, tmp_path / "map.svg")
    drawn = ElementTree.fromstring((tmp_path / "map.svg").read_bytes())
    assert (drawn.get("width"), drawn.get("height")) == (str(width), str(height))
    assert drawn.findtext("{http://www.w3.org/2000/svg}title").endswith("Decision map, epoch 0")
    assert window.advice.text() == f"Written: {tmp_path / 'map.svg'}"


def test_the_window_is_drawn_twice_as_fine_as_it_is_seen(window, tmp_path):
    window.actions_.window_picture.trigger()
    save_as(window, tmp_path / "window.png")
    assert QImage(str(tmp_path / "window.png")).size() == 2 * window.size()


def test_the_chosen_form_adds_its_ending_to_a_name_without_one(window, tmp_path):
    window.actions_.window_picture.trigger()
    dialog = window.findChild(QFileDialog)
    pdf = next(name for name in dialog.nameFilters() if "PDF" in name)
    dialog.selectNameFilter(pdf)
    dialog.filterSelected.emit(pdf)
    save_as(window, tmp_path / "window")
    assert (tmp_path / "window.pdf").read_bytes().startswith(b"%PDF-")


def test_the_suggested_name_says_what_it_shows(window):
    window.actions_.window_picture.trigger()
    dialog = window.findChild(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "AND-window-epoch-0.png"
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("picture.bmp", "a picture ends in .png, .svg, .pdf"),
        ("folder.png", "is a folder, not a file"),
    ],
)
def test_what_can_not_be_written_is_said_in_one_line_and_leaves_nothing(window, tmp_path, name, said):
    (tmp_path / "folder.png").mkdir()
    before = sorted(tmp_path.iterdir())
    window.exporting._write_picture("map", str(tmp_path / name))  # the dialog itself refuses a folder
    assert window.messages.text.startswith(f"Nothing is exported. {tmp_path / name}: ")
    assert said in window.messages.text
    assert sorted(tmp_path.iterdir()) == before


def test_a_copied_pane_is_there_as_pixels_and_as_lines(window):
    window.loss._canvas.setFocus()
    window.map.setFocus(Qt.FocusReason.TabFocusReason)
    window.actions_.copy_picture.trigger()
    content = QGuiApplication.clipboard().mimeData()
    card = window.panes.cards[1]
    assert content.hasImage()
    assert QImage(content.imageData()).size() == 2 * card.size()
    svg = ElementTree.fromstring(content.data("image/svg+xml").data())
    assert svg.get("width") == str(card.width())
    assert window.advice.text() == "Picture of Decision map copied"


# The animation


def test_an_animation_runs_from_the_start_to_the_epoch_that_was_asked_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "training.png"
    before = window.run.snapshot.frame
    ask_for_animation(window, "The window", 40, 5)
    save_as(window, path)
    qtbot.waitUntil(path.exists)
    shown = list(played(path.read_bytes()))
    assert len(shown) == 5
    assert shown[-1][1] > 10 * shown[0][1]  # time to look at the outcome
    assert window.run.snapshot.frame is before  # the window itself has not moved
    window.run.play_epochs(40)
    qtbot.waitUntil(lambda: window.run.snapshot.frame.epoch == 40 and not window.run.is_playing)
    corner = window.map.mapTo(window, QPoint())
    rows = slice(corner.y(), corner.y() + window.map.height())
    columns = slice(corner.x(), corner.x() + window.map.width())

    def is_seen_now(filmed: Pixels) -> bool:
        return bool((filmed[rows, columns] == pixels(pixels_of(window))[rows, columns]).all())

    qtbot.waitUntil(lambda: is_seen_now(shown[-1][0]))  # numbers follow at a pace that can be read
    assert not is_seen_now(shown[0][0])


def test_a_pane_is_filmed_with_the_epoch_below_it(window, qtbot, tmp_path):
    path = tmp_path / "map.apng"
    ask_for_animation(window, "Decision map", 10, 2)
    save_as(window, path)
    qtbot.waitUntil(path.exists)
    card = window.panes.cards[1]
    (first, _), (last, _) = played(path.read_bytes())
    assert first.shape[1] == card.width()
    assert first.shape[0] > card.height()
    assert (first[card.height() :] != last[card.height() :]).any()
    qtbot.waitUntil(lambda: window.findChild(Making) is None)  # and with it the pictures


def test_a_film_that_is_cancelled_is_not_there(window, qtbot, tmp_path):
    before = sorted(tmp_path.iterdir())
    ask_for_animation(window, "The window", 5_000_000, 3)
    save_as(window, tmp_path / "long.png")
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None)
    progress = window.findChild(QProgressDialog)
    qtbot.waitUntil(progress.isVisible)
    progress.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is None)
    assert sorted(tmp_path.iterdir()) == before
    assert [other for other in QApplication.topLevelWidgets() if isinstance(other, MainWindow)] == [window]


def test_a_form_that_is_none_is_refused_before_anything_is_trained(window, tmp_path):
    ask_for_animation(window, "The window", 10, 2)
    save_as(window, tmp_path / "training.mp4")
    assert window.messages.text.endswith("an animation ends in .png, .apng, .gif")
    assert window.findChild(QProgressDialog) is None


# Texts


def test_numbers_and_scripts_are_written_from_the_menu(window: MainWindow, tmp_path: Path) -> None:
    """As `ann221 export` writes them, which its own tests hold against other programs."""
    menu = window.menus.export
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()  # opened again, it offers nothing twice
    (action,) = [one for one in menu.actions() if one.text() == "Weights (CSV)…"]
    action.trigger()
    save_as(window, tmp_path / "weights.csv")
    lines = (tmp_path / "weights.csv").read_text().splitlines()
    assert lines[0] == "parameter,value,gradient"
    assert lines[1].startswith("w1_11,0.5,")
    assert window.advice.text() == f"Written: {tmp_path / 'weights.csv'}"


def test_an_exercise_gives_no_solution_away(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_problem(qtbot, window, tmp_path, hidden=["all"])
    menu = window.menus.export
    menu.aboutToShow.emit()
    (action,) = [one for one in menu.actions() if one.text() == "Python (NumPy)…"]
    action.trigger()
    assert window.findChild(QFileDialog) is None
    assert window.advice.text().startswith("Off while numbers are covered")
