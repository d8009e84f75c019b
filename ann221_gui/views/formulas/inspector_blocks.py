"""What is said about one item of the diagram."""

from collections.abc import Iterator
from typing import NamedTuple

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Notation
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.parts import INPUT_NEURONS, is_parameter
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.blocks import Block, Caption
from ann221_gui.views.formulas.equation_blocks import ROUNDED
from ann221_gui.views.formulas.neuron_blocks import both_sides, input_passed_on, worked_out
from ann221_gui.views.formulas.paper_blocks import with_paper
from ann221_gui.views.formulas.parameter_blocks import chain, chain_factors


class Inspected(NamedTuple):
    """`chain`: how the item's number is worked out; `factors`: what stands in that, one by one."""

    chain: list[Block]
    factors: list[Block]


def title_of_item(item: str, notation: Notation) -> str:
    """What is explained."""
    written = symbol_text(item, notation)
    return f"How this step changes {written}" if is_parameter(item) else f"Where {written} comes from"


def inspected(snapshot: Snapshot, item: str) -> Inspected:
    """Everything that is said about a parameter or a neuron."""
    stated = tuple(_conventions(snapshot))
    if item in INPUT_NEURONS:
        return Inspected([*input_passed_on(snapshot.working, item), *stated], [])
    if is_parameter(item):
        parameter = ParameterId(item)
        factors = chain_factors(snapshot, parameter)
        return Inspected(list(with_paper(chain(snapshot, parameter), snapshot)), [*factors, *stated])
    rounded = (Caption(ROUNDED),) if snapshot.problem.conventions.digits is None else ()
    factors = with_paper(both_sides(snapshot.working, item), snapshot)
    return Inspected(list(with_paper(worked_out(snapshot, item), snapshot)), [*factors, *rounded, *stated])


def _conventions(snapshot: Snapshot) -> Iterator[Block]:
    """Where they are not the document's."""
    conventions = snapshot.problem.conventions
    if conventions != DOCUMENT_CONVENTIONS:
        yield Caption(f"Conventions: {conventions_statement(conventions)}.")
