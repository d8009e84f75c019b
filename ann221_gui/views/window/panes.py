"""The five panes of the window, in splitters whose places can be remembered."""

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ann221_gui.views.shared.theme import Theme
from ann221_gui.views.window.card import Card

GAP_PX = 8
# Shares of the window's width and height at the first start.
FIRST_SHARES = {"rows": (60, 40), "top": (63, 37), "bottom": (22, 26, 52)}


class Panes(QWidget):
    """Network and map above; samples, error and chain below."""

    def __init__(self, application: QApplication, top: list[Card], bottom: list[Card]) -> None:
        super().__init__()
        application.focusChanged.connect(self._mark_focused)
        self._cards = [*top, *bottom]
        self._splitters = {
            "rows": QSplitter(Qt.Orientation.Vertical),
            "top": QSplitter(Qt.Orientation.Horizontal),
            "bottom": QSplitter(Qt.Orientation.Horizontal),
        }
        for name, members in (("top", top), ("bottom", bottom)):
            for card in members:
                self._splitters[name].addWidget(card)
            self._splitters["rows"].addWidget(self._splitters[name])
        for splitter in self._splitters.values():
            splitter.setHandleWidth(GAP_PX)
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_PX, 0, GAP_PX, GAP_PX)
        layout.addWidget(self._splitters["rows"])
        self.restore_first_layout()

    @Slot(QWidget, QWidget)
    def _mark_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        for card in self._cards:
            card.mark_focused(now is not None and card.isAncestorOf(now))

    def set_theme(self, theme: Theme) -> None:
        for card in self._cards:
            card.set_theme(theme)

    def restore_first_layout(self) -> None:
        """Every pane where it was at first."""
        for name, splitter in self._splitters.items():
            splitter.setSizes([share * 100 for share in FIRST_SHARES[name]])
            for place, share in enumerate(FIRST_SHARES[name]):
                splitter.setStretchFactor(place, share)

    def save_layout(self) -> dict[str, bytes]:
        """State of each splitter, by its name."""
        return {name: bytes(splitter.saveState().data()) for name, splitter in self._splitters.items()}

    def restore_layout(self, states: dict[str, bytes]) -> None:
        """Where a state can't be used the splitter stays as it is."""
        for name, splitter in self._splitters.items():
            splitter.restoreState(QByteArray(states.get(name, b"")))
