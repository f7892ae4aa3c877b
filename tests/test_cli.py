"""The commands: what they print, their exit codes, and what they say when something is wrong."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tiaoli.graph.queries import find_queries
from tiaoli.outputs import cli, messages
from tiaoli.outputs.files import File, find_files
from tiaoli.outputs.terminal import excerpt, find_odd, measure, show_table
from tiaoli.parser import parse
from tiaoli.parser.records import Document

ROOT = Path(__file__).parents[1]
WENZHOU = "samples/wenzhou-corridor-plan-2020.txt"
DRAFT = "samples/hangzhou-west-corridor-draft.txt"
LAW = "杭州市小河条例\n第一章　总则\n第一条　为了保护小河，制定本条例。\n第三条　任何人不得填河。\n"

MAIN = "from tiaoli.outputs.cli import main; raise SystemExit(main())"

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Runs a command: its exit code, standard output and standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture
def law(tmp_path: Path) -> str:
    path = tmp_path / "xiaohe.txt"
    path.write_bytes(LAW.encode())
    return str(path)


def run_process(*arguments: str, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Runs a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_parse_writes_a_line_a_document(call: Call) -> None:
    status, out, err = call("parse", DRAFT)
    assert (status, err) == (0, "")
    documents = msgspec.json.Decoder(tuple[Document, ...]).decode(
        ("[" + ",".join(out.splitlines()) + "]").encode()
    )
    assert documents == parse((ROOT / DRAFT).read_bytes(), DRAFT).documents


def test_parse_reads_folders_files_and_standard_input(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "laws" / "inner"
    folder.mkdir(parents=True)
    (folder / "b.TXT").write_text(LAW, encoding="utf-8")
    (folder / "notes.md").write_text("no text", encoding="utf-8")
    (tmp_path / "laws" / "a.txt").write_text(LAW, encoding="gb18030")
    out = tmp_path / "records.jsonl"
    # A file that is named twice is read once.
    status, _, err = call("parse", str(folder), str(tmp_path / "laws"), "-o", str(out))
    assert (status, err) == (0, f"tiaoli: {out}: 2 files, 2 documents, 12 provisions\n")
    paths = [json.loads(line)["source"]["path"] for line in out.read_text().splitlines()]
    assert paths == [f"{tmp_path}/laws/a.txt", f"{tmp_path}/laws/inner/b.TXT"]
    status, printed, _ = run_process("parse", "-", stdin=LAW.encode())
    assert (status, json.loads(printed)["source"]["path"]) == (0, "-")


def test_processes_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xff")
    (tmp_path / "a.txt").write_text(LAW, encoding="utf-8")
    words = ("parse", str(tmp_path), "samples", "-", "--jobs")
    alone = run_process(*words, "1", stdin=LAW.encode())
    shared = run_process(*words, "3", stdin=LAW.encode())
    assert alone == shared
    assert alone[0] == 1
    assert alone[1].count("\n") == 52


def test_a_bad_file_does_not_stop_a_run(call: Call, law: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x81")
    empty = tmp_path / "empty"
    empty.mkdir()
    blank = tmp_path / "blank.txt"
    blank.write_text(" \n\n", encoding="utf-8")
    status, out, err = call("parse", str(bad), law, str(blank), str(empty), "nowhere.txt")
    assert (status, out.count("\n")) == (1, 1)
    places = "utf-8: byte 0; gb18030: byte 0"
    assert err.splitlines() == [
        f"tiaoli: {bad}: not a text in an encoding that we read ({places}); save it as plain text, UTF-8",
        f"tiaoli: {blank}: no words in it",
        f"tiaoli: {empty}: no *.txt in it",
        "tiaoli: nowhere.txt: no such file",
    ]


def test_names_that_are_no_text_can_be_read(call: Call, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(LAW.encode())
    status, out, _ = call("parse", str(tmp_path))
    assert (status, json.loads(out)["source"]["path"]) == (0, f"{tmp_path}/\ufffd.txt")


def test_a_folder_that_may_not_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(path: str, onerror: Callable[[OSError], None]) -> Iterator[object]:
        onerror(PermissionError(13, "Permission denied", f"{path}/closed"))
        return iter(())

    monkeypatch.setattr(os, "walk", walk)
    (failure,) = find_files(["samples"])
    assert (failure.name, failure.reason) == ("samples/closed", "no right to it")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("pars samples", 'Unknown command "pars"'),
        ("parse", 'Command "parse" parameter PATH requires an argument'),
        ("parse samples --jbos 2", "Unknown option: --jbos"),
        ("parse samples --jobs 0", "a number of processes is 1 or more"),
        ("graph samples --to n3", 'Invalid value "n3" for --to'),
        ("graph samples -o graph.rdf", "a graph ends in .ttl, .jsonld, .nq, .graphml or .gexf"),
        ("graph samples --view agencies", "--view is for graphml and gexf"),
        ("graph samples --base nothing", "'nothing' can't begin our names"),
        ("query samples", "give one question"),
        ("query samples --name documents --file x.rq", "give one question"),
        ("query samples --name nothing", "no query is named 'nothing'"),
        ("query samples --name documents --set status", "a value is given as NAME=VALUE"),
        (f"query {WENZHOU} SELECT", "that is no SPARQL"),
        (
            f"query {WENZHOU} --name documents --set status=draft --set status=final",
            "value of a named question once",
        ),
        (
            f"query {WENZHOU} SELECT --set status=draft",
            "--set gives each value of a named question",
        ),
        (f"query {DRAFT} {WENZHOU}", "give one question"),
        ("query SELECT", "ask one graph"),
        (
            "query --store nowhere --name documents --base http://x.example/",
            "--base names the graph of PATH",
        ),
        (f"outline {WENZHOU} -o outline.png", "a picture ends in .svg or .html"),
        (
            f"outline {WENZHOU} {DRAFT} -o outline.svg",
            f"nothing takes {DRAFT}; paths, and QUERY behind them, stand side by side",
        ),
        (
            f"query {WENZHOU} --format csv SELECT",
            "nothing takes SELECT; paths, and QUERY behind them, stand side by side",
        ),
        ("unknown", "validate, ...; see"),
        (
            "tables samples -o tables.xlsx",
            "tables go to a folder, or to a file that ends in .sqlite",
        ),
        (f"map timeline {WENZHOU} -o t.svg --as-of 2024-02-30", "a day is given as YEAR-MONTH-DAY"),
        (f"map matrix {WENZHOU} -o m.svg --top 0", "--top is 1 or more"),
        (f"map districts {WENZHOU} -o d.svg --geojson README.md", "README.md is no GeoJSON"),
        (
            f"map matrix {WENZHOU} -o m.svg --agency x",
            "--agency is for the maps agency, lineage, all",
        ),
        (
            f"map timeline {WENZHOU} -o t.svg --role lead",
            "--role is for the maps paper, agency, matrix, network, all",
        ),
        (
            f"map citations {WENZHOU} -o c.svg --merge lineage",
            "--merge is for the maps paper, agency, matrix, network, all",
        ),
        (
            f"map districts {WENZHOU} -o d.svg --top 3",
            "--top is for the maps paper, agency, matrix, timeline, lineage, citations, network, all",
        ),
        ("map all pyproject.toml -o all.svg", "several pictures need a page: .html"),
        (f"text {WENZHOU} -o {WENZHOU}", f"{WENZHOU} is a file to be read: write elsewhere"),
        (f"tables samples --format sqlite -o {WENZHOU}", f"{WENZHOU} is a file to be read"),
        ("explain samples", "a line is given as FILE:LINE"),
        (f"explain samples.txt:{'9' * 5000}", "a line is given as FILE:LINE"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    call: Call, tmp_path: Path, arguments: str, message: str
) -> None:
    if "x.rq" in arguments:
        (tmp_path / "x.rq").touch()
        arguments = arguments.replace("x.rq", str(tmp_path / "x.rq"))
    status, out, err = call(*arguments.split())
    assert (status, out) == (2, "")
    assert err.startswith("tiaoli: ")
    assert message in err
    command = arguments.split()[0]
    assert err.endswith(f"; see tiaoli {f'{command} ' * (command in cli.COMMANDS)}--help\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["parse", "graph", "text"])
def test_what_cannot_be_written_is_told_in_one_line(call: Call, command: str) -> None:
    assert call(command, WENZHOU, "-o", "nowhere/out") == (
        1,
        "",
        "tiaoli: nowhere: no such folder\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("show samples", "samples: a folder, where a file is wanted"),
        ("text samples", "samples: a folder, where a file is wanted"),
        ("explain samples:1", "samples: a folder, where a file is wanted"),
        ("outline samples -o {}/o.svg", "samples: a folder, where a file is wanted"),
        ("build samples --store README.md", "README.md: a file, where a folder is wanted"),
        ("query --store README.md --name documents", "README.md/current: no such folder"),
    ],
)
def test_a_folder_is_no_file(call: Call, tmp_path: Path, arguments: str, message: str) -> None:
    status, out, err = call(*arguments.format(tmp_path).split())
    assert (status, out, err) == (1, "", f"tiaoli: {message}\n")


def test_a_server_that_is_down_is_no_wrong_use(call: Call) -> None:
    status, out, err = call("query", "--endpoint", "http://127.0.0.1:1/", "--name", "documents")
    assert (status, out) == (1, "")
    assert err.startswith("tiaoli: http://127.0.0.1:1/ gives no answer: ")


@pytest.mark.parametrize("ending", ["svg", "html", "docx"])
def test_of_no_paper_there_is_no_picture(call: Call, tmp_path: Path, ending: str) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    words = ("map", "paper", str(empty), "-o", str(tmp_path / f"paper.{ending}"))
    message = (
        f"tiaoli: {empty}: no words in it\n"
        "tiaoli: no paper or body to be drawn; see tiaoli map --help\n"
    )
    assert call(*words) == (2, "", message)


def test_a_page_of_all_leaves_out_what_no_paper_gives(call: Call, law: str, tmp_path: Path) -> None:
    """A law without a single body has no list of duties."""
    page = tmp_path / "all.html"
    assert call("map", "all", law, "-o", str(page)) == (0, "", f"tiaoli: {page}: 7 pictures\n")


def test_explain_takes_the_place_that_check_prints(call: Call, law: str) -> None:
    status, out, err = call("explain", f"{law}:4:1")
    assert (status, err) == (0, "")
    assert f"{law}:4:1: diagnostics 第三条" in out
    assert call("explain", f"{law}:4")[1] == out


def test_explain_says_where_there_is_nothing(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(LAW.replace("第三条", "\n第三条"), encoding="utf-8")
    assert call("explain", f"{text}:4") == (
        0,
        "",
        f"tiaoli: {text}:4: nothing begins on this line\n",
    )


def test_a_build_says_what_has_not_changed(call: Call, law: str, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    assert (
        call("build", law, "--store", store)[2]
        == f"tiaoli: {store}: 1 files, 1 documents, 6 provisions\n"
    )
    assert call("build", law, "--store", store)[2] == (
        f"tiaoli: {store}: 0 files, 0 documents, 0 provisions; 1 files as they were\n"
    )
    assert call("build", WENZHOU, "--store", store)[2] == (
        f"tiaoli: {store}: 1 files, 1 documents, 32 provisions; 1 files taken out\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("pars samples", '没有 "pars" 这个命令，是不是 "parse"？；请看 tiaoli --help'),
        ("xyz samples", '没有 "xyz" 这个命令；请看 tiaoli --help'),
        ("parse", "缺少 PATH；请看 tiaoli parse --help"),
        ("parse samples --jbos 2", "没有 --jbos 这个选项，是不是 --jobs？；请看 tiaoli parse --help"),
        ("parse samples --jobs x", '--jobs 要一个整数，不是 "x"；请看 tiaoli parse --help'),
        ("show a b", "多出来的参数：b；路径和后面的 QUERY 要连在一起写；请看 tiaoli show --help"),
        ("check samples --format x", '--format 没有 "x"，可选："text", "json"；请看 tiaoli check --help'),
        ("query --store nowhere --name documents", "nowhere 里没有图谱库；先建一个：tiaoli build PATH --store nowhere；请看 tiaoli query --help"),
        (f"query {WENZHOU} --name documents --set foo=1", "documents 没有参数 'foo'，有：genre, status；请看 tiaoli query --help"),
        (f"query {WENZHOU} --name in-force --set day=x", "in-force：day 要一个日期，如 2024-06-06，不是 'x'；请看 tiaoli query --help"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_chinese(
    call: Call, monkeypatch: pytest.MonkeyPatch, arguments: str, message: str
) -> None:
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    assert call(*arguments.split()) == (2, "", f"tiaoli: 用法有误：{message}\n")


@pytest.mark.parametrize(
    "arguments", ["parse samples", "check samples", "show samples/hangzhou-policy-papers.txt"]
)
def test_a_reader_that_has_enough_is_no_error(arguments: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_an_outline_moves_no_cursor(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(
        "关于加强管理的通知\n一、总体\x1b[31m要求\n（一）抓好工作\x08。\n", encoding="utf-8"
    )
    status, out, _ = call("show", str(text))
    assert status == 0
    assert "一、 总体 [31m要求\n" in out
    assert not {"\x1b", "\x08"} & set(out)


def test_standard_input_and_output_go_by_a_dash() -> None:
    status, out, err = run_process("explain", "-:3", stdin=LAW.encode())
    assert (status, err) == (0, "")
    assert out.startswith("-:3:1: provisions 第一条")
    status, out, err = run_process("explain", "-:4:1", stdin=LAW.replace("第三", "\n第三").encode())
    assert (status, out, err) == (0, "", "tiaoli: -:4: nothing begins on this line\n")
    status, out, err = run_process("text", "-", "-o", "-", stdin=LAW.encode())
    assert (status, out, err) == (0, LAW, "")
    status, out, err = run_process("parse", "-", "-o", "-", stdin=LAW.encode())
    assert (status, out.count("\n"), err) == (0, 1, "")


def test_an_interrupt_is_quiet(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(file: File) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(File, "read", interrupt)
    assert call("parse", WENZHOU) == (130, "", "")


@pytest.mark.parametrize(
    ("format", "first"),
    [("turtle", "@base <https://a.example/> ."), ("jsonld", "{"), ("nquads", "<")],
)
def test_graph_writes_each_format(call: Call, format: str, first: str) -> None:
    status, out, err = call("graph", WENZHOU, "--to", format, "--base", "https://a.example/")
    assert (status, err) == (0, "")
    assert out.startswith(first)


@pytest.mark.parametrize(
    ("ending", "first"),
    [("ttl", "@base"), ("jsonld", '{"@context"'), ("nq", "<"), ("gexf", "<?xml")],
)
def test_a_graph_is_written_as_its_file_ends(
    call: Call, tmp_path: Path, ending: str, first: str
) -> None:
    output = tmp_path / f"graph.{ending}"
    assert call("graph", WENZHOU, "-o", str(output))[0] == 0
    assert output.read_text().startswith(first)


def test_check_shows_the_place(call: Call, law: str) -> None:
    status, out, err = call("check", law)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"{law}:4:1: numbering/gap: 第三条 follows 1; expected 2",
        "    第三条　任何人不得填河。",
        "    ^^^^^^",
    ]
    status, out, _ = call("check", law, "--format", "json")
    row = json.loads(out)
    assert status == 0
    assert (row["path"], row["line"], row["column"], row["code"]) == (law, 4, 1, "numbering/gap")
    assert row["span"] == [LAW.index("第三条"), LAW.index("第三条") + 3]


def test_check_speaks_chinese(call: Call, law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    assert "第三条前面是1，缺2" in call("check", law)[1]
    assert call("parse", "nowhere")[2] == "tiaoli: nowhere: 没有这个文件\n"


def test_show_has_a_line_for_each_provision(call: Call, law: str) -> None:
    status, out, err = call("show", law)
    (document,) = parse(LAW.encode(), law).documents
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "   1  杭州市小河条例",
        f"      条例 · final · 杭州市 · {document.id}",
        "   1  杭州市小河条例",
        "   2  第一章 总则",
        "   3    第一条",
        "   3      为了保护小河，制定本条例。",
        "   4    第三条",
        "        ^ numbering/gap: 第三条 follows 1; expected 2",
        "   4      任何人不得填河。",
    ]


@pytest.mark.parametrize("path", sorted(Path(ROOT, "samples").glob("*.txt")), ids=lambda p: p.stem)
def test_show_leaves_no_provision_or_diagnostic_out(call: Call, path: Path) -> None:
    _, out, _ = call("show", str(path))
    documents = parse(path.read_bytes(), str(path)).documents
    expected = sum(2 + len(one.provisions) + len(one.diagnostics) for one in documents)
    assert len(out.splitlines()) == expected
    assert all(measure(line) <= 100 for line in out.splitlines() if "^" not in line)


def test_text_is_what_offsets_count_in(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff第一条\r\n甲\r乙".encode("utf-16"))
    assert call("text", str(path)) == (0, "\ufeff第一条\r\n甲\r乙", "")


def test_schema_describes_what_parse_writes(call: Call) -> None:
    status, out, _ = call("schema")
    definition = json.loads(out)["$defs"]["Document"]
    record = json.loads(call("parse", WENZHOU)[1])
    assert status == 0
    assert list(record) == list(definition["properties"])


QUESTION = "SELECT (COUNT(?d) AS ?n) WHERE { ?d <http://purl.org/dc/terms/identifier> ?id }"


def test_query_answers_as_table_csv_and_json(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "count.rq"
    file.write_text(QUESTION, encoding="utf-8")
    assert call("query", DRAFT, QUESTION) == (0, "n\n-\n2\n", "")
    assert call("query", DRAFT, "--file", str(file), "--format", "csv") == (0, "n\n2\n", "")
    status, out, _ = call("query", DRAFT, WENZHOU, QUESTION, "--format", "json")
    assert (status, json.loads(out)) == (0, [{"n": 3}])
    rows = call("query", DRAFT, "--name", "documents", "--set", "status=draft", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(rows[1]))
    assert row["title"] == "杭州城西科创大走廊条例（草案）"


def test_query_lists_what_it_knows(call: Call) -> None:
    status, out, _ = call("query", "--name", "list")
    lines = out.splitlines()
    assert (status, "documents: Which papers are there? [genre, status]" in lines) == (0, True)
    assert "dangling: Which references lead nowhere?" in lines


def test_every_question_has_its_chinese(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    assert "documents: 有哪些文件？ [genre, status]" in call("query", "--name", "list")[1]
    assert list(messages.QUESTIONS) == list(find_queries())


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_outline_draws_a_picture(call: Call, tmp_path: Path, ending: str) -> None:
    picture = tmp_path / f"outline.{ending}"
    status, out, _ = call("outline", DRAFT, "-o", str(picture))
    assert (status, out) == (0, "")
    assert "管委会职责" in picture.read_text(encoding="utf-8")


def test_help_and_version(call: Call) -> None:
    status, out, _ = call("--help")
    assert status == 0
    assert all(f" {name} " in out for name in cli.COMMANDS)
    assert call("--version") == (0, "0.1.0\n", "")


def test_help_in_chinese() -> None:
    status, out, _ = run_process("parse", "--help", LC_ALL="zh_CN.UTF-8")
    assert status == 0
    assert "把文件解析成记录" in out
    # The frame stands straight, though a Chinese character takes two columns.
    assert {measure(line) for line in out.splitlines() if line.startswith("│")} == {80}


def test_every_diagnostic_has_its_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "第二条 甲\n第二条 乙\n第一条 丙\n第五条 丁\n第十百条 （戊\n第六条 己）\n第七条 XXXX年X月X日；"
    levels = "通知\n一、甲\n1.乙\n2.丙，"
    cites = (
        "某市道路管理办法\n第一条 违反前款、第九条、第三条第二款规定的，由某市道路机构（以下简称市路政处）处罚。\n"
        "第二条 根据前两款规定，《道路条例》和《某市道路条例》（甲政发〔2019〕27）（以下简称《道路条例》）。\n"
        "第三条 某市道路建设指挥机构（以下简称城西大走廊）负责。某市科创委员会（以下简称城西大走廊）参与。\n"
        "第四条 甲\0\n\n乙，前两款和第一条第一项。1999年10月l日起算。\n"
        "第五条 本办法自2024年6月6日起施行，有效期至2023年12月31日。\n"
    )
    cut = "管理办法》的通知\n一、" + "（" * 300
    texts = [odd.encode(), levels.encode(), cites.encode(), cut.encode()]
    texts += [path.read_bytes() for path in Path("samples").glob("*.txt")]
    found = {(row.code, row.message) for data in texts for row in find_odd(parse(data, "text"))}
    listed = re.findall(
        r"^\| `([a-z]+/[a-z-]+)`", Path("README.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted({code for code, _ in found}) == sorted(listed)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert [words for _, words in found if messages.translate_diagnostic(words) == words] == []
    untranslated = re.compile("is not|there|stands|expected|before|first")
    assert [
        words for _, words in found if untranslated.search(messages.translate_diagnostic(words))
    ] == []


@pytest.mark.parametrize(
    ("text", "marked", "line", "carets"),
    [
        ("第九条　甲", "第九条", "第九条　甲", "^^^^^^"),
        ("甲\n\t乙１(丙", "１", " 乙１(丙", "   ^^"),
        ("甲\x1b[31m乙", "乙", "甲 [31m乙", "       ^^"),
        ("甲乙", "", "甲乙", "^"),
        (
            "甲" * 50 + "乙" + "丙" * 50,
            "乙",
            "…" + "甲" * 9 + "乙" + "丙" * 28 + "…",
            " " * 19 + "^^",
        ),
        ("甲" * 50, "甲" * 50, "甲" * 38 + "…", "^" * 38),
        ("甲\n乙", "甲\n乙", "甲", "^^"),
    ],
)
def test_excerpt(text: str, marked: str, line: str, carets: str) -> None:
    source = parse(text.encode(), "text").source
    start = text.index(marked)
    assert excerpt(source, (start, start + len(marked))) == (line, carets)


def test_a_table_gives_way_where_it_is_widest() -> None:
    rows = [("甲" * 20, 1, None), ("乙", 10, "x")]
    assert list(show_table(("name", "n", "more"), rows, 0))[2:] == [
        "甲" * 20 + "   1",
        "乙" + " " * 40 + "10  x",
    ]
    assert list(show_table(("name", "n", "more"), rows, 20)) == [
        "name        n   more",
        "----------  --  ----",
        "甲甲甲甲…    1",
        "乙          10  x",
    ]


def test_languages() -> None:
    assert not messages.speaks_chinese({})
    assert messages.speaks_chinese({"LANG": "zh_TW"})
    assert not messages.speaks_chinese({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})


class Terminal(io.StringIO):
    """A standard error that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("words", "shown"), [((), True), (("--no-progress",), False)])
def test_progress_is_shown_on_a_terminal_only(
    words: tuple[str, ...], shown: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    cli.main(["parse", "samples", "-o", str(tmp_path / "records"), *words])
    assert ("100%" in terminal.getvalue()) == shown
