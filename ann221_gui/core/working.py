"""The equations with the numbers of an instant put in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import overload

from ann221_gui.core.equations.equation import Equation, Setting
from ann221_gui.core.equations.expressions import Constant, Derivative, Expression, Scope, Words
from ann221_gui.core.equations.table import equation_of, equations
from ann221_gui.core.formulas.markup import EQUALS, Formula, Operator
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.writing import OPEN, NumberWriter, SymbolWriter, WriteNumber
from ann221_gui.core.numbers import readable

FACTOR_FIGURES, RESULT_FIGURES = 4, 6  # where no digits were chosen

Row = Mapping[str, float]


@dataclass(frozen=True)
class WorkedEquation:
    """One equation as it is shown. Each part but the first begins with its equals sign, or is empty."""

    equation: Equation
    left: Formula
    symbols: Formula  # all forms in symbols
    numbers: Formula  # the last form with numbers
    result: Formula
    misprint: Formula  # what the document prints, in symbols

    @property
    def whole(self) -> Formula:
        """All of it in one line."""
        return (*self.left, *self.symbols, *self.numbers, *self.result)


class LazyRows(Sequence[Row]):
    """Samples whose values are worked out when they are first written, which few of many are."""

    def __init__(self, count: int, row: Callable[[int], Row]) -> None:
        self._count, self._row = count, cache(row)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self._row(number) for number in range(self._count)[place]]
        return self._row(range(self._count)[place])


@dataclass(frozen=True, eq=False)
class Working:
    """A setting's equations with the `values` of their quantities; `rows` are the samples of sums."""

    setting: Setting
    values: Mapping[str, float]
    rows: Mapping[Scope, Sequence[Row]] = field(default_factory=dict)
    figures: tuple[int, int] = (FACTOR_FIGURES, RESULT_FIGURES)

    @property
    def equations(self) -> tuple[Equation, ...]:
        return equations(self.setting)

    def equation_of(self, quantity: str) -> Equation:
        """The equation that gives this quantity; KeyError if there is none."""
        return equation_of(quantity, self.setting)

    def symbols(self, expression: Expression) -> Formula:
        return self._symbols.write(expression)

    def numbers(self, expression: Expression) -> Formula:
        return self._factors.write(expression)

    def result(self, quantity: Expression) -> Formula:
        """What stands on a left side, as a number."""
        return self._results.write(quantity)

    def worked(self, equation: Equation) -> WorkedEquation:
        """An equation in symbols and numbers; without numbers where it is a general form."""
        left = self.symbols(equation.left)
        symbols: Formula = ()
        for form in map(self.symbols, equation.forms):
            if plain_text(form) != plain_text(left):
                symbols = (*symbols, *EQUALS, *form)
        numbers: Formula = ()
        result: Formula = ()
        if not equation.is_general and not isinstance(equation.right, Constant):
            result = (*EQUALS, *self.result(equation.left))
            numbers = self.numbers_of(equation)
        return WorkedEquation(equation, left, symbols, numbers, result, self.misprint(equation))

    def numbers_of(self, equation: Equation) -> Formula:
        """The last form with numbers, behind its equals sign; nothing where it would say the result once
        more, or where nothing is computed."""
        if isinstance(equation.right, Derivative | Words):
            return ()
        numbers = self.numbers(equation.right)
        has_more = any(isinstance(piece, Operator) or piece == OPEN for piece in numbers)
        return (*EQUALS, *numbers) if has_more else ()

    def misprint(self, equation: Equation) -> Formula:
        """What the document prints in its place, in symbols; empty where it is right."""
        misprint = equation.misprint
        if misprint is None:
            return ()
        return (*self.symbols(misprint.left), *EQUALS, *self.symbols(misprint.right))

    @cached_property
    def _symbols(self) -> SymbolWriter:
        return SymbolWriter(self.setting)

    @cached_property
    def _factors(self) -> NumberWriter:
        return NumberWriter(self.setting, self.values, self._write(self.figures[0]), self.rows)

    @cached_property
    def _results(self) -> NumberWriter:
        return NumberWriter(self.setting, self.values, self._write(self.figures[1]), self.rows)

    def _write(self, figures: int) -> WriteNumber:
        digits = self.setting.conventions.digits
        if digits is not None:
            return digits.write
        return lambda value: readable(value, figures)
