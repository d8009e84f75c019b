"""A test that leaves something running fails, and the next one does not pay for it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

LEAVING = """
    import threading
    from PySide6.QtCore import QObject, QThread, QTimer
    from PySide6.QtWidgets import QWidget

    kept, stop = [], threading.Event()

    def test_leaves_a_python_thread():
        threading.Thread(target=stop.wait, daemon=True).start()

    def test_leaves_a_qt_thread(qapp):
        kept.append(QThread())
        kept[0].start()

    def test_leaves_a_timer(qapp):
        kept.append(QObject())
        QTimer(kept[-1]).start(1000)

    def test_leaves_a_window(qapp):
        kept.append(QWidget())
        kept[-1].show()

    def test_leaves_nothing(qtbot):
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        QTimer(window).start(1000)
        assert window.thread().isRunning()

    def test_drops_what_points_to_itself(qapp):
        window = QWidget()
        window.self = window
        window.show()

    def test_end(qapp):
        stop.set()
        kept[0].quit()
        kept[0].wait()
"""


def test_what_is_left_behind_fails_its_own_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(LEAVING)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=7, errors=4)
    for leaving in ("python_thread", "qt_thread", "timer", "window"):
        result.stdout.fnmatch_lines([f"ERROR *::test_leaves_a_{leaving}*"])


@pytest.mark.parametrize("test", ["first", "second"])
def test_settings_go_to_the_home_of_each_test(home: Path, test: str) -> None:
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ann221", "ann221")
    assert Path(settings.fileName()).is_relative_to(home)
    assert settings.value("test") is None
    settings.setValue("test", test)
    shared_data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    assert Path(shared_data).is_relative_to(home)
