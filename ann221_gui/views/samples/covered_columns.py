"""Which columns of a table of samples are kept from view."""

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_columns import GIVEN, Column, quantity_of


def covered_columns(snapshot: Snapshot) -> frozenset[Column]:
    """In every row, and with them what all rows add up to: the probe may be moved to any of them."""
    if not snapshot.covered:
        return frozenset()
    return frozenset(
        column for column in Column if column not in GIVEN and snapshot.covers(quantity_of(column))
    )
