"""The equations with the numbers of an instant put in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import NamedTuple, overload

from ann221_gui.core.equations.equation import Equation, Setting
from ann221_gui.core.equations.expressions import Constant, Derivative, Expression, Scope, Words
from ann221_gui.core.equations.table import SETTINGS_KEPT, equation_of, equations
from ann221_gui.core.formulas.markup import EQUALS, Formula, Operator
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.writing import OPEN, NumberWriter, SymbolWriter, WriteNumber
from ann221_gui.core.numbers import readable

FACTOR_FIGURES, RESULT_FIGURES = 4, 6  # where no digits were chosen

Row = Mapping[str, float]


class InSymbols(NamedTuple):
    """What stays of an equation while its numbers change; each form begins with its equals sign."""

    left: Formula
    forms: tuple[Formula, ...]

    @property
    def derived(self) -> tuple[Formula, ...]:
        """Without the first of several forms, from which the others are derived."""
        return self.forms[1:] or self.forms


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

    def in_symbols(self, equation: Equation) -> InSymbols:
        """The left side, and every form that is not written like it."""
        return self._written(equation)

    def lines(self, equation: Equation, *, only_derived: bool = False) -> tuple[Formula, ...]:
        """What stands behind the left side: each form, or only those derived, the numbers, the result."""
        written = self.in_symbols(equation)
        forms = written.derived if only_derived else written.forms
        return (*forms, *filter(None, (self.numbers_of(equation), self.result_of(equation))))

    def numbers_of(self, equation: Equation) -> Formula:
        """The last form with numbers, behind its equals sign; nothing where it would say the result once
        more, or where nothing is computed."""
        if equation.is_general or isinstance(equation.right, Derivative | Words):
            return ()
        numbers = self.numbers(equation.right)
        has_more = any(isinstance(piece, Operator) or piece == OPEN for piece in numbers)
        return (*EQUALS, *numbers) if has_more else ()

    def result_of(self, equation: Equation) -> Formula:
        """What comes out, behind its equals sign; nothing where the form itself says it, or is general."""
        if equation.is_general or isinstance(equation.right, Constant):
            return ()
        return (*EQUALS, *self.result(equation.left))

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
    def _written(self) -> Callable[[Equation], InSymbols]:
        return _symbols_in(self.setting)

    @cached_property
    def _factors(self) -> NumberWriter:
        return NumberWriter(self.setting, self.values, self._write(FACTOR_FIGURES), self.rows)

    @cached_property
    def _results(self) -> NumberWriter:
        return NumberWriter(self.setting, self.values, self._write(RESULT_FIGURES), self.rows)

    def _write(self, figures: int) -> WriteNumber:
        digits = self.setting.conventions.digits
        if digits is not None:
            return digits.write
        return lambda value: readable(value, figures)


@lru_cache(SETTINGS_KEPT)
def _symbols_in(setting: Setting) -> Callable[[Equation], InSymbols]:
    """Writes each equation of a setting once, when it is first wanted."""
    writer = SymbolWriter(setting)

    @cache
    def written(equation: Equation) -> InSymbols:
        left = writer.write(equation.left)
        forms = (form for form in map(writer.write, equation.forms) if plain_text(form) != plain_text(left))
        return InSymbols(left, tuple((*EQUALS, *form) for form in forms))

    return written
