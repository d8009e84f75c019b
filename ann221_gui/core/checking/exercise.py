"""What is to be worked out: a problem, and the other samples of the batch that its sample belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.backpropagation import backward
from ann221_gui.core.checking.sheet import OTHER_TARGET, OTHERS, SAMPLES, SHARE, Ways, sheet
from ann221_gui.core.equations.equation import Setting, total_name
from ann221_gui.core.network import forward
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.solution import Problem, given, worked_out
from ann221_gui.core.update import Update, update

Sample = tuple[tuple[float, float], float]


@dataclass(frozen=True)
class Exercise:
    """`others` are the other samples of the step, as (inputs, target); none: the problem's alone."""

    problem: Problem
    others: tuple[Sample, ...] = ()

    @cached_property
    def setting(self) -> Setting:
        return replace(self.problem.setting, of_batch=bool(self.others))

    @cached_property
    def sheet(self) -> Mapping[str, Ways]:
        """Every line that can be answered, in the order of the calculation."""
        return sheet(self.setting)

    @cached_property
    def stated(self) -> Mapping[str, float]:
        """What the lines are worked out from and nobody has to work out."""
        inputs = {"input_1": self.problem.inputs[0], "input_2": self.problem.inputs[1]}
        return given(self.problem) | inputs | self._other_targets | self._of_others

    @cached_property
    def values(self) -> Mapping[str, float]:
        """The right number of each line; OverflowError where one is too large."""
        values = worked_out(self.problem)
        if self.others:
            values |= self._totals
        return {line: values[line] for line in self.sheet}

    @cached_property
    def other_pairs(self) -> tuple["Exercise", ...]:
        """Each of the other samples as an exercise of its own."""
        problem = self.problem
        return tuple(
            Exercise(replace(problem, inputs=inputs, target=target)) for inputs, target in self.others
        )

    @property
    def _samples(self) -> tuple[FloatArray, FloatArray]:
        """Inputs (B, 2) and targets (B,) of the batch, the problem's own sample first."""
        inputs = [self.problem.inputs, *(inputs for inputs, _ in self.others)]
        targets = [self.problem.target, *(target for _, target in self.others)]
        return np.array(inputs), np.array(targets)

    @cached_property
    def update(self) -> Update:
        """What the step of the whole batch does."""
        return update(self.problem.parameters, *self._samples, self.problem.setup().hyperparameters)

    @property
    def _other_targets(self) -> dict[str, float]:
        """Those that may be taken for this sample's: of the others, or 0 for 1 and 1 for 0."""
        own = self.problem.target
        targets = {target for _, target in self.others} | ({1 - own} if own in (0, 1) else set())
        return {f"{OTHER_TARGET}{place}": target for place, target in enumerate(sorted(targets - {own}))}

    @cached_property
    def _of_others(self) -> dict[str, float]:
        """What the other samples add up to, of each gradient."""
        if not self.others:
            return {}
        inputs, targets = (array[1:] for array in self._samples)
        problem, through = self.problem, {"": self.problem.parameters, "staged_": self.update.parameters}
        passed = forward(problem.parameters, inputs, problem.activations)
        sums = {
            f"{OTHERS}{start}dE_d": backward(
                back, passed, targets, problem.activations, problem.loss
            ).loss.sum(0)
            for start, back in through.items()
        }
        size = 1 + len(self.others)
        return _named(sums) | {SHARE: 1 / size, SAMPLES: size}

    @property
    def _totals(self) -> dict[str, float]:
        after = self.update
        step = "staged_dE_d" if self.setting.is_layered else "dE_d"
        of_pair = self._staged_of_pair if self.setting.is_layered else {}
        totals = {
            total_name("dE_d", self.setting): after.gradient,
            total_name(step, self.setting): after.step_gradient,
        }
        return of_pair | _named({**totals, "new_": after.parameters.vector})

    @property
    def _staged_of_pair(self) -> dict[str, float]:
        """What the problem's own sample gives with the w² that the whole batch leads to."""
        inputs, targets = (array[:1] for array in self._samples)
        problem = self.problem
        passed = forward(problem.parameters, inputs, problem.activations)
        back = backward(self.update.parameters, passed, targets, problem.activations, problem.loss)
        signals = {f"staged_dE_dI_O2_{j}": float(back.signal1[0, place]) for place, j in enumerate("12")}
        return signals | _named({"staged_dE_d": back.loss[0]})


def _named(rows: Mapping[str, FloatArray]) -> dict[str, float]:
    return {
        f"{start}{parameter}": float(row[parameter.place])
        for start, row in rows.items()
        for parameter in ParameterId
    }
