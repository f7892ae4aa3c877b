"""GraphML and GEXF, which Gephi opens: a view of the network, the same bytes on every run."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from networkx import generate_gexf, generate_graphml

from ..graph.views import View, build_view
from ..graph.vocabulary import Names
from ..parser import Parsed

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_DAY = re.compile(r' lastmodifieddate="[^"]*"')  # the only thing that changes with the day


def write_graphml(
    parsed: Iterable[Parsed], file: BinaryIO, base: str, view: View = "documents"
) -> None:
    """GraphML: for Gephi, yEd, Cytoscape."""
    lines = generate_graphml(build_view(parsed, Names(base), view))
    file.write(_HEAD + "\n".join(lines).encode() + b"\n")


def write_gexf(
    parsed: Iterable[Parsed], file: BinaryIO, base: str, view: View = "documents"
) -> None:
    """GEXF 1.2: for Gephi."""
    lines = generate_gexf(build_view(parsed, Names(base), view))
    file.write(_HEAD + _DAY.sub("", "\n".join(lines)).encode() + b"\n")
