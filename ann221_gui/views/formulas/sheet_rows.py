"""Blocks of a sheet as rows that can be painted.

Where a line was broken it stays broken, and columns only grow: nothing jumps while numbers change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QColor

from ann221_gui.core.formulas.markup import EQUALS, Formula, Run, broken
from ann221_gui.views.formulas.blocks import Block, Caption, Factor, Heading, Sentence, Written
from ann221_gui.views.formulas.box import Box
from ann221_gui.views.formulas.sheet_style import USUAL_VALUE, SheetStyle, paragraph
from ann221_gui.views.formulas.typeset import Typesetter

# As parts of the size of formulas.
MARGIN = 0.6
PADDING = 0.3  # above and below a block
ROW_GAP = 0.28
AIR = 0.1  # above and below what is higher than a line of text
COLUMN_GAP = 0.9
NARROWEST_MEANING = 5.5
WIDEST_CAPTION = 50.0
BEFORE_HEADING = 0.5


class Placed(NamedTuple):
    """A box with its left end, on its row's base line."""

    x: float
    box: Box
    colour: QColor


class Row(NamedTuple):
    """From the top of its block."""

    top: float
    height: float
    baseline: float
    parts: tuple[Placed, ...]


class Columns(NamedTuple):
    """Widths in pixels; `numbers` are those of equations, the others belong to factors."""

    numbers: float = 0.0
    symbol: float = 0.0
    meaning: float = 0.0
    value: float = 0.0


class SetLine(NamedTuple):
    """One line of an equation; `breaks` are the places of the pieces that begin a row."""

    formula: Formula
    pieces: int
    breaks: frozenset[int]
    rows: tuple[tuple[Placed, ...], ...]


@dataclass(frozen=True, eq=False)
class SetBlock:
    """A block that is ready to be painted."""

    block: Block
    rows: tuple[Row, ...]
    height: float
    width: float  # that it needs
    lines: tuple[SetLine, ...] = ()


