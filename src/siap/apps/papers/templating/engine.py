"""
The only place that fills a Word template, always in a sandbox.

Nothing here is called by the server itself: it runs in the process of `worker`, which has
little time, little memory, no files and none of the server's surroundings.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from siap.apps.papers.templating.problems import Fault
from siap.rendering.office_zip import same_bytes

FILTERS: Final = (
    "capitalize", "default", "first", "join", "last", "length", "lower", "replace", "title",
    "trim", "upper",
)  # fmt: skip
TESTS: Final = ("defined", "undefined", "none", "even", "odd", "equalto", "eq", "ne")

_PROPERTIES: Final = (
    "author", "category", "comments", "content_status", "identifier", "keywords",
    "language", "last_modified_by", "subject", "title", "version",
)  # fmt: skip
# Other files, and calls: a template says what stands where, it does not compute.
_NOT_TAKEN: Final = (
    nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Call, nodes.Macro,
    nodes.CallBlock, nodes.Block,
)  # fmt: skip
_MARKS: Final = re.compile("<[^>]*>")
# `{{r x }}` and `{{p x }}` put a value where Word expects XML of its own.
_RAW_TAGS: Final = ("{{r ", "{{p ", "{{tr ", "{{tc ")


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    for table, kept in ((environment.filters, FILTERS), (environment.tests, TESTS)):
        for name in [each for each in table if each not in kept]:
            del table[name]
    return environment


def check(template: bytes, context: Mapping[str, Any]) -> list[Fault]:
    """
    Look for what is wrong with a template, and fill it with examples.

    Args:
        template: A DOCX whose package was found harmless.
        context: An example for every field.

    Returns:
        What is wrong; empty if it can be filled.
    """
    environment = _environment()
    opened = DocxTemplate(BytesIO(template))
    opened.render_init()
    faults: list[Fault] = []
    unknown: set[str] = set()
    for place, raw in _sources(opened):
        source = opened.patch_xml(raw)
        try:
            tree = environment.parse(source)
            environment.compile(source)
        except TemplateSyntaxError as error:
            faults.append(_syntax(place, source, error))
            continue
        if any(tree.find(kind) for kind in _NOT_TAKEN):
            faults.append(Fault("template-not-allowed", {"place": place}))
        if any(tag in _MARKS.sub("", raw) for tag in _RAW_TAGS):
            faults.append(Fault("template-raw-tag", {"place": place}))
        unknown |= meta.find_undeclared_variables(tree) - context.keys()
    faults += [Fault("template-unknown-field", {"field": each}) for each in sorted(unknown)]
    return faults or _tried(template, context)


def _tried(template: bytes, context: Mapping[str, Any]) -> list[Fault]:
    try:
        fill(template, context)
    except SecurityError:
        return [Fault("template-not-allowed", {"place": "isi"})]
    except UndefinedError as error:
        return [Fault("template-unknown-field", {"field": _field(str(error))})]
    except (TemplateError, TypeError, ValueError, KeyError) as error:
        return [Fault("template-fails", {"reason": str(error)[:120]})]
    return []


def fill(template: bytes, context: Mapping[str, Any]) -> bytes:
    """
    Fill a template.

    Args:
        template: A DOCX that was checked.
        context: Texts, numbers, lists and mappings.

    Returns:
        A DOCX; the same template and context give the same bytes.

    Raises:
        jinja2.TemplateError: The template asks for what it may not have.
    """
    opened = DocxTemplate(BytesIO(template))
    opened.render(dict(context), jinja_env=_environment(), autoescape=True)
    made = BytesIO()
    opened.save(made)
    return same_bytes(made.getvalue())


def _sources(opened: DocxTemplate) -> Iterator[tuple[str, str]]:
    """Every text in which template code could stand, with the name of its place."""
    yield "isi", opened.get_xml()
    places = ((opened.HEADER_URI, "kepala halaman"), (opened.FOOTER_URI, "kaki halaman"))
    for uri, place in places:
        for _, part in opened.get_headers_footers(uri):
            yield place, opened.get_part_xml(part)
    for part in opened.docx._part.package.parts:  # noqa: SLF001 - no public way
        if str(part.partname).startswith("/word/footnotes"):
            yield "catatan kaki", part.blob.decode()
    known = opened.docx.core_properties
    for name in _PROPERTIES:
        yield "sifat berkas", getattr(known, name) or ""


def _syntax(place: str, source: str, error: TemplateSyntaxError) -> Fault:
    if "No filter named" in str(error) or "No test named" in str(error):
        name = str(error).partition("'")[2].partition("'")[0]
        return Fault("template-unknown-filter", {"place": place, "name": name})
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    return Fault("template-syntax", {"place": place, "near": _near(line)})


def _near(line: str) -> str:
    """The template code of a line, without Word's own marks."""
    start = max(line.find("{{"), line.find("{%"), 0)
    plain, inside = "", False
    for char in line[start:]:
        inside = char == "<" or (inside and char != ">")
        plain += "" if inside or char == ">" else char
    return plain[:60] or "…"


def _field(said: str) -> str:
    """The name out of jinja2's message."""
    quoted = said.split("'")[1::2]
    return quoted[-1][:60] if quoted else said[:60]
