"""Everything the window can do, as actions with shortcuts."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QWidget

from ann221_gui.core.locking import HELD
from ann221_gui.core.timeline import Timeline
from ann221_gui.views.answers.answer_actions import AnswerActions
from ann221_gui.views.answers.answer_field import AnswerField
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.shared.phase_words import BACK_KEY, LEAVE_KEY, ONWARD_KEY

SPACE = QKeySequence("Space")
TIP, IN_MENU = "tip while it is on", "what the menu line says while it is on"
INSPECTOR, FORMULAS, PHASE, GRADIENTS, SAMPLES, ANSWERS, COMPARISON = range(7)  # places of the pages
# Of the pane at the lower right: title, key, what it shows.
PAGES = (
    ("Inspector", "Ctrl+1", "How the selected weight changes, or where a neuron's output comes from"),
    ("All formulas", "Ctrl+2", "Every equation of the document with its numbers"),
    ("Phase", "Ctrl+3", "The formulas of the present phase of a step"),
    ("All gradients", "Ctrl+4", "Every gradient, checked another way"),
    ("All samples", "Ctrl+5", "Every net input and output of every sample"),
    ("My answer", "Ctrl+6", "Your own numbers, judged line by line"),
    ("Compare", "Ctrl+7", "The pinned run beside this one: what differs, and what comes of it"),
)

CHECKING = (ANSWERS, GRADIENTS)  # are in the menu Check, too


class WindowActions(QObject):
    """The actions by name. What they do is connected by the window."""

    def __init__(
        self,
        window: QMainWindow,
        application: QApplication,
        theme_choices: tuple[str, ...],
        examples: tuple[str, ...],
    ) -> None:
        super().__init__(window)
        self.new = self._action("&New", "Ctrl+N", "Begin with XOR and the start that works, in no file yet")
        self.open = self._action("&Open…", "Ctrl+O", "Open a session, a problem or points")
        self.save = self._action("&Save", "Ctrl+S", "Save the run with all that was done, and what is shown")
        self.save_as = self._action("Save &as…", "Ctrl+Shift+S", "Save it to another file")
        self.examples = {name: self._example_action(name) for name in examples}
        self._make_export()
        self.quit = self._action("&Quit", "Ctrl+Q", "Close the window")
        self.undo = self._action("&Undo", "Ctrl+Z", "Take back what was done last")
        self.redo = self._action("&Redo", "Ctrl+Shift+Z", "Do again what was taken back last")
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.go_to = self._action("&Go to epoch…", "Ctrl+G", "Show everything as it was at that epoch")
        self.copy_run = self._action(
            "&Copy this run", "Ctrl+Alt+R", "As a short text, with all that was done, to be pasted elsewhere"
        )
        self.paste_run = self._action("&Paste a run", "Ctrl+Shift+V", "Go on with a run that was copied")
        self._make_training()
        self._make_pinning()
        self._make_view(theme_choices)
        self._make_answers()
        self.shortcuts = self._action("&Keyboard shortcuts", "F1", "Everything that the keyboard can do")
        self.report = self._action(
            "&Report a problem", "", "What went wrong so far, with versions: to be sent along"
        )
        self.about = self._action("&About ANN 2-2-1", "", "Version, licence, libraries")
        for action in self.all:
            action.triggered.connect(self._commit_entry)
        window.addActions(self.all)
        application.focusChanged.connect(self._spare_space)

    def _make_export(self) -> None:
        self.pane_picture = self._action(
            "&Picture of this pane…", "Ctrl+Shift+P", "The pane that was used last, as PNG, SVG or PDF"
        )
        self.window_picture = self._action("Picture of the &window…", "", "All of it, as PNG, SVG or PDF")
        self.copy_picture = self._action(
            "&Copy the picture of this pane", "Ctrl+Alt+P", "To be pasted elsewhere, as pixels or as lines"
        )
        self.animation = self._action(
            "&Animation of the training…",
            "",
            "A view from the run's start on, as PNG that moves or as GIF",
        )

    def _make_training(self) -> None:
        self.play = self._action("Play", SPACE.toString(), "Train until paused")
        self.step = self._action("Step", "F6", "One update of the parameters: the next batch of the run")
        self.epoch = self._action("Step one &epoch", "F7", "Train to the end of this pass over the data")
        self.pair = self._action("Train on the &probed pair", "F8", "One update with the probe's pair alone")
        self.onward = self._action(
            "Next phase", ONWARD_KEY, "The next phase of the run's next step, then the step"
        )
        self.back = self._action("Back", BACK_KEY, "The phase before")
        self.to_total = self._action("To the &total", "Ctrl+F5", "Past all samples of the batch")
        self.pair_phases = self._action(
            "P&hases with the probed pair alone", "Shift+F8", "Phase by phase, one update with that pair"
        )
        self.leave = self._action("Leave the step", LEAVE_KEY, "Back to the network as it is")
        self.epochs = self._action("Run &n epochs…", "F9", "Train for so many epochs and pause")
        self.reset = self._action("Reset", "Ctrl+R", "Begin again from the same start")
        self.new_start = self._action(
            "&New start", "Ctrl+Shift+N", "Draw new weights at random and begin with them"
        )
        self.working_start = self._action(
            "A start that &works", "Ctrl+W", "Begin with weights that learn every gate"
        )
        for action, sign in ((self.back, "◂"), (self.to_total, "Σ"), (self.leave, "✕")):
            action.setIconText(sign)  # what a button shows
        self._training = (
            self.play, self.step, self.epoch, self.pair, self.epochs, self.onward, self.pair_phases,
        )  # fmt: skip

    def _make_pinning(self) -> None:
        self.pin = self._action(
            "P&in this run", "Ctrl+P", "Keep it as it is now, to be seen beside what is trained next"
        )
        self.unpin = self._action("&Unpin", "Ctrl+U", "Show the pinned run no longer")
        self.unpin.setEnabled(False)
        self.pin.setIconText("Pin")
        self.unpin.setIconText("Unpin")

    def _make_view(self, theme_choices: tuple[str, ...]) -> None:
        self.more = self._action(
            "More", "Ctrl+M", "Start, biases, batch, stop rule: everything else", checkable=True
        )
        self.log = self._action(
            "&Logarithmic error", "Ctrl+L", "Logarithmic scale in the error plot", checkable=True
        )
        self.reduced_motion = self._action(
            "Reduced &motion", "", "Nothing glides while phases are played", checkable=True
        )
        self.enlarge = self._action(
            "&Enlarge this pane", "F12", "All the room for the pane that was used last", checkable=True
        )
        self.pages = [self._action(*page) for page in PAGES]
        self.larger = self._action("&Larger text", "Ctrl++", "Next text size up")
        self.smaller = self._action("&Smaller text", "Ctrl+-", "Next text size down")
        self.full_screen = self._action(
            "&Full screen", "F11", "The window alone on the screen", checkable=True
        )
        self.restore = self._action("&Restore the first layout", "", "Every pane where it was at first")
        self.forget = self._action("Restore &all settings", "", "Everything as at the very first start")
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._themes = QActionGroup(self)
        self.themes = {choice: self._theme_action(choice) for choice in theme_choices}

    def _make_answers(self) -> None:
        self.answers = AnswerActions(
            check=self._action("Check", "F4", "Judge every number that is written in My answer"),
            hint=self._action("Hint", "F3", "At this line: its equation; with the numbers in; its value"),
            as_i_go=self._action(
                "Check as I go", "", "Judge each number as soon as it is written", checkable=True
            ),
            reveal=self._action("Right numbers", "", "Show them beside my own", checkable=True),
            cover=self._action(
                "Cover the numbers", "", "In the whole window, until I have them right or ask", checkable=True
            ),
            empty=self._action("New sheet", "", "Begin with no answers; those that are there are kept"),
        )

    def _action(self, text: str, shortcut: str, tip: str, *, checkable: bool = False) -> QAction:
        action = QAction(text, self)
        action.setCheckable(checkable)
        action.setStatusTip(tip)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        action.setProperty(TIP, action.toolTip())
        action.setProperty(IN_MENU, tip)
        return action

    def _theme_action(self, choice: str) -> QAction:
        words = {"system": "As the &desktop", "light": "L&ight", "dark": "&Dark"}
        action = self._action(words[choice], "", f"Colours: {choice}", checkable=True)
        self._themes.addAction(action)
        return action

    def _example_action(self, name: str) -> QAction:
        words = name.replace("-", " ").capitalize()
        return self._action(words, "", "Open a problem that comes with the program")

    @property
    def all(self) -> list[QAction]:
        """In the order of their making, for the list of shortcuts."""
        return [child for child in self.children() if isinstance(child, QAction)]

    def show_playing(self, is_playing: bool) -> None:
        """The same action pauses what it has started."""
        self.play.setText("Pause" if is_playing else "Play")
        self.play.setProperty(TIP, "Pause training (Space)" if is_playing else "Train until paused (Space)")
        if self.play.isEnabled():
            self.play.setToolTip(self.play.property(TIP))

    def show_timeline(self, timeline: Timeline) -> None:
        """What undo and redo would do."""
        for action, name, words in ((self.undo, "&Undo", timeline.undo), (self.redo, "&Redo", timeline.redo)):
            shown = words.replace("&", "&&")  # a title may have one
            action.setText(f"{name}: {shown}" if words else name)
            action.setEnabled(bool(words))
        self.go_to.setEnabled(timeline.last_epoch > timeline.first_epoch)

    def hold_training(self, is_held: bool) -> None:
        """Off where a step would show what is to be worked out, or a pinned run; or on again."""
        for action in (*self._training, self.pin):
            action.setEnabled(not is_held)
            action.setToolTip(HELD if is_held else action.property(TIP))
            action.setStatusTip(HELD if is_held else action.property(IN_MENU))

    @Slot()
    def _commit_entry(self) -> None:
        """A number that is still being typed holds before anything is done with it."""
        entry = QApplication.focusWidget()
        if isinstance(entry, NumberField | AnswerField):
            entry.commit()

    @Slot(QWidget, QWidget)
    def _spare_space(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Space plays, except where the focused button, box or list needs it itself."""
        needs_space = isinstance(now, QAbstractButton | QComboBox)
        self.play.setShortcut(QKeySequence() if needs_space else SPACE)
