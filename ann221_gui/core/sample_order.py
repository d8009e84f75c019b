"""Which samples take part in each update: every sample once an epoch, in a seeded order."""

import numpy as np

from ann221_gui.core.arrays import IntArray, locked


class SampleOrder:
    """Hands out batches until every sample was seen, then shuffles for the next pass."""

    def __init__(self, samples: int, seed: int) -> None:
        self._generator = np.random.default_rng(seed)
        self._in_order = locked(np.arange(samples))
        self._rows = self._in_order.copy()
        self._start_pass()

    def _start_pass(self) -> None:
        # At every pass, whatever the batch size, so that the stream depends on nothing but the passes.
        self._generator.shuffle(self._rows)
        self._seen = 0

    @property
    def at_pass_start(self) -> bool:
        return self._seen == 0

    def peek(self, batch_size: int) -> IntArray:
        """Rows of the next batch, read-only; all samples at once come in the order of the data set."""
        if batch_size >= len(self._rows) and self.at_pass_start:
            return self._in_order
        return locked(self._rows[self._seen : self._seen + batch_size].copy())

    def take(self, batch_size: int) -> IntArray:
        """The next batch, counted as seen."""
        batch = self.peek(batch_size)
        self._seen += len(batch)
        if self._seen == len(self._rows):
            self._start_pass()
        return batch
