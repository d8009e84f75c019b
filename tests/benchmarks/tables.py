"""Tables of figures, and how those of several runs become one."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from statistics import median
from typing import Any

MISSING = "not here"
EMPTY = "–"


@dataclass(frozen=True)
class Bound:
    """What columns of a row have to hold (`floor`) and are to reach (`goal`); None: nothing is asked."""

    columns: tuple[str, ...]
    floor: float | None = None
    goal: float | None = None
    at_most: bool = False  # smaller is better

    def reached_by(self, value: float) -> str:
        """In a word."""
        floor, goal = self._holds(value, self.floor), self._holds(value, self.goal)
        if goal:
            return "goal"
        if floor:
            return "floor"
        return "not the goal" if floor is None else "below"

    def _holds(self, value: float, limit: float | None) -> bool | None:
        """Whether a figure is on the right side of a limit, if there is one."""
        if limit is None:
            return None
        return value <= limit if self.at_most else value >= limit


@dataclass(frozen=True)
class Figure:
    """A number measured in one or more runs."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)


Cell = Figure | str


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is about, its cells by column, and what is asked of them."""

    name: str
    cells: dict[str, Cell]
    bound: Bound | None = None

    @classmethod
    def of(cls, name: str, cells: Mapping[str, float | str], bound: Bound | None = None) -> "Row":
        """From the numbers of one run."""
        return cls(name, {k: v if isinstance(v, str) else Figure((v,)) for k, v in cells.items()}, bound)

    def reached(self) -> str:
        """What the medians of the judged columns come to, one word a column."""
        if self.bound is None:
            return ""
        judged = (self.cells.get(column) for column in self.bound.columns)
        return ", ".join(self.bound.reached_by(cell.median) for cell in judged if isinstance(cell, Figure))


@dataclass(frozen=True)
class Table:
    """Rows under one title; `notes` say how the figures were taken."""

    title: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    notes: tuple[str, ...] = ()


def merged(runs: Sequence[Sequence[Table]]) -> list[Table]:
    """The tables of several runs as one set, each cell with the values of all runs."""
    by_title: dict[str, list[Table]] = {}
    for tables in runs:
        for table in tables:
            by_title.setdefault(table.title, []).append(table)
    return [_merged_tables(same) for same in by_title.values()]


def _merged_tables(tables: list[Table]) -> Table:
    by_name: dict[str, list[Row]] = {}
    for table in tables:
        for row in table.rows:
            by_name.setdefault(row.name, []).append(row)
    return replace(tables[0], rows=[_merged_rows(same) for same in by_name.values()])


def _merged_rows(rows: list[Row]) -> Row:
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return replace(rows[0], cells={column: _merged_cells(rows, column) for column in columns})


def _merged_cells(rows: list[Row], column: str) -> Cell:
    cells = [row.cells[column] for row in rows if column in row.cells]
    figures = [cell for cell in cells if isinstance(cell, Figure)]
    if not figures:
        return cells[0]
    return Figure(tuple(value for figure in figures for value in figure.values))


def to_plain(table: Table) -> dict[str, Any]:
    """As JSON can carry it from one process to another."""
    return asdict(table)


def from_plain(plain: dict[str, Any]) -> Table:
    """What `to_plain` made of a table, and JSON of that."""
    return Table(
        plain["title"],
        tuple(plain["columns"]),
        [_row_from(row) for row in plain["rows"]],
        tuple(plain["notes"]),
    )


def _row_from(plain: dict[str, Any]) -> Row:
    cells = {
        column: cell if isinstance(cell, str) else Figure(tuple(cell["values"]))
        for column, cell in plain["cells"].items()
    }
    bound = plain["bound"]
    if bound is not None:
        bound = Bound(**bound | {"columns": tuple(bound["columns"])})
    return Row(plain["name"], cells, bound)
