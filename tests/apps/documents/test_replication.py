"""The package from which another region can start."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from rendering.reading import html_text
from siap.apps.documents.replication import INDEX, make_package, package_of
from siap.rendering.stored import to_json


def printed(document, format_name):
    """A stand-in for the printer: what is in the tree, so that nothing is typeset."""
    return f"{format_name} {to_json(document)}".encode()


@pytest.fixture(scope="module")
def package(demo_facts):
    return package_of(demo_facts, "id")


@pytest.fixture(scope="module")
def small(every_demo):
    """That of a plan that has not come to its end."""
    return package_of(every_demo["umum"], "id")


@pytest.fixture(scope="module")
def archive(package):
    return make_package(package, printed)


def test_the_package_holds_the_plan_the_workbook_and_the_good_practice(archive):
    names = ZipFile(BytesIO(archive)).namelist()

    kinds = {name.split("-", 1)[1] for name in names}
    assert names[0] == INDEX
    assert {"rencana.pdf", "buku-kerja.xlsx", "praktik-baik.pdf", "sop.pdf"} <= kinds
    assert names == sorted(names)


def test_no_name_of_a_person_is_in_the_package(demo_facts, archive):
    members = demo_facts.sheets.content.of("w03-working-group.members")
    names = {str(row.cells["person"]) for row in members}
    names |= {each.user.display_name for each in demo_facts.team}

    with ZipFile(BytesIO(archive)) as opened:
        text = "".join(opened.read(name).decode() for name in opened.namelist())

    assert len(names) > 15
    assert [name for name in sorted(names) if name in text] == []


def test_the_list_tells_the_fingerprint_of_every_file(archive):
    with ZipFile(BytesIO(archive)) as opened:
        listed = html_text(opened.read(INDEX))
        files = {name: opened.read(name) for name in opened.namelist()[1:]}

    assert len(files) > 20
    for name, content in files.items():
        assert name in listed
        assert sha256(content).hexdigest() in listed


def test_the_same_plan_gives_the_same_package(every_demo, small):
    again = package_of(every_demo["umum"], "id")

    assert again.key == small.key
    assert make_package(again, printed) == make_package(small, printed)


def test_another_language_is_another_package(every_demo, small):
    assert package_of(every_demo["umum"], "en").key != small.key


def test_papers_with_gaps_are_left_out_and_named(small):
    with ZipFile(BytesIO(make_package(small, printed))) as opened:
        listed = html_text(opened.read(INDEX))
        names = opened.namelist()

    assert "Tulisan praktik baik" in small.left_out
    assert "Tulisan praktik baik" in listed
    assert not any("praktik-baik" in name for name in names)
