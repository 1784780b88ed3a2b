"""Tags of site generators (Liquid's, Hugo's, kramdown's) become HTML or Markdown; those that only a site can fill become comments."""

from __future__ import annotations

import re
from html import escape

_TAG = re.compile(
    r"(?P<fence>^[ \t]{0,3}(?P<bars>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?:[ \t]{0,3}(?P=bars)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,8})(?!`)[^\n]{0,300}?(?<!`)(?P=ticks)(?!`))"
    r"|\{%-?\s*highlight\s+(?P<language>[\w+#-]+)[^\n]{0,80}?%\}\n?(?P<listing>.{0,10000}?)\{%-?\s*endhighlight\s*-?%\}"
    r"|\{\{\s*[\"'](?P<path>[^\"'\n]{1,500})[\"']\s*\|\s*(?:relative|absolute)_url\s*\}\}"
    r"|(?P<base>\{\{\s*(?:site\.(?:baseurl|url)|\.Site\.BaseURL)\s*\}\})"
    r"|\{%-?\s*include\s+(?P<include>(?:figure|image|img|picture)\b[^%]{0,2000}?)-?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>figure\b[^>%]{0,2000}?)\s*/?[>%]\}\}"
    r"|(?P<silent>\{%-?\s*(?:end)?raw\s*-?%\}|\{:[^}\n]{0,500}\})"
    r"|(?<=\]\()(?P<target>\{%[^\n]{0,300}?%\}|\{\{[^\n]{0,300}?\}\})"
    r"|(?P<other>\{%[^\n]{0,300}?%\}|\{\{[^\n]{0,300}?\}\}|^\[\[?(?:toc|TOC|_TOC_)\]?\]$)",
    re.DOTALL | re.MULTILINE,
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SOURCES = ("src", "image_path", "url", "path", "file", "link", "image")


def resolved(text: str) -> str:
    """The text with as many lines as before; a tag that stands for nothing here becomes an HTML comment that holds it."""
    return _TAG.sub(_replacement, text) if "{" in text or "[" in text else text


def _replacement(match: re.Match[str]) -> str:
    found = match.groupdict()
    lines = match[0].count("\n")
    if found["fence"] or found["code"]:
        return match[0]
    if found["language"]:
        bars = "`" * (1 + max((len(ticks) for ticks in re.findall(r"`{3,}", found["listing"])), default=2))
        made = f"{bars}{found['language']}\n{found['listing']}{bars}"
    elif found["path"]:
        made = found["path"]
    elif figure := found["include"] or found["shortcode"]:
        made = _figure(figure) or f"<!-- {match[0]} -->"
    elif target := found["target"]:
        made = f"<{re.sub('[<>]', '', target)}>"
    elif found["base"] or found["silent"]:
        made = ""
    else:
        made = f"<!-- {match[0].replace('-->', '-- >')} -->"
    return made + "\n" * (lines - made.count("\n"))


def _figure(tag: str) -> str:
    """A picture of the tag's attributes; empty when it names none."""
    values = {name: next(filter(None, quoted), "") for name, *quoted in _ATTRIBUTE.findall(tag)}
    source = next((values[name] for name in _SOURCES if values.get(name)), "")
    caption, alt, title = (escape(values.get(name, "")) for name in ("caption", "alt", "title"))
    shown = f"<figcaption>{caption or title}</figcaption>" if caption or title else ""
    return f'<figure><img src="{escape(source)}" alt="{alt}">{shown}</figure>' if source else ""
