"""What can be copied of a block, and by which keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ann221_gui.views.formulas.blocks import Block
from ann221_gui.views.formulas.sheet_words import latex_of, text_of, value_text

NO_VALUE = "This line gives no number: choose one that does"
_FORMS: tuple[tuple[str, str, Callable[[Block], str | None], str], ...] = (
    ("Copy as &text", "Ctrl+C", text_of, "Copied as text: {}"),
    ("Copy as &LaTeX", "Ctrl+Shift+C", latex_of, "Copied as LaTeX: {}"),
    ("Copy the &value in full", "Ctrl+Alt+C", value_text, "{} copied"),
)


class BlockMenu(QMenu):
    """Its keys work while the focus is in `owner`; `copied` says in a sentence what was done.

    `block` is asked for the current one.
    """

    copied = Signal(str)

    def __init__(self, owner: QWidget, block: Callable[[], Block | None]) -> None:
        super().__init__("Copy", owner)
        self._block = block
        self.setAccessibleName("Copy the formula")
        for words, keys, write, said in _FORMS:
            action = self.addAction(words)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(partial(self._copy, write, said))
        owner.addActions(self.actions())

    def _copy(self, write: Callable[[Block], str | None], said: str) -> None:
        block = self._block()
        text = None if block is None else write(block)
        if text is None:
            self.copied.emit(NO_VALUE)
        else:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(said.format(text))
