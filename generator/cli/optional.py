"""Options whose value may be left out. Click would take for it whatever comes next, a content file too; here only a number is one."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from generator.works import WIDTH

VALUES = {"--handout": "1", "--png": str(WIDTH)}
"""What such an option has for its value where none is given."""


class Command(TyperCommand):
    """A command with such options: `--handout`, `--handout 2` and `--handout=2`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, completed(args))


def completed(arguments: list[str]) -> list[str]:
    """The arguments with a value at every such option; what comes after `--` is no option."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    made: list[str] = []
    rest = iter(range(end))
    for at in rest:
        word = arguments[at]
        if word in VALUES and at + 1 < end and arguments[at + 1].isdecimal():
            made.append(f"{word}={arguments[next(rest)]}")
        else:
            made.append(f"{word}={VALUES[word]}" if word in VALUES else word)
    return made + arguments[end:]
