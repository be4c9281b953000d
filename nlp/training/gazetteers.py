"""Builds the generated files of nlp/gazetteers: `python -m nlp.training.gazetteers --data FOLDER`."""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

DEFAULT_OUT: Final = Path(__file__).resolve().parents[1] / "gazetteers"
MIN_BEARERS: Final = 20
COMMON_WORD: Final = 150  # occurrences in the frequency list from which a word counts as common
VERY_COMMON: Final = 5000  # from which a capitalised word is taken for no place
COMMON_MUNICIPALITY: Final = 500  # the same for municipalities, whose names are frequent for their own sake
WELL_KNOWN: Final = 60_000  # inhabitants from which the name means the town
MAX_TITLE: Final = 110
# Names whose own last letter is s: these endings never lose it, the listed ones by fact.
_OWN_S: Final = re.compile(r"(?:ås|näs|fors)$|^(?:Grums)$")
_SPECIAL_BASE: Final = {"Falu": "Falun", "Dals-Eds": "Dals-Ed", "Malung-Sälens": "Malung-Sälen"}
_LAW_TITLE: Final = re.compile(r"(?:lag|förordning|balk) |\S*(?:lag|förordning|balk|ordning)\b", re.IGNORECASE)
_NOT_LAW: Final = re.compile(
    r"ändring|upphävande|ikraftträdande|införande av|instruktion|tillämpning av|år (?:19|20)\d\d"
)

Frequencies = Mapping[str, int]


def read_frequencies(data: Path) -> dict[str, int]:
    """How often each word form occurs in everyday text.

    Args:
        data: folder of the lists.
    """
    lines = (data / "freq_sv_50k_opensubtitles.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


def municipality_base(form: str) -> str:
    """The bare name behind the form that stands before "kommun": "Österåkers" → "Österåker".

    Args:
        form: name as in "Österåkers kommun", without "kommun".
    """
    if form in _SPECIAL_BASE:
        return _SPECIAL_BASE[form]
    return form.removesuffix("s") if form.endswith("s") and not _OWN_S.search(form) else form


def municipalities(data: Path, frequencies: Frequencies) -> list[str]:
    """Rows of kommuner.tsv.

    Args:
        data: folder of the lists.
        frequencies: of word forms; a name that is a common word gets the flag "?".
    """
    with (data / "kommuner.csv").open(encoding="utf-8-sig", newline="") as handle:
        people = {row["name"].removesuffix(" kommun"): int(row["population"]) for row in csv.DictReader(handle)}
    rows = []
    for form in sorted(people):
        base = municipality_base(form)
        is_word = frequencies.get(base.lower(), 0) >= COMMON_MUNICIPALITY and people[form] < WELL_KNOWN
        rows.append(f"{base}\t{form}\t{'?' if is_word else ''}")
    return rows


def counties(data: Path) -> list[str]:
    """Rows of lan.tsv.

    Args:
        data: folder of the lists.
    """
    with (data / "lan.csv").open(encoding="utf-8-sig", newline="") as handle:
        names = sorted(row["name"] for row in csv.DictReader(handle))
    return [f"{name}\t{name.removesuffix(' län').removesuffix('s')}" for name in names]


def agencies(data: Path) -> list[str]:
    """Rows of myndigheter.txt: names of state agencies and courts, without what was cut off or glossed.

    Args:
        data: folder of the lists.
    """
    names = set()
    for line in (data / "myndigheter.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name = re.split(r" \(| och (?:mark|migr|patent)| o mark|, (?:tlv|foi)", line.split("\t")[1])[0].strip()
        name = re.sub(r"(?<=[a-zåäö])-och ", "- och ", name)
        if " f " not in name and name not in {"Sida", "Konstfack"}:
            names.add(name)
    return sorted(names)


def places(data: Path, frequencies: Frequencies, given: Iterable[str]) -> list[str]:
    """Rows of orter.tsv.

    Args:
        data: folder of the lists.
        frequencies: of word forms.
        given: given names; a place that is also one is left out.
    """
    names = {name.strip() for name in (data / "ortsnamn.csv").read_text(encoding="utf-8-sig").split("\n")[1:]}
    known = set(given)
    # "Norrhult-Klavreström" is one built-up area and two places.
    names |= {part for name in names if name.count("-") == 1 for part in name.split("-")}
    return [
        f"{name}\t{'?' if frequencies.get(name.lower(), 0) >= COMMON_WORD else ''}"
        for name in sorted(names - known)
        if len(name) > 2
        and " och " not in name
        and name[0].isupper()
        and frequencies.get(name.lower(), 0) < VERY_COMMON
    ]


def given_names(data: Path, frequencies: Frequencies) -> tuple[list[str], list[str]]:
    """Sure given names, and those that are also common words.

    Args:
        data: folder of the lists.
        frequencies: of word forms; a form a hundred times as frequent as the name is no name at all.
    """
    bearers: Counter[str] = Counter()
    for file in ("tilltalsnamn-kvinnor.csv", "tilltalsnamn-man.csv"):
        with (data / file).open(encoding="utf-8-sig", newline="") as handle:
            for row in csv.DictReader(handle):
                bearers[row["name"]] += int(row["persons"])
    sure: list[str] = []
    unsure: list[str] = []
    for name, count in sorted(bearers.items()):
        if count < MIN_BEARERS or len(name) < 2 or " " in name:
            continue
        frequency = frequencies.get(name.lower(), 0)
        if frequency > 100 * count:
            continue
        (unsure if frequency > count else sure).append(name)
    return sure, unsure


def laws(data: Path) -> list[str]:
    """Rows of lagar.tsv: the newest SFS number of each title, in lower case.

    Args:
        data: folder of the lists.
    """
    newest: dict[str, str] = {}
    for line in (data / "sfs_laws.tsv").read_text(encoding="utf-8").splitlines():
        number, title = line.split("\t")[:2]
        folded = re.sub(r"\s*\(\d{4}:\d+\)", "", title).lower()
        if not _LAW_TITLE.match(folded) or _NOT_LAW.search(folded) or len(folded) > MAX_TITLE:
            continue
        if not re.fullmatch(r"\d{4}:\d+", number):
            continue
        if folded not in newest or _order(number) > _order(newest[folded]):
            newest[folded] = number
    return [f"{number}\t{title}" for title, number in sorted(newest.items())]


def _order(number: str) -> tuple[int, int]:
    year, serial = number.split(":")
    return int(year), int(serial)


def build(data: Path, out: Path) -> None:
    """Writes all generated files.

    Args:
        data: folder of the lists.
        out: folder of the gazetteers.
    """
    frequencies = read_frequencies(data)
    sure, unsure = given_names(data, frequencies)
    files: dict[str, Callable[[], list[str]]] = {
        "kommuner.tsv": lambda: municipalities(data, frequencies),
        "lan.tsv": lambda: counties(data),
        "myndigheter.txt": lambda: agencies(data),
        "orter.tsv": lambda: places(data, frequencies, sure),
        "fornamn.tsv": lambda: [f"namn\t{' '.join(sure)}", f"tveksam\t{' '.join(unsure)}"],
        "lagar.tsv": lambda: laws(data),
    }
    for name, rows in files.items():
        (out / name).write_text("\n".join(rows()) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Command line.

    Args:
        arguments: instead of those of the process.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds kommuner.csv, sfs_laws.tsv …")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    options = parser.parse_args(arguments)
    build(options.data, options.out)


if __name__ == "__main__":
    main()
