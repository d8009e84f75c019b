"""Where people write 0,5 every number is read, written and kept as anywhere else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from ann221_gui.main_window import MainWindow
from tests.hands import SELECT_ALL, press

Language = QLocale.Language
ROOT = Path(__file__).parents[1]
COPY = QKeySequence.StandardKey.Copy

# What the program writes after Qt has made the system's language that of the C library, and reads again.
PROGRAM = """
import locale, sys
from pathlib import Path
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
application = QApplication([])
print(QLocale().decimalPoint(), locale.localeconv()["decimal_point"], file=sys.stderr)
from ann221_gui.cli import main
from ann221_gui.core.commands import SetParameter, TrainEpochs
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.files.session_file import Session, read_session, session_bytes
recorder = Recorder(Trainer())
recorder.apply(SetParameter(ParameterId.W1_11, 1 / 3))
recorder.apply(TrainEpochs(7))
content = session_bytes(Session(recorder.record))
print(content.decode(), session_bytes(read_session(content, "session")) == content)
preferences = Preferences(Path(sys.argv[1], "settings.ini"))
preferences.speed_epochs_per_s = 2.5
preferences.save()
print(Preferences(Path(sys.argv[1], "settings.ini")).speed_epochs_per_s)
points = Path(sys.argv[1], "points.csv")
points.write_text("0,5;1,25;1\\n-0,5;0.25;0\\n")
for command in (
    ["train", str(points), "--epochs", "9", "--format", "json", "--learning-rate", "0,7"],
    ["solve", "resources/problems/worked-example.json", "--format", "json"],
    ["solve", "resources/problems/worked-example.json"],
):
    print(main(command))
"""


@pytest.fixture(scope="module")
def german_libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which the C library writes German, where that can be had."""
    folder = tmp_path_factory.mktemp("locale")
    if shutil.which("localedef"):
        made = ["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", folder / "de_DE.UTF-8"]
        subprocess.run(made, check=False, capture_output=True)
    return {"LC_ALL": "de_DE.UTF-8", **({"LOCPATH": str(folder)} if any(folder.iterdir()) else {})}


def run(folder: Path, environment: dict[str, str]) -> tuple[str, str]:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, folder],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, done.stderr


def test_files_and_commands_are_those_of_any_other_system(
    tmp_path: Path, german_libraries: dict[str, str]
) -> None:
    here, _ = run(tmp_path / "files", {"LC_ALL": "C.UTF-8"})
    there, points = run(tmp_path / "files", german_libraries)
    assert points.startswith(", ,\n" if "LOCPATH" in german_libraries else ", ")
    assert there == here
    assert here.count("True") >= 1
    assert "\n2.5\n" in here


def written_in(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Numbers that are typed with a comma and with a point, wherever they are then to be read."""
    weights = window.run.choices
    weights.set_parameter("w2_11", -1234.5625)
    rate = window.controls.learning_rate
    for typed, expected in (("0.5", 0.5), ("0,125", 0.125)):
        press(rate, SELECT_ALL, *(typed if typed.isascii() else ()))
        press(rate, QKeySequence("Return"))
        qtbot.waitUntil(lambda expected=expected: window.run.setup.hyperparameters.learning_rate == expected)
    window.run.step()
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 1)
    contents: list[str] = [rate.text()]
    canvas = window.diagram.canvas
    canvas.select("w2_11")
    press(canvas, COPY)
    contents.append(QGuiApplication.clipboard().text())
    window.document.with_record(lambda record: contents.append(window.document.content(record).decode()))
    qtbot.waitUntil(lambda: len(contents) == 3)
    return contents


@pytest.mark.parametrize("language", [Language.German, Language.French, Language.Arabic])
def test_the_window_reads_and_writes_what_it_does_elsewhere(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    in_language: Callable[[QLocale.Language], None],
    language: QLocale.Language,
) -> None:
    in_language(Language.English)
    here = written_in(qtbot, open_window())
    in_language(language)
    assert written_in(qtbot, open_window()) == here
    assert here[0] == "0.125"
    assert float(here[1].split()[-1].replace("−", "-")) < -1234
