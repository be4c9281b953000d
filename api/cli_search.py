"""The search command."""

import json
import sys
from collections.abc import Iterator
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Annotated, Final

import typer

from api import cli_filters as options
from api.cli_state import OutputOption, State, show
from api.output import Format, screen_width, write
from ingest.errors import QueryError

if TYPE_CHECKING:
    from index.archive import Archive
    from index.protocol import Hit, Passage, Result

_WIDTH: Final = 96
_INDENT: Final = "    "
_SNIPPET: Final = 300
_UNSURE: Final = "Inga säkra träffar. Det närmaste som finns:"
_NOTHING: Final = "Inga träffar."


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(search)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Frågan, med vanliga ord.", metavar="FRÅGA")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100, help="Antal träffar.")] = 10,
    offset: Annotated[int, typer.Option(min=0, max=10_000, help="Antal träffar att hoppa över.")] = 0,
    municipality: options.MunicipalityOption = None,
    board: options.BoardOption = None,
    year: options.YearOption = None,
    date_from: options.FromOption = None,
    date_to: options.ToOption = None,
    doc_type: options.DocTypeOption = None,
    status: options.StatusOption = None,
    type_: options.TypeOption = None,
    subject: options.SubjectOption = None,
    diarienummer: options.DnrOption = None,
    law: options.LawOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Visa varför varje träff är en träff.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Svara med JSON; samma som --format json.")] = False,
    format_: Annotated[
        Format | None, typer.Option("--format", "-f", help="Hur svaret skrivs; utan val som text att läsa.")
    ] = None,
    output: OutputOption = None,
) -> None:
    """Sök i allt som är inläst; svaret är passager med sida, rubriker och beslut."""
    from index.protocol import Query  # noqa: PLC0415

    format_ = _format(format_, as_json)
    filter_ = options.make_filter(
        options.date_range(year, date_from, date_to),
        municipality=municipality,
        board=board,
        doc_type=doc_type,
        status=status,
        type=type_,
        subject=subject,
        diarienummer=diarienummer,
        law=law,
    )
    state: State = context.obj
    with state.filled() as archive:
        result = archive.search(Query(query, limit, offset, filter_, explain))
        if format_ is Format.TABLE:
            width = min(_WIDTH, screen_width(output) or _WIDTH)
            write("\n".join(_text(archive, result, explain, width)) + "\n", output)
    if format_ is not Format.JSON:
        print(_about(result), file=sys.stderr)
    if format_ is not Format.TABLE:
        _show(result, explain, format_, output)


def _format(format_: Format | None, as_json: bool) -> Format:
    """The format asked for.

    Raises:
        QueryError: `--json` together with another format.
    """
    if as_json and format_ not in (None, Format.JSON):
        raise QueryError(f"--json kan inte användas ihop med --format {format_}.")
    return Format.JSON if as_json else format_ or Format.TABLE


def _show(result: "Result", explain: bool, format_: Format, output: OutputOption) -> None:
    """The answer for a program: as one object (JSON), or its hits as rows."""
    from api.rows import EXPLANATION_FIELDS, HIT_CSV_FIELDS, hit_csv_row, result_row  # noqa: PLC0415

    answer = result_row(result, explain)
    if format_ is Format.JSON:
        write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", output)
    elif format_ is Format.CSV:
        fields = {**HIT_CSV_FIELDS, **(EXPLANATION_FIELDS if explain else {})}
        show([hit_csv_row(hit) for hit in answer["hits"]], fields, format_, output)
    else:
        show(answer["hits"], {}, format_, output)


def _about(result: "Result") -> str:
    """How much was found, and how certain it is."""
    if not result.query.text.strip():
        return f"{len(result.hits)} av {result.total} passager, utan fråga i arkivets ordning."
    return f"{len(result.hits)} av {result.total} träffar, säkerhet {result.confidence:.0%}."


def _text(archive: "Archive", result: "Result", explain: bool, width: int) -> Iterator[str]:
    """The answer for a person, line by line."""
    from index.snippets import snippet  # noqa: PLC0415

    if not result.hits:
        yield _NOTHING
    elif result.abstained:
        yield from (_UNSURE, "")
    for hit in result.hits:
        yield from _heading(hit, width)
        part = snippet(result.query.text, _body(hit.passage), archive.analyzer, _SNIPPET)
        yield from wrap(part.text, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
        yield from _decisions(hit, width)
        if explain:
            yield _explanation(hit)
        yield ""


def _heading(hit: "Hit", width: int) -> Iterator[str]:
    """Where the hit stands: headings, then file and page, then what kind of document it is."""
    from ingest.labels import DOC_TYPES  # noqa: PLC0415

    passage = hit.passage
    where = " › ".join(part for part in dict.fromkeys((passage.title, *passage.heading_path)) if part)
    pages = f"s. {passage.page_first}" + (f"–{passage.page_last}" if passage.page_last != passage.page_first else "")
    facts = (DOC_TYPES[passage.doc_type], passage.board, passage.date, passage.diarienummer)
    yield f"{hit.rank:>2}. {shorten(where, width - len(_INDENT), placeholder=' …')}"
    yield f"{_INDENT}{passage.file}, {pages}"
    yield _INDENT + " · ".join(fact for fact in facts if fact)


def _body(passage: "Passage") -> str:
    """The text of a passage without the heading, which stands above it already; the whole where there is no more."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    return passage.text.removeprefix(heading).strip() or passage.text


def _decisions(hit: "Hit", width: int) -> Iterator[str]:
    from nlp.labels import DECISION_TYPES, STATUSES  # noqa: PLC0415

    for tag in hit.passage.decisions:
        types = ", ".join(DECISION_TYPES[name].lower() for name in tag.types)
        lead = f"{_INDENT}[{STATUSES[tag.status]}: {types}] "
        yield lead + shorten(tag.text, max(width - len(lead), width // 2), placeholder=" …")


def _explanation(hit: "Hit") -> str:
    explanation = hit.explanation
    matched = ", ".join(explanation.matched) or "inga ord"
    return f"{_INDENT}Varför: ord {explanation.words:.0%}, betydelse {explanation.meaning:.0%}; {matched}"
