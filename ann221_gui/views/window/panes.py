"""The five panes of the window, in splitters whose places can be remembered."""

from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ann221_gui.views.shared.theme import Theme
from ann221_gui.views.window.card import Card

GAP_PX = 8
# Shares of the window's width and height at the first start.
FIRST_SHARES = {"rows": (57, 43), "top": (63, 37), "bottom": (20, 22, 58)}


class Panes(QWidget):
    """Network and map above; samples, error and workbench below. One of them may have all the room."""

    enlarged_changed = Signal(bool)

    def __init__(self, application: QApplication, top: list[Card], bottom: list[Card]) -> None:
        super().__init__()
        application.focusChanged.connect(self._mark_focused)
        self._cards = [*top, *bottom]
        self._focused = self._cards[-1]
        self._enlarged: Card | None = None
        self._area: QScrollArea | None = None
        self._splitters = {
            "rows": QSplitter(Qt.Orientation.Vertical),
            "top": QSplitter(Qt.Orientation.Horizontal),
            "bottom": QSplitter(Qt.Orientation.Horizontal),
        }
        for name, members in (("top", top), ("bottom", bottom)):
            for card in members:
                self._splitters[name].addWidget(card)
                card.enlarging_asked.connect(partial(self._toggle, card))
            self._splitters["rows"].addWidget(self._splitters[name])
        for splitter in self._splitters.values():
            splitter.setHandleWidth(GAP_PX)
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_PX, 0, GAP_PX, GAP_PX)
        layout.addWidget(self._splitters["rows"])
        self.restore_first_layout()

    def scrolling(self) -> QScrollArea:
        """Large text in a small window: what does not fit is scrolled to, and nothing is squeezed."""
        area = self._area = QScrollArea()
        area.setWidget(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    @Slot(QWidget, QWidget)
    def _mark_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        for card in self._cards:
            is_focused = now is not None and card.isAncestorOf(now)
            card.mark_focused(is_focused)
            self._focused = card if is_focused else self._focused
            if is_focused and now is not None and self._area is not None:
                self._area.ensureWidgetVisible(now)

    def use(self, card: Card, _page: int = 0) -> None:
        """This pane was used last, wherever the keyboard is; where panes scroll, it is scrolled to."""
        self._focused = card
        if self._area is not None and card.isVisible():
            self._area.ensureWidgetVisible(card)

    def enlarge(self, is_enlarged: bool) -> None:
        """Give all the room to the pane that was used last, or every pane its own again."""
        if is_enlarged != (self._enlarged is not None):
            self._give_room(self._focused if is_enlarged else None)

    def _toggle(self, card: Card) -> None:
        self._give_room(card if self._enlarged is None else None)

    def _give_room(self, enlarged: Card | None) -> None:
        self._enlarged = enlarged
        for card in self._cards:
            card.setVisible(enlarged in (None, card))
        for name in ("top", "bottom"):
            row = self._splitters[name]
            row.setVisible(enlarged is None or row.indexOf(enlarged) >= 0)
        self.enlarged_changed.emit(enlarged is not None)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Network, map, samples, error, workbench."""
        return tuple(self._cards)

    @property
    def used(self) -> Card:
        """The pane that was used last."""
        return self._focused

    def set_theme(self, theme: Theme) -> None:
        for card in self._cards:
            card.set_theme(theme)

    def restore_first_layout(self) -> None:
        """Every pane where it was at first."""
        self._give_room(None)
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
