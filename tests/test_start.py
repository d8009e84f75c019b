"""The program opens with what its first picture needs, and no more: imports are most of its start."""

import os
import subprocess
import sys
from pathlib import Path

# In place of the event loop: what is loaded once the window has been painted.
OPENING = """
import sys
import numpy
with_numpy = set(sys.modules)
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from ann221_gui.cli import main
from ann221_gui.main_window import MainWindow

painted = []
class Watch(QObject):
    def eventFilter(self, _pane, event):
        painted.append(event.type() == QEvent.Type.Paint)
        return False

show = MainWindow.show
def watched(window):
    window.watch = Watch()
    window.loss.installEventFilter(window.watch)
    show(window)
MainWindow.show = watched

def look(*_):
    while not any(painted):
        QApplication.processEvents()
    print(*set(sys.modules) - with_numpy)
    return 0
QApplication.exec = look
sys.exit(main([]))
"""

LATE = (
    "numpy.ma",  # numpy.unique and its like load it
    "numpy.random",  # weights and clouds that are drawn
    "msgspec",  # files, and the set-up that was remembered
    "csv",
    "email",  # importlib.metadata loads it
    "importlib.metadata",  # versions in the About dialog
    "ann221_gui.files.opening",
    "ann221_gui.files.setup_text",
    "ann221_gui.files.solution_file",
    "ann221_gui.files.pictures.svg",
    "ann221_gui.files.safe_writing",
    "ann221_gui.drawing",
    "ann221_gui.filming",
    "ann221_gui.views.checks.gradient_check",
    "ann221_gui.views.formulas.formula_list",
    "ann221_gui.views.samples.sample_sheet",
    "ann221_gui.views.window.about_dialog",
    "ann221_gui.views.window.report_dialog",
    "ann221_gui.views.window.shortcuts_dialog",
    "ann221_gui.cli.picture",
    "ann221_gui.cli.solve",
    "ann221_gui.cli.train",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
)


def test_what_the_first_picture_does_not_need_comes_later(home: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    command = [sys.executable, "-c", OPENING]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    loaded = set(done.stdout.split())
    assert "ann221_gui.views.loss.loss_plot" in loaded
    assert sorted(loaded & set(LATE)) == []
