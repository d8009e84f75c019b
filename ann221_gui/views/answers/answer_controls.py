"""What can be done with answers, above them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from ann221_gui.views.answers.answer_actions import AnswerActions
from ann221_gui.views.shared.flow_layout import FlowLayout


class AnswerControls(QWidget):
    """A new sheet is rarely wanted: it is in the menu alone."""

    def __init__(self, actions: AnswerActions) -> None:
        super().__init__()
        flow = FlowLayout(self)
        flow.setContentsMargins(0, 0, 0, 0)
        for action in (actions.check, actions.hint):
            button = QToolButton()
            button.setDefaultAction(action)
            flow.addWidget(button)
        for action in (actions.as_i_go, actions.reveal, actions.cover):
            flow.addWidget(_box(action))


def _box(action: QAction) -> QCheckBox:
    box = QCheckBox(action.text())
    box.setToolTip(action.toolTip())
    box.setChecked(action.isChecked())
    box.toggled.connect(action.setChecked)
    action.toggled.connect(box.setChecked)
    return box
