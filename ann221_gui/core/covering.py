"""Numbers that are kept from view, because somebody is to work them out first.

What is covered is `COVERED` among the numbers that views are given, so none of them can show it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ann221_gui.core.equations.table import OTHER_NAMES
from ann221_gui.core.numbers import COVERED
from ann221_gui.core.parts import INPUT_NEURONS

_TOTALS = ("Error", "delta_O")  # of the data set, which the pair's own error goes into


def cover(values: dict[str, float], lines: frozenset[str]) -> dict[str, float]:
    """The same numbers by name, without those of these lines."""
    if not lines:
        return values
    names = covered_with(lines)
    return {name: COVERED if name in names else value for name, value in values.items()}


@lru_cache
def covered_with(lines: frozenset[str]) -> frozenset[str]:
    """The lines, and every quantity that is one of them under another name or would give it away.

    Not the outputs of input neurons: those are the inputs, which are given.
    """
    return frozenset(name for line in lines if line not in INPUT_NEURONS for name in _names(line))


def _names(line: str) -> Iterator[str]:
    yield line
    for name, same in OTHER_NAMES.items():
        if line in (name, same):
            yield from (name, same)
    yield from _beyond_lines(line)


def _beyond_lines(line: str) -> Iterable[str]:
    """Quantities that no line asks for."""
    kind, _, rest = line.partition("dE_d")
    if not kind and rest:
        totals = (f"{total}{staged}{line}" for total in ("sum_", "mean_") for staged in ("", "staged_"))
        return (f"ddelta_O3_1_d{rest}", f"staged_{line}", *totals)
    if line.startswith("O2_"):
        return (f"carried_w2_{line[-1]}1",)
    if line.startswith("slope_O2_"):
        j = line[-1]
        return (f"dO2_{j}_dw1_1{j}", f"dO2_{j}_dw1_2{j}")
    return _TOTALS if line == "E" else ()
