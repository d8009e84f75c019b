"""What can be done with answers besides typing them, as actions of the window's menu."""

from typing import NamedTuple

from PySide6.QtGui import QAction


class AnswerActions(NamedTuple):
    """`as_i_go`, `reveal` and `cover` can be checked."""

    check: QAction
    hint: QAction
    as_i_go: QAction
    reveal: QAction
    cover: QAction
    empty: QAction
