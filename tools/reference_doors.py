"""Pages of the reference on the doors: commands, settings, routes of the API, pages."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.urls import URLPattern
from reference_text import block, code, codes, first_sentence, page, section, sentence, table

from saiyai.api.routes import api
from saiyai.cli.main import COMMANDS
from saiyai.config.environment import SETTINGS
from saiyai.config.urls import urlpatterns as addresses
from saiyai.domain.viewers import Eye
from saiyai.web.urls import urlpatterns


def door_pages() -> Mapping[str, str]:
    """The pages of commands, settings, API and pages, and the API's own schema, by path."""
    schema = api.get_openapi_schema()
    return {
        "commands.md": _commands(),
        "settings.md": _settings(),
        "pages.md": _pages(),
        "api.md": _api(schema),
        "openapi.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
    }


# --- commands -----------------------------------------------------------------------------------


def _commands() -> str:
    pieces = []
    for command in COMMANDS.values():
        # argparse lays its help out otherwise in each version of Python, so this is our own.
        parser = argparse.ArgumentParser(command.name, add_help=False)
        command.arguments(parser)
        actions = parser._actions  # noqa: SLF001 - argparse does not list them otherwise
        usage = " ".join([f"saiyai {command.name}", *map(_usage, actions)])
        rows = [(_option(action), action.help or "", _default(action)) for action in actions]
        pieces.append(
            section(
                code(command.name),
                sentence(command.help[:1].upper() + command.help[1:]),
                block("sh", usage),
                table(("argument", "", "without it"), rows),
            )
        )
    return page(
        "Commands",
        f"{code('saiyai COMMAND')}, also {code('python -m saiyai COMMAND')}. Messages are in the "
        "language of the terminal: Thai where it is Thai, else English. What was refused is told "
        f"in a sentence with the next step, and the exit code is 2. {code('saiyai --version')} "
        "says which version it is.",
        *pieces,
    )


def _usage(action: argparse.Action) -> str:
    shown = _shown(action)
    if action.option_strings:
        value = f" {shown}" if action.nargs != 0 else ""
        again = " …" if isinstance(action.default, list) else ""
        return f"[{action.option_strings[0]}{value}{again}]"
    return f"{shown} …" if action.nargs == "+" else shown


def _option(action: argparse.Action) -> str:
    shown = _shown(action)
    if not action.option_strings:
        return code(shown)
    return codes(f"{one} {shown}" if action.nargs != 0 else one for one in action.option_strings)


def _shown(action: argparse.Action) -> str:
    if action.choices:
        return "|".join(action.choices)
    if action.metavar:
        return str(action.metavar)
    return action.dest.upper()


def _default(action: argparse.Action) -> str:
    if not action.option_strings:
        return "needed"
    return code(action.default) if action.default and action.nargs != 0 else ""


# --- settings -----------------------------------------------------------------------------------


def _settings() -> str:
    rows = [(code(one.name), code(one.default) or "nothing", one.meaning) for one in SETTINGS]
    return page(
        "Settings",
        "Everything an installation can set, as environment variables. There is no other file "
        "of settings.",
        table(("variable", "without it", "meaning"), rows),
    )


# --- pages --------------------------------------------------------------------------------------


def _pages() -> str:
    rows = [(code(f"/{one.pattern}"), code(one.name or ""), _says(one)) for one in urlpatterns]
    return page(
        "Pages",
        "Addresses that a browser opens. A page is in Thai or English as the reader chose, else "
        "as the browser asks; "
        f"{code('?as_of=')} shows it as of a day, written as people write days. "
        f"With whose eyes a reader looks ({codes(Eye)}) is kept in the reader's own cookie.",
        table(("address", "name", "what it does"), rows),
    )


def _says(one: URLPattern) -> str:
    says = first_sentence(one.callback.__doc__).split(". ")[0]
    return sentence(says)


# --- the API ------------------------------------------------------------------------------------


_REFUSED: Final = '{"error": {"code", "facts", "says", "next"}}'


def _api(schema: Mapping[str, Any]) -> str:
    lead = next(str(one.pattern) for one in addresses if "api" in str(one.pattern))
    parts = [section(tag.capitalize(), *_routes(schema, tag)) for tag in _tags(schema)]
    shapes = [_shape(schema, name) for name in sorted(schema["components"]["schemas"])]
    return page(
        "API",
        f"REST under {code(f'/{lead}')}; the schema for programs is {code('openapi.json')} beside "
        f"this page and {code(f'/{lead}openapi.json')} in an installation. Ids are refs, days "
        "are written as people write them, names have two languages. "
        f"{code('Accept-Language')} says in which language sentences come.",
        "What was refused comes as "
        f"{code(_REFUSED)} with the status 404 "
        "(there is none, or none this reader may know of), 403, 409 (it contradicts the record), "
        "400 (wrong in meaning) or 422 (wrong in shape).",
        *parts,
        section("Shapes", *shapes),
    )


def _tags(schema: Mapping[str, Any]) -> Sequence[str]:
    found = (route["tags"][0] for _, _, route in _each(schema))
    return list(dict.fromkeys(found))


def _each(schema: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path, methods in schema["paths"].items():
        for method, route in methods.items():
            yield path, method.upper(), route


def _routes(schema: Mapping[str, Any], tag: str) -> Iterator[str]:
    for path, method, route in _each(schema):
        if route["tags"][0] != tag:
            continue
        facts = {
            "in the address": codes(_named(path, route, in_path=True)),
            "after `?`": codes(_named(path, route, in_path=False)),
            "takes": _content(route.get("requestBody", {})),
            "answers": ", ".join(
                _answer(status, one) for status, one in route["responses"].items()
            ),
        }
        yield section(
            code(f"{method} {path}"),
            route["description"],
            table(("", ""), [(name, fact) for name, fact in facts.items() if fact]),
            level=3,
        )


def _named(path: str, route: Mapping[str, Any], *, in_path: bool) -> Iterator[str]:
    """Parameters by where they stand; the address itself says which of them it holds."""
    for one in route.get("parameters", []):
        if (f"{{{one['name']}}}" in path) is in_path:
            yield one["name"]


def _answer(status: int | str, one: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (str(status), _content(one))))


def _content(holder: Mapping[str, Any]) -> str:
    found = holder.get("content", {}).get("application/json", {}).get("schema")
    return _type(found) if found else ""


def _shape(schema: Mapping[str, Any], name: str) -> str:
    shape = schema["components"]["schemas"][name]
    if "enum" in shape:
        body = codes(shape["enum"])
    else:
        always = "needed" if name.endswith("In") else "always there"
        words = dict.fromkeys(shape.get("required", []), always)
        rows = [
            (
                code(field),
                _type(given),
                words.get(field) or _without(given),
                given.get("description", ""),
            )
            for field, given in shape["properties"].items()
        ]
        body = table(("field", "holds", "without it", ""), rows)
    return section(name, shape.get("description", ""), body, level=3)


def _without(given: Mapping[str, Any]) -> str:
    default = given.get("default")
    return code(json.dumps(default, ensure_ascii=False)) if "default" in given else "null"


def _type(given: Mapping[str, Any]) -> str:
    """A type of the schema in words."""
    if "$ref" in given:
        name = given["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for several in ("anyOf", "allOf"):
        if several in given:
            return " or ".join(_type(one) for one in given[several])
    if given.get("type") == "array":
        return f"list of {_type(given['items'])}"
    if given.get("type") == "object" and isinstance(given.get("additionalProperties"), dict):
        return f"{_type(given['additionalProperties'])} by name"
    return str(given.get("format") or given.get("type") or "anything")
