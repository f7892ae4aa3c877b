"""GraphML and GEXF, which Gephi opens: a view of the network, the same bytes on every run."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from networkx import generate_gexf, generate_graphml

from ..graph.views import View, build_view
from ..graph.vocabulary import Names
from ..parser import Parsed

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
# What NetworkX writes of its own: the day, which changes, and a name, for which GEXF has no place.
_OWN = re.compile(r' (?:lastmodifieddate="[^"]*"|name="")')
_REFERENCE = re.compile("&#([0-9]{3,7});")  # Chinese, which UTF-8 can hold as it is


def write_graphml(
    parsed: Iterable[Parsed], file: BinaryIO, base: str, view: View = "documents"
) -> None:
    """GraphML: for Gephi, yEd, Cytoscape."""
    _write("\n".join(generate_graphml(build_view(parsed, Names(base), view))), file)


def write_gexf(
    parsed: Iterable[Parsed], file: BinaryIO, base: str, view: View = "documents"
) -> None:
    """GEXF 1.2: for Gephi."""
    text = "\n".join(generate_gexf(build_view(parsed, Names(base), view)))
    _write(_OWN.sub("", text, count=2), file)


def _write(text: str, file: BinaryIO) -> None:
    text = _REFERENCE.sub(lambda match: chr(int(match[1])), text)
    file.write(_HEAD + text.encode() + b"\n")
