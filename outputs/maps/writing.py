"""Pictures as files: SVG, PNG, a page of several; the division of labour also as office files."""

from collections.abc import Sequence
from typing import Literal

from ...parser import Parsed
from ..messages import translate
from . import MAPS, Choice, ChoiceError, Map, Picture, choose_papers, draw_map, read_papers
from .lives import find_in_force
from .page import build_page

_MOST_ON_PAGE = 12  # papers, and bodies, on a page of everything


def write_maps(
    name: Map | Literal["all"], parsed: Sequence[Parsed], choice: Choice, ending: str
) -> tuple[bytes, int]:
    """A file's bytes, and how many pictures are in it.

    name: a map, or `all` for a page of every one; ending: .svg, .png, .html, .docx, .xlsx
    Raises `ChoiceError` where nothing fits or there is nothing to draw, `ValueError` for an ending that does not go with the map,
    `ModuleNotFoundError`, which says what to install, where an extra is missing.
    """
    if ending in (".docx", ".xlsx"):
        if name != "paper":
            raise ValueError(translate("only the map paper can be written as .docx or .xlsx"))
        from .office import write_docx, write_xlsx

        papers = read_papers(parsed, choice)
        if choice.day:
            papers = find_in_force(papers, choice.day)
        chosen = choose_papers(papers, choice)
        if not chosen:
            raise ChoiceError(translate("no paper or body to be drawn"))
        write = write_docx if ending == ".docx" else write_xlsx
        return write(chosen, choice.lang), len(chosen)
    if ending == ".html":
        pictures = _draw_page(name, parsed, choice)
        if not pictures:
            raise ChoiceError(translate("no paper or body to be drawn"))
        papers = read_papers(parsed, choice, anchored=True)
        title = "条例 → 条理" if name == "all" else MAPS[name][choice.lang == "en"]
        return build_page(title, pictures, papers, choice.lang), len(pictures)
    if ending not in (".svg", ".png"):
        raise ValueError(
            translate("a picture ends in .svg, .html or .png; a table in .docx or .xlsx")
        )
    if name == "all":
        raise ValueError(translate("several pictures need a page: .html"))
    pictures = draw_map(name, parsed, choice)
    if not pictures:
        raise ChoiceError(translate("no paper or body to be drawn"))
    svg = pictures[0].svg
    return (svg if ending == ".svg" else make_png(svg)), 1


def _draw_page(
    name: Map | Literal["all"], parsed: Sequence[Parsed], choice: Choice
) -> list[Picture]:
    if name != "all":
        return draw_map(name, parsed, choice, anchored=True)
    pictures: list[Picture] = []
    for one in MAPS:
        pictures += draw_map(one, parsed, choice, anchored=True)[:_MOST_ON_PAGE]
    return pictures


def make_png(svg: bytes) -> bytes:
    """The picture in pixels, twice as many as its units.

    Raises `ModuleNotFoundError` without the extra `png`.
    """
    try:
        import resvg_py
    except ModuleNotFoundError as error:
        words = translate("this needs an extra: {command}")
        raise ModuleNotFoundError(words.format(command='pip install "tiaoli[png]"')) from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), zoom=2))
