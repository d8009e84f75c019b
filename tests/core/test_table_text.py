"""Tables as text, written by hand here."""

import pytest

from ann221_gui.core.table_text import Mathematics, Table, as_latex, as_markdown, as_text, as_tsv

TABLE = Table(
    headers=(Mathematics("w²₁₁", "w^2_{11}"), "E = ½Δ²", "a|b_c"),
    rows=(("−0.5", "2.1e−09", "yes"), ("+12.25", "3", "50 %"), ("", "∞", "[1]")),
    footer=(("Σ", "−7", ""),),
    caption="Δ = target − output",
)


def test_text_has_numbers_at_their_decimal_points() -> None:
    assert as_text(TABLE).splitlines() == [
        "Δ = target − output",
        "",
        "  w²₁₁   E = ½Δ²  a|b_c",
        " −0.5    2.1e−09  yes",
        "+12.25   3        50 %",
        "               ∞  [1]",
        "-----------------------",
        "     Σ  −7",
    ]


def test_tsv_has_numbers_that_a_spreadsheet_reads() -> None:
    lines = as_tsv(TABLE).splitlines()
    assert lines[0] == "w²₁₁\tE = ½Δ²\ta|b_c"
    assert lines[1:] == ["-0.5\t2.1e-09\tyes", "+12.25\t3\t50 %", "\t∞\t[1]", "Σ\t-7\t"]
    assert float(lines[1].split("\t")[1]) == 2.1e-9


def test_markdown_shows_its_signs_as_they_are() -> None:
    assert as_markdown(TABLE).splitlines() == [
        "Δ = target − output",
        "",
        r"| w²₁₁ | E = ½Δ² | a\|b\_c |",
        "| ---: | ---: | --- |",
        "| −0.5 | 2.1e−09 | yes |",
        "| +12.25 | 3 | 50 % |",
        r"|  | ∞ | \[1\] |",
        "| Σ | −7 |  |",
    ]


def test_latex_needs_no_package() -> None:
    assert as_latex(TABLE).splitlines() == [
        r"\begin{table}",
        r"\centering",
        r"\caption{$\Delta$ = target $-$ output}",
        r"\begin{tabular}{rrl}",
        r"$w^2_{11}$ & E = $\frac{1}{2}$$\Delta$$^2$ & a$|$b\_c \\",
        r"\hline",
        r"$-0.5$ & $2.1 \times 10^{-9}$ & yes \\",
        r"$+12.25$ & $3$ & 50 \% \\",
        r" & $\infty$ & {[}1] \\",
        r"\hline",
        r"$\Sigma$ & $-7$ &  \\",
        r"\end{tabular}",
        r"\end{table}",
    ]


@pytest.mark.parametrize("write", [as_text, as_tsv, as_markdown, as_latex])
def test_a_cell_stays_in_its_cell(write) -> None:
    """Whatever a data set is called."""
    assert write(Table(("a",), (("two\nlines\tand a tab",),))).count("two lines and a tab") == 1


def test_without_a_caption_latex_is_the_tabular_alone() -> None:
    assert as_latex(Table(("a",), ())) == "\\begin{tabular}{l}\na \\\\\n\\end{tabular}\n"
