"""The neurons by name, and which names are parameters: those of the solution, as `O2_1` and `w1_11`."""

from ann221_gui.core.parameters import BIASES, WEIGHTS

INPUT_NEURONS = ("O1_1", "O1_2")
HIDDEN_NEURONS = ("O2_1", "O2_2")
OUTPUT_NEURON = "O3_1"
LEARNING_NEURONS = (*HIDDEN_NEURONS, OUTPUT_NEURON)  # those with a net input
NEURONS = (*INPUT_NEURONS, *LEARNING_NEURONS)


def is_parameter(part: str) -> bool:
    return part in WEIGHTS or part in BIASES


def net_input_of(neuron: str) -> str:
    """Name of the quantity that enters a hidden or the output neuron."""
    return f"I_{neuron}"
