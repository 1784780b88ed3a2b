"""Set lines, rules and pictures go in, the bytes of a tagged PDF come out: our canvas on ReportLab's, with composite fonts."""

from .attachments import Attachment
from .canvas import Canvas
from .drawing import Drawing
from .formulas import formula_part
from .links import mark_of
from .marks import Artifact
from .structure import Part, Role, heading_role

__all__ = ["Artifact", "Attachment", "Canvas", "Drawing", "Part", "Role", "formula_part", "heading_role", "mark_of"]
