"""Says which characters of a text no font has, and which only a font of this machine: neither happens in silence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from generator.model import Diagnostics, Text
from generator.theme import TextStyle

from .typesetter import Typesetter


@dataclass(slots=True)
class Coverage:
    """Looks up each character once for each stack of faces."""

    setter: Typesetter
    diagnostics: Diagnostics
    _lent: set[str] = field(default_factory=set)
    _known: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def check(self, text: Text, style: TextStyle) -> None:
        """A warning at each run with a character that no font has, and at the first that is set in a font of this machine."""
        for run in text.runs:
            if run.text.isascii() or run.formula:
                continue
            known = self._known[id(self.setter.stack_for(run, style))]
            if known.issuperset(run.text):
                continue
            missing = sorted(set(self.setter.missing(Text((run,)), style)))
            known |= set(run.text) - set("".join(missing))
            if missing:
                shown = ", ".join(f"`{c}` (U+{ord(c[0]):04X})" for c in missing)
                help = "write it another way, or add a font that has it to the theme's `fallback`; a sign of replacement stands for it"
                self.diagnostics.warning("missing-glyph", f"no font has {shown}", run.place, help)
            for face in self.setter.lent(run, style):
                if face.name not in self._lent:
                    self._lent.add(face.name)
                    help = "name a family that has it under the theme's `fonts: {fallback: [...]}`; Chinese, Japanese and Korean come with "
                    help += "`pip install 'diptych[cjk]'`"
                    message = f"this is set in {face.postscript_name}, a font of this machine; on another it may look different"
                    self.diagnostics.warning("machine-font", message, run.place, help)
