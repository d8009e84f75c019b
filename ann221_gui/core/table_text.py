"""A table as text to be copied: aligned columns, TSV, Markdown, LaTeX."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ann221_gui.core.numbers import MINUS

_NUMBER = re.compile(rf"([+{MINUS}-]?)(\d+(?:\.\d+)?)(?:e([+{MINUS}-]?)0*(\d+))?", re.ASCII)
_MARKDOWN_SIGNS = re.compile(r"([\\`*_|<>\[\]$~&])")
_BLANKS = re.compile(r"\s+")
GAP = "  "
NOT_FINITE = ("undefined", "∞", MINUS + "∞", "nan", "inf", MINUS + "inf")

_LATEX_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}$&#%_"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    | {"<": "$<$", ">": "$>$", "|": "$|$", MINUS: "$-$", "–": "--", "\u00a0": "~", "′": "$'$"}
    | {"[": "{[}", "*": "{*}"}  # which mean something at the start of a row
    | {"Δ": r"$\Delta$", "δ": r"$\delta$", "Σ": r"$\Sigma$", "σ": r"$\sigma$", "η": r"$\eta$"}
    | {"∂": r"$\partial$", "∞": r"$\infty$", "½": r"$\frac{1}{2}$", "·": r"$\cdot$", "×": r"$\times$"}
    | {sign: f"$^{digit}$" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
    | {sign: f"$_{digit}$" for digit, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")}
)


@dataclass(frozen=True)
class Mathematics:
    """What LaTeX sets as mathematics, and how everything else writes it."""

    plain: str
    latex: str  # without dollars


Cell = str | Mathematics
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows as long as `headers`; a `str` that is a number (with a true minus sign) is recognised as one.

    `footer`: sums and the like, set apart from the rows where the form can do that.
    """

    headers: Row
    rows: tuple[Row, ...]
    footer: tuple[Row, ...] = ()
    caption: str = ""

    @property
    def number_columns(self) -> list[bool]:
        """Which columns hold numbers, and perhaps gaps between them."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.headers)
        return [any(map(_is_number, column)) and all(map(_may_be_number, column)) for column in columns]


def as_text(table: Table) -> str:
    """Columns under each other, numbers at their decimal points, and a line before the footer."""
    rows = (table.headers, *table.rows, *table.footer)
    columns = zip(*rows, strict=True)
    texts = map(_text_column, columns, table.number_columns)
    lines = [GAP.join(line).rstrip() for line in zip(*texts, strict=True)]
    if table.footer:
        lines.insert(1 + len(table.rows), "-" * max(map(len, lines)))
    return _titled(_plain(table.caption), _joined(lines))


def as_tsv(table: Table) -> str:
    """Tabs between the cells, and numbers that a spreadsheet reads; the headers come first: no caption."""
    rows = (table.headers, *table.rows, *table.footer)
    return _joined("\t".join(_tsv_cell(cell) for cell in row) for row in rows)


def as_markdown(table: Table) -> str:
    """A table as GitHub shows it; it has no footers, so these are rows."""
    headers = [_markdown(cell) for cell in table.headers]
    body = [[_markdown(cell) for cell in row] for row in (*table.rows, *table.footer)]
    rules = ["---:" if is_number else "---" for is_number in table.number_columns]
    lines = [f"| {' | '.join(row)} |" for row in (headers, rules, *body)]
    return _titled(_markdown(table.caption), _joined(lines))


def as_latex(table: Table) -> str:
    """A `tabular` that needs no package, in a `table` where there is a caption."""
    columns = "".join("r" if is_number else "l" for is_number in table.number_columns)
    parts = ([table.headers], table.rows, table.footer)
    ruled = [[" & ".join(map(_latex, row)) + r" \\" for row in part] for part in parts if part]
    inner = "\n\\hline\n".join("\n".join(lines) for lines in ruled)
    tabular = f"\\begin{{tabular}}{{{columns}}}\n{inner}\n\\end{{tabular}}\n"
    if not table.caption:
        return tabular
    return f"\\begin{{table}}\n\\centering\n\\caption{{{_latex(table.caption)}}}\n{tabular}\\end{{table}}\n"


TABLE_FORMS: dict[str, Callable[[Table], str]] = {
    "text": as_text,
    "TSV": as_tsv,
    "Markdown": as_markdown,
    "LaTeX": as_latex,
}


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _titled(caption: str, text: str) -> str:
    return f"{caption}\n\n{text}" if caption else text


def _plain(cell: Cell) -> str:
    """In one line, which nothing in it may break."""
    return _BLANKS.sub(" ", cell.plain if isinstance(cell, Mathematics) else cell)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and _NUMBER.fullmatch(cell) is not None


def _may_be_number(cell: Cell) -> bool:
    return _is_number(cell) or cell in ("", *NOT_FINITE)


def _text_column(cells: Row, is_number: bool) -> list[str]:
    """Header and cells of one column, all of one width."""
    texts = list(map(_plain, cells))
    if is_number:
        places = [_whole_digits(text) if _is_number(text) else 0 for text in texts]
        behind = max(len(text) - place for text, place in zip(texts, places, strict=True) if place)
        texts = [
            text + " " * (behind - len(text) + place) if place else text
            for text, place in zip(texts, places, strict=True)
        ]
    width = max(map(len, texts))
    return [text.rjust(width) if is_number else text.ljust(width) for text in texts]


def _whole_digits(number: str) -> int:
    """Characters before the decimal point or the power of ten."""
    return min(place for place in (number.find("."), number.find("e"), len(number)) if place > 0)


def _tsv_cell(cell: Cell) -> str:
    return _plain(cell).replace(MINUS, "-") if _may_be_number(cell) else _plain(cell)


def _markdown(cell: Cell) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", _plain(cell))


def _latex(cell: Cell) -> str:
    if isinstance(cell, Mathematics):
        return f"${cell.latex}$"
    number = _NUMBER.fullmatch(cell)
    if number is None:
        return _plain(cell).translate(_LATEX_SIGNS)
    sign, digits, power_sign, power = (part.replace(MINUS, "-") for part in number.groups(""))
    return f"${sign}{digits}$" if not power else rf"${sign}{digits} \times 10^{{{power_sign}{power}}}$"
