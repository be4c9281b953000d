"""The search command."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Final

import click

from api.cli_filters import filter_options
from api.cli_state import State, format_option, output_option, show
from api.output import Format, screen_width, write
from ingest.errors import QueryError

if TYPE_CHECKING:
    from index.archive import Archive
    from index.protocol import Filter, Hit, Passage, Result

_WIDTH: Final = 96
_INDENT: Final = "    "
_SNIPPET: Final = 300
_UNSURE: Final = "Inga säkra träffar. Det närmaste som finns:"
_NOTHING: Final = "Inga träffar."


@click.command()
@click.argument("query", metavar="FRÅGA")
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    metavar="ANTAL",
    help="Antal träffar.",
)
@click.option("--offset", type=click.IntRange(0, 10_000), default=0, metavar="ANTAL", help="Träffar att hoppa över.")
@filter_options
@click.option("--explain", is_flag=True, help="Visa varför varje träff är en träff.")
@click.option(
    "--no-expand",
    "expand",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Sök bara på det som står i frågan, inte också på vad arkivets egna förkortningar står för.",
)
@click.option("--json", "as_json", is_flag=True, help="Svara med JSON; samma som --format json.")
@format_option(None, "Hur svaret skrivs; table är text att läsa, som utan valet.")
@output_option
@click.pass_obj
def search(
    state: State,
    query: str,
    limit: int,
    offset: int,
    filter_: "Filter",
    explain: bool,
    expand: bool,
    as_json: bool,
    format_: Format | None,
    output: Path | None,
) -> None:
    """Sök i allt som är inläst. FRÅGA ställs med vanliga ord; svaret är passager med sida, rubriker och beslut."""
    from index.protocol import Query  # noqa: PLC0415

    format_ = _format(format_, as_json)
    with state.filled() as archive:
        result = archive.search(Query(query, limit, offset, filter_, explain, expand))
        if format_ is Format.TABLE:
            width = min(_WIDTH, screen_width(output) or _WIDTH)
            write("\n".join(_text(archive, result, explain, width)) + "\n", output)
    if format_ is not Format.TABLE:
        _show(result, explain, format_, output)
    if format_ is not Format.JSON:
        for one in result.expansions:
            print(f"{one.term} söktes också som {one.added}.", file=sys.stderr)
        print(_about(result), file=sys.stderr)


def _format(format_: Format | None, as_json: bool) -> Format:
    """The format asked for.

    Raises:
        QueryError: `--json` together with another format.
    """
    if as_json and format_ not in (None, Format.JSON):
        raise QueryError(f"--json kan inte användas ihop med --format {format_}.")
    return Format.JSON if as_json else format_ or Format.TABLE


def _show(result: "Result", explain: bool, format_: Format, output: Path | None) -> None:
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
    return f"{len(result.hits)} av {result.total} träffar, säkerhet {_percent(result.confidence)}."


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
    shares = f"ord {_percent(explanation.words)}, betydelse {_percent(explanation.meaning)}"
    return f"{_INDENT}Varför: {shares}; {matched}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


COMMANDS: Final = (search,)
