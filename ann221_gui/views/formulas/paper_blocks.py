"""What comes out on paper, below the equations that are lines of a calculation by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ann221_gui.core.numbers import Digits
from ann221_gui.core.paper import drift, drift_text
from ann221_gui.core.shortening import Carry
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.blocks import Block, Written


def with_paper(blocks: Iterable[Block], snapshot: Snapshot) -> Iterator[Block]:
    """The same blocks; unchanged where no digits are carried."""
    carry = snapshot.problem.conventions.carry
    for block in blocks:
        if carry is not None and isinstance(block, Written) and _is_known(block.quantity, snapshot):
            yield replace(block, aside=_aside(block.quantity, carry, snapshot))
        else:
            yield block


def _is_known(quantity: str, snapshot: Snapshot) -> bool:
    return quantity in snapshot.on_paper and not snapshot.covers(quantity)


def _aside(quantity: str, carry: Carry, snapshot: Snapshot) -> str:
    value = snapshot.on_paper[quantity]
    off = drift_text(drift(value, snapshot.working.values[quantity]))
    return f"on paper ({_in_short(carry.digits)}): {carry.write(value)}, drift {off}"


def _in_short(digits: Digits) -> str:
    kind = "digit" if digits.are_significant else "decimal"
    return f"{digits.count} {kind}{'' if digits.count == 1 else 's'}"
