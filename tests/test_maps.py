"""The pictures: what they count, that nothing is hidden, and, in a browser, that no label covers another."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree

from tiaoli.outputs.cli import main
from tiaoli.outputs.maps import MAPS, Choice, ChoiceError, Map, draw_map
from tiaoli.outputs.maps.agency import draw_agency
from tiaoli.outputs.maps.facts import NOBODY, Duty, Paper, gather, shorten
from tiaoli.outputs.maps.matrix import draw_matrix
from tiaoli.outputs.maps.network import draw_network
from tiaoli.outputs.maps.paper import draw_paper
from tiaoli.outputs.maps.timeline import draw_timeline
from tiaoli.outputs.svg import SVG
from tiaoli.parser import Parsed, parse
from tiaoli.parser.records import Provision, Role

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
PAPER = """杭州市数据工作方案
一、重点任务
（一）加快信息共享。建立全市统一的平台，归集各单位的数据，并向社会开放，方便企业和群众办事。（责任单位：市数据资源局牵头，市经信局、市财政局配合）
（二）提升服务效能。推进一网通办，压缩办理时限，持续优化线上线下的服务流程和体验。（责任单位：市商务局、各区、县（市）政府）
二、保障措施
（一）加强组织领导。建立健全协调机制，统筹推进各项任务的落实和督促检查工作。（责任单位：市数据资源局）
"""


@cache
def samples() -> tuple[Parsed, ...]:
    return tuple(parse(path.read_bytes(), f"samples/{path.name}") for path in SAMPLES)


def texts(svg: bytes, style: str) -> list[str]:
    root = etree.fromstring(svg)
    found = root.iterfind(f".//{{{SVG}}}text")
    return [text.text or "" for text in found if style in (text.get("class") or "").split()]


def made_up(rows: int, bodies: int, length: int) -> Paper:
    """A paper with so many tasks and bodies, the bodies' names so long."""
    (document,) = parse(PAPER.encode(), "made-up.txt").documents
    source = parse(PAPER.encode(), "made-up.txt").source
    roles: tuple[Role, ...] = ("lead", "responsible", "cooperate", "joint", "approve")
    names = [f"{'市' + '局' * length}"[: max(length - 2, 1)] + f"{i:02}" for i in range(bodies)]
    duties = []
    for i in range(rows):
        row = Provision(
            id=f"lvl1_{i}", kind="level1", number=i + 1, label=f"{i + 1}.",
            heading=f"推进第{i}项工作" + "并持续完善" * (i % 7), span=(0, 9),
        )  # fmt: skip
        duties += [
            Duty(
                names[(i + j) % bodies],
                names[(i + j) % bodies],
                False,
                roles[(i + j) % 5],
                row,
                None,
                1,
            )
            for j in range(min(4, bodies))
        ]
    return Paper(document, source, tuple(duties))


@pytest.mark.parametrize("name", MAPS)
def test_every_map_of_the_samples(name: Map) -> None:
    first, again = (draw_map(name, samples())[0].svg for _ in range(2))
    assert first == again
    assert b"NaN" not in first
    # Nothing is fetched: the only address is the name of SVG itself.
    assert set(re.findall(rb"https?://[^\"<\s]+", first)) == {SVG.encode()}
    assert len(first) < 200_000


def test_the_table_holds_each_duty_once() -> None:
    parsed = parse(PAPER.encode(), "a.txt")
    (paper,) = gather([parsed])
    svg = draw_paper(paper)
    marks = re.findall(r'class="mark in-([a-z_]+)"', svg.decode())
    # One of each in the legend, one for each duty in its cell.
    assert Counter(marks) == {"lead": 1 + 1, "cooperate": 1 + 2, "responsible": 1 + 3}
    assert {"牵", "责", "配"} <= set(texts(svg, "mark"))  # words hold without colour
    assert texts(svg, "total") == ["2", "1", "1", "1", "1"]
    # 各区、县（市）政府 is one body, not a 县政府 beside 各区.
    assert [words for words in texts(svg, "head") if "区" in words] == ["各区、县（市）政府"]


def test_rows_stand_in_the_order_of_the_paper() -> None:
    svg = draw_paper(gather([parse(PAPER.encode(), "a.txt")])[0]).decode()
    places = [svg.index(words) for words in (
        "一、重点任务", "（一）加快信息共享", "（二）提升服务效能", "二、保障措施", "（一）加强组织领导",
    )]  # fmt: skip
    assert places == sorted(places)


