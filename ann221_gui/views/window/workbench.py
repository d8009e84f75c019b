"""The pane at the lower right: inspector, formulas, the phase of a step, gradients, samples, answers,
comparison.

What the window opens without is imported late: when its page is first asked for.
"""

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Signal, SignalInstance, Slot

from ann221_gui.core.meanings import part_of
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.formula_pane import FormulaPane
from ann221_gui.views.formulas.inspector import Inspector
from ann221_gui.views.shared.theme import Theme
from ann221_gui.views.window.pages import Pages
from ann221_gui.views.window.window_actions import INSPECTOR, PAGES, WindowActions

if TYPE_CHECKING:
    from ann221_gui.views.answers.answer_page import AnswerPage
    from ann221_gui.views.checks.gradient_check import GradientCheck
    from ann221_gui.views.comparison.comparison_page import ComparisonPage
    from ann221_gui.views.samples.sample_sheet import SampleSheet


class Page(Protocol):
    """What every page can do."""

    copied: SignalInstance

    def show_snapshot(self, snapshot: Snapshot) -> None: ...

    def set_theme(self, theme: Theme) -> None: ...


PageT = TypeVar("PageT", bound=Page)
SheetT = TypeVar("SheetT", bound=FormulaPane)


class Workbench(Pages):
    """Shows one page of a snapshot, and says what the user pointed at, chose or copied in it."""

    title_changed = Signal(str)
    item_pointed = Signal(str)
    parameter_chosen = Signal(str)
    sample_chosen = Signal(int)
    copied = Signal(str)
    answers_begun = Signal(object)  # their page, once it is made

    def __init__(self, snapshot: Snapshot, item: str, theme: Theme, actions: WindowActions) -> None:
        super().__init__("What this pane shows")
        self._actions = actions
        self._snapshot, self._selected, self._theme = snapshot, item, theme
        self._made: list[Page] = []
        self._sheets: list[FormulaPane] = []
        self._table: GradientCheck | None = None
        self.inspector = Inspector(snapshot, item, theme)
        self.inspector.title_changed.connect(self._tell_title)
        makers = (
            self._inspector, self._formulas, self._phase, self._gradients, self._samples, self._answers,
            self._comparison,
        )  # fmt: skip
        for (title, key, tip), make in zip(PAGES, makers, strict=True):
            self.add(_on_tab(title), f"{tip} ({key})", make)
        self.page_changed.connect(self._tell_title)

    @property
    def title(self) -> str:
        """What the page that is seen is about."""
        return self.inspector.title if self.shown == INSPECTOR else PAGES[self.shown][0]

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """To every page: those that can't be seen keep it for later."""
        self._snapshot = snapshot
        for page in self._made:
            page.show_snapshot(snapshot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for page in self._made:
            page.set_theme(theme)

    @Slot(str)
    def show_item(self, item: str) -> None:
        """The item that is selected in the diagram."""
        self._selected = item
        self.inspector.show_item(item)
        self.light("")

    @Slot(str)
    def light(self, item: str) -> None:
        """What the mouse is over in the diagram; in the table of gradients otherwise what is selected."""
        for sheet in self._sheets:
            sheet.light(item)
        if self._table is not None:
            self._table.light(item or self._selected)

    @Slot(str)
    def _tell_pointed(self, quantity: str) -> None:
        self.item_pointed.emit(part_of(quantity))

    @Slot()
    def _tell_title(self) -> None:
        self.title_changed.emit(self.title)

    # The pages

    def _inspector(self) -> Inspector:
        return self._begun_sheet(self.inspector)

    def _formulas(self) -> FormulaPane:
        from ann221_gui.views.formulas.formula_list import FormulaList  # noqa: PLC0415  late

        return self._begun_sheet(FormulaList(self._theme))

    def _phase(self) -> FormulaPane:
        from ann221_gui.views.formulas.step_sheet import StepSheet  # noqa: PLC0415  late

        return self._begun_sheet(StepSheet(self._theme))

    def _gradients(self) -> "GradientCheck":
        from ann221_gui.views.checks.gradient_check import GradientCheck  # noqa: PLC0415  late

        self._table = GradientCheck()
        self._table.item_pointed.connect(self.item_pointed)
        self._table.parameter_chosen.connect(self.parameter_chosen)
        return self._begun(self._table)

    def _samples(self) -> "SampleSheet":
        from ann221_gui.views.samples.sample_sheet import SampleSheet  # noqa: PLC0415  late

        sheet = SampleSheet()
        sheet.sample_chosen.connect(self.sample_chosen)
        return self._begun(sheet)

    def _answers(self) -> "AnswerPage":
        from ann221_gui.views.answers.answer_page import AnswerPage  # noqa: PLC0415  late

        page = AnswerPage(self._snapshot, self._theme, self._actions.answers)
        page.item_pointed.connect(self.item_pointed)
        self.answers_begun.emit(page)
        return self._begun(page)

    def _comparison(self) -> "ComparisonPage":
        from ann221_gui.views.comparison.comparison_page import ComparisonPage  # noqa: PLC0415  late

        return self._begun(ComparisonPage(self._actions.pin, self._actions.unpin))

    def _begun_sheet(self, sheet: SheetT) -> SheetT:
        self._sheets.append(sheet)
        sheet.quantity_pointed.connect(self._tell_pointed)
        return self._begun(sheet)

    def _begun(self, page: PageT) -> PageT:
        """What has happened before it was made."""
        self._made.append(page)
        page.copied.connect(self.copied)
        page.set_theme(self._theme)
        page.show_snapshot(self._snapshot)
        self.light("")
        return page


def _on_tab(title: str) -> str:
    """As short as may be: the tabs decide how narrow the window can become."""
    return title.removeprefix("All ").capitalize()
