"""Digits lost on the way, before they should be."""

from dataclasses import dataclass
from itertools import product

from ann221_gui.core.checking.evaluating import Values, Way
from ann221_gui.core.checking.slips import Slip
from ann221_gui.core.conventions_text import digits_in_words
from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import Shortening, shortened, unit_of


@dataclass(frozen=True)
class Fewer:
    """So many digits, and how the others are lost."""

    digits: Digits
    shortening: Shortening

    @property
    def slip(self) -> Slip:
        return Slip(
            "rounded too early",
            f"The numbers before it were {self.shortening} to {digits_in_words(self.digits)} on the way; "
            "carry more digits than you write down.",
            "",
            lambda _: iter(()),
        )

    def on(self, way: Way, lines: frozenset[str]) -> Way:
        """The way as it is worked out from lines with so few digits."""

        def few(value: float) -> float:
            return shortened(
                value,
                unit_of(value, self.digits.count, are_significant=self.digits.are_significant),
                self.shortening,
            )

        def value(values: Values) -> float:
            return way.value({n: few(values[n]) if n in lines else values[n] for n in way.reads})

        return Way(way.expression, way.reads, value)


FEWER_DIGITS = tuple(
    Fewer(Digits(count, are_significant=are_significant), shortening)
    for count, are_significant, shortening in product((3, 2, 1), (True, False), Shortening)
)
