"""What the menus do besides training: asking for a file or a number, help, text size, layout.

What the window opens without is imported late: when it is asked for.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog

from ann221_gui.files.log_file import log_path, log_text
from ann221_gui.files.preferences import TEXT_SIZES_PERCENT, THEME_CHOICES
from ann221_gui.views.window.appearance import Appearance
from ann221_gui.views.window.passing_dialog import open_passing
from ann221_gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

EPOCHS_ASKED_FOR, LARGEST_EPOCHS = 1000, 10_000_000
KEYS_IN_VIEWS = (
    ("Tab", "Next weight or neuron of the diagram, then the next pane"),
    ("Arrow keys", "Change the selected weight or input; Shift finer, Page Up and Down coarser"),
    ("Home, End", "Ends of the range: −20 and +20 for a weight"),
    ("Enter, F2 or a digit", "Type the selected weight exactly: 0.3, 0,3 or 1/3"),
    ("Arrow keys in the map", "Move the probe; + and − zoom, Home shows the whole map"),
    ("Up, Down in the samples", "Probe the sample above or below"),
    ("Enter, Up, Down in My answer", "Next line and back; Ctrl+V pastes a column from there on"),
    ("Up, Down in the formulas", "From one to the next; its part of the network lights up"),
    ("Ctrl+C", "Copy: a formula as text, a table with tabs, a weight's or neuron's value in full"),
    ("Ctrl+Shift+C", "Copy a formula, weight or neuron as LaTeX; in a table choose the form"),
    ("Ctrl+Alt+C", "Copy the number of a formula, or of a cell, with all its digits"),
)


class WindowTasks(QObject):
    """For one window. Its dialogs are the window's children: they go when it closes."""

    def __init__(self, window: "MainWindow", memory: WindowMemory, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._appearance = appearance
        actions = window.actions_
        for action, task in (
            (actions.epochs, self._ask_for_epochs),
            (actions.shortcuts, self._show_shortcuts),
            (actions.report, self._show_report),
            (actions.about, self._show_about),
            (actions.larger, partial(self._change_text_size, 1)),
            (actions.smaller, partial(self._change_text_size, -1)),
            (actions.restore, self._restore_first_layout),
            (actions.forget, self._forget_settings),
        ):
            action.triggered.connect(task)
        actions.full_screen.setChecked(window.isFullScreen())
        actions.full_screen.toggled.connect(self._set_full_screen)
        for choice, action in actions.themes.items():
            action.setChecked(choice == appearance.choice)
            action.triggered.connect(partial(self._choose_theme, choice))

    @Slot()
    def _ask_for_epochs(self) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Run n epochs")
        dialog.setLabelText("Epochs to train, then pause:")
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, LARGEST_EPOCHS)
        dialog.setIntValue(EPOCHS_ASKED_FOR)
        dialog.intValueSelected.connect(self._window.run.play_epochs)
        open_passing(dialog)

    @Slot()
    def _show_shortcuts(self) -> None:
        from ann221_gui.views.window.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415  late

        open_passing(ShortcutsDialog(self._window.actions_.all, KEYS_IN_VIEWS, self._window))

    @Slot()
    def _show_report(self) -> None:
        from ann221_gui.views.window.report_dialog import ReportDialog  # noqa: PLC0415  late

        open_passing(ReportDialog(log_path(), log_text(), self._window))

    @Slot()
    def _show_about(self) -> None:
        from ann221_gui.views.window.about_dialog import AboutDialog  # noqa: PLC0415  late

        open_passing(AboutDialog(self._window))

    def _change_text_size(self, places: int, _checked: bool = False) -> None:
        place = TEXT_SIZES_PERCENT.index(self._appearance.text_size_percent) + places
        if 0 <= place < len(TEXT_SIZES_PERCENT):
            self._appearance.choose_text_size(TEXT_SIZES_PERCENT[place])

    def _choose_theme(self, choice: str, _checked: bool = False) -> None:
        self._appearance.choose_theme(choice)

    @Slot(bool)
    def _set_full_screen(self, is_full: bool) -> None:
        if is_full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    @Slot()
    def _restore_first_layout(self) -> None:
        self._window.dock.hide()
        self._window.panes.restore_first_layout()

    @Slot()
    def _forget_settings(self) -> None:
        self._memory.forget()
        self._appearance.choose_text_size(TEXT_SIZES_PERCENT[0])
        self._window.actions_.themes[THEME_CHOICES[0]].trigger()
        self._restore_first_layout()
        self._window.document.leave_file()
        self._window.run.start_over()
