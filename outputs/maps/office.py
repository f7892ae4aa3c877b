"""The division of labour as offices circulate it: a table in a .docx, a sheet in an .xlsx.

Both are the same bytes on every run: no time of writing stands in them.
"""

import io
import re
import zipfile
from collections.abc import Sequence

from ...parser.records import Role
from ..messages import translate
from .facts import ROLES_EN, SIGNS, Duty, Paper, name_row

# Columns of the table and the roles that stand in each.
_COLUMNS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("牵头单位", "Leads", ("lead",)),
    ("责任单位", "Responsible", ("responsible", "delegate")),
    ("配合单位", "Cooperate", ("joint", "cooperate")),
    ("审批、报送", "Approves, is told", ("approve", "report_to")),
)
_THEN = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def build_rows(paper: Paper) -> list[tuple[str, list[str]]]:
    """Each task of a paper, in its order, and the bodies of each column, as they are printed."""
    tasks: dict[str | None, list[Duty]] = {}
    for duty in sorted(paper.duties, key=lambda one: one.row.span[0] if one.row else -1):
        tasks.setdefault(duty.row.id if duty.row else None, []).append(duty)
    rows = []
    for duties in tasks.values():
        cells = [
            "、".join(dict.fromkeys(duty.printed for duty in duties if duty.role in roles))
            for _, _, roles in _COLUMNS
        ]
        rows.append((name_row(duties[0].row, paper.source), cells))
    return rows


def write_docx(papers: Sequence[Paper], lang: str = "zh") -> bytes:
    """A table for each paper.  Raises `ModuleNotFoundError` without the extra `office`."""
    try:
        from docx import Document
        from docx.enum.section import WD_ORIENT
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt
    except ModuleNotFoundError as error:
        raise _missing() from error

    english = lang == "en"
    file = Document()
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    style = file.styles["Normal"]
    style.font.name, style.font.size = "仿宋", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    for paper in papers:
        heading = file.add_heading(_clean(paper.title), level=1)
        heading.paragraph_format.keep_with_next = True
        rows = build_rows(paper)
        shown = [i for i in range(len(_COLUMNS)) if any(cells[i] for _, cells in rows)]
        heads = ["#" if english else "序号", "Task" if english else "工作任务"]
        heads += [_head(i, english) for i in shown]
        table = file.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, heads, strict=True):
            cell.text = words
            cell.paragraphs[0].runs[0].bold = True
        for number, (task, cells) in enumerate(rows, 1):
            line = [str(number), task, *(cells[i] for i in shown)]
            for cell, word in zip(table.add_row().cells, line, strict=True):
                cell.text = _clean(word)
        widths = [Mm(14), Mm(92), *[Mm(150 / max(len(shown), 1))] * len(shown)]
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
    out = io.BytesIO()
    file.save(out)
    return _settle(out.getvalue())


def write_xlsx(papers: Sequence[Paper], lang: str = "zh") -> bytes:
    """A sheet for each paper and one with every duty, its words and its line.

    Raises `ModuleNotFoundError` without the extra `office`.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
    except ModuleNotFoundError as error:
        raise _missing() from error

    english = lang == "en"
    book = Workbook()
    every = book.active
    assert every is not None  # a new book has a sheet
    every.title = "Duties" if english else "全部责任"
    every.append(
        ["Paper", "Provision", "Body", "As printed", "Role", "Duty", "File", "Line"]
        if english
        else ["文件", "条款", "机构", "原文", "角色", "职责", "文本", "行"]
    )
    used: set[str] = set()
    for paper in papers:
        for duty in paper.duties:
            role = ROLES_EN[duty.role] if english else SIGNS[duty.role][1]
            words = [
                paper.title, name_row(duty.row, paper.source), duty.body, duty.printed, role,
                duty.action or "", paper.source.name,
            ]  # fmt: skip
            every.append([*map(_clean, words), duty.line])
        sheet = book.create_sheet(_name_sheet(paper.title, used))
        sheet.append(
            ["Task" if english else "工作任务", *(_head(i, english) for i in range(len(_COLUMNS)))]
        )
        for task, cells in build_rows(paper):
            sheet.append([_clean(task), *map(_clean, cells)])
    for sheet in book.worksheets:
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for letter, width in zip("ABCDEFGH", (46, 34, 30, 26, 24, 46, 26, 8), strict=True):
            sheet.column_dimensions[letter].width = width
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return _settle(out.getvalue())


def _head(column: int, english: bool) -> str:
    chinese, other, _ = _COLUMNS[column]
    return other if english else chinese


def _missing() -> ModuleNotFoundError:
    words = translate("this needs an extra: {command}")
    return ModuleNotFoundError(words.format(command='pip install "tiaoli[office]"'))


def _clean(words: str) -> str:
    """Words as XML may hold them."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words)


def _name_sheet(title: str, used: set[str]) -> str:
    """A sheet's name: at most 31 characters, none of []:*?/\\, each once."""
    name = re.sub(r"[\[\]:*?/\\]", " ", _clean(title))[:28].strip(" '") or "—"
    number, base = 1, name
    while name in used:
        number += 1
        name = f"{base} {number}"
    used.add(name)
    return name


def _settle(data: bytes) -> bytes:
    """The archive without the time of its writing: its parts in order, all of one day."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled,
    ):
        for name in archive.namelist():
            part = archive.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\2", part)
            info = zipfile.ZipInfo(name, _THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            settled.writestr(info, part)
    return out.getvalue()
