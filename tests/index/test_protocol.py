"""The public fields of what search takes and gives: names, order and defaults are a promise."""

import dataclasses
from typing import Any, Final

import pytest

from index import protocol

_NEEDED: Final = "needed"
FIELDS: Final[dict[str, dict[str, Any]]] = {
    "DecisionTag": {
        "status": _NEEDED,
        "types": _NEEDED,
        "subject": _NEEDED,
        "text": "",
        "body": None,
        "paragraph": None,
        "date": None,
    },
    "Piece": {"at": _NEEDED, "start": _NEEDED, "page_first": _NEEDED, "page_last": _NEEDED, "kind": _NEEDED},
    "Place": {
        "id": _NEEDED,
        "source": _NEEDED,
        "file": _NEEDED,
        "document": _NEEDED,
        "section": _NEEDED,
        "title": _NEEDED,
        "page_first": _NEEDED,
        "page_last": _NEEDED,
    },
    "Answer": {
        "text": _NEEDED,
        "kind": _NEEDED,
        "confidence": _NEEDED,
        "passage": _NEEDED,
        "source": _NEEDED,
        "file": _NEEDED,
        "document": _NEEDED,
        "title": _NEEDED,
        "page_first": _NEEDED,
        "page_last": _NEEDED,
        "start": _NEEDED,
        "end": _NEEDED,
        "heading_path": (),
        "label": "",
        "status": "",
    },
    "Passage": {
        "id": _NEEDED,
        "source": _NEEDED,
        "file": _NEEDED,
        "document": _NEEDED,
        "section": _NEEDED,
        "page_first": _NEEDED,
        "page_last": _NEEDED,
        "text": _NEEDED,
        "heading_path": (),
        "title": "",
        "doc_type": "ovrigt",
        "municipality": "",
        "board": "",
        "diarienummer": "",
        "date": "",
        "laws": (),
        "decisions": (),
        "pieces": (),
    },
    "Filter": {
        "municipality": (),
        "board": (),
        "doc_type": (),
        "status": (),
        "type": (),
        "subject": (),
        "diarienummer": (),
        "law": (),
        "date_from": "",
        "date_to": "",
        "phrases": (),
        "without": (),
    },
    "Query": {
        "text": _NEEDED,
        "limit": 10,
        "offset": 0,
        "filter": protocol.Filter(),
        "explain": False,
        "expand": True,
        "skip": (),
    },
    "Expansion": {
        "term": _NEEDED,
        "added": _NEEDED,
        "kind": _NEEDED,
        "weight": _NEEDED,
        "source": _NEEDED,
        "documents": 0,
    },
    "Restriction": {"field": _NEEDED, "value": _NEEDED, "written": _NEEDED},
    "Explanation": {"matched": (), "words": 0.0, "meaning": 0.0, "added": (), "spans": ()},
    "Hit": {
        "rank": _NEEDED,
        "score": _NEEDED,
        "passage": _NEEDED,
        "explanation": protocol.Explanation(),
        "also": (),
        "also_total": 0,
    },
    "Result": {
        "query": _NEEDED,
        "hits": _NEEDED,
        "total": _NEEDED,
        "confidence": _NEEDED,
        "abstained": _NEEDED,
        "expansions": (),
        "restrictions": (),
        "steps": (),
        "answer": None,
    },
}


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return _NEEDED if field.default is dataclasses.MISSING else field.default


@pytest.mark.parametrize("name", FIELDS)
def test_fields_are_what_they_were(name: str) -> None:
    fields = dataclasses.fields(getattr(protocol, name))
    assert [(field.name, _default(field)) for field in fields] == list(FIELDS[name].items())


def test_every_record_is_listed_here() -> None:
    records = {
        name
        for name, value in vars(protocol).items()
        if dataclasses.is_dataclass(value) and value.__module__ == protocol.__name__
    }
    assert records == set(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_records_cannot_be_changed_and_can_be_hashed(name: str) -> None:
    fields = FIELDS[name]
    record = getattr(protocol, name)(**{key: () for key, default in fields.items() if default is _NEEDED})
    hash(record)
    for key in fields:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, key, None)


@pytest.mark.parametrize(
    ("seam", "members"),
    [
        ("Embedder", {"name", "dimensions", "embed_passages", "embed_query"}),
        ("SearchBackend", {"search", "passages"}),
    ],
)
def test_seams_ask_for_no_more_than_they_did(seam: str, members: set[str]) -> None:
    assert {name for name in vars(getattr(protocol, seam)) if not name.startswith("_")} == members
