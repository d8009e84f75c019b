"""Answer sheets as people have them: typed lines, tables, a pasted column, JSON."""

import pytest

from ann221_gui.core.checking.sheet import sheet
from ann221_gui.core.equations.equation import Setting
from ann221_gui.files.answer_file import answers_in, read_answers
from ann221_gui.files.errors import FileError

LINES = sheet(Setting())


def read(text):
    """What was written, by line."""
    return {line: one.text for line, one in read_answers(text.encode(), "a.txt", LINES).items()}


@pytest.mark.parametrize(
    "row",
    [
        "O2_1 = 0,68",
        "O2_1=0,68",
        "O2_1: 0,68  # as on the board",
        "O2_1;0,68",
        "O2_1\t0,68",
        "O2_1 0,68",
        "O2_1,0,68",
        'O2_1,"0,68"',
        "\ufeffO²₁ = 0,68\r\n",
        "a⁽¹⁾₁ = 0,68",
        '{"O2_1": "0,68"}',
        '{"answers": {"O²₁": "0,68"}}',
    ],
)
def test_a_name_and_a_number_in_the_many_ways_to_write_them(row):
    assert read(row) == {"O2_1": "0,68"}


def test_numbers_of_every_kind_keep_their_text():
    rows = (
        "dE_dI_O2_1 = −8.2e-3\nnew w¹₁₂ 0.3971\nE: 1/3\nDelta: -.5\n\n# the rest is missing\nO3_1 = 0.690\n"
    )
    assert read(rows) == {
        "dE_dI_O2_1": "−8.2e-3",
        "new_w1_12": "0.3971",
        "E": "1/3",
        "Delta": "-.5",
        "O3_1": "0.690",
    }
    assert read('{"O3_1": 0.690, "E": 1e-3}') == {"O3_1": "0.690", "E": "1e-3"}


def test_both_notations_name_the_weight_that_they_mean():
    """w¹₁₂ runs from 1 to 2; the common W⁽¹⁾₁₂ from 2 to 1."""
    assert read("new w¹₁₂ = 1\nnew W⁽¹⁾₁₂ = 2") == {"new_w1_12": "1", "new_w1_21": "2"}


def test_a_column_follows_the_calculation_and_an_empty_row_leaves_a_line_out():
    column = "0.35\n0,9\n\n# net inputs done\n0.68\n\n"
    assert read(column) == {"O1_1": "0.35", "O1_2": "0,9", "I_O2_2": "0.68"}
    assert answers_in("0.5\n", ["E"])["E"].value == 0.5


WRONG = {
    "": "a.txt: holds no answers",
    "# nothing yet\n\n": "a.txt: holds no answers",
    "{}": "a.txt: holds no answers",
    "E = 1\n\nE: 2": "a.txt: line 3: E is answered twice",
    "O2_1 = 1\nO²₁ = 2": "a.txt: line 2: O²₁ is answered twice",
    "E = 1\nO9_1 = 2": "a.txt: line 2: 'O9_1' is not a line of this problem",
    "staged_dE_dw1_11 = 2": "a.txt: line 1: 'staged_dE_dw1_11' is not a line of this problem",
    "E =": "a.txt: line 1: 'E =' lacks a name or a number",
    "E = 1\n0.5": "a.txt: line 2: '0.5' lacks a name or a number",
    "E = 1 V": "a.txt: line 1: '1 V' is not a number",
    "0.5\n#DIV/0!": "a.txt: line 2: '#DIV/0!' is not a number",
    "0.5\n" * (len(LINES) + 1): f"a.txt: line {len(LINES) + 1}: there are only {len(LINES)} lines",
    "E = " + "1" * 2000: "a.txt: line 1: is longer than 1000 characters",
    '{"E": 1, "E": 2}': "a.txt: E: stands there twice",
    '{"O2_1": 1, "O²₁": 2}': "a.txt: O²₁: is answered twice",
    '{"O9_1": 1}': "a.txt: O9_1: is not a line of this problem",
    '{"E": null}': "a.txt: E: must be a number",
    '{"answers": 3}': "a.txt: answers: must be an object",
    '{"answers": {"O9_1": 3}}': "a.txt: answers.O9_1: is not a line of this problem",
    '{"E": 1': "a.txt: ends too early",
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:30])
def test_what_is_wrong_is_refused_by_its_line(text):
    with pytest.raises(FileError) as refused:
        read(text)
    assert str(refused.value).startswith(WRONG[text])


def test_what_is_no_text_is_refused():
    with pytest.raises(FileError, match=r"a\.txt: is not UTF-8 text"):
        read_answers(b"\xff\xfe", "a.txt", LINES)
