"""Which cells of a table of samples are kept from view: those of the probe's own row."""

from typing import NamedTuple

import numpy as np

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_columns import GIVEN, Column, quantity_of


class CoveredCells(NamedTuple):
    """The `columns` that are covered in these `rows`; what all rows add up to is covered with them."""

    rows: tuple[int, ...] = ()
    columns: frozenset[Column] = frozenset()

    def holds(self, column: Column, row: int) -> bool:
        return column in self.columns and row in self.rows


NOTHING_COVERED = CoveredCells()


def covered_cells(snapshot: Snapshot) -> CoveredCells:
    """A sample that is there twice is covered twice."""
    if not snapshot.covered:
        return NOTHING_COVERED
    is_probed = (snapshot.frame.dataset.inputs == snapshot.probe.inputs).all(1)
    columns = frozenset(
        column for column in Column if column not in GIVEN and snapshot.covers(quantity_of(column))
    )
    return CoveredCells(tuple(np.flatnonzero(is_probed).tolist()), columns)
