"""The shipped gold, narrowed to the packages that the shared archive of the tests holds."""

import json
from pathlib import Path
from typing import Any, Final

from evaluation.gold import FILES
from tests.support.commandline import PACKAGES

_SHIPPED: Final = Path(__file__).resolve().parents[2] / "examples" / "gold"


def write_gold(folder: Path, queries: int = 12) -> Path:
    """Write gold files for the packages of the shared archive.

    Args:
        folder: to make.
        queries: most questions, half of them without an answer.
    """
    folder.mkdir(parents=True)
    for stage, name in FILES.items():
        rows = [json.loads(line) for line in (_SHIPPED / name).read_text("utf-8").splitlines()]
        kept = _queries(rows, queries) if stage == "retrieval" else [row for row in rows if row["file"] in PACKAGES]
        lines = (json.dumps(row, ensure_ascii=False) for row in kept)
        (folder / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return folder


def _queries(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """Questions whose answers all stand in the packages, and as many that have none."""
    answered = [row for row in rows if row["relevant"] and {part["file"] for part in row["relevant"]} <= set(PACKAGES)]
    silent = [row for row in rows if not row["relevant"]]
    return answered[: most // 2] + silent[: most // 2]
