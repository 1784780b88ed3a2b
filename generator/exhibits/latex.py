"""LaTeX goes in, a formula that both works can use comes out, or the place in the formula where it is wrong.

`math_core` does the work. Before it is asked, length and depth are bounded, because it recurses in native code, where running out of
stack ends the process.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.model import Formula

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST, DEEPEST = 5_000, 60
"""Characters of a formula, and levels of its groups."""
DEEPEST_ELEMENT = 3 * DEEPEST
"""Levels of MathML elements: commands without braces nest too, as in `\\sqrt\\sqrt x`."""
MACROS = {"substack": r"\begin{matrix}#1\end{matrix}"}
ALIGNED = {"split": "aligned", "align": "aligned", "equation": "aligned", "gather": "gathered", "multline": "gathered"}
"""Environments that only differ in their numbers, which are ours, and the one that each is set as."""

_ENVIRONMENT = re.compile(rf"\\(?:begin|end)\{{({'|'.join(ALIGNED)})\*?\}}")
_NUMBERS = re.compile(r"\\(?:tag|label)\*?\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")
_DEPTH = re.compile(r"\\left|\\right|\\begin|\\end|\\.|[{}]", re.DOTALL)
_ELEMENT = re.compile(r"<(/?)[a-z][^>]*?(/?)>")
_TOKEN = re.compile(r"<m[inos]|<mtext")
_COLOUR = re.compile(r"\\(?:text|page)?color(?![A-Za-z])")
_FAULT = re.compile(r"(\d+): (.*)", re.DOTALL)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
_USUAL = (
    "alpha", "approx", "bar", "begin", "beta", "binom", "cdot", "cos", "delta", "end", "epsilon", "exp", "forall", "frac",
    "gamma", "geq", "hat", "in", "infty", "int", "lambda", "ldots", "left", "leq", "lim", "log", "mathbb", "mathbf", "mathcal",
    "mathrm", "max", "min", "mu", "nabla", "neq", "omega", "operatorname", "overline", "partial", "phi", "pi", "pm", "prod",
    "quad", "right", "rightarrow", "sigma", "sim", "sin", "sqrt", "sum", "tan", "text", "theta", "tilde", "times", "to",
    "underbrace", "vec",
)  # fmt: skip


class BadFormulaError(ValueError):
    """A formula that cannot be read. `at` is the index of the character where that shows, `length` what a caret line marks."""

    def __init__(self, reason: str, at: int = 0, length: int = 1, help: str = "") -> None:
        super().__init__(reason)
        self.at, self.length, self.help = at, length, help


def read_formula(tex: str, *, display: bool = False) -> Formula:
    """The formula in a line of text or, with `display`, on a line of its own. Raises BadFormulaError.

    It is laid out to see that it can be; the layout is kept for the works.
    """
    from .formulas import lay_out
    from .mathml import parse
    from .spelled import plain, spelled
    from .spoken import spoken

    made = to_mathml(tex, display=display)
    try:
        root = parse(made)
        lay_out(made)
    except Exception as error:  # libraries stumble over senseless formulas, such as a bracket without a pair, in many ways
        help = "write it in another way; its parts may be in an order without sense"
        raise BadFormulaError("the formula cannot be set", help=help) from error
    runs, exact = spelled(root)
    return Formula(tex.strip(), made, spoken(root), plain(runs), runs, exact)


def to_mathml(tex: str, *, display: bool) -> str:
    """A formula as a `math` element. Raises BadFormulaError."""
    from math_core import LatexError

    if len(tex) > LONGEST:
        raise BadFormulaError(f"the formula has {len(tex)} characters", help=f"{LONGEST} are the most; divide it")
    _check_depth(tex)
    written, moved = _rewritten(tex)
    try:
        made = _converter().convert_with_local_state(written, displaystyle=display)
    except LatexError as error:
        raise _fault(str(error), tex, moved) from None
    if not _TOKEN.search(made):
        raise BadFormulaError("the formula shows nothing", help="write LaTeX: `E = mc^2`")
    if colour := _COLOUR.search(tex):
        help = "remove it; both works have the colours of their theme"
        raise BadFormulaError(f"`{colour[0]}` cannot be used", colour.start(), len(colour[0]), help)
    if max(accumulate(_steps(made))) > DEEPEST_ELEMENT:
        raise BadFormulaError("the formula is nested too deep", help="divide it into several")
    return made.replace("&ApplyFunction;", "\u2061").replace("\ufe00", "").replace("\ufe01", "")


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(macros=MACROS, fancy_error=False, allow_unreliable_rendering=True)


def _check_depth(tex: str) -> None:
    depth = 0
    for token in _DEPTH.finditer(tex):
        depth += (token[0] in ("{", "\\left", "\\begin")) - (token[0] in ("}", "\\right", "\\end"))
        if depth > DEEPEST:
            raise BadFormulaError(f"groups are nested more than {DEEPEST} deep", token.start(), help="divide the formula into several")


def _steps(made: str) -> list[int]:
    """How many levels down each tag leads."""
    return [0, *(0 if closed else -1 if slash else 1 for slash, closed in _ELEMENT.findall(made))]


def _rewritten(tex: str) -> tuple[str, list[tuple[int, int]]]:
    """The formula without numbers of its own, and pairs of an index in it and the one that it was at."""
    tex = _NUMBERS.sub(lambda found: " " * len(found[0]), tex)
    written, end, moved = "", 0, [(0, 0)]
    for found in _ENVIRONMENT.finditer(tex):
        written += tex[end : found.start(1)] + ALIGNED[found[1]]
        end = found.end() - 1
        moved.append((len(written), end))
    return written + tex[end:], moved


def _fault(said: str, tex: str, moved: list[tuple[int, int]]) -> BadFormulaError:
    found = _FAULT.match(said)
    place, reason = (int(found[1]), found[2]) if found else (0, said)
    new, old = max(pair for pair in moved if pair[0] <= place)
    at = min(place - new + old, max(len(tex) - 1, 0))
    command = _COMMAND.match(tex, at)
    marked = command[0] if command else ""
    near = get_close_matches(marked[1:], _USUAL, 1) if "nknown command" in reason else []
    help = f"did you mean `\\{near[0]}`?" if near else "correct the LaTeX here; a dollar sign in text is `\\$`"
    reason = reason[:1].lower() + reason[1:].strip().rstrip(".").replace('"', "`")
    return BadFormulaError(reason, at, len(marked) or 1, help)
