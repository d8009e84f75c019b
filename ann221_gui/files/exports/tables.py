"""Numbers of a run as comma-separated values for a spreadsheet: a header, then a row a line, all digits."""

from collections.abc import Iterable

from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import for_programs


def history_csv(frame: Frame) -> str:
    """The loss over training, thinned as in the window."""
    rows = (map(for_programs, point) for point in frame.curve.tolist())
    return _csv(("epoch", "loss"), rows)


def weights_csv(frame: Frame) -> str:
    """Each weight, and each bias where they are on, with ∂E/∂w of the batch that comes next."""
    parameters, gradient = frame.parameters, frame.next_update.gradient
    rows = (
        (str(name), for_programs(parameters[name]), for_programs(gradient[name.place]))
        for name in frame.hyperparameters.trained
    )
    return _csv(("parameter", "value", "gradient"), rows)


def _csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """No cell of these needs quotes: they are names of the program's own, and numbers."""
    return "".join(f"{','.join(cells)}\n" for cells in (header, *rows))
