"""Numbers that rounding alone may explain, but that a slip gives to the last digit."""

from collections.abc import Iterator
from itertools import product

from ann221_gui.core.checking.candidates import Candidate
from ann221_gui.core.checking.evaluating import Way
from ann221_gui.core.checking.explaining import slips_here
from ann221_gui.core.checking.own_work import OwnWork


def doubts(line: str, work: OwnWork) -> list[Candidate]:
    """The slips in this line that give the answer exactly, likeliest first; none where a right way does.

    Exactly: from lines above as they were written, as they came out before they were shortened, or from the
    true ones, each line on its own.
    """
    if any(_gives(one, line, work) for one in work.ways[line]):
        return []
    found = ((one, work.with_altered(one.altered)) for one in slips_here(line, work))
    return [one for one, branch in found if _gives(branch.way(line), line, branch)]


def _gives(one: Way, line: str, work: OwnWork) -> bool:
    answer = work.answers[line]
    return any(answer.shortens(number) is not None for number in _numbers(one, line, work))


def _numbers(one: Way, line: str, work: OwnWork) -> Iterator[float]:
    digits = work.digits_for(line)
    for numbers in product(*(work.carried(name, digits) for name in one.reads)):
        yield one.value(dict(zip(one.reads, numbers, strict=True)))
