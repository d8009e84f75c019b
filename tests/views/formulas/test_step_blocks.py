"""A step, phase by phase: what happens, with whose numbers, how far it is and what comes next."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.formulas.blocks import Block, Caption, Heading, Written
from ann221_gui.views.formulas.step_blocks import step_blocks
from ann221_gui.views.shared.phase_words import BACK_KEY, ONWARD_KEY

SnapshotOf = Callable[..., Snapshot]


@pytest.fixture
def blocks_at(snapshot_of: SnapshotOf) -> Callable[..., list[Block]]:
    """What is said at a place of a walk through XOR; the probe is on the place's sample."""

    def blocks(phase: Phase, place: int = 0, *, of_pair: bool = False, **changes: object) -> list[Block]:
        snapshot = snapshot_of(**changes)
        sample = int(snapshot.frame.next_samples[place])
        probe = snapshot.probe if of_pair else probe_of_sample(snapshot.frame.dataset, sample)
        return step_blocks(replace(snapshot, probe=probe, walk=Walk(phase, place, of_pair)))

    return blocks


BlocksAt = Callable[..., list[Block]]


def words(blocks: list[Block]) -> tuple[str, str]:
    """The heading, and how far the step is."""
    heading, progress, *_ = blocks
    assert isinstance(heading, Heading)
    assert isinstance(progress, Caption)
    return heading.text, progress.text


def numbers(blocks: list[Block]) -> list[str]:
    return list(dict.fromkeys(block.number for block in blocks if isinstance(block, Written)))


def test_without_a_walk_it_says_how_to_begin(snapshot_of: SnapshotOf) -> None:
    _, hint = words(step_blocks(snapshot_of()))
    assert f"Press {ONWARD_KEY}" in hint
    assert BACK_KEY in hint


def test_each_phase_says_what_happens_to_which_sample(blocks_at: BlocksAt) -> None:
    assert words(blocks_at(Phase.FORWARD, 1)) == (
        "Forward: sample 2 of 4 runs through the network: I₁ = 0, I₂ = 1",
        "Phase 4 of 14. Next: the error.",
    )
    heading, progress = words(blocks_at(Phase.ERROR, 1))
    assert heading.startswith("Error: sample 2 of 4 should give 1, and gives 0.")
    assert progress.startswith("Phase 5 of 14. Next: backward")
    assert "forward, with the next sample" in words(blocks_at(Phase.BACKWARD, 1))[1]
    assert "the total" in words(blocks_at(Phase.BACKWARD, 3))[1]
    assert words(blocks_at(Phase.TOTAL, 3))[1].startswith("Phase 13 of 14. Next: the update")
    assert words(blocks_at(Phase.UPDATE, 3))[1].startswith("Phase 14 of 14. Next: the step is done")


def test_a_step_on_the_pair_alone_has_four_phases(blocks_at: BlocksAt) -> None:
    heading, progress = words(blocks_at(Phase.FORWARD, of_pair=True))
    assert heading == "Forward: the probed pair runs through the network: I₁ = 1, I₂ = 1"
    assert progress.startswith("Phase 1 of 4.")
    assert words(blocks_at(Phase.UPDATE, of_pair=True))[1].startswith("Phase 4 of 4.")


def test_each_phase_shows_the_equations_that_it_uses(blocks_at: BlocksAt) -> None:
    assert numbers(blocks_at(Phase.FORWARD)) == ["A7", "2", "3", "1"]
    assert numbers(blocks_at(Phase.ERROR)) == ["A6", "15", "17"]
    assert set(numbers(blocks_at(Phase.BACKWARD))) == {"A5", "A8", "A1"}
    assert numbers(blocks_at(Phase.TOTAL, 3)) == ["14", "A10"]
    assert numbers(blocks_at(Phase.UPDATE, 3)) == ["A2"]


def test_the_numbers_are_those_of_the_samples_own_pass(blocks_at: BlocksAt) -> None:
    """Sample 01 through w¹₂₁ = 0.7 and w¹₂₂ = 0.9: these are the net inputs."""
    values = {
        block.quantity: block.value for block in blocks_at(Phase.FORWARD, 1) if isinstance(block, Written)
    }
    assert (values["I_O2_1"], values["I_O2_2"]) == (0.7, 0.9)
