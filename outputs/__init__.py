"""What comes out: records, graphs, pictures, and the command line.

`WRITERS` has a function for each format of a graph: `WRITERS["turtle"](parsed, file, base)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from ..parser import Parsed

    Writer = Callable[[Iterable[Parsed], BinaryIO, str], None]

STDIN = "/dev/stdin"
"""The path of standard input, which people write as `-`."""


def __getattr__(name: str) -> dict[str, Writer]:
    """The writers are imported when they are asked for: help and records need none of them."""
    if name != "WRITERS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .rdf import write_jsonld, write_nquads, write_turtle

    return {"turtle": write_turtle, "jsonld": write_jsonld, "nquads": write_nquads}
