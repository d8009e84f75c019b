"""All blocks of a sheet, one below the other; set anew only where they are seen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from PySide6.QtCore import QRectF

from ann221_gui.views.formulas.blocks import Block, Factor, Written
from ann221_gui.views.formulas.sheet_rows import BlockSetter, Columns, SetBlock, columns_for
from ann221_gui.views.formulas.sheet_style import SheetStyle

INK_PX = 1.0  # that may leave a row's measured room


class SheetPage:
    """Places in pixels from the page's upper left corner."""

    def __init__(self, style: SheetStyle) -> None:
        self._style = style
        self._setter = BlockSetter(style, 0.0, Columns())
        self._set: list[SetBlock] = []
        self._tops: list[float] = [0.0]
        self.blocks: Sequence[Block] = ()

    def set_all(self, blocks: Sequence[Block], style: SheetStyle, width: float) -> None:
        """Everything anew, for a width in pixels."""
        self.blocks, self._style = blocks, style
        self._set_all(width, Columns())

    def is_about(self, blocks: Sequence[Block]) -> bool:
        """Whether these are the same blocks, perhaps with other numbers and sentences."""
        return len(blocks) == len(self.blocks) and all(map(_is_same_subject, blocks, self.blocks))

    def _set_all(self, width: float, least: Columns) -> None:
        columns = columns_for(self.blocks, self._style, width, least)
        self._setter = BlockSetter(self._style, width, columns)
        self._set = [self._setter.set_block(block, None) for block in self.blocks]
        self._find_tops()

    def _find_tops(self) -> None:
        self._tops = list(accumulate((block.height for block in self._set), initial=0.0))

    @property
    def height(self) -> float:
        return self._tops[-1]

    @property
    def width(self) -> float:
        """What the widest block needs."""
        return max((block.width for block in self._set), default=0.0)

    def __len__(self) -> int:
        return len(self._set)

    def seen(self, top: float, bottom: float) -> range:
        """The blocks between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, bottom)
        return range(first, min(last, len(self._set)))

    def top_of(self, place: int) -> float:
        return self._tops[place]

    def place_at(self, y: float) -> int | None:
        """The block at a height."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self.height else None

    def set_block(self, place: int) -> SetBlock:
        """As it was set last."""
        return self._set[place]

    def area(self, place: int) -> QRectF:
        """Of a block, over the whole width."""
        width = max(self._setter.width, self.width)
        return QRectF(0.0, self._tops[place], width, self._set[place].height)

    def refresh(self, place: int) -> list[QRectF] | None:
        """Set a block as it is now; the areas to be painted again, or None where what is below has moved."""
        before, block = self._set[place], self.blocks[place]
        if block is before.block or block == before.block:
            return []
        if isinstance(block, Factor) and self._outgrows(block):
            self._set_all(self._setter.width, self._setter.columns)
            return None
        after = self._setter.set_block(block, before)
        self._set[place] = after
        if after.height != before.height:
            self._find_tops()
            return None
        return list(self._changed(place, before, after))

    def _outgrows(self, factor: Factor) -> bool:
        columns, box = self._setter.columns, self._style.formulas.box
        return box(factor.written).width > columns.value or box(factor.symbol).width > columns.symbol

    def _changed(self, place: int, before: SetBlock, after: SetBlock) -> Iterator[QRectF]:
        width = self.area(place).width()
        for old, new in zip_longest(before.rows, after.rows):
            if old != new:
                for row in filter(None, (old, new)):
                    yield QRectF(0.0, self._tops[place] + row.top - INK_PX, width, row.height + 2 * INK_PX)


def _is_same_subject(one: Block, other: Block) -> bool:
    match one, other:
        case (Written(), Written()):
            return one.quantity == other.quantity and one.left == other.left
        case (Factor(), Factor()):
            return one.quantity == other.quantity and one.symbol == other.symbol
    return type(one) is type(other)
