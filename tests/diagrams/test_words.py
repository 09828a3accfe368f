"""Pictures speak the language of their reader."""

import ast
import re
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from diagrams.boxes import faults
from diagrams.examples import EXAMPLES
from diagrams.samples import SAMPLES
from siap import diagrams
from siap.diagrams import KINDS, Diagram, draw, draw_pages
from siap.diagrams.english import ENGLISH
from siap.diagrams.layout.sheets import SHEETS
from siap.diagrams.words import say, speaking
from siap.kernel.errors import InvalidInput

FACT = re.compile(r"\{(\w+)\}")
# A text for people: two words, or a capital letter and small ones; no markup, no name.
FOR_PEOPLE = re.compile(r"^[A-Z][a-z]{2,}|[a-z]{3,} [a-z]{3,}")
NO_TEXT = re.compile(r'[<>="]|sans-serif|language of the picture')


def constants():
    """Every text in the package, but for docstrings and the English words themselves."""
    found = {}
    for path in Path(diagrams.__file__).parent.rglob("*.py"):
        if not path.name.startswith("english"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            said = [n for n in ast.walk(tree) if isinstance(n, ast.Expr)]
            told = {id(n.value) for n in said}
            found |= {
                node.value: path.name
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in told
            }
    return found


def test_every_text_for_people_has_an_english_form():
    texts = {text: where for text, where in constants().items() if FOR_PEOPLE.search(text)}

    assert len(texts) > 80
    assert {
        text: where
        for text, where in texts.items()
        if text not in ENGLISH and not NO_TEXT.search(text) and text not in NAMES
    } == {}


# Types named in annotations and __all__, and letters that are measured.
NAMES = {"Box", "Canvas", "Data", "Diagram", "Hhz", "Node", "Svg"}


def test_no_english_form_is_left_over():
    assert ENGLISH.keys() - constants().keys() == set()


def test_both_forms_hold_the_same_facts():
    wrong = [
        text
        for text, told in ENGLISH.items()
        if set(FACT.findall(text)) != set(FACT.findall(told))
    ]

    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_in_english_without_fault(kind):
    found = {}
    for width in SHEETS:
        one = Diagram(kind, "Title", EXAMPLES[kind], language="en")
        found[width] = faults(draw(one, width=width).text, width)
    for seed in range(6):
        data = SAMPLES[kind](Random(seed))  # noqa: S311
        draw_pages(Diagram(kind, "Title", data, language="en"), width="landscape")

    assert found == {width: [] for width in SHEETS}


def test_the_words_are_english_and_the_data_stay_as_typed():
    data = {"driving": [{"text": "Air baku cukup", "strength": 4, "controllable": True}]}

    picture = draw(Diagram("force-field", "Forces", data, language="en"), width="phone")

    assert 'lang="en"' in picture.text
    assert picture.desc == (
        "Driving forces, sum 4: Air baku cukup (strength 4). "
        "Restraining forces, sum 0: none yet. Net 4."
    )


def test_numbers_and_dates_are_written_as_english_readers_do():
    data = {"periods": [{"label": "2026", "inflow": 12500000000, "outflow": 1500}]}
    events = {"events": [{"title": "Rapat", "date": "2026-05-02"}]}

    money = draw(Diagram("cash-flow", "Money", data, language="en"), width="phone").text
    day = draw(Diagram("timeline-calendar", "Days", events, language="en"), width="phone")

    assert "Rp12.5 billion" in money
    assert "Rp12,500,000,000" in money
    assert "2 May 2026: Rapat" in day.desc


def test_pictures_in_two_languages_on_one_page_do_not_share_ids():
    ids = {
        re.search(
            r' id="([^"]*)"',
            draw(Diagram("swot", "Judul", {}, language=tongue), width="phone").text,
        )[1]
        for tongue in ("id", "en")
    }

    assert len(ids) == 2


def test_an_unknown_language_is_refused():
    with pytest.raises(InvalidInput):
        draw(Diagram("swot", "Judul", {}, language="jv"), width="phone")


def test_the_language_of_one_thread_is_not_that_of_another():
    heard = []
    with speaking("en"):
        other = Thread(target=lambda: heard.append(say("Peluang")))
        other.start()
        other.join()

        assert (heard, say("Peluang")) == (["Peluang"], "Opportunities")
