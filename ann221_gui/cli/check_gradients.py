"""`ann221 check-gradients`: the gradients of the formulas against gradients found without them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ann221_gui.cli.arguments import Parser
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.gradient_check import AGREEMENT, GradientComparison, check_gradients, summary, worst
from ann221_gui.core.numbers import power_of_ten
from ann221_gui.files.opening import open_setup

DISAGREED = 1


def run(arguments: list[str]) -> int:
    """Compare, print a row a parameter, and fail where two gradients differ."""
    chosen = _parser().parse_args(arguments)
    setups = _default_setups() if chosen.file is None else (open_setup(Path(chosen.file)),)
    checks = [(setup, _check(setup)) for setup in setups]
    every = [row for _, rows in checks for row in rows]
    lines = [line for setup, rows in checks for line in _table(setup, rows)]
    print("\n".join([*lines, summary(every), _verdict(every)]))
    return 0 if all(row.agrees for row in every) else DISAGREED


def _parser() -> Parser:
    parser = Parser(
        "check-gradients",
        "Compare each gradient with one that complex steps through the forward pass give. "
        f"They agree up to a relative error of {AGREEMENT:.0e}; otherwise the exit status is 1. "
        "Digits are those in which the two agree and that rounding can't have touched; where fewer are left "
        "than a verdict needs, that is said, and is no disagreement.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a problem or points file, or a session for where it stands "
        "(default: XOR from the start that works, without and with biases)",
    )
    return parser


def _default_setups() -> tuple[Setup, ...]:
    without = Setup()
    return without, replace(without, hyperparameters=replace(without.hyperparameters, biases=True))


def _check(setup: Setup) -> tuple[GradientComparison, ...]:
    return check_gradients(setup.start.parameters(), setup.dataset, setup.hyperparameters)


def _table(setup: Setup, rows: tuple[GradientComparison, ...]) -> Iterator[str]:
    biases = "with biases" if setup.hyperparameters.biases else "without biases"
    yield f"{setup.dataset.title}, {biases}; {conventions_statement(setup.hyperparameters.conventions)}"
    yield f"{'parameter':<9}  {'analytic':>22}  {'independent':>22}  {'relative error':>14}  digits  verdict"
    for row in rows:
        analytic, independent = power_of_ten(row.analytic, 15), power_of_ten(row.independent, 15)
        error = power_of_ten(row.relative_error, 1)
        numbers = f"{analytic:>22}  {independent:>22}  {error:>14}  {row.digits:>6}"
        yield f"{row.parameter:<9}  {numbers}  {row.words}"
    yield ""


def _verdict(rows: list[GradientComparison]) -> str:
    wrong = [str(row.parameter) for row in rows if not row.agrees]
    verdict = f"they disagree at {', '.join(wrong)}" if wrong else "they agree"
    where = "" if all(row.is_decided for row in rows) else " where the check has digits"
    return f"largest relative error{where} {power_of_ten(worst(rows), 1)}: {verdict}"
