"""How every table looks: on its card, without a grid, the chosen row lit."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ann221_gui.views.shared.theme import Theme


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
