"""What is said about the phase of a step that is being walked through."""

from collections.abc import Iterator

from ann221_gui.core.equations.expressions import Quantity
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.numbers import exact
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import SAMPLE_PHASES, Phase, Walk, equations_of
from ann221_gui.views.formulas.blocks import Block, Caption, Heading
from ann221_gui.views.formulas.equation_blocks import in_brief
from ann221_gui.views.formulas.paper_blocks import with_paper
from ann221_gui.views.formulas.parameter_blocks import STAGED
from ann221_gui.views.shared.phase_words import BACK_KEY, ONWARD_KEY, titled
from ann221_gui.views.shared.symbols import input_symbols

NOT_BEGUN = (
    "Forward, error and backward for each of its samples, then the update: that is a step. Press "
    f"{ONWARD_KEY} to look at the next one phase by phase. {ONWARD_KEY} goes on to the next phase, "
    f"{BACK_KEY} goes back, and behind the last phase the step is done. The menu Train has the same for a "
    "step with the probed pair alone."
)
_NEXT = {
    Phase.FORWARD: "forward, with the next sample",
    Phase.ERROR: "the error",
    Phase.BACKWARD: "backward, from the error to each weight",
    Phase.TOTAL: "the total over the samples",
    Phase.UPDATE: "the update",
}


def step_blocks(snapshot: Snapshot) -> list[Block]:
    """The formulas that the present phase uses, under what happens in it; or how to begin."""
    walk = snapshot.walk
    if walk is None:
        return [Heading("One step, phase by phase"), Caption(NOT_BEGUN)]
    samples = snapshot.walked_samples
    heading = Heading(titled(walk.phase, _what_happens(snapshot, walk, samples)))
    equations = with_paper(_equations(snapshot, walk.phase), snapshot)
    return [heading, Caption(_progress(walk, samples)), *equations]


def _what_happens(snapshot: Snapshot, walk: Walk, samples: int) -> str:
    which = f"sample {walk.place + 1} of {samples}"
    if samples == 1:
        which = "the probed pair" if walk.of_pair else "the only sample of this step"
    match walk.phase:
        case Phase.FORWARD:
            return f"{which} runs through the network: {_inputs(snapshot)}"
        case Phase.ERROR:
            output = plain_text(snapshot.working.result(Quantity("O3_1")))
            return f"{which} should give {exact(snapshot.probe.target)}, and gives {output}"
        case Phase.BACKWARD:
            return f"from the error of {which} to each weight"
        case Phase.TOTAL:
            together = "their mean counts" if snapshot.problem.loss.is_mean else "they add up"
            return f"{samples} samples, {samples} gradients for each weight: {together}"
        case Phase.UPDATE:
            return "each weight takes its step"


def _inputs(snapshot: Snapshot) -> str:
    notation = snapshot.problem.conventions.notation
    written = zip(input_symbols(notation), snapshot.probe.inputs, strict=True)
    return ", ".join(f"{symbol} = {exact(value)}" for symbol, value in written)


def _progress(walk: Walk, samples: int) -> str:
    """How far the step is, and what comes next."""
    last = len(SAMPLE_PHASES) * samples + (2 if samples > 1 else 1)
    place = {Phase.UPDATE: last, Phase.TOTAL: last - 1}.get(walk.phase)
    if place is None:
        place = len(SAMPLE_PHASES) * walk.place + SAMPLE_PHASES.index(walk.phase) + 1
    onward = walk.onward(samples)
    following = "the step is done" if onward is None else _NEXT[onward.phase]
    return f"Phase {place} of {last}. Next: {following}."


def _equations(snapshot: Snapshot, phase: Phase) -> Iterator[Block]:
    working = snapshot.working
    used = equations_of(phase, working.setting)
    if phase is Phase.TOTAL:
        yield Caption(
            "The error (14) is that of the whole data set, the gradients (A10) are those of this step."
        )
    staged = next((equation for equation in used if equation.number == "A9"), None)
    for equation in used:
        if equation is staged:
            yield Caption(STAGED)
        yield in_brief(working, equation)
