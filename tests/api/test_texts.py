"""The texts of the pages: each in both languages, each used, and none left in a template."""

import re
from pathlib import Path
from string import Formatter
from typing import Final

import pytest
from markupsafe import Markup

from api import texts
from api.texts import TABLES, TEXTS, label, language, rich, speak, t, tn
from api.texts.labels import ENGLISH, LABELS

API: Final = Path(texts.__file__).resolve().parents[1]
TEMPLATES: Final = sorted((API / "pages" / "templates").glob("*.html"))
_CALL: Final = re.compile(r"""\b(t|tn|rich)\(\s*["']([a-z_0-9.]+)["']""")
_PREFIX: Final = re.compile(r"""(?:f["']([a-z_]+\.[a-z_.]*)\{|["']([a-z_]+\.[a-z_.]*)["'] ~)""")
_JINJA: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_SHOWN: Final = re.compile(r"""(?:aria-label|title|alt|placeholder)="([^"]*)\"""")
# What is the same in all languages.
_SAME: Final = {"Kommunsök", "PDF", "API", "SV", "EN"}


def _sources() -> list[Path]:
    return [*TEMPLATES, *sorted(API.rglob("*.py"))]


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.fixture(autouse=True)
def _swedish() -> None:
    speak("sv")


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_say_the_same_values(key: str) -> None:
    swedish, english = TEXTS[key]
    assert swedish.strip()
    assert english.strip()
    assert _fields(swedish) == _fields(english)


def test_no_key_stands_in_two_tables() -> None:
    assert sum(map(len, TABLES)) == len(TEXTS)


def test_every_text_that_is_asked_for_is_there() -> None:
    asked = {
        (path.name, key if kind != "tn" else f"{key}.many")
        for path in _sources()
        for kind, key in _CALL.findall(path.read_text(encoding="utf-8"))
        if not key.endswith((".", "_"))
    }
    assert len(asked) > 100
    assert {(path, key) for path, key in asked if key not in TEXTS and path != "__init__.py"} == set()


def test_numbers_have_both_forms() -> None:
    for key in TEXTS:
        if key.endswith((".one", ".many")):
            stem = key.rpartition(".")[0]
            assert {f"{stem}.one", f"{stem}.many"} <= TEXTS.keys()


def test_every_text_is_used() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in _sources() if path.parent.name != "texts")
    prefixes = tuple({first or second for first, second in _PREFIX.findall(written)})
    unused = [
        key
        for key in TEXTS
        if f'"{key}"' not in written
        and f"'{key}'" not in written
        and f'"{key.rpartition(".")[0]}"' not in written
        and not key.startswith(prefixes)
    ]
    assert unused == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_words_stand_in_a_template(path: Path) -> None:
    bare = _JINJA.sub("", path.read_text(encoding="utf-8"))
    words = {word for shown in _SHOWN.findall(bare) for word in re.findall(r"[^\W\d_]{2,}", shown)}
    words |= set(re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>|&\w+;", " ", bare)))
    assert words - _SAME == set()


@pytest.mark.parametrize("field", sorted(LABELS))
def test_labels_are_there_in_english(field: str) -> None:
    assert ENGLISH[field].keys() == LABELS[field].keys()
    assert all(ENGLISH[field].values())


def test_texts_follow_the_language() -> None:
    assert (t("meny.sok"), tn("plats.ocksa", 1), label("beslut", "status")) == (
        "Sök",
        "Visas också på ett ställe till",
        "Beslut",
    )
    speak("en")
    assert (language(), t("meny.sok"), tn("plats.ocksa", 3), label("beslut", "status")) == (
        "en",
        "Search",
        "Also found in 3 other places",
        "Decision",
    )
    assert label("annat", "status") == "annat"
    assert label("x", "inget") == "x"


def test_a_key_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        t("ingen.sadan")


def test_values_of_rich_texts_are_escaped_unless_they_are_markup() -> None:
    shown = rich("sok.och_filtren", question="<b>")
    assert shown == "&lt;b&gt; och filtren"
    assert rich("sok.och_filtren", question=Markup("<b>x</b>")) == "<b>x</b> och filtren"
