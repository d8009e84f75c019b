"""Measures the marking against sheets of which one knows what is in them.

    python -m tests.marking [--problems N] [--slips NAME ... | --times] [--shown SHARE] [--seed SEED]

The sheets come from `by_hand`, which works them out on its own: random problems of all conventions, each line
by one of the ways to it, with 2 to 6 digits. Figures:

right sheets: how many lines are called what; asked is that none is a slip, wrong, or follows from one.
slips: each made once, everything after it followed through; 3 and 4 significant digits. In percent of the
problems in which it changes a written digit and rounding alone does not lead to the same number
(`like rounding` is the share where it does and the marking passed it): named `alone`, `among two`, `at all`;
`found`: the slip's line is called a slip, wrong, of another convention, or doubtful, and no line before it is
any of the first three.
time: of one marking, and of hostile sheets, which no slip explains.
"""

import gc
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from multiprocessing import get_context
from typing import Any

from ann221_gui.core.checking.judgement import Verdict
from tests.marking import measuring
from tests.marking.measuring import HOSTILE, Named
from tests.marking.slips import SLIPS

PROCESSES = 2
RIGHT_A_SLIP = 20  # right sheets for each of the problems a slip gets: 10,000 for 500
KINDS = {
    "every line": {},
    "half of the lines": {"shown": 0.5},
    "one line in ten": {"shown": 0.1},
    "other samples rounded too": {"own_others": True},
}
CHUNK = 8


def main() -> None:
    asked = _asked()
    if asked.times:
        _times(asked)
        return
    with get_context("spawn").Pool(PROCESSES, initializer=measuring.be_nice) as pool:
        spread = partial(pool.imap_unordered, chunksize=CHUNK)
        if not asked.slips:
            _right_sheets(asked, spread)
        _slips(asked, spread)
    if not asked.slips:
        _times(asked)


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.marking", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--problems", metavar="N", type=int, default=500, help="for each slip (default: 500)")
    parser.add_argument("--slips", metavar="NAME", nargs="+", choices=tuple(SLIPS), help="these alone")
    parser.add_argument(
        "--shown",
        metavar="SHARE",
        type=float,
        default=1.0,
        help="of the lines that stand on a sheet with a slip",
    )
    parser.add_argument("--times", action="store_true", help="how long it takes, alone")
    parser.add_argument("--seed", default="1")
    return parser.parse_args()


Spread = Callable[[Callable[..., Any], Iterable[Any]], Iterable[Any]]


def _right_sheets(asked: Namespace, spread: Spread) -> None:
    for kind, how in KINDS.items():
        count = asked.problems * RIGHT_A_SLIP // (1 if kind == "every line" else 10)
        seeds = [f"{asked.seed} {kind} {number}" for number in range(count)]
        total, off = Counter[Verdict](), []
        for verdicts, about in spread(partial(measuring.verdicts_of_right_sheet, **how), seeds):
            total += verdicts
            if any(verdicts[verdict] for verdict in measuring.NOT_RIGHT):
                off.append(about)
        _print(f"{count} right sheets, {kind}: " + _counts(total))
        for about in off[:5]:
            _print(f"    {about}")
    _print()


def _counts(total: Counter[Verdict]) -> str:
    return ", ".join(f"{total[verdict]} {verdict}" for verdict in Verdict)


def _slips(asked: Namespace, spread: Spread) -> None:
    _print(f"{'slip':28}digits  like rounding  alone  among two  at all  found   worst line")
    for name in asked.slips or SLIPS:
        for digits in (3, 4):
            seeds = [f"{asked.seed} {name} {digits} {number}" for number in range(asked.problems)]
            named_in = partial(measuring.named_in, name, digits, asked.shown)
            _print(_row(name, digits, list(spread(named_in, seeds))))


def _row(name: str, digits: int, all_named: Sequence[Named]) -> str:
    rest = [one for one in all_named if not one.like_rounding]

    def percent(is_so: Callable[[Named], bool]) -> float:
        return 100 * sum(map(is_so, rest)) / max(1, len(rest))

    like_rounding = 100 - 100 * len(rest) / len(all_named)
    missed = Counter(one.line for one in rest if not (one.is_among_two and one.found_first))
    worst = ", ".join(f"{line} {count}" for line, count in missed.most_common(3))
    return (
        f"{name:28}{digits:6}{like_rounding:15.1f}{percent(lambda one: one.is_alone):7.1f}"
        f"{percent(lambda one: one.is_among_two):11.1f}{percent(lambda one: one.place is not None):8.1f}"
        f"{percent(lambda one: one.found_first):7.1f}   {worst}"
    )


def _times(asked: Namespace) -> None:
    """In this process alone, while nothing else of it runs."""
    numbers = range(asked.problems)
    kinds = {
        "right sheets": [measuring.right_sheet(f"{asked.seed} time {n}") for n in numbers],
        "sheets with a slip": [
            measuring.slipped_sheet(f"{asked.seed} time {n}", list(SLIPS)[n % len(SLIPS)], 4)[0]
            for n in numbers
        ],
    } | {kind: [measuring.hostile_sheet(f"{asked.seed} {n}", kind) for n in numbers] for kind in HOSTILE}
    gc.freeze()  # what is kept here is no work for the marking
    _print(f"\n{'ms to mark':28}{'median':>8}{'99th':>8}{'worst':>8}")
    for kind, sheets in kinds.items():
        times = sorted(1e3 * measuring.seconds(sheet) for sheet in sheets)
        ranks = (times[len(times) // 2], times[len(times) * 99 // 100], times[-1])
        _print(f"{kind:28}" + "".join(f"{rank:8.1f}" for rank in ranks))


def _print(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
