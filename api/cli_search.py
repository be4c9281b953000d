"""The search command."""

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api import cli_filters as options
from api.cli_state import OutputOption, State
from api.output import write

if TYPE_CHECKING:
    from index.archive import Archive
    from index.protocol import Hit, Result

_WIDTH = 96
_SNIPPET = 300


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(search)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Frågan, med vanliga ord.")],
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
    as_json: Annotated[bool, typer.Option("--json", help="Svara med JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Visa varför varje träff är en träff.")] = False,
    output: OutputOption = None,
) -> None:
    """Sök i allt som är inläst; svaret är passager med sida, rubriker och beslut."""
    from api.rows import result_row  # noqa: PLC0415
    from index.protocol import Query  # noqa: PLC0415

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
    with state.archive() as archive:
        result = archive.search(Query(query, limit, offset, filter_, explain))
        if as_json:
            text = json.dumps(result_row(result, explain), ensure_ascii=False, indent=2) + "\n"
        else:
            text = _as_text(archive, result, explain)
    write(text, output)


def _as_text(archive: "Archive", result: "Result", explain: bool) -> str:
    """The answer for a person at a terminal."""
    from index.snippets import snippet  # noqa: PLC0415

    lines = []
    if result.abstained:
        lines += ["Inga säkra träffar. Det närmaste som finns:", ""]
    for hit in result.hits:
        lines += _heading_lines(hit)
        part = snippet(result.query.text, hit.passage.text, archive.analyzer, _SNIPPET)
        lines += textwrap.wrap(" ".join(part.text.split()), _WIDTH, initial_indent="    ", subsequent_indent="    ")
        lines += _decision_lines(hit)
        if explain:
            lines.append(_explanation_line(hit))
        lines.append("")
    if not result.hits:
        lines.append("Inga träffar.")
    print(f"{len(result.hits)} av {result.total} träffar, säkerhet {result.confidence:.2f}", file=sys.stderr)
    return "\n".join(lines) + ("\n" if lines else "")


def _heading_lines(hit: "Hit") -> list[str]:
    passage = hit.passage
    pages = f"s. {passage.page_first}" + (f"–{passage.page_last}" if passage.page_last != passage.page_first else "")
    facts = [passage.board, passage.date, passage.diarienummer]
    where = " › ".join(part for part in dict.fromkeys((passage.title, *passage.heading_path)) if part)
    return [
        f"{hit.rank:>2}. {textwrap.shorten(where, _WIDTH, placeholder=' …')}",
        f"    {Path(passage.file).name}, {pages}" + "".join(f" · {fact}" for fact in facts if fact),
    ]


def _decision_lines(hit: "Hit") -> list[str]:
    from nlp.labels import DECISION_TYPES, STATUSES  # noqa: PLC0415

    lines = []
    for tag in hit.passage.decisions:
        types = ", ".join(DECISION_TYPES[name].lower() for name in tag.types)
        text = textwrap.shorten(tag.text, _WIDTH - 12, placeholder=" …")
        lines.append(f"    [{STATUSES[tag.status]}: {types}] {text}")
    return lines


def _explanation_line(hit: "Hit") -> str:
    explanation = hit.explanation
    matched = ", ".join(explanation.matched) or "inga ord"
    return f"    Varför: ord {explanation.words:.0%}, betydelse {explanation.meaning:.0%}; {matched}"
