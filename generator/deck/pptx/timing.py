"""How a slide comes and how its points appear: the transition, and the tree of time nodes that a click moves on through.

The tree is the one that PowerPoint writes for the entrance effect 'Appear' (ECMA-376 part 1, 19.5): a root, the main sequence, and in it
for every click two nested groups around the effects that it starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from generator.model import Transition

from ..boxes import TextBox

TRANSITIONS: dict[Transition, str] = {"none": "", "fade": "<p:fade/>", "push": '<p:push dir="{side}"/>'}
NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
CLICKED = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
BACK_AND_ON = "".join(
    f'<p:{name}CondLst><p:cond evt="on{name.title()}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{name}CondLst>'
    for name in ("prev", "next")
)

Target = tuple[int, int | None]
"""What appears: a shape by its id, and which of its paragraphs, None for the shape as a whole."""


def transition_xml(transition: Transition, rtl: bool) -> str:
    """Nothing for a slide that is simply there. A push comes from where the reading goes on."""
    kind = TRANSITIONS[transition].format(side="r" if rtl else "l")
    return f'<p:transition spd="med">{kind}</p:transition>' if kind else ""


def timing_xml(boxes: Sequence[tuple[int, TextBox]]) -> str:
    """The animation of a slide whose text boxes are given with their shape ids; nothing when none of them holds a point."""
    built = [(spid, box) for spid, box in boxes if any(part.point for part in box.parts)]
    if not built:
        return ""
    ids = count(3)
    appearing = sorted((point, target) for spid, box in built for point, target in _targets(spid, box))
    clicks = "".join(_click([target for _, target in group], ids) for _, group in groupby(appearing, key=lambda item: item[0]))
    builds = "".join(f'<p:bldP spid="{spid}" grpId="0"{_build(box)}/>' for spid, box in built)
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{clicks}</p:childTnLst></p:cTn>{BACK_AND_ON}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{builds}</p:bldLst></p:timing>"
    )


def _targets(spid: int, box: TextBox) -> Iterator[tuple[int, Target]]:
    """The points of a box, each with what appears for it."""
    if not box.by_paragraphs:
        yield box.parts[0].point, (spid, None)
        return
    for index, part in enumerate(box.parts):
        if part.point:
            yield part.point, (spid, index)


def _build(box: TextBox) -> str:
    """How a program shows the build: by paragraphs, as one object, or as one with its ground."""
    return ' build="p"' if box.by_paragraphs else ' animBg="1"' if box.fill else ""


def _click(targets: Sequence[Target], ids: Iterator[int]) -> str:
    """A click: its first effect waits for it, the others come along."""
    outer, inner = next(ids), next(ids)
    effects = "".join(_effect(target, "withEffect" if i else "clickEffect", ids) for i, target in enumerate(targets))
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{CLICKED}<p:childTnLst><p:par><p:cTn id="{inner}" fill="hold">{NOW}'
        f"<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _effect(target: Target, node: str, ids: Iterator[int]) -> str:
    spid, paragraph = target
    text = "" if paragraph is None else f'<p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl>'
    effect, action = next(ids), next(ids)
    return (
        f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" nodeType="{node}">{NOW}'
        f'<p:childTnLst><p:set><p:cBhvr><p:cTn id="{action}" dur="1" fill="hold">{NOW}</p:cTn>'
        f'<p:tgtEl><p:spTgt spid="{spid}">{text}</p:spTgt></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )
