"""Filter options that search and listings share, and the filter that they make."""

from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import QueryError
from nlp.labels import STATUSES

if TYPE_CHECKING:
    from index.protocol import Filter

_STATUSES = ", ".join(STATUSES)

MunicipalityOption = Annotated[list[str] | None, typer.Option("--municipality", help="Kommun; kan upprepas.")]
BoardOption = Annotated[list[str] | None, typer.Option("--board", help="Nämnd eller annat organ; kan upprepas.")]
YearOption = Annotated[int | None, typer.Option("--year", min=1900, max=2100, help="År.")]
FromOption = Annotated[str | None, typer.Option("--from", help="Första datum, ÅÅÅÅ-MM-DD.")]
ToOption = Annotated[str | None, typer.Option("--to", help="Sista datum, ÅÅÅÅ-MM-DD.")]
DocTypeOption = Annotated[list[str] | None, typer.Option("--doc-type", help="Dokumenttyp; kan upprepas.")]
StatusOption = Annotated[list[str] | None, typer.Option("--status", help=f"Beslutsstatus: {_STATUSES}; kan upprepas.")]
TypeOption = Annotated[list[str] | None, typer.Option("--type", help="Beslutstyp; kan upprepas.")]
SubjectOption = Annotated[list[str] | None, typer.Option("--subject", help="Ämne; kan upprepas.")]
DnrOption = Annotated[
    list[str] | None, typer.Option("--diarienummer", help="Diarienummer i valfri form; kan upprepas.")
]
LawOption = Annotated[
    list[str] | None, typer.Option("--law", help="Lag: namn, förkortning eller SFS-nummer; kan upprepas.")
]


def date_range(year: int | None, first: str | None, last: str | None) -> tuple[str, str]:
    """First and last date of a filter; a year stands for its first and last day.

    Raises:
        QueryError: a year together with a date.
    """
    if year is not None and (first or last):
        raise QueryError("--year kan inte användas ihop med --from eller --to.")
    return (f"{year}-01-01", f"{year}-12-31") if year is not None else (first or "", last or "")


def make_filter(dates: tuple[str, str], **values: list[str] | None) -> "Filter":
    """A filter from option values.

    Args:
        dates: first and last date.
        values: field of `Filter` → values given, or None.

    Raises:
        QueryError: a value that nothing can have.
    """
    from index.filters import check  # noqa: PLC0415  (with numpy, which `--help` does without)
    from index.protocol import Filter  # noqa: PLC0415

    fields = {name: tuple(given or ()) for name, given in values.items()}
    filter_ = Filter(**fields, date_from=dates[0], date_to=dates[1])
    check(filter_)
    return filter_
