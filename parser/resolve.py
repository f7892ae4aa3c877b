"""Citations -> what they point to in the same file: a document, or one of its provisions.

Never a guess: what is not there, or there twice, stays open with the reason.  From records to
records; a paper's text is only read for what is odd in it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import msgspec

from .diagnostics import put_in_order
from .numerals import parse_numeral
from .paper_numbers import find_malformed_numbers
from .records import Citation, Definition, Diagnostic, Document, Provision, Unresolved
from .source import Passage
from .titles import find_explained

_KINDS = {
    "编": ("part",), "分编": ("subpart",), "章": ("chapter",), "节": ("section",), "条": ("article",),
    "款": ("paragraph",), "项": ("item",), "目": ("subitem",), "部分": ("level1",),
}  # fmt: skip
_LEVELS = ("level1", "level2", "level3", "level4", "level5")
_HEAD = re.compile(
    r"(?P<word>本|前(?P<count>[一二两三四五六七八九十0-9]*))(?P<unit>条|款|项|目|章|节|编)"
)
_STEP = re.compile(
    r"第(?P<bracket>（)?(?P<number>[^条款项目章节编部分（）之]+)）?(?P<unit>条|款|项|目|章|节|分编|编|部分)(?:之(?P<suffix>[一二三四五六七八九十]+))?"
)


class _Missing(Exception):  # noqa: N818 - it carries a reason, and no caller outside sees it
    """A provision that can't be found: why, and what to say of it."""

    def __init__(self, reason: Unresolved, message: str = "") -> None:
        super().__init__(message)
        self.reason: Unresolved = reason
        self.message = message


