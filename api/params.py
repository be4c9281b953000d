"""Query parameters of the HTTP service: closed sets of names and values; anything else is refused, never dropped."""

from collections.abc import Iterable
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from api.settings import DEFAULT_LIMIT
from index.embedded import MAX_LIMIT, MAX_OFFSET, MAX_QUERY_CHARACTERS
from index.protocol import Filter, Query
from ingest.errors import QueryError
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS

MAX_ALTERNATIVES: Final = 20
_MAX_VALUE: Final = 200

Value = Annotated[str, Field(min_length=1, max_length=_MAX_VALUE)]
Values = Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES)]
IsoDate = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2023-10-18"]}),
]


def choice(labels: Iterable[str]) -> WithJsonSchema:
    """Schema of a repeatable parameter that takes the keys of a label set; `index.filters.check` refuses others."""
    item = {"type": "string", "enum": list(labels)}
    return WithJsonSchema({"type": "array", "items": item, "maxItems": MAX_ALTERNATIVES, "default": []})


DocTypes = Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES), choice(DOC_TYPES)]
StatusValues = Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES), choice(STATUSES)]
TypeValues = Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES), choice(DECISION_TYPES)]
SubjectValues = Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES), choice(SUBJECTS)]


class NoParams(BaseModel):
    """A route that takes no parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PageParams(NoParams):
    """Which part of a list is wanted."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="Flest rader i svaret")
    offset: int = Field(default=0, ge=0, le=MAX_OFFSET, description="Rader att hoppa över")


class CaseParams(NoParams):
    """Whose ärende is wanted, where several municipalities have one with the same number."""

    municipality: str = Field(default="", max_length=_MAX_VALUE, description="Kommun, när flera har samma diarienummer")


class DocumentFilterParams(NoParams):
    """What documents must fulfil."""

    municipality: Values = Field(default=(), description="Kommun; kan upprepas")
    board: Values = Field(default=(), description="Nämnd eller annat organ; kan upprepas")
    doc_type: DocTypes = Field(default=(), description="Dokumenttyp; kan upprepas")
    diarienummer: Values = Field(default=(), description="Diarienummer i valfri form; kan upprepas")
    year: int | None = Field(default=None, ge=1900, le=2100, description="År; inte ihop med date_from eller date_to")
    date_from: IsoDate | None = Field(default=None, description="Första datum")
    date_to: IsoDate | None = Field(default=None, description="Sista datum")

    def to_filter(self) -> Filter:
        """The filter of the search layer.

        Raises:
            QueryError: a year together with a date.
        """
        first, last = self.date_from or "", self.date_to or ""
        if self.year is not None:
            if first or last:
                raise QueryError("year kan inte användas ihop med date_from eller date_to.")
            first, last = f"{self.year}-01-01", f"{self.year}-12-31"
        return Filter(**self._choices(), date_from=first, date_to=last)

    def _choices(self) -> dict[str, Any]:
        """Fields that take several values, by the names of `Filter`."""
        names = type(self).model_fields
        chosen: dict[str, Any] = {name: getattr(self, name) for name in _REPEATABLE if name in names}
        # People type "sn 2022/344"; registers write capitals.
        chosen["diarienummer"] = tuple(value.upper() for value in self.diarienummer)
        return chosen


class DocumentParams(DocumentFilterParams, PageParams):
    """Which part of a list of documents is wanted."""


class DecisionFilterParams(DocumentFilterParams):
    """What decision clauses must fulfil."""

    status: StatusValues = Field(default=(), description="Status för en beslutssats; kan upprepas")
    type: TypeValues = Field(default=(), description="Beslutstyp; kan upprepas")
    subject: SubjectValues = Field(default=(), description="Ämne; kan upprepas")
    law: Values = Field(default=(), description="Lag: namn, förkortning eller SFS-nummer; kan upprepas")
    text: str = Field(default="", max_length=MAX_QUERY_CHARACTERS, description="Beslutssatsen ska innehålla detta")


class DecisionParams(DecisionFilterParams, PageParams):
    """Which part of a list of decision clauses is wanted."""


class SearchParams(DocumentParams):
    """A question with filters."""

    q: str = Field(default="", max_length=MAX_QUERY_CHARACTERS, description="Frågan i frågespråket; tom listar allt")
    status: StatusValues = Field(default=(), description="Status för någon beslutssats i passagen; kan upprepas")
    type: TypeValues = Field(default=(), description="Beslutstyp för samma beslutssats; kan upprepas")
    subject: SubjectValues = Field(default=(), description="Ämne för samma beslutssats; kan upprepas")
    law: Values = Field(default=(), description="Lag som passagen nämner; kan upprepas")
    expand: bool = Field(default=True, description="Sök också på andra ord för samma sak")
    skip: Values = Field(default=(), description="Ord att inte också söka på; kan upprepas")

    def to_query(self) -> Query:
        """The query of the search layer.

        Raises:
            QueryError: a year together with a date.
        """
        filter_ = self.to_filter()
        return Query(self.q, self.limit, self.offset, filter_, explain=True, expand=self.expand, skip=self.skip)


_REPEATABLE: Final = ("municipality", "board", "doc_type", "diarienummer", "status", "type", "subject", "law")
