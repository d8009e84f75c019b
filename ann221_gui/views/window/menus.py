"""The menu bar: which action stands in which menu, and what the line under the cursor does."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from ann221_gui.views.window.recent_menu import RecentMenu
from ann221_gui.views.window.window_actions import CHECKING, WindowActions

Line = QAction | QMenu | None
SEPARATOR: Line = None


class Menus(QObject):
    """Of one window."""

    described = Signal(str)  # what the line under the cursor does; empty when the menu closes

    def __init__(self, window: QMainWindow, actions: WindowActions) -> None:
        super().__init__(window)
        bar = window.menuBar()
        self.recent = RecentMenu(window)
        self.export = QMenu("E&xport", bar)
        _fill(self.export, [
            actions.pane_picture, actions.window_picture, actions.copy_picture, SEPARATOR, actions.animation,
        ])  # fmt: skip
        self._bar = bar
        self._add("&File", [
            actions.new, actions.open, self.recent, actions.save, actions.save_as, self.export, SEPARATOR,
            *actions.examples.values(), SEPARATOR, actions.quit,
        ])  # fmt: skip
        self.edit = self._add("&Edit", [
            actions.undo, actions.redo, SEPARATOR, actions.go_to, SEPARATOR,
            actions.copy_run, actions.paste_run,
        ])  # fmt: skip
        self._add("&Train", [
            actions.play, actions.step, actions.epoch, actions.pair, actions.epochs, SEPARATOR,
            actions.onward, actions.back, actions.to_total, actions.pair_phases, actions.leave, SEPARATOR,
            actions.reset, actions.new_start, actions.working_start, SEPARATOR, actions.pin, actions.unpin,
        ])  # fmt: skip
        self._add("&View", [
            *actions.pages, actions.enlarge, SEPARATOR, actions.more, actions.log, actions.reduced_motion,
            SEPARATOR, *actions.themes.values(), SEPARATOR, actions.larger, actions.smaller,
            actions.full_screen, SEPARATOR, actions.restore, actions.forget,
        ])  # fmt: skip
        self._add("&Check", [*(actions.pages[place] for place in CHECKING), SEPARATOR, *actions.answers])
        self._add("&Help", [actions.shortcuts, actions.report, actions.about])

    def _add(self, title: str, lines: list[Line]) -> QMenu:
        menu = self._bar.addMenu(title)
        menu.hovered.connect(self._describe)
        menu.aboutToHide.connect(self._describe_nothing)
        _fill(menu, lines)
        return menu

    @Slot(QAction)
    def _describe(self, action: QAction) -> None:
        self.described.emit(action.statusTip())

    @Slot()
    def _describe_nothing(self) -> None:
        self.described.emit("")


def _fill(menu: QMenu, lines: list[Line]) -> None:
    for line in lines:
        if line is None:
            menu.addSeparator()
        elif isinstance(line, QMenu):
            menu.addMenu(line)
        else:
            menu.addAction(line)
