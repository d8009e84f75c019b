"""A section that opens on demand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ann221_gui.core.locking import LOCKED
from ann221_gui.views.settings.settings_form import SECTION_MARGINS_PX


class Fold(QWidget):
    """A heading with an arrow; what it holds is seen only while it is open."""

    def __init__(self, title: str, content: QWidget, hint: str = "") -> None:
        super().__init__()
        self._content = content
        self._heading = _heading(title, hint)
        self._lock = QLabel()
        self._lock.setContentsMargins(SECTION_MARGINS_PX[0], 0, 0, 0)
        self._lock.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._lock)
        layout.addWidget(content)
        self._heading.toggled.connect(self._show_open)
        self._show_open(False)

    @property
    def is_open(self) -> bool:
        return self._heading.isChecked()

    @is_open.setter
    def is_open(self, is_open: bool) -> None:
        self._heading.setChecked(is_open)

    def lock(self, is_locked: bool) -> None:
        """Nothing in it can be changed, and it says so; or it can again."""
        self._content.setEnabled(not is_locked)
        self._lock.setText(f"{LOCKED}." if is_locked else "")
        self._show_open(self.is_open)

    def _show_open(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self._lock.setVisible(is_open and bool(self._lock.text()))
        self._heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._heading.setAccessibleDescription("open" if is_open else "folded")


def _heading(title: str, hint: str) -> QToolButton:
    """`title` may hold a mnemonic."""
    heading = QToolButton()
    heading.setText(title)
    heading.setCheckable(True)
    heading.setAutoRaise(True)
    heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    heading.setToolTip(hint)
    font = heading.font()
    font.setBold(True)
    heading.setFont(font)
    return heading
