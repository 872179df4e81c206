"""Three hundred documents that want to be more than text: each names something it must not reach.

Every name holds CANARY, so that any attempt to open, to call or to launch it can be found in a list of system calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

CANARY = "canary-bird"

_TARGETS = (
    "file://{folder}/canary-bird.png",
    "{folder}/canary-bird.png",
    "canary-bird.png",
    "http://127.0.0.1:{port}/canary-bird",
    "https://canary-bird.example/x.png",
    "ftp://127.0.0.1:{port}/canary-bird",
    "//127.0.0.1:{port}/canary-bird",
    "\\\\127.0.0.1\\canary-bird\\x.png",
    "canary-bird:open",
    "qrc:/canary-bird.png",
    "javascript:alert('canary-bird')",
    "data:text/html;base64,Y2FuYXJ5LWJpcmQ=",
)
_FORMS = (
    "![a picture]({target})",
    "[a link]({target})",
    "<{target}>",
    "![by name][one]\n\n[one]: {target} 'a title'",
    "[![inside]({target})]({target})",
    '<img src="{target}">',
    '<img src="x.png" srcset="{target} 2x" onerror="location=\'{target}\'">',
    '<a href="{target}">a link</a>',
    '<body background="{target}"><table background="{target}"><tr><td>cell</td></tr></table>',
    '<link rel="stylesheet" href="{target}">\n<style>@import url("{target}");</style>',
    '<div style="background-image: url({target})">box</div>',
    '<iframe src="{target}"></iframe><object data="{target}"></object><embed src="{target}">',
    '<script src="{target}"></script>',
    '<svg><image href="{target}"/><use href="{target}"/></svg>',
    '<video src="{target}" poster="{target}" autoplay></video>',
    '<meta http-equiv="refresh" content="0;url={target}">',
    "| a | b |\n|---|---|\n| ![x]({target}) | <img src='{target}'> |",
    "- ![x]({target})\n  1. <img src='{target}'>\n     > ![y]({target})",
    "```html\n<img src='{target}'>\n```\n`<img src='{target}'>`",
    "# ![x]({target}) <img src='{target}'>",
    "$\\includegraphics{{{target}}} \\href{{{target}}}{{x}}$",
    "$$\\text{{<img src='{target}'>}}$$",
    "<p>&lt;img src='{target}'&gt; &#60;img src='{target}'&#62;",
    "<form action='{target}'><input type=image src='{target}'></form>",
    "[^1]\n\n[^1]: ![x]({target})",
)
FREEZING = {
    "one long word": "x" * 200_000,
    "one long line": "word " * 40_000,
    "deep quotes": ">" * 3_000 + " x",
    "deep lists": "\n".join("  " * depth + "- x" for depth in range(400)),
    "open brackets": "[" * 20_000,
    "open stars": "*a_" * 20_000,
    "backticks": "`" * 20_000 + "x",
    "a wide table": "|" + " x |" * 800 + "\n|" + "---|" * 800 + "\n" + ("|" + " x |" * 800 + "\n") * 5,
    "a long table": "| a | b |\n|---|---|\n" + "| x | y |\n" * 4_000,
    "many links": "[x](https://example.org) " * 4_000,
    "much code": "```python\n" + "x = [1, 2, 3]  # a comment\n" * 8_000 + "```",
    "an open fence": "```\n" + "x\n" * 20_000,
    "combining marks": ("e" + "\u0301" * 200) * 200,
    "right to left": "\u202e" + "abc \u2067def\u2069 " * 4_000,
    "nested emphasis": "".join("*" * (1 + number % 3) + "a" for number in range(20_000)),
    "entities": "&amp;lt;" * 20_000,
    "many headings": "# x\n" * 4_000,
    "a deep formula": "$" + "{" * 2_000 + "x" + "}" * 2_000 + "$",
    "a long formula": "$" + "\\frac{a}{b}+" * 2_000 + "c$",
    "html in html": "<div>" * 4_000 + "x",
    "words of code": "`a` " * 8_000,
    "addresses": "a@b.cc " * 8_000,
    "a table of many cells": "|" + "x|" * 60 + "\n|" + "-|" * 60 + "\n" + ("|" + "x|" * 60 + "\n") * 100,
    "a wide table in a quote": "> |" + "x|" * 900 + "\n> |" + "-|" * 900 + "\n" + ("> |" + "x|" * 900 + "\n") * 5,
    "many languages": "".join(f"```{name}\nx = 1\n```\n\n" for name in ("scala", "matlab", "mysql", "kotlin", "html")),
    "pictures without names": "![](b) " * 8_000,
}
"""What makes careless programs stand still, by name."""


def documents(folder: str, port: int) -> Iterator[str]:
    """All of them; `folder` holds a file by the name they want, and at `port` somebody listens."""
    for form, target in product(_FORMS, _TARGETS):
        yield form.format(target=target.format(folder=folder, port=port))
