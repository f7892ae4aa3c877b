"""What the pictures show: papers, each text once, and the duties that they lay on bodies."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from ...parser import Parsed
from ...parser.duty_lists import ONWARD
from ...parser.records import Document, Provision, Role
from ...parser.source import Source

# Roles as a table of duties marks them, the weightiest first: sign, name, and the class of its shape.
SIGNS: dict[Role, tuple[str, str]] = {
    "lead": ("牵", "牵头"),
    "responsible": ("责", "责任"),
    "joint": ("会", "会同"),
    "cooperate": ("配", "配合"),
    "delegate": ("委", "受委托"),
    "approve": ("批", "审批"),
    "report_to": ("报", "受报告"),
}
ROLES_EN: dict[Role, str] = {
    "lead": "lead", "responsible": "responsible", "joint": "jointly", "cooperate": "cooperates",
    "delegate": "delegated", "approve": "approves", "report_to": "reported to",
}  # fmt: skip

NOBODY: dict[Literal["zh", "en"], str] = {
    "zh": "文中没有写明责任单位",
    "en": "The text names nobody who is responsible",
}
"""What stands where no paper lays a duty on a body."""


class Duty(NamedTuple):
    """What one body must do.

    body: its name as the pictures merge it; printed: its name as printed; row: the provision, the
    article or numbered unit, that the duty is about, or None; line: of the mention, from 1
    """

    body: str
    printed: str
    group: bool
    role: Role
    row: Provision | None
    action: str | None
    line: int


class Paper(NamedTuple):
    """A text with its duties, in its order; where it is printed twice, the first printing.

    anchored: whether its words stand on the same page as the pictures
    """

    document: Document
    source: Source
    duties: tuple[Duty, ...]
    anchored: bool = False

    @property
    def title(self) -> str:
        return self.document.title.text if self.document.title else self.document.label

    @property
    def has_force(self) -> bool:
        """Whether it ever comes into force: no draft and no explanation does."""
        return self.document.status in ("final", "trial")

    def is_in_force(self, day: str) -> bool:
        """Whether it may be in force on an ISO day: begun, as far as it says, and not ended."""
        document = self.document
        if not self.has_force:
            return False
        first = document.effective or document.published or document.adopted
        return not ((first and first > day) or (document.expires and document.expires < day))

    def line(self, row: Provision | None = None) -> int:
        """The line, from 1, where a provision or the paper begins."""
        span = row.span if row is not None else self.document.source.span
        return self.source.position(span[0])[0]

    def place(self, row: Provision | None = None) -> str:
        """Where the words of a provision, or of the paper, are to be read: a link."""
        if self.anchored:
            return f"#{self.document.id}" + (f"/{row.id}" if row is not None else "")
        return f"{self.source.name}#L{self.line(row)}"


def merge_names(name: str) -> str:
    """A body by the name that it had on the paper's day."""
    return name


def gather(
    parsed: Iterable[Parsed],
    *,
    merge: Callable[[str], str] = merge_names,
    roles: Sequence[Role] = tuple(SIGNS),
    anchored: bool = False,
) -> list[Paper]:
    """The papers of some files, in the order of their reading, each text once.

    merge: a body's full name -> the name under which the pictures show it
    roles: the duties that count
    anchored: whether the papers' words stand on the same page as the pictures
    """
    papers: dict[str, Paper] = {}
    for one in parsed:
        for document in one.documents:
            if document.id not in papers:
                duties = tuple(_find_duties(document, one.source, merge, roles))
                papers[document.id] = Paper(document, one.source, duties, anchored)
    return list(papers.values())


def _find_duties(
    document: Document, source: Source, merge: Callable[[str], str], roles: Sequence[Role]
) -> Iterable[Duty]:
    rows = {provision.id: provision for provision in document.provisions}
    onward: list[Duty] = []  # 以下均需A负责，不再列出: it holds for what is listed from there on
    given: set[tuple[str, str]] = set()
    for one in document.responsibilities:
        if one.role not in roles:
            continue
        start, end = one.span
        duty = Duty(
            body=merge(one.agency.name),
            printed="".join(source.text[start:end].split()),
            group=one.agency.group,
            role=one.role,
            row=_find_row(one.provision, rows),
            action=one.action,
            line=source.position(start)[0],
        )
        yield duty
        if duty.row is None:
            continue
        given.add((duty.row.id, duty.body))
        for standing in onward:
            same = standing.row is not None and standing.row.kind == duty.row.kind
            if same and (duty.row.id, standing.body) not in given and one.rule.startswith("list"):
                given.add((duty.row.id, standing.body))
                yield standing._replace(row=duty.row, action=duty.action)
        if one.rule == ONWARD:
            onward.append(duty)


def _find_row(id: str | None, provisions: dict[str, Provision]) -> Provision | None:
    """The article or the numbered unit around a provision, or what stands there without a number."""
    row = provisions.get(id) if id is not None else None
    found = row
    while row is not None and (row.label is None or row.kind in ("item", "subitem", "bullet")):
        row = provisions.get(row.parent) if row.parent is not None else None
    return row or found


def name_row(row: Provision | None, source: Source) -> str:
    """What a provision is called: its number and heading, or its first words."""
    if row is None:
        return "全文"
    words = row.heading
    if words is None:
        start, end = row.span
        return " ".join(source.text[start : min(end, start + 90)].split())
    label = row.label or ""
    return label + ("　" if label[-1:] in "条章节编" else "") + words


def find_bands(row: Provision, document: Document) -> list[Provision]:
    """The headings around a provision, from the outside in."""
    by_id = {provision.id: provision for provision in document.provisions}
    found = []
    above = by_id.get(row.parent) if row.parent is not None else None
    while above is not None:
        if above.heading and above.label:
            found.append(above)
        above = by_id.get(above.parent) if above.parent is not None else None
    return found[::-1]


def shorten(papers: Iterable[Paper], shown: Iterable[str]) -> dict[str, str]:
    """The name of each body shown -> how it is printed most often; of the shortest, the first."""
    wanted = frozenset(shown)
    printed: dict[str, Counter[str]] = {}
    for paper in papers:
        for duty in paper.duties:
            printed.setdefault(duty.body, Counter())[duty.printed] += 1
    short = {
        body: min(names, key=lambda name: (-names[name], len(name), name))
        for body, names in printed.items()
        if body in wanted
    }
    # Of two bodies that are printed alike the one with more duties keeps the short name, unless
    # it is all that the other is called: a 市发改委 of a city that we do not know.
    owner = {body: body for body in short}
    for body in sorted(short, key=lambda body: (-printed[body].total(), body)):
        owner.setdefault(short[body], body)
    return {body: name if owner[name] == body else body for body, name in short.items()}


def count_duties(papers: Iterable[Paper]) -> Counter[str]:
    """Body -> how many duties; in the order of their first mention."""
    return Counter(duty.body for paper in papers for duty in paper.duties)
