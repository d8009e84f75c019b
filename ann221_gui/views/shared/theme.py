"""Colours by what they mean, light and dark. Blue, orange and crimson are told apart by colour-blind
eyes, and shape or dashes say the same a second time."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Theme:
    """One meaning a colour; every value is a #rrggbb text."""

    name: str
    window: str  # behind the cards
    card: str  # behind a view
    border: str
    text: str
    muted: str  # captions and units
    control: str  # buttons
    field: str  # what is typed into
    accent: str  # what can be pressed, what is chosen
    accent_text: str
    highlight: str  # the row of the probe
    glow: str  # around the selected weight or neuron
    positive: str  # weights above 0
    negative: str  # weights below 0, dashed as well
    neuron: str  # outlines of neurons
    class_one: str  # target 1: circles
    class_zero: str  # target 0: squares
    middle: str  # output ½
    curve: str  # loss, σ
    point: str  # operating point of a neuron
    ghost: str  # the pinned run: thin and dashed as well
    good: str
    bad: str

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def palette(self) -> QPalette:
        """The Qt palette for the Fusion style."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, colour in {
            roles.Window: self.window,
            roles.WindowText: self.text,
            roles.Base: self.field,
            roles.AlternateBase: self.window,
            roles.Text: self.text,
            roles.Button: self.control,
            roles.ButtonText: self.text,
            roles.BrightText: self.bad,
            roles.ToolTipBase: self.card,
            roles.ToolTipText: self.text,
            roles.PlaceholderText: self.muted,
            roles.Highlight: self.accent,
            roles.HighlightedText: self.accent_text,
            roles.Link: self.accent,
            roles.Mid: self.border,
        }.items():
            palette.setColor(role, QColor(colour))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.muted))
        return palette


LIGHT = Theme(
    name="light",
    window="#f3f5f7",
    card="#ffffff",
    border="#d5dbe1",
    text="#1b2733",
    muted="#5b6875",
    control="#f8fafc",
    field="#ffffff",
    accent="#0a75bd",
    accent_text="#ffffff",
    highlight="#ffe066",
    glow="#ffe066",
    positive="#3b5bdb",
    negative="#c2255c",
    neuron="#2b4a66",
    class_one="#0a75bd",
    class_zero="#e8850c",
    middle="#ffffff",
    curve="#0a75bd",
    point="#1b2733",
    ghost="#6a2c91",
    good="#2b8a3e",
    bad="#c92a2a",
)

DARK = Theme(
    name="dark",
    window="#14191f",
    card="#1d242c",
    border="#3a4550",
    text="#e8edf2",
    muted="#9fadba",
    control="#2c3742",
    field="#43515e",
    accent="#4dabf7",
    accent_text="#0b1622",
    highlight="#7a6412",
    glow="#e0b81c",
    positive="#7f96ff",
    negative="#f783ac",
    neuron="#9db8d1",
    class_one="#4dabf7",
    class_zero="#ff9f2e",
    middle="#1d242c",
    curve="#4dabf7",
    point="#e8edf2",
    ghost="#d0b3ff",
    good="#69db7c",
    bad="#ff8787",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
