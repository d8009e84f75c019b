"""How often each pane is painted."""

from collections import Counter
from itertools import chain

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ann221_gui.main_window import MainWindow
from tests.benchmarks.window.beat import spin
from tests.benchmarks.window.surfaces import panes_of


class PaintCounter(QObject):
    """Counts the paint events of the widgets that it is installed on."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted[watched] += 1
        return False


def paints_per_s(window: MainWindow, seconds: float) -> dict[str, float]:
    """Of each pane: of the widget in it that is painted most often."""
    inside = {name: pane.findChildren(QWidget) for name, pane in panes_of(window).items()}
    counter = PaintCounter()
    for widget in chain.from_iterable(inside.values()):
        widget.installEventFilter(counter)
    spin(seconds)
    for widget in chain.from_iterable(inside.values()):
        widget.removeEventFilter(counter)
    painted = counter.painted
    return {name: max(painted[widget] for widget in widgets) / seconds for name, widgets in inside.items()}
