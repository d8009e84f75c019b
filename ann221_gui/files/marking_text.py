"""What a check found as a page of text: a line an answer, and below it what may have happened there."""

import json
from collections.abc import Iterator
from textwrap import wrap

from ann221_gui.core.checking import words
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.checking.judgement import Alternative, Explanation, Judgement, Marking
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.numbers import MINUS, Digits, exact
from ann221_gui.files.marking_file import keys_to_change

_ENOUGH_DIGITS = Digits(8, are_significant=True)  # more than anybody writes by hand
WIDEST = 110  # characters of what is said below a line
_GAP = "  "
_BELOW = " " * 14  # as far as a sign and the longest verdict reach

Cells = tuple[str, ...]


def marking_text(marking: Marking, exercise: Exercise, handout: Handout, *, with_values: bool = False) -> str:
    """The whole page; `handout` holds the answers as they were marked."""
    page = _Page(marking, exercise, handout, with_values)
    return "\n".join([*page.introduction(), "", *page.lines(), "", *page.summary()])


class _Page:
    def __init__(self, marking: Marking, exercise: Exercise, handout: Handout, with_values: bool) -> None:
        self._marking, self._exercise, self._handout = marking, exercise, handout
        self._with_values = with_values

    def introduction(self) -> Iterator[str]:
        problem, handout = self._exercise.problem, self._handout
        if problem.title:
            yield problem.title
        if handout.source:
            yield f"Answers: {handout.source}."
        yield f"Conventions: {conventions_statement(problem.conventions)}."
        if handout.reading.negative_signals:
            yield "The answers' error signals are read as −∂E/∂(net input)."
        if handout.reading.swapped_indices:
            yield "The answers' w₁₂ is read as the weight to neuron 1 from neuron 2."
        if handout.reading.staged_gradients:
            yield "The answers' hidden gradients are read as those through the new output weights."
        if handout.tolerance is not None:
            yield f"An answer may be off by {exact(handout.tolerance)} of the right number."

    def lines(self) -> Iterator[str]:
        judgements = list(self._marking.lines.values())
        rows = [self._cells(judgement) for judgement in judgements]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for judgement, row in zip(judgements, rows, strict=True):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield _GAP.join([*cells, _in_short(judgement)])
            for below in self._below(judgement):
                yield from _wrapped(below)

    def summary(self) -> Iterator[str]:
        notation = self._exercise.problem.conventions.notation
        yield words.summary(list(self._marking.lines.values()), notation)
        yield from self._alternative()

    def _cells(self, judgement: Judgement) -> Cells:
        verdict = judgement.in_a_word.ljust(len(_BELOW) - len(_GAP))
        cells = (verdict, self._symbol(judgement.line), _with_room(judgement.answer.text))
        if not self._with_values:
            return cells
        digits = self._exercise.problem.conventions.digits or _ENOUGH_DIGITS
        right = self._handout.reading.right(judgement.line, self._exercise.values)
        return (*cells, _with_room(digits.write(right)))

    def _below(self, judgement: Judgement) -> Iterator[str]:
        yield from map(self._explanation, judgement.explanations)
        if judgement.telling:
            yield judgement.telling

    def _explanation(self, explanation: Explanation) -> str:
        names = " and ".join(explanation.names)
        where = f" at {self._symbol(explanation.at)}" if explanation.at else ""
        number = f", equation ({explanation.equation})" if explanation.equation else ""
        other = explanation.alternative
        switch = "" if other in (None, self._marking.alternative) else f" {self._how_to_switch(other)}"
        return f"– {names}{where}{number}: {explanation.sentence}{switch}"

    def _alternative(self) -> Iterator[str]:
        other = self._marking.alternative
        if other is not None:
            yield f"As in a book with another convention, {other.name}: {other.sentence}"
            yield self._how_to_switch(other)

    def _how_to_switch(self, other: Alternative) -> str:
        if self._handout.binds_conventions:
            return "This exercise keeps its own."
        keys = keys_to_change(other, self._exercise, self._handout)
        written = ", ".join(f'"{key}": {json.dumps(values)}' for key, values in keys.items())
        return f"To switch to it, write {written} in the problem file."

    def _symbol(self, name: str) -> str:
        return symbol_text(name, self._exercise.problem.conventions.notation)


def _wrapped(text: str) -> list[str]:
    """Below a line, what follows a dash below its words."""
    inner = _BELOW + "  " * text.startswith("–")
    return wrap(text, WIDEST, initial_indent=_BELOW, subsequent_indent=inner, break_long_words=False)


def _in_short(judgement: Judgement) -> str:
    """The reason, unless the explanations below give it at length."""
    return words.names_of(judgement.explanations) or judgement.reason


def _with_room(number: str) -> str:
    """For a sign, so that digits stand below digits."""
    return number if number.startswith(("+", "-", MINUS)) else f" {number}"
