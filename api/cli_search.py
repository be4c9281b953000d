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
    from index.protocol import Answer, Filter, Hit, Passage, Result

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
    help="Sök bara på det som står i frågan, inte också på andra ord för samma sak.",
)
@click.option("--skip", multiple=True, metavar="ORD", help="Ord att inte också söka på. Kan upprepas.")
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
    skip: tuple[str, ...],
    as_json: bool,
    format_: Format | None,
    output: Path | None,
) -> None:
    """Sök i allt som är inläst. FRÅGA ställs med vanliga ord; svaret är passager med sida, rubriker och beslut."""
    from index.protocol import Query  # noqa: PLC0415

    format_ = _format(format_, as_json)
    with state.filled() as archive:
        result = archive.search(Query(query, limit, offset, filter_, explain, expand, skip))
        if format_ is Format.TABLE:
            width = min(_WIDTH, screen_width(output) or _WIDTH)
            write("\n".join(_text(archive, result, explain, width)) + "\n", output)
    if format_ is not Format.TABLE:
        _show(result, explain, format_, output)
    if format_ is not Format.JSON:
        for line in _reading(result):
            print(line, file=sys.stderr)
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


def _reading(result: "Result") -> Iterator[str]:
    """How the question was read, and what else was searched."""
    from nlp.labels import EXPANSIONS, WORD_KINDS  # noqa: PLC0415

    for step in result.steps:
        searched = ", ".join(part for part in (step.stem, *step.parts) if part)
        yield f"{step.written}: {WORD_KINDS[step.kind].lower()}{f' ({searched})' if searched else ''}"
    for restriction in result.restrictions:
        yield f"{restriction.written} lästes som filter."
    for one in result.expansions:
        yield f"{one.term} söktes också som {one.added} ({EXPANSIONS[one.kind].lower()})."


def _about(result: "Result") -> str:
    """How much was found, and how certain it is."""
    if not result.query.text.strip():
        return f"{len(result.hits)} av {result.total} passager, utan fråga i arkivets ordning."
    return f"{len(result.hits)} av {result.total} träffar, säkerhet {_percent(result.confidence)}."


def _text(archive: "Archive", result: "Result", explain: bool, width: int) -> Iterator[str]:
    """The answer for a person, line by line."""
    from index.query_language import read_question  # noqa: PLC0415
    from index.snippets import snippet  # noqa: PLC0415

    question, added = read_question(result.query.text).text, [one.added for one in result.expansions]
    if not result.hits:
        yield _NOTHING
    elif result.abstained:
        yield from (_UNSURE, "")
    if result.answer and not result.query.offset:
        yield from _quotation(result.answer, width)
    for hit in result.hits:
        yield from _heading(hit, width)
        part = snippet(question, _body(hit.passage), archive.analyzer, _SNIPPET, added)
        yield from wrap(part.text, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
        yield from _decisions(hit, width)
        for place in hit.also:
            yield f"{_INDENT}Nästan samma text: {place.file}, {_pages(place.page_first, place.page_last)}"
        if hit.also_total > len(hit.also):
            yield f"{_INDENT}… och på {hit.also_total - len(hit.also)} ställen till"
        if explain:
            yield _explanation(hit)
        yield ""


def _quotation(answer: "Answer", width: int) -> Iterator[str]:
    """The extracted answer, word for word, with where it stands."""
    from nlp.labels import STATUSES  # noqa: PLC0415

    lead = f"{answer.label}: " if answer.label else f"[{STATUSES[answer.status]}] " if answer.status else ""
    pages = _pages(answer.page_first, answer.page_last)
    yield "Ur källan:" if answer.is_likely else "Möjligt svar ur källan:"
    yield from wrap(f"{lead}”{answer.text}”", width, initial_indent=_INDENT, subsequent_indent=_INDENT)
    yield f"{_INDENT}{answer.file}, {pages} (säkerhet {_percent(answer.confidence)})"
    yield ""


def _pages(first: int, last: int) -> str:
    return f"s. {first}" + (f"–{last}" if last != first else "")


def _heading(hit: "Hit", width: int) -> Iterator[str]:
    """Where the hit stands: headings, then file and page, then what kind of document it is."""
    from ingest.labels import DOC_TYPES  # noqa: PLC0415

    passage = hit.passage
    where = " › ".join(part for part in dict.fromkeys((passage.title, *passage.heading_path)) if part)
    pages = _pages(passage.page_first, passage.page_last)
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
    added = f"; också sökt: {', '.join(explanation.added)}" if explanation.added else ""
    return f"{_INDENT}Varför: {shares}; {matched}{added}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


COMMANDS: Final = (search,)
