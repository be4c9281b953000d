"""Filter options that search and listings share, and the filter that they make."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from ingest.errors import QueryError
from nlp.labels import STATUSES

if TYPE_CHECKING:
    from index.protocol import Filter

# Option → what it asks for; each can be given more than once.
_VALUES: Final = {
    "municipality": "Kommun.",
    "board": "Nämnd eller annat organ.",
    "doc-type": "Dokumenttyp.",
    "status": f"Beslutsstatus: {', '.join(STATUSES)}.",
    "type": "Beslutstyp.",
    "subject": "Ämne.",
    "diarienummer": "Diarienummer i valfri form.",
    "law": "Lag: namn, förkortning eller SFS-nummer.",
}
_DATE: Final = "ÅÅÅÅ-MM-DD"
_YEARS: Final = click.IntRange(1900, 2100)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command all filter options; it gets them as one argument, `filter_`."""

    @functools.wraps(command)
    def filtered(*args: Any, year: int | None, date_from: str, date_to: str, **others: Any) -> None:
        values = {name: others.pop(name) for name in (option.replace("-", "_") for option in _VALUES)}
        command(*args, filter_=make_filter(date_range(year, date_from, date_to), **values), **others)

    decorated: Callable[..., None] = filtered
    for option, text in reversed(_VALUES.items()):
        decorated = click.option(f"--{option}", multiple=True, metavar="VÄRDE", help=f"{text} Kan upprepas.")(decorated)
    decorated = click.option("--to", "date_to", default="", metavar=_DATE, help="Sista datum.")(decorated)
    decorated = click.option("--from", "date_from", default="", metavar=_DATE, help="Första datum.")(decorated)
    return click.option("--year", type=_YEARS, metavar="ÅR", help="År; inte ihop med datum.")(decorated)


def date_range(year: int | None, first: str, last: str) -> tuple[str, str]:
    """First and last date of a filter; a year stands for its first and last day.

    Raises:
        QueryError: a year together with a date.
    """
    if year is not None and (first or last):
        raise QueryError("--year kan inte användas ihop med --from eller --to.")
    return (f"{year}-01-01", f"{year}-12-31") if year is not None else (first, last)


def make_filter(dates: tuple[str, str], **values: tuple[str, ...]) -> "Filter":
    """A filter from option values.

    Args:
        dates: first and last date.
        values: field of `Filter` → values given.

    Raises:
        QueryError: a value that nothing can have.
    """
    from index.filters import check  # noqa: PLC0415  (with numpy, which `--help` does without)
    from index.protocol import Filter  # noqa: PLC0415

    filter_ = Filter(**values, date_from=dates[0], date_to=dates[1])
    check(filter_)
    return filter_
