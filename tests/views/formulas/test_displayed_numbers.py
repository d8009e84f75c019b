"""The numbers that a formula shows, multiplied out from its text in full, give the result that it shows."""

from collections.abc import Callable, Sequence
from itertools import product

import pytest

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Loss, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.formulas.blocks import Block, Written
from ann221_gui.views.formulas.inspector_blocks import inspected
from ann221_gui.views.formulas.list_blocks import list_blocks
from ann221_gui.views.formulas.step_blocks import step_blocks
from ann221_gui.views.network.diagram_items import items
from tests.formula_arithmetic import agree, is_all_numbers, sides, worked_out

BIASES = {"b1_1": 0.3, "b1_2": -0.4, "b2_1": 0.25}
PROBE = Probe((0.6, -1.5), 0.8)
ALL_DIGITS = Digits(17, are_significant=True)
ROUNDING = 1e-13  # of a few sums and products of numbers with seventeen digits
CONVENTIONS = [
    Conventions(Loss(loss.name, loss.factor, total), delta, update, notation, ALL_DIGITS)
    for loss, total, delta, update, notation in product(
        (SQUARED, HALF_SQUARED), Total, DeltaSign, UpdateOrder, Notation
    )
]
SnapshotOf = Callable[..., Snapshot]


def shown(snapshot: Snapshot) -> list[Written]:
    """Every equation that any of the panes writes, in any phase of a step."""
    blocks: list[Block] = list_blocks(snapshot.working)
    for item in items(snapshot.frame.hyperparameters.biases):
        blocks += inspected(snapshot, item).chain
    for phase, of_pair in product(Phase, (False, True)):
        blocks += step_blocks(Snapshot(snapshot.frame, snapshot.probe, Walk(phase, 0, of_pair)))
    return [block for block in blocks if isinstance(block, Written)]


def text(written: Written) -> str:
    return plain_text((*written.left, *(piece for line in written.lines for piece in line)))


def shown_wrong(equations: Sequence[Written]) -> list[str]:
    """Those whose numbers do not give their result."""
    wrong = []
    for written in map(text, equations):
        *_, numbers, result = sides(written)
        if is_all_numbers(numbers) and not agree(worked_out(numbers), worked_out(result), ROUNDING):
            wrong.append(written)
    return wrong


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("conventions", CONVENTIONS, ids=conventions_statement)
def test_displayed_numbers_give_the_displayed_result(
    snapshot_of: SnapshotOf, conventions: Conventions, biases: bool
) -> None:
    hyper = Hyperparameters(learning_rate=0.7, conventions=conventions)
    snapshot = snapshot_of(BIASES if biases else {}, probe=PROBE, hyperparameters=hyper, biases=biases)
    equations = shown(snapshot)
    assert shown_wrong(equations) == []
    worked = [sides(text(written)) for written in equations if written.value is not None]
    assert all(is_all_numbers(result) for *_, result in worked)
    assert sum(is_all_numbers(numbers) for *_, numbers, _ in worked) > 100


def test_a_wrong_number_would_be_found(snapshot_of: SnapshotOf) -> None:
    """What the test above finds where one thing that is shown is not what was computed with."""
    honest = snapshot_of(hyperparameters=Hyperparameters(conventions=CONVENTIONS[0]))
    vars(honest)["quantities"] = honest.quantities | {"w2_11": 1.1000001}
    assert shown_wrong(shown(honest)) != []
