"""JSON Lines, one record a document, and the JSON Schema of a record."""

from collections.abc import Iterable

import msgspec

from ..parser.records import Document

_ENCODER = msgspec.json.Encoder()


def encode_records(documents: Iterable[Document]) -> bytes:
    """Each document as one line of JSON in UTF-8, its fields in the order of its type."""
    return _ENCODER.encode_lines(documents)


def build_schema() -> bytes:
    """The JSON Schema (2020-12) of one line, made from the record types."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of what `tiaoli parse` writes",
        **msgspec.json.schema(Document),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
