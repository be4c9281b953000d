"""Commands about entities: entities, abbreviations."""

from pathlib import Path
from typing import Final

import click

from api.cli_state import State, format_option, output_option, show
from api.output import Format


@click.command()
@click.argument("text", default="", metavar="[TEXT]")
@click.option("--label", multiple=True, metavar="VÄRDE", help="Etikett, till exempel PER, ORG eller LAW. Kan upprepas.")
@click.option("--municipality", default="", metavar="NAMN", help="Kommun vars handlingar nämner den.")
@click.option("--suggested", is_flag=True, help="Bara de som kan vara samma som en annan.")
@format_option()
@output_option
@click.pass_obj
def entities(
    state: State,
    text: str,
    label: tuple[str, ...],
    municipality: str,
    suggested: bool,
    format_: Format,
    output: Path | None,
) -> None:
    """Lista personer, organ, lagar, planer och system med alla skrivsätt, vanligast först. TEXT är del av ett namn."""
    from api.entity_rows import LINKED_COLUMNS, LINKED_FIELDS, checked_labels, linked_row  # noqa: PLC0415
    from nlp.linking.listing import EntityFilter, chosen, linked_entities  # noqa: PLC0415

    filter_ = EntityFilter(text, checked_labels(label), municipality, suggested)
    with state.filled() as archive:
        found = chosen(linked_entities(archive.annotations.catalogue), filter_)
    show([linked_row(entity) for entity in found], LINKED_FIELDS, format_, output, LINKED_COLUMNS)


@click.command()
@format_option()
@output_option
@click.pass_obj
def abbreviations(state: State, format_: Format, output: Path | None) -> None:
    """Lista förkortningar som handlingarna själva förklarar; sökningen använder dem åt båda hållen."""
    from api.entity_rows import ABBREVIATION_FIELDS, abbreviation_row  # noqa: PLC0415
    from nlp.linking.explained import abbreviations as all_abbreviations  # noqa: PLC0415

    with state.filled() as archive:
        found = all_abbreviations(archive.annotations.catalogue.connection)
    show([abbreviation_row(one) for one in found], ABBREVIATION_FIELDS, format_, output)


COMMANDS: Final = (entities, abbreviations)