@dataclass(frozen=True, eq=False)
class BlockSetter:
    """Sets blocks for a width in pixels."""

    style: SheetStyle
    width: float
    columns: Columns

    @property
    def margin(self) -> float:
        return self.style.em * MARGIN

    def set_block(self, block: Block, before: SetBlock | None) -> SetBlock:
        """`before` is what stood in its place, at the same width."""
        match block:
            case Heading(text):
                return self._set_words(block, text, self.style.formulas, bold=True)
            case Sentence(text):
                return self._set_words(block, text, self.style.sentences)
            case Caption(text):
                return self._set_words(block, text, self.style.captions)
            case Factor():
                return self._set_factor(block)
            case Written():
                is_same = before is not None and _is_same(block, before.block)
                return self._set_written(block, before.lines if before is not None and is_same else ())

    def _set_words(self, block: Block, text: str, typesetter: Typesetter, *, bold: bool = False) -> SetBlock:
        colour = self.style.muted if typesetter is self.style.captions else self.style.text
        room = min(self.width - 2 * self.margin, WIDEST_CAPTION * self.style.em)
        words = paragraph(text, typesetter, room, bold=bold)
        return self._stacked(
            block, [(Placed(self.margin, words, colour),)], typesetter, above=BEFORE_HEADING if bold else 0.0
        )

    def _set_factor(self, factor: Factor) -> SetBlock:
        """Symbol and value stand beside the first line of the meaning."""
        style, columns, gap = self.style, self.columns, self.style.em * COLUMN_GAP
        value = style.formulas.box(factor.written)
        middle = self.margin + columns.symbol + gap
        meaning = paragraph(factor.meaning, style.captions, columns.meaning)
        end = middle + columns.meaning + gap + columns.value
        row = (
            Placed(self.margin, style.formulas.box(factor.symbol), style.text),
            Placed(middle, meaning, style.muted),
            Placed(end - value.width, value, style.text),
        )
        return self._stacked(factor, [row], style.formulas)

    def _set_written(self, written: Written, before: tuple[SetLine, ...]) -> SetBlock:
        style = self.style
        left = style.formulas.box(written.left)
        start: tuple[Placed, ...] = (Placed(self.margin + self.columns.numbers, left, style.text),)
        if written.number:
            number = style.captions.box((Run(f"({written.number})"),))
            start = (Placed(self.margin, number, style.muted), *start)
        indent = start[-1].x + left.width
        lines = []
        for place, formula in enumerate(written.lines):
            has_result = written.value is not None and place == len(written.lines) - 1
            kept = before[place] if before else None
            lines.append(self._set_line(formula, indent, has_result, kept))
        rows = [row for line in lines for row in line.rows] or [()]
        rows[0] = (*start, *rows[0])
        if written.aside:
            rows.append((self._aside(written.aside),))
        return self._stacked(written, rows, style.formulas, lines=tuple(lines))

    def _aside(self, text: str) -> Placed:
        """Where the equation begins."""
        start = self.margin + self.columns.numbers
        room = self.width - self.margin - start
        return Placed(start, paragraph(text, self.style.captions, room), self.style.muted)

    def _set_line(self, formula: Formula, indent: float, has_result: bool, before: SetLine | None) -> SetLine:
        """What is broken off stands behind the equals signs, unless it is one itself.

        The result is what follows the last of them.
        """
        if before is not None and before.formula == formula:
            return before
        pieces = list(broken(formula))
        boxes = [self.style.formulas.box(piece) for piece in pieces]
        if has_result:
            result = max(place for place, piece in enumerate(pieces) if place == 0 or _is_equals(piece))
            boxes[result:] = [self.style.results.box(piece) for piece in pieces[result:]]
        kept = before.breaks if before is not None and before.pieces == len(pieces) else frozenset()
        breaks, rows = self._broken(pieces, boxes, indent, frozenset())
        if len(breaks) < len(kept):
            breaks, rows = self._broken(pieces, boxes, indent, kept)
        return SetLine(formula, len(pieces), breaks, rows)

    def _broken(
        self, pieces: Sequence[Formula], boxes: Sequence[Box], indent: float, kept: frozenset[int]
    ) -> tuple[frozenset[int], tuple[tuple[Placed, ...], ...]]:
        """Rows, and the places at which they begin: where there is no more room, and where they are kept."""
        behind = self.style.formulas.box(EQUALS).width
        breaks: set[int] = set()
        rows: list[list[Placed]] = [[]]
        end = indent
        for place, box in enumerate(boxes):
            if rows[-1] and (place in kept or end + box.width > self.width - self.margin):
                breaks.add(place)
                rows.append([])
                end = indent if _is_equals(pieces[place]) else indent + behind
            rows[-1].append(Placed(end, box, self.style.text))
            end += box.width
        return frozenset(breaks), tuple(map(tuple, rows))

    def _stacked(
        self,
        block: Block,
        rows: Sequence[tuple[Placed, ...]],
        typesetter: Typesetter,
        *,
        above: float = 0.0,
        lines: tuple[SetLine, ...] = (),
    ) -> SetBlock:
        """The rows one below the other, none lower than a line of text."""
        em, line = self.style.em, typesetter.line
        top = (PADDING + above) * em
        stacked = []
        for parts in rows:
            boxes = [part.box for part in parts]
            ascent = max(line.ascent, *(box.ascent + AIR * em for box in boxes), 0.0)
            descent = max(line.descent, *(box.descent + AIR * em for box in boxes), 0.0)
            stacked.append(Row(top, ascent + descent, float(round(top + ascent)), parts))
            top += ascent + descent + ROW_GAP * em
        height = round(top + (PADDING - ROW_GAP) * em)
        right = max(part.x + part.box.width for parts in rows for part in parts)
        return SetBlock(block, tuple(stacked), height, right + self.margin, lines)


def columns_for(blocks: Sequence[Block], style: SheetStyle, width: float, least: Columns) -> Columns:
    """Wide enough for all blocks and not below `least`; the meanings get what is left over."""
    factors = [block for block in blocks if isinstance(block, Factor)]
    symbol = max([least.symbol, *(style.formulas.box(factor.symbol).width for factor in factors)])
    value = max([least.value, *_value_widths(factors, style)])
    meanings = (style.captions.box((Run(factor.meaning),)).width for factor in factors)
    left_over = width - 1.0 - symbol - value - 2 * style.em * (MARGIN + COLUMN_GAP)
    meaning = min(max(meanings, default=0.0), max(left_over, NARROWEST_MEANING * style.em))
    numbers = max([least.numbers, *_number_widths(blocks, style)])
    return Columns(numbers, symbol, meaning, value)


def _value_widths(factors: Sequence[Factor], style: SheetStyle) -> Iterator[float]:
    if factors:
        yield style.formulas.box(USUAL_VALUE).width
    for factor in factors:
        yield style.formulas.box(factor.written).width


def _number_widths(blocks: Sequence[Block], style: SheetStyle) -> Iterator[float]:
    for block in blocks:
        if isinstance(block, Written) and block.number:
            yield style.captions.box((Run(f"({block.number})"),)).width + style.em * COLUMN_GAP / 2


def _is_equals(piece: Formula) -> bool:
    return piece[0] == EQUALS[0]


def _is_same(block: Written, before: Block) -> bool:
    """Whether only numbers may have changed."""
    return (
        isinstance(before, Written)
        and (block.number, block.left, len(block.lines)) == (before.number, before.left, len(before.lines))
        and (block.value is None) == (before.value is None)
    )
