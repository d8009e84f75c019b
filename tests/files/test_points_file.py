"""Points files as people save them, and the line of what is wrong."""

import numpy as np
import pytest

from ann221_gui.files.errors import FileError
from ann221_gui.files.points_file import MOST_POINTS, read_points

THREE = [[0.5, -1.0, 1.0], [2.0, 0.25, 0.0], [1e-3, 3.0, 1.0]]


def read(content: str | bytes):
    content = content.encode() if isinstance(content, str) else content
    return read_points(content, "points.csv", "points")


def samples(content: str | bytes) -> list[list[float]]:
    dataset = read(content)
    return np.column_stack([dataset.inputs, dataset.targets]).tolist()


@pytest.mark.parametrize(
    "content",
    [
        "x1,x2,target\n0.5,-1,1\n2,0.25,0\n1e-3,3,1\n",
        "0.5,-1,1\n2,0.25,0\n1e-3,3,1",
        "0.5,-1,1\r\n2,0.25,0\r\n1e-3,3,1\r\n",
        "\ufeffx1;x2;target\n0,5;-1;1\n2;0,25;0\n0,001;3;1\n",
        "\ufeff0,5;-1;1\n2;0.25;0\n1/1000;3;1\n",
        ' X1 , x2 ,"target"\n"0,5","-1","1"\n"2","1/4","0"\n"0.001","3","1"\n',
        "\n\nx1,x2,target\n\n0.5,−1,1\n \n2,0.25,0\n,,\n1e-3,3,1\n\n",
    ],
)
def test_the_same_three_samples(content):
    assert samples(content) == THREE


def test_the_learning_rate_suits_the_number_of_samples():
    assert read("0,0,1\n" * 4).learning_rate == 0.5
    assert read("0,0,1\n" * 200).learning_rate == pytest.approx(0.01)


def test_numbers_keep_every_bit():
    values = [0.1, 1 / 3, 5e-324]
    assert samples(",".join(map(repr, values))) == [values]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("x1,x2,target\n", "has a header but no samples"),
        ("a,b,c\n1,2,3\n", "line 1: the header must be x1,x2,target"),
        ("x2,x1,target\n1,2,3\n", "line 1: the header must be x1,x2,target"),
        ("x1,x2,target\n1,2,3\nx1,x2,target\n", "line 3: x1: 'x1' is not a number"),
        ("x1,x2,target\n1,2,3\n1,2\n", "line 3: must have three numbers, x1, x2 and target, not 2 values"),
        (
            "1,2,3\n\n0,5,1,0,1\n",
            "line 3: must have three numbers, x1, x2 and target, not 5 values (with decimal",
        ),
        ("1,2,3\n1,zwei,3\n", "line 2: x2: 'zwei' is not a number"),
        ("1,2,nan\n", "line 1: target: 'nan' is not a number"),
        ("1,inf,3\n", "line 1: x2: 'inf' is not a number"),
        ("1,1e999,3\n", "line 1: x2: '1e999' is too large"),
        ("1,,3\n", "line 1: x2: a number is missing"),
        ('1,2,3\n1,"2,3\n', "line 2: can't be split into columns"),
        ("1,2,3\n" * 3 + f"1,2,{'3' * 200_000}\n", "line 4: can't be split into columns"),
        ("1;2;3\n1,2,3\n", "line 2: must have three numbers"),
        ("0,0,1\n" * (MOST_POINTS + 1), f"line {MOST_POINTS + 1}: has more than 10,000 samples"),
        (b"1,2,3\n\xff\xfe", "line 2: is not UTF-8 text"),
        (b"1,2,3\n\0,1,2\n", "line 2: "),
    ],
)
def test_errors_name_the_line(content, expected):
    with pytest.raises(FileError) as refused:
        read(content)
    assert str(refused.value).startswith(f"points.csv: {expected}")


def test_as_many_samples_as_allowed_are_read():
    assert len(read("x1,x2,target\n" + "0,0,1\n" * MOST_POINTS)) == MOST_POINTS
