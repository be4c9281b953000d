"""Routes for linked entities and abbreviations, /v1/entiteter and /v1/forkortningar."""

from dataclasses import asdict
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from pydantic import Field

from api.deps import ServiceDep
from api.entity_rows import checked_labels
from api.links import document_href, document_id, page_links
from api.params import MAX_ALTERNATIVES, PageParams, Value, choice
from api.schemas import Answer, PageOfRows
from index.embedded import MAX_QUERY_CHARACTERS
from ingest.catalogue import Catalogue
from nlp.corrections import pair_target
from nlp.linking.explained import Abbreviation, abbreviations
from nlp.linking.listing import EntityFilter, chosen
from nlp.linking.model import LABELS, REASONS, LinkedEntity
from nlp.store import AnnotationStore

router = APIRouter(prefix="/v1", tags=["Entiteter"])

_MOST_DOCUMENTS: Final = 100


class EntityParams(PageParams):
    """What entities must fulfil."""

    q: str = Field(
        default="", max_length=MAX_QUERY_CHARACTERS, description="Del av ett skrivsätt, eller en lags nummer"
    )
    label: Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES), choice(LABELS)] = Field(
        default=(), description="Etikett: PER, ORG, MUN, LAW, PROGRAM eller SYSTEM; kan upprepas"
    )
    municipality: str = Field(default="", max_length=200, description="Kommun vars handlingar nämner den")
    suggested: bool = Field(default=False, description="Bara de som kan vara samma som en annan")

    def to_filter(self) -> EntityFilter:
        """The filter of the list.

        Raises:
            QueryError: a label that there is not.
        """
        return EntityFilter(self.q, checked_labels(self.label), self.municipality, self.suggested)


class VariantAnswer(Answer):
    """A way to write an entity."""

    text: str
    count: int


class SuggestionAnswer(Answer):
    """Another entity that may be the same."""

    id: str
    name: str
    reason: str
    reason_text: str = Field(description="Skälet i ord")
    ref: str = Field(description="Det som /v1/korrigeringar pekar ut paret med; fältet är same, ja eller nej")


class DecidedAnswer(Answer):
    """What a person says of an entity and another."""

    correction: int = Field(description="Rättelsens nummer")
    names: tuple[str, str]
    same: bool
    who: str
    made_at: str


class EntityDocument(Answer):
    """A document that mentions an entity."""

    id: str
    file: str
    title: str
    html: str = Field(description="Dokumentets sida")


class EntityAnswer(Answer):
    """A person, body, municipality, law, plan or system with all its names."""

    id: str
    label: str
    name: str
    municipality: str
    count: int
    variants: list[VariantAnswer]
    suggestions: list[SuggestionAnswer] = Field(description="Kan vara samma; inget är sammanfört")
    decided: list[DecidedAnswer] = Field(description="Vad människor säger om den och andra")
    document_count: int
    documents: list[EntityDocument] = Field(description=f"Dokument som nämner den, högst {_MOST_DOCUMENTS}")


class EntityPage(PageOfRows):
    """A list of entities."""

    items: list[EntityAnswer]


class AbbreviationAnswer(Answer):
    """An abbreviation with what the archive says that it stands for."""

    short: str
    long: str
    documents: int = Field(description="Antal dokument som förklarar den så")


class AbbreviationPage(PageOfRows):
    """A list of abbreviations."""

    items: list[AbbreviationAnswer]


@router.get("/entiteter", operation_id="listEntities", summary="Lista entiteter")
async def entities(params: Annotated[EntityParams, Query()], request: Request, service: ServiceDep) -> EntityPage:
    """Personer, organ, kommuner, lagar, planer och system med alla skrivsätt och dokument."""

    def work() -> EntityPage:
        found = chosen(service.entities(), params.to_filter())
        with service.catalogue() as catalogue:
            items = [entity_answer(catalogue, one) for one in found[params.offset : params.offset + params.limit]]
        return EntityPage(
            items=items,
            total=len(found),
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, len(found)),
        )

    return await service.run(work)


@router.get("/forkortningar", operation_id="listAbbreviations", summary="Lista förkortningar")
async def abbreviation_list(
    params: Annotated[PageParams, Query()], request: Request, service: ServiceDep
) -> AbbreviationPage:
    """Förkortningar som handlingarna själva förklarar; sökningen använder dem åt båda hållen."""

    def work() -> AbbreviationPage:
        with service.catalogue() as catalogue:
            AnnotationStore(catalogue)
            found: tuple[Abbreviation, ...] = abbreviations(catalogue.connection)
        return AbbreviationPage(
            items=[
                AbbreviationAnswer(short=one.short, long=one.long, documents=one.documents)
                for one in found[params.offset : params.offset + params.limit]
            ],
            total=len(found),
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, len(found)),
        )

    return await service.run(work)


def entity_answer(catalogue: Catalogue, entity: LinkedEntity, most: int = _MOST_DOCUMENTS) -> EntityAnswer:
    """An entity of a list with its documents."""
    return EntityAnswer(
        id=entity.id,
        label=entity.label,
        name=entity.name,
        municipality=entity.municipality,
        count=entity.count,
        variants=[VariantAnswer(text=variant.text, count=variant.count) for variant in entity.variants],
        suggestions=[
            SuggestionAnswer(
                id=near.id,
                name=near.name,
                reason=near.reason,
                reason_text=REASONS[near.reason],
                ref=str(pair_target(entity.id, near.id)),
            )
            for near in entity.suggestions
        ],
        decided=[DecidedAnswer(**asdict(told)) for told in entity.decided],
        document_count=len(entity.documents),
        documents=[_document(catalogue, *place) for place in entity.documents[:most]],
    )


def _document(catalogue: Catalogue, source: int, ordinal: int) -> EntityDocument:
    row = catalogue.connection.execute(
        "SELECT sources.sha256, sources.file, documents.title FROM documents JOIN sources"
        " ON sources.id = documents.source WHERE documents.source = ? AND documents.ordinal = ?",
        (source, ordinal),
    ).fetchone()
    name = document_id(row["sha256"], ordinal)
    return EntityDocument(id=name, file=row["file"], title=row["title"], html=document_href(name))
