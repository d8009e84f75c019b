"""A sheet of answers as a table to be copied."""

from collections.abc import Iterator

from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.numbers import exact
from ann221_gui.core.table_text import Row, Table
from ann221_gui.views.shared.copy_menu import copy_caption


def answers_as_table(attempt: Attempt, *, is_revealed: bool) -> Table | None:
    """A row an answer: what was written, what was found, the right number where it was asked for."""
    if not attempt.answers:
        return None
    problem = attempt.exercise.problem
    return Table(
        headers=("line", "answer", "judgement", "why", "right"),
        rows=tuple(_rows(attempt, is_revealed)),
        caption=copy_caption(f"My answers: {problem.title or 'one step'}", problem.conventions),
    )


def _rows(attempt: Attempt, is_revealed: bool) -> Iterator[Row]:
    for line in attempt.lines:
        if line not in attempt.answers:
            continue
        judged = attempt.judgement(line)
        found = (judged.in_a_word, judged.reason) if judged else ("not checked", "")
        right = attempt.right_if_known(line, is_revealed=is_revealed)
        symbol = symbol_text(line, attempt.exercise.setting.conventions.notation)
        yield (symbol, attempt.answers[line].text, *found, "" if right is None else exact(right))
