"""Which rows of the log of corrections are shown where sections under secrecy are not: SQL, `t` is the row.

The values of a correction tell of what it is about. It is hidden where its place lies in such a section, where a value
stands in the secret part of a text and nowhere else, where one of two names is in no open text, and where its source is
not there any more, so that nobody can tell.
"""

from typing import Final

_FREE: Final = "('title', 'body', 'paragraph', 'diarienummer', 'municipality', 'board', 'norm', 'text')"
_PLACE: Final = "json_extract(t.place, '$[{}]')"
_INSIDE: Final = (
    "EXISTS (SELECT 1 FROM main.secrets AS s WHERE s.source = o.id"
    f' AND s.start < {{end}} AND s."end" > {_PLACE.format(0)})'
)
# Kind → condition of a row whose place in the source `o` is hidden.
_HIDDEN: Final = {
    "beslut": _INSIDE.format(end=f"{_PLACE.format(0)} + 1"),
    "entitet": _INSIDE.format(end=_PLACE.format(1)),
    "cell": 'EXISTS (SELECT 1 FROM main.cells AS c JOIN main.secrets AS s ON s.source = c.source AND s.start < c."end"'
    f' AND s."end" > c.start WHERE c.source = o.id AND c."table" = {_PLACE.format(0)}'
    f' AND c."row" = {_PLACE.format(1)} AND c."column" = {_PLACE.format(2)})',
    "dokument": "EXISTS (SELECT 1 FROM main.documents AS d JOIN main.blocks AS b ON b.source = d.source"
    " AND b.ordinal = d.block_first JOIN main.secrets AS s ON s.source = d.source AND s.start <= b.start"
    f' AND b.start < s."end" WHERE d.source = o.id AND d.ordinal = {_PLACE.format(0)})',
}
_CASES: Final = " ".join(f"WHEN '{kind}' THEN {rule}" for kind, rule in _HIDDEN.items())
_BOTH_NAMES: Final = (
    "2 = (SELECT count(DISTINCT l.key) FROM temp.entity_links AS l WHERE l.label = json_extract(t.anchor, '$[0]')"
    " AND l.municipality = json_extract(t.anchor, '$[1]')"
    " AND l.key IN (json_extract(t.anchor, '$[2]'), json_extract(t.anchor, '$[3]')))"
)
_OPEN_PLACE: Final = (
    f"EXISTS (SELECT 1 FROM main.sources AS o WHERE o.sha256 = t.sha256 AND NOT CASE t.kind {_CASES} END)"
)
_OPEN_VALUES: Final = (
    f"NOT (t.field IN {_FREE} AND EXISTS (SELECT 1 FROM main.sources AS o WHERE o.file = t.file"
    " AND (is_secret(o.id, json_extract(t.old, '$')) OR is_secret(o.id, json_extract(t.new, '$')))))"
)
SHOWN_SQL: Final = f"CASE WHEN t.kind = 'lank' THEN {_BOTH_NAMES} ELSE {_OPEN_PLACE} AND {_OPEN_VALUES} END"
