"""Several views in one place, one of them seen: tabs choose it. Each is made when it is first asked for."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

Make = Callable[[], QWidget]


class Pages(QWidget):
    """`tabs` may stand beside the title of the card that holds the pages."""

    page_changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._makers: list[Make] = []
        self._places: dict[int, int] = {}  # of a page that was made, in the stack
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(name)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.tabs.currentChanged.connect(self._show_page)

    def add(self, title: str, tip: str, make: Make) -> None:
        """One more page, behind the others."""
        self._makers.append(make)
        self.tabs.setTabToolTip(self.tabs.addTab(title), tip)

    @property
    def shown(self) -> int:
        """Place of the page that is seen."""
        return self.tabs.currentIndex()

    def show_page(self, place: int) -> None:
        """As its tab does."""
        self.tabs.setCurrentIndex(place)

    @Slot(int)
    def _show_page(self, place: int) -> None:
        if place not in self._places:
            self._places[place] = self._stack.addWidget(self._makers[place]())
        self._stack.setCurrentIndex(self._places[place])
        self.page_changed.emit(place)
