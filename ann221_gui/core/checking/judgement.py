"""What a check says about the lines of somebody's calculation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.shortening import Shortening


class Verdict(StrEnum):
    """Of one line."""

    RIGHT = "right"
    ROUNDED = "rounded"  # right to the digits given, or within what earlier rounding can do
    CONVENTION = "convention"  # right as other textbooks have it
    FOLLOWS = "follows"  # the step itself is right, an earlier line is not
    SLIP = "slip"
    WRONG = "wrong"

    @property
    def is_right(self) -> bool:
        return self in (Verdict.RIGHT, Verdict.ROUNDED, Verdict.CONVENTION)

    @property
    def sign(self) -> str:
        """As one marks on paper."""
        return _SIGNS[self]

    @property
    def is_fault(self) -> bool:
        """Whether something went wrong in this very line."""
        return self in (Verdict.SLIP, Verdict.WRONG)


_SIGNS = {
    Verdict.RIGHT: "✓",
    Verdict.ROUNDED: "≈",
    Verdict.CONVENTION: "⇄",
    Verdict.FOLLOWS: "↪",
    Verdict.SLIP: "✗",
    Verdict.WRONG: "✗",
}


@dataclass(frozen=True)
class Alternative:
    """What other textbooks do, by `name` and in a `sentence`; the rest is what to switch to."""

    name: str
    sentence: str
    conventions: Conventions
    reading: Reading


@dataclass(frozen=True)
class Explanation:
    """One way to come to a number that is not the right one.

    Either slips by `names` (two at most), made in the line `at`, where the equation of this number is broken;
    or an `alternative` under which nothing is wrong, named in `names` too.
    """

    names: tuple[str, ...]
    sentence: str
    at: str = ""
    equation: str = ""
    alternative: Alternative | None = None


@dataclass(frozen=True)
class Judgement:
    """`reason` says it in a sentence. `explanations` stand likeliest first, and `telling` says what further
    number would tell them apart; of a line that is right by rounding before it alone, they are slips that
    would give just this number, too. `began`: the faulty lines that this one follows from. `check`: the lines
    and given numbers that this one is worked out from, `equation` the number of the equation.
    """

    line: str
    answer: Answer
    verdict: Verdict
    reason: str
    shortening: Shortening | None = None
    is_by_rounding_before: bool = False
    explanations: tuple[Explanation, ...] = ()
    telling: str = ""
    began: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    equation: str = ""
    is_bound: bool = False  # to the conventions of the exercise

    @property
    def is_right(self) -> bool:
        """Also by another convention, unless the exercise insists on its own."""
        return self.verdict.is_right and not (self.is_bound and self.verdict is Verdict.CONVENTION)

    @property
    def is_right_here(self) -> bool:
        """By the conventions that hold now."""
        return self.verdict in (Verdict.RIGHT, Verdict.ROUNDED)

    @property
    def is_doubtful(self) -> bool:
        """Whether it may be right, but a slip is as likely."""
        return self.verdict is Verdict.ROUNDED and bool(self.explanations)

    @property
    def in_a_word(self) -> str:
        """The sign and the verdict, or that digits were cut off."""
        is_cut_off = self.verdict is Verdict.ROUNDED and self.shortening is Shortening.CUT_OFF
        word = Shortening.CUT_OFF if is_cut_off else self.verdict
        return f"{self.verdict.sign} {word}{'?' if self.is_doubtful else ''}"


@dataclass(frozen=True)
class Marking:
    """The whole sheet: the answered lines in the order of the calculation.

    `alternative`: the convention under which most of what is not right here would be right, if there is one.
    """

    lines: Mapping[str, Judgement]
    alternative: Alternative | None = None

    @property
    def first_fault(self) -> str:
        """The line in which something first went wrong; empty if none did."""
        return next((line for line, one in self.lines.items() if one.verdict.is_fault), "")
