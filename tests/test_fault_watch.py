"""While the window is open no fault is lost: it is said there, by whichever thread it came, and logged."""

import logging

import pytest
from PySide6.QtCore import QObject, QThread, QtMsgType, Signal, Slot, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from ann221_gui.fault_watch import FaultWatch


class Listener(QObject):
    """What the window is told, and in which thread."""

    def __init__(self, watch: FaultWatch) -> None:
        super().__init__()
        self.said: list[str] = []
        self.threads: set[QThread] = set()
        watch.fault_noticed.connect(self.hear)

    @Slot(str)
    def hear(self, fault: str) -> None:
        self.said.append(fault)
        self.threads.add(QThread.currentThread())


class Failing(QObject):
    """A slot that fails, wherever it lives."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.fail)

    @Slot()
    def fail(self) -> None:
        raise ValueError("on purpose")


@pytest.fixture
def watch(qtbot: QtBot):
    parent = QObject()
    watching = FaultWatch(parent)
    yield watching
    watching.end()


@pytest.fixture
def failing(qapp):
    thread, failing = QThread(), Failing()
    failing.moveToThread(thread)
    thread.start()
    yield failing
    thread.quit()
    thread.wait()


def tracebacks(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [caplog.handler.format(record) for record in caplog.records if record.exc_info]


def test_a_fault_in_a_slot_is_said_and_logged_with_its_traceback(
    watch: FaultWatch, caplog: pytest.LogCaptureFixture
) -> None:
    listener, failing = Listener(watch), Failing()
    failing.asked.emit()
    assert listener.said == ["ValueError: on purpose"]
    assert "Traceback" in tracebacks(caplog)[0]
    assert 'raise ValueError("on purpose")' in tracebacks(caplog)[0]


def test_what_fails_in_another_thread_is_said_in_the_windows(
    watch: FaultWatch, failing: Failing, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener(watch)
    failing.asked.emit()
    qtbot.waitUntil(lambda: bool(listener.said))
    assert listener.threads == {QThread.currentThread()}
    assert len(tracebacks(caplog)) == 1


def test_what_fails_again_and_again_is_always_said_and_logged_once(
    watch: FaultWatch, caplog: pytest.LogCaptureFixture
) -> None:
    listener, failing = Listener(watch), Failing()
    for _ in range(100):
        failing.asked.emit()
    assert len(listener.said) == 100
    assert len(tracebacks(caplog)) == 1


def test_what_qt_warns_of_is_logged_and_goes_where_it_always_went(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[str] = []

    def before(_kind: QtMsgType, _context: object, text: str) -> None:
        heard.append(text)

    handler = qInstallMessageHandler(before)
    parent = QObject()
    watch = FaultWatch(parent)
    qWarning("a warning")
    watch.end()
    qWarning("another")
    assert qInstallMessageHandler(handler) is before
    assert heard == ["a warning", "another"]
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING] == [
        "Qt (default): a warning"
    ]
