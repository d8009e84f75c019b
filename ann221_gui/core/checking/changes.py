"""What slips make of a way to a line: other ways, or none where the slip can't be made there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ann221_gui.core.checking.rewriting import ONE, quantities_of, renamed, scaled, substituted
from ann221_gui.core.checking.sheet import SAMPLES, SHARE, sheet, slope_from_output
from ann221_gui.core.equations.chains import net_input, source_of
from ann221_gui.core.equations.equation import Setting, step_name
from ann221_gui.core.equations.expressions import (
    Applied,
    Expression,
    Negative,
    Product,
    Quantity,
)
from ann221_gui.core.parameters import HIDDEN_LAYER, OUTPUT_LAYER, ParameterId
from ann221_gui.core.parts import HIDDEN_NEURONS, INPUT_NEURONS, LEARNING_NEURONS, net_input_of


@dataclass(frozen=True)
class Place:
    """One way to a `line`, in which a slip can be made; `targets` names those of other samples."""

    line: str
    way: Expression
    setting: Setting
    targets: tuple[str, ...] = ()

    @property
    def parameter(self) -> ParameterId | None:
        """The parameter whose derivative or new value the line is."""
        return next((one for one in ParameterId if self.line.endswith(one)), None)

    @property
    def is_update(self) -> bool:
        return self.line.startswith("new_")

    @property
    def is_derivative(self) -> bool:
        """Of the output or the error, by a parameter."""
        return not self.is_update and self.parameter is not None and not self.is_total

    @property
    def is_total(self) -> bool:
        return self.line.startswith(("sum_", "mean_"))


Wrong = Iterator[Expression]


def _instead(place: Place, others: dict[str, Expression]) -> Wrong:
    """Other quantities read, where the way reads one of these at all."""
    if not quantities_of(place.way).isdisjoint(others):
        yield substituted(place.way, others)


def updated_output_weight(place: Place) -> Wrong:
    if not place.setting.is_layered and not place.is_update and place.line not in ("I_O3_1", "O3_1"):
        yield from _instead(place, {f"w2_{j}1": Quantity(f"new_w2_{j}1") for j in "12"})


def updated_hidden_weight(place: Place) -> Wrong:
    """Hidden outputs worked out once more, with the new w¹; layer by layer there are none yet."""
    if not place.setting.is_layered and place.is_derivative and place.parameter in OUTPUT_LAYER:
        new = {str(name): Quantity(f"new_{name}") for name in HIDDEN_LAYER}
        biases = place.setting.biases
        yield from _instead(
            place, {name: Applied(substituted(net_input(name, biases), new), 2) for name in HIDDEN_NEURONS}
        )


def slope_missing(*neurons: str) -> Callable[[Place], Wrong]:
    """Of whichever of these the way has."""

    def change(place: Place) -> Wrong:
        yield from _instead(place, {f"slope_{neuron}": ONE for neuron in neurons})

    return change


def both_slopes_missing(place: Place) -> Wrong:
    """Of the output neuron and of a hidden one, where the way has both."""
    slopes = {f"slope_{neuron}" for neuron in LEARNING_NEURONS} & quantities_of(place.way)
    if "slope_O3_1" in slopes and len(slopes) > 1:
        yield from _instead(place, dict.fromkeys(slopes, ONE))


def slope_of_output(place: Place) -> Wrong:
    neuron = place.line.removeprefix("slope_")
    if neuron in LEARNING_NEURONS and neuron != place.line:
        yield Applied(Quantity(neuron), int(neuron[1]), is_derivative=True)


def net_input_in_slope(place: Place) -> Wrong:
    neuron = place.line.removeprefix("slope_")
    if neuron in LEARNING_NEURONS and place.way == slope_from_output(neuron, place.setting):
        yield renamed(place.way, {neuron: net_input_of(neuron)})


def _of_error(place: Place) -> bool:
    """Whether the way has the factor that comes from differentiating the square, or the error itself."""
    has_delta = not quantities_of(place.way).isdisjoint(("Delta", "target"))
    return has_delta and place.line != "Delta"


def halved(is_of_half: bool) -> Callable[[Place], Wrong]:
    def change(place: Place) -> Wrong:
        if _of_error(place) and (place.setting.conventions.loss.factor < 1) is is_of_half:
            yield scaled(place.way, 0.5)

    return change


def half_missing(place: Place) -> Wrong:
    if _of_error(place) and place.setting.conventions.loss.factor < 1:
        yield scaled(place.way, 2.0)


def sign_of_delta(place: Place) -> Wrong:
    if place.line == "Delta" or (_of_error(place) and place.line != "E"):
        yield scaled(place.way, -1.0)


def uphill(place: Place) -> Wrong:
    if place.is_update:
        yield substituted(place.way, {"eta": Negative(Quantity("eta"))})


def transposed(place: Place) -> Wrong:
    """w¹₁₂ read for w¹₂₁, or the whole line taken from the other weight."""
    swapped = {"w1_12": "w1_21", "w1_21": "w1_12"}
    if not quantities_of(place.way).isdisjoint(swapped):
        yield renamed(place.way, swapped)
    parameter = place.parameter
    if parameter in swapped:
        other = place.line.removesuffix(parameter) + swapped[parameter]
        yield from sheet(place.setting)[other]


def output_weights_swapped(place: Place) -> Wrong:
    yield from _instead(place, {"w2_11": Quantity("w2_21"), "w2_21": Quantity("w2_11")})


def other_target(place: Place) -> Wrong:
    for target in place.targets:
        yield from _instead(place, {"target": Quantity(target)})


def _source(place: Place) -> str | None:
    return source_of(place.parameter) if place.parameter and place.is_derivative else None


def input_forgotten(place: Place) -> Wrong:
    source = _source(place)
    if source is not None:
        yield from _instead(place, {source: ONE})


def wrong_input(place: Place) -> Wrong:
    source = _source(place)
    others = set(INPUT_NEURONS + HIDDEN_NEURONS) - {source}
    if source in INPUT_NEURONS:
        others &= set(INPUT_NEURONS)
    if source is not None:
        for other in sorted(others):
            yield from _instead(place, {source: Quantity(other)})
    elif place.line == "I_O3_1":
        yield renamed(place.way, dict(zip(HIDDEN_NEURONS, INPUT_NEURONS, strict=True)))


def net_input_for_output(place: Place) -> Wrong:
    source = _source(place)
    if source in HIDDEN_NEURONS:
        yield from _instead(place, {source: Quantity(net_input_of(source))})
    elif place.line == "I_O3_1":
        yield renamed(place.way, {neuron: net_input_of(neuron) for neuron in HIDDEN_NEURONS})
        for neuron in HIDDEN_NEURONS:
            yield renamed(place.way, {neuron: net_input_of(neuron)})


def bias(factor: float) -> Callable[[Place], Wrong]:
    def change(place: Place) -> Wrong:
        if place.setting.biases and place.line in map(net_input_of, LEARNING_NEURONS):
            biases = (name for name in quantities_of(place.way) if name.startswith("b"))
            yield substituted(place.way, {name: scaled(Quantity(name), factor) for name in biases})

    return change


def sum_forgotten(place: Place) -> Wrong:
    if place.is_total:
        yield Quantity(place.line.removeprefix("sum_").removeprefix("mean_"))
    elif place.is_update and place.setting.of_batch and place.parameter is not None:
        own = step_name(place.parameter, place.setting).removeprefix("sum_").removeprefix("mean_")
        yield from _instead(place, {step_name(place.parameter, place.setting): Quantity(own)})


def mean_for_sum(place: Place) -> Wrong:
    yield from _total_times(Quantity(SHARE), place, is_mean=False)


def sum_for_mean(place: Place) -> Wrong:
    yield from _total_times(Quantity(SAMPLES), place, is_mean=True)


def _total_times(factor: Expression, place: Place, *, is_mean: bool) -> Wrong:
    if not place.setting.of_batch or place.setting.conventions.loss.is_mean is not is_mean:
        return
    if place.is_total:
        yield Product((factor, place.way))
    elif place.is_update:
        yield substituted(place.way, {"eta": Product((factor, Quantity("eta")))})


def rate(instead: Expression) -> Callable[[Place], Wrong]:
    def change(place: Place) -> Wrong:
        if place.is_update:
            yield substituted(place.way, {"eta": instead})

    return change


def signal_halved(place: Place) -> Wrong:
    if "dE_dI_" in place.line:
        yield scaled(place.way, 0.5)


def no_activation(place: Place) -> Wrong:
    if place.line in LEARNING_NEURONS:
        yield Quantity(net_input_of(place.line))


def times(*factors: float) -> Callable[[Place], Wrong]:
    def change(place: Place) -> Wrong:
        if place.line not in INPUT_NEURONS:
            for factor in factors:
                yield scaled(place.way, factor)

    return change
