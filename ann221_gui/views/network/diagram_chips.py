"""What stands in the boxes on the edges: a parameter's number, and what it is in a phase of a step."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from ann221_gui.core.formulas.markup import Formula, Run
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.numbers import FEWEST_DIGITS, Digits
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase, quantity_on
from ann221_gui.views.network.diagram_digits import before_and_after, change, fewer, of_phase
from ann221_gui.views.network.diagram_items import ghost_value_of, parameters, value_of
from ann221_gui.views.network.diagram_phase import bare, level, phase_of
from ann221_gui.views.network.diagram_style import DiagramStyle
from ann221_gui.views.shared.ghost_look import GHOST_SIGN
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS

CHIP_DIGITS = Digits(2)
ARROW: Formula = (Run("→"),)
GHOST: Formula = (Run(GHOST_SIGN),)
FINER = 2  # digits that an update may add to show that something changed

Shorten = Callable[[Formula], Formula]


class Line(NamedTuple):
    """One line of a box: a symbol at its left, a number at its right."""

    sign: Formula
    number: str
    value: float  # whose sign colours the symbol
    is_ghost: bool = False  # of the pinned run


class Chips(NamedTuple):
    """The lines of all boxes by the names of the parameters, and the width that holds the longest."""

    lines: dict[str, tuple[Line, ...]]
    width: float


def chips_of(snapshot: Snapshot, style: DiagramStyle, room: float) -> Chips:
    """With the most digits and the longest symbols that fit into `room` pixels, the shortest if none do."""
    for write in _ways(snapshot):
        lines = {item: write(item) for item in parameters(snapshot.frame.hyperparameters.biases)}
        chips = Chips(lines, _width(lines, snapshot, style))
        if chips.width <= room:
            break
    return chips


def flow_values(chips: Chips) -> dict[str, float]:
    """What moves along each edge: the number in its second line."""
    return {item: lines[1].value for item, lines in chips.lines.items() if len(lines) > 1}


def _ways(snapshot: Snapshot) -> Iterator[Callable[[str], tuple[Line, ...]]]:
    """How the boxes can be written, the best first."""
    phase, chosen = phase_of(snapshot), snapshot.frame.hyperparameters.conventions.digits
    if phase is Phase.UPDATE:
        for tried in fewer(chosen or SHOWN_DIGITS):
            yield partial(_update_lines, snapshot=snapshot, digits=tried, finer=FINER)
        yield partial(_update_lines, snapshot=snapshot, digits=Digits(FEWEST_DIGITS), finer=0)
        return
    for digits in fewer(chosen):
        for shorten in (level, bare, _nothing) if phase else (level,):
            yield partial(_phase_lines, snapshot=snapshot, digits=digits, shorten=shorten)


def _own_line(item: str, snapshot: Snapshot, digits: Digits | None) -> Line:
    value = value_of(snapshot, item)
    return Line(_symbol(item, snapshot), (digits or CHIP_DIGITS).write_signed(value), value)


def _ghost_line(item: str, snapshot: Snapshot, digits: Digits | None) -> tuple[Line, ...]:
    """What the pinned run has there."""
    value = ghost_value_of(snapshot, item)
    if value is None:
        return ()
    return (Line(GHOST, (digits or CHIP_DIGITS).write_signed(value), value, is_ghost=True),)


def _phase_lines(item: str, snapshot: Snapshot, digits: Digits | None, shorten: Shorten) -> tuple[Line, ...]:
    own, phase = _own_line(item, snapshot, digits), phase_of(snapshot)
    if phase is None:
        return (own, *_ghost_line(item, snapshot, digits))
    working = snapshot.working
    name = quantity_on(item, phase, working.setting)
    if not name:
        return (own,)
    value = working.values[name]
    return own, Line(shorten(_symbol(name, snapshot)), of_phase(value, digits), value)


def _update_lines(item: str, snapshot: Snapshot, digits: Digits, finer: int) -> tuple[Line, ...]:
    """The old value and the new one; the change where it is too small to be seen in them.

    With no `finer` digits in as little room as the old value alone.
    """
    old, new = value_of(snapshot, item), snapshot.working.values[f"new_{item}"]
    both = before_and_after(old, new, digits, finer)
    if both is not None:
        return Line(_symbol(item, snapshot), both[0], old), Line(ARROW, both[1], new)
    what = change(old, new) if old != new else "no change"
    below = Line(ARROW, f"by {what}" if old != new else what, new - old)
    return _own_line(item, snapshot, digits), below if finer else Line((), what, new - old)


def _symbol(name: str, snapshot: Snapshot) -> Formula:
    return symbol(name, snapshot.frame.hyperparameters.conventions.notation)


def _nothing(_symbol: Formula) -> Formula:
    return ()


def _width(lines: dict[str, tuple[Line, ...]], snapshot: Snapshot, style: DiagramStyle) -> float:
    notation = snapshot.frame.hyperparameters.conventions.notation
    own = style.chip_width([first.number for first, *_ in lines.values()], notation)
    others = (style.line_width(second.sign, second.number) for _, *rest in lines.values() for second in rest)
    return max((own, *others))
