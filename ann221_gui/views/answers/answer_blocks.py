"""What there is to be said of one line of somebody's calculation, as blocks of a sheet."""

from collections.abc import Iterator

from ann221_gui.core.checking.attempt import Attempt
from ann221_gui.core.checking.hinting import Hint, equation_for
from ann221_gui.core.checking.judgement import Explanation, Judgement, Verdict
from ann221_gui.core.checking.words import INPUTS_EQUATION, names_of
from ann221_gui.core.formulas.markup import EQUALS
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.meanings import meaning
from ann221_gui.core.numbers import Digits
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Block, Caption, Heading, Sentence, Written

VALUE_DIGITS = Digits(6, are_significant=True)
EMPTY = "Type your number; Enter goes on. F3 gives a hint in three steps, F4 checks all that is written."
NOT_CHECKED = "Not checked yet: F4 checks all that is written."


def answer_blocks(attempt: Attempt, line: str, covered: frozenset[str]) -> list[Block]:
    """Of this line: what it is, what was found, and the hints that were asked for."""
    notation = attempt.exercise.setting.conventions.notation
    title = f"{symbol_text(line, notation)}: {meaning(line, attempt.exercise.setting).partition(':')[0]}"
    return [Heading(title), *_found(attempt, line), *_hints(attempt, line, covered)]


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
    equation = equation_for(attempt.handout.reading.line(line), working.setting)
    yield Heading("Hint 1 of 3: the equation")
    if equation is None:
        yield Sentence(f"It is the input itself: equation {INPUTS_EQUATION}.")
    else:
        left, number = working.in_symbols(equation).left, equation.number
        yield Written(number, line, left, working.in_symbols(equation).derived)
        if asked >= Hint.NUMBERS:
            yield Heading("Hint 2 of 3: with the numbers in")
            yield Caption("Your own, where you wrote them.")
            yield Written(number, line, left, ((*EQUALS, *working.numbers(equation.right)),))
    if asked is Hint.VALUE:
        yield from _value(attempt, line, working)


def _value(attempt: Attempt, line: str, working: Working) -> Iterator[Block]:
    digits = working.setting.conventions.digits or VALUE_DIGITS
    right, from_own = (digits.write(number) for number in (attempt.right(line), attempt.from_own(line)))
    yield Heading(f"Hint 3 of 3: the right number is {right}")
    if from_own != right:
        yield Sentence(f"From the numbers that you wrote before it, it comes to {from_own}.")
