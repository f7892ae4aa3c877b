"""One page that holds pictures and the papers' words: it needs no other file and asks no host."""

from collections.abc import Sequence
from html import escape

from ...graph.rdf import blank_residue, find_own_words
from ...parser.records import Document
from ...parser.source import Source
from . import MAPS, Picture
from .facts import Paper

_STYLE = """
:root { color-scheme: light dark }
body { margin: 0; font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
       color: #1c2b3f; background: #ffffff }
header, nav, section { max-width: 1320px; margin: 0 auto; padding: 0 24px }
h1 { font-size: 26px; margin: 28px 0 4px }
h2 { font-size: 20px; margin: 40px 0 8px; padding-top: 12px; border-top: 1px solid #e4eaf1 }
nav ul { columns: 2; padding-left: 1.2em; margin: 6px 0 }
nav summary { cursor: pointer; font-weight: 700; margin-top: 10px }
a { color: #1f5fa8 }
figure { margin: 12px 0 36px; overflow-x: auto }
figure svg { max-width: none }
.text p { margin: 0 0 6px; white-space: pre-wrap }
.text .label { font-weight: 700; color: #2b69b0 }
.text p:target { background: #fff1cc }
.quiet { color: #62758c; font-size: 13px }
@media (prefers-color-scheme: dark) {
  body { color: #dce5ef; background: #0d1520 }
  h2 { border-color: #1f2d3d }
  a { color: #7db2ea }
  .text .label { color: #7db2ea }
  .text p:target { background: #3a3010 }
  .quiet { color: #93a5ba }
}
@media print {
  @page { size: A4 landscape; margin: 10mm }
  header, nav { display: none }
  section { break-before: page; padding: 0; max-width: none }
  section:not(.text) h2 { display: none }
  h2 { border: 0; margin: 0 }
  /* One picture a page: what is larger is drawn smaller, in its own proportions. */
  figure { overflow: visible; margin: 0; break-inside: avoid }
  figure svg { max-width: 100%; max-height: 186mm }
}
"""


def build_page(
    title: str, pictures: Sequence[Picture], papers: Sequence[Paper] = (), lang: str = "zh"
) -> bytes:
    """The pictures one below the other, with what leads to each, and the words that they link to.

    papers: those whose words stand on the page; the pictures were drawn with links into it
    """
    english = lang == "en"
    parts = [
        f'<!doctype html>\n<html lang="{"en" if english else "zh-Hans"}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<header><h1>{escape(title)}</h1></header><nav>",
    ]
    for name, names in MAPS.items():
        numbered = [(i, one) for i, one in enumerate(pictures) if one.map == name]
        if numbered:
            links = "".join(
                f'<li><a href="#picture-{i}">{escape(one.title)}</a></li>' for i, one in numbered
            )
            parts.append(
                f"<details open><summary>{names[english]}</summary><ul>{links}</ul></details>"
            )
    parts.append("</nav>")
    for i, one in enumerate(pictures):
        # The style sheet of a picture is that of the page, too: each keeps its own by a wrapper.
        svg = one.svg.decode()
        svg = _scope(svg[svg.index("<svg") :], f"picture-{i}")
        heading = (
            f"{MAPS[one.map][english]}：{one.title}"
            if one.title != MAPS[one.map][english]
            else one.title
        )
        parts.append(
            f'<section id="picture-{i}"><h2>{escape(heading)}</h2><figure>{svg}</figure></section>'
        )
    parts += [_write_paper(one.document, one.source, one.title) for one in papers]
    parts.append("</body></html>\n")
    return "\n".join(parts).encode("utf-8", "xmlcharrefreplace")


def _scope(svg: str, id: str) -> str:
    """The picture with its rules held to it: `.title` becomes `#picture-0 .title`."""
    start, end = svg.index("<style>") + 7, svg.index("</style>")
    return f"{svg[:start]}\n#{id} {{{svg[start:end]}}}\n{svg[end:]}"


def _write_paper(document: Document, source: Source, title: str) -> str:
    """A paper's words, each provision with the id that the pictures lead to."""
    rows = [f'<section class="text" id="{escape(document.id)}"><h2>{escape(title)}</h2>']
    line, _ = source.position(document.source.span[0])
    rows.append(f'<p class="quiet">{escape(source.name)}:{line}</p>')
    own = find_own_words(document.provisions, blank_residue(source.text))
    for provision, words in zip(document.provisions, own, strict=True):
        label = f'<span class="label">{escape(provision.label)}</span> ' if provision.label else ""
        shown = " ".join(words.split())
        if provision.label:
            shown = shown.removeprefix("".join(provision.label.split()))
        rows.append(
            f'<p id="{escape(document.id)}/{escape(provision.id)}">{label}{escape(shown)}</p>'
        )
    return "\n".join([*rows, "</section>"])
