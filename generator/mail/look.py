"""The theme as a style sheet for mail: its colours, light and dark, and its families with those that every system has behind them."""

from __future__ import annotations

import re
from string import Template

from generator.theme import FontRole, Palette, Theme, load_theme
from generator.theme.contrast import SMALL, contrast

SAFE: dict[FontRole, str] = {
    "heading": "'Segoe UI Semibold', 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif",
    "body": "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif",
    "code": "Consolas, Menlo, 'Courier New', monospace",
}
WIDTH = 600
"""Pixels of a mail's text: what the preview panes of mail programs have room for."""

_SHEET = """
body, .ground { margin: 0; padding: 0; width: 100%; background-color: #$surface; }
table { border-collapse: collapse; border-spacing: 0; }
td, th { padding: 0; vertical-align: top; text-align: $start; word-break: break-word; overflow-wrap: anywhere; }
.preheader { display: none; font-size: 1px; line-height: 1px; max-height: 0; max-width: 0; opacity: 0; overflow: hidden; mso-hide: all; }
.sheet { margin: 0 auto; width: 100%; max-width: ${width}px; background-color: #$ground; }
.edge { background-color: #$accent; font-size: 4px; line-height: 4px; height: 4px; }
.head { padding: 28px 32px 20px 32px; }
.picture { font-family: $body; font-size: 16px; line-height: 24px; color: #$muted; background-color: #$surface; }
.picture img { display: block; width: 100%; max-width: ${width}px; height: auto; border: 0; }
.text { padding: 24px 32px 8px 32px; }
.kicker { font-family: $body; font-size: 14px; line-height: 20px; color: #$muted; margin: 0 0 8px 0; }
h1 { font-family: $heading; font-size: 28px; line-height: 34px; font-weight: 600; color: #$text; margin: 0; }
.subtitle { font-family: $body; font-size: 18px; line-height: 26px; color: #$muted; margin: 6px 0 0 0; }
p, li, dd { font-family: $body; font-size: 16px; line-height: 25px; color: #$text; margin: 0 0 16px 0; }
li { margin: 0 0 8px 0; }
dt { font-family: $heading; font-size: 16px; line-height: 25px; font-weight: 600; color: #$text; margin: 0; }
dl, dd { margin: 0 0 12px 0; padding: 0; }
ul, ol { margin: 0 0 16px 0; padding-$start: 24px; padding-$end: 0; }
h2 { font-family: $heading; font-size: 20px; line-height: 26px; font-weight: 600; color: #$text; margin: 8px 0 8px 0; }
h3 { font-family: $heading; font-size: 16px; line-height: 25px; font-weight: 600; color: #$text; margin: 8px 0 4px 0; }
blockquote { margin: 0 0 16px 0; padding-$start: 16px; padding-$end: 0; border-$start: 3px solid #$hairline; }
pre { font-family: $code; font-size: 14px; line-height: 21px; color: #$text; background-color: #$surface; }
pre { margin: 0 0 16px 0; padding: 12px 16px; white-space: pre-wrap; }
code { font-family: $code; font-size: 15px; }
a { color: #$link; text-decoration: underline; }
sup, sub { font-size: 12px; line-height: 1px; }
.grid { width: 100%; margin: 0 0 16px 0; }
.grid td, .grid th { font-family: $body; font-size: 15px; line-height: 22px; color: #$text; }
.grid td, .grid th { padding: 6px 0; padding-$end: 8px; border-bottom: 1px solid #$hairline; }
.calm td, .calm th { word-break: normal; overflow-wrap: normal; }
.grid th { font-family: $heading; font-size: 14px; line-height: 22px; font-weight: 600; color: #$muted; }
.enclosed { padding: 0 32px 20px 32px; }
.enclosed table { width: 100%; }
.enclosed td { font-family: $body; font-size: 14px; line-height: 20px; color: #$muted; padding: 10px 0; border-top: 1px solid #$hairline; }
.enclosed strong { font-family: $heading; font-size: 16px; line-height: 22px; font-weight: 600; color: #$text; }
.foot { padding: 0 32px 28px 32px; font-family: $body; font-size: 13px; line-height: 20px; color: #$muted; }
"""

_NARROW = """
@media (max-width: 480px) {
  .head, .text, .enclosed, .foot { padding-left: 20px !important; padding-right: 20px !important; }
  h1 { font-size: 24px !important; line-height: 30px !important; }
}
"""

_DARK = """
@media (prefers-color-scheme: dark) {
  body, .ground, .picture, pre { background-color: #$surface !important; }
  .sheet { background-color: #$ground !important; }
  .edge { background-color: #$accent !important; }
  h1, h2, h3, p, li, dt, dd, pre, .grid td, .enclosed strong { color: #$text !important; }
  .kicker, .subtitle, .foot, .picture, .grid th, .enclosed td { color: #$muted !important; }
  a { color: #$link !important; }
  blockquote, .grid td, .grid th, .enclosed td { border-color: #$hairline !important; }
}
"""


def style_sheets(theme: Theme, right_to_left: bool) -> tuple[str, str]:
    """The rules that go into the elements, and the rules for dark and for narrow screens, which cannot."""
    dark = theme.palette if theme.palette.dark else load_theme("aurora-dark").palette
    start, end = ("right", "left") if right_to_left else ("left", "right")
    sides = {"start": start, "end": end, "width": str(WIDTH)}
    families = {role: _families(theme.fonts.family(role).name, role) for role in SAFE}
    return Template(_SHEET).substitute(_colours(theme.paper), **sides, **families), _NARROW + Template(_DARK).substitute(_colours(dark))


def _colours(palette: Palette) -> dict[str, str]:
    """The palette's roles; a link has the colour of text where the accent would be too faint on the ground."""
    accent = palette.rgb("accent1")
    link = accent if contrast(accent, palette.ground) >= SMALL else palette.text
    roles = ("surface", "ground", "hairline", "muted", "text")
    return {"accent": accent, "link": link, **{role: palette.rgb(role) for role in roles}}


def _families(name: str, role: FontRole) -> str:
    """The theme's family, for readers who have it, and what looks most like it."""
    plain = re.sub(r"[^\w .-]", "", name)
    return f"'{plain}', {SAFE[role]}"
