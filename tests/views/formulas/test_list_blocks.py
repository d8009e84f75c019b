"""The list of all formulas: complete, in order, misprints and general forms marked."""

from collections.abc import Callable

import pytest

from ann221_gui.core.activations import LINEAR, Activations
from ann221_gui.core.conventions import Conventions, Notation, UpdateOrder
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.blocks import Block, Caption, Heading, Written
from ann221_gui.views.formulas.list_blocks import list_blocks

SnapshotOf = Callable[..., Snapshot]


def written(blocks: list[Block]) -> list[Written]:
    return [block for block in blocks if isinstance(block, Written)]


def text(block: Block) -> str:
    if isinstance(block, Heading | Caption):
        return block.text
    assert isinstance(block, Written)
    return plain_text((*block.left, *(piece for line in block.lines for piece in line)))


def place_of(number: str, blocks: list[Block]) -> int:
    (place,) = [
        place for place, one in enumerate(blocks) if isinstance(one, Written) and one.number == number
    ]
    return place


@pytest.mark.parametrize("biases", [False, True])
def test_no_equation_of_the_document_is_missing(snapshot_of: SnapshotOf, biases: bool) -> None:
    numbers = [one.number for one in written(list_blocks(snapshot_of(biases=biases).working))]
    assert [int(number) for number in numbers if number.isdigit()] == list(range(1, 46))
    added = {number for number in numbers if not number.isdigit()}
    assert added == {f"A{i}" for i in (1, 2, 5, 6, 7, 8, 10)} | ({"A3", "A4"} if biases else set())


def test_it_begins_with_what_a_student_needs(snapshot_of: SnapshotOf) -> None:
    introduction, first, *_ = blocks = list_blocks(snapshot_of().working)
    assert "which the document calls δ" in text(introduction)
    assert first == Heading("What you need first")
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert "From the error to w¹₂₁" in headings
    assert headings[-1] == "What the document leaves out"


def test_what_the_document_misprints_is_said_behind_the_true_equation(snapshot_of: SnapshotOf) -> None:
    """The two misprints of the mathematics page, in equations 32 and 37."""
    blocks = list_blocks(snapshot_of().working)
    assert [text(block) for block in blocks if "misprint" in text(block)] == [
        text(blocks[place_of("32", blocks) + 1]),
        text(blocks[place_of("37", blocks) + 1]),
    ]
    assert text(blocks[place_of("32", blocks)]).startswith("∂O³₁/∂w¹₂₁ = w²₁₁·(∂O²₁/∂w¹₂₁)·")
    assert "∂O³₁/∂w¹₂₁ = w²₁₁·(∂O²₁/∂w¹₁₁)·σ′(I_O³₁)" in text(blocks[place_of("32", blocks) + 1])
    assert text(blocks[place_of("37", blocks)]).startswith("∂O³₁/∂w¹₂₂ = ")
    assert "prints ∂O³₁/∂w¹₁₂ = " in text(blocks[place_of("37", blocks) + 1])


def test_general_forms_are_marked_and_have_no_numbers(snapshot_of: SnapshotOf) -> None:
    blocks = list_blocks(snapshot_of().working)
    marked = [blocks[place + 1] for place, one in enumerate(blocks) if one == Caption("In general:")]
    assert {"8", "13"} <= {one.number for one in written(marked)}
    assert all(one.value is None and len(one.lines) == 1 for one in written(marked))


def test_numbers_follow_the_network_and_symbols_stay(snapshot_of: SnapshotOf) -> None:
    before, after = (list_blocks(snapshot_of({"w1_11": weight}).working) for weight in (0.5, 0.75))
    place = place_of("2", before)
    old, new = before[place], after[place]
    assert isinstance(old, Written)
    assert isinstance(new, Written)
    assert "0.75" in text(new)
    assert "0.75" not in text(old)
    assert old.lines[0] is new.lines[0]
    assert new.value == snapshot_of({"w1_11": 0.75}).quantities["O2_1"]


def test_a_form_that_is_a_number_is_not_said_twice(snapshot_of: SnapshotOf) -> None:
    linear = Hyperparameters(activations=Activations(LINEAR, LINEAR))
    said = [text(one) for one in written(list_blocks(snapshot_of(hyperparameters=linear).working))]
    assert "linear′(I_O³₁) = 1" in said


def test_another_notation_is_written_throughout(snapshot_of: SnapshotOf) -> None:
    common = Hyperparameters(conventions=Conventions(notation=Notation.COMMON))
    blocks = list_blocks(snapshot_of(hyperparameters=common).working)
    assert not any("w¹" in text(block) or "O³" in text(block) for block in blocks)
    assert Heading("From the error to W⁽¹⁾₁₂") in blocks


def test_the_introduction_says_whose_numbers_they_are(snapshot_of: SnapshotOf) -> None:
    assert "those of the next step" in text(list_blocks(snapshot_of().working)[0])
    assert "those of the next step" not in text(list_blocks(snapshot_of(next_samples=[3]).working)[0])
    layered = Hyperparameters(conventions=Conventions(update=UpdateOrder.LAYER_BY_LAYER))
    assert "in (A10), (A11) and (A2) those" in text(
        list_blocks(snapshot_of(hyperparameters=layered).working)[0]
    )
