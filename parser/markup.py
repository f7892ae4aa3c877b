"""Markup that stayed in a text when it was copied: HTML tags and entities, Markdown.

It is read as the blanks, line ends and, between the cells of a table, tabs that it stands for,
character for character, so that every offset remains that of the source.
"""

import re

# Source: the HTML Living Standard, 4 "The elements of HTML", and what Word saves as a web page (o:p).
_BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|footer|form|h[1-6]|header|hr|html|li|main"
    "|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
_INLINES = (
    "a|abbr|b|big|cite|code|col|colgroup|del|em|font|i|img|input|ins|label|link|mark|meta|o:p|s|small|span|strike"
    "|strong|sub|sup|tt|u"
)
_HIDDEN = "head|script|style|title"
_MARKUP = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS})|(?P<cell>t[dh])|(?:{_INLINES})|(?P<hidden>{_HIDDEN}))(?:[ \t\r\n]+[a-z_:][^<>]{{0,1000}})?[ \t\r\n]*/?>"
    r"|(?P<comment><!--)|<!doctype[^<>]{0,200}>|&(?:nbsp|ensp|emsp|thinsp|#160|#8194|#8195|#12288|#xa0|#x3000);",
    re.IGNORECASE,
)
_LONGEST_CELL = 600
_NESTED = re.compile("<t(?:able|[dhr])", re.IGNORECASE)
# A heading, a quotation, what is set bold at the beginning of a line, and the row of a table.
_MARKDOWN = re.compile(
    r"^[ \t]*(?:#{1,6}(?=[ \t])|(?:>[ \t])+(?!>)|[*·](?=[ \t]第)|(?P<bold>\*\*)[^*\n]{1,200}\*\*"
    r"|(?P<rule>\|[-:| \t]+\|[ \t]*$)|(?P<row>\|[^\n]*\|[ \t]*$))",
    re.MULTILINE,
)
# One of these begins it; a character by itself is sought fastest.
_MARKDOWN_FIRST = "#>*·|"


def blank_markup(text: str) -> str:
    """`text` with a line end for each tag of a block and blanks for all other markup, as long as it is.

    >>> blank_markup("<p>第一条&nbsp;为了<b>保护</b></p>")
    '\\n  第一条      为了   保护    \\n   '
    >>> blank_markup("## 第一章 总则")
    '   第一章 总则'
    >>> blank_markup("|任务|牵头单位|")
    ' 任务\\t牵头单位 '
    """
    if "<" in text or "&" in text:
        text = _blank_html(text)
    if any(mark in text for mark in _MARKDOWN_FIRST):
        text = _MARKDOWN.sub(_blank_markdown, text)
    return text


def _blank_html(text: str) -> str:
    pieces: list[str] = []
    at = 0
    cell_end = 0  # up to where a cell reaches, whose paragraphs are one line
    between = False  # whether what was read last closes a cell
    open_ended: set[str] = set()  # what is never closed hides nothing, and is sought but once
    for match in _MARKUP.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        closing = "-->" if match["comment"] else f"</{match['hidden']}" if match["hidden"] else ""
        if closing and text[start + 1] != "/" and closing not in open_ended:
            close = text.find(closing, end)
            if close < 0:
                open_ended.add(closing)
            else:
                end = close + 3 * (closing == "-->")
        words = text[at:start]
        closes = text[start + 1] == "/"
        if start <= cell_end or (between and match["cell"] and not words.strip()):
            words = words.replace("\r", " ").replace("\n", " ")
        between = match["cell"] is not None and closes
        if match["cell"] and not closes:
            cell_end = _find_cell_end(text, end, match["cell"])
        ends_line = match["block"] and start >= cell_end and not _breaks_row(text, match)
        stands_for = "\n" if ends_line else "\t" if between else " "
        pieces += [words, stands_for, " " * (end - start - 1)]
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _find_cell_end(text: str, start: int, name: str) -> int:
    """Where the cell closes that opens before `start`; 0 for one that lays out a page."""
    close = text.find(f"</{name}", start, start + _LONGEST_CELL)
    return close if close >= 0 and not _NESTED.search(text, start, close) else 0


def _breaks_row(text: str, match: re.Match[str]) -> bool:
    """Whether it is a <br> within the row of a table in Markdown."""
    start = match.start()
    line = text.rfind("\n", max(0, start - _LONGEST_CELL), start) + 1
    return match["block"].lower() == "br" and text.startswith("|", line)


def _blank_markdown(match: re.Match[str]) -> str:
    words = match[0]
    if match["row"]:
        first, last = words.index("|"), words.rindex("|")
        cells = words[first + 1 : last].replace("|", "\t")
        return f"{words[:first]} {cells} {words[last + 1 :]}"
    return words.replace("**", "  ") if match["bold"] else " " * len(words)
