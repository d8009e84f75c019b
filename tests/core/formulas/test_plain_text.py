"""A formula in one line: nothing in it can be read in two ways."""

import pytest

from ann221_gui.core.formulas.markup import (
    Fraction,
    Grid,
    Number,
    Operator,
    Run,
    Scripted,
    Term,
    broken,
    terms,
)
from ann221_gui.core.formulas.plain_text import plain_text

TIMES, PLUS = Operator("·"), Operator("+")
A, B = Run("a", italic=True), Run("b", italic=True)
A_OVER_B = Fraction((A,), (B,))


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ((A, PLUS, B), "a + b"),
        ((A, TIMES, B), "a·b"),
        ((A_OVER_B,), "a/b"),
        ((Fraction((A, TIMES, B), (A, PLUS, B)),), "(a·b)/(a + b)"),
        ((A_OVER_B, TIMES, A), "(a/b)·a"),
        ((Term("q", (A_OVER_B,)), TIMES, A), "(a/b)·a"),
        ((A, TIMES, A_OVER_B, PLUS, B), "a·a/b + b"),
        ((Scripted(Run("w"), (Run("1"),), (Run("12"),)),), "w¹₁₂"),
        ((Scripted(Run("I"), (), (Scripted(Run("O"), (Run("2"),), (Run("1"),)),)),), "I_O²₁"),
        ((Scripted(Run("W"), (Run("("), Run("l"), Run(")")), (Run("ji"),)),), "W⁽ˡ⁾ⱼᵢ"),
        ((Scripted(Run("e"), (Run("−"), Run("z"))),), "e⁻ᶻ"),
        ((Scripted(Run("e"), (A, PLUS, B)),), "e^(a + b)"),
        ((Grid((((A,), (B,)), ((B,), (A,))), is_transposed=True),), "[a, b; b, a]ᵀ"),
        ((Number("−9.38e−05"),), "−9.38e−05"),
    ],
)
def test_in_one_line(formula, text):
    assert plain_text(formula) == text


def test_lines_are_broken_between_terms_and_within_brackets_only_sums():
    formula = (A, PLUS, Run("("), A, PLUS, B, Run(")"), TIMES, B)
    assert [plain_text(part).strip() for part in broken(formula)] == ["a", "+ (a", "+ b)", "·b"]


def test_terms_are_found_wherever_they_stand():
    deep = Fraction((Term("above", (Term("inner", (A,)),)),), (Scripted(B, (), (Term("below", (A,)),)),))
    assert [term.quantity for term in terms((deep, Grid((((Term("cell", (A,)),),),))))] == [
        *("above", "inner", "below", "cell")
    ]
