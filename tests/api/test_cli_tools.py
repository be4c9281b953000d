"""Commands beside the archive: annotate, serve; and what the program says about itself."""

import sys
from pathlib import Path

import pytest

from api import cli
from api.rows import ENTITY_FIELDS
from api.settings import Settings
from nlp.labels import ENTITY_LABELS
from tests.support.commandline import CommandLine

TEXT = "Omsorgsnämnden beslutade 2023-05-03, Dnr ON 2021/88, enligt socialtjänstlagen (2001:453).\r\nKarin Ek\n"


def test_annotations_point_into_the_text(kommunsok: CommandLine) -> None:
    answer = kommunsok("annotate", "-", stdin=TEXT.encode())
    assert (answer.code, answer.err) == (0, "")
    assert list(answer.json) == ["entities"]
    entities = answer.json["entities"]
    assert {"ORG", "DATE", "DNR", "LAW", "PER"} <= {entity["label"] for entity in entities} <= set(ENTITY_LABELS)
    for entity in entities:
        assert list(entity) == list(ENTITY_FIELDS)
        assert TEXT[entity["start"] : entity["end"]] == entity["text"]
        assert entity["model"].startswith("kommunsok-nlp ")


def test_annotations_of_a_file_in_every_format(kommunsok: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode())
    entities = kommunsok("annotate", path).json["entities"]
    assert kommunsok("annotate", path, "-f", "jsonl").lines == entities
    head, *rows = kommunsok("annotate", path, "-f", "csv").cells
    assert head == list(ENTITY_FIELDS)
    assert [row[2] for row in rows] == [entity["text"] for entity in entities]
    assert kommunsok("annotate", path, "-f", "table").out.split()[:5] == list(ENTITY_FIELDS)
    assert kommunsok("annotate", "-", stdin=b"").json == {"entities": []}


@pytest.mark.parametrize(("name", "content"), [("finns-inte.txt", None), ("latin1.txt", "åäö".encode("latin-1"))])
def test_what_is_no_text_is_refused(kommunsok: CommandLine, tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    refused = kommunsok("annotate", tmp_path / name)
    assert (refused.code, refused.out) == (3, "")
    assert "E104" in refused.err
    assert name in refused.err


def test_serve_takes_options_then_environment(
    kommunsok: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr("api.serving.run", served.append)
    monkeypatch.setenv("KOMMUNSOK_PORT", "9001")
    monkeypatch.setenv("KOMMUNSOK_HOST", "0.0.0.0")
    assert kommunsok("serve", data=tmp_path).code == 0
    assert kommunsok("serve", "--port", "9002", "--host", "127.0.0.1", data=tmp_path).code == 0
    assert [(found.host, found.port, found.data) for found in served] == [
        ("0.0.0.0", 9001, tmp_path),
        ("127.0.0.1", 9002, tmp_path),
    ]


def test_alone_it_says_what_it_can_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["kommunsok"])
    with pytest.raises(SystemExit) as end:
        cli.run()
    assert end.value.code == 2
    written = capsys.readouterr()
    assert all(name in written.out + written.err for name in cli.app.commands)


def test_commands_are_those_of_the_contract(kommunsok: CommandLine) -> None:
    contract = {"ingest", "index", "status", "search", "documents", "headings", "decisions", "case", "cases"}
    contract |= {"annotate", "eval", "serve", "withdraw", "versions", "facts", "assignments", "correct", "corrections"}
    contract |= {"entities", "abbreviations", "train", "forget", "personal-data", "similar", "adapt", "mcp", "audit"}
    contract |= {"watches", "keys", "export"}
    assert set(cli.app.commands) == contract
    for name in cli.app.commands:
        told = kommunsok(name, "--help")
        assert told.code == 0
        assert told.out.startswith(f"Usage: kommunsok {name}")
    assert kommunsok("--version").out.startswith("kommunsok")
    assert kommunsok("finnsinte").code == 2
