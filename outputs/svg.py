"""SVG, as all our pictures are drawn: counted text widths, one style sheet, the same bytes on every run."""

import re
from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
MARGIN = 24.0
_CLOSING = frozenset("、，。；：？！）》〉】”’…")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Colours that hold for the colour-blind (blue, orange, grey; red only beside a sign), light and dark.
BASE_STYLE = """
text { font: 14px "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
       sans-serif; fill: #1c2b3f }
.paper { fill: #ffffff }
.title { font-size: 23px; font-weight: 700; fill: #12263f }
.quiet, .count { font-size: 12.5px; fill: #62758c }
.count { text-anchor: end; font-variant-numeric: tabular-nums }
.aside { fill: #8595a8 }
.rule { stroke: #e4eaf1 }
@media (prefers-color-scheme: dark) {
  text { fill: #dce5ef }
  .paper { fill: #0d1520 }
  .title { fill: #f2f6fb }
  .quiet, .count { fill: #93a5ba }
  .aside { fill: #75869a }
  .rule { stroke: #1f2d3d }
}
"""


def measure(words: str, size: float = 14) -> float:
    """The width of `words` in pixels: what Chinese fonts set square is 1 em, all else 0.56 em."""
    wide = sum(east_asian_width(character) in "WFA" for character in words)
    return size * (wide + 0.56 * (len(words) - wide))


def wrap(words: str, width: float, lines: int, size: float = 14) -> list[str]:
    """`words` in at most so many lines of that width; what does not fit ends in ….

    No line begins with closing punctuation: it hangs over the end of the one before.

    >>> wrap("推进科技创新，加快成果转化", 6 * 14, 2)
    ['推进科技创新，', '加快成果转化']
    >>> wrap("推进科技创新，加快成果转化", 6 * 14, 1)
    ['推进科技创…']
    """
    found: list[str] = []
    start = 0
    while start < len(words) and len(found) < lines:
        end, taken = start, 0.0
        while end < len(words) and taken + measure(words[end], size) <= width:
            taken += measure(words[end], size)
            end += 1
        end = max(end, start + 1)
        if len(found) == lines - 1 and end < len(words) and words[end:] not in _CLOSING:
            found.append(words[start : end - 1] + "…")
            break
        while end < len(words) and words[end] in _CLOSING:
            end += 1
        found.append(words[start:end])
        start = end
    return found


def fit(words: str, width: float, size: float = 14) -> str:
    """`words` on one line of that width, with … at its end where they are cut."""
    return (wrap(words, width, 1, size) or [""])[0]


class Drawing:
    """A picture as it grows; `y` is where what comes next begins.

    style: rules of its own, beside those of all pictures
    """

    def __init__(self, width: float, style: str = "") -> None:
        self.width, self.y = width, 46.0
        self.root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
        self.put(self.root, "style").text = BASE_STYLE + style
        self.paper = self.put(self.root, "rect", "paper")

    def put(
        self,
        around: etree._Element,
        tag: str,
        style: str | None = None,
        numbers: Mapping[str, float] | None = None,
    ) -> etree._Element:
        """An element with its class and its numbers, to a tenth of a pixel."""
        element = etree.SubElement(around, f"{{{SVG}}}{tag}")
        if style:
            element.set("class", style)
        for name, number in (numbers or {}).items():
            element.set(name, f"{number:.1f}".removesuffix(".0"))
        return element

    def write(
        self, around: etree._Element, style: str | None, x: float, y: float, words: str
    ) -> etree._Element:
        """One line of text whose baseline is `y`."""
        element = self.put(around, "text", style, {"x": x, "y": y})
        element.text = _NOT_XML.sub("\ufffd", words)
        return element

    def tell(self, element: etree._Element, tooltip: str) -> None:
        """What is shown when the element is pointed at."""
        self.put(element, "title").text = _NOT_XML.sub("\ufffd", tooltip)

    def group(self, tooltip: str = "", around: etree._Element | None = None) -> etree._Element:
        """What belongs together, with what is shown when it is pointed at."""
        group = self.put(self.root if around is None else around, "g")
        if tooltip:
            self.tell(group, tooltip)
        return group

    def link(self, target: str, tooltip: str = "") -> etree._Element:
        """The same, which leads to `target` where it is followed."""
        link = self.put(self.root, "a")
        link.set("href", _NOT_XML.sub("\ufffd", target))
        if tooltip:
            self.tell(link, tooltip)
        return link

    def path(self, around: etree._Element, style: str, data: str) -> etree._Element:
        """A line along `data`, in the words of SVG paths."""
        element = self.put(around, "path", style)
        element.set("d", data)
        return element

    def add_fade(self, id: str, style: str, opacities: Sequence[tuple[float, float]]) -> None:
        """A fill, `url(#id)`, that fades along a bar: offset and opacity of each of its stops."""
        fade = self.put(self.put(self.root, "defs"), "linearGradient")
        fade.set("id", id)
        for offset, opacity in opacities:
            stop = self.put(fade, "stop", style)
            stop.set("offset", f"{offset:g}")
            stop.set("stop-opacity", f"{opacity:g}")

    def draw_title(self, title: str, facts: str) -> None:
        """The title in at most three lines, and what there is to know before the picture."""
        for line in wrap(title, self.width - 2 * MARGIN, 3, 23):
            self.write(self.root, "title", MARGIN, self.y, line)
            self.y += 32
        for line in wrap(facts, self.width - 2 * MARGIN, 3, 12.5):
            self.write(self.root, "quiet", MARGIN, self.y - 4, line)
            self.y += 20
        self.y += 2

    def close(self, height: float) -> bytes:
        """The whole picture, so high."""
        for element in (self.root, self.paper):
            element.set("width", f"{self.width:.0f}")
            element.set("height", f"{height:.0f}")
        self.root.set("viewBox", f"0 0 {self.width:.0f} {height:.0f}")
        return etree.tostring(self.root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel: 12.0 is 12."""
    return f"{value:.1f}".removesuffix(".0")
