"""All samples as a table to be copied, at full precision."""

from ann221_gui.core.numbers import COVERED_SIGN, exact
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.table_text import Table
from ann221_gui.views.samples.correctness import correctness_of
from ann221_gui.views.samples.covered_columns import covered_columns
from ann221_gui.views.samples.paper_outputs import PaperOutputs
from ann221_gui.views.samples.sample_columns import ON_PAPER, Column, column_heading, column_values
from ann221_gui.views.samples.summary_model import SUMMARIES, Summary, count_text, summary_number
from ann221_gui.views.shared.copy_menu import copy_caption


def samples_as_table(snapshot: Snapshot, columns: tuple[Column, ...]) -> Table:
    """A row a sample, led by its number; the headers state the conventions."""
    frame, covered = snapshot.frame, covered_columns(snapshot)
    values = {column: list(map(exact, numbers)) for column, numbers in column_values(frame).items()}
    rows = range(len(frame.dataset))
    paper = PaperOutputs(frame)
    values |= {
        column: [exact(paper.value(column, row)) for row in rows] for column in ON_PAPER if column in columns
    }
    values |= {column: [COVERED_SIGN] * len(rows) for column in covered & set(values)}
    conventions = frame.hyperparameters.conventions
    values[Column.CORRECT] = [correctness_of(frame, row).word for row in rows]
    return Table(
        headers=("sample", *(column_heading(column, conventions) for column in columns)),
        rows=tuple((str(row + 1), *(values[column][row] for column in columns)) for row in rows),
        footer=tuple(
            (str(summary), *(_summary_text(snapshot, summary, column) for column in columns))
            for summary in SUMMARIES
        ),
        caption=copy_caption(f"All samples of the data set {frame.dataset.title}", conventions),
    )


def _summary_text(snapshot: Snapshot, summary: Summary, column: Column) -> str:
    if summary is Summary.SUM and column is Column.CORRECT:
        return count_text(snapshot.frame)
    number = summary_number(snapshot, summary, column)
    return "" if number is None else exact(number)