class _Tree:
    """A document's provisions, to be walked by number."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def by_id(self) -> dict[str, Provision]:
        return {one.id: one for one in self.document.provisions}

    @cached_property
    def children(self) -> dict[str | None, list[Provision]]:
        children: dict[str | None, list[Provision]] = defaultdict(list)
        for one in self.document.provisions:
            children[one.parent].append(one)
        return children

    @cached_property
    def of_kind(self) -> dict[str, list[Provision]]:
        of_kind: dict[str, list[Provision]] = defaultdict(list)
        for one in self.document.provisions:
            of_kind[one.kind].append(one)
        return of_kind

    @cached_property
    def articles(self) -> dict[tuple[int | None, int | None], list[Provision]]:
        """The articles by number and suffix."""
        articles: dict[tuple[int | None, int | None], list[Provision]] = defaultdict(list)
        for one in self.of_kind["article"]:
            articles[one.number, one.suffix].append(one)
        return articles

    @cached_property
    def first(self) -> int:
        """The number of the first article: 民法典 合同编 begins with 第四百六十三条, the rest is elsewhere."""
        return min((one.number or 1 for one in self.of_kind["article"]), default=1)

    @property
    def excerpt(self) -> bool:
        return self.first > 1

    @cached_property
    def places(self) -> dict[str, tuple[list[Provision], int]]:
        """Of each provision the row that it is numbered in, and its index there.

        Articles run on through the chapters.
        """
        rows: dict[tuple[str | None, str], list[Provision]] = defaultdict(list)
        places = {}
        for one in self.document.provisions:
            row = rows[None if one.kind == "article" else one.parent, one.kind]
            places[one.id] = row, len(row)
            row.append(one)
        return places

    def around(self, id: str | None, kinds: Sequence[str]) -> Provision | None:
        """The provision of one of `kinds` that is `id` or holds it."""
        while id is not None:
            one = self.by_id.get(id)
            if one is None:
                return None  # two printings of a paper are one to `_File`, and may differ in titles
            if one.kind in kinds:
                return one
            id = one.parent
        return None

    def below(self, one: Provision, kinds: Sequence[str]) -> list[Provision]:
        """The nearest provisions of `kinds` inside `one`, in order."""
        found: list[Provision] = []
        for child in self.children[one.id]:
            if child.kind in kinds:
                found.append(child)
            elif child.kind != "article":
                found += self.below(child, kinds)
        return found

    # --- one label

    def find(self, label: str, here: str | None) -> list[Provision]:
        """The provisions that `label` names, cited from the provision `here`; several for 前两款.

        Raises `_Missing` where there are none, or more candidates than the label can mean.
        """
        head = _HEAD.match(label)
        steps = list(_STEP.finditer(label, head.end() if head else 0))
        if head is not None:
            found = self._relative(head, here)
        elif not steps:
            raise _Missing("no such provision")
        else:
            found = self._first(steps.pop(0), here)
        for step in steps:
            if len(found) != 1:
                raise _Missing("more than one candidate")
            found = self._inside(found[0], step, label)
        return found

    def _relative(self, head: re.Match[str], here: str | None) -> list[Provision]:
        kinds = _KINDS[head["unit"]]
        own = self.around(here, kinds)
        if own is None and head["unit"] == "条":
            own = self.around(here, _LEVELS)
        if own is None and head["unit"] == "款":
            own = self.around(here, ("text",))
        if own is None:
            raise _Missing("not in this file" if self.excerpt else "no such provision")
        if head["word"] == "本":
            return [own]
        row, at = self.places[own.id]
        count = parse_numeral(head["count"]) if head["count"] else 1
        if not count or at < count:
            raise _Missing(
                "no such provision",
                f"{head[0]} is not there: {at or 'nothing'} of its kind stands before this one",
            )
        return row[at - count : at]

    def _first(self, step: re.Match[str], here: str | None) -> list[Provision]:
        unit = step["unit"]
        if unit == "条":
            if self.of_kind["article"]:
                if (parse_numeral(step["number"]) or 0) < self.first:
                    raise _Missing("not in this file")
                return self._pick(None, step, "")
            return self._pick(self._numbered_units(step), step, "")
        if unit in ("款", "项", "目"):
            return self._bare_part(step, here)
        kinds = _KINDS[unit]
        if self.excerpt and not self.of_kind[kinds[0]]:
            raise _Missing("not in this file")
        row = [one for kind in kinds for one in self.of_kind[kind]]
        if unit in ("节", "章"):
            holder = self.around(here, ("chapter",) if unit == "节" else ("subpart", "part"))
            row = self.below(holder, kinds) if holder is not None else row
        return self._pick(row, step, "")

    def _numbered_units(self, step: re.Match[str]) -> list[Provision]:
        """What a paper without articles calls its 条: the items that run on through it, else 一、."""
        if not step["bracket"]:
            for kind in ("level2", "level1"):
                row = self.of_kind[kind]
                numbers = [one.number for one in row]
                runs_on = kind == "level1" or len({one.parent for one in row}) > 1
                if row and runs_on and numbers == sorted(set(numbers), key=lambda n: n or 0):
                    return row
            raise _Missing("more than one candidate")
        return self.of_kind["level2"]

    def _bare_part(self, step: re.Match[str], here: str | None) -> list[Provision]:
        """第二款 or 第一项 alone: of the article that it stands in."""
        article = self.around(here, ("article",))
        if article is None:
            raise _Missing("no such provision")
        if step["unit"] == "款":
            return self._pick(self.below(article, ("paragraph",)), step, article.label or "")
        own = self.around(here, ("paragraph",))
        kinds = _KINDS[step["unit"]]
        if (
            own is not None
            and self.around(here, ("item",)) is None
            and (row := self.below(own, kinds))
        ):
            return self._pick(row, step, "")
        return self._pick(self.below(article, kinds), step, article.label or "")

    def _inside(self, base: Provision, step: re.Match[str], label: str) -> list[Provision]:
        row = self.below(base, _KINDS[step["unit"]])
        if not row and base.kind in _LEVELS and step["unit"] in ("项", "款"):
            row = self.below(base, _LEVELS)
        return self._pick(row, step, label[: step.start()])

    def _pick(
        self, row: Sequence[Provision] | None, step: re.Match[str], within: str
    ) -> list[Provision]:
        """The one of `row`, or of all articles, that has the number of `step`."""
        number = parse_numeral(step["number"])
        suffix = parse_numeral(step["suffix"]) if step["suffix"] else None
        if row is None:
            found = self.articles[number, suffix]
            row = self.of_kind["article"][-1:]
        else:
            found = [one for one in row if one.number == number and one.suffix == suffix]
        if len(found) == 1:
            return found
        if found:
            raise _Missing("more than one candidate")
        last = max((one.number or 0 for one in row), default=0)
        has = f"the last one there is {last}" if last else "there is none of its kind"
        raise _Missing("no such provision", f"{within}{step[0]} is not there: {has}")


_MARKS = re.compile(r"[《》〈〉<>“”\s]")
_VERSION = re.compile(r"(?:（[^（）]*）)+$")
_CARRIED = re.compile(
    r"^.{0,80}?(?:印发|转发|发布|公布|批转)(?P<title>.+?)的(?:通知|公告|函|决定)$"
)


def _simplify(title: str) -> str:
    """A title as it is compared: without marks, blanks and 中华人民共和国."""
    return _MARKS.sub("", title).removeprefix("中华人民共和国")


def _names_of(title: str) -> list[str]:
    """What a cited title may be printed as, the surest first."""
    name = _simplify(title)
    names = [name]
    if carried := _CARRIED.match(name):
        names.append(carried["title"])
    return names


class _File:
    """The documents of one file, to be found by title and number."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.trees: dict[str, _Tree] = {}
        self.by_title: dict[str, list[str]] = defaultdict(list)
        self.by_plain_title: dict[str, list[str]] = defaultdict(list)
        self.by_number: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            if document.id in self.trees:
                # Two printings of one paper are one document.
                continue
            self.trees[document.id] = _Tree(document)
            if document.title is not None:
                name = _simplify(document.title.text)
                self.by_title[name].append(document.id)
                self.by_plain_title[_VERSION.sub("", name)].append(document.id)
            if document.number is not None:
                self.by_number[document.number].append(document.id)

    def find(self, title: str | None, number: str | None) -> str:
        """The id of the one document of that number, or else of that title.

        Raises `_Missing` where there is none or more than one.
        """
        if number is not None and (ids := self.by_number.get(number)):
            return self._only(ids)
        for name in _names_of(title) if title is not None else ():
            ids = self.by_title.get(name) or self.by_plain_title.get(name, [])
            if number is not None:
                # Another number on the paper itself: an earlier paper of the same title.
                ids = [id for id in ids if self.trees[id].document.number in (None, number)]
            if ids:
                return self._only(ids)
        raise _Missing("not in this file")

    def _only(self, ids: Sequence[str]) -> str:
        if len(ids) > 1:
            raise _Missing("more than one candidate")
        return ids[0]


