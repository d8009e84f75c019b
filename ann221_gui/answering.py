"""What the window does about exercises: opens the sheet of answers, covers numbers, holds training."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.handout import NO_HANDOUT
from ann221_gui.core.locking import handout_text
from ann221_gui.files.errors import FileError
from ann221_gui.views.window.window_actions import ANSWERS

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow
    from ann221_gui.views.answers.answer_page import AnswerPage


class Answering(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: AnswerPage | None = None
        self._handout = NO_HANDOUT  # shown last
        for action in window.actions_.answers:
            action.triggered.connect(partial(window.workbench.show_page, ANSWERS))
        window.actions_.pages[ANSWERS].triggered.connect(self._open)
        window.workbench.answers_begun.connect(self._begin)
        window.run.handing_out.changed.connect(self._show_held)
        window.run.setup_changed.connect(self.show_handout)

    @property
    def answers(self) -> Mapping[str, str]:
        """Written on the sheet, by line; nothing where it was never opened."""
        return {} if self._page is None else self._page.written

    def restore(self, answers: Mapping[str, str]) -> None:
        """As they were saved."""
        self._window.workbench.show_page(ANSWERS)
        if self._page is not None:
            self._page.write({line: parse_answer(text) for line, text in answers.items()})

    @Slot(object)
    def _begin(self, page: "AnswerPage") -> None:
        self._page = page
        page.conventions_chosen.connect(self._window.run.choices.set_conventions)
        page.covering_changed.connect(self._window.run.handing_out.cover)
        page.column_pasted.connect(self._paste)
        page.entry_refused.connect(self._window.advice.say_briefly)

    @Slot()
    def show_handout(self) -> None:
        """What an exercise asks for, at once."""
        window, handout = self._window, self._window.run.handing_out.handout
        if handout is self._handout:
            return
        window.messages.withdraw(handout_text(self._handout))
        self._handout = handout
        self._show_held()
        if handout_text(handout):
            window.messages.say(handout_text(handout))
        if handout.answers or handout.hidden:
            self._open()

    @Slot()
    def _open(self) -> None:
        """With the keyboard at the line that comes next."""
        self._window.workbench.show_page(ANSWERS)
        if self._page is not None:
            self._page.setFocus()

    @Slot()
    def _show_held(self) -> None:
        """Training is off where it would show what is covered."""
        self._window.actions_.hold_training(self._window.run.handing_out.holds_training)

    @Slot(str, str, object)
    def _paste(self, text: str, first: str, lines: tuple[str, ...]) -> None:
        """From a spreadsheet or a text: a column of numbers from a line on, or names beside numbers."""
        from ann221_gui.files.answer_file import answers_in  # noqa: PLC0415  late

        try:
            answers = answers_in(text, lines, first=first)
        except FileError as error:
            self._window.advice.say_briefly(f"Nothing is pasted: {error}")
            return
        if self._page is not None:
            self._page.take_answers(answers)
