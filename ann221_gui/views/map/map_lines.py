"""The lines of the input plane on which the hidden neurons are undecided: net input 0."""

import math

from ann221_gui.core.parameters import Parameters
from ann221_gui.views.map.map_region import Region

Point = tuple[float, float]
Ends = tuple[Point, Point]


def hidden_line(parameters: Parameters, hidden: int, region: Region) -> Ends | None:
    """Both ends, left or lower one first, of w¹₁ⱼ I₁ + w¹₂ⱼ I₂ + b¹ⱼ = 0 within `region`, if it is there."""
    w_1, w_2 = parameters.w1[:, hidden].tolist()
    bias = float(parameters.b1[hidden])
    left, right, bottom, top = region
    crossings = [
        *((x1, _solved(w_2, w_1, x1, bias)) for x1 in (left, right)),
        *((_solved(w_1, w_2, x2, bias), x2) for x2 in (bottom, top)),
    ]
    inside = sorted({(x1, x2) for x1, x2 in crossings if left <= x1 <= right and bottom <= x2 <= top})
    return (inside[0], inside[-1]) if len(inside) > 1 else None


def _solved(own_weight: float, other_weight: float, other_input: float, bias: float) -> float:
    """The input at which the net input is 0 for this value of the other input; NaN where there is none."""
    return -(other_weight * other_input + bias) / own_weight if own_weight else math.nan
