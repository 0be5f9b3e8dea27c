"""Markdown for the reference, and the words that stand beside what it is made from."""

import ast
import inspect
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Final

from saiyai.domain.words import Language, say

MADE: Final = "<!-- Made by `make reference` from the code; what is changed here is lost. -->"
LABELS: Final = ("Args", "Shapes", "Returns", "Raises", "Cost", "Source", "Note")


def page(title: str, *pieces: str) -> str:
    """A whole page: its pieces with a blank line between, empty ones left out."""
    return "\n\n".join([MADE, f"# {title}", *(piece for piece in pieces if piece)]) + "\n"


def section(title: str, *pieces: str, level: int = 2) -> str:
    """A heading and what stands below it."""
    return "\n\n".join([f"{'#' * level} {title}", *(piece for piece in pieces if piece)])


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; nothing where there are no rows."""
    lines = [_line(row) for row in rows]
    if not lines:
        return ""
    return "\n".join([_line(heads), _line(["---"] * len(heads)), *lines])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def code(text: object) -> str:
    """A word of the code; nothing for an empty one."""
    return f"`{text}`" if str(text) else ""


def codes(words: Iterable[object]) -> str:
    """Words of the code with commas between."""
    return ", ".join(code(word) for word in words if str(word))


def block(language: str, text: str) -> str:
    """Code in a box of its own."""
    return f"```{language}\n{text}\n```"


def sentence(text: str) -> str:
    """A text that ends as a sentence."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def by_words(group: str, ids: Iterable[object]) -> str:
    """Ids of a closed list with what they are called, empty ones left out."""
    keys = {str(one): f"{group}.{one}" for one in ids if str(one)}
    rows = [(code(i), say(k, Language.EN), say(k, Language.TH)) for i, k in keys.items()]
    return table(("id", "English", "ไทย"), rows)


# --- docstrings ---------------------------------------------------------------------------------


def folded(words: str | None) -> Mapping[str, str]:
    """A docstring in pieces: what stands first under "", the rest under its label."""
    found: dict[str, list[str]] = {"": []}
    label = ""
    for line in inspect.cleandoc(words or "").splitlines():
        first, colon, rest = line.partition(": ")
        if colon and first in LABELS:
            label = first
            found[label] = [rest]
        else:
            found[label].append(line.strip())
    return {label: _joined(lines) for label, lines in found.items()}


def _joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph joined; a blank line stays."""
    paragraphs = "\n".join(lines).strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def first_sentence(words: str | None) -> str:
    """What a docstring says first."""
    return folded(words)[""].split("\n\n")[0]


def words_beside(holder: ModuleType | type) -> Mapping[str, str]:
    """The docstrings that stand below names in a module or a class, by name."""
    if isinstance(holder, ModuleType):
        body = ast.parse(Path(inspect.getfile(holder)).read_text("utf-8")).body
    else:
        (node,) = ast.parse(inspect.getsource(holder)).body
        body = node.body if isinstance(node, ast.ClassDef) else []
    found = {}
    for node, below in pairwise(body):
        name = _name(node)
        if name and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[name] = " ".join(str(below.value.value).split())
    return found


def _name(node: ast.stmt) -> str:
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return names[0] if len(names) == 1 else ""
