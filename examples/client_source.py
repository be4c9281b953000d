"""Writes the generated part of examples/client from the OpenAPI description of the service, a module for each tag.

Run as `python -m examples.client_source`; a test fails when the files are not what this module would write.
"""

import json
import keyword
import re
import subprocess
import sys
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
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

_ASCII: Final = str.maketrans("åäö", "aao")
_REFERENCE: Final = re.compile(r"#/components/schemas/(\w+)")

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the service.

    Args:
        path: with its parameters in braces.
        method: of HTTP.
        said: what the description says of it.
    """

    path: str
    method: str
    said: Schema


def files() -> dict[str, str]:
    """Content of the generated files by name: for each tag a module with its operations and the models of it alone."""
    description = create_app(Settings.model_construct()).openapi()
    tags = _by_tag(description)
    aliases = _aliases(one.said for ones in tags.values() for one in ones)
    schemas = description["components"]["schemas"]
    owners = _owners(schemas, tags)
    shared = [name for name in schemas if owners[name] == ""]
    bodies = "\n\n".join(_model(name, schemas[name]) for name in shared)
    choices = "".join(f"{name} = {kind}\n" for kind, name in aliases.items())
    found = {
        "choices.py": f'{_NOTE}"""Closed sets of values."""\n\nfrom typing import Literal\n\n{choices}',
        "models.py": _module("Models of several parts of the service", bodies, {}),
        "operations.py": _client(tags),
    }
    imported = {"choices": aliases.values(), "models": shared, "transport": ("Transport", "part")}
    for tag, ones in tags.items():
        models = [_model(name, schemas[name]) for name in schemas if owners[name] == tag]
        methods = "\n\n".join(_method(one, aliases) for one in ones)
        own = f'class {_class(tag)}(Transport):\n    """{tag}."""\n\n{methods}'
        found[f"{_slug(tag)}.py"] = _module(
            f"{tag}: operations and their models", "\n\n".join((*models, own)), imported
        )
    return {name: _formatted(code) for name, code in found.items()}


def _by_tag(description: Schema) -> dict[str, list[Operation]]:
    """The operations of each tag, in the order of the description."""
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(Operation(path, method, operation))
    return found


def _owners(schemas: Schema, tags: Mapping[str, Sequence[Operation]]) -> dict[str, str]:
    """For each model the only tag that needs it, or ""."""
    needed = {tag: _reached(schemas, [one.said for one in ones]) for tag, ones in tags.items()}
    asking = {name: [tag for tag, names in needed.items() if name in names] for name in schemas}
    return {name: found[0] if len(found) == 1 else "" for name, found in asking.items()}


def _reached(schemas: Schema, said: Sequence[Schema]) -> set[str]:
    """Names of the models that operations need, and of those that these are made of."""
    found: set[str] = set()
    waiting = _REFERENCE.findall(json.dumps(said))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_REFERENCE.findall(json.dumps(schemas[name])))
    return found


def _slug(tag: str) -> str:
    return tag.lower().translate(_ASCII)


def _class(tag: str) -> str:
    return _slug(tag).capitalize()


def _client(tags: Iterable[str]) -> str:
    """The module of the client, which can do what the modules of all tags can."""
    lines = "".join(f"from examples.client.{_slug(tag)} import {_class(tag)}\n" for tag in sorted(tags, key=_slug))
    bases = ", ".join(map(_class, tags))
    return (
        f'{_NOTE}"""The client: one method for each operation of the service, named after it."""\n\n{lines}\n\n'
        f'class Client({bases}):\n    """The operations of the service."""\n'
    )


def _module(about: str, code: str, imported: Mapping[str, Collection[str]]) -> str:
    """A module with the imports that its code needs.

    Args:
        about: what it is.
        code: its classes.
        imported: names that modules of the client offer.
    """

    def used(names: Iterable[str]) -> str:
        return ", ".join(name for name in sorted(names) if re.search(rf"\b{name}\b(?!: )", code))

    lines = ["from __future__ import annotations\n\n"]  # a model may stand before those that it is made of
    if wanted := used(("Sequence",)):
        lines.append(f"from collections.abc import {wanted}\n")
    if wanted := used(("Any", "Literal", "NotRequired", "TypedDict", "cast")):
        lines.append(f"from typing import {wanted}\n")
    lines.append("\n")
    lines.extend(
        f"from examples.client.{name} import {wanted}\n" for name, names in imported.items() if (wanted := used(names))
    )
    rules = _RULES if imported else ""
    return f'{_NOTE}{rules}"""{about}."""\n\n{"".join(lines)}\n\n{code}\n'


def _formatted(code: str) -> str:
    """Code as the repository writes it, without the imports and exceptions that it does not need."""
    for command in (("check", "--fix", "--quiet", "--select", "F401,RUF100,A002,PLR0913"), ("format",)):
        # By the rules of the repository, whatever folder this runs in.
        asked = [sys.executable, "-m", "ruff", *command, "--stdin-filename", str(FOLDER / "client.py"), "-"]
        code = subprocess.run(asked, input=code, capture_output=True, text=True, check=True).stdout
    return code


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


def _aliases(operations: Iterable[Schema]) -> dict[str, str]:
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


def _method(one: Operation, aliases: Mapping[str, str]) -> str:
    """A method of the client."""
    operation = one.said
    given, query, about = [], [], []
    address = re.sub(r"{(\w+)}", r"{part(\1)}", one.path)
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
    asked = f'"{one.method.upper()}", {"f" if "{" in address else ""}"{address}", {{{", ".join(query)}}}'
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
    found = files()
    for path in stale(found):
        path.unlink()
    for name, content in found.items():
        (FOLDER / name).write_text(content, "utf-8")


def stale(found: Collection[str]) -> list[Path]:
    """Files that were generated once and are no more.

    Args:
        found: names of those that are.
    """
    made = (path for path in FOLDER.glob("*.py") if path.read_text("utf-8").startswith(_NOTE))
    return [path for path in made if path.name not in found]


if __name__ == "__main__":
    main()
