"""Renders the sample: `python -m examples.render` reads `examples/source`, writes `examples/packages` and `gold`."""

from __future__ import annotations

import sys
from pathlib import Path

from examples.render.model import SourceError
from examples.render.sample import render_sample

EXAMPLES = Path(__file__).resolve().parent.parent


def main() -> int:
    """Render everything; a source that breaks the markup ends the run with its file and line."""
    try:
        counts = render_sample(EXAMPLES / "source", EXAMPLES)
    except SourceError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    for name, count in counts.items():
        sys.stdout.write(f"{name}: {count}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
