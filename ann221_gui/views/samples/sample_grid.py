"""What the grids of samples and of sums have in common."""

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView

from ann221_gui.views.shared.table_look import make_plain, set_colours
from ann221_gui.views.shared.theme import Theme


class SampleGrid(QTableView):
    """As every table looks; the rows may have numbers or names, which don't scroll away sideways."""

    def __init__(self, model: QAbstractTableModel, *, is_numbered: bool) -> None:
        super().__init__()
        make_plain(self)
        self.setModel(model)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        names = self.verticalHeader()
        names.setVisible(is_numbered)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setMinimumSectionSize(1)
        names.setHighlightSections(False)
        names.setSectionsClickable(False)

    def set_theme(self, theme: Theme) -> None:
        set_colours(self, theme)
        for corner in self.findChildren(QAbstractButton):  # between the headers
            corner.setStyleSheet(f"QTableCornerButton::section {{ background: {theme.card}; border: none; }}")
        self.verticalHeader().setStyleSheet(
            f"QHeaderView {{ background: {theme.card}; }} QHeaderView::section {{ color: {theme.muted};"
            f" background: {theme.card}; border: none; border-right: 1px solid {theme.border};"
            " padding: 0px 5px; }"
        )
