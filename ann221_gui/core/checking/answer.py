"""One number as somebody wrote it down: what it is, and how far its digits reach."""

import math
import re
from dataclasses import dataclass

from ann221_gui.core.numbers import MINUS, parse_number
from ann221_gui.core.shortening import Shortening

_DECIMAL = re.compile(r"[+-]?(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d+))?")
AS_EXACT = 1e-9  # of a number: closer than this, it is the number itself
AS_NOTHING = 1e-15  # what is left where decimals add up to 0, which floats only nearly do
WHOLE_DECIMALS, WHOLE_BELOW = 2, 10  # a 1 without decimals is meant as one, and not as 0.6
_EDGE = 1e-9  # of a unit: what lies on the edge of a rounding may be written either way


@dataclass(frozen=True)
class Answer:
    """`unit` is what 1 in its last digit is worth; 0 for a fraction, which is meant exactly."""

    text: str
    value: float
    unit: float

    @property
    def decimals(self) -> int:
        """Digits behind the point; below 0 where it ends in tens or hundreds."""
        return round(-math.log10(self.unit))

    @property
    def significant(self) -> int | None:
        """Digits from the first that is not 0; None where there are none, or endlessly many."""
        if self.unit == 0 or self.value == 0:
            return None
        return max(1, round(math.floor(math.log10(abs(self.value))) - math.log10(self.unit)) + 1)

    @property
    def low(self) -> float:
        """Lower end of what is written like this: half a unit, or a whole one where digits were cut off."""
        return self.value - self.unit * (1.0 if self.value <= 0 else 0.5)

    @property
    def high(self) -> float:
        return self.value + self.unit * (1.0 if self.value >= 0 else 0.5)

    def is_exactly(self, number: float) -> bool:
        if abs(self.value) < AS_NOTHING:
            return abs(number) < AS_NOTHING
        return abs(self.value - number) <= AS_EXACT * abs(number)

    def shortens(self, number: float) -> Shortening | None:
        """Whether this is how the number is written with so many digits; None if it is not."""
        if abs(number) < AS_NOTHING:  # so that no digit of it can be lost
            return Shortening.ROUNDED if self.is_exactly(number) else None
        edge = self.unit * _EDGE + AS_EXACT * abs(number)
        if abs(self.value - number) <= self.unit / 2 + edge:
            return Shortening.ROUNDED
        lost = math.copysign(1.0, number) * (number - self.value)
        is_same_side = self.value * number >= 0
        return Shortening.CUT_OFF if is_same_side and -edge <= lost < self.unit - edge else None


def parse_answer(text: str) -> Answer:
    """0.680, 0,68, −8.2e-3 or 1/3; ValueError says what is wrong with anything else."""
    value = parse_number(text)
    match = _DECIMAL.fullmatch(text.strip().replace(MINUS, "-"))
    if match is None:
        return Answer(text.strip(), value, 0.0)
    power = int(match[3] or 0) - len(match[2] or "")
    if match[2] is None and match[3] is None and abs(value) < WHOLE_BELOW:
        power = -WHOLE_DECIMALS
    return Answer(text.strip(), value, 10.0 ** min(max(power, -300), 300))
