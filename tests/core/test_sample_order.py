"""Every sample once a pass, in an order that a seed names."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.core.sample_order import SampleOrder


def taken(order, batch_size):
    """The next batch, counted as seen."""
    rows = order.peek(batch_size)
    order.advance(len(rows))
    return rows


@given(st.integers(1, 30), st.integers(1, 40), st.integers(0, 5))
def test_every_sample_once_a_pass(samples, batch_size, seed):
    order = SampleOrder(samples, seed)
    for _ in range(3):
        assert order.at_pass_start
        seen = taken(order, batch_size).tolist()
        while not order.at_pass_start:
            seen += taken(order, batch_size).tolist()
        assert sorted(seen) == list(range(samples))


@given(st.lists(st.integers(1, 7), min_size=1, max_size=30))
def test_batches_of_any_sizes_in_any_sequence_still_see_each_sample_once_a_pass(sizes):
    order = SampleOrder(5, seed=1)
    seen = np.concatenate([taken(order, size) for size in sizes]).tolist()
    for start in range(0, len(seen) - 4, 5):
        assert sorted(seen[start : start + 5]) == list(range(5))


def take(order, batch_size, count):
    return [taken(order, batch_size).tolist() for _ in range(count)]


def test_a_seed_names_an_order():
    assert take(SampleOrder(20, 4), 3, 30) == take(SampleOrder(20, 4), 3, 30)
    assert take(SampleOrder(20, 4), 3, 30) != take(SampleOrder(20, 5), 3, 30)


def test_passes_differ():
    order = SampleOrder(20, 4)
    passes = {tuple(take(order, 1, 20)[place][0] for place in range(20)) for _ in range(10)}
    assert len(passes) == 10


def test_the_order_of_a_pass_does_not_depend_on_the_batch_size():
    one, three = SampleOrder(6, 0), SampleOrder(6, 0)
    assert np.concatenate(take(one, 1, 12)).tolist() == np.concatenate(take(three, 3, 4)).tolist()


def test_all_samples_at_once_come_in_the_order_of_the_data():
    order = SampleOrder(4, 0)
    assert take(order, 4, 2) == [[0, 1, 2, 3], [0, 1, 2, 3]]
    first = taken(order, 1).tolist()
    assert sorted(first + taken(order, 4).tolist()) == [0, 1, 2, 3], "the rest of the pass under way"


def test_looking_ahead_changes_nothing_and_can_not_be_written_to():
    order = SampleOrder(7, 0)
    for size in (7, 2, 2, 3, 1, 7, 7):
        ahead = order.peek(size)
        assert order.peek(size).tolist() == ahead.tolist()
        with pytest.raises(ValueError, match="read-only"):
            ahead[0] = 0
        assert taken(order, size).tolist() == ahead.tolist()


@pytest.mark.parametrize("samples", [1, 4, 7, 5000])
def test_what_lies_ahead_is_what_comes(samples):
    order, ahead = SampleOrder(samples, 3), SampleOrder(samples, 3)
    rows = ahead.ahead(100_000).tolist()
    assert len(rows) >= samples
    assert rows == [taken(order, 1).item() for _ in rows]
    ahead.advance(len(rows))
    assert ahead.at_pass_start
    assert ahead.passes == len(rows) / samples


def test_looking_back_and_forth_over_many_passes_changes_nothing():
    order = SampleOrder(4, 9)
    rows = [taken(order, 1).item() for _ in range(10_000)]
    again = SampleOrder(4, 9)
    again.advance(9_600)
    assert again.ahead(40).tolist() == rows[9_600:9_640]
