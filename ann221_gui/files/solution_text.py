"""A solution as a page of text: every equation by number, in symbols, with its numbers, and its value."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.conventions_text import carry_in_words, conventions_statement
from ann221_gui.core.equations.equation import Equation, Section
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.numbers import Digits
from ann221_gui.core.paper import Paper, drift_text
from ann221_gui.core.parameters import BIASES, WEIGHTS
from ann221_gui.core.solution import Problem
from ann221_gui.core.table_text import Table, as_text
from ann221_gui.core.working import Working

USUAL_DIGITS = Digits(6, are_significant=True)


def solution_text(problem: Problem, values: Mapping[str, float], paper: Paper | None = None) -> str:
    """The whole page; `values` holds all that the equations name. What comes out on paper stands last."""
    digits = problem.conventions.digits or USUAL_DIGITS
    problem = replace(problem, conventions=replace(problem.conventions, digits=digits))
    working = Working(problem.setting, values, {Scope.DATASET: [values]})
    on_paper = () if paper is None else ("", _on_paper(paper, problem.conventions))
    return "\n".join([*_introduction(problem, values), *_sections(working), *on_paper])


def _introduction(problem: Problem, values: Mapping[str, float]) -> Iterator[str]:
    conventions = problem.conventions
    if problem.title:
        yield problem.title
    names: list[tuple[str, ...]] = [("O1_1", "O1_2", "target", "eta"), WEIGHTS]
    for line in [*names, BIASES] if problem.biases else names:
        yield "   ".join(_given(name, values[name], conventions) for name in line)
    yield f"Conventions: {conventions_statement(conventions, in_full=True)}."
    if conventions.notation is Notation.DOCUMENT:
        yield f"E is the error of the sample; the document writes it {symbol_text('delta_O3_1')}."
    yield "Computed with 50 digits. The equations stand under the document's numbers; A1 … are not in it."


def _given(name: str, value: float, conventions: Conventions) -> str:
    assert conventions.digits is not None
    return f"{symbol_text(name, conventions.notation)} = {conventions.digits.write(value)}"


def _sections(working: Working) -> Iterator[str]:
    notation = working.setting.conventions.notation
    for section, members in groupby(working.equations, lambda equation: equation.section):
        yield ""
        yield section.heading(lambda name: symbol_text(name, notation))
        if section is Section.SUMMARY:
            yield "The document closes with its results once more."
        yield from _aligned(working, list(members))


def _aligned(working: Working, equations: list[Equation]) -> Iterator[str]:
    """One equals sign under the other."""
    left = [f"({one.number}) {plain_text(working.in_symbols(one).left)}" for one in equations]
    widest = max(map(len, left))
    for start, equation in zip(left, equations, strict=True):
        yield start.ljust(widest) + "".join(map(plain_text, working.lines(equation)))
        misprint = working.misprint(equation)
        if misprint:
            yield f"     The document prints: {plain_text(misprint)}"


def _on_paper(paper: Paper, conventions: Conventions) -> str:
    """A line for each line of the calculation, in its order."""
    digits, drifts = conventions.digits, paper.drifts
    assert digits is not None
    rows = (
        (symbol_text(line, conventions.notation), paper.carry.write(value), digits.write(paper.exact[line]))
        for line, value in paper.values.items()
    )
    table = Table(
        headers=("line", "on paper", "exact", "drift"),
        rows=tuple((*row, drift_text(drifts[line])) for row, line in zip(rows, paper.values, strict=True)),
    )
    heading = f"On paper, {carry_in_words(paper.carry)} from line to line"
    return f"{heading}\n{as_text(table)}".rstrip("\n")
