"""A guide as a file: written and read without loss; refused with line, place, reason."""

from copy import deepcopy
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siap.apps.guides.drafting import part_of
from siap.kernel.errors import InvalidInput
from siap.methodology.guide_drafts import draft_of, faults_of
from siap.methodology.guide_files import (
    MOST_BYTES,
    FileRefused,
    read_guide_file,
    write_guide_file,
)
from siap.methodology.library import edition

GUIDES = sorted(edition().guides)


def a_file(key: str = "umum") -> bytes:
    draft = draft_of(edition().guide(key))
    return write_guide_file(draft, edition=edition(), based_on=key)


@cache
def _content() -> Any:
    return yaml.load(a_file(), Loader=yaml.CSafeLoader)


def content() -> Any:
    """What the file says; each caller may change it."""
    return deepcopy(_content())


def refusal(data: bytes) -> list[tuple[int, str, str]]:
    """Line, path and code of each fault."""
    with pytest.raises(FileRefused) as refused:
        read_guide_file(data, edition=edition())
    return [(fault.line, fault.path, fault.code) for fault in refused.value.faults]


def changed(old: str, new: str, count: int = 1) -> bytes:
    text = a_file().decode()
    assert old in text
    return text.replace(old, new, count).encode()


def line_of(data: bytes, text: str) -> int:
    lines = data.decode().splitlines()
    return next(n for n, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize("key", GUIDES)
def test_a_guide_is_read_as_it_was_written(key: str) -> None:
    draft = draft_of(edition().guide(key))

    read = read_guide_file(a_file(key), edition=edition())

    assert (read.draft, read.based_on) == (draft, key)


# Characters that a file could lose: quotes, marks of YAML, signs beyond the first plane.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=3, max_size=80
).filter(lambda text: len(text.strip()) >= 3)


@given(title=TEXT, lines=st.lists(TEXT, min_size=1, max_size=4))
@settings(max_examples=15)
def test_whatever_people_write_is_read_as_it_was_written(
    title: str, lines: list[str]
) -> None:
    draft = draft_of(edition().guide("umum"))
    topic = part_of(draft, "1.1")
    topic.update(title=title.strip(), purpose=[line.strip() for line in lines])

    data = write_guide_file(draft, edition=edition())

    assert read_guide_file(data, edition=edition()).draft == draft


def test_the_same_guide_gives_the_same_bytes() -> None:
    assert a_file() == a_file()


def test_the_file_names_the_worksheets_that_the_guide_needs() -> None:
    guide = edition().guide("pdam")
    wanted = [edition().by_number[n].id for n in guide.worksheet_numbers]

    text = a_file("pdam").decode()

    listed = text.partition("worksheets:\n")[2].partition("head:")[0]
    assert listed.replace("- ", "").split() == wanted


def test_a_draft_with_faults_is_not_written() -> None:
    draft = draft_of(edition().guide("umum"))
    part_of(draft, "1.1")["title"] = ""

    with pytest.raises(InvalidInput):
        write_guide_file(draft, edition=edition())


def test_a_file_of_another_edition_is_refused_by_name() -> None:
    data = changed("edition: '2026'", "edition: '2031'")

    with pytest.raises(FileRefused) as refused:
        read_guide_file(data, edition=edition())

    (fault,) = refused.value.faults
    assert (fault.line, fault.code) == (2, "guide-file-edition")
    assert "2031" in fault.message("id")
    assert "2026" in fault.message("id")


def test_a_file_of_a_later_format_is_refused() -> None:
    data = changed("siap_guide: 1", "siap_guide: 2")

    assert refusal(data) == [(1, "siap_guide", "guide-file-format")]


def test_a_wrong_value_is_named_by_line_and_path() -> None:
    data = changed("hours: '1.5'", "hours: lama sekali")

    assert refusal(data) == [
        (
            line_of(data, "lama sekali"),
            "stages.0.topics.1.time.hours",
            "guide-not-a-number",
        )
    ]


def test_all_faults_are_named_at_once() -> None:
    data = changed("kind: plenary", "kind: siesta").replace(b"room:", b"ruang:", 1)

    codes = {code for _, _, code in refusal(data)}

    assert {"guide-choice", "guide-unknown-part"} <= codes


