"""Set lines, rules and pictures go in, the bytes of a tagged PDF come out: our canvas on ReportLab's, with composite fonts."""

from .canvas import Canvas
from .drawing import Drawing
from .links import mark_of
from .marks import Artifact
from .structure import Part, Role, heading_role

__all__ = ["Artifact", "Canvas", "Drawing", "Part", "Role", "heading_role", "mark_of"]
