"""The MCP server: typed read-only tools on one service, for assistants that use the archive as their source."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any, Final, TypeVar

import anyio
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field, WithJsonSchema

from api.assistants.answers import CaseOut, DecisionsOut, SearchOut, SectionsOut, SimilarOut
from api.assistants.tools import ArchiveTools
from api.deps import Service
from api.params import DecisionParams, IsoDate, SearchParams, Value
from index.embedded import MAX_QUERY_CHARACTERS
from index.precedents import MAX_CHARACTERS
from ingest.errors import BadInputError, KommunsokError, StateError
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS

T = TypeVar("T")

INSTRUCTIONS: Final = (
    "Kommunsök är en kommuns arkiv över nämndhandlingar och beslut, på svenska. Sök med hela frågor eller ord. Ange"
    " alltid källan (fil, sida, § och url) till det du återger. Ett förslag (status forslag) är inte beslutat; bara"
    " beslut och delegationsbeslut är det. När abstained är sant finns inget säkert svar i arkivet: säg det."
)
_ONLY_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_MOST: Final = 50


def _one_of(labels: Mapping[str, str]) -> WithJsonSchema:
    """Schema of a key of a label set; `index.filters.check` refuses others and names the known ones."""
    return WithJsonSchema({"type": "string", "enum": list(labels)})


Question = Annotated[
    str, Field(min_length=1, max_length=MAX_QUERY_CHARACTERS, description="Question or words, in Swedish")
]
Limit = Annotated[int, Field(ge=1, le=_MOST, description="Most results")]
Offset = Annotated[int, Field(ge=0, le=10_000, description="Results to skip")]
Board = Annotated[Value | None, Field(description="Name of a board, such as Socialnämnden")]
Year = Annotated[int | None, Field(ge=1900, le=2100)]
FromDate = Annotated[IsoDate | None, Field(description="First date, YYYY-MM-DD; not together with year")]
ToDate = Annotated[IsoDate | None, Field(description="Last date, YYYY-MM-DD; not together with year")]
DocType = Annotated[Annotated[str, _one_of(DOC_TYPES)] | None, Field(description="Type of document")]
Status = Annotated[
    Annotated[str, _one_of(STATUSES)] | None, Field(description="forslag is proposed, beslut is decided")
]
Type = Annotated[Annotated[str, _one_of(DECISION_TYPES)] | None, Field(description="Type of decision")]
Subject = Annotated[Annotated[str, _one_of(SUBJECTS)] | None, Field(description="Subject of the decision")]
Diarienummer = Annotated[Value | None, Field(description="Case number in any spelling, such as SN 2023/145")]
Law = Annotated[Value | None, Field(description="Name, abbreviation or SFS number of a law")]


def make_server(service: Service, base: str) -> MCPServer[Any]:
    """The MCP server of a service.

    Args:
        service: with its archive.
        base: address of the service for links, without a slash at the end; "" leaves paths.
    """
    server: MCPServer[Any] = MCPServer("kommunsok", title="Kommunsök", instructions=INSTRUCTIONS, log_level="WARNING")
    tools = ArchiveTools(service, base)
    _add_lists(server, tools)
    _add_single(server, tools)
    return server


def _add_lists(server: MCPServer[Any], tools: ArchiveTools) -> None:
    @server.tool(annotations=_ONLY_READS, title="Sök i handlingarna")
    async def search(
        question: Question,
        board: Board = None,
        year: Year = None,
        date_from: FromDate = None,
        date_to: ToDate = None,
        doc_type: DocType = None,
        status: Status = None,
        type: Type = None,  # noqa: A002  (the name that the filter has everywhere)
        subject: Subject = None,
        diarienummer: Diarienummer = None,
        law: Law = None,
        limit: Limit = 8,
        offset: Offset = 0,
    ) -> SearchOut:
        """Search the municipality's documents; gives passages word for word, with file, page, § and address to cite."""
        given = _given(
            board=board, year=year, date_from=date_from, date_to=date_to, doc_type=doc_type, status=status, type=type,
            subject=subject, diarienummer=diarienummer, law=law,
        )  # fmt: skip
        return await _done(lambda: tools.search(SearchParams(q=question, limit=limit, offset=offset, **given)))

    @server.tool(annotations=_ONLY_READS, title="Lista beslut")
    async def decisions(
        text: Annotated[str, Field(max_length=MAX_QUERY_CHARACTERS, description="Words the clause holds")] = "",
        board: Board = None,
        year: Year = None,
        date_from: FromDate = None,
        date_to: ToDate = None,
        status: Status = None,
        type: Type = None,  # noqa: A002
        subject: Subject = None,
        diarienummer: Diarienummer = None,
        law: Law = None,
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> DecisionsOut:
        """List decision clauses by board, year, type, subject and status; total says how many there are in all."""
        given = _given(
            board=board, year=year, date_from=date_from, date_to=date_to, status=status, type=type, subject=subject,
            diarienummer=diarienummer, law=law,
        )  # fmt: skip
        return await _done(lambda: tools.decisions(DecisionParams(text=text, limit=limit, offset=offset, **given)))


def _add_single(server: MCPServer[Any], tools: ArchiveTools) -> None:
    @server.tool(annotations=_ONLY_READS, title="Ett ärende")
    async def arende(
        diarienummer: Annotated[Value, Field(description="Case number in any spelling")],
        municipality: Annotated[str, Field(max_length=200, description="Where several have the same number")] = "",
    ) -> CaseOut:
        """All that stands under a diarienummer in time order, with what was decided in the end."""
        return await _done(lambda: tools.case(diarienummer, municipality))

    @server.tool(annotations=_ONLY_READS, title="Ett avsnitt av ett dokument")
    async def document_section(
        document: Annotated[Value, Field(description="Identifier of a document, from the source of a result")],
        section: Annotated[int | None, Field(ge=0, description="Number of the section; none gives contents")] = None,
    ) -> SectionsOut:
        """A section of a document word for word, or the document's table of contents when no section is given."""
        return await _done(lambda: tools.section(document, section))

    @server.tool(annotations=_ONLY_READS, title="Liknande ärenden")
    async def similar(
        text: Annotated[str, Field(max_length=MAX_CHARACTERS, description="A draft or any text")] = "",
        passage: Annotated[str, Field(max_length=40, description="Or the identifier of a passage")] = "",
        limit: Limit = 8,
    ) -> SimilarOut:
        """Earlier cases like a text or a passage, decisions first, with what is alike and what was decided."""
        return await _done(lambda: tools.similar(text, passage, limit))


def _given(**values: Any) -> dict[str, Any]:
    """Filters as the parameters take them: those that were not given are left out, names are lists of one."""
    plain = ("year", "date_from", "date_to")
    return {name: value if name in plain else (value,) for name, value in values.items() if value is not None}


async def _done(work: Callable[[], T]) -> T:
    """The result of blocking work, with errors as the assistant can read them.

    Raises:
        ToolError: what was asked cannot be honoured, or the archive is in no state for it.
    """
    try:
        return await anyio.to_thread.run_sync(partial(work))
    except (BadInputError, StateError) as error:
        detail = error.detail if isinstance(error, BadInputError) else error.row.title
        raise ToolError(f"{error.code} {detail} {error.row.advice}") from error
    except KommunsokError as error:
        raise ToolError(f"{error.code} {error.row.title}") from error
