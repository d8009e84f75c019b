"""What of the input plane is shown."""

import numpy as np
import pytest

from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.views.map.map_region import Region, has_one_scale, whole_of

REGION = Region(-1.0, 3.0, 2.0, 4.0)


def dataset(*inputs: tuple[float, float]) -> Dataset:
    return Dataset("any", "Any", np.array(inputs), np.zeros(len(inputs)))


def test_the_whole_is_the_samples_and_half_their_span_beyond() -> None:
    assert whole_of(XOR) == (-0.5, 1.5, -0.5, 1.5)
    assert whole_of(dataset((100, 40), (120, 60))) == (90, 130, 30, 70)


def test_samples_in_a_line_or_a_point_have_room_too() -> None:
    assert whole_of(dataset((0, 5), (4, 5))) == (-2, 6, 3, 7)
    assert whole_of(dataset((3, 4))) == (2.5, 3.5, 3.5, 4.5)


def test_inputs_have_one_scale_unless_one_would_be_lost() -> None:
    assert has_one_scale(Region(0, 4, 0, 1))
    assert has_one_scale(Region(0, 1, 0, 4))
    assert not has_one_scale(Region(0, 5, 0, 1))
    assert not has_one_scale(Region(0, 1, 0, 5))


def test_zooming_keeps_a_place_where_it_is() -> None:
    """(2, 2.5) is at ¾ of the width and ¼ of the height, before and after."""
    assert REGION.zoomed(2, 2.0, 2.5) == (0.5, 2.5, 2.25, 3.25)
    assert REGION.zoomed(2, 2.0, 2.5).zoomed(0.5, 2.0, 2.5) == pytest.approx(REGION)


def test_a_region_is_widened_about_its_centre_to_the_shape_of_the_pane() -> None:
    assert REGION.widened(4) == (-3, 5, 2, 4)
    assert REGION.widened(1) == (-1, 3, 1, 5)
    assert REGION.widened(2) == REGION


def test_moved_and_contained() -> None:
    assert REGION.moved(1, -2) == (0, 4, 0, 2)
    assert REGION.centre == (1, 3)
    assert REGION.contains(-1, 4)
    assert not REGION.contains(0, 1.9)
    assert not REGION.contains(3.1, 3)
