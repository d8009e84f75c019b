"""Answer sheets: somebody's numbers for lines of a calculation, as JSON or as text."""

import re
from collections.abc import Collection, Mapping

from msgspec import Raw, Struct

from ann221_gui.core.checking.answer import Answer, parse_answer
from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.numbers import is_number
from ann221_gui.files.errors import FileError
from ann221_gui.files.handout_keys import NO_LINE, answers_of
from ann221_gui.files.json_text import decode, refuse_twice
from ann221_gui.files.reading import as_text

_NAMED = re.compile(r"(.+?) ?[=:;, ] ?([+\-−]?[.,]?\d.*)")
_COMMENT = re.compile(r"#(?:\s|$)")  # and not #DIV/0!, which stands for a number
_LONGEST_ROW = 1000  # characters; no answer needs so many


class _Answers(Struct, frozen=True):
    answers: dict[str, Raw]


Row = tuple[str, str]  # `line 3` and what stands there


def read_answers(content: bytes, name: str, lines: Collection[str]) -> dict[str, Answer]:
    """Answers by line; `lines` are those of the problem, in the order of the calculation.

    JSON: an object of names and numbers, or `{"answers": …}` with such an object; else text as in
    `answers_in`. FileError, in which `name` stands, says where something else is.
    """
    text = as_text(content, name)
    if text.lstrip().startswith("{"):
        return _answers_in_json(text, lines, name)
    return answers_in(text, lines, name)


def answers_in(text: str, lines: Collection[str], name: str = "", *, first: str = "") -> dict[str, Answer]:
    """Answers by line from a text, a table or a column, a row each; what follows # and a blank is a comment.

    Either a name and a number, parted by = : ; , a tab or a blank; or numbers alone in the order of
    `lines`, from the `first` on, where an empty row leaves a line out. FileError names the row.
    """
    rows = [row for number, written in enumerate(text.splitlines(), 1) for row in _row(number, written, name)]
    rows = _without_header(rows)
    begins = next((cells for _, cells in rows if cells), "")
    if not begins:
        raise FileError(name, "", "holds no answers")
    if not is_number(begins):
        return _named(rows, lines, name)
    in_order = list(lines)
    return _column(rows, in_order[in_order.index(first) if first else 0 :], name)


def _without_header(rows: list[Row]) -> list[Row]:
    """A first row without any digit says what stands in the columns; one with an equals sign does not."""
    begins = rows[0][1] if len(rows) > 1 else ""
    return rows[1:] if begins and not any(one.isdecimal() or one in "=:;" for one in begins) else rows


def _row(number: int, written: str, name: str) -> list[Row]:
    """None of a comment alone: it leaves no line out."""
    place = f"line {number}"
    if len(written) > _LONGEST_ROW:
        raise FileError(name, place, f"is longer than {_LONGEST_ROW} characters")
    before, *comment = _COMMENT.split(written, maxsplit=1)
    two_columns = "\t".join(before.split("\t")[:2])  # what stands in others is about the number
    cells = " ".join(two_columns.replace('"', "").split())
    return [] if comment and not cells else [(place, cells)]


def _column(rows: list[Row], lines: Collection[str], name: str) -> dict[str, Answer]:
    while not rows[-1][1]:
        rows = rows[:-1]
    if len(rows) > len(lines):
        raise FileError(name, rows[len(lines)][0], f"there are only {len(lines)} lines to be answered")
    pairs = zip(lines, rows, strict=False)
    return {line: _answer(cells, name, place) for line, (place, cells) in pairs if cells}


def _named(rows: list[Row], lines: Collection[str], name: str) -> dict[str, Answer]:
    line_of = _names_of(lines)
    answers: dict[str, Answer] = {}
    for place, cells in rows:
        if not cells:
            continue
        found = None if is_number(cells) else _NAMED.fullmatch(cells)
        if found is None:
            raise FileError(name, place, f"{cells!r} lacks a name or a number: write O2_1 = 0.68")
        called, number = found.groups()
        if called not in line_of:
            raise FileError(name, place, f"{called!r} {NO_LINE}")
        if line_of[called] in answers:
            raise FileError(name, place, f"{called} is answered twice")
        answers[line_of[called]] = _answer(number, name, place)
    return answers


def _answers_in_json(text: str, lines: Collection[str], name: str) -> dict[str, Answer]:
    written: Mapping[str, Raw] = decode(text, dict[str, Raw], name)
    place = ""
    if written.keys() == {"answers"}:
        written, place = decode(text, _Answers, name).answers, "answers."
    refuse_twice(text, name)
    if not written:
        raise FileError(name, "", "holds no answers")
    return answers_of(written, _names_of(lines), name, place)


def _names_of(lines: Collection[str]) -> dict[str, str]:
    """From every name that a line goes by: its own, and its symbol in either notation."""
    symbols = {symbol_text(line, notation): line for line in lines for notation in Notation}
    return symbols | {line: line for line in lines}


def _answer(text: str, name: str, place: str) -> Answer:
    try:
        return parse_answer(text)
    except ValueError as error:
        raise FileError(name, place, str(error)) from None
