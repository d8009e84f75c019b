"""Light or dark, as the desktop or as chosen, and the size of all text."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from ann221_gui.views.shared.theme import DARK, LIGHT, THEMES, Theme


class Appearance(QObject):
    """Sets the application's style, palette and font; tells when they changed."""

    changed = Signal(object)

    def __init__(self, application: QApplication, choice: str, text_size_percent: int) -> None:
        super().__init__(application)
        self.application = application
        self._font_size = application.font().pointSizeF()
        self.choice = choice
        self.text_size_percent = text_size_percent
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_desktop_changed)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The colours in force."""
        if self.choice in THEMES:
            return THEMES[self.choice]
        is_dark = self.application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT

    def choose_theme(self, choice: str) -> None:
        """'light', 'dark', or anything else for the desktop's."""
        self.choice = choice
        self._apply()

    def choose_text_size(self, percent: int) -> None:
        """Of the desktop's own size."""
        self.text_size_percent = percent
        self._apply()

    def _apply(self) -> None:
        font = self.application.font()
        font.setPointSizeF(self._font_size * self.text_size_percent / 100)
        self.application.setFont(font)
        # Otherwise widgets would still measure with the old font when they are told.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange)
        self.application.setPalette(self.theme.palette())
        self.changed.emit(self.theme)

    @Slot()
    def _on_desktop_changed(self) -> None:
        if self.choice not in THEMES:
            self._apply()
