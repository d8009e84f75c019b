"""What is copied and said of a block."""

from ann221_gui.core.formulas.latex import latex
from ann221_gui.core.formulas.markup import EQUALS, Formula, Run
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.speech import spoken
from ann221_gui.core.numbers import for_programs
from ann221_gui.views.formulas.blocks import Block, Caption, Factor, Heading, Sentence, Written


def formula_of(block: Block) -> Formula:
    """All of it in one line."""
    match block:
        case Heading(text) | Sentence(text) | Caption(text):
            return (Run(text),)
        case Factor():
            return (*block.symbol, *EQUALS, *block.written)
        case Written():
            return (*block.left, *(piece for line in block.lines for piece in line))


def text_of(block: Block) -> str:
    """In one line of text."""
    return plain_text(formula_of(block))


def latex_of(block: Block) -> str:
    """For mathematics mode."""
    return latex(formula_of(block))


def value_of(block: Block) -> float | None:
    """The number that it gives, if it gives one."""
    return block.value if isinstance(block, Written | Factor) else None


def value_text(block: Block) -> str | None:
    """The same in full, as other programs read it."""
    value = value_of(block)
    return None if value is None else for_programs(value)


def quantity_of(block: Block) -> str:
    """What it is about, or nothing."""
    return block.quantity if isinstance(block, Written | Factor) else ""


def sentence(block: Block) -> str:
    """For a screen reader."""
    match block:
        case Heading(text) | Sentence(text) | Caption(text):
            return text
        case Factor():
            return f"{spoken(block.symbol)}, {block.meaning}: {spoken(block.written)}"
        case Written():
            number = f"Equation {block.number}: " if block.number else ""
            aside = f"; {block.aside}" if block.aside else ""
            return number + spoken(formula_of(block)) + aside
