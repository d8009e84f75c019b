"""My answer: numbers of one's own for each line of a step, and what is said of them when one asks."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.handout import NO_HANDOUT
from ann221_gui.core.checking.judgement import Alternative
from ann221_gui.core.checking.sheet import every_line
from ann221_gui.core.meanings import part_of
from ann221_gui.core.numbers import counted
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.table_text import Table
from ann221_gui.views.answers.answer_actions import AnswerActions
from ann221_gui.views.answers.answer_banner import AnswerBanner
from ann221_gui.views.answers.answer_body import AnswerBody
from ann221_gui.views.answers.answer_controls import AnswerControls
from ann221_gui.views.answers.answer_detail import AnswerDetail
from ann221_gui.views.answers.answer_list import AnswerList
from ann221_gui.views.answers.answer_words import first_fault, first_to_look_at, summary
from ann221_gui.views.answers.answers_as_table import answers_as_table
from ann221_gui.views.shared.copy_menu import CopyMenu
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.theme import Theme
from ann221_gui.views.shared.visible_view import VisibleView


class AnswerPage(VisibleView):
    """Holds the attempt. It follows the network until something is written; then it stays with that one."""

    item_pointed = Signal(str)
    conventions_chosen = Signal(object)
    covering_changed = Signal(object)  # the lines whose numbers are to be kept from view
    column_pasted = Signal(str, str, object)  # a text, the line of the field, and all lines
    entry_refused = Signal(str)
    copied = Signal(str)

    def __init__(self, snapshot: Snapshot, theme: Theme, actions: AnswerActions) -> None:
        super().__init__()
        self._actions = actions
        self._attempt = Attempt.at(snapshot.exercise, NO_HANDOUT)
        self._before: Attempt | None = None  # what a new sheet, or a paste, has replaced
        self._replaced = ""  # by what, until something else is done
        self._line = self._attempt.lines[0]
        self._list, self._detail = AnswerList(theme), AnswerDetail(theme)
        self._banner, self._summary = AnswerBanner(), QLabel()
        self._summary.setWordWrap(True)
        self._handout = snapshot.handout  # in force; the attempt's may be that of a sheet brought back
        self._copy_menu = CopyMenu(self._list, "answers", self._table, lambda: None)
        self._copy_menu.serve(self._list)
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._show)
        self._lay_out()
        self._connect()
        self._snapshot = snapshot
        self._begin(Attempt.at(snapshot.exercise, snapshot.handout))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(AnswerControls(self._actions))
        column.addWidget(self._banner)
        column.addWidget(AnswerBody(self._list, self._detail), 1)
        below = QHBoxLayout()
        below.addWidget(self._summary, 1)
        below.addWidget(self._detail.switches)
        column.addLayout(below)

    def _connect(self) -> None:
        actions = self._actions
        actions.check.triggered.connect(self.check)
        actions.hint.triggered.connect(self._give_hint)
        actions.empty.triggered.connect(self._empty)
        for action in (actions.as_i_go, actions.reveal, actions.cover):
            action.toggled.connect(self._follow_choice)
        self._list.line_reached.connect(self._reach)
        self._list.answer_entered.connect(self._enter)
        self._list.column_pasted.connect(self._paste)
        self._list.entry_refused.connect(self.entry_refused)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for choosing in (self._detail, self._banner):
            choosing.alternative_chosen.connect(self._adopt)
        self._banner.new_sheet_wanted.connect(self._empty)
        self._banner.undo_wanted.connect(self._bring_back)
        self._detail.sheet.quantity_pointed.connect(self._point)
        for copying in (self._detail.sheet, self._copy_menu):
            copying.copied.connect(self.copied)

    # What is shown

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Another handout is taken, and numbers are covered, at once; the rest when it is seen."""
        self._snapshot = snapshot
        if snapshot.handout is not self._handout:
            self._handout = snapshot.handout
            self._actions.reveal.setChecked(False)
            self._begin(Attempt.at(snapshot.exercise, snapshot.handout))
        else:
            self._cover(snapshot)
            self.draw_again()

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the network, or its conventions, or say that it has moved on."""
        attempt, conventions = self._attempt, snapshot.problem.conventions
        if not attempt.is_begun:
            if snapshot.exercise_setting != attempt.exercise.setting:
                self._show()
            elif self._actions.reveal.isChecked():
                self._pace.ask()
        elif conventions != attempt.exercise.problem.conventions:
            self._attempt = attempt.under(conventions)
            self._show()
        self._banner.show_about(self._attempt, snapshot, self._handout.locked, self._replaced)

    @property
    def _newest(self) -> Attempt:
        """The attempt; while nothing is written, at what the network is now."""
        if self._attempt.is_begun or self._snapshot is None:
            return self._attempt
        return replace(self._attempt, exercise=self._snapshot.exercise)

    @Slot()
    def _show(self) -> None:
        """All of it."""
        self._attempt = self._newest
        if self._line not in self._attempt.lines:
            self._line = self._attempt.lines[0]
        self._list.show_attempt(self._attempt, is_revealed=self._actions.reveal.isChecked())
        self._show_detail()
        self._summary.setText(summary(self._attempt))
        self._actions.cover.setEnabled(not self._handout.hidden)

    def _show_detail(self) -> None:
        can_switch = not self._handout.binds_conventions
        covered = self._to_be_covered(self._snapshot) if self._snapshot is not None else frozenset()
        self._detail.show_line(self._attempt, self._line, covered, can_switch=can_switch)

    def _cover(self, snapshot: Snapshot) -> None:
        """Also where another data set has uncovered what is to be covered."""
        covered = self._to_be_covered(snapshot)
        if covered != snapshot.covered:
            self.covering_changed.emit(covered)

    def _to_be_covered(self, snapshot: Snapshot) -> frozenset[str]:
        """By the handout in force, or all; what is known of this network need not be."""
        covered = every_line() if self._actions.cover.isChecked() else self._handout.hidden
        if not covered or self._actions.reveal.isChecked():
            return frozenset()
        return covered - self._attempt.known if self._attempt.is_at(snapshot.problem) else covered

    def set_theme(self, theme: Theme) -> None:
        self._list.set_theme(theme)
        self._detail.sheet.set_theme(theme)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._list.go_to(self._line)

    def _table(self) -> Table | None:
        return answers_as_table(self._attempt, is_revealed=self._actions.reveal.isChecked())

    # What the user does

    def _take(self, attempt: Attempt, replaced: str = "") -> None:
        """Judged at once where that is wanted; `replaced` says what the user may take back."""
        self._attempt = attempt.checked() if self._actions.as_i_go.isChecked() else attempt
        self._replaced = replaced
        self._show()
        if self._snapshot is not None:
            self._cover(self._snapshot)
        self.draw_again()

    def _begin(self, attempt: Attempt) -> None:
        """Another sheet; what it brings along is judged at once, and what was written before is kept."""
        self._list.commit()
        replaced = self._replaced  # what could be taken back before still can
        if self._attempt.answers:
            self._before, replaced = self._attempt, "A new sheet: your answers of before are kept."
        judged = attempt.checked() if attempt.answers else attempt
        self._line = first_to_look_at(judged)
        self._take(judged, replaced)

    @Slot(str, object)
    def _enter(self, line: str, answer: Answer | None) -> None:
        self._take(self._newest.with_answer(line, answer))

    @Slot()
    def check(self) -> None:
        """Judge all that is written, and go to where it first went wrong."""
        self._list.commit()
        self._take(self._newest.checked())
        fault = first_fault(self._attempt)
        if fault:
            self._list.go_to(fault)

    @Slot()
    def _give_hint(self) -> None:
        self._take(self._newest.with_hint(self._line))
        self._detail.show_last()

    @Slot()
    def _follow_choice(self) -> None:
        self._take(self._newest, self._replaced)

    @Slot()
    def _empty(self) -> None:
        if self._snapshot is not None:
            reading = self._attempt.handout.reading
            handout = replace(self._handout, answers={}, source="", reading=reading)
            self._begin(Attempt.at(self._snapshot.exercise, handout))
            self._list.go_to(self._line)

    @Slot()
    def _bring_back(self) -> None:
        if self._before is not None:
            before, self._before = self._before, None
            self._take(before)

    @Slot(object)
    def _adopt(self, alternative: Alternative) -> None:
        self._take(self._attempt.adopting(alternative))
        self.conventions_chosen.emit(alternative.conventions)

    @Slot(str)
    def _point(self, quantity: str) -> None:
        self.item_pointed.emit(part_of(quantity))

    @Slot(str)
    def _reach(self, line: str) -> None:
        self._line = line
        self._show_detail()
        self._detail.sheet.verticalScrollBar().setValue(0)
        self._point(self._attempt.here(line))

    @Slot(str, str)
    def _paste(self, line: str, text: str) -> None:
        self.column_pasted.emit(text, line, self._attempt.lines)

    def take_answers(self, answers: Mapping[str, Answer]) -> None:
        """Those that were pasted, beside what is written in other lines; what was there before is kept."""
        self._before = self._newest
        self.write(answers, f"{counted(len(answers), 'number')} pasted.")

    def write(self, answers: Mapping[str, Answer], replaced: str = "") -> None:
        """Beside what is written in other lines; `replaced` says what the user may take back."""
        attempt = self._newest
        for line, answer in answers.items():
            attempt = attempt.with_answer(line, answer)
        self._take(attempt, replaced)

    @property
    def written(self) -> dict[str, str]:
        """All answers as they were written, by line; nothing where they are those that were handed out."""
        answers = self._attempt.answers
        is_handed_out = answers == self._handout.answers
        return {} if is_handed_out else {line: answer.text for line, answer in answers.items()}
