"""Identity numbers: every spelling is found, near misses are not."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from nlp.personal.personnummer import PERSONNUMMER, SAMORDNINGSNUMMER, find, luhn

TODAY = date(2026, 11, 22)
COUNT = 5_000
BLANK = "\u00a0"
SPELLINGS = (
    "{c}{y}{m}{d}-{n}",
    "{y}{m}{d}-{n}",
    "{c}{y}{m}{d}{n}",
    "{y}{m}{d}{n}",
    "{c}{y}{m}{d} {n}",
    "{y}{m}{d} {n}",
    "{c}{y}-{m}-{d}-{n}",
    "{c}{y}-{m}-{d} {n}",
    "{y}{m}{d} - {n}",
    "{y}{m}{d}\u2013{n}",
    "{c}{y}{m}{d}\u2011{n}",
    "{y}{m}{d}" + BLANK + "{n}",
    "{y}{m}{d}-\n{n}",
    "{c}{y} {m} {d} {n}",
    "{y}.{m}.{d}-{n}",
)
FRAMES = (
    "{}",
    "Personnummer: {}.",
    "({})",
    "p.nr {}, bosatt i kommunen",
    "1. {}\n2. klart",
    "Anna Ek, {}; ärendet",
    "pnr:{}",
)


def check_digit(nine: str) -> str:
    return next(digit for digit in "0123456789" if luhn(nine + digit))


def born(chance: random.Random) -> date:
    return TODAY - timedelta(days=chance.randrange(1, 99 * 365))


def number(chance: random.Random) -> dict[str, str]:
    day = born(chance)
    coordinated = chance.random() < 0.2
    shown = f"{day.day + 60 if coordinated else day.day:02}"
    nine = f"{day:%y%m}{shown}{chance.randrange(1000):03}"
    return {"c": f"{day:%Y}"[:2], "y": f"{day:%y}", "m": f"{day:%m}", "d": shown, "n": nine[6:] + check_digit(nine)}


def near_misses(chance: random.Random) -> Iterator[str]:
    """Look-alikes: a wrong check digit, no date, organisations, a birth to come, figures, registry numbers."""
    while True:
        parts = number(chance)
        wrong = {**parts, "n": parts["n"][:3] + str((int(parts["n"][3]) + chance.randrange(1, 10)) % 10)}
        yield chance.choice(SPELLINGS).format(**wrong)
        nine = f"{chance.choice((16, 21, 55, 76, 80, 99))}{chance.randrange(20, 100)}{chance.randrange(10, 100)}"
        nine += f"{chance.randrange(1000):03}"
        yield f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"  # an organisation: third digit 2 or more
        nine = f"{chance.randrange(40, 99)}{chance.randrange(13, 20)}{chance.randrange(1, 29):02}"
        nine += f"{chance.randrange(1000):03}"
        yield f"19{nine[:6]}-{nine[6:]}{check_digit(nine)}"
        nine = f"{chance.randrange(40, 99)}{chance.choice(('02', '04', '11'))}31{chance.randrange(1000):03}"
        yield f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"
        later = TODAY + timedelta(days=chance.randrange(400, 20_000))
        nine = f"{later:%y%m%d}{chance.randrange(1000):03}"
        yield f"20{nine[:6]}-{nine[6:]}{check_digit(nine)}"
        figures = f"{parts['y']}{parts['m']}{parts['d']} {parts['n']}"
        yield f"{chance.randrange(1, 999)} {figures} {chance.randrange(100, 999)}"
        yield f"{chance.randrange(2015, 2027)}/{chance.randrange(1, 9999):04}"
        pairs = " ".join(str(chance.randrange(10, 99)) for _ in range(3))
        yield f"0{chance.randrange(10, 999)}-{pairs}"
        yield f"BG {chance.randrange(100, 9999)}-{chance.randrange(1000, 9999)}"
        yield f"Dnr {chance.randrange(2015, 2027)}-{parts['y']}{parts['m']}{parts['d']}-{parts['n']}"


def test_recall_over_every_spelling() -> None:
    chance = random.Random(4)
    missed = []
    for index in range(COUNT):
        parts = number(chance)
        text = FRAMES[index % len(FRAMES)].format(SPELLINGS[index % len(SPELLINGS)].format(**parts))
        found = list(find(text, TODAY))
        right = len(found) == 1 and found[0].number == "".join(parts[key] for key in "cymdn")
        kind = SAMORDNINGSNUMMER if int(parts["d"]) > 60 else PERSONNUMMER
        if not (right and found[0].kind == kind):
            missed.append(text)
    assert len(missed) <= COUNT * 0.001, missed[:20]


def test_precision_beside_near_misses() -> None:
    chance = random.Random(5)
    wrong = [text for text, _ in zip(near_misses(chance), range(COUNT), strict=False) if list(find(text, TODAY))]
    # As many real ones are found (the test above): the share of false ones among all that is found.
    assert len(wrong) / (COUNT + len(wrong)) <= 0.01, wrong[:20]


@pytest.mark.parametrize(
    "text",
    [
        "212000-1439",
        "2022-811218-9876",
        "811218-98765",
        "1811218-9876",
        "811218-9876-1",
        "81/12/18-9876",
        "18 118 121 898 76",
    ],
)
def test_look_alikes_are_left(text: str) -> None:
    assert not list(find(text, TODAY))


@pytest.mark.parametrize("text", ["811218-9876 3 år", "nr 3 811218-9876", "19811218-9876\n2"])
def test_figures_beside_one_with_a_dash_do_not_hide_it(text: str) -> None:
    assert [found.number for found in find(text, TODAY)] == ["198112189876"]


def test_a_plus_sign_means_more_than_a_hundred_years() -> None:
    nine = "150610123"
    (found,) = find(f"150610+123{check_digit(nine)}", TODAY)
    assert found.number.startswith("1915")
    (found,) = find(f"150610-123{check_digit(nine)}", TODAY)
    assert found.number.startswith("2015")


def test_nobody_is_older_than_the_oldest() -> None:
    nine = "500610123"
    assert not list(find(f"18500610-123{check_digit(nine)}", TODAY))


def test_offsets_are_those_of_the_digits() -> None:
    text = "Sökande 811218-9876, avslag."
    (found,) = find(text, TODAY)
    assert text[found.start : found.end] == "811218-9876"
