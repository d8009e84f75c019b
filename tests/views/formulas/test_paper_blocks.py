"""What comes out on paper stands below the equations of the inspector and of a phase."""

from collections.abc import Callable
from dataclasses import replace

from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import XOR
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import Carry, Shortening
from ann221_gui.core.snapshot import Probe, Snapshot, probe_of_sample
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.formulas.blocks import Block, Written
from ann221_gui.views.formulas.inspector_blocks import inspected
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.formulas.sheet_words import sentence, text_of
from ann221_gui.views.formulas.step_blocks import step_blocks
from ann221_gui.views.shared.theme import LIGHT

SnapshotOf = Callable[..., Snapshot]
THREE = Carry(Digits(3, are_significant=True))
# (0, 1) enters with w¹₂₁ = 0.7 and w¹₂₂ = 0.9: σ is 0.668188 and 0.710950, on paper 0.668 and 0.711.
# 1.1·0.668 − 0.9·0.711 = 0.0949, exactly 0.0951517; of which σ is 0.5237 and 0.5238.
PROBE = probe_of_sample(XOR, 1)


def carried(snapshot_of: SnapshotOf, carry: Carry | None = THREE, **chosen: object) -> Snapshot:
    conventions = Conventions(carry=carry, update=chosen.pop("update", UpdateOrder.ALL_AT_ONCE))  # type: ignore[arg-type]
    return snapshot_of(hyperparameters=Hyperparameters(conventions=conventions), **{"probe": PROBE, **chosen})


def asides(blocks: list[Block]) -> dict[str, str]:
    return {block.quantity: block.aside for block in blocks if isinstance(block, Written)}


def of_item(snapshot: Snapshot, item: str) -> dict[str, str]:
    chain, factors = inspected(snapshot, item)
    return asides([*chain, *factors])


def test_below_each_line_of_a_neuron_stands_what_comes_out_and_its_drift(snapshot_of: SnapshotOf) -> None:
    found = of_item(carried(snapshot_of), "O3_1")
    assert found["I_O3_1"] == "on paper (3 digits): 0.0949, drift −0.00025"
    assert found["O3_1"] == "on paper (3 digits): 0.524, drift +0.00023"
    assert found["Delta"] == "on paper (3 digits): 0.476, drift −0.00023"
    assert all(found.values()) and {"slope_O3_1", "dE_dI_O3_1", "delta_O3_1"} <= set(found)
    assert of_item(carried(snapshot_of), "O2_1")["I_O2_1"] == "on paper (3 digits): 0.700, drift 0"


def test_below_a_gradient_its_total_and_the_new_weight(snapshot_of: SnapshotOf) -> None:
    """Also where layers follow each other, and the gradient that is used is another one."""
    found = of_item(carried(snapshot_of, update=UpdateOrder.LAYER_BY_LAYER), "w1_21")
    names = ["dE_dw1_21", "staged_dE_dw1_21", "sum_staged_dE_dw1_21", "new_w1_21"]
    assert list(found) == names and all(found.values())


def test_where_the_pair_has_no_part_in_the_step_nothing_is_said_of_it(snapshot_of: SnapshotOf) -> None:
    found = of_item(carried(snapshot_of, probe=Probe((0.5, 0.25), 1.0)), "w2_11")
    assert found["dE_dw2_11"] and not found["sum_dE_dw2_11"] and not found["new_w2_11"]


def test_digits_are_named_as_they_are_carried(snapshot_of: SnapshotOf) -> None:
    """σ(0.7) = 0.668…, cut off to 0.6."""
    one = carried(snapshot_of, Carry(Digits(1), Shortening.CUT_OFF))
    assert of_item(one, "O2_1")["O2_1"] == "on paper (1 decimal): 0.6, drift −0.068"


def test_it_stands_in_the_phases_of_a_step_too(snapshot_of: SnapshotOf) -> None:
    forward = replace(carried(snapshot_of), walk=Walk(Phase.FORWARD, 1))
    assert asides(step_blocks(forward))["O2_1"] == "on paper (3 digits): 0.668, drift −0.00019"


def test_nothing_is_said_where_no_digits_are_carried_or_the_line_is_covered(snapshot_of: SnapshotOf) -> None:
    assert not any(of_item(carried(snapshot_of, None), "O3_1").values())
    covered = replace(carried(snapshot_of), covered=frozenset({"Delta"}))
    found = of_item(covered, "O3_1")
    assert not found["Delta"] and found["O3_1"]


def test_it_is_read_out_and_takes_a_row_but_is_no_part_of_the_formula(
    snapshot_of: SnapshotOf, qtbot: object
) -> None:
    block = next(
        block for block in inspected(carried(snapshot_of), "O3_1").chain if isinstance(block, Written)
    )
    assert sentence(block).endswith("; on paper (3 digits): 0.0949, drift −0.00025")
    assert "paper" not in text_of(block)
    sheet = FormulaSheet(LIGHT, "Formulas")
    qtbot.addWidget(sheet)  # type: ignore[attr-defined]
    heights = []
    for aside in (block.aside, ""):
        sheet.show_blocks([replace(block, aside=aside)])
        heights.append(sheet.page.height)
    assert heights[0] > heights[1]
