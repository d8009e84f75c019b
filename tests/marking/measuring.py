"""What the marking makes of sheets of which one knows what is in them."""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ann221_gui.core.checking.answer import Answer, parse_answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.judgement import Marking, Verdict
from ann221_gui.core.checking.mark import mark
from tests.marking.by_hand import KEEPS, Slipped, Work, random_problem, worked
from tests.marking.writing import Shorten, random_shorten

PASSED = (Verdict.RIGHT, Verdict.ROUNDED)
FOUND = (Verdict.SLIP, Verdict.WRONG, Verdict.CONVENTION)
NOT_RIGHT = (Verdict.CONVENTION, Verdict.FOLLOWS, Verdict.SLIP, Verdict.WRONG)
HOSTILE = ("every line at random", "a single line", "new weights only")
TRIES = 200  # of problems, until one has room for the slip


@dataclass(frozen=True)
class Named:
    """What was said of one slip: its `place` among the explanations of its line, from 0; None if it is not.

    `like_rounding`: the line was passed, and rounding alone does lead to the same number.
    """

    line: str
    verdict: Verdict
    place: int | None
    explanations: int
    found_first: bool
    like_rounding: bool

    @property
    def is_alone(self) -> bool:
        return self.place == 0 and self.explanations == 1

    @property
    def is_among_two(self) -> bool:
        return self.place is not None and self.place < 2


@dataclass(frozen=True)
class Sheet:
    """Answers to an exercise; `about` says how they came about, to be found again."""

    exercise: Exercise
    written: dict[str, str]
    about: str

    def marked(self) -> Marking:
        return mark(self.exercise, self.answers())

    def answers(self) -> dict[str, Answer]:
        return {line: parse_answer(text) for line, text in self.written.items()}


def right_sheet(seed: str, *, shown: float = 1.0, own_others: bool = False) -> Sheet:
    """`shown`: the share of the lines that stand on the sheet; the others were worked out, too."""
    rng = random.Random(seed)
    exercise, shorten, keep = random_problem(rng), random_shorten(rng), rng.choice(KEEPS)
    written = worked(exercise, shorten, keep, rng.getrandbits(32), own_others=own_others)
    kept = {line: text for line, text in written.items() if rng.random() < shown}
    return Sheet(exercise, kept, f"{seed}: {shorten}, {keep}")


def slipped_sheet(seed: str, name: str, digits: int, *, shown: float = 1.0) -> tuple[Sheet, Slipped, Work]:
    """With the slip in a line where it changes a written digit; and the same work without it.

    Where the line is not shown, the slip stands as made in the first that is and has other digits for it.
    """
    rng = random.Random(seed)
    shorten, keep = Shorten(digits, is_cut_off=rng.random() < 0.3), rng.choice(KEEPS)
    for _ in range(TRIES):
        right = Work(random_problem(rng), shorten, keep, rng.getrandbits(32))
        lines = [line for line in right.written if right.slipped(name, line)]
        if not lines:
            continue
        written = worked(right.hand.exercise, shorten, keep, right.way, slip=Slipped(name, rng.choice(lines)))
        kept = {line: text for line, text in written.items() if rng.random() < shown}
        first = next((line for line, text in kept.items() if text != right.written[line]), None)
        if first is not None:
            return Sheet(right.hand.exercise, kept, f"{seed}: {shorten}, {keep}"), Slipped(name, first), right
    raise LookupError(f"none of {TRIES} problems has room for {name!r}")


def hostile_sheet(seed: str, kind: str) -> Sheet:
    """What takes long to explain: numbers that nothing gives."""
    rng = random.Random(seed)
    exercise = random_problem(rng)
    if kind == "every line at random":
        lines = list(exercise.sheet)
    elif kind == "a single line":
        lines = [rng.choice(list(exercise.sheet))]
    else:
        lines = [line for line in exercise.sheet if line.startswith("new_")]
    return Sheet(exercise, {line: f"{rng.uniform(-2, 2):.4f}" for line in lines}, f"{seed}: {kind}")


def verdicts(sheet: Sheet) -> Counter[Verdict]:
    """How many lines were called what."""
    return Counter(judged.verdict for judged in sheet.marked().lines.values())


def named(sheet: Sheet, slip: Slipped, right: Work) -> Named:
    """What the marking says of a slip made in this sheet."""
    marking = sheet.marked()
    judged = marking.lines[slip.line]
    names = [explanation.names for explanation in judged.explanations]
    earlier = list(marking.lines.values())[: list(marking.lines).index(slip.line)]
    is_pointed_at = judged.verdict in FOUND or judged.is_doubtful
    return Named(
        slip.line,
        judged.verdict,
        names.index((slip.name,)) if (slip.name,) in names else None,
        len(names),
        is_pointed_at and not any(one.verdict in FOUND for one in earlier),
        judged.verdict in PASSED and right.may_be_right(slip.line, float(sheet.written[slip.line])),
    )


def seconds(sheet: Sheet) -> float:
    """To mark it, once it is read and the right numbers are worked out."""
    answers = sheet.answers()
    _ = sheet.exercise.values
    start = time.perf_counter()
    mark(sheet.exercise, answers)
    return time.perf_counter() - start


# What a process beside this one is asked for: it can import this module, but not the one that is run.


def be_nice() -> None:
    """Leave the machine to others."""
    if hasattr(os, "nice"):
        os.nice(10)


def verdicts_of_right_sheet(seed: str, **how: Any) -> tuple[Counter[Verdict], str]:
    """And how the sheet came about."""
    sheet = right_sheet(seed, **how)
    return verdicts(sheet), sheet.about


def named_in(name: str, digits: int, shown: float, seed: str) -> Named:
    """What the marking says of one sheet with this slip."""
    return named(*slipped_sheet(seed, name, digits, shown=shown))
