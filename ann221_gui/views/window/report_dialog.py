"""What to send along with the report of a problem: the versions, and what the log holds."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ann221_gui.views.window.versions import version_lines

MOST_LINES = 200  # of the log, its last
WIDTH_IN_LETTERS, HEIGHT_IN_LINES = 90, 28
ADVICE = (
    "Say what you did, what you expected and what happened instead, and send this text along. "
    "Folders of this machine may be named in it: read it first."
)
SOUND = "Nothing went wrong so far."
EMPTY = "Nothing went wrong so far: the log is empty."
TROUBLE = (" WARNING ", " ERROR ", " CRITICAL ")  # levels of the log
NO_LOG = "nowhere: this system names no folder for it"
NOT_OPENED = "No program here opens folders. The log lies where it says above."


class ReportDialog(QDialog):
    """Shows what `log`, the text of the log at `path`, ends with; without a path none can be kept."""

    def __init__(self, path: Path | None, log: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Report a problem")
        self._folder = None if path is None else path.parent
        self._text = self._text_view(report_text(log))
        self._not_opened = _wrapped(NOT_OPENED)
        self._not_opened.hide()
        layout = QVBoxLayout(self)
        for widget in (_wrapped(ADVICE), *_place(path), self._text, self._not_opened, self._buttons()):
            layout.addWidget(widget)
        self._text.setFocus()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = WIDTH_IN_LETTERS * metrics.averageCharWidth()
        return QSize(width, HEIGHT_IN_LINES * metrics.lineSpacing())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.maximum())  # now that it has its size

    def _text_view(self, text: str) -> QPlainTextEdit:
        view = QPlainTextEdit(text)
        view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        view.setTabChangesFocus(True)
        view.setAccessibleName("Versions and the end of the log")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        view.setFont(font)
        view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return view

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setToolTip("Copies this text")
        self._copy.clicked.connect(self._on_copy_clicked)
        opening = buttons.addButton("&Open the folder", QDialogButtonBox.ButtonRole.ActionRole)
        opening.setToolTip("Opens the folder that the log lies in")
        opening.setEnabled(self._folder is not None and self._folder.is_dir())
        opening.clicked.connect(self._on_open_clicked)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText("&Copied")

    @Slot()
    def _on_open_clicked(self) -> None:
        is_opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        self._not_opened.setVisible(not is_opened)


def report_text(log: str) -> str:
    """The versions, and the last lines of the log."""
    lines = log.splitlines()[-MOST_LINES:] or [EMPTY]
    if log and not any(level in log for level in TROUBLE):
        lines.insert(0, SOUND)
    return "\n".join([*version_lines(), "", *lines])


def _place(path: Path | None) -> tuple[QLabel, QLineEdit]:
    """A line that can be selected and scrolled, for a path may be long; with what it is."""
    line = QLineEdit(NO_LOG if path is None else str(path))
    line.setReadOnly(True)
    line.setCursorPosition(0)
    line.setAccessibleName("Where the log lies")
    label = QLabel("The &log lies here:")
    label.setBuddy(line)
    return label, line


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
