"""How many digits of a number people write down."""

import random
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

SURE_DIGITS = 12  # of a float: what is off beyond them is no digit of the number


@dataclass(frozen=True)
class Shorten:
    """So many digits, significant ones or behind the point, rounded or cut off."""

    digits: int
    is_significant: bool = True
    is_cut_off: bool = False

    def __call__(self, number: float) -> Decimal:
        exact = Decimal(f"{number:.{SURE_DIGITS}g}")
        if exact.is_zero():
            return exact
        last = (exact.adjusted() + 1 if self.is_significant else 0) - self.digits
        shortened = exact.quantize(Decimal(1).scaleb(last), ROUND_DOWN if self.is_cut_off else ROUND_HALF_UP)
        if self.is_significant and shortened.adjusted() > exact.adjusted():  # 0.9996 is 1.00, not 1.000
            return shortened.quantize(Decimal(1).scaleb(last + 1))
        return shortened

    def write(self, number: float, prefers_power: bool = False) -> str:
        """With all its digits: 0.680, and −0.00817 or −8.17e-03."""
        shortened = self(number)
        if shortened.is_zero():
            return f"{0:.{self.digits - 1 if self.is_significant else self.digits}f}"
        size = shortened.adjusted()
        if self.is_significant and (size >= self.digits or (size < -1 and prefers_power)):
            return f"{shortened:.{self.digits - 1}e}"
        return f"{shortened:f}"


def random_shorten(rng: random.Random) -> Shorten:
    return Shorten(rng.randint(2, 6), rng.random() < 0.6, rng.random() < 0.4)
