"""The end of `make demo`: three questions to the shipped sample, as three kinds of users ask them."""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

QUESTIONS: Final = (
    ("En tjänsteman", ["search", "förfrågningsunderlag valfrihetssystem LOV hemtjänst", "--limit", "2"]),
    ("En politiker", ["search", "vem har rätt till skolskjuts?", "--limit", "2"]),
    ("En analytiker", ["decisions", "--status", "beslut", "--type", "avsla"]),
)


def main() -> None:
    """Ask the questions and say where to go on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="data folder that holds the sample")
    data = str(parser.parse_args().data)
    for who, command in QUESTIONS:
        shown = " ".join(f'"{word}"' if " " in word else word for word in command)
        print(f"\n── {who}: kommunsok {shown}\n", flush=True)
        subprocess.run([sys.executable, "-m", "kommunsok", "--data", data, *command], check=True)
    launcher = Path(sys.executable).parent / "kommunsok"
    print("\nÖppna webbsidan så här, och gå sedan till http://127.0.0.1:8000/")
    print(f"  {launcher} --data {data} serve")


if __name__ == "__main__":
    main()
