"""A line above the answers for what concerns them all: what matters most, and what helps."""

from functools import partial

from PySide6.QtCore import Signal

from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.shared.message_bar import MessageBar

MOVED_ON = "The network or its input has changed: these answers are about it as it was when they were begun."


class AnswerBanner(MessageBar):
    """Hidden while there is nothing to say."""

    new_sheet_wanted = Signal()
    undo_wanted = Signal()
    alternative_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(is_closable=False)

    def show_about(
        self, attempt: Attempt, snapshot: Snapshot, locked: frozenset[Lock], replaced: str
    ) -> None:
        """`replaced` says that answers were, until something else is done."""
        marking = attempt.marking
        alternative = None if marking is None or Lock.CONVENTIONS in locked else marking.alternative
        if attempt.is_begun and attempt.overflow:
            self.say(f"Nothing can be checked here: {attempt.overflow}.")
        elif attempt.is_begun and _has_moved_on(attempt, snapshot):
            self.say(MOVED_ON, "New sheet", self.new_sheet_wanted.emit)
        elif alternative is not None:
            text = f"More of this is right by another convention, {alternative.name}. {alternative.sentence}"
            self.say(text, "Switch to it", partial(self.alternative_chosen.emit, alternative))
        elif replaced:
            self.say(replaced, "Undo", self.undo_wanted.emit)
        else:
            self.hide()


def _has_moved_on(attempt: Attempt, snapshot: Snapshot) -> bool:
    """The other samples of a batch take long to compare: only where all else is the same."""
    return not (attempt.is_at(snapshot.problem) and attempt.is_about(snapshot.exercise))
