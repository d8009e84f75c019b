"""The lines of a calculation one below the other: symbol, field, verdict."""

from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.judgement import Judgement, Verdict
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.checking.sheet import phase_of
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.meanings import meaning
from ann221_gui.views.answers.answer_blocks import VALUE_DIGITS
from ann221_gui.views.answers.answer_field import AnswerField
from ann221_gui.views.formulas.sheet_style import SheetStyle
from ann221_gui.views.formulas.symbol_label import SymbolLabel
from ann221_gui.views.shared.phase_words import titled
from ann221_gui.views.shared.theme import Theme

GAP_PX = 6
NO_VERDICT = "≈ convention"  # as wide as a verdict gets


class AnswerRow:
    """One line's widgets."""

    def __init__(self, line: str, attempt: Attempt, style: SheetStyle) -> None:
        setting = attempt.exercise.setting
        words = meaning(attempt.here(line), setting)
        self.symbol = SymbolLabel(line, setting.conventions.notation, style)
        self.field = AnswerField(f"{self.symbol.text()}, {words}")
        self.symbol.setToolTip(words)
        self.symbol.setBuddy(self.field)
        self.verdict, self.right = QLabel(), QLabel()
        self.field.textEdited.connect(self.verdict.clear)  # it was about another number
        self.verdict.setMinimumWidth(self.verdict.fontMetrics().horizontalAdvance(NO_VERDICT))

    def show_line(self, attempt: Attempt, line: str, theme: Theme, *, is_revealed: bool) -> None:
        """What is written, what is said of it, and the right number where it was asked for."""
        judged = attempt.judgement(line)
        self.field.show_answer(attempt.answers.get(line))
        self.field.describe(judged.reason if judged else "")
        self.verdict.setText(judged.in_a_word if judged else "")
        self.verdict.setToolTip(judged.reason if judged else "")
        _tint(self.verdict, _colour(judged, theme))
        digits = attempt.exercise.problem.conventions.digits or VALUE_DIGITS
        right = attempt.right_if_known(line, is_revealed=is_revealed)
        self.right.setText("" if right is None else digits.write(right))
        self.right.setVisible(right is not None)
        _tint(self.right, theme.muted)


class AnswerList(QScrollArea):
    """Says which line the keyboard is at, what was written in one, and what was pasted from one on."""

    line_reached = Signal(str)
    answer_entered = Signal(str, object)
    column_pasted = Signal(str, str)
    entry_refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._style = SheetStyle(theme, self.font())
        self.rows: dict[str, AnswerRow] = {}
        self._source = QLabel(self)
        self._source.setWordWrap(True)
        self._source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._made_for: tuple[Setting, Reading] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Lines of the calculation")

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self._style = SheetStyle(theme, self.font())
        for row in self.rows.values():
            row.symbol.set_style(self._style)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_theme(self._style.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line that the keyboard is at stays in sight."""
        super().resizeEvent(event)
        for row in self.rows.values():
            if row.field.hasFocus():
                self.ensureWidgetVisible(row.field)

    def show_attempt(self, attempt: Attempt, *, is_revealed: bool) -> None:
        """The same lines with what is new, or others."""
        source = f"Answers: {attempt.handout.source}." if attempt.handout.source else ""
        signs = "Error signals are −∂E/∂(net input)." if attempt.handout.reading.negative_signals else ""
        self._source.setText(f"{source} {signs}".strip())
        self._source.setVisible(bool(source or signs))
        if self._made_for != (attempt.exercise.setting, attempt.handout.reading):
            self._make_rows(attempt)
        width = self.sizeHint().width()
        for line, row in self.rows.items():
            row.show_line(attempt, line, self._style.theme, is_revealed=is_revealed)
        if self.sizeHint().width() != width:
            self.updateGeometry()

    def _make_rows(self, attempt: Attempt) -> None:
        self._made_for = attempt.exercise.setting, attempt.handout.reading
        focused = next((line for line, row in self.rows.items() if row.field.hasFocus()), "")
        self.rows = {line: AnswerRow(line, attempt, self._style) for line in attempt.lines}
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, GAP_PX, 0)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._source, 0, 0, 1, 4)
        for phase, lines in groupby(self.rows, phase_of):
            heading = QLabel(f"<b>{titled(phase)}</b>")
            grid.addWidget(heading, grid.rowCount(), 0, 1, 4)
            for line in lines:
                self._add(line, grid)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(3, 1)
        self.setWidget(page)
        for surface in (self.viewport(), page):  # the card behind is seen
            surface.setAutoFillBackground(False)
        if focused in self.rows:
            self.go_to(focused)

    def _add(self, line: str, grid: QGridLayout) -> None:
        row, place = self.rows[line], grid.rowCount()
        for column, widget in enumerate((row.symbol, row.field, row.verdict, row.right)):
            grid.addWidget(widget, place, column)
        row.field.reached.connect(partial(self._on_reached, line))
        row.field.answer_entered.connect(partial(self._on_entered, line))
        row.field.stepped.connect(partial(self._step, line))
        row.field.column_pasted.connect(partial(self.column_pasted.emit, line))
        row.field.entry_refused.connect(self.entry_refused)

    def sizeHint(self) -> QSize:
        """As wide as the lines are."""
        page, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        width = 0 if page is None else page.sizeHint().width()
        return QSize(width + bar, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def commit(self) -> None:
        """What is still being typed."""
        for row in self.rows.values():
            row.field.commit()

    def go_to(self, line: str) -> None:
        """Put the keyboard there, with what is written selected."""
        field = self.rows[line].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _step(self, line: str, places: int) -> None:
        lines = list(self.rows)
        place = lines.index(line) + places
        if 0 <= place < len(lines):
            self.go_to(lines[place])

    def _on_reached(self, line: str) -> None:
        self.ensureWidgetVisible(self.rows[line].field, 0, self.rows[line].field.height())
        self.line_reached.emit(line)

    def _on_entered(self, line: str, answer: Answer | None) -> None:
        self.answer_entered.emit(line, answer)


def _tint(label: QLabel, colour: str) -> None:
    """By its palette: a style sheet would keep it from following a larger font."""
    palette = label.palette()
    if palette.color(QPalette.ColorRole.WindowText) != QColor(colour):
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        label.setPalette(palette)


def _colour(judged: Judgement | None, theme: Theme) -> str:
    if judged is None or judged.is_doubtful or judged.verdict is Verdict.FOLLOWS:
        return theme.text
    if judged.verdict is Verdict.CONVENTION:
        return theme.accent
    return theme.good if judged.verdict.is_right else theme.bad
