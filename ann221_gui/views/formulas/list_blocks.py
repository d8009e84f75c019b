"""All equations with the numbers of an instant, in their order: the list of formulas."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from ann221_gui.core.equations.equation import Equation, Setting
from ann221_gui.core.equations.table import equations
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Block, Caption, Heading
from ann221_gui.views.formulas.equation_blocks import ROUNDED, in_full

SETTINGS_KEPT = 4  # a run's own, and those that one switches to and fro between
INTRODUCTION = (
    "E is the error, which the document calls δ. Equations A1, A2, … are not in the document. "
    "The numbers are those of the probed pair; in (14) those of the data set{}."
)
NEXT_STEP = ", in ({}) and (A2) those of the next step"


class Entry(NamedTuple):
    """An equation, and what stands before and behind it."""

    before: tuple[Block, ...]
    equation: Equation
    behind: tuple[Block, ...]


def list_blocks(working: Working) -> list[Block]:
    """The whole table."""
    return [block for entry in _entries(working.setting) for block in _blocks(entry, working)]


def _blocks(entry: Entry, working: Working) -> Iterator[Block]:
    yield from entry.before
    yield in_full(working, entry.equation)
    yield from entry.behind


@lru_cache(SETTINGS_KEPT)
def _entries(setting: Setting) -> tuple[Entry, ...]:
    working = Working(setting, {})
    next_step = NEXT_STEP.format("A10), (A11" if setting.is_layered else "A10") if setting.of_batch else ""
    introduction = INTRODUCTION.format(next_step)
    if setting.conventions.digits is None:
        introduction = f"{introduction} {ROUNDED}"
    before: tuple[Block, ...] = (Caption(introduction),)
    section, entries = None, []
    for equation in equations(setting):
        if equation.section is not section:
            section = equation.section
            write = partial(symbol_text, notation=setting.conventions.notation)
            before = (*before, Heading(section.heading(write)))
        if equation.is_general:
            before = (*before, Caption("In general:"))
        entries.append(Entry(before, equation, tuple(_misprint(working, equation))))
        before = ()
    return tuple(entries)


def _misprint(working: Working, equation: Equation) -> Iterator[Caption]:
    misprint = working.misprint(equation)
    if misprint:
        yield Caption(f"The document prints {plain_text(misprint)} here: a misprint.")
