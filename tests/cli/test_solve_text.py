"""`ann221 solve` as text: every equation by its number, in both notations."""

import json

import pytest


def equations_in(text):
    """(number, line) of every equation, the alignment taken out."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [
        (line[1 : line.index(")")], line[line.index(")") + 2 :]) for line in lines if line.startswith("(")
    ]


def lines_of(ann221, path, *options):
    return [line for _, line in equations_in(ann221("solve", path, *options).out)]


def test_the_text_has_every_equation_by_its_number_in_the_document_s_order(ann221, problems):
    numbers = [number for number, _ in equations_in(ann221("solve", problems / "worked-example.json").out)]
    assert [number for number in numbers if number.isdecimal()] == [str(number) for number in range(1, 46)]
    assert set(numbers) - set(map(str, range(1, 46))) == {"A1", "A2", "A5", "A6", "A7", "A8"}
    biased = ann221("solve", problems / "worked-example-with-biases.json").out
    assert {"A3", "A4"} <= {number for number, _ in equations_in(biased)}


def test_each_line_has_formula_numbers_and_result(ann221, problems):
    text = ann221("solve", problems / "worked-example.json", "--digits", 4).out
    lines = equations_in(text)
    for line in (
        ("A7", "I_O²₁ = O¹₁·w¹₁₁ + O¹₂·w¹₂₁ = 0.35·0.1 + 0.9·0.8 = 0.755"),
        ("A5", "σ(z) = 1/(1 + e⁻ᶻ)"),
        ("A5", "σ′(I_O²₁) = O²₁·(1 − O²₁) = 0.6803·(1 − 0.6803) = 0.2175"),
        ("A6", "Δ = target − O³₁ = 0.5 − 0.6903 = −0.1903"),
        ("A2", "new w¹₁₁ = w¹₁₁ − η·∂E/∂w¹₁₁ = 0.1 − 1·0.0009291 = 0.09907"),
        ("3", "O²₂ = σ(O¹₁·w¹₁₂ + O¹₂·w¹₂₂) = σ(0.35·0.4 + 0.9·0.6) = 0.6637"),
        ("15", "δ_O³₁ = ½·(Δ_O³₁)² = ½·(−0.1903)² = 0.0181"),
        ("17", "∂δ_O³₁/∂O³₁ = ∂(½·(target₁ − O³₁)²)/∂O³₁ = −Δ_O³₁ = −(−0.1903) = 0.1903"),
        ("13", "∂O³ₖ/∂w¹ᵢⱼ = w²ⱼₖ·O¹ᵢ·σ′(I_O²ⱼ)·σ′(I_O³ₖ)"),
    ):
        assert line in lines
    assert "The document prints: ∂O³₁/∂w¹₂₁ = w²₁₁·(∂O²₁/∂w¹₁₁)·σ′(I_O³₁)" in text
    assert "E is the error of the sample; the document writes it δ_O³₁." in text


def test_the_text_in_the_common_notation(ann221, problems):
    path = problems / "worked-example.json"
    lines = lines_of(ann221, path, "--notation", "common", "--digits", "4")
    for line in (
        "z⁽¹⁾₁ = x₁·W⁽¹⁾₁₁ + x₂·W⁽¹⁾₁₂ = 0.35·0.1 + 0.9·0.8 = 0.755",
        "Δ = t − a⁽²⁾₁ = 0.5 − 0.6903 = −0.1903",
        "δ⁽²⁾₁ = (∂E/∂a⁽²⁾₁)·σ′(z⁽²⁾₁) = 0.1903·0.2138 = 0.04068",
        "new W⁽¹⁾₂₁ = W⁽¹⁾₂₁ − η·∂E/∂W⁽¹⁾₂₁ = 0.4 − 1·0.00286 = 0.3971",
    ):
        assert line in lines
    text = ann221("solve", path, "--notation", "common").out
    assert "common notation" in text and "w¹" not in text and "O³" not in text


def test_an_option_says_otherwise_than_the_file(ann221, written, good_problem):
    conventions = {"notation": "common", "delta": "output - target"}
    path = written(json.dumps({**json.loads(good_problem), "conventions": conventions}))
    written_out = {option: lines_of(ann221, path, *option) for option in ((), ("--notation", "document"))}
    for lines, start in zip(written_out.values(), ("Δ = a⁽²⁾₁ − t", "Δ = O³₁ − target"), strict=True):
        assert any(line.startswith(start) for line in lines)


def test_layer_by_layer_gives_the_numbers_of_the_stale_example_and_says_so(ann221, written, problems):
    """Its hidden error signals are printed −2.406e-3 and −7.916e-3: rounded on the way from these."""
    stale = json.loads((problems / "worked-example-stale.json").read_text(encoding="utf-8"))
    stale["conventions"]["update"] = "layer by layer"
    text = ann221("solve", written(json.dumps(stale)), "--digits", 5).out
    signals = [line.rsplit(" = ", 1) for _, line in equations_in(text) if line.startswith("∂E/∂I_O²")]
    assert [signal[1] for signal in signals if "(new w²)" in signal[0]] == ["0.0024096", "0.0079265"]
    assert [signal[1] for signal in signals if "(new w²)" not in signal[0]][1:] == ["0.0026545", "0.0081716"]
    assert "weights updated layer after layer from the new ones" in text


@pytest.mark.parametrize(
    ("file", "printed"),
    [
        (
            "worked-example.json",
            ["O²₂ … 0.6637", "new w¹₁₁ … 0.09907", "new w²₁₁ … 0.2723", "new w²₂₁ … 0.873"],
        ),
        ("worked-example-wrong-in-print.json", ["O²₁ … 0.5523", "O²₂ … 0.5781", "I_O³₁ … 0.686"]),
        ("worked-example-with-biases.json", ["O²₁ … 0.5498", "O³₁ … 0.5227", "new b¹₁ … 0.3029"]),
    ],
)
def test_published_numbers_stand_in_the_text(ann221, problems, file, printed):
    ends = [line.split(" = ") for line in lines_of(ann221, problems / file, "--digits", "4")]
    assert set(printed) <= {f"{line[0]} … {line[-1]}" for line in ends}