class _ShortNames:
    """What the short names of a document stand for: by definition, else by what was cited before."""

    def __init__(self, document: Document) -> None:
        self.defined = {
            one.term.strip("《》“”"): one.expansion.strip("《》")
            for one in reversed(document.definitions)
            if one.kind == "document" and one.expansion
        }
        self.endings: dict[str, set[str]] = defaultdict(set)
        self.explained = find_explained(document.title.text) if document.title else None

    def add(self, title: str) -> None:
        plain = _VERSION.sub("", title)
        for length in range(2, min(6, len(plain) - 2) + 1):
            self.endings[plain[-length:]].add(title)

    def spell_out(self, citation: Citation) -> str | None:
        """The full title of what is cited.

        《条例》 without a definition is the one earlier title that ends with 条例; where an explanation
        speaks of what it explains, that, however many other titles came before.
        """
        title = citation.title
        if title is None or title in self.defined:
            return title and self.defined[title]
        if citation.kind != "institutional_alias":
            return title
        if citation.relation == "explains" and self.explained is not None:
            if _VERSION.sub("", self.explained).endswith(title):
                return self.explained
        if len(self.endings.get(title, ())) == 1:
            return next(iter(self.endings[title]))
        return title


# A paper does not rest on, amend or repeal itself: the title is that of an earlier paper.
_NEVER_ITSELF = ("based_on", "amends", "repeals", "supersedes")


def _resolve_one(
    citation: Citation,
    document: Document,
    earlier: Sequence[Citation],
    title: str | None,
    file: _File,
) -> str:
    """The target of one citation, or `_Missing`.

    earlier: the citations just before it; title: the full one of what is cited
    """
    if citation.rule in ("papers before", "former rules"):
        raise _Missing("not in this file")
    if citation.title is None and citation.number is None:
        id = document.id
    else:
        id = file.find(title, citation.number)
        # A number that is not the paper's own is that of an earlier paper, whatever the title.
        if id == document.id and (
            citation.number not in (None, document.number)
            or (citation.kind != "internal" and citation.relation in _NEVER_ITSELF)
        ):
            raise _Missing("not in this file")
    if not citation.provisions:
        return id
    tree = file.trees[id]
    own = id == document.id
    found: list[Provision] = []
    missing: _Missing | None = None
    messages = []
    for label in citation.provisions:
        try:
            found += tree.find(label, citation.provision if own else None)
        except _Missing as error:
            if own and citation.rule in ("provisions", "items"):
                # 经营本法第一百二十条第一款第（一）项至第（三）项业务的，…；经营第（四）项至第（八）项业务的
                before = _cited_before(citation, earlier, tree)
                if before is not None and before.title is not None:
                    raise _Missing("not in this file") from None
                if before is not None and (parts := _try_within(tree, before, label)):
                    found += parts
                    continue
            missing = missing or error
            if error.message:
                messages.append(error.message)
    if missing is not None:
        raise _Missing(missing.reason, "; ".join(messages))
    return f"{id}/{found[0].id}" if len(found) == 1 else _hold_all(tree, id, found)


def _cited_before(citation: Citation, earlier: Sequence[Citation], tree: _Tree) -> Citation | None:
    """The nearest of `earlier` that cites 第…条, in the same article."""
    article = tree.around(citation.provision, ("article",))
    low = article.span[0] if article is not None else citation.span[0] - 400
    for one in reversed(earlier):
        if one.span[0] < low:
            return None
        if one.provisions and "条" in one.provisions[0] and one.rule != "provisions":
            return one
    return None


