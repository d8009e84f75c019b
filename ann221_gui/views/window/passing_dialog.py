"""A dialog that is gone when it is closed: kept, each that was ever opened would take room until the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


def open_passing(dialog: QDialog) -> None:
    """Over its window, which waits for it without standing still."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
