"""What the scripts in Python share: the run's numbers by name, and its samples."""

from ann221_gui.core.frame import Frame
from ann221_gui.files.exports.script import sample_rows, script

_NUMBERS = """\
# Data set: $title (samples: $samples)
# The weights are those at epoch $epoch: w1_12 leads from input 1 to hidden neuron 2.
# A step of the run takes fewer samples, $batch of them; the step here takes all.  ?batches
w1_11, w1_12 = $w1_11, $w1_12
w1_21, w1_22 = $w1_21, $w1_22
w2_11, w2_21 = $w2_11, $w2_21
b1_1, b1_2 = $b1_1, $b1_2  ?biases
b2_1 = $b2_1  ?biases
learning_rate = $learning_rate
"""


def python_script(template: str, frame: Frame, **more: str) -> str:
    """The same as `script`, with `$numbers` and `$rows` to be filled.

    Never in the first two lines: there Python looks for an encoding, and a title may name one.
    """
    numbers = script(_NUMBERS, frame).removesuffix("\n")
    return script(template, frame, numbers=numbers, rows=sample_rows(frame, "        [", "],"), **more)
