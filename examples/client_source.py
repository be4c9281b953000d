"""Writes the generated part of examples/client, models and operations, from the OpenAPI description of the service.

Run as `python -m examples.client_source`; a test fails when the files are not what this module would write.
"""

import keyword
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from api.app import create_app
from api.settings import Settings

FOLDER: Final = Path(__file__).resolve().parent / "client"
_NOTE: Final = "# Written by `python -m examples.client_source`; change the service, not this file.\n"
_RULES: Final = "# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)\n"
_PLAIN: Final = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_WIDTH: Final = 120
_CAPITAL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

Schema = Mapping[str, Any]


def files() -> dict[str, str]:
    """Content of the generated files by name."""
    description = create_app(Settings.model_construct()).openapi()
    return {"models.py": _formatted(_models(description)), "operations.py": _formatted(_operations(description))}


def _formatted(code: str) -> str:
    """Code as the repository writes it."""
    command = [sys.executable, "-m", "ruff", "format", "--line-length", "120", "--stdin-filename", "client.py", "-"]
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=True)
    return done.stdout


def type_of(schema: Schema, inputs: bool = False) -> str:
    """The Python type of a JSON Schema.

    Args:
        schema: as FastAPI writes them.
        inputs: it is for what the caller gives, so that any sequence will do for an array.
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_of(one, inputs) for one in schema["anyOf"]))
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return f"Literal[{', '.join(repr(value) for value in values)}]"
    kind = schema.get("type")
    if kind == "array":
        items = [schema["items"]] if "items" in schema else schema.get("prefixItems", [{}])
        inner = " | ".join(dict.fromkeys(type_of(one, inputs) for one in items))
        return f"{'Sequence' if inputs else 'list'}[{inner}]"
    if kind == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        return f"dict[str, {type_of(schema['additionalProperties'])}]"
    return "dict[str, Any]" if kind == "object" else _PLAIN.get(str(kind), "Any")


def _models(description: Schema) -> str:
    """The module of answers and bodies."""
    bodies = "\n\n".join(_model(name, schema) for name, schema in description["components"]["schemas"].items())
    head = '"""Answers of the service and bodies of requests, as the OpenAPI description says them."""\n\n'
    names = [name for name in ("Any", "Literal", "NotRequired", "TypedDict") if re.search(rf"\b{name}\b", bodies)]
    later = "from __future__ import annotations\n\n"  # a model may stand before those that it is made of
    return f"{_NOTE}{head}{later}from typing import {', '.join(names)}\n\n\n{bodies}\n"


def _model(name: str, schema: Schema) -> str:
    lines = [f"class {name}(TypedDict):", _said(schema.get("description", name)), ""]
    required = set(schema.get("required", ()))
    for field, inner in schema.get("properties", {}).items():
        if keyword.iskeyword(field):
            raise ValueError(f"{name}.{field} cannot be a field of a class")
        kind = type_of(inner)
        lines.append(f"    {field}: {kind if field in required else f'NotRequired[{kind}]'}")
        if "description" in inner:
            lines.append(_said(inner["description"]))
    return "\n".join(lines)


def _operations(description: Schema) -> str:
    """The module of the client, one method an operation."""
    found = [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    aliases = _aliases(operation for _, _, operation in found)
    methods = "\n\n".join(_method(path, method, operation, aliases) for path, method, operation in found)
    choices = "".join(f"{name} = {kind}\n" for kind, name in aliases.items())
    used = sorted(name for name in description["components"]["schemas"] if re.search(rf"\b{name}\b", methods))
    return (
        f'{_NOTE}{_RULES}"""The client: one method for each operation of the service, named after it."""\n\n'
        "from collections.abc import Sequence\nfrom typing import Literal, cast\n\n"
        f"from examples.client.models import ({', '.join(used)},)\n"
        "from examples.client.transport import Transport, part\n\n"
        f'{choices}\n\nclass Client(Transport):\n    """The operations of the service."""\n\n{methods}\n'
    )


def _aliases(operations: Iterator[Schema]) -> dict[str, str]:
    """A name for each closed set of values; of two parameters with one name, the later bears its operation's too."""
    names: dict[str, str] = {}
    for operation in operations:
        for parameter in operation.get("parameters", ()):
            schema = parameter["schema"]
            kind = type_of(schema.get("items", schema))
            if kind.startswith("Literal") and kind not in names:
                name, whose = parameter["name"].title().replace("_", ""), operation["operationId"]
                names[kind] = f"{whose[0].upper()}{whose[1:]}{name}" if name in names.values() else name
    return names


def _method(path: str, method: str, operation: Schema, aliases: Mapping[str, str]) -> str:
    """A method of the client."""
    given, query, about = [], [], []
    address = re.sub(r"{(\w+)}", r"{part(\1)}", path)
    for parameter in operation.get("parameters", ()):
        name, schema = parameter["name"], parameter["schema"]
        kind = type_of(schema, inputs=True)
        for long, short in aliases.items():
            kind = kind.replace(long, short)
        optional = not parameter["required"]
        given.append((optional, f"{name}: {kind}{' | None = None' if optional else ''}"))
        if parameter["in"] == "query":
            query.append(f'"{name}": {name}')
        about.append((name, parameter.get("description") or operation["summary"]))
    body = operation.get("requestBody")
    if body is not None:
        given.append((False, f"body: {type_of(body['content']['application/json']['schema'])}"))
        about.append(("body", "Det som skickas."))
    # What must be given may be given by place.
    must, may = ([text for optional, text in given if optional is wanted] for wanted in (False, True))
    signature = ", ".join(["self", *must, *(["*", *may] if may else [])])
    answer = next(response for status, response in operation["responses"].items() if status.startswith("2"))
    json_ = answer["content"].get("application/json")
    asked = f'"{method.upper()}", {"f" if "{" in address else ""}"{address}", {{{", ".join(query)}}}'
    asked += ", body" if body is not None else ""
    kind = type_of(json_["schema"]) if json_ else "bytes"
    result = f"cast({kind}, self._json({asked}))" if json_ else f"self._bytes({asked})"
    name = _CAPITAL.sub("_", operation["operationId"]).lower()
    return f"    def {name}({signature}) -> {kind}:\n{_docstring(operation, about)}        return {result}\n"


def _docstring(operation: Schema, about: list[tuple[str, str]]) -> str:
    lines = [f'        """{_one_line(operation["summary"])}', "", *_lines(operation["description"], 8), ""]
    if about:
        lines.append("        Args:")
    for name, text in about:
        lines.extend(_lines(f"{name}: {text}", 12))
    return "\n".join(lines).rstrip() + '\n        """\n'


def _said(text: str) -> str:
    """A description under what it describes."""
    return "\n".join(_lines(f'"""{_one_line(text)}"""', 4))


def _lines(text: str, indent: int) -> list[str]:
    """A text in lines, those after the first a step further in where it is an argument."""
    text = text if text.startswith('"""') else _one_line(text)
    start, later = " " * indent, " " * (indent + 4 if indent == 12 else indent)
    return textwrap.wrap(text, _WIDTH, initial_indent=start, subsequent_indent=later, break_on_hyphens=False)


def _one_line(text: str) -> str:
    text = " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    return text if text.endswith((".", "?", "!")) else f"{text}."


def main() -> None:
    """Write the files."""
    for name, content in files().items():
        (FOLDER / name).write_text(content, "utf-8")


if __name__ == "__main__":
    main()
