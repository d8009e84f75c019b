"""Digits lost on the way, before they should be."""

import math
from dataclasses import dataclass
from itertools import product

from ann221_gui.core.checking.evaluating import Values, Way
from ann221_gui.core.checking.slips import Slip
from ann221_gui.core.shortening import Shortening


@dataclass(frozen=True)
class Fewer:
    """So many significant digits, or decimals, and how the others are lost."""

    count: int
    are_significant: bool
    shortening: Shortening

    def shorten(self, value: float) -> float:
        if value == 0 or not math.isfinite(value):
            return value
        places = self.count - 1 - math.floor(math.log10(abs(value))) if self.are_significant else self.count
        scaled = value * 10.0**places
        return (round(scaled) if self.shortening is Shortening.ROUNDED else math.trunc(scaled)) / 10.0**places

    @property
    def slip(self) -> Slip:
        kind = "significant digit" if self.are_significant else "decimal"
        how = f"{self.shortening} to {self.count} {kind}{'s' if self.count > 1 else ''}"
        return Slip(
            "rounded too early",
            f"The numbers before it were {how} on the way; carry more digits than you write down.",
            "",
            lambda _: iter(()),
        )

    def on(self, way: Way, lines: frozenset[str]) -> Way:
        """The way as it is worked out from lines with so few digits."""

        def value(values: Values) -> float:
            return way.value({n: self.shorten(values[n]) if n in lines else values[n] for n in way.reads})

        return Way(way.expression, way.reads, value)


FEWER_DIGITS = tuple(
    Fewer(count, are_significant, shortening)
    for count, are_significant, shortening in product((3, 2, 1), (True, False), Shortening)
)
