"""What all commands share: the data folder, the options that listings have in common, and how rows are shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.output import Format, Row, render, screen_width, write
from ingest.errors import StateError
from nlp.language import BUNDLED

if TYPE_CHECKING:
    from index.archive import Archive

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


@dataclass(frozen=True, slots=True)
class State:
    """Options given before the command.

    Args:
        data: the data folder.
        secrets: show sections under secrecy.
        language: spaCy pipeline that suggests persons and places when something is read; "" for none.
        model: embedder of the search index, by name or folder.
        thesaurus: folders with the operator's own rows of the thesaurus.
    """

    data: Path
    secrets: bool = False
    language: str = BUNDLED
    model: str = "bundled"
    thesaurus: tuple[Path, ...] = ()

    @contextmanager
    def archive(self, create: bool = False) -> Iterator["Archive"]:
        """The archive of the data folder, closed at the end.

        Args:
            create: make it when it is missing.

        Raises:
            StateError: it is missing and `create` is false.
        """
        from index.archive import Archive, ArchiveOptions  # noqa: PLC0415  (search libraries load only where needed)

        options = ArchiveOptions(self.model, self.secrets, self.language, thesaurus=self.thesaurus)
        archive = Archive(self.data, options, create=create)
        try:
            yield archive
        finally:
            archive.close()

    @contextmanager
    def filled(self) -> Iterator["Archive"]:
        """The archive of the data folder, which must hold something.

        Raises:
            StateError: nothing has been read yet.
        """
        with self.archive() as archive:
            if not archive.catalogue.sources():
                raise StateError("Katalogen är tom.", "E401")
            archive.hide_secrets()
            yield archive


def format_option(default: Format | None = Format.TABLE, help_: str = "Hur raderna skrivs.") -> Decorator:
    """The option `--format`, as argument `format_`.

    Args:
        default: format without the option; None leaves it to the command.
        help_: what it does.
    """

    def read(_: click.Context, __: click.Parameter, value: str | None) -> Format | None:
        return None if value is None else Format(value)

    return click.option(
        "--format",
        "-f",
        "format_",
        type=click.Choice([known.value for known in Format]),
        default=None if default is None else default.value,
        show_default=default is not None,
        callback=read,
        help=help_,
    )


output_option: Decorator = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Fil att skriva till i stället för skärmen.",
)


def show(
    rows: Sequence[Row],
    fields: Mapping[str, str],
    format_: Format,
    output: Path | None,
    columns: Sequence[str] = (),
) -> None:
    """Write the rows of a listing.

    Args:
        rows: with the keys of `fields`.
        fields: key → heading for people.
        format_: how.
        output: file to write to; None for standard output.
        columns: what a table shows of the fields; all when empty.
    """
    write(render(rows, fields, format_, columns, screen_width(output)), output)
