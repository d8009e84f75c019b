"""What must not be missed: it stays until it is closed, with a button that helps."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ann221_gui.views.shared.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def press(bar: MessageBar, text: str) -> None:
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden() and bar.text == ""
    bar.say("Training has diverged.")
    assert bar.isVisible() and bar.text == bar.accessibleName() == "Training has diverged."
    press(bar, "Close")
    assert bar.isHidden() and bar.text == ""


def test_the_remedy_acts_once_and_closes(bar: MessageBar) -> None:
    acted: list[str] = []
    bar.say("Diverged", "Back to the start", lambda: acted.append("reset"))
    press(bar, "Back to the start")
    assert acted == ["reset"]
    assert bar.isHidden()


def test_a_message_without_a_remedy_offers_none(bar: MessageBar) -> None:
    bar.say("Diverged", "Back to the start", lambda: None)
    bar.say("Something else")
    assert [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()] == ["Close"]
