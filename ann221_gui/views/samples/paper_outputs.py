"""The network's output for each sample as it comes out on paper, worked out where it is seen."""

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.frame import Frame
from ann221_gui.core.paper import drift, on_paper
from ann221_gui.core.parts import OUTPUT_NEURON
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.views.samples.sample_columns import Column


class PaperOutputs:
    """Of one instant whose conventions carry digits."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._known: dict[int, float] = {}

    def value(self, column: Column, row: int) -> float:
        """Of the output, or of its drift."""
        output = self._output(row)
        if column is Column.PAPER:
            return output
        return drift(output, float(self._frame.evaluation.outputs[row]))

    def _output(self, row: int) -> float:
        if row not in self._known:
            carry = self._frame.hyperparameters.conventions.carry
            assert carry is not None
            problem = Snapshot(self._frame, probe_of_sample(self._frame.dataset, row)).problem
            self._known[row] = on_paper(Exercise(problem), carry, OUTPUT_NEURON)[OUTPUT_NEURON]
        return self._known[row]