def test_a_paper_printed_twice_counts_once() -> None:
    once, twice = parse(PAPER.encode(), "a.txt"), parse((PAPER + "\n\n" + PAPER).encode(), "b.txt")
    assert [len(paper.duties) for paper in gather([once, twice])] == [6]


def test_each_cell_of_the_matrix_shows_its_number() -> None:
    for count in (1, 2, 3, 4, 8, 14, 15, 16, 40):
        paper = made_up(count, 1, 4)
        svg = draw_matrix([paper])
        assert texts(svg, "value") == [str(len(paper.duties))]
        assert re.search(r'<rect class="c[1-5]"', svg.decode().split("axis")[-1])


def test_two_bodies_never_bear_one_label() -> None:
    paper = made_up(2, 2, 4)
    duties = [
        duty._replace(body=body, printed="市发改委")
        for duty, body in zip(paper.duties, ("杭州市发展和改革委员会", "市发改委") * 2, strict=True)
    ]
    papers = [paper._replace(duties=tuple(duties))]
    assert shorten(papers, {"杭州市发展和改革委员会"}) == {"杭州市发展和改革委员会": "市发改委"}
    both = shorten(papers, {"杭州市发展和改革委员会", "市发改委"})
    assert sorted(both.values()) == ["市发改委", "杭州市发展和改革委员会"]


def test_bodies_that_became_one_another_are_one_line() -> None:
    paper = "杭州市旧方案\n一、任务\n（一）做好工作。持续推进各项任务落实到位。（责任单位：市经信委）\n本方案自2018年1月1日起施行。\n"
    newer = "杭州市新方案\n一、任务\n（一）抓好工作。持续推进各项任务落实到位。（责任单位：市经信局）\n本方案自2022年1月1日起施行。\n"
    parsed = [parse(paper.encode(), "a.txt"), parse(newer.encode(), "b.txt")]
    by_name = draw_map("matrix", parsed, Choice(merge="name"))[0].svg
    by_line = draw_map("matrix", parsed, Choice(merge="lineage"))[0].svg
    assert len(texts(by_name, "head")) == 3  # two bodies and the sum
    assert len(texts(by_line, "head")) == 2


def test_as_of_a_day_only_papers_in_force_count() -> None:
    gone = PAPER + "本方案自2018年1月1日起施行，有效期至2019年12月31日。\n"
    parsed = [parse(gone.encode(), "a.txt")]
    within, after = (
        draw_map("matrix", parsed, Choice(day=day))[0].svg for day in ("2018-06-30", "2024-06-30")
    )
    assert len(texts(within, "value")) > 3
    assert texts(after, "value") == []


def test_a_table_as_of_a_day_is_that_of_a_paper_in_force(tmp_path: Path) -> None:
    gone = PAPER + "本方案自2018年1月1日起施行，有效期至2019年12月31日。\n"
    parsed = [parse(gone.encode(), "a.txt")]
    assert len(draw_map("paper", parsed, Choice(day="2018-06-30"))) == 1
    assert draw_map("paper", parsed, Choice(day="2024-06-30")) == []
    with pytest.raises(ChoiceError, match="2024-06-30"):
        draw_map("paper", parsed, Choice(day="2024-06-30", paper="数据"))
    text = tmp_path / "a.txt"
    text.write_text(gone, encoding="utf-8")
    for day, status in (("2018-06-30", 0), ("2024-06-30", 2)):
        out = str(tmp_path / "a.docx")
        assert main(["map", "paper", str(text), "--as-of", day, "-o", out]) == status


@pytest.mark.parametrize("name", ["paper", "matrix", "network"])
def test_where_nobody_has_a_duty_it_is_said(name: Map) -> None:
    parsed = [parse("关于咖啡的通知\n一、总体要求\n咖啡很好。\n".encode(), "a.txt")]
    for lang, said in NOBODY.items():
        svg = draw_map(name, parsed, Choice(lang=lang))[0].svg
        assert said in texts(svg, "quiet")
        assert float(etree.fromstring(svg).get("height") or 0) < 200


def test_a_body_that_comes_later_is_not_yet_there() -> None:
    for day, style, legend in (
        ("2020-01-01", "bar coming", True),
        ("2024-11-15", "bar", False),
    ):
        root = etree.fromstring(draw_map("lineage", samples(), Choice(day=day))[0].svg)
        (bar,) = (
            group.find(f"{{{SVG}}}rect")
            for group in root.iterfind(f"{{{SVG}}}g")
            if (group.findtext(f"{{{SVG}}}title") or "").startswith(
                "中共杭州市委金融委员会办公室\n"
            )
        )
        assert bar is not None
        assert bar.get("class") == style
        assert ("尚未设立" in texts(etree.tostring(root), "quiet")) == legend


