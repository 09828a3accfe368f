"""What several people ask for at once is made once; what has changed is made anew."""

import threading
import time
from collections.abc import Mapping

import pytest
from django.test import RequestFactory
from django.utils import translation

from siap.ui.kept import kept_part, kept_value

ICON = "siap/icons/check.svg"


class Maker:
    """Counts how often a part was made, and takes its time."""

    def __init__(self, seconds: float = 0) -> None:
        self.made = 0
        self.seconds = seconds

    def __call__(self) -> Mapping[str, object]:
        self.made += 1
        time.sleep(self.seconds)
        return {"extra_class": f" made-{self.made}"}


def part(make: Maker, version: str = "1", address: str = "/lapor/?page=2") -> str:
    return str(kept_part(RequestFactory().get(address), version, ICON, make))


@pytest.fixture
def maker() -> Maker:
    return Maker()


def test_a_part_is_made_once_for_a_version(maker: Maker) -> None:
    read = [part(maker), part(maker), part(maker, version="2")]

    assert maker.made == 2
    assert read[0] == read[1]
    assert "made-1" in read[0]
    assert "made-2" in read[2]


def test_another_query_and_another_language_are_other_parts(maker: Maker) -> None:
    part(maker)
    part(maker, address="/lapor/?page=3")
    with translation.override("en"):
        part(maker)

    assert maker.made == 3


def test_what_many_ask_for_at_once_is_made_by_one() -> None:
    maker, read = Maker(0.2), []
    threads = [threading.Thread(target=lambda: read.append(part(maker))) for _ in range(6)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert maker.made == 1
    assert len(read) == 6
    assert len(set(read)) == 1


def test_a_part_that_fails_is_tried_again_by_the_next() -> None:
    def fails() -> Mapping[str, object]:
        raise RuntimeError

    request = RequestFactory().get("/lapor/")
    with pytest.raises(RuntimeError):
        kept_part(request, "1", ICON, fails)

    assert "made-1" in str(kept_part(request, "1", ICON, Maker()))


def test_a_value_is_worked_out_again_for_another_version_or_question() -> None:
    made: list[str] = []

    def work() -> str:
        made.append("once more")
        return made[-1]

    for version, asked in (("1", "a"), ("1", "a"), ("2", "a"), ("1", "b")):
        kept_value(version, asked, work)

    assert len(made) == 3


def test_a_value_can_be_worked_out_while_a_part_is_made() -> None:
    began = time.monotonic()

    def make() -> Mapping[str, object]:
        values = [kept_value("1", f"value {n}", str) for n in range(100)]
        return {"extra_class": f" made-{len(values)}"}

    assert "made-100" in str(kept_part(RequestFactory().get("/"), "1", ICON, make))
    assert time.monotonic() - began < 2
