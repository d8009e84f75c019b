"""Beside the lines: what is said of the one that the keyboard is at, and what can be done about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.judgement import Alternative
from ann221_gui.views.answers.answer_blocks import answer_blocks
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.shared.theme import Theme


class AnswerDetail(QWidget):
    """A sheet of formulas. `switches`, which may stand elsewhere, has a button for each convention that makes
    the number right.
    """

    alternative_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sheet = FormulaSheet(theme, "What is said of this line")
        self.switches = QWidget()
        self._alternatives: list[Alternative] = []
        self._buttons = QHBoxLayout(self.switches)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def show_line(self, attempt: Attempt, line: str, covered: frozenset[str], *, can_switch: bool) -> None:
        """What is known of it now."""
        self.sheet.show_blocks(answer_blocks(attempt, line, covered))
        judged = attempt.judgement(line)
        found = (one.alternative for one in judged.explanations) if judged and can_switch else ()
        alternatives = [one for one in found if one is not None]
        if alternatives != self._alternatives:
            self._alternatives = alternatives
            self._make_buttons()

    def show_last(self) -> None:
        """What was asked for last."""
        self.sheet.show_block(len(self.sheet.blocks) - 1)

    def _make_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        for alternative in self._alternatives:
            button = QPushButton(f"Switch to: {alternative.name}")
            button.setToolTip(f"{alternative.sentence} All formulas and numbers follow.")
            button.clicked.connect(partial(self.alternative_chosen.emit, alternative))
            self._buttons.addWidget(button)
