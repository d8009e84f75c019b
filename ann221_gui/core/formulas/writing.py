"""Writes expressions and equations as formulas: in symbols, or with the numbers put in."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ann221_gui.core.activations import LOGISTIC
from ann221_gui.core.conventions import Notation
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import (
    Applied,
    Column,
    Constant,
    Derivative,
    Exponential,
    Expression,
    Negative,
    OverIndex,
    OverSamples,
    Product,
    Quantity,
    Quotient,
    Scope,
    Square,
    Sum,
    Transformed,
    Words,
)
from ann221_gui.core.formulas.markup import Formula, Fraction, Grid, Number, Operator, Run, Scripted, Term
from ann221_gui.core.formulas.notation import ONE_OVER_N, SIGMA, index, symbol
from ann221_gui.core.numbers import MINUS, exact

TIMES, PLUS, LESS = Operator("·"), Operator("+"), Operator(MINUS)
OPEN, CLOSE, PARTIAL = Run("("), Run(")"), Run("∂")
MOST_WRITTEN_OUT = 4  # samples of a sum; of more, the first two and the last

WriteNumber = Callable[[float], str]
Rows = Sequence[Mapping[str, float]]


class SymbolWriter:
    """Writes expressions in the symbols of a notation."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._notation = setting.conventions.notation

    def write(self, expression: Expression) -> Formula:  # noqa: PLR0911, PLR0912  a line a kind
        """The expression as a formula."""
        match expression:
            case Quantity(name):
                return self.quantity(name)
            case Constant(value):
                return (Number("½" if value == 0.5 else exact(value)),)
            case Product(factors):
                return _joined(map(self._factor, factors), TIMES)
            case Sum(written):
                return self._sum(written)
            case Negative(of):
                return (Run(MINUS), *self._factor(of))
            case Square(base):
                return (OPEN, *self.write(base), Scripted(CLOSE, (Run("2"),)))
            case Quotient(numerator, denominator):
                return (Fraction(self.write(numerator), self.write(denominator)),)
            case Exponential(exponent):
                return (Scripted(Run("e", italic=True), self.write(exponent)),)
            case Applied(argument, layer, is_derivative):
                return (self._function(layer, is_derivative), OPEN, *self.write(argument), CLOSE)
            case Derivative(of, by):
                return (Fraction((PARTIAL, *self._derived(of)), (PARTIAL, *self.quantity(by))),)
            case OverSamples():
                return self._over_samples(expression)
            case OverIndex(of, letter):
                return (Scripted(Run("Σ"), (), index(letter)), Run(" "), *self._factor(of))
            case Column(entries):
                return (Grid(tuple((self.write(entry),) for entry in entries)),)
            case Transformed():
                return self._transformed(expression)
            case Words(text):
                return (OPEN, Run(text), CLOSE)

    def quantity(self, name: str) -> Formula:
        """One quantity; a slope by the name of its layer's own function."""
        if not name.startswith("slope_"):
            return symbol(name, self._notation)
        neuron = name.removeprefix("slope_")
        slope = Applied(Quantity(f"I_{neuron}"), int(neuron[1]), is_derivative=True)
        return (Term(name, self.write(slope)),)

    def _factor(self, expression: Expression) -> Formula:
        """In brackets where it would be read wrongly behind an operator."""
        formula = self.write(expression)
        is_sum = isinstance(expression, Sum | Negative)
        is_below_zero = isinstance(expression, Quantity) and _is_negative(formula)
        return (OPEN, *formula, CLOSE) if is_sum or is_below_zero else formula

    def _derived(self, of: Expression) -> Formula:
        """In brackets where ∂ would seem to belong to the first factor alone."""
        formula = self._factor(of)
        return (OPEN, *formula, CLOSE) if isinstance(of, Product) else formula

    def _sum(self, written: tuple[Expression, ...]) -> Formula:
        first, *others = written
        formula = self.write(first)
        for term in others:
            is_less = isinstance(term, Negative)
            formula = (*formula, LESS if is_less else PLUS)
            formula = (*formula, *self._factor(term.of if isinstance(term, Negative) else term))
        return formula

    def _function(self, layer: int, is_derivative: bool) -> Run:
        activation = self._setting.activation(layer)
        name = "σ" if activation is LOGISTIC else activation.name
        return Run(f"{name}′" if is_derivative else name, italic=True)

    def _over_samples(self, total: OverSamples) -> Formula:
        own = self.write(total.of)
        share = ONE_OVER_N if self._setting.conventions.loss.is_mean else ()
        return (*share, SIGMA, *own)

    def _transformed(self, transformed: Transformed) -> Formula:
        """In the common notation, whose weights have the other order of indices, nothing is transposed."""
        rows = transformed.rows
        is_common = self._notation is Notation.COMMON
        if is_common:
            rows = tuple(zip(*rows, strict=True))
        cells = tuple(tuple(map(self.write, row)) for row in rows)
        return (Grid(cells, is_transposed=not is_common), TIMES, *self.write(transformed.column))


class NumberWriter(SymbolWriter):
    """The same with the numbers of an instant put in for the symbols."""

    def __init__(
        self,
        setting: Setting,
        values: Mapping[str, float],
        write_number: WriteNumber,
        rows: Mapping[Scope, Rows],
    ) -> None:
        """`rows`: for each scope of a sum the samples that it runs over, each with its own values."""
        super().__init__(setting)
        self._values = values
        self._write_number = write_number
        self._rows = rows

    def quantity(self, name: str) -> Formula:
        return (Term(name, (Number(self._write_number(self._values[name])),)),)

    def _over_samples(self, total: OverSamples) -> Formula:
        """The samples' numbers one by one; of many, the first and the last."""
        rows = self._rows[total.scope]
        first, last = (rows, []) if len(rows) <= MOST_WRITTEN_OUT else (rows[:2], rows[-1:])
        written = [self._at(row)._factor(total.of) for row in first]
        written[0] = self._at(rows[0]).write(total.of)
        written += [(Run("…"),)] * bool(last) + [self._at(row)._factor(total.of) for row in last]
        together = _joined(written, PLUS)
        if self._setting.conventions.loss.is_mean:
            whole = together if len(rows) == 1 else (OPEN, *together, CLOSE)
            return (*whole, Operator("/"), Number(str(len(rows))))
        return together

    def _factor(self, expression: Expression) -> Formula:
        formula = super()._factor(expression)
        is_sum = isinstance(expression, OverSamples) and len(self._rows[expression.scope]) > 1
        return (OPEN, *formula, CLOSE) if is_sum and not self._setting.conventions.loss.is_mean else formula

    def _at(self, values: Mapping[str, float]) -> "NumberWriter":
        return NumberWriter(self._setting, values, self._write_number, self._rows)


def _joined(formulas: Iterable[Formula], operator: Operator) -> Formula:
    whole: Formula = ()
    for formula in formulas:
        whole = (*whole, operator, *formula) if whole else formula
    return whole


def _is_negative(formula: Formula) -> bool:
    """Whether it begins with a minus sign."""
    first = formula[0]
    if isinstance(first, Term):
        return _is_negative(first.formula)
    return isinstance(first, Number | Run) and first.text.startswith(MINUS)
