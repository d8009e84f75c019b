"""Pages are made when they are first asked for, and stay."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ann221_gui.views.window.pages import Pages


def test_a_page_is_made_when_it_is_first_seen(qtbot: QtBot) -> None:
    made: list[str] = []

    def make(name: str) -> QLabel:
        made.append(name)
        return QLabel(name)

    pages = Pages("What is shown")
    qtbot.addWidget(pages)
    for name in ("one", "two", "three"):
        pages.add(name, f"shows {name}", lambda name=name: make(name))
    pages.show()
    assert made == ["one"]
    for place in (2, 0, 2):
        pages.show_page(place)
    assert made == ["one", "three"]
    seen = [label.text() for label in pages.findChildren(QLabel) if label.isVisible()]
    assert seen == ["three"]
    assert pages.tabs.tabToolTip(1) == "shows two"
