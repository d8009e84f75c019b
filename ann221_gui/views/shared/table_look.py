"""How every table looks: on its card, without a grid, the chosen row lit; how wide its columns are."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QTableView

from ann221_gui.views.shared.theme import Theme

COLUMN_GAP_EM = 0.5


def make_plain(view: QTableView) -> None:
    """Whole rows of fixed columns; one row can be lit."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setMinimumSectionSize(1)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)


def set_colours(view: QTableView, theme: Theme) -> None:
    """Those of the theme."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(theme.card))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.highlight))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.text))
    view.setPalette(palette)
    view.horizontalHeader().setStyleSheet(
        f"QHeaderView {{ background: {theme.card}; }} QHeaderView::section {{ color: {theme.muted};"
        f" background: {theme.card}; border: none; border-bottom: 1px solid {theme.border};"
        " padding: 3px; }"
    )
    view.viewport().update()


def width_of(view: QTableView, texts: Sequence[str]) -> int:
    """That a column should have for the widest of these."""
    metrics = view.fontMetrics()
    return max(map(metrics.horizontalAdvance, texts)) + round(COLUMN_GAP_EM * metrics.height())


def least_width_of(view: QTableView, texts: Sequence[str]) -> int:
    """In which Qt can still write all of these."""
    margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
    metrics = QFontMetricsF(view.font())
    return ceil(max(map(metrics.horizontalAdvance, texts))) + 2 * margin


def share_out(view: QTableView, widths: Sequence[int], least: Sequence[int]) -> None:
    """Give each column that is seen the width that it should have, and its share of what is left over.

    Where there is too little room each gives up an equal part of what it has beyond the `least`.
    """
    seen = [place for place in range(len(widths)) if not view.isColumnHidden(place)]
    spare = view.viewport().width() - sum(widths[place] for place in seen)
    beyond = sum(widths[place] - least[place] for place in seen)
    for place in seen:
        if spare >= 0:
            width = widths[place] + spare // len(seen)
        else:
            width = least[place] + (widths[place] - least[place]) * max(0, beyond + spare) // max(1, beyond)
        view.setColumnWidth(place, width)
