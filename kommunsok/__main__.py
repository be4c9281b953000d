"""Put the five packages on `sys.path`, from the wheel or from a checkout, and run the command line."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the `kommunsok` command."""
    here = Path(__file__).resolve().parent
    bundled = here / "_app"
    # Queries run beside each other; for their small products the threads of numpy's BLAS cost more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.path.insert(0, str(bundled if bundled.is_dir() else here.parent))
    from api.cli import run  # noqa: PLC0415  (importable only once the path above is set)

    run()


if __name__ == "__main__":
    main()
