"""Writes docs/reference/ from the code: commands, fields, labels, limits, errors, settings, routes.

Run as `python -m api.reference`; a test fails when the files are not what this module would write.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final

import click

from api import assignment_rows, case_rows, correction_rows, entity_rows, fact_rows, personal_rows, rows, source_rows
from api.access.described import access_page
from api.app import create_app
from api.cli import app
from api.coverage.gaps import KINDS as GAP_KINDS
from api.problems import ALL_CODES, SERVICE_CODES
from api.settings import PREFIX, ServiceLimit, Settings, service_limits
from ingest.labels import DOC_TYPES
from ingest.limits import LIMIT_HELP, PdfLimits
from nlp.assignments import model as assignments
from nlp.labels import (
    CASE_LINKS,
    CASE_RESULTS,
    CASE_ROLES,
    DECISION_TYPES,
    DETAILS,
    ENTITY_LABELS,
    EXPANSION_SOURCES,
    EXPANSIONS,
    STATUSES,
    SUBJECTS,
    WORD_KINDS,
)
from nlp.linking.model import REASONS as SUGGESTION_REASONS
from nlp.personal.labels import FLAG_KINDS

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "reference"
_BY_MACHINE: Final = "2 för varje processorkärna, delade mellan processerna, minst 2"
_NOTE: Final = "<!-- Written by `python -m api.reference`; change the code, not this file. -->"


def table(head: Iterable[str], body: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    columns = list(head)
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_cell(value) for value in row)} |" for row in body]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def errors() -> str:
    """docs/reference/errors.md"""
    body = (
        (f"`{row.code}`", row.title, row.advice, row.http_status, "–" if row.code in SERVICE_CODES else row.exit_code)
        for row in sorted(ALL_CODES.values(), key=lambda row: row.code)
    )
    return (
        "# Errors\n\nEvery error has a stable code. The command line prints it on standard error and ends with the exit"
        " code; the service answers with the HTTP status and `application/problem+json`.\n\n"
        + table(("code", "vad som hände", "vad du kan göra", "HTTP", "exit"), body)
        + "\nExit code 0 is success, 1 an unexpected end, 2 wrong use of a command. `kommunsok ingest` ends with 3 when"
        " a file could not be read; the others are read all the same.\n"
    )


def limits() -> str:
    """docs/reference/limits.md"""
    defaults = PdfLimits()
    body = ((f"`{item.name}`", LIMIT_HELP[item.name], getattr(defaults, item.name)) for item in fields(PdfLimits))
    served = (
        (f"`{limit.name}`", limit.help, _limit(limit), f"`{limit.variable}`" if limit.variable else "")
        for limit in service_limits(Settings.model_construct())
    )
    return (
        "# Limits\n\n## Reading\n\nA file that reaches one ends with a typed error ([errors.md](errors.md)); the others"
        " go on.\n\n"
        + table(("limit", "betydelse", "förval"), body)
        + "\n## Asking\n\nThe command line and the service share the first three; the others are the service's, and the"
        " environment variable changes them ([settings.md](settings.md)).\n\n"
        + table(("limit", "betydelse", "förval", "variabel"), served)
    )


def _limit(limit: ServiceLimit) -> str:
    """The value that holds unless somebody changes it; the machine decides where a field has no plain default."""
    field = Settings.model_fields.get(limit.name)
    return _BY_MACHINE if field is not None and callable(field.default_factory) else f"{limit.value:g}"


def labels() -> str:
    """docs/reference/labels.md"""
    parts = ["# Labels\n\nThe closed label sets, with the words that users see.\n"]
    for title, names in (
        ("doc_type", DOC_TYPES),
        ("status", STATUSES),
        ("detail", DETAILS),
        ("types", DECISION_TYPES),
        ("subject", SUBJECTS),
        ("entity label", ENTITY_LABELS),
        ("assignment status", assignments.STATUSES),
        ("assignment deadline_kind", assignments.DEADLINE_KINDS),
        ("assignment places: kind", assignments.PLACE_KINDS),
        ("assignment evidence: kind", assignments.EVIDENCE_KINDS),
        ("role of a step in an ärende", CASE_ROLES),
        ("result of an ärende", CASE_RESULTS),
        ("how a step is linked to its ärende", CASE_LINKS),
        ("reason of a suggested entity", SUGGESTION_REASONS),
        ("kind of personal data to look at", FLAG_KINDS),
        ("kind of gap in coverage", GAP_KINDS),
        ("kind of an expansion", EXPANSIONS),
        ("source of an expansion", EXPANSION_SOURCES),
        ("kind of a word in a question", WORD_KINDS),
    ):
        body = ((f"`{name}`", shown) for name, shown in names.items())
        parts.append(f"## {title}\n\n" + table(("label", "visas som"), body))
    return "\n".join(parts)


def output_fields() -> str:
    """docs/reference/fields.md"""
    parts = [
        "# Fields\n\nThe public contract of every listing: the keys of JSON and JSON Lines and the columns of CSV, in"
        " this order. New fields may be added; none is renamed or removed without a new major version. JSON keeps lists"
        " and `null`; CSV (UTF-8 with BOM, comma, all cells quoted) writes a list with commas and `null` as an empty"
        " cell, and puts `'` before a text that a spreadsheet would take for a formula. A table shows what a reader"
        " needs to tell the rows apart; `pages` is `page_first`–`page_last`.\n"
    ]
    for title, contract in (
        ("documents", rows.DOCUMENT_FIELDS),
        ("headings", rows.HEADING_FIELDS),
        ("decisions", rows.DECISION_FIELDS),
        ("case", case_rows.CASE_FIELDS),
        ("case --show changes", case_rows.CHANGE_FIELDS),
        ("case --show references", case_rows.REFERENCE_FIELDS),
        ("cases", case_rows.CASE_SUMMARY_FIELDS),
        ("entities", entity_rows.LINKED_FIELDS),
        ("abbreviations", entity_rows.ABBREVIATION_FIELDS),
        ("annotate: entities", rows.ENTITY_FIELDS),
        ("status", source_rows.SOURCE_FIELDS),
        ("status --pages", source_rows.PAGE_FIELDS),
        ("versions", source_rows.VERSION_FIELDS),
        ("search", rows.SEARCH_FIELDS),
        ("search: expansions", rows.EXPANSION_FIELDS),
        ("search: restrictions", rows.RESTRICTION_FIELDS),
        ("search --explain: steps", rows.STEP_FIELDS),
        ("search: hits", rows.HIT_FIELDS),
        ("search: hits[].document", rows.HIT_DOCUMENT_FIELDS),
        ("search: hits[].decisions", rows.HIT_DECISION_FIELDS),
        ("search --explain: hits[].explanation", rows.EXPLANATION_FIELDS),
        ("search --format csv", rows.HIT_CSV_FIELDS),
        ("facts", fact_rows.FACT_FIELDS),
        ("assignments", assignment_rows.ASSIGNMENT_FIELDS),
        ("personal-data", personal_rows.FLAG_FIELDS),
        ("personal-data --counts", personal_rows.FLAG_COUNT_FIELDS),
        ("corrections", correction_rows.CORRECTION_FIELDS),
    ):
        parts.append(f"## {title}\n\n" + _contract(contract))
    return "\n".join(parts)


def _contract(contract: Mapping[str, str]) -> str:
    return table(("field", "betydelse"), ((f"`{name}`", meaning) for name, meaning in contract.items()))


def commands() -> str:
    """docs/reference/cli.md"""
    parts = [
        "# Commands\n\n`kommunsok [--data MAPP] KOMMANDO`. Progress goes to standard error, data to standard output."
        " Exit codes: [errors.md](errors.md). Fields of every listing: [fields.md](fields.md).\n",
        "## kommunsok\n\n" + _options(app),
    ]
    for name, command in sorted(_with_parts(app.commands)):
        arguments = [str(item.metavar) for item in command.params if isinstance(item, click.Argument)]
        usage = " ".join(("kommunsok", name, *arguments))
        parts.append(f"## {name}\n\n{command.help}\n\n```\n{usage}\n```\n\n" + _options(command))
    return "\n".join(parts)


def _with_parts(commands: Mapping[str, click.Command]) -> Iterator[tuple[str, click.Command]]:
    """Commands, and those of a group by the names of both."""
    for name, command in commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {part}", inner) for part, inner in command.commands.items())


def _options(command: click.Command) -> str:
    options = [item for item in command.params if isinstance(item, click.Option)]
    body = ((f"`{', '.join(item.opts)}`", item.help, _default(item), _variable(item)) for item in options)
    return table(("val", "betydelse", "förval", "variabel"), body) if options else "Inga val.\n"


def _default(option: click.Option) -> str:
    return f"`{option.default}`" if option.show_default else ""


def _variable(option: click.Option) -> str:
    return f"`{option.envvar}`" if option.envvar else ""


def settings() -> str:
    """docs/reference/settings.md"""
    body = (
        (f"`{PREFIX}{name.upper()}`", field.description, _BY_MACHINE if field.default_factory else field.default)
        for name, field in Settings.model_fields.items()
    )
    return (
        "# Settings\n\nEnvironment variables of the service (`kommunsok serve`); `KOMMUNSOK_DATA` holds for all"
        " commands.\n\n" + table(("variabel", "betydelse", "förval"), body)
    )


def routes() -> str:
    """docs/reference/routes.md"""
    description = create_app(Settings()).openapi()
    body = []
    for path, methods in sorted(description["paths"].items()):
        for method, operation in sorted(methods.items()):
            names = ", ".join(f"`{p['name']}`" for p in operation.get("parameters", []) if p["in"] == "query")
            body.append((f"`{method.upper()} {path}`", operation.get("summary", ""), names))
    return "# Routes\n\nThe service describes itself in OpenAPI 3.1 at `/v1/openapi.json`.\n\n" + table(
        ("väg", "vad den ger", "parametrar"), body
    )


PAGES: Final[dict[str, Callable[[], str]]] = {
    "access.md": lambda: access_page(table),
    "cli.md": commands,
    "errors.md": errors,
    "fields.md": output_fields,
    "labels.md": labels,
    "limits.md": limits,
    "routes.md": routes,
    "settings.md": settings,
}


def render(name: str) -> str:
    """One page of the reference as it should stand on disk."""
    return f"{_NOTE}\n{PAGES[name]()}"


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / name).write_text(render(name), "utf-8")
        print(f"docs/reference/{name}", file=sys.stderr)


if __name__ == "__main__":
    main()
