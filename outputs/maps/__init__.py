"""Pictures of who must do what, since when and in place of what, each drawn from records as SVG.

from tiaoli.outputs.maps import MAPS, Choice, draw_map
from tiaoli.parser import parse
svg = draw_map("paper", [parse(data, "a.txt")], Choice(paper="生产性服务业"))[0].svg
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ...parser import Parsed
from ...parser.records import Role
from ..messages import translate
from .facts import SIGNS, Paper, count_duties, gather, merge_names
from .lives import find_in_force

Map = Literal[
    "paper", "agency", "matrix", "timeline", "lineage", "citations", "districts", "network"
]
MAPS: dict[Map, tuple[str, str]] = {
    "paper": ("任务分工表", "Division of labour"),
    "agency": ("责任清单", "A body's duties"),
    "matrix": ("部门与文件责任矩阵", "Bodies and papers"),
    "timeline": ("施行与有效期", "What is in force"),
    "lineage": ("机构沿革", "Bodies through time"),
    "citations": ("文件引用关系", "Which paper rests on which"),
    "districts": ("涉及的区、县（市）", "Districts"),
    "network": ("协同网络", "Who works with whom"),
}
"""Each picture and what it is called in Chinese and English."""


# What these show of a day is what the papers say that are in force on it; the others draw it as a line.
_AS_OF: frozenset[Map] = frozenset(("paper", "agency", "matrix", "citations", "network"))


# As of which day those are drawn that need one, where no paper tells any; they say so.
_ANY_DAY = "2000-01-01"


class Choice(NamedTuple):
    """What of the papers a picture shows.

    day: as of which day, ISO; "" is the last that the papers name, with nothing left out
    agency, paper, district: words of a body's name; of a paper's title, 文号 or id; of a city's name or code
    role: the duties of this role alone; merge: whether bodies that became one another count as one
    top: how many bodies, works or rows; geojson: a file with the districts' boundaries
    """

    day: str = ""
    agency: str = ""
    paper: str = ""
    district: str = ""
    role: Role | None = None
    merge: Literal["lineage", "name"] = "name"
    lang: Literal["zh", "en"] = "zh"
    top: int | None = None
    geojson: str | None = None


class Picture(NamedTuple):
    """A picture: its map, its title, and the SVG in UTF-8; `_repr_svg_` shows it in a notebook."""

    map: Map
    title: str
    svg: bytes

    def _repr_svg_(self) -> str:
        return self.svg.decode()


class ChoiceError(ValueError):
    """A choice that nothing fits; the message, in the user's language, names it."""


def draw_map(
    name: Map, parsed: Sequence[Parsed], choice: Choice | None = None, *, anchored: bool = False
) -> list[Picture]:
    """One picture, or of `paper` and `agency` one for each that was chosen, the fullest first.

    None where there is no paper, or no body, to be shown.

    anchored: whether links lead into a page that holds the papers' words, not to file and line
    Raises `ChoiceError` where no paper, body or city fits the words of the choice.
    """
    choice = choice or Choice()
    papers = read_papers(parsed, choice, anchored=anchored)
    note = make_note(papers, choice)
    day = choice.day or last_day(papers) or _ANY_DAY
    if choice.day and name in _AS_OF:
        papers = find_in_force(papers, day)
    lang, top = choice.lang, choice.top
    title = MAPS[name][lang == "en"]
    match name:
        case "paper":
            from .paper import draw_paper

            chosen = choose_papers(papers, choice)
            return [
                Picture(name, one.title, draw_paper(one, top=top, lang=lang, note=note))
                for one in chosen
            ]
        case "agency":
            from .agency import draw_agency

            return [
                Picture(name, body, draw_agency(body, papers, top=top, lang=lang, note=note))
                for body in _choose_bodies(papers, choice)
            ]
        case "matrix":
            from .matrix import draw_matrix

            return [Picture(name, title, draw_matrix(papers, top=top, lang=lang, note=note))]
        case "timeline":
            from .timeline import draw_timeline

            return [Picture(name, title, draw_timeline(papers, day, top=top, lang=lang, note=note))]
        case "lineage":
            from .lineage import draw_lineage

            body = _choose_bodies(papers, choice)[0] if choice.agency else None
            city = _choose_city(choice.district) if choice.district else None
            svg = draw_lineage(papers, day, body=body, city=city, top=top, lang=lang, note=note)
            return [Picture(name, title, svg)]
        case "citations":
            from .citations import draw_citations

            return [Picture(name, title, draw_citations(papers, top=top, lang=lang, note=note))]
        case "districts":
            from .districts import draw_districts

            city = _choose_city(choice.district) if choice.district else None
            svg = draw_districts(
                papers, day, city=city, geojson=choice.geojson, lang=lang, note=note
            )
            return [Picture(name, title, svg)]
        case "network":
            from .network import draw_network

            return [Picture(name, title, draw_network(papers, top=top, lang=lang, note=note))]


