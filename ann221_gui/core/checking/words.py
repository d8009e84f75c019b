"""What a marking says, in a student's words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.candidates import Candidate
from ann221_gui.core.checking.hinting import equation_for
from ann221_gui.core.checking.judgement import Alternative, Explanation, Judgement, Verdict
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.checking.sheet import OTHERS, SHARE
from ann221_gui.core.conventions import Notation
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.shortening import Shortening

INPUTS_EQUATION = "5"  # a matrix, which gives no single quantity


def symbols(names: tuple[str, ...], setting: Setting) -> str:
    """O²₁, O²₂ and w²₁₁."""
    written = [_called(name, setting) for name in names]
    return " and ".join(filter(None, (", ".join(written[:-1]), written[-1])))


def _called(name: str, setting: Setting) -> str:
    """The symbol, or what is said where an exercise states something that has none."""
    notation = setting.conventions.notation
    if name == SHARE:
        return "the number of samples"
    if name.startswith(OTHERS):
        return f"the other samples' {symbol_text(name.removeprefix(OTHERS), notation)}"
    return symbol_text(name, notation)


def number(line: str, setting: Setting) -> str:
    """Of the equation that gives the line."""
    equation = equation_for(line, setting)
    return INPUTS_EQUATION if equation is None else equation.number


def explanation(candidate: Candidate, setting: Setting, reading: Reading) -> Explanation:
    """By the names that its reader uses."""
    sentences = [slip.sentence for slip in candidate.slips]
    sentence = sentences[0] if len(sentences) == 1 else f"Two slips at once. {' '.join(sentences)}"
    equation = candidate.slips[0].equation or number(candidate.at, setting)
    return Explanation(candidate.names, sentence, reading.line(candidate.at), equation)


def custom(alternative: Alternative) -> Explanation:
    sentence = f"Right where a book has it so: {alternative.sentence}"
    return Explanation((alternative.name,), sentence, alternative=alternative)


def reason(judged: Judgement, setting: Setting) -> str:
    """The verdict in a sentence, without the right number."""
    match judged.verdict:
        case Verdict.RIGHT:
            return "Right."
        case Verdict.ROUNDED:
            return _rounded(judged)
        case Verdict.FOLLOWS:
            return f"The step is right: it follows from your {symbols(judged.began, setting)}."
        case Verdict.WRONG:
            return f"No known slip gives this number. {_to_check(judged, setting)}"
    first = judged.explanations[0]
    if first.alternative is None and len(judged.explanations) > 1:
        return f"{first.sentence} Or: {'; '.join(', '.join(one.names) for one in judged.explanations[1:])}."
    return first.sentence


def names_of(explanations: Iterable[Explanation]) -> str:
    """σ′ missing, output and uphill, or sign of Δ."""
    return ", or ".join(" and ".join(one.names) for one in explanations)


def summary(judgements: Sequence[Judgement], notation: Notation) -> str:
    """How many lines are right, and where it first went wrong; `judgements` in their order."""
    found = Counter(one.verdict for one in judgements)
    counts = ", ".join(f"{verdict} {found[verdict]}" for verdict in Verdict if found[verdict])
    right = sum(one.is_right for one in judgements)
    first = next((one.line for one in judgements if one.verdict.is_fault), "")
    where = f" It first went wrong at {symbol_text(first, notation)}." if first else ""
    return f"{right} of {len(judgements)} right ({counts}).{where}"


def _rounded(judged: Judgement) -> str:
    match judged.shortening:
        case Shortening.ROUNDED:
            return f"Right to the {_digits(judged.answer)} given."
        case Shortening.CUT_OFF:
            return f"Right, but cut off after {_digits(judged.answer)}: rounded, its last digit is one more."
    if not judged.is_by_rounding_before:
        return "Right: as near to the right number as is asked here."
    if not judged.is_doubtful:
        return "Right, as far as the rounding of the lines before it allows."
    names = ", or ".join(one.names[0] for one in judged.explanations)
    return f"Rounding of the lines before it can lead here, but a slip gives just this number: {names}."


def _digits(answer: Answer) -> str:
    count = answer.significant
    if count is None:
        return "digits"
    return f"{count} digit{'s' if count > 1 else ''}"


def _to_check(judged: Judgement, setting: Setting) -> str:
    equation = f"equation {judged.equation}" if judged.equation else "its equation"
    takes = f", which takes {symbols(judged.check, setting)}" if judged.check else ""
    return f"Check {equation}{takes}."
