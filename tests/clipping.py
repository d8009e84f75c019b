"""`python -m tests.clipping PERCENT`: names every text of the window and its dialogs that lacks room.

On whatever screen Qt is given, which the window fills; its texts so many percent as large as usual.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QWidget,
)

from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance

LONG_MESSAGE = (
    "Something went wrong in the program, and training is paused. Nothing is lost. (Error: of some kind)"
)


def clipped(top: QWidget) -> Iterator[str]:
    """Each text whose place is too small for it, or reaches beyond the border of what does not scroll."""
    for widget in top.findChildren(QWidget):
        is_shown = widget.isVisible() and widget.window() is top and text_of(widget)
        if is_shown and not (has_room(widget) and is_inside(widget, top)):
            place = f"{type(widget.parentWidget()).__name__} in {widget.size().toTuple()}"
            yield f"{text_of(widget)!r} of {place}"


def text_of(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return plain(widget.text())
        case QLineEdit():
            return "" if widget.isReadOnly() else widget.text()  # to be read only, it is scrolled
        case QComboBox():
            return widget.currentText()
        case QTabBar():
            return " ".join(widget.tabText(place) for place in range(widget.count()))
    return ""


def plain(text: str) -> str:
    document = QTextDocument()
    if Qt.mightBeRichText(text):
        document.setHtml(text)
    else:
        document.setPlainText(text.replace("&", ""))
    return document.toPlainText()


def has_room(widget: QWidget) -> bool:
    style, metrics = widget.style(), widget.fontMetrics()
    needed = max(metrics.horizontalAdvance(line) for line in text_of(widget).splitlines())
    match widget:
        case QLabel() if widget.wordWrap():
            return widget.heightForWidth(widget.width()) <= widget.height()
        case QLineEdit():
            frame = QStyleOptionFrame()
            widget.initStyleOption(frame)
            content = style.subElementRect(QStyle.SubElement.SE_LineEditContents, frame, widget)
            return needed <= content.width()
        case QComboBox():
            box = QStyleOptionComboBox()
            widget.initStyleOption(box)
            part = QStyle.SubControl.SC_ComboBoxEditField
            return (
                needed <= style.subControlRect(QStyle.ComplexControl.CC_ComboBox, box, part, widget).width()
            )
    hint = widget.sizeHint()
    return hint.width() <= widget.width() and metrics.height() <= widget.height() + 1


def is_inside(widget: QWidget, top: QWidget) -> bool:
    """All that is around it, up to what scrolls."""
    around = widget
    while around is not top:
        around = around.parentWidget()
        outer = around.parentWidget()
        if isinstance(outer, QAbstractScrollArea) and outer.viewport() is around:
            return True
        place = QRect(widget.mapTo(around, QPoint()), widget.size())
        if not around.rect().adjusted(-1, -1, 1, 1).contains(place):
            return False
    return True


def states(window: MainWindow) -> Iterator[QWidget]:
    """The window with each page, with all that can be opened in it, and each dialog."""
    actions = window.actions_
    for page in actions.pages:
        page.trigger()
        yield window
    actions.more.trigger()
    window.messages.say(LONG_MESSAGE, "Report this…", print)
    yield window
    window.run.walk_onward()
    yield window
    for action in (actions.about, actions.shortcuts, actions.report, actions.epochs):
        action.trigger()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                yield dialog
                dialog.close()


def main(percent: int) -> None:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder, "none.ini"))
        window = MainWindow(Recorder(Trainer()), preferences, Appearance(application, "light", percent))
    window.showMaximized()
    for shown in states(window):
        for _ in range(3):
            application.processEvents()
        for text in clipped(shown):
            sys.stdout.write(f"{text}\n")
    sys.stdout.write(f"{window.width()}×{window.height()}\n")
    window.close_at_once()


if __name__ == "__main__":
    main(int(sys.argv[1]))
