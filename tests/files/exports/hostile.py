"""Titles that would like to be more than words in a comment."""

from dataclasses import replace

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.frame import Frame

CREATE = "open('pwned', 'w')"

TITLES = {
    "a new line": f"points\n{CREATE}",
    "a carriage return": f"points\r{CREATE}",
    "both": f"points\r\n{CREATE}",
    "a form feed and others": f"points\f\v\x1c\x1d\x1e\x85\u2028\u2029{CREATE}",
    "a new line for Octave": "points\nfclose(fopen('pwned', 'w'));",
    "quotes": f'"""\n{CREATE}\n"""',
    "more quotes": f"'''); {CREATE} #",
    "ends of comments": "*/ %} #} --> \n%{\n#{\n%}",
    "a line that goes on": "points \\",
    "a line that goes on in MATLAB": "points ...",
    "an encoding": "coding: utf-7",
    "an encoding with its text": f"-*- coding: unicode_escape -*- \\n{CREATE}",
    "blanks of a template": "$rows ${w1_11} $$ $1 {} {0} %s %(a)s",
    "a condition of a template": "points  ?biases\n?no biases",
    "nothing": "",
    "NUL": "a\0b",
    "half a character": "caf\udce9",
    "right to left": "\u202epoints\u2066",
    "other letters": "Übung δ ½ 学习 🙂",
    "long": "points " * 100_000,
}


def titled(frame: Frame, title: str) -> Frame:
    """The same run, whose data set is called so."""
    dataset = frame.dataset
    named = Dataset(title, title, dataset.inputs, dataset.targets)
    return replace(frame, setup=replace(frame.setup, dataset=named))
