"""Places in the diagram: what lies under a point, and how thick a weight is drawn."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ann221_gui.core.parts import NEURONS
from ann221_gui.views.network.diagram_geometry import DiagramGeometry, edge_width
from ann221_gui.views.network.diagram_items import items

RADIUS = 30.0


@pytest.fixture
def places() -> DiagramGeometry:
    return DiagramGeometry(QRectF(100, 100, 600, 300), RADIUS, QSizeF(80, 24), 16.0, biases=True)


def test_thickness_grows_with_the_weights_size() -> None:
    widths = [edge_width(weight) for weight in (0.0, 0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 1000)]
    assert all(thin < thick for thin, thick in pairwise(widths))
    assert edge_width(-3.0) == edge_width(3.0)


def test_thickness_tells_a_tenth_from_a_half_and_does_not_burst() -> None:
    assert edge_width(0.5) - edge_width(0.1) >= 1  # a pixel more
    assert 10 - 5 > edge_width(10) - edge_width(5) >= 2
    assert edge_width(50.0) < RADIUS and edge_width(1e6) < RADIUS


@pytest.mark.parametrize("name", items(biases=True))
def test_every_item_is_found_in_its_own_middle(places: DiagramGeometry, name: str) -> None:
    assert places.item_at(places.bounds(name).center(), items(biases=True)) == name


@pytest.mark.parametrize("weight", [name for name in items(biases=False) if name not in NEURONS])
def test_an_edge_is_found_along_its_line(places: DiagramGeometry, weight: str) -> None:
    start, end = places.edge(weight)
    for share in (0.05, 0.65, 0.95):  # not where the two in the middle cross
        on_it = start + (end - start) * share
        assert places.item_at(on_it, items(biases=False)) == weight
        assert places.item_at(on_it + QPointF(0, 4), items(biases=False)) == weight


def test_nothing_is_found_where_nothing_is(places: DiagramGeometry) -> None:
    assert places.item_at(QPointF(130, 250), items(biases=False)) is None
    assert places.item_at(places.bounds("b1_1").center(), items(biases=False)) is None


def test_an_edge_ends_on_the_circles(places: DiagramGeometry) -> None:
    start, end = places.edge("w1_22")  # straight across, from (100, 400)
    assert start == QPointF(130, 400)
    assert end == QPointF(100 + 0.52 * 600 - RADIUS, 400)


def test_numbers_and_circles_keep_apart(places: DiagramGeometry) -> None:
    for one, other in combinations(items(biases=True), 2):
        assert not places.bounds(one).intersects(places.bounds(other)), (one, other)