def read_papers(parsed: Sequence[Parsed], choice: Choice, *, anchored: bool = False) -> list[Paper]:
    """The papers of some files with the duties that the choice counts."""
    merge = merge_names
    if choice.merge == "lineage":
        from .lineage import merge_lineages

        names = {
            duty.agency.name
            for one in parsed
            for document in one.documents
            for duty in document.responsibilities
        }
        merged = merge_lineages(names)

        def merge(name: str) -> str:
            return merged.get(name, name)

    roles = tuple(SIGNS) if choice.role is None else (choice.role,)
    return gather(parsed, merge=merge, roles=roles, anchored=anchored)


def make_note(papers: Sequence[Paper], choice: Choice) -> str:
    """Where a picture comes from, and as of which day."""
    names = list(dict.fromkeys(paper.source.name for paper in papers))
    day = choice.day or last_day(papers)
    if choice.lang == "en":
        files = names[0] if len(names) == 1 else f"{len(names)} files"
        return f"From {files} · as of {day}" if day else f"From {files}"
    files = names[0] if len(names) == 1 else f"{len(names)} 个文本"
    return f"来源：{files} · 截至 {day}" if day else f"来源：{files}"


def last_day(papers: Sequence[Paper]) -> str:
    """The last day that a paper was published, adopted or came into force on: no clock is asked.

    "" where no paper tells one.
    """
    days = [
        day
        for paper in papers
        for day in (paper.document.published, paper.document.adopted, paper.document.effective)
        if day is not None and day[:4].isdecimal() and len(day) == 10
    ]
    return max(days, default="")


def choose_papers(papers: Sequence[Paper], choice: Choice) -> list[Paper]:
    """The papers that fit the choice, those with the most duties first; with duties, if any has.

    Raises `ChoiceError` where none fits.
    """
    words = choice.paper
    fitting = [
        paper
        for paper in papers
        if words in paper.title
        or words in (paper.document.number or "")
        or words == paper.document.id
    ]
    if words and not fitting:
        said = translate("no paper has {words} in its title or number")
        if choice.day:
            said = translate("no paper in force on {day} has {words} in its title or number")
        raise ChoiceError(said.format(words=words, day=choice.day))
    bearing = [paper for paper in fitting if paper.duties] or fitting
    return sorted(bearing, key=lambda paper: -len(paper.duties))


def _choose_bodies(papers: Sequence[Paper], choice: Choice) -> list[str]:
    counts = count_duties(papers)
    groups = {duty.body for paper in papers for duty in paper.duties if duty.group}
    words = choice.agency
    printed = {duty.body for paper in papers for duty in paper.duties if duty.printed == words}
    fitting = [body for body in counts if words in body] if words else [
        body for body in counts if body not in groups
    ]  # fmt: skip
    fitting = sorted(printed) or fitting
    if words and not fitting:
        raise ChoiceError(translate("no body has {words} in its name").format(words=words))
    exact = [body for body in fitting if body == words]
    return exact or sorted(fitting, key=lambda body: (-counts[body], body))


def _choose_city(words: str) -> str:
    from ...graph.divisions import all_areas

    if words.isdecimal() and len(words) == 6:
        return words
    for area in all_areas():
        if area.code.endswith("00") and not area.until and words in (area.name, area.full_name):
            return area.code
    raise ChoiceError(translate("no city is called {words}").format(words=words))
