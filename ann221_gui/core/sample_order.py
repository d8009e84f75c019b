"""Which samples take part in each update: every sample once an epoch, in a seeded order."""

import numpy as np

from ann221_gui.core.arrays import IntArray, locked

ROWS_AT_ONCE = 4096  # orders are drawn for many passes at once: a draw costs more than the shuffling


class SampleOrder:
    """A place in an endless sequence of passes, each over every sample once.

    The order of a pass follows from the seed and the pass's number alone, whatever the batch size.
    """

    def __init__(self, samples: int, seed: int, seen: int = 0) -> None:
        self._seed = seed
        self._in_order = locked(np.arange(samples))
        self._passes_at_once = max(1, ROWS_AT_ONCE // samples)
        self._seen = seen  # samples since the beginning
        self._block_number, self._block = -1, self._in_order

    @property
    def seen(self) -> int:
        """Samples since the beginning: the place, in one number."""
        return self._seen

    @property
    def passes(self) -> int:
        """Passes that are finished."""
        return self._seen // len(self._in_order)

    @property
    def at_pass_start(self) -> bool:
        return self._seen % len(self._in_order) == 0

    @property
    def left_in_pass(self) -> int:
        """Samples that this pass has still to see."""
        return len(self._in_order) - self._seen % len(self._in_order)

    def ahead(self, samples: int) -> IntArray:
        """Rows to come, read-only: so many, or fewer, but at least to the end of this pass."""
        block_number, first = divmod(self._seen, self._passes_at_once * len(self._in_order))
        if block_number != self._block_number:
            self._block_number, self._block = block_number, self._drawn(block_number)
        return self._block[first : first + samples]

    def peek(self, batch_size: int) -> IntArray:
        """Rows of the next batch, read-only; all samples at once come in the order of the data set."""
        if batch_size >= len(self._in_order) and self.at_pass_start:
            return self._in_order
        return self.ahead(min(batch_size, self.left_in_pass))

    def updates_within(self, samples: int, batch_size: int) -> int:
        """How many whole updates from here need no more than so many samples."""
        in_pass, left = len(self._in_order), self.left_in_pass
        if samples < left:
            return samples // batch_size
        passes, rest = divmod(samples - left, in_pass)
        return -(-left // batch_size) + passes * -(-in_pass // batch_size) + rest // batch_size

    def updates_in_passes(self, passes: int, batch_size: int) -> int:
        """How many updates lead to the end of so many passes, the one that is under way counted first."""
        return -(-self.left_in_pass // batch_size) + (passes - 1) * -(-len(self._in_order) // batch_size)

    def advance(self, samples: int) -> None:
        """So many samples were seen, in any number of passes."""
        self._seen += samples

    def _drawn(self, block_number: int) -> IntArray:
        generator = np.random.default_rng([self._seed, block_number])
        in_order = np.tile(self._in_order, (self._passes_at_once, 1))
        return locked(generator.permuted(in_order, axis=1).ravel())
