"""The words that an address leads to, as a digest that any change of them changes."""

from __future__ import annotations

from db.errors import NotFound
from db.evidence import digest
from db.reading.names import storable
from db.reading.reader import Reader

_WORDS = {
    "passage": "select text from passage where id = ?",
    "document": "select text from passage where document = ? order by place",
    "statement": "select sentence from statement where id = ?",
}


def digest_of(reader: Reader, address: str) -> str:
    """The digest of a statement or a text, empty for a page that has no words of its own. Raises NotFound."""
    kind, _, own = address.partition(":")
    question = _WORDS.get(kind)
    if question is None:
        reader.open(address, "")
        return ""
    rows = reader.connection.rows(question, [storable(own)])
    if not rows:
        raise NotFound(f"There is no page at “{address[:80]}”.")
    return digest("\n".join(str(row[0] or "") for row in rows))
