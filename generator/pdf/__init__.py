"""Set lines, rules and pictures go in, the bytes of a PDF come out: our canvas on ReportLab's, with composite fonts."""

from .canvas import Canvas

__all__ = ["Canvas"]
