"""What other textbooks do, under which somebody's numbers may be right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.judgement import Alternative, Verdict
from ann221_gui.core.checking.own_work import OwnWork
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.checking.sheet import line_in
from ann221_gui.core.checking.standing import Standing, standings
from ann221_gui.core.checking.switches import Custom, switches

Answers = Mapping[str, Answer]
FAR = 0.5  # of a number


@dataclass(frozen=True, eq=False)
class Taken:
    """The sheet as it stands under an alternative, or under none; lines by the names that were written."""

    exercise: Exercise
    written: Answers
    reading: Reading
    tolerance: float | None = None
    alternative: Alternative | None = None

    @cached_property
    def answers(self) -> Answers:
        """By the names and with the signs that hold here; KeyError where the exercise has no such line."""
        named = ((self.line(line), answer) for line, answer in self.written.items())
        read = {line: self.reading.answer(line, answer) for line, answer in named}
        return {line: read[line] for line in self.exercise.sheet if line in read}

    def line(self, written: str) -> str:
        """The line here that theirs of this name is; totals have another name where they are averaged."""
        return line_in(self.exercise.sheet, self.reading.line(written))

    def right_number(self, written: str) -> float:
        """Of their line, with the sign that they give it."""
        line = self.line(written)
        return self.reading.answer(line, Answer("", self.exercise.values[line], 0.0)).value

    @cached_property
    def work(self) -> OwnWork:
        return OwnWork(self.exercise, self.answers)

    @cached_property
    def _worked_out(self) -> OwnWork:
        """With nobody's answers: quicker than 50 digits, and exact enough for what is written by hand."""
        return OwnWork(self.exercise, {})

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        return standings(self.exercise, self.answers, self.tolerance)

    def standing(self, written: str) -> Standing:
        return self.standings[self.line(written)]

    @cached_property
    def right(self) -> frozenset[str]:
        """Lines as they were written."""
        return frozenset(line for line in self.written if self.standing(line).verdict.is_right)

    @cached_property
    def faults(self) -> int:
        return sum(one.verdict is Verdict.WRONG for one in self.standings.values())

    def is_far_off(self, written: str) -> bool:
        """Whether rounding can hardly be the reason."""
        line = self.line(written)
        answer, right = self.answers[line], self._worked_out.number(line)
        return abs(answer.value - right) > FAR * abs(right) + answer.unit

    def under(self, alternative: Alternative) -> "Taken":
        problem = replace(self.exercise.problem, conventions=alternative.conventions)
        exercise = self.exercise
        if problem.conventions != self.exercise.problem.conventions:
            exercise = replace(self.exercise, problem=problem)
        return replace(self, exercise=exercise, reading=alternative.reading, alternative=alternative)


def better(taken: Taken) -> Taken | None:
    """The sheet under the alternative that leaves fewest faults; what was right stays right."""
    one = _best(_single(taken), taken)
    if one is None:
        return _best(_double(taken), taken)
    assert one.alternative is not None
    both = _best(_single(one), one) if one.faults else None
    return one if both is None else both.under(_together(one.alternative, both.alternative))


def _best(options: Iterator[Alternative], taken: Taken) -> Taken | None:
    possible = [one for option in options if _is_better(one := taken.under(option), taken)]
    return min(possible, key=lambda one: (one.faults, -len(one.right)), default=None)


def _together(first: Alternative, second: Alternative | None) -> Alternative:
    """The second was found from where the first leads."""
    assert second is not None
    names, sentences = f"{first.name}, {second.name}", f"{first.sentence} {second.sentence}"
    return Alternative(names, sentences, second.conventions, second.reading)


def _is_better(one: Taken, than: Taken) -> bool:
    if not one.answers.keys() >= {one.line(line) for line in than.written}:
        return False
    wrong = (line for line in than.written if than.standing(line).verdict is Verdict.WRONG)
    if all(map(one.is_far_off, wrong)) or any(map(one.is_far_off, than.right)):
        return False  # found quickly, before every line is judged there
    return one.faults < than.faults and one.right > than.right


def _single(taken: Taken) -> Iterator[Alternative]:
    here = Custom(taken.exercise.problem.conventions, taken.reading)
    for switch in switches(taken.exercise):
        yield Alternative(*switch.words(here), *switch.other(here))


def _double(taken: Taken) -> Iterator[Alternative]:
    """Two at once."""
    here = Custom(taken.exercise.problem.conventions, taken.reading)
    for pair in combinations(switches(taken.exercise), 2):
        names, sentences = zip(*(switch.words(here) for switch in pair), strict=True)
        custom = pair[1].other(pair[0].other(here))
        yield Alternative(", ".join(names), " ".join(sentences), *custom)
