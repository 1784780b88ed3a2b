"""Whatever a file holds, importing it raises nothing and gives a content file without an error: chance writes what posts have."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oracles.tools import IN_CI

from .reading import written

EXAMPLES = 3000 if IN_CI else 60
PARTS = [
    "# A heading",
    "## Another {#here}",
    "###",
    "Words, and more words. Then a sentence with *marks*, **more** and `code`.",
    "- **Term**: text",
    "- plain item",
    "  - nested",
    "1. first",
    "> quoted\n> — Someone",
    "> [!NOTE]\n> look",
    "| a | b |\n|---|---|\n| - x<br>- y | 2 |",
    "```python\nx = 1\n```",
    "```\nopen",
    "    indented",
    "$$\nx^2\n$$",
    "$$ \\frac{1 $$",
    "text with $x_1$ and $\\frac$ and $5",
    '![alt](a.png "title")',
    "![](https://e.org/a.png)",
    "<img src=a.png style='zoom:50%'>",
    "Fig 1 - a caption",
    "*in italics*",
    "[link](https://e.org/a_(b))",
    "[rel](/a/b)",
    "[here](#here)",
    "[ref]",
    "[ref]: https://e.org",
    "note[^1] and [^2]",
    "[^1]: the note",
    "[^1]: again",
    "<!-- comment -->",
    "<details><summary>More</summary>",
    "</details>",
    "<iframe src='x'></iframe>",
    "{% include toc %}",
    "{{ site.baseurl }}",
    '{{< figure src="a.png" caption="x" >}}',
    "{: .class}",
    "`{{ name }}` and {{ name }} and &#123;{ name }}",
    "<div><p>html <b>bold</div>",
    "<table><tr><td>1<td>2</table>",
    "**Key characteristics:**",
    "**Examples**: a, b, c.",
    "Label:",
    "@user and [@cite] and @fig-1",
    "H~2~O ~~struck~~ x^2^",
    "[span]{lang=xx}",
    "Term\n: meaning",
    "---",
    "***",
    "â€™ Ã©",
    "\u200b\t",
    "\x07\x9d",
    "\\",
    "`",
    "``` ` ```",
    "&amp; &lt;b&gt; &#0;",
    "<a href='#here'>x</a>",
    "<sub>a b</sub><sup>2</sup>",
    "<br>",
    "a\\\nb  \nc",
    "[x]",
    "|",
    "=",
    "TODO: later",
    "١. قائمة",
    "。！",
    "<https://e.org>",
    "a@b.org <a@b.org>",
    "$",
    "$$",
    "~",
    "^",
    "***a** b*",
    "[a](<b c>)",
    "![a][b]",
    "`[^1]`",
    "{",
    "]{.a}",
    '"quoted"',
]
FRONTS = [
    "",
    "---\ntitle: A\n---\n",
    "---\ntitle: [A\n---\n",
    "+++\ntitle = 'A'\n+++\n",
    "+++\n[a\n+++\n",
    "---\n- a\n---\n",
    "---\ndate: 2024-13-45\nauthor: {a: b}\n---\n",
    "---\nheader: {image: a.png, caption: 'Something that was said once. ~Someone'}\ntags: [a]\n---\n",
    "---\n---\n",
    "---\ntitle: A {{ name }}\n---\n",
    "---\n",
    "---\ntitle: '*'\nexcerpt: '[@x]'\n---\n",
]
POSTS = st.builds(
    lambda front, parts: front + "".join(parts),
    st.sampled_from(FRONTS),
    st.lists(
        st.builds(str.__add__, st.one_of(st.sampled_from(PARTS), st.text(max_size=20)), st.sampled_from(["\n\n", "\n", " ", ""])),
        max_size=14,
    ),
)


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(POSTS)
def test_any_post_becomes_a_content_file_without_an_error(post: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), post.encode("utf-8", "surrogatepass"))


@settings(max_examples=EXAMPLES // 5, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_any_bytes_become_a_content_file_without_an_error(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), data)
