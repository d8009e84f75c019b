"""A training step gone through phase by phase, before it is done: forward, error, backward, update.

A walk is a place in the step and changes nothing: the step is done when one goes on past its last phase.
"""

from dataclasses import dataclass
from enum import StrEnum

from ann221_gui.core.equations.equation import Equation, Setting, total_name
from ann221_gui.core.equations.table import equation_of, equations
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.parts import is_parameter


class Phase(StrEnum):
    """What is looked at; `TOTAL` only where a batch has more samples than one."""

    FORWARD = "forward"
    ERROR = "error"
    BACKWARD = "backward"
    TOTAL = "total"
    UPDATE = "update"


PHASE_BY_PHASE = 0.0  # epochs a second: the slowest speed, at which phases are played

SAMPLE_PHASES = (Phase.FORWARD, Phase.ERROR, Phase.BACKWARD)

_FORWARD = ("I_O2_1", "I_O2_2", "O2_1", "O2_2", "I_O3_1", "O3_1")  # one layer after the other
# Numbers of the equations that the other phases use, in the order in which they are worked out; those of one
# group as they stand in the table.
_NUMBERS = {
    Phase.ERROR: (("A6",), ("15",), ("17",)),
    Phase.BACKWARD: (("A5",), ("A8",), ("A1",)),
    Phase.TOTAL: (("14",), ("A10",)),
    Phase.UPDATE: (("A2", "A9", "A11"),),
}


@dataclass(frozen=True)
class Walk:
    """`place` counts the samples of the batch; a walk `of_pair` is a step on the probed pair alone."""

    phase: Phase = Phase.FORWARD
    place: int = 0
    of_pair: bool = False

    def onward(self, samples: int) -> "Walk | None":
        """The next phase of a step on so many samples; None behind the last."""
        if self.phase is Phase.UPDATE:
            return None
        if self.phase is Phase.TOTAL:
            return Walk(Phase.UPDATE, samples - 1, self.of_pair)
        if self.phase is not Phase.BACKWARD:
            return Walk(SAMPLE_PHASES[SAMPLE_PHASES.index(self.phase) + 1], self.place, self.of_pair)
        if self.place + 1 < samples:
            return Walk(Phase.FORWARD, self.place + 1, self.of_pair)
        return self.to_total(samples)

    def back(self, samples: int) -> "Walk | None":
        """The phase before; None before the first."""
        if self.phase is Phase.UPDATE and samples > 1:
            return self.to_total(samples)
        if self.phase in (Phase.UPDATE, Phase.TOTAL):
            return Walk(Phase.BACKWARD, samples - 1, self.of_pair)
        if self.phase is not Phase.FORWARD:
            return Walk(SAMPLE_PHASES[SAMPLE_PHASES.index(self.phase) - 1], self.place, self.of_pair)
        return Walk(Phase.BACKWARD, self.place - 1, self.of_pair) if self.place else None

    def to_total(self, samples: int) -> "Walk":
        """Past all samples: to their total, or with a single one straight to the update."""
        return Walk(Phase.TOTAL if samples > 1 else Phase.UPDATE, samples - 1, self.of_pair)


def equations_of(phase: Phase, setting: Setting) -> tuple[Equation, ...]:
    """What the phase computes, without the general forms."""
    if phase is Phase.FORWARD:
        return tuple(equation_of(quantity, setting) for quantity in _FORWARD)
    worked = [equation for equation in equations(setting) if not equation.is_general]
    return tuple(one for group in _NUMBERS[phase] for one in worked if one.number in group)


def quantity_on(item: str, phase: Phase, setting: Setting) -> str:
    """What a neuron or a parameter of the diagram shows besides itself in this phase; empty for nothing."""
    if not is_parameter(item):
        return _neuron_quantity(item, phase)
    return {
        Phase.FORWARD: "" if ParameterId(item).is_bias else f"carried_{item}",
        Phase.ERROR: "",
        Phase.BACKWARD: f"dE_d{item}",
        Phase.TOTAL: total_name(f"dE_d{item}", setting),
        Phase.UPDATE: f"new_{item}",
    }[phase]


def _neuron_quantity(neuron: str, phase: Phase) -> str:
    if neuron.startswith("O1_"):
        return ""
    shown = {Phase.FORWARD: f"I_{neuron}", Phase.BACKWARD: f"dE_dI_{neuron}"}
    if neuron == "O3_1":
        shown[Phase.ERROR] = "dE_dO3_1"
    return shown.get(phase, "")
