"""What a template may not do: run code, read files, fetch, or run away."""

import base64
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from apps.papers.offices import a_template, refused
from rendering.dangerous import DANGEROUS
from siap.apps.papers.templating import engine, worker
from siap.apps.papers.templating.fields import TEMPLATE_KINDS, examples
from siap.apps.papers.templating.filling import fill_template, template_faults
from siap.apps.papers.templating.package_check import MAX_BYTES, package_faults
from siap.apps.papers.templating.starter import starter
from siap.kernel.errors import Unavailable
from siap.typography import clean

ROOT = Path(__file__).resolve().parents[3]
PLACES = ("body", "header", "footer", "properties")
ESCAPES = (
    "{{ cycler.__init__.__globals__.os.popen('touch {mark}').read() }}",
    "{{ nomor.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ isi.append.__self__ }}",
    "{{ nomor|attr('__class__') }}",
    "{{ nomor['__class__'] }}",
    "{{ lipsum.__globals__['os'].system('touch {mark}') }}",
    "{{ ().__reduce_ex__(2) }}",
    "{{ '{0.__class__}'.format(nomor) }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os }}",
    "{% extends '/etc/passwd' %}",
    "{% macro x() %}{{ caller() }}{% endmacro %}{{ x() }}",
    "{{ range(100000000) | join }}",
    "{{ nomor | safe }}",
    "{{ isi.clear() }}",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", ESCAPES)
def test_code_is_refused_before_a_template_is_used(code, place):
    """In the engine itself, without the process around it: the sandbox alone must hold."""
    found = engine.check(a_template(code, place=place), examples())

    assert found


@pytest.mark.parametrize("place", PLACES)
def test_a_template_that_slipped_in_unchecked_runs_nothing_either(place, tmp_path):
    mark = tmp_path / "ran"
    for code in ESCAPES:
        template = a_template(code.replace("{mark}", str(mark)), place=place)
        try:
            made = engine.fill(template, examples())
        except Exception:  # noqa: BLE001, S112 - refused; which way does not matter here
            continue
        said = _everything(made)
        assert "root:" not in said
        assert "<class" not in said
        assert "&lt;class" not in said

    assert not mark.exists()


def _everything(made):
    with ZipFile(BytesIO(made)) as parts:
        return "".join(
            parts.read(name).decode(errors="replace")
            for name in parts.namelist()
            if name.endswith(".xml")
        )


def test_a_template_that_runs_away_is_stopped():
    loops = "".join(f"{{% for {each} in 'x' * 90000 %}}" for each in "abcd")
    template = a_template(loops + "{% endfor %}" * 4)

    with refused(Unavailable, "template-runs-away"):
        fill_template(template, examples())


def test_a_template_that_wants_all_memory_is_stopped():
    (fault,) = template_faults(a_template("{{ 'x' * 10 ** 10 }}"), examples())

    assert fault.code == "template-runs-away"


def test_the_process_that_fills_can_write_no_file_and_sees_no_secrets(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("DATABASE_URL", "postgres://rahasia")
    program = (
        "import os; from siap.apps.papers.templating import worker; worker.limit();\n"
        "print('DATABASE_URL' in os.environ)\n"
        "try:\n"
        " with open('berkas-uji', 'w') as file:\n  file.write('x' * 9)\n"
        " print('wrote')\nexcept OSError:\n print('refused')\n"
    )
    seen = {}
    real = subprocess.run

    def watched(command, **options):
        seen.update(options["env"])
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    fill_template(starter("terms"), examples())
    done = real(
        [sys.executable, "-c", program],
        capture_output=True,
        env=seen,
        check=False,
        text=True,
        cwd=tmp_path,
    )

    assert "DATABASE_URL" not in seen
    assert done.stdout.splitlines()[0] == "False"
    assert done.stdout.splitlines()[1:] == ["refused"]


def test_a_job_of_the_worker_is_done_as_json():
    job = {
        "task": "fill",
        "template": base64.b64encode(starter("terms")).decode(),
        "context": examples(),
    }

    done = worker.work(json.loads(json.dumps(job)))

    assert base64.b64decode(done["file"]).startswith(b"PK")


def test_nobody_but_the_engine_opens_templates():
    others = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if "docxtpl" in path.read_text(encoding="utf-8")
        or "from jinja2" in path.read_text(encoding="utf-8")
    }

    assert others == {"src/siap/apps/papers/templating/engine.py"}


def test_the_server_itself_never_loads_the_engine():
    importers = {
        path.name
        for path in (ROOT / "src").rglob("*.py")
        if "templating.engine" in path.read_text(encoding="utf-8")
        or "templating import engine" in path.read_text(encoding="utf-8")
    }

    assert importers == {"worker.py"}


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_the_template_to_start_from_passes_its_own_check(kind):
    assert template_faults(starter(kind), examples()) == []
    assert starter(kind) == starter(kind)


def test_a_filled_template_holds_every_example_and_repeats_its_bytes():
    made = fill_template(starter("minutes"), examples())

    said = _said(made)
    assert made == fill_template(starter("minutes"), examples())
    for text in ("600/017/DPU/2026", "Mengukur tekanan", "Sekretariat", "Made Wirawan"):
        assert text in said
    assert "{" not in said


def _said(made):
    opened = docx.Document(BytesIO(made))
    lines = [each.text for each in opened.paragraphs]
    lines += [c.text for t in opened.tables for row in t.rows for c in row.cells]
    lines += [each.text for each in opened.sections[0].footer.paragraphs]
    return "\n".join(lines)


def test_any_text_prints_as_typed_in_a_template():
    template = a_template("{%p for butir in tujuan %}")
    document = docx.Document(BytesIO(template))
    for line in ("{{ butir }}", "{%p endfor %}"):
        document.add_paragraph(line)
    made = BytesIO()
    document.save(made)
    texts = [clean(text).replace("\n", " ").replace("\t", " ") for text in DANGEROUS]

    said = _said(engine.fill(made.getvalue(), examples() | {"tujuan": texts}))

    missing = [text for text in texts if "".join(text.split()) not in "".join(said.split())]
    assert missing == []


def packed(**parts: bytes) -> bytes:
    """A Word file with parts added or replaced; `__` in a name stands for a slash."""
    made = BytesIO()
    with ZipFile(BytesIO(a_template("x"))) as source, ZipFile(made, "w") as target:
        fresh = {
            name.replace("__", "/").replace("_dot_", "."): p for name, p in parts.items()
        }
        for name in source.namelist():
            if name not in fresh:
                target.writestr(name, source.read(name))
        for name, part in fresh.items():
            target.writestr(name, part)
    return made.getvalue()


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """A Word file with one relationship more."""
    place = "http://schemas.openxmlformats.org"
    kind = f"{place}/officeDocument/2006/relationships/{kind}"
    return packed(
        word___rels__a_dot_rels=(
            f'<Relationships xmlns="{place}/package/2006/relationships"><Relationship '
            f'Id="r" Type="{kind}" Target="{target}" '
            f'TargetMode="{mode}"/></Relationships>'
        ).encode()
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"bukan zip", "template-not-word"),
        (lambda: b"PK\x03\x04rusak", "template-not-word"),
        (lambda: packed(word__vbaProject_dot_bin=b"x"), "template-forbidden-part"),
        (lambda: packed(word__embeddings__a_dot_bin=b"x"), "template-forbidden-part"),
        (lambda: packed(word__activeX__a_dot_xml=b"<a/>"), "template-forbidden-part"),
        (lambda: packed(word__x_dot_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
         "template-forbidden-part"),
        (lambda: packed(**{"[Content_Types]_dot_xml": b"document.macroEnabled.main+xml"}),
         "template-macros"),
        (lambda: related("image", "http://x/a.png"),
         "template-external"),
        (lambda: related("attachedTemplate", "file:///a"),
         "template-external"),
        (lambda: related("aFChunk", "a.html", "Internal"),
         "template-external"),
        (lambda: related("hyperlink", "file:///a"),
         "template-external"),
        (lambda: packed(word__h_dot_xml=b"<w:instrText>INCLUDE</w:instrText>"
                b"<w:instrText>TEXT \\\\a\\b</w:instrText>"), "template-fetching-field"),
        (lambda: b"x" * (MAX_BYTES + 1), "template-too-large"),
        (lambda: packed(word__big_dot_txt=b"0" * (25 * 2**20)), "template-too-large"),
        (lambda: packed(**{f"word__{n}_dot_txt": b"" for n in range(400)}),
         "template-too-large"),
    ],
    ids=range(15),
)  # fmt: skip
def test_a_package_that_could_do_harm_is_not_even_opened(make, code):
    assert code in {fault.code for fault in package_faults(make())}


def test_a_link_to_a_page_is_harmless():
    assert package_faults(related("hyperlink", "https://contoh.go.id")) == []


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("{{ nomer }}", "template-unknown-field", "nomer"),
        ("{{ tindak_lanjut[0].tgas }}", "template-unknown-field", "tgas"),
        ("{% if keberatan %}x{% endif %}{{ tangal }}", "template-unknown-field", "tangal"),
        ("{% if nomor %}", "template-syntax", "isi"),
        ("{{ nomor", "template-syntax", "{{ nomor"),
        ("{{ nomor | terbalik }}", "template-unknown-filter", "terbalik"),
        ("{{r nomor }}", "template-raw-tag", "isi"),
        ("{{ nomor.upper() }}", "template-not-allowed", "isi"),
    ],
)
def test_a_fault_is_said_in_plain_indonesian_with_its_place(body, code, said):
    (fault,) = engine.check(a_template(body), examples())

    assert fault.code == code
    assert said in fault.message()
    assert fault.message("en") != fault.message()


def test_a_fault_in_a_footer_names_the_footer():
    (fault,) = engine.check(a_template("{{ nomor", place="footer"), examples())

    assert "kaki halaman" in fault.message()