def test_minutes_that_do_not_add_up_are_refused_like_in_the_browser() -> None:
    data = changed("minutes: 15", "minutes: 14")

    assert [code for _, _, code in refusal(data)] == ["guide-minutes"]


def test_a_worksheet_that_the_edition_lacks_is_refused() -> None:
    data = changed("- w01-stakeholders\n", "- w41-dreams\n")

    assert refusal(data) == [
        (line_of(data, "w41-dreams"), "worksheets.0", "guide-worksheet-unknown")
    ]


OUTER = b"siap_guide: 1\nedition: '2026'\nworksheets: []\nhead: {}\n"
BAD = {
    "nothing": (b"", "guide-file-kind"),
    "a list": (b"- a\n- b\n", "guide-file-kind"),
    "another file": (b"name: something\n", "guide-file-kind"),
    "no yaml": (b"siap_guide: [1", "guide-file-yaml"),
    "a tab": (b"siap_guide: 1\n\tedition: x\n", "guide-file-yaml"),
    "a control character": (b"siap_guide: \x01\n", "guide-file-yaml"),
    "a list as key": (b"? [a]\n: b\n", "guide-file-yaml"),
    "not utf-8": (b"siap_guide: \xff\xfe\n", "guide-file-text"),
    "an anchor": (b"siap_guide: 1\na: &x {}\nb: *x\n", "guide-file-anchor"),
    "a tag": (b"siap_guide: !!python/object:os.system x\n", "guide-file-anchor"),
    "a deep nest": (b"siap_guide: " + b"[" * 5000, "guide-file-deep"),
    "a key twice": (b"siap_guide: 1\nedition: a\nedition: b\n", "guide-key-twice"),
    "too large": (b"#" * (MOST_BYTES + 1), "guide-file-size"),
    "a scalar for stages": (
        OUTER + b"based_on: ''\nstages: x\n",
        "guide-wrong-form",
    ),
    "a scalar for a stage": (
        OUTER + b"based_on: ''\nstages: [1]\n",
        "guide-wrong-form",
    ),
    "parts missing": (b"siap_guide: 1\nedition: '2026'\n", "guide-part-missing"),
    "an unknown origin": (
        OUTER + b"based_on: x\nstages: []\n",
        "guide-branch-guide",
    ),
    "an empty guide": (
        OUTER + b"based_on: ''\nstages: []\n",
        "guide-part-missing",
    ),
}


def test_a_part_without_a_name_does_not_hide_the_other_faults() -> None:
    value = content()
    value["head"] = {"": None}

    faults = {(path, code) for _, path, code in refusal(yaml.safe_dump(value).encode())}

    assert {
        ("head.", "guide-unknown-part"),
        ("head.training", "guide-part-missing"),
    } <= faults


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_reason(name: str) -> None:
    data, code = BAD[name]

    assert code in {found for _, _, found in refusal(data)}


def outcome(data: bytes) -> bool:
    """Whether a file was refused in words, or read without a fault."""
    try:
        read = read_guide_file(data, edition=edition())
    except FileRefused as refused:
        said = [(fault.message("id"), fault.line) for fault in refused.faults]
        return all(text and line >= 1 for text, line in said) and bool(said)
    return faults_of(read.draft, edition=edition()) == ()


@given(data=st.data())
@settings(max_examples=40)
def test_a_damaged_file_is_refused_or_read_whole_but_never_breaks(
    data: st.DataObject,
) -> None:
    whole = a_file()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 400))
    put = data.draw(st.binary(max_size=20))
    damaged = whole[:start] + put + whole[start + length :]

    assert outcome(damaged)


ODD: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.just("1_0")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=4,
)


@given(data=st.data(), odd=ODD)
@settings(max_examples=30)
def test_an_odd_value_anywhere_is_refused_or_read_whole_but_never_breaks(
    data: st.DataObject, odd: Any
) -> None:
    value = content()
    place: Any = value
    while True:
        steps = list(place) if isinstance(place, dict) else list(range(len(place)))
        step = data.draw(st.sampled_from(steps))
        if not isinstance(place[step], dict | list) or not place[step]:
            break
        if data.draw(st.integers(0, 5)) == 0:
            break
        place = place[step]
    place[step] = odd

    assert outcome(yaml.dump(value, Dumper=yaml.CSafeDumper).encode())
