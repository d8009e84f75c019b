"""What can be drawn, by name: the window, or one of its panes."""

WINDOW = "window"
PANES = ("network", "map", "samples", "loss", "workbench")
VIEWS = (WINDOW, *PANES)