def _try_within(tree: _Tree, earlier: Citation, label: str) -> list[Provision]:
    """What `label` is inside the provision that was cited before; nothing if it is not there."""
    head = earlier.provisions[-1]
    for match in reversed(list(_STEP.finditer(head))):
        try:
            return tree.find(head[: match.end()] + label, None)
        except _Missing:
            continue
    return []


def _hold_all(tree: _Tree, id: str, found: Sequence[Provision]) -> str:
    """The article that holds all of `found`, else the document: what a row of provisions points to."""
    holders = {
        holder.id if (holder := tree.around(one.id, ("article",))) is not None else None
        for one in found
    }
    holder_id = holders.pop()
    return f"{id}/{holder_id}" if not holders and holder_id is not None else id


def find_provisions(document: Document, citation: Citation) -> tuple[str, ...]:
    """The ids of the provisions of `document` that `citation` lists; without those not there.

    document: the one that `citation.target` is, or is in

    A row (第八条至第十三条) has one target, the smallest unit that holds it; here is each of its parts.
    """
    tree = _Tree(document)
    found = []
    for label in citation.provisions:
        try:
            found += [one.id for one in tree.find(label, citation.provision)]
        except (_Missing, KeyError):
            continue
    return tuple(dict.fromkeys(found))


def resolve(documents: tuple[Document, ...], passages: Sequence[Passage]) -> tuple[Document, ...]:
    """The documents of one file with their citations resolved, and what is odd about them reported.

    passages: of each document its words

    Diagnostics: `reference/missing`, `term/defined-twice`, `term/used-before-defined`,
    `number/malformed`.
    """
    file = _File(documents)
    return tuple(
        _resolve_document(document, passage, file)
        for document, passage in zip(documents, passages, strict=True)
    )


def _resolve_document(document: Document, passage: Passage, file: _File) -> Document:
    citations, diagnostics = [], []
    names = _ShortNames(document)
    for i, citation in enumerate(document.citations):
        earlier = document.citations[max(0, i - 30) : i]
        try:
            target = _resolve_one(citation, document, earlier, names.spell_out(citation), file)
        except _Missing as error:
            citations.append(msgspec.structs.replace(citation, unresolved=error.reason))
            if error.message:
                diagnostics.append(
                    Diagnostic(
                        code="reference/missing",
                        message=error.message,
                        severity="warning",
                        span=citation.span,
                    )
                )
        else:
            citations.append(msgspec.structs.replace(citation, target=target))
        if citation.kind == "document" and citation.title is not None:
            names.add(citation.title)
    diagnostics += check_terms(document.definitions, passage)
    diagnostics += find_malformed_numbers(passage)
    return msgspec.structs.replace(
        document,
        citations=tuple(citations),
        diagnostics=put_in_order((*document.diagnostics, *diagnostics)),
    )


def check_terms(definitions: Sequence[Definition], passage: Passage) -> list[Diagnostic]:
    """Terms that are defined twice with different words, or used before they are defined."""
    found = []
    known: dict[str, Definition] = {}
    for one in definitions:
        if one.rule != "abbreviation":
            continue
        earlier = known.setdefault(one.term, one)
        if earlier is not one and not _same_words(earlier.expansion, one.expansion):
            found.append(
                Diagnostic(
                    code="term/defined-twice",
                    message=f"{one.term} stands for {one.expansion} here, for {earlier.expansion} before",
                    severity="warning",
                    span=one.term_span,
                )
            )
    names = {one.term.strip("“”"): one for one in known.values() if _is_name(one)}
    if not names:
        return found
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    for match in re.finditer("|".join(map(re.escape, longest_first)), passage.text):
        term = names.pop(match[0], None)
        span = passage.span(*match.span())
        if (
            term is not None
            and term.expansion_span is not None
            and span[1] <= term.expansion_span[0]
        ):
            found.append(
                Diagnostic(
                    code="term/used-before-defined",
                    message=f"{term.term} is used before it is defined",
                    severity="info",
                    span=span,
                )
            )
    return found


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two expansions name one thing: equal, or one the end of the other."""
    one, other = (re.sub(r"[《》“”\s]", "", words or "") for words in (one, other))
    return one.endswith(other) or other.endswith(one)


def _is_name(one: Definition) -> bool:
    """Whether a term is a name by itself, so that to use it before it is defined is odd.

    One of a document or body; in 《》, or of four characters and more that do not run through its
    own expansion: 价格主管部门 for 县级以上人民政府价格主管部门 are but words.
    """
    if one.kind not in ("document", "body"):
        return False
    term = one.term.strip("“”")
    rest = iter(one.expansion or "")
    return term.startswith("《") or (len(term) > 3 and not all(char in rest for char in term))
