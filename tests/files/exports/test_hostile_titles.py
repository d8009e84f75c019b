"""Whatever a file calls itself: a script does the same, and a comment is all that differs."""

import json

import pytest

from ann221_gui.files.exports.texts import TEXT_EXPORTS
from tests.files.exports.hostile import TITLES, titled
from tests.files.exports.printed import check_against_the_program
from tests.files.exports.running import SCRIPTS, run
from tests.files.exports.runs import RUNS

RUN = RUNS["choice 15"]
COMMENT = {"numpy": "# Data set: ", "pytorch": "# Data set: ", "matlab": "% Data set: "}


@pytest.mark.parametrize("kind", SCRIPTS)
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_only_a_line_of_a_comment_differs(kind, title):
    plain = TEXT_EXPORTS[kind].write(RUN)
    script = TEXT_EXPORTS[kind].write(titled(RUN, title))
    pairs = zip(plain.split("\n"), script.split("\n"), strict=True)
    (named,) = [other for line, other in pairs if line != other]
    assert named.startswith(COMMENT[kind]) and named.endswith(" (samples: 5)")
    assert named.isprintable() and len(named) < 400


@pytest.mark.parametrize("kind", ["numpy", "matlab"])  # PyTorch's comment is that of NumPy
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_script_does_what_it_does_under_any_other(tmp_path, kind, title):
    folder = tmp_path / "of the script"
    folder.mkdir()
    printed = run(kind, TEXT_EXPORTS[kind].write(titled(RUN, title)), folder)
    check_against_the_program(printed, RUN)
    assert [path.name for path in folder.iterdir()] == [SCRIPTS[kind]]


@pytest.mark.parametrize("kind", ["history-json", "weights-json"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_json_gives_the_title_back(kind, title):
    text = TEXT_EXPORTS[kind].write(titled(RUN, title))
    assert text.isascii()
    assert json.loads(text)["dataset"] == title


@pytest.mark.parametrize("kind", ["history-csv", "weights-csv"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_title_stands_in_a_spreadsheet(kind, title):
    assert TEXT_EXPORTS[kind].write(titled(RUN, title)) == TEXT_EXPORTS[kind].write(RUN)
