"""What there is to be said of one line of somebody's calculation, as blocks of a sheet."""

from collections.abc import Iterator

from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.hinting import Hint, equation_for
from ann221_gui.core.checking.judgement import Explanation, Judgement, Verdict
from ann221_gui.core.checking.words import INPUTS_EQUATION, names_of
from ann221_gui.core.equations.equation import Equation
from ann221_gui.core.formulas.markup import EQUALS
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.meanings import meaning
from ann221_gui.core.numbers import Digits
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Block, Caption, Heading, Sentence, Written
from ann221_gui.views.formulas.equation_blocks import ROUNDED, entering

VALUE_DIGITS = Digits(6, are_significant=True)
EMPTY = "Type your number; Enter goes on. F3 gives a hint in three steps, F4 checks all that is written."
NOT_CHECKED = "Not checked yet: F4 checks all that is written."


def answer_blocks(attempt: Attempt, line: str, covered: frozenset[str]) -> list[Block]:
    """Of this line: what it is, what was found, and the hints that were asked for."""
    return [Heading(_title(attempt, line)), *_found(attempt, line), *_hints(attempt, line, covered)]


def _title(attempt: Attempt, line: str) -> str:
    """The symbol, and what it is in few words."""
    setting = attempt.exercise.setting
    name, _, explanation = meaning(attempt.here(line), setting).partition(": ")
    words = explanation if name == "gradient" else name
    return f"{symbol_text(line, setting.conventions.notation)}: {words}"


def _found(attempt: Attempt, line: str) -> Iterator[Block]:
    judged = attempt.judgement(line)
    if judged is None:
        yield Sentence(NOT_CHECKED if line in attempt.answers else EMPTY)
        return
    yield Heading(_verdict(judged))
    if (not judged.explanations or judged.is_doubtful) and judged.verdict is not Verdict.RIGHT:
        yield Sentence(judged.reason)
    for explanation in judged.explanations:
        yield Sentence(_explanation(explanation, judged, attempt))
    if judged.telling:
        yield Sentence(judged.telling)


def _verdict(judged: Judgement) -> str:
    """✗ slip: σ′ missing, output."""
    names = names_of(judged.explanations)
    return f"{judged.in_a_word}: {names}" if names else judged.in_a_word


def _explanation(explanation: Explanation, judged: Judgement, attempt: Attempt) -> str:
    """With its name where there are others; the line where it was made, if it is another."""
    notation = attempt.exercise.setting.conventions.notation
    name = f"{' and '.join(explanation.names)}: " if len(judged.explanations) > 1 else ""
    is_above = explanation.at not in ("", judged.line)
    where = f" Made at {symbol_text(explanation.at, notation)}." if is_above else ""
    number = f" See equation {explanation.equation}." if explanation.equation else ""
    return f"{name}{explanation.sentence}{where}{number}"


def _hints(attempt: Attempt, line: str, covered: frozenset[str]) -> Iterator[Block]:
    asked = attempt.hint(line)
    if asked is Hint.NONE or attempt.overflow:
        return
    working = attempt.working(line, covered)
    equation = equation_for(attempt.here(line), working.setting)
    if equation is None:
        yield Heading("Hint: the equation")
        yield Sentence(f"It is the input itself: equation {INPUTS_EQUATION}.")
    else:
        yield from _equation_hints(attempt, line, working, equation)
    if asked is Hint.VALUE:
        yield from _value(attempt, line, working)


def _equation_hints(attempt: Attempt, line: str, working: Working, equation: Equation) -> Iterator[Block]:
    written = working.in_symbols(equation)
    here, number = attempt.here(line), equation.number
    yield Heading("Hint 1 of 3: the equation")
    yield from _read_otherwise(attempt, line)
    yield Written(number, here, written.left, written.derived)
    if not written.derived:
        how = "averaged" if working.setting.conventions.loss.is_mean else "added up"
        yield Sentence(f"It is what each sample of the batch brings, {how}.")
    if attempt.hint(line) < Hint.NUMBERS:
        return
    yield Heading("Hint 2 of 3: with the numbers in")
    if not attempt.own.keys().isdisjoint(entering(working, equation.right)):
        yield Caption("Your own, where you wrote them.")
    yield Written(number, here, written.left, ((*EQUALS, *working.numbers(equation.right)),))
    if working.setting.conventions.digits is None:
        yield Caption(ROUNDED)


def _read_otherwise(attempt: Attempt, line: str) -> Iterator[Block]:
    """Where their number, or their name for it, is not the one of the formulas here."""
    reading, here = attempt.handout.reading, attempt.here(line)
    if here != line:
        name = symbol_text(here, attempt.exercise.setting.conventions.notation)
        yield Caption(f"In the formulas here it is {name}.")
    if reading.turns_sign(here):
        yield Caption("In the formulas here it has the other sign: it is ∂E/∂(net input) in them.")


def _value(attempt: Attempt, line: str, working: Working) -> Iterator[Block]:
    digits = working.setting.conventions.digits or VALUE_DIGITS
    right, from_own = (digits.write(number) for number in (attempt.right(line), attempt.from_own(line)))
    yield Heading(f"The right number is {right}")
    if from_own != right:
        yield Sentence(f"From the numbers that you wrote before it, it comes to {from_own}.")
