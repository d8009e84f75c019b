"""What of a window comes back next time: its places, its speed and scale, the sections that were open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

from ann221_gui.core.commands import Setup
from ann221_gui.files.preferences import Preferences
from ann221_gui.views.window.appearance import Appearance

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow

FIRST_SIZE = QSize(1440, 900)
FRAME_SIZE = QSize(8, 40)  # about what a window manager draws around it
SPLITTERS = ("rows", "top", "bottom")


class WindowMemory:
    """Between a window and the preferences."""

    def __init__(self, window: "MainWindow", preferences: Preferences) -> None:
        self._window = window
        self._preferences = preferences

    def restore(self) -> None:
        """Before the window is shown. Qt brings back what lies outside the screen."""
        window, remembered = self._window, self._preferences
        window.resize(FIRST_SIZE.boundedTo(window.screen().availableSize() - FRAME_SIZE))
        window.restoreGeometry(QByteArray(remembered.layout("window")))
        window.dock.hide()
        window.restoreState(QByteArray(remembered.layout("docks")))
        window.panes.restore_layout({name: remembered.layout(name) for name in SPLITTERS})
        window.settings.open_sections = remembered.open_sections
        window.controls.speed.show_speed(remembered.speed_epochs_per_s)
        window.run.set_speed(window.controls.speed.epochs_per_second)
        window.loss.is_logarithmic = remembered.is_log_scale
        window.actions_.reduced_motion.setChecked(remembered.is_motion_reduced)

    def save(self, setup: Setup, appearance: Appearance) -> None:
        """When the window closes."""
        window, remembered = self._window, self._preferences
        remembered.remember_layout("window", bytes(window.saveGeometry().data()))
        remembered.remember_layout("docks", bytes(window.saveState().data()))
        for name, state in window.panes.save_layout().items():
            remembered.remember_layout(name, state)
        remembered.open_sections = window.settings.open_sections
        remembered.speed_epochs_per_s = window.controls.speed.epochs_per_second
        remembered.is_log_scale = window.loss.is_logarithmic
        remembered.is_motion_reduced = window.actions_.reduced_motion.isChecked()
        remembered.theme = appearance.choice
        remembered.text_size_percent = appearance.text_size_percent
        remembered.remember_setup(setup)
        remembered.save()

    def forget(self) -> None:
        """As at the very first start."""
        self._preferences.clear()
        self.restore()
