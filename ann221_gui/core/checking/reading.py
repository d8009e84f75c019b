"""How somebody's numbers are to be read, where their book names things differently."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ann221_gui.core.checking.answer import Answer

_SWAPPED = {"w1_12": "w1_21", "w1_21": "w1_12"}
_HIDDEN = re.compile(r"(sum_|mean_)?(staged_)?(dE_d(?:I_O2_.|[wb]1_.*))")
_SIGNAL = "dE_dI_"


@dataclass(frozen=True)
class Reading:
    """`negative_signals`: their δ is −∂E/∂(net input). `swapped_indices`: their w₁₂ runs to 1 from 2.

    `staged_gradients`: where layers are updated one after the other, their gradients of the hidden layer are
    those that it learns from.
    """

    negative_signals: bool = False
    swapped_indices: bool = False
    staged_gradients: bool = False

    def line(self, name: str) -> str:
        """The line here that theirs of this name is; and the other way round."""
        if self.swapped_indices:
            name = name[:-5] + _SWAPPED.get(name[-5:], name[-5:])
        match = _HIDDEN.fullmatch(name) if self.staged_gradients else None
        if match is None:
            return name
        total, staged, rest = match.groups("")
        return f"{total}{'' if staged else 'staged_'}{rest}"

    def answer(self, line: str, written: Answer) -> Answer:
        """What they wrote in this line (here), with the sign that it has here; and the other way round."""
        if not self.turns_sign(line):
            return written
        return replace(written, value=-written.value)

    def turns_sign(self, line: str) -> bool:
        """Whether they have a line (here) with the other sign."""
        return self.negative_signals and _SIGNAL in line

    def right(self, name: str, values: Mapping[str, float]) -> float:
        """The right number of their line, with the sign that they give it; `values` are those here."""
        line = self.line(name)
        return self.answer(line, Answer("", values[line], 0.0)).value


AS_HERE = Reading()
