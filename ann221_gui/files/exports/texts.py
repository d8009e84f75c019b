"""The kinds of text that a run can be exported as."""

from collections.abc import Callable
from dataclasses import dataclass

from ann221_gui.core.frame import Frame
from ann221_gui.files.exports.documents import history_document, weights_document
from ann221_gui.files.exports.matlab_script import matlab_script
from ann221_gui.files.exports.numpy_script import numpy_script
from ann221_gui.files.exports.pytorch_script import pytorch_script
from ann221_gui.files.exports.tables import history_csv, weights_csv
from ann221_gui.files.solution_file import as_json


@dataclass(frozen=True)
class TextExport:
    """`name` on the command line, `title` in a menu, `suffix` of the file; `write` gives the whole text."""

    name: str
    title: str
    suffix: str
    write: Callable[[Frame], str]


def _history_json(frame: Frame) -> str:
    return f"{as_json(history_document(frame), indent=2)}\n"


def _weights_json(frame: Frame) -> str:
    return f"{as_json(weights_document(frame), indent=2)}\n"


TEXT_EXPORTS: dict[str, TextExport] = {
    export.name: export
    for export in (
        TextExport("history-csv", "History (CSV)", ".csv", history_csv),
        TextExport("history-json", "History (JSON)", ".json", _history_json),
        TextExport("weights-csv", "Weights (CSV)", ".csv", weights_csv),
        TextExport("weights-json", "Weights (JSON)", ".json", _weights_json),
        TextExport("numpy", "Python (NumPy)", ".py", numpy_script),
        TextExport("pytorch", "Python (PyTorch)", ".py", pytorch_script),
        TextExport("matlab", "MATLAB, Octave", ".m", matlab_script),
    )
}
