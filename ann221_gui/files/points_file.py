"""Points files: samples as comma-separated values, one a line."""

import csv
import io
from collections.abc import Iterator

import numpy as np

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.numbers import is_number, parse_number
from ann221_gui.files.errors import FileError
from ann221_gui.files.reading import as_text

HEADER = ("x1", "x2", "target")
MOST_POINTS = 10_000  # more can't be told apart on a screen

Row = tuple[str, list[str]]  # `line 3` and its cells


def read_points(content: bytes, name: str, title: str) -> Dataset:
    """The samples in these bytes; `name` stands in the FileError, which gives the line."""
    text = as_text(content, name)
    if not text.strip():
        raise FileError(name, "", "is empty")
    rows = _without_header(list(_rows(text, name)), name)
    if len(rows) > MOST_POINTS:
        raise FileError(name, rows[MOST_POINTS][0], f"has more than {MOST_POINTS:,} samples")
    values = np.array([_sample(row, name, line) for line, row in rows])
    return Dataset(title, title, values[:, :2], values[:, 2])


def _rows(text: str, name: str) -> Iterator[Row]:
    """Each line that is not blank, split at `;` if its first has one, otherwise at commas."""
    first_line = text.lstrip().partition("\n")[0]
    delimiter = ";" if ";" in first_line else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield f"line {reader.line_num}", row
    except csv.Error as error:
        raise FileError(name, f"line {reader.line_num}", f"can't be split into columns: {error}") from None


def _without_header(rows: list[Row], name: str) -> list[Row]:
    """The rows of numbers; a first row without any number has to be the header."""
    line, first = rows[0]
    if any(map(is_number, first)):
        return rows
    if tuple(cell.strip().lower() for cell in first) != HEADER:
        raise FileError(name, line, f"the header must be {','.join(HEADER)}")
    if len(rows) == 1:
        raise FileError(name, "", "has a header but no samples")
    return rows[1:]


def _sample(row: list[str], name: str, line: str) -> tuple[float, ...]:
    if len(row) != len(HEADER):
        problem = f"must have three numbers, x1, x2 and target, not {len(row)} values"
        raise FileError(name, line, problem + _hint(row))
    return tuple(_number(cell, name, f"{line}: {column}") for cell, column in zip(row, HEADER, strict=True))


def _hint(row: list[str]) -> str:
    return " (with decimal commas, separate the columns by ;)" if len(row) > len(HEADER) else ""


def _number(cell: str, name: str, place: str) -> float:
    try:
        return parse_number(cell)
    except ValueError as error:
        raise FileError(name, place, str(error)) from None
