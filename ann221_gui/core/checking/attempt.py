"""Somebody's answers to an exercise as far as they have got: written, judged, asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.checking.hinting import Hint, equation_for, working_for
from ann221_gui.core.checking.judgement import Alternative, Judgement, Marking
from ann221_gui.core.checking.mark import mark
from ann221_gui.core.checking.own_work import OwnWork
from ann221_gui.core.checking.sheet import line_in
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.solution import Problem
from ann221_gui.core.working import Working


@dataclass(frozen=True, eq=False)
class Attempt:
    """`answers` by line, to be read as `reading` says; `hints` that were asked for; `marking` as of the last
    check, or None. Lines go by the names that their writer gives them.
    """

    exercise: Exercise
    handout: Handout
    answers: Mapping[str, Answer]
    hints: Mapping[str, Hint] = field(default_factory=dict)
    marking: Marking | None = None

    @classmethod
    def at(cls, exercise: Exercise, handout: Handout) -> "Attempt":
        """With the answers that are handed out."""
        return cls(exercise, handout, handout.answers)

    @property
    def is_begun(self) -> bool:
        return bool(self.answers or self.hints)

    @property
    def lines(self) -> tuple[str, ...]:
        """In the order of the calculation."""
        return tuple(map(self.handout.reading.line, self.exercise.sheet))

    @cached_property
    def overflow(self) -> str:
        """What makes it impossible to judge anything: a right number that is too large; mostly empty."""
        try:
            self.exercise.values  # noqa: B018  worked out here first
        except OverflowError as error:
            return str(error)
        return ""

    @property
    def answered(self) -> tuple[str, ...]:
        """Those of the lines that have an answer."""
        return tuple(line for line in self.lines if line in self.answers)

    def right(self, line: str) -> float:
        """The right number, with the sign that it has for its writer."""
        return self.handout.reading.right(line, self.exercise.values)

    def right_if_known(self, line: str, *, is_revealed: bool) -> float | None:
        """The same where it was asked for, at this line or at all."""
        is_known = is_revealed or self.hint(line) is Hint.VALUE
        return self.right(line) if is_known and not self.overflow else None

    def from_own(self, line: str) -> float:
        """What the line comes to from its writer's other lines; from right ones where there are none."""
        others = {name: answer for name, answer in self._answers_here.items() if name != self.here(line)}
        work = OwnWork(self.exercise, others)
        value = work.value(work.way(self.here(line)))
        return self.handout.reading.right(line, {self.here(line): value})

    def working(self, line: str, covered: frozenset[str]) -> Working:
        """The equations as one has them at this line: with its writer's own numbers in other lines."""
        others = {name: number for name, number in self.own.items() if name != self.here(line)}
        return working_for(self.exercise, others, covered)

    @property
    def own(self) -> dict[str, float]:
        """Its writer's numbers by the names, and with the signs, that lines have here."""
        return {line: answer.value for line, answer in self._answers_here.items()}

    @property
    def _answers_here(self) -> dict[str, Answer]:
        """By the names, and with the signs, that lines have here; without those that the exercise lacks."""
        read = ((self.here(line), answer) for line, answer in self.answers.items())
        reading, sheet = self.handout.reading, self.exercise.sheet
        return {line: reading.answer(line, answer) for line, answer in read if line in sheet}

    def here(self, line: str) -> str:
        """What their line is called here."""
        return self.handout.reading.line(line)

    def judgement(self, line: str) -> Judgement | None:
        """Of the last check; None for an answer that has been written since."""
        judged = None if self.marking is None else self.marking.lines.get(line)
        return judged if judged is not None and judged.answer == self.answers.get(line) else None

    def hint(self, line: str) -> Hint:
        return self.hints.get(line, Hint.NONE)

    @property
    def known(self) -> frozenset[str]:
        """Lines whose numbers need no covering any more: judged right, or asked for."""
        right = {line for line in self.answers if (one := self.judgement(line)) and one.is_right_here}
        asked = {line for line, hint in self.hints.items() if hint is Hint.VALUE}
        return frozenset(map(self.handout.reading.line, right | asked))

    def with_answer(self, line: str, answer: Answer | None) -> "Attempt":
        """The same with another number in a line, or with none."""
        answers = {name: one for name, one in self.answers.items() if name != line}
        return replace(self, answers=answers if answer is None else {**answers, line: answer})

    def with_hint(self, line: str) -> "Attempt":
        """The next hint at a line; there are no numbers to be put in where there is no equation."""
        following = self.hint(line).next
        if following is Hint.NUMBERS and equation_for(self.here(line), self.exercise.setting) is None:
            following = Hint.VALUE
        return replace(self, hints={**self.hints, line: following})

    def checked(self) -> "Attempt":
        """Every answer judged, where that is possible."""
        if self.overflow:
            return replace(self, marking=None)
        present = {line: self.answers[line] for line in self.answered}
        handout = self.handout
        marking = mark(
            self.exercise, present, handout.reading, handout.tolerance, is_bound=handout.binds_conventions
        )
        return replace(self, marking=marking)

    def under(self, conventions: Conventions) -> "Attempt":
        """The same answers by other conventions; judged again, if they were."""
        exercise = replace(self.exercise, problem=replace(self.exercise.problem, conventions=conventions))
        answers = {line_in(exercise.sheet, line): answer for line, answer in self.answers.items()}
        hints = {line_in(exercise.sheet, line): hint for line, hint in self.hints.items()}
        moved = replace(self, exercise=exercise, answers=answers, hints=hints)
        return moved if self.marking is None else moved.checked()

    def adopting(self, alternative: Alternative) -> "Attempt":
        """Read, and judged again, as the alternative has it."""
        handout = replace(self.handout, reading=alternative.reading)
        return replace(self, handout=handout).under(alternative.conventions)

    def is_at(self, problem: Problem) -> bool:
        """Whether it is about this network and pair, perhaps by other conventions."""
        return replace(self.exercise.problem, conventions=problem.conventions) == problem

    def is_about(self, exercise: Exercise) -> bool:
        """The same, and about the same other samples."""
        return self.is_at(exercise.problem) and self.exercise.others == exercise.others
