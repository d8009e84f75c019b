"""Which samples the next updates use: their order, cut into batches as the kernel wants them."""

from typing import Any

import numpy as np

from ann221_gui.core.arrays import IntArray
from ann221_gui.core.commands import Setup
from ann221_gui.core.kernels.choice import kernel_for
from ann221_gui.core.sample_order import ROWS_AT_ONCE, SampleOrder


class Batching:
    """A place in the order of a set-up's samples, `seen` of which were used since its seed was chosen."""

    def __init__(self, setup: Setup, seen: int = 0) -> None:
        dataset, hyper = setup.dataset, setup.hyperparameters
        self._samples, self._seed = len(dataset), hyper.order_seed
        self.size = hyper.batch_of(len(dataset))
        self.kernel = kernel_for(dataset, hyper)
        rows = np.arange(len(dataset)) if self.size == len(dataset) else np.arange(0)
        self._full_batch = self.kernel.batches(rows, self.size)
        self.go_to(seen)

    def go_to(self, seen: int) -> None:
        """To another place in the same order."""
        self._order = SampleOrder(self._samples, self._seed, seen)

    @property
    def seen(self) -> int:
        """The place."""
        return self._order.seen

    @property
    def passes(self) -> int:
        """Passes that are finished."""
        return self._order.passes

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one pass over the data set."""
        return -(-self._samples // self.size)

    def updates_in_epochs(self, count: int) -> int:
        """Updates to the end of so many passes, the one that is under way counted as the first."""
        return self._order.updates_in_passes(count, self.size) if count > 0 else 0

    def updates_with(self, samples: int) -> int:
        """Whole updates from here that need no more samples than that."""
        return self._order.updates_within(max(0, samples), self.size)

    def peek(self) -> IntArray:
        """Rows of the next batch, read-only."""
        return self._order.peek(self.size)

    def upcoming(self, steps: int, passes: int) -> tuple[list[Any], int]:
        """The kernel's next batches, no more than that many updates and passes, and their samples."""
        size, count, left = self.size, self._samples, self._order.left_in_pass
        if size == left == count:
            updates = min(steps, passes)
            return self._full_batch * updates, updates * count
        ends_with_pass = left % size or count % size
        samples = left if ends_with_pass else min(left + (passes - 1) * count, ROWS_AT_ONCE)
        rows = self._order.ahead(min(samples, steps * size))
        return self.kernel.batches(rows, size), len(rows)

    def advance(self, samples: int) -> None:
        """So many were used."""
        self._order.advance(samples)
