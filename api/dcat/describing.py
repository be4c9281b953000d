"""What DCAT-AP-SE wants to know of the data set: catalogue, data set, distributions, services, publisher, contact."""

from dataclasses import dataclass
from typing import Final

from api.dcat.model import Resource, Text, Uri
from api.exports.model import MEDIA_TYPES, Format
from api.settings import Settings

_EU: Final = "http://publications.europa.eu/resource/authority/"
_FILE_TYPES: Final = {Format.CSV: "CSV", Format.XLSX: "XLSX", Format.JSONL: "JSON", Format.PARQUET: "PARQUET"}
_TITLE: Final = "Nämndhandlingar och beslut"
_DESCRIPTION: Final = (
    "Handlingar från nämnder, styrelser och fullmäktige med beslutssatser, ärenden, uppdrag och källor. "
    "Uppgifterna är tolkade maskinellt ur handlingarna; varje rad säger av vad, och hänvisar till fil och sida."
)
_KEYWORDS: Final = ("beslut", "protokoll", "nämnder", "diarienummer", "kommun")
Properties = tuple[tuple[str, Uri | Text], ...]


@dataclass(frozen=True, slots=True)
class _Places:
    base: str

    def of(self, name: str) -> str:
        return f"{self.base}/dcat#{name}"

    @property
    def catalogue(self) -> str:
        return f"{self.base}/dcat"


def describe(settings: Settings, base: str, modified: str) -> tuple[Resource, ...]:
    """The description.

    Args:
        settings: publisher, contact and licence.
        base: address of the service, before its paths.
        modified: when the archive last took in something: RFC 3339; "" for an empty one.
    """
    to = _Places(base)
    made = [_catalogue(settings, to, modified), _dataset(settings, to, modified)]
    made += [_file(settings, to, format_) for format_ in Format]
    made += [_service_file(settings, to, name, title) for name, (title, _, _) in _SERVICES.items()]
    made += [_service(settings, to, name) for name in _SERVICES]
    made.append(Resource(_publisher(settings, to).value, "foaf:Agent", (("foaf:name", Text(settings.publisher)),)))
    if settings.contact_email:
        email = Uri(f"mailto:{settings.contact_email}")
        made.append(
            Resource(
                to.of("kontakt"),
                "vcard:Organization",
                (("vcard:fn", Text(settings.publisher)), ("vcard:hasEmail", email)),
            )
        )
    return tuple(made)


# Name → title, path of the interface, path of its own description.
_SERVICES: Final = {
    "api": ("Kommunsöks gränssnitt för program", "/v1/api-info", "/v1/openapi.json"),
    "oparl": ("OParl 1.1", "/oparl/v1/", "/oparl/v1/"),
}


def _publisher(settings: Settings, to: _Places) -> Uri:
    return Uri(settings.publisher_uri or to.of("utgivare"))


def _said(settings: Settings, to: _Places, title: str, description: str) -> Properties:
    return (
        ("dcterms:title", Text(title, "sv")),
        ("dcterms:description", Text(description, "sv")),
        ("dcterms:publisher", _publisher(settings, to)),
    )


def _contact(settings: Settings, to: _Places) -> Properties:
    return (("dcat:contactPoint", Uri(to.of("kontakt"))),) if settings.contact_email else ()


def _license(settings: Settings) -> Properties:
    return (("dcterms:license", Uri(settings.license)),) if settings.license else ()


def _modified(modified: str) -> Properties:
    return (("dcterms:modified", Text(modified, datatype="xsd:dateTime")),) if modified else ()


def _catalogue(settings: Settings, to: _Places, modified: str) -> Resource:
    title = f"Öppna data från {settings.publisher}"
    return Resource(
        to.catalogue,
        "dcat:Catalog",
        (
            *_said(settings, to, title, f"Datamängder ur arkivet med nämndhandlingar hos {settings.publisher}."),
            ("dcterms:language", Uri(f"{_EU}language/SWE")),
            ("foaf:homepage", Uri(f"{to.base}/")),
            *_license(settings),
            *_modified(modified),
            ("dcat:dataset", Uri(to.of("datamangd"))),
            *(("dcat:service", Uri(to.of(name))) for name in _SERVICES),
        ),
    )


def _dataset(settings: Settings, to: _Places, modified: str) -> Resource:
    names = [*(f"fil-{format_}" for format_ in Format), *(f"fil-{name}" for name in _SERVICES)]
    return Resource(
        to.of("datamangd"),
        "dcat:Dataset",
        (
            *_said(settings, to, _TITLE, _DESCRIPTION),
            *_contact(settings, to),
            *(("dcat:keyword", Text(word, "sv")) for word in _KEYWORDS),
            ("dcat:theme", Uri(f"{_EU}data-theme/GOVE")),
            ("dcterms:accessRights", Uri(f"{_EU}access-right/PUBLIC")),
            ("dcterms:language", Uri(f"{_EU}language/SWE")),
            ("dcterms:accrualPeriodicity", Uri(f"{_EU}frequency/IRREG")),
            *_modified(modified),
            *(("dcat:distribution", Uri(to.of(name))) for name in names),
        ),
    )


def _file(settings: Settings, to: _Places, format_: Format) -> Resource:
    address = Uri(f"{to.base}/v1/exporter/beslut?format={format_}")
    media_type = MEDIA_TYPES[format_].partition(";")[0]
    return Resource(
        to.of(f"fil-{format_}"),
        "dcat:Distribution",
        (
            ("dcterms:title", Text(f"Beslutssatser som {format_.upper()}", "sv")),
            ("dcat:accessURL", address),
            ("dcat:downloadURL", address),
            ("dcterms:format", Uri(f"{_EU}file-type/{_FILE_TYPES[format_]}")),
            ("dcat:mediaType", Uri(f"https://www.iana.org/assignments/media-types/{media_type}")),
            *_license(settings),
        ),
    )


def _service_file(settings: Settings, to: _Places, name: str, title: str) -> Resource:
    return Resource(
        to.of(f"fil-{name}"),
        "dcat:Distribution",
        (
            ("dcterms:title", Text(title, "sv")),
            ("dcat:accessURL", Uri(to.base + _SERVICES[name][1])),
            ("dcat:accessService", Uri(to.of(name))),
            ("dcterms:format", Uri(f"{_EU}file-type/JSON")),
            *_license(settings),
        ),
    )


def _service(settings: Settings, to: _Places, name: str) -> Resource:
    title, path, description = _SERVICES[name]
    return Resource(
        to.of(name),
        "dcat:DataService",
        (
            *_said(settings, to, title, f"{title}, för att läsa handlingar, beslut och sammanträden."),
            *_contact(settings, to),
            ("dcat:endpointURL", Uri(to.base + path)),
            ("dcat:endpointDescription", Uri(to.base + description)),
            ("dcat:servesDataset", Uri(to.of("datamangd"))),
            ("dcterms:accessRights", Uri(f"{_EU}access-right/PUBLIC")),
            *_license(settings),
        ),
    )
