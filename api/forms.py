"""The filter form of the pages: its fields with what there is to choose from, and chips for what is chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.datastructures import QueryParams

from api.library import Choices
from api.marks import swedish_date
from api.params import NoParams
from api.problems import refused
from api.texts import label, t
from api.texts.labels import LABELS

P = TypeVar("P", bound=NoParams)
Counts = Mapping[str, Mapping[str, int]]

_EXAMPLES: Final = ("diarienummer", "law", "text")  # fields that show an example


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a list.

    Args:
        value: that is sent.
        text: that is shown.
        count: documents or hits that have it, or None.
        selected: it is chosen.
    """

    value: str
    text: str
    count: int | None
    selected: bool


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form.

    Args:
        name: of the parameter.
        label: that is shown.
        options: choices; none for a text field.
        value: of a text field.
        placeholder: example in a text field.
        more: further values, which a list of one choice cannot show and sends along hidden.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    value: str
    placeholder: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on.

    Args:
        text: what it asks for.
        href: the same page without it.
    """

    text: str
    href: str


def field_label(name: str) -> str:
    """What a filter is called."""
    return t(f"falt.{name}")


def read_params(model: type[P], query: QueryParams) -> P:
    """Parameters of a page's address; empty fields of a form and unknown names are left out.

    Raises:
        ServiceError: a value that cannot be used.
    """
    values: dict[str, object] = {}
    for name, field in model.model_fields.items():
        given = [value for value in query.getlist(name) if value.strip()]
        if given:
            values[name] = given if field.default == () else given[-1]
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise refused([{**reason, "loc": ("query", *reason["loc"])} for reason in error.errors()]) from error


def is_asked(query: QueryParams, names: Iterable[str]) -> bool:
    """Whether an address holds a value for one of the parameters."""
    return any(value.strip() for name in names for value in query.getlist(name))


def chips(path: str, query: QueryParams, names: Iterable[str]) -> tuple[Chip, ...]:
    """A chip for each filter value in an address.

    Args:
        path: of the page.
        query: of the address.
        names: of the filters.
    """
    wanted = set(names)
    pairs = [(name, value) for name, value in query.multi_items() if value.strip() and name != "offset"]
    found = []
    for place, (name, value) in enumerate(pairs):
        if name in wanted:
            rest = urlencode(pairs[:place] + pairs[place + 1 :])
            shown = swedish_date(value) if name.startswith("date_") else label(value, name)
            found.append(Chip(f"{field_label(name)}: {shown}", f"{path}?{rest}" if rest else path))
    return tuple(found)


def form_fields(
    names: Iterable[str], query: QueryParams, choices: Choices | None, counts: Counts | None = None
) -> tuple[FormField, ...]:
    """The fields of a form with their current values.

    Args:
        names: of the fields, in order.
        query: of the address.
        choices: what documents have; None when nothing has been read.
        counts: hits by filter and value, shown in place of the numbers of documents.
    """
    known = _documents(choices) if choices else {}
    return tuple(_field(name, query, known.get(name), counts.get(name, {}) if counts else None) for name in names)


def hidden_pairs(query: QueryParams, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Filters in an address that the form has no field for, to be sent along."""
    wanted = set(names)
    return tuple((name, value) for name, value in query.multi_items() if name in wanted and value.strip())


def _documents(choices: Choices) -> dict[str, Mapping[str, int]]:
    return {
        "board": choices.boards,
        "municipality": choices.municipalities,
        "doc_type": choices.doc_types,
        "year": choices.years,
    }


def _field(
    name: str, query: QueryParams, documents: Mapping[str, int] | None, hits: Mapping[str, int] | None
) -> FormField:
    given = [value for value in query.getlist(name) if value.strip()]
    value = given[0] if given else ""
    options: list[Option] = []
    if documents is not None:
        shown = documents if hits is None else {key: hits.get(key) for key in documents}
        options = [Option(key, label(key, name), count, key == value) for key, count in shown.items()]
    elif name in LABELS:
        options = [Option(key, label(key, name), (hits or {}).get(key), key == value) for key in LABELS[name]]
    if value and options and not any(option.selected for option in options):
        options.append(Option(value, value, None, selected=True))
    example = t(f"exempel.{name}") if name in _EXAMPLES else ""
    return FormField(name, field_label(name), tuple(options), value, example, tuple(given[1:]))
