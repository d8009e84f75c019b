"""Tables as text for a terminal, as Markdown for the README, as JSON for a program."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from textwrap import fill

from tests.benchmarks.tables import EMPTY, Bound, Cell, Row, Table

Machine = dict[str, str]
NOTE_WIDTH = 110


def number(value: float) -> str:
    """Three significant digits, thousands grouped."""
    rounded = float(f"{value:.3g}")
    if 0 < abs(rounded) < 0.1:
        return f"{rounded:g}"
    before_the_point = len(str(int(abs(rounded)))) if abs(rounded) >= 1 else 0
    return f"{value:,.{max(0, 3 - before_the_point)}f}" if rounded else "0"


def cell_text(cell: Cell | None) -> str:
    """The median, and from where to where the runs went if there were several."""
    if cell is None:
        return EMPTY
    if isinstance(cell, str):
        return cell
    if len(cell.values) == 1:
        return number(cell.median)
    return f"{number(cell.median)} ({number(min(cell.values))}…{number(max(cell.values))})"


def _limit_texts(bound: Bound | None) -> list[str]:
    """Floor and goal."""
    if bound is None:
        return ["", ""]
    sign = "≤" if bound.at_most else "≥"
    return ["" if limit is None else f"{sign} {number(limit)}" for limit in (bound.floor, bound.goal)]


def _headings(table: Table) -> list[str]:
    judged = ["floor", "goal", "reached"] if any(row.bound for row in table.rows) else []
    return ["", *table.columns, *judged]


def _line(table: Table, row: Row) -> list[str]:
    cells = [row.name, *(cell_text(row.cells.get(column)) for column in table.columns)]
    if any(row.bound for row in table.rows):
        cells += [*_limit_texts(row.bound), row.reached()]
    return cells


def _grid(table: Table) -> list[list[str]]:
    return [_headings(table), *(_line(table, row) for row in table.rows)]


def as_text(machine: Machine, tables: Sequence[Table]) -> str:
    """Columns lined up; names to the left, figures to the right."""
    parts = ["\n".join(f"{name}: {what}" for name, what in machine.items())]
    for table in tables:
        grid = _grid(table)
        widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
        lines = [_aligned(line, widths) for line in grid]
        rule = "-" * len(lines[0])
        parts.append(
            "\n".join(
                [
                    table.title,
                    rule,
                    lines[0],
                    rule,
                    *lines[1:],
                    *map(partial(fill, width=NOTE_WIDTH), table.notes),
                ]
            )
        )
    return "\n\n".join(parts) + "\n"


def _aligned(cells: list[str], widths: list[int]) -> str:
    first, *others = (
        cell.rjust(width) if place else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others])


def as_markdown(machine: Machine, tables: Sequence[Table]) -> str:
    parts = ["\n".join(f"- {name}: {what}" for name, what in machine.items())]
    for table in tables:
        headings, *lines = _grid(table)
        rule = ["---", *("---:" for _ in headings[1:])]
        rows = ["| " + " | ".join(cells) + " |" for cells in (headings, rule, *lines)]
        parts.append("\n".join([f"**{table.title}**", "", *rows, *(f"\n{note}" for note in table.notes)]))
    return "\n\n".join(parts) + "\n"


def as_json(machine: Machine, tables: Sequence[Table]) -> str:
    """Everything that was measured; `reached` beside it."""
    written = [
        {
            "title": table.title,
            "notes": table.notes,
            "rows": [_row_record(row) for row in table.rows],
        }
        for table in tables
    ]
    return json.dumps({"machine": machine, "tables": written}, indent=1, ensure_ascii=False) + "\n"


def _row_record(row: Row) -> dict[str, object]:
    cells = {
        column: cell if isinstance(cell, str) else {"median": cell.median, "values": cell.values}
        for column, cell in row.cells.items()
    }
    bound = asdict(row.bound) if row.bound else None
    return {"name": row.name, "cells": cells, "bound": bound, "reached": row.reached()}


FORMATS: dict[str, Callable[[Machine, Sequence[Table]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
