"""What is written to a stream, as bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any


def written_by(write: Callable[..., object], *arguments: Any) -> bytes:
    """What a function writes to the stream that it is given after its arguments."""
    out = io.BytesIO()
    write(*arguments, out)
    return out.getvalue()
