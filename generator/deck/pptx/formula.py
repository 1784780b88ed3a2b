"""A native formula as the text body of a shape, and the choice between it and what stands for it (MS-ODRAWXML, 2.3.1.11)."""

from __future__ import annotations

from generator.exhibits.mathml import parse
from generator.exhibits.omml import NAMESPACE, OfficeMath

from ..boxes import FormulaBox
from .text import Ink
from .xml import fill, hundredths

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING_2010 = "http://schemas.microsoft.com/office/drawing/2010/main"


def either(choice: str, fallback: str) -> str:
    """Two forms of one shape, with the same id: the first for programs that know formulas. Some go by the very prefix `a14`."""
    return (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}"><mc:Choice xmlns:a14="{DRAWING_2010}" Requires="a14">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def formula_body(box: FormulaBox, ink: Ink) -> str:
    """The formula as the only paragraph, because LibreOffice drops one that has text beside it."""
    office = OfficeMath(hundredths(box.size), fill("text", ink.palette), ink.language)
    formula = office.formula(parse(box.formula.mathml))
    return (
        f'<p:txBody><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a14:m><m:oMathPara xmlns:m="{NAMESPACE}">'
        f'<m:oMathParaPr><m:jc m:val="centerGroup"/></m:oMathParaPr>{formula}</m:oMathPara></a14:m>'
        f'<a:endParaRPr lang="{ink.language}" sz="{office.size}"/></a:p></p:txBody>'
    )
