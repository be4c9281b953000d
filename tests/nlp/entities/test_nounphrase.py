"""Where a noun phrase ends."""

import pytest

from nlp.entities.nounphrase import is_adjective, phrase_end


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (" digitalisering. Sedan", " digitalisering"),
        (" civil beredskap av nämnden", " civil beredskap"),
        (" hälsa och den nära vården utifrån", " hälsa och den nära vården"),
        (
            " systematiskt informationssäkerhets- och dataskyddsarbete beslutats",
            " systematiskt informationssäkerhets- och dataskyddsarbete",
        ),
        (" psykisk\nhälsa innebär", " psykisk\nhälsa"),
        (" Nämnden", None),
        (" att", None),
        (" och", None),
        ("", None),
    ],
)
def test_phrase_end(text: str, phrase: str | None) -> None:
    end = phrase_end(text, 0)
    assert (text[:end] if end is not None else None) == phrase


def test_adjectives() -> None:
    assert is_adjective("systematiskt")
    assert is_adjective("civil")
    assert not is_adjective("personal")
    assert not is_adjective("hälsa")
