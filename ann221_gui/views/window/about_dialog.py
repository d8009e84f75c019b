"""What this program is, and the versions that a report of a fault should name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ann221_gui.views.window.versions import version_lines

WIDTH_IN_LETTERS = 56


def about_text() -> str:
    """Name, purpose, licence and versions, a line each."""
    program, *libraries = version_lines()
    return "\n".join(
        (
            program,
            "",
            "Shows, checks and explains back-propagation on the smallest network that is worth it: "
            "two inputs, two hidden neurons, one output. Every number that moves is the real one.",
            "",
            "Free software under the MIT licence.",
            "",
            *libraries,
        )
    )


class AboutDialog(QDialog):
    """The text can be selected, and copied as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About ANN 2-2-1")
        label = _selectable(about_text())
        label.setMinimumWidth(WIDTH_IN_LETTERS * self.fontMetrics().averageCharWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setToolTip("Copies this text, for a report of a fault.")
        self._copy.clicked.connect(self._on_copy_clicked)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(buttons)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(about_text())
        self._copy.setText("&Copied")


def _selectable(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    label.setAccessibleName("About this program")
    return label