def test_a_name_stands_where_its_bar_does_not_fade() -> None:
    root = etree.fromstring(draw_map("lineage", samples(), Choice(day="2017-06-01"))[0].svg)
    bars = {
        (group.findtext(f"{{{SVG}}}title") or "").split("\n")[0]: group.find(f"{{{SVG}}}rect")
        for group in root.iterfind(f"{{{SVG}}}g")
    }
    names = {text.text: text for text in root.iter(f"{{{SVG}}}text")}
    faded = [
        name for name, bar in bars.items() if bar is not None and bar.get("class") == "bar early"
    ]
    assert len(faded) > 10
    for name in faded:
        right = sum(float(bars[name].get(side)) for side in ("x", "width"))
        assert names[name].get("text-anchor") == "end"
        assert right - 20 < float(names[name].get("x")) < right


def test_a_choice_that_nothing_fits() -> None:
    with pytest.raises(ChoiceError, match="没有这件"):
        draw_map("paper", samples(), Choice(paper="没有这件"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.txt"
    text.write_text(PAPER, encoding="utf-8")
    for name in ("a.svg", "a.html", "a.docx", "a.xlsx"):
        assert main(["map", "paper", str(text), "-o", str(tmp_path / name)]) == 0
        data = (tmp_path / name).read_bytes()
        assert main(["map", "paper", str(text), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes() == data
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "src=" not in page
    # A row of the table leads to the words of its provision on the same page.
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as archive:
        words = archive.read("word/document.xml").decode()
    assert "市数据资源局" in words
    assert "牵头单位" in words
    assert main(["map", "paper", str(text), "--paper", "无", "-o", str(tmp_path / "b.svg")]) == 2
    assert main(["map", "paper", str(text), "--paper", "无", "-o", str(tmp_path / "b.docx")]) == 2
    assert main(["map", "matrix", str(text), "-o", str(tmp_path / "b.docx")]) == 2
    assert main(["map", "matrix", str(text), "-o", str(tmp_path / "b.gif")]) == 2
    assert (
        main(["map", "matrix", str(text), "--as-of", "gestern", "-o", str(tmp_path / "b.svg")]) == 2
    )
    assert "Traceback" not in capsys.readouterr().err


MEASURE = """
const bad = [], svg = document.querySelector('svg');
const frame = svg.getBoundingClientRect(), boxes = [];
for (const text of svg.querySelectorAll('text')) {
  const box = text.getBoundingClientRect();
  if (!text.textContent.trim()) continue;
  if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
    bad.push('leaves the canvas: ' + text.textContent);
  if (!text.hasAttribute('transform') && !text.getAttribute('class')?.startsWith('mark'))
    boxes.push([box, text.textContent]);
}
boxes.sort((a, b) => a[0].top - b[0].top);
for (let i = 0; i < boxes.length; i++)
  for (let j = i + 1; j < boxes.length && boxes[j][0].top < boxes[i][0].bottom - 5; j++) {
    const [a, b] = [boxes[i][0], boxes[j][0]];
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5)
      bad.push(boxes[i][1] + ' | ' + boxes[j][1]);
  }
document.title = 'measured';
const found = document.body.appendChild(document.createElement('pre'));
found.id = 'found';
found.textContent = JSON.stringify(bad);
"""


def measure_in_browser(svg: bytes, folder: Path) -> list[str]:
    """What overlaps or leaves the canvas, as Chromium lays it out."""
    page = folder / "page.html"
    picture = svg.decode()
    page.write_text(
        '<!doctype html><meta charset="utf-8"><body style="margin:0">'
        f"{picture[picture.index('<svg') :]}<script>{MEASURE}</script>",
        encoding="utf-8",
    )
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder / 'profile'}", "--window-size=1366,900", "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr[-400:]
    bad: list[str] = json.loads(
        found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    )
    return bad


needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="needs chromium, to measure what it draws"
)


@needs_browser
@pytest.mark.parametrize("name", MAPS)
def test_no_label_covers_another_in_the_samples(name: Map, tmp_path: Path) -> None:
    assert measure_in_browser(draw_map(name, samples())[0].svg, tmp_path) == []


@needs_browser
@pytest.mark.parametrize("rows", [1, 5, 60, 500])
@pytest.mark.parametrize("length", [2, 40])
def test_no_label_covers_another_in_made_up_papers(rows: int, length: int, tmp_path: Path) -> None:
    paper = made_up(rows, min(rows + 1, 60), length)
    papers: Sequence[Paper] = [paper]
    drawn = {
        "paper": draw_paper(paper, note="来源"),
        "agency": draw_agency(paper.duties[0].body, papers, note="来源"),
        "matrix": draw_matrix(papers, note="来源"),
        "network": draw_network(papers, note="来源"),
        "timeline": draw_timeline(papers, "2024-06-30", note="来源"),
    }
    for name, svg in drawn.items():
        folder = tmp_path / name
        folder.mkdir()
        assert measure_in_browser(svg, folder) == [], name


def test_the_pictures_of_the_readme_are_what_the_samples_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make pictures` draws them anew."""
    recipe = (
        (ROOT / "Makefile").read_text(encoding="utf-8").split("\npictures:")[1].split("\n\n")[0]
    )
    commands = re.findall(r"tiaoli (.+) -o \$\(PICTURES\)/(\S+)", recipe)
    assert len(commands) >= 5
    monkeypatch.chdir(ROOT)
    for words, name in commands:
        assert main([*words.split(), "-o", str(tmp_path / name)]) == 0
        drawn = (tmp_path / name).read_bytes()
        assert drawn == (ROOT / "docs" / "pictures" / name).read_bytes(), f"make pictures: {name}"


def test_districts_through_their_changes() -> None:
    svg = draw_map("lineage", samples(), Choice(district="杭州市"))[0].svg.decode()
    assert svg.index("江干区（1996）") < svg.index("上城区（2021）")
    # 余杭区 before and after 2021 is one code and two areas.
    assert {"余杭区（2001）", "余杭区（2021）", "临平区（2021）"} <= set(
        re.findall(r"[一-龥]+（\d{4}）", svg)
    )


@pytest.mark.parametrize(
    "words",
    [
        "{", "[]", '{"features": null}', '{"features": [1]}',
        '{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[1]]]}}]}',
    ],
)  # fmt: skip
def test_what_is_no_geojson_is_told(words: str, tmp_path: Path) -> None:
    path = tmp_path / "bounds.json"
    path.write_text(words)
    paper = "杭州市规定\n第一条　杭州市西湖区应当依法行政。\n"
    with pytest.raises(ValueError, match="is no GeoJSON"):
        draw_map("districts", [parse(paper.encode(), "a")], Choice(geojson=str(path)))


def test_districts_by_their_boundaries(tmp_path: Path) -> None:
    square = "[[[120, 30], [120.1, 30], [120.1, 30.1, 5], [120, 30]]]"
    path = tmp_path / "bounds.json"
    path.write_text(
        '{"features": [{"geometry": null, "properties": null},'
        f'{{"properties": {{"adcode": 330106}}, "geometry": {{"type": "Polygon", "coordinates": {square}}}}},'
        f'{{"properties": {{"adcode": "330108"}}, "geometry": {{"type": "MultiPolygon", "coordinates": [{square}]}}}},'
        '{"geometry": {"type": "Point", "coordinates": [120, 30]}}]}'
    )
    paper = "杭州市规定\n第一条　杭州市西湖区应当依法行政。\n"
    (picture,) = draw_map("districts", [parse(paper.encode(), "a")], Choice(geojson=str(path)))
    assert picture.svg.count(b" Z") == 2


def test_what_is_in_force_is_no_draft_and_not_repealed() -> None:
    texts_of = {
        "old": "杭州市小河管理办法\n第一条　为了保护小河，制定本办法。\n第二条　本办法自2015年3月1日起施行。\n",
        "new": "杭州市小河保护办法\n第一条　为了保护小河，制定本办法。\n"
        "第二条　本办法自2021年5月1日起施行。《杭州市小河管理办法》同时废止。\n",
        "draft": "杭州市大河条例（草案）\n第一条　为了保护大河，制定本条例。\n第二条　本条例自2020年1月1日起施行。\n",
    }
    parsed = [parse(text.encode(), name) for name, text in texts_of.items()]
    for day, count in (("2020-12-31", 1), ("2021-05-01", 1), ("2014-01-01", 0)):
        svg = draw_map("timeline", parsed, Choice(day=day))[0].svg
        assert texts(svg, "quiet")[0] == f"2 份文件 · 截至 {day} 有效 {count} 份"
        assert any("另 1 份" in words for words in texts(svg, "quiet"))
    assert texts(svg, "inside") == ["15.03.01–21.04.30", "21.05.01 起"]
    part = texts_of["new"].replace("》同时", "》第一条同时")
    parsed = [parse(text.encode(), name) for name, text in (texts_of | {"new": part}).items()]
    svg = draw_map("timeline", parsed, Choice(day="2021-05-01"))[0].svg
    assert texts(svg, "quiet")[0] == "2 份文件 · 截至 2021-05-01 有效 2 份"


def test_a_repealed_paper_lays_no_duty_as_of_a_later_day() -> None:
    parsed = [
        parse(text.encode(), name)
        for name, text in {
            "old": "杭州市小河管理办法\n第一条　市水利局应当保护小河。\n第二条　本办法自2015年3月1日起施行。\n",
            "new": "杭州市小河保护办法\n第一条　市林业局应当保护小河。\n"
            "第二条　本办法自2021年5月1日起施行。《杭州市小河管理办法》同时废止。\n",
        }.items()
    ]
    for day, body in (("2020-12-31", "市水利局"), ("2021-05-01", "市林业局")):
        (picture,) = draw_map("matrix", parsed, Choice(day=day))
        bodies = [name for name in ("市水利局", "市林业局") if name in picture.svg.decode()]
        assert bodies == [body]


def test_all_that_a_table_has_no_column_for_is_named_at_its_foot() -> None:
    paper = made_up(60, 60, 10)
    foot = "".join(texts(draw_paper(paper, top=20, lang="en"), "quiet"))
    assert "Also: " in foot
    assert foot.count("局") == 40 * 7


def test_what_is_pointed_at_speaks_the_language_of_the_picture() -> None:
    languages: tuple[tuple[Literal["zh", "en"], str], ...] = (
        ("zh", "依据：优化营商环境条例"),
        ("en", "based on：优化营商环境条例"),
    )
    for lang, said in languages:
        svg = draw_map("citations", samples(), Choice(lang=lang))[0].svg.decode()
        assert f"<title>{said}" in svg


def test_duties_that_are_pointed_at_speak_it_too() -> None:
    parsed = [parse(PAPER.encode(), "a.txt")]
    tips = {
        (name, lang): "".join(
            title.text or ""
            for title in etree.fromstring(draw_map(name, parsed, Choice(lang=lang))[0].svg).iter(
                f"{{{SVG}}}title"
            )
        )
        for name in MAPS
        for lang in NOBODY
        if name in ("paper", "matrix")
    }
    assert "杭州市数据资源管理局 牵头" in tips["paper", "zh"]
    assert "（第 3 行）" in tips["paper", "zh"]
    assert "杭州市数据资源管理局 lead" in tips["paper", "en"]
    assert " (line 3)" in tips["paper", "en"]
    assert "（牵头 1）" in tips["matrix", "zh"]
    assert "（leads 1）" in tips["matrix", "en"]


def test_a_body_of_unknown_age_fades_into_the_past() -> None:
    root = etree.fromstring(draw_map("lineage", samples())[0].svg)
    bars = {
        (group.findtext(f"{{{SVG}}}title") or "").split("\n")[1]: group.find(f"{{{SVG}}}rect")
        for group in root.iterfind(f"{{{SVG}}}g")
        if group.find(f"{{{SVG}}}rect") is not None
    }
    for life, bar in bars.items():
        assert bar is not None
        assert life.startswith("…") == ("early" in (bar.get("class") or ""))


def test_a_workbook_names_roles_as_the_pictures_do(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    text = tmp_path / "a.txt"
    text.write_text(PAPER, encoding="utf-8")
    for lang, said in (
        ("zh", {"牵头", "配合", "责任"}),
        ("en", {"lead", "cooperates", "responsible"}),
    ):
        out = str(tmp_path / f"{lang}.xlsx")
        assert main(["map", "paper", str(text), "--lang", lang, "-o", out]) == 0
        every = openpyxl.load_workbook(out).worksheets[0]
        assert {row[4] for row in every.iter_rows(min_row=2, values_only=True)} == said


@pytest.mark.parametrize(("lang", "note"), [("zh", "来源：a.txt"), ("en", "From a.txt")])
def test_no_day_is_made_up_where_no_paper_tells_one(lang: Literal["zh", "en"], note: str) -> None:
    parsed = parse("某市条例\n第一条 市教育局负责管理。\n".encode(), "a.txt")
    (picture,) = draw_map("matrix", [parsed], Choice(lang=lang))
    assert f">{note}<" in picture.svg.decode()
