"""No test draws on a screen, touches its user's settings or leaves anything running behind."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QThread, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from ann221_gui.core.commands import Setup
    from ann221_gui.main_window import MainWindow

# Before any test makes an application; tests/window starts the program with an environment of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest_plugins = ["pytester"]

HOMES = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_RUNTIME_DIR": "home/runtime",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for each test, where QSettings too keeps what it is told."""
    for variable, folder in HOMES.items():
        (tmp_path / folder).mkdir(mode=0o700)  # Qt warns of a runtime folder that others may enter
        monkeypatch.setenv(variable, str(tmp_path / folder))
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(tmp_path / "home/config"))
    return tmp_path / "home"


@pytest.fixture(autouse=True, scope="module")
def caches_are_emptied() -> Iterator[None]:
    """What hundreds of networks leave in the caches of the marking would make each collection slow."""
    yield
    candidates = sys.modules.get("ann221_gui.core.checking.candidates")
    if candidates is not None:
        for cached in (candidates.single_slips, candidates.early_roundings, candidates.double_slips):
            cached.cache_clear()
        candidates.habits.cache_clear()
        candidates.way.cache_clear()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails a test after which a thread or a timer still runs, or a window is still open."""
    before = still_running()
    yield
    if any(thing not in before for thing in still_running()):
        collect_what_is_dead()
        left = [thing for thing in still_running() if thing not in before]
        assert not left, f"left behind: {left}"


def still_running() -> list[object]:
    threads = [thread for thread in threading.enumerate() if not thread.name.startswith("Dummy-")]
    return [*threads, *filter(runs_in_qt, shiboken6.getAllValidWrappers()), *open_windows()]


def runs_in_qt(thing: object) -> bool:
    if isinstance(thing, QThread):
        application = QCoreApplication.instance()
        return thing.isRunning() and not (application and thing is application.thread())
    return isinstance(thing, QTimer) and thing.isActive()


def open_windows() -> list[object]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def collect_what_is_dead() -> None:
    """What the test let go of, or asked Qt to delete, is not left behind."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that Python paints from now on."""
    texts: list[str] = []
    draw = QPainter.drawText

    def spy(painter: QPainter, *arguments: object) -> object:
        texts.extend(one for one in arguments if isinstance(one, str))
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", spy)
    return texts


@pytest.fixture
def in_language() -> Iterator[Callable[[QLocale.Language], None]]:
    """Makes a language that of the desktop, until the test is over."""
    before = QLocale()
    yield lambda language: QLocale.setDefault(QLocale(language))
    QLocale.setDefault(before)


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, settings_file: Path
) -> Iterator[Callable[..., "MainWindow"]]:
    """Opens the program's window on a set-up; all of them are closed behind the test."""
    from ann221_gui.core.record.recorder import Recorder  # noqa: PLC0415  most tests need no window
    from ann221_gui.core.trainer import Trainer  # noqa: PLC0415
    from ann221_gui.files.preferences import Preferences  # noqa: PLC0415
    from ann221_gui.main_window import MainWindow  # noqa: PLC0415
    from ann221_gui.views.window.appearance import Appearance  # noqa: PLC0415

    windows: list[MainWindow] = []
    font = qapp.font()

    def opening(setup: "Setup | None" = None) -> MainWindow:
        preferences = Preferences(settings_file)
        appearance = Appearance(qapp, preferences.theme, preferences.text_size_percent)
        windows.append(MainWindow(Recorder(Trainer(setup)), preferences, appearance))
        windows[-1].show()
        windows[-1].activateWindow()
        qtbot.waitUntil(windows[-1].isActiveWindow)
        return windows[-1]

    yield opening
    for window in windows:
        window.close_at_once()
        window.deleteLater()
    qapp.setFont(font)
