"""Runs SPARQL, by name from graph/queries/*.rq or as it is given."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    Store,
    parse_query_results,
)

from .literals import day, string
from .vocabulary import XSD, name_segment

Value = str | int | float | None
"""A cell: an IRI or words, a whole number, a decimal; None where the answer leaves it open."""


class QueryError(ValueError):
    """A question that can't be put so; the message says what to do."""


class NoAnswerError(QueryError):
    """A server that is not there, or says what can't be read: no fault of the question."""


class Table(msgspec.Struct, frozen=True):
    """An answer: the names of its columns, and its rows in the order that the query asks for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Query(msgspec.Struct, frozen=True):
    """A file of graph/queries.

    question: the first line of its comment; parameters, columns: name -> what it is
    text: the SPARQL; each parameter stands in it as `VALUES $name { UNDEF }`, which leaves it
        open; a comment behind it shows the term that it takes: `"…"@zh`, `<…>`, else a string;
        with `= ` before it where the variable may be unbound, which VALUES would fill in;
        with `$name: ` before it where the term is not what the answer shows: a concept.
        A comment `# with $name: …` is a line that narrows the search where that name is given
    """

    name: str
    question: str
    parameters: dict[str, str]
    columns: dict[str, str]
    text: str


_NAMED = re.compile(r"^# ([$?])([A-Za-z]+(?:, \?[A-Za-z]+)*) +(.+(?:\n#  +.+)*)", re.MULTILINE)
_OPEN = re.compile(r"VALUES [$?]([A-Za-z]+) \{ UNDEF \}(?: # (?:\$([A-Za-z]+): )?(.+))?")
_WITH = re.compile(r"# with \$([A-Za-z]+): (.+)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@cache
def find_queries() -> dict[str, Query]:
    """The queries by name, in alphabetical order."""
    folder = files(__package__).joinpath("queries")
    found = (file.name for file in folder.iterdir())
    names = sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq"))
    return {
        name: _read_query(name, folder.joinpath(f"{name}.rq").read_text(encoding="utf-8"))
        for name in names
    }


def _read_query(name: str, text: str) -> Query:
    comment = text[: text.index("PREFIX")]
    described: dict[str, dict[str, str]] = {"$": {}, "?": {}}
    for sign, names, words in _NAMED.findall(comment):
        for word in names.split(", "):
            described[sign][word.removeprefix("?")] = re.sub(r"\n# +", " ", words)
    return Query(
        name=name,
        question=comment.splitlines()[0].removeprefix("# "),
        parameters=described["$"],
        columns=described["?"],
        text=text,
    )


class Endpoint(msgspec.Struct, frozen=True):
    """A SPARQL server, by the address that takes queries.

    Our questions are put to all graphs as one: a server that keeps them apart is told so by its
    own means, Oxigraph's by `?union-default-graph`.
    """

    url: str

    def query(self, text: str) -> object:
        """The answer to a query; raises `QueryError` where there is none."""
        from http import HTTPStatus
        from urllib.error import HTTPError, URLError
        from urllib.request import Request, urlopen

        if not self.url.startswith(("http://", "https://")):
            raise QueryError(f"a SPARQL server's address begins with http://, not as {self.url!r}")
        request = Request(
            self.url,
            text.encode(),
            {
                "Content-Type": "application/sparql-query",
                "Accept": "application/sparql-results+json",
            },
        )
        try:
            with urlopen(request, timeout=60) as answer:
                return parse_query_results(answer.read(), QueryResultsFormat.JSON)
        except URLError as error:  # its kinds: no server there; one that refuses the query
            refused = isinstance(error, HTTPError) and error.code == HTTPStatus.BAD_REQUEST
            kind = QueryError if refused else NoAnswerError
            raise kind(f"{self.url} gives no answer: {error.reason}") from error
        except (SyntaxError, ValueError, OSError) as error:
            raise NoAnswerError(f"{self.url} gives no answer that can be read: {error}") from error


def run_named(store: Store | Endpoint, name: str, parameters: Mapping[str, str]) -> Table:
    """The answer to graph/queries/NAME.rq.

    parameters: by name; what is not given stays open.  Raises `QueryError` for a name or a
    parameter that is not there.
    """
    queries = find_queries()
    if name not in queries:
        raise QueryError(f"no query is named {name!r}; there are: {', '.join(queries)}")
    return run(store, set_parameters(queries[name], parameters))


def set_parameters(query: Query, parameters: Mapping[str, str]) -> str:
    """The SPARQL of a query with values in it, for any engine; raises as `run_named` does."""
    unknown = [name for name in parameters if name not in query.parameters]
    if unknown:
        known = ", ".join(query.parameters) or "none"
        raise QueryError(f"{query.name} has no parameter {unknown[0]!r}; it has: {known}")

    def put(match: re.Match[str]) -> str:
        variable, name, form = match.groups()
        name = name or variable
        if name not in parameters:
            return ""
        value = parameters[name]
        filtered = bool(form) and form.startswith("= ")
        form = (form or '"…"').removeprefix("= ")
        if form == "<…>" and not _IRI.fullmatch(value):
            raise QueryError(f"{query.name}: {name} is an IRI, and {value!r} is none")
        if form.endswith("^^xsd:date") and day(value) is None:
            raise QueryError(f"{query.name}: {name} is a day as in 2024-06-06, not {value!r}")
        if form.startswith("<"):
            term = form.replace("…", value if form == "<…>" else name_segment(value))
        else:
            term = form.replace('"…"', string(value))
        return f"FILTER(?{variable} = {term})" if filtered else f"VALUES ?{variable} {{ {term} }}"

    text = _WITH.sub(lambda match: match[2] if match[1] in parameters else "", query.text)
    return _OPEN.sub(put, text)


def run(store: Store | Endpoint, text: str) -> Table:
    """The answer to a SELECT over all graphs as one; raises `QueryError` where it is none."""
    answer: object
    try:
        if isinstance(store, Endpoint):
            answer = store.query(text)
        else:
            answer = store.query(text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(f"that is no SPARQL: {error}") from error
    if not isinstance(answer, QuerySolutions):
        raise QueryError("that is no SELECT: ask for columns")
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(map(_read_value, solution)) for solution in answer))


def _read_value(term: object) -> Value:
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    match f"<{term.datatype.value}>":
        case XSD.integer:
            return int(term.value)
        case XSD.decimal:
            return float(term.value)
        case _:
            return term.value
