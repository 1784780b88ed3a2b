"""Documents made by hand, and the report of one in a line."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.model import (
    Block, Diagnostics, Document, Figure, Heading, Paragraph, Picture, Point, Row, Run, Section, Table, Text, plain_text,
)  # fmt: skip
from generator.report import make_report
from generator.theme import load_theme
